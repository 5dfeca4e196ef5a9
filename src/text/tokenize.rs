//! Tokens: words, numbers and marks, the same for every language.

use super::chars::{extends_sign, is_apostrophe, is_combining, is_invisible, is_regional_indicator, is_soft, plain};
use super::links::{self, Address};
use super::{hash, span::Span};
use crate::text::strings::cut;

/// One token. Tokens never hold white space; `glued` tells whether some stood before it.
///
/// - A word is a run of letters, accents and digits that begins with a letter, inner apostrophes included
///   (`O'Brien`); a short ending after an apostrophe is a token of its own (`Anna` `'s`). The name of a site is a word
///   too (`example.org`), since it is a name.
/// - A number is a run of digits with single dots and commas between them (`10.000`, `17.21`).
///   Letters right after it are a word that is glued to it (`32` `e`).
/// - A link is any other address: a web page, an e-mail address, an account (`@anna`).
/// - Everything else is a mark of one character, with what is shown as one with it (an accent, the parts of an emoji);
///   only an ellipsis of full stops is kept whole. So `NAVO-chef` is `NAVO` `-` `chef`, glued, and the name in `#MeToo`
///   is a word with a mark before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether it touches the token before it.
    pub glued: bool,
    /// How it is capitalised.
    pub case: Case,
    /// Hash of the word as it stands, typographic apostrophes and hyphens made plain.
    pub exact: u64,
    /// Hash of the same in lower case.
    pub folded: u64,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits after the first.
    Word,
    /// Digits, perhaps with dots and commas between them.
    Number,
    /// The address of a page or mailbox, or the name of an account.
    Link,
    /// A punctuation mark or any other sign; its character.
    Mark(char),
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// No letters with case.
    None,
    /// `word`
    Lower,
    /// `Word`, and a single capital letter.
    Title,
    /// `WORD`
    Upper,
    /// `iPhone`, `McDonald`
    Mixed,
}

impl Token {
    /// Whether it is this mark.
    pub fn is_mark(&self, c: char) -> bool {
        matches!(self.kind, TokenKind::Mark(mark) if mark == c)
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word)
    }

    /// Whether it is a number in digits.
    pub fn is_number(&self) -> bool {
        matches!(self.kind, TokenKind::Number)
    }

    /// The span from the first of these tokens to the last; empty where there are none.
    pub fn span_of(tokens: &[Token]) -> Span {
        match tokens {
            [first, .., last] => first.span.join(last.span),
            [only] => only.span,
            [] => Span::default(),
        }
    }

    /// Whether it is a word that begins with a capital letter.
    pub fn is_capitalised(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper | Case::Mixed)
    }
}

/// The tokens of `text`, with spans moved on by `offset` bytes, appended to `out`.
pub fn tokenize(text: &str, offset: u32, out: &mut Vec<Token>) {
    let mut last: Option<(usize, TokenKind)> = None;
    let mut run = Run { end: 0, addresses: false, none_before: 0 };
    let mut buffer = String::new();
    let mut at = 0;
    while let Some(c) = cut(text, at..).chars().next() {
        let start = at;
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let glued = last.is_some_and(|(end, _)| end == start);
        if is_invisible(c) {
            at += c.len_utf8();
            if let (true, Some((end, _))) = (glued, &mut last) {
                *end = at;
            }
            continue;
        }
        if start >= run.end {
            run = Run::new(text, start);
        }
        let after_word = glued && last.is_some_and(|(_, kind)| !matches!(kind, TokenKind::Mark(_)));
        let address = if run.addresses && !after_word { run.address(text, start, c) } else { None };
        let kind;
        if let Some(address) = address {
            (at, kind) = match address {
                Address::Domain(end) => (end, TokenKind::Word),
                Address::Link(end) => (end, TokenKind::Link),
            };
        } else if c.is_alphabetic() {
            at = end_of_word(text, at);
            kind = TokenKind::Word;
        } else if c.is_ascii_digit() {
            at = end_of_number(text, at);
            kind = TokenKind::Number;
        } else if is_apostrophe(c) && after_word && is_clitic(cut(text, at..)) {
            at = end_of_word(text, at + c.len_utf8());
            kind = TokenKind::Word;
        } else if c == '.' && cut(text, at..).starts_with("..") {
            at += cut(text, at..).bytes().take_while(|&b| b == b'.').count();
            kind = TokenKind::Mark('…');
        } else {
            at = end_of_sign(text, at, c);
            kind = TokenKind::Mark(plain(c));
        }
        out.push(token(text, start, at, offset, kind, glued, &mut buffer));
        last = Some((at, kind));
    }
}

