//! What the tagger of names has learned, as it is looked up.

use super::schema;
use super::schema::tagger::{SIZES, signed};
use crate::text::hash::Index;

/// A trained tagger.
#[derive(Debug, Clone, Default)]
pub struct Tagger {
    /// What the features are made of.
    pub templates: Vec<Template>,
    /// Weights of one label after another, row by row.
    pub transitions: Vec<i32>,
    /// What speaks besides for what the rules have decided, see [`schema::Tagger::trust`].
    pub trust: Vec<u32>,
    /// Clusters of like words.
    pub clusters: Clusters,
    shift: u32,
    features: Index,
    rows: Vec<Row>,
}

/// A feature's weight for every label; places past the last label are padding.
pub type Row = [i8; WIDTH];

/// Length of a row.
pub const WIDTH: usize = 16;

/// A combination of what is seen of a token and its neighbours, every value of which is a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Tells its features from those of others.
    pub id: u32,
    /// What is looked at, and how many tokens away, as many as there are.
    pub sights: [Option<(u8, i8)>; 5],
}

impl Tagger {
    /// The weights of a feature, where it has any.
    pub fn weights(&self, feature: u64) -> Option<&Row> {
        self.rows.get(self.features.get(feature >> self.shift)?)
    }
}

/// Clusters of words that stand in like contexts, at several sizes.
#[derive(Debug, Clone, Default)]
pub struct Clusters {
    words: Index,
    clusters: Vec<u32>,
}

impl Clusters {
    /// Clusters as a pack holds them.
    pub fn new(tagger: &schema::Tagger) -> Self {
        Self { words: index(&tagger.words), clusters: tagger.clusters.clone() }
    }

    /// The clusters of a word, by its folded hash: one a size, from 1; empty where the word is in none.
    pub fn of(&self, folded: u64) -> &[u32] {
        let place = self.words.get(u64::from(folded as u32));
        place.and_then(|p| self.clusters.get(p * SIZES..(p + 1) * SIZES)).unwrap_or_default()
    }
}

impl From<&schema::Tagger> for Tagger {
    fn from(tagger: &schema::Tagger) -> Self {
        let mut weights = tagger.weights.iter();
        let row = |&labels: &u32| -> Row {
            std::array::from_fn(|label| match labels >> label & 1 {
                0 => 0,
                _ => weights.next().map_or(0, |&weight| signed(weight) as i8),
            })
        };
        let rows = tagger.labels.iter().map(row).collect();
        let mut templates = Vec::new();
        let mut rest = tagger.templates.as_slice();
        while let [id, count, after @ ..] = rest {
            let (sights, after) = after.split_at((*count as usize * 2).min(after.len()));
            let mut pairs = sights.chunks(2).map(|s| (s[0] as u8, s.last().map_or(0, |&by| signed(by) as i8)));
            templates.push(Template { id: *id, sights: std::array::from_fn(|_| pairs.next()) });
            rest = after;
        }
        Self {
            templates,
            transitions: tagger.transitions.iter().map(|&weight| signed(weight)).collect(),
            trust: tagger.trust.clone(),
            clusters: Clusters::new(tagger),
            shift: tagger.shift.min(63),
            features: index(&tagger.features),
            rows,
        }
    }
}

/// The places of sorted keys, each given as its distance from the one before.
fn index(distances: &[u32]) -> Index {
    let mut index = Index::default();
    let mut key = 0_u32;
    for &distance in distances {
        key = key.wrapping_add(distance);
        index.place(u64::from(key));
    }
    index
}
