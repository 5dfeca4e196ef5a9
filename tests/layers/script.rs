//! Who uses whom in `www/`.

/// A room, the rooms it may import from, and the names it may not say.
struct Room {
    folder: &'static str,
    uses: &'static [&'static str],
    never: &'static [&'static str],
}

const PAGE: &[&str] = &["document", "window", "HTMLElement", "localStorage", "sessionStorage", "customElements", "CSS"];
const WASM: &[&str] = &["WebAssembly", "wasm", "postMessage", "Worker"];

const ROOMS: &[Room] = &[
    Room { folder: "engine", uses: &["engine", "dist", "exercise"], never: PAGE },
    Room { folder: "context", uses: &["context"], never: PAGE },
    Room { folder: "map", uses: &["map"], never: PAGE },
    Room { folder: "dom", uses: &["dom"], never: WASM },
    Room { folder: "exercise", uses: &["exercise"], never: PAGE },
    Room {
        folder: "element",
        uses: &["element", "engine", "dom", "context", "map", "picture", "exercise", "strings", "styles"],
        never: WASM,
    },
    Room { folder: "picture", uses: &["picture", "element", "engine", "dom", "map"], never: WASM },
];

/// What no script does: write HTML from strings, or run text.
const NEVER: &[&str] = &["innerHTML", "outerHTML", "insertAdjacentHTML", "eval", "DOMParser"];

/// What a script uses that it may not.
pub fn layers(path: &str, text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let (code, imports) = read(text);
    let folder = path.trim_start_matches("www/").split('/').next().unwrap_or_default();
    let room = ROOMS.iter().find(|r| r.folder == folder);
    for (line, target) in imports {
        let steps: Vec<&str> = target.split('/').filter(|s| *s != "." && *s != "..").collect();
        let up = target.split('/').filter(|s| *s == "..").count();
        let depth = path.trim_start_matches("www/").matches('/').count();
        let used = match steps.first() {
            // Only steps that leave the room name another; a bare name is a package.
            Some(first) if target.starts_with('.') && up >= depth && steps.len() > 1 => first,
            _ if target.starts_with('.') => folder,
            _ => "a package",
        };
        if let Some(room) = room.filter(|r| !r.uses.contains(&used)) {
            problems.push(format!("{path}:{line}: `{}` imports from `{used}` (`{target}`)", room.folder));
        }
    }
    for (i, line) in code.lines().enumerate() {
        let never = room.map_or(&[][..], |r| r.never).iter().chain(NEVER);
        let found = never.filter(|name| has_name(line, name));
        problems.extend(found.map(|name| format!("{path}:{}: says `{name}`", i + 1)));
    }
    problems
}

/// Whether a name stands in a line as a name of its own, not as a property (`x.document`) or key (`document:`).
fn has_name(line: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    line.match_indices(name).any(|(i, _)| {
        let (before, after) = (&line[..i], &line[i + name.len()..]);
        let property = before.ends_with('.') && !before.ends_with("..") && !NEVER.contains(&name);
        let key = after.trim_start().starts_with(':') && !line.contains('?');
        !before.ends_with(part) && !after.starts_with(part) && !property && !key
    })
}

/// A script without comments and with its strings emptied, and its imports with their lines.
fn read(text: &str) -> (String, Vec<(usize, String)>) {
    let mut code = String::new();
    let mut imports = Vec::new();
    let mut i = 0;
    let mut line = 1;
    while i < text.len() {
        let rest = &text[i..];
        let c = rest.chars().next().unwrap_or(' ');
        let before = code.trim_end();
        let length = if rest.starts_with("//") && !before.ends_with('\\') {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if matches!(c, '"' | '\'') {
            let length = closing(&rest[1..], c);
            let string = &rest[1..=length];
            if before.ends_with("from") || before.ends_with("import") || before.ends_with("import(") {
                imports.push((line, string.to_owned()));
            }
            code.push_str("''");
            length + 2
        } else {
            if c != '\n' {
                code.push(c);
            }
            c.len_utf8()
        }
        .min(rest.len());
        let lines = rest[..length].matches('\n').count();
        line += lines;
        code.extend(std::iter::repeat_n('\n', lines));
        i += length;
    }
    (code, imports)
}

/// How far it is to the quotation mark that closes a string.
fn closing(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    for (i, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            // A string ends with its line; an apostrophe in a pattern or template opens none.
            _ if c == mark || c == '\n' => return i,
            _ => {}
        }
    }
    rest.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_import_what_they_may() {
        assert_eq!(
            layers("www/element/app.js", "import { read } from '../engine/client.js';\nimport './base.js';"),
            [""; 0]
        );
        assert_eq!(layers("www/engine/worker.js", "import init from '../dist/sourcelight.js';"), [""; 0]);
        assert_eq!(layers("www/engine/client.js", "import { paint } from '../dom/painter.js';").len(), 1);
        assert_eq!(layers("www/dom/painter.js", "import { read } from '../engine/client.js';").len(), 1);
        assert_eq!(layers("www/dom/painter.js", "const m = await import('../dist/sourcelight.js');").len(), 1);
        assert_eq!(
            layers("www/element/panel/row.js", "import x from '../../dom/make.js'; import y from '../list.js';"),
            [""; 0]
        );
        assert_eq!(layers("www/element/app.js", "import x from 'lit';").len(), 1);
    }

    #[test]
    fn the_engine_touches_no_page() {
        assert_eq!(layers("www/engine/client.js", "document.title = 'x';").len(), 1);
        assert_eq!(layers("www/engine/client.js", "const w = globalThis; window.name;").len(), 1);
        assert_eq!(layers("www/engine/client.js", "article.document.text; // document\nsay('document');"), [""; 0]);
        assert_eq!(layers("www/dom/painter.js", "new Worker(url)").len(), 1);
    }

    #[test]
    fn nobody_writes_html_from_strings() {
        assert_eq!(layers("www/main.js", "el.innerHTML = text;").len(), 1);
        assert_eq!(layers("www/element/app.js", "el.textContent = text;"), [""; 0]);
    }
}
