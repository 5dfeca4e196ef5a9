//! Numbers, units and approximators, as the finders use them.

use super::schema;

/// Numbers, units and approximators of a language.
#[derive(Debug, Default)]
pub struct Numbers {}

impl From<&schema::Numbers> for Numbers {
    fn from(_schema: &schema::Numbers) -> Self {
        Self {}
    }
}
