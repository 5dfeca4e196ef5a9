//! What rules and gazetteers have decided of each token, as the tagger sees it.

use crate::annotation::{Annotation, Certainty, Detail};
use crate::text::Document;

use super::label::Label;

/// A code for every token: the label that the names in `found` give it and how sure they are; 0 where they say nothing.
pub fn codes(document: &Document, found: &[Annotation]) -> Vec<u32> {
    let mut codes = vec![0; document.tokens().len()];
    for candidate in found {
        let Detail::Mention(mention) = &candidate.detail else { continue };
        let sure = match candidate.evidence.certainty {
            Certainty::Low => 0,
            Certainty::Medium => 1,
            Certainty::High => 2,
        };
        for (i, token) in document.tokens_in(candidate.span).enumerate() {
            let label = if i == 0 { Label::begin(mention.kind) } else { Label::inside(mention.kind) };
            codes[token] = 1 + label.index() as u32 * 3 + sure;
        }
    }
    codes
}
