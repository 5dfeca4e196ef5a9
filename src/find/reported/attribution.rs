//! Statements with a source but no verb of speech: `Volgens X …`, `…, aldus X`, `According to X, …`.

use std::ops::Range;

use super::Found;
use crate::annotation::Certainty;
use crate::grammar::clause::Finite;
use crate::grammar::nouns::Extent;
use crate::grammar::{Phrase, Reading};
use crate::pack::speech::{Attribution, StandsFor, class};
use crate::text::Span;

/// Adds the statements that a sentence attributes to somebody.
pub(super) fn find(reading: &Reading<'_>, sentence: usize, out: &mut Vec<Found>) {
    let Some(s) = reading.document.sentences().get(sentence) else { return };
    let tokens = reading.document.tokens();
    let mut at = s.tokens.start;
    while at < s.tokens.end {
        let rest = &tokens[at..s.tokens.end];
        if reading.name(at).is_some() {
            at += 1;
        } else if let Some((length, attribution)) = reading.speech.attributions.longest(rest) {
            let past = match source(reading, attribution, at + length, s.tokens.end) {
                Some((phrase, past)) => {
                    let speaker = reading.span(phrase.tokens.clone());
                    let place = Place { sentence: s.tokens.clone(), at, length, past, attribution };
                    let (found, past) = statement(reading, &place, speaker);
                    out.extend(found);
                    past
                }
                None => at + length,
            };
            at = past.max(at + 1);
        } else if let Some((length, &whose)) = reading.speech.own_words.longest(rest) {
            out.extend(own(reading, s.tokens.clone(), at, at + length, whose));
            at += length;
        } else {
            at += 1;
        }
    }
}

/// Where an attribution stands.
struct Place<'a> {
    sentence: Range<usize>,
    /// Its first token, and how many its words take.
    at: usize,
    length: usize,
    /// The token after its source.
    past: usize,
    attribution: &'a Attribution,
}

/// The source after the words of an attribution, and the token after all that belongs to them.
fn source(reading: &Reading<'_>, attribution: &Attribution, from: usize, end: usize) -> Option<(Phrase, usize)> {
    let phrase = reading.phrase(from, end, Extent::Whole)?;
    let excepted =
        phrase.core.clone().any(|i| reading.token(i).is_some_and(|t| attribution.except.contains(&t.folded)));
    let stands_for = reading.token(from).filter(|_| phrase.pronoun).and_then(|t| reading.speech.stands_for(t));
    let own = matches!(stands_for, Some(StandsFor::Speaker | StandsFor::Addressee));
    let number = !phrase.named && phrase.core.clone().all(|i| !reading.is_word(i));
    if excepted || own || number {
        return None;
    }
    let mut past = phrase.tokens.end;
    if !attribution.close.is_empty() {
        // `wat X betreft`, `as X put it`
        let rest = &reading.document.tokens()[past..end];
        let (length, ()) = attribution.close.longest(rest)?;
        past += length;
    }
    Some((phrase, past))
}

