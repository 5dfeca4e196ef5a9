//! From `packs/<lang>/*.toml` to one compiled file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::known::{Known, Told};
use super::{Language, Names, Problems, Schema, write};
use crate::error::{Error, Stage};

/// Reads and checks the pack in a folder and returns the bytes of its compiled file.
///
/// # Errors
/// Every problem with its place and remedy, a line each.
pub fn folder(path: &Path) -> Result<Vec<u8>, Error> {
    write(&schema(path)?)
}

/// Reads and checks the pack in a folder.
///
/// # Errors
/// Every problem with its place and remedy, a line each.
pub fn schema(path: &Path) -> Result<Schema, Error> {
    let schema = untrained(path)?;
    #[cfg(feature = "tagger")]
    let schema = Schema { tagger: tagger(path)?, ..schema };
    Ok(schema)
}

/// As [`schema`], without what the tagger has learned.
///
/// # Errors
/// As [`schema`].
pub fn untrained(path: &Path) -> Result<Schema, Error> {
    let schema = Schema {
        language: topic(path, "language")?,
        text: topic(path, "text")?,
        numbers: topic(path, "numbers")?,
        dates: topic(path, "dates")?,
        speech: topic(path, "speech")?,
        names: topic(path, "names")?,
        #[cfg(feature = "tagger")]
        tagger: None,
    };
    let mut problems = Problems::new(path.display().to_string());
    schema.check(&mut problems);
    none(problems)?;
    Ok(schema)
}

/// What is known of the things that the pack in a folder names, by Wikidata id.
///
/// # Errors
/// Every problem with its place and remedy, a line each.
pub fn known(path: &Path) -> Result<BTreeMap<String, Told>, Error> {
    let (known, names): (Known, Names) = (topic(path, "known")?, topic(path, "names")?);
    let mut problems = Problems::new(path.display().to_string());
    let mut told = BTreeMap::new();
    problems.file("known", |p| told = known.told(&names, p));
    none(problems)?;
    Ok(told)
}

/// An error that holds every problem, a line each.
fn none(problems: Problems) -> Result<(), Error> {
    let lines: Vec<String> = problems.found().iter().map(ToString::to_string).collect();
    if lines.is_empty() { Ok(()) } else { Err(Error::new(Stage::PackSource, "", lines.join("\n"))) }
}

/// The bytes of the compiled index of all languages below `packs`.
///
/// # Errors
/// As [`folder`].
pub fn languages(packs: &Path) -> Result<Vec<u8>, Error> {
    let mut all: Vec<Language> = Vec::new();
    for folder in folders(packs)? {
        all.push(topic(&folder, "language")?);
    }
    write(&all)
}

/// The folders of the packs below `packs`, in order of name.
///
/// # Errors
/// Where the folder cannot be read.
pub fn folders(packs: &Path) -> Result<Vec<std::path::PathBuf>, Error> {
    let mut found: Vec<_> = entries(packs)?.into_iter().filter(|p| p.join("language.toml").is_file()).collect();
    found.sort();
    Ok(found)
}

/// Where data stands that holds for every language, beside the languages' own folders.
const COMMON: &str = "common";

/// The weights of the tagger, where there are any.
#[cfg(feature = "tagger")]
fn tagger(folder: &Path) -> Result<Option<super::Tagger>, Error> {
    let file = folder.join("tagger.bin");
    if !file.is_file() {
        return Ok(None);
    }
    let place = file.display().to_string();
    let bytes = fs::read(&file).map_err(|e| source_error(&place, e))?;
    let body = bytes.strip_prefix(&TAGGER_FORM.to_le_bytes());
    let body = body.ok_or_else(|| source_error(&place, "is of another version; run `cargo xtask train`"))?;
    Ok(Some(super::wire::read(body)))
}

/// The bytes of `tagger.bin`.
///
/// # Errors
/// Where the data cannot be written in the compact form.
#[cfg(feature = "train")]
pub fn tagger_file(tagger: &super::Tagger) -> Result<Vec<u8>, Error> {
    let body = postcard::to_allocvec(tagger).map_err(|e| source_error("tagger.bin", e))?;
    Ok([TAGGER_FORM.to_le_bytes().as_slice(), &body].concat())
}

/// The form of `tagger.bin`, which other parts of a pack may change without.
#[cfg(feature = "tagger")]
const TAGGER_FORM: u64 = super::fold(super::START, include_bytes!("tagger.rs"));

/// One topic: `<name>.toml`, the files of `<name>/` taken together, or both, and the same of `../common/`.
/// Lists of the same name are joined.
///
/// # Errors
/// Where a file cannot be read, or holds what the topic does not have.
pub fn topic<T: DeserializeOwned>(folder: &Path, name: &str) -> Result<T, Error> {
    let mut files = Vec::new();
    let several = folder.join(name);
    for folder in [folder, &folder.with_file_name(COMMON)] {
        let single = folder.join(name).with_extension("toml");
        if single.is_file() {
            files.push(single);
        }
        let several = folder.join(name);
        if several.is_dir() {
            let mut inner = entries(&several)?;
            inner.retain(|p| p.extension().is_some_and(|e| e == "toml"));
            inner.sort();
            files.extend(inner);
        }
    }
    let mut all = Table::new();
    for file in &files {
        let place = file.display().to_string();
        let text = fs::read_to_string(file).map_err(|e| source_error(&place, e))?;
        let table: Table = toml::from_str(&text).map_err(|e| source_error(&place, e))?;
        join(&mut all, table, &place)?;
    }
    // A single file is read once more, for errors that name its lines.
    match files.as_slice() {
        [only] => fs::read_to_string(only)
            .map_err(|e| source_error(&only.display().to_string(), e))
            .and_then(|text| toml::from_str(&text).map_err(|e| source_error(&only.display().to_string(), e))),
        _ => Value::Table(all).try_into().map_err(|e| source_error(&several.display().to_string(), e)),
    }
}

fn join(all: &mut Table, more: Table, place: &str) -> Result<(), Error> {
    for (key, value) in more {
        match (all.get_mut(&key), value) {
            (None, value) => {
                all.insert(key, value);
            }
            (Some(Value::Array(there)), Value::Array(more)) => there.extend(more),
            (Some(Value::Table(there)), Value::Table(more)) => join(there, more, place)?,
            (Some(_), _) => {
                return Err(Error::new(
                    Stage::PackSource,
                    place,
                    format!("`{key}` stands in another file of this folder too; keep one"),
                ));
            }
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<std::path::PathBuf>, Error> {
    let place = folder.display().to_string();
    let read = fs::read_dir(folder).map_err(|e| source_error(&place, e))?;
    read.map(|entry| entry.map(|e| e.path()).map_err(|e| source_error(&place, e))).collect()
}

fn source_error(place: &str, problem: impl std::fmt::Display) -> Error {
    Error::new(Stage::PackSource, place, problem.to_string())
}
