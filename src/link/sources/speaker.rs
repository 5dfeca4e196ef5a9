//! From the words that name a speaker to who that is.

use std::ops::Range;

use super::discourse::{Discourse, Referent};
use crate::annotation::{EntityKind, SourceKind};
use crate::grammar::nouns::Extent;
use crate::grammar::{Phrase, Reading};
use crate::pack::speech::{Describable, class};
use crate::text::Span;

/// Who the words `speaker` mean.
pub(super) fn resolve(reading: &Reading<'_>, discourse: &Discourse<'_>, speaker: Span) -> Option<Referent> {
    let tokens = reading.document.tokens_in(speaker);
    let phrase = reading.phrase(tokens.start, tokens.end, Extent::Whole)?;
    if phrase.pronoun {
        let stands_for = reading.speech.stands_for(reading.token(phrase.core.start)?)?;
        return discourse.pronoun(stands_for, speaker.start);
    }
    describe(reading, discourse, &phrase)
}

/// Who a noun phrase means.
pub(super) fn describe(reading: &Reading<'_>, discourse: &Discourse<'_>, phrase: &Phrase) -> Option<Referent> {
    if let Some(found) = named(reading, discourse, phrase) {
        return Some(found);
    }
    let word = reading.word(phrase.head);
    let known = reading.speech.describes(word);
    let noun = word.to_lowercase();
    let definite = reading.is(phrase.core.start, class::DEFINITE | class::POSSESSIVE) || starts_glued(reading, phrase);
    let owner = owner(discourse, phrase);
    let described = |kind, plural| {
        let long = match kind {
            SourceKind::Unnamed => phrase.core.start..phrase.tokens.end,
            SourceKind::Person | SourceKind::Organisation | SourceKind::Place => phrase.core.clone(),
            SourceKind::Document | SourceKind::None => phrase.core.clone(),
        };
        Referent {
            kind,
            name: name(reading, long, kind),
            entity: None,
            of: owner.clone().filter(|_| kind == SourceKind::Unnamed).map(Box::new),
            gender: None,
            plural,
            noun: Some(noun.clone()),
        }
    };
    match known {
        Some((Describable::Spokesperson, plural)) => {
            let bare = phrase.tokens.len() == phrase.core.len() && owner.is_none();
            let again = definite.then(|| discourse.recent().find(|r| r.noun.as_deref() == Some(&noun))).flatten();
            match again.filter(|_| bare || owner.is_some()) {
                Some(found) if same_owner(found, owner.as_ref()) => Some(found.clone()),
                Some(_) | None => Some(described(SourceKind::Unnamed, plural)),
            }
        }
        Some((Describable::Person, plural)) => {
            if definite && !plural {
                if let Some(found) = by_role(reading, discourse, phrase, &noun) {
                    return Some(found);
                }
                let again = discourse.recent().find(|r| r.noun.as_deref() == Some(&noun));
                if let Some(found) = again.filter(|_| phrase.tokens.len() == phrase.core.len()) {
                    return Some(found.clone());
                }
            }
            Some(described(SourceKind::Unnamed, plural))
        }
        Some((Describable::Organisation, plural)) => {
            if definite
                && !plural
                && simple(reading, phrase)
                && let Some(found) = institution(discourse, &noun, SourceKind::Organisation, true)
            {
                return Some(found);
            }
            let kind = if plural && !definite { SourceKind::Unnamed } else { SourceKind::Organisation };
            Some(described(kind, plural))
        }
        Some((Describable::Institution, plural)) => {
            if definite
                && simple(reading, phrase)
                && let Some(found) = institution(discourse, &noun, SourceKind::Organisation, false)
            {
                return Some(found);
            }
            Some(described(SourceKind::Organisation, plural))
        }
        Some((Describable::Place, plural)) => {
            if definite
                && !plural
                && let Some(found) = institution(discourse, &noun, SourceKind::Place, true)
            {
                return Some(found);
            }
            Some(described(if plural { SourceKind::Unnamed } else { SourceKind::Place }, plural))
        }
        Some((Describable::Document, plural)) => Some(described(SourceKind::Document, plural)),
        Some((Describable::Nothing, _)) => None,
        None => {
            if let Some(again) = discourse.recent().find(|r| r.noun.as_deref() == Some(&noun)).filter(|_| definite) {
                return Some(again.clone());
            }
            if phrase.named {
                let kind = SourceKind::Person;
                return Some(described(kind, false));
            }
            Some(described(SourceKind::Unnamed, !phrase.determined))
        }
    }
}

/// The entity that the phrase names: its head, or the name beside it.
fn named(reading: &Reading<'_>, discourse: &Discourse<'_>, phrase: &Phrase) -> Option<Referent> {
    let inside = discourse.named(phrase);
    let at_end = |tokens: &Range<usize>| {
        let span = reading.span(tokens.clone());
        inside.iter().rev().find(|(s, _)| s.end == span.end).map(|&(_, e)| e)
    };
    let head = at_end(&phrase.core);
    let beside = phrase.apposition.as_ref().and_then(at_end);
    let person = |e: &usize| discourse.mentions.entities.get(*e).is_some_and(|e| e.kind == EntityKind::Person);
    let chosen = beside.filter(person).or(head).or(beside)?;
    let mut referent = discourse.mentions.referent(chosen)?;
    referent.noun = description(reading, phrase);
    Some(referent)
}

