//! What looks like a number and is none: addresses, telephone numbers, identifiers, names.

use super::Reader;
use crate::pack::Phrases;
use crate::text::{Token, TokenKind};

/// The longest phrase before an identifier, in tokens.
const LONGEST: usize = 3;

impl Reader<'_> {
    /// The token to go on from, where what stands at a token is no number.
    pub fn skipped(&self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        if let Some((len, ())) = self.pack.contexts.idioms.longest(self.rest(at)) {
            return Some(at + len);
        }
        match token.kind {
            TokenKind::Word | TokenKind::Link => None,
            TokenKind::Mark('+') => self.telephone(at + 1).filter(|_| self.token(at + 1).is_some_and(|t| t.glued)),
            TokenKind::Mark('#' | '@') => Some(self.glued_end(at)),
            TokenKind::Mark(_) => None,
            TokenKind::Number => self.number_that_is_none(at, token),
        }
    }

    fn number_that_is_none(&self, at: usize, token: &Token) -> Option<usize> {
        let word = self.document.word(at);
        let plain = word.bytes().all(|b| b.is_ascii_digit());
        if plain && word.len() > 1 && word.starts_with('0') {
            return self.telephone(at);
        }
        if self.is_list_marker(at) || self.in_brackets(at) {
            return Some(at + 1);
        }
        if let Some(end) = self.pattern(at) {
            return Some(end);
        }
        if token.glued && !self.may_open(at) {
            return Some(self.glued_end(at));
        }
        let next = self.token(at + 1).filter(|t| t.glued)?;
        let after = self.token(at + 2).filter(|t| t.glued);
        let more = after.is_some_and(|t| t.is_number());
        match next.kind {
            // Clock times, verses and laws.
            TokenKind::Mark(':') if more => Some(self.glued_end(at)),
            TokenKind::Mark('/') if more => self.slashed_name(at),
            TokenKind::Mark('-' | '–') if more => self.hyphenated_name(at),
            TokenKind::Mark('@' | '_' | '\\') => Some(self.glued_end(at)),
            TokenKind::Mark(_) | TokenKind::Word | TokenKind::Link | TokenKind::Number => None,
        }
    }

    /// The token after what touches a token without a space, addresses and identifiers in one.
    pub fn glued_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.token(end).is_some_and(|t| t.glued) {
            end += 1;
        }
        end
    }

    /// Digits that begin with a plus or nought, and the groups of digits behind them.
    fn telephone(&self, at: usize) -> Option<usize> {
        let mut end = at;
        while let Some(token) = self.token(end) {
            let number = token.is_number() && self.document.word(end).bytes().all(|b| b.is_ascii_digit());
            let part = self.token(end + 1).is_some_and(|t| t.is_number());
            let joins = matches!(token.kind, TokenKind::Mark('-' | '/' | '(' | ')' | '–')) && part && end > at;
            if !number && !joins {
                break;
            }
            end += 1;
        }
        (end > at).then_some(end)
    }

    /// `2.` and `2)` at the beginning of a paragraph.
    fn is_list_marker(&self, at: usize) -> bool {
        let sentence = self.document.sentence_of(at);
        let first = self.document.sentences().get(sentence).is_some_and(|s| {
            s.tokens.start == at && self.document.blocks().get(s.block).is_some_and(|b| b.sentences.start == sentence)
        });
        let marker = self.document.tokens().get(at + 1).is_some_and(|t| t.glued && (t.is_mark('.') || t.is_mark(')')));
        let more = self.document.tokens().get(at + 2).is_some_and(|t| !t.glued);
        // `1. PSV 51; 2. Ajax 46`
        let goes_on = self.before(at).is_some_and(|t| t.is_mark(';'))
            && self.document.tokens().get(at + 2).is_some_and(Token::is_capitalised);
        (first || goes_on) && marker && more && self.document.word(at).len() <= 2
    }

    /// `[12]`, as notes are marked.
    fn in_brackets(&self, at: usize) -> bool {
        self.before(at).is_some_and(|t| t.is_mark('[')) && self.token(at + 1).is_some_and(|t| t.is_mark(']') && t.glued)
    }

    /// Whether a number may begin at a token that touches what is before it.
    fn may_open(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|i| self.document.tokens().get(i)) else { return true };
        let further = at.checked_sub(2).and_then(|i| self.document.tokens().get(i));
        match before.kind {
            TokenKind::Word | TokenKind::Number | TokenKind::Link => false,
            // `B-52` and `Covid-19`, but `-5`
            TokenKind::Mark('-' | '−' | '–' | '_' | '/' | '.' | ',' | '\'' | '’' | ':' | '*' | '&' | '=' | '^') => {
                !before.glued || further.is_none_or(|t| !matches!(t.kind, TokenKind::Word | TokenKind::Number))
            }
            TokenKind::Mark('#' | '@' | '\\') => false,
            TokenKind::Mark(_) => true,
        }
    }

    /// `25/7`, `12/2023`, but not `2/3`.
    fn slashed_name(&self, at: usize) -> Option<usize> {
        self.part(at).is_none().then(|| self.glued_end(at))
    }

    /// Three and more groups of digits with hyphens: telephone numbers, books, days.
    fn hyphenated_name(&self, at: usize) -> Option<usize> {
        let again = self.token(at + 3).is_some_and(|t| t.glued && matches!(t.kind, TokenKind::Mark('-' | '–' | '/')))
            && self.token(at + 4).is_some_and(|t| t.glued && t.is_number());
        again.then(|| self.glued_end(at))
    }

    /// One of the pack's forms, such as a postcode.
    fn pattern(&self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        let text = self.document.text().get(token.span.start as usize..)?;
        self.pack.contexts.patterns.iter().find_map(|pattern| {
            let mut chars = text.chars();
            let mut len = 0;
            for &p in pattern {
                let c = chars.next()?;
                let fits = match p {
                    '#' => c.is_ascii_digit(),
                    '@' => c.is_uppercase(),
                    ' ' => c == ' ' || c == '\u{a0}',
                    other => other == c,
                };
                if !fits {
                    return None;
                }
                len += c.len_utf8() as u32;
            }
            if chars.next().is_some_and(char::is_alphanumeric) {
                return None;
            }
            let end = self.document.token_at(token.span.start + len);
            // `1200 MW` has the form of a postcode.
            let unit = self.token(end - 1).is_some_and(|t| t.is_word()) && self.unit_at(end - 1).is_some();
            (!unit && end > at).then_some(end)
        })
    }

    /// Whether the words before a token make its number an identifier.
    pub fn is_identified(&self, at: usize) -> bool {
        let contexts = &self.pack.contexts;
        let name =
            self.longest_before(at, &contexts.identifiers).max(self.longest_before(at, &contexts.identifier_names));
        // `number 3` is a place in a series, `lives at number 3` an address.
        name > self.longest_before(at, &contexts.series)
    }

    /// Whether the words before a token make its number a place in a series.
    pub fn is_in_series(&self, at: usize) -> bool {
        let contexts = &self.pack.contexts;
        self.longest_before(at, &contexts.series) > self.longest_before(at, &contexts.each) && !self.is_identified(at)
    }

    /// Whether one of these phrases ends before a token.
    pub fn phrase_before(&self, at: usize, phrases: &Phrases<()>) -> bool {
        self.longest_before(at, phrases) > 0
    }

    /// The length in tokens of the longest of these phrases that ends before a token.
    fn longest_before(&self, at: usize, phrases: &Phrases<()>) -> usize {
        let room = at.saturating_sub(self.start).min(LONGEST);
        let ends = |len: &usize| self.document.tokens().get(at - len..at).is_some_and(|t| phrases.get(t).is_some());
        (1..=room).rev().find(ends).unwrap_or(0)
    }

    /// Whether a plain number behind a name is part of it (`Apollo 11`): nothing that can be counted follows.
    pub fn belongs_to_name(&self, at: usize, end: usize) -> bool {
        let counts = self.token(end).is_some_and(|t| t.is_word() && !t.glued);
        !counts && self.is_behind_name(at)
    }

    /// Whether a word with a capital that does not begin the sentence stands before a token.
    pub fn is_behind_name(&self, at: usize) -> bool {
        let Some(before) = self.before(at).filter(|t| t.is_word() && at > self.start + 1) else { return false };
        before.is_capitalised() && !self.pack.counted.stop.contains_key(&before.folded)
    }
}
