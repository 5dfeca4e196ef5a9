//! Hashes of words, which every dictionary of a pack is keyed with.

/// The hash of a word: FNV-1a over its bytes, with a last mixing step so that all bits carry.
pub fn word(text: &str) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325_u64;
    for &b in text.as_bytes() {
        h = (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    mix(h, 0)
}

/// The hash of a sequence that goes on with `next`.
pub fn mix(state: u64, next: u64) -> u64 {
    let mut h = (state.rotate_left(5) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    h ^= h >> 32;
    h
}

/// A map keyed by hashes of words. A key is looked up as it is, as a hash that ends well.
///
/// Written for its size: what finds a key is the same code for values of every type.
#[derive(Debug, Clone)]
pub struct HashMap<V> {
    index: Index,
    values: Vec<V>,
}

impl<V> HashMap<V> {
    /// The value of a key.
    #[inline(always)]
    pub fn get(&self, key: &u64) -> Option<&V> {
        self.values.get(self.index.get(*key))
    }

    /// Whether a key has a value.
    #[inline(always)]
    pub fn contains_key(&self, key: &u64) -> bool {
        self.index.get(*key) != NOWHERE
    }

    /// Gives a key a value, in place of the one it may have.
    pub fn insert(&mut self, key: u64, value: V) {
        let place = self.index.place(key);
        match self.values.get_mut(place) {
            Some(there) => *there = value,
            None => self.values.push(value),
        }
    }

    /// A key, to be given a value where it has none.
    pub fn entry(&mut self, key: u64) -> Entry<'_, V> {
        Entry { map: self, key }
    }

    /// The keys, in the order in which they came.
    pub fn keys(&self) -> impl Iterator<Item = &u64> {
        self.index.keys.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

impl<V> Default for HashMap<V> {
    fn default() -> Self {
        Self { index: Index::default(), values: Vec::new() }
    }
}

impl<V> FromIterator<(u64, V)> for HashMap<V> {
    fn from_iter<I: IntoIterator<Item = (u64, V)>>(pairs: I) -> Self {
        let mut map = Self::default();
        pairs.into_iter().for_each(|(key, value)| map.insert(key, value));
        map
    }
}

/// A key of a map.
pub struct Entry<'a, V> {
    map: &'a mut HashMap<V>,
    key: u64,
}

impl<'a, V> Entry<'a, V> {
    /// The key's value; this one where it has none.
    pub fn or_insert(self, value: V) -> &'a mut V {
        self.or_insert_with(|| value)
    }

    /// The key's value; the default where it has none.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }

    /// The key's value; what `value` makes where it has none.
    pub fn or_insert_with(self, value: impl FnOnce() -> V) -> &'a mut V {
        let place = self.map.index.place(self.key);
        let values = &mut self.map.values;
        if place == values.len() {
            values.push(value());
        }
        &mut values[place]
    }
}

/// The order in which different keys came, which is the place of each one's value in a list.
#[derive(Debug, Clone, Default)]
struct Index {
    keys: Vec<u64>,
    /// An open hash table of places plus one, with a few bits of the key above them, which tell most other keys apart
    /// without a look at them; 0 is free. Its length is a power of two, and most of it is free: most words that are
    /// looked up are in no dictionary, and the first slot says so.
    slots: Vec<u32>,
}

/// How many bits of a slot say the place.
const PLACE_BITS: u32 = 22;
const PLACE: u32 = (1 << PLACE_BITS) - 1;

/// The place of a key that is not there, which no list reaches. WebAssembly returns a number faster than an option.
const NOWHERE: usize = usize::MAX;

impl Index {
    /// The place of a key, or [`NOWHERE`].
    #[inline(never)]
    fn get(&self, key: u64) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = key as usize & mask;
        while let Some(&slot) = self.slots.get(at).filter(|&&slot| slot != 0) {
            if (slot ^ tag(key)) & !PLACE == 0 {
                let place = (slot & PLACE).wrapping_sub(1) as usize;
                if self.keys.get(place) == Some(&key) {
                    return place;
                }
            }
            at = (at + 1) & mask;
        }
        NOWHERE
    }

    /// The place of a key, the next free one where it is new.
    #[inline(never)]
    fn place(&mut self, key: u64) -> usize {
        if self.keys.len() * 3 >= self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(8)];
            for i in 0..self.keys.len() {
                self.put(self.keys[i], i);
            }
        }
        match self.get(key) {
            NOWHERE => {
                self.keys.push(key);
                self.put(key, self.keys.len() - 1)
            }
            place => place,
        }
    }

    /// Gives a key that is not there the first free slot from its own on.
    fn put(&mut self, key: u64, place: usize) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = key as usize & mask;
        while self.slots.get(at).is_some_and(|&slot| slot != 0) {
            at = (at + 1) & mask;
        }
        self.slots[at] = tag(key) | (place as u32 + 1);
        place
    }
}

/// The bits of a key that stand above its place.
fn tag(key: u64) -> u32 {
    ((key >> 32) as u32 ^ key as u32) & !PLACE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_keeps_what_it_is_given() {
        let mut map = HashMap::default();
        assert_eq!((map.get(&word("a")), map.is_empty()), (None, true));
        // Keys that end alike lie in one row of slots.
        let keys = |n: u64| (0..n).flat_map(|i| [word(&i.to_string()), i << 32 | 7, i]);
        for (i, key) in keys(1000).enumerate() {
            map.entry(key).or_insert(i);
            *map.entry(key).or_default() += 1;
        }
        for (i, key) in keys(1000).enumerate().filter(|&(_, key)| key != 7) {
            assert_eq!(map.get(&key), Some(&(i + 1)));
        }
        assert!(keys(1100).skip(3000).all(|key| !map.contains_key(&key)));
        map.insert(5, 3);
        map.insert(5, 4);
        assert_eq!(map.get(&5), Some(&4));
        assert_eq!(map.keys().count(), 2999);
    }
}
