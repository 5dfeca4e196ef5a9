//! Gazetteers, titles and what tells names apart, as people write them.

use serde::{Deserialize, Serialize};

use super::Problems;

/// Names of a language: what is known of the world, and how its texts show that a word is a name.
///
/// What holds for every language (first names, companies) stands in `packs/common/names/`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Names {
    /// Gazetteers.
    pub list: Vec<List>,
    /// First names, parted by white space.
    pub first_names: FirstNames,
    /// Surnames of one word, parted by white space.
    pub surnames: String,
    /// Lower-case words that stand inside a person's name, before the surname (`van`, `der`, `bin`).
    pub particles: String,
    /// Lower-case words that join parts of other names (`of`, `voor`, `&`).
    pub links: String,
    /// Of those, the ones that also join two names in a list (`and`), so that they need more proof.
    pub conjunctions: String,
    /// Articles, in lower case.
    pub articles: String,
    /// Endings that make an owner of a name, without apostrophe (`Ruttes`).
    pub owner_endings: Vec<String>,
    /// Common words in lower case, by which a capital at the start of a sentence is known to mean nothing.
    pub common_words: String,
    /// Words and abbreviations that are written with a capital and are no names (`TV`, `Monday`), one phrase a line.
    pub no_names: String,
    /// Whether words are joined to compounds, so that names and titles stand inside words (`Kremlinwoordvoerder`).
    pub compounds: bool,
    /// Whether an adjective of nationality before a capitalised organisation belongs to its name (`Iranian Parliament`).
    pub groups_begin_names: bool,
    /// Titles, honorifics and roles that stand before a person's name.
    pub title: Vec<Title>,
    /// Words in and around a name that speak for or against a kind.
    pub cue: Vec<Cue>,
    /// Endings that make a group of a place (`Amsterdam` + `se`).
    pub derived: Vec<Derived>,
}

/// A gazetteer: names of one kind.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct List {
    /// What they are names of.
    pub kind: Kind,
    /// Whether each is a word or name of another sort as well (`Best`, `Sun`), so that the text has to help.
    #[cfg_attr(feature = "compile", serde(default))]
    pub weak: bool,
    /// Whether each means several.
    #[cfg_attr(feature = "compile", serde(default))]
    pub plural: bool,
    /// One thing a line: `names | groups | item`.
    ///
    /// - Names are parted by commas, the fullest first: `Verenigde Staten, VS`.
    /// - Groups are what its people and its adjectives are called: `Amerikaanse, Amerikanen`. May be left out.
    /// - The item is its Wikidata id, `Q30`. May be left out. A name of several things has a [`Candidate`] for each:
    ///   `Bergen | | Q26793 Q20; Q9901 Q701`.
    pub names: String,
}

/// The kinds of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Kind {
    Person,
    Organisation,
    Place,
    Group,
    Event,
    Misc,
}

/// First names by the pronoun that goes with them, parted by white space.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct FirstNames {
    /// `she`
    pub female: String,
    /// `he`
    pub male: String,
    /// Both.
    pub either: String,
}

/// Titles that stand before a person's name and do not belong to it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Title {
    /// One title a line; commas part them too.
    pub words: String,
    /// Whose title it is, where it tells.
    pub gender: Option<Gender>,
    /// Whether it only honours (`Mr`) and says nothing of what the person does.
    pub honorific: bool,
    /// Whether no thing is called after people by it, as some are by others (`Judge`, but `Captain Cook Bridge`).
    pub office: bool,
}

/// Which pronoun goes with a name or title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Gender {
    Female,
    Male,
}

/// Words that speak for or against a kind of name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct Cue {
    /// Where they stand.
    pub at: Position,
    /// The kind they speak of.
    pub kind: Kind,
    /// How strongly: 5 a hint, 10 a good sign, 20 all but proof; below 0 they speak against it.
    pub weight: i8,
    /// One word or phrase a line; commas part them too. Capitals do not count.
    pub words: String,
}

/// Where a cue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// Right before the name (`in`).
    Before,
    /// Right after it (`zegt`).
    After,
    /// After it and glued with a hyphen (`NAVO-chef`).
    Hyphen,
    /// The first words of a name of several words, with a capital (`University of`).
    First,
    /// The same, but belonging to the name in small letters too (`ministerie van`).
    Opening,
    /// The last word of a name of several words (`Council`).
    Last,
    /// The letters a name of one word, or the last of several, ends with (`straat`).
    Ending,
}

