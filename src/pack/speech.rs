//! Quotation marks, cues of speech, hedges and small words, as the finders use them.

use crate::text::strings::{cut, lower};
use std::sync::Arc;

use super::phrases::{Match, Phrases};
use super::schema::{self, speech};
use crate::text::{Token, hash};

pub use super::schema::speech::{Class, Describable, StandsFor, Takes};
use crate::annotation::{Act, Gender, Stance};

/// What a word may be, as bits: a word may be several things.
pub mod class {
    macro_rules! bits {
        ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => { $($(#[$doc])* pub const $name: u64 = 1 << $bit;)* };
    }
    bits! {
        DEFINITE = 0;
        INDEFINITE = 1;
        POSSESSIVE = 2;
        QUANTIFIER = 3;
        PREPOSITION = 4;
        ATTACHING = 5;
        ADDRESSING = 6;
        AGENT = 7;
        COORDINATOR = 8;
        SUBORDINATOR = 9;
        THAT = 10;
        WHETHER = 11;
        RELATIVE = 12;
        QUESTION = 13;
        TO = 14;
        PURPOSE = 15;
        PERFECT = 16;
        PASSIVE = 17;
        MODAL = 18;
        FINITE = 19;
        INFINITE = 20;
        ADVERB = 21;
        FOCUS = 22;
        NEGATION = 23;
        REFLEXIVE = 24;
        TIME = 25;
        POINTING = 26;
        /// A pronoun as subject.
        SUBJECT = 27;
        /// A pronoun in another place.
        OBJECT = 28;
        AFTER_APOSTROPHE = 29;
        EVIDENTIAL = 30;
        HEDGE = 31;
        GOING_ON = 32;
        NAMING = 33;
        WORK = 34;
        WORDING = 35;
        PARTICLE = 36;
        GENITIVE = 37;
        CONTENT = 38;
        BE = 39;
        ASIDE = 40;
        SO = 41;
        /// A preposition that is also the tail of a verb.
        TAIL = 42;
        PRONOMINAL = 43;
        UNREAL = 44;
        USING = 45;
        CONDITIONAL = 46;
        PARTITIVE = 47;
    }
    /// Words that open a noun phrase.
    pub const DETERMINER: u64 = DEFINITE | INDEFINITE | POSSESSIVE | QUANTIFIER;
    /// Finite verbs that are known as such.
    pub const VERB: u64 = PERFECT | PASSIVE | MODAL | FINITE | EVIDENTIAL | BE;
    /// Words that open a clause.
    pub const OPENS_CLAUSE: u64 = SUBORDINATOR | THAT | WHETHER | RELATIVE | QUESTION;
}

/// Quotation marks, cues of speech, hedges and small words of a language.
#[derive(Debug)]
pub struct Speech {
    /// How sentences are built.
    pub order: Order,
    words: Phrases<u64>,
    pronouns: hash::HashMap<StandsFor>,
    before_apostrophe: Vec<String>,
    /// Verbs of speech.
    pub verbs: Vec<Verb>,
    forms: hash::HashMap<Vec<Form>>,
    /// Words that introduce a statement without a verb.
    pub attributions: Phrases<Attribution>,
    /// Phrases that say that the subject of their clause says so itself, or (true) that its possessive does.
    pub own_words: Phrases<bool>,
    /// Nouns that carry a statement.
    pub contents: Phrases<Contents>,
    /// Phrases around which stands a statement of nobody in particular.
    pub impersonal_around: Phrases<Impersonal>,
    /// Phrases after which one stands.
    pub impersonal_opens: Phrases<Impersonal>,
    describes: hash::HashMap<(Describable, bool)>,
    epithets: hash::HashMap<()>,
    genders: hash::HashMap<Gender>,
}

/// How sentences of a language are built; as [`schema::speech::Order`].
#[derive(Debug, Clone, Default)]
pub struct Order {
    pub verb_second: bool,
    pub noun_strings: bool,
    pub bare_clauses: bool,
    pub compounds: bool,
    pub adjective_endings: Vec<String>,
    pub noun_endings: Vec<String>,
    pub finite_endings: Vec<String>,
    pub infinitive_endings: Vec<String>,
    pub gerund_endings: Vec<String>,
    pub people_endings: Vec<String>,
    pub plural_verb_endings: Vec<String>,
}

/// A verb of speech.
#[derive(Debug, Clone)]
pub struct Verb {
    /// What kind of act it names.
    pub act: Act,
    /// How the article stands to what is said.
    pub stance: Stance,
    takes: u32,
    /// Hashes of the words of its tail; none where it has none.
    pub tail: Vec<u64>,
    /// Hashes of the prepositions before words of the source.
    pub about: Vec<u64>,
    /// Hashes of the prepositions before what is stated.
    pub of: Vec<u64>,
    /// Hashes of the prepositions before where it is written.
    pub from: Vec<u64>,
    /// Hashes of the words between an object and what it is said to be.
    pub r#as: Vec<u64>,
    /// Whether the subject of its passive is the one who speaks.
    pub cites: bool,
    /// Whether the one spoken to stands after it without a preposition.
    pub told: bool,
}

impl Verb {
    /// Whether this can follow it.
    pub fn takes(&self, what: Takes) -> bool {
        self.takes & (1 << what as u32) != 0
    }
}

/// A form of a verb of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// Its verb, as an index into [`Speech::verbs`].
    pub verb: u16,
    /// Which form.
    pub shape: Shape,
    /// Whether the verb's tail still has to come.
    pub wants_tail: bool,
}

/// Forms of verbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Finite,
    Participle,
    Infinitive,
    Gerund,
}

/// Words that introduce a statement without a verb.
#[derive(Debug, Clone)]
pub struct Attribution {
    /// Whether the statement may follow.
    pub before: bool,
    /// Whether the statement may come before or around it.
    pub after: bool,
    /// Words that must follow the source; none where it stands alone.
    pub close: Arc<Phrases<()>>,
    /// Hashes of nouns after it that are no sources.
    pub except: Arc<[u64]>,
}

/// A noun that carries a statement.
#[derive(Debug, Clone, Copy)]
pub struct Contents {
    pub act: Act,
    pub stance: Stance,
    /// Whether a form of `to be` must stand between it and the statement.
    pub linked: bool,
}

/// A phrase that gives a statement without naming anybody.
#[derive(Debug, Clone, Copy)]
pub struct Impersonal {
    pub stance: Stance,
    /// Whether the subject of the sentence shows what is said.
    pub shown: bool,
    pub hedged: bool,
}

impl Speech {
    /// What the longest known phrase that begins with `tokens` may be, and how many tokens it takes.
    pub fn classes(&self, tokens: &[Token]) -> Option<(usize, u64)> {
        self.words.longest(tokens).map(|(n, &c)| (n, c))
    }

