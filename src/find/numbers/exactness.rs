//! What the words around a number say of its exactness.

use super::Reader;
use super::bound::Bound;
use crate::annotation::{Approximation, NumberSort};
use crate::text::Span;

/// The longest approximator, in tokens.
const LONGEST: usize = 6;

/// What the words around a number say of its exactness.
#[derive(Debug, Clone, Copy)]
pub struct Exactness {
    /// What they say.
    pub means: Option<Approximation>,
    /// Where they stand.
    pub cue: Option<Span>,
    /// The first token of number and words.
    pub start: usize,
    /// The token after both.
    pub end: usize,
}

impl Reader<'_> {
    /// The approximators before and behind a number, of which the one before counts first.
    pub fn exactness(&self, bound: &Bound<'_>) -> Exactness {
        let before = self.exactness_before(bound.start);
        let behind = self.exactness_behind(bound.end);
        let start = before.map_or(bound.start, |(_, span)| self.document.token_at(span.start));
        let end = behind.map_or(bound.end, |(_, _, end)| end);
        let said = match before {
            // `about 500 or more` says more behind than before.
            Some((Approximation::About, _)) if behind.is_some() => None,
            before => before,
        };
        let said = said.or(behind.map(|(means, span, _)| (means, span)));
        let means = said.map(|(means, _)| means).or(bound.amount.approximation);
        // `over the third hurdle`: a place in a series is exact, but for `at least the third`.
        let means = means.filter(|&m| bound.amount.sort != NumberSort::Ordinal || m == Approximation::AtLeast);
        Exactness { means, cue: said.map(|(_, span)| span), start, end }
    }

    /// The approximator that ends before a token, and where it stands.
    pub fn exactness_before(&self, at: usize) -> Option<(Approximation, Span)> {
        self.approximator_before(at).or_else(|| {
            // A determiner may stand between (`onder de 170`).
            let determiner = self.before(at).is_some_and(|t| self.pack.counted.skip.contains_key(&t.folded));
            if determiner { self.approximator_before(at.saturating_sub(1)) } else { None }
        })
    }

    fn approximator_before(&self, at: usize) -> Option<(Approximation, Span)> {
        let room = at.saturating_sub(self.start).min(LONGEST);
        for len in (1..=room).rev() {
            let tokens = self.document.tokens().get(at - len..at)?;
            let Some(approximator) = self.pack.approximators_before.get(tokens) else { continue };
            let further = self.before(at - len);
            let changed =
                self.pack.pairs.change.get(tokens).is_some() && self.near_before(at - len, &self.pack.pairs.changes);
            if changed || further.is_some_and(|t| approximator.not_after.contains_key(&t.folded)) {
                return None;
            }
            return Some((approximator.means, self.document.span(at - len..at)));
        }
        None
    }

    /// The approximator behind a number, where it stands, and the token after it.
    fn exactness_behind(&self, at: usize) -> Option<(Approximation, Span, usize)> {
        let (len, &means) = self.pack.approximators_after.longest(self.rest(at))?;
        Some((means, self.document.span(at..at + len), at + len))
    }
}
