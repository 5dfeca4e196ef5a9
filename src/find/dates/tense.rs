//! Whether the words around a date speak of the past or the future.

use std::ops::Range;

use crate::pack::dates::Dates;
use crate::text::{Case, Document, Span, Token};

/// How far from a date its verb is looked for, in tokens.
const REACH: usize = 25;

/// How much farther a word with an end of the past seems than one that is listed.
const DOUBT: usize = 6;

/// Whether the nearest word that tells so is of the future, and where it stands; none where no word tells.
pub fn around(document: &Document, dates: &Dates, tokens: &[Token], date: Range<usize>) -> Option<(bool, Span)> {
    let from = date.start.saturating_sub(REACH);
    let to = tokens.len().min(date.end + REACH);
    let mut best: Option<(usize, bool, Span)> = None;
    let mut i = from;
    while i < to {
        if date.contains(&i) {
            i = date.end;
            continue;
        }
        let (len, future, doubt) = match dates.tense.words.longest(&tokens[i..to]) {
            Some((len, future)) => (len, Some(*future), 0),
            None => (1, ends_past(document, dates, &tokens[i..=i]).then_some(false), DOUBT),
        };
        if let Some(future) = future {
            let distance = if i < date.start { date.start - i } else { i + 1 - date.end } + doubt;
            if best.is_none_or(|(nearest, ..)| distance < nearest) {
                best = Some((distance, future, Token::span_of(&tokens[i..i + len])));
            }
        }
        i += len;
    }
    best.map(|(_, future, span)| (future, span))
}

fn ends_past(document: &Document, dates: &Dates, token: &[Token]) -> bool {
    let [only] = token else { return false };
    if !only.is_word() || only.case != Case::Lower || only.span.len() < 5 {
        return false;
    }
    let word = document.slice(only.span);
    dates.tense.past_endings.iter().any(|end| word.ends_with(end.as_str())) && dates.tense.not_past.get(token).is_none()
}
