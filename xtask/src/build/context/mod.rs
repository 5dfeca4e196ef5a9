//! `www/dist/packs/<lang>.context.json`: what puts a number into proportion. The engine does not know of it; the page
//! fetches it when a reader asks what a number means.

mod check;
mod schema;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use sourcelight::pack::schema::{Problems, compile};

use schema::Context;

/// Writes the context of one language from `folder` into `out`, where it has any.
pub fn build(folder: &Path, lang: &str, out: &Path) -> Result<()> {
    let context = read(folder)?;
    if context.yardsticks.is_empty() {
        return Ok(());
    }
    let file = out.join(lang).with_extension("context.json");
    let mut json = serde_json::to_value(&context)?;
    json["lang"] = lang.into();
    fs::write(&file, json.to_string()).with_context(|| file.display().to_string())
}

/// Reads and checks the context of one language.
fn read(folder: &Path) -> Result<Context> {
    let context: Context = compile::topic(folder, "context")?;
    let mut problems = Problems::new(folder.display().to_string());
    problems.file("context", |p| context.check(p));
    let found: Vec<String> = problems.found().iter().map(ToString::to_string).collect();
    if !found.is_empty() {
        bail!("{}", found.join("\n"));
    }
    Ok(context)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_context_of_every_language_is_in_order() {
        let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs");
        for folder in compile::folders(&packs).expect("packs/ is there") {
            let context = read(&folder).unwrap_or_else(|e| panic!("{e:#}"));
            let some = context.yardsticks.len();
            assert!(
                some == 0 || some >= 80,
                "{}: {some} yardsticks are too few to find one that fits",
                folder.display()
            );
        }
    }
}
