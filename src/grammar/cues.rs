//! Verbs of speech as they stand in sentences.

use std::ops::Range;

use super::clause::Finite;
use super::{REACH, Reading};
use crate::pack::speech::{Shape, Verb, class};
use crate::text::{Case, Span};

/// A verb of speech in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// Its verb, as an index into the pack's.
    pub verb: usize,
    /// Its form.
    pub shape: Shape,
    /// Its token.
    pub at: usize,
    /// The tokens that belong to it and stand apart.
    pub tail: Option<Range<usize>>,
    /// The finite verb it hangs on (`has` said, `wants` to say).
    pub auxiliary: Option<usize>,
    /// Whether it stands in the passive (`is said`).
    pub passive: bool,
    /// Whether it is denied (`did not say`).
    pub negated: bool,
}

impl Cue {
    /// The finite verb of its clause, or the verb itself.
    pub fn finite(&self) -> usize {
        self.auxiliary.unwrap_or(self.at)
    }

    /// The token after its verb.
    pub fn end(&self) -> usize {
        self.at + 1
    }
}

impl Reading<'_> {
    /// The verb of a cue.
    pub fn verb(&self, cue: &Cue) -> Option<&Verb> {
        self.speech.verbs.get(cue.verb)
    }

    /// The words of a cue that stand together: the verb, its tail, and what opens the statement that begins at `start`.
    pub fn cue_span(&self, cue: &Cue, start: Option<usize>) -> Span {
        let mut tokens = cue.at..cue.at + 1;
        let take_tail = |tokens: &mut Range<usize>| match &cue.tail {
            Some(tail) if tail.start == tokens.end => tokens.end = tail.end,
            Some(tail) if tail.end == tokens.start => tokens.start = tail.start,
            Some(_) | None => {}
        };
        take_tail(&mut tokens);
        let mut end = tokens.end;
        while self.is(end, class::PRONOMINAL | class::REFLEXIVE) && self.name(end).is_none() {
            end += 1;
        }
        let pronominal = end > tokens.end;
        if pronominal {
            tokens.end = end;
            take_tail(&mut tokens);
        }
        const OPENS: u64 = class::THAT | class::WHETHER | class::PURPOSE;
        if start == Some(tokens.end + 1) && self.is(tokens.end, OPENS) {
            tokens.end += 1;
        } else if pronominal && start != Some(tokens.end) {
            tokens = cue.at..cue.at + 1;
            take_tail(&mut tokens);
        }
        self.span(tokens)
    }

    /// The cues whose verb stands in these tokens.
    pub fn cues_in(&self, tokens: Range<usize>) -> &[Cue] {
        let from = self.cues.partition_point(|c| c.at < tokens.start);
        let to = self.cues.partition_point(|c| c.at < tokens.end);
        self.cues.get(from..to.max(from)).unwrap_or_default()
    }
}

/// All verbs of speech of a document, in text order.
pub(super) fn find(reading: &Reading<'_>) -> Vec<Cue> {
    let mut cues = Vec::new();
    for sentence in reading.document.sentences() {
        let titled = super::tags::title_case(reading.document, sentence);
        for at in sentence.tokens.clone() {
            cues.extend(cue_at(reading, at, &sentence.tokens, titled));
        }
    }
    cues
}

fn cue_at(reading: &Reading<'_>, at: usize, sentence: &Range<usize>, titled: bool) -> Option<Cue> {
    let token = reading.token(at)?;
    let forms = reading.speech.forms(token);
    // `acht kilometer`: a verb by its form, but a number.
    if forms.is_empty() || !token.is_word() || reading.chunk(at).is_some() {
        return None;
    }
    if token.is_capitalised()
        && !titled
        && (token.case != Case::Title || (at > sentence.start && reading.is_word(at - 1)))
    {
        return None;
    }
    if (token.glued && reading.is_mark(at.saturating_sub(1), '-'))
        || reading.is_mark(at + 1, '-') && reading.glued(at + 1)
    {
        return None;
    }
    // `the ruling party`: a form in -ing is a verb only where a clause can begin.
    let clause = at == sentence.start
        || reading.is_mark(at - 1, ',')
        || reading
            .is(at - 1, class::COORDINATOR | class::SUBORDINATOR | class::ADVERB | class::PREPOSITION | class::BE)
        || reading.finite(at - 1) != Finite::No
        || reading.is(at - 1, class::INFINITE)
        || reading.quotation_to(at).is_some();
    if !clause && forms.iter().all(|f| f.shape == Shape::Gerund) {
        return None;
    }
    let shape_of = |wanted: Shape| forms.iter().any(|f| f.shape == wanted);
    // `had per brief laten weten`: a modal that hangs on an auxiliary is an infinitive, however far that is.
    let near = shape_of(Shape::Finite) && !(shape_of(Shape::Infinitive) && reading.is(at, class::MODAL));
    let (auxiliary, passive, infinitive) = auxiliary(reading, at, sentence, near);
    let shape = match auxiliary {
        _ if shape_of(Shape::Gerund) => Shape::Gerund,
        Some(_) if infinitive && shape_of(Shape::Infinitive) => Shape::Infinitive,
        Some(_) if shape_of(Shape::Participle) => Shape::Participle,
        Some(_) if shape_of(Shape::Infinitive) && !shape_of(Shape::Finite) => Shape::Infinitive,
        Some(_) | None if infinitive && shape_of(Shape::Infinitive) => Shape::Infinitive,
        Some(_) | None if shape_of(Shape::Finite) => Shape::Finite,
        Some(_) | None if shape_of(Shape::Participle) => Shape::Participle,
        Some(_) | None => Shape::Infinitive,
    };
    let loose = match shape {
        Shape::Finite => reading.after_determiner(at),
        // `agreed facts`: without an auxiliary it is an adjective.
        Shape::Participle => auxiliary.is_none(),
        Shape::Infinitive => auxiliary.is_none() && !infinitive,
        Shape::Gerund => false,
    };
    if loose {
        return None;
    }
    let mut best: Option<(usize, Option<Range<usize>>)> = None;
    for form in forms.iter().filter(|f| f.shape == shape) {
        let verb = usize::from(form.verb);
        if !form.wants_tail {
            if best.is_none() {
                best = Some((verb, None));
            }
            continue;
        }
        let words = &reading.speech.verbs.get(verb)?.tail;
        if let Some(tail) = tail(reading, at, sentence, words, shape) {
            let longer = best.as_ref().is_none_or(|(_, t)| t.as_ref().is_none_or(|t| t.len() < tail.len()));
            if longer {
                best = Some((verb, Some(tail)));
            }
        }
    }
    let (verb, tail) = best?;
    let auxiliary = auxiliary.filter(|_| shape != Shape::Finite);
    let passive = passive && matches!(shape, Shape::Participle | Shape::Infinitive);
    let from = auxiliary.unwrap_or(at);
    let negated = (from.min(at)..(at + 4).min(sentence.end))
        .take_while(|&i| i <= at || reading.is(i, class::NEGATION | class::ADVERB | class::SUBJECT | class::OBJECT))
        .any(|i| reading.is(i, class::NEGATION));
    Some(Cue { verb, shape, at, tail, auxiliary, passive, negated })
}

