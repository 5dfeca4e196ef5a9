//! Marks that tell what is up to date.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A mark beside something built: what it was built from.
pub struct Stamp {
    file: PathBuf,
    hasher: DefaultHasher,
}

impl Stamp {
    /// The mark called `name` in `folder`.
    pub fn new(folder: &Path, name: &str) -> Self {
        Self { file: folder.join(name).with_extension("stamp"), hasher: DefaultHasher::new() }
    }

    /// Takes a word into account, such as a version.
    pub fn word(&mut self, word: impl Hash) -> &mut Self {
        word.hash(&mut self.hasher);
        self
    }

    /// Takes a file's bytes into account.
    pub fn bytes(&mut self, file: &Path) -> Result<&mut Self> {
        fs::read(file).with_context(|| file.display().to_string())?.hash(&mut self.hasher);
        Ok(self)
    }

    /// Takes every file in a folder and below into account.
    pub fn folder(&mut self, folder: &Path) -> Result<&mut Self> {
        let mut entries = fs::read_dir(folder)
            .and_then(|entries| entries.map(|e| e.map(|e| e.path())).collect::<Result<Vec<_>, _>>())
            .with_context(|| folder.display().to_string())?;
        entries.sort();
        for entry in entries {
            entry.file_name().hash(&mut self.hasher);
            if entry.is_dir() {
                self.folder(&entry)?;
            } else {
                self.bytes(&entry)?;
            }
        }
        Ok(self)
    }

    /// Whether what was built last was built from the same.
    pub fn holds(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|there| there == self.text())
    }

    /// Sets the mark, once all is built.
    pub fn set(&self) -> Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, self.text()).with_context(|| self.file.display().to_string())
    }

    fn text(&self) -> String {
        format!("{:016x}", self.hasher.finish())
    }
}
