//! Where things are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders of this project.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The project's own folder.
    pub root: PathBuf,
    /// Where cargo puts what it builds.
    pub target: PathBuf,
}

impl Workspace {
    /// The workspace that this program was built from.
    pub fn find() -> Result<Self> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest).parent().context("xtask/ stands in the project's folder")?.to_owned();
        let program = std::env::current_exe()?;
        // Cargo marks its target folder, wherever the user's settings put it.
        let marked = program.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file());
        let target = marked.map_or_else(|| root.join("target"), Path::to_owned);
        Ok(Self { root, target })
    }

    /// What is served.
    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// What is built and served.
    pub fn dist(&self) -> PathBuf {
        self.root.join("www/dist")
    }

    /// Where the tasks keep what is theirs, such as the marks of what is up to date.
    pub fn own(&self) -> PathBuf {
        self.target.join("xtask")
    }
}
