//! Names that are a part of a word (`Kremlinwoordvoerder`), and parts of words that are names (`Noord-` en
//! `Zuid-Korea`).

use crate::annotation::EntityKind;
use crate::pack::names::{LONGEST_WORD, Weights};
use crate::text::strings::lower;
use crate::text::{Case, Span, hash};

use super::points::{Points, Reason};
use super::view::{Role, View};

/// Hands over each known name that a compound begins with, where the rest is a word that names go before.
pub fn add(view: &View, at: usize, mut add: impl FnMut(Span, Points)) {
    let token = &view.tokens[at];
    let long = (8..=LONGEST_WORD).contains(&token.span.len()) && matches!(token.case, Case::Title | Case::Mixed);
    if !view.names.compounds || view.roles[at] != Role::Name || !long {
        return;
    }
    let word = view.word(at);
    let rest_is_cue = |rest: &str| -> Option<Weights> {
        let hashed = hash::word(rest);
        let cue = view.names.cues.hyphen.get_hashed(hashed).copied();
        cue.or_else(|| view.names.titles.get_hashed(hashed).map(|_| Weights::default()))
    };
    for (cut, _) in word.char_indices().skip(3).filter(|(cut, _)| word.len() - cut >= 4) {
        let Some((name, rest)) = word.split_at_checked(cut) else { continue };
        let Some(known) = view.names.known.get_hashed(hash::word(&lower(name))) else { continue };
        let Some(weights) = rest_is_cue(rest) else { continue };
        let mut points = Points::default();
        for sense in known.senses.iter().filter(|s| !s.weak && s.kind != EntityKind::Group) {
            points.add(sense.kind, 22, Reason::InsideWord);
        }
        points.add_all(&weights, Reason::Context);
        add(Span::new(token.span.start, token.span.start + cut as u32), points);
    }
}

/// The points of a first part that shares its second with a later name: `Noord-` in `Noord- en Zuid-Korea`.
pub fn truncated(view: &View, at: usize) -> Option<Points> {
    let is_hyphen = |i: usize| view.tokens.get(i).is_some_and(|t| t.is_mark('-') && t.glued);
    let open = is_hyphen(at + 1) && !view.tokens.get(at + 2)?.glued;
    if view.roles[at] != Role::Name || !open {
        return None;
    }
    let hyphen =
        (at + 3..at + 3 + FARTHEST).find(|&i| is_hyphen(i) && view.tokens.get(i + 1).is_some_and(|t| t.glued))?;
    let whole = [view.tokens[at], view.tokens[hyphen], view.tokens[hyphen + 1]];
    let known = view.names.known.get(&whole)?;
    let mut points = Points::default();
    for sense in known.senses.iter().filter(|s| s.fits(&whole)) {
        points.add(sense.kind, 60, Reason::Known);
    }
    Some(points)
}

/// How many tokens behind the first part the second is looked for.
const FARTHEST: usize = 4;
