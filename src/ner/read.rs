//! Reading a document with what was learned.

use super::decode::{self, NEVER, Row, WIDTH};
use super::label::{LABELS, Label};
use super::sight::{self, Elsewhere, Sights, View, at};
use crate::find::entities::Signs;
use crate::pack::tagger::{Tagger, Template};
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
    let (later, first): (Vec<Template>, Vec<Template>) = tagger.templates.iter().partition(|t| sight::is_later(t));
    // What the first reading makes of each token by all that it sees itself, which holds in the second one too.
    let mut own: Vec<Row> = Vec::new();
    let mut read = |elsewhere: Option<&Elsewhere>| {
        let mut labels = Vec::with_capacity(document.tokens().len());
        let mut done = 0;
        for sentence in document.sentences() {
            let sights = view.sentence(sentence, elsewhere);
            let plain = sight::plain(&sights);
            let score = |i| {
                if plain[i] {
                    return OUTSIDE;
                }
                if elsewhere.is_none() {
                    own.push(score(tagger, &first, &sights, i, trusted(tagger, &sights[i])));
                }
                done += 1;
                score(tagger, &later, &sights, i, own[done - 1])
            };
            let scores: Vec<Row> = (0..sights.len()).map(score).collect();
            decode::best(&scores, &transitions, &mut labels);
        }
        labels
    };
    let labels = read(None);
    read(Some(&Elsewhere::new(document, &labels)))
}

/// What speaks for each label of a token, besides what is there already.
fn score(tagger: &Tagger, templates: &[Template], sights: &[Sights], i: usize, mut row: Row) -> Row {
    for template in templates {
        let weights = sight::feature(sights, i, template).and_then(|feature| tagger.weights(feature));
        for (sum, &weight) in row.iter_mut().zip(weights.into_iter().flatten()) {
            *sum += i32::from(weight);
        }
    }
    row
}

/// What the rules say counts in what was learned, but rules hold for texts of every kind.
fn trusted(tagger: &Tagger, sights: &Sights) -> Row {
    let mut row = [0; WIDTH];
    let verdict = sights[usize::from(at::VERDICT)] as usize;
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
