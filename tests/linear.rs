//! Time grows with the text and no faster, unkind texts included. `cargo xtask bench` measures it closely; this finds
//! what grows with the square.

#![cfg(feature = "cli")]

use std::path::Path;

use cpu_time::ThreadTime;
use serde::Deserialize;
use sourcelight::pack::schema::compile;
use sourcelight::{Document, Options, Pack, annotate};

#[derive(Deserialize)]
struct Input {
    name: String,
    unit: String,
    times: usize,
}

/// How many times longer ten times the text may take. Squares give 100; what else a machine does is not to be seen here.
const LIMIT: f64 = 30.0;

#[test]
fn ten_times_the_text_takes_ten_times_as_long() {
    let inputs: Vec<Input> = serde_json::from_str(include_str!("../benches/inputs.json")).expect("it is well formed");
    let mut slow = Vec::new();
    for folder in compile::folders(Path::new("packs")).expect("packs/ is there") {
        let pack = compile::schema(&folder).map(|s| Pack::from(&s)).unwrap_or_else(|e| panic!("{e}"));
        for input in &inputs {
            let time = |times: usize| {
                let text = input.unit.repeat(times);
                let once = || {
                    let start = ThreadTime::now();
                    annotate(Document::parse(text.as_str(), &pack.boundaries), &pack, &Options::default());
                    start.elapsed().as_secs_f64()
                };
                (0..3).map(|_| once()).fold(f64::INFINITY, f64::min)
            };
            let ratio = time(input.times / 10) / time(input.times / 100);
            if ratio > LIMIT {
                slow.push(format!("{}, {}: {ratio:.0} times as long", folder.display(), input.name));
            }
        }
    }
    assert!(slow.is_empty(), "some texts take too long:\n{}", slow.join("\n"));
}
