//! What follows, or stands before, a verb of speech: `X zegt dat S`, `S, zegt X`, `Dat zegt X`.

use std::ops::Range;

use super::Found;
use crate::annotation::Certainty;
use crate::grammar::clause::{Border, Finite};
use crate::grammar::nouns::Extent;
use crate::grammar::subject::{Subject, Who};
use crate::grammar::{Cue, Phrase, REACH, Reading};
use crate::pack::speech::{Class, Shape, StandsFor, Takes, Verb, class};
use crate::text::Span;

/// Adds the statements that the verbs of speech of a sentence introduce.
pub(super) fn find(reading: &Reading<'_>, sentence: usize, out: &mut Vec<Found>) {
    let Some(s) = reading.document.sentences().get(sentence) else { return };
    for cue in reading.cues_in(s.tokens.clone()) {
        if let Some(found) = statement(reading, sentence, cue) {
            out.push(found);
        }
    }
}

fn statement(reading: &Reading<'_>, sentence: usize, cue: &Cue) -> Option<Found> {
    let verb = reading.verb(cue)?;
    let subject = reading.subject_of_cue(cue);
    let speaker = speaker(reading, cue, &subject)?;
    let tokens = reading.document.sentences().get(sentence)?.tokens.clone();
    let limit = reading.quotation_around(cue.at).map_or(tokens.end, |q| q.inner.end.min(tokens.end));
    let quoted = reading.quotation_around(cue.at).is_some();
    let after = after(cue, &subject);
    if let Some(found) = following(reading, cue, verb, after, limit, &speaker) {
        // Inside a quote only what others say is told apart.
        let pronoun = matches!(&subject.who, Who::Phrase(p) if p.pronoun) || speaker.span.is_none();
        return (!quoted || !pronoun).then_some(found);
    }
    if quoted || !verb.takes(Takes::Quote) || cue.passive {
        return None;
    }
    if subject.pointing.is_some() {
        return pointed(reading, sentence, cue, &subject, &speaker);
    }
    preceding(reading, cue, &subject, after, tokens, &speaker)
}

/// Who speaks, as far as the sentence says.
pub(super) struct Speaker {
    pub span: Option<Span>,
    pub impersonal: bool,
}

/// Who speaks, by the subject of a cue; none where the one who speaks is not spoken of as a source.
fn speaker(reading: &Reading<'_>, cue: &Cue, subject: &Subject) -> Option<Speaker> {
    let verb = reading.verb(cue)?;
    if cue.passive && !verb.cites {
        let sentence = reading.sentence(cue.at);
        let agent = (cue.at + 1..sentence.end.min(cue.at + 12))
            .take_while(|&i| !reading.is(i, class::THAT))
            .find(|&i| reading.is(i, class::AGENT))
            .and_then(|i| reading.phrase(i + 1, sentence.end, Extent::Whole));
        // `Door X wordt gezegd dat …`, `er werd door X gemeld dat …`
        let agent = agent.or_else(|| {
            let from = sentence.start.max(cue.at.saturating_sub(20));
            let i = (from..cue.at).rev().find(|&i| reading.is(i, class::AGENT))?;
            reading.phrase(i + 1, cue.at, Extent::Whole)
        });
        let span = agent.map(|p| reading.span(p.tokens));
        let told = verb.told;
        return (span.is_some() || !told).then_some(Speaker { impersonal: span.is_none(), span });
    }
    match &subject.who {
        Who::Phrase(phrase) => {
            let token = reading.token(phrase.core.start);
            let stands_for = token.filter(|_| phrase.pronoun).and_then(|t| reading.speech.stands_for(t));
            match stands_for {
                Some(StandsFor::Speaker | StandsFor::Addressee) => None,
                Some(StandsFor::Nobody) => Some(Speaker { span: None, impersonal: true }),
                Some(_) | None => Some(Speaker { span: Some(reading.span(phrase.tokens.clone())), impersonal: false }),
            }
        }
        Who::Elided => Some(Speaker { span: None, impersonal: false }),
        Who::Nobody => Some(Speaker { span: None, impersonal: true }),
        Who::Unknown => None,
    }
}

