//! The article of an HTML page: its text without mark-up, menus and scripts, and what the page says of itself.
//!
//! Our own reader, since those of browsers are made to draw pages: they are many times the size of the whole engine, and
//! know nothing of articles. This one knows what matters to text: which elements part it, which are not shown, which
//! end others that were left open. It is linear in the page and takes any string.

mod entities;
mod facts;
mod json;
mod lex;
mod region;
mod render;
mod tree;
mod vocabulary;

use super::shapes::Hint;
use super::{BlockKind, Found, Metadata, Span, plain};

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

/// A page's text that is shorter than this may be a teaser, with the article in what search engines are told.
const TEASER: usize = 300;

/// Reads a page. Any string is accepted; what holds no mark-up is read as plain text.
pub fn read(html: &str) -> Page {
    let mut facts = facts::Facts::default();
    let nodes = tree::read(html, &mut facts);
    let marked_up = nodes.iter().skip(1).any(|n| n.tag != vocabulary::Tag::Text);
    if !marked_up {
        let mut text = String::new();
        nodes.iter().for_each(|n| match n.encoded {
            true => entities::decode(n.text, &mut text),
            false => text.push_str(n.text),
        });
        return match facts.body.is_some() && text.trim().is_empty() {
            true => told(&facts),
            false => Page { blocks: plain::blocks(&text), text, metadata: facts.metadata() },
        };
    }
    let region = region::find(&nodes);
    let (text, blocks) = render::render(&nodes, &region);
    if text.len() < TEASER && facts.body.as_ref().is_some_and(|body| body.len() > 2 * text.len()) {
        return told(&facts);
    }
    titled(Page { text, blocks, metadata: facts.metadata() }, facts.title())
}

/// The article as search engines are told it.
fn told(facts: &facts::Facts) -> Page {
    let mut text = String::new();
    entities::decode(facts.body.as_deref().unwrap_or_default(), &mut text);
    let page = Page { blocks: plain::blocks(&text), text, metadata: facts.metadata() };
    titled(page, facts.title())
}

/// A page whose article has a title: if it has none itself, the one the page gives itself.
fn titled(page: Page, title: Option<&str>) -> Page {
    let heading = |b: &Found| b.hint == Hint::Kind(BlockKind::Head);
    let Some(title) = title.map(str::trim).filter(|t| !t.is_empty()) else { return page };
    if page.blocks.is_empty() || page.blocks.iter().take(3).any(heading) {
        return page;
    }
    let same = page.blocks.first().is_some_and(|b| page.text.get(b.span.range()) == Some(title));
    if same {
        return page;
    }
    let moved = title.len() as u32 + 2;
    let text = [title, "\n\n", &page.text].concat();
    let title = Found { span: Span::new(0, moved - 2), hint: Hint::Kind(BlockKind::Head), quotation: false };
    let mut blocks = vec![title];
    blocks
        .extend(page.blocks.iter().map(|b| Found { span: Span::new(b.span.start + moved, b.span.end + moved), ..*b }));
    Page { text, blocks, metadata: page.metadata }
}

#[cfg(test)]
mod tests;
