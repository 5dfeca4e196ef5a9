//! Numbers, units and approximators, as the finders use them.

use super::Phrases;
use super::phrases::Match;
use super::schema::{self, numbers as source};
use crate::annotation::Approximation;
use crate::text::strings::lower;
use crate::text::{hash, order, tokenize};

/// Numbers, units and approximators of a language.
#[derive(Debug)]
pub struct Numbers {
    /// Numbers in digits.
    pub digits: source::Digits,
    /// The words numbers are made of.
    pub atoms: Atoms,
    /// Other words that a number, or what is taken for one, may begin with.
    pub openers: WordSet,
    /// Whether the tens stand before the units.
    pub tens_first: bool,
    /// Words between parts of a number.
    pub links: WordSet,
    /// Articles that stand for one.
    pub articles: WordSet,
    /// `a few`, with the least number.
    pub several: Phrases<f64>,
    /// Words between two vague numbers.
    pub vague_links: WordSet,
    /// Endings that make a number vague.
    pub about_endings: Vec<String>,
    /// Endings that count times.
    pub times_endings: Vec<String>,
    /// Words for the decimal sign.
    pub point: WordSet,
    /// Words for a sign below zero.
    pub minus: WordSet,
    /// Shortened scale words.
    pub scales: Phrases<Scale>,
    /// Number words that also mean something else.
    pub restricted: Vec<Restricted>,
    /// From a restricted word's hash to its rule.
    pub restricted_words: hash::HashMap<usize>,
    /// Words for parts.
    pub fractions: Fractions,
    /// Two numbers that make one.
    pub pairs: Pairs,
    /// Approximators before a number.
    pub approximators_before: Phrases<Approximator>,
    /// Approximators behind a number.
    pub approximators_after: Phrases<Approximation>,
    /// Units and currencies.
    pub measures: Measures,
    /// Ages of people.
    pub ages: Ages,
    /// Words in whose sentence a pair is a result.
    pub score_cues: WordSet,
    /// What is no number.
    pub contexts: Contexts,
    /// What is counted.
    pub counted: Counted,
}

/// A set of single words.
pub type WordSet = hash::HashMap<()>;

/// The words numbers are made of, looked up at any place in a word.
#[derive(Debug, Default)]
pub struct Atoms {
    /// In order of their first byte, the longer first.
    list: Vec<(Box<str>, Atom)>,
    /// For every first byte, where its words begin in `list`.
    first: Vec<u16>,
    /// For every first byte, which bytes come second in its words, by their low six bits.
    second: Vec<u64>,
}

/// One of the words numbers are made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Atom {
    /// What it means.
    pub value: f64,
    /// How it is put together with others.
    pub class: Class,
    /// Which form of the word it is.
    pub form: Form,
    /// Whether it means one of it where no number stands before it.
    pub alone: bool,
    /// Whether it stands only by itself.
    pub whole: bool,
}

/// How a number word is put together with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Zero,
    Unit,
    Teen,
    Tens,
    Hundred,
    /// A thousand and above.
    Scale,
    /// A dozen and the like.
    Pack,
    /// Part of a whole, inside a number word (`half` in `tweeënhalf`).
    Part,
    /// The word between parts of a number.
    Link,
}

/// The form of a number word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Cardinal,
    Ordinal,
    Many,
}

/// A shortened scale word.
#[derive(Debug)]
pub struct Scale {
    /// What the number before it is multiplied by.
    pub value: f64,
    /// Whether it counts only with money.
    pub money: bool,
    /// Whether it must touch the digits.
    pub glued: bool,
    /// Whether it counts before plurals too.
    pub before_plurals: bool,
    /// Plurals before which it does not.
    pub not_before: WordSet,
}