/// The token after verb, subject and what else belongs to them.
fn after(cue: &Cue, subject: &Subject) -> usize {
    let mut after = cue.end().max(if subject.inverted { subject.after } else { 0 });
    if let Some(tail) = cue.tail.as_ref().filter(|t| t.start == after) {
        after = tail.end;
    }
    after
}

/// The statement after the verb.
fn following(
    reading: &Reading<'_>,
    cue: &Cue,
    verb: &Verb,
    after: usize,
    limit: usize,
    speaker: &Speaker,
) -> Option<Found> {
    let (start, rule, certainty) = opening(reading, cue, verb, after, limit)?;
    let end = reading.clause_end(start);
    if end <= start || reading.quotation_from(start).is_some_and(|q| q.outer.end >= end) {
        return None;
    }
    let span = cue_span(reading, cue, start);
    let mut found = Found::new(start..end, rule, certainty).said_by(span, speaker.span);
    found.speech.impersonal = speaker.impersonal;
    Some(found)
}

/// The words of a cue: the verb, and what opens the statement where it stands right after.
pub(super) fn cue_span(reading: &Reading<'_>, cue: &Cue, _start: usize) -> Span {
    match &cue.tail {
        Some(tail) if tail.start == cue.at + 1 => reading.span(cue.at..tail.end),
        Some(tail) if tail.end == cue.at => reading.span(tail.start..cue.at + 1),
        Some(_) | None => reading.span(cue.at..cue.at + 1),
    }
}

/// Where the statement after a verb begins, by which rule, and how sure that is.
fn opening(
    reading: &Reading<'_>,
    cue: &Cue,
    verb: &Verb,
    after: usize,
    limit: usize,
) -> Option<(usize, &'static str, Certainty)> {
    if let Some(start) = opened(reading, cue, verb, after, limit) {
        return Some(start);
    }
    let mut at = skip(reading, cue, verb, after, limit);
    if at >= limit || reading.quotation_from(at).is_some() {
        return object(reading, cue, verb, at, limit);
    }
    // `warned of flooding`
    if reading.token(at).is_some_and(|t| verb.of.contains(&t.folded)) {
        return Some((at + 1, "reported.about", Certainty::Medium));
    }
    if let Some(tail) = cue.tail.as_ref().filter(|t| t.start >= at && t.start < at + REACH / 2) {
        // What stands between verb and tail is its object: `roept Rusland op …`.
        let between_is_object = verb.takes(Takes::Order) || reading.only_skippable(at, tail.start);
        if between_is_object {
            at = skip(reading, cue, verb, tail.end, limit);
        }
    }
    if [',', ':', '.', ';'].iter().any(|&c| reading.is_mark(at, c)) {
        return None;
    }
    if verb.takes(Takes::Order)
        && !cue.passive
        && let Some(start) = ordered(reading, at, limit)
    {
        return Some((start, "reported.order", Certainty::Medium));
    }
    if verb.takes(Takes::Infinitive) && infinitive(reading, at, limit) {
        return Some((at, "reported.infinitive", Certainty::Medium));
    }
    if verb.takes(Takes::Gerund) && gerund(reading, at) {
        return Some((at, "reported.gerund", Certainty::Medium));
    }
    if let Some(found) = object(reading, cue, verb, at, limit) {
        return Some(found);
    }
    if reading.speech.order.bare_clauses && cue.shape != Shape::Infinitive && bare(reading, verb, at, limit) {
        return Some((at, "reported.bare", Certainty::Medium));
    }
    None
}

