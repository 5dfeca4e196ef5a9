//! The best labels of a sequence (Viterbi 1967).

use super::label::{LABELS, Label};

/// A score for every label; places past [`LABELS`] are padding that keeps rows aligned.
pub type Row = [i32; WIDTH];

pub use crate::pack::tagger::WIDTH;

const _: () = assert!(LABELS <= WIDTH);

/// What is added where a label may not follow another.
pub const NEVER: i32 = -(1 << 20);

/// The labels with the highest score in all: those of the tokens in `scores`, and `transitions[before][after]` between
/// them, the first coming after no name, and where something follows, that is none either. One
/// for each place of `out`.
pub fn best(scores: &[Row], transitions: &[Row; WIDTH], followed: bool, out: &mut [Label]) {
    let mut at = [NEVER; WIDTH];
    at[0] = 0;
    let mut back: Vec<[u8; WIDTH]> = Vec::with_capacity(scores.len());
    for row in scores {
        let mut next = [i32::MIN / 2; WIDTH];
        let mut from = [0_u8; WIDTH];
        for after in 0..LABELS {
            for before in Label::from_index(after).befores() {
                let score = at[before] + transitions[before][after];
                if score > next[after] {
                    next[after] = score;
                    from[after] = before as u8;
                }
            }
        }
        // Only differences count, and so sums stay small in a sentence of any length.
        let top = next.iter().fold(i32::MIN, |top, &score| top.max(score));
        for (score, more) in next.iter_mut().zip(row) {
            *score = (*score - top).max(3 * NEVER) + more;
        }
        back.push(from);
        at = next;
    }
    if followed {
        at.iter_mut().zip(transitions).for_each(|(score, after)| *score += after[0]);
    }
    let mut label = (0..LABELS).fold(0, |best, l| if at[l] > at[best] { l } else { best });
    for (out, from) in out.iter_mut().zip(&back).rev() {
        *out = Label::from_index(label);
        label = usize::from(from[label]);
    }
}

/// Transitions that forbid what may not follow and favour nothing.
pub fn plain_transitions() -> [Row; WIDTH] {
    let mut rows = [[0; WIDTH]; WIDTH];
    for (before, row) in rows.iter_mut().enumerate() {
        for (after, cell) in row.iter_mut().enumerate() {
            let inside = before < LABELS && after < LABELS;
            if !inside || !Label::from_index(after).befores().contains(&before) {
                *cell = NEVER;
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::EntityKind;

    #[test]
    fn an_inside_needs_its_beginning() {
        let inside = Label::inside(EntityKind::Person);
        let mut rows = [[0; WIDTH]; 2];
        rows[0][Label::begin(EntityKind::Place).index()] = 10;
        rows[1][inside.index()] = 15;
        let mut labels = [Label::OUTSIDE; 2];
        best(&rows, &plain_transitions(), false, &mut labels);
        assert_eq!(labels, [Label::begin(EntityKind::Person), inside]);
    }
}
