//! Learning: the weights that make the training texts' labels likely, sparse enough to ship.
//!
//! The objective is the conditional log-likelihood with an L1 and L2 penalty, climbed sentence by sentence with
//! per-coordinate rates (FTRL-Proximal, McMahan and others 2013, "Ad Click Prediction"), which leaves most weights at
//! exactly zero. The same data and options give the same weights.

use std::collections::HashMap;

use super::decode::{self, WIDTH};
use super::label::{LABELS, Label};
use super::sight::{self, Elsewhere, View};
use super::templates;
use crate::find::entities::Signs;
use crate::pack::schema::tagger::{Tagger, zigzag};
use crate::pack::tagger::{Clusters, Template};
use crate::text::Document;

/// A text with its right labels, one a token.
#[derive(Debug, Clone)]
pub struct Example {
    /// The text.
    pub document: Document,
    /// Its labels.
    pub labels: Vec<Label>,
    /// What the rules see of its tokens; may be empty.
    pub signs: Vec<Signs>,
}

/// Weights of the labels.
type Row = [f32; WIDTH];

/// How to learn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Passes over the training texts.
    pub epochs: usize,
    /// Features of fewer texts are left out: what only one article has says nothing of others.
    pub min_count: u32,
    /// How often words and affixes are hidden, so that what they would tell of a text that is known is also learned from
    /// the rest, which tells as much of an unknown one (Sutton, Sindelar and McCallum 2006).
    pub hidden: f32,
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
    /// What the rules' word counts besides what was learned of it, see [`Tagger::trust`].
    pub trust: [u32; 5],
    /// Kept bits of a feature.
    pub bits: u8,
    /// Weights are cut off here, so that the steps between the small ones are small.
    pub largest: f32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            epochs: 8,
            min_count: 2,
            hidden: 0.5,
            alpha: 0.1,
            beta: 1.0,
            l1: 1.0,
            l2: 0.01,
            folds: 4,
            bits: 24,
            trust: [0, 30, 60, 120, 200],
            largest: 4.0,
        }
    }
}

/// Learns from examples. Words are in the clusters of `clustered`.
///
/// First as many models as there are folds, each without one part of the texts, label the part they have not seen;
/// then one model learns from all texts, half of the time with the features of the second pass from those labels and
/// half of the time without, so that it serves both passes.
pub fn train(examples: &[Example], clustered: &Tagger, options: &Options) -> Tagger {
    let clusters = Clusters::new(clustered);
    let (later, now): (Vec<Template>, Vec<Template>) = templates::all().into_iter().partition(sight::is_later);
    let firsts: Vec<Features> = examples.iter().map(|e| see(e, None, &clusters, &now)).collect();
    let index = Index::new(&firsts, options);
    let prepared: Vec<Prepared> = firsts.iter().map(|f| index.prepare(f, 0)).collect();
    drop(firsts);

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
                                learner.learn(&examples[i], &prepared[i], None);
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
        seconds[i] = see(&examples[i], Some(&labels), &clusters, &later);
    }
    let second_index = Index::new(&seconds, options);
    let more: Vec<Prepared> = seconds.iter().map(|f| second_index.prepare(f, index.len() as u32)).collect();

    let mut learner = Learner::new(index.len() + second_index.len(), options);
    let all: Vec<usize> = (0..examples.len()).collect();
    for epoch in 0..options.epochs {
        for &i in &shuffled(&all, epoch) {
            learner.learn(&examples[i], &prepared[i], more.get(i).filter(|_| (i + epoch) % 2 == 0));
        }
        if epoch >= options.epochs / 2 {
            learner.remember();
        }
    }
    learner.average();
    let keys: Vec<u32> = index.keys.iter().chain(&second_index.keys).copied().collect();
    learner.tagger(&keys, clustered, options)
}

/// The features of a text's tokens; empty for those that are no part of a name.
#[derive(Debug, Clone, Default)]
struct Features {
    /// Each with whether it is a word or a part of one.
    lists: Vec<Vec<(u64, bool)>>,
    plain: Vec<bool>,
}

fn see(example: &Example, labels: Option<&[Label]>, clusters: &Clusters, templates: &[Template]) -> Features {
    let view = View::new(&example.document, &example.signs, clusters);
    let elsewhere = labels.map(|labels| Elsewhere::new(&example.document, labels));
    let mut out = Features::default();
    let mut sights = Vec::new();
    for sentence in example.document.sentences() {
        let near = view.near(sentence);
        view.sentence(sentence, &near, &mut sights);
        if let Some(elsewhere) = &elsewhere {
            elsewhere.add(sentence, &mut sights);
        }
        for (i, &near) in near.iter().enumerate() {
            let one = |t: &Template| Some((sight::feature(&sights, i, t)?, templates::is_lexical(t)));
            out.lists.push(if near { templates.iter().filter_map(one).collect() } else { Vec::new() });
            out.plain.push(!near);
        }
    }
    out
}

