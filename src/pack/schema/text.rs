//! What the division of text needs to know of a language.

use serde::{Deserialize, Serialize};

use super::Problems;

/// What the division of text needs to know of a language.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Text {
    /// Words that carry a full stop without ending a sentence, with or without that stop.
    pub abbreviations: Vec<String>,
}

impl Text {
    /// Reports what cannot be.
    pub fn check(&self, problems: &mut Problems) {
        for (i, word) in self.abbreviations.iter().enumerate() {
            let fine = !word.trim_end_matches('.').is_empty() && !word.contains(char::is_whitespace);
            problems.require(fine, format!("abbreviations[{i}]"), "must be one word");
        }
    }
}
