//! Two numbers that make one: ranges (`10 tot 15`), shares (`one in three`), bounds (`more than 10 but less than 20`).

use super::Reader;
use super::adding::times;
use super::bound::Bound;
use super::words::{Written, is_closing};
use crate::annotation::{Approximation, NumberSort, Value};
use crate::pack::numbers::WordSet;
use crate::text::TokenKind;

/// Two numbers that make one.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// What they make, from the first to the second.
    pub bound: Bound<'a>,
    /// The rule by which they do.
    pub rule: &'static str,
    /// Whether they touch a dash between them.
    pub dash: bool,
}

impl Pair<'_> {
    /// Whether it has the form of a span of years that nothing says is one (`1631-1702`).
    pub fn looks_like_years(&self) -> bool {
        let year = |v| (1000.0..=2100.0).contains(&v);
        match self.bound.value {
            Value::Between(Some(from), Some(to)) => {
                self.bound.amount.written == Written::Plain && self.dash && year(from) && year(to)
            }
            Value::Between(..) | Value::Exact(_) | Value::Unresolved => false,
        }
    }
}

impl<'a> Reader<'a> {
    /// A range with words around: `tussen de 20 en 30`.
    pub fn around(&self, at: usize) -> Option<Pair<'a>> {
        let (len, &kind) = self.pack.pairs.around.longest(self.rest(at))?;
        let first = self.determined(at + len, false)?;
        let between = self.pack.pairs.between.get(kind)?;
        let (len, ()) = between.longest(self.rest(first.end))?;
        let second = self.determined(first.end + len, true)?;
        self.range(&first, &second, "number.range")
    }

    /// What a number makes with the one behind it.
    pub fn pair(&self, first: &Bound<'a>) -> Option<Pair<'a>> {
        let next = self.token(first.end)?;
        // `in the quarter to 5 million`: what is part of a whole only in longer numbers makes no pair either.
        let part = first.amount.sort == NumberSort::Fraction;
        if next.is_number() || part && self.is_forbidden(first) {
            return None;
        }
        self.share(first).or_else(|| self.joined(first)).or_else(|| self.either(first)).or_else(|| self.bounds(first))
    }

    /// A number, with or without a determiner before it.
    fn determined(&self, at: usize, linked: bool) -> Option<Bound<'a>> {
        self.bound(at, linked).or_else(|| {
            let determiner = self.token(at).is_some_and(|t| self.pack.counted.skip.contains_key(&t.folded));
            if determiner { self.bound(at + 1, linked) } else { None }
        })
    }

    /// `één op de drie`: the first of the second, where that is more.
    fn share(&self, first: &Bound<'a>) -> Option<Pair<'a>> {
        let dated = self.date_at(first.start).is_some();
        if dated || first.readings.is_some() || first.amount.sort != NumberSort::Cardinal || first.amount.scaled {
            return None;
        }
        let pairs = &self.pack.pairs;
        let share = pairs.share.longest(self.rest(first.end));
        let (len, ()) = share.or_else(|| pairs.members.longest(self.rest(first.end)))?;
        let at = first.end + len;
        if self.token(at).is_none_or(|t| t.glued) || self.date_at(at).is_some() {
            return None;
        }
        let second = self.bound(at, true)?;
        let (Value::Exact(a), Value::Exact(b)) = (first.value, second.value) else { return None };
        let whole = a.fract() == 0.0 && b.fract() == 0.0;
        if second.readings.is_some() || second.amount.sort != NumberSort::Cardinal || !whole || a == 0.0 || b <= a.abs()
        {
            return None;
        }
        // `one of the three` is a share, `one of the three men` is one of them.
        if share.is_none() && !self.token(second.end).is_none_or(is_closing) {
            return None;
        }
        // `3 in 2019` and `one in 40 000 homes`: shares are of what people can picture, or of round numbers.
        if second.amount.written == Written::Plain && (1000.0..=2100.0).contains(&b) && b % 100.0 != 0.0 {
            return None;
        }
        let mut bound = join(first, &second);
        bound.value = Value::Exact(a / b);
        bound.amount.sort = NumberSort::Fraction;
        bound.readings = None;
        Some(Pair { bound, rule: "number.share", dash: false })
    }

    /// `10 tot 15`, `10-15%`.
    fn joined(&self, first: &Bound<'a>) -> Option<Pair<'a>> {
        // `drie- tot vierduizend`: what the first word leaves out stands in the second.
        let hyphen = |at: usize| self.token(at).is_some_and(|t| t.glued && t.is_mark('-'));
        let open = hyphen(first.end) && self.token(first.end + 1).is_some_and(|t| !t.glued);
        let at = first.end + usize::from(open);
        let (len, ()) = self.pack.pairs.range.longest(self.rest(at))?;
        let sign = self.token(at)?;
        let dash = len == 1 && matches!(sign.kind, TokenKind::Mark(_));
        let after = self.token(at + len)?;
        // A dash stands close on both sides or on neither.
        if dash && sign.glued != after.glued || !dash && sign.glued {
            return None;
        }
        if dash && first.amount.written == Written::Words {
            return None;
        }
        let second = self.determined(at + len, true)?;
        if dash && second.number != at + len && second.readings.is_none() {
            return None;
        }
        if !dash && self.is_change(first.start) {
            return None;
        }
        self.range(first, &second, "number.range")
    }

    /// A number with the unit and the scale word of the one behind it: the old value of a change (`fell from 2.7 to 2.1
    /// million euros`), or a side of an area (`40 by 15 metres`).
    pub fn unit_of_change(&self, first: &Bound<'a>) -> Option<Bound<'a>> {
        let plain = first.readings.is_none() && first.amount.sort == NumberSort::Cardinal;
        if !plain || self.date_at(first.start).is_some() {
            return None;
        }
        let (len, ()) = self.pack.pairs.change.longest(self.rest(first.end))?;
        let second = self.determined(first.end + len, true)?;
        let readings = Some(second.readings?);
        let factor = if first.amount.scaled { 1.0 } else { second.amount.factor };
        Some(Bound { readings, value: times(first.value, factor), ..*first })
    }

    /// `two or three`.
    fn either(&self, first: &Bound<'a>) -> Option<Pair<'a>> {
        let (len, ()) = self.pack.pairs.either.longest(self.rest(first.end))?;
        let second = self.bound(first.end + len, true)?;
        let pair = self.range(first, &second, "number.range")?;
        let (Value::Exact(a), Value::Exact(b)) = (first.value, second.value) else { return None };
        // `five or six hundred`, `12 or 15 per cent`
        let next = b / second.amount.factor == a + 1.0 && a < 20.0;
        (next || second.readings.is_some() && first.readings.is_none()).then_some(pair)
    }

    /// `more than 10 but less than 20`.
    fn bounds(&self, first: &Bound<'a>) -> Option<Pair<'a>> {
        let (said, _) = self.exactness_before(first.start)?;
        let lower = is_lower(said)?;
        let (len, ()) = self.pack.pairs.bounds.longest(self.rest(first.end))?;
        let at = first.end + len;
        let (len, approximator) = self.pack.approximators_before.longest(self.rest(at))?;
        if is_lower(approximator.means)? == lower {
            return None;
        }
        let second = self.determined(at + len, true)?;
        if lower {
            return self.range(first, &second, "number.bounds");
        }
        // `no more than 50 and no less than 20`: the upper bound comes first.
        let pair = self.range(&second, first, "number.bounds")?;
        let bound = Bound {
            start: first.start,
            number: first.number,
            end: second.end,
            end_byte: second.end_byte,
            ..pair.bound
        };
        Some(Pair { bound, ..pair })
    }

    /// A range from the first to the second, where it goes up and both can have one unit.
    fn range(&self, first: &Bound<'a>, second: &Bound<'a>, rule: &'static str) -> Option<Pair<'a>> {
        let (Value::Exact(mut from), Value::Exact(to)) = (first.value, second.value) else { return None };
        if (first.amount.sort == NumberSort::Ordinal) != (second.amount.sort == NumberSort::Ordinal) {
            return None;
        }
        let readings = match (first.readings, second.readings) {
            (Some(a), Some(b)) if self.shares_code(a, b) => Some(b),
            (Some(_), Some(_)) => return None,
            // `fell 0.3% to 5,618`
            (Some(_), None) if first.end > first.amount.end => return None,
            (a, b) => b.or(a),
        };
        // `5 to 6 million`: the first takes the scale of the second where it would be smaller without.
        let single = second.amount.factor;
        if !first.amount.scaled && second.amount.scaled && from < to / single {
            from *= single;
        }
        if from >= to {
            return None;
        }
        let mut bound = join(first, second);
        bound.value = Value::Between(Some(from), Some(to));
        bound.readings = readings;
        let dash = self.before(second.start).is_some_and(|t| t.glued && matches!(t.kind, TokenKind::Mark(_)));
        Some(Pair { bound, rule, dash })
    }

    /// Whether two forms may mean the same unit.
    fn shares_code(&self, a: &[u16], b: &[u16]) -> bool {
        let list = &self.pack.measures.list;
        let code = |i: &u16| list.get(*i as usize).map(|m| m.code.as_str());
        a.iter().any(|i| b.iter().any(|j| code(i) == code(j)))
    }

    /// Whether the numbers are the old and the new one of a change (`rose from 10 to 15`), or those of a vote.
    fn is_change(&self, at: usize) -> bool {
        let opened = self.before(at).is_some_and(|t| self.pack.pairs.openers.contains_key(&t.folded));
        self.near_before(at, &self.pack.score_cues) || opened && self.near_before(at, &self.pack.pairs.changes)
    }

    /// Whether one of these words stands not far before a token.
    pub fn near_before(&self, at: usize, words: &WordSet) -> bool {
        let near = self.document.tokens().get(at.saturating_sub(12).max(self.start)..at).unwrap_or_default();
        near.iter().any(|t| words.contains_key(&t.folded))
    }
}

/// Whether an approximator makes its number a lower bound or an upper one, if it does.
fn is_lower(approximation: Approximation) -> Option<bool> {
    match approximation {
        Approximation::MoreThan | Approximation::AtLeast => Some(true),
        Approximation::LessThan | Approximation::AtMost => Some(false),
        Approximation::About | Approximation::Almost => None,
    }
}

/// From the first to the second.
fn join<'a>(first: &Bound<'a>, second: &Bound<'a>) -> Bound<'a> {
    let mut amount = second.amount;
    amount.scaled |= first.amount.scaled;
    if amount.sort == NumberSort::Fraction && first.amount.sort == NumberSort::Cardinal {
        amount.sort = NumberSort::Cardinal;
    }
    Bound { start: first.start, number: first.number, amount, ..*second }
}
