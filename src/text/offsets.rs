//! Offsets in other units than bytes.

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

/// Converts byte offsets of one text into another unit: one pass to make, then a lookup each.
#[derive(Debug, Clone)]
pub struct Offsets {
    unit: Unit,
    /// For every 64th byte, the offset there in the unit; empty where a byte is a unit.
    marks: Vec<u32>,
    bytes: Vec<u8>,
}

const STRIDE: usize = 64;

impl Offsets {
    /// Offsets of `text` in `unit`.
    pub fn new(text: &str, unit: Unit) -> Self {
        if unit == Unit::Byte || text.is_ascii() {
            return Self { unit, marks: Vec::new(), bytes: Vec::new() };
        }
        let bytes = text.as_bytes().to_vec();
        let mut marks = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut count = 0;
        for (i, &b) in bytes.iter().enumerate() {
            if i % STRIDE == 0 {
                marks.push(count);
            }
            count += width(unit, b);
        }
        Self { unit, marks, bytes }
    }

    /// The offset of a byte, which must be on a character boundary.
    pub fn get(&self, byte: u32) -> u32 {
        let byte = byte as usize;
        let Some(&mark) = self.marks.get(byte / STRIDE) else {
            // Past the last stride, or a text whose bytes are its units.
            return match self.marks.last() {
                Some(&last) => {
                    let from = (self.marks.len() - 1) * STRIDE;
                    last + self.bytes[from..].iter().map(|&b| width(self.unit, b)).sum::<u32>()
                }
                None => byte as u32,
            };
        };
        let from = byte / STRIDE * STRIDE;
        mark + self.bytes[from..byte.min(self.bytes.len())].iter().map(|&b| width(self.unit, b)).sum::<u32>()
    }
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
        for (i, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(utf16.get(i as u32) as usize, text[..i].encode_utf16().count());
            assert_eq!(points.get(i as u32) as usize, text[..i].chars().count());
        }
    }
}
