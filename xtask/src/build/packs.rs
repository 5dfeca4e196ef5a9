//! Packs: checked, their cases run, compiled.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use sourcelight::pack::schema::{compile, write};
use sourcelight::{Pack, cases};

use super::stamp::Stamp;
use super::{say, size};
use crate::workspace::Workspace;

/// Builds every pack whose sources, or whose engine, changed.
pub fn build(workspace: &Workspace) -> Result<()> {
    let out = workspace.dist().join("packs");
    fs::create_dir_all(&out).with_context(|| out.display().to_string())?;
    // Relative, so that errors name places as people know them.
    std::env::set_current_dir(&workspace.root)?;
    let mut failed = Vec::new();
    for folder in compile::folders(Path::new("packs"))? {
        let lang = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Err(error) = one(workspace, &folder, &lang, &out) {
            say("pack", format!("{lang}: not built\n{error:#}"));
            failed.push(lang);
        }
    }
    if !failed.is_empty() {
        bail!("the packs of {} are not built; mend what is named above", failed.join(", "));
    }
    let index = compile::languages(Path::new("packs"))?;
    fs::write(out.join("languages.pack"), index)?;
    Ok(())
}

fn one(workspace: &Workspace, folder: &Path, lang: &str, out: &Path) -> Result<()> {
    let file = out.join(lang).with_extension("pack");
    let mut stamp = Stamp::new(&workspace.own(), &format!("pack-{lang}"));
    // The engine that runs the cases is part of this program.
    stamp.folder(folder)?.bytes(&std::env::current_exe()?)?;
    if stamp.holds() && file.is_file() {
        return Ok(());
    }
    let start = Instant::now();
    let schema = compile::schema(folder)?;
    let bytes = write(&schema)?;
    // The cases read what the browser will read.
    let tally = cases::run(folder, &Pack::load(&bytes)?)?;
    if !tally.failures.is_empty() {
        let failures: Vec<String> = tally.failures.iter().map(ToString::to_string).collect();
        let _ = fs::remove_file(&file);
        bail!("{}\n{} of its {} cases fail", failures.join("\n"), failures.len(), failures.len() + tally.passed);
    }
    fs::write(&file, &bytes).with_context(|| file.display().to_string())?;
    stamp.set()?;
    let known = match tally.known_failures.len() {
        0 => String::new(),
        n => format!(", {n} known to fail"),
    };
    let seconds = start.elapsed().as_secs_f32();
    say("pack", format!("{lang}: {}, {} cases passed{known} ({seconds:.1} s)", size(bytes.len()), tally.passed));
    Ok(())
}
