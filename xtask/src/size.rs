//! Bytes of what a reader loads, against the budgets of `xtask/budgets.toml`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::build;
use crate::workspace::Workspace;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    part: Vec<Part>,
}

/// Files that are counted together.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    name: String,
    /// Paths from the project's folder; `*` stands for any part of a file's name.
    files: Vec<String>,
    /// The limit is each file's own.
    #[serde(default)]
    each: bool,
    /// Bytes after brotli.
    limit: usize,
}

/// Bytes as they are, and as they are sent.
#[derive(Default, Clone, Copy)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Builds, measures and prints; an error where something is past its budget.
pub fn measure(workspace: &Workspace) -> Result<()> {
    build::all(workspace)?;
    let place = "xtask/budgets.toml";
    let budgets: Budgets = toml::from_str(&fs::read_to_string(workspace.root.join(place))?).context(place)?;
    println!("{:<22}{:>10}{:>10}{:>10}{:>10}   bytes", "", "raw", "gzip", "brotli", "budget");
    let mut past = Vec::new();
    for part in &budgets.part {
        let mut files = Vec::new();
        for pattern in &part.files {
            files.extend(matching(&workspace.root, pattern)?);
        }
        if files.is_empty() {
            bail!("{place}: part `{}` has no files; correct its paths", part.name);
        }
        let mut sum = Size::default();
        for file in &files {
            let size = Size::of(&fs::read(file)?)?;
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            if part.each {
                past.extend(row(&format!("{} {name}", part.name), size, part.limit));
            } else {
                sum = Size { raw: sum.raw + size.raw, gzip: sum.gzip + size.gzip, brotli: sum.brotli + size.brotli };
            }
        }
        if !part.each {
            let name =
                if files.len() == 1 { part.name.clone() } else { format!("{} ({} files)", part.name, files.len()) };
            past.extend(row(&name, sum, part.limit));
        }
    }
    if !past.is_empty() {
        bail!("past the budget: {}; make it smaller, or give a reason in {place} and raise its limit", past.join(", "));
    }
    Ok(())
}

/// Prints a row; the name where the size is past its limit.
fn row(name: &str, size: Size, limit: usize) -> Option<String> {
    let over = size.brotli > limit;
    let mark = if over { "   PAST ITS BUDGET" } else { "" };
    println!("{name:<22}{:>10}{:>10}{:>10}{limit:>10}{mark}", size.raw, size.gzip, size.brotli);
    over.then(|| name.to_owned())
}

impl Size {
    fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = Vec::new();
        let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        brotli::BrotliCompress(&mut &*bytes, &mut brotli, &settings)?;
        Ok(Self { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
    }
}

/// The files that a pattern names, in order; a folder that is not there has none.
fn matching(root: &Path, pattern: &str) -> Result<Vec<PathBuf>> {
    let (folder, name) = pattern.rsplit_once('/').with_context(|| format!("`{pattern}` names no folder"))?;
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return Ok(Vec::new()) };
    let fits = |path: &PathBuf| {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        path.is_file()
            && match name.split_once('*') {
                Some((start, end)) => {
                    file.len() >= start.len() + end.len() && file.starts_with(start) && file.ends_with(end)
                }
                None => file == name,
            }
    };
    let mut found: Vec<_> = entries.filter_map(|entry| entry.ok().map(|e| e.path())).filter(fits).collect();
    found.sort();
    Ok(found)
}
