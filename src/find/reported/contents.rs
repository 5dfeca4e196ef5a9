//! Nouns that carry a statement: `the claim that …`, `het bericht dat …`.

use std::ops::Range;

use super::Found;
use crate::annotation::Certainty;
use crate::grammar::Reading;
use crate::grammar::clause::Finite;
use crate::grammar::nouns::Extent;
use crate::pack::speech::{Describable, class};

/// Adds the statements that nouns of a sentence carry.
pub(super) fn find(reading: &Reading<'_>, sentence: Range<usize>, out: &mut Vec<Found>) {
    let tokens = reading.document.tokens();
    let mut at = sentence.start;
    while at < sentence.end {
        let found = reading.speech.contents.longest(&tokens[at..sentence.end]);
        let Some((length, contents)) = found.filter(|_| reading.name(at).is_none()) else {
            at += 1;
            continue;
        };
        let mut past = at + length;
        // `concerns among residents that …`
        let mut source = None;
        if reading.is(past, class::PREPOSITION)
            && reading.name(past).is_none()
            && let Some(phrase) = reading.phrase(past + 1, sentence.end, Extent::Whole)
            && reading.is(phrase.tokens.end, class::THAT)
        {
            past = phrase.tokens.end;
            source = Some(phrase.tokens);
        }
        let linked = reading.is(past, class::BE) && reading.is(past + 1, class::THAT);
        let that = if linked { past + 1 } else { past };
        at += length;
        if (contents.linked && !linked) || !reading.is(that, class::THAT) || that + 1 >= sentence.end {
            continue;
        }
        let start = that + 1;
        // `reports that were published`: the word is about the noun.
        if reading.finite(start) != Finite::No {
            continue;
        }
        let end = reading.clause_end(start);
        if end <= start || reading.has_finite(start..end) == Finite::No && reading.speech.order.bare_clauses {
            continue;
        }
        if out.iter().any(|f| f.tokens.start == start) {
            continue;
        }
        let noun = at - length;
        let source = source.or_else(|| before(reading, noun, sentence.start));
        let mut found = Found::new(start..end, "reported.noun", Certainty::Medium)
            .said_by(reading.span(noun..at), source.clone().map(|s| reading.span(s)));
        found.speech.impersonal = source.is_none();
        out.push(found);
    }
}

/// Whose claim it is, where that stands before the noun: `X's claim`, `employee concerns`.
fn before(reading: &Reading<'_>, noun: usize, floor: usize) -> Option<Range<usize>> {
    let last = noun.checked_sub(1).filter(|&i| i >= floor)?;
    if reading.is(last, class::GENITIVE) && reading.glued(last) {
        return reading.phrase_to(last, floor, Extent::Core).map(|p| p.tokens);
    }
    if reading.is(last, class::POSSESSIVE) && reading.name(last).is_none() {
        return Some(last..noun);
    }
    let person = matches!(
        reading.speech.describes(reading.word(last)),
        Some((Describable::Person | Describable::Organisation | Describable::Spokesperson, _))
    );
    (person && reading.speech.order.noun_strings).then_some(last..noun)
}
