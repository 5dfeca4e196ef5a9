//! Whether the words around a date speak of the past or the future.

use std::ops::Range;

use crate::pack::dates::Dates;
use crate::text::{Case, Document, Span, Token};

/// How far from a date its verb is looked for, in tokens.
const REACH: usize = 25;

/// How far a verb in the present may be from a date that is to come.
const BESIDE: usize = 3;

/// How much farther a word seems that only stands before the date or has the end of a verb: right before it, in the
/// present, and in the past where it is not beside the date.
const DOUBT: (usize, usize, usize) = (1, 2, 6);

/// A word that tells past from future.
#[derive(Clone, Copy)]
struct Cue {
    distance: usize,
    future: bool,
    span: Span,
}

/// Whether the nearest word that tells so is of the future, and where it stands; none where no word tells.
pub fn around(document: &Document, dates: &Dates, tokens: &[Token], date: Range<usize>) -> Option<(bool, Span)> {
    let from = date.start.saturating_sub(REACH);
    let to = tokens.len().min(date.end + REACH);
    let before = before(dates, tokens, date.start);
    let mut best = before.map(|(future, words)| Cue { distance: 1 + DOUBT.0, future, span: Token::span_of(words) });
    let mut i = from;
    while i < to {
        if date.contains(&i) {
            i = date.end;
            continue;
        }
        let distance = if i < date.start { date.start - i } else { i + 1 - date.end };
        // `The Met Office` has met nobody.
        let named = i > 0 && tokens[i].is_capitalised() && tokens[i - 1].is_word();
        let words = dates.tense.words.longest(&tokens[i..to]);
        let (len, told) = match words.filter(|(len, _)| *len > 1 || !named) {
            Some((len, future)) => (len, Some((*future, 0))),
            None => (1, by_ending(document, dates, &tokens[i..=i], distance, i == date.end && date.start > 0)),
        };
        if let Some((future, doubt)) = told {
            let cue = Cue { distance: distance + doubt, future, span: Token::span_of(&tokens[i..i + len]) };
            if best.is_none_or(|best| cue.distance < best.distance) {
                best = Some(cue);
            }
        }
        i += len;
    }
    best.map(|cue| (cue.future, cue.span))
}

/// The words right before a date that tell so.
fn before<'a>(dates: &Dates, tokens: &'a [Token], date: usize) -> Option<(bool, &'a [Token])> {
    (1..=3.min(date)).rev().find_map(|len| {
        let words = tokens.get(date - len..date)?;
        dates.tense.before.get(words).map(|future| (*future, words))
    })
}

/// What the end of a word tells, and how doubtful that is. A verb in the present stands before a date, or right after
/// one that begins the sentence; `inside` is whether it stands right after another.
fn by_ending(
    document: &Document,
    dates: &Dates,
    token: &[Token],
    distance: usize,
    inside: bool,
) -> Option<(bool, usize)> {
    let [only] = token else { return None };
    if !only.is_word() || only.case != Case::Lower || only.span.len() < 4 {
        return None;
    }
    let word = document.slice(only.span);
    let ends = |endings: &[String]| endings.iter().any(|end| word.ends_with(end.as_str()));
    if ends(&dates.tense.past_endings) && only.span.len() > 4 && dates.tense.not_past.get(token).is_none() {
        return Some((false, if distance < BESIDE { 0 } else { DOUBT.2 }));
    }
    let present = distance <= BESIDE && !inside && ends(&dates.tense.present_endings);
    (present && dates.tense.not_present.get(token).is_none()).then_some((true, DOUBT.1))
}
