//! Who uses whom in `src/`.

/// The rooms, from left to right; a room may use those to its left, and those that share its place.
const ROOMS: &[&[&str]] = &[
    &["error", "text"],
    &["annotation"],
    &["pack"],
    &["corpus", "grammar"],
    &["ner", "find"],
    &["resolve"],
    &["link"],
    &["annotate"],
    &["export", "exercise"],
    &["cases", "wasm", "bin"],
];

/// Names that the crate's root hands on, and the room each belongs to.
const HANDED_ON: &[(&str, &str)] =
    &[("Options", "annotate"), ("Article", "annotation"), ("Error", "error"), ("Pack", "pack"), ("Document", "text")];

/// What a file uses that it may not.
pub fn layers(path: &str, text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let Some(own) = room(path) else { return problems };
    let code = read(text).code;
    for (line, used) in paths(&code, "crate::") {
        let first = used.split("::").next().unwrap_or_default();
        let name = HANDED_ON.iter().find(|(name, _)| *name == first).map_or(first, |(_, room)| room);
        match (place(own), place(name)) {
            (_, None) => {
                problems.push(format!("{path}:{line}: `crate::{used}` is in no room that is known; see ROOMS"))
            }
            (Some(own_place), Some(used_place)) if used_place > own_place => {
                problems.push(format!("{path}:{line}: `{own}` uses `{name}`, which stands to its right"));
            }
            _ => {}
        }
        if own == "find" && first == "find" {
            problems.extend(finders(path, line, used.split("::").nth(1).unwrap_or_default()));
        }
    }
    if own == "find" {
        // From a file in a finder's folder it is two steps up to the other finders, from a finder's own file one.
        let inside = path.trim_start_matches("src/find/").matches('/').count();
        let steps = match path.ends_with("/mod.rs") {
            true => inside,
            false => inside + 1,
        };
        let up = "super::".repeat(steps);
        for (line, used) in paths(&code, &up) {
            problems.extend(finders(path, line, used.split("::").next().unwrap_or_default()));
        }
    }
    problems
}

/// What a file says of JavaScript where it may not.
pub fn javascript(path: &str, text: &str) -> Vec<String> {
    if path.starts_with("src/wasm/") {
        return Vec::new();
    }
    let code = read(text).code;
    let names = ["wasm_bindgen", "web_sys", "js_sys", "JsValue", "serde_wasm_bindgen"];
    let found = code.lines().enumerate().flat_map(|(i, line)| {
        names.iter().filter(|n| has_word(line, n)).map(move |n| format!("{path}:{}: `{n}` outside src/wasm/", i + 1))
    });
    found.collect()
}

/// A finder's use of another.
fn finders(path: &str, line: usize, used: &str) -> Option<String> {
    let own = path.trim_start_matches("src/find/").split(['/', '.']).next().unwrap_or_default();
    let free =
        used.is_empty() || used == own || used == "super" || used.starts_with(char::is_uppercase) || own == "mod";
    (!free).then(|| format!("{path}:{line}: the finder `{own}` uses the finder `{used}`"))
}

/// The room of a file; none for the crate's root, which hands on.
fn room(path: &str) -> Option<&str> {
    let inner = path.strip_prefix("src/")?;
    let room = inner.split(['/', '.']).next()?;
    (room != "lib").then_some(room)
}

fn place(room: &str) -> Option<usize> {
    ROOMS.iter().position(|rooms| rooms.contains(&room))
}

/// The paths that follow a prefix, one for each name of a group in braces, each with its line.
fn paths(code: &str, prefix: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    if prefix.is_empty() {
        return found;
    }
    for (at, _) in code.match_indices(prefix) {
        // Not `Xcrate::`, nor a `super::` with another before it.
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let mut names = Vec::new();
        expand("", &code[at + prefix.len()..], &mut names);
        found.extend(names.into_iter().map(|name| (line, name)));
    }
    found
}

/// The paths that text begins with, a group in braces written out, after what stands before the group. Returns what is
/// left of the text behind them.
fn expand<'a>(before: &str, text: &'a str, found: &mut Vec<String>) -> &'a str {
    let text = text.trim_start();
    let length = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(text.len());
    let (path, rest) = text.split_at(length);
    let path = format!("{before}{path}");
    let Some(mut rest) = rest.strip_prefix('{') else {
        if !path.is_empty() {
            found.push(path);
        }
        return rest;
    };
    loop {
        rest = expand(&path, rest, found).trim_start();
        // What stands after a name, such as `as other` or `*`, is no concern of the layers.
        rest = rest.trim_start_matches(|c| c != ',' && c != '}');
        match rest.strip_prefix(',') {
            Some(more) => rest = more,
            None => return rest.strip_prefix('}').unwrap_or(rest),
        }
    }
}

fn has_word(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(i, _)| !line[..i].ends_with(part) && !line[i + word.len()..].starts_with(part))
}

/// A file without its comments and tests, and the strings apart.
pub struct Source {
    /// The code, strings emptied, lines kept.
    pub code: String,
    /// Line and text of each string.
    pub strings: Vec<(usize, String)>,
}

/// Reads a Rust file: enough of the language for files that `rustfmt` has been over.
pub fn read(text: &str) -> Source {
    let mut source = Source { code: String::new(), strings: Vec::new() };
    let bytes = text.as_bytes();
    let mut i = 0;
    let mut line = 1;
    while i < bytes.len() {
        let rest = &text[i..];
        let literal = string(rest, source.code.ends_with(|c: char| c.is_alphanumeric() || c == '_'));
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some((length, content)) = literal {
            source.strings.push((line, content));
            source.code.push_str("\"\"");
            length
        } else if let Some(length) = character(rest) {
            source.code.push_str("' '");
            length
        } else if rest.starts_with("#[cfg(test)]") {
            item(rest)
        } else {
            let c = rest.chars().next().unwrap_or(' ');
            if c != '\n' {
                source.code.push(c);
            }
            c.len_utf8()
        };
        let lines = text[i..i + length].matches('\n').count();
        line += lines;
        source.code.extend(std::iter::repeat_n('\n', lines));
        i += length;
    }
    source
}

