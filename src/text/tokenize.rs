//! Tokens: words, numbers and marks, the same for every language.

use super::{hash, span::Span};

/// One token. Tokens never hold white space; `glued` tells whether some stood before it.
///
/// - A word is a run of letters, marks and digits that begins with a letter, inner apostrophes included
///   (`O'Brien`); a short ending after an apostrophe is a token of its own (`Anna` `'s`).
/// - A number is a run of digits with single dots and commas between them (`10.000`, `17.21`).
///   Letters right after it are a word that is glued to it (`32` `e`).
/// - Everything else is a mark of one character; only an ellipsis of full stops is kept whole.
///   So `NAVO-chef` is `NAVO` `-` `chef`, glued.
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
        self.kind == TokenKind::Mark(c)
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it is a word that begins with a capital letter.
    pub fn is_capitalised(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper | Case::Mixed)
    }
}

/// The tokens of `text`, with spans moved on by `offset` bytes, appended to `out`.
pub fn tokenize(text: &str, offset: u32, out: &mut Vec<Token>) {
    let mut end_of_last = usize::MAX;
    let mut buffer = String::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        let kind;
        if c.is_whitespace() || is_invisible(c) {
            at += c.len_utf8();
            if is_invisible(c) && end_of_last == start {
                end_of_last = at;
            }
            continue;
        } else if c.is_alphabetic() {
            at = end_of_word(text, at);
            kind = TokenKind::Word;
        } else if c.is_ascii_digit() {
            at = end_of_number(text, at);
            kind = TokenKind::Number;
        } else if is_apostrophe(c) && end_of_last == start && is_clitic(&text[at..]) {
            at = end_of_word(text, at + c.len_utf8());
            kind = TokenKind::Word;
        } else if c == '.' && text[at..].starts_with("..") {
            at += text[at..].bytes().take_while(|&b| b == b'.').count();
            kind = TokenKind::Mark('…');
        } else {
            at += c.len_utf8();
            kind = TokenKind::Mark(plain(c));
        }
        out.push(token(text, start, at, offset, kind, end_of_last == start, &mut buffer));
        end_of_last = at;
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
    let written = &text[start..end];
    let (mut upper, mut lower, mut first_upper, mut seen, mut plain_form) = (0_u32, 0_u32, false, 0_u32, true);
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
        for c in written.chars().filter(|&c| !is_invisible(c)) {
            buffer.extend(plain(c).to_lowercase());
        }
        hash::word(buffer)
    };
    Token { span, kind, glued, case, exact, folded }
}

fn end_of_word(text: &str, from: usize) -> usize {
    let mut end = from;
    let mut chars = text[from..].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        if c.is_alphanumeric() || is_combining(c) || is_soft(c) {
            end = from + i + c.len_utf8();
        } else if is_apostrophe(c) && chars.peek().is_some_and(|(_, next)| next.is_alphabetic()) {
            if is_clitic(&text[from + i..]) {
                break;
            }
        } else {
            break;
        }
    }
    end
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

/// Whether it is one of the signs that are written for an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn is_soft(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// Characters that show nothing and part nothing.
fn is_invisible(c: char) -> bool {
    is_soft(c)
        || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The plain form of typographic apostrophes and hyphens; any other character as it is.
fn plain(c: char) -> char {
    match c {
        '’' | 'ʼ' | '＇' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
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
