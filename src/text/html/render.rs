//! From the nodes of an article to its text and blocks.

use super::entities;
use super::region::Region;
use super::tree::Node;
use super::vocabulary::Tag;
use crate::text::shapes::Hint;
use crate::text::{BlockKind, Found, Span, chars, plain};

/// The text of a region, its blocks parted by blank lines.
pub fn render(nodes: &[Node], region: &Region) -> (String, Vec<Found>) {
    let mut page = Page::default();
    let mut i = region.nodes.start;
    while i < region.nodes.end {
        page.close_before(i);
        let node = &nodes[i];
        if region.left_out[i] || (node.tag == Tag::Raised && page.raised(&nodes[i..node.end])) {
            // A part of a line that is left out parts no words; a block does.
            if node.tag.is_block() && node.tag != Tag::Nothing {
                page.flush();
            }
            i = node.end;
            continue;
        }
        page.open(node);
        i += 1;
    }
    page.close_before(usize::MAX);
    page.flush();
    (page.text, page.blocks)
}

#[derive(Default)]
struct Page {
    text: String,
    blocks: Vec<Found>,
    /// Elements that are open, each with the node after its last descendant.
    open: Vec<(Tag, super::tree::Marks, usize)>,
    /// How many of each sort are open.
    depth: Depth,
    /// The text of the block that is being read.
    line: String,
    /// Whether white space came after its last character.
    space: bool,
    /// Line breaks that came after its last character.
    breaks: usize,
    /// How many of its bytes, white space left out, stand in links, in what says who and when, in heavy print; and all.
    linked: usize,
    credited: usize,
    heavy: usize,
    length: usize,
    decoded: String,
}

#[derive(Default)]
struct Depth {
    title: usize,
    heading: usize,
    caption: usize,
    byline: usize,
    credited: usize,
    quotation: usize,
    footer: usize,
    pre: usize,
    item: usize,
    paragraph: usize,
    link: usize,
    heavy: usize,
    quote: usize,
}

impl Page {
    fn open(&mut self, node: &Node) {
        match node.tag {
            Tag::Text => return self.append(node.text, node.encoded),
            Tag::Break => {
                self.breaks += 1;
                // In preformatted text a break is a line end; elsewhere two are a paragraph's end.
                if self.breaks > 1 && self.depth.pre == 0 {
                    self.flush();
                }
                return;
            }
            Tag::Cell if self.depth_of(Tag::Row) && !self.line.is_empty() => self.tab(),
            Tag::Cell => {}
            tag if tag.is_block() => self.flush(),
            _ => {}
        }
        self.count(node.tag, node.marks, 1);
        if node.tag == Tag::Quote {
            let mark = if self.depth.quote % 2 == 1 { "“" } else { "‘" };
            self.append(mark, false);
        }
        self.open.push((node.tag, node.marks, node.end));
    }

    fn close_before(&mut self, node: usize) {
        while let Some(&(tag, marks, end)) = self.open.last() {
            if end > node {
                break;
            }
            if tag == Tag::Quote {
                // The mark stands right after the last word.
                let space = std::mem::take(&mut self.space);
                let mark = if self.depth.quote % 2 == 1 { "”" } else { "’" };
                self.append(mark, false);
                self.space = space;
            }
            if tag.is_block() && tag != Tag::Cell {
                self.flush();
            }
            self.open.pop();
            self.count(tag, marks, -1);
        }
    }

    fn count(&mut self, tag: Tag, marks: super::tree::Marks, by: isize) {
        let add = |depth: &mut usize| *depth = depth.saturating_add_signed(by);
        let depth = &mut self.depth;
        match tag {
            Tag::Title => add(&mut depth.title),
            Tag::Heading => add(&mut depth.heading),
            Tag::Figcaption | Tag::Figure => add(&mut depth.caption),
            Tag::Address => add(&mut depth.byline),
            Tag::Blockquote => add(&mut depth.quotation),
            Tag::Footer => add(&mut depth.footer),
            Tag::Pre => add(&mut depth.pre),
            Tag::Item => add(&mut depth.item),
            Tag::Paragraph | Tag::Table => add(&mut depth.paragraph),
            Tag::Link => add(&mut depth.link),
            Tag::Strong => add(&mut depth.heavy),
            Tag::Quote => add(&mut depth.quote),
            Tag::Time => add(&mut depth.credited),
            _ => {}
        }
        if marks.byline {
            add(if tag.is_block() { &mut depth.byline } else { &mut depth.credited });
        }
        if marks.caption {
            add(&mut depth.caption);
        }
    }

    fn depth_of(&self, tag: Tag) -> bool {
        self.open.iter().rev().take(4).any(|(t, ..)| *t == tag)
    }

    fn tab(&mut self) {
        if !self.line.ends_with('\t') {
            self.line.push('\t');
        }
        self.space = false;
    }

