//! What the division of text needs to know of a language.

use serde::{Deserialize, Serialize};

use super::Problems;

/// What the division of text needs to know of a language.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Text {
    /// Words that carry a full stop without ending a sentence.
    pub abbreviations: Abbreviations,
    /// Words that open sentences (`the`, `but`), by which a sentence's end is known after an abbreviation or initial.
    /// Words that are part of names too are listed in `particles` as well.
    pub openers: Vec<String>,
    /// Small words inside names (`de`, `van`, `of`); before a capital they are part of a name, even with one themselves.
    pub particles: Vec<String>,
    /// Small words with an apostrophe before them (`'s`), after which the capital of a sentence comes.
    pub proclitics: Vec<String>,
    /// Verbs of saying that come after a quote and the name of who says it (`"Now?" Smith asked.`).
    pub attributions: Vec<String>,
    /// What a byline is known by.
    pub bylines: Bylines,
    /// What a picture's caption or credit is known by.
    pub credits: Credits,
}

/// What a byline is known by.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Bylines {
    /// Phrases that begin one, before a name (`by`, `text:`).
    pub starts: Vec<String>,
    /// Words in one: functions, newsrooms, words for publishing (`editor`, `updated`).
    pub words: Vec<String>,
    /// Words of a line that says when: months, days, `today`, what stands between date and time.
    pub calendar: Vec<String>,
    /// Words that stand in both too, but are no sign of them.
    pub fillers: Vec<String>,
}

/// What a picture's caption or credit is known by.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Credits {
    /// Phrases that begin a credit, before a name (`photo by`).
    pub starts: Vec<String>,
    /// Who is credited: agencies, broadcasters.
    pub agencies: Vec<String>,
}

/// Words with a full stop, with or without that stop here. Written with a capital they are known with it only.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Abbreviations {
    /// Something always follows (`Mr.`): they never end a sentence.
    pub inside: Vec<String>,
    /// They end a sentence only before a word of `openers` (`Inc.`).
    pub either: Vec<String>,
    /// They end a sentence before any capital (`etc.`).
    pub closing: Vec<String>,
    /// They are abbreviations beside a number only (`no. 5`), and ordinary words elsewhere.
    pub numeric: Vec<String>,
}

impl Text {
    /// Reports what cannot be.
    pub fn check(&self, problems: &mut Problems) {
        let of = &self.abbreviations;
        let lists =
            [("inside", &of.inside), ("either", &of.either), ("closing", &of.closing), ("numeric", &of.numeric)];
        let mut seen = std::collections::HashMap::new();
        for (name, list) in lists {
            for (i, word) in list.iter().enumerate() {
                let place = format!("abbreviations.{name}[{i}]");
                let fine = word.chars().any(char::is_alphabetic) && !word.contains(char::is_whitespace);
                problems.require(fine, &place, "must be one word, such as `mr` or `a.m`");
                if let Some(other) = seen.insert(word.trim_end_matches('.'), name) {
                    problems.add(&place, format!("`{word}` stands in `{other}` too; keep one"));
                }
            }
        }
        for (name, list) in
            [("openers", &self.openers), ("particles", &self.particles), ("attributions", &self.attributions)]
        {
            for (i, word) in list.iter().enumerate() {
                let fine = !word.is_empty() && !word.contains(char::is_whitespace);
                problems.require(fine, format!("{name}[{i}]"), "must be one word");
            }
        }
        for (i, word) in self.proclitics.iter().enumerate() {
            let fine = word.strip_prefix('\'').is_some_and(|w| !w.is_empty() && w.chars().all(char::is_alphabetic));
            problems.require(fine, format!("proclitics[{i}]"), "must be an apostrophe and letters, such as `'s`");
        }
    }
}
