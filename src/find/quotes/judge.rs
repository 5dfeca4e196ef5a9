//! Whether quotation marks quote somebody, and whether a whole sentence.

use super::cue::{Introduction, Place};
use super::{Around, Judgement};
use crate::annotation::{Act, Certainty};
use crate::grammar::clause::Finite;
use crate::grammar::nouns::Extent;
use crate::grammar::{Quotation, REACH, Reading};
use crate::pack::speech::class;
use crate::text::BlockKind;

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
    let sentence = is_sentence(reading, quotation, cue);
    let quote = |partial, rule, certainty| Some(Judgement { quote: true, partial, rule, certainty });
    let scare = |rule, certainty| Some(Judgement { quote: false, partial: false, rule, certainty });

    if quotation.set_apart() {
        return quote(false, "quote.block", Certainty::High);
    }
    // A dash opens a spoken line only where it says who speaks.
    if quotation.dash && cue.is_none() {
        return None;
    }
    if quotation.open.is_none() {
        // A closing mark without an opening one is believed only before a cue.
        return match cue.map(|c| c.place) {
            Some(Place::After) => quote(false, "quote.recovered", Certainty::Low),
            Some(Place::Before | Place::Inside) | None => None,
        };
    }
    let before = quotation.outer.start;
    let named = named_before(reading, quotation);
    let titled = is_title(reading, quotation, words);
    match cue.map(|c| c.place) {
        Some(Place::After | Place::Before) => return quote(!sentence, "quote.cue", Certainty::High),
        Some(Place::Inside) if named || (titled && words > 1 && !spoken_to(reading, before)) => {
            return scare(if named { "scare.naming" } else { "scare.title" }, Certainty::Medium);
        }
        // `Locals call it the “sleeping wall”` is a nickname; what one who is named calls something is his word.
        Some(Place::Inside) if words <= 3 && called(reading, before, cue) => {
            return scare("scare.naming", Certainty::Medium);
        }
        Some(Place::Inside) => return quote(!sentence, "quote.part", Certainty::High),
        None => {}
    }
    if quotation.close.is_none() && !quotation.goes_on && !sentence {
        return None;
    }
    if let Some(around) = statement {
        let title = titled && words > 1;
        if named || title || (around.impersonal && words <= 4) {
            return scare("scare.naming", Certainty::Medium);
        }
        return quote(!sentence, "quote.in-statement", Certainty::High);
    }
    if kind == BlockKind::Head {
        return if named {
            scare("scare.naming", Certainty::Low)
        } else {
            quote(!sentence, "quote.headline", Certainty::Medium)
        };
    }
    if titled && words > 1 && !stops(reading, quotation) {
        return scare("scare.title", Certainty::Medium);
    }
    if sentence && words >= 3 || sentence && quotation.depth == 0 && stops(reading, quotation) {
        return quote(false, "quote.sentence", Certainty::High);
    }
    if let Some(used) = wording(reading, before) {
        return if used.is_some() {
            quote(true, "quote.wording", Certainty::Medium)
        } else {
            scare("scare.naming", Certainty::Medium)
        };
    }
    if named {
        return scare("scare.naming", Certainty::High);
    }
    if titled || starts_like_a_title(reading, quotation) {
        return scare("scare.title", Certainty::Medium);
    }
    if words <= 2 && quotation.depth == 0 && !source_near(reading, quotation) {
        return scare("scare.distance", Certainty::Medium);
    }
    quote(true, "quote.carried", Certainty::Low)
}

/// The token after a quotation's last; of one without a closing mark, before a cue after a comma, else with its block.
pub(super) fn end(reading: &Reading<'_>, quotation: &Quotation) -> usize {
    if quotation.close.is_some() || quotation.goes_on || quotation.set_apart() {
        return quotation.outer.end;
    }
    let sentence = reading.sentence(quotation.inner.start);
    let end = quotation.inner.end.min(sentence.end).min(sentence.start + 4 * REACH);
    let cue = |i: usize| reading.attributes(i + 1, end) || subject_and_cue(reading, i + 1, end);
    let comma = (quotation.inner.start..end).find(|&i| reading.is_mark(i, ',') && cue(i));
    // `– May I pass? asked the cyclist.`
    let asked = |i: &usize| ['?', '!'].iter().any(|&c| reading.is_mark(*i, c)) && cue(*i);
    let stop = || (quotation.inner.start..quotation.inner.end).take(REACH).find(asked).filter(|_| quotation.dash);
    comma.or_else(|| stop().map(|i| i + 1)).unwrap_or(quotation.inner.end)
}

/// `she said`
fn subject_and_cue(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let phrase = reading.phrase(at, end, crate::grammar::nouns::Extent::Attached);
    !reading.speech.order.verb_second && phrase.is_some_and(|p| reading.finite_cue(p.tokens.end))
}

