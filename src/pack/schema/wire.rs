//! Reading the compact form of a pack ([postcard](https://postcard.jamesmunns.com/wire-format)) with as little code as
//! can be: the engine carries a reader for every struct of a pack, and most of a general reader is ways to fail.
//!
//! A file that is whole and of this form (see [`super::read`]) cannot be read wrong, so here nothing fails: past the
//! end there are zeros and empty lists. As the error cannot exist, the compiler leaves out all that would handle it.

use serde::de::value::U32Deserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};

/// The value that `bytes` hold.
pub fn read<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> T {
    let Ok(value) = T::deserialize(&mut Reader { bytes });
    value
}

/// What is left to read.
struct Reader<'de> {
    bytes: &'de [u8],
}

impl<'de> Reader<'de> {
    fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        first
    }

    /// Seven bits a byte, the low ones first; the high bit says that more follow.
    #[inline(never)]
    fn varint(&mut self) -> u64 {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            value |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 63 {
                return value;
            }
        }
    }

    /// Small numbers of either sign are small.
    fn zigzag(&mut self) -> i64 {
        let value = self.varint();
        (value >> 1) as i64 ^ -((value & 1) as i64)
    }

    #[inline(never)]
    fn text(&mut self) -> &'de str {
        let length = self.length();
        let (text, rest) = self.bytes.split_at(length);
        self.bytes = rest;
        std::str::from_utf8(text).unwrap_or_default()
    }

    /// A length that the rest can hold, as everything takes a byte at least.
    fn length(&mut self) -> usize {
        (self.varint() as usize).min(self.bytes.len())
    }

    fn array<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.byte())
    }
}

/// An error that cannot be.
#[derive(Debug)]
enum Never {}

impl std::fmt::Display for Never {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

/// The readers that serde writes ask for errors where a list is too short or a variant unknown; [`Fields`] never ends
/// early and [`Reader::deserialize_enum`] knows no others.
impl Error for Never {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        unreachable!("a pack's reader does not fail")
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self::custom("")
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::custom("")
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::custom("")
    }
}

macro_rules! scalars {
    ($($method:ident $visit:ident = $read:expr;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
            let read: fn(&mut Reader<'de>) -> _ = $read;
            visitor.$visit(read(self))
        })*
    };
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Never;

    scalars! {
        deserialize_bool visit_bool = |r| r.byte() == 1;
        deserialize_i8 visit_i8 = |r| r.byte() as i8;
        deserialize_i16 visit_i16 = |r| r.zigzag() as i16;
        deserialize_i32 visit_i32 = |r| r.zigzag() as i32;
        deserialize_i64 visit_i64 = |r| r.zigzag();
        deserialize_u8 visit_u8 = |r| r.byte();
        deserialize_u16 visit_u16 = |r| r.varint() as u16;
        deserialize_u32 visit_u32 = |r| r.varint() as u32;
        deserialize_u64 visit_u64 = |r| r.varint();
        deserialize_f32 visit_f32 = |r| f32::from_le_bytes(r.array());
        deserialize_f64 visit_f64 = |r| f64::from_le_bytes(r.array());
        deserialize_char visit_char = |r| r.text().chars().next().unwrap_or_default();
        deserialize_str visit_borrowed_str = |r| r.text();
        deserialize_string visit_borrowed_str = |r| r.text();
        deserialize_identifier visit_borrowed_str = |r| r.text();
        deserialize_bytes visit_borrowed_bytes = |r| r.text().as_bytes();
        deserialize_byte_buf visit_borrowed_bytes = |r| r.text().as_bytes();
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        if self.byte() == 1 { visitor.visit_some(self) } else { visitor.visit_none() }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let left = self.length();
        visitor.visit_seq(Items { reader: self, left })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields { reader: self })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields { reader: self })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let left = self.length();
        visitor.visit_map(Items { reader: self, left })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields { reader: self })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        let variant = (self.varint() as u32).min(variants.len().saturating_sub(1) as u32);
        visitor.visit_enum(Variant { reader: self, variant })
    }

    fn is_human_readable(&self) -> bool {
        false
    }
}

/// The fields of a struct, which are always all there.
struct Fields<'a, 'de> {
    reader: &'a mut Reader<'de>,
}

impl<'de> SeqAccess<'de> for Fields<'_, 'de> {
    type Error = Never;

    #[inline(always)]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

/// The items of a list.
struct Items<'a, 'de> {
    reader: &'a mut Reader<'de>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

impl<'de> MapAccess<'de> for Items<'_, 'de> {
    type Error = Never;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Never> {
        self.next_element_seed(seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Never> {
        seed.deserialize(&mut *self.reader)
    }
}

/// One of an enum's variants.
struct Variant<'a, 'de> {
    reader: &'a mut Reader<'de>,
    variant: u32,
}

impl<'a, 'de> EnumAccess<'de> for Variant<'a, 'de> {
    type Error = Never;
    type Variant = Content<'a, 'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Content<'a, 'de>), Never> {
        let index: U32Deserializer<Never> = self.variant.into_deserializer();
        let value = seed.deserialize(index)?;
        Ok((value, Content { reader: self.reader }))
    }
}

/// What a variant holds.
struct Content<'a, 'de> {
    reader: &'a mut Reader<'de>,
}

impl<'de> VariantAccess<'de> for Content<'_, 'de> {
    type Error = Never;

    fn unit_variant(self) -> Result<(), Never> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Never> {
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields { reader: self.reader })
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields { reader: self.reader })
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    use super::read;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    struct All {
        flag: bool,
        numbers: (u8, i8, u16, i16, u32, i32, u64, i64, f32, f64, usize),
        text: String,
        sign: char,
        maybe: Option<Vec<String>>,
        never: Option<u8>,
        choices: Vec<Choice>,
        fixed: [Vec<u16>; 2],
        map: std::collections::BTreeMap<String, Vec<u8>>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Choice {
        None,
        One(i64),
        Two(u8, String),
        Named { a: f64 },
    }

    fn sample() -> All {
        All {
            flag: true,
            numbers: (255, -128, 65535, -32768, u32::MAX, i32::MIN, u64::MAX, i64::MIN, 0.5, -1e300, 300),
            text: "één 😀".into(),
            sign: '‰',
            maybe: Some(vec![String::new(), "a".into()]),
            never: None,
            choices: vec![Choice::None, Choice::One(-3), Choice::Two(7, "b".into()), Choice::Named { a: 1.5 }],
            fixed: [vec![], vec![1, 1000]],
            map: [("a".to_owned(), vec![1]), ("b".to_owned(), vec![])].into(),
        }
    }

    #[test]
    fn what_postcard_writes_reads_back() {
        let bytes = postcard::to_allocvec(&sample()).expect("it can be written");
        assert_eq!(read::<All>(&bytes), sample());
    }

    #[test]
    fn anything_reads_as_something() {
        let bytes = postcard::to_allocvec(&sample()).expect("it can be written");
        for end in 0..bytes.len() {
            read::<All>(&bytes[..end]);
        }
        for at in 0..bytes.len() {
            for with in [0, 1, 0x7f, 0x80, 0xff] {
                let mut broken = bytes.clone();
                broken[at] = with;
                read::<All>(&broken);
            }
        }
        assert_eq!(read::<All>(&[]), All::default());
    }
}
