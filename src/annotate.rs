//! The way of an article, from text to annotations with their sources.

use crate::annotation::{Annotation, Article};
use crate::error::{Error, Stage};
use crate::find::{self, Context};
#[cfg(feature = "tagger")]
use crate::ner;
use crate::pack::Pack;
use crate::text::Document;
use crate::{grammar, link, resolve};

/// How an article is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The day the article is from, ISO 8601, against which `yesterday` resolves. Without it, the article's own
    /// date is used where it says one.
    pub date: Option<String>,
}

impl Options {
    /// Holds that the date is a day, for callers who take it from a person; reading itself ignores a wrong one.
    ///
    /// # Errors
    /// Where the date has another form than `2024-10-28`.
    pub fn check(&self) -> Result<(), Error> {
        let Some(date) = &self.date else { return Ok(()) };
        let shape = |(i, b): (usize, u8)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() };
        let within = |from: usize, last: u32| {
            date.get(from..from + 2).and_then(|n| n.parse().ok()).is_some_and(|n: u32| (1..=last).contains(&n))
        };
        if date.len() == 10 && date.bytes().enumerate().all(shape) && within(5, 12) && within(8, 31) {
            return Ok(());
        }
        Err(Error::new(Stage::Input, "options.date", format!("`{date}` is no day; write it as 2024-10-28")))
    }
}

/// Reads a document with a language's pack. It never fails: what is not understood is left alone.
pub fn annotate(document: Document, pack: &Pack, options: &Options) -> Article {
    annotate_with_progress(document, pack, options, &mut |_| {})
}

/// As [`annotate`], saying after every step how much is done, from 0 to 1.
pub fn annotate_with_progress(
    document: Document,
    pack: &Pack,
    options: &Options,
    progress: &mut dyn FnMut(f32),
) -> Article {
    let context = Context { date: find::dates::article_date(&document, pack, options.date.as_deref()) };

    let mut found = Vec::new();
    find::dates::find(&document, pack, &context, &mut found);
    progress(0.2);
    find::numbers::find(&document, pack, &mut found);
    progress(0.4);
    names(&document, pack, &mut found);
    progress(0.6);
    let reading = grammar::read(&document, &pack.speech, &found);
    find::reported::find(&reading, &mut found);
    find::quotes::find(&reading, &mut found);
    progress(0.8);

    let mut annotations = resolve::resolve(&document, found);
    let entities = link::coreference::link(&document, pack, &mut annotations);
    let sources = link::sources::link(&reading, &entities, &mut annotations);
    progress(1.0);

    Article { document, language: pack.language.clone(), date: context.date, annotations, entities, sources }
}

/// Adds names, as the tagger sees them where the pack has one, else as the rules do.
fn names(document: &Document, pack: &Pack, found: &mut Vec<Annotation>) {
    let quiet = find::entities::is_quiet(document);
    #[cfg(feature = "tagger")]
    // It has learned from texts that write names with capitals.
    if let Some(tagger) = pack.tagger.as_ref().filter(|_| !quiet) {
        let signs = find::entities::find_with_signs(document, pack, found);
        return ner::decide::names(document, tagger, &signs, found);
    }
    find::entities::find(document, pack, quiet, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_day() {
        let check = |date: &str| Options { date: Some(date.to_owned()) }.check();
        for day in ["2024-10-28", "0001-01-01", "2024-12-31"] {
            assert_eq!(check(day), Ok(()));
        }
        for other in
            ["", "soon", "2024", "2024-10", "2024-13-01", "2024-00-10", "2024-10-32", "2024-10-28T10:00", "２０２４-１"]
        {
            assert!(check(other).is_err_and(|e| e.to_string().starts_with("options.date: ")), "{other}");
        }
        assert_eq!(Options::default().check(), Ok(()));
    }
}
