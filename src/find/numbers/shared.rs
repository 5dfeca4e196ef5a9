//! Numbers that share the unit of one before: `29 procent, de AfD 21`, `5 million euros, of which 2 million`.

use super::Reader;
use super::bound::Bound;
use super::words::Written;
use crate::annotation::{NumberSort, Value};
use crate::pack::numbers::Measure;

/// What the numbers before were counted and measured in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Said<'a> {
    /// The currency that was named last.
    money: Option<&'a Measure>,
    /// The unit that was named last, unless something was counted since.
    unit: Option<&'a Measure>,
    /// The token after the number that had it, or that counted something.
    end: usize,
    /// Whether that number had a scale word.
    scaled: bool,
    /// Whether the last number with a scale word counted something.
    counts: bool,
}

/// How far apart numbers with one unit may stand, in tokens.
const NEAR: usize = 24;

impl<'a> Reader<'a> {
    /// Keeps the unit of a number, or that it has none.
    pub fn say(&self, bound: &Bound<'_>, unit: Option<&'a Measure>) {
        let aside = self.before(bound.start).is_some_and(|t| t.is_mark('('));
        if aside || unit.is_some_and(|m| m.dimension == "age") {
            return;
        }
        let said = self.said.get();
        let money = unit.filter(|m| m.dimension == "money").or(said.money);
        let scaled = bound.amount.scaled;
        let counts = if scaled { unit.is_none() } else { said.counts };
        self.said.set(Said { money, unit, end: bound.end, scaled, counts });
    }

    /// The unit that a number without one shares with a number before: of its own sentence, or for millions the
    /// currency that was named last.
    pub fn shared(&self, bound: &Bound<'_>) -> Option<&'a Measure> {
        let said = self.said.get();
        let least = match bound.value {
            Value::Exact(v) | Value::Between(Some(v), _) => v,
            Value::Between(None, _) | Value::Unresolved => return None,
        };
        let near = said.end > self.start && bound.start < said.end + NEAR;
        let scaled = bound.amount.scaled;
        let unit = match said.unit.filter(|_| near) {
            None if scaled && least >= 1e6 && !said.counts => said.money,
            unit => unit.filter(|unit| {
                // `13.30` behind a length is a time.
                let usual = matches!(unit.dimension.as_str(), "money" | "percent");
                let usual = usual || bound.amount.written == Written::Plain;
                let alike = scaled == said.scaled || least >= 1000.0 && unit.dimension == "money";
                // `lost 0.7%, to 5,912`: a level, not a share.
                let likely = unit.dimension != "percent" || least <= 100.0;
                usual && alike && likely && (scaled || bound.amount.written != Written::Words)
            }),
        }?;
        // `fell 0.3% to 5,618`: the new value is of what fell.
        let range = self.pack.pairs.range.longest(self.rest(said.end));
        let after_range = range.is_some_and(|(len, ())| said.end + len == bound.start);
        let plain = bound.amount.sort == NumberSort::Cardinal && bound.readings.is_none();
        let free =
            self.nothing_counted(bound.end) && !self.is_identified(bound.start) && !self.is_in_series(bound.start);
        (plain && free && !after_range && self.date_at(bound.start).is_none()).then_some(unit)
    }
}
