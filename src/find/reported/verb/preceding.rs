//! Statements that stand before the verb: `S, zegt X`, `Dat zegt X`.

use std::ops::Range;

use super::{Speaker, heads_clause};
use crate::annotation::{Act, Certainty};
use crate::find::reported::Found;
use crate::grammar::clause::{Border, Finite};
use crate::grammar::nouns::Extent;
use crate::grammar::subject::{Subject, Who};
use crate::grammar::{Cue, Reading};
use crate::pack::speech::class;

/// `Dat stelt X in een rapport.`: the statement is the sentence before.
pub(super) fn pointed(
    reading: &Reading<'_>,
    sentence: usize,
    cue: &Cue,
    subject: &Subject,
    speaker: &Speaker,
) -> Option<Found> {
    let here = reading.document.sentences().get(sentence)?;
    let before = reading.document.sentences().get(sentence.checked_sub(1)?)?;
    // In `Dat staat in een rapport dat …` the word is about the report.
    let written = reading.verb(cue).is_some_and(|v| !v.from.is_empty());
    // In `Dat zegt het instituut, dat in Gent zit` it is about the noun.
    let that = |i: usize| reading.is(i, class::THAT) && reading.name(i).is_none() && !reading.is_mark(i - 1, ',');
    let clause = !written && (cue.at..here.tokens.end).any(that);
    if subject.border != Border::Sentence || before.block != here.block || clause || speaker.impersonal {
        return None;
    }
    let start = reading.past_openers(before.tokens.start, before.tokens.end);
    if reading.quotation_from(start).is_some_and(|q| q.outer.end + 2 >= before.tokens.end) {
        return None;
    }
    let end = reading.trim_end(start, before.tokens.end);
    let found = Found::new(start..end, "reported.pointed", Certainty::Medium);
    Some(found.said_by(reading.cue_span(cue, None), speaker.span).hedged_by(reading))
}

/// `S, zegt X`; `S, she said`; `S, zegt X, S`.
pub(super) fn find(
    reading: &Reading<'_>,
    cue: &Cue,
    subject: &Subject,
    after: usize,
    sentence: Range<usize>,
    speaker: &Speaker,
) -> Option<Found> {
    if !heads_clause(cue) {
        return None;
    }
    let written = reading.verb(cue).is_some_and(|v| !v.from.is_empty());
    let mut open = match &subject.who {
        Who::Phrase(_) if subject.inverted || written => cue.finite(),
        Who::Phrase(phrase) => phrase.tokens.start,
        Who::Unknown if written => cue.finite(),
        // `zegt iedereen`
        Who::Nobody if subject.inverted && reading.verb(cue).is_some_and(|v| v.act == Act::Speech) => cue.finite(),
        Who::Elided | Who::Nobody | Who::Unknown => return None,
    };
    let so = open > sentence.start && reading.is(open - 1, class::SO);
    if so {
        open -= 1;
    }
    if open <= sentence.start + 1 {
        return None;
    }
    // The comma may stand inside the marks of a quote that ends the statement.
    let comma = open - 1;
    let stop = if reading.is_mark(comma, ',') {
        comma
    } else if reading.quotation_to(open).is_some() {
        open
    } else {
        return None;
    };
    let start = reading.past_openers(sentence.start, stop);
    let that = reading.is(start, class::THAT) && reading.name(start).is_none() && !reading.is(start + 1, class::VERB);
    let start = if that && reading.speech.order.verb_second { start + 1 } else { start };
    let whole_quote = reading.quotation_to(stop).or_else(|| reading.quotation_around(stop));
    if whole_quote.is_some_and(|q| q.outer.start <= start) {
        return None;
    }
    let end = written_end(reading, after, sentence.end, written);
    let end = if written { end } else { past_places(reading, end, sentence.end) };
    let made = |tokens: Range<usize>| {
        let found = Found::new(tokens, "reported.before", Certainty::Medium);
        found.said_by(reading.cue_span(cue, None), speaker.span).hedged_by(reading)
    };
    // `She had, he said, “little patience”`: a part of a quote goes on with a clause that was begun.
    let whole = stop > start && !reading.is(start, class::SUBORDINATOR) && !reading.speech.order.verb_second;
    let begun = whole && reading.finite(stop - 1) == Finite::Surely;
    if reading.is_mark(end, ',') && reading.quotation_from(end + 1).is_some() && !begun {
        return None;
    }
    if reading.is_mark(end, ',') && !reading.closes(end, sentence.end) {
        return parenthetical(reading, start, stop, end, subject).map(made);
    }
    let finite = reading.has_finite(start..stop);
    let closes = end >= sentence.end || reading.closes(end, sentence.end);
    let long = stop.saturating_sub(start) >= 3;
    // A list of names before the verb is its subject.
    let names = reading.phrase(start, stop, Extent::Whole).is_some_and(|p| p.tokens.end == stop);
    let clause = finite > Finite::No || subject.inverted || so || !names && reading.speech.order.noun_strings;
    let starts_clause =
        !reading.is(start, class::SUBORDINATOR) || reading.is(start, class::ADVERB | class::PREPOSITION);
    (closes && long && clause && !names && starts_clause && !topic(reading, start, stop))
        .then(|| made(start..reading.trim_end(start, stop)))
}

