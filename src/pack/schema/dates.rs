//! Calendar and clock, as people write them.

use serde::{Deserialize, Serialize};

use super::Problems;

/// Calendar and clock of a language.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dates {}

impl Dates {
    /// Reports what cannot be.
    pub fn check(&self, _problems: &mut Problems) {}
}
