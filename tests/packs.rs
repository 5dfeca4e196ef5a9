//! Every pack's own cases come out as they say.

#![cfg(feature = "compile")]

use std::path::Path;

use sourcelight::pack::schema::compile;
use sourcelight::{Pack, cases};

#[test]
fn the_cases_of_every_pack() {
    let mut failures = Vec::new();
    for folder in compile::folders(Path::new("packs")).expect("packs/ is there") {
        let pack = compile::schema(&folder).map(|s| Pack::from(&s)).unwrap_or_else(|e| panic!("{e}"));
        let tally = cases::run(&folder, &pack).unwrap_or_else(|e| panic!("{e}"));
        println!("{}: {} cases, {} known failures", folder.display(), tally.passed, tally.known_failures.len());
        failures.extend(tally.failures.iter().map(ToString::to_string));
    }
    assert!(failures.is_empty(), "{} cases fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn of_everything_with_an_id_something_is_known() {
    for folder in compile::folders(Path::new("packs")).expect("packs/ is there") {
        let known = compile::known(&folder).unwrap_or_else(|e| panic!("{e}"));
        assert!(known.len() > 1_700, "{}: {} things are known", folder.display(), known.len());
        for (id, told) in known {
            assert!(id.strip_prefix('Q').is_some_and(|n| n.parse::<u32>().is_ok()), "{id}");
            assert!(!told.text.trim().is_empty() && !told.text.contains(['{', '}']), "{id}: {}", told.text);
            assert!(told.at.is_none_or(|(north, east)| north.abs() <= 90.0 && east.abs() <= 180.0), "{id}");
        }
    }
}
