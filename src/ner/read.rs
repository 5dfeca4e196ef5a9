//! Reading a document with what was learned.

use super::decode::{self, Row, WIDTH};
use super::label::{LABELS, Label};
use super::sight::{self, AGAIN, COUNT, Elsewhere, Sights, View, at};
use crate::find::entities::Signs;
use crate::pack::tagger::{Sums, Tagger, Template};
use crate::text::{Document, Sentence};

/// The label of every token of a document. `signs` says what the rules see of each token.
pub fn labels(document: &Document, tagger: &Tagger, signs: &[Signs]) -> Vec<Label> {
    let view = View::new(document, signs, &tagger.clusters);
    let reader = Reader::new(tagger);
    let mut labels = vec![Label::OUTSIDE; document.tokens().len()];
    let mut seen: Vec<Seen> = Vec::new();
    let mut sights = Vec::new();
    for sentence in document.sentences() {
        let near = view.near(sentence);
        view.sentence(sentence, &near, &mut sights);
        let first = seen.len();
        for i in (0..near.len()).filter(|&i| near[i]) {
            let sums = reader.score(&reader.first, &sights, i, Sums::default());
            let again = AGAIN.map(|sight| sights[i][usize::from(sight)]);
            seen.push(Seen { at: sentence.tokens.start + i, sums, again });
        }
        reader.decide(sentence, &seen[first..], &sights, &mut labels);
    }

    let first = labels.clone();
    let elsewhere = Elsewhere::new(document, &first);
    let mut seen = seen.as_slice();
    for sentence in document.sentences() {
        let count = seen.iter().take_while(|s| s.at < sentence.tokens.end).count();
        let (here, rest) = seen.split_at(count);
        seen = rest;
        sights.clear();
        sights.resize(sentence.tokens.len(), [0; COUNT]);
        for token in here {
            for (sight, value) in AGAIN.into_iter().zip(token.again) {
                sights[token.at - sentence.tokens.start][usize::from(sight)] = value;
            }
        }
        // What stands nowhere else is read as it was.
        if elsewhere.add(sentence, &mut sights) {
            reader.decide(sentence, here, &sights, &mut labels);
        }
    }
    labels
}

/// A token that may be part of a name.
struct Seen {
    /// Its place in the document.
    at: usize,
    /// What speaks for each label by what the first reading sees.
    sums: Sums,
    /// What the second one sees again.
    again: [u64; AGAIN.len()],
}

/// What was learned, in the order in which it is used.
struct Reader<'a> {
    tagger: &'a Tagger,
    transitions: [Row; WIDTH],
    /// Templates that see what is there at the first reading.
    first: Vec<Template>,
    /// Those that see what it has decided elsewhere.
    later: Vec<Template>,
}

impl<'a> Reader<'a> {
    fn new(tagger: &'a Tagger) -> Self {
        let mut transitions = decode::plain_transitions();
        for (row, weights) in transitions.iter_mut().zip(tagger.transitions.chunks(LABELS)) {
            for (cell, &weight) in row.iter_mut().zip(weights) {
                *cell += weight;
            }
        }
        let (later, first) = tagger.templates.iter().partition(|t| sight::is_later(t));
        Self { tagger, transitions, first, later }
    }

    /// What speaks for each label of a token, besides what is there already.
    fn score(&self, templates: &[Template], sights: &[Sights], i: usize, mut sums: Sums) -> Sums {
        for template in templates {
            if let Some(feature) = sight::feature(sights, i, template) {
                self.tagger.add(feature, &mut sums);
            }
        }
        sums
    }

    /// Labels the tokens of a sentence that may be part of a name, each row of neighbours by itself.
    fn decide(&self, sentence: &Sentence, seen: &[Seen], sights: &[Sights], labels: &mut [Label]) {
        let start = sentence.tokens.start;
        for row in seen.chunk_by(|a, b| a.at + 1 == b.at) {
            let score = |token: &Seen| {
                let i = token.at - start;
                let sums = self.score(&self.later, sights, i, token.sums);
                let trusted = self.trusted(&sights[i]);
                std::array::from_fn(|label| sums.of(label) + trusted[label])
            };
            let scores: Vec<Row> = row.iter().map(score).collect();
            let tokens = row[0].at..row[0].at + row.len();
            let followed = tokens.end < sentence.tokens.end;
            decode::best(&scores, &self.transitions, followed, &mut labels[tokens]);
        }
    }

    /// What the rules say counts in what was learned, but rules hold for texts of every kind.
    fn trusted(&self, sights: &Sights) -> Row {
        let mut row = [0; WIDTH];
        let verdict = sights[usize::from(at::VERDICT)] as usize;
        let (label, sure) = verdict.checked_sub(1).map_or((0, 0), |v| (1 + v / 4, 1 + v % 4));
        row[label % WIDTH] += self.tagger.trust.get(sure).copied().unwrap_or_default() as i32;
        row
    }
}
