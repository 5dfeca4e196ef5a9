//! What introduces a quote: `"…", zegt X`, `X said, "…"`, `X: "…"`.

use crate::annotation::{Act, Stance};
use crate::grammar::clause::{Border, Finite};
use crate::grammar::nouns::Extent;
use crate::grammar::subject::Who;
use crate::grammar::{Cue, Phrase, Quotation, REACH, Reading};
use crate::pack::speech::{Shape, StandsFor, Takes, class};
use crate::text::{BlockKind, Span};

/// What introduces a quote.
#[derive(Debug, Clone)]
pub(super) struct Introduction {
    pub span: Option<Span>,
    pub speaker: Option<Span>,
    pub impersonal: bool,
    /// For a cue that follows: the token after it and its speaker.
    pub after: Option<usize>,
    pub place: Place,
    /// What kind of act its verb names, and how the article stands to it.
    pub told_as: Option<(Act, Stance)>,
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

/// The cue of a quotation that ends before the token `end`, if it has one of its own.
pub(super) fn find(reading: &Reading<'_>, quotation: &Quotation, end: usize) -> Option<Introduction> {
    let before = before(reading, quotation);
    // A colon or comma right before is surer than what follows.
    if before.as_ref().is_some_and(|b| b.place == Place::Before) {
        return before;
    }
    let found = after(reading, quotation, end).or(before);
    found.or_else(|| wording(reading, quotation)).or_else(|| told_after(reading, quotation))
}

/// `used the word "…"`: the subject of the verb is the one whose word it is.
fn wording(reading: &Reading<'_>, quotation: &Quotation) -> Option<Introduction> {
    let verb = super::judge::wording(reading, quotation.outer.start)??;
    let Who::Phrase(phrase) = reading.subject(verb).who else { return None };
    Some(Introduction {
        span: Some(reading.span(verb..verb + 1)),
        speaker: Some(reading.span(phrase.tokens)),
        impersonal: false,
        after: None,
        place: Place::Inside,
        told_as: None,
    })
}

/// Words that another is quoted with inside a quote, where the sentence goes on to say who: `deze '…' waar X voor
/// waarschuwde`.
fn told_after(reading: &Reading<'_>, quotation: &Quotation) -> Option<Introduction> {
    let around = reading.quotation_around(quotation.outer.start).filter(|_| quotation.depth > 0)?;
    let limit = reading.sentence(quotation.outer.end).end.min(around.inner.end).min(quotation.outer.end + 20);
    let cue = reading.cues_in(quotation.outer.end..limit).iter().find(|c| c.shape == Shape::Finite)?;
    let Who::Phrase(phrase) = reading.subject(cue.at).who else { return None };
    let other = !phrase.pronoun && phrase.tokens.start >= quotation.outer.end;
    other.then(|| introduction(reading, cue, Some(&phrase), false, None, Place::Inside))
}

/// `", zegt X`, `," she said`, `", aldus X`, `", wordt X geciteerd`, `" – X, poet`.
fn after(reading: &Reading<'_>, quotation: &Quotation, end: usize) -> Option<Introduction> {
    let block = reading.document.blocks().get(quotation.block)?;
    let block_end = reading.document.sentences().get(block.sentences.end.checked_sub(1)?)?.tokens.end;
    let limit = block_end.min(end + REACH / 2);
    let limit = match quotation.depth {
        0 => limit,
        _ => limit.min(reading.quotation_around(quotation.outer.start).map_or(limit, |q| q.inner.end)),
    };
    let mut at = end;
    let dash = ['–', '—', '-'].iter().any(|&c| reading.is_mark(at, c)) && !reading.glued(at);
    if reading.is_mark(at, ',') || dash {
        at += 1;
    } else if ['.', ';', ':'].iter().any(|&c| reading.is_mark(at, c)) {
        return None;
    }
    // After a full stop inside the marks a capital begins a sentence of its own, with a subject of its own.
    let stopped =
        quotation.inner.end == end.saturating_sub(1) && reading.is_mark(quotation.inner.end.saturating_sub(1), '.');
    let anew = at == end && stopped && reading.token(at).is_some_and(|t| t.is_capitalised());
    if at >= limit || anew {
        return None;
    }
    if dash && let Some(credit) = credit(reading, quotation, at, limit, block.kind) {
        return Some(credit);
    }
    let rest = &reading.document.tokens()[at..limit];
    if let Some((length, attribution)) = reading.speech.attributions.longest(rest) {
        let phrase = attribution.after.then(|| reading.phrase(at + length, limit, Extent::Whole)).flatten()?;
        return Some(Introduction {
            span: Some(reading.span(at..at + length)),
            speaker: Some(reading.span(phrase.tokens.clone())),
            impersonal: false,
            after: Some(phrase.tokens.end),
            place: Place::After,
            told_as: None,
        });
    }
    verb_first(reading, at, limit)
        .or_else(|| subject_first(reading, at, limit))
        .or_else(|| verb_last(reading, quotation, at))
}

/// `"…" – Ada Quill, poet`: the name alone, to the end of the block.
fn credit(
    reading: &Reading<'_>,
    quotation: &Quotation,
    at: usize,
    limit: usize,
    kind: BlockKind,
) -> Option<Introduction> {
    let phrase = reading.phrase(at, limit, Extent::Whole)?;
    let first = reading.sentence(quotation.outer.start).start == quotation.outer.start;
    let alone = phrase.tokens.end >= limit || kind == BlockKind::Head;
    (first && alone && reading.name(phrase.core.start).is_some()).then(|| Introduction {
        span: Some(reading.span(at - 1..at)),
        speaker: Some(reading.span(phrase.tokens.clone())),
        impersonal: false,
        after: None,
        place: Place::After,
        told_as: None,
    })
}

/// `zegt X`, `said X`, `wordt X geciteerd`.
fn verb_first(reading: &Reading<'_>, at: usize, limit: usize) -> Option<Introduction> {
    let so = reading.is(at, class::SO);
    let verb = if so { at + 1 } else { at };
    let cue = reading.cues_in(at..limit).iter().take(4).find(|c| c.finite() == verb && quotes(reading, c))?;
    let cited = cue.passive && reading.verb(cue).is_some_and(|v| v.cites);
    let written = reading.verb(cue).filter(|v| !v.from.is_empty()).and_then(|v| {
        // `"…", staat in het rapport`
        let from = |&i: &usize| reading.token(i).is_some_and(|t| v.from.contains(&t.folded));
        let at = (cue.end()..limit.min(cue.end() + 3)).find(from)?;
        reading.phrase(at + 1, limit, Extent::Whole)
    });
    let pronominal = reading.verb(cue).is_some_and(|v| !v.from.is_empty()) && reading.is(cue.end(), class::PRONOMINAL);
    if pronominal && written.is_none() {
        // `"…", staat erop`
        let mut found = introduction(reading, cue, None, false, Some(cue.end() + 1), Place::After);
        found.speaker = Some(reading.span(cue.end()..cue.end() + 1));
        return Some(found);
    }
    let Some(phrase) = written.or_else(|| subject_after(reading, cue.finite(), limit)) else {
        let alone = so || !reading.speech.order.verb_second;
        return alone.then(|| introduction(reading, cue, None, false, Some(cue.end()), Place::After));
    };
    let past = cue.end().max(phrase.tokens.end).max(cue.tail.as_ref().map_or(0, |t| t.end));
    if cue.passive && !cited {
        return Some(introduction(reading, cue, None, true, Some(past), Place::After));
    }
    if is_nobody(reading, &phrase) {
        // `klinkt het bij X`
        let named =
            reading.is(past, class::ATTACHING).then(|| reading.phrase(past + 1, limit, Extent::Whole)).flatten();
        // `klinkt het` goes on with the one who spoke before.
        let nobody = named.is_none() && stands_for(reading, &phrase) == Some(StandsFor::Nobody);
        return Some(introduction(reading, cue, named.as_ref(), nobody, Some(past), Place::After));
    }
    Some(introduction(reading, cue, Some(&phrase), false, Some(past), Place::After))
}

/// `she said`, in languages that have the subject first there too.
fn subject_first(reading: &Reading<'_>, at: usize, limit: usize) -> Option<Introduction> {
    if reading.speech.order.verb_second {
        return None;
    }
    let phrase = reading.phrase(at, limit, Extent::Whole)?;
    let mut next = phrase.tokens.end;
    if reading.is_mark(next, ',') {
        next += 1;
    }
    let cue = reading.cues_in(next..limit.min(next + 16)).iter().find(|c| quotes(reading, c))?;
    let Who::Phrase(found) = reading.subject_of_cue(cue).who else { return None };
    let same = found.tokens.start == phrase.tokens.start || found.core.start == phrase.core.start;
    // `the junior minister for trade, Ann Grey, told reporters`
    let inside = phrase.tokens.start <= found.tokens.start && found.tokens.end <= phrase.tokens.end;
    let who = if same { &found } else { &phrase };
    (same || inside).then(|| introduction(reading, cue, Some(who), false, Some(cue.end()), Place::After))
}

/// `omdat het de boete "buiten elke proportie" vindt`: in subordinate clauses the verb follows.
fn verb_last(reading: &Reading<'_>, quotation: &Quotation, at: usize) -> Option<Introduction> {
    let cue = reading.cues_in(at..at + 1).first().filter(|c| c.shape == Shape::Finite && quotes(reading, c))?;
    if at != quotation.outer.end || !reading.speech.order.verb_second {
        return None;
    }
    let subject = reading.subject_of_cue(cue);
    let Who::Phrase(phrase) = &subject.who else { return None };
    let subordinate = matches!(subject.border, Border::Subordinator(_) | Border::Relative(_));
    let found = introduction(reading, cue, Some(phrase), false, None, Place::Inside);
    (subordinate && !subject.inverted && !is_own(reading, phrase)).then_some(found)
}

/// Whether a phrase is a pronoun for the one who speaks.
fn is_own(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    matches!(stands_for(reading, phrase), Some(StandsFor::Speaker | StandsFor::Addressee))
}

fn is_nobody(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    let nobody = matches!(stands_for(reading, phrase), Some(StandsFor::Nobody | StandsFor::Thing));
    nobody && reading.speech.order.verb_second
}

fn stands_for(reading: &Reading<'_>, phrase: &Phrase) -> Option<StandsFor> {
    let token = reading.token(phrase.core.start).filter(|_| phrase.pronoun);
    token.and_then(|t| reading.speech.stands_for(t))
}

fn introduction(
    reading: &Reading<'_>,
    cue: &Cue,
    phrase: Option<&Phrase>,
    impersonal: bool,
    after: Option<usize>,
    place: Place,
) -> Introduction {
    let span = reading.cue_span(cue, None);
    let speaker = phrase.map(|p| reading.span(p.tokens.clone()));
    Introduction { span: Some(span), speaker, impersonal, after, place, told_as: told_as(reading, cue) }
}

fn told_as(reading: &Reading<'_>, cue: &Cue) -> Option<(Act, Stance)> {
    reading.verb(cue).map(|v| (v.act, v.stance))
}

fn quotes(reading: &Reading<'_>, cue: &Cue) -> bool {
    reading
        .verb(cue)
        .is_some_and(|v| v.takes(Takes::Quote) || v.takes(Takes::Part) || v.takes(Takes::Object) || !v.about.is_empty())
}

/// `X zegt: "…"`, `X said, "…"`, `X: "…"`, `noemt het "…"`.
fn before(reading: &Reading<'_>, quotation: &Quotation) -> Option<Introduction> {
    let open = quotation.open.or(quotation.set_apart().then_some(quotation.inner.start))?;
    let block = reading.document.blocks().get(quotation.block)?;
    let first = reading.document.sentences().get(block.sentences.start)?.tokens.start;
    if open == first {
        return colon_above(reading, quotation.block);
    }
    let colon = reading.is_mark(open - 1, ':');
    let comma = reading.is_mark(open - 1, ',');
    let sentence = reading.sentence(open - 1).start;
    let floor = match quotation.depth {
        0 => sentence,
        _ => reading.quotation_around(open).map_or(first, |q| q.inner.start).max(sentence),
    };
    if sentence != reading.sentence(open).start && !colon {
        return None;
    }
    if colon {
        return by_colon(reading, floor, open - 1);
    }
    let end = if comma { open - 1 } else { open };
    in_sentence(reading, quotation, floor, open, end)
}

/// The last verb of speech before a quote in its sentence.
fn in_sentence(
    reading: &Reading<'_>,
    quotation: &Quotation,
    floor: usize,
    open: usize,
    end: usize,
) -> Option<Introduction> {
    let comma = end < open;
    let from = floor.max(end.saturating_sub(40));
    let cue = reading.cues_in(from..end).iter().rev().find(|c| quotes(reading, c))?;
    let verb = reading.verb(cue)?;
    let subject = reading.subject_of_cue(cue);
    let past = cue.end().max(if subject.inverted { subject.after } else { 0 });
    let past = cue.tail.as_ref().filter(|t| t.end <= open).map_or(past, |t| past.max(t.end));
    let phrase = match &subject.who {
        Who::Phrase(phrase) => Some(phrase),
        Who::Elided | Who::Nobody | Who::Unknown => None,
    };
    // `In het vonnis staat dat het …`: what follows is the statement's subject, not who says it.
    let stated = !verb.from.is_empty() && reading.is(cue.end(), class::THAT);
    let phrase = phrase.filter(|_| !stated);
    let own = phrase.is_some_and(|p| is_own(reading, p));
    if own && quotation.depth == 0 {
        return None;
    }
    // Inside a quote the one who says `I thought` is the one who is quoted.
    let phrase = phrase.filter(|_| !own);
    let written = written(reading, cue);
    let speaker = written.or_else(|| phrase.map(|p| reading.span(p.tokens.clone())));
    let nobody = subject.who == Who::Nobody || (cue.passive && !verb.cites);
    let made = |place, span: Option<Span>| Introduction {
        span: span.or(Some(reading.cue_span(cue, None))),
        speaker: speaker.filter(|_| !nobody),
        impersonal: nobody && written.is_none(),
        after: None,
        place,
        told_as: told_as(reading, cue),
    };
    let small = |from: usize, to: usize| {
        (from..to).all(|i| reading.is(i, class::ADVERB | class::NEGATION | class::REFLEXIVE) || reading.is_time(i))
    };
    if past <= end && (small(past, end) || (comma && only_rest(reading, past, end))) {
        return Some(made(if comma { Place::Before } else { Place::Inside }, None));
    }
    if comma || past > open {
        return None;
    }
    // `vindt dat "…"`
    if past + 1 == open && reading.is(past, class::THAT | class::WHETHER | class::PURPOSE | class::TO) {
        return Some(made(Place::Inside, Some(reading.cue_span(cue, Some(open)))));
    }
    let about = (past..open).take(20).find(|&i| reading.token(i).is_some_and(|t| verb.about.contains(&t.folded)));
    if let Some(about) = about {
        let span = (about == cue.end() && about + 1 == open).then(|| reading.span(cue.at..open));
        return Some(made(Place::Inside, span));
    }
    let near = open - past <= 14 && heads(cue) && verb.takes(Takes::Part) && !reading.is_mark(open - 1, ',');
    let opens = (past..open).any(|i| {
        reading.is(i, class::THAT | class::SUBORDINATOR) && !reading.is(i, class::PREPOSITION | class::ADVERB)
    });
    (near && !opens && speaker.is_some()).then(|| made(Place::Inside, None))
}

fn heads(cue: &Cue) -> bool {
    match cue.shape {
        Shape::Finite | Shape::Participle | Shape::Gerund => true,
        Shape::Infinitive => cue.auxiliary.is_some(),
    }
}

/// Where something is written, for verbs such as `staat`: `Op een bordje staat "…"`.
fn written(reading: &Reading<'_>, cue: &Cue) -> Option<Span> {
    let verb = reading.verb(cue).filter(|v| !v.from.is_empty())?;
    let start = reading.sentence(cue.at).start.max(cue.at.saturating_sub(20));
    let at = (start..cue.at).find(|&i| reading.token(i).is_some_and(|t| verb.from.contains(&t.folded)))?;
    reading.phrase(at + 1, cue.at, Extent::Whole).map(|p| reading.span(p.tokens))
}

/// Whether what stands between verb and comma is only where, when and to whom it is said.
fn only_rest(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    if to > from + 30 {
        return false;
    }
    let opens =
        (from..to).any(|i| reading.is(i, class::THAT | class::SUBORDINATOR) && !reading.is(i, class::PREPOSITION));
    !opens && reading.has_finite(from..to) < Finite::Surely
}

/// The one who speaks before a colon that ends at `colon`.
fn by_colon(reading: &Reading<'_>, floor: usize, colon: usize) -> Option<Introduction> {
    let span = Some(reading.span(colon..colon + 1));
    let from = floor.max(colon.saturating_sub(REACH));
    let made = |speaker: Option<Span>| Introduction {
        span,
        speaker,
        impersonal: false,
        after: None,
        place: Place::Before,
        told_as: None,
    };
    // `Leopard spots on Mars: “…”`: a heading names what it is about.
    let heading = reading.document.blocks().get(reading.block(colon)).is_some_and(|b| b.kind == BlockKind::Head);
    let speaks = |p: &Phrase| !heading || reading.speaks(p);
    // A name or description alone before the colon.
    if let Some(phrase) = reading.phrase_to(colon, from, Extent::Whole).filter(|p| p.tokens.start == floor) {
        return speaks(&phrase).then(|| made(Some(reading.span(phrase.tokens))));
    }
    // `…, aldus het rapport: "…"`
    let tokens = reading.document.tokens();
    let credited = (from..colon).rev().take(16).find_map(|i| {
        let (length, attribution) = reading.speech.attributions.longest(&tokens[i..colon])?;
        let phrase = reading.phrase(i + length, colon, Extent::Whole).filter(|p| p.tokens.end == colon)?;
        (attribution.after && reading.name(i).is_none()).then(|| made(Some(reading.span(phrase.tokens))))
    });
    if credited.is_some() {
        return credited;
    }
    let outside =
        |c: &&Cue| quotes(reading, c) && reading.quotation_around(c.at).is_none_or(|q| q.inner.start <= floor);
    if let Some(cue) = reading.cues_in(from..colon).iter().rev().find(outside) {
        let subject = reading.subject_of_cue(cue);
        let phrase = match &subject.who {
            Who::Phrase(phrase) => Some(phrase).filter(|p| !is_own(reading, p)),
            Who::Elided | Who::Nobody | Who::Unknown => None,
        };
        let written = written(reading, cue);
        let speaker = written.or_else(|| phrase.map(|p| reading.span(p.tokens.clone())));
        if subject.who != Who::Unknown || written.is_some() {
            let mut found = introduction(reading, cue, None, subject.who == Who::Nobody, None, Place::Before);
            found.speaker = speaker;
            return Some(found);
        }
    }
    let named = reading.phrase_to(colon, from, Extent::Whole).filter(|p| p.named);
    let first = || {
        let subject = reading.first_subject(reading.document.sentence_of(floor));
        subject.filter(|p| p.tokens.end <= colon && p.tokens.start >= floor)
    };
    Some(made(first().or(named).filter(speaks).map(|p| reading.span(p.tokens))))
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

/// The subject that follows a finite verb.
fn subject_after(reading: &Reading<'_>, verb: usize, limit: usize) -> Option<Phrase> {
    let mut at = verb + 1;
    while at < limit && at < verb + 5 && !reading.is(at, class::DETERMINER | class::SUBJECT) {
        let small = reading.is(at, class::REFLEXIVE | class::ADVERB | class::NEGATION) && reading.name(at).is_none();
        if !small && !reading.is_time(at) {
            break;
        }
        at += 1;
    }
    reading.phrase(at, limit, Extent::Whole)
}
