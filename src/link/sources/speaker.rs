//! From the words that name a speaker to who that is.

use crate::text::strings::lower;
use std::ops::Range;

use super::discourse::{Discourse, Referent};
use crate::annotation::{EntityKind, Resolved, SourceKind};
use crate::grammar::nouns::Extent;
use crate::grammar::{ChunkKind, Phrase, Reading};
use crate::pack::speech::{Describable, class};
use crate::text::Span;

/// Who the words `speaker` mean, and by what that is known.
pub(super) fn resolve(reading: &Reading<'_>, discourse: &Discourse<'_>, speaker: Span) -> Option<(Referent, Resolved)> {
    let tokens = reading.document.tokens_in(speaker);
    if reading.is(tokens.start, class::PRONOMINAL) {
        return document_before(reading, discourse, tokens.start).map(|found| (found, Resolved::Pronoun));
    }
    let mut phrase = reading.phrase(tokens.start, tokens.end, Extent::Whole)?;
    if phrase.pronoun {
        let stands_for = reading.speech.stands_for(reading.token(phrase.core.start)?)?;
        return discourse.pronoun(stands_for, tokens.start).map(|found| (found, Resolved::Pronoun));
    }
    // `one of them`
    if reading.is(phrase.head, class::OBJECT) && phrase.head > phrase.core.start {
        let stands_for = reading.speech.stands_for(reading.token(phrase.head)?)?;
        return discourse.pronoun(stands_for, tokens.start).map(|found| (found, Resolved::Pronoun));
    }
    // What the finder took into the phrase belongs to it.
    if phrase.apposition.is_none() && phrase.joined.is_empty() {
        phrase.tokens.end = phrase.tokens.end.max(tokens.end);
    }
    // `Haar reactie: "…"`: a thing of somebody's speaks for them.
    let possessive = reading.is(phrase.core.start, class::POSSESSIVE) && reading.name(phrase.core.start).is_none();
    if possessive && discourse.describes(phrase.head).is_none() && !phrase.named {
        let owner = reading.token(phrase.core.start).and_then(|t| reading.speech.stands_for(t));
        if let Some(found) = owner.and_then(|o| discourse.pronoun(o, tokens.start)) {
            return Some((found, Resolved::Pronoun));
        }
    }
    let found = describe(reading, discourse, &phrase)?;
    let name = named(reading, discourse, &phrase).is_some() || found.entity.is_none() && phrase.named;
    let how = if name { Resolved::Named } else { Resolved::Described };
    Some((found, how))
}

/// What was written that was spoken of last: `Er hangt een bordje. Daarop staat …`
fn document_before(reading: &Reading<'_>, discourse: &Discourse<'_>, at: usize) -> Option<Referent> {
    let document = |&i: &usize| {
        let small = reading.name(i).is_none() && reading.is_word(i);
        small && matches!(discourse.describes(i), Some((Describable::Document, _)))
    };
    let noun = (at.saturating_sub(80)..at).rev().find(document)?;
    let heads = |i: usize| reading.phrase(i, at, Extent::Attached).filter(|p| p.head == noun);
    describe(reading, discourse, &(noun.saturating_sub(3)..=noun).find_map(heads)?)
}

/// The subject of the sentence that a part of a quote stands in, where it is somebody named or described: `X blamed “…”`.
pub(super) fn of_sentence(reading: &Reading<'_>, discourse: &Discourse<'_>, at: usize) -> Option<Referent> {
    let sentence = reading.document.sentence_of(at);
    let subject = reading.first_subject(sentence).filter(|p| !p.pronoun && p.tokens.end <= at)?;
    let opens = subject.core.start == reading.sentence(at).start;
    let passive = (subject.tokens.end..at).any(|i| reading.is(i, class::PASSIVE | class::BE));
    let found = describe(reading, discourse, &subject).filter(|_| opens && !passive)?;
    let spokesperson = matches!(discourse.describes(subject.head), Some((Describable::Spokesperson, _)));
    (found.kind == SourceKind::Person || spokesperson).then_some(found)
}

