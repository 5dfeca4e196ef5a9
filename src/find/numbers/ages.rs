//! Ages that are named without the word for old: `aged 35`, `Andrew Smith, 49,`, `een jongen van acht`.

use super::Reader;
use super::bound::Bound;
use super::words::{Written, is_closing};
use crate::annotation::{Annotation, Certainty, Detail, Evidence, NumberSort, Quantity, Value};
use crate::text::strings::lower;
use crate::text::{Case, Span, Token, TokenKind};

/// The ages people have reached, in years.
const AGES: std::ops::RangeInclusive<f64> = 0.5..=122.0;

/// The least age in years that brackets behind a name are read as; smaller numbers there count goals and seats.
const IN_BRACKETS: f64 = 4.0;

/// The least age in years that a word between commas behind a name is read as.
const LEAST: f64 = 10.0;

/// What a word for years or months is, where it may follow an age: its code, the token after it, the byte after it.
struct Unit<'a> {
    code: &'a str,
    end: usize,
}

impl Reader<'_> {
    /// Adds an age, where the words around make one of a number, and returns the token to go on from.
    pub fn add_age(&self, bound: &Bound<'_>, out: &mut Vec<Annotation>) -> Option<usize> {
        if !self.is_age(bound) {
            return None;
        }
        let unit = self.age_unit(bound);
        if unit.is_none() && self.is_forbidden(bound) {
            return None;
        }
        let bound = &Bound { end: unit.as_ref().map_or(bound.end, |u| u.end), ..*bound };
        let exactness = self.exactness(bound);
        let (rule, certainty) = self.age_rule(bound, exactness.start, unit.is_some())?;
        let start = self.document.tokens().get(bound.start)?.span.start;
        let quantity = Quantity {
            value: bound.value,
            unit: unit.map_or("a", |u| u.code).to_owned(),
            dimension: "age".to_owned(),
            approximation: exactness.means,
            of: None,
        };
        let evidence = Evidence { rule, cue: exactness.cue, certainty };
        let span = Span::new(start, self.end_byte(bound.end));
        out.push(Annotation::new(span, Detail::Quantity(quantity), evidence));
        Some(exactness.end)
    }

    fn age_unit(&self, bound: &Bound<'_>) -> Option<Unit<'_>> {
        let (len, code) = self.pack.ages.units.longest(self.rest(bound.end))?;
        Some(Unit { code, end: bound.end + len })
    }

    fn age_rule(&self, bound: &Bound<'_>, start: usize, unit: bool) -> Option<(&'static str, Certainty)> {
        let ages = &self.pack.ages;
        let alone = unit || self.nothing_counted(bound.end);
        if bound.amount.sort == NumberSort::Ordinal {
            return Some(("quantity.age", Certainty::High));
        }
        let said = |at| self.phrase_before(at, &ages.before) || alone && self.phrase_before(at, &ages.before_alone);
        // `two sons of 12 and 15`
        let listed = self.before(start).is_some_and(|t| self.pack.links.contains_key(&t.folded));
        let start = if listed { start.saturating_sub(2) } else { start };
        if said(bound.start) || said(start) {
            return Some(("quantity.age", Certainty::High));
        }
        let single = matches!(bound.value, Value::Exact(v) if v >= LEAST || bound.amount.written == Written::Plain);
        if ages.after_names && (single || unit) && self.is_apposition(bound) {
            return Some(("quantity.age-after-name", if unit { Certainty::High } else { Certainty::Medium }));
        }
        let few = !unit && matches!(bound.value, Value::Exact(v) if v < LEAST);
        (alone && self.is_of_person(start, few)).then_some(("quantity.age-of-person", Certainty::High))
    }

    /// Whether a number stands behind a name between commas or brackets.
    fn is_apposition(&self, bound: &Bound<'_>) -> bool {
        let at = bound.start;
        let (Some(open), Some(name)) = (self.before(at), self.before(at.saturating_sub(1))) else { return false };
        let is_name = name.is_word()
            && (name.case == Case::Title && name.span.len() > 1 || self.is_one_of(&self.pack.ages.people, name));
        let unit = bound.end > bound.amount.end;
        let closes = match (open.kind, self.token(bound.end)) {
            (TokenKind::Mark('('), Some(t)) => {
                let old = matches!(bound.value, Value::Exact(v) if v >= IN_BRACKETS);
                (old || unit) && (t.is_mark(')') || t.is_mark(','))
            }
            (TokenKind::Mark(','), Some(t)) => {
                let mark = t.glued && matches!(t.kind, TokenKind::Mark(',' | ';' | '.'));
                open.glued && (mark || unit && self.pack.counted.stop.contains_key(&t.folded))
            }
            (TokenKind::Mark(','), None) => open.glued,
            (_, _) => false,
        };
        is_name && closes
    }

    /// Whether a word for a person, and a word such as `of`, end before a token (`een jongen van`); `few` where its number
    /// may be that of a parent's children.
    fn is_of_person(&self, at: usize, few: bool) -> bool {
        let ages = &self.pack.ages;
        let of = self.before(at).is_some_and(|t| ages.of.contains_key(&t.folded));
        of && self
            .before(at.saturating_sub(1))
            .is_some_and(|t| self.is_one_of(&ages.people, t) && !(few && self.is_one_of(&ages.parents, t)))
    }

    /// Whether a word is one of these, or ends with one.
    fn is_one_of(&self, people: &[String], token: &Token) -> bool {
        let word = lower(self.document.slice(token.span));
        token.is_word() && people.iter().any(|p| word.ends_with(p.as_str()))
    }

    /// Whether what stands at a token cannot be what a number before it counts.
    pub fn nothing_counted(&self, at: usize) -> bool {
        let none = |t: &Token| is_closing(t) || self.pack.counted.stop.contains_key(&t.folded);
        self.token(at).is_none_or(none) || self.date_at(at).is_some()
    }

    /// Whether a number may be an age: things may be older than people, but then they are told in years.
    fn is_age(&self, bound: &Bound<'_>) -> bool {
        let unit = self.age_unit(bound).is_some();
        let old = |years: f64| AGES.contains(&years) || unit && years > 0.0 && years < 10_000.0;
        let fits = match bound.value {
            Value::Exact(years) => old(years),
            Value::Between(Some(from), Some(to)) => old(from) && old(to),
            Value::Between(..) | Value::Unresolved => false,
        };
        let birthday = bound.amount.sort == NumberSort::Ordinal
            && self.phrase_before(bound.start, &self.pack.ages.before_ordinal)
            && self.nothing_counted(bound.end);
        let plain =
            (birthday || bound.amount.sort == NumberSort::Cardinal) && !bound.amount.scaled && bound.readings.is_none();
        fits && plain && bound.start == bound.number
    }
}