/// Whether the words stand as a sentence of their own.
fn is_sentence(reading: &Reading<'_>, quotation: &Quotation, cue: Option<&Introduction>) -> bool {
    let inner = &quotation.inner;
    let last = inner.end.saturating_sub(1);
    if reading.document.sentence_of(inner.start) != reading.document.sentence_of(last) {
        return true;
    }
    let capital = inner.clone().find(|&i| reading.is_word(i)).and_then(|i| reading.token(i));
    let capital = capital.is_some_and(|t| t.is_capitalised());
    let start = quotation.outer.start;
    let opens = start == reading.sentence(start).start
        || (quotation.depth > 0 && reading.quotation_around(start).is_some_and(|q| q.inner.start == start));
    let prepared = start > 0 && [':', ','].iter().any(|&c| reading.is_mark(start - 1, c));
    let direct = cue.is_some_and(|c| c.place != Place::Inside);
    let stop_after = ['.', ',', '!', '?'].iter().any(|&c| reading.is_mark(quotation.outer.end, c));
    let closed = direct || stops(reading, quotation) || stop_after;
    let ends = quotation.outer.end >= reading.sentence(last).end || stop_after || direct || stops(reading, quotation);
    capital && (opens || prepared || direct && inner.len() > 3) && closed && ends
}

/// Whether what is quoted ends in a full stop or the like inside the marks.
fn stops(reading: &Reading<'_>, quotation: &Quotation) -> bool {
    let last = quotation.inner.end.saturating_sub(1);
    ['.', '!', '?', '…'].iter().any(|&c| reading.is_mark(last, c))
}

/// Whether several who are not named are said to call something so, with a definite article.
fn called(reading: &Reading<'_>, before: usize, cue: Option<&Introduction>) -> bool {
    let article = before > 0 && reading.is(before - 1, class::DEFINITE);
    let calls = cue.and_then(|c| c.told_as).is_some_and(|(act, _)| act == Act::Evaluation);
    let tokens = cue.and_then(|c| c.speaker).map(|s| reading.document.tokens_in(s));
    let phrase = tokens.and_then(|t| reading.phrase(t.start, t.end, Extent::Core));
    let several = phrase.is_some_and(|p| {
        let described = reading.speech.describes(reading.word(p.head));
        !p.named && (p.pronoun || described.is_some_and(|(_, plural)| plural))
    });
    article && calls && several
}

/// Whether a colon, comma or verb of speech stands right before, so that a capital does not make a title.
fn spoken_to(reading: &Reading<'_>, before: usize) -> bool {
    before > 0 && ([':', ','].iter().any(|&c| reading.is_mark(before - 1, c)) || reading.finite_cue(before - 1))
}

/// Whether a word such as `so-called` or `film` stands right before.
fn named_before(reading: &Reading<'_>, quotation: &Quotation) -> bool {
    let Some(last) = quotation.outer.start.checked_sub(1) else { return false };
    // Titles have capitals: `the play “a long apology”` says what it is.
    let title = reading.token(quotation.inner.start).is_none_or(|t| !t.is_word() || t.is_capitalised());
    reading.name(last).is_none() && (reading.is(last, class::NAMING) || title && reading.is(last, class::WORK))
}

/// Whether `the word` or the like stands right before, or before a neighbour (`the terms "…" and "…"`), and whether
/// somebody is said to have used it, by which verb.
pub(super) fn wording(reading: &Reading<'_>, before: usize) -> Option<Option<usize>> {
    let mut at = before;
    for _ in 0..4 {
        let last = at.checked_sub(1)?;
        if reading.is(last, class::WORDING) && reading.name(last).is_none() {
            let using = |&i: &usize| reading.is(i, class::USING) && reading.name(i).is_none();
            return Some((last.saturating_sub(8)..last).rev().find(using));
        }
        let joined = reading.is(last, class::COORDINATOR) || reading.is_mark(last, ',');
        at = reading.quotation_to(last).filter(|_| joined)?.outer.start;
    }
    None
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

/// Whether words in the middle of a sentence begin with a capital, as titles do and parts of quotes do not.
fn starts_like_a_title(reading: &Reading<'_>, quotation: &Quotation) -> bool {
    let start = quotation.outer.start;
    let middle = start > reading.sentence(start).start && !spoken_to(reading, start);
    let first = quotation.inner.clone().find(|&i| reading.is_word(i));
    let capital = first.and_then(|i| reading.token(i)).is_some_and(|t| t.is_capitalised());
    middle && capital && !stops(reading, quotation) && first.is_none_or(|i| reading.name(i).is_none())
}

/// Whether somebody was said to speak shortly before, in the same block.
fn source_near(reading: &Reading<'_>, quotation: &Quotation) -> bool {
    let sentence = reading.document.sentence_of(quotation.outer.start);
    let Some(block) = reading.document.blocks().get(quotation.block) else { return false };
    let from = sentence.saturating_sub(3).max(block.sentences.start);
    let Some(first) = reading.document.sentences().get(from) else { return false };
    let tokens = first.tokens.start..quotation.outer.start;
    let article = quotation.outer.start.checked_sub(1).is_some_and(|i| reading.is(i, class::INDEFINITE));
    (article || reading.has_finite(quotation.inner.clone()) > Finite::No) && !reading.cues_in(tokens).is_empty()
}
