//! Whether quotation marks quote somebody, and whether a whole sentence.

use super::cue::{Introduction, Place};
use super::{Around, Judgement};
use crate::annotation::Certainty;
use crate::grammar::clause::Finite;
use crate::grammar::{Quotation, Reading};
use crate::pack::speech::class;
use crate::text::{BlockKind, Span};

/// What quotation marks are; none where they are no quotation marks after all.
pub(super) fn judge(
    reading: &Reading<'_>,
    quotation: &Quotation,
    cue: Option<&Introduction>,
    statement: Option<&Around>,
    kind: BlockKind,
) -> Option<Judgement> {
    let words = quotation.inner.clone().filter(|&i| reading.is_word(i)).count();
    if words == 0 && quotation.inner.len() > 3 {
        return None;
    }
    let span = end_of_unclosed(reading, quotation);
    let sentence = is_sentence(reading, quotation);
    let quote = |partial, rule, certainty| Some(Judgement { quote: true, partial, rule, certainty, span });
    let scare = |rule, certainty| Some(Judgement { quote: false, partial: false, rule, certainty, span });

    if quotation.open.is_none() {
        // A closing mark without an opening one is believed only before a cue.
        return match cue.map(|c| c.place) {
            Some(Place::After) => quote(false, "quote.recovered", Certainty::Low),
            Some(Place::Before | Place::Inside) | None => None,
        };
    }
    if let Some(cue) = cue {
        return match cue.place {
            Place::After | Place::Before => quote(!sentence, "quote.cue", Certainty::High),
            Place::Inside => quote(!sentence, "quote.part", Certainty::High),
        };
    }
    if quotation.close.is_none() && !quotation.goes_on && !sentence {
        return None;
    }
    let before = quotation.outer.start;
    let named = named_before(reading, before);
    let titled = is_title(reading, quotation, words);
    if let Some(around) = statement {
        if named || (around.impersonal && words <= 4) {
            return scare("scare.naming", Certainty::Medium);
        }
        return quote(!sentence, "quote.in-statement", Certainty::High);
    }
    if kind == BlockKind::Head {
        return if titled && words <= 4 && named {
            scare("scare.title", Certainty::Low)
        } else {
            quote(words <= 4, "quote.headline", Certainty::Medium)
        };
    }
    if sentence && words >= 3 {
        return quote(false, "quote.sentence", Certainty::High);
    }
    if reading.is_wording(before) {
        return quote(true, "quote.wording", Certainty::Medium);
    }
    if named {
        return scare("scare.naming", Certainty::High);
    }
    if titled {
        return scare("scare.title", Certainty::Medium);
    }
    if words <= 2 && quotation.depth == 0 && !source_near(reading, quotation) {
        return scare("scare.distance", Certainty::Medium);
    }
    quote(true, "quote.carried", Certainty::Low)
}

/// Whether the words stand as a sentence of their own.
fn is_sentence(reading: &Reading<'_>, quotation: &Quotation) -> bool {
    let inner = &quotation.inner;
    let sentence = reading.sentence(quotation.outer.start);
    let capital =
        inner.clone().find(|&i| reading.is_word(i)).and_then(|i| reading.token(i)).is_some_and(|t| t.is_capitalised());
    let opens = quotation.outer.start == sentence.start;
    let last = inner.end.saturating_sub(1);
    let stops = ['.', '!', '?', '…', ','].iter().any(|&c| reading.is_mark(last, c));
    let stop_after = ['.', ',', '!', '?'].iter().any(|&c| reading.is_mark(quotation.outer.end, c));
    let several = reading.document.sentence_of(inner.start) != reading.document.sentence_of(last);
    let prepared = quotation.outer.start > 0
        && (reading.is_mark(quotation.outer.start - 1, ':') || reading.is_mark(quotation.outer.start - 1, ','));
    let closes = quotation.outer.end >= reading.sentence(last).end || stop_after;
    several || (capital && (opens || prepared) && (stops || stop_after) && closes)
}

/// Where an unclosed quote ends: before a cue after a comma, else with its sentence.
fn end_of_unclosed(reading: &Reading<'_>, quotation: &Quotation) -> Option<Span> {
    if quotation.close.is_some() || quotation.goes_on {
        return None;
    }
    let sentence = reading.sentence(quotation.inner.start);
    let end = quotation.inner.end.min(sentence.start + 4 * crate::grammar::REACH);
    let comma = (quotation.inner.start..end).find(|&i| reading.is_mark(i, ',') && reading.attributes(i + 1, end));
    Some(reading.span(quotation.inner.start..comma.unwrap_or(quotation.inner.end)))
}

/// Whether a word such as `so-called` or `film` stands right before.
fn named_before(reading: &Reading<'_>, before: usize) -> bool {
    let Some(last) = before.checked_sub(1) else { return false };
    if reading.is(last, class::NAMING) && reading.name(last).is_none() {
        return true;
    }
    reading.is(last, class::WORK)
}

impl Reading<'_> {
    /// Whether `the word` or the like stands right before, or before a neighbour: `the terms "…" and "…"`.
    fn is_wording(&self, before: usize) -> bool {
        let mut at = before;
        for _ in 0..4 {
            let Some(last) = at.checked_sub(1) else { return false };
            if self.is(last, class::WORDING) {
                return true;
            }
            let joined = self.is(last, class::COORDINATOR) || self.is_mark(last, ',');
            match self.quotation_to(last).filter(|_| joined) {
                Some(quotation) => at = quotation.outer.start,
                None => return false,
            }
        }
        false
    }
}

/// Whether the words are written as titles and names are.
fn is_title(reading: &Reading<'_>, quotation: &Quotation, words: usize) -> bool {
    if words == 0 || words > 8 {
        return false;
    }
    let mut capitals = 0;
    let mut small = 0;
    for i in quotation.inner.clone() {
        let Some(token) = reading.token(i).filter(|t| t.is_word()) else { continue };
        if token.is_capitalised() {
            capitals += 1;
        } else if reading.classes(i) == 0 {
            small += 1;
        }
    }
    capitals >= 1 && small == 0 && (words > 1 || capitals == words)
}

/// Whether somebody was said to speak shortly before, in the same block.
fn source_near(reading: &Reading<'_>, quotation: &Quotation) -> bool {
    let sentence = reading.document.sentence_of(quotation.outer.start);
    let from = sentence.saturating_sub(1);
    let Some(block) = reading.document.blocks().get(quotation.block) else { return false };
    let from = from.max(block.sentences.start);
    let Some(first) = reading.document.sentences().get(from) else { return false };
    let tokens = first.tokens.start..quotation.outer.start;
    let article = quotation.outer.start.checked_sub(1).is_some_and(|i| reading.is(i, class::INDEFINITE));
    (article || reading.has_finite(quotation.inner.clone()) > Finite::No) && !reading.cues_in(tokens).is_empty()
}
