//! Reading a document with what was learned.

use super::decode::{self, NEVER, Row, WIDTH};
use super::label::{LABELS, Label};
use super::sight::{self, Elsewhere, Sights, View, at};
use crate::find::entities::Signs;
use crate::pack::tagger::Tagger;
use crate::text::Document;

/// The label of every token of a document. `signs` says what the rules see of each token.
pub fn labels(document: &Document, tagger: &Tagger, signs: &[Signs]) -> Vec<Label> {
    let view = View::new(document, signs, &tagger.clusters);
    let mut transitions = decode::plain_transitions();
    for (row, weights) in transitions.iter_mut().zip(tagger.transitions.chunks(LABELS)) {
        for (cell, &weight) in row.iter_mut().zip(weights) {
            *cell += weight;
        }
    }
    let read = |elsewhere: Option<&Elsewhere>| {
        let mut labels = Vec::with_capacity(document.tokens().len());
        for sentence in document.sentences() {
            let sights = view.sentence(sentence, elsewhere);
            let plain = sight::plain(&sights);
            let scores: Vec<Row> =
                (0..sights.len()).map(|i| if plain[i] { OUTSIDE } else { score(tagger, &sights, i) }).collect();
            decode::best(&scores, &transitions, &mut labels);
        }
        labels
    };
    let first = read(None);
    read(Some(&Elsewhere::new(document, &first)))
}

/// What speaks for each label of a token.
fn score(tagger: &Tagger, sights: &[Sights], i: usize) -> Row {
    let mut row = [0; WIDTH];
    for template in &tagger.templates {
        let weights = sight::feature(sights, i, template).and_then(|feature| tagger.weights(feature));
        for (sum, &weight) in row.iter_mut().zip(weights.into_iter().flatten()) {
            *sum += i32::from(weight);
        }
    }
    // What the rules say counts in what was learned, but rules hold for texts of every kind.
    let verdict = sights[i][usize::from(at::VERDICT)] as usize;
    let (label, sure) = verdict.checked_sub(1).map_or((0, 0), |v| (1 + v / 4, 1 + v % 4));
    row[label % WIDTH] += tagger.trust.get(sure).copied().unwrap_or_default() as i32;
    row
}

/// The scores of a token that is no part of a name.
const OUTSIDE: Row = {
    let mut row = [NEVER; WIDTH];
    row[0] = 0;
    row
};