/// A statement with a word that opens it: `that`, `whether`, `om`.
fn opened(
    reading: &Reading<'_>,
    cue: &Cue,
    verb: &Verb,
    after: usize,
    limit: usize,
) -> Option<(usize, &'static str, Certainty)> {
    let reach = if reading.speech.order.verb_second { REACH / 2 } else { REACH / 3 };
    let limit = limit.min(after + reach);
    let mut i = after;
    while i < limit {
        if reading.name(i).is_some() {
            i += 1;
            continue;
        }
        if i >= after && reading.quotation_from(i).is_some() || reading.is_mark(i, ':') || reading.is_mark(i, ';') {
            return None;
        }
        let bare_here = reading.speech.order.bare_clauses && i > after && reading.finite(i) >= Finite::Surely;
        if bare_here {
            return None;
        }
        if reading.is(i, class::THAT) && (verb.takes(Takes::That) || cue.negated) && !demonstrative(reading, i, limit) {
            return Some((i + 1, "reported.that", Certainty::High));
        }
        let asks = verb.takes(Takes::Whether) && !cue.negated;
        if asks && reading.is(i, class::WHETHER) {
            return Some((i + 1, "reported.whether", Certainty::High));
        }
        if asks && reading.is(i, class::QUESTION) && i <= after + 8 {
            return Some((i, "reported.whether", Certainty::Medium));
        }
        if verb.takes(Takes::Order) && reading.is(i, class::PURPOSE) && infinitive(reading, i + 1, limit) {
            return Some((i + 1, "reported.order", Certainty::High));
        }
        let finite =
            i > after && reading.finite(i) >= Finite::Surely && !reading.is(i, class::INFINITE | class::POSSESSIVE);
        let tail = cue.tail.as_ref().is_some_and(|t| t.contains(&i));
        if finite && !tail && reading.speech.order.verb_second && !after_to(reading, i) {
            return None;
        }
        if reading.is(i, class::SUBORDINATOR) && !reading.is(i, class::PREPOSITION) && i > after {
            return None;
        }
        i += 1;
    }
    None
}

fn after_to(reading: &Reading<'_>, at: usize) -> bool {
    at > 0 && reading.is(at - 1, class::TO)
}

/// Whether `that` is a determiner: `zegt dat plan te steunen`.
fn demonstrative(reading: &Reading<'_>, at: usize, limit: usize) -> bool {
    reading.speech.order.bare_clauses
        && reading.is(at, class::DEFINITE)
        && reading.nominal(at + 1)
        && reading.phrase(at, limit, Extent::Core).is_some_and(|p| reading.finite(p.tokens.end) != Finite::No)
        && !reading.is(at + 1, class::DETERMINER)
        && reading.name(at + 1).is_none()
        && reading.token(at + 1).is_some_and(|t| !t.is_capitalised())
        && reading.phrase(at, limit, Extent::Core).is_some_and(|p| p.tokens.len() == 2)
        && !reading.word(at + 1).ends_with('s')
}

/// Passes what can stand between verb and statement: adverbs, times, the one spoken to, prepositional phrases.
fn skip(reading: &Reading<'_>, cue: &Cue, verb: &Verb, after: usize, limit: usize) -> usize {
    let mut at = after;
    if verb.told
        && at < limit
        && let Some(phrase) = reading.phrase(at, limit, Extent::Attached)
    {
        let first_person = reading.is(at, class::SUBJECT) && !reading.is(at, class::OBJECT);
        // Without somebody spoken to, what follows is the statement itself.
        let rest = phrase.tokens.end < limit && reading.finite(phrase.tokens.end) == Finite::No;
        if !first_person && rest {
            at = phrase.tokens.end;
        }
    }
    for _ in 0..12 {
        if at >= limit {
            return at;
        }
        if let Some(tail) = cue.tail.as_ref().filter(|t| t.start == at) {
            at = tail.end;
            continue;
        }
        let small =
            reading.is(at, class::ADVERB | class::NEGATION | class::REFLEXIVE) && !reading.is(at, class::DETERMINER);
        if small && reading.name(at).is_none() && reading.chunk(at).is_none() && !keeps(reading, verb, at) {
            at += 1;
            continue;
        }
        if reading.is_time(at) {
            at += 1;
            continue;
        }
        let preposition =
            reading.is(at, class::PREPOSITION) && !reading.is(at, class::TO) && reading.name(at).is_none();
        let about = reading.token(at).is_some_and(|t| verb.of.contains(&t.folded) || verb.about.contains(&t.folded));
        if preposition && !about {
            let timed = reading.is_time(at + 1);
            let phrase = reading.phrase(at + 1, limit, Extent::Whole);
            match phrase {
                Some(_) if timed => at += 1,
                Some(phrase) if !phrase.pronoun || reading.is(at + 1, class::OBJECT) => at = phrase.tokens.end,
                Some(_) => return at,
                None if timed => at += 1,
                None => return at,
            }
            continue;
        }
        return at;
    }
    at
}