/// The features of a text's tokens as numbers.
#[derive(Default)]
struct Prepared {
    /// Each with whether it is a word or a part of one.
    lists: Vec<Vec<(u32, bool)>>,
    plain: Vec<bool>,
}

/// Numbers for the features that are frequent enough.
struct Index {
    ids: HashMap<u32, u32>,
    /// The bits of the features that are kept.
    keys: Vec<u32>,
    /// Whether each of them is a word or a part of one.
    lexical: Vec<bool>,
    shift: u32,
}

impl Index {
    fn new(texts: &[Features], options: &Options) -> Self {
        let shift = 64 - u32::from(options.bits);
        let mut counts: HashMap<u32, u32> = HashMap::new();
        let mut lexical: HashMap<u32, bool> = HashMap::new();
        for text in texts {
            let mut here: Vec<(u64, bool)> = text.lists.iter().flatten().map(|&(f, l)| (f >> shift, l)).collect();
            here.sort_unstable();
            here.dedup();
            for (key, is_lexical) in here {
                *counts.entry(key as u32).or_default() += 1;
                lexical.insert(key as u32, is_lexical);
            }
        }
        let mut keys: Vec<u32> = counts.iter().filter(|&(_, &c)| c >= options.min_count).map(|(&k, _)| k).collect();
        keys.sort_unstable();
        let ids = keys.iter().enumerate().map(|(i, &k)| (k, i as u32)).collect();
        let lexical = keys.iter().map(|key| lexical[key]).collect();
        Self { ids, keys, lexical, shift }
    }

    fn len(&self) -> usize {
        self.keys.len()
    }

    fn prepare(&self, features: &Features, offset: u32) -> Prepared {
        let id = |(feature, _): &(u64, bool)| {
            let id = *self.ids.get(&((feature >> self.shift) as u32))?;
            Some((id + offset, self.lexical[id as usize]))
        };
        Prepared {
            lists: features.lists.iter().map(|list| list.iter().filter_map(id).collect()).collect(),
            plain: features.plain.clone(),
        }
    }
}

