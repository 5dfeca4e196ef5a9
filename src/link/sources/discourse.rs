//! Who an article has spoken of, so that pronouns and descriptions find whom they mean.

use crate::annotation::{Annotation, Detail, Entity, EntityKind, Gender, SourceKind};
use crate::grammar::{Phrase, Reading};
use crate::pack::speech::StandsFor;
use crate::text::Span;

use super::speaker;

/// Somebody or something the article speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Referent {
    pub kind: SourceKind,
    pub name: String,
    pub entity: Option<usize>,
    /// Whom somebody unnamed belongs to.
    pub of: Option<Box<Referent>>,
    pub gender: Option<Gender>,
    pub plural: bool,
    /// The noun it was last described with, in lower case.
    pub noun: Option<String>,
}

impl Referent {
    /// Nobody in particular; `words` say so.
    pub fn nobody(words: String) -> Self {
        Self { kind: SourceKind::None, name: words, entity: None, of: None, gender: None, plural: false, noun: None }
    }

    /// Whether both are the same source.
    pub fn same(&self, other: &Self) -> bool {
        match (self.entity, other.entity) {
            (Some(a), Some(b)) => a == b,
            (None, None) => self.kind == other.kind && (self.name.to_lowercase() == other.name.to_lowercase()),
            (Some(_), None) | (None, Some(_)) => false,
        }
    }

    fn fits(&self, pronoun: StandsFor) -> bool {
        let person = match self.kind {
            SourceKind::Person => true,
            SourceKind::Unnamed => !self.plural,
            SourceKind::Organisation | SourceKind::Place | SourceKind::Document | SourceKind::None => false,
        };
        let institution = matches!(self.kind, SourceKind::Organisation | SourceKind::Place);
        let several = self.plural || institution;
        match pronoun {
            StandsFor::Male => person && self.gender != Some(Gender::Female),
            StandsFor::Female => person && self.gender != Some(Gender::Male),
            StandsFor::FemaleOrSeveral => (person && self.gender != Some(Gender::Male)) || several,
            StandsFor::Several => several,
            StandsFor::Person => person,
            StandsFor::Thing => institution || self.kind == SourceKind::Document,
            StandsFor::Speaker | StandsFor::Addressee | StandsFor::Nobody => false,
        }
    }
}

/// The mentions of an article, in text order.
pub(super) struct Mentions<'a> {
    all: Vec<(Span, usize)>,
    pub entities: &'a [Entity],
}

impl<'a> Mentions<'a> {
    pub fn new(annotations: &[Annotation], entities: &'a [Entity]) -> Self {
        let of = |a: &Annotation| match &a.detail {
            Detail::Mention(mention) => mention.entity.map(|e| (a.span, e)),
            Detail::Number(_) | Detail::Quantity(_) | Detail::Date(_) | Detail::Time(_) => None,
            Detail::Quote(_) | Detail::Statement(_) | Detail::ScareQuote => None,
        };
        Self { all: annotations.iter().filter_map(of).collect(), entities }
    }

    /// The mentions inside a span.
    pub fn inside(&self, span: Span) -> &[(Span, usize)] {
        let from = self.all.partition_point(|(s, _)| s.start < span.start);
        let to = self.all.partition_point(|(s, _)| s.start < span.end);
        self.all.get(from..to.max(from)).unwrap_or_default()
    }

    /// The mentions before a byte.
    pub fn before(&self, byte: u32) -> &[(Span, usize)] {
        &self.all[..self.all.partition_point(|(s, _)| s.start < byte)]
    }

    /// An entity as somebody who can speak; none for groups, events and things.
    pub fn referent(&self, entity: usize) -> Option<Referent> {
        let found = self.entities.get(entity)?;
        let kind = match found.kind {
            EntityKind::Person => SourceKind::Person,
            EntityKind::Organisation => SourceKind::Organisation,
            EntityKind::Place => SourceKind::Place,
            EntityKind::Misc => SourceKind::Document,
            EntityKind::Group | EntityKind::Event => return None,
        };
        Some(Referent {
            kind,
            name: found.name.clone(),
            entity: Some(entity),
            of: None,
            gender: found.gender,
            plural: found.plural,
            noun: None,
        })
    }
}

/// What an article has spoken of so far.
pub(super) struct Discourse<'a> {
    pub reading: &'a Reading<'a>,
    pub mentions: &'a Mentions<'a>,
    /// Who was subject or spoke, the latest last.
    recent: Vec<(Referent, usize)>,
    /// Who spoke last, and at which token.
    last: Option<(Referent, usize)>,
    next_sentence: usize,
}

/// How many of those who were spoken of last a pronoun can mean.
const MEMORY: usize = 24;

impl<'a> Discourse<'a> {
    pub fn new(reading: &'a Reading<'a>, mentions: &'a Mentions<'a>) -> Self {
        Self { reading, mentions, recent: Vec::new(), last: None, next_sentence: 0 }
    }

    /// Reads on through the sentences that end before a byte, remembering their subjects.
    pub fn read_to(&mut self, byte: u32) {
        while let Some(sentence) = self.reading.document.sentences().get(self.next_sentence) {
            if sentence.span.end > byte {
                break;
            }
            let start = sentence.tokens.start;
            if let Some(phrase) = self.reading.first_subject(self.next_sentence)
                && !phrase.pronoun
                && let Some(referent) = speaker::describe(self.reading, self, &phrase)
            {
                self.remember(referent, start);
            }
            self.next_sentence += 1;
        }
    }

    /// Notes who spoke.
    pub fn spoke(&mut self, referent: Referent, byte: u32) {
        let at = self.reading.document.token_at(byte);
        if referent.kind != SourceKind::None {
            self.remember(referent.clone(), at);
            self.last = Some((referent, at));
        }
    }

    fn remember(&mut self, referent: Referent, at: usize) {
        self.recent.retain(|(r, _)| !r.same(&referent));
        self.recent.push((referent, at));
        if self.recent.len() > MEMORY {
            self.recent.remove(0);
        }
    }

    /// Those spoken of, the latest first.
    pub fn recent(&self) -> impl Iterator<Item = &Referent> {
        self.recent.iter().rev().map(|(r, _)| r)
    }

    /// Whom a pronoun at a byte means.
    pub fn pronoun(&self, pronoun: StandsFor, byte: u32) -> Option<Referent> {
        if let Some(found) = self.recent().find(|r| r.fits(pronoun)) {
            return Some(found.clone());
        }
        let before = self.mentions.before(byte);
        before.iter().rev().take(MEMORY).filter_map(|&(_, e)| self.mentions.referent(e)).find(|r| r.fits(pronoun))
    }

    /// Who speaks where no one is named: the subject of the sentence before if that is a person, else who spoke last.
    pub fn carried(&self, at: usize) -> Option<Referent> {
        let can = |r: &Referent| r.kind == SourceKind::Person || (r.kind == SourceKind::Unnamed && !r.plural);
        let latest = self.recent.last().filter(|(r, _)| can(r));
        let block = self.reading.block(at);
        if let Some((referent, since)) = latest
            && self.reading.block(*since) == block
        {
            return Some(referent.clone());
        }
        self.last.as_ref().map(|(r, _)| r.clone())
    }

    /// The entities named inside a phrase, those of its head first.
    pub fn named(&self, phrase: &Phrase) -> Vec<(Span, usize)> {
        self.mentions.inside(self.reading.span(phrase.tokens.clone())).to_vec()
    }
}
