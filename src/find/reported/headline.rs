//! Headlines of the form `Rutte: troepen in Koersk`.

use std::ops::Range;

use super::Found;
use crate::annotation::Certainty;
use crate::grammar::Reading;
use crate::grammar::nouns::Extent;
use crate::pack::speech::Describable;

/// Adds the statement of a headline that names its source before a colon.
pub(super) fn find(reading: &Reading<'_>, sentence: Range<usize>, out: &mut Vec<Found>) {
    let colon =
        sentence.clone().take(crate::grammar::REACH).find(|&i| reading.is_mark(i, ':') && !reading.glued(i + 1));
    let Some(colon) = colon else { return };
    let Some(phrase) = reading.phrase_to(colon, sentence.start, Extent::Whole) else { return };
    let speaks = phrase.named
        || matches!(
            reading.speech.describes(reading.word(phrase.head)),
            Some((Describable::Person | Describable::Spokesperson | Describable::Organisation, _))
        );
    let start = colon + 1;
    let end = reading.clause_end(start).max(reading.trim_end(start, sentence.end));
    if !speaks || start >= end || reading.quotation_from(start).is_some_and(|q| q.outer.end >= end) {
        return;
    }
    let speaker = Some(reading.span(phrase.tokens.clone()));
    out.push(
        Found::new(start..end, "reported.headline", Certainty::High).said_by(reading.span(colon..colon + 1), speaker),
    );
}
