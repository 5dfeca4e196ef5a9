//! What introduces a quote: `"…", zegt X`, `X said, "…"`, `X: "…"`.

use crate::grammar::nouns::Extent;
use crate::grammar::subject::Who;
use crate::grammar::{Cue, Phrase, Quotation, Reading};
use crate::pack::speech::{Shape, StandsFor, Takes, class};
use crate::text::Span;

/// What introduces a quote.
#[derive(Debug, Clone)]
pub(super) struct Introduction {
    pub span: Option<Span>,
    pub speaker: Option<Span>,
    pub impersonal: bool,
    /// For a cue that follows: the token after it and its speaker.
    pub after: Option<usize>,
    pub place: Place,
}

/// Where the cue of a quote stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// After it: `"…", zegt X`.
    After,
    /// Before it, with a colon or comma: `X zegt: "…"`.
    Before,
    /// The quote is part of the sentence: `noemt het "…"`.
    Inside,
}

/// The cue of a quotation, if it has one of its own.
pub(super) fn find(reading: &Reading<'_>, quotation: &Quotation) -> Option<Introduction> {
    let after = after(reading, quotation);
    let before = before(reading, quotation);
    match (after, before) {
        // A colon right before is surer than what follows.
        (Some(_), Some(before)) if before.place == Place::Before => Some(before),
        (Some(after), _) => Some(after),
        (None, before) => before,
    }
}

/// `", zegt X`, `," she said`, `", aldus X`, `", wordt X geciteerd`.
fn after(reading: &Reading<'_>, quotation: &Quotation) -> Option<Introduction> {
    quotation.close?;
    let block = reading.document.blocks().get(quotation.block)?;
    let end = reading.document.sentences().get(block.sentences.end.checked_sub(1)?)?.tokens.end;
    let limit = end.min(quotation.outer.end + crate::grammar::REACH / 2);
    let limit = match quotation.depth {
        0 => limit,
        _ => limit.min(reading.quotation_around(quotation.outer.start).map_or(limit, |q| q.inner.end)),
    };
    let mut at = quotation.outer.end;
    let dash = ['–', '—', '-'].iter().any(|&c| reading.is_mark(at, c)) && !reading.glued(at);
    if reading.is_mark(at, ',') || dash {
        at += 1;
    } else if ['.', ';', ':'].iter().any(|&c| reading.is_mark(at, c)) {
        return None;
    }
    if at >= limit {
        return None;
    }
    let tokens = reading.document.tokens();
    if let Some((length, attribution)) = reading.speech.attributions.longest(&tokens[at..limit]) {
        let phrase = attribution.after.then(|| reading.phrase(at + length, limit, Extent::Whole)).flatten()?;
        return Some(Introduction {
            span: Some(reading.span(at..at + length)),
            speaker: Some(reading.span(phrase.tokens.clone())),
            impersonal: false,
            after: Some(phrase.tokens.end),
            place: Place::After,
        });
    }
    let so = reading.is(at, class::SO);
    let verb = if so { at + 1 } else { at };
    // Verb first.
    let first = reading.cues_in(at..limit).iter().take(4).find(|c| c.finite() == verb && quotes(reading, c));
    if let Some(cue) = first {
        let subject = reading.subject_after(cue.finite(), limit);
        let cited = cue.passive && reading.verb(cue).is_some_and(|v| v.cites);
        if let Some(phrase) = subject {
            let thing = is_nobody(reading, &phrase);
            let past = cue.end().max(phrase.tokens.end).max(cue.tail.as_ref().map_or(0, |t| t.end));
            if cue.passive && !cited {
                return Some(introduction(reading, cue, None, true, Some(past), Place::After));
            }
            return Some(introduction(reading, cue, (!thing).then_some(&phrase), thing, Some(past), Place::After));
        }
        if so || !reading.speech.order.verb_second {
            return Some(introduction(reading, cue, None, false, Some(cue.end()), Place::After));
        }
    }
    // Subject first: `she said`.
    if !reading.speech.order.verb_second || quotation.depth > 0 {
        let phrase = reading.phrase(at, limit, Extent::Whole)?;
        let mut next = phrase.tokens.end;
        if reading.is_mark(next, ',') {
            next += 1;
        }
        let cue = reading.cues_in(next..limit.min(next + 10)).iter().find(|c| quotes(reading, c))?;
        let subject = reading.subject_of_cue(cue);
        let Who::Phrase(found) = subject.who else { return None };
        let starts = found.tokens.start == phrase.tokens.start || found.core.start == phrase.core.start;
        return starts.then(|| introduction(reading, cue, Some(&found), false, Some(cue.end()), Place::After));
    }
    None
}

