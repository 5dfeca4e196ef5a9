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

/// A hasher for keys that are hashes already.
#[derive(Default, Clone, Copy)]
pub struct Keep(u64);

impl std::hash::Hasher for Keep {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = mix(self.0, u64::from(b));
        }
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

/// A map keyed by hashes of words.
pub type HashMap<V> = std::collections::HashMap<u64, V, std::hash::BuildHasherDefault<Keep>>;
