//! Quotation marks, cues of speech, hedges, as people write them.

use serde::{Deserialize, Serialize};

use super::Problems;

/// Quotation marks, cues of speech, hedges of a language.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Speech {}

impl Speech {
    /// Reports what cannot be.
    pub fn check(&self, _problems: &mut Problems) {}
}
