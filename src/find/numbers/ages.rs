//! Ages that are named without a unit: `aged 35`, `Andrew Smith, 49,`, `Jan Jansen (35)`.

use super::Reader;
use super::bound::Bound;
use super::words::Written;
use crate::annotation::{Annotation, Certainty, Detail, Evidence, NumberSort, Quantity, Value};
use crate::text::{Case, TokenKind};

/// The ages people have reached, in years.
const AGES: std::ops::RangeInclusive<f64> = 1.0..=122.0;

impl Reader<'_> {
    /// An age without a unit: `aged 35`, `Andrew Smith, 49,`, `Jan Jansen (35)`.
    pub fn add_age(&self, bound: &Bound<'_>, out: &mut Vec<Annotation>) -> Option<usize> {
        let Value::Exact(years) = bound.value else { return None };
        let whole = years.fract() == 0.0 && AGES.contains(&years);
        if !whole || bound.amount.sort != NumberSort::Cardinal || bound.amount.scaled || bound.start != bound.number {
            return None;
        }
        let at = bound.start;
        let said = self.phrase_before(at, &self.pack.age_before);
        let rule = if said {
            "quantity.age"
        } else if self.pack.age_after_names
            && bound.amount.written == Written::Plain
            && self.is_apposition(at, bound.end)
        {
            "quantity.age-after-name"
        } else {
            return None;
        };
        let exactness = self.exactness(bound);
        let quantity = Quantity {
            value: bound.value,
            unit: "a".to_owned(),
            dimension: "age".to_owned(),
            approximation: exactness.means,
            of: None,
        };
        let certainty = if said { Certainty::High } else { Certainty::Medium };
        out.push(Annotation::new(self.span(bound), Detail::Quantity(quantity), Evidence::new(rule, certainty)));
        Some(exactness.end)
    }

    /// Whether a number stands behind a name between commas or brackets.
    fn is_apposition(&self, at: usize, end: usize) -> bool {
        let Some(open) = self.before(at) else { return false };
        let Some(name) = at.checked_sub(2).filter(|&i| i >= self.start).and_then(|i| self.document.tokens().get(i))
        else {
            return false;
        };
        let is_name = name.is_word() && name.case == Case::Title && name.span.len() > 1;
        let closes = match (open.kind, self.token(end)) {
            (TokenKind::Mark('('), Some(t)) => t.is_mark(')') || t.is_mark(','),
            (TokenKind::Mark(','), Some(t)) => {
                open.glued && t.glued && (t.is_mark(',') || t.is_mark(';') || t.is_mark('.'))
            }
            (TokenKind::Mark(','), None) => open.glued,
            (_, _) => false,
        };
        is_name && closes
    }
}