fn is_nobody(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    let token = reading.token(phrase.core.start).filter(|_| phrase.pronoun);
    token.and_then(|t| reading.speech.stands_for(t)).is_some_and(|s| matches!(s, StandsFor::Nobody | StandsFor::Thing))
        && reading.speech.order.verb_second
}

fn introduction(
    reading: &Reading<'_>,
    cue: &Cue,
    phrase: Option<&Phrase>,
    impersonal: bool,
    after: Option<usize>,
    place: Place,
) -> Introduction {
    let span = match &cue.tail {
        Some(tail) if tail.start == cue.at + 1 => reading.span(cue.at..tail.end),
        Some(_) | None => reading.span(cue.at..cue.at + 1),
    };
    let speaker = phrase.map(|p| reading.span(p.tokens.clone()));
    Introduction { span: Some(span), speaker, impersonal, after, place }
}

fn quotes(reading: &Reading<'_>, cue: &Cue) -> bool {
    reading.verb(cue).is_some_and(|v| v.takes(Takes::Quote) || v.takes(Takes::Part))
}

/// `X zegt: "…"`, `X said, "…"`, `X: "…"`, `noemt het "…"`.
fn before(reading: &Reading<'_>, quotation: &Quotation) -> Option<Introduction> {
    let open = quotation.open?;
    let block = reading.document.blocks().get(quotation.block)?;
    let first = reading.document.sentences().get(block.sentences.start)?.tokens.start;
    if open == first {
        return colon_above(reading, quotation.block);
    }
    let colon = reading.is_mark(open - 1, ':');
    let comma = reading.is_mark(open - 1, ',');
    let floor = match quotation.depth {
        0 => reading.sentence(open - 1).start,
        _ => reading.quotation_around(open).map_or(first, |q| q.inner.start).max(reading.sentence(open - 1).start),
    };
    if reading.sentence(open - 1).start != reading.sentence(open).start && !colon {
        return None;
    }
    let end = if colon || comma { open - 1 } else { open };
    if colon {
        return by_colon(reading, floor, end);
    }
    // The last verb of speech before it whose statement it can be.
    let from = floor.max(end.saturating_sub(40));
    let cue = reading.cues_in(from..end).iter().rev().find(|c| quotes(reading, c) || about(reading, c, open))?;
    let subject = reading.subject_of_cue(cue);
    let past = cue.end().max(if subject.inverted { subject.after } else { 0 });
    let past = cue.tail.as_ref().filter(|t| t.end <= open).map_or(past, |t| past.max(t.end));
    let direct = (past == open || (comma && past == open - 1)) || (comma && only_rest(reading, past, open - 1));
    let phrase = match &subject.who {
        Who::Phrase(phrase) => Some(phrase.clone()),
        Who::Elided | Who::Nobody | Who::Unknown => None,
    };
    let own = phrase.as_ref().is_some_and(|p| {
        p.pronoun
            && quotation.depth == 0
            && matches!(
                reading.token(p.core.start).and_then(|t| reading.speech.stands_for(t)),
                Some(StandsFor::Speaker | StandsFor::Addressee)
            )
    });
    if own {
        return None;
    }
    let verb = reading.verb(cue)?;
    let inside = verb.takes(Takes::Part) && cue.shape != Shape::Infinitive && (past..open).len() <= 12 && !comma;
    let part = inside && (about(reading, cue, open) || verb.takes(Takes::Object) || direct);
    if direct && comma {
        return Some(introduction(reading, cue, phrase.as_ref(), subject.who == Who::Nobody, None, Place::Before));
    }
    if part || direct {
        let mut found = introduction(reading, cue, phrase.as_ref(), subject.who == Who::Nobody, None, Place::Inside);
        if open >= 1 && reading.token(open - 1).is_some_and(|t| verb.about.contains(&t.folded)) && cue.end() == open - 1
        {
            found.span = Some(reading.span(cue.at..open));
        }
        return Some(found);
    }
    None
}

