//! What the tagger of names has learned, as a pack holds it: `packs/<lang>/tagger.weights`, written by the trainer.

use serde::{Deserialize, Serialize};

/// A trained tagger.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Tagger {
    /// How many of a feature's high bits are kept.
    pub bits: u8,
    /// Kept bits of the features, sorted, each as its distance from the one before.
    pub features: Vec<u32>,
    /// For each feature a bit for every label that has a weight.
    pub labels: Vec<u16>,
    /// The weights, by feature and label.
    pub weights: Vec<i8>,
    /// What a weight of 1 stands for.
    pub scale: f32,
    /// Weights of one label after another, row by row.
    pub transitions: Vec<f32>,
    /// Clusters of words.
    pub clusters: Clusters,
}

/// How many sizes of clusters there are.
pub const SIZES: usize = 3;

/// Words in clusters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clusters {
    /// Low 32 bits of the hashes of folded words, sorted, each as its distance from the one before.
    pub words: Vec<u32>,
    /// The cluster of each word at each size, from 1.
    pub clusters: [Vec<u16>; SIZES],
}
