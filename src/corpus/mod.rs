//! Annotated articles: the inline TEI form of `corpus/<lang>/*.xml`, read and checked.
//!
//! An article's text is the text of its blocks (`head`, `byline`, `figure`, `p`), joined by a blank line; every other
//! element marks a stretch of it.

pub mod check;
pub mod overlap;

use std::path::{Path, PathBuf};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::annotation::{EntityKind, Kind};
use crate::error::{Error, Stage};
use crate::text::{BlockKind, Span, hash, tokenize};

/// An annotated article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gold {
    /// The file's name without its ending.
    pub name: String,
    /// Language tag.
    pub language: String,
    /// The day it is from, ISO 8601.
    pub date: String,
    /// Where the text is from, and its licence.
    pub origin: String,
    /// The text.
    pub text: String,
    /// Its blocks.
    pub blocks: Vec<(BlockKind, Span)>,
    /// Its marks in text order, the outer before the inner.
    pub marks: Vec<Mark>,
    /// Who says something in it.
    pub sources: Vec<Mark>,
}

/// An element around a stretch of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The element's name.
    pub element: String,
    /// What stands in it; for a source its name's place in [`Gold::text`] is not known, and this is empty.
    pub span: Span,
    /// The attributes, in order.
    pub attributes: Vec<(String, String)>,
    /// The text inside, for a source; empty for others.
    pub name: String,
}

impl Mark {
    /// The value of an attribute.
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    /// The kind of annotation it stands for; none for an element that the guide does not know.
    pub fn kind(&self) -> Option<Kind> {
        Some(match (self.element.as_str(), self.get("type"), self.get("direct")) {
            ("persName", _, _) => Kind::Person,
            ("orgName", _, _) => Kind::Organisation,
            ("placeName", _, _) => Kind::Place,
            ("name", Some("group"), _) => Kind::Group,
            ("name", Some("event"), _) => Kind::Event,
            ("name", _, _) => Kind::Misc,
            ("num", _, _) => Kind::Number,
            ("measure", _, _) => Kind::Quantity,
            ("date", _, _) => Kind::Date,
            ("time", _, _) => Kind::Time,
            ("said", _, Some("true")) => Kind::Quote,
            ("said", _, Some("false")) => Kind::Statement,
            ("soCalled", _, _) => Kind::ScareQuote,
            (_, _, _) => return None,
        })
    }

    /// The kind of entity it names, if any.
    pub fn entity(&self) -> Option<EntityKind> {
        self.kind()?.entity()
    }
}

impl Gold {
    /// Whether it belongs to the tenth that is set aside to test with, never to learn from: decided by its name, so
    /// that it stays so as the corpus grows.
    pub fn is_test(&self) -> bool {
        hash::word(&self.name).is_multiple_of(10)
    }
}

/// What sort of text an article is, as far as its form shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Genre {
    /// Under 150 words.
    Brief,
    /// Up to 600 words.
    Report,
    /// More than 600 words.
    Long,
    /// Two words of five and more are quoted.
    Interview,
    /// Three paragraphs and more begin with the time.
    Live,
}

impl Gold {
    /// How many words and numbers it has.
    pub fn words(&self) -> usize {
        words(&self.text)
    }

    /// What sort of text it is.
    pub fn genre(&self) -> Genre {
        let of = |kind: Kind| self.marks.iter().filter(move |m| m.kind() == Some(kind));
        let all = self.words();
        let quoted: usize = of(Kind::Quote).map(|m| words(&self.text[m.span.range()])).sum();
        let opening = |m: &Mark| self.blocks.iter().any(|(_, block)| block.start == m.span.start);
        match all {
            _ if of(Kind::Time).filter(|m| opening(m)).count() >= 3 => Genre::Live,
            _ if quoted * 5 >= all * 2 => Genre::Interview,
            ..150 => Genre::Brief,
            150..=600 => Genre::Report,
            _ => Genre::Long,
        }
    }
}

