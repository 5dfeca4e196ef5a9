//! Node.js and the packages of `package.json`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::build::say;
use crate::run::{run, which};
use crate::workspace::Workspace;

/// wasm-opt, where Node.js is there and its package can be had.
pub fn wasm_opt(workspace: &Workspace) -> Option<PathBuf> {
    which("node")?;
    let program = workspace.root.join("node_modules/binaryen/bin/wasm-opt");
    if !program.is_file()
        && let Err(error) = packages(workspace)
    {
        say("setup", format!("{error:#}; going on without"));
    }
    program.is_file().then_some(program)
}

/// Installs the packages of `package.json` as its lock file has them, if they are not there.
pub fn packages(workspace: &Workspace) -> Result<()> {
    // npm writes this file last.
    let installed = workspace.root.join("node_modules/.package-lock.json");
    let lock = workspace.root.join("package-lock.json");
    let newer =
        |a: &PathBuf, b: &PathBuf| Some(a.metadata().ok()?.modified().ok()? >= b.metadata().ok()?.modified().ok()?);
    if newer(&installed, &lock).unwrap_or(false) {
        return Ok(());
    }
    which("npm").context("npm is missing; install Node.js 20 or later, on Debian with `apt-get install nodejs npm`")?;
    say("setup", "installing the packages of package.json");
    let mut npm = Command::new("npm");
    npm.args(["ci", "--silent", "--no-progress"]).current_dir(&workspace.root);
    run(&mut npm).context("the packages of package.json cannot be installed")
}
