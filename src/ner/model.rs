//! What the tagger has learned, as it is loaded and used.

use super::clusters::Clusters;
use super::decode::{self, Row, WIDTH};
use super::features::{self, Features, Knowledge};
use super::label::{LABELS, Label};
use crate::pack::schema::Tagger;
use crate::text::Document;

/// A trained tagger.
#[derive(Debug, Clone)]
pub struct Model {
    table: Table,
    rows: Vec<[i8; WIDTH]>,
    /// What a weight of 1 in `rows` stands for.
    scale: f32,
    transitions: [Row; WIDTH],
    clusters: Clusters,
}

impl Model {
    /// The label of every token of a document. `gazetteer` has a code for every token, or is empty.
    pub fn label(&self, document: &Document, gazetteer: &[u32]) -> Vec<Label> {
        let knowledge = Knowledge { clusters: &self.clusters, gazetteer };
        let mut scores = self.scores(&features::first(document, knowledge), document.tokens().len());
        let labels = self.decode(document, &scores);
        if labels.iter().all(|&l| l == Label::OUTSIDE) {
            return labels;
        }
        let more = features::second(document, &labels);
        for (i, row) in scores.iter_mut().enumerate() {
            self.add(row, more.of(i));
        }
        self.decode(document, &scores)
    }

    fn scores(&self, features: &Features, tokens: usize) -> Vec<Row> {
        let mut scores = vec![[0.0; WIDTH]; tokens];
        for (i, row) in scores.iter_mut().enumerate() {
            self.add(row, features.of(i));
        }
        scores
    }

    fn add(&self, row: &mut Row, features: &[u32]) {
        let mut sum = [0_i32; WIDTH];
        for &feature in features {
            if let Some(weights) = self.table.get(feature).and_then(|at| self.rows.get(at)) {
                for (s, &w) in sum.iter_mut().zip(weights) {
                    *s += i32::from(w);
                }
            }
        }
        for (cell, &s) in row.iter_mut().zip(&sum) {
            *cell += s as f32 * self.scale;
        }
    }

    fn decode(&self, document: &Document, scores: &[Row]) -> Vec<Label> {
        let mut labels = Vec::with_capacity(scores.len());
        for sentence in document.sentences() {
            decode::best(&scores[sentence.tokens.clone()], &self.transitions, &mut labels);
        }
        labels
    }
}

impl From<&Tagger> for Model {
    fn from(weights: &Tagger) -> Self {
        let mut table = Table::new(weights.bits, weights.features.len());
        let mut rows = Vec::with_capacity(weights.features.len());
        let mut left = weights.weights.iter();
        let mut key = 0_u32;
        for (&distance, &labels) in weights.features.iter().zip(&weights.labels) {
            key = key.wrapping_add(distance);
            let mut row = [0; WIDTH];
            for (label, cell) in row.iter_mut().enumerate().take(LABELS) {
                if labels >> label & 1 == 1 {
                    *cell = left.next().copied().unwrap_or(0);
                }
            }
            table.insert(key, rows.len() as u32);
            rows.push(row);
        }
        let mut transitions = decode::plain_transitions();
        for (before, row) in transitions.iter_mut().enumerate().take(LABELS) {
            for (after, cell) in row.iter_mut().enumerate().take(LABELS) {
                *cell += weights.transitions.get(before * LABELS + after).copied().unwrap_or(0.0);
            }
        }
        Self { table, rows, scale: weights.scale, transitions, clusters: Clusters::from(&weights.clusters) }
    }
}

/// From a feature to the place of its weights: an open hash table of short keys.
#[derive(Debug, Clone)]
struct Table {
    shift: u8,
    mask: u32,
    /// Key plus one and place; a key of 0 is an empty slot.
    slots: Vec<(u32, u32)>,
}

impl Table {
    fn new(bits: u8, len: usize) -> Self {
        let size = (len * 2).next_power_of_two().max(2);
        Self { shift: 32 - bits.clamp(1, 31), mask: size as u32 - 1, slots: vec![(0, 0); size] }
    }

    fn slot(&self, key: u32) -> usize {
        (key.wrapping_mul(0x9e37_79b1) >> 7 & self.mask) as usize
    }

    fn insert(&mut self, key: u32, place: u32) {
        let mut at = self.slot(key);
        while self.slots[at].0 != 0 {
            at = (at + 1) & self.mask as usize;
        }
        self.slots[at] = (key + 1, place);
    }

    fn get(&self, feature: u32) -> Option<usize> {
        let key = feature >> self.shift;
        let mut at = self.slot(key);
        loop {
            match self.slots[at] {
                (0, _) => return None,
                (found, place) if found == key + 1 => return Some(place as usize),
                (_, _) => at = (at + 1) & self.mask as usize,
            }
        }
    }
}
