//! Gazetteers, titles and what tells names apart, as the finders use them.

use super::phrases::Match;
use super::schema::names::{Kind, Position, phrases};
use super::{Phrases, schema};
use crate::annotation::{EntityKind, Gender};
use crate::text::strings::{cut, lower};
use crate::text::{Case, Document, Token, hash, tokenize};

/// Names of a language.
#[derive(Debug)]
pub struct Names {
    /// What is known by name, over tokens in any case; see [`Known::fits`].
    pub known: Phrases<Known>,
    /// What the names of `known` belong to; names of one thing share it.
    pub items: Vec<Item>,
    /// First names (exact).
    pub first_names: hash::HashMap<FirstName>,
    /// Surnames of one word (exact).
    pub surnames: hash::HashMap<()>,
    /// Words inside people's names, in lower case.
    pub particles: hash::HashMap<()>,
    /// Words that join parts of other names, in lower case; whether they join names in lists too.
    pub links: hash::HashMap<bool>,
    /// Articles, in lower case.
    pub articles: hash::HashMap<()>,
    /// Endings that make an owner of a name.
    pub owner_endings: Vec<String>,
    /// Common words, in lower case.
    pub common_words: hash::HashMap<()>,
    /// What is written with a capital and is no name.
    pub no_names: Phrases<()>,
    /// Whether names and titles stand inside words.
    pub compounds: bool,
    /// Whether an adjective of nationality before a capitalised organisation belongs to its name.
    pub groups_begin_names: bool,
    /// Titles.
    pub titles: Phrases<Title>,
    /// The last letters of titles, [`TITLE_END`] of them.
    title_ends: hash::HashMap<()>,
    /// Cues by where they stand.
    pub cues: Cues,
    /// Endings that make a group of a place, with what the place ends with instead.
    pub derived: Vec<(String, Vec<String>)>,
}

/// What is known of a phrase.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Each kind it names, with the thing it names as an index into [`Names::items`].
    pub senses: Vec<Sense>,
}

/// One meaning of a known name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sense {
    /// What it names.
    pub kind: EntityKind,
    /// Whether the text has to help, because it is a common word or another name as well.
    pub weak: bool,
    /// The thing, as an index into [`Names::items`].
    pub item: u32,
    /// The case of each of its first sixteen tokens, two bits each.
    shape: u32,
}

/// A thing that is known by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Its fullest name.
    pub name: String,
    /// Its Wikidata id, or the candidates for it with what speaks for and against each, as gazetteers have them.
    pub wikidata: Option<String>,
    /// Whether its name means several.
    pub plural: bool,
}

/// A first name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstName {
    /// The pronoun that goes with it, where it tells.
    pub gender: Option<Gender>,
}

/// A title before a person's name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Title {
    /// Whose it is, where it tells.
    pub gender: Option<Gender>,
    /// Whether it says nothing of what the person does.
    pub honorific: bool,
    /// Whether no thing is called after people by it.
    pub office: bool,
}

/// Weights by kind.
pub type Weights = [i16; KINDS];

/// How many kinds of names there are.
pub const KINDS: usize = 6;

/// The kinds, in the order of [`Weights`].
pub const ALL_KINDS: [EntityKind; KINDS] = [
    EntityKind::Person,
    EntityKind::Organisation,
    EntityKind::Place,
    EntityKind::Group,
    EntityKind::Event,
    EntityKind::Misc,
];

/// Cues by where they stand.
#[derive(Debug)]
pub struct Cues {
    /// Right before a name.
    pub before: Phrases<Weights>,
    /// Right after it.
    pub after: Phrases<Weights>,
    /// After it, behind a hyphen.
    pub hyphen: Phrases<Weights>,
    /// The name's first words.
    pub first: Phrases<Weights>,
    /// The same, in small letters too.
    pub opening: Phrases<Weights>,
    /// Its last word.
    pub last: Phrases<Weights>,
    /// What it ends with.
    pub ending: hash::HashMap<Weights>,
}

impl Sense {
    /// Whether the tokens are written as the name is: capitals where it has them, an acronym in capitals alone.
    /// What is written in capitals throughout fits every name.
    pub fn fits(&self, tokens: &[Token]) -> bool {
        let mut shape = self.shape;
        for token in tokens.iter().take(16) {
            let wanted = shape & 3;
            shape >>= 2;
            let fine = match wanted {
                UPPER => token.case == Case::Upper || (token.case == Case::Title && token.span.len() == 1),
                CAPITALISED => token.is_capitalised(),
                MIXED => token.is_capitalised() || token.case == Case::Lower,
                _ => token.case != Case::Title || token.span.len() == 1,
            };
            if !fine {
                return false;
            }
        }
        true
    }
}

const UPPER: u32 = 3;
const CAPITALISED: u32 = 2;
const MIXED: u32 = 1;