/// The finite verb that the form at `at` hangs on, whether that makes a passive, and whether an infinitive follows it.
fn auxiliary(reading: &Reading<'_>, at: usize, sentence: &Range<usize>, near: bool) -> (Option<usize>, bool, bool) {
    const AUXILIARY: u64 = class::PERFECT | class::PASSIVE | class::MODAL | class::BE | class::EVIDENTIAL;
    // A form that may be finite itself hangs on an auxiliary only right before it.
    let reach = if near { 4 } else { 40 };
    let floor = at.saturating_sub(reach).max(sentence.start);
    let mut passive = false;
    let mut infinitive = false;
    let mut found = None;
    for i in (floor..at).rev() {
        if reading.name(i).is_some() {
            if near {
                break;
            }
            continue;
        }
        if reading.is(i, class::TO) && i + 1 == at {
            infinitive = true;
            continue;
        }
        if reading.is(i, AUXILIARY) {
            passive |= reading.is(i, class::PASSIVE | class::BE) && !infinitive;
            infinitive |= reading.is(i, class::MODAL | class::EVIDENTIAL) && found.is_none();
            found = Some(i);
            if near {
                continue;
            }
            break;
        }
        let opens = reading.is(i, class::OPENS_CLAUSE) && !reading.is(i, class::DETERMINER | class::POINTING);
        if opens || reading.is_mark(i, ':') || reading.is_mark(i, ';') {
            break;
        }
        if near && !reading.is(i, class::ADVERB | class::NEGATION | class::FOCUS | class::INFINITE) {
            break;
        }
        if near && infinitive && found.is_none() {
            break;
        }
    }
    if found.is_none() && !near {
        // In subordinate clauses the auxiliary may follow: `dat hij gezegd heeft`.
        found = (at + 1..(at + 3).min(sentence.end))
            .take_while(|&i| reading.is_word(i))
            .find(|&i| reading.is(i, AUXILIARY) && reading.name(i).is_none());
        passive |= found.is_some_and(|i| reading.is(i, class::PASSIVE | class::BE));
    }
    (found, passive, infinitive)
}

/// Where the words of a verb's tail stand.
fn tail(
    reading: &Reading<'_>,
    at: usize,
    sentence: &Range<usize>,
    words: &[u64],
    shape: Shape,
) -> Option<Range<usize>> {
    let matches = |from: usize| {
        words.iter().enumerate().all(|(k, &word)| {
            reading.token(from + k).is_some_and(|t| t.folded == word) && reading.name(from + k).is_none()
        })
    };
    // `aan te geven`, `bekend gemaakt`
    let before = at.checked_sub(words.len());
    if shape != Shape::Finite {
        if let Some(from) = before.filter(|&from| from >= sentence.start && matches(from)) {
            return Some(from..at);
        }
        if let Some(from) = before.and_then(|b| b.checked_sub(1))
            && from >= sentence.start
            && reading.is(at - 1, class::TO)
            && matches(from)
        {
            return Some(from..at - 1);
        }
    }
    let reach = match shape {
        Shape::Finite => REACH / 2,
        Shape::Participle | Shape::Infinitive | Shape::Gerund => 3,
    };
    let limit = sentence.end.min(at + 1 + reach);
    let mut i = at + 1;
    while i < limit {
        if matches(i) && !reading.is_mark(i.wrapping_sub(1), '-') {
            return Some(i..i + words.len());
        }
        let clause =
            reading.is(i, class::THAT | class::SUBORDINATOR) && !reading.is(i, class::DETERMINER | class::POINTING);
        if clause || reading.is_mark(i, ':') || reading.is_mark(i, ';') || reading.quotation_from(i).is_some() {
            return None;
        }
        i += 1;
    }
    None
}
