//! Nouns that carry a statement: `the claim that …`, `het bericht dat …`.

use std::ops::Range;

use super::Found;
use crate::annotation::Certainty;
use crate::grammar::Reading;
use crate::grammar::clause::Finite;
use crate::grammar::nouns::Extent;
use crate::grammar::subject::Who;
use crate::pack::speech::{Describable, class};
use crate::text::Span;

/// Adds the statements that nouns of a sentence carry.
pub(super) fn find(reading: &Reading<'_>, sentence: Range<usize>, out: &mut Vec<Found>) {
    let tokens = reading.document.tokens();
    let mut at = sentence.start;
    while at < sentence.end {
        let found = reading.speech.contents.longest(&tokens[at..sentence.end]);
        let known = found.filter(|_| reading.name(at).is_none() && reading.quotation_around(at).is_none());
        let Some((length, contents)) = known else {
            at += 1;
            continue;
        };
        let noun = at..at + length;
        at += length;
        let Some((start, source)) = statement_after(reading, noun.clone(), contents.linked, sentence.end) else {
            continue;
        };
        // `reports that were published`: the word is about the noun.
        let end = reading.clause_end(start);
        let relative = reading.finite(start) != Finite::No;
        let clause = !reading.speech.order.bare_clauses || reading.has_finite(start..end) > Finite::No;
        if relative || end <= start || !clause || out.iter().any(|f| f.tokens.start == start) {
            continue;
        }
        let (cue, speaker) = match source.or_else(|| before(reading, noun.start, sentence.start)) {
            Some(source) => (reading.span(noun.start..start), Some(reading.span(source))),
            None => carrier(reading, noun.clone(), start, &sentence),
        };
        let mut found = Found::new(start..end, "reported.noun", Certainty::Medium)
            .said_by(cue, speaker)
            .told_as(contents.act, contents.stance);
        found.speech.impersonal = found.speech.speaker.is_none();
        out.push(found);
    }
}

/// Where the statement of a noun begins, and whose it is where that stands between: `concerns among residents that`.
fn statement_after(
    reading: &Reading<'_>,
    noun: Range<usize>,
    linked: bool,
    end: usize,
) -> Option<(usize, Option<Range<usize>>)> {
    const OPENS: u64 = class::THAT | class::WHETHER;
    let mut past = noun.end;
    let mut source = None;
    if reading.is(past, class::PREPOSITION) && reading.name(past).is_none() {
        let phrase = reading.phrase(past + 1, end, Extent::Whole)?;
        past = phrase.tokens.end;
        source = Some(phrase.tokens);
    }
    let link = reading.is(past, class::BE) && reading.is(past + 1, OPENS);
    let that = if link { past + 1 } else { past };
    let opens = reading.is(that, OPENS) && reading.name(that).is_none() && that + 1 < end && (link || !linked);
    opens.then_some((that + 1, source))
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
    let described = reading.speech.describes(reading.word(last));
    let person =
        matches!(described, Some((Describable::Person | Describable::Organisation | Describable::Spokesperson, _)));
    (person && reading.speech.order.noun_strings).then_some(last..noun)
}

/// The one who makes the claim that the noun is the object of: `X uitte de vrees dat`, `X rejected the claim that`.
fn carrier(reading: &Reading<'_>, noun: Range<usize>, start: usize, sentence: &Range<usize>) -> (Span, Option<Span>) {
    let own = reading.span(noun.start..start);
    let floor = sentence.start.max(noun.start.saturating_sub(20));
    let Some(verb) = (floor..noun.start).rev().find(|&i| reading.finite(i) > Finite::No) else { return (own, None) };
    let subject = reading.subject(verb);
    let Who::Phrase(phrase) = subject.who else { return (own, None) };
    let described = reading.speech.describes(reading.word(phrase.head));
    let speaks = phrase.named || phrase.pronoun || described.is_some_and(|(d, _)| d != Describable::Nothing);
    if !speaks || phrase.tokens.contains(&noun.start) {
        return (own, None);
    }
    let direct = (verb + 1..noun.start).all(|i| reading.is(i, class::DETERMINER));
    let cue = if direct { reading.span(verb..start) } else { own };
    (cue, Some(reading.span(phrase.tokens)))
}
