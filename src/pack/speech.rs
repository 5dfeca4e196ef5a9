//! Quotation marks, cues of speech, hedges, as the finders use them.

use super::schema;

/// Quotation marks, cues of speech, hedges of a language.
#[derive(Debug, Default)]
pub struct Speech {}

impl From<&schema::Speech> for Speech {
    fn from(_schema: &schema::Speech) -> Self {
        Self {}
    }
}
