//! Learning: the weights that make the training texts' labels likely, sparse enough to ship.
//!
//! The objective is the conditional log-likelihood with an L1 and L2 penalty, climbed sentence by sentence with
//! per-coordinate rates (FTRL-Proximal, McMahan and others 2013, "Ad Click Prediction"), which leaves most weights at
//! exactly zero. The same data and options give the same weights.

use std::collections::HashMap;

use super::clusters::Clusters;
use super::decode::{self, Row, WIDTH};
use super::features::{self, Features, Knowledge};
use super::label::{LABELS, Label};
use super::model::Model;
use crate::annotation::EntityKind;
use crate::pack::schema::{Tagger, tagger};
use crate::text::Document;

/// A text with its right labels, one a token.
#[derive(Debug, Clone)]
pub struct Example {
    /// The text.
    pub document: Document,
    /// Its labels.
    pub labels: Vec<Label>,
    /// What gazetteers say of its tokens; may be empty.
    pub gazetteer: Vec<u32>,
}

/// How to learn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Passes over the training texts.
    pub epochs: usize,
    /// Features seen less often are left out.
    pub min_count: u32,
    /// Learning rate of a coordinate that has not moved yet, roughly.
    pub alpha: f32,
    /// What damps the first steps.
    pub beta: f32,
    /// Penalty on absolute weights; the higher, the fewer features stay.
    pub l1: f32,
    /// Penalty on squared weights.
    pub l2: f32,
    /// Into how many parts the texts are divided to get honest first-pass labels for the second pass.
    pub folds: usize,
    /// Kept bits of a feature.
    pub bits: u8,
}

impl Default for Options {
    fn default() -> Self {
        Self { epochs: 12, min_count: 2, alpha: 0.1, beta: 1.0, l1: 0.4, l2: 0.01, folds: 4, bits: 25 }
    }
}

/// Learns from examples.
///
/// First as many models as there are folds, each without one part of the texts, label the part they have not seen;
/// then one model learns from all texts, half of the time with the features of the second pass from those labels and
/// half of the time without, so that it serves both passes.
pub fn train(examples: &[Example], table: &tagger::Clusters, options: &Options) -> Tagger {
    let clusters = Clusters::from(table);
    let firsts: Vec<Features> = examples.iter().map(|e| first(e, &clusters)).collect();
    let index = Index::new(&firsts, options.min_count);
    let prepared: Vec<Vec<Vec<u32>>> = examples.iter().zip(&firsts).map(|(e, f)| index.of(f, e)).collect();

    let folds: Vec<usize> = (0..options.folds).collect();
    let guesses: Vec<(usize, Vec<Label>)> = std::thread::scope(|scope| {
        let halves: Vec<_> = folds
            .chunks(options.folds.div_ceil(2).max(1))
            .map(|part| {
                let (prepared, index) = (&prepared, &index);
                scope.spawn(move || {
                    let mut out = Vec::new();
                    for &fold in part {
                        let mut learner = Learner::new(index.len(), options);
                        let seen: Vec<usize> = (0..examples.len()).filter(|i| i % options.folds != fold).collect();
                        for epoch in 0..options.epochs.min(6) {
                            for &i in &shuffled(&seen, epoch) {
                                learner.learn(&examples[i], &prepared[i], &[]);
                            }
                        }
                        for i in (0..examples.len()).filter(|i| i % options.folds == fold) {
                            out.push((i, learner.label(&examples[i], &prepared[i])));
                        }
                    }
                    out
                })
            })
            .collect();
        halves.into_iter().flat_map(|h| h.join().unwrap_or_default()).collect()
    });
    let mut seconds: Vec<Features> = vec![Features::default(); examples.len()];
    for (i, labels) in guesses {
        seconds[i] = features::second(&examples[i].document, &labels);
    }
    let second_index = Index::new(&seconds, options.min_count);
    let offset = index.len() as u32;
    let more: Vec<Vec<Vec<u32>>> = examples
        .iter()
        .zip(&seconds)
        .map(|(e, f)| {
            let mut lists = second_index.of(f, e);
            lists.iter_mut().flatten().for_each(|id| *id += offset);
            lists
        })
        .collect();

    let mut learner = Learner::new(index.len() + second_index.len(), options);
    let all: Vec<usize> = (0..examples.len()).collect();
    for epoch in 0..options.epochs {
        for &i in &shuffled(&all, epoch) {
            let with = (i + epoch) % 2 == 0;
            learner.learn(&examples[i], &prepared[i], if with { &more[i] } else { &[] });
        }
        if epoch >= options.epochs / 2 {
            learner.remember();
        }
    }
    learner.average();
    let hashes: Vec<u32> = index.hashes.iter().chain(&second_index.hashes).copied().collect();
    learner.weights(&hashes, table.clone(), options)
}

