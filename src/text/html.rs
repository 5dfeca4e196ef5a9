//! The article of an HTML page.

use super::{BlockKind, Metadata, Span};

/// The text of a page's article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The blocks' text, parted by blank lines.
    pub text: String,
    /// Its blocks.
    pub blocks: Vec<(BlockKind, Span)>,
    /// What the page says of itself.
    pub metadata: Metadata,
}

/// Reads a page. Any string is accepted; what is no HTML is one paragraph.
pub fn read(html: &str) -> Page {
    let text = html.to_owned();
    let span = Span::new(0, text.len() as u32);
    Page { text, blocks: vec![(BlockKind::Paragraph, span)], metadata: Metadata::default() }
}
