//! Headlines that name their source: `Rutte: troepen in Koersk`, `Drought worst in 40 years – UN`.

use std::ops::Range;

use super::Found;
use crate::annotation::Certainty;
use crate::grammar::nouns::Extent;
use crate::grammar::{REACH, Reading};

/// Adds the statement of a headline that names its source before a colon or after a dash.
pub(super) fn find(reading: &Reading<'_>, sentence: Range<usize>, out: &mut Vec<Found>) {
    out.extend(before_colon(reading, sentence.clone()).or_else(|| after_dash(reading, sentence)));
}

fn before_colon(reading: &Reading<'_>, sentence: Range<usize>) -> Option<Found> {
    let colon = sentence.clone().take(REACH).find(|&i| reading.is_mark(i, ':') && !reading.glued(i + 1))?;
    let phrase = reading.phrase_to(colon, sentence.start, Extent::Whole)?;
    // Only times and marks stand before it, as a live blog has them.
    let alone = phrase.tokens.start == sentence.start
        || reading.is_time(phrase.tokens.start - 1)
        || !reading.is_word(phrase.tokens.start - 1);
    let start = colon + 1;
    let end = reading.clause_end(start).max(reading.trim_end(start, sentence.end));
    let quote = reading.quotation_from(start).is_some_and(|q| q.outer.end >= end);
    if !alone || !reading.speaks(&phrase) || start >= end || quote {
        return None;
    }
    let speaker = Some(reading.span(phrase.tokens));
    let found = Found::new(start..end, "reported.headline", Certainty::High);
    Some(found.said_by(reading.span(colon..colon + 1), speaker))
}

fn after_dash(reading: &Reading<'_>, sentence: Range<usize>) -> Option<Found> {
    let dash = (sentence.start + 2..sentence.end)
        .rev()
        .take(12)
        .find(|&i| ['–', '—', '-'].iter().any(|&c| reading.is_mark(i, c)) && !reading.glued(i))?;
    let phrase = reading.phrase(dash + 1, sentence.end, Extent::Whole)?;
    let whole = phrase.tokens.end == sentence.end;
    let quote = reading.quotation_to(dash).is_some_and(|q| q.outer.start == sentence.start);
    if !whole || quote || !reading.speaks(&phrase) {
        return None;
    }
    let speaker = Some(reading.span(phrase.tokens));
    let found = Found::new(sentence.start..dash, "reported.headline", Certainty::Medium);
    Some(found.said_by(reading.span(dash..dash + 1), speaker))
}
