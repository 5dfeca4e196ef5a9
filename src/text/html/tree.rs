//! The page as a tree, kept in a row: every node knows where its last descendant ends.

use super::facts::Facts;
use super::lex::{Lexer, Piece};
use super::vocabulary::{
    ASIDE_ROLES, ASIDE_WORDS, BODY_CLASSES, BYLINE_WORDS, CAPTION_WORDS, HIDDEN_CLASSES, Tag, is_void, tag,
};

/// An element or a stretch of text.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    /// What it is.
    pub tag: Tag,
    /// What its attributes say.
    pub marks: Marks,
    /// The node after its last descendant.
    pub end: usize,
    /// The node around it.
    pub parent: usize,
    /// Its text, where it is text.
    pub text: &'a str,
    /// Whether the text holds character references.
    pub encoded: bool,
}

/// What an element's attributes say of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    /// Not shown.
    pub hidden: bool,
    /// By its role it stands beside the article.
    pub aside: bool,
    /// By the words of its class or id it may do so.
    pub aside_word: bool,
    /// Says who wrote it or when.
    pub byline: bool,
    /// A caption or credit.
    pub caption: bool,
    /// The text of an article.
    pub body: bool,
    /// It points to a note.
    pub note: bool,
}

/// Deeper than this, elements are taken together, as browsers do.
const DEEPEST: usize = 500;
/// How far up an end tag of a line's part looks for its start tag.
const REACH: usize = 64;

/// The nodes of a page, the first being the page itself; what it says of itself goes to `facts`.
pub fn read<'a>(html: &'a str, facts: &mut Facts) -> Vec<Node<'a>> {
    let root = Node { tag: Tag::Root, marks: Marks::default(), end: 0, parent: 0, text: "", encoded: false };
    let mut tree = Tree { nodes: vec![root], open: vec![(0, Tag::Root)] };
    let mut lexer = Lexer::new(html);
    let mut raw = false;
    while let Some(piece) = lexer.next() {
        match piece {
            Piece::Text(text) => tree.text(text, true),
            // The titles of drawings are not the page's.
            Piece::Data(_) if raw && tree.open.iter().any(|(_, tag)| *tag == Tag::Nothing) => {}
            Piece::Data(text) if raw => facts.raw(text),
            Piece::Data(text) => tree.text(text, false),
            Piece::Open(name) => {
                raw = facts.element(name, &lexer.attributes);
                if let Some(tag) = tag(name) {
                    tree.open(tag, marks(tag, &lexer.attributes));
                }
            }
            Piece::Close(name) => {
                raw = false;
                if let Some(tag) = tag(name) {
                    tree.close(tag);
                }
            }
        }
    }
    tree.close_down_to(0);
    tree.nodes
}

struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    open: Vec<(usize, Tag)>,
}

impl<'a> Tree<'a> {
    fn text(&mut self, text: &'a str, encoded: bool) {
        self.push(Node { tag: Tag::Text, marks: Marks::default(), end: 0, parent: 0, text, encoded });
    }

    fn push(&mut self, node: Node<'a>) -> usize {
        let index = self.nodes.len();
        let parent = self.open.last().map_or(0, |(node, _)| *node);
        self.nodes.push(Node { end: index + 1, parent, ..node });
        index
    }

    fn open(&mut self, tag: Tag, marks: Marks) {
        match tag {
            // Where an end tag was left out, the next start tag stands for it.
            Tag::Item => self.end_before(&[Tag::Item], &[Tag::List]),
            Tag::Row => self.end_before(&[Tag::Row], &[Tag::Table]),
            Tag::Cell => self.end_before(&[Tag::Cell], &[Tag::Row, Tag::Table]),
            Tag::Link => self.end_before(&[Tag::Link], &[]),
            Tag::Title | Tag::Heading => self.end_before(&[Tag::Title, Tag::Heading, Tag::Paragraph], &[]),
            Tag::Nothing => {}
            tag if tag.is_block() => self.end_before(&[Tag::Paragraph], &[]),
            _ => {}
        }
        let index = self.push(Node { tag, marks, end: 0, parent: 0, text: "", encoded: false });
        if !is_void(tag) && self.open.len() < DEEPEST {
            self.open.push((index, tag));
        }
    }

