//! Any string is read with every pack, from the project's folder: `cargo +nightly fuzz run annotate`.
#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sourcelight::pack::schema::compile;
use sourcelight::{Document, Options, Pack, annotate};

static PACKS: LazyLock<Vec<Pack>> = LazyLock::new(|| {
    let packs = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../packs"));
    let folders = compile::folders(packs).expect("packs/ is there");
    folders.iter().map(|f| Pack::from(&compile::schema(f).expect("compiles"))).collect()
});

fuzz_target!(|text: &str| {
    for pack in PACKS.iter() {
        let article = annotate(Document::parse(text, &pack.boundaries), pack, &Options::default());
        assert!(article.annotations.iter().all(|a| text.get(a.span.range()).is_some()));
    }
});
