//! Direct quotes, and quotation marks that quote nobody.

mod cue;
mod judge;

use crate::annotation::{Annotation, Certainty, Detail, Evidence, Quote, Speech};
use crate::grammar::{Quotation, Reading};
use crate::text::{BlockKind, Span, order};

/// Adds what stands between quotation marks to `out`, which holds the statements already.
pub fn find(reading: &Reading<'_>, out: &mut Vec<Annotation>) {
    let statements = Statements::new(out);
    let mut found = Vec::new();
    // The part of the quote that was broken off, and the token after it.
    let mut last: Option<(Span, usize)> = None;
    let mut goes_on: Option<Span> = None;
    let mut cursor = 0;
    for quotation in &reading.quotations {
        let kind = reading.document.blocks().get(quotation.block).map_or(BlockKind::Paragraph, |b| b.kind);
        let span = reading.span(quotation.inner.clone());
        if kind == BlockKind::Byline || span.is_empty() {
            continue;
        }
        let end = judge::end(reading, quotation);
        let cue = cue::find(reading, quotation, end);
        let statement = statements.around(span, &mut cursor);
        let judged = judge::judge(reading, quotation, cue.as_ref(), statement.as_ref(), kind);
        let Some(judged) = judged else { continue };
        let (rule, certainty) = (judged.rule, judged.certainty);
        let span = if quotation.close.is_none() { reading.span(quotation.inner.start..end) } else { span };
        let mut evidence = Evidence::new(rule, certainty);
        if !judged.quote {
            // A comma inside the marks belongs to the sentence, not to the name.
            let comma = quotation.inner.len() > 1 && reading.is_mark(quotation.inner.end - 1, ',');
            let inner = quotation.inner.start..quotation.inner.end - usize::from(comma);
            found.push(Annotation::new(reading.span(inner), Detail::ScareQuote, evidence));
            continue;
        }
        let mut speech = Speech::default();
        if let Some(cue) = &cue {
            speech.cue = cue.span;
            speech.speaker = cue.speaker;
            speech.impersonal = cue.impersonal;
            if let Some((act, stance)) = cue.told_as {
                speech.act = Some(act);
                speech.stance = stance;
            }
            evidence.cue = cue.span;
        }
        speech.continues = match goes_on.take() {
            Some(before) if quotation.comes_on => Some(before),
            Some(_) | None => {
                // One that has a cue of its own before it, or another speaker after it, is a quote of its own.
                let same =
                    cue.as_ref().is_none_or(|c| c.place == cue::Place::After && same_speaker(reading, c.speaker));
                continued(reading, quotation, last.filter(|_| quotation.depth == 0 && same))
            }
        };
        if quotation.depth == 0 {
            goes_on = quotation.goes_on.then_some(span);
            last = cue.as_ref().and_then(|c| c.after).map(|after| (span, after));
        }
        found.push(Annotation::new(span, Detail::Quote(Quote { partial: judged.partial, speech }), evidence));
    }
    out.extend(found);
}

/// Whether the speaker named after a quote may be the one of the part before it: none, or a pronoun.
fn same_speaker(reading: &Reading<'_>, speaker: Option<Span>) -> bool {
    speaker.is_none_or(|s| reading.is(reading.document.token_at(s.start), crate::pack::speech::class::SUBJECT))
}

/// The part before it, where a quote goes on after the cue that broke it.
fn continued(reading: &Reading<'_>, quotation: &Quotation, last: Option<(Span, usize)>) -> Option<Span> {
    let (span, after) = last?;
    let from = after.max(1);
    let near = quotation.outer.start >= from && quotation.outer.start <= from + 24;
    let same = near && reading.block(after.min(quotation.outer.start)) == quotation.block;
    // Between cue and second part stands at most the rest of the cue's sentence.
    let stop = (from..quotation.outer.start).find(|&i| reading.is_mark(i, '.') || reading.is_mark(i, '!'));
    let words = stop.is_some_and(|stop| (stop..quotation.outer.start).any(|i| reading.is_word(i)));
    (same && !words).then_some(span)
}

/// A statement that a quotation stands in.
#[derive(Debug, Clone, Copy)]
struct Around {
    impersonal: bool,
}

/// The statements that were found, in text order.
struct Statements(Vec<(Span, bool)>);

impl Statements {
    fn new(found: &[Annotation]) -> Self {
        let mut all: Vec<(Span, bool)> = found
            .iter()
            .filter_map(|a| match &a.detail {
                Detail::Statement(statement) => Some((a.span, statement.speech.impersonal)),
                Detail::Mention(_) | Detail::Number(_) | Detail::Quantity(_) => None,
                Detail::Date(_) | Detail::Time(_) | Detail::Quote(_) | Detail::ScareQuote => None,
            })
            .collect();
        order::sort(&mut all, |(span, _)| (u64::from(span.start) << 32 | u64::from(span.end), 0));
        Self(all)
    }

    /// The innermost statement around a span; spans must be asked for in text order.
    fn around(&self, span: Span, cursor: &mut usize) -> Option<Around> {
        while self.0.get(*cursor).is_some_and(|(s, _)| s.end <= span.start) {
            *cursor += 1;
        }
        let near = self.0[*cursor..].iter().take(6).take_while(|(s, _)| s.start <= span.start);
        near.filter(|(s, _)| s.contains(span))
            .min_by_key(|(s, _)| s.len())
            .map(|&(_, impersonal)| Around { impersonal })
    }
}

/// What quotation marks are held to be.
struct Judgement {
    quote: bool,
    partial: bool,
    rule: &'static str,
    certainty: Certainty,
}