/// Two bits a token: 0 lower case or none, 1 mixed from a small letter on, 2 capitalised, 3 capitals alone.
fn shape(phrase: &str) -> u32 {
    let mut tokens = Vec::new();
    tokenize::tokenize(phrase, 0, &mut tokens);
    let mut shape = 0;
    for (i, token) in tokens.iter().take(16).enumerate() {
        let first = phrase.get(token.span.range()).and_then(|w| w.chars().next());
        let bits = match token.case {
            Case::Upper => UPPER,
            Case::Title => CAPITALISED,
            Case::Mixed if first.is_some_and(char::is_uppercase) => CAPITALISED,
            Case::Mixed => MIXED,
            Case::Lower | Case::None => 0,
        };
        shape |= bits << (2 * i);
    }
    shape
}

impl From<&schema::Names> for Names {
    fn from(schema: &schema::Names) -> Self {
        let mut known: Phrases<Known> = Phrases::new(Match::Folded);
        let mut items = Vec::new();
        for list in &schema.list {
            for entry in list.entries() {
                let kind = list.kind.into();
                let name = entry.names.first().copied().unwrap_or_default();
                let item =
                    Item { name: name.to_owned(), wikidata: entry.wikidata.map(str::to_owned), plural: list.plural };
                let mut learn = |name: &str, kind, weak, item| {
                    if let Some(known) = known.entry(name) {
                        let sense = Sense { kind, weak, item, shape: shape(name) };
                        if !known.senses.iter().any(|s| s.kind == kind && s.shape == sense.shape) {
                            known.senses.push(sense);
                        }
                    }
                };
                for name in &entry.names {
                    learn(name, kind, list.weak, items.len() as u32);
                }
                items.push(item);
                for group in &entry.groups {
                    learn(group, EntityKind::Group, false, items.len() as u32);
                }
                if let Some(first) = entry.groups.first() {
                    items.push(Item { name: (*first).to_owned(), wikidata: None, plural: false });
                }
            }
        }
        let mut first_names = hash::HashMap::default();
        let genders = [
            (&schema.first_names.either, None),
            (&schema.first_names.female, Some(Gender::Female)),
            (&schema.first_names.male, Some(Gender::Male)),
        ];
        for (names, gender) in genders {
            for name in names.split_whitespace() {
                first_names.entry(hash::word(name)).or_insert(FirstName { gender });
            }
        }
        let mut titles = Phrases::new(Match::Folded);
        let mut title_ends = hash::HashMap::default();
        for title in &schema.title {
            for words in phrases(&title.words) {
                title_end(words).into_iter().for_each(|end| title_ends.insert(hash::word(end), ()));
                let gender = title.gender.map(Into::into);
                titles.insert(words, Title { gender, honorific: title.honorific, office: title.office });
            }
        }
        let mut no_names = Phrases::new(Match::Exact);
        for phrase in phrases(&schema.no_names) {
            no_names.insert(phrase, ());
        }
        let conjunctions = words(&schema.conjunctions);
        let links = schema
            .links
            .split_whitespace()
            .map(|w| (hash::word(w), conjunctions.contains_key(&hash::word(w))))
            .chain(conjunctions.keys().map(|&word| (word, true)))
            .collect();
        Self {
            known,
            items,
            first_names,
            surnames: words(&schema.surnames),
            particles: words(&schema.particles),
            links,
            articles: words(&schema.articles),
            owner_endings: schema.owner_endings.clone(),
            common_words: words(&schema.common_words),
            no_names,
            compounds: schema.compounds,
            groups_begin_names: schema.groups_begin_names,
            titles,
            title_ends,
            cues: Cues::from(schema.cue.as_slice()),
            derived: schema.derived.iter().map(|d| (d.ending.clone(), d.instead.clone())).collect(),
        }
    }
}

impl From<&[schema::names::Cue]> for Cues {
    fn from(cues: &[schema::names::Cue]) -> Self {
        let at = |position: Position| {
            let mut found: Phrases<Weights> = Phrases::new(Match::Folded);
            for cue in cues.iter().filter(|c| c.at == position) {
                for words in phrases(&cue.words) {
                    if let Some(weights) = found.entry(words) {
                        weights[index(cue.kind.into())] += i16::from(cue.weight);
                    }
                }
            }
            found
        };
        let mut ending: hash::HashMap<Weights> = hash::HashMap::default();
        for cue in cues.iter().filter(|c| c.at == Position::Ending) {
            for letters in phrases(&cue.words) {
                ending.entry(hash::word(letters)).or_default()[index(cue.kind.into())] += i16::from(cue.weight);
            }
        }
        Self {
            before: at(Position::Before),
            after: at(Position::After),
            hyphen: at(Position::Hyphen),
            first: at(Position::First),
            opening: at(Position::Opening),
            last: at(Position::Last),
            ending,
        }
    }
}

