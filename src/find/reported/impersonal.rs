//! Statements of nobody in particular: `naar verluidt`, `It is believed that …`.

use std::ops::Range;

use super::Found;
use crate::annotation::Certainty;
use crate::grammar::Reading;
use crate::pack::speech::class;

/// Adds the statements of a sentence for which nobody is named.
pub(super) fn find(reading: &Reading<'_>, sentence: Range<usize>, out: &mut Vec<Found>) {
    let tokens = reading.document.tokens();
    let mut at = sentence.start;
    while at < sentence.end {
        let rest = &tokens[at..sentence.end];
        if reading.name(at).is_some() {
            at += 1;
            continue;
        }
        if let Some((length, phrase)) = reading.speech.impersonal_opens.longest(rest) {
            let start = at + length;
            let end = reading.clause_end(start);
            let cue = reading.span(at..start);
            let mut found = Found::new(start..end, "reported.impersonal", Certainty::High).said_by(cue, None);
            found.hedged = phrase.hedged || (at..start).any(|i| reading.is(i, class::EVIDENTIAL));
            found.speech.impersonal = true;
            out.retain(|f| !(f.tokens == found.tokens));
            out.push(found);
            at = start;
            continue;
        }
        if let Some((length, phrase)) = reading.speech.impersonal_around.longest(rest) {
            let (_, start) = reading.clause_start(at);
            let start = reading.past_openers(start.max(sentence.start), at);
            let end = reading.clause_end(at).max(at + length);
            let cue = reading.span(at..at + length);
            let mut found = Found::new(start..end, "reported.impersonal", Certainty::Medium).said_by(cue, None);
            found.hedged = phrase.hedged;
            found.speech.impersonal = true;
            out.push(found);
            at += length;
            continue;
        }
        at += 1;
    }
}
