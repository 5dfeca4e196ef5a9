//! From the tagger's labels to names, with what the rules know of them.

use super::read;
use super::sight::name_end;
use crate::annotation::{Annotation, Certainty, Detail, EntityKind, Evidence, Mention};
use crate::find::entities::Signs;
use crate::pack::tagger::Tagger;
use crate::text::{Document, tokenize::TokenKind};

/// Puts the names that the tagger finds in place of those that the rules have found.
///
/// Where both agree, the rules' reason stands. Names inside a word, which the tagger does not see, stay.
pub fn names(document: &Document, tagger: &Tagger, signs: &[Signs], found: &mut Vec<Annotation>) {
    let labels = read::labels(document, tagger, signs);
    let inside_word = |a: &Annotation| document.span(document.tokens_in(a.span)) != a.span;
    let mut rules = Vec::new();
    for annotation in std::mem::take(found) {
        match annotation.detail {
            Detail::Mention(_) if !inside_word(&annotation) => rules.push(annotation),
            _ => found.push(annotation),
        }
    }
    let mut rules = rules.as_slice();
    let mut i = 0;
    while i < labels.len() {
        // `NOS Overzicht van de dag`: a caption begins after the name that it is credited to.
        let anew = |at: &usize| signs.get(*at).is_some_and(|s| s.begins_anew());
        let after = name_end(&labels, i);
        let end = (i + 1..after).find(anew).unwrap_or(after);
        if let Some(kind) = labels[i].kind() {
            // A word that the rules leave out is what somebody is, not a part of the name (`Gardener Ann Smit`).
            let left_out = |at: &usize| signs.get(*at).is_some_and(|s| s.is_left_out());
            // A sign that stands by itself begins no name (`• Adapted`); one that is glued to it may (`'t Hooft`).
            let tokens = document.tokens();
            let sign = |at: &usize| matches!(tokens[*at].kind, TokenKind::Mark(_)) && !tokens[at + 1].glued;
            let first = (i..end - 1).find(|at| !sign(at)).unwrap_or(end - 1);
            let start = match kind {
                EntityKind::Person => (first..end - 1).find(|at| !left_out(at)).unwrap_or(first),
                _ => first,
            };
            let mut span = document.span(start..end);
            while let [rule, rest @ ..] = rules
                && rule.span.start < span.start
            {
                rules = rest;
            }
            if let Some(rule) = rules.first().filter(|rule| rule.span.start == span.start && rule.span.end > span.end)
                && document.tokens_in(rule.span).skip(end - start).all(|at| document.tokens()[at].glued)
            {
                // Where a name ends in what is written as one word (`B-52s`), the rules know better.
                span = rule.span;
            }
            let mut evidence = Evidence { rule: RULE, cue: None, certainty: Certainty::Medium };
            if let Some(rule) = rules.first().filter(|rule| rule.span == span)
                && matches!(&rule.detail, Detail::Mention(mention) if mention.kind == kind)
            {
                evidence = rule.evidence;
            }
            found.push(Annotation::new(span, Detail::Mention(Mention { kind, entity: None }), evidence));
        }
        i = after;
    }
}

/// The tagger as a reason.
const RULE: &str = "name.learned";
