//! What the tagger of names has learned, as it is looked up.

use super::schema;
use super::schema::tagger::{SIZES, signed};

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
    /// How many high bits of a feature are lost.
    shift: u32,
    features: Sorted,
    rows: Vec<Weights>,
}

/// Length of a row of labels, those past the last label being padding.
pub const WIDTH: usize = 16;

/// A feature's weight for every label, a byte each and 128 above what it is, so that [`Sums`] can add eight at once.
type Weights = [u64; WIDTH / 8];

/// A combination of what is seen of a token and its neighbours, every value of which is a feature.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Template {
    /// Tells its features from those of others.
    pub id: u32,
    /// Where the sights are, see [`Template::places`].
    places: [i16; 5],
    count: u8,
}

/// How many sights there are of a token.
pub const SIGHTS: usize = 42;

impl Template {
    /// A template of at most five sights.
    pub fn new(id: u32, sights: impl IntoIterator<Item = (u8, i8)>) -> Self {
        let mut template = Self { id, ..Self::default() };
        for (slot, (sight, by)) in template.places.iter_mut().zip(sights) {
            *slot = i16::from(sight) + i16::from(by) * SIGHTS as i16;
            template.count += 1;
        }
        template
    }

    /// What is looked at, and how many tokens away.
    pub fn sights(&self) -> impl Iterator<Item = (u8, i8)> {
        let sights = SIGHTS as i16;
        self.places().iter().map(move |place| (place.rem_euclid(sights) as u8, place.div_euclid(sights) as i8))
    }

    /// The same as places in the sights of all tokens, one token's after another's, from this token's first on.
    pub fn places(&self) -> &[i16] {
        self.places.get(..usize::from(self.count)).unwrap_or_default()
    }
}

impl Tagger {
    /// Adds the weights of a feature, where it has any.
    pub fn add(&self, feature: u64, sums: &mut Sums) {
        if let Some(weights) = self.rows.get(self.features.get((feature >> self.shift) as u32)) {
            sums.add(weights);
        }
    }
}

/// Weights added up for every label, four labels to a number, 16 bits each.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    lanes: [u64; WIDTH / 4],
    added: i32,
}

impl Sums {
    /// Every other byte of a number.
    const BYTES: u64 = 0x00ff_00ff_00ff_00ff;

    fn add(&mut self, weights: &Weights) {
        self.added += 1;
        for (lanes, weights) in self.lanes.chunks_exact_mut(2).zip(weights) {
            lanes[0] = lanes[0].wrapping_add(weights & Self::BYTES);
            lanes[1] = lanes[1].wrapping_add(weights >> 8 & Self::BYTES);
        }
    }

    /// The sum for a label.
    pub fn of(&self, label: usize) -> i32 {
        let lanes = self.lanes[(label / 8 * 2 + label % 2) % (WIDTH / 4)];
        i32::from((lanes >> (label % 8 / 2 * 16)) as u16) - 128 * self.added
    }
}

/// Sorted keys, found by their high bits: a key's place is looked for among the few that share those.
#[derive(Debug, Clone, Default)]
struct Sorted {
    keys: Vec<u32>,
    /// For each value of the high bits the place of the first key that has no lower ones.
    first: Vec<u32>,
    /// How many low bits there are.
    low: u32,
}

impl Sorted {
    /// Keys of so many bits, given as distances.
    fn new(distances: &[u32], bits: u32) -> Self {
        let high = (distances.len().max(1).ilog2() + 1).min(bits);
        let low = bits - high;
        let mut first = vec![0; (1 << high) + 1];
        let keys: Vec<u32> = keys(distances).collect();
        for key in &keys {
            if let Some(count) = first.get_mut((key >> low) as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut first {
            sum += *count;
            *count = sum;
        }
        Self { keys, first, low }
    }

    /// The place of a key; past the end where it is not there.
    #[inline(always)]
    fn get(&self, key: u32) -> usize {
        // There is rarely more than one to look at, and none is beyond the last that has lower bits.
        let mut at = self.first.get((key >> self.low) as usize).map_or(usize::MAX, |&first| first as usize);
        loop {
            match self.keys.get(at) {
                Some(&found) if found < key => at += 1,
                Some(&found) if found == key => return at,
                _ => return usize::MAX,
            }
        }
    }
}

/// Clusters of words that stand in like contexts, at several sizes.
#[derive(Debug, Clone, Default)]
pub struct Clusters {
    words: Sorted,
    clusters: Vec<u32>,
}

impl Clusters {
    /// Clusters as a pack holds them.
    pub fn new(tagger: &schema::Tagger) -> Self {
        Self { words: Sorted::new(&tagger.words, 32), clusters: tagger.clusters.clone() }
    }

    /// The clusters of a word, by its folded hash: one a size, from 1; empty where the word is in none.
    pub fn of(&self, folded: u64) -> &[u32] {
        let first = self.words.get(folded as u32).saturating_mul(SIZES);
        self.clusters.get(first..first.saturating_add(SIZES)).unwrap_or_default()
    }
}

impl From<&schema::Tagger> for Tagger {
    fn from(tagger: &schema::Tagger) -> Self {
        let mut weights = tagger.weights.iter();
        let row = |&labels: &u32| -> Weights {
            let mut row = [0; WIDTH / 8];
            for label in 0..WIDTH {
                let weight = if labels >> label & 1 == 0 { 0 } else { weights.next().map_or(0, |&w| signed(w)) };
                row[label / 8] |= u64::from((weight + 128) as u8) << (label % 8 * 8);
            }
            row
        };
        let rows = tagger.labels.iter().map(row).collect();
        let mut templates = Vec::new();
        let mut rest = tagger.templates.as_slice();
        while let [id, count, after @ ..] = rest {
            let (sights, after) = after.split_at((*count as usize * 2).min(after.len()));
            let pairs = sights.chunks(2).map(|s| (s[0] as u8, s.last().map_or(0, |&by| signed(by) as i8)));
            templates.push(Template::new(*id, pairs));
            rest = after;
        }
        let shift = tagger.shift.clamp(32, 63);
        Self {
            templates,
            transitions: tagger.transitions.iter().map(|&weight| signed(weight)).collect(),
            trust: tagger.trust.clone(),
            clusters: Clusters::new(tagger),
            shift,
            features: Sorted::new(&tagger.features, 64 - shift),
            rows,
        }
    }
}

/// Sorted keys, each given as its distance from the one before.
fn keys(distances: &[u32]) -> impl Iterator<Item = u32> {
    distances.iter().scan(0, |key: &mut u32, &distance| {
        *key = key.wrapping_add(distance);
        Some(*key)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_found_and_their_weights_added() {
        let zigzag = |n: i32| (n << 1 ^ n >> 31) as u32;
        let schema = schema::Tagger {
            shift: 56,
            features: vec![3, 4, 200],
            labels: vec![0b11, 1 << 12, 0],
            weights: vec![zigzag(-127), zigzag(100), zigzag(7)],
            ..schema::Tagger::default()
        };
        let tagger = Tagger::from(&schema);
        let mut sums = Sums::default();
        for key in [3, 3, 4, 7, 207, 255, 3] {
            tagger.add(key << 56 | 5, &mut sums);
        }
        let row: [i32; WIDTH] = std::array::from_fn(|label| sums.of(label));
        assert_eq!(row, [-381, 300, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0]);
    }
}