/// Whether an adverb belongs to the statement of an infinitive: `zegt enkel … te hebben`.
fn keeps(reading: &Reading<'_>, verb: &Verb, at: usize) -> bool {
    verb.takes(Takes::Infinitive) && reading.is(at, class::NEGATION)
}

impl Reading<'_> {
    /// Whether only adverbs and the like stand between two tokens.
    fn only_skippable(&self, from: usize, to: usize) -> bool {
        (from..to).all(|i| self.is(i, class::ADVERB | class::NEGATION | class::REFLEXIVE) || self.is_time(i))
    }
}

/// Whether an infinitive clause begins at `at`.
fn infinitive(reading: &Reading<'_>, at: usize, limit: usize) -> bool {
    let endings = &reading.speech.order.infinitive_endings;
    let limit = limit.min(at + REACH / 2);
    let strict = reading.speech.order.bare_clauses;
    for i in at..limit {
        if reading.is_mark(i, ';') || reading.is_mark(i, ':') {
            return false;
        }
        if reading.is(i, class::TO) && reading.name(i).is_none() {
            if strict {
                return i == at
                    && reading.is_word(i + 1)
                    && !reading.is(i + 1, class::DETERMINER)
                    && reading.name(i + 1).is_none();
            }
            let word = reading.word(i + 1);
            if reading.is_word(i + 1) && endings.iter().any(|e| word.ends_with(e.as_str())) {
                return true;
            }
        }
        if strict {
            return false;
        }
    }
    false
}

/// Where what somebody is to do begins: `urged residents to leave`.
fn ordered(reading: &Reading<'_>, at: usize, limit: usize) -> Option<usize> {
    if reading.speech.order.bare_clauses {
        let phrase = reading.phrase(at, limit, Extent::Whole);
        let mut to = phrase.map_or(at, |p| p.tokens.end);
        while to < limit && (reading.is(to, class::NEGATION | class::ADVERB) || reading.is_time(to)) {
            to += 1;
        }
        let fits = to < limit && reading.is(to, class::TO) && reading.is_word(to + 1);
        let verb = fits && !reading.is(to + 1, class::DETERMINER) && reading.name(to + 1).is_none();
        return verb.then_some(to + 1);
    }
    if !infinitive(reading, at, limit) {
        return None;
    }
    let phrase = reading.phrase(at, limit, Extent::Whole);
    let past = phrase.map_or(at, |p| p.tokens.end);
    // The object is not part of what is asked where something stands between it and `te`.
    Some(if past < limit && !reading.is(past, class::TO) { past } else { at })
}

fn gerund(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    let endings = &reading.speech.order.gerund_endings;
    reading.is_word(at)
        && word.len() > 5
        && endings.iter().any(|e| word.ends_with(e.as_str()))
        && reading.name(at).is_none()
}

/// `noemt X een Y`.
fn object(
    reading: &Reading<'_>,
    cue: &Cue,
    verb: &Verb,
    at: usize,
    limit: usize,
) -> Option<(usize, &'static str, Certainty)> {
    if !verb.takes(Takes::Object) || cue.passive {
        return None;
    }
    let phrase = reading.phrase(at, limit, Extent::Whole)?;
    let past = phrase.tokens.end;
    let pronoun = phrase.pronoun || reading.is(at, class::POINTING);
    let quoted = reading.quotation_from(past).is_some();
    if past >= limit || (pronoun && quoted) || [',', '.'].iter().any(|&c| reading.is_mark(past, c)) {
        return None;
    }
    Some((at, "reported.called", Certainty::Medium))
}