/// The statement of an attribution, and the token to go on from.
fn statement(reading: &Reading<'_>, place: &Place<'_>, speaker: Span) -> (Option<Found>, usize) {
    let Place { at, length, attribution, .. } = *place;
    let mut past = place.past;
    let quoted = reading.quotation_around(at);
    let end = quoted.map_or(place.sentence.end, |q| q.inner.end.min(place.sentence.end));
    let floor = quoted.map_or(place.sentence.start, |q| q.inner.start.max(place.sentence.start));
    let cue = reading.span(at..at + length);
    let found = |tokens: Range<usize>, certainty| {
        let found = Found::new(tokens, "reported.according", certainty).said_by(cue, Some(speaker));
        Some(found.hedged_by(reading))
    };
    let opens = at == floor
        || reading.past_openers(floor, at + 1) == at
        || reading.is_mark(at - 1, ';')
        || (reading.is_mark(at - 1, ':') && reading.quotation_from(at).is_none())
        || (reading.is(at - 1, class::COORDINATOR) && at >= floor + 2 && reading.is_mark(at - 2, ','));
    if opens && attribution.before {
        past = past_aside(reading, past, end);
        past = extend(reading, past, end);
        let colon = reading.is_mark(past, ':') && !attribution.close.is_empty();
        let begin = if reading.is_mark(past, ',') || colon { past + 1 } else { past };
        let stop = reading.clause_end(begin);
        let whole = reading.quotation_from(begin).is_some_and(|q| q.outer.end >= stop);
        let fits = begin < end && stop > begin && !whole;
        return (if fits { found(begin..stop, Certainty::High) } else { None }, past);
    }
    if !attribution.after {
        return (None, past);
    }
    let mut open = at;
    if open > floor && reading.is(open - 1, class::SO) {
        open -= 1;
    }
    let comma = open > floor && reading.is_mark(open - 1, ',');
    let closes = reading.is_mark(past, '.') || past >= end || reading.closes(past, end);
    let ends_quote = open > floor && reading.quotation_to(open).is_some();
    if (comma || ends_quote) && closes {
        let stop = if comma { open - 1 } else { open };
        let begin = reading.clause_of(floor, stop);
        let quote = reading.quotation_to(stop).or_else(|| reading.quotation_around(stop));
        let whole = quote.is_some_and(|q| q.outer.start <= begin + 1 && q.outer.start >= floor);
        let tokens = begin..reading.trim_end(begin, stop);
        return (if !whole && stop > begin { found(tokens, Certainty::High) } else { None }, past);
    }
    if !attribution.before {
        return (None, past);
    }
    // In the middle: the clause around it is the statement.
    let (_, mut begin) = reading.clause_start(at);
    // `X, die ziek was, is volgens Y genezen`: a clause that ends before the verb is an aside.
    if begin > floor && (begin..at).any(|i| reading.is_mark(i, ',') && reading.finite(i + 1) == Finite::Surely) {
        (_, begin) = reading.clause_start(begin - 1);
    }
    let begin = reading.past_openers(begin.max(floor), at);
    let stop = reading.clause_end(begin.max(at)).max(past);
    if begin >= at && !comma {
        // `…, omdat volgens X …`: the clause begins here, where it has a verb; else the word before was no conjunction.
        return match reading.has_finite(past..stop) {
            Finite::No => (found(reading.past_openers(floor, at)..stop, Certainty::Medium), past),
            Finite::Perhaps | Finite::Surely => (found(past..stop, Certainty::Medium), past),
        };
    }
    (found(begin..stop, Certainty::High), past)
}

/// Passes a relative clause about the source: `, who leads the dig,`.
fn past_aside(reading: &Reading<'_>, past: usize, end: usize) -> usize {
    if !reading.is_mark(past, ',') || !reading.is(past + 1, class::RELATIVE) || reading.is(past + 1, class::THAT) {
        return past;
    }
    (past + 1..end.min(past + 30)).find(|&i| reading.is_mark(i, ',')).unwrap_or(past)
}

/// Where the verb stands second, everything before it belongs to the source.
fn extend(reading: &Reading<'_>, past: usize, limit: usize) -> usize {
    let preposition = reading.is(past, class::PREPOSITION) && reading.name(past).is_none();
    if !reading.speech.order.verb_second || !preposition {
        return past;
    }
    (past..limit.min(past + 12))
        .find(|&i| reading.is_mark(i, ',') || reading.finite(i) >= Finite::Surely)
        .unwrap_or(past)
}

/// `naar eigen zeggen`: the subject of the clause is its source.
fn own(reading: &Reading<'_>, sentence: Range<usize>, at: usize, past: usize, whose: bool) -> Option<Found> {
    let cue = reading.span(at..past);
    let first = at == sentence.start || reading.past_openers(sentence.start, at + 1) == at;
    let begin = if first {
        if reading.is_mark(past, ',') { past + 1 } else { past }
    } else {
        reading.past_openers(sentence.start, at)
    };
    let end = reading.clause_end(begin);
    let possessive = (at..past).find(|&i| whose && reading.is(i, class::POSSESSIVE));
    let speaker = if let Some(possessive) = possessive {
        reading.phrase(possessive, possessive + 1, Extent::Core)
    } else if first {
        (begin..end.min(begin + 12)).find_map(|i| {
            let starts = reading.is(i, class::SUBJECT | class::DETERMINER) || reading.name(i).is_some();
            starts.then(|| reading.phrase(i, end, Extent::Whole)).flatten()
        })
    } else {
        reading.phrase(begin, at, Extent::Whole)
    }?;
    let found = Found::new(begin..end, "reported.own-words", Certainty::Medium);
    (end > begin).then(|| found.said_by(cue, Some(reading.span(speaker.tokens))))
}

impl Reading<'_> {
    /// The first token of the clause that ends at `end`: after a semicolon, else at the sentence's beginning.
    fn clause_of(&self, floor: usize, end: usize) -> usize {
        let from = floor.max(end.saturating_sub(4 * crate::grammar::REACH));
        let mark = (from..end).rev().find(|&i| self.is_mark(i, ';') || (self.is_mark(i, ':') && !self.glued(i + 1)));
        self.past_openers(mark.map_or(floor, |m| m + 1), end)
    }
}
