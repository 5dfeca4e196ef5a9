//! Calendar and clock, as the finders use them.

use super::schema;

/// Calendar and clock of a language.
#[derive(Debug, Default)]
pub struct Dates {}

impl From<&schema::Dates> for Dates {
    fn from(_schema: &schema::Dates) -> Self {
        Self {}
    }
}
