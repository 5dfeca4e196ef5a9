//! Guards the layers of `docs/architecture.md`, on every source file there is:
//!
//! - a room of `src/` uses only rooms to the left of it, and the finders do not use each other;
//! - `wasm_bindgen`, `web_sys`, `js_sys` and `JsValue` stand below `src/wasm/` only;
//! - no language's tag, and no word that a pack holds, stands in a string of the code that reads. What counts as a word
//!   is told at [`words`]; messages for people and names of rules are no such words;
//! - in `www/`, elements use the engine and the DOM, the engine touches no page, the DOM code knows no wasm, and nobody
//!   writes HTML from strings.
//!
//! Tests and comments may say what they like. Each guard is itself tested on snippets that break it.

#[path = "layers/rust.rs"]
mod rust;
#[path = "layers/script.rs"]
mod script;
#[path = "layers/words.rs"]
mod words;

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn rust_rooms_use_rooms_to_their_left() {
    report(sources("src", "rs").iter().flat_map(|(path, text)| rust::layers(path, text)).collect());
}

#[test]
fn only_the_wasm_room_knows_javascript() {
    report(sources("src", "rs").iter().flat_map(|(path, text)| rust::javascript(path, text)).collect());
}

#[test]
fn no_language_in_code() {
    let types = fs::read_to_string("src/wasm/types.d.ts").expect("the types are there");
    let packs = words::Packs::read(Path::new("packs"), &types);
    assert!(packs.len() > 300, "the packs' words are not read as they should be");
    report(sources("src", "rs").iter().flat_map(|(path, text)| words::language(path, text, &packs)).collect());
}

#[test]
fn scripts_keep_to_their_rooms() {
    report(sources("www", "js").iter().flat_map(|(path, text)| script::layers(path, text)).collect());
}

/// Every file below `folder` with this extension, built ones and files of tests left out: its path with `/`, and its text.
fn sources(folder: &str, extension: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for path in entries.filter_map(|e| e.ok().map(|e| e.path())) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && name != "dist" && name != "node_modules" {
                walk(&path, extension, found);
            } else if path.extension().is_some_and(|e| e == extension) && name != "tests.rs" {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(Path::new(folder), extension, &mut found);
    found.sort();
    let read =
        |path: &PathBuf| (path.to_string_lossy().replace('\\', "/"), fs::read_to_string(path).unwrap_or_default());
    found.iter().map(read).collect()
}

fn report(problems: Vec<String>) {
    assert!(problems.is_empty(), "{} breaches:\n{}", problems.len(), problems.join("\n"));
}
