//! Results of matches and votes: `3-1`.

use super::Reader;
use super::bound::Bound;
use super::words::{Written, is_closing};
use crate::annotation::{Annotation, Certainty, Detail, Evidence, Quantity, Value};
use crate::text::{Case, Token, TokenKind};

/// The most that one side of a result with a dash has.
const MOST: u32 = 200;

/// How many tokens of a sentence are searched for a word that makes a result of two numbers.
const NEAR: usize = 40;

impl Reader<'_> {
    /// A result of a match: `3-1`.
    pub fn score(&self, first: &Bound<'_>, out: &mut Vec<Annotation>) -> Option<usize> {
        self.token(first.end).filter(|t| t.glued && matches!(t.kind, TokenKind::Mark('-' | '–')))?;
        let second = self.token(first.end + 1).filter(|t| t.glued && t.is_number())?;
        let (Value::Exact(a), Ok(b)) = (first.value, self.document.slice(second.span).parse::<u32>()) else {
            return None;
        };
        let plain = first.readings.is_none() && first.amount.written == Written::Plain;
        if !plain || a > f64::from(MOST) || b > MOST || second.span.len() > 3 {
            return None;
        }
        let end = first.end + 2;
        if self.token(end).is_some_and(|t| t.glued && !is_closing(t)) || self.unit_at(end).is_some() {
            return None;
        }
        let cue = (first.start.saturating_sub(NEAR).max(self.start)..self.end.min(end + NEAR))
            .find(|&i| self.document.tokens().get(i).is_some_and(|t| self.pack.score_cues.contains_key(&t.folded)));
        // Of two numbers that go up, only the words around can tell a result from a range: a team before it (`Galway
        // 1-21`), an article (`the 1-2`); and no range begins at nought where nothing is counted.
        let counted = self.counted(end, true).is_some();
        let told = |t: &Token| {
            a < 10.0 && t.case == Case::Title && t.span.len() > 1
                || !counted && self.pack.counted.skip.contains_key(&t.folded)
        };
        let told = self.before(first.start).is_some_and(told);
        let range = a < f64::from(b) && cue.is_none() && !told && (a > 0.0 || counted);
        if range || self.date_at(first.start).is_some() || self.is_identified(first.start) {
            return None;
        }
        let quantity = Quantity {
            value: Value::Unresolved,
            unit: String::new(),
            dimension: "score".to_owned(),
            approximation: None,
            of: None,
        };
        let cue = cue.map(|i| self.document.span(i..i + 1));
        let evidence = Evidence { rule: "quantity.score", cue, certainty: Certainty::Medium };
        out.push(Annotation::new(self.document.span(first.start..end), Detail::Quantity(quantity), evidence));
        Some(end)
    }
}
