//! Unit tests, integration tests and the examples in the documentation; the tasks' own tests too.

use anyhow::Result;

use super::tally::{Tally, count, rust};
use crate::run::cargo;
use crate::workspace::Workspace;

pub fn run(workspace: &Workspace) -> Result<Tally> {
    let test = |arguments: &[&str]| {
        let mut cargo = cargo();
        cargo.arg("test").args(arguments).arg("--no-fail-fast").current_dir(&workspace.root);
        count(&mut cargo, rust)
    };
    let mut tally = test(&["--package", "sourcelight", "--all-features"])?;
    tally.add(test(&["--package", "xtask"])?);
    Ok(tally)
}
