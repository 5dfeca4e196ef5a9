//! What a language is called and known by.

use serde::{Deserialize, Serialize};

use super::Problems;

/// What a language is called and known by.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Language {
    /// Language tag (BCP 47), the name of its folder.
    pub tag: String,
    /// The language's own name for itself.
    pub name: String,
    /// Its hundred or so commonest words, by which texts in it are known; words shared with neighbours do no harm.
    pub common_words: Vec<String>,
}

impl Language {
    /// Reports what cannot be.
    pub fn check(&self, problems: &mut Problems) {
        problems.require(!self.tag.is_empty(), "tag", "must be the language's tag, such as the folder's name");
        problems.require(!self.name.is_empty(), "name", "must be the language's own name for itself");
        problems.require(self.common_words.len() >= 50, "common_words", "must hold at least 50 words");
    }
}
