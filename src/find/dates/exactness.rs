//! What the words around a date say of its exactness.

use std::ops::Range;

use crate::annotation::Approximation;
use crate::pack::numbers::Numbers;
use crate::text::Token;

/// The longest approximator, in tokens.
const LONGEST: usize = 6;

/// What the approximator right before a date says, or the one right behind it.
pub fn around(numbers: &Numbers, tokens: &[Token], date: Range<usize>) -> Option<Approximation> {
    let before = (1..=LONGEST.min(date.start)).rev().find_map(|len| {
        let start = date.start - len;
        let approximator = numbers.approximators_before.get(tokens.get(start..date.start)?)?;
        let further = start.checked_sub(1).and_then(|i| tokens.get(i));
        let fits = !further.is_some_and(|t| approximator.not_after.contains_key(&t.folded));
        fits.then_some(approximator.means)
    });
    let behind = || numbers.approximators_after.longest(tokens.get(date.end..)?).map(|(_, means)| *means);
    before.or_else(behind)
}
