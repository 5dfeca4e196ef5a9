//! Whether the words around a date speak of the past or the future.

use std::ops::Range;

use crate::pack::Phrases;
use crate::pack::dates::Tense;
use crate::text::{Case, Document, Span, Token, TokenKind};

/// How far from a date its verb is looked for, in tokens.
const REACH: usize = 25;

/// How far a verb in the present may be, and a word that leaves little doubt.
const BESIDE: usize = 3;

/// How much farther days seem that a word speaks against, a word that is known beside the date, and its own verb
/// or `since`.
const AGAINST: [i32; 3] = [4, 12, 1000];

/// How much farther a word seems that only stands before the date or has the end of a verb: right before it, in the
/// present, and in the past where it is not beside the date.
const DOUBT: (usize, usize, usize) = (2, 2, 6);

/// A word that tells past from future.
#[derive(Debug, Clone, Copy)]
pub struct Cue {
    /// Whether it tells of the future.
    pub future: bool,
    /// How much farther than others the days seem that it speaks against.
    pub against: i32,
    /// Whether it is more than the end of a verb in the present, which may tell of what repeats.
    pub known: bool,
    /// Where it stands.
    pub span: Span,
    distance: usize,
}

/// A date among the tokens of its sentence.
pub struct Around<'a> {
    /// The article.
    pub document: &'a Document,
    /// What tells past from future.
    pub tense: &'a Tense,
    /// The sentence.
    pub tokens: &'a [Token],
    /// The date.
    pub date: Range<usize>,
    /// Where its verb stands if it begins the sentence: behind it and its clock time.
    pub verb: usize,
}

impl Around<'_> {
    /// The nearest word that tells so; none where no word does.
    pub fn cue(&self) -> Option<Cue> {
        let Self { tense, tokens, date, .. } = self;
        let from = date.start.saturating_sub(REACH);
        let to = tokens.len().min(date.end + REACH);
        let clause = self.clause(from..to);
        let is = |words: &Phrases<()>, i: usize| tokens.get(i..=i).is_some_and(|t| words.get(t).is_some());
        let perfect = clause.clone().any(|i| !date.contains(&i) && self.is_participle(i));
        let subordinate = (clause.start..date.start).any(|i| is(&tense.subordinators, i));
        // A preposition and an article may stand before the date.
        let begins = tense.verb_second && (clause.start..date.start).all(|i| is(&tense.noun_after, i));
        let mut best = self.before();
        let mut i = from;
        while i < to {
            if date.contains(&i) {
                i = date.end;
                continue;
            }
            let beside = if i < date.start { date.start - i } else { i + 1 - date.end };
            // `…, police said` tells little of what the sentence tells.
            let distance = if clause.contains(&i) { beside } else { beside + DOUBT.0 };
            // `The Met Office` has met nobody.
            let named = i > 0 && tokens[i].is_capitalised() && tokens[i - 1].is_word();
            let words = tense.words.longest(&tokens[i..to]).filter(|(len, _)| *len > 1 || !named);
            let len = words.map_or(1, |(len, _)| len);
            let second = begins && i == self.verb;
            let last = subordinate && i > date.start && i + len == clause.end;
            let told = match words {
                Some((_, future)) => Some((*future, distance)),
                None if is(&tense.copulas, i) && clause.contains(&i) && perfect => Some((false, distance + DOUBT.0)),
                None if is(&tense.copulas, i) => {
                    (distance < BESIDE && i < date.start || second || last).then_some((true, distance + 1))
                }
                None => self.by_ending(i, distance, second, last),
            };
            // The verb of a clause stands right behind a date that begins it, or ends it.
            let verb = second || last && !self.is_participle(i);
            let told = told.map(|(future, distance)| (future, if verb { 0 } else { distance }));
            if let Some((future, distance)) = told
                && best.is_none_or(|best| distance < best.distance)
            {
                let known = !future || words.is_some() || second;
                let against =
                    AGAINST[usize::from(known) * (usize::from(distance <= BESIDE + 1) + usize::from(distance == 0))];
                let span = Token::span_of(&tokens[i..i + len]);
                best = Some(Cue { future, against, known, span, distance });
            }
            i += len;
        }
        best
    }

    /// The words right before a date that tell so.
    fn before(&self) -> Option<Cue> {
        let date = self.date.start;
        (1..=3.min(date)).rev().find_map(|len| {
            let words = self.tokens.get(date - len..date)?;
            let future = *self.tense.before.get(words)?;
            let (distance, against) = if future { (1 + DOUBT.0, AGAINST[0]) } else { (0, AGAINST[2]) };
            Some(Cue { future, against, known: true, span: Token::span_of(words), distance })
        })
    }

    /// The clause of the date, as far as marks part it from others.
    fn clause(&self, within: Range<usize>) -> Range<usize> {
        let parts = |i: usize| {
            let token = &self.tokens[i];
            matches!(token.kind, TokenKind::Mark(mark) if match mark {
                '(' | ')' => false,
                ',' | ';' | ':' | '.' | '”' | '"' => true,
                _ => !token.glued,
            })
        };
        let start = within.clone().take_while(|i| *i < self.date.start).filter(|i| parts(*i)).last();
        let end = (self.date.end..within.end).find(|i| parts(*i));
        start.map_or(within.start, |i| i + 1)..end.unwrap_or(within.end)
    }

    /// What the end of a word tells, and how far it seems. A verb in the present stands before a date, or right after
    /// one that begins the sentence; `last` is whether it ends a clause that is part of another.
    fn by_ending(&self, at: usize, distance: usize, second: bool, last: bool) -> Option<(bool, usize)> {
        let (word, token) = self.verb_like(at)?;
        let tense = self.tense;
        let ends = |endings: &[String]| endings.iter().any(|end| word.ends_with(end.as_str()));
        if ends(&tense.past_endings) && word.len() > 4 && tense.not_past.get(token).is_none() {
            return Some((false, if distance < BESIDE { distance } else { distance + DOUBT.2 }));
        }
        if second && ends(&tense.plural_endings) {
            return Some((true, distance));
        }
        let beside = distance <= BESIDE && (at != self.date.end || second);
        let present = (beside || last) && ends(&tense.present_endings) && !(last && self.is_participle(at));
        (present && (second || tense.not_present.get(token).is_none())).then_some((true, distance + DOUBT.1))
    }

    /// A word that may be a verb by what it is written like and what stands before it.
    fn verb_like(&self, at: usize) -> Option<(&str, &[Token])> {
        let token = self.tokens.get(at..=at)?;
        let only = token.first()?;
        let before = at.checked_sub(1).and_then(|i| self.tokens.get(i..at));
        let of_noun = before.is_some_and(|before| self.tense.noun_after.get(before).is_some());
        let fits = only.is_word() && only.case == Case::Lower && only.span.len() >= 4 && !of_noun;
        fits.then(|| (self.document.slice(only.span), token))
    }

    /// Whether a word has the form of a participle of the past.
    fn is_participle(&self, at: usize) -> bool {
        let Tense { participles: (beginnings, endings), not_participle, .. } = self.tense;
        self.verb_like(at).is_some_and(|(word, token)| {
            beginnings.iter().any(|b| word.starts_with(b.as_str()))
                && endings.iter().any(|e| word.ends_with(e.as_str()))
                && not_participle.get(token).is_none()
        })
    }
}
