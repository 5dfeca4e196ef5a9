//! The source form of a pack, as people edit it, and its file form.
//!
//! One struct a file of `packs/<lang>/`. The same structs are written to the compiled file, so they hold plain
//! data only, and nothing that a compact format cannot carry (no untagged or flattened fields).

#[cfg(feature = "compile")]
pub mod compile;
pub mod dates;
pub mod language;
pub mod names;
pub mod numbers;
pub mod speech;
pub mod text;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::error::{Error, Stage};
pub use dates::Dates;
pub use language::Language;
pub use names::Names;
pub use numbers::Numbers;
pub use speech::Speech;
pub use text::Text;

/// All of a language's data.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Schema {
    /// `language.toml`
    pub language: Language,
    /// `text.toml`
    pub text: Text,
    /// `numbers.toml`, or the files of `numbers/` taken together; so for all below.
    pub numbers: Numbers,
    /// `dates.toml`
    pub dates: Dates,
    /// `speech.toml`
    pub speech: Speech,
    /// `names.toml`
    pub names: Names,
}

impl Schema {
    /// Reports what cannot be.
    pub fn check(&self, problems: &mut Problems) {
        problems.file("language", |p| self.language.check(p));
        problems.file("text", |p| self.text.check(p));
        problems.file("numbers", |p| self.numbers.check(p));
        problems.file("dates", |p| self.dates.check(p));
        problems.file("speech", |p| self.speech.check(p));
        problems.file("names", |p| self.names.check(p));
    }
}

/// What is wrong with a pack's source form, each problem with its place and its remedy.
#[derive(Debug, Default)]
pub struct Problems {
    folder: String,
    file: String,
    found: Vec<Error>,
}

impl Problems {
    /// Problems of the pack in `folder`.
    pub fn new(folder: impl Into<String>) -> Self {
        Self { folder: folder.into(), ..Self::default() }
    }

    /// A problem at `place` (`unit[3].factor`); `remedy` says what must be (`must be above 0`).
    pub fn add(&mut self, place: impl AsRef<str>, remedy: impl Into<String>) {
        let place = format!("{}/{}.toml: {}", self.folder, self.file, place.as_ref());
        self.found.push(Error::new(Stage::PackSource, place, remedy));
    }

    /// A problem at `place` unless `holds`.
    pub fn require(&mut self, holds: bool, place: impl AsRef<str>, remedy: impl Into<String>) {
        if !holds {
            self.add(place, remedy);
        }
    }

    /// What was found.
    pub fn found(self) -> Vec<Error> {
        self.found
    }

    fn file(&mut self, name: &str, check: impl FnOnce(&mut Self)) {
        self.file = name.to_owned();
        check(self);
    }
}

/// What every compiled file begins with: the name, and the version of the form.
const MAGIC: &[u8] = b"sourcelight\x01";

/// Reads a compiled file.
///
/// # Errors
/// Where `bytes` is none, or one of another version.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    let wrong = |problem: &str| {
        Error::new(Stage::PackFile, "pack", format!("{problem}; build the packs anew with `cargo xtask build`"))
    };
    let body = bytes.strip_prefix(MAGIC).ok_or_else(|| wrong("is no pack of this version"))?;
    postcard::from_bytes(body).map_err(|e| wrong(&format!("is damaged ({e})")))
}

/// Writes a compiled file.
///
/// # Errors
/// Where the data cannot be written in the compact form.
pub fn write<T: Serialize>(data: &T) -> Result<Vec<u8>, Error> {
    let body = postcard::to_allocvec(data)
        .map_err(|e| Error::new(Stage::PackSource, "pack", format!("cannot be written: {e}")))?;
    Ok([MAGIC, &body].concat())
}
