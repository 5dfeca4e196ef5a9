//! Which part of a page is the article.

use super::tree::Node;
use super::vocabulary::Tag;

/// The nodes an article is read from, and which of them are left out with all that is in them.
#[derive(Debug)]
pub struct Region {
    /// From the title on, where that stands before the text.
    pub nodes: std::ops::Range<usize>,
    /// By node.
    pub left_out: Vec<bool>,
}

/// How much running text every node holds: bytes outside links, in paragraphs or of some length.
struct Weights(Vec<usize>);

/// A stretch of text outside paragraphs that is shorter is a label more often than text.
const LABEL: usize = 60;

/// Finds the article.
pub fn find(nodes: &[Node]) -> Region {
    let mut left_out: Vec<bool> = nodes.iter().map(|n| n.marks.hidden || n.tag == Tag::Nothing).collect();
    let all = Weights::new(nodes, &left_out);
    let total = all.0.first().copied().unwrap_or(0);
    let keeps = keepers(nodes);
    for (i, node) in nodes.iter().enumerate() {
        left_out[i] |= stands_beside(nodes, i, &keeps) && (node.marks.aside || all.0[i] * 10 < total * 4);
    }
    let weights = Weights::new(nodes, &left_out);
    let root = root(nodes, &weights);
    let end = nodes.get(root).map_or(0, |n| n.end);
    let mut start = root;
    if !nodes.get(root..end).unwrap_or_default().iter().any(|n| n.tag == Tag::Title) {
        // What stands between the title and the text belongs to the article.
        let shown = Shown::new(nodes, &left_out);
        let title = (0..root).rev().find(|&i| nodes[i].tag == Tag::Title && shown.0[i] && has_text(nodes, i));
        start = title.unwrap_or(root);
    }
    Region { nodes: start..end, left_out }
}

/// Whether a node stands beside the article, going by its element, role and class.
fn stands_beside(nodes: &[Node], index: usize, keeps: &[bool]) -> bool {
    let node = &nodes[index];
    // What holds the title or is marked as the text stays, whatever it is called.
    if keeps[index] || node.marks.body {
        return false;
    }
    let in_quotation = || nodes.get(node.parent).is_some_and(|p| p.tag == Tag::Blockquote);
    match node.tag {
        Tag::Aside => true,
        Tag::Footer => !in_quotation(),
        Tag::Root | Tag::Main | Tag::Text | Tag::Title | Tag::Paragraph | Tag::Figcaption | Tag::Break | Tag::Rule => {
            false
        }
        Tag::Header => node.marks.aside || (!within_article(nodes, index) && !node.marks.byline),
        _ => node.marks.aside || node.marks.aside_word,
    }
}

fn within_article(nodes: &[Node], index: usize) -> bool {
    let mut at = index;
    while at > 0 {
        at = nodes[at].parent;
        if matches!(nodes[at].tag, Tag::Article | Tag::Main) || nodes[at].marks.body {
            return true;
        }
    }
    false
}

/// For every node whether a title, the main part or the text of an article is in it.
fn keepers(nodes: &[Node]) -> Vec<bool> {
    let mut keeps = vec![false; nodes.len()];
    for i in (1..nodes.len()).rev() {
        let node = &nodes[i];
        if keeps[i] || matches!(node.tag, Tag::Title | Tag::Main) || node.marks.body {
            keeps[node.parent] = true;
        }
    }
    keeps
}

impl Weights {
    fn new(nodes: &[Node], left_out: &[bool]) -> Self {
        let mut weights = vec![0; nodes.len()];
        let shown = Shown::new(nodes, left_out);
        // Whether the nearest block around a node is one of text, and whether a link is around it.
        let mut context: Vec<(bool, bool)> = vec![(false, false); nodes.len()];
        for (i, node) in nodes.iter().enumerate() {
            let (text, link) = context[node.parent];
            let block = matches!(node.tag, Tag::Paragraph | Tag::Blockquote | Tag::Pre);
            let heading = matches!(node.tag, Tag::Title | Tag::Heading | Tag::Cell | Tag::Figcaption);
            let text = if node.tag.is_block() { block || (text && !heading && node.tag != Tag::Block) } else { text };
            context[i] = (text, link || node.tag == Tag::Link);
            if node.tag == Tag::Text && shown.0[i] && !link {
                let length = node.text.trim().len();
                weights[i] = if text || length > LABEL { length } else { 0 };
            }
        }
        for i in (1..nodes.len()).rev() {
            weights[nodes[i].parent] += weights[i];
        }
        Self(weights)
    }
}

/// For every node whether neither it nor what it stands in is left out.
struct Shown(Vec<bool>);

impl Shown {
    fn new(nodes: &[Node], left_out: &[bool]) -> Self {
        let mut shown = vec![true; nodes.len()];
        for i in 1..nodes.len() {
            shown[i] = shown[nodes[i].parent] && !left_out[i];
        }
        Self(shown)
    }
}

fn has_text(nodes: &[Node], index: usize) -> bool {
    nodes[index..nodes[index].end].iter().any(|n| n.tag == Tag::Text && n.text.chars().any(char::is_alphanumeric))
}

/// The node the article is in.
fn root(nodes: &[Node], weights: &Weights) -> usize {
    let total = weights.0.first().copied().unwrap_or(0);
    let best = |wanted: &dyn Fn(&Node) -> bool| {
        // Of nodes that weigh the same the outer one comes first.
        let found = (0..nodes.len()).filter(|&i| wanted(&nodes[i]));
        found.max_by_key(|&i| (weights.0[i], std::cmp::Reverse(i))).filter(|&i| weights.0[i] * 2 >= total && total > 0)
    };
    if let Some(body) = best(&|n| n.marks.body) {
        // The article around its text holds the title too, unless it holds other articles as well.
        let mut at = body;
        while at > 0 {
            at = nodes[at].parent;
            if nodes[at].tag == Tag::Article && weights.0[at] * 2 <= weights.0[body] * 3 {
                return at;
            }
        }
        return body;
    }
    if let Some(article) = best(&|n| n.tag == Tag::Article) {
        return article;
    }
    let mut at = best(&|n| n.tag == Tag::Main).unwrap_or(0);
    // Down to the innermost node that holds most of the text.
    loop {
        let mut child = at + 1;
        let mut next = None;
        while child < nodes[at].end {
            if weights.0[child] * 4 >= weights.0[at] * 3 && weights.0[child] > 0 {
                next = Some(child);
                break;
            }
            child = nodes[child].end.max(child + 1);
        }
        match next {
            Some(inner) if !matches!(nodes[inner].tag, Tag::Text | Tag::Paragraph | Tag::Blockquote | Tag::Pre) => {
                at = inner
            }
            _ => return at,
        }
    }
}