/// Who a noun phrase means.
pub(super) fn describe(reading: &Reading<'_>, discourse: &Discourse<'_>, phrase: &Phrase) -> Option<Referent> {
    if let Some(found) = named(reading, discourse, phrase) {
        return Some(found);
    }
    let word = reading.word(phrase.head);
    let noun = lower(word);
    let definite = discourse.is_definite(phrase);
    let bare = bare(reading, phrase);
    let simple = bare && phrase.tokens.len() == phrase.core.len();
    let again = || discourse.recent().find(|r| r.noun.as_deref() == Some(&noun)).cloned();
    match discourse.describes(phrase.head) {
        Some((Describable::Spokesperson, plural)) => {
            let owner = owner(discourse, phrase);
            let same = |r: &&Referent| r.noun.as_deref() == Some(&noun) && same_owner(r, owner.as_ref());
            let found = if definite { discourse.recent().find(same).cloned() } else { None };
            // A spokesman of nobody in particular speaks for the one who was spoken of last.
            let owner = owner.or_else(|| discourse.body_near(phrase.core.start));
            found.or_else(|| Some(unnamed(reading, phrase, owner, plural, true)))
        }
        Some((Describable::Person, plural)) => {
            // `one of the victims` is one person.
            let plural = plural && !reading.is(phrase.core.start, class::PARTITIVE);
            let one = definite && !plural;
            // `zijn dochter` takes up a daughter who has been named.
            let owned = !plural && reading.is(phrase.core.start, class::POSSESSIVE);
            let by_role = if one || owned { by_role(discourse, phrase, &noun) } else { None };
            let epithet = || {
                let takes_up = one
                    && (reading.speech.is_epithet(word)
                        // `the Turkish coach`
                        || has_group(reading, phrase)
                        || number_before(reading, phrase));
                let gender = reading.speech.gender(word);
                let fits = |r: &Referent| {
                    let same = r.gender.is_none() || gender.is_none() || r.gender == gender;
                    u32::from(r.kind == SourceKind::Person && same)
                };
                if takes_up { discourse.foremost(phrase.core.start, fits).cloned() } else { None }
            };
            let same = || if one && simple { again() } else { None };
            let found = by_role.or_else(epithet).or_else(same);
            found.or_else(|| Some(unnamed(reading, phrase, owner(discourse, phrase), plural, true)))
        }
        Some((Describable::Organisation, plural)) => {
            let taken_up = definite && !plural && phrase.core.clone().all(|i| reading.name(i).is_none());
            let found = if taken_up { institution(discourse, &noun, SourceKind::Organisation, bare) } else { None };
            let kind = if plural && !definite { SourceKind::Unnamed } else { SourceKind::Organisation };
            found.or_else(|| Some(described(reading, phrase, kind, plural)))
        }
        Some((Describable::Institution, plural)) => {
            let found =
                if definite && simple { institution(discourse, &noun, SourceKind::Organisation, false) } else { None };
            found.or_else(|| Some(described(reading, phrase, SourceKind::Organisation, plural)))
        }
        Some((Describable::Place, plural)) => {
            let found = if definite && !plural { institution(discourse, &noun, SourceKind::Place, true) } else { None };
            let kind = if plural { SourceKind::Unnamed } else { SourceKind::Place };
            found.or_else(|| Some(described(reading, phrase, kind, plural)))
        }
        Some((Describable::Document, plural)) => {
            let found = if definite && simple { again().filter(|r| r.kind == SourceKind::Document) } else { None };
            found.or_else(|| Some(described(reading, phrase, SourceKind::Document, plural)))
        }
        Some((Describable::Nothing, _)) => None,
        None => unknown(reading, discourse, phrase, &noun, definite),
    }
}