    /// Whether a token is one of the words of `class`.
    pub fn is(&self, token: &Token, class: u64) -> bool {
        self.words.longest(std::slice::from_ref(token)).is_some_and(|(_, c)| c & class != 0)
    }

    /// What a pronoun stands for.
    pub fn stands_for(&self, token: &Token) -> Option<StandsFor> {
        self.pronouns.get(&token.folded).copied()
    }

    /// Whether an apostrophe after this word may stand for a genitive.
    pub fn may_take_apostrophe(&self, word: &str) -> bool {
        self.before_apostrophe.iter().any(|end| word.ends_with(end.as_str()))
    }

    /// The forms of verbs of speech that a token may be.
    pub fn forms(&self, token: &Token) -> &[Form] {
        self.forms.get(&token.folded).map_or(&[], Vec::as_slice)
    }

    /// Whether a token may be the infinitive of a verb of speech.
    pub fn is_infinitive(&self, token: Option<&Token>) -> bool {
        token.is_some_and(|t| self.forms(t).iter().any(|f| f.shape == Shape::Infinitive))
    }

    /// What a noun describes, and whether it means several; the last part of a written-together word decides.
    pub fn describes(&self, word: &str) -> Option<(Describable, bool)> {
        self.by_ending(word, &self.describes)
    }

    /// Whether a noun rather takes up somebody named before than introduces somebody.
    pub fn is_epithet(&self, word: &str) -> bool {
        self.by_ending(word, &self.epithets).is_some()
    }

    /// The gender of the person a noun means, where the noun tells.
    pub fn gender(&self, word: &str) -> Option<Gender> {
        self.by_ending(word, &self.genders)
    }

