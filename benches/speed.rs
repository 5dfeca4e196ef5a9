//! How fast articles are read natively. Prints one JSON object a line; see `README.md` beside this file.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use serde::Deserialize;
use serde_json::json;
use sourcelight::pack::schema::{compile, write};
use sourcelight::{Document, Options, Pack, annotate};

/// A text of a unit that is repeated.
#[derive(Deserialize)]
struct Input {
    name: String,
    unit: String,
    times: usize,
}

fn main() {
    // Cargo hands its own arguments down, such as `--bench`.
    let quick = std::env::args().any(|a| a == "--quick");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(root.join(path)).expect("benches/ is whole");
    let inputs: Vec<Input> = serde_json::from_str(&read("benches/inputs.json")).expect("inputs.json is well formed");
    for lang in ["nl", "en"] {
        let schema = compile::schema(&root.join("packs").join(lang)).unwrap_or_else(|e| panic!("{e}"));
        let bytes = write(&schema).unwrap_or_else(|e| panic!("{e}"));
        let (best, median) = time(|| Pack::load(&bytes).is_ok());
        println!("{}", json!({ "what": "pack", "lang": lang, "bytes": bytes.len(), "best": best, "median": median }));

        let pack = Pack::from(&schema);
        let options = Options { date: Some("2026-03-14".into()) };
        let tell = |what: &str, name: &str, text: &str| {
            let (best, median) = time(|| annotate(Document::parse(text, &pack.boundaries), &pack, &options));
            let words = text.split_whitespace().count();
            println!(
                "{}",
                json!({ "what": what, "lang": lang, "name": name, "bytes": text.len(), "words": words,
                        "best": best, "median": median })
            );
        };
        let article = read(&format!("benches/articles/{lang}.txt"));
        tell("article", lang, &article);
        for (name, bytes) in
            [("1 KB", 1_000), ("10 KB", 10_000), ("100 KB", 100_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)]
        {
            if !quick || bytes <= 1_000_000 {
                tell("length", name, &lengthened(&article, bytes));
            }
        }
        for input in &inputs {
            for times in [input.times / 10, input.times] {
                tell("input", &input.name, &input.unit.repeat(times));
            }
        }
    }
}

/// The article, over and over until it has `bytes` bytes.
fn lengthened(article: &str, bytes: usize) -> String {
    let mut text = article.repeat(bytes / article.len() + 1);
    text.truncate((0..=bytes).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0));
    text
}

/// Milliseconds of the median run by the clock, and of the best by the processor's time, which other programs of a busy
/// machine do not lengthen.
fn time<T>(mut run: impl FnMut() -> T) -> (f64, f64) {
    let (mut clock, mut processor) = (Vec::new(), Vec::new());
    let begun = Instant::now();
    while clock.len() < 3 || (begun.elapsed() < Duration::from_millis(200) && clock.len() < 1000) {
        let (start, used) = (Instant::now(), ThreadTime::now());
        black_box(run());
        processor.push(used.elapsed().as_secs_f64() * 1e3);
        clock.push(start.elapsed().as_secs_f64() * 1e3);
        if begun.elapsed() > Duration::from_secs(10) {
            break;
        }
    }
    clock.sort_by(f64::total_cmp);
    (processor.into_iter().fold(f64::INFINITY, f64::min), clock[clock.len() / 2])
}
