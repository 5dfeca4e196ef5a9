//! From annotated articles to what the tagger learns from.

use super::label::Label;
use super::train::Example;
use crate::annotation::EntityKind;
use crate::find;
use crate::pack::Pack;
use crate::text::{Document, Span};

/// A text's names as labels of its tokens, read as any pasted text is.
///
/// A name that begins or ends inside a token (`Kremlin` in a compound) has no label.
pub fn example(text: &str, names: impl IntoIterator<Item = (Span, EntityKind)>, pack: &Pack) -> Example {
    let document = Document::parse(text, &pack.boundaries);
    let mut labels = vec![Label::OUTSIDE; document.tokens().len()];
    for (span, kind) in names {
        let tokens = document.tokens_in(span);
        if tokens.is_empty() || document.span(tokens.clone()) != span {
            continue;
        }
        for (i, label) in labels[tokens].iter_mut().enumerate() {
            *label = if i == 0 { Label::begin(kind) } else { Label::inside(kind) };
        }
    }
    let signs = find::entities::find_with_signs(&document, pack, &mut Vec::new());
    Example { document, labels, signs }
}
