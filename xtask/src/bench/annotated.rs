//! Annotated articles, against which what programs find is held: `../shared/gold/en/dev` where it is beside the project,
//! else the part of the corpus that the tagger has not learned from.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use sourcelight::corpus::{self, Gold};

use crate::workspace::Workspace;

/// The language that all of the other programs read.
const LANGUAGE: &str = "en";

/// Articles in a file that the measuring programs read.
pub struct Annotated {
    /// Where they are from, for people.
    pub name: String,
    /// JSON: a list of `{ text, date, marks: [{ kind, start, end }] }`, offsets in UTF-16 code units.
    pub file: PathBuf,
}

/// Writes the articles of a folder, or of the one there is, where programs find them.
pub fn write(workspace: &Workspace, folder: Option<&str>) -> Result<Annotated> {
    let beside = workspace.root.join("../shared/gold").join(LANGUAGE).join("dev");
    let (name, articles) = match folder {
        Some(folder) => (folder.to_owned(), read(Path::new(folder))?),
        None if beside.is_dir() => (format!("../shared/gold/{LANGUAGE}/dev"), read(&beside)?),
        None => {
            let mut articles = read(&workspace.root.join("corpus").join(LANGUAGE))?;
            articles.retain(Gold::is_test);
            (format!("the test part of corpus/{LANGUAGE}"), articles)
        }
    };
    if articles.is_empty() {
        bail!("there are no articles in {name}");
    }
    let name = format!("{} articles, {name}", articles.len());
    let file = workspace.own().join("annotated.json");
    let list: Vec<Value> = articles.iter().map(written).collect();
    fs::create_dir_all(workspace.own())?;
    fs::write(&file, Value::from(list).to_string())?;
    Ok(Annotated { name, file })
}

fn read(folder: &Path) -> Result<Vec<Gold>> {
    corpus::folder(folder).with_context(|| format!("the articles in {}", folder.display()))
}

fn written(gold: &Gold) -> Value {
    // Marks are in text order and nest, so that counting from the one before would not do for ends.
    let utf16 = |byte: u32| gold.text.get(..byte as usize).map_or(0, |before| before.encode_utf16().count());
    let marks = gold.marks.iter().filter_map(|mark| {
        Some(json!({ "kind": mark.kind()?, "start": utf16(mark.span.start), "end": utf16(mark.span.end) }))
    });
    json!({ "text": gold.text, "date": gold.date, "marks": marks.collect::<Vec<_>>() })
}
