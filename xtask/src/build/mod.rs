//! `www/dist/`: the engine and the packs, as the page loads them.
//!
//! ```text
//! www/dist/sourcelight.js        the glue, an ES module; sourcelight.d.ts its types
//! www/dist/sourcelight_bg.wasm   the engine
//! www/dist/packs/<lang>.pack     a language
//! www/dist/packs/<lang>.known.json  what is known of the things it names, for the page to show
//! www/dist/packs/languages.pack  the index of languages
//! www/dist/packs/<lang>.context.json  what puts a number into proportion
//! ```

mod context;
mod engine;
mod packs;
mod stamp;

use anyhow::Result;

use crate::workspace::Workspace;
pub use packs::{build as packs, cases};

/// Builds what is missing or older than its sources.
pub fn all(workspace: &Workspace) -> Result<()> {
    packs(workspace)?;
    engine::build(workspace)
}

/// A line on what was done: `engine  188 kB in 12.3 s`.
pub fn say(part: &str, what: impl std::fmt::Display) {
    eprintln!("{part:>8}  {what}");
}

/// `188 kB`.
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1000 => format!("{bytes} bytes"),
        _ => format!("{} kB", (bytes + 500) / 1000),
    }
}
