//! All tests, each suite with what it needs set up first.

mod native;
mod page;
mod tally;
pub mod types;
mod wasm;

use std::time::Instant;

use anyhow::{Result, bail};
use tally::Tally;

use crate::build;
use crate::workspace::Workspace;

/// A suite: its name, what it covers, and how it is run.
struct Suite {
    name: &'static str,
    covers: &'static str,
    run: fn(&Workspace) -> Result<Tally>,
}

/// In the order they run: what is quick and most often at fault comes first.
const SUITES: &[Suite] = &[
    Suite { name: "native", covers: "Rust, as it runs on this machine", run: native::run },
    Suite { name: "packs", covers: "the cases of every language", run: packs },
    Suite { name: "types", covers: "the page's JavaScript", run: types::run },
    Suite { name: "wasm", covers: "the engine in Chromium", run: wasm::run },
    Suite { name: "page", covers: "the page in Chromium", run: page::run },
];

/// Names of the suites, for the help.
pub fn names() -> String {
    SUITES.iter().map(|s| s.name).collect::<Vec<_>>().join(", ")
}

/// Runs the suites asked for, or all; an error where any test fails.
pub fn run(workspace: &Workspace, wanted: &[String]) -> Result<()> {
    if let Some(other) = wanted.iter().find(|w| SUITES.iter().all(|s| s.name != **w)) {
        bail!("there is no suite `{other}`; there are {}", names());
    }
    let mut all = Tally::default();
    let mut lines = Vec::new();
    for suite in SUITES.iter().filter(|s| wanted.is_empty() || wanted.iter().any(|w| w == s.name)) {
        eprintln!("\n=== {}: {}", suite.name, suite.covers);
        let start = Instant::now();
        let tally = (suite.run)(workspace).unwrap_or_else(|error| {
            eprintln!("{error:#}");
            // A suite that cannot even run has failed.
            Tally { passed: 0, failed: 1 }
        });
        lines.push(format!(
            "{:<8} {:>6} {:>6} {:>7.1} s",
            suite.name,
            tally.passed,
            tally.failed,
            start.elapsed().as_secs_f32()
        ));
        all.add(tally);
    }
    println!("\n{:<8} {:>6} {:>6}\n{}\n", "suite", "passed", "failed", lines.join("\n"));
    println!("{} passed, {} failed", all.passed, all.failed);
    match all.failed {
        0 => Ok(()),
        1 => bail!("a test failed; it stands above, under its suite"),
        n => bail!("{n} tests failed; they stand above, under their suites"),
    }
}

fn packs(workspace: &Workspace) -> Result<Tally> {
    let cases = build::cases(workspace)?;
    Ok(Tally { passed: cases.passed, failed: cases.failed })
}