    fn by_ending<V: Copy>(&self, word: &str, nouns: &hash::HashMap<V>) -> Option<V> {
        let lower = lower(word);
        if let Some(&found) = nouns.get(&hash::word(&lower)) {
            return Some(found);
        }
        if !self.order.compounds || lower.len() > 60 {
            return None;
        }
        let mut ends = lower.char_indices().skip(2).map(|(i, _)| cut(&lower, i..)).take_while(|end| end.len() >= 4);
        ends.find_map(|end| nouns.get(&hash::word(end)).copied())
    }
}

impl From<&schema::Speech> for Speech {
    fn from(schema: &schema::Speech) -> Self {
        let (verbs, forms) = verbs(&schema.verbs);
        let mut attributions = Phrases::new(Match::Folded);
        for group in &schema.attributions {
            let value = Attribution {
                before: group.before,
                after: group.after,
                close: Arc::new(group.close.iter().collect()),
                except: group.except.iter().map(|w| hash::word(w)).collect(),
            };
            group.words.iter().for_each(|words| attributions.insert(words, value.clone()));
        }
        let mut own_words = Phrases::new(Match::Folded);
        schema.own_words.iter().for_each(|words| own_words.insert(words, false));
        schema.whose_words.iter().for_each(|words| own_words.insert(words, true));
        let mut contents = Phrases::new(Match::Folded);
        for group in &schema.contents {
            for noun in &group.nouns {
                contents.insert(
                    noun,
                    Contents { act: act(group.class), stance: stance(group.stance), linked: group.linked },
                );
            }
        }
        let mut impersonal_around = Phrases::new(Match::Folded);
        let mut impersonal_opens = Phrases::new(Match::Folded);
        for group in &schema.impersonal {
            let value = Impersonal { stance: stance(group.stance), shown: group.shown, hedged: group.hedged };
            group.around.iter().for_each(|w| impersonal_around.insert(w, value));
            group.opens.iter().for_each(|w| impersonal_opens.insert(w, value));
        }
        let mut describes = hash::HashMap::default();
        let mut epithets = hash::HashMap::default();
        for group in &schema.describes {
            for noun in &group.nouns {
                describes.entry(hash::word(noun)).or_insert((group.source, false));
            }
            for noun in &group.epithets {
                describes.entry(hash::word(noun)).or_insert((group.source, false));
                epithets.insert(hash::word(noun), ());
            }
            for noun in &group.plural {
                describes.entry(hash::word(noun)).or_insert((group.source, true));
            }
        }
        let mut genders = hash::HashMap::default();
        for (nouns, gender) in [(&schema.female, Gender::Female), (&schema.male, Gender::Male)] {
            for noun in nouns {
                genders.insert(hash::word(noun), gender);
                describes.entry(hash::word(noun)).or_insert((Describable::Person, false));
            }
        }
        let mut pronouns = hash::HashMap::default();
        for group in &schema.pronouns {
            for word in group.subject.iter().chain(&group.other) {
                pronouns.entry(hash::word(word)).or_insert(group.stands_for);
            }
        }
        Self {
            order: Order::from(&schema.order),
            words: words(schema),
            pronouns,
            before_apostrophe: schema.marks.before_apostrophe.clone(),
            verbs,
            forms,
            attributions,
            own_words,
            contents,
            impersonal_around,
            impersonal_opens,
            describes,
            epithets,
            genders,
        }
    }
}

impl Default for Speech {
    fn default() -> Self {
        Self::from(&schema::Speech::default())
    }
}

impl From<&speech::Order> for Order {
    fn from(order: &speech::Order) -> Self {
        Self {
            verb_second: order.verb_second,
            noun_strings: order.noun_strings,
            bare_clauses: order.bare_clauses,
            compounds: order.compounds,
            adjective_endings: order.adjective_endings.clone(),
            noun_endings: order.noun_endings.clone(),
            finite_endings: order.finite_endings.clone(),
            infinitive_endings: order.infinitive_endings.clone(),
            gerund_endings: order.gerund_endings.clone(),
            people_endings: order.people_endings.clone(),
            plural_verb_endings: order.plural_verb_endings.clone(),
        }
    }
}

fn act(class: Class) -> Act {
    match class {
        Class::Speech => Act::Speech,
        Class::Report => Act::Report,
        Class::Belief => Act::Belief,
        Class::Perception => Act::Perception,
        Class::Question => Act::Question,
        Class::Command => Act::Command,
        Class::Denial => Act::Denial,
        Class::Evaluation => Act::Evaluation,
    }
}

fn stance(stance: speech::Stance) -> Stance {
    match stance {
        speech::Stance::Neutral => Stance::Neutral,
        speech::Stance::Doubting => Stance::Doubting,
        speech::Stance::Endorsing => Stance::Endorsing,
        speech::Stance::Denying => Stance::Denying,
    }
}

fn words(schema: &schema::Speech) -> Phrases<u64> {
    let w = &schema.words;
    let lists = [
        (class::DEFINITE, &w.definite),
        (class::INDEFINITE, &w.indefinite),
        (class::POSSESSIVE, &w.possessive),
        (class::QUANTIFIER, &w.quantifiers),
        (class::QUANTIFIER | class::PARTITIVE, &w.partitive),
        (class::PREPOSITION, &w.prepositions),
        (class::PREPOSITION | class::ATTACHING, &w.attaching),
        (class::PREPOSITION | class::ADDRESSING, &w.addressing),
        (class::PREPOSITION | class::AGENT, &w.agent),
        (class::COORDINATOR, &w.coordinators),
        (class::SUBORDINATOR, &w.subordinators),
        (class::CONDITIONAL, &w.conditionals),
        (class::THAT, &w.that),
        (class::WHETHER, &w.whether),
        (class::RELATIVE, &w.relatives),
        (class::QUESTION, &w.questions),
        (class::TO, &w.to),
        (class::PURPOSE, &w.purpose),
        (class::PERFECT, &w.perfect),
        (class::PASSIVE, &w.passive),
        (class::BE, &w.be),
        (class::MODAL, &w.modal),
        (class::FINITE, &w.finite),
        (class::INFINITE, &w.infinite),
        (class::ADVERB, &w.adverbs),
        (class::PRONOMINAL | class::ADVERB, &w.pronominal),
        (class::FOCUS, &w.focus),
        (class::NEGATION, &w.negations),
        (class::REFLEXIVE, &w.reflexives),
        (class::TIME, &w.times),
        (class::POINTING, &w.pointing),
        (class::ASIDE, &w.aside),
        (class::SO, &w.so),
        (class::PARTICLE, &w.name_particles),
        (class::AFTER_APOSTROPHE, &schema.marks.after_apostrophe),
        (class::EVIDENTIAL, &schema.hedges.evidential),
        (class::HEDGE, &schema.hedges.adverbs),
        (class::UNREAL, &schema.hedges.unreal),
        (class::USING, &schema.scare.using),
        (class::GOING_ON, &schema.hedges.going_on),
        (class::NAMING, &schema.scare.naming),
        (class::WORK, &schema.scare.works),
        (class::WORDING, &schema.scare.wording),
    ];
    let mut phrases = Phrases::new(Match::Folded);
    for ending in &w.genitive {
        if let Some(classes) = phrases.entry_after_word(ending) {
            *classes |= class::GENITIVE;
        }
    }
    let mut add = |words: &[String], class: u64| {
        for word in words {
            if let Some(classes) = phrases.entry(word) {
                *classes |= class;
            }
        }
    };
    for (class, words) in lists {
        add(words, class);
    }
    for group in &schema.pronouns {
        add(&group.subject, class::SUBJECT);
        add(&group.other, class::OBJECT);
    }
    phrases
}

fn verbs(groups: &[speech::Verbs]) -> (Vec<Verb>, hash::HashMap<Vec<Form>>) {
    let mut verbs = Vec::new();
    let mut forms: hash::HashMap<Vec<Form>> = hash::HashMap::default();
    for group in groups {
        for verb in &group.verb {
            let takes = group.takes.iter().chain(&verb.also).fold(0, |bits, &t| bits | 1 << t as u32);
            let index = verbs.len() as u16;
            let mut add = |form: &str, shape, wants_tail| {
                let all = forms.entry(hash::word(form)).or_default();
                let form = Form { verb: index, shape, wants_tail };
                if !all.contains(&form) {
                    all.push(form);
                }
            };
            let shapes = [
                (&verb.finite, Shape::Finite),
                (&verb.participle, Shape::Participle),
                (&verb.infinitive, Shape::Infinitive),
                (&verb.gerund, Shape::Gerund),
            ];
            for (list, shape) in shapes {
                for form in list.split_whitespace() {
                    add(form, shape, !verb.tail.is_empty());
                    if verb.joined {
                        add(&format!("{}{form}", verb.tail), shape, false);
                    }
                }
            }
            verbs.push(Verb {
                act: act(group.class),
                stance: stance(group.stance),
                takes,
                tail: verb.tail.split_whitespace().map(hash::word).collect(),
                about: verb.about.split_whitespace().map(hash::word).collect(),
                of: verb.of.split_whitespace().map(hash::word).collect(),
                from: verb.from.split_whitespace().map(hash::word).collect(),
                r#as: verb.r#as.split_whitespace().map(hash::word).collect(),
                cites: verb.cites,
                told: verb.told,
            });
        }
    }
    (verbs, forms)
}