/// Whether what stands before the verb is its subject or a place, with an aside: `In Gent, waar het regent, staat een hek`.
fn topic(reading: &Reading<'_>, start: usize, stop: usize) -> bool {
    let Some(comma) = (start..stop).find(|&i| reading.is_mark(i, ',')) else { return false };
    let prepared = reading.is(start, class::PREPOSITION) && reading.name(start).is_none();
    let phrase = reading.phrase(start + usize::from(prepared), comma, Extent::Whole);
    let aside = reading.is(comma + 1, class::RELATIVE | class::ASIDE);
    let close = (comma + 1..stop).find(|&i| !aside || reading.is_mark(i, ',')).unwrap_or(stop);
    let whole = phrase.is_some_and(|p| p.tokens.end == comma || reading.is(p.tokens.end, class::RELATIVE));
    whole && reading.has_finite(close..stop) == Finite::No
}

/// Passes where and to whom it is said, up to a comma: `he wrote in a note to clients,`.
fn past_places(reading: &Reading<'_>, after: usize, limit: usize) -> usize {
    let mut at = after;
    while at < limit.min(after + 14) && reading.is(at, class::PREPOSITION) && reading.name(at).is_none() {
        let Some(phrase) = reading.phrase(at + 1, limit, Extent::Attached) else { break };
        at = phrase.tokens.end;
    }
    if reading.is_mark(at, ',') { at } else { after }
}

fn written_end(reading: &Reading<'_>, after: usize, limit: usize, written: bool) -> usize {
    if !written || !reading.is(after, class::PREPOSITION) {
        return after;
    }
    reading.phrase(after + 1, limit, Extent::Whole).map_or(after, |p| p.tokens.end)
}

/// `The fire, officials say, was set on purpose`: what stands around the cue, or only after it where nothing is said
/// before it but when or how.
fn parenthetical(
    reading: &Reading<'_>,
    start: usize,
    stop: usize,
    after: usize,
    subject: &Subject,
) -> Option<Range<usize>> {
    let rest = after + 1;
    let end = reading.clause_end(rest);
    if end <= rest {
        return None;
    }
    let small = (start..stop).all(|i| {
        reading.is(i, class::ADVERB | class::GOING_ON | class::COORDINATOR | class::PREPOSITION) || reading.is_time(i)
    });
    if small && reading.speech.order.noun_strings {
        return Some(rest..end);
    }
    // `…, she said, but could not agree`, `…, she said, because nobody would sign`; what an -ing form opens is not said.
    let gerund = reading.speech.order.gerund_endings.iter().any(|e| reading.word(rest).ends_with(e.as_str()));
    let goes_on = reading.finite(rest) > Finite::No || reading.has_finite(start..stop) == Finite::No || !gerund;
    (subject.inverted || goes_on).then(|| start..past_colon(reading, end))
}

/// What a colon adds to a statement that its cue stands in: `Food, she said, was the reason: butter was up.`
fn past_colon(reading: &Reading<'_>, end: usize) -> usize {
    let colon = reading.is_mark(end, ':') && reading.quotation_from(end + 1).is_none();
    if colon && end + 2 < reading.sentence(end).end { reading.clause_end(end + 1) } else { end }
}
