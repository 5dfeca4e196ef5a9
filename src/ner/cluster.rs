//! Learning clusters of words from plain text: words that stand in like contexts come together.
//!
//! Counts of words at fixed places around a word become positive pointwise mutual information (Church and Hanks 1990;
//! Levy and Goldberg 2014), a truncated singular value decomposition by randomised subspace iteration (Halko,
//! Martinsson and Tropp 2011) makes short vectors of them, and k-means on the sphere groups these at several sizes.
//! The same text gives the same clusters.

use std::collections::HashMap;

use crate::pack::schema::tagger::{SIZES, Tagger};
use crate::text::tokenize;

/// How to cluster.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Rarer words get no cluster.
    pub min_count: u32,
    /// So many of the commonest words count as contexts.
    pub contexts: usize,
    /// Length of the vectors.
    pub rank: usize,
    /// Clusters at each size.
    pub sizes: [usize; SIZES],
    /// Rounds of k-means.
    pub rounds: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { min_count: 5, contexts: 2500, rank: 96, sizes: [64, 256, 1024], rounds: 30 }
    }
}

/// How far a context word stands from the word.
const PLACES: [isize; 4] = [-2, -1, 1, 2];

/// Clusters the words of a text with a sentence on every line; the rest of the tagger is empty.
pub fn cluster(text: &str, options: &Options) -> Tagger {
    let sentences = sentences(text);
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for &word in sentences.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut words: Vec<(u64, u32)> = counts.into_iter().filter(|&(_, c)| c >= options.min_count).collect();
    words.sort_unstable_by_key(|&(hash, count)| (std::cmp::Reverse(count), hash));
    let ids: HashMap<u64, usize> = words.iter().enumerate().map(|(i, &(h, _))| (h, i)).collect();
    let matrix = associations(&sentences, &ids, words.len(), options);
    let mut vectors = decompose(&matrix, options);
    for vector in &mut vectors {
        normalise(vector);
    }

    let groups = options.sizes.map(|size| group(&vectors, size, options.rounds));
    let mut order: Vec<(u32, usize)> = words.iter().enumerate().map(|(i, &(h, _))| (h as u32, i)).collect();
    order.sort_unstable();
    order.dedup_by_key(|&mut (short, _)| short);
    let mut last = 0;
    let mut table = Tagger::default();
    for &(short, i) in &order {
        table.words.push(short - last);
        last = short;
        table.clusters.extend(groups.iter().map(|group| group[i] as u32 + 1));
    }
    table
}

fn sentences(text: &str) -> Vec<Vec<u64>> {
    let mut tokens = Vec::new();
    text.lines()
        .map(|line| {
            tokens.clear();
            tokenize::tokenize(line, 0, &mut tokens);
            tokens.iter().map(|t| if t.is_number() { 1 } else { t.folded }).collect()
        })
        .collect()
}

/// A sparse matrix: for each row its columns and values.
type Sparse = Vec<Vec<(u32, f32)>>;

/// Positive pointwise mutual information of words and the words around them.
fn associations(sentences: &[Vec<u64>], ids: &HashMap<u64, usize>, words: usize, options: &Options) -> Sparse {
    let contexts = options.contexts.min(words);
    let mut pairs: Vec<HashMap<u32, u32>> = vec![HashMap::new(); words];
    for sentence in sentences {
        let line: Vec<Option<usize>> = sentence.iter().map(|w| ids.get(w).copied()).collect();
        for (i, word) in line.iter().enumerate() {
            let Some(word) = *word else { continue };
            for (place, by) in PLACES.iter().enumerate() {
                // The edge of a sentence is a context too, the last column of each place.
                let context = match i.checked_add_signed(*by).and_then(|at| line.get(at)) {
                    Some(Some(c)) if *c < contexts => *c,
                    Some(_) => continue,
                    None => contexts,
                };
                *pairs[word].entry((place * (contexts + 1) + context) as u32).or_default() += 1;
            }
        }
    }
    let mut columns: HashMap<u32, f64> = HashMap::new();
    let mut total = 0.0;
    for (&column, &count) in pairs.iter().flatten() {
        *columns.entry(column).or_default() += f64::from(count);
        total += f64::from(count);
    }
    // Rare contexts count a little more than they would, which keeps them from dominating.
    let smoothed: f64 = columns.values().map(|c| c.powf(0.75)).sum();
    pairs
        .iter()
        .map(|row| {
            let sum: f64 = row.values().map(|&c| f64::from(c)).sum();
            let mut cells: Vec<(u32, f32)> = row
                .iter()
                .filter_map(|(&column, &count)| {
                    let expected = sum / total * columns[&column].powf(0.75) / smoothed;
                    let information = (f64::from(count) / total / expected).ln();
                    (information > 0.0).then_some((column, information as f32))
                })
                .collect();
            cells.sort_unstable_by_key(|&(column, _)| column);
            cells
        })
        .collect()
}

