//! Where sentences end.

use super::chars::{closes_bracket, closes_quotation, is_bullet, is_dash, is_full_width_stop, is_stop, opens};
use super::shapes::Shapes;
use super::tokenize::{Case, Token, TokenKind};
use super::{hash, tokenize};

/// What a language knows of the borders in its text.
#[derive(Debug, Clone, Default)]
pub struct Boundaries {
    /// Abbreviations, filled by [`Boundaries::abbreviate`].
    pub abbreviations: hash::HashMap<Abbreviation>,
    /// Words that open sentences more often than they are part of a name.
    pub openers: hash::HashMap<()>,
    /// Words that can be part of a name although they open sentences.
    pub particles: hash::HashMap<()>,
    /// Words with an apostrophe before them (their letters only), after which the sentence's capital comes.
    pub proclitics: hash::HashMap<()>,
    /// Verbs that come after a quote and the name of who says it.
    pub attributions: hash::HashMap<()>,
    /// What bylines and credits are known by.
    pub shapes: Shapes,
}

/// How an abbreviation with its full stop stands to the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abbreviation {
    /// Something follows it always (`Mr.`).
    Inside,
    /// It ends a sentence only before a word that opens sentences (`Inc.`).
    Either,
    /// It ends a sentence before any capital (`etc.`).
    Closing,
    /// It is one only beside a number (`no. 5`); otherwise it is a word.
    Numeric,
}

impl Boundaries {
    /// Adds an abbreviation, with or without its stops. Written with a capital it is known with that capital only.
    pub fn abbreviate(&mut self, abbreviation: &str, class: Abbreviation) {
        let mut tokens = Vec::new();
        tokenize::tokenize(abbreviation, 0, &mut tokens);
        let parts = tokens.iter().filter(|t| t.is_word());
        let key = parts.fold(0, |state, part| hash::mix(state, part.exact));
        self.abbreviations.entry(key).or_insert(class);
    }

    /// The abbreviation whose last letters are the word before the stop at `stop`, and how many words it has.
    fn abbreviation(&self, tokens: &[Token], stop: usize) -> (Option<Abbreviation>, usize) {
        let mut first = stop - 1;
        while first >= 2 && stop - first < 12 && tokens[first].glued && tokens[first - 1].is_mark('.') {
            if !tokens[first - 1].glued || !tokens[first - 2].is_word() {
                break;
            }
            first -= 2;
        }
        let words = (stop - first).div_ceil(2);
        // `zgn. d.w.z.`: what stands glued before the abbreviation may be none of it, so shorter ones are tried too.
        for from in (first..stop).step_by(2) {
            let parts = || tokens[from..stop].iter().step_by(2);
            let exact = parts().fold(0, |state, part| hash::mix(state, part.exact));
            let folded = parts().fold(0, |state, part| hash::mix(state, part.folded));
            if from > first && tokens[from].span.len() == 1 {
                continue;
            }
            // `VS.` and the initial `P.` are names, whatever `vs.` and `p.` stand for.
            let initial = from + 1 == stop && tokens[from].span.len() == 1 && tokens[from].is_capitalised();
            let name = initial || parts().any(|part| part.case == Case::Upper);
            let known = self.abbreviations.get(&exact);
            if let Some(class) = known.or_else(|| self.abbreviations.get(&folded).filter(|_| !name)) {
                return (Some(*class), words);
            }
        }
        (None, words)
    }
}

/// The ends of the sentences in one block's tokens: each the index of the token after a sentence's last.
pub fn ends(text: &str, tokens: &[Token], boundaries: &Boundaries) -> Vec<usize> {
    let stops = Stops { text, tokens, boundaries };
    let mut ends = Vec::new();
    let mut start = 0;
    let mut says_something = false;
    let mut i = 0;
    while i < tokens.len() {
        let at = i;
        i += 1;
        let TokenKind::Mark(stop) = tokens[at].kind else {
            says_something = true;
            continue;
        };
        if !is_stop(stop) {
            continue;
        }
        while i < tokens.len() && tokens[i].glued {
            i += match tokens[i].kind {
                TokenKind::Mark(c) if closes_quotation(c) || closes_bracket(c) || is_stop(c) => 1,
                TokenKind::Mark('[') if is_reference(&tokens[i..]) => 3,
                TokenKind::Mark(_) | TokenKind::Word | TokenKind::Number | TokenKind::Link => break,
            };
        }
        if i < tokens.len() && says_something && stops.is_end(start, at, i) {
            ends.push(i);
            start = i;
            says_something = false;
        }
    }
    match ends.last() {
        // What holds no word, such as a last row of stars, belongs to the sentence before it.
        Some(_) if !says_something => {
            if let Some(last) = ends.last_mut() {
                *last = tokens.len();
            }
        }
        _ if !tokens.is_empty() => ends.push(tokens.len()),
        _ => {}
    }
    ends
}