/// A phrase whose head the pack does not know.
fn unknown(
    reading: &Reading<'_>,
    discourse: &Discourse<'_>,
    phrase: &Phrase,
    noun: &str,
    definite: bool,
) -> Option<Referent> {
    let last_person = || discourse.recent().find(|r| r.kind == SourceKind::Person).cloned();
    // `the 23-year-old`, `de 22-jarige`
    if definite
        && number_before(reading, phrase)
        && let Some(person) = last_person()
    {
        return Some(person);
    }
    let group = reading.name(phrase.head).is_some_and(|c| c.kind == ChunkKind::Name(Some(EntityKind::Group)));
    if group {
        // `The Romanian said` takes up somebody; `Romanians said` does not.
        let plural = !definite || entity_is_plural(discourse, phrase);
        let found = if plural { None } else { last_person() };
        return found.or_else(|| Some(unnamed(reading, phrase, None, plural, true)));
    }
    let again = discourse.recent().find(|r| r.noun.as_deref() == Some(noun)).filter(|_| definite);
    if let Some(again) = again {
        return Some(again.clone());
    }
    if phrase.named {
        // A name that is known by its capitals only.
        let name = reading.name(phrase.head).map_or(phrase.core.clone(), |c| c.tokens.clone());
        let mut found = described(reading, phrase, SourceKind::Person, false);
        reading.document.slice(reading.span(name)).clone_into(&mut found.name);
        found.noun = description(reading, phrase);
        return Some(found);
    }
    Some(unnamed(reading, phrase, owner(discourse, phrase), !phrase.determined, false))
}

/// Whether a number opens the word that is the head: `22-jarige`.
fn number_before(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    phrase.core.clone().any(|i| reading.chunk(i).is_some_and(|c| c.kind == ChunkKind::Number) && reading.glued(i + 1))
}

fn entity_is_plural(discourse: &Discourse<'_>, phrase: &Phrase) -> bool {
    let last = discourse.named(phrase).last();
    let name = last.and_then(|&(_, e)| discourse.mentions.entities.get(e)).map_or("", |e| e.name.as_str());
    // A form of the plural differs from language to language; what ends as no adjective does is one.
    let endings = &discourse.reading.speech.order.people_endings;
    endings.iter().any(|e| name.ends_with(e.as_str()))
}

fn unnamed(reading: &Reading<'_>, phrase: &Phrase, of: Option<Referent>, plural: bool, someone: bool) -> Referent {
    let mut found = described(reading, phrase, SourceKind::Unnamed, plural);
    found.of = of.map(Box::new);
    found.someone = someone;
    found
}

