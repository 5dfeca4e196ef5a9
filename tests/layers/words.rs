//! No language in code.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::rust::read;

/// What the packs hold that code may not.
pub struct Packs {
    tags: HashSet<String>,
    words: HashSet<String>,
    /// The output's own terms, which are the same in every language.
    terms: HashSet<String>,
}

/// Rooms whose strings are looked at for words. The others talk to people: they hold messages.
const READING: &[&str] = &["text", "annotation", "ner", "find", "resolve", "link"];

/// Files that hold another vocabulary than a language's: the names of the web's elements, classes and entities, and the
/// endings of its domains. No other file is let off.
const OTHER_VOCABULARY: &[&str] = &["src/text/html/", "src/text/links.rs"];

/// Dimensions that the output gives to quantities, by names of its own.
const DIMENSIONS: &[&str] = &["money", "percent", "age", "score", "area", "volume", "mass"];

/// What a file's strings hold of a language: a pack's tag on its own (`"xx"`, `"xx-XX"`) in any room, and in the rooms
/// that read any whole word of three letters or more that some pack lists in small letters. Not looked at are names of
/// rules (`number.digits`), places in packs (`numbers/units`), and the output's own terms (`head`, `money`).
pub fn language(path: &str, text: &str, packs: &Packs) -> Vec<String> {
    let room = path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default();
    let other = OTHER_VOCABULARY.iter().any(|p| path.starts_with(p));
    let mut problems = Vec::new();
    for (line, string) in read(text).strings {
        let tag = string.split(['-', '_']).next().unwrap_or_default();
        let region = string[tag.len()..].trim_start_matches(['-', '_']);
        if packs.tags.contains(tag)
            && (string == tag || (region.len() == 2 && region.chars().all(|c| c.is_ascii_uppercase())))
        {
            problems.push(format!("{path}:{line}: \"{string}\" names a language; ask the pack"));
        }
        if !READING.contains(&room) || other || is_name(&string) || packs.terms.contains(&string) {
            continue;
        }
        let escapes = string.replace("\\n", " ").replace("\\t", " ").replace("\\u", " ");
        for word in escapes.split(|c: char| !c.is_alphabetic()) {
            if word.chars().count() > 2 && packs.words.contains(&word.to_lowercase()) {
                problems.push(format!("{path}:{line}: \"{string}\" holds `{word}`, a word of a pack; move it there"));
                break;
            }
        }
    }
    problems
}

/// Whether a string is the stable name of a rule, or of a place in a pack.
fn is_name(string: &str) -> bool {
    let plain =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let parts: Vec<&str> = string.split(['.', '/']).collect();
    parts.len() > 1 && parts.iter().all(|p| plain(p))
}

impl Packs {
    /// Tags and words of every pack below a folder. Its words are the strings in lists of its files, cases left out.
    /// The output's terms are read from what is declared to JavaScript.
    pub fn read(folder: &Path, types: &str) -> Self {
        let mut terms: HashSet<String> = types.split('"').skip(1).step_by(2).map(str::to_owned).collect();
        // How names are written out.
        terms.insert("kebab-case".to_owned());
        terms.extend(DIMENSIONS.iter().map(|&d| d.to_owned()));
        let mut packs = Self { tags: HashSet::new(), words: HashSet::new(), terms };
        for pack in entries(folder).into_iter().filter(|p| p.join("language.toml").is_file()) {
            packs.tags.insert(pack.file_name().unwrap_or_default().to_string_lossy().into_owned());
            packs.folder(&pack);
        }
        packs
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    fn folder(&mut self, folder: &Path) {
        for path in entries(folder) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && name != "cases" {
                self.folder(&path);
            } else if name.ends_with(".toml") {
                self.file(&fs::read_to_string(&path).unwrap_or_default());
            }
        }
    }

    /// The words of one file: quoted strings that are a word in small letters. Keys and values of settings, which stand
    /// after `=`, are the schema's words.
    pub fn file(&mut self, text: &str) {
        for line in text.lines() {
            let line = line.split(" #").next().unwrap_or_default();
            let mut rest = line;
            while let Some(start) = rest.find('"') {
                let before = rest[..start].trim_end();
                let Some(length) = rest[start + 1..].find('"') else { break };
                let string = &rest[start + 1..start + 1 + length];
                let is_word = !string.is_empty() && string.chars().all(|c| c.is_lowercase());
                if is_word && !before.ends_with('=') {
                    self.words.insert(string.to_owned());
                }
                rest = &rest[start + length + 2..];
            }
        }
    }
}

fn entries(folder: &Path) -> Vec<std::path::PathBuf> {
    fs::read_dir(folder).map(|e| e.filter_map(|e| e.ok().map(|e| e.path())).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packs() -> Packs {
        let mut packs = Packs { tags: HashSet::from(["xx".to_owned()]), words: HashSet::new(), terms: HashSet::new() };
        packs.file("kind = \"cardinal\"\nwords = [\"honderd\", \"Rome\", \"die dag\"] # \"nothing\"\n");
        packs
    }

    #[test]
    fn words_come_from_lists() {
        assert_eq!(packs().words, HashSet::from(["honderd".to_owned()]));
    }

    #[test]
    fn a_tag_is_found() {
        assert_eq!(language("src/pack/mod.rs", "if tag == \"xx\" {}", &packs()).len(), 1);
        assert_eq!(language("src/bin/x.rs", "\"xx-XX\"; \"xxl\"; \"xx is\"", &packs()).len(), 1);
    }

    #[test]
    fn a_word_is_found() {
        assert_eq!(language("src/find/numbers.rs", "word == \"honderd\"", &packs()).len(), 1);
        assert_eq!(language("src/find/numbers.rs", "word == \"Honderd of meer\"", &packs()).len(), 1);
        assert_eq!(
            language("src/find/numbers.rs", "// \"honderd\"\n\"number.honderd\"; \"honderden\"", &packs()),
            [""; 0]
        );
        assert_eq!(language("src/find/numbers.rs", "#[cfg(test)]\nmod tests { \"honderd\"; }", &packs()), [""; 0]);
        assert_eq!(language("src/bin/x.rs", "\"honderd\"", &packs()), [""; 0]);
        assert_eq!(language("src/text/html/tags.rs", "\"honderd\"", &packs()), [""; 0]);
    }
}