/// Length and content of the string that begins here.
fn string(rest: &str, after_word: bool) -> Option<(usize, String)> {
    if after_word {
        return None;
    }
    let prefix = ["br", "cr", "r", "b", "c", ""].into_iter().find(|p| {
        let after = rest.strip_prefix(p).unwrap_or_default();
        after.starts_with('"')
            || (p.ends_with('r') && after.trim_start_matches('#').starts_with('"') && after.starts_with('#'))
    })?;
    let after = &rest[prefix.len()..];
    if prefix.ends_with('r') {
        let hashes = after.chars().take_while(|c| *c == '#').count();
        let body = &after[hashes + 1..];
        let end = format!("\"{}", "#".repeat(hashes));
        let length = body.find(&end).unwrap_or(body.len());
        return Some((prefix.len() + hashes + 1 + length + end.len(), body[..length].to_owned()));
    }
    let body = &after[1..];
    let mut escaped = false;
    for (i, c) in body.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((prefix.len() + 2 + i, body[..i].to_owned())),
            _ => {}
        }
    }
    Some((rest.len(), body.to_owned()))
}

/// Length of the character literal that begins here; none for a lifetime.
fn character(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    let first = body.chars().next()?;
    if first == '\\' {
        return body[2..].find('\'').map(|end| end + 4);
    }
    body[first.len_utf8()..].starts_with('\'').then(|| first.len_utf8() + 2)
}

/// Length of the item that begins here: to its closing brace, or to a semicolon before any brace.
fn item(rest: &str) -> usize {
    let mut depth = 0;
    let mut i = 0;
    while i < rest.len() {
        if let Some((length, _)) = string(&rest[i..], rest[..i].ends_with(|c: char| c.is_alphanumeric() || c == '_')) {
            i += length;
            continue;
        }
        if let Some(length) = character(&rest[i..]) {
            i += length;
            continue;
        }
        if rest[i..].starts_with("//") {
            i += rest[i..].find('\n').unwrap_or(rest.len() - i);
            continue;
        }
        let c = rest[i..].chars().next().unwrap_or(' ');
        i += c.len_utf8();
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return i,
            '}' => depth -= 1,
            ';' if depth == 0 => return i,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_may_not_use_what_stands_to_its_right() {
        assert_eq!(layers("src/find/dates.rs", "use crate::text::Span;\nuse crate::pack::{Pack, Phrases};"), [""; 0]);
        assert_eq!(layers("src/text/html.rs", "use crate::pack::Pack;").len(), 1);
        assert_eq!(layers("src/text/html/tree.rs", "fn f() { crate::find::Context::default(); }").len(), 1);
        assert_eq!(layers("src/pack/mod.rs", "use crate::{Document, annotate::Options, error::Error};").len(), 1);
        assert_eq!(layers("src/export/csv.rs", "use crate::wasm::convert;").len(), 1);
        assert_eq!(layers("src/find/dates.rs", "use crate::unheard::Of;").len(), 1);
    }

    #[test]
    fn finders_do_not_use_each_other() {
        assert_eq!(
            layers("src/find/dates/join.rs", "use super::matching::Match;\nuse super::super::Context;"),
            [""; 0]
        );
        assert_eq!(layers("src/find/dates/mod.rs", "use super::Context;\nmod join;\nuse join::x;"), [""; 0]);
        assert_eq!(layers("src/find/dates/mod.rs", "use super::numbers::words;").len(), 1);
        assert_eq!(layers("src/find/dates/join.rs", "use super::super::numbers;").len(), 1);
        assert_eq!(layers("src/find/dates.rs", "use super::{Context, numbers};").len(), 1);
        assert_eq!(layers("src/find/dates.rs", "use crate::find::{Context, numbers::words};").len(), 1);
        assert_eq!(layers("src/find/dates.rs", "use crate::find::dates::x;"), [""; 0]);
    }

    #[test]
    fn javascript_stays_in_its_room() {
        assert_eq!(javascript("src/wasm/mod.rs", "use wasm_bindgen::prelude::*;"), [""; 0]);
        assert_eq!(javascript("src/text/offsets.rs", "fn f(v: JsValue) {}").len(), 1);
        assert_eq!(javascript("src/lib.rs", "use web_sys::Window;").len(), 1);
        assert_eq!(javascript("src/lib.rs", "// wasm_bindgen is named here\nlet s = \"JsValue\";"), [""; 0]);
    }

    #[test]
    fn comments_strings_and_tests_are_told_apart() {
        let source = read(
            "let a = \"x\\\"y\"; // \"no\"\nlet b = r#\"raw \"q\" \"#; /* \"no\" */ let c = '\"'; let d: &'a str = b\"z\";\n\
             #[cfg(test)]\nmod tests { fn f() { \"no }\"; '}'; } }\nlet e = \"last\";",
        );
        let strings: Vec<(usize, &str)> = source.strings.iter().map(|(l, s)| (*l, s.as_str())).collect();
        assert_eq!(strings, [(1, "x\\\"y"), (2, "raw \"q\" "), (2, "z"), (5, "last")]);
        assert!(!source.code.contains("mod tests") && source.code.contains("let e"));
    }
}
