//! Who an article has spoken of, so that pronouns and descriptions find whom they mean.

use crate::annotation::{Annotation, Detail, Entity, EntityKind, Gender, SourceKind};
use crate::grammar::nouns::Extent;
use crate::grammar::{Phrase, Reading};
use crate::pack::speech::{Describable, StandsFor, class};
use crate::text::Span;
use crate::text::strings::lower;

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
    /// Whether it is surely somebody, not a thing that a noun unknown to the pack means.
    pub someone: bool,
}

impl Referent {
    /// Nobody in particular; `words` say so.
    pub fn nobody(words: String) -> Self {
        Self {
            kind: SourceKind::None,
            name: words,
            entity: None,
            of: None,
            gender: None,
            plural: false,
            noun: None,
            someone: false,
        }
    }

    /// Whether both are the same source.
    pub fn same(&self, other: &Self) -> bool {
        match (self.entity, other.entity) {
            (Some(a), Some(b)) => a == b,
            (None, None) => {
                let alike = self.kind == other.kind && self.name.len() == other.name.len();
                alike && lower(&self.name) == lower(&other.name)
            }
            (Some(_), None) | (None, Some(_)) => false,
        }
    }

    /// Whether it is one person.
    pub fn is_person(&self) -> bool {
        match self.kind {
            SourceKind::Person => true,
            SourceKind::Unnamed => !self.plural && self.someone,
            SourceKind::Organisation | SourceKind::Place | SourceKind::Document | SourceKind::None => false,
        }
    }

    /// Whether a pronoun can mean it; `surely` where only what is known to fit does.
    fn fits(&self, pronoun: StandsFor, surely: bool) -> bool {
        let gender =
            |wanted: Gender| if surely { self.gender == Some(wanted) } else { self.gender.is_none_or(|g| g == wanted) };
        let institution = matches!(self.kind, SourceKind::Organisation | SourceKind::Place);
        // A country can be `they`, but is seldom surely meant.
        let several = self.plural || institution && !(surely && self.kind == SourceKind::Place);
        match pronoun {
            StandsFor::Male => self.is_person() && gender(Gender::Male),
            StandsFor::Female => self.is_person() && gender(Gender::Female),
            StandsFor::FemaleOrSeveral => (self.is_person() && gender(Gender::Female)) || several,
            StandsFor::Several => several || (!surely && self.kind == SourceKind::Unnamed && !self.someone),
            StandsFor::Person => self.is_person(),
            StandsFor::Thing => {
                let thing = self.kind == SourceKind::Unnamed && !self.someone && !self.plural;
                let body = matches!(self.kind, SourceKind::Organisation | SourceKind::Document);
                body || !surely && (thing || self.kind == SourceKind::Place)
            }
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
            gender: found.gender,
            plural: found.plural,
            someone: true,
            ..Referent::nobody(String::new())
        })
    }

    /// The kind of an entity.
    pub fn kind(&self, entity: usize) -> Option<EntityKind> {
        self.entities.get(entity).map(|e| e.kind)
    }
}

/// What an article has spoken of so far.
pub(super) struct Discourse<'a> {
    pub reading: &'a Reading<'a>,
    pub mentions: &'a Mentions<'a>,
    /// Who was named, was subject or spoke, the latest last.
    recent: Vec<Known>,
    /// Who spoke last, and at which token.
    last: Option<(Referent, usize)>,
    /// The nouns that stood beside each entity's name, in lower case.
    nouns: Vec<Vec<String>>,
    next_sentence: usize,
    /// Who is asked in an interview: the person whose words a paragraph without a cue was last.
    pub asked: Option<Referent>,
    /// Whose direct quote is being read: nobody calls himself `the chairman` or `he`.
    pub speaking: Option<usize>,
}

