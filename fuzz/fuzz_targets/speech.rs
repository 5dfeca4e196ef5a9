//! Texts made of the words of a pack's own cases and of quotation marks, in any order: quotes, statements and their
//! sources, from the project's folder: `cargo +nightly fuzz run speech`.
#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sourcelight::pack::schema::compile;
use sourcelight::{Document, Options, Pack, annotate};

/// Every pack with the words of its cases.
static PACKS: LazyLock<Vec<(Pack, Vec<String>)>> = LazyLock::new(|| {
    let packs = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../packs"));
    let folders = compile::folders(packs).expect("packs/ is there");
    folders.iter().map(|f| (Pack::from(&compile::schema(f).expect("compiles")), words(f))).collect()
});

const MARKS: &[&str] = &[
    "\"", "“", "”", "„", "‘", "’", "'", "«", "»", ",", ".", ":", ";", "?", "!", "–", "(", ")", "…", "''", "\n\n", "\n",
];

fn words(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder.join("cases")).expect("cases/ is there").filter_map(Result::ok);
    let speech = files.filter(|f| f.file_name().to_string_lossy().starts_with("speech"));
    let texts: Vec<String> = speech.filter_map(|f| std::fs::read_to_string(f.path()).ok()).collect();
    let words = texts.iter().flat_map(|t| t.lines().filter(|l| l.starts_with("text"))).flat_map(str::split_whitespace);
    let mut words: Vec<String> = words.map(|w| w.trim_matches(['"', '\'']).to_owned()).collect();
    words.sort();
    words.dedup();
    words
}

fuzz_target!(|data: &[u8]| {
    for (pack, words) in PACKS.iter() {
        let mut text = String::new();
        for pair in data.chunks_exact(2) {
            let number = usize::from(u16::from_le_bytes([pair[0], pair[1]]));
            match number % 3 {
                0 => text.push_str(MARKS[number / 3 % MARKS.len()]),
                1 => text.push_str(&words[number / 3 % words.len()]),
                _ => {
                    text.push(' ');
                    text.push_str(&words[number / 3 % words.len()]);
                }
            }
        }
        for document in [Document::parse(text.as_str(), &pack.boundaries), Document::parse_html(&text, &pack.boundaries)] {
            let article = annotate(document, pack, &Options::default());
            let text = article.document.text();
            let mut open: Vec<u32> = Vec::new();
            for (i, a) in article.annotations.iter().enumerate() {
                assert!(text.get(a.span.range()).is_some() && !a.span.is_empty());
                while open.last().is_some_and(|&end| end <= a.span.start) {
                    open.pop();
                }
                assert!(open.last().is_none_or(|&end| a.span.end <= end), "spans cross");
                open.push(a.span.end);
                assert!(a.within.is_none_or(|w| w < i));
                let source = a.speech().and_then(|s| s.source);
                assert!(source.is_none_or(|s| s < article.sources.len()));
            }
        }
    }
});
