//! What the tagger of names has learned, as a pack holds it: `packs/<lang>/tagger.bin`, written by the trainer.

use serde::{Deserialize, Serialize};

/// A trained tagger. All is lists of numbers of one type, which takes the least code to read; those with a sign are
/// zigzag ([`signed`]).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tagger {
    /// What the features are made of: for each template its number, how many sights it has, and for each of these which
    /// it is and how many tokens away (signed).
    pub templates: Vec<u32>,
    /// How many high bits of a feature are lost.
    pub shift: u32,
    /// The bits of the features that are left, sorted, each as its distance from the one before.
    pub features: Vec<u32>,
    /// For each feature a bit for every label that has a weight.
    pub labels: Vec<u32>,
    /// The weights, by feature and label (signed).
    pub weights: Vec<u32>,
    /// Weights of one label after another, row by row (signed).
    pub transitions: Vec<u32>,
    /// What speaks besides for what the rules have decided: that a token is no name, and that it is part of one, from the
    /// least sure of that to the surest.
    pub trust: Vec<u32>,
    /// Words in clusters: low 32 bits of the hashes of folded words, sorted, each as its distance from the one before.
    pub words: Vec<u32>,
    /// The clusters of each word, at [`SIZES`] sizes, from 1.
    pub clusters: Vec<u32>,
}

/// How many sizes of clusters there are.
pub const SIZES: usize = 3;

/// The number with a sign that a number of a list stands for.
pub fn signed(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}

/// What stands in a list for a number with a sign.
#[cfg(feature = "train")]
pub fn zigzag(number: i32) -> u32 {
    (number << 1 ^ number >> 31) as u32
}
