//! The strings of a JSON text, with the keys they stand under. Enough to read what pages tell search engines.

/// Hands every string that is the value of a key to `found`, with its key. Broken text is read as far as it goes.
pub fn strings(text: &str, mut found: impl FnMut(&str, &str)) {
    let bytes = text.as_bytes();
    let mut key: Option<String> = None;
    let mut last: Option<String> = None;
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'"' => {
                let start = i + 1;
                i = start;
                while i < bytes.len() && bytes[i] != b'"' {
                    i += 1 + usize::from(bytes[i] == b'\\');
                }
                let end = i.min(bytes.len());
                let string = unescape(text.get(start..end).unwrap_or_default());
                if let Some(key) = key.take() {
                    found(&key, &string);
                } else {
                    last = Some(string);
                }
            }
            b':' => key = last.take(),
            b',' | b'{' | b'}' | b'[' | b']' => (key, last) = (None, None),
            _ => {}
        }
        i += 1;
    }
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('b' | 'f') => out.push(' '),
            Some('u') => {
                let c = match hex(&mut chars) {
                    Some(high @ 0xd800..=0xdbff) if chars.as_str().starts_with("\\u") => {
                        chars.nth(1);
                        let low = hex(&mut chars).filter(|low| (0xdc00..=0xdfff).contains(low));
                        low.and_then(|low| char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)))
                    }
                    other => other.and_then(char::from_u32),
                };
                out.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

/// Four hexadecimal digits, taken only where they are there.
fn hex(chars: &mut std::str::Chars) -> Option<u32> {
    let digits = chars.as_str().get(..4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let code = u32::from_str_radix(digits, 16).ok();
    chars.nth(3);
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_with_their_keys() {
        let mut all = Vec::new();
        let text = r#"{"a": "x\"\u00e9\ud83d\ude00\n", "list": ["y", {"b" : "z"}], "n": 1, "c": {"d": "\ud800 \u12"#;
        strings(text, |key, value| all.push(format!("{key}={value}")));
        assert_eq!(all, ["a=x\"é😀\n", "b=z", "d=\u{fffd} \u{fffd}12"]);
    }
}