/// A run of text without white space, and whether there can be addresses in it.
struct Run {
    end: usize,
    addresses: bool,
    /// No address begins before this byte.
    none_before: usize,
}

impl Run {
    fn new(text: &str, start: usize) -> Self {
        let bytes = &text.as_bytes()[start..];
        let end = bytes.iter().position(|b| b.is_ascii_whitespace()).unwrap_or(bytes.len());
        let run = &bytes[..end];
        let inner = |(i, b): (usize, &u8)| match b {
            b'.' => i > 0 && run.get(i + 1).is_some_and(u8::is_ascii_alphabetic),
            b'@' => run.get(i + 1).is_some_and(u8::is_ascii_alphanumeric),
            b':' => run[i..].starts_with(b"://"),
            _ => false,
        };
        Self { end: start + end, addresses: run.iter().enumerate().any(inner), none_before: 0 }
    }

    fn address(&mut self, text: &str, start: usize, c: char) -> Option<Address> {
        if start < self.none_before {
            return None;
        }
        match c {
            '@' => links::account(text, start).map(Address::Link),
            c if c.is_ascii_alphanumeric() => {
                let found = links::at_word(text, start, self.end);
                if let Err(none_before) = found {
                    self.none_before = none_before;
                }
                found.ok()
            }
            _ => None,
        }
    }
}

fn token(
    text: &str,
    start: usize,
    end: usize,
    offset: u32,
    kind: TokenKind,
    glued: bool,
    buffer: &mut String,
) -> Token {
    let span = Span::new(offset + start as u32, offset + end as u32);
    let written = cut(text, start..end);
    let (mut upper, mut lower, mut first_upper, mut seen, mut plain_form) = (0_u32, 0_u32, false, 0_u32, true);
    if written.is_ascii() {
        for b in written.bytes() {
            let capital = b.is_ascii_uppercase();
            upper += u32::from(capital);
            lower += u32::from(b.is_ascii_lowercase());
            first_upper |= capital && seen == 0;
            seen += u32::from(b.is_ascii_alphabetic());
        }
    } else {
        for c in written.chars() {
            if c.is_lowercase() {
                lower += 1;
            } else if c.is_uppercase() {
                upper += 1;
                first_upper |= seen == 0;
            }
            seen += u32::from(c.is_alphabetic());
            plain_form &= c.is_ascii() || (plain(c) == c && !is_invisible(c));
        }
    }
    let case = match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, _) if first_upper => Case::Title,
        (_, 0) => Case::Upper,
        _ => Case::Mixed,
    };
    let exact = if plain_form {
        hash::word(written)
    } else {
        buffer.clear();
        buffer.extend(written.chars().filter(|&c| !is_invisible(c)).map(plain));
        hash::word(buffer)
    };
    let folded = if upper == 0 {
        exact
    } else {
        buffer.clear();
        if written.is_ascii() {
            buffer.push_str(written);
            buffer.make_ascii_lowercase();
        } else {
            for c in written.chars().filter(|&c| !is_invisible(c)) {
                buffer.extend(plain(c).to_lowercase());
            }
        }
        hash::word(buffer)
    };
    Token { span, kind, glued, case, exact, folded }
}

fn end_of_word(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = from;
    loop {
        while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
            end += 1;
        }
        let Some(c) = cut(text, end..).chars().next() else { return end };
        if is_apostrophe(c) && end > from {
            let next = cut(text, end + c.len_utf8()..).chars().next();
            if !next.is_some_and(char::is_alphabetic) || is_clitic(cut(text, end..)) {
                return end;
            }
        } else if c.is_ascii() || !(c.is_alphanumeric() || is_combining(c) || is_soft(c)) {
            return end;
        }
        end += c.len_utf8();
    }
}

