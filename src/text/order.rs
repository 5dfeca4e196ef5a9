//! Sorting by a small key.
//!
//! Every sort of another type is a copy of the whole algorithm in the engine; this one is there once, for keys and
//! places, and what is sorted only moves.

/// Two numbers that are compared in turn.
pub type Key = (u64, u64);

/// Sorts by key; what has the same key keeps its order.
///
/// ```
/// let mut words = vec!["ccc", "a", "bbb", "dd"];
/// sourcelight::text::order::sort(&mut words, |w| (w.len() as u64, 0));
/// assert_eq!(words, ["a", "dd", "ccc", "bbb"]);
/// ```
pub fn sort<T>(items: &mut Vec<T>, key: impl Fn(&T) -> Key) {
    let mut keys: Vec<(Key, u32)> = items.iter().zip(0..).map(|(item, at)| (key(item), at)).collect();
    if sorted(&mut keys) {
        return;
    }
    let mut slots: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(keys.iter().filter_map(|&(_, at)| slots.get_mut(at as usize)?.take()));
}

/// Sorts the keys; whether they were in order already.
fn sorted(keys: &mut [(Key, u32)]) -> bool {
    if keys.is_sorted() {
        return true;
    }
    keys.sort_unstable();
    false
}

/// The key of a stretch in text order: by its start, the longer first.
pub fn outer_first(start: usize, end: usize) -> u64 {
    (start as u64) << 32 | u64::from(!(end as u32))
}