fn words(text: &str) -> usize {
    let mut tokens = Vec::new();
    tokenize::tokenize(text, 0, &mut tokens);
    tokens.iter().filter(|t| t.is_word() || t.is_number()).count()
}

/// All articles in a folder, in order of name.
///
/// # Errors
/// Where a file cannot be read or is not of the form.
pub fn folder(path: &Path) -> Result<Vec<Gold>, Error> {
    files(path)?.iter().map(|file| self::file(file)).collect()
}

/// The files of the articles in a folder, in order of name.
///
/// # Errors
/// Where the folder cannot be read.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let wrong = |e: std::io::Error| Error::new(Stage::Input, path.display().to_string(), e.to_string());
    let mut files: Vec<_> = std::fs::read_dir(path).map_err(wrong)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "xml"));
    files.sort();
    Ok(files)
}

/// The article in a file.
///
/// # Errors
/// Where the file cannot be read or is not of the form.
pub fn file(path: &Path) -> Result<Gold, Error> {
    let place = path.display().to_string();
    let xml = std::fs::read_to_string(path).map_err(|e| Error::new(Stage::Input, &place, e.to_string()))?;
    let mut gold = read(&xml).map_err(|problem| Error::new(Stage::Input, place, problem))?;
    gold.name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(gold)
}

/// The article in a piece of XML.
///
/// # Errors
/// What is wrong with it, with the place in bytes.
pub fn read(xml: &str) -> Result<Gold, String> {
    let mut reader = Reader::from_str(xml);
    let mut gold = Gold::default();
    let mut open: Vec<Open> = Vec::new();
    loop {
        let at = reader.buffer_position();
        let wrong = |problem: String| format!("byte {at}: {problem}");
        match reader.read_event().map_err(|e| wrong(e.to_string()))? {
            Event::Start(start) => begin(&mut gold, &mut open, &start).map_err(wrong)?,
            Event::Empty(start) => {
                begin(&mut gold, &mut open, &start).map_err(wrong)?;
                end(&mut gold, &mut open);
            }
            Event::End(_) => end(&mut gold, &mut open),
            Event::Text(text) => {
                add(&mut gold, &open, &text.xml10_content());
            }
            Event::GeneralRef(reference) => {
                let name = reference.into_inner();
                let text =
                    entity(&name).ok_or_else(|| wrong(format!("`&{name};` is not known; write the character")))?;
                add(&mut gold, &open, &text);
            }
            Event::CData(_) => return Err(wrong("CDATA has no place here; escape the text".into())),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof => break,
        }
    }
    if !open.is_empty() {
        return Err(format!("byte {}: the file ends inside an element", xml.len()));
    }
    Ok(gold)
}

/// An element that has begun.
enum Open {
    Article,
    Sources,
    Source,
    Block,
    /// Its place in [`Gold::marks`].
    Mark(usize),
}

fn begin(gold: &mut Gold, open: &mut Vec<Open>, start: &BytesStart<'_>) -> Result<(), String> {
    let element = start.name().0.to_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|e| e.to_string())?;
        let name = attribute.key.0.to_owned();
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(|e| e.to_string())?;
        attributes.push((name, value.into_owned()));
    }
    let mark = Mark { element, span: Span::default(), attributes, name: String::new() };
    let inside = |open: &[Open]| open.iter().any(|o| matches!(o, Open::Block));
    match (mark.element.as_str(), open.last()) {
        ("article", None) => {
            let attribute = |name: &str| mark.get(name).unwrap_or_default().to_owned();
            gold.language = attribute("xml:lang");
            gold.date = attribute("date");
            gold.origin = attribute("source");
            open.push(Open::Article);
        }
        ("sources", Some(Open::Article)) => open.push(Open::Sources),
        ("source", Some(Open::Sources)) => {
            gold.sources.push(mark);
            open.push(Open::Source);
        }
        ("head" | "byline" | "figure" | "p", Some(Open::Article)) => {
            if !gold.blocks.is_empty() {
                gold.text.push_str("\n\n");
            }
            let at = gold.text.len() as u32;
            let kind = match mark.element.as_str() {
                "head" => BlockKind::Head,
                "byline" => BlockKind::Byline,
                "figure" => BlockKind::Figure,
                _ => BlockKind::Paragraph,
            };
            gold.blocks.push((kind, Span::new(at, at)));
            open.push(Open::Block);
        }
        (_, _) if inside(open) && mark.kind().is_some() => {
            let at = gold.text.len() as u32;
            open.push(Open::Mark(gold.marks.len()));
            gold.marks.push(Mark { span: Span::new(at, at), ..mark });
        }
        (element, _) => return Err(format!("`<{element}>` has no place here")),
    }
    Ok(())
}

