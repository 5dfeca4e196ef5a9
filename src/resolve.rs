//! From candidates to annotations: overlaps, order, nesting.

use crate::annotation::{Annotation, Detail, Kind};
use crate::text::{Document, Span, order};

/// Keeps the best of overlapping candidates and returns the rest in text order, the outer before the inner, properly
/// nested, each knowing the quote or statement around it.
///
/// Names exclude each other, and so do numbers and dates. A name that holds a number (`2019 World Cup`) excludes it;
/// a number that holds a name (`33 Earth days`) does not. Speech holds anything, and nests in speech; what crosses
/// the border of a speech gives way to it.
pub fn resolve(document: &Document, candidates: Vec<Annotation>) -> Vec<Annotation> {
    let mut candidates = candidates;
    for candidate in &mut candidates {
        candidate.span = trim(document.text(), candidate.span);
    }
    candidates.retain(|c| !c.span.is_empty());
    order::sort(&mut candidates, key);
    candidates.dedup_by(|later, first| {
        later.span == first.span && family(later) == family(first) && {
            keep_better(first, later);
            true
        }
    });
    let mut kept = sweep(candidates);
    nest(&mut kept);
    kept
}

/// The groups that exclude each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Family {
    Speech,
    Name,
    Number,
}

fn family(annotation: &Annotation) -> Family {
    match annotation.kind() {
        Kind::Quote | Kind::Statement | Kind::ScareQuote => Family::Speech,
        Kind::Person | Kind::Organisation | Kind::Place | Kind::Group | Kind::Event | Kind::Misc => Family::Name,
        Kind::Number | Kind::Quantity | Kind::Date | Kind::Time => Family::Number,
    }
}

/// Text order; of two that start together the longer first; then speech, statements outside quotes, names, numbers.
fn key(a: &Annotation) -> order::Key {
    let inner = u64::from(!matches!(a.detail, Detail::Statement(_)));
    (order::outer_first(a.span.start as usize, a.span.end as usize), (family(a) as u64) << 1 | inner)
}

fn keep_better(first: &mut Annotation, later: &mut Annotation) {
    if later.evidence.certainty > first.evidence.certainty {
        std::mem::swap(first, later);
    }
}

/// One pass over candidates in text order with the stack of those still open.
fn sweep(candidates: Vec<Annotation>) -> Vec<Annotation> {
    let mut kept: Vec<Option<Annotation>> = Vec::with_capacity(candidates.len());
    let mut open: Vec<usize> = Vec::new();
    'next: for candidate in candidates {
        while open.last().is_some_and(|&top| match &kept[top] {
            Some(a) => a.span.end <= candidate.span.start,
            None => true,
        }) {
            open.pop();
        }
        // Only names and numbers that hold or cross the candidate can be on top of the stack, and speech below them.
        for depth in (0..open.len()).rev() {
            let top = open[depth];
            let Some(outer) = &kept[top] else { continue };
            let crosses = outer.span.end < candidate.span.end && outer.span.end > candidate.span.start;
            let fits = match (family(outer), family(&candidate)) {
                (Family::Speech, _) => !crosses,
                (Family::Number, Family::Name) => !crosses && outer.span != candidate.span,
                (Family::Name, Family::Name | Family::Number) | (Family::Number, Family::Number) => false,
                (Family::Name | Family::Number, Family::Speech) => false,
            };
            if fits {
                if family(outer) == Family::Speech {
                    break;
                }
                continue;
            }
            if beats(&candidate, outer) {
                kept[top] = None;
                open.remove(depth);
            } else {
                continue 'next;
            }
        }
        open.push(kept.len());
        kept.push(Some(candidate));
    }
    kept.into_iter().flatten().collect()
}

/// Whether a candidate beats one that begins before it.
fn beats(candidate: &Annotation, outer: &Annotation) -> bool {
    match (family(candidate), family(outer)) {
        // Speech is never given up for what stands across its border, and of two speeches that cross the first stays.
        (Family::Speech, Family::Name | Family::Number) => true,
        (_, Family::Speech) => false,
        // `Easter` is a date before it is a name.
        (Family::Number, Family::Name) if candidate.span == outer.span => {
            candidate.evidence.certainty >= outer.evidence.certainty
        }
        (_, _) => {
            (candidate.evidence.certainty, candidate.span.len()) > (outer.evidence.certainty, outer.span.len())
                && !outer.span.contains(candidate.span)
        }
    }
}

/// Tells every annotation the innermost quote or statement around it.
fn nest(annotations: &mut [Annotation]) {
    let mut open: Vec<(usize, Span)> = Vec::new();
    for (i, annotation) in annotations.iter_mut().enumerate() {
        while open.last().is_some_and(|(_, span)| span.end <= annotation.span.start) {
            open.pop();
        }
        annotation.within = open.last().map(|&(index, _)| index);
        if annotation.speech().is_some() {
            open.push((i, annotation.span));
        }
    }
}

fn trim(text: &str, span: Span) -> Span {
    let Some(slice) = text.get(span.range()) else { return Span::default() };
    let start = span.start + (slice.len() - slice.trim_start().len()) as u32;
    Span::new(start, start + slice.trim().len() as u32)
}
