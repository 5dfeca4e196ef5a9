//! Addresses in running text: web pages, domains, e-mail, accounts.

use crate::text::strings::cut;

/// An address, and how far it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// The name of a site and nothing more (`example.org`); ends before this byte.
    Domain(usize),
    /// Any other address; ends before this byte.
    Link(usize),
}

/// What domains end in: those that news names its sites by. A full stop without a space behind it would make a domain
/// of any two words, so not every ending can count; endings that are frequent words (`.in`, `.it`) are left out.
const ENDINGS: &str = " com org net info gov edu biz news tv fm io ai app eu uk nl be de fr nu lu ch ie dk se fi pl cz \
                       pt ru ua ca au nz jp cn br frl amsterdam brussels vlaanderen gent london scot online shop ";

/// The address that begins with a letter or digit at `from`, in a run of text without white space that ends at `end`.
/// Otherwise the byte up to which none begins.
pub fn at_word(text: &str, from: usize, end: usize) -> Result<Address, usize> {
    let run = cut(text, from..end);
    let bytes = run.as_bytes();
    let scheme = bytes.iter().take(12).take_while(|b| b.is_ascii_alphanumeric()).count();
    if cut(run, scheme..).starts_with("://") && run.len() > scheme + 3 {
        return Ok(Address::Link(from + end_of_path(run, scheme + 3)));
    }
    let local = bytes.iter().take(64).take_while(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(b)).count();
    if bytes.get(local) == Some(&b'@') {
        let (labels, reached) = domain(&bytes[local + 1..], false);
        if let Some(length) = labels {
            return Ok(Address::Link(from + local + 1 + length));
        }
        return Err(from + local + 1 + reached);
    }
    let web = bytes.len() > 4 && bytes[..4].eq_ignore_ascii_case(b"www.");
    let (labels, reached) = domain(bytes, !web);
    match labels {
        Some(length) if bytes.get(length) == Some(&b'/') && bytes.len() > length + 1 => {
            Ok(Address::Link(from + end_of_path(run, length)))
        }
        Some(length) if web => Ok(Address::Link(from + length)),
        Some(length) => Ok(Address::Domain(from + length)),
        None => Err(from + reached.max(1)),
    }
}

/// The end of an account's name after the `@` at `from`.
pub fn account(text: &str, from: usize) -> Option<usize> {
    let name = text.as_bytes()[from + 1..].iter().take(40).take_while(|b| b.is_ascii_alphanumeric() || **b == b'_');
    let length = name.count();
    (length > 1).then_some(from + 1 + length)
}

/// How long the domain at the start of `bytes` is, if one is there, and how far was looked.
fn domain(bytes: &[u8], known_ending: bool) -> (Option<usize>, usize) {
    let mut best = None;
    let (mut before, mut start) = (0, 0);
    loop {
        let label = &bytes[start..];
        let length = label.iter().take(64).take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
        let letters = label[..length].iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let parted = label.get(letters).is_none_or(|&b| !b.is_ascii_alphanumeric() && b < 0x80 && b != b'@');
        if start > 0 && letters >= 2 && parted {
            let name = &bytes[..start - 1];
            // `o.a.de` is an abbreviation before a word, `x.com` a site.
            let fine = !known_ending || (is_ending(&label[..letters], name) && (start - before > 2 || letters > 2));
            if fine {
                best = Some(start + letters);
            }
        }
        let next = start + length;
        let goes_on = length > 0 && bytes.get(next) == Some(&b'.') && next < 255;
        if !goes_on || !bytes.get(next + 1).is_some_and(u8::is_ascii_alphanumeric) {
            return (best, next);
        }
        (before, start) = (start, next + 1);
    }
}

/// Whether a domain may end so: in small letters, or in capitals where the name before is in capitals too.
fn is_ending(ending: &[u8], name: &[u8]) -> bool {
    let small = ending.iter().all(u8::is_ascii_lowercase);
    let capitals = ending.iter().all(u8::is_ascii_uppercase) && !name.iter().any(u8::is_ascii_lowercase);
    let mut word = [b' '; 14];
    let Some(place) = word.get_mut(1..=ending.len()) else { return false };
    place.copy_from_slice(ending);
    place.make_ascii_lowercase();
    let Some(word) = word.get(..ending.len() + 2).and_then(|w| std::str::from_utf8(w).ok()) else { return false };
    (small || capitals) && ENDINGS.contains(word)
}

/// The end of an address that goes on to the end of the run, less the punctuation of the sentence around it.
fn end_of_path(run: &str, from: usize) -> usize {
    let end =
        cut(run, from..).find(|c: char| c.is_whitespace() || "<>\"“”„«»".contains(c)).map_or(run.len(), |i| from + i);
    let path = cut(run, from..end);
    let opened = path.matches('(').count() >= path.matches(')').count();
    let inner = path.trim_end_matches(|c| {
        matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '…' | ']') || (c == ')' && !opened)
    });
    from + inner.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let cases = [
            ("https://example.org/a_(b)?c=1,2).", Some(Address::Link(31))),
            ("www.example.org.", Some(Address::Link(15))),
            ("example.org", Some(Address::Domain(11))),
            ("example.co.uk,", Some(Address::Domain(13))),
            ("Example.com-klant", Some(Address::Domain(11))),
            ("EXAMPLE.NL", Some(Address::Domain(10))),
            ("example.nl/stuk-1.", Some(Address::Link(17))),
            ("anna.smit@example.org)", Some(Address::Link(21))),
            ("x.com", Some(Address::Domain(5))),
            ("o.a.de", None),
            ("einde.Het", None),
            ("mr.dr.", None),
            ("example.organen", None),
            ("a@b", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(at_word(text, 0, text.len()).ok(), wanted, "{text}");
        }
    }
}
