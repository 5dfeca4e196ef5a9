//! Statements of nobody in particular: `naar verluidt`, `It is believed that …`.

use std::ops::Range;

use super::{Before, Found};
use crate::annotation::Certainty;
use crate::grammar::Reading;
use crate::grammar::clause::Finite;
use crate::pack::speech::class;

/// Adds the statements of a sentence for which nobody is named.
pub(super) fn find(reading: &Reading<'_>, sentence: Range<usize>, before: &Before, out: &mut Vec<Found>) {
    let tokens = reading.document.tokens();
    let mut at = sentence.start;
    while at < sentence.end {
        let rest = &tokens[at..sentence.end];
        if reading.name(at).is_some() || reading.quotation_around(at).is_some() {
            at += 1;
            continue;
        }
        if let Some((length, phrase)) = reading.speech.impersonal_opens.longest(rest) {
            let start = at + length;
            // `He may return, it is rumoured in Accra.`
            let closes = at > sentence.start + 3
                && reading.is_mark(at - 1, ',')
                && reading.has_finite(start..sentence.end) == Finite::No
                && sentence.end < start + 8;
            let tokens = if closes {
                reading.past_openers(sentence.start, at)..at - 1
            } else {
                start..reading.clause_end(start)
            };
            let end = tokens.end;
            let mut found = Found::new(tokens, "reported.impersonal", Certainty::High);
            found = found.said_by(reading.span(at..start), None);
            found.hedged = phrase.hedged || (at..start).any(|i| reading.is(i, class::EVIDENTIAL));
            found.speech.stance = phrase.stance;
            found.speech.impersonal = true;
            if phrase.shown {
                // Somebody shows what is said to be seen: the subject of the sentence.
                let subject = reading.first_subject(reading.document.sentence_of(at)).filter(|p| p.tokens.end <= at);
                found.speech.speaker = subject.map(|p| reading.span(p.tokens));
                found.speech.impersonal = found.speech.speaker.is_none();
            }
            // `Prices are expected to fall, the ministry said.`
            if out.iter().any(|f| f.rule == "reported.before" && f.tokens.start <= at && f.tokens.end >= end) {
                at = start;
                continue;
            }
            out.retain(|f| closes || f.tokens.end <= start || f.tokens.start >= end);
            out.push(found);
            at = start;
            continue;
        }
        if let Some((length, phrase)) = reading.speech.impersonal_around.longest(rest) {
            let (_, start) = reading.clause_start(at);
            let start = reading.past_openers(start.max(sentence.start), at);
            // At the head of its clause it stands outside the statement.
            let past = if reading.is_mark(at + length, ',') { at + length + 1 } else { at + length };
            let start = if start == at { past } else { start };
            let end = reading.clause_end(start.max(at)).max(at + length);
            let mut found = Found::new(start..end, "reported.impersonal", Certainty::Medium);
            found = found.said_by(reading.span(at..at + length), None);
            found.hedged = phrase.hedged;
            found.speech.stance = phrase.stance;
            let near = before.statement.is_some_and(|(_, ago)| ago == 0) && phrase.hedged;
            found.speech.impersonal = !near;
            out.push(found);
            at += length;
            continue;
        }
        at += 1;
    }
}
