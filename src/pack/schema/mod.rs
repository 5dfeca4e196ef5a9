//! The source form of a pack, as people edit it, and its file form.
//!
//! One struct a file of `packs/<lang>/`. The same structs are written to the compiled file, so they hold plain
//! data only, and nothing that a compact format cannot carry (no untagged or flattened fields).

#[cfg(feature = "compile")]
pub mod compile;
pub mod dates;
#[cfg(feature = "compile")]
pub mod known;
pub mod language;
pub mod names;
pub mod numbers;
pub mod speech;
#[cfg(feature = "tagger")]
pub mod tagger;
pub mod text;
mod wire;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::error::{Error, Stage};
pub use dates::Dates;
pub use language::Language;
pub use names::Names;
pub use numbers::Numbers;
pub use speech::Speech;
#[cfg(feature = "tagger")]
pub use tagger::Tagger;
pub use text::Text;

/// All of a language's data.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
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
    /// `tagger.bin`, where the tagger has been trained. It comes last, so that a program without the tagger reads the
    /// rest.
    #[cfg(feature = "tagger")]
    pub tagger: Option<Tagger>,
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

    /// The problems of the file or folder called `name`.
    pub fn file(&mut self, name: &str, check: impl FnOnce(&mut Self)) {
        self.file = name.to_owned();
        check(self);
    }
}

/// What every compiled file begins with.
const MAGIC: &[u8] = b"sourcelight";

/// The form of the data: a hash of the source files that declare it, so that no program reads a pack of another one.
const FORM: u64 = {
    let files = [
        include_str!("mod.rs"),
        include_str!("dates.rs"),
        include_str!("language.rs"),
        include_str!("names.rs"),
        include_str!("numbers.rs"),
        include_str!("speech.rs"),
        include_str!("tagger.rs"),
        include_str!("text.rs"),
    ];
    let mut hash = START;
    let mut i = 0;
    while i < files.len() {
        hash = fold(hash, files[i].as_bytes());
        i += 1;
    }
    hash
};

/// Reads a compiled file.
///
/// # Errors
/// Where `bytes` is none, one that is not whole, or one of another version.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    let wrong = |problem: &str| {
        Error::new(Stage::PackFile, "pack", format!("{problem}; build the packs anew with `cargo xtask build`"))
    };
    let rest = bytes.strip_prefix(MAGIC).ok_or_else(|| wrong("is no pack"))?;
    let (form, rest) = rest.split_first_chunk().ok_or_else(|| wrong("is damaged"))?;
    if u64::from_le_bytes(*form) != FORM {
        return Err(wrong("is of another version"));
    }
    let (sum, body) = rest.split_first_chunk().ok_or_else(|| wrong("is damaged"))?;
    if u64::from_le_bytes(*sum) != fold(START, body) {
        return Err(wrong("is damaged"));
    }
    Ok(wire::read(body))
}

/// Writes a compiled file.
///
/// # Errors
/// Where the data cannot be written in the compact form.
#[cfg(feature = "compile")]
pub fn write<T: Serialize>(data: &T) -> Result<Vec<u8>, Error> {
    let body = postcard::to_allocvec(data)
        .map_err(|e| Error::new(Stage::PackSource, "pack", format!("cannot be written: {e}")))?;
    Ok([MAGIC, &FORM.to_le_bytes(), &fold(START, &body).to_le_bytes(), &body].concat())
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, going on from `hash`.
const fn fold(hash: u64, bytes: &[u8]) -> u64 {
    let mut hash = hash;
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        i += 1;
    }
    hash
}
