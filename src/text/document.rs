//! An article's text with its blocks, sentences and tokens.

use crate::text::strings::cut;
use std::ops::Range;

use super::sentence::Boundaries;
use super::shapes::{self, Candidate, Hint};
use super::{Span, Token, html, plain, sentence, tokenize};

/// An article's text, divided. Blocks lie in sentences' order; every token is in one sentence, every sentence in one block.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    text: String,
    metadata: Metadata,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
}

/// What a file says of itself outside its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// Language tag (`lang` of an HTML page).
    pub language: Option<String>,
    /// Publication time as given, ISO 8601.
    pub published: Option<String>,
    /// The page's own address.
    pub url: Option<String>,
}

/// A paragraph, heading or caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without outer white space.
    pub span: Span,
    /// Its sentences, as indices into [`Document::sentences`].
    pub sentences: Range<usize>,
    /// Whether the page sets it apart as a quotation, with or without quotation marks.
    pub quotation: bool,
}

/// A block as it is found, before its text is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, without outer white space.
    pub span: Span,
    /// What is known of it.
    pub hint: Hint,
    /// Whether the page sets it apart as a quotation.
    pub quotation: bool,
}

/// What a block is, in the words of the annotation guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Headline or section heading.
    Head,
    /// Newsroom, author, time of publication.
    Byline,
    /// Caption or picture credit.
    Figure,
    /// Paragraph.
    Paragraph,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, from its first token to its last.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Its block, as an index into [`Document::blocks`].
    pub block: usize,
}

impl BlockKind {
    /// The element of the annotation guide it is: `head`, `byline`, `figure` or `p`.
    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Head => "head",
            BlockKind::Byline => "byline",
            BlockKind::Figure => "figure",
            BlockKind::Paragraph => "p",
        }
    }
}

impl Document {
    /// Divides plain text. Every string is accepted; of a text above 4 GiB the rest is left out.
    pub fn parse(text: impl Into<String>, boundaries: &Boundaries) -> Self {
        let mut text: String = text.into();
        text.truncate(fitting(&text).len());
        let blocks = plain::blocks(&text);
        Self::from_blocks(text, &blocks, Metadata::default(), boundaries)
    }

    /// Divides the article of an HTML page: its text without mark-up, menus and scripts, and what the page says of itself.
    pub fn parse_html(html: &str, boundaries: &Boundaries) -> Self {
        let page = html::read(fitting(html));
        Self::from_blocks(page.text, &page.blocks, page.metadata, boundaries)
    }

    /// Divides text whose blocks are known, in order and without overlap.
    pub fn from_blocks(text: String, found: &[Found], metadata: Metadata, boundaries: &Boundaries) -> Self {
        let mut document = Self { text, metadata, blocks: Vec::new(), sentences: Vec::new(), tokens: Vec::new() };
        let mut tokens: Vec<Range<usize>> = Vec::with_capacity(found.len());
        for Found { span, quotation, .. } in found {
            let first_token = document.tokens.len();
            let first_sentence = document.sentences.len();
            tokenize::tokenize(&document.text[span.range()], span.start, &mut document.tokens);
            let ends = sentence::ends(&document.text, &document.tokens[first_token..], boundaries);
            let mut start = first_token;
            for end in ends {
                let tokens = start..first_token + end;
                let span = document.tokens[start].span.join(document.tokens[tokens.end - 1].span);
                document.sentences.push(Sentence { span, tokens, block: document.blocks.len() });
                start = first_token + end;
            }
            let sentences = first_sentence..document.sentences.len();
            document.blocks.push(Block { kind: BlockKind::Paragraph, span: *span, sentences, quotation: *quotation });
            tokens.push(first_token..document.tokens.len());
        }
        let candidates: Vec<Candidate> = (found.iter().zip(&tokens).zip(&document.blocks))
            .map(|((found, tokens), block)| Candidate {
                hint: found.hint,
                tokens: &document.tokens[tokens.clone()],
                sentences: block.sentences.len(),
                length: block.span.len() as usize,
            })
            .collect();
        let kinds = shapes::kinds(&candidates, &boundaries.shapes);
        for (block, kind) in document.blocks.iter_mut().zip(kinds) {
            block.kind = kind;
        }
        document
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the file says of itself.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// Blocks in text order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Sentences in text order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Tokens in text order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The text of a token; empty past the last.
    pub fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| self.slice(t.span))
    }

    /// The span of a range of tokens; empty for an empty range.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        Token::span_of(self.tokens.get(tokens).unwrap_or_default())
    }

    /// The first token that starts at or after `byte`.
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
    }

    /// The tokens that lie wholly inside a span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.token_at(span.start);
        let end = self.tokens.partition_point(|t| t.span.end <= span.end);
        start..end.max(start)
    }

    /// The sentence of a token, as an index into [`Document::sentences`]; the last one past the end.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token).min(self.sentences.len().saturating_sub(1))
    }
}

/// As much of a text as offsets of 32 bits can tell.
fn fitting(text: &str) -> &str {
    let mut end = text.len().min(u32::MAX as usize);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    cut(text, ..end)
}