/// Somebody spoken of.
struct Known {
    referent: Referent,
    /// The token where that was last.
    at: usize,
    /// Its block and sentence.
    place: (usize, usize),
    /// How much the article is about them there: what a sentence adds fades with the next (Lappin and Leass,
    /// "An Algorithm for Pronominal Anaphora Resolution", 1994).
    salience: u32,
    /// Whether that was inside a quotation.
    quoted: bool,
    /// Whether it was the subject, or spoke.
    subject: bool,
}

impl Known {
    /// How much the article is still about them in a sentence of a block; a new paragraph counts as one sentence more.
    fn salience_in(&self, (block, sentence): (usize, usize)) -> u32 {
        let ago = block.saturating_sub(self.place.0) + sentence.saturating_sub(self.place.1);
        (self.salience >> (2 * ago.min(8))).max(1)
    }
}

/// How many of those who were spoken of last a pronoun can mean.
const MEMORY: usize = 32;

/// What being named, being the subject and speaking add to the salience of somebody.
const NAMED: u32 = 700;
const SUBJECT: u32 = 1280;
const SPOKE: u32 = 1280;

impl<'a> Discourse<'a> {
    pub fn new(reading: &'a Reading<'a>, mentions: &'a Mentions<'a>) -> Self {
        Self {
            reading,
            mentions,
            recent: Vec::new(),
            last: None,
            nouns: vec![Vec::new(); mentions.entities.len()],
            next_sentence: 0,
            asked: None,
            speaking: None,
        }
    }

    /// Reads on through the sentences that end before a byte, remembering who is named in them and their subjects.
    pub fn read_to(&mut self, byte: u32) {
        while let Some(sentence) = self.reading.document.sentences().get(self.next_sentence) {
            if sentence.span.end > byte {
                break;
            }
            self.remember_sentence(self.next_sentence);
            self.next_sentence += 1;
        }
    }

    fn remember_sentence(&mut self, index: usize) {
        let Some(sentence) = self.reading.document.sentences().get(index) else { return };
        let mentions = self.mentions;
        for &(span, entity) in mentions.inside(sentence.span) {
            self.note_nouns(span, entity);
            if let Some(referent) = mentions.referent(entity) {
                self.remember(referent, self.reading.document.token_at(span.start), NAMED);
            }
        }
        let Some(phrase) = self.reading.first_subject(index) else { return };
        let at = phrase.core.start;
        let referent = if phrase.pronoun {
            let stands_for = self.reading.token(at).and_then(|t| self.reading.speech.stands_for(t));
            stands_for.and_then(|s| self.pronoun(s, at))
        } else {
            speaker::describe(self.reading, self, &phrase)
        };
        if let Some(referent) = referent {
            // `Haar moeder huilde. "…", zegt ze.`: the article is about the one whose mother it is.
            let possessed = referent.entity.is_none() && self.reading.is(at, class::POSSESSIVE) && !phrase.pronoun;
            self.remember(referent, at, if possessed { NAMED / 4 } else { SUBJECT });
        }
    }

    /// Remembers the nouns that describe a name: `persbureau Bloomberg`, `Anna Smit, voorzitter van …`.
    fn note_nouns(&mut self, span: Span, entity: usize) {
        let reading = self.reading;
        let tokens = reading.document.tokens_in(span);
        let sentence = reading.sentence(tokens.start);
        let mut found = Vec::new();
        if let Some(before) = tokens.start.checked_sub(1).filter(|&b| b >= sentence.start) {
            let comma = reading.is_mark(before, ',') && before > sentence.start;
            let noun = if comma { before - 1 } else { before };
            if reading.is_word(noun)
                && reading.name(noun).is_none()
                && reading.speech.describes(reading.word(noun)).is_some()
            {
                found.push(lower(reading.word(noun)));
            }
        }
        if reading.is_mark(tokens.end, ',')
            && let Some(phrase) = reading.phrase(tokens.end + 1, sentence.end, Extent::Core)
            && reading.speech.describes(reading.word(phrase.head)).is_some()
        {
            found.push(lower(reading.word(phrase.head)));
        }
        let Some(nouns) = self.nouns.get_mut(entity) else { return };
        found.retain(|noun| !nouns.contains(noun));
        nouns.extend(found);
    }