/// When a number word counts.
#[derive(Debug, Default)]
pub struct Restricted {
    /// Never by itself.
    pub never: bool,
    /// Not after these words.
    pub not_after: WordSet,
    /// Not before these words.
    pub not_before: WordSet,
    /// Only before these, if there are any.
    pub only_before: WordSet,
    /// Only after these, if there are any.
    pub only_after: WordSet,
    /// Whether the end of a clause behind it does as well as one of those.
    pub before_end: bool,
    /// Only before a word that can be counted.
    pub only_before_noun: bool,
    /// After these it counts all the same.
    pub free_after: WordSet,
    /// After these only before a word that can be counted.
    pub noun_after: WordSet,
    /// Not at the beginning of a sentence.
    pub not_first: bool,
    /// Not before a noun with a comma and a name behind it.
    pub not_introducing: bool,
}

/// Words for parts.
#[derive(Debug)]
pub struct Fractions {
    /// Words and phrases with their value.
    pub words: Phrases<f64>,
    /// Words that take a number before them.
    pub denominators: Phrases<f64>,
    /// Ending of the names of several parts.
    pub plural: String,
    /// Articles that stand for one.
    pub articles: WordSet,
    /// Words behind that make a fraction.
    pub before: WordSet,
    /// Words before that do.
    pub after: WordSet,
    /// `and a half`.
    pub halves: Phrases<()>,
}

/// Two numbers that make one.
#[derive(Debug)]
pub struct Pairs {
    /// Between the bounds of a range.
    pub range: Phrases<()>,
    /// Before the lower bound, as an index into `between`.
    pub around: Phrases<usize>,
    /// Before the upper bound.
    pub between: Vec<Phrases<()>>,
    /// `two or three`.
    pub either: Phrases<()>,
    /// `one in three`.
    pub share: Phrases<()>,
    /// The same where nothing counted follows.
    pub members: Phrases<()>,
    /// Between two bounds with approximators.
    pub bounds: Phrases<()>,
    /// Before the old value of a change.
    pub openers: WordSet,
    /// Between the old and the new value of a change.
    pub change: Phrases<()>,
    /// Words of change.
    pub changes: WordSet,
}

/// An approximator before a number.
#[derive(Debug)]
pub struct Approximator {
    /// What it says.
    pub means: Approximation,
    /// Words further before after which it says something else.
    pub not_after: WordSet,
}

/// Units and currencies.
#[derive(Debug)]
pub struct Measures {
    /// All readings.
    pub list: Vec<Measure>,
    /// Names, capitals or not: the readings, as indices into `list`.
    pub names: Phrases<Vec<u16>>,
    /// Symbols, capitals counting.
    pub symbols: Phrases<Vec<u16>>,
    /// Symbols that touch the digits.
    pub glued: Phrases<Vec<u16>>,
    /// Words of the whole article that ask for a reading.
    pub places: hash::HashMap<Vec<u16>>,
    /// Endings after a number.
    pub endings: Phrases<Vec<u16>>,
    /// The same as words, for the rest of a compound.
    pub ending_words: hash::HashMap<Vec<u16>>,
    /// Names as words, for the beginning of a compound (`500-dollarbiljet`).
    pub beginnings: Vec<(Box<str>, u16)>,
    /// Currencies before a number.
    pub before: Phrases<Vec<u16>>,
    /// Units that are named together with smaller ones.
    pub parts: Vec<source::Part>,
}

/// A reading of a unit's form.
#[derive(Debug)]
pub struct Measure {
    /// UCUM or ISO 4217 code, or `%`.
    pub code: String,
    /// What it measures.
    pub dimension: String,
    /// What a number is multiplied by.
    pub factor: f64,
    /// Words near by that ask for this reading.
    pub cues: WordSet,
    /// The least number that asks for it.
    pub from: Option<f64>,
    /// Whether words of the whole article may ask for it, without which it is left.
    pub placed: bool,
}

/// Ages of people.
#[derive(Debug)]
pub struct Ages {
    /// Words before a bare age.
    pub before: Phrases<()>,
    /// Words before an age with a unit, or with nothing that can be counted behind it.
    pub before_alone: Phrases<()>,
    /// Words before an ordinal that is an age.
    pub before_ordinal: Phrases<()>,
    /// Words for people, or the ends of them.
    pub people: Vec<String>,
    /// Words for parents, or the ends of them.
    pub parents: Vec<String>,
    /// Between person and age.
    pub of: WordSet,
    /// Units of age: their codes.
    pub units: Phrases<String>,
    /// Whether a number after a name is an age.
    pub after_names: bool,
}

