//! What a host of the page needs, in one folder.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::build;
use crate::serve;
use crate::workspace::Workspace;

/// Builds everything and puts it into `<target>/dist`, with the headers a host should send.
pub fn make(workspace: &Workspace) -> Result<()> {
    build::all(workspace)?;
    let folder = workspace.target.join("dist");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy(&workspace.www(), &folder)?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(workspace.root.join(name), folder.join(name))?;
    }
    // The form that several hosts of static pages read.
    fs::write(folder.join("_headers"), serve::headers_file())?;
    println!("what is to be hosted is in {}; _headers names the headers to send", folder.display());
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}