    /// Whether the article has called an entity this, by a noun beside its name or as a role.
    pub fn is_called(&self, entity: usize, noun: &str) -> bool {
        let ends = |known: &str| known == noun || known.ends_with(noun) || noun.ends_with(known) && known.len() > 3;
        let beside = self.nouns.get(entity).is_some_and(|nouns| nouns.iter().any(|known| ends(known)));
        let roles = self.mentions.entities.get(entity).map(|e| e.roles.as_slice()).unwrap_or_default();
        beside
            || roles.iter().any(|role| {
                let role = lower(role);
                let mut words = role.split(|c: char| !c.is_alphanumeric() && c != '-');
                words.any(|word| word == noun || word.rsplit('-').next() == Some(noun))
            })
    }

    /// Whether the article has called an entity something, and not this.
    pub fn is_called_otherwise(&self, entity: usize, noun: &str) -> bool {
        self.nouns.get(entity).is_some_and(|nouns| !nouns.is_empty()) && !self.is_called(entity, noun)
    }

    /// The organisation that spoke or was spoken of last in the block of a token.
    pub fn body_near(&self, at: usize) -> Option<Referent> {
        let block = self.reading.block(at);
        let here = self.recent.iter().rev().take_while(|k| self.reading.block(k.at) == block);
        here.map(|k| &k.referent).find(|r| r.kind == SourceKind::Organisation).cloned()
    }

    /// Notes who spoke, and whether that was inside somebody's quote.
    pub fn spoke(&mut self, referent: Referent, byte: u32, inside: bool) {
        let at = self.reading.document.token_at(byte);
        if referent.kind != SourceKind::None {
            self.remember(referent.clone(), at, SPOKE);
            // Whom a quote quotes does not speak on after it.
            if !inside {
                self.last = Some((referent, at));
            }
        }
    }

    fn remember(&mut self, mut referent: Referent, at: usize, weight: u32) {
        let place = (self.reading.block(at), self.reading.document.sentence_of(at));
        let mut salience = weight;
        if let Some(known) = self.recent.iter().position(|k| k.referent.same(&referent)) {
            let known = self.recent.remove(known);
            salience += known.salience_in(place);
            referent.noun = referent.noun.or(known.referent.noun);
            referent.gender = referent.gender.or(known.referent.gender);
        }
        let quoted = self.reading.quotation_around(at).is_some();
        self.recent.push(Known { referent, at, place, salience, quoted, subject: weight > NAMED });
        if self.recent.len() > MEMORY {
            self.recent.remove(0);
        }
    }

    /// Those spoken of, the latest first.
    pub fn recent(&self) -> impl Iterator<Item = &Referent> {
        self.known().map(|k| &k.referent)
    }

    fn known(&self) -> impl Iterator<Item = &Known> {
        self.recent.iter().rev().filter(|k| k.referent.entity.is_none() || k.referent.entity != self.speaking)
    }

    /// Whom a pronoun means: of those who fit the one whom the article is most about, who surely fits before who may.
    pub fn pronoun(&self, pronoun: StandsFor, at: usize) -> Option<Referent> {
        let pronoun = match pronoun {
            // Where one word is for a woman and for several, the verb beside it tells: `zegt ze`, `ze zeggen`.
            StandsFor::FemaleOrSeveral => match self.verb_beside(at) {
                Some(true) => StandsFor::Several,
                Some(false) => {
                    let woman = self.whom(StandsFor::Female, at);
                    return woman.or_else(|| self.whom(StandsFor::FemaleOrSeveral, at));
                }
                None => pronoun,
            },
            StandsFor::Male | StandsFor::Female | StandsFor::Several | StandsFor::Person | StandsFor::Thing => pronoun,
            StandsFor::Speaker | StandsFor::Addressee | StandsFor::Nobody => pronoun,
        };
        self.whom(pronoun, at)
    }

