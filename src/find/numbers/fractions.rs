//! Parts of a whole: `½`, `2/3`, `de helft`, `two-thirds`, `een kwart`.

use super::Reader;
use super::words::{Division, is_closing};
use crate::pack::numbers::{Class, Form};
use crate::text::TokenKind;

/// A part of a whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Its value.
    pub value: f64,
    /// The token after it.
    pub end: usize,
    /// Whether it is written in words.
    pub words: bool,
    /// Whether it begins with an article.
    pub article: bool,
}

/// What a fraction in digits may be divided by, besides what is not above ten: what people measure and share with.
const DENOMINATORS: [u64; 10] = [12, 15, 16, 20, 25, 32, 50, 64, 100, 1000];

impl Reader<'_> {
    /// The part of a whole at a token, as far as it needs no number of several words.
    pub fn part(&self, at: usize) -> Option<Part> {
        let token = self.token(at)?;
        match token.kind {
            TokenKind::Mark(c) => {
                let value = vulgar(c)?;
                Some(Part { value, end: at + 1, words: false, article: false })
            }
            TokenKind::Number => self.slashed(at),
            TokenKind::Word => self.part_in_words(at),
            TokenKind::Link => None,
        }
    }

    /// The word for a part behind the number of such parts: its value, and the token after it. In languages that tell
    /// one part from several, it must agree with the number.
    pub fn denominator(&self, at: usize, numerator: f64) -> Option<(f64, usize)> {
        let token = self.token(at)?;
        // `one-fourth`, `five / eighths`; a dash that stands apart mostly parts sentences.
        let sure = token.is_mark('-') && (token.glued || numerator == 1.0 || !self.pack.fractions.plural.is_empty());
        let joined = self.token(at + 1).is_some_and(|t| t.glued == token.glued);
        let at = if joined && (sure || token.is_mark('/')) { at + 1 } else { at };
        self.token(at).filter(|t| t.is_word())?;
        if let Some((len, &value)) = self.pack.fractions.denominators.longest(self.rest(at)) {
            return Some((value, at + len));
        }
        if let Some((tens, at)) = self.tens_before_unit(at) {
            let (unit, end) = self.plain_denominator(at, numerator)?;
            return (1.0..10.0).contains(&unit).then_some((tens + unit, end));
        }
        // A second is no half, and a first no whole; and what is the millionth is a place in a row, but for millionths
        // and a millionth of something.
        let several = numerator != 1.0 && !self.pack.fractions.plural.is_empty();
        let of = |end| self.token(end).is_some_and(|t| self.pack.fractions.before.contains_key(&t.folded));
        let (value, end) = self.plain_denominator(at, numerator)?;
        (value >= 3.0 && (value < 1e6 || several || of(end))).then_some((value, end))
    }

    /// The tens of a denominator that goes on after a hyphen (`one twenty-fifth`), and the token after the hyphen.
    fn tens_before_unit(&self, at: usize) -> Option<(f64, usize)> {
        let tens = self.single(at).filter(|a| a.class == Class::Tens && a.form == Form::Cardinal)?;
        let hyphen = self.token(at + 1).is_some_and(|t| t.glued && t.is_mark('-'));
        let unit = self.token(at + 2).is_some_and(|t| t.glued && t.is_word());
        (self.pack.tens_first && hyphen && unit).then_some((tens.value, at + 2))
    }

    /// A denominator in one word: its value, and the token after it.
    fn plain_denominator(&self, at: usize, numerator: f64) -> Option<(f64, usize)> {
        let word = self.token(at).filter(|t| t.is_word())?;
        let division = self.divide(at)?;
        let last = division.atoms().last()?;
        if last.form != Form::Ordinal || division.count > 1 && last.class == Class::Link {
            return None;
        }
        let rest = self.document.slice(word.span).get(division.rest..)?;
        let plural = self.pack.fractions.plural.as_str();
        let agrees = match (plural.is_empty(), rest.is_empty()) {
            (true, whole) => whole,
            (false, true) => numerator == 1.0,
            (false, false) => numerator != 1.0 && rest == plural,
        };
        let value = self.sum_of(&division)?;
        agrees.then_some((value, at + 1))
    }

    /// The part of a whole that is added to a number with a linking word (`two and a third`). With an article it
    /// counts only where nothing behind makes a thing of it (`two and a third man`).
    pub fn part_behind_link(&self, at: usize) -> Option<Part> {
        if let Some(part) = self.part(at) {
            return Some(part).filter(|p| p.value < 1.0);
        }
        if let Some((value, end)) = self.quotient(at) {
            return Some(Part { value, end, words: true, article: false });
        }
        let article = self.token(at).is_some_and(|t| self.pack.fractions.articles.contains_key(&t.folded));
        let (value, end) = self.denominator(at + 1, 1.0).filter(|_| article)?;
        let ends = match self.token(end) {
            Some(t) => is_closing(t) || self.divide(end).is_some() || self.unit_at(end).is_some(),
            None => true,
        };
        let one = self.single(at).is_some();
        (ends || one).then_some(Part { value: 1.0 / value, end, words: true, article: false })
    }

    /// A number of one word or two, above ten, with the parts that it counts (`fifty-four hundredths`).
    fn quotient(&self, at: usize) -> Option<(f64, usize)> {
        let numerator =
            self.sum_of(&self.divide(at).filter(Division::is_whole)?).filter(|n| (10.0..100.0).contains(n))?;
        let (numerator, end) = match self.tens_before_unit(at) {
            Some((tens, at)) => (tens + self.single(at)?.value, at + 1),
            None => (numerator, at + 1),
        };
        let (denominator, end) = self.denominator(end, numerator)?;
        Some((numerator / denominator, end))
    }

    /// `2/3`, as far as it is no date, score or name.
    fn slashed(&self, at: usize) -> Option<Part> {
        self.token(at + 1).filter(|t| t.glued && t.is_mark('/'))?;
        self.token(at + 2).filter(|t| t.glued && t.is_number())?;
        let number = |i: usize| self.document.word(i).parse::<u64>().ok();
        let (above, below_value) = (number(at)?, number(at + 2)?);
        let usual = (2..=10).contains(&below_value) || DENOMINATORS.contains(&below_value);
        let goes_on = self.token(at + 3).is_some_and(|t| t.glued && matches!(t.kind, TokenKind::Mark('/' | '-')));
        (usual && (1..below_value).contains(&above) && !goes_on).then(|| Part {
            value: above as f64 / below_value as f64,
            end: at + 3,
            words: false,
            article: false,
        })
    }

    fn part_in_words(&self, at: usize) -> Option<Part> {
        let token = self.token(at)?;
        let rest = self.rest(at);
        if let Some((len, &value)) = self.pack.fractions.words.longest(rest) {
            let article = self.pack.fractions.articles.contains_key(&token.folded) && len > 1;
            return Some(Part { value, end: at + len, words: true, article });
        }
        let numeral = self.single(at).filter(|a| a.class == Class::Unit && a.form == Form::Cardinal);
        if self.pack.fractions.articles.contains_key(&token.folded) {
            let (value, end) = self.denominator(at + 1, 1.0)?;
            let noun = self.pack.fractions.denominators.longest(self.rest(at + 1)).is_some();
            let before = self.before(at).is_some_and(|t| self.pack.fractions.after.contains_key(&t.folded));
            let behind = match self.token(end) {
                Some(t) => self.pack.fractions.before.contains_key(&t.folded) || at == self.start && is_closing(t),
                None => at == self.start,
            };
            let sure = noun || before || behind || self.exactness_before(at).is_some();
            return sure.then_some(Part { value: 1.0 / value, end, words: true, article: true });
        }
        let numeral = numeral?;
        let (value, end) = self.denominator(at + 1, numeral.value)?;
        Some(Part { value: numeral.value / value, end, words: true, article: false })
    }
}

/// Fractions that are one character: the character, what is above the line, what is below.
const VULGAR: [(char, u8, u8); 18] = [
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅚', 5, 6),
    ('⅐', 1, 7),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
    ('⅑', 1, 9),
    ('⅒', 1, 10),
];

/// The value of a fraction that is one character.
pub fn vulgar(c: char) -> Option<f64> {
    let &(_, above, below) = VULGAR.iter().find(|&&(sign, _, _)| sign == c)?;
    Some(f64::from(above) / f64::from(below))
}
