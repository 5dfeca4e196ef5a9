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
    let (evidential, hedge) = signs(reading, tokens.start, limit);
    let near = before
        .statement
        .is_some_and(|(block, ago)| block == here.block && ago <= 3 || ago == 0 && block + 1 == here.block);
    let opener = reading.is(tokens.start, class::GOING_ON) && reading.name(tokens.start).is_none();
    let (cue, rule) = match (evidential, hedge) {
        (Some(verb), _) => (verb, "reported.evidential"),
        (None, Some(word)) if near && opener => (word, "reported.going-on"),
        (None, _) => return,
    };
    let start = reading.past_openers(tokens.start, tokens.end);
    let end = reading.clause_end(start);
    let mut found = Found::new(start..end, rule, if near { Certainty::Medium } else { Certainty::Low });
    found.speech.cue = Some(reading.span(cue..cue + 1));
    found.speech.impersonal = !near;
    found.hedged = true;
    out.push(found);
}

/// The evidential verb of a main clause, and the first hedging adverb.
fn signs(reading: &Reading<'_>, start: usize, limit: usize) -> (Option<usize>, Option<usize>) {
    let mut hedge = None;
    for i in start..limit {
        if reading.name(i).is_some() || reading.quotation_around(i).is_some() {
            continue;
        }
        if hedge.is_none() && reading.is(i, class::HEDGE) {
            hedge = Some(i);
        }
        if reading.is(i, class::EVIDENTIAL) {
            let (border, _) = reading.clause_start(i);
            let main = matches!(border, Border::Sentence | Border::Coordinator(_) | Border::Relative(_));
            // With another modal verb it is a wish or a condition.
            let modal =
                (i + 1..limit.min(i + REACH / 2)).any(|k| reading.is(k, class::MODAL) && reading.name(k).is_none());
            let condition = reading.is(start, class::SUBORDINATOR);
            if main && !modal && !condition {
                return (Some(i), hedge);
            }
        }
    }
    (None, hedge)
}
