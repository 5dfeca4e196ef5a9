//! What puts a number into proportion, as people write it: `packs/<lang>/context/*.toml`, joined with
//! `packs/common/context/*.toml`. The page's JavaScript reads it as JSON; `www/context/types.d.ts` is its other side.

use serde::{Deserialize, Serialize};

/// A language's yardsticks, with the words to compare with them, and the units its readers know.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Context {
    /// Units, with what they are in the base unit of their dimension.
    pub units: Vec<Unit>,
    /// From units to those that readers know.
    pub conversions: Vec<Conversion>,
    /// Sorts of things that are counted.
    pub things: Vec<Thing>,
    /// Words near a number that tell in which sense it is meant.
    pub senses: Vec<Sense>,
    /// Words to compare with.
    pub wordings: Vec<Wording>,
    /// Ratios above one that read well, in words.
    pub multiples: Vec<Ratio>,
    /// Ratios below one that read well, in words.
    pub parts: Vec<Ratio>,
    /// Shares in words, for percentages and fractions.
    pub shares: Vec<Ratio>,
    /// Large numbers in smaller words (`a thousand million`).
    pub scales: Vec<Ratio>,
    /// What a number is held against.
    pub yardsticks: Vec<Yardstick>,
}

/// A unit and what it is in the base unit of its dimension.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Unit {
    /// Its UCUM code.
    pub code: String,
    /// What it measures, as the engine calls it.
    pub dimension: String,
    /// What a number is multiplied by to be in the base unit.
    pub factor: f64,
    /// What is added after that (degrees).
    #[serde(skip_serializing_if = "is_nought")]
    pub offset: f64,
}

/// Units and those they are told in.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Conversion {
    /// Codes of the units in the text.
    pub from: Vec<String>,
    /// Codes of the units that the reader knows: the first in which the number is not below 1, else the last.
    pub to: Vec<String>,
}

/// A sort of things that are counted; its unit is its id in braces (`{people}`), as UCUM has it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Thing {
    /// Its name, the same in all languages.
    pub id: String,
    /// Nouns for it, in lower case.
    pub nouns: Vec<String>,
    /// Ends of such nouns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub endings: Vec<String>,
}

/// A sense in which a quantity may be meant.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sense {
    /// Its name, the same in all languages.
    pub id: String,
    /// Words near the number that tell of it, in lower case.
    pub words: Vec<String>,
}

/// How a number is compared with a yardstick: `{name}` is the yardstick, `{times}` and `{part}` are words for a ratio.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wording {
    /// Dimensions, senses or things in braces.
    pub of: Vec<String>,
    /// As much.
    pub same: String,
    /// A little less.
    pub less: String,
    /// A little more.
    pub more: String,
    /// Several times as much; empty where ratios say nothing (degrees).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub times: String,
    /// A part of it; empty likewise.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub part: String,
}

/// A number and the words for it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ratio {
    /// The number.
    pub value: f64,
    /// The words.
    pub words: String,
}

/// What a number is held against.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Yardstick {
    /// Its name, as it stands in a comparison.
    pub name: String,
    /// How much it is.
    pub value: f64,
    /// UCUM code, ISO 4217 code, or a thing in braces.
    pub unit: String,
    /// The sense without which it is not used (`height`).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sense: String,
    /// The year that the value is of.
    pub year: u16,
    /// Who gives the value.
    pub source: String,
}

fn is_nought(value: &f64) -> bool {
    *value == 0.0
}