    /// Ends the innermost of these elements that is open inside the innermost of the others.
    fn end_before(&mut self, ended: &[Tag], inside: &[Tag]) {
        let from = self.open.len().saturating_sub(REACH);
        let place = (from..self.open.len()).rev().find(|&i| {
            let tag = self.open[i].1;
            ended.contains(&tag)
                || inside.contains(&tag)
                || ((tag.is_barrier() || tag == Tag::Nothing) && !ended.contains(&tag))
        });
        if let Some(place) = place.filter(|&i| ended.contains(&self.open[i].1)) {
            self.close_down_to(place);
        }
    }

    fn close(&mut self, tag: Tag) {
        // The end of a paragraph that is not open still ends a line: browsers put an empty one there.
        let after_text = self.nodes.last().is_some_and(|n| n.tag == Tag::Text);
        if !self.close_open(tag) && tag == Tag::Paragraph && after_text {
            self.push(Node { tag: Tag::Block, marks: Marks::default(), end: 0, parent: 0, text: "", encoded: false });
        }
    }

    /// Ends the innermost element of this kind; whether there was one.
    fn close_open(&mut self, tag: Tag) -> bool {
        let heading = |t: Tag| matches!(t, Tag::Title | Tag::Heading);
        let from = if tag.is_block() { 0 } else { self.open.len().saturating_sub(REACH) };
        for i in (from..self.open.len()).rev() {
            let open = self.open[i].1;
            if open == tag || (heading(open) && heading(tag)) {
                self.close_down_to(i);
                return true;
            }
            // A part of a line does not end the block it stands in, nor a block the cell it stands in.
            if (!tag.is_block() && open.is_block()) || (open.is_barrier() && tag != Tag::Table && tag != Tag::Row) {
                return false;
            }
        }
        false
    }

    /// Ends all that is open from this place on.
    fn close_down_to(&mut self, place: usize) {
        let end = self.nodes.len();
        for (node, _) in self.open.drain(place..) {
            if let Some(node) = self.nodes.get_mut(node) {
                node.end = end;
            }
        }
    }
}

fn marks(tag: Tag, attributes: &[(&str, &str)]) -> Marks {
    let mut marks = Marks::default();
    for &(name, value) in attributes {
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        if is("class") || is("id") {
            for class in value.split_ascii_whitespace() {
                class_marks(class, &mut marks);
            }
        } else if is("role") {
            marks.aside |= listed(ASIDE_ROLES, value);
        } else if is("itemprop") {
            marks.body |= value.eq_ignore_ascii_case("articleBody");
            let byline = ["author", "datePublished", "dateModified", "dateCreated"];
            marks.byline |= byline.iter().any(|b| value.eq_ignore_ascii_case(b));
            marks.caption |= value.eq_ignore_ascii_case("caption");
        } else if is("rel") {
            marks.byline |= value.split_ascii_whitespace().any(|v| v.eq_ignore_ascii_case("author"));
        } else if is("hidden") {
            marks.hidden |= !value.eq_ignore_ascii_case("until-found");
        } else if is("aria-hidden") {
            marks.hidden |= value.eq_ignore_ascii_case("true");
        } else if is("style") {
            let mut style: String = value.chars().take(2000).filter(|c| !c.is_whitespace()).collect();
            style.make_ascii_lowercase();
            marks.hidden |= style.contains("display:none") || style.contains("visibility:hidden");
        } else if is("href") {
            marks.note |= tag == Tag::Link && value.starts_with('#');
        }
    }
    marks
}

/// What a class says: words in it, parted by hyphens, underscores and capitals.
fn class_marks(class: &str, marks: &mut Marks) {
    marks.hidden |= listed(HIDDEN_CLASSES, class);
    marks.body |= listed(BODY_CLASSES, class);
    // Names longer than this are made by machines.
    if class.len() > 80 {
        return;
    }
    let mut start = 0;
    let bytes = class.as_bytes();
    for i in 1..=bytes.len() {
        let border = match bytes.get(i) {
            Some(b) => !b.is_ascii_alphanumeric() || (b.is_ascii_uppercase() && bytes[i - 1].is_ascii_lowercase()),
            None => true,
        };
        if border {
            if let Some(word) = class.get(start..i).map(|w| w.trim_start_matches(|c: char| !c.is_ascii_alphanumeric()))
            {
                marks.aside_word |= listed(ASIDE_WORDS, word);
                marks.byline |= listed(BYLINE_WORDS, word);
                marks.caption |= listed(CAPTION_WORDS, word);
                marks.note |= ["footnote", "noteref", "reference"].contains(&word);
            }
            start = i;
        }
    }
}

fn listed(list: &[&str], word: &str) -> bool {
    list.iter().any(|w| w.eq_ignore_ascii_case(word))
}
