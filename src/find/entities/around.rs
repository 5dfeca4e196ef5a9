//! What the words around a name say of it.

use crate::annotation::EntityKind;
use crate::pack::Phrases;
use crate::pack::names::{LONGEST_WORD, Weights};
use crate::text::strings::cut;
use crate::text::{Span, TokenKind, hash};

use super::points::{Points, Reason};
use super::view::View;

/// What a title says of the name after it.
pub const TITLE: i16 = 25;

/// What it says more where no thing is called after people by it.
const OFFICE: i16 = 15;

/// How many words a cue has at most.
const LONGEST: usize = 4;

/// What stands before a name that would begin at `start`; with the words that say it.
pub fn before(view: &View, start: usize) -> (Points, Option<Span>) {
    let mut points = Points::default();
    let mut cue = None;
    if let Some(title) = view.title[start] {
        let office = if view.is_office(title) { OFFICE } else { 0 };
        points.add(EntityKind::Person, TITLE + office, Reason::Title);
        return (points, Some(view.span(title, start)));
    }
    let Some(last) = start.checked_sub(1) else { return (points, cue) };
    let token = &view.tokens[last];
    if view.names.articles.contains_key(&token.folded) {
        for (kind, weight) in [
            (EntityKind::Person, -14),
            (EntityKind::Place, -2),
            (EntityKind::Organisation, 3),
            (EntityKind::Misc, 2),
            (EntityKind::Event, 2),
            (EntityKind::Group, 2),
        ] {
            points.add(kind, weight, Reason::Context);
        }
    }
    if view.is_known(last, &[EntityKind::Group]) {
        points.add(EntityKind::Person, 6, Reason::Context);
    }
    if let Some((length, weights)) = ending_at(&view.names.cues.before, view, start) {
        points.add_all(weights, Reason::Context);
        cue = Some(view.span(start - length, start));
    } else if view.names.compounds && token.is_word() {
        // A compound means what its last part means: `muziekfestival` is a `festival`.
        if let Some(weights) = compound(&view.names.cues.before, view.word(last)) {
            points.add_all(weights, Reason::Context);
            cue = Some(token.span);
        }
    }
    (points, cue)
}

/// What stands after a name that would end before `end`; with the words that say it.
pub fn after(view: &View, end: usize) -> (Points, Option<Span>) {
    let mut points = Points::default();
    let rest = &view.tokens[end.min(view.tokens.len())..];
    let Some(next) = rest.first() else { return (points, None) };
    let limited = &rest[..rest.len().min(LONGEST)];
    if next.is_mark('-') && next.glued && rest.get(1).is_some_and(|t| t.glued && t.is_word()) {
        let weights = view.names.cues.hyphen.longest(&limited[1..]).map(|(_, w)| w);
        match weights.or_else(|| compound(&view.names.cues.hyphen, view.word(end + 1))) {
            Some(weights) => points.add_all(weights, Reason::Context),
            None => {
                points.add(EntityKind::Organisation, 3, Reason::Context);
                points.add(EntityKind::Place, 1, Reason::Context);
            }
        }
        return (points, Some(view.span(end + 1, end + 2)));
    }
    if age_follows(view, end) {
        points.add(EntityKind::Person, 12, Reason::Context);
        return (points, Some(view.span(end + 1, end + 2)));
    }
    if let Some((length, weights)) = view.names.cues.after.longest(limited) {
        points.add_all(weights, Reason::Context);
        return (points, Some(view.span(end, end + length)));
    }
    (points, None)
}

/// The longest phrase of `dictionary` that ends right before `end`.
fn ending_at<'a>(dictionary: &'a Phrases<Weights>, view: &View, end: usize) -> Option<(usize, &'a Weights)> {
    (1..=LONGEST.min(end)).rev().find_map(|length| Some((length, dictionary.get(&view.tokens[end - length..end])?)))
}

/// What the last part of a compound says.
fn compound<'a>(dictionary: &'a Phrases<Weights>, word: &str) -> Option<&'a Weights> {
    if word.len() > LONGEST_WORD as usize {
        return None;
    }
    word.char_indices()
        .skip(3)
        .filter(|(at, _)| word.len() - at >= 4)
        .find_map(|(at, _)| dictionary.get_hashed(hash::word(cut(word, at..))))
}

/// Whether an age follows: `Anna Smit (34)`, `Anna Smit, 34,`.
fn age_follows(view: &View, end: usize) -> bool {
    let mark = |i: usize| {
        view.tokens.get(i).and_then(|t| match t.kind {
            TokenKind::Mark(c) => Some(c),
            TokenKind::Word | TokenKind::Number | TokenKind::Link => None,
        })
    };
    let number = view.word(end + 1);
    let age = !number.is_empty() && number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
    age && matches!((mark(end), mark(end + 2)), (Some('('), Some(')')) | (Some(','), Some(',' | '.')))
}
