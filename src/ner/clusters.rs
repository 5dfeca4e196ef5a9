//! Clusters of words that stand in like contexts, at several sizes.

use crate::pack::schema::tagger::{self, SIZES};
use crate::text::hash;

/// Which cluster a word is in.
#[derive(Debug, Clone, Default)]
pub struct Clusters {
    by_word: hash::HashMap<[u16; SIZES]>,
}

impl Clusters {
    /// The clusters of a word, by its folded hash: one a size, from 1; 0 where the word is in none.
    pub fn of(&self, folded: u64) -> [u16; SIZES] {
        self.by_word.get(&key(folded)).copied().unwrap_or_default()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_word.is_empty()
    }
}

impl From<&tagger::Clusters> for Clusters {
    fn from(table: &tagger::Clusters) -> Self {
        let mut at = 0_u32;
        let mut by_word = hash::HashMap::default();
        for (i, &distance) in table.words.iter().enumerate() {
            at = at.wrapping_add(distance);
            let of = |size: usize| table.clusters[size].get(i).copied().unwrap_or(0);
            by_word.insert(spread(at), std::array::from_fn(of));
        }
        Self { by_word }
    }
}

/// The key of a word from its hash.
fn key(folded: u64) -> u64 {
    spread(folded as u32)
}

/// Puts the bits of a short hash where a hash table looks for them.
fn spread(short: u32) -> u64 {
    u64::from(short) << 32 | u64::from(short)
}