fn end(gold: &mut Gold, open: &mut Vec<Open>) {
    let at = gold.text.len() as u32;
    match open.pop() {
        Some(Open::Mark(i)) => gold.marks[i].span.end = at,
        Some(Open::Block) => {
            if let Some((_, span)) = gold.blocks.last_mut() {
                span.end = at;
            }
        }
        Some(Open::Article | Open::Sources | Open::Source) | None => {}
    }
}

fn add(gold: &mut Gold, open: &[Open], text: &str) {
    match open.last() {
        Some(Open::Block | Open::Mark(_)) => gold.text.push_str(text),
        Some(Open::Source) => {
            if let Some(source) = gold.sources.last_mut() {
                source.name.push_str(text);
            }
        }
        Some(Open::Article | Open::Sources) | None => {}
    }
}

/// What `&name;` stands for.
fn entity(name: &str) -> Option<String> {
    let code = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        },
        None => match name {
            "amp" => '&' as u32,
            "lt" => '<' as u32,
            "gt" => '>' as u32,
            "quot" => '"' as u32,
            "apos" => '\'' as u32,
            _ => return None,
        },
    };
    char::from_u32(code).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn genres_show_in_the_form() {
        let genre = |body: &str| {
            let xml = format!(r#"<article xml:lang="xx" date="2024-01-02" source="ours">{body}</article>"#);
            read(&xml).expect("it is of the form").genre()
        };
        let words = |n: usize| "word ".repeat(n);
        assert_eq!(genre(&format!("<p>{}</p>", words(100))), Genre::Brief);
        assert_eq!(genre(&format!("<p>{}</p>", words(200))), Genre::Report);
        assert_eq!(genre(&format!("<p>{}</p>", words(700))), Genre::Long);
        let said = format!(r##"<p>{}<said direct="true" who="#a">{}</said></p>"##, words(100), words(90));
        assert_eq!(genre(&said), Genre::Interview);
        let moment = format!(r#"<p><time when="10:00">10:00</time> {}</p>"#, words(80));
        assert_eq!(genre(&moment.repeat(3)), Genre::Live);
    }

    #[test]
    fn marks_know_their_place() {
        let xml = r##"<article xml:lang="xx" date="2024-01-02" source="ours">
  <sources><source xml:id="a" type="person">A. B&amp;C</source></sources>
  <head>One <num value="2">two</num></head>
  <p>“<said direct="true" who="#a"><persName ref="#a">Ann</persName> &amp; co</said>”</p>
</article>"##;
        let gold = read(xml).expect("it is of the form");
        assert_eq!(gold.text, "One two\n\n“Ann & co”");
        let found: Vec<_> = gold.marks.iter().map(|m| (m.kind(), &gold.text[m.span.range()])).collect();
        let wanted = [(Some(Kind::Number), "two"), (Some(Kind::Quote), "Ann & co"), (Some(Kind::Person), "Ann")];
        assert_eq!(found, wanted);
        assert_eq!(gold.sources[0].name, "A. B&C");
        assert!(read("<article><p>x</p>").is_err() && read("<article><b>x</b></article>").is_err());
    }
}