/// The rows of a matrix as short vectors: left singular vectors, scaled by the root of their singular values.
fn decompose(matrix: &Sparse, options: &Options) -> Vec<Vec<f32>> {
    let columns = matrix.iter().flatten().map(|&(c, _)| c as usize + 1).max().unwrap_or(0);
    let rank = options.rank.min(matrix.len().max(1));
    let mut random = Random(0x5eed);
    let mut right: Vec<Vec<f32>> = (0..columns).map(|_| (0..rank).map(|_| random.next()).collect()).collect();
    let mut left = Vec::new();
    let mut lengths = vec![1.0; rank];
    for round in 0..5 {
        left = multiply(matrix, &right, rank);
        lengths = orthogonalise(&mut left, rank);
        if round < 4 {
            right = multiply_transposed(matrix, &left, columns, rank);
            orthogonalise(&mut right, rank);
        }
    }
    for row in &mut left {
        for (cell, length) in row.iter_mut().zip(&lengths) {
            *cell *= length.sqrt();
        }
    }
    left
}

fn multiply(matrix: &Sparse, right: &[Vec<f32>], rank: usize) -> Vec<Vec<f32>> {
    matrix
        .iter()
        .map(|row| {
            let mut out = vec![0.0; rank];
            for &(column, value) in row {
                for (cell, r) in out.iter_mut().zip(&right[column as usize]) {
                    *cell += value * r;
                }
            }
            out
        })
        .collect()
}

fn multiply_transposed(matrix: &Sparse, left: &[Vec<f32>], columns: usize, rank: usize) -> Vec<Vec<f32>> {
    let mut out = vec![vec![0.0; rank]; columns];
    for (row, l) in matrix.iter().zip(left) {
        for &(column, value) in row {
            for (cell, l) in out[column as usize].iter_mut().zip(l) {
                *cell += value * l;
            }
        }
    }
    out
}

/// Makes the columns orthonormal (modified Gram-Schmidt) and returns their lengths before.
fn orthogonalise(rows: &mut [Vec<f32>], rank: usize) -> Vec<f32> {
    let mut columns: Vec<Vec<f32>> = (0..rank).map(|c| rows.iter().map(|r| r[c]).collect()).collect();
    let mut lengths = Vec::with_capacity(rank);
    for c in 0..rank {
        let (done, rest) = columns.split_at_mut(c);
        let column = &mut rest[0];
        for other in done.iter() {
            let along = dot(other, column);
            column.iter_mut().zip(other).for_each(|(x, o)| *x -= along * o);
        }
        lengths.push(normalise(column));
    }
    for (i, row) in rows.iter_mut().enumerate() {
        for (c, column) in columns.iter().enumerate() {
            row[c] = column[i];
        }
    }
    lengths
}

/// Spherical k-means; returns the group of every vector.
fn group(vectors: &[Vec<f32>], size: usize, rounds: usize) -> Vec<usize> {
    let size = size.min(vectors.len().max(1));
    let mut random = Random(size as u64 + 7);
    // Common words come first, so the first centres are words seen often enough to have a steady vector.
    let pool = (size * 4).min(vectors.len());
    let mut picks: Vec<usize> = (0..pool).collect();
    for i in 0..size {
        let j = i + random.below(pool - i);
        picks.swap(i, j);
    }
    let mut centres: Vec<Vec<f32>> = picks[..size].iter().map(|&i| vectors[i].clone()).collect();
    let mut groups = vec![0; vectors.len()];
    for _ in 0..rounds {
        let half = vectors.len().div_ceil(2).max(1);
        std::thread::scope(|scope| {
            for (vectors, groups) in vectors.chunks(half).zip(groups.chunks_mut(half)) {
                let centres = &centres;
                scope.spawn(move || {
                    for (vector, group) in vectors.iter().zip(groups) {
                        let mut best = (f32::MIN, 0);
                        for (c, centre) in centres.iter().enumerate() {
                            let score = dot(vector, centre);
                            if score > best.0 {
                                best = (score, c);
                            }
                        }
                        *group = best.1;
                    }
                });
            }
        });
        for centre in &mut centres {
            centre.fill(0.0);
        }
        for (vector, &group) in vectors.iter().zip(&groups) {
            centres[group].iter_mut().zip(vector).for_each(|(c, v)| *c += v);
        }
        for centre in &mut centres {
            if normalise(centre) == 0.0 {
                centre.clone_from(&vectors[random.below(vectors.len())]);
            }
        }
    }
    groups
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    // Eight sums side by side let the compiler use wide registers.
    let mut sums = [0.0_f32; 8];
    let (a8, b8) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = a8.remainder().iter().zip(b8.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a8.zip(b8) {
        for i in 0..8 {
            sums[i] += x[i] * y[i];
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// Makes the length of a vector 1 and returns what it was.
fn normalise(vector: &mut [f32]) -> f32 {
    let length = dot(vector, vector).sqrt();
    if length > 1e-12 {
        vector.iter_mut().for_each(|x| *x /= length);
        length
    } else {
        0.0
    }
}

/// Xorshift numbers (Marsaglia 2003), the same ones every time.
struct Random(u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Roughly normal, as a sum of uniform ones.
    fn next(&mut self) -> f32 {
        (0..4).map(|_| (self.bits() >> 40) as f32 / (1 << 24) as f32 - 0.5).sum()
    }

    fn below(&mut self, n: usize) -> usize {
        (self.bits() % n.max(1) as u64) as usize
    }
}