fn end_of_number(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = from;
    while end < bytes.len() {
        let b = bytes[end];
        let separates = matches!(b, b'.' | b',') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !b.is_ascii_digit() && !separates {
            break;
        }
        end += 1;
    }
    end
}

/// The end of a sign with what is shown as one with it: accents, colours, the parts of a joined emoji or flag.
fn end_of_sign(text: &str, from: usize, sign: char) -> usize {
    let mut end = from + sign.len_utf8();
    let mut flag = is_regional_indicator(sign);
    while text.as_bytes().get(end).is_some_and(|&b| b >= 0x80) {
        let mut rest = cut(text, end..).chars();
        let Some(c) = rest.next() else { break };
        let joined =
            rest.next().filter(|n| c == '\u{200d}' && !n.is_ascii() && !n.is_alphanumeric() && !n.is_whitespace());
        if let Some(joined) = joined {
            end += c.len_utf8() + joined.len_utf8();
        } else if extends_sign(c) || (flag && is_regional_indicator(c)) {
            flag = false;
            end += c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// An apostrophe with one or two small letters after it, and then no letter: `'s`, `'ll`.
fn is_clitic(text: &str) -> bool {
    let mut chars = text.chars();
    if !chars.next().is_some_and(is_apostrophe) {
        return false;
    }
    let letters = chars.clone().take(3).take_while(|c| c.is_alphabetic()).count();
    (1..=2).contains(&letters)
        && chars.clone().take(letters).all(char::is_lowercase)
        && !chars.nth(letters).is_some_and(|c| c.is_alphanumeric() || is_apostrophe(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens() {
        let cases = [
            ("NAVO-chef Rutte", "NAVO _- _chef Rutte"),
            ("Anna's foto's", "Anna _'s foto _'s"),
            ("O’Brien d'Hondt", "O’Brien d'Hondt"),
            ("€1,5 mln", "€ _1,5 mln"),
            ("de 32e, 10.000.", "de 32 _e _, 10.000 _."),
            ("Wacht... Echt?!", "Wacht _... Echt _? _!"),
            ("17:21 3-1", "17 _: _21 3 _- _1"),
            ("CO2 'U2'", "CO2 ' _U2 _'"),
            ("rock 'n' roll, d'r", "rock ' _n _' roll _, d _'r"),
            ("('de man')", "( _' _de man _' _)"),
            ("zie https://example.org/a.b. Of niet", "zie https://example.org/a.b _. Of niet"),
            ("mail anna@example.org!", "mail anna@example.org _!"),
            ("@anna op #MeToo", "@anna op # _MeToo"),
            ("Example.com's nieuws op example.nl.", "Example.com _'s nieuws op example.nl _."),
            ("bijv. a.m. mr.dr. Smit", "bijv _. a _. _m _. mr _. _dr _. Smit"),
            ("einde.Het", "einde _. _Het"),
            ("👩‍👩‍👧 👍🏽! 🇳🇱🇧🇪 ❤️", "👩‍👩‍👧 👍🏽 _! 🇳🇱 _🇧🇪 ❤️"),
            ("cafe\u{301} a\u{300}b", "cafe\u{301} a\u{300}b"),
            ("नमस्ते שָׁלוֹם مُحَمَّد", "नमस्ते שָׁלוֹם مُحَمَّد"),
            ("a\0b", "a _\0 _b"),
            ("Mei\u{ad}ser \u{feff}ja", "Mei\u{ad}ser ja"),
        ];
        for (text, wanted) in cases {
            let mut tokens = Vec::new();
            tokenize(text, 0, &mut tokens);
            let found: Vec<String> =
                tokens.iter().map(|t| format!("{}{}", if t.glued { "_" } else { "" }, &text[t.span.range()])).collect();
            assert_eq!(found.join(" "), wanted, "{text}");
        }
    }

    #[test]
    fn hashes_fold_case_and_typography() {
        let one = |text: &str| {
            let mut tokens = Vec::new();
            tokenize(text, 0, &mut tokens);
            tokens[0]
        };
        assert_eq!(one("RUTTE").folded, one("rutte").exact);
        assert_eq!(one("O’Brien").exact, one("O'Brien").exact);
        assert_ne!(one("Brand").exact, one("brand").exact);
    }
}