/// Weights on their way.
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
    /// The state of the numbers that decide what is hidden.
    random: u64,
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
            random: 1,
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

    fn scores(&self, text: &Prepared, more: Option<&Prepared>, range: std::ops::Range<usize>) -> Vec<Row> {
        range
            .map(|i| {
                let mut row = [0.0; WIDTH];
                if text.plain[i] {
                    row = [-1e4; WIDTH];
                    row[0] = 0.0;
                }
                for &(id, _) in text.lists[i].iter().chain(more.into_iter().flat_map(|m| &m.lists[i])) {
                    for (cell, w) in row.iter_mut().zip(&self.w[id as usize]) {
                        *cell += w;
                    }
                }
                row
            })
            .collect()
    }

    fn transitions(&self) -> [Row; WIDTH] {
        let mut rows = decode::plain_transitions().map(|row| row.map(|cell| cell as f32));
        for (row, weights) in rows.iter_mut().zip(&self.tw) {
            for (cell, w) in row.iter_mut().zip(weights) {
                *cell += w;
            }
        }
        rows
    }

    fn label(&self, example: &Example, text: &Prepared) -> Vec<Label> {
        let short = |row: Row| row.map(|cell| (cell * 1000.0) as i32).map(|cell| cell.max(decode::NEVER));
        let transitions = self.transitions().map(short);
        let mut labels = vec![Label::OUTSIDE; example.labels.len()];
        for sentence in example.document.sentences() {
            let scores: Vec<_> = self.scores(text, None, sentence.tokens.clone()).into_iter().map(short).collect();
            decode::best(&scores, &transitions, false, &mut labels[sentence.tokens.clone()]);
        }
        labels
    }

    fn learn(&mut self, example: &Example, text: &Prepared, more: Option<&Prepared>) {
        for sentence in example.document.sentences() {
            let range = sentence.tokens.clone();
            if text.plain[range.clone()].iter().all(|&plain| plain) {
                continue;
            }
            let mut seen = Prepared { plain: text.plain[range.clone()].to_vec(), ..Prepared::default() };
            for i in range.clone() {
                self.random = crate::text::hash::mix(self.random, i as u64);
                let hide = (self.random >> 40) as f32 / ((1 << 24) as f32) < self.options.hidden;
                let all = text.lists[i].iter().chain(more.into_iter().flat_map(|m| &m.lists[i]));
                seen.lists.push(all.filter(|&&(_, lexical)| !(lexical && hide)).copied().collect());
            }
            let scores = self.scores(&seen, None, 0..range.len());
            let (nodes, edges) = gradients(&scores, &self.transitions(), &example.labels[range]);
            for (list, gradient) in seen.lists.iter().zip(&nodes) {
                for &(id, _) in list {
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

    fn tagger(&self, keys: &[u32], clustered: &Tagger, options: &Options) -> Tagger {
        let largest = self.w.iter().flatten().fold(0.0_f32, |m, w| m.max(w.abs()));
        let scale = (largest.min(options.largest) / 127.0).max(f32::MIN_POSITIVE);
        // Features of the first and of the second pass may share their kept bits, and then a row of weights.
        let mut rows: HashMap<u32, Row> = HashMap::new();
        for (w, &key) in self.w.iter().zip(keys) {
            if w.iter().any(|&w| (w / scale).round() != 0.0) {
                let row = rows.entry(key).or_insert([0.0; WIDTH]);
                for (cell, w) in row.iter_mut().zip(w) {
                    *cell += w;
                }
            }
        }
        let mut rows: Vec<(u32, Row)> = rows.into_iter().collect();
        rows.sort_unstable_by_key(|&(key, _)| key);
        let mut tagger = Tagger {
            shift: 64 - u32::from(options.bits),
            trust: options.trust.to_vec(),
            words: clustered.words.clone(),
            clusters: clustered.clusters.clone(),
            ..Tagger::default()
        };
        for template in templates::all() {
            tagger.templates.extend([template.id, template.places().len() as u32]);
            tagger
                .templates
                .extend(template.sights().flat_map(|(sight, by)| [u32::from(sight), zigzag(i32::from(by))]));
        }
        let mut last = 0;
        for (key, row) in rows {
            let mut labels = 0_u32;
            for (label, w) in row.iter().enumerate().take(LABELS) {
                let short = (w / scale).round().clamp(-127.0, 127.0) as i32;
                if short != 0 {
                    labels |= 1 << label;
                    tagger.weights.push(zigzag(short));
                }
            }
            if labels == 0 {
                continue;
            }
            tagger.features.push(key - last);
            tagger.labels.push(labels);
            last = key;
        }
        let short = |w: &f32| zigzag((w / scale).round() as i32);
        tagger.transitions = self.tw.iter().take(LABELS).flat_map(|row| row[..LABELS].iter().map(short)).collect();
        tagger
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
    let mut outside = [0.0; WIDTH];
    outside[0] = 1.0;
    for t in 0..len {
        let mut row = [0.0; WIDTH];
        // The first comes after no name.
        let before = if t == 0 { outside } else { forward[t - 1] };
        for (a, moves) in before.iter().zip(&move_weight) {
            for l in 0..WIDTH {
                row[l] += a * moves[l];
            }
        }
        for l in 0..WIDTH {
            row[l] *= emit[t][l];
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
        {
            let mut joint = [[0.0; WIDTH]; WIDTH];
            let mut total = 0.0;
            let earlier = if t == 0 { &outside } else { &forward[t - 1] };
            for before in 0..LABELS {
                let a = earlier[before];
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
        let before = t.checked_sub(1).map_or(0, |b| labels[b].index());
        edges[before][labels[t].index()] -= 1.0;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::EntityKind;
    use crate::ner::read;
    use crate::text::sentence::Boundaries;

    /// An example whose names are the words in brackets, all of them people.
    fn example(marked: &str) -> Example {
        let text = marked.replace(['[', ']'], "");
        let document = Document::parse(text, &Boundaries::default());
        let mut labels = vec![Label::OUTSIDE; document.tokens().len()];
        let mut open = 0;
        for (removed, (at, bracket)) in marked.match_indices(['[', ']']).enumerate() {
            if bracket == "[" {
                open = at - removed;
            } else {
                let span = crate::text::Span::new(open as u32, (at - removed) as u32);
                for (i, token) in document.tokens_in(span).enumerate() {
                    let kind = EntityKind::Person;
                    labels[token] = if i == 0 { Label::begin(kind) } else { Label::inside(kind) };
                }
            }
        }
        Example { document, labels, signs: Vec::new() }
    }

    #[test]
    fn what_stands_around_a_name_is_learned() {
        let learn = [
            example("Yesterday [Ann Bos] said that Paris is far. Later [Ann Bos] left Rome."),
            example("Today [Jo Vis] said that London is near. Nobody likes Oslo."),
            example("Yesterday [Cy Dam] said that Berlin is big. Then [Cy Dam] left."),
            example("On Monday [Flo Kip] said that Madrid is hot. She went to Athens."),
        ];
        let options = Options { epochs: 20, l1: 0.1, ..Options::default() };
        let tagger = train(&learn, &Tagger::default(), &options);
        assert_eq!(tagger, train(&learn, &Tagger::default(), &options));
        let unknown = example("Yesterday [Zed Wug] said that Lisbon is wet.");
        let labels = read::labels(&unknown.document, &(&tagger).into(), &[]);
        assert_eq!(labels, unknown.labels);
    }
}