    fn append(&mut self, text: &str, encoded: bool) {
        let mut decoded = std::mem::take(&mut self.decoded);
        decoded.clear();
        match encoded {
            true => entities::decode(text, &mut decoded),
            false => decoded.push_str(text),
        }
        for c in decoded.chars() {
            self.push(c);
        }
        self.decoded = decoded;
    }

    fn push(&mut self, c: char) {
        if self.depth.pre > 0 {
            for _ in 0..std::mem::take(&mut self.breaks) {
                self.line.push('\n');
            }
            self.line.push(c);
            self.length += usize::from(!c.is_whitespace());
            return;
        }
        match c {
            ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = true,
            // Soft hyphens and the like are of use to a page only.
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            _ => {
                let blank = c == '\u{a0}';
                if self.breaks > 0 {
                    if !self.line.is_empty() && !blank {
                        self.line.push('\n');
                        self.breaks = 0;
                    }
                } else if self.space && !self.line.is_empty() && !self.line.ends_with(['\t', '\u{a0}']) && !blank {
                    self.line.push(' ');
                }
                if blank && (self.space || self.line.is_empty() || self.line.ends_with(['\u{a0}', '\t'])) {
                    self.space |= !self.line.ends_with('\u{a0}');
                    return;
                }
                self.space = false;
                if !blank {
                    self.breaks = 0;
                }
                self.line.push(c);
                let bytes = if blank { 0 } else { c.len_utf8() };
                self.length += bytes;
                self.linked += if self.depth.link > 0 { bytes } else { 0 };
                self.credited += if self.depth.credited > 0 { bytes } else { 0 };
                self.heavy += if self.depth.heavy > 0 { bytes } else { 0 };
            }
        }
    }

    /// Reads a raised part of a line, if it is one that is not read as it stands: notes are left out, small numbers
    /// become raised signs, so that `km2` is not read as a name.
    fn raised(&mut self, nodes: &[Node]) -> bool {
        let mut text = String::new();
        for node in nodes.iter().filter(|n| n.tag == Tag::Text) {
            if text.len() > 20 {
                return false;
            }
            text.push_str(node.text);
        }
        let text = text.trim();
        let link = nodes.iter().any(|n| n.marks.note || n.tag == Tag::Link);
        let number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b',');
        let sign = text.starts_with('[') || (!text.is_empty() && text.chars().all(|c| "*†‡§¶".contains(c)));
        match text {
            _ if (link && (number || text.len() <= 3)) || sign => true,
            "2" | "3" => {
                self.append(if text == "2" { "²" } else { "³" }, false);
                true
            }
            _ => false,
        }
    }

    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        let (linked, credited, heavy, length) = (self.linked, self.credited, self.heavy, self.length);
        (self.linked, self.credited, self.heavy, self.length, self.space, self.breaks) = (0, 0, 0, 0, false, 0);
        let line = line.trim_matches(|c: char| c.is_whitespace());
        if !line.chars().any(char::is_alphanumeric) {
            return;
        }
        let depth = &self.depth;
        let quotation = depth.quotation > 0 && depth.footer == 0;
        let hint = if depth.title > 0 || depth.heading > 0 {
            Hint::Kind(BlockKind::Head)
        } else if depth.caption > 0 && depth.quotation == 0 && length < 1000 {
            Hint::Kind(BlockKind::Figure)
        } else if length < 200 && (depth.byline > 0 || credited * 10 >= length * 8) {
            Hint::Kind(BlockKind::Byline)
        } else if depth.item > 0 {
            Hint::Item
        } else if heavy == length && length < 100 && !line.ends_with([':', ',', '.']) {
            Hint::Any
        } else {
            Hint::Text
        };
        // Links to other pieces, and menus.
        let only_link = linked * 10 >= length * 7;
        let kept = depth.title > 0 || matches!(hint, Hint::Kind(BlockKind::Byline | BlockKind::Figure));
        if only_link && !kept {
            return;
        }
        // A label such as `Advertisement`, once the text has begun.
        let begun = self.blocks.iter().rev().take(3).any(|b| b.hint == Hint::Text);
        let in_text = depth.paragraph > 0 || depth.quotation > 0 || depth.pre > 0;
        let closed = line.ends_with(|c| chars::is_stop(c) || chars::closes_quotation(c) || c == ':');
        if hint == Hint::Text
            && begun
            && !in_text
            && length < 25
            && !closed
            && !line.contains(|c: char| c.is_ascii_digit())
        {
            return;
        }
        let same = |b: &Found| self.text.get(b.span.range()) == Some(line);
        if self.blocks.iter().rev().take(2).any(same) {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len() as u32;
        self.text.push_str(line);
        if self.depth.pre > 0 {
            self.blocks.extend(plain::blocks(line).into_iter().map(|b| Found {
                span: Span::new(start + b.span.start, start + b.span.end),
                quotation,
                ..b
            }));
        } else {
            self.blocks.push(Found { span: Span::new(start, self.text.len() as u32), hint, quotation });
        }
    }
}