/// Somebody or something by the words of a phrase.
fn described(reading: &Reading<'_>, phrase: &Phrase, kind: SourceKind, plural: bool) -> Referent {
    let end = if phrase.apposition.is_some() { phrase.core.end } else { phrase.tokens.end };
    let end = if phrase.joined.is_empty() { end } else { end.min(phrase.tokens.end) };
    Referent {
        kind,
        name: name(reading, phrase.core.start..end),
        plural,
        gender: reading.speech.gender(reading.word(phrase.head)),
        noun: Some(lower(reading.word(phrase.head))),
        someone: true,
        ..Referent::nobody(String::new())
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
    let person = |e: &usize| discourse.mentions.kind(*e) == Some(EntityKind::Person);
    // `Durham Hall QC`: the name of a person with what is written after it.
    let within = || {
        let core = reading.span(phrase.core.clone());
        let people = inside.iter().rev().filter(|(s, _)| core.contains(*s)).map(|&(_, e)| e);
        if phrase.named { people.into_iter().find(person) } else { None }
    };
    // `minister van Defensie Anna Smit (CD&V)`: the name of the person whom the noun describes.
    let after = || {
        let (span, entity) = *inside.iter().rev().find(|(_, e)| person(e))?;
        let tokens = reading.document.tokens_in(span);
        let ends = tokens.end >= phrase.tokens.end || reading.is_mark(tokens.end, '(');
        let hangs = tokens.start.checked_sub(1).is_none_or(|b| reading.is(b, class::PREPOSITION | class::DETERMINER));
        let described = reading.describes_somebody(phrase.head) && !phrase.named;
        (ends && !hangs && described && reading.is_word(tokens.start - 1)).then_some(entity)
    };
    let chosen = beside.filter(person).or(head).or_else(within).or_else(after).or(beside)?;
    let mut referent = discourse.mentions.referent(chosen)?;
    referent.noun = description(reading, phrase);
    // `het Amerikaanse ministerie van Defensie` says whose ministry it is.
    if head == Some(chosen) && has_group(reading, phrase) && referent.kind == SourceKind::Organisation {
        referent.name = name(reading, phrase.core.clone());
    }
    Some(referent)
}

/// The noun that describes a name: `persbureau Bloomberg`.
fn description(reading: &Reading<'_>, phrase: &Phrase) -> Option<String> {
    let word = |&i: &usize| reading.is_word(i) && reading.name(i).is_none() && !reading.is(i, class::DETERMINER);
    phrase.core.clone().rev().find(word).map(|i| lower(reading.word(i)))
}

/// Whether nothing but a determiner stands before the noun.
fn bare(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    phrase.core.clone().filter(|&i| !reading.is(i, class::DETERMINER | class::FOCUS)).count() == 1
}

/// Whether an adjective of nationality stands before the noun.
fn has_group(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    let group = |i: usize| reading.name(i).is_some_and(|c| c.kind == ChunkKind::Name(Some(EntityKind::Group)));
    phrase.core.clone().any(|i| group(i) && i != phrase.head)
}

/// The entity that a description hangs on: `van Albert Heijn`, `AH-`.
fn owner(discourse: &Discourse<'_>, phrase: &Phrase) -> Option<Referent> {
    let speaks = |r: &Referent| matches!(r.kind, SourceKind::Organisation | SourceKind::Place | SourceKind::Person);
    discourse.named(phrase).iter().rev().filter_map(|&(_, e)| discourse.mentions.referent(e)).find(speaks)
}

fn same_owner(found: &Referent, owner: Option<&Referent>) -> bool {
    match (found.of.as_deref(), owner) {
        (_, None) => true,
        (Some(a), Some(b)) => a.same(b),
        (None, Some(_)) => false,
    }
}

/// The person who has the role that a phrase describes.
fn by_role(discourse: &Discourse<'_>, phrase: &Phrase, noun: &str) -> Option<Referent> {
    let owners: Vec<usize> = discourse.named(phrase).iter().map(|&(_, e)| e).collect();
    let people = || discourse.recent().filter(|r| r.kind == SourceKind::Person && r.entity.is_some());
    let called = |r: &&Referent| r.entity.is_some_and(|e| discourse.is_called(e, noun));
    let of_owner = |r: &&Referent| r.entity.is_some_and(|e| hangs_on(discourse, e, &owners));
    // Where the phrase names a body, the role must be of that body or of none.
    let both = people().filter(called).find(|r| owners.is_empty() || of_owner(r));
    let of_body = || people().find(of_owner);
    let only = || people().find(called);
    both.or_else(of_body).or_else(only).cloned()
}

/// Whether a role of a person names one of these entities: `NAVO-chef Rutte` … `de secretaris-generaal van de NAVO`.
fn hangs_on(discourse: &Discourse<'_>, person: usize, owners: &[usize]) -> bool {
    let roles = discourse.mentions.entities.get(person).map(|e| e.roles.as_slice()).unwrap_or_default();
    owners.iter().filter(|&&o| o != person).filter_map(|&o| discourse.mentions.entities.get(o)).any(|owner| {
        let name = lower(&owner.name);
        roles.iter().any(|role| lower(role).contains(&name))
    })
}

/// The organisation or place that a definite noun means.
fn institution(discourse: &Discourse<'_>, noun: &str, kind: SourceKind, any: bool) -> Option<Referent> {
    let ends = |name: &str| {
        let name = lower(name);
        name.ends_with(noun) || name.split_whitespace().any(|w| w == noun)
    };
    let all = || discourse.recent().filter(|r| r.kind == kind);
    let named = all().find(|r| ends(&r.name) || r.noun.as_deref() == Some(noun));
    let called = || all().find(|r| r.entity.is_some_and(|e| discourse.is_called(e, noun)));
    // One that has been called something else is less likely meant.
    let other = |r: &&Referent| r.entity.is_some_and(|e| discourse.is_called_otherwise(e, noun));
    let latest =
        || all().find(|r| any && r.entity.is_some() && !other(r)).or_else(|| all().find(|r| any && r.entity.is_some()));
    let mut found = named.or_else(called).or_else(latest).cloned()?;
    found.noun = Some(noun.to_owned());
    Some(found)
}

/// The name of a source without its article.
fn name(reading: &Reading<'_>, tokens: Range<usize>) -> String {
    let mut start = tokens.start;
    let article = class::DEFINITE | class::INDEFINITE | class::FOCUS;
    while start + 1 < tokens.end
        && reading.token(start).is_some_and(|t| reading.speech.is(t, article))
        && reading.name(start).is_none()
    {
        start += 1;
    }
    reading.document.slice(reading.span(start..tokens.end)).to_owned()
}
