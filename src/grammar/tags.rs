//! What each token may be: a small word of the language, or part of a name, date or number.

use std::ops::Range;

use crate::annotation::{Annotation, Detail, EntityKind};
use crate::pack::speech::{Speech, class};
use crate::text::{BlockKind, Case, Document, Sentence, order};

/// What is known of a token.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tag {
    /// Bits of [`class`].
    pub classes: u64,
    /// Its chunk's index plus one.
    pub(super) chunk: u32,
}

/// A name, date or number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    pub kind: ChunkKind,
    pub tokens: Range<usize>,
}

/// What a chunk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChunkKind {
    /// A name; none where only its capitals tell.
    Name(Option<EntityKind>),
    /// A date, time or period.
    Time,
    /// A count or quantity.
    Number,
}

/// Tags every token.
pub fn tag(document: &Document, speech: &Speech, found: &[Annotation]) -> (Vec<Tag>, Vec<Chunk>) {
    let mut tags = vec![Tag::default(); document.tokens().len()];
    for sentence in document.sentences() {
        let tokens = &document.tokens()[sentence.tokens.clone()];
        let mut i = 0;
        while i < tokens.len() {
            let (length, classes) = speech.classes(&tokens[i..]).unwrap_or((1, 0));
            for tag in &mut tags[sentence.tokens.start + i..][..length] {
                tag.classes = classes;
            }
            i += length;
        }
    }
    let mut chunks = chunks(document, speech, found);
    capitals(document, &tags, &mut chunks);
    for (i, chunk) in chunks.iter().enumerate() {
        for tag in &mut tags[chunk.tokens.clone()] {
            tag.chunk = i as u32 + 1;
            // A word of a name is no small word: `Van`, `The`.
            if matches!(chunk.kind, ChunkKind::Name(_)) {
                tag.classes &= class::GENITIVE;
            }
        }
    }
    (tags, chunks)
}

/// The candidates that are names, dates and numbers; of those that overlap the first, and of those the longest.
fn chunks(document: &Document, speech: &Speech, found: &[Annotation]) -> Vec<Chunk> {
    let kind = |a: &Annotation| match &a.detail {
        Detail::Mention(mention) => Some(ChunkKind::Name(Some(mention.kind))),
        Detail::Date(_) | Detail::Time(_) => Some(ChunkKind::Time),
        Detail::Number(_) | Detail::Quantity(_) => Some(ChunkKind::Number),
        Detail::Quote(_) | Detail::Statement(_) | Detail::ScareQuote => None,
    };
    let mut all: Vec<Chunk> = found
        .iter()
        .filter_map(|a| Some(Chunk { kind: kind(a)?, tokens: document.tokens_in(a.span) }))
        .filter(|c| !c.tokens.is_empty() && !pronoun(document, speech, c))
        .collect();
    order::sort(&mut all, |c| (order::outer_first(c.tokens.start, c.tokens.end), 0));
    let mut end = 0;
    all.retain(|c| {
        let free = c.tokens.start >= end;
        if free {
            end = c.tokens.end;
        }
        free
    });
    all
}

/// Whether what was taken for a name is a pronoun: `I`, but not `US`.
fn pronoun(document: &Document, speech: &Speech, chunk: &Chunk) -> bool {
    let token = &document.tokens()[chunk.tokens.start];
    let written = token.case != Case::Upper || token.span.len() == 1;
    chunk.tokens.len() == 1 && written && speech.stands_for(token).is_some()
}

/// Whether a sentence is a heading whose words all begin with a capital, but for small ones.
pub(super) fn title_case(document: &Document, sentence: &Sentence) -> bool {
    let head = document.blocks().get(sentence.block).is_some_and(|b| b.kind == BlockKind::Head);
    let words = || document.tokens()[sentence.tokens.clone()].iter().filter(|t| t.is_word() && t.span.len() > 4);
    head && words().count() > 3 && words().all(|t| t.is_capitalised())
}

/// Adds the capitalised words between the chunks that are not capitalised for beginning a sentence.
fn capitals(document: &Document, tags: &[Tag], chunks: &mut Vec<Chunk>) {
    let tokens = document.tokens();
    let mut more = Vec::new();
    let mut next_chunk = 0;
    for sentence in document.sentences() {
        // Where every word has a capital it tells nothing.
        if title_case(document, sentence) {
            continue;
        }
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            while chunks.get(next_chunk).is_some_and(|c| c.tokens.end <= i) {
                next_chunk += 1;
            }
            if let Some(chunk) = chunks.get(next_chunk).filter(|c| c.tokens.contains(&i)) {
                i = chunk.tokens.end;
                continue;
            }
            let limit = chunks.get(next_chunk).map_or(sentence.tokens.end, |c| c.tokens.start.min(sentence.tokens.end));
            let capital =
                |at: usize| tokens[at].is_word() && tokens[at].case != Case::Lower && tokens[at].is_capitalised();
            if !capital(i) {
                i += 1;
                continue;
            }
            let mut end = i + 1;
            loop {
                let particle = (end..limit).take(3).find(|&k| tags[k].classes & class::PARTICLE == 0);
                match particle {
                    Some(next) if capital(next) && (end == next || tags[end].classes & class::PARTICLE != 0) => {
                        end = next + 1;
                    }
                    Some(_) | None => break,
                }
            }
            let begins = i == sentence.tokens.start || !tokens[i - 1].is_word();
            let small = tags[i].classes & !class::PARTICLE != 0 && (begins || tags[i].classes & class::TIME != 0);
            let start = if small { i + 1 } else { i };
            if start < end && !(begins && end == i + 1) {
                more.push(Chunk { kind: ChunkKind::Name(None), tokens: start..end });
            }
            i = end;
        }
    }
    chunks.extend(more);
    order::sort(chunks, |c| (c.tokens.start as u64, 0));
}
