//! The shared reading of sentences: what words may be, noun phrases, subjects, cues of speech, quotation marks.
//!
//! There is no parser here. A news sentence says who says what with few means (a verb, its subject, a clause), and the
//! small words of a language show where these begin and end. All of them are the pack's.

pub mod clause;
pub mod cues;
pub mod marks;
pub mod nouns;
pub mod subject;
pub mod tags;

use std::ops::Range;

use crate::annotation::Annotation;
use crate::pack::speech::{Speech, class};
use crate::text::{Document, Span, Token};

pub use cues::Cue;
pub use marks::Quotation;
pub use nouns::Phrase;
pub use subject::Subject;
pub use tags::{Chunk, ChunkKind, Tag};

/// How far a rule looks within a sentence, in tokens: longer than clauses are, so that text without an end stays linear.
pub const REACH: usize = 80;

/// A document with what its words may be.
#[derive(Debug)]
pub struct Reading<'a> {
    pub document: &'a Document,
    pub speech: &'a Speech,
    tags: Vec<Tag>,
    chunks: Vec<Chunk>,
    /// What stands between quotation marks, in text order, the outer before the inner.
    pub quotations: Vec<Quotation>,
    /// Verbs of speech, in text order.
    pub cues: Vec<Cue>,
}

/// Reads a document, with the names, numbers and dates that were found in it.
pub fn read<'a>(document: &'a Document, speech: &'a Speech, found: &[Annotation]) -> Reading<'a> {
    let (tags, chunks) = tags::tag(document, speech, found);
    let quotations = marks::quotations(document, speech);
    let mut reading = Reading { document, speech, tags, chunks, quotations, cues: Vec::new() };
    reading.cues = cues::find(&reading);
    reading
}

impl<'a> Reading<'a> {
    /// A token.
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.document.tokens().get(at)
    }

    /// What a token may be, as bits of [`class`].
    pub fn classes(&self, at: usize) -> u64 {
        self.tags.get(at).map_or(0, |t| t.classes)
    }

    /// Whether a token may be one of `classes`.
    pub fn is(&self, at: usize, classes: u64) -> bool {
        self.classes(at) & classes != 0
    }

    /// The name, date or number that a token belongs to.
    pub fn chunk(&self, at: usize) -> Option<&Chunk> {
        self.chunks.get((self.tags.get(at)?.chunk as usize).checked_sub(1)?)
    }

    /// The name a token belongs to.
    pub fn name(&self, at: usize) -> Option<&Chunk> {
        self.chunk(at).filter(|c| matches!(c.kind, ChunkKind::Name(_)))
    }

    /// Whether a token belongs to a date or is a word of time.
    pub fn is_time(&self, at: usize) -> bool {
        self.chunk(at).is_some_and(|c| c.kind == ChunkKind::Time) || self.is(at, class::TIME)
    }

    /// Whether a token is this mark.
    pub fn is_mark(&self, at: usize, c: char) -> bool {
        self.token(at).is_some_and(|t| t.is_mark(c))
    }

    /// Whether a token is a word.
    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_word)
    }

    /// Whether a token touches the one before it.
    pub fn glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.glued)
    }

    /// The text of a token.
    pub fn word(&self, at: usize) -> &'a str {
        self.document.word(at)
    }

    /// The tokens of the sentence a token is in.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let sentences = self.document.sentences();
        sentences.get(self.document.sentence_of(at)).map_or(at..at, |s| s.tokens.clone())
    }

    /// The block a token is in.
    pub fn block(&self, at: usize) -> usize {
        self.document.sentences().get(self.document.sentence_of(at)).map_or(0, |s| s.block)
    }

    /// The span of a range of tokens.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.document.span(tokens)
    }

    /// The innermost quotation whose inside holds a token.
    pub fn quotation_around(&self, at: usize) -> Option<&Quotation> {
        let end = self.quotations.partition_point(|q| q.outer.start <= at);
        // Quotations nest at most as deep as there are families of marks, so a few steps back are enough.
        self.quotations[..end].iter().rev().take(8).find(|q| q.inner.contains(&at))
    }

    /// The outermost quotation that begins at a token, with its mark.
    pub fn quotation_from(&self, at: usize) -> Option<&Quotation> {
        let i = self.quotations.partition_point(|q| q.outer.start < at);
        self.quotations.get(i).filter(|q| q.outer.start == at)
    }

    /// The outermost quotation that ends right before a token, closing mark included.
    pub fn quotation_to(&self, at: usize) -> Option<&Quotation> {
        let end = self.quotations.partition_point(|q| q.outer.start < at);
        self.quotations[..end].iter().rev().take(8).filter(|q| q.outer.end == at).min_by_key(|q| q.outer.start)
    }
}
