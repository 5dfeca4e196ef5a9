//! Classes of characters that tokens, sentences and blocks are told by.

/// Whether it is one of the signs that are written for an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// Whether it is a mark that opens a quotation or bracket. Some open in one language and close in another, and the
/// straight ones do both.
pub fn opens(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '„'
            | '‟'
            | '‘'
            | '‚'
            | '‛'
            | '\''
            | '«'
            | '‹'
            | '('
            | '['
            | '{'
            | '”'
            | '’'
            | '»'
            | '›'
            | '`'
            | '¿'
            | '¡'
    )
}

/// Whether it is a mark that closes a quotation. Some close in one language and open in another.
pub fn closes_quotation(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»' | '›' | '“' | '‘' | '«' | '‹' | '`' | '」' | '』')
}

/// Whether it is a mark that closes a bracket.
pub fn closes_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '）')
}

/// Whether a sentence can end with it.
pub fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '।') || is_full_width_stop(c)
}

/// Whether a sentence can end with it without a space behind it.
pub fn is_full_width_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '．' | '｡')
}

/// Dashes, longer ones and the hyphen.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '−')
}

/// Signs that are set before the items of a list.
pub fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '‣'
            | '◦'
            | '▪'
            | '▫'
            | '●'
            | '○'
            | '■'
            | '□'
            | '►'
            | '▶'
            | '·'
            | '*'
            | '➤'
            | '✓'
            | '✔'
            | '⁃'
    ) || is_dash(c)
}

/// Accents, vowel signs and the like, which belong to the letter before them.
pub fn is_combining(c: char) -> bool {
    let c = c as u32;
    c >= 0x300
        && matches!(c, 0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5bd | 0x5bf..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f
            | 0x670 | 0x6d6..=0x6ed | 0x93c | 0x94d | 0x9bc | 0x9cd | 0xa3c | 0xa4d | 0xabc | 0xacd | 0xb3c | 0xb4d
            | 0xbcd | 0xc4d | 0xcbc | 0xccd | 0xd4d | 0xe47..=0xe4e | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff
            | 0x20d0..=0x20ff | 0x3099..=0x309a | 0xfe20..=0xfe2f)
}

/// What may stand inside a word and shows nothing: the soft hyphen, joiners.
pub fn is_soft(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// Characters that show nothing and part nothing.
pub fn is_invisible(c: char) -> bool {
    is_soft(c)
        || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether it is shown as one with the sign before it: accents, variation selectors, skin colours, tags of flags.
pub fn extends_sign(c: char) -> bool {
    is_combining(c)
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

/// The letters that flags are spelt with, two a flag.
pub fn is_regional_indicator(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// The plain form of typographic apostrophes and hyphens; any other character as it is.
pub fn plain(c: char) -> char {
    match c {
        '’' | 'ʼ' | '＇' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
}
