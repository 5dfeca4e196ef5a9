//! Reported speech: what a source is said to say, think, confirm, deny or ask, without quotation marks.

mod attribution;
mod clauses;
mod contents;
mod headline;
mod impersonal;
mod verb;

use std::ops::Range;

use crate::annotation::{Act, Annotation, Certainty, Detail, Evidence, Speech, Stance, Statement};
use crate::grammar::{REACH, Reading};
use crate::pack::speech::class;
use crate::text::{BlockKind, Span, order};

/// Adds the statements of a document to `out`.
pub fn find(reading: &Reading<'_>, out: &mut Vec<Annotation>) {
    let mut before = Before::default();
    for (index, sentence) in reading.document.sentences().iter().enumerate() {
        let kind = reading.document.blocks().get(sentence.block).map_or(BlockKind::Paragraph, |b| b.kind);
        // What has no end is no sentence, and must not cost more than its length.
        if kind == BlockKind::Byline || sentence.tokens.len() > LONGEST {
            continue;
        }
        let mut found = Vec::new();
        if kind == BlockKind::Head {
            headline::find(reading, sentence.tokens.clone(), &mut found);
        }
        if found.is_empty() {
            attribution::find(reading, index, &mut found);
            verb::find(reading, index, &mut found);
            impersonal::find(reading, sentence.tokens.clone(), &before, &mut found);
            contents::find(reading, sentence.tokens.clone(), &mut found);
            if found.is_empty() && kind == BlockKind::Paragraph {
                clauses::going_on(reading, index, &before, &mut found);
            }
        }
        before.step(sentence.block, &found);
        out.extend(settle(reading, found).into_iter().filter_map(|f| f.annotation(reading)));
    }
}

/// The longest sentence that is read, in tokens.
const LONGEST: usize = 1000;

/// What is known of the sentences before.
#[derive(Debug, Default)]
struct Before {
    /// The block of the last statement, and how many sentences ago it stood.
    statement: Option<(usize, usize)>,
}

impl Before {
    fn step(&mut self, block: usize, found: &[Found]) {
        self.statement = match self.statement {
            _ if found.iter().any(|f| !f.speech.impersonal) => Some((block, 0)),
            Some((block, ago)) => Some((block, ago + 1)),
            None => None,
        };
    }
}

/// A statement before it is known whether it stays.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    tokens: Range<usize>,
    speech: Speech,
    hedged: bool,
    rule: &'static str,
    certainty: Certainty,
}

impl Found {
    fn new(tokens: Range<usize>, rule: &'static str, certainty: Certainty) -> Self {
        Self { tokens, speech: Speech::default(), hedged: false, rule, certainty }
    }

    fn said_by(mut self, cue: Span, speaker: Option<Span>) -> Self {
        self.speech.cue = Some(cue);
        self.speech.speaker = speaker;
        self
    }

    /// Notes what kind of act the cue names, and how the article stands to it.
    fn told_as(mut self, act: Act, stance: Stance) -> Self {
        self.speech.act = Some(act);
        self.speech.stance = stance;
        self
    }

    /// Marks it as hedged where its main clause has a verb that says that others say so.
    fn hedged_by(mut self, reading: &Reading<'_>) -> Self {
        let limit = self.tokens.end.min(self.tokens.start + 2 * REACH);
        self.hedged |= clauses::evidential(reading, self.tokens.start, limit).is_some();
        self
    }

    fn annotation(self, reading: &Reading<'_>) -> Option<Annotation> {
        let span = reading.span(self.tokens.clone());
        if span.is_empty() {
            return None;
        }
        let mut evidence = Evidence::new(self.rule, self.certainty);
        evidence.cue = self.speech.cue;
        Some(Annotation::new(span, Detail::Statement(Statement { hedged: self.hedged, speech: self.speech }), evidence))
    }
}

/// Of statements that cross or cover each other with nothing to tell them apart, the surest stays.
fn settle(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    order::sort(&mut found, |f| {
        (u64::from(u8::MAX - f.certainty as u8), order::outer_first(f.tokens.start, f.tokens.end))
    });
    let mut kept: Vec<Found> = Vec::new();
    for candidate in found {
        let clash = kept.iter().any(|k| {
            let crosses = k.tokens.start < candidate.tokens.end && candidate.tokens.start < k.tokens.end;
            let nests = (k.tokens.start <= candidate.tokens.start && candidate.tokens.end <= k.tokens.end)
                || (candidate.tokens.start <= k.tokens.start && k.tokens.end <= candidate.tokens.end);
            k.tokens == candidate.tokens || (crosses && !nests)
        });
        if !clash && candidate.tokens.start < candidate.tokens.end {
            kept.push(candidate);
        }
    }
    // Of what somebody says of what they themselves say, only the outer is told apart.
    let outers: Vec<Range<usize>> = kept.iter().map(|f| f.tokens.clone()).collect();
    kept.retain(|f| {
        let nested = outers.iter().any(|o| *o != f.tokens && o.start <= f.tokens.start && f.tokens.end <= o.end);
        !nested || f.speech.impersonal || f.speech.speaker.is_some_and(|s| !starts_with_pronoun(reading, s))
    });
    kept
}

fn starts_with_pronoun(reading: &Reading<'_>, speaker: Span) -> bool {
    reading.is(reading.document.token_at(speaker.start), class::SUBJECT)
}
