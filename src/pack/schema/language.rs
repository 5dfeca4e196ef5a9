//! What a language is called and known by.

use serde::{Deserialize, Serialize};

use super::Problems;

/// What a language is called and known by.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Language {
    /// Language tag (BCP 47), the name of its folder.
    pub tag: String,
    /// The language's own name for itself.
    pub name: String,
    /// Its hundred or so commonest words, by which texts in it are known; words shared with neighbours do no harm.
    pub common_words: Vec<String>,
    /// Sequences of one to four letters that its words are known by; `_` stands for a word's border (`_ge`, `heid_`).
    pub letters: Vec<String>,
    /// Languages without a pack that texts might be taken for this one in.
    pub rivals: Vec<Rival>,
}

/// What a language without a pack is known by.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Rival {
    /// What people call it, for those who edit the pack.
    pub name: String,
    /// Its commonest words, those it shares with others included.
    pub common_words: Vec<String>,
    /// Its sequences of letters.
    pub letters: Vec<String>,
}

impl Language {
    /// Reports what cannot be.
    pub fn check(&self, problems: &mut Problems) {
        problems.require(!self.tag.is_empty(), "tag", "must be the language's tag, such as the folder's name");
        problems.require(!self.name.is_empty(), "name", "must be the language's own name for itself");
        problems.require(self.common_words.len() >= 50, "common_words", "must hold at least 50 words");
        let own = ("".to_owned(), &self.letters);
        let rivals = self.rivals.iter().enumerate().map(|(i, r)| (format!("rivals[{i}]."), &r.letters));
        for (place, letters) in std::iter::once(own).chain(rivals) {
            for (i, sequence) in letters.iter().enumerate() {
                let fine = (1..=4).contains(&sequence.chars().count());
                problems.require(fine, format!("{place}letters[{i}]"), "must be one to four letters, borders included");
            }
        }
        for (i, rival) in self.rivals.iter().enumerate() {
            let place = format!("rivals[{i}].common_words");
            problems.require(rival.common_words.len() >= 20, place, "must hold at least 20 words");
        }
    }
}
