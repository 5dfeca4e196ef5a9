//! Statements with a source but no verb of speech: `Volgens X …`, `…, aldus X`, `According to X, …`.

use super::Found;
use crate::annotation::Certainty;
use crate::grammar::Reading;
use crate::grammar::clause::Finite;
use crate::grammar::nouns::Extent;
use crate::pack::speech::{StandsFor, class};

/// Adds the statements that a sentence attributes to somebody.
pub(super) fn find(reading: &Reading<'_>, sentence: usize, out: &mut Vec<Found>) {
    let Some(s) = reading.document.sentences().get(sentence) else { return };
    let mut at = s.tokens.start;
    while at < s.tokens.end {
        match one(reading, sentence, at) {
            Some((found, past)) => {
                out.extend(found);
                at = past.max(at + 1);
            }
            None => at += 1,
        }
    }
}

/// The statement of the attribution that begins at `at`, and the token after its source.
fn one(reading: &Reading<'_>, sentence: usize, at: usize) -> Option<(Option<Found>, usize)> {
    let here = reading.document.sentences().get(sentence)?;
    let (start, end) = (here.tokens.start, here.tokens.end);
    if reading.name(at).is_some() {
        return None;
    }
    let (length, attribution) = reading.speech.attributions.longest(&reading.document.tokens()[at..end])?;
    let source = at + length;
    let mut phrase = reading.phrase(source, end, Extent::Whole)?;
    let excepted =
        (phrase.core.clone()).any(|i| reading.token(i).is_some_and(|t| attribution.except.contains(&t.folded)));
    let own = phrase.pronoun
        && matches!(
            reading.token(source).and_then(|t| reading.speech.stands_for(t)),
            Some(StandsFor::Speaker | StandsFor::Addressee)
        );
    let number = !phrase.named && phrase.core.clone().all(|i| !reading.is_word(i));
    if excepted || own || number {
        return None;
    }
    let quoted = reading.quotation_around(at);
    let inner_end = quoted.map_or(end, |q| q.inner.end.min(end));
    let floor = quoted.map_or(start, |q| q.inner.start.max(start));
    let opens = at == floor
        || reading.past_openers(floor, at + 1) == at
        || reading.is_mark(at - 1, ';')
        || (reading.is_mark(at - 1, ':') && reading.quotation_from(at).is_none())
        || (reading.is(at - 1, class::COORDINATOR) && at >= floor + 2 && reading.is_mark(at - 2, ','));
    if opens && attribution.before {
        extend(reading, &mut phrase.tokens.end, inner_end);
    }
    let past = phrase.tokens.end;
    let cue = reading.span(at..source);
    let speaker = Some(reading.span(phrase.tokens.clone()));
    if opens && attribution.before {
        let begin = if reading.is_mark(past, ',') { past + 1 } else { past };
        let whole = reading.quotation_from(begin);
        let stop = reading.clause_end(begin);
        if begin >= inner_end || stop <= begin || whole.is_some_and(|q| q.outer.end >= stop) {
            return Some((None, past));
        }
        let found = Found::new(begin..stop, "reported.according", Certainty::High).said_by(cue, speaker);
        return Some((Some(found), past));
    }
    if !attribution.after {
        return None;
    }
    let mut open = at;
    if open > floor && reading.is(open - 1, class::SO) {
        open -= 1;
    }
    let comma = open > floor && reading.is_mark(open - 1, ',');
    let closes = reading.is_mark(past, '.') || past >= inner_end || reading.closes(past, inner_end);
    if comma && closes {
        let stop = open - 1;
        let begin = reading.clause_of(floor, stop);
        let quote =
            reading.quotation_to(stop).or_else(|| reading.quotation_around(stop).filter(|q| q.outer.start >= floor));
        if quote.is_some_and(|q| q.outer.start <= begin + 1 || q.inner.len() > 8) || stop <= begin {
            return Some((None, past));
        }
        let found = Found::new(begin..reading.trim_end(begin, stop), "reported.according", Certainty::High);
        return Some((Some(found.said_by(cue, speaker)), past));
    }
    if !attribution.before {
        return None;
    }
    // In the middle: the clause around it is the statement.
    let (_, begin) = reading.clause_start(at);
    let begin = reading.past_openers(begin.max(floor), at);
    let stop = reading.clause_end(begin.max(at)).max(past);
    if begin >= at && !comma {
        // `…, omdat volgens X …`: the clause begins here.
        let found = Found::new(past..stop, "reported.according", Certainty::Medium);
        return Some(((stop > past).then(|| found.said_by(cue, speaker)), past));
    }
    let found = Found::new(begin..stop, "reported.according", Certainty::High).said_by(cue, speaker);
    Some((Some(found), past))
}

/// Where the verb stands second, everything before it belongs to the source.
fn extend(reading: &Reading<'_>, end: &mut usize, limit: usize) {
    if !reading.speech.order.verb_second || !reading.is(*end, class::PREPOSITION) || reading.name(*end).is_some() {
        return;
    }
    let verb = (*end..limit.min(*end + 12)).find(|&i| reading.is_mark(i, ',') || reading.finite(i) >= Finite::Surely);
    if let Some(verb) = verb {
        *end = verb;
    }
}

impl Reading<'_> {
    /// The first token of the clause that ends at `end`: after a semicolon, else at the sentence's beginning.
    fn clause_of(&self, floor: usize, end: usize) -> usize {
        let from = floor.max(end.saturating_sub(4 * crate::grammar::REACH));
        let mark = (from..end).rev().find(|&i| self.is_mark(i, ';') || (self.is_mark(i, ':') && !self.glued(i + 1)));
        self.past_openers(mark.map_or(floor, |m| m + 1), end)
    }
}
