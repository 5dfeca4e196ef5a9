//! Gazetteers, titles and roles, as people write them.

use serde::{Deserialize, Serialize};

use super::Problems;

/// Gazetteers, titles and roles of a language.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Names {}

impl Names {
    /// Reports what cannot be.
    pub fn check(&self, _problems: &mut Problems) {}
}
