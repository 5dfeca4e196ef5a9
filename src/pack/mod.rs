//! A language's data: its source form, the compiled file, and the form the finders use.
//!
//! People edit `packs/<lang>/*.toml` ([`schema`]); `schema::compile` checks it and makes one file of it;
//! [`Pack::load`] reads that file and builds the dictionaries the finders look words up in.

pub mod dates;
pub mod languages;
pub mod names;
pub mod numbers;
pub mod phrases;
pub mod schema;
pub mod speech;
#[cfg(feature = "tagger")]
pub mod tagger;
pub mod text;

use crate::error::Error;
use crate::text::sentence::Boundaries;

pub use phrases::Phrases;

/// A loaded language.
#[derive(Debug)]
pub struct Pack {
    /// Language tag (BCP 47).
    pub language: String,
    /// The language's own name for itself.
    pub name: String,
    /// Where sentences end.
    pub boundaries: Boundaries,
    /// Numbers, units and approximators.
    pub numbers: numbers::Numbers,
    /// Calendar and clock.
    pub dates: dates::Dates,
    /// Quotation marks, cues of speech, hedges.
    pub speech: speech::Speech,
    /// Gazetteers, titles, roles.
    pub names: names::Names,
    /// What the tagger of names has learned, where it has been trained.
    #[cfg(feature = "tagger")]
    pub tagger: Option<tagger::Tagger>,
}

impl Pack {
    /// Loads a compiled pack.
    ///
    /// # Errors
    /// Where `bytes` is no pack, or one of another version of the program.
    pub fn load(bytes: &[u8]) -> Result<Self, Error> {
        let schema = schema::read::<schema::Schema>(bytes)?;
        Ok(Self::from(&schema))
    }
}

impl From<&schema::Schema> for Pack {
    fn from(schema: &schema::Schema) -> Self {
        Self {
            language: schema.language.tag.clone(),
            name: schema.language.name.clone(),
            boundaries: Boundaries::from(&schema.text),
            numbers: numbers::Numbers::from(&schema.numbers),
            dates: dates::Dates::new(&schema.dates, &schema.numbers),
            speech: speech::Speech::from(&schema.speech),
            names: names::Names::from(&schema.names),
            #[cfg(feature = "tagger")]
            tagger: schema.tagger.as_ref().map(tagger::Tagger::from),
        }
    }
}
