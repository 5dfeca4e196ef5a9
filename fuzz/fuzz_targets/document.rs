//! Any string is divided, as text and as a page: `cargo +nightly fuzz run document`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sourcelight::Document;
use sourcelight::text::sentence::Boundaries;
use sourcelight::text::{Offsets, Unit};

fuzz_target!(|text: &str| {
    let boundaries = Boundaries::default();
    for document in [Document::parse(text, &boundaries), Document::parse_html(text, &boundaries)] {
        let text = document.text();
        for span in document.blocks().iter().map(|b| b.span).chain(document.tokens().iter().map(|t| t.span)) {
            assert!(text.get(span.range()).is_some());
        }
        let offsets = Offsets::new(text, Unit::Utf16);
        for token in document.tokens() {
            assert_eq!(offsets.byte(offsets.get(token.span.start)), token.span.start);
        }
    }
});
