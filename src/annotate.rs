//! The way of an article, from text to annotations with their sources.

use crate::annotation::Article;
use crate::find::{self, Context};
use crate::pack::Pack;
use crate::text::Document;
use crate::{link, resolve};

/// How an article is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The day the article is from, ISO 8601, against which `yesterday` resolves. Without it, the article's own
    /// date is used where it says one.
    pub date: Option<String>,
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
    find::entities::find(&document, pack, &mut found);
    progress(0.6);
    find::quotes::find(&document, pack, &mut found);
    find::reported::find(&document, pack, &mut found);
    progress(0.8);

    let mut annotations = resolve::resolve(&document, found);
    let entities = link::coreference::link(&document, pack, &mut annotations);
    let sources = link::sources::link(&document, pack, &entities, &mut annotations);
    progress(1.0);

    Article { document, language: pack.language.clone(), date: context.date, annotations, entities, sources }
}
