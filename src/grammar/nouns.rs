//! Noun phrases: `de minister van Defensie`, `CNV en FNV`, `Anna Smit, voorzitter van de club`.

use std::ops::Range;

use super::clause::Finite;
use super::{ChunkKind, Reading};
use crate::annotation::EntityKind;
use crate::pack::speech::class;
use crate::text::Case;

/// A noun phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// With everything that belongs to it.
    pub tokens: Range<usize>,
    /// From its determiner to its head.
    pub core: Range<usize>,
    /// The last token of its head.
    pub head: usize,
    /// Whether the head is a name.
    pub named: bool,
    /// Whether it is a pronoun.
    pub pronoun: bool,
    /// Whether it has a determiner.
    pub determined: bool,
    /// The noun phrase beside it that says the same in other words.
    pub apposition: Option<Range<usize>>,
    /// The cores of what is joined to it by `and`.
    pub joined: Vec<Range<usize>>,
}

/// How much is taken into a noun phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Determiner, adjectives, noun and name.
    Core,
    /// With what belongs to the noun by a preposition.
    Attached,
    /// With appositions and what is joined to it.
    Whole,
}

impl Reading<'_> {
    /// The noun phrase that begins at a token and ends before `limit`.
    pub fn phrase(&self, at: usize, limit: usize, extent: Extent) -> Option<Phrase> {
        let limit = limit.min(at + super::REACH);
        let mut phrase = self.core(at, limit)?;
        if extent == Extent::Core {
            return Some(phrase);
        }
        self.attach(&mut phrase, limit);
        if extent == Extent::Attached {
            return Some(phrase);
        }
        self.parenthesis(&mut phrase, limit);
        self.apposition(&mut phrase, limit);
        self.join(&mut phrase, limit);
        Some(phrase)
    }

    /// Determiner, numeral, adjectives, noun, name.
    fn core(&self, at: usize, limit: usize) -> Option<Phrase> {
        let mut i = at;
        if i >= limit {
            return None;
        }
        let single = |pronoun| Phrase {
            tokens: at..at + 1,
            core: at..at + 1,
            head: at,
            named: false,
            pronoun,
            determined: true,
            apposition: None,
            joined: Vec::new(),
        };
        let determiner_too = self.is(i, class::DETERMINER) && i + 1 < limit && self.nominal(i + 1);
        if self.is(i, class::SUBJECT | class::OBJECT) && !determiner_too {
            return Some(single(true));
        }
        while i < limit && self.is(i, class::FOCUS) {
            i += 1;
        }
        let mut determined = false;
        while i < limit && self.is(i, class::DETERMINER) && self.name(i).is_none() {
            determined = true;
            i += 1;
        }
        let mut head: Option<usize> = None;
        let mut named = false;
        // `one of them`
        if determined && self.is(i - 1, class::PARTITIVE) && self.is(i, class::OBJECT) && i < limit {
            return Some(Phrase { tokens: at..i + 1, core: at..i + 1, head: i, ..single(false) });
        }
        while i < limit {
            // `no further move`, `the then president`
            if head.is_none() && determined && self.speech.order.noun_strings && self.is(i, class::ADVERB) {
                let adjective = self.chunk(i).is_none() && i + 1 < limit && self.nominal(i + 1);
                if adjective && !self.is(i, class::PREPOSITION | class::NEGATION) {
                    i += 1;
                    continue;
                }
            }
            // `Mr. Hofer`, `Sen. Patrick Keane`
            let short = head.is_some() && self.is_mark(i, '.') && self.glued(i) && self.word(i - 1).len() < 6;
            if short && self.token(i - 1).is_some_and(|t| t.is_capitalised()) && i + 1 < limit {
                let person = |k: ChunkKind| matches!(k, ChunkKind::Name(Some(EntityKind::Person) | None));
                if self.chunk(i + 1).is_some_and(|c| person(c.kind)) {
                    i += 1;
                    continue;
                }
            }
            // `kolonel buiten dienst Jan Smit`
            if head.is_some() && self.is(i, class::FOCUS) && self.chunk(i).is_none() {
                let next = (i..limit).find(|&k| !self.is(k, class::FOCUS)).unwrap_or(limit);
                if next < limit && self.name(next).is_some() {
                    i = next;
                    continue;
                }
            }
            if let Some(chunk) = self.chunk(i) {
                match chunk.kind {
                    ChunkKind::Name(kind) => {
                        // `Outside the court Moriarty said`: the noun is no title of a person.
                        let person = matches!(kind, Some(EntityKind::Person) | None);
                        let thing = |h: usize| self.name(h).is_none() && !self.describes_person(h);
                        if person && head.is_some_and(|h| thing(h) && self.describes_somebody(h)) && determined {
                            break;
                        }
                        let end = chunk.tokens.end.min(limit).max(i + 1);
                        // `de Franse minister`: an adjective of nationality stands before its noun.
                        let adjective = kind == Some(EntityKind::Group) && end < limit && self.is_small_noun(end);
                        i = end;
                        named = !adjective;
                        head = (!adjective).then_some(i - 1);
                        // `NAVO-chef`, `Kremlinwoordvoerder`: the word goes on after the name.
                        while i < limit && self.glued(i) && (self.is_word(i) || self.is_mark(i, '-')) {
                            if self.is(i, class::GENITIVE) {
                                break;
                            }
                            // `Terlouw-Bosch` is still a name.
                            named &= self.is_mark(i, '-') || self.token(i).is_some_and(|t| t.is_capitalised());
                            i += 1;
                            head = Some(i - 1);
                        }
                        continue;
                    }
                    ChunkKind::Number if head.is_none() => {
                        i = chunk.tokens.end.min(limit).max(i + 1);
                        determined = true;
                        // `the 36-year-old`, `de helft`
                        head = None;
                        if i >= limit || !self.nominal(i) {
                            return (i > at).then(|| Phrase {
                                tokens: at..i,
                                core: at..i,
                                head: i - 1,
                                ..single(false)
                            });
                        }
                        continue;
                    }
                    ChunkKind::Number | ChunkKind::Time => break,
                }
            }
            if self.is(i, class::GENITIVE) && head.is_some() && self.glued(i) {
                // `Ford's chief`: what was the head is now a determiner; `collega's zeggen`: it is a plural.
                i += 1;
                if i >= limit || !self.nominal(i) {
                    break;
                }
                determined = true;
                head = None;
                named = false;
                continue;
            }
            if (self.is_mark(i, '-') || self.is_mark(i, '–')) && self.glued(i) && self.glued(i + 1) && i + 1 < limit {
                i += 2;
                head = Some(i - 1);
                continue;
            }
            // In `the ransom note gives` the verb is the next word.
            let noun = self.speech.order.noun_strings && head.is_some() && self.finite(i + 1) >= Finite::Surely;
            let noun = noun && self.finite_cue(i) && self.speech.is_infinitive(self.token(i));
            if !self.nominal(i) && !noun {
                break;
            }
            let lower = self.token(i).is_some_and(|t| t.case == Case::Lower || t.case == Case::None);
            // `Wolves sacked`: after a noun a word with the ending of a verb is one.
            if lower && head.is_some() && self.finite(i) != Finite::No && !noun {
                break;
            }
            if lower && head.is_some_and(|h| !self.is_field(h, i)) && !self.speech.order.noun_strings {
                break;
            }
            if lower && head.is_some() && named && self.speech.order.noun_strings && !self.describes_person(i) {
                // `Smith yesterday`, but `NATO chief`.
                let known = self.speech.describes(self.word(i)).is_some();
                if !known {
                    break;
                }
            }
            named = false;
            let adjective = !self.speech.order.noun_strings
                && (lower || i == self.sentence(i).start)
                && i + 1 < limit
                && self.looks_like_adjective(i)
                && (self.name(i + 1).is_some() || (self.nominal(i + 1) && self.chunk(i + 1).is_none()));
            i += 1;
            head = if adjective { None } else { Some(i - 1) };
            if adjective && i >= limit {
                head = Some(i - 1);
            }
        }
        let head = match head {
            Some(head) => head,
            // `one of the victims`, `the accused`: a determiner alone can stand where a phrase goes on.
            None if i > at && (determined || self.nominal(i - 1)) && self.is(i, class::ATTACHING) => i - 1,
            None if i > at && self.nominal(i - 1) => i - 1,
            // `another said`, `die zegt`
            None if i > at && self.is(i - 1, class::QUANTIFIER | class::INDEFINITE) && self.finite(i) != Finite::No => {
                i - 1
            }
            None if i > at && self.is(i - 1, class::QUANTIFIER) => i - 1,
            None => return None,
        };
        Some(Phrase { tokens: at..i, core: at..i, head, named, determined, ..single(false) })
    }

    /// `of the palace`, `van de politie`.
    fn attach(&self, phrase: &mut Phrase, limit: usize) {
        if phrase.pronoun {
            return;
        }
        for _ in 0..4 {
            let i = phrase.tokens.end;
            if i >= limit || !self.is(i, class::ATTACHING) {
                return;
            }
            // What attaches may be several words: `people familiar with the talks`.
            let at = (i + 1..limit).find(|&k| !self.is(k, class::ATTACHING)).unwrap_or(limit);
            let Some(inner) = self.core(at, limit) else { return };
            if inner.pronoun && !self.is(at, class::OBJECT) {
                return;
            }
            phrase.tokens.end = inner.tokens.end;
        }
    }

    /// `(NHC)`.
    fn parenthesis(&self, phrase: &mut Phrase, limit: usize) {
        let i = phrase.tokens.end;
        if i < limit && self.is_mark(i, '(') {
            let close = (i + 1..limit.min(i + 12)).find(|&k| self.is_mark(k, ')'));
            if let Some(close) = close {
                phrase.tokens.end = close + 1;
            }
        }
    }

    /// `, a spokesman for the fire service,`.
    fn apposition(&self, phrase: &mut Phrase, limit: usize) {
        let i = phrase.tokens.end;
        if phrase.pronoun || i + 1 >= limit || !self.is_mark(i, ',') {
            return;
        }
        let Some(mut inner) = self.core(i + 1, limit) else { return };
        if inner.pronoun || inner.named && phrase.named && !self.describes_person(phrase.head) {
            return;
        }
        self.attach(&mut inner, limit);
        self.parenthesis(&mut inner, limit);
        // An apposition may hold a few words more (`chief executive since May`), up to the comma that ends it.
        let end = inner.tokens.end;
        let closes = end >= limit
            || [',', '.', ';', ':', '!', '?', '–', '—', ')'].iter().any(|&c| self.is_mark(end, c))
            || self.quotation_from(end).is_some();
        if closes {
            phrase.apposition = Some(inner.core.clone());
            phrase.tokens.end = end;
        }
    }

    /// `CNV en FNV`.
    fn join(&self, phrase: &mut Phrase, limit: usize) {
        for _ in 0..6 {
            let comma = self.is_mark(phrase.tokens.end, ',');
            let and = phrase.tokens.end < limit && self.is(phrase.tokens.end, class::COORDINATOR);
            if !comma && !and {
                return;
            }
            let i = phrase.tokens.end + 1;
            let named = phrase.named || self.name(phrase.core.start).is_some();
            let alike = self.name(i).is_some() == (named || self.name(phrase.tokens.end - 1).is_some())
                || self.is(i, class::DETERMINER);
            if i >= limit || !alike || self.is(i, class::SUBJECT) {
                return;
            }
            let Some(mut inner) = self.core(i, limit) else { return };
            if inner.pronoun {
                return;
            }
            self.attach(&mut inner, limit);
            if comma && !(self.is(inner.tokens.end, class::COORDINATOR) && inner.named) {
                return;
            }
            phrase.tokens.end = inner.tokens.end;
            phrase.joined.push(inner.core);
        }
    }

    /// The noun phrase that ends right before `end` and begins at or after `from`; the longest there is.
    pub fn phrase_to(&self, end: usize, from: usize, extent: Extent) -> Option<Phrase> {
        let from = from.max(end.saturating_sub(24));
        (from..end).find_map(|at| {
            // A phrase does not begin inside a name or after its own determiner.
            if self.name(at).is_some_and(|c| c.tokens.start < at) {
                return None;
            }
            self.phrase(at, end, extent).filter(|p| p.tokens.end == end)
        })
    }

    /// Whether a token can be part of a noun phrase.
    pub fn nominal(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if self.name(at).is_some() {
            return true;
        }
        if !token.is_word() || self.is_time(at) {
            return token.kind == crate::text::TokenKind::Number
                && self.chunk(at).is_none_or(|c| c.kind == ChunkKind::Number);
        }
        const NEVER: u64 = class::PREPOSITION
            | class::COORDINATOR
            | class::OPENS_CLAUSE
            | class::TO
            | class::PURPOSE
            | class::VERB
            | class::ADVERB
            | class::NEGATION
            | class::REFLEXIVE
            | class::SUBJECT
            | class::OBJECT
            | class::DETERMINER
            | class::GOING_ON
            | class::HEDGE;
        !self.is(at, NEVER) && !self.finite_cue(at)
    }

    /// Whether a noun after that of a person says of what: `hoogleraar bestuurskunde Anna Smit`.
    fn is_field(&self, head: usize, at: usize) -> bool {
        let person = |c: &super::Chunk| c.kind == ChunkKind::Name(Some(EntityKind::Person));
        self.describes_person(head) && self.name(at + 1).is_some_and(person)
    }

    /// Whether a word looks like an adjective that stands before its noun.
    fn looks_like_adjective(&self, at: usize) -> bool {
        let word = self.word(at);
        let order = &self.speech.order;
        let ends = |endings: &[String]| endings.iter().any(|e| word.len() >= e.len() && word.ends_with(e.as_str()));
        let hyphen = self.is_mark(at + 1, '-') && self.glued(at + 1);
        !hyphen && self.speech.describes(word).is_none() && ends(&order.adjective_endings) && !ends(&order.noun_endings)
    }

    /// Whether a noun without a capital begins at a token.
    fn is_small_noun(&self, at: usize) -> bool {
        self.chunk(at).is_none()
            && self.nominal(at)
            && !self.glued(at)
            && self.token(at).is_some_and(|t| t.is_word() && !t.is_capitalised())
            && self.finite(at) == Finite::No
    }

    /// Whether a phrase in a headline is somebody who can speak.
    pub fn speaks(&self, phrase: &Phrase) -> bool {
        use crate::pack::speech::Describable::{Document, Institution, Organisation, Person, Spokesperson};
        if !phrase.named {
            let described = self.speech.describes(self.word(phrase.head)).map(|(d, _)| d);
            return matches!(described, Some(Person | Spokesperson | Organisation | Institution | Document));
        }
        match self.name(phrase.head).map(|c| c.kind) {
            Some(ChunkKind::Name(Some(kind))) => {
                matches!(kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Place)
            }
            Some(_) | None => true,
        }
    }

    /// Whether a noun means somebody or something that speaks or listens.
    pub fn describes_somebody(&self, at: usize) -> bool {
        self.speech.describes(self.word(at)).is_some_and(|(d, _)| d != crate::pack::speech::Describable::Nothing)
    }

    pub(super) fn describes_person(&self, at: usize) -> bool {
        use crate::pack::speech::Describable::{Person, Spokesperson};
        matches!(self.speech.describes(self.word(at)), Some((Person | Spokesperson, _)))
    }
}
