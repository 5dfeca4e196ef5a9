//! Gazetteers, titles and roles, as the finders use them.

use super::schema;

/// Gazetteers, titles and roles of a language.
#[derive(Debug, Default)]
pub struct Names {}

impl From<&schema::Names> for Names {
    fn from(_schema: &schema::Names) -> Self {
        Self {}
    }
}
