//! Mark-up as a row of pieces: text, start tags, end tags.

use crate::text::strings::cut;

/// A piece of mark-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text whose character references are to be read.
    Text(&'a str),
    /// Text that is meant as it stands.
    Data(&'a str),
    /// A start tag; its attributes are in [`Lexer::attributes`].
    Open(&'a str),
    /// An end tag.
    Close(&'a str),
}

/// Reads pieces. Every string is accepted; what is broken is read as browsers do, or nearly so.
#[derive(Debug)]
pub struct Lexer<'a> {
    html: &'a str,
    at: usize,
    /// Names and values of the last start tag, as they stand.
    pub attributes: Vec<(&'a str, &'a str)>,
    /// The element whose content is no mark-up, right after its start tag.
    raw: Option<&'a str>,
}

/// Elements whose content is no mark-up.
const RAW: &[&str] = &["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"];

impl<'a> Lexer<'a> {
    /// A reader of `html`.
    pub fn new(html: &'a str) -> Self {
        Self { html, at: 0, attributes: Vec::new(), raw: None }
    }

    /// The next piece; none at the end.
    pub fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(name) = self.raw.take() {
            let start = self.at;
            self.at += end_of_raw(cut(self.html, start..), name);
            if self.at > start {
                return Some(Piece::Data(cut(self.html, start..self.at)));
            }
        }
        while self.at < self.html.len() {
            let rest = cut(self.html, self.at..);
            let Some(tag) = rest.strip_prefix('<') else {
                let length = rest.find('<').unwrap_or(rest.len());
                self.at += length;
                return Some(Piece::Text(cut(rest, ..length)));
            };
            match tag.as_bytes().first() {
                Some(b'!') if tag.starts_with("!--") => self.at += 4 + end_of_comment(cut(tag, 3..)),
                Some(b'!') if tag.starts_with("![CDATA[") => {
                    let body = cut(tag, 8..);
                    let length = body.find("]]>").unwrap_or(body.len());
                    self.at += (9 + length + 3).min(rest.len());
                    return Some(Piece::Data(cut(body, ..length)));
                }
                Some(b'!' | b'?') => self.at += rest.find('>').map_or(rest.len(), |i| i + 1),
                Some(b'/') if cut(tag, 1..).starts_with(|c: char| c.is_ascii_alphabetic()) => {
                    let name = name(cut(tag, 1..));
                    self.at += rest.find('>').map_or(rest.len(), |i| i + 1);
                    return Some(Piece::Close(name));
                }
                Some(b'/') => self.at += rest.find('>').map_or(rest.len(), |i| i + 1),
                Some(b) if b.is_ascii_alphabetic() => {
                    let name = name(tag);
                    self.at += 1 + name.len();
                    if !self.read_attributes() {
                        return None;
                    }
                    self.raw = RAW.iter().copied().find(|r| r.eq_ignore_ascii_case(name));
                    return Some(Piece::Open(name));
                }
                _ => {
                    let length = tag.find('<').unwrap_or(tag.len());
                    self.at += 1 + length;
                    return Some(Piece::Text(cut(rest, ..1 + length)));
                }
            }
        }
        None
    }

    /// Reads attributes up to the end of the tag; whether there was one.
    fn read_attributes(&mut self) -> bool {
        self.attributes.clear();
        let bytes = self.html.as_bytes();
        let space = |b: &u8| b.is_ascii_whitespace() || *b == b'/';
        loop {
            self.skip(space);
            match bytes.get(self.at) {
                None => return false,
                Some(b'>') => {
                    self.at += 1;
                    return true;
                }
                Some(_) => {}
            }
            let start = self.at;
            // An `=` at the start of a name is part of it.
            self.at += 1;
            self.skip(|b| !b.is_ascii_whitespace() && !matches!(b, b'=' | b'>' | b'/'));
            let name = self.slice(start, self.at);
            self.skip(|b: &u8| b.is_ascii_whitespace());
            let mut value = "";
            if bytes.get(self.at) == Some(&b'=') {
                self.at += 1;
                self.skip(|b: &u8| b.is_ascii_whitespace());
                match bytes.get(self.at) {
                    Some(&quote @ (b'"' | b'\'')) => {
                        let start = self.at + 1;
                        self.at = start;
                        self.skip(|b| *b != quote);
                        value = self.slice(start, self.at);
                        self.at += 1;
                    }
                    _ => {
                        let start = self.at;
                        self.skip(|b| !b.is_ascii_whitespace() && *b != b'>');
                        value = self.slice(start, self.at);
                    }
                }
            }
            // A tag has a dozen attributes; a thousand are noise.
            if self.attributes.len() < 100 {
                self.attributes.push((name, value));
            }
        }
    }

    fn skip(&mut self, while_: impl Fn(&u8) -> bool) {
        let rest = self.html.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().take_while(|b| while_(b)).count();
    }

    /// A slice whose borders are before or after ASCII; empty where one is inside a character.
    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.html.get(start..end).unwrap_or_default()
    }
}

fn name(text: &str) -> &str {
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(text.len());
    cut(text, ..end)
}

fn end_of_comment(body: &str) -> usize {
    // `<!-->` is a comment too.
    if body.starts_with('>') {
        return 1;
    }
    body.find("-->").map_or(body.len(), |i| i + 3)
}

/// How far it is to the end tag of an element without mark-up.
fn end_of_raw(text: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(i) = cut(text, from..).find("</") {
        let at = from + i;
        let after = &text.as_bytes()[at + 2..];
        let same = after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name.as_bytes());
        if same && after.get(name.len()).is_none_or(|b| !b.is_ascii_alphanumeric()) {
            return at;
        }
        from = at + 2;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, wanted: &str) {
        let mut lexer = Lexer::new(html);
        let mut found = Vec::new();
        while let Some(piece) = lexer.next() {
            found.push(match piece {
                Piece::Text(text) => format!("t:{text}"),
                Piece::Data(text) => format!("d:{text}"),
                Piece::Close(name) => format!("/{name}"),
                Piece::Open(name) => {
                    let attributes = lexer.attributes.iter().map(|(n, v)| format!(" {n}={v}"));
                    format!("<{name}{}", attributes.collect::<String>())
                }
            });
        }
        assert_eq!(found.join("|"), wanted, "{html}");
    }

    #[test]
    fn pieces() {
        check("<p class=\"a b\" id='c' hidden x=y/z>Hi</P>", "<p class=a b id=c hidden= x=y/z|t:Hi|/P");
        check("a < b <1 && c</p >", "t:a |t:< b |t:<1 && c|/p");
        check("<!-- x --><!doctype html><?xml?></ x>y<!-->z<!-->", "t:y|t:z");
        check("<br/><a href=x>", "<br|<a href=x");
        check("<script>if (a < b) '</p>'</SCRIPT >x<title>a<b", "<script|d:if (a < b) '</p>'|/SCRIPT|t:x|<title|d:a<b");
        check("x<![CDATA[ a<b ]]>y<![CDATA[z", "t:x|d: a<b |t:y|d:z");
        check("x<p class=\"unclosed", "t:x");
        check("x<!-- unclosed", "t:x");
        check("<p =é='ü' é>", "<p =é=ü é=");
    }
}