/// Whether a preposition of the verb stands between it and the quote: `spreekt van "…"`.
fn about(reading: &Reading<'_>, cue: &Cue, open: usize) -> bool {
    let Some(verb) = reading.verb(cue) else { return false };
    (cue.end()..open).take(20).any(|i| reading.token(i).is_some_and(|t| verb.about.contains(&t.folded)))
}

/// Whether what stands between verb and comma is only where, when and to whom it is said.
fn only_rest(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    if to > from + 30 {
        return false;
    }
    let opens =
        (from..to).any(|i| reading.is(i, class::THAT | class::SUBORDINATOR) && !reading.is(i, class::PREPOSITION));
    !opens && reading.has_finite(from..to) < crate::grammar::clause::Finite::Surely
}

/// The one who speaks before a colon that ends at `colon`.
fn by_colon(reading: &Reading<'_>, floor: usize, colon: usize) -> Option<Introduction> {
    let span = Some(reading.span(colon..colon + 1));
    let from = floor.max(colon.saturating_sub(crate::grammar::REACH));
    if let Some(cue) = reading.cues_in(from..colon).iter().rev().find(|c| quotes(reading, c)) {
        let subject = reading.subject_of_cue(cue);
        let phrase = match &subject.who {
            Who::Phrase(phrase) => Some(phrase.clone()),
            Who::Elided | Who::Nobody | Who::Unknown => None,
        };
        if phrase.is_some() || subject.who != Who::Unknown {
            let nobody = subject.who == Who::Nobody;
            return Some(introduction(reading, cue, phrase.as_ref(), nobody, None, Place::Before));
        }
    }
    let named = reading.phrase_to(colon, from, Extent::Whole).filter(|p| p.tokens.start == floor || p.named);
    let phrase =
        named.or_else(|| reading.first_subject(reading.document.sentence_of(floor)).filter(|p| p.tokens.end <= colon));
    let speaker = phrase.map(|p| reading.span(p.tokens));
    Some(Introduction { span, speaker, impersonal: false, after: None, place: Place::Before })
}

/// A quote that opens a block after one that ends in a colon.
fn colon_above(reading: &Reading<'_>, block: usize) -> Option<Introduction> {
    let above = reading.document.blocks().get(block.checked_sub(1)?)?;
    let sentence = reading.document.sentences().get(above.sentences.end.checked_sub(1)?)?;
    let last = sentence.tokens.end.checked_sub(1)?;
    if !reading.is_mark(last, ':') {
        return None;
    }
    by_colon(reading, sentence.tokens.start, last)
}

impl Reading<'_> {
    /// The subject that follows a finite verb.
    fn subject_after(&self, verb: usize, limit: usize) -> Option<Phrase> {
        let mut at = verb + 1;
        while at < limit && at < verb + 5 && !self.is(at, class::DETERMINER | class::SUBJECT) {
            let small = self.is(at, class::REFLEXIVE | class::ADVERB | class::NEGATION) && self.name(at).is_none();
            if !small && !self.is_time(at) {
                break;
            }
            at += 1;
        }
        self.phrase(at, limit, Extent::Whole)
    }
}
