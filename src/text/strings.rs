//! What is asked of strings all over, in as little code as can be.

use std::slice::SliceIndex;

/// A text in lower case. Unlike [`str::to_lowercase`] it knows no other letter for the end of a Greek word, which no
/// dictionary needs.
pub fn lower(text: &str) -> String {
    let mut lower = text.to_owned();
    lower.make_ascii_lowercase();
    if lower.is_ascii() { lower } else { lower.chars().flat_map(char::to_lowercase).collect() }
}

/// A part of a text; empty where it would begin or end inside a character or past the end.
pub fn cut(text: &str, range: impl SliceIndex<str, Output = str>) -> &str {
    text.get(range).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_every_kind_are_lowered() {
        assert_eq!(["ABC d", "ÉÉN İ", ""].map(lower), ["abc d", "één i̇", ""]);
    }

    #[test]
    fn what_cannot_be_cut_is_empty() {
        assert_eq!([cut("één", ..2), cut("één", 1..), cut("één", 2..9)], ["é", "", ""]);
    }
}
