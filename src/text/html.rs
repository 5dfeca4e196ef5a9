//! The article of an HTML page.

use super::{Found, Metadata, Span, shapes::Hint};

/// The text of a page's article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The blocks' text, parted by blank lines.
    pub text: String,
    /// Its blocks.
    pub blocks: Vec<Found>,
    /// What the page says of itself.
    pub metadata: Metadata,
}

/// Reads a page. Any string is accepted; what is no HTML is one paragraph.
pub fn read(html: &str) -> Page {
    let text = html.to_owned();
    let span = Span::new(0, text.len() as u32);
    Page { text, blocks: vec![Found { span, hint: Hint::Text, quotation: false }], metadata: Metadata::default() }
}
