//! From a number and the words around it to an annotation.

use super::Reader;
use super::bound::Bound;
use super::exact::Exact;
use super::pairs::Pair;
use super::words::Written;
use crate::annotation::{Annotation, Certainty, Detail, Evidence, Number, NumberSort, Quantity, Value};
use crate::pack::numbers::Measure;
use crate::text::Span;

impl<'a> Reader<'a> {
    /// Adds what begins at a token, and returns the token to go on from.
    pub fn find_at(&self, at: usize, out: &mut Vec<Annotation>) -> usize {
        if !self.may_begin(at) {
            return at + 1;
        }
        if let Some(end) = self.skipped(at) {
            return end;
        }
        if let Some(pair) = self.around(at) {
            return self.add_pair(&pair, out);
        }
        let Some(first) = self.bound(at, true) else { return at + 1 };
        if self.is_broken(&first) {
            return self.glued_end(first.end - 1);
        }
        if let Some(end) = self.score(&first, out) {
            return end;
        }
        if let Some(pair) = self.pair(&first) {
            return self.add_pair(&pair, out);
        }
        self.add(&self.unit_of_change(&first).unwrap_or(first), out)
    }

    /// Adds a number that makes no pair with another, and returns the token to go on from.
    fn add(&self, bound: &Bound<'a>, out: &mut Vec<Annotation>) -> usize {
        // A date that is nothing but this number is a year: `in 1990 won …` is no money.
        let year = self.token(bound.start).map(|t| t.span).is_some_and(|span| self.date_at(bound.start) == Some(span));
        if let Some(measure) = self.measure(bound).filter(|_| !year) {
            return self.add_quantity(bound, measure, out);
        }
        if let Some(end) = self.add_age(bound, out) {
            return end;
        }
        if self.is_time(bound) || self.is_forbidden(bound) {
            return bound.end;
        }
        if let Some(unit) = self.shared(bound) {
            return self.add_quantity(bound, unit, out);
        }
        if self.is_identifier(bound) {
            return bound.end;
        }
        let (sort, rule) = self.sort(bound);
        let plain = bound.amount.written == Written::Plain;
        let certainty = if plain || bound.amount.doubtful { Certainty::Medium } else { Certainty::High };
        self.add_number(bound, sort, rule, certainty, out)
    }

    /// Adds a range, share or pair of bounds.
    fn add_pair(&self, pair: &Pair<'a>, out: &mut Vec<Annotation>) -> usize {
        let bound = &pair.bound;
        if let Some(end) = self.add_age(bound, out) {
            return end;
        }
        match self.measure(bound) {
            Some(measure) => self.add_quantity(bound, measure, out),
            None if self.is_time(bound) || pair.looks_like_years() => bound.end,
            None if let Some(unit) = self.shared(bound) => self.add_quantity(bound, unit, out),
            None => self.add_number(bound, bound.amount.sort, pair.rule, Certainty::High, out),
        }
    }

    fn add_number(
        &self,
        bound: &Bound<'_>,
        sort: NumberSort,
        rule: &'static str,
        certainty: Certainty,
        out: &mut Vec<Annotation>,
    ) -> usize {
        let exactness = self.exactness(bound);
        let several = sort != NumberSort::Ordinal && bound.value != Value::Exact(1.0);
        let counted = if rule == "number.series" { None } else { self.counted(exactness.end, several) };
        let number = Number {
            sort,
            value: bound.value,
            approximation: exactness.means.filter(|_| rule != "number.bounds"),
            of: counted.map(|span| self.document.slice(span).to_owned()),
        };
        self.say(bound, None);
        let evidence = Evidence { rule, cue: exactness.cue, certainty };
        out.push(Annotation::new(self.span(bound), Detail::Number(number), evidence));
        exactness.end
    }

    fn add_quantity(&self, bound: &Bound<'_>, measure: &'a Measure, out: &mut Vec<Annotation>) -> usize {
        let exactness = self.exactness(bound);
        let rule = match measure.dimension.as_str() {
            "money" => "quantity.money",
            "percent" => "quantity.percent",
            "age" => "quantity.age",
            _ => "quantity.unit",
        };
        let rule = if bound.readings.is_none() { "quantity.shared-unit" } else { rule };
        self.say(bound, Some(measure));
        let measured = self.measured(exactness.start, bound.end, &measure.dimension);
        let quantity = Quantity {
            value: times(bound.value, measure.factor),
            unit: measure.code.clone(),
            dimension: measure.dimension.clone(),
            approximation: exactness.means,
            of: measured.map(|span| self.document.slice(span).to_owned()),
        };
        let evidence = Evidence { rule, cue: exactness.cue, certainty: Certainty::High };
        out.push(Annotation::new(self.span(bound), Detail::Quantity(quantity), evidence));
        exactness.end
    }

    /// What sort of number it is, and by which rule.
    fn sort(&self, bound: &Bound<'_>) -> (NumberSort, &'static str) {
        let sort = bound.amount.sort;
        let series = sort == NumberSort::Cardinal && !bound.amount.scaled && self.is_in_series(bound.start);
        match (sort, bound.amount.written) {
            _ if bound.value == Value::Unresolved => (sort, "number.unresolved"),
            _ if series => (NumberSort::Ordinal, "number.series"),
            (NumberSort::Ordinal, _) => (sort, "number.ordinal"),
            (NumberSort::Fraction, _) => (sort, "number.fraction"),
            (NumberSort::Vague, _) => (sort, "number.vague"),
            (NumberSort::Cardinal, Written::Words) => (sort, "number.words"),
            (NumberSort::Cardinal, Written::Plain | Written::Digits) => (sort, "number.digits"),
        }
    }

    /// The unit as it is meant here.
    fn measure(&self, bound: &Bound<'_>) -> Option<&'a Measure> {
        self.reading(bound.readings?, bound.end, bound.value)
    }

    /// Whether it is a name or the address of a thing, not a number of things.
    fn is_identifier(&self, bound: &Bound<'_>) -> bool {
        let plain = bound.amount.written == Written::Plain;
        !bound.amount.scaled && self.is_identified(bound.start)
            || plain && !self.is_in_series(bound.start) && self.belongs_to_name(bound.start, bound.end)
    }

    /// Where the annotation stands.
    pub fn span(&self, bound: &Bound<'_>) -> Span {
        let start = self.document.tokens().get(bound.start).map_or(0, |t| t.span.start);
        Span::new(start, bound.end_byte)
    }
}

/// A value times a unit's factor.
pub fn times(value: Value, factor: f64) -> Value {
    let times = |v: f64| if factor == 1.0 { v } else { Exact::new(v).times(factor).value() };
    match value {
        Value::Exact(v) => Value::Exact(times(v)),
        Value::Between(min, max) if factor < 0.0 => Value::Between(max.map(times), min.map(times)),
        Value::Between(min, max) => Value::Between(min.map(times), max.map(times)),
        Value::Unresolved => Value::Unresolved,
    }
}