/// What is no number, and what makes an ordinal.
#[derive(Debug)]
pub struct Contexts {
    /// Words before a place in a series.
    pub series: Phrases<()>,
    /// Longer phrases after which there is none.
    pub each: Phrases<()>,
    /// Words before an identifier, capitals or not.
    pub identifiers: Phrases<()>,
    /// Names before an identifier, capitals counting (`Apollo`).
    pub identifier_names: Phrases<()>,
    /// Phrases that do not count.
    pub idioms: Phrases<()>,
    /// Units of time.
    pub durations: WordSet,
    /// Forms that are no numbers.
    pub patterns: Vec<Vec<char>>,
}

/// What is counted.
#[derive(Debug)]
pub struct Counted {
    /// Passed over.
    pub skip: WordSet,
    /// Between a quantity and what it is of.
    pub holders: WordSet,
    /// Behind a length.
    pub sizes: WordSet,
    /// Never part of it.
    pub stop: WordSet,
    /// Endings of adjectives.
    pub adjectives: Vec<String>,
    /// Endings of nouns like them.
    pub nouns: Vec<String>,
    /// Endings of plurals.
    pub plurals: Vec<String>,
    /// Endings behind an apostrophe that belong to the noun.
    pub clitics: Vec<String>,
    /// Plurals without such an ending.
    pub plural_words: WordSet,
}

impl Atoms {
    /// The words of a language, with the words between parts of a number.
    fn new(words: &source::Words) -> Self {
        let mut list: Vec<(Box<str>, Atom)> = Vec::new();
        for atom in &words.atoms {
            let mut add = |forms: &[String], form| {
                for f in forms {
                    let class = if atom.pack { Class::Pack } else { class(atom.value) };
                    let read = Atom { value: atom.value, class, form, alone: atom.alone, whole: atom.whole };
                    list.push((lower(f).into(), read));
                }
            };
            add(&atom.forms, Form::Cardinal);
            add(&atom.ordinals, Form::Ordinal);
            add(&atom.many, Form::Many);
        }
        for link in &words.links {
            let read = Atom { value: 0.0, class: Class::Link, form: Form::Cardinal, alone: false, whole: false };
            list.push((lower(link).into(), read));
        }
        order::sort(&mut list, |(word, _)| longest_first(word));
        let first = (0..=256).map(|b| list.partition_point(|(s, _)| first_byte(s) < b) as u16).collect();
        let mut second = vec![0; 257];
        for (word, _) in &list {
            second[first_byte(word)] |= second_bit(word).unwrap_or(u64::MAX);
        }
        Self { list, first, second }
    }

    /// The longest word that `text` begins with, and its length in bytes. A form that closes a number word counts
    /// only where `text` ends with it.
    pub fn longest(&self, text: &str) -> Option<(usize, Atom)> {
        self.at(text).next()
    }

    /// The words that `text` begins with, the longest first.
    pub fn at<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, Atom)> + 'a {
        let b = first_byte(text);
        let none = self.second.get(b).is_none_or(|&second| second & second_bit(text).unwrap_or(u64::MAX) == 0);
        let range = match (self.first.get(b), self.first.get(b + 1)) {
            (Some(&from), Some(&to)) if !none => from as usize..to as usize,
            _ => 0..0,
        };
        self.list[range]
            .iter()
            .filter(|(word, atom)| {
                text.starts_with(&**word) && (atom.form != Form::Many && !atom.whole || text.len() == word.len())
            })
            .map(|(word, atom)| (word.len(), *atom))
    }
}

