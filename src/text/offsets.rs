//! Offsets in other units than bytes, there and back.
//!
//! JavaScript's strings may hold halves of surrogate pairs; on their way into Rust each becomes one U+FFFD, which is one
//! code unit of UTF-16 as the half was, so that offsets stay right.

/// The unit an offset counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of UTF-8, as Rust counts.
    Byte,
    /// Code units of UTF-16, as JavaScript counts.
    Utf16,
    /// Unicode code points, as the W3C Web Annotation model counts.
    CodePoint,
}

/// Converts between bytes and another unit in one text: one pass to make, then a short look each.
///
/// ```
/// use sourcelight::text::{Offsets, Unit};
///
/// let offsets = Offsets::new("één 😀!", Unit::Utf16);
/// assert_eq!(offsets.get(10), 6); // the byte of `!`
/// assert_eq!(offsets.byte(6), 10);
/// ```
#[derive(Debug, Clone)]
pub struct Offsets<'a> {
    unit: Unit,
    bytes: &'a [u8],
    /// For every 64th byte, the offset there in the unit; empty where a byte is a unit.
    marks: Vec<u32>,
}

/// A place that moves through a text. From one place to one near by is a shorter way than from a mark.
#[derive(Debug, Clone)]
pub struct Sweep<'a> {
    offsets: &'a Offsets<'a>,
    byte: usize,
    count: u32,
}

const STRIDE: usize = 64;

impl<'a> Offsets<'a> {
    /// Offsets of `text` in `unit`.
    pub fn new(text: &'a str, unit: Unit) -> Self {
        let bytes = text.as_bytes();
        if unit == Unit::Byte || text.is_ascii() {
            return Self { unit, bytes, marks: Vec::new() };
        }
        let mut marks = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut at = 0;
        for stride in bytes.chunks(STRIDE) {
            marks.push(at);
            at += count(unit, stride);
        }
        Self { unit, bytes, marks }
    }

    /// The offset of a byte. A byte inside a character has the offset after it, one past the end that of the end.
    pub fn get(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.bytes.len());
        match self.mark(byte / STRIDE) {
            Some((from, mark)) => mark + count(self.unit, self.bytes.get(from..byte).unwrap_or_default()),
            None => byte as u32,
        }
    }

    /// The byte of an offset, as of a selection in JavaScript. An offset inside a character has the byte after it, one
    /// past the end that of the end.
    pub fn byte(&self, offset: u32) -> u32 {
        if self.marks.is_empty() {
            return offset.min(self.bytes.len() as u32);
        }
        let after = self.marks.partition_point(|&mark| mark <= offset);
        let (mut byte, mut at) = self.mark(after.saturating_sub(1)).unwrap_or_default();
        // A mark may lie inside a character, whose units were counted with its first byte.
        while let Some(&b) = self.bytes.get(byte) {
            let width = width(self.unit, b);
            if at >= offset && width > 0 {
                break;
            }
            at += width;
            byte += 1;
        }
        byte as u32
    }

    /// A place at the start of the text, for many offsets that are near each other.
    pub fn sweep(&'a self) -> Sweep<'a> {
        Sweep { offsets: self, byte: 0, count: 0 }
    }

    /// The byte of a mark, and the offset there; the last mark where there are not so many.
    fn mark(&self, index: usize) -> Option<(usize, u32)> {
        let index = index.min(self.marks.len().checked_sub(1)?);
        self.marks.get(index).map(|&mark| (index * STRIDE, mark))
    }
}

impl Sweep<'_> {
    /// As [`Offsets::get`], from the place before.
    pub fn get(&mut self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.offsets.bytes.len());
        if self.offsets.marks.is_empty() {
            return byte as u32;
        }
        let way = self.offsets.bytes.get(self.byte..byte).filter(|way| way.len() < STRIDE);
        self.count = match way {
            Some(way) => self.count + count(self.offsets.unit, way),
            None => self.offsets.get(byte as u32),
        };
        self.byte = byte;
        self.count
    }
}

/// How many units the characters take that start in these bytes.
fn count(unit: Unit, bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| width(unit, b)).sum()
}

/// How many units the character that starts with this byte takes; none for the bytes inside a character.
fn width(unit: Unit, byte: u8) -> u32 {
    match (unit, byte) {
        (Unit::Byte, _) => 1,
        (Unit::Utf16 | Unit::CodePoint, 0x80..=0xbf) => 0,
        (Unit::Utf16, 0xf0..) => 2,
        (Unit::Utf16 | Unit::CodePoint, _) => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_agrees_with_the_standard_library() {
        let text = "Één 😀 café — „ja” ".repeat(20);
        let utf16 = Offsets::new(&text, Unit::Utf16);
        let points = Offsets::new(&text, Unit::CodePoint);
        let mut sweep = utf16.sweep();
        for (i, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let units = text[..i].encode_utf16().count() as u32;
            assert_eq!(utf16.get(i as u32), units);
            assert_eq!(sweep.get(i as u32), units);
            assert_eq!(utf16.byte(units), i as u32);
            let count = text[..i].chars().count() as u32;
            assert_eq!(points.get(i as u32), count);
            assert_eq!(points.byte(count), i as u32);
        }
    }

    #[test]
    fn what_lies_inside_a_character_goes_on_to_its_end() {
        let offsets = Offsets::new("😀b", Unit::Utf16);
        assert_eq!((offsets.byte(1), offsets.byte(2), offsets.byte(9)), (4, 4, 5));
        assert_eq!((offsets.get(1), offsets.get(4), offsets.get(99)), (2, 2, 3));
    }

    #[test]
    fn half_a_surrogate_pair_stays_one_unit() {
        let text = String::from_utf16_lossy(&[0x61, 0xd800, 0x62, 0xdc00, 0xd800, 0x63]);
        assert_eq!(text, "a\u{fffd}b\u{fffd}\u{fffd}c");
        assert_eq!(Offsets::new(&text, Unit::Utf16).get(text.len() as u32), 6);
    }
}