fn first(example: &Example, clusters: &Clusters) -> Features {
    features::first(&example.document, Knowledge { clusters, gazetteer: &example.gazetteer })
}

/// Precision, recall and F1 of whole names, over all kinds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Score {
    /// Names found and right.
    pub right: usize,
    /// Names found.
    pub found: usize,
    /// Names there are.
    pub gold: usize,
}

impl Score {
    /// Scores a model on examples.
    pub fn of(model: &Model, examples: &[Example]) -> Self {
        Self::of_kind(model, examples, None)
    }

    /// Scores a model on the names of one kind, or of all.
    pub fn of_kind(model: &Model, examples: &[Example], kind: Option<EntityKind>) -> Self {
        let mut score = Self::default();
        let asked = |names: Vec<(usize, usize, Label)>| -> Vec<_> {
            names.into_iter().filter(|(_, _, label)| kind.is_none() || label.kind() == kind).collect()
        };
        for example in examples {
            let found = asked(names(&model.label(&example.document, &example.gazetteer)));
            let gold = asked(names(&example.labels));
            score.right += found.iter().filter(|n| gold.binary_search(n).is_ok()).count();
            score.found += found.len();
            score.gold += gold.len();
        }
        score
    }

    /// Both counts together.
    pub fn plus(self, other: Self) -> Self {
        Self { right: self.right + other.right, found: self.found + other.found, gold: self.gold + other.gold }
    }

    /// The harmonic mean of precision and recall, in percent.
    pub fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}

fn names(labels: &[Label]) -> Vec<(usize, usize, Label)> {
    let mut names = Vec::new();
    let mut i = 0;
    while i < labels.len() {
        let end = features::name_end(labels, i);
        if labels[i].kind().is_some() {
            names.push((i, end, labels[i]));
        }
        i = end;
    }
    names
}

/// Numbers for the features that are frequent enough.
struct Index {
    ids: HashMap<u32, u32>,
    hashes: Vec<u32>,
}

impl Index {
    fn new(lists: &[Features], min_count: u32) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for hash in lists.iter().flat_map(Features::all) {
            *counts.entry(*hash).or_default() += 1;
        }
        let mut hashes: Vec<u32> = counts.iter().filter(|&(_, &c)| c >= min_count).map(|(&h, _)| h).collect();
        hashes.sort_unstable();
        let ids = hashes.iter().enumerate().map(|(i, &h)| (h, i as u32)).collect();
        Self { ids, hashes }
    }

    fn len(&self) -> usize {
        self.hashes.len()
    }

    fn of(&self, features: &Features, example: &Example) -> Vec<Vec<u32>> {
        let list = |i| features.of(i).iter().filter_map(|h| self.ids.get(h).copied()).collect();
        (0..example.document.tokens().len()).map(list).collect()
    }
}

/// Tagger on their way.
struct Learner {
    options: Options,
    z: Vec<Row>,
    n: Vec<Row>,
    w: Vec<Row>,
    /// The same for transitions, a row for each label before.
    tz: [Row; WIDTH],
    tn: [Row; WIDTH],
    tw: [Row; WIDTH],
    /// Sums of weights to average, and how many.
    sum: Vec<Row>,
    tsum: [Row; WIDTH],
    remembered: usize,
}

impl Learner {
    fn new(features: usize, options: &Options) -> Self {
        let zero = [0.0; WIDTH];
        Self {
            options: *options,
            z: vec![zero; features],
            n: vec![zero; features],
            w: vec![zero; features],
            tz: [zero; WIDTH],
            tn: [zero; WIDTH],
            tw: [zero; WIDTH],
            sum: Vec::new(),
            tsum: [zero; WIDTH],
            remembered: 0,
        }
    }