/// The first words of all that a number may begin with besides number words.
fn openers(schema: &schema::Numbers) -> WordSet {
    let (words, fractions) = (&schema.words, &schema.fractions);
    let mut first = WordSet::default();
    let mut add = |phrases: &[String]| {
        for phrase in phrases {
            let mut tokens = Vec::new();
            tokenize::tokenize(phrase, 0, &mut tokens);
            tokens.iter().take(1).for_each(|token| first.insert(token.folded, ()));
        }
    };
    words.several.iter().for_each(|s| add(&s.forms));
    fractions.words.iter().for_each(|w| add(&w.forms));
    schema.pairs.around.iter().for_each(|a| add(&a.before));
    schema.currencies.iter().for_each(|c| add(&c.symbols));
    [&words.minus, &words.articles, &fractions.articles, &schema.contexts.idioms].iter().for_each(|list| add(list));
    first
}

/// By the first byte, the longer first.
fn longest_first(text: &str) -> order::Key {
    (first_byte(text) as u64, !(text.len() as u64))
}

fn first_byte(text: &str) -> usize {
    text.as_bytes().first().map_or(256, |&b| b as usize)
}

/// The bit of the second byte.
fn second_bit(text: &str) -> Option<u64> {
    text.as_bytes().get(1).map(|b| 1 << (b % 64))
}

fn class(value: f64) -> Class {
    match value {
        0.0 => Class::Zero,
        v if v < 1.0 => Class::Part,
        v if v < 10.0 => Class::Unit,
        v if v < 20.0 => Class::Teen,
        v if v < 100.0 => Class::Tens,
        100.0 => Class::Hundred,
        _ => Class::Scale,
    }
}

/// The hash a word has as a token, capitals or not.
fn folded(word: &str) -> u64 {
    hash::word(&lower(word))
}

fn set(words: &[String]) -> WordSet {
    words.iter().map(|w| (folded(w), ())).collect()
}

fn phrases(words: &[String]) -> Phrases<()> {
    words.iter().collect()
}

fn valued(words: &[source::Fraction]) -> Phrases<f64> {
    let mut all = Phrases::new(Match::Folded);
    for word in words {
        for form in &word.forms {
            all.insert(form, word.value);
        }
    }
    all
}

impl From<source::Exactness> for Approximation {
    fn from(exactness: source::Exactness) -> Self {
        match exactness {
            source::Exactness::About => Approximation::About,
            source::Exactness::AtLeast => Approximation::AtLeast,
            source::Exactness::AtMost => Approximation::AtMost,
            source::Exactness::MoreThan => Approximation::MoreThan,
            source::Exactness::LessThan => Approximation::LessThan,
            source::Exactness::Almost => Approximation::Almost,
        }
    }
}

impl From<&schema::Numbers> for Numbers {
    fn from(schema: &schema::Numbers) -> Self {
        let words = &schema.words;
        let mut several = Phrases::new(Match::Folded);
        for s in &words.several {
            for form in &s.forms {
                several.insert(form, s.least);
            }
        }
        let mut scales = Phrases::new(Match::Exact);
        for s in &words.scales {
            for form in &s.forms {
                scales.insert(
                    form,
                    Scale {
                        value: s.value,
                        money: s.money,
                        glued: s.glued,
                        before_plurals: s.before_plurals,
                        not_before: set(&s.not_before),
                    },
                );
            }
        }
        let mut restricted_words = hash::HashMap::default();
        for (i, rule) in words.restricted.iter().enumerate() {
            for form in &rule.forms {
                restricted_words.insert(folded(form), i);
            }
        }
        let mut approximators_before = Phrases::new(Match::Folded);
        let mut approximators_after = Phrases::new(Match::Folded);
        for a in &schema.approximators {
            for form in &a.before {
                approximators_before.insert(form, Approximator { means: a.means.into(), not_after: set(&a.not_after) });
            }
            for form in &a.after {
                approximators_after.insert(form, a.means.into());
            }
        }
        Self {
            digits: schema.digits.clone(),
            atoms: Atoms::new(words),
            openers: openers(schema),
            tens_first: words.tens_first,
            links: set(&words.links),
            articles: set(&words.articles),
            several,
            vague_links: set(&words.vague_links),
            about_endings: words.about_endings.clone(),
            times_endings: words.times_endings.clone(),
            point: set(&schema.digits.point),
            minus: set(&words.minus),
            scales,
            restricted: words.restricted.iter().map(Restricted::from).collect(),
            restricted_words,
            fractions: Fractions::from(&schema.fractions),
            pairs: Pairs::from(&schema.pairs),
            approximators_before,
            approximators_after,
            measures: Measures::new(schema),
            ages: Ages::from(&schema.ages),
            score_cues: set(&schema.scores.cues),
            contexts: Contexts::from(&schema.contexts),
            counted: Counted::from(&schema.counted),
        }
    }
}

