//! Statements that go on without a cue, and those that only a verb such as `zou` gives away.

use super::{Before, Found};
use crate::annotation::Certainty;
use crate::grammar::clause::Border;
use crate::grammar::{REACH, Reading};
use crate::pack::speech::class;

/// Adds a sentence that goes on with what somebody said before: `Het zou gaan om …`.
pub(super) fn going_on(reading: &Reading<'_>, sentence: usize, before: &Before, out: &mut Vec<Found>) {
    let Some(here) = reading.document.sentences().get(sentence) else { return };
    let tokens = here.tokens.clone();
    let limit = tokens.end.min(tokens.start + 2 * REACH);
    let (near, next) = match before.statement {
        Some((block, ago)) if block == here.block => (ago <= 3, ago == 0),
        Some((block, ago)) => (block + 1 == here.block && ago <= 3, false),
        None => (false, false),
    };
    let start = reading.past_openers(tokens.start, tokens.end);
    let opener = reading.name(start).is_none() && reading.is(start, class::GOING_ON | class::SUBJECT | class::POINTING);
    let (cue, rule) = match evidential(reading, tokens.start, limit) {
        Some(verb) if near || perfect_after(reading, verb, limit) => (verb, "reported.evidential"),
        Some(_) | None => match hedge(reading, tokens.start, limit).filter(|_| next && opener) {
            Some(word) => (word, "reported.going-on"),
            None => return,
        },
    };
    let end = reading.clause_end(start);
    let mut found = Found::new(start..end, rule, if near { Certainty::Medium } else { Certainty::Low });
    found.speech.cue = Some(reading.span(cue..cue + 1));
    found.speech.impersonal = !near;
    found.hedged = true;
    out.push(found);
}

/// The verb of a main clause that says that others say so (`zou`); none where it tells a wish, a condition or a future.
pub(super) fn evidential(reading: &Reading<'_>, start: usize, limit: usize) -> Option<usize> {
    (start..limit).find(|&i| {
        if !reading.is(i, class::EVIDENTIAL) || reading.name(i).is_some() || reading.quotation_around(i).is_some() {
            return false;
        }
        let (border, _) = reading.clause_start(i);
        let main = matches!(border, Border::Sentence | Border::Coordinator(_) | Border::Quotation(_));
        let clause = (i + 1..limit.min(i + REACH / 2)).take_while(|&k| !reading.is_mark(k, ','));
        let wish = clause.clone().any(|k| reading.is(k, class::UNREAL) && reading.name(k).is_none())
            || (start..i).any(|k| reading.is(k, class::UNREAL) && reading.name(k).is_none());
        main && !wish
    })
}

/// Whether the infinitive of a perfect stands after a verb: `zou … hebben`.
fn perfect_after(reading: &Reading<'_>, verb: usize, limit: usize) -> bool {
    (verb + 1..limit.min(verb + REACH / 2))
        .take_while(|&k| !reading.is_mark(k, ','))
        .any(|k| reading.is(k, class::PERFECT | class::BE) && !reading.is(k, class::POSSESSIVE) || last_be(reading, k))
}

/// A form of `to be` that is a possessive too counts where nothing follows that can be possessed.
fn last_be(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, class::BE) && !reading.nominal(at + 1)
}

/// The first adverb by which the article keeps its distance.
fn hedge(reading: &Reading<'_>, start: usize, limit: usize) -> Option<usize> {
    (start..limit)
        .find(|&i| reading.is(i, class::HEDGE) && reading.name(i).is_none() && reading.quotation_around(i).is_none())
}