impl Names {
    /// The thing that a name of this kind means, where it is known.
    pub fn item(&self, tokens: &[Token], kind: EntityKind) -> Option<(u32, &Item)> {
        let sense = self.known.get(tokens)?.senses.iter().find(|s| s.kind == kind && s.fits(tokens))?;
        Some((sense.item, self.items.get(sense.item as usize)?))
    }

    /// Whether a thing can be somebody of this gender, by its first name: `Mrs Bush` is not George Bush.
    pub fn may_be(&self, item: u32, gender: Option<Gender>) -> bool {
        let first = self.items.get(item as usize).and_then(|item| item.name.split(' ').next());
        let known = first.and_then(|first| self.first_names.get(&hash::word(first))?.gender);
        gender.is_none() || known.is_none() || known == gender
    }
}

/// Names that are made of others.
impl Names {
    /// The thing that a group named by a place and an ending belongs to; the place itself, which only groups share.
    pub fn derived_item(&self, word: &str, kind: EntityKind) -> Option<u32> {
        if kind != EntityKind::Group {
            return None;
        }
        self.place_of_group(word).map(|place| place.item)
    }

    /// A name without the ending that makes an owner of it; none for a word without such an ending.
    pub fn owner_stem<'a>(&self, word: &'a str) -> Option<&'a str> {
        let stem = self.owner_endings.iter().find_map(|ending| word.strip_suffix(ending.as_str()))?;
        (stem.chars().count() > 2).then_some(stem)
    }

    /// The place that a group's word is made of by an ending.
    pub fn place_of_group(&self, word: &str) -> Option<Sense> {
        self.derived.iter().find_map(|(ending, instead)| {
            let stem = word.strip_suffix(ending.as_str()).filter(|s| s.len() >= 3)?;
            instead.iter().find_map(|instead| {
                let known = self.known.get_word(&[stem, instead].concat())?;
                known.senses.iter().find(|s| s.kind == EntityKind::Place && !s.weak).copied()
            })
        })
    }
}

/// Titles.
impl Names {
    /// The longest title that begins at a token, and how many tokens it takes; in languages that join words, also the
    /// one a compound ends with (`partijleider`).
    pub fn title_at(&self, document: &Document, at: usize) -> Option<(usize, Title)> {
        let tokens = document.tokens();
        if !tokens.get(at)?.is_word() {
            return None;
        }
        if let Some((length, title)) = self.titles.longest(&tokens[at..tokens.len().min(at + LONGEST_TITLE)]) {
            return Some((length, *title));
        }
        if !self.compounds || tokens[at].span.len() > LONGEST_WORD {
            return None;
        }
        // Few words end as any title does.
        let word = document.word(at);
        let small = matches!(tokens[at].case, Case::Lower | Case::Title);
        if small && title_end(word).is_some_and(|end| !self.title_ends.contains_key(&hash::word(end))) {
            return None;
        }
        let lower = lower(word);
        let endings = lower.char_indices().skip(2).filter(|(i, _)| lower.len() - i >= TITLE_END);
        endings.into_iter().find_map(|(i, _)| Some((1, *self.titles.get_hashed(hash::word(cut(&lower, i..)))?)))
    }
}

/// The least that a compound has of a title at its end, in bytes.
const TITLE_END: usize = 5;

/// The last letters of a word, where those are whole characters.
fn title_end(word: &str) -> Option<&str> {
    word.get(word.len().checked_sub(TITLE_END)?..)
}

/// The longest title, in tokens.
const LONGEST_TITLE: usize = 8;

/// The longest word that is looked into for its parts, in bytes.
pub const LONGEST_WORD: u32 = 64;

/// Where a kind stands in [`Weights`].
pub fn index(kind: EntityKind) -> usize {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Organisation => 1,
        EntityKind::Place => 2,
        EntityKind::Group => 3,
        EntityKind::Event => 4,
        EntityKind::Misc => 5,
    }
}

fn words(text: &str) -> hash::HashMap<()> {
    text.split_whitespace().map(|w| (hash::word(w), ())).collect()
}

impl From<Kind> for EntityKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Person => EntityKind::Person,
            Kind::Organisation => EntityKind::Organisation,
            Kind::Place => EntityKind::Place,
            Kind::Group => EntityKind::Group,
            Kind::Event => EntityKind::Event,
            Kind::Misc => EntityKind::Misc,
        }
    }
}

impl From<schema::names::Gender> for Gender {
    fn from(gender: schema::names::Gender) -> Self {
        match gender {
            schema::names::Gender::Female => Gender::Female,
            schema::names::Gender::Male => Gender::Male,
        }
    }
}
