//! What a verb of speech introduces: `X zegt dat S`, `S, zegt X`, `Dat zegt X`.

mod opening;
mod preceding;

use super::Found;
use crate::annotation::Stance;
use crate::grammar::clause::Border;
use crate::grammar::nouns::Extent;
use crate::grammar::subject::{Subject, Who};
use crate::grammar::{Cue, Phrase, Reading};
use crate::pack::speech::{Describable, Shape, StandsFor, Takes, Verb, class};
use crate::text::Span;

/// Adds the statements that the verbs of speech of a sentence introduce.
pub(super) fn find(reading: &Reading<'_>, sentence: usize, out: &mut Vec<Found>) {
    let Some(s) = reading.document.sentences().get(sentence) else { return };
    for cue in reading.cues_in(s.tokens.clone()) {
        out.extend(statement(reading, sentence, cue));
    }
}

fn statement(reading: &Reading<'_>, sentence: usize, cue: &Cue) -> Option<Found> {
    let verb = reading.verb(cue)?;
    let subject = reading.subject_of_cue(cue);
    let speaker = speaker(reading, cue, verb, &subject)?;
    // `if a doctor said so`; and what things show is no one's statement.
    let condition = matches!(subject.border, Border::Subordinator(at) if reading.is(at, class::CONDITIONAL));
    let thing = verb.stance == Stance::Endorsing && matches!(&subject.who, Who::Phrase(p) if is_thing(reading, p));
    if condition && !subject.inverted || thing {
        return None;
    }
    let tokens = reading.document.sentences().get(sentence)?.tokens.clone();
    // What the newsroom asks itself is nobody's statement: `Does he think that …?`
    let first = reading.past_openers(tokens.start, tokens.end);
    let asks = cue.finite() == first || matches!(subject.border, Border::Subordinator(at) if at == tokens.start);
    if asks && reading.is_mark(tokens.end - 1, '?') && reading.quotation_around(cue.at).is_none() {
        return None;
    }
    let quotation = reading.quotation_around(cue.at);
    let limit = quotation.map_or(tokens.end, |q| q.inner.end.min(tokens.end));
    let after = after(reading, cue, verb, &subject);
    // `Dat staat in een rapport dat …`: what is written stands before.
    let before = subject.pointing.is_some() && !verb.from.is_empty();
    if !before && let Some(found) = following(reading, cue, verb, after, limit, &speaker, &subject) {
        // Inside a quote only what others say is told apart, and only where that is plain.
        let plain = matches!(&subject.who, Who::Phrase(p) if is_somebody(reading, p)) && speaker.span.is_some();
        let clause = matches!(found.rule, "reported.that" | "reported.whether");
        // `was warned twice`, but `was told the train was late`
        if cue.passive && speaker.impersonal && verb.told && !clause && !verb.takes(Takes::FreeClause) {
            return None;
        }
        return (quotation.is_none() || (plain && clause)).then_some(found);
    }
    let says = [Takes::That, Takes::Clause, Takes::ClearClause, Takes::Whether].iter().any(|&t| verb.takes(t));
    if quotation.is_some() || !verb.takes(Takes::Quote) || !says || (cue.passive && !verb.cites) {
        return None;
    }
    if subject.pointing.is_some() {
        let found = preceding::pointed(reading, sentence, cue, &subject, &speaker);
        return found.map(|f| f.told_as(verb.act, verb.stance));
    }
    let found = preceding::find(reading, cue, &subject, after, tokens, &speaker);
    found.map(|f| f.told_as(verb.act, verb.stance))
}

/// Whether a phrase is surely somebody or something that speaks, and no pronoun.
fn is_somebody(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    let described = reading.speech.describes(reading.word(phrase.head));
    !phrase.pronoun && (phrase.named || described.is_some_and(|(d, _)| d != Describable::Nothing))
}

/// Whether a phrase is a thing, as far as the pack knows.
fn is_thing(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    !phrase.pronoun && !phrase.named && reading.speech.describes(reading.word(phrase.head)).is_none()
}

/// Who speaks, as far as the sentence says.
pub(super) struct Speaker {
    pub span: Option<Span>,
    pub impersonal: bool,
}

