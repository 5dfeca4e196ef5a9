//! Character references: `&eacute;`, `&#233;`, `&#xe9;`.

use crate::text::strings::cut;

/// Appends a text with its character references read. Names that news does not use are left as they stand.
pub fn decode(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(cut(rest, ..at));
        rest = cut(rest, at..);
        let (read, length) = reference(cut(rest, 1..)).unwrap_or(('&', 0));
        out.push(read);
        rest = cut(rest, 1 + length..);
    }
    out.push_str(rest);
}

/// The character that a reference stands for, and its length without the `&`.
fn reference(text: &str) -> Option<(char, usize)> {
    if let Some(number) = text.strip_prefix('#') {
        let (digits, radix, before) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, 16, 2),
            None => (number, 10, 1),
        };
        let length = digits.bytes().take_while(|b| (*b as char).is_digit(radix)).count();
        if length == 0 {
            return None;
        }
        let add = |n: u32, c: char| n.saturating_mul(radix).saturating_add(c.to_digit(radix).unwrap_or(0));
        let code = cut(digits, ..length).chars().fold(0, add);
        let closed = usize::from(cut(digits, length..).starts_with(';'));
        return Some((character(code), before + length + closed));
    }
    let length = text.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    let closed = cut(text, length..).starts_with(';');
    if let Some(found) = named(cut(text, ..length)).filter(|_| closed) {
        return Some((found, length + 1));
    }
    // The oldest names are read without their semicolon too, and with letters after them.
    let open = |c: char, name: &str| ('\u{a0}'..='\u{ff}').contains(&c) || OPEN_ASCII.contains(&name);
    (2..=length.min(LONGEST_OPEN))
        .rev()
        .find_map(|l| named(cut(text, ..l)).filter(|&c| open(c, cut(text, ..l))).map(|c| (c, l)))
}

