//! Numbers, units and approximators, as people write them.

use serde::{Deserialize, Serialize};

use super::Problems;

/// Numbers, units and approximators of a language.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Numbers {}

impl Numbers {
    /// Reports what cannot be.
    pub fn check(&self, _problems: &mut Problems) {}
}