/// The noun that describes a name: `persbureau Bloomberg`.
fn description(reading: &Reading<'_>, phrase: &Phrase) -> Option<String> {
    let last = phrase
        .core
        .clone()
        .rev()
        .find(|&i| reading.is_word(i) && reading.name(i).is_none() && !reading.is(i, class::DETERMINER));
    last.map(|i| reading.word(i).to_lowercase())
}

/// Whether nothing but a determiner stands before the noun.
fn simple(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    let modifiers = phrase.core.clone().filter(|&i| !reading.is(i, class::DETERMINER | class::FOCUS)).count();
    modifiers == 1 && phrase.tokens.len() == phrase.core.len()
}

/// Whether a phrase begins with a name inside a compound: `AH-woordvoerder` means a certain one.
fn starts_glued(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    reading.name(phrase.core.start).is_some() && !phrase.named
}

/// The entity that a description hangs on: `van Albert Heijn`, `AH-`.
fn owner(discourse: &Discourse<'_>, phrase: &Phrase) -> Option<Referent> {
    let inside = discourse.named(phrase);
    inside
        .iter()
        .rev()
        .filter_map(|&(_, e)| discourse.mentions.referent(e))
        .find(|r| matches!(r.kind, SourceKind::Organisation | SourceKind::Place | SourceKind::Person))
}

fn same_owner(found: &Referent, owner: Option<&Referent>) -> bool {
    match (found.of.as_deref(), owner) {
        (_, None) => true,
        (Some(a), Some(b)) => a.same(b),
        (None, Some(_)) => false,
    }
}

/// The person who has the role that a phrase describes.
fn by_role(reading: &Reading<'_>, discourse: &Discourse<'_>, phrase: &Phrase, noun: &str) -> Option<Referent> {
    let owners: Vec<usize> = discourse.named(phrase).iter().map(|&(_, e)| e).collect();
    let here = reading.span(phrase.tokens.clone()).start;
    let matches = |e: &usize| {
        let Some(entity) = discourse.mentions.entities.get(*e) else { return false };
        entity.kind == EntityKind::Person
            && entity.roles.iter().any(|role| {
                let role = role.to_lowercase();
                let last = role.split(|c: char| !c.is_alphanumeric() && c != '-').next_back().unwrap_or("");
                let first = role.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or("");
                let part = last.rsplit('-').next().unwrap_or(last);
                last == noun || first == noun || (part == noun && owners.is_empty())
            })
    };
    let before = discourse.mentions.before(here).iter().rev().map(|&(_, e)| e);
    let found = before.take(60).find(matches);
    found.or_else(|| of_same_body(discourse, &owners, here)).and_then(|e| discourse.mentions.referent(e))
}

/// The person whose role names the same organisation: `NAVO-chef Rutte` … `de secretaris-generaal van de NAVO`.
fn of_same_body(discourse: &Discourse<'_>, owners: &[usize], here: u32) -> Option<usize> {
    let names: Vec<String> =
        owners.iter().filter_map(|&e| discourse.mentions.entities.get(e)).map(|e| e.name.to_lowercase()).collect();
    if names.is_empty() {
        return None;
    }
    discourse.mentions.before(here).iter().rev().take(60).map(|&(_, e)| e).find(|&e| {
        discourse.mentions.entities.get(e).is_some_and(|entity| {
            entity.kind == EntityKind::Person
                && entity.roles.iter().any(|role| names.iter().any(|n| role.to_lowercase().starts_with(n.as_str())))
        })
    })
}

/// The organisation or place that a definite noun means.
fn institution(discourse: &Discourse<'_>, noun: &str, kind: SourceKind, any: bool) -> Option<Referent> {
    let ends = |name: &str| {
        let name = name.to_lowercase();
        name.ends_with(noun) || name.split_whitespace().any(|w| w == noun)
    };
    let suits = |r: &&Referent| r.kind == kind;
    let named = discourse.recent().filter(suits).find(|r| ends(&r.name) || r.noun.as_deref() == Some(noun));
    let by_role = || {
        discourse.recent().filter(suits).find(|r| {
            let roles = r.entity.and_then(|e| discourse.mentions.entities.get(e)).map(|e| &e.roles);
            roles.is_some_and(|roles| roles.iter().any(|role| noun.ends_with(&role.to_lowercase()) || ends(role)))
        })
    };
    named.or_else(by_role).or_else(|| discourse.recent().find(|r| any && suits(r))).cloned()
}

/// The name of a source without its determiner.
fn name(reading: &Reading<'_>, tokens: Range<usize>, kind: SourceKind) -> String {
    let mut start = tokens.start;
    let article = class::DEFINITE | class::FOCUS;
    while start + 1 < tokens.end && reading.is(start, article) && reading.name(start).is_none() {
        start += 1;
    }
    let whole = if kind == SourceKind::Unnamed { tokens.start.max(start) } else { start };
    reading.document.slice(reading.span(whole..tokens.end)).to_owned()
}