/// The character with this number; numbers from 128 to 159 are meant as in Windows-1252.
fn character(code: u32) -> char {
    const WINDOWS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match code {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9f => WINDOWS[code as usize - 0x80],
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

fn named(name: &str) -> Option<char> {
    NAMES.binary_search_by_key(&name, |(n, _)| n).ok().and_then(|i| NAMES.get(i)).map(|(_, c)| *c)
}

/// No name here is longer.
const LONGEST: usize = 16;
/// Nor one that is read without its semicolon.
const LONGEST_OPEN: usize = 6;
/// Signs of ASCII that are read without a semicolon.
const OPEN_ASCII: &[&str] = &["amp", "AMP", "lt", "LT", "gt", "GT", "quot", "QUOT"];

/// Names of the HTML standard for Latin letters, punctuation and common signs, in order of bytes.
#[rustfmt::skip]
const NAMES: &[(&str, char)] = &[
    ("AElig", 'Æ'), ("AMP", '&'), ("Aacute", 'Á'), ("Abreve", 'Ă'), ("Acirc", 'Â'), ("Agrave", 'À'), ("Alpha", 'Α'),
    ("Amacr", 'Ā'), ("Aogon", 'Ą'), ("Aring", 'Å'), ("Atilde", 'Ã'), ("Auml", 'Ä'), ("Beta", 'Β'), ("Breve", '˘'),
    ("COPY", '©'), ("Cacute", 'Ć'), ("Ccaron", 'Č'), ("Ccedil", 'Ç'), ("Ccirc", 'Ĉ'), ("Cdot", 'Ċ'), ("Cedilla", '¸'),
    ("CenterDot", '·'), ("Chi", 'Χ'), ("Dagger", '‡'), ("Dcaron", 'Ď'), ("Delta", 'Δ'), ("Dot", '¨'), ("Dstrok", 'Đ'),
    ("ENG", 'Ŋ'), ("ETH", 'Ð'), ("Eacute", 'É'), ("Ecaron", 'Ě'), ("Ecirc", 'Ê'), ("Edot", 'Ė'), ("Egrave", 'È'),
    ("Emacr", 'Ē'), ("Eogon", 'Ę'), ("Epsilon", 'Ε'), ("Eta", 'Η'), ("Euml", 'Ë'), ("GT", '>'), ("Gamma", 'Γ'),
    ("Gbreve", 'Ğ'), ("Gcedil", 'Ģ'), ("Gcirc", 'Ĝ'), ("Gdot", 'Ġ'), ("Hacek", 'ˇ'), ("Hat", '^'), ("Hcirc", 'Ĥ'),
    ("Hstrok", 'Ħ'), ("IJlig", 'Ĳ'), ("Iacute", 'Í'), ("Icirc", 'Î'), ("Idot", 'İ'), ("Igrave", 'Ì'), ("Imacr", 'Ī'),
    ("Iogon", 'Į'), ("Iota", 'Ι'), ("Itilde", 'Ĩ'), ("Iuml", 'Ï'), ("Jcirc", 'Ĵ'), ("Kappa", 'Κ'), ("Kcedil", 'Ķ'),
    ("LT", '<'), ("Lacute", 'Ĺ'), ("Lambda", 'Λ'), ("Lcaron", 'Ľ'), ("Lcedil", 'Ļ'), ("Lmidot", 'Ŀ'), ("Lstrok", 'Ł'),
    ("MediumSpace", '\u{205f}'), ("Mu", 'Μ'), ("Nacute", 'Ń'), ("Ncaron", 'Ň'), ("Ncedil", 'Ņ'), ("NewLine", '\n'),
    ("NoBreak", '\u{2060}'), ("NonBreakingSpace", '\u{a0}'), ("Ntilde", 'Ñ'), ("Nu", 'Ν'), ("OElig", 'Œ'),
    ("Oacute", 'Ó'), ("Ocirc", 'Ô'), ("Odblac", 'Ő'), ("Ograve", 'Ò'), ("Omacr", 'Ō'), ("Omega", 'Ω'),
    ("Omicron", 'Ο'), ("Oslash", 'Ø'), ("Otilde", 'Õ'), ("Ouml", 'Ö'), ("OverBar", '‾'), ("Phi", 'Φ'), ("Pi", 'Π'),
    ("PlusMinus", '±'), ("Prime", '″'), ("Psi", 'Ψ'), ("QUOT", '"'), ("REG", '®'), ("Racute", 'Ŕ'), ("Rcaron", 'Ř'),
    ("Rcedil", 'Ŗ'), ("Rho", 'Ρ'), ("Sacute", 'Ś'), ("Scaron", 'Š'), ("Scedil", 'Ş'), ("Scirc", 'Ŝ'), ("Sigma", 'Σ'),
    ("THORN", 'Þ'), ("Tab", '\t'), ("Tau", 'Τ'), ("Tcaron", 'Ť'), ("Tcedil", 'Ţ'), ("Theta", 'Θ'), ("Tstrok", 'Ŧ'),
    ("Uacute", 'Ú'), ("Ubreve", 'Ŭ'), ("Ucirc", 'Û'), ("Udblac", 'Ű'), ("Ugrave", 'Ù'), ("Umacr", 'Ū'),
    ("UnderBar", '_'), ("Uogon", 'Ų'), ("Upsilon", 'Υ'), ("Uring", 'Ů'), ("Utilde", 'Ũ'), ("Uuml", 'Ü'),
    ("Verbar", '‖'), ("Vert", '‖'), ("VerticalLine", '|'), ("Wcirc", 'Ŵ'), ("Xi", 'Ξ'), ("Yacute", 'Ý'),
    ("Ycirc", 'Ŷ'), ("Yuml", 'Ÿ'), ("Zacute", 'Ź'), ("Zcaron", 'Ž'), ("Zdot", 'Ż'), ("Zeta", 'Ζ'), ("aacute", 'á'),
    ("abreve", 'ă'), ("acirc", 'â'), ("acute", '´'), ("aelig", 'æ'), ("af", '\u{2061}'), ("agrave", 'à'),
    ("alefsym", 'ℵ'), ("alpha", 'α'), ("amacr", 'ā'), ("amp", '&'), ("and", '∧'), ("ang", '∠'), ("angst", 'Å'),
    ("aogon", 'ą'), ("apos", '\''), ("aring", 'å'), ("ast", '*'), ("asymp", '≈'), ("atilde", 'ã'), ("auml", 'ä'),
    ("backprime", '‵'), ("bdquo", '„'), ("beta", 'β'), ("bprime", '‵'), ("brvbar", '¦'), ("bsemi", '⁏'),
    ("bsol", '\\'), ("bull", '•'), ("bullet", '•'), ("cacute", 'ć'), ("cap", '∩'), ("caret", '⁁'), ("ccaron", 'č'),
    ("ccedil", 'ç'), ("ccirc", 'ĉ'), ("cdot", 'ċ'), ("cedil", '¸'), ("cent", '¢'), ("centerdot", '·'), ("check", '✓'),
    ("chi", 'χ'), ("circ", 'ˆ'), ("circledR", '®'), ("clubs", '♣'), ("colon", ':'), ("comma", ','), ("commat", '@'),
    ("cong", '≅'), ("copy", '©'), ("crarr", '↵'), ("cross", '✗'), ("cup", '∪'), ("curren", '¤'), ("dArr", '⇓'),
    ("dagger", '†'), ("darr", '↓'), ("dash", '‐'), ("dblac", '˝'), ("dcaron", 'ď'), ("ddagger", '‡'), ("deg", '°'),
    ("delta", 'δ'), ("diams", '♦'), ("die", '¨'), ("div", '÷'), ("divide", '÷'), ("dollar", '$'), ("dot", '˙'),
    ("dstrok", 'đ'), ("eacute", 'é'), ("ecaron", 'ě'), ("ecirc", 'ê'), ("edot", 'ė'), ("egrave", 'è'), ("emacr", 'ē'),
    ("empty", '∅'), ("emsp", '\u{2003}'), ("emsp13", '\u{2004}'), ("emsp14", '\u{2005}'), ("eng", 'ŋ'),
    ("ensp", '\u{2002}'), ("eogon", 'ę'), ("epsilon", 'ε'), ("equals", '='), ("equiv", '≡'), ("eta", 'η'),
    ("eth", 'ð'), ("euml", 'ë'), ("euro", '€'), ("excl", '!'), ("exist", '∃'), ("fnof", 'ƒ'), ("forall", '∀'),
    ("frac12", '½'), ("frac13", '⅓'), ("frac14", '¼'), ("frac18", '⅛'), ("frac23", '⅔'), ("frac34", '¾'),
    ("frasl", '⁄'), ("gamma", 'γ'), ("gbreve", 'ğ'), ("gcirc", 'ĝ'), ("gdot", 'ġ'), ("ge", '≥'), ("grave", '`'),
    ("gt", '>'), ("hArr", '⇔'), ("hairsp", '\u{200a}'), ("half", '½'), ("harr", '↔'), ("hcirc", 'ĥ'), ("hearts", '♥'),
    ("hellip", '…'), ("horbar", '―'), ("hstrok", 'ħ'), ("hybull", '⁃'), ("hyphen", '‐'), ("iacute", 'í'),
    ("ic", '\u{2063}'), ("icirc", 'î'), ("iexcl", '¡'), ("igrave", 'ì'), ("ijlig", 'ĳ'), ("imacr", 'ī'),
    ("image", 'ℑ'), ("imath", 'ı'), ("infin", '∞'), ("inodot", 'ı'), ("int", '∫'), ("iogon", 'į'), ("iota", 'ι'),
    ("iquest", '¿'), ("isin", '∈'), ("it", '\u{2062}'), ("itilde", 'ĩ'), ("iuml", 'ï'), ("jcirc", 'ĵ'),
    ("kappa", 'κ'), ("kcedil", 'ķ'), ("kgreen", 'ĸ'), ("lArr", '⇐'), ("lacute", 'ĺ'), ("lambda", 'λ'), ("laquo", '«'),
    ("larr", '←'), ("lbrace", '{'), ("lbrack", '['), ("lcaron", 'ľ'), ("lcedil", 'ļ'), ("lceil", '⌈'), ("lcub", '{'),
    ("ldquo", '“'), ("ldquor", '„'), ("le", '≤'), ("lfloor", '⌊'), ("lmidot", 'ŀ'), ("lowast", '∗'), ("lowbar", '_'),
    ("loz", '◊'), ("lpar", '('), ("lrm", '\u{200e}'), ("lsaquo", '‹'), ("lsqb", '['), ("lsquo", '‘'), ("lsquor", '‚'),
    ("lstrok", 'ł'), ("lt", '<'), ("macr", '¯'), ("mdash", '—'), ("micro", 'µ'), ("midast", '*'), ("middot", '·'),
    ("minus", '−'), ("mldr", '…'), ("mu", 'μ'), ("nabla", '∇'), ("nacute", 'ń'), ("napos", 'ŉ'), ("nbsp", '\u{a0}'),
    ("ncaron", 'ň'), ("ncedil", 'ņ'), ("ndash", '–'), ("ne", '≠'), ("ni", '∋'), ("nldr", '‥'), ("not", '¬'),
    ("notin", '∉'), ("nsub", '⊄'), ("ntilde", 'ñ'), ("nu", 'ν'), ("num", '#'), ("numero", '№'), ("numsp", '\u{2007}'),
    ("oacute", 'ó'), ("ocirc", 'ô'), ("odblac", 'ő'), ("oelig", 'œ'), ("ogon", '˛'), ("ograve", 'ò'), ("oline", '‾'),
    ("omacr", 'ō'), ("omega", 'ω'), ("omicron", 'ο'), ("oplus", '⊕'), ("or", '∨'), ("ordf", 'ª'), ("ordm", 'º'),
    ("oslash", 'ø'), ("otilde", 'õ'), ("otimes", '⊗'), ("ouml", 'ö'), ("para", '¶'), ("part", '∂'), ("percnt", '%'),
    ("period", '.'), ("permil", '‰'), ("perp", '⊥'), ("pertenk", '‱'), ("phi", 'φ'), ("pi", 'π'), ("piv", 'ϖ'),
    ("plus", '+'), ("plusmn", '±'), ("pm", '±'), ("pound", '£'), ("prime", '′'), ("prod", '∏'), ("prop", '∝'),
    ("psi", 'ψ'), ("puncsp", '\u{2008}'), ("qprime", '⁗'), ("quest", '?'), ("quot", '"'), ("rArr", '⇒'),
    ("racute", 'ŕ'), ("radic", '√'), ("raquo", '»'), ("rarr", '→'), ("rbrace", '}'), ("rbrack", ']'), ("rcaron", 'ř'),
    ("rcedil", 'ŗ'), ("rceil", '⌉'), ("rcub", '}'), ("rdquo", '”'), ("rdquor", '”'), ("real", 'ℜ'), ("reg", '®'),
    ("rfloor", '⌋'), ("rho", 'ρ'), ("ring", '˚'), ("rlm", '\u{200f}'), ("rpar", ')'), ("rsaquo", '›'), ("rsqb", ']'),
    ("rsquo", '’'), ("rsquor", '’'), ("sacute", 'ś'), ("sbquo", '‚'), ("scaron", 'š'), ("scedil", 'ş'),
    ("scirc", 'ŝ'), ("sdot", '⋅'), ("sect", '§'), ("semi", ';'), ("shy", '\u{ad}'), ("sigma", 'σ'), ("sigmaf", 'ς'),
    ("sim", '∼'), ("sol", '/'), ("spades", '♠'), ("squf", '▪'), ("star", '☆'), ("starf", '★'), ("strns", '¯'),
    ("sub", '⊂'), ("sube", '⊆'), ("sum", '∑'), ("sup", '⊃'), ("sup1", '¹'), ("sup2", '²'), ("sup3", '³'),
    ("supe", '⊇'), ("szlig", 'ß'), ("tau", 'τ'), ("tcaron", 'ť'), ("tcedil", 'ţ'), ("there4", '∴'), ("theta", 'θ'),
    ("thetasym", 'ϑ'), ("thinsp", '\u{2009}'), ("thorn", 'þ'), ("tilde", '˜'), ("times", '×'), ("tprime", '‴'),
    ("trade", '™'), ("tstrok", 'ŧ'), ("uArr", '⇑'), ("uacute", 'ú'), ("uarr", '↑'), ("ubreve", 'ŭ'), ("ucirc", 'û'),
    ("udblac", 'ű'), ("ugrave", 'ù'), ("umacr", 'ū'), ("uml", '¨'), ("uogon", 'ų'), ("upsih", 'ϒ'), ("upsilon", 'υ'),
    ("uring", 'ů'), ("utilde", 'ũ'), ("uuml", 'ü'), ("verbar", '|'), ("vert", '|'), ("wcirc", 'ŵ'), ("weierp", '℘'),
    ("xi", 'ξ'), ("yacute", 'ý'), ("ycirc", 'ŷ'), ("yen", '¥'), ("yuml", 'ÿ'), ("zacute", 'ź'), ("zcaron", 'ž'),
    ("zdot", 'ż'), ("zeta", 'ζ'), ("zwj", '\u{200d}'), ("zwnj", '\u{200c}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        let cases = [
            ("caf&eacute; &amp; &quot;bar&quot;", "café & \"bar\""),
            ("&#233;&#xE9;&#xe9 &#128;5 &#150; &#0;", "éé\u{e9} €5 – \u{fffd}"),
            ("&#xd800; &#1114112; &#99999999999999999999;", "\u{fffd} \u{fffd} \u{fffd}"),
            ("AT&T & co &; &# &#x; &unknown; &eacutes", "AT&T & co &; &# &#x; &unknown; és"),
            ("&ldquo;Ja&rdquo;&hellip;&nbsp;&euro;&zcaron;", "“Ja”…\u{a0}€ž"),
            ("&lt;b&gt; &ampere &notit; &copy2024", "<b> &ere ¬it; ©2024"),
        ];
        for (text, wanted) in cases {
            let mut out = String::new();
            decode(text, &mut out);
            assert_eq!(out, wanted, "{text}");
        }
    }

    #[test]
    fn names_are_in_order() {
        assert!(NAMES.windows(2).all(|w| w[0].0 < w[1].0));
        assert!(NAMES.iter().all(|(n, _)| n.len() <= LONGEST));
    }
}