    /// Takes the weights as they are into the average.
    fn remember(&mut self) {
        self.sum.resize(self.w.len(), [0.0; WIDTH]);
        for (sum, w) in self.sum.iter_mut().zip(&self.w).chain(self.tsum.iter_mut().zip(&self.tw)) {
            sum.iter_mut().zip(w).for_each(|(s, w)| *s += w);
        }
        self.remembered += 1;
    }

    /// Replaces the weights by their average, which is steadier than the last of them.
    fn average(&mut self) {
        let by = 1.0 / self.remembered.max(1) as f32;
        for (w, sum) in self.w.iter_mut().zip(&self.sum).chain(self.tw.iter_mut().zip(&self.tsum)) {
            w.iter_mut().zip(sum).for_each(|(w, s)| *w = s * by);
        }
    }

    fn scores(&self, lists: &[Vec<u32>], more: &[Vec<u32>], range: std::ops::Range<usize>) -> Vec<Row> {
        range
            .map(|i| {
                let mut row = [0.0; WIDTH];
                for &id in lists[i].iter().chain(more.get(i).into_iter().flatten()) {
                    for (cell, w) in row.iter_mut().zip(&self.w[id as usize]) {
                        *cell += w;
                    }
                }
                row
            })
            .collect()
    }

    fn transitions(&self) -> [Row; WIDTH] {
        let mut rows = decode::plain_transitions();
        for (row, weights) in rows.iter_mut().zip(&self.tw) {
            for (cell, w) in row.iter_mut().zip(weights) {
                *cell += w;
            }
        }
        rows
    }

    fn label(&self, example: &Example, lists: &[Vec<u32>]) -> Vec<Label> {
        let transitions = self.transitions();
        let mut labels = Vec::new();
        for sentence in example.document.sentences() {
            let scores = self.scores(lists, &[], sentence.tokens.clone());
            decode::best(&scores, &transitions, &mut labels);
        }
        labels
    }

    fn learn(&mut self, example: &Example, lists: &[Vec<u32>], more: &[Vec<u32>]) {
        for sentence in example.document.sentences() {
            let range = sentence.tokens.clone();
            let scores = self.scores(lists, more, range.clone());
            let (nodes, edges) = gradients(&scores, &self.transitions(), &example.labels[range.clone()]);
            for (i, gradient) in range.zip(&nodes) {
                for &id in lists[i].iter().chain(more.get(i).into_iter().flatten()) {
                    let id = id as usize;
                    step(&self.options, gradient, &mut self.z[id], &mut self.n[id], &mut self.w[id]);
                }
            }
            for (label, gradient) in edges.iter().enumerate().take(LABELS) {
                let (z, n, w) = (&mut self.tz[label], &mut self.tn[label], &mut self.tw[label]);
                step(&Options { l1: 0.0, ..self.options }, gradient, z, n, w);
            }
        }
    }

    fn weights(&self, hashes: &[u32], clusters: tagger::Clusters, options: &Options) -> Tagger {
        let largest = self.w.iter().flatten().fold(0.0_f32, |m, w| m.max(w.abs()));
        let scale = (largest / 127.0).max(f32::MIN_POSITIVE);
        let shift = 32 - options.bits;
        // Features that share their kept bits share one row of weights.
        let mut rows: HashMap<u32, Row> = HashMap::new();
        for (w, hash) in self.w.iter().zip(hashes) {
            if w.iter().any(|&w| (w / scale).round() != 0.0) {
                let row = rows.entry(hash >> shift).or_insert([0.0; WIDTH]);
                for (cell, w) in row.iter_mut().zip(w) {
                    *cell += w;
                }
            }
        }
        let mut rows: Vec<(u32, Row)> = rows.into_iter().collect();
        rows.sort_unstable_by_key(|&(key, _)| key);
        let mut weights = Tagger { bits: options.bits, scale, clusters, ..Tagger::default() };
        let mut last = 0;
        for (key, row) in rows {
            let mut labels = 0;
            for (label, w) in row.iter().enumerate().take(LABELS) {
                let short = (w / scale).round().clamp(-127.0, 127.0) as i8;
                if short != 0 {
                    labels |= 1 << label;
                    weights.weights.push(short);
                }
            }
            weights.features.push(key - last);
            weights.labels.push(labels);
            last = key;
        }
        weights.transitions = self.tw.iter().take(LABELS).flat_map(|row| row[..LABELS].to_vec()).collect();
        weights
    }
}

