//! Numbers and quantities: digits and words, fractions, ordinals, ranges, money, units, ages, results.
//!
//! One pass over the tokens. At every token that a number may begin with, the reader takes the longest number with
//! its unit, then looks for a second one that makes a range or share with it, and last at the words around: what they
//! say of its exactness, what is counted, and whether it is a number at all.

mod adding;
mod ages;
mod bound;
mod counted;
mod digits;
mod exact;
mod exactness;
mod fractions;
mod pairs;
mod restricted;
mod scores;
mod shared;
mod skipped;
mod sum;
mod units;
mod words;

use crate::annotation::{Annotation, Detail};
use crate::pack::Pack;
use crate::pack::numbers::{Atom, Numbers};
use crate::text::{Document, Span, Token, TokenKind};

use shared::Said;
use std::cell::Cell;
use sum::{Joint, Sum};
use words::Division;

/// Adds what is found in `document` to `out`, which may hold dates already.
pub fn find(document: &Document, pack: &Pack, out: &mut Vec<Annotation>) {
    let dates = dates(document, out);
    let before = out.len();
    let places = places(document, &pack.numbers);
    let said = Cell::new(Said::default());
    for sentence in document.sentences() {
        let reader = Reader {
            document,
            pack: &pack.numbers,
            start: sentence.tokens.start,
            end: sentence.tokens.end,
            dates: &dates,
            places: &places,
            said: &said,
            money: false,
        };
        let mut at = reader.start;
        while at < reader.end {
            at = reader.find_at(at, out).max(at + 1);
        }
    }
    claim_ages(out, before);
}

/// Takes the lengths of time away that are ages: `a man of 26 years`.
fn claim_ages(out: &mut Vec<Annotation>, before: usize) {
    let is_age = |a: &Annotation| matches!(&a.detail, Detail::Quantity(q) if q.dimension == "age");
    let ages: Vec<Span> = out[before..].iter().filter(|a| is_age(a)).map(|a| a.span).collect();
    if ages.is_empty() {
        return;
    }
    let is_time = |a: &Annotation| matches!(a.detail, Detail::Date(_) | Detail::Time(_));
    out.retain(|a| !is_time(a) || ages.binary_search(&a.span).is_err());
}

/// For every reading of a unit, how many words of the article ask for it.
fn places(document: &Document, numbers: &Numbers) -> Vec<u32> {
    let mut counts = vec![0; numbers.measures.list.len()];
    for token in document.tokens() {
        for &i in numbers.measures.places.get(&token.folded).into_iter().flatten() {
            counts[i as usize] += 1;
        }
    }
    counts
}

/// For every token, whether a date or time that was found before covers it; empty where there are none.
fn dates(document: &Document, found: &[Annotation]) -> Vec<Option<Span>> {
    let mut covered = Vec::new();
    for annotation in found {
        if matches!(annotation.detail, Detail::Date(_) | Detail::Time(_)) {
            covered.resize(document.tokens().len(), None);
            for i in document.tokens_in(annotation.span) {
                covered[i] = Some(annotation.span);
            }
        }
    }
    covered
}

/// What reads the numbers of one sentence.
#[derive(Clone, Copy)]
struct Reader<'a> {
    document: &'a Document,
    pack: &'a Numbers,
    /// The sentence's first token.
    start: usize,
    /// The token after its last.
    end: usize,
    /// The dates found before, by token.
    dates: &'a [Option<Span>],
    /// For every reading of a unit, how many words of the article ask for it.
    places: &'a [u32],
    /// What the numbers before were counted and measured in.
    said: &'a Cell<Said<'a>>,
    /// Whether a currency stands before the number that is read.
    money: bool,
}

impl<'a> Reader<'a> {
    /// A token of the sentence.
    fn token(&self, at: usize) -> Option<&'a Token> {
        if at < self.end { self.document.tokens().get(at) } else { None }
    }

    /// The token before one, within the sentence.
    fn before(&self, at: usize) -> Option<&'a Token> {
        if at > self.start { self.document.tokens().get(at - 1) } else { None }
    }

    /// The sentence's tokens from one on.
    fn rest(&self, at: usize) -> &'a [Token] {
        self.document.tokens().get(at.min(self.end)..self.end).unwrap_or_default()
    }

    /// Where the token before `end` ends, in bytes.
    fn end_byte(&self, end: usize) -> u32 {
        end.checked_sub(1).and_then(|i| self.document.tokens().get(i)).map_or(0, |t| t.span.end)
    }

    /// The date that covers a token.
    fn date_at(&self, at: usize) -> Option<Span> {
        self.dates.get(at).copied().flatten()
    }

    /// The end of a shortened word, without its full stop where that ends the sentence too.
    fn without_stop(&self, end: usize) -> usize {
        let stop = end == self.end && self.before(end).is_some_and(|t| t.is_mark('.'));
        end - usize::from(stop)
    }

    /// Whether a token is an ending after an apostrophe.
    fn is_clitic(&self, at: usize) -> bool {
        self.document.word(at).starts_with(crate::text::chars::is_apostrophe)
    }

    /// The only number word of a word.
    fn single(&self, at: usize) -> Option<Atom> {
        self.divide(at).filter(|d| d.count == 1 && d.is_whole()).and_then(|d| d.first())
    }

    /// What the number words of one word add up to.
    fn sum_of(&self, division: &Division) -> Option<f64> {
        let mut sum = Sum::new(self.pack.tens_first);
        for (i, atom) in division.atoms().enumerate() {
            let joint = if i == 0 { Joint::Space } else { Joint::Inside };
            if !sum.push(Atom { alone: true, ..atom }, joint) {
                return None;
            }
        }
        sum.value().filter(|_| sum.is_complete())
    }

    /// Whether what is left of a word is one of these endings.
    fn has_ending(&self, at: usize, rest: usize, endings: &[String]) -> bool {
        self.document.word(at).get(rest..).is_some_and(|r| !r.is_empty() && endings.iter().any(|e| e == r))
    }

    /// The token after an ending that makes an ordinal of the digits before a token (`32` `e`).
    fn ordinal_suffix(&self, at: usize) -> Option<usize> {
        let token = self.token(at).filter(|t| t.glued)?;
        let (at, token) =
            if token.is_mark('-') { (at + 1, self.token(at + 1).filter(|t| t.glued)?) } else { (at, token) };
        let word = self.document.slice(token.span);
        let is_suffix = token.is_word() && self.pack.digits.ordinal.iter().any(|s| s.eq_ignore_ascii_case(word));
        is_suffix.then_some(at + 1)
    }

    /// Whether a word has rules for when it counts.
    fn is_restricted(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| self.pack.restricted_words.contains_key(&t.folded))
    }

    /// Whether a word never counts by itself.
    fn is_never(&self, at: usize) -> bool {
        let rule = self.token(at).and_then(|t| self.pack.restricted_words.get(&t.folded));
        rule.and_then(|&i| self.pack.restricted.get(i)).is_some_and(|r| r.never)
    }

    /// Whether a number may begin at a token: a quick look before the thorough one.
    fn may_begin(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        match token.kind {
            TokenKind::Number => true,
            // `USD500` begins with digits that are glued to letters.
            TokenKind::Word => {
                self.pack.openers.contains_key(&token.folded)
                    || self.document.slice(token.span).ends_with(|c: char| c.is_ascii_digit())
                    || self.begins_with_words(at)
            }
            TokenKind::Link => false,
            TokenKind::Mark(c) => {
                !c.is_ascii() || matches!(c, '$' | '-' | '+' | '#' | '@' | '.' | ',' | '<' | '>' | '~')
            }
        }
    }
}