/// An ending that makes a group of a place.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Derived {
    /// What the group's word ends with.
    pub ending: String,
    /// What the place's name ends with instead (often nothing).
    pub instead: Vec<String>,
}

/// One thing of a gazetteer, read from its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// What it is called, the fullest name first.
    pub names: Vec<&'a str>,
    /// What its people and its adjectives are called.
    pub groups: Vec<&'a str>,
    /// Its Wikidata id, or its candidates for one.
    pub wikidata: Option<&'a str>,
}

/// What a name may mean: `Q26793 Q20` means the first where the article names the second or its people (Bergen where
/// Norway is named), `Q2256 -Q173` where it does not name the second (Birmingham, but not in Alabama).
///
/// A name that an article leaves several candidates, or none, has no item there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// Its Wikidata id.
    pub id: &'a str,
    /// Ids of what has to be named, or not to be named.
    pub others: &'a str,
}

impl List {
    /// The things it names.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.names.lines().filter(|l| !l.trim().is_empty()).map(Entry::read)
    }
}

impl<'a> Entry<'a> {
    /// Reads a line.
    fn read(line: &'a str) -> Self {
        let mut fields = line.split('|');
        let names = phrases(fields.next().unwrap_or_default()).collect();
        let groups = phrases(fields.next().unwrap_or_default()).collect();
        let wikidata = fields.next().map(str::trim).filter(|id| !id.is_empty());
        Self { names, groups, wikidata }
    }

    /// What it may mean, in the order of its line.
    pub fn candidates(&self) -> impl Iterator<Item = Candidate<'a>> + use<'a> {
        self.wikidata.into_iter().flat_map(Candidate::all)
    }
}

impl<'a> Candidate<'a> {
    /// The candidates of the third part of a line.
    pub fn all(ids: &'a str) -> impl Iterator<Item = Self> + use<'a> {
        ids.split(';').map(|candidate| {
            let (id, others) = candidate.trim().split_once(' ').unwrap_or((candidate.trim(), ""));
            Self { id, others }
        })
    }

    /// Whether it consists of ids.
    fn is_sound(&self) -> bool {
        let mut others = self.others.split_whitespace();
        is_wikidata(self.id) && others.all(|other| is_wikidata(other.strip_prefix('-').unwrap_or(other)))
    }
}

/// Whether a text is a Wikidata id: `Q` and digits.
pub fn is_wikidata(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// The phrases of a text that parts them with commas and line ends.
pub fn phrases(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '\n']).map(str::trim).filter(|p| !p.is_empty())
}

impl Names {
    /// Reports what cannot be.
    pub fn check(&self, problems: &mut Problems) {
        for (i, list) in self.list.iter().enumerate() {
            for (line, text) in list.names.lines().enumerate() {
                let entry = Entry::read(text);
                let place = || format!("list[{i}].names, line {}", line + 1);
                problems.require(text.trim().is_empty() || !entry.names.is_empty(), place(), "must begin with a name");
                let fine = entry.candidates().all(|candidate| candidate.is_sound());
                problems.require(fine, place(), "must have `Q` and digits as its third part, or candidates of them");
                problems.require(text.matches('|').count() <= 2, place(), "must have three parts at most");
            }
        }
        for (i, cue) in self.cue.iter().enumerate() {
            problems.require(cue.weight != 0, format!("cue[{i}].weight"), "must not be 0, which says nothing");
            problems.require(phrases(&cue.words).next().is_some(), format!("cue[{i}].words"), "must hold words");
            let single = cue.at != Position::Ending || phrases(&cue.words).all(|w| !w.contains(' '));
            problems.require(
                single,
                format!("cue[{i}].words"),
                "must be letters without spaces, as they are an ending",
            );
        }
        for (i, title) in self.title.iter().enumerate() {
            problems.require(phrases(&title.words).next().is_some(), format!("title[{i}].words"), "must hold words");
        }
        for (i, derived) in self.derived.iter().enumerate() {
            problems.require(!derived.ending.is_empty(), format!("derived[{i}].ending"), "must not be empty");
            problems.require(!derived.instead.is_empty(), format!("derived[{i}].instead"), "must hold an ending");
        }
    }
}