/// One step of FTRL-Proximal on a row of coordinates.
fn step(options: &Options, gradient: &Row, z: &mut Row, n: &mut Row, w: &mut Row) {
    for i in 0..WIDTH {
        let g = gradient[i];
        let sum = n[i] + g * g;
        let sigma = (sum.sqrt() - n[i].sqrt()) / options.alpha;
        z[i] += g - sigma * w[i];
        n[i] = sum;
        let excess = (z[i].abs() - options.l1).max(0.0);
        w[i] = -z[i].signum() * excess / ((options.beta + sum.sqrt()) / options.alpha + options.l2);
    }
}

/// What the labels' likelihood asks of scores and transitions: expected minus true counts, by forward and backward
/// passes whose rows are scaled to sum to one.
fn gradients(scores: &[Row], transitions: &[Row; WIDTH], labels: &[Label]) -> (Vec<Row>, [Row; WIDTH]) {
    let len = scores.len();
    let mut edges = [[0.0; WIDTH]; WIDTH];
    let move_weight: [Row; WIDTH] = transitions.map(|row| row.map(f32::exp));
    let emit: Vec<Row> = scores
        .iter()
        .map(|row| {
            let top = row[..LABELS].iter().fold(f32::MIN, |m, &s| m.max(s));
            let mut out = [0.0; WIDTH];
            for l in 0..LABELS {
                out[l] = (row[l] - top).exp().max(1e-30);
            }
            out
        })
        .collect();
    let mut forward = vec![[0.0_f32; WIDTH]; len];
    for t in 0..len {
        let mut row = [0.0; WIDTH];
        if t == 0 {
            for l in 0..LABELS {
                row[l] = if Label::from_index(l).may_follow(Label::OUTSIDE) { emit[0][l] } else { 0.0 };
            }
        } else {
            for before in 0..LABELS {
                let a = forward[t - 1][before];
                for l in 0..WIDTH {
                    row[l] += a * move_weight[before][l];
                }
            }
            for l in 0..WIDTH {
                row[l] *= emit[t][l];
            }
        }
        forward[t] = normal(row);
    }
    let mut nodes = vec![[0.0; WIDTH]; len];
    let mut backward = [1.0_f32; WIDTH];
    for t in (0..len).rev() {
        let mut node = [0.0; WIDTH];
        for l in 0..LABELS {
            node[l] = forward[t][l] * backward[l];
        }
        nodes[t] = normal(node);
        let mut ahead = [0.0; WIDTH];
        for l in 0..LABELS {
            ahead[l] = emit[t][l] * backward[l];
        }
        if t > 0 {
            let mut joint = [[0.0; WIDTH]; WIDTH];
            let mut total = 0.0;
            for before in 0..LABELS {
                let a = forward[t - 1][before];
                for l in 0..LABELS {
                    let p = a * move_weight[before][l] * ahead[l];
                    joint[before][l] = p;
                    total += p;
                }
            }
            for before in 0..LABELS {
                for l in 0..LABELS {
                    edges[before][l] += joint[before][l] / total.max(1e-30);
                }
            }
        }
        let mut next = [0.0; WIDTH];
        for (before, cell) in next.iter_mut().enumerate().take(LABELS) {
            *cell = (0..LABELS).map(|l| move_weight[before][l] * ahead[l]).sum();
        }
        backward = normal(next);
    }
    for (t, node) in nodes.iter_mut().enumerate() {
        node[labels[t].index()] -= 1.0;
        if t > 0 {
            edges[labels[t - 1].index()][labels[t].index()] -= 1.0;
        }
    }
    (nodes, edges)
}

fn normal(mut row: Row) -> Row {
    let sum: f32 = row.iter().sum();
    let by = 1.0 / sum.max(1e-30);
    row.iter_mut().for_each(|cell| *cell *= by);
    row
}

/// The same items in another order, the same one every time.
fn shuffled(items: &[usize], seed: usize) -> Vec<usize> {
    let mut out = items.to_vec();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed as u64 + 1) | 1;
    for i in (1..out.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        out.swap(i, (state % (i as u64 + 1)) as usize);
    }
    out
}
