//! What can go wrong, said with its place and its remedy.

use std::fmt;

/// An error of loading: a pack, a file, a command-line argument. Reading an article cannot fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    stage: Stage,
    place: String,
    problem: String,
}

/// The stage of work an error belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// A pack's source form, as people edit it.
    PackSource,
    /// A compiled pack, as programs load it.
    PackFile,
    /// A case of a pack that does not come out as it says.
    Case,
    /// What the caller handed in: text, options, files.
    Input,
}

impl Error {
    /// An error at `place` (`packs/xx/units.toml: unit[3].factor`); `problem` names the remedy (`must be above 0`).
    pub fn new(stage: Stage, place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { stage, place: place.into(), problem: problem.into() }
    }

    /// The stage of work it belongs to.
    pub fn stage(&self) -> Stage {
        self.stage
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() { f.write_str(&self.problem) } else { write!(f, "{}: {}", self.place, self.problem) }
    }
}

impl std::error::Error for Error {}