    /// Whether the verb of speech beside a token has a subject that is several; none where there is no such verb.
    fn verb_beside(&self, at: usize) -> Option<bool> {
        let verb = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().find(|&i| {
            self.reading.name(i).is_none() && (self.reading.finite_cue(i) || self.reading.is(i, class::VERB))
        })?;
        let endings = &self.reading.speech.order.plural_verb_endings;
        let plural = || endings.iter().any(|e| self.reading.word(verb).ends_with(e.as_str()));
        (!endings.is_empty()).then(plural)
    }

    fn whom(&self, pronoun: StandsFor, at: usize) -> Option<Referent> {
        let start = self.reading.span(self.reading.sentence(at).start..at);
        let named = self.mentions.inside(start).iter().rev().filter_map(|&(_, e)| self.mentions.referent(e));
        if let Some(found) = named.into_iter().find(|r| r.is_person() && r.fits(pronoun, true)) {
            return Some(found);
        }
        let fit = |r: &Referent| match (r.fits(pronoun, true), r.fits(pronoun, false)) {
            (true, _) => 4,
            (false, true) if r.someone => 2,
            (false, true) => 1,
            (false, false) => 0,
        };
        let mut found = self.foremost(at, fit)?.clone();
        // `she` tells what a name did not.
        found.gender = found.gender.or(match pronoun {
            StandsFor::Male => Some(Gender::Male),
            StandsFor::Female => Some(Gender::Female),
            StandsFor::FemaleOrSeveral | StandsFor::Several | StandsFor::Person | StandsFor::Thing => None,
            StandsFor::Speaker | StandsFor::Addressee | StandsFor::Nobody => None,
        });
        Some(found)
    }

    /// Of those spoken of the one whom the article is most about at a token, by how well each fits (0 for not at all).
    pub fn foremost(&self, at: usize, fit: impl Fn(&Referent) -> u32) -> Option<&Referent> {
        let place = (self.reading.block(at), self.reading.document.sentence_of(at));
        let quoted = self.reading.quotation_around(at).is_some();
        let mut best: Option<(u32, &Referent)> = None;
        for known in self.known() {
            // Of whom is spoken inside a quote the newsroom does not speak on.
            let score = known.salience_in(place) * fit(&known.referent) / if known.quoted && !quoted { 4 } else { 1 };
            if score > best.map_or(0, |(s, _)| s) {
                best = Some((score, &known.referent));
            }
        }
        best.map(|(_, r)| r)
    }

    /// Who speaks where no one is named: a person who was subject after the last speech, else who spoke last, else the
    /// last person named.
    pub fn carried(&self, at: usize) -> Option<Referent> {
        let block = self.reading.block(at);
        let sentence = |token: usize| self.reading.document.sentence_of(token);
        let since_last = self.last.as_ref().map(|(_, since)| sentence(*since));
        let latest = self.recent.iter().rev().find(|k| k.subject && !k.quoted).filter(|k| k.referent.is_person());
        if let Some(Known { referent, at: since, .. }) = latest
            && since_last.is_none_or(|last| sentence(*since) > last)
            && self.reading.block(*since) + 1 >= block
        {
            return Some(referent.clone());
        }
        let last = self.last.as_ref().map(|(r, _)| r.clone());
        last.or_else(|| self.recent().find(|r| r.is_person()).cloned())
    }

    /// The entities named inside a phrase.
    pub fn named(&self, phrase: &Phrase) -> &'a [(Span, usize)] {
        self.mentions.inside(self.reading.span(phrase.tokens.clone()))
    }

    /// What a noun describes.
    pub fn describes(&self, head: usize) -> Option<(Describable, bool)> {
        self.reading.speech.describes(self.reading.word(head))
    }

    /// Whether a phrase begins with a definite article or the like.
    pub fn is_definite(&self, phrase: &Phrase) -> bool {
        let glued = self.reading.name(phrase.core.start).is_some() && !phrase.named;
        self.reading.is(phrase.core.start, class::DEFINITE) || glued
    }
}