/// Whether a clause begins at `at` without a word that opens it.
fn bare(reading: &Reading<'_>, verb: &Verb, at: usize, limit: usize) -> bool {
    let free = verb.takes(Takes::Clause);
    if !free && !verb.takes(Takes::ClearClause) {
        return false;
    }
    let begins = reading.nominal(at)
        || reading.is(at, class::DETERMINER | class::SUBJECT | class::NEGATION | class::FOCUS)
        || gerund(reading, at);
    if !begins {
        return false;
    }
    let end = reading.clause_end(at).min(limit);
    let finite = reading.has_finite(at + 1..end);
    let first_comma = (at..end).find(|&i| reading.is_mark(i, ',')).unwrap_or(end);
    let near = reading.has_finite(at + 1..first_comma.max(at + 1));
    if free { finite > Finite::No } else { near >= Finite::Surely && !relative_only(reading, at, end) }
}

/// Whether the only finite verb of a range stands in a relative clause.
fn relative_only(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let Some(first) = (at + 1..end).find(|&i| reading.finite(i) >= Finite::Surely) else { return true };
    (at + 1..first).any(|i| reading.is(i, class::RELATIVE | class::SUBORDINATOR) && !reading.is(i, class::PREPOSITION))
}

/// `Dat stelt X in een rapport.`: the statement is the sentence before.
fn pointed(reading: &Reading<'_>, sentence: usize, cue: &Cue, subject: &Subject, speaker: &Speaker) -> Option<Found> {
    if subject.border != Border::Sentence || reading.verb(cue)?.class == Class::Belief && !subject.inverted {
        return None;
    }
    let here = reading.document.sentences().get(sentence)?;
    let before = reading.document.sentences().get(sentence.checked_sub(1)?)?;
    let clause = (cue.at..here.tokens.end).any(|i| reading.is(i, class::THAT));
    if before.block != here.block || clause {
        return None;
    }
    let start = reading.past_openers(before.tokens.start, before.tokens.end);
    if reading.quotation_from(start).is_some_and(|q| q.outer.end + 2 >= before.tokens.end) {
        return None;
    }
    let end = reading.trim_end(start, before.tokens.end);
    let span = cue_span(reading, cue, start);
    Some(Found::new(start..end, "reported.pointed", Certainty::Medium).said_by(span, speaker.span))
}

/// `S, zegt X`; `S, she said`.
fn preceding(
    reading: &Reading<'_>,
    cue: &Cue,
    subject: &Subject,
    after: usize,
    sentence: Range<usize>,
    speaker: &Speaker,
) -> Option<Found> {
    let Who::Phrase(phrase) = &subject.who else { return None };
    let mut open = if subject.inverted { cue.finite() } else { phrase.tokens.start };
    if open > sentence.start && reading.is(open - 1, class::SO) {
        open -= 1;
    }
    let comma = open.checked_sub(1).filter(|&c| c > sentence.start && reading.is_mark(c, ','))?;
    if reading.quotation_to(comma).is_some() || ends_in_quotation(reading, comma) {
        return None;
    }
    let start = reading.past_openers(sentence.start, comma);
    let whole = reading.has_finite(start..comma);
    let parenthetical = reading.is_mark(after, ',');
    let closes = after >= sentence.end || reading.closes(after, sentence.end);
    let long = comma.saturating_sub(start) >= 3;
    if parenthetical && !closes {
        let end = reading.clause_end(after + 1);
        return (end > after + 1 && subject.inverted).then(|| {
            Found::new(start..end, "reported.before", Certainty::Medium)
                .said_by(cue_span(reading, cue, start), speaker.span)
        });
    }
    let fits = closes && long && (whole >= Finite::Perhaps || subject.inverted) && !names_only(reading, start, comma);
    fits.then(|| {
        Found::new(start..reading.trim_end(start, comma), "reported.before", Certainty::Medium)
            .said_by(cue_span(reading, cue, start), speaker.span)
    })
}

/// Whether a comma stands right after a quotation or inside its end.
fn ends_in_quotation(reading: &Reading<'_>, comma: usize) -> bool {
    reading.quotation_around(comma).is_some()
}

fn names_only(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    reading.phrase(start, end, Extent::Whole).is_some_and(|p: Phrase| p.tokens.end == end)
}