/// Who speaks, by the subject of a cue; none where the one who speaks is not spoken of as a source.
fn speaker(reading: &Reading<'_>, cue: &Cue, verb: &Verb, subject: &Subject) -> Option<Speaker> {
    if !verb.from.is_empty() {
        return written(reading, cue, verb, subject);
    }
    if cue.passive && !verb.cites {
        let span = agent(reading, cue);
        // `She was asked whether …` says nothing of who asked.
        let asked = verb.told && verb.takes(Takes::Whether) && !verb.takes(Takes::Clause);
        return (span.is_some() || !asked).then_some(Speaker { impersonal: span.is_none(), span });
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

/// The one who does what a passive tells: `door de politie`, `by the coroner`.
fn agent(reading: &Reading<'_>, cue: &Cue) -> Option<Span> {
    let sentence = reading.sentence(cue.at);
    let after = (cue.at + 1..sentence.end.min(cue.at + 12))
        .take_while(|&i| !reading.is(i, class::THAT))
        .find(|&i| reading.is(i, class::AGENT) && reading.name(i).is_none());
    let before = || {
        let from = sentence.start.max(cue.at.saturating_sub(20));
        (from..cue.at).rev().find(|&i| reading.is(i, class::AGENT) && reading.name(i).is_none())
    };
    let at = after.or_else(before)?;
    let limit = if at < cue.at { cue.at } else { sentence.end };
    reading.phrase(at + 1, limit, Extent::Whole).filter(|p| !p.pronoun).map(|p| reading.span(p.tokens))
}

/// Where something is written: `In het vonnis staat dat …`, `Dat blijkt uit onderzoek`.
fn written(reading: &Reading<'_>, cue: &Cue, verb: &Verb, subject: &Subject) -> Option<Speaker> {
    let sentence = reading.sentence(cue.at);
    let opens =
        |i: &usize| reading.token(*i).is_some_and(|t| verb.from.contains(&t.folded)) && reading.name(*i).is_none();
    // `In het rapport, dat 61 pagina's telt, staat dat …`
    let aside = reading.is_mark(cue.finite().saturating_sub(1), ',');
    let start = if aside { sentence.start } else { subject.start }.max(cue.at.saturating_sub(30));
    let before = (start..cue.finite()).find(opens);
    let after = || (cue.end()..sentence.end.min(cue.end() + 4)).find(opens);
    let Some(at) = before.or_else(after) else {
        // `Daarin staat dat …`, `staat erop`
        let word = |i: &usize| reading.is(*i, class::PRONOMINAL) && reading.name(*i).is_none();
        let at = (start..cue.end() + 1).find(word)?;
        return Some(Speaker { span: Some(reading.span(at..at + 1)), impersonal: false });
    };
    let limit = if at < cue.finite() { cue.finite() } else { sentence.end };
    let phrase = reading.phrase(at + 1, limit, Extent::Whole).filter(|p| !p.pronoun)?;
    let mut tokens = phrase.tokens;
    if limit == cue.finite() && !reading.is_mark(tokens.end, ',') {
        tokens.end = limit;
    }
    Some(Speaker { span: Some(reading.span(tokens)), impersonal: false })
}

/// The token after verb, subject and what else belongs to them.
fn after(reading: &Reading<'_>, cue: &Cue, verb: &Verb, subject: &Subject) -> usize {
    // `In het vonnis staat dat het …`: where something is written, no subject follows but the statement.
    let opens = !verb.from.is_empty() && reading.is(cue.end(), class::THAT);
    let mut after = cue.end().max(if subject.inverted && !opens { subject.after } else { 0 });
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
    subject: &Subject,
) -> Option<Found> {
    let opening = opening::find(reading, cue, verb, after, limit)?;
    let start = opening.start;
    let mut end = reading.clause_end(start);
    // What an aside says ends with the aside, and a form in -ing with its clause.
    let aside = matches!(subject.border, Border::Relative(at) if at > 0 && reading.is_mark(at - 1, ','));
    if aside || opening.rule == "reported.gerund" {
        end = (start..end).find(|&i| reading.is_mark(i, ',') && reading.quotation_around(i).is_none()).unwrap_or(end);
    }
    if end <= start || reading.quotation_from(start).is_some_and(|q| q.outer.end >= end) {
        return None;
    }
    let span = reading.cue_span(cue, Some(start));
    let mut found = Found::new(start..end, opening.rule, opening.certainty)
        .said_by(span, speaker.span)
        .told_as(verb.act, verb.stance);
    found.speech.impersonal = speaker.impersonal;
    Some(found)
}

/// Whether a form can stand at the head of a clause of its own.
fn heads_clause(cue: &Cue) -> bool {
    match cue.shape {
        Shape::Finite | Shape::Participle | Shape::Gerund => true,
        Shape::Infinitive => cue.auxiliary.is_some(),
    }
}
