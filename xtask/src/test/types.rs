//! TypeScript's view of the page's JavaScript and of the engine's declarations: one test, passed where nothing is wrong.

use std::process::Command;

use anyhow::Result;

use super::tally::Tally;
use crate::build;
use crate::run::run as run_command;
use crate::setup::node;
use crate::workspace::Workspace;

pub fn run(workspace: &Workspace) -> Result<Tally> {
    node::packages(workspace)?;
    // The page imports what is built.
    build::all(workspace)?;
    check(workspace)?;
    Ok(Tally { passed: 1, failed: 0 })
}

/// Holds the page's JavaScript against its types.
pub fn check(workspace: &Workspace) -> Result<()> {
    let mut tsc = Command::new("node");
    tsc.arg("node_modules/typescript/bin/tsc").args(["--noEmit", "--project", "."]).current_dir(&workspace.root);
    run_command(&mut tsc)
}
