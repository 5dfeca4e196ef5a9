//! From annotated articles to what the tagger learns from.

use super::label::Label;
use super::train::Example;
use crate::corpus::Gold;
use crate::find;
use crate::pack::Pack;
use crate::text::Document;

/// An article's names as labels of its tokens, read as any pasted text is.
///
/// A name that begins or ends inside a token (`Kremlin` in a compound) has no label.
pub fn example(gold: &Gold, pack: &Pack) -> Example {
    let document = Document::parse(gold.text.as_str(), &pack.boundaries);
    let mut labels = vec![Label::OUTSIDE; document.tokens().len()];
    for mark in &gold.marks {
        let Some(kind) = mark.entity() else { continue };
        let tokens = document.tokens_in(mark.span);
        if tokens.is_empty() || document.span(tokens.clone()) != mark.span {
            continue;
        }
        for (i, label) in labels[tokens].iter_mut().enumerate() {
            *label = if i == 0 { Label::begin(kind) } else { Label::inside(kind) };
        }
    }
    let mut found = Vec::new();
    find::entities::find(&document, pack, &mut found);
    let gazetteer = super::gazetteer::codes(&document, &found);
    Example { document, labels, gazetteer }
}