/// What tells whether a stop ends its sentence.
struct Stops<'a> {
    text: &'a str,
    tokens: &'a [Token],
    boundaries: &'a Boundaries,
}

impl Stops<'_> {
    /// Whether the sentence from `start` ends with the stop at `at`, so that the next begins at `next`.
    fn is_end(&self, start: usize, at: usize, next: usize) -> bool {
        let TokenKind::Mark(stop) = self.tokens[at].kind else { return false };
        if self.tokens[next].glued {
            return is_full_width_stop(stop) || (next == at + 1 && self.lacks_space(at));
        }
        if !self.begins(next) {
            return false;
        }
        let closers = self.tokens[at + 1..next].split(|t| t.is_mark('[')).next().unwrap_or_default();
        let in_bracket = closers.iter().any(|t| matches!(t.kind, TokenKind::Mark(c) if closes_bracket(c)));
        let in_quotation = closers.iter().any(|t| matches!(t.kind, TokenKind::Mark(c) if closes_quotation(c)));
        let opened = at > start && matches!(self.tokens[at - 1].kind, TokenKind::Mark('(' | '['));
        if in_bracket && opened {
            // `(!)` is a remark on the word before it; `[...]` stands for words, so only the next word tells.
            return stop == '…' && self.opens_sentence(next);
        }
        match stop {
            '.' if self.tokens[at].glued && at > start && self.tokens[at - 1].is_word() => {
                self.after_word(start, at, next, in_bracket)
            }
            '.' if self.tokens[at].glued && at > start && self.tokens[at - 1].is_number() => {
                !(is_enumerator(&self.tokens[start..at]) && closers.is_empty())
            }
            '!' | '?' | '…' if in_quotation => !self.is_attributed(next),
            _ => true,
        }
    }

    /// Whether a full stop right after a word ends the sentence, although a capital follows.
    fn after_word(&self, start: usize, at: usize, next: usize, in_bracket: bool) -> bool {
        let word = &self.tokens[at - 1];
        let (abbreviation, words) = self.boundaries.abbreviation(self.tokens, at);
        if in_bracket && (abbreviation.is_some() || self.is_letter(word)) {
            return self.tokens[start].is_mark('(') || self.tokens[start].is_mark('[');
        }
        let opener = || self.opens_sentence(next);
        let no_name = || self.opens_sentence(next) && !self.is_particle(next);
        let first = (at + 1).saturating_sub(2 * words);
        let before = first.checked_sub(1).filter(|&b| b >= start).map(|b| &self.tokens[b]);
        let after_number = before.is_some_and(|t| t.is_number());
        match abbreviation {
            Some(Abbreviation::Inside) => false,
            Some(Abbreviation::Either) => opener(),
            Some(Abbreviation::Closing) => !self.tokens[next].is_number(),
            Some(Abbreviation::Numeric) if self.tokens[next].is_number() => false,
            Some(Abbreviation::Numeric) if after_number => opener(),
            // `B. Smit`, `N.V.`, and a single letter that is no unit (`5 m.`).
            None if words > 1 => no_name(),
            None if word.case == Case::Title && self.is_letter(word) => no_name(),
            None if self.is_letter(word) && !after_number && !word.glued => no_name(),
            Some(Abbreviation::Numeric) | None => true,
        }
    }

    /// Whether a sentence may begin at a token: with anything but a small letter, opening marks passed over.
    fn begins(&self, at: usize) -> bool {
        let Some(first) = self.first_word(at) else { return true };
        match self.tokens[first].kind {
            TokenKind::Word if self.tokens[first].case == Case::Lower => self.is_proclitic(first),
            TokenKind::Mark(c) => {
                !matches!(c, ',' | ';' | ':' | ')' | ']' | '}' | '/' | '\\' | '&' | '+' | '=' | '|' | '%')
            }
            TokenKind::Word | TokenKind::Number | TokenKind::Link => true,
        }
    }

    /// Whether the word there, passing over opening marks, is one that sentences open with, and not part of a name.
    fn opens_sentence(&self, at: usize) -> bool {
        let Some(first) = self.first_word(at) else { return false };
        let word = &self.tokens[first];
        if self.is_proclitic(first) {
            return true;
        }
        word.is_capitalised() && self.boundaries.openers.contains_key(&word.folded)
    }

    /// Whether the word there begins a surname: `De Vries`, `Van den Berg`.
    fn is_particle(&self, at: usize) -> bool {
        let known = |t: &Token| self.boundaries.particles.contains_key(&t.folded);
        match &self.tokens[at..] {
            [word, next, ..] if known(word) && next.is_capitalised() => !next.glued,
            [word, next, name, ..] if known(word) && known(next) => name.is_capitalised() && !name.glued,
            _ => false,
        }
    }

    /// The first token from `at` that is no opening mark, dash or bullet; none where many marks follow one another.
    fn first_word(&self, at: usize) -> Option<usize> {
        let passed = |t: &Token| matches!(t.kind, TokenKind::Mark(c) if opens(c) || is_bullet(c));
        (at..self.tokens.len().min(at + 4)).find(|&i| !passed(&self.tokens[i]))
    }

    /// Whether a small word with an apostrophe before it comes before the sentence's capital.
    fn is_proclitic(&self, at: usize) -> bool {
        self.tokens[at].glued
            && at > 0
            && matches!(self.tokens[at - 1].kind, TokenKind::Mark('\'' | '‘'))
            && self.boundaries.proclitics.contains_key(&self.tokens[at].folded)
            && match &self.tokens[at + 1..] {
                [dash, name, ..] if dash.glued && dash.is_mark('-') => name.is_capitalised(),
                [next, ..] => next.is_capitalised() || next.is_number(),
                [] => false,
            }
    }

    /// Whether after a quote come a name and a verb of saying, so that the sentence goes on: `"Now?" Smith asked.`
    fn is_attributed(&self, next: usize) -> bool {
        let name = self.tokens[next..].iter().take(6).take_while(|t| {
            let part = t.is_capitalised() || self.boundaries.particles.contains_key(&t.folded) || t.glued;
            part && !t.is_mark(',')
        });
        let name = name.count();
        name > 0
            && self.tokens[next].is_capitalised()
            && !self.boundaries.openers.contains_key(&self.tokens[next].folded)
            && self.tokens.get(next + name).is_some_and(|t| self.boundaries.attributions.contains_key(&t.folded))
    }

    /// Whether a full stop between two words lacks its space: `the end.The next`.
    fn lacks_space(&self, at: usize) -> bool {
        let (Some(before), Some(next)) = (at.checked_sub(1).map(|b| &self.tokens[b]), self.tokens.get(at + 1)) else {
            return false;
        };
        self.tokens[at].is_mark('.')
            && before.case == Case::Lower
            && before.span.len() > 2
            && next.case == Case::Title
            && self.boundaries.openers.contains_key(&next.folded)
    }

    /// Whether a word is one letter.
    fn is_letter(&self, word: &Token) -> bool {
        word.span.len() <= 4 && self.text.get(word.span.range()).is_some_and(|w| w.chars().count() == 1)
    }
}

/// Whether a sentence so far is the number of an item and nothing else.
fn is_enumerator(tokens: &[Token]) -> bool {
    match tokens {
        [marks @ .., number] => {
            number.span.len() <= 3
                && marks.iter().all(|t| matches!(t.kind, TokenKind::Mark(c) if opens(c) || is_dash(c)))
        }
        [] => false,
    }
}

/// Whether a note's number in brackets begins here: `[12]`.
fn is_reference(tokens: &[Token]) -> bool {
    matches!(tokens, [_, number, close, ..] if number.glued && number.is_number() && close.is_mark(']'))
}
