//! Packs: checked, their cases run, compiled.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use sourcelight::Pack;
use sourcelight::cases::Tally;
use sourcelight::pack::schema::{compile, write};

use super::stamp::Stamp;
use super::{context, say, size};
use crate::workspace::Workspace;

/// How the cases of all packs came out.
#[derive(Debug, Default)]
pub struct Cases {
    pub passed: usize,
    pub failed: usize,
}

/// Builds every pack whose sources, or whose engine, changed.
pub fn build(workspace: &Workspace) -> Result<()> {
    let out = workspace.dist().join("packs");
    fs::create_dir_all(&out).with_context(|| out.display().to_string())?;
    let mut failed = Vec::new();
    for (lang, folder) in folders(workspace)? {
        if let Err(error) = one(workspace, &folder, &lang, &out).and_then(|()| context::build(&folder, &lang, &out)) {
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

/// Runs the cases of every pack, whether or not anything changed, and tells of those that fail.
pub fn cases(workspace: &Workspace) -> Result<Cases> {
    let mut all = Cases::default();
    for (lang, folder) in folders(workspace)? {
        match compiled(&folder) {
            Ok((_, tally)) => {
                tally.failures.iter().for_each(|failure| eprintln!("{failure}"));
                say("pack", told(&lang, &tally));
                all.passed += tally.passed;
                all.failed += tally.failures.len();
            }
            Err(error) => {
                eprintln!("{error:#}");
                all.failed += 1;
            }
        }
    }
    Ok(all)
}

fn one(workspace: &Workspace, folder: &Path, lang: &str, out: &Path) -> Result<()> {
    let file = out.join(lang).with_extension("pack");
    let mut stamp = Stamp::new(&workspace.own(), &format!("pack-{lang}"));
    // The engine that runs the cases is part of this program.
    stamp.folder(folder)?.folder(&folder.with_file_name("common"))?.bytes(&std::env::current_exe()?)?;
    let known = out.join(lang).with_extension("known.json");
    if stamp.holds() && file.is_file() && known.is_file() {
        return Ok(());
    }
    let start = Instant::now();
    let (bytes, tally) = compiled(folder)?;
    if !tally.failures.is_empty() {
        let failures: Vec<String> = tally.failures.iter().map(ToString::to_string).collect();
        // A page with the pack of before would show what its sources no longer say.
        let _ = fs::remove_file(&file);
        bail!("{}\n{} of its cases fail", failures.join("\n"), failures.len());
    }
    fs::write(&file, &bytes).with_context(|| file.display().to_string())?;
    fs::write(&known, serde_json::to_vec(&compile::known(folder)?)?).with_context(|| known.display().to_string())?;
    stamp.set()?;
    say("pack", format!("{}, {} ({:.1} s)", told(lang, &tally), size(bytes.len()), start.elapsed().as_secs_f32()));
    Ok(())
}

/// A pack's bytes, and how its cases come out.
fn compiled(folder: &Path) -> Result<(Vec<u8>, Tally)> {
    let bytes = write(&compile::schema(folder)?)?;
    // The cases read what the browser will read.
    let tally = sourcelight::cases::run(folder, &Pack::load(&bytes)?)?;
    Ok((bytes, tally))
}

fn told(lang: &str, tally: &Tally) -> String {
    let known = match tally.known_failures.len() {
        0 => String::new(),
        n => format!(", {n} known to fail"),
    };
    format!("{lang}: {} cases passed{known}", tally.passed)
}

/// Each language with the folder of its sources, relative, so that errors name places as people know them.
fn folders(workspace: &Workspace) -> Result<Vec<(String, PathBuf)>> {
    std::env::set_current_dir(&workspace.root)?;
    let folders = compile::folders(Path::new("packs"))?;
    let name = |folder: &PathBuf| folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(folders.into_iter().map(|folder| (name(&folder), folder)).collect())
}