impl From<&source::Restricted> for Restricted {
    fn from(rule: &source::Restricted) -> Self {
        Self {
            never: rule.never,
            not_after: set(&rule.not_after),
            not_before: set(&rule.not_before),
            only_before: set(&rule.only_before),
            only_after: set(&rule.only_after),
            before_end: rule.only_before.iter().any(String::is_empty),
            only_before_noun: rule.only_before_noun,
            free_after: set(&rule.free_after),
            noun_after: set(&rule.noun_after),
            not_first: rule.not_first,
            not_introducing: rule.not_introducing,
        }
    }
}

impl From<&source::Fractions> for Fractions {
    fn from(fractions: &source::Fractions) -> Self {
        Self {
            words: valued(&fractions.words),
            denominators: valued(&fractions.denominators),
            plural: fractions.plural.clone(),
            articles: set(&fractions.articles),
            before: set(&fractions.before),
            after: set(&fractions.after),
            halves: phrases(&fractions.halves),
        }
    }
}

impl From<&source::Pairs> for Pairs {
    fn from(pairs: &source::Pairs) -> Self {
        let mut around = Phrases::new(Match::Folded);
        for (i, pair) in pairs.around.iter().enumerate() {
            for form in &pair.before {
                around.insert(form, i);
            }
        }
        Self {
            range: phrases(&pairs.range),
            around,
            between: pairs.around.iter().map(|pair| phrases(&pair.between)).collect(),
            either: phrases(&pairs.either),
            share: phrases(&pairs.share),
            members: phrases(&pairs.members),
            bounds: phrases(&pairs.bounds),
            openers: set(&pairs.openers),
            change: phrases(&pairs.change),
            changes: set(&pairs.changes),
        }
    }
}

impl From<&source::Ages> for Ages {
    fn from(ages: &source::Ages) -> Self {
        let mut units = Phrases::new(Match::Folded);
        for unit in &ages.units {
            for name in &unit.names {
                units.insert(name, unit.code.clone());
            }
        }
        Self {
            before: phrases(&ages.before),
            before_alone: phrases(&ages.before_alone),
            before_ordinal: phrases(&ages.before_ordinal),
            people: ages.people.clone(),
            parents: ages.parents.clone(),
            of: set(&ages.of),
            units,
            after_names: ages.after_names,
        }
    }
}

impl From<&source::Contexts> for Contexts {
    fn from(contexts: &source::Contexts) -> Self {
        let mut identifiers = Phrases::new(Match::Folded);
        let mut identifier_names = Phrases::new(Match::Exact);
        for phrase in &contexts.identifiers {
            if phrase.chars().any(char::is_uppercase) {
                identifier_names.insert(phrase, ());
            } else {
                identifiers.insert(phrase, ());
            }
        }
        Self {
            series: phrases(&contexts.series),
            each: phrases(&contexts.each),
            identifiers,
            identifier_names,
            idioms: phrases(&contexts.idioms),
            durations: set(&contexts.durations),
            patterns: contexts.patterns.iter().map(|p| p.chars().collect()).collect(),
        }
    }
}

impl From<&source::Counted> for Counted {
    fn from(counted: &source::Counted) -> Self {
        Self {
            skip: set(&counted.skip),
            holders: set(&counted.holders),
            sizes: set(&counted.sizes),
            stop: set(&counted.stop),
            adjectives: counted.adjectives.clone(),
            nouns: counted.nouns.clone(),
            plurals: counted.plurals.clone(),
            clitics: counted.clitics.clone(),
            plural_words: set(&counted.plural_words),
        }
    }
}

impl Measures {
    fn new(schema: &schema::Numbers) -> Self {
        let (units, currencies) = (&schema.units, &schema.currencies);
        let mut list = Vec::with_capacity(units.len() + currencies.len());
        let (mut names, mut endings) = (Phrases::new(Match::Folded), Phrases::new(Match::Folded));
        let (mut symbols, mut before) = (Phrases::new(Match::Exact), Phrases::new(Match::Exact));
        let mut glued = Phrases::new(Match::Exact);
        let mut ending_words: hash::HashMap<Vec<u16>> = hash::HashMap::default();
        let mut places: hash::HashMap<Vec<u16>> = hash::HashMap::default();
        let mut beginnings = Vec::new();
        let add = |to: &mut Phrases<Vec<u16>>, form: &str, index: u16| {
            if let Some(readings) = to.entry(form) {
                readings.push(index);
            }
        };
        for (unit, money) in units.iter().map(|u| (u, false)).chain(currencies.iter().map(|c| (c, true))) {
            let index = list.len() as u16;
            unit.names.iter().for_each(|n| add(&mut names, &lower(n), index));
            for symbol in &unit.symbols {
                add(&mut symbols, symbol, index);
                if money {
                    add(&mut before, symbol, index);
                }
            }
            unit.glued.iter().for_each(|s| add(&mut glued, s, index));
            for ending in &unit.endings {
                let ending = lower(ending);
                add(&mut endings, &ending, index);
                ending_words.entry(hash::word(&ending)).or_default().push(index);
            }
            unit.places.iter().for_each(|p| places.entry(folded(p)).or_default().push(index));
            let plain = |n: &&String| unit.places.is_empty() && begins(n);
            beginnings.extend(unit.names.iter().filter(plain).map(|n| (lower(n).into(), index)));
            list.push(Measure {
                code: unit.code.clone(),
                dimension: if money { "money".to_owned() } else { unit.dimension.clone() },
                factor: unit.factor.unwrap_or(1.0),
                cues: set(&unit.cues),
                from: unit.from,
                placed: !unit.places.is_empty(),
            });
        }
        // `100-metersprint` begins with a metre, not with metres.
        let is_name = |n: &str| names.get_word(n).is_some();
        let plural = |n: &str| schema.plural_endings.iter().any(|e| n.strip_suffix(e.as_str()).is_some_and(is_name));
        beginnings.retain(|(name, _): &(Box<str>, u16)| !plural(name));
        order::sort(&mut beginnings, |(word, _)| longest_first(word));
        let parts = schema.parts.clone();
        Self { list, names, symbols, glued, places, endings, ending_words, beginnings, before, parts }
    }

    /// How many of a smaller unit, whose name may be left out, go into `whole` (`één meter twintig`).
    pub fn per_silent(&self, whole: &Measure) -> Option<f64> {
        if whole.dimension == "money" {
            return (whole.factor == 1.0).then_some(100.0);
        }
        self.parts.iter().find(|p| p.silent && p.whole == whole.code).map(|p| p.per)
    }

    /// How many of `part` go into `whole` where people name both (`5 feet 2 inches`, `3 euros 50 cents`).
    pub fn per(&self, whole: &Measure, part: &Measure) -> Option<f64> {
        if whole.dimension == "money" && part.dimension == "money" {
            // Cents are cents of whatever currency stands before them.
            return (whole.factor == 1.0 && part.factor < 1.0).then(|| (1.0 / part.factor).round());
        }
        self.parts.iter().find(|p| p.whole == whole.code && p.part == part.code).map(|p| p.per)
    }
}

/// Whether a compound may begin with this name of a unit: one word, and long enough to be no accident.
fn begins(name: &str) -> bool {
    name.chars().count() >= 4 && name.chars().all(char::is_alphabetic)
}
