//! The page's tests in a browser: `tests/page/*.test.js`, run by Node's own test runner with Playwright.
//!
//! They find in the environment what they need: `SOURCELIGHT_URL` is the page's address, `CHROMIUM` the browser, and
//! `CHROMIUM_ARGUMENTS` what to start it with, divided by spaces.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use super::tally::{Tally, count, node as node_line};
use crate::build;
use crate::serve::Site;
use crate::setup::{browser, node};
use crate::workspace::Workspace;

pub fn run(workspace: &Workspace) -> Result<Tally> {
    node::packages(workspace)?;
    let browser = browser::chromium()?;
    build::all(workspace)?;
    let site = Site::start(workspace.www(), Some(0))?;

    let folder = workspace.root.join("tests/page");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .with_context(|| folder.display().to_string())?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.js"))
        .collect();
    files.sort();
    let mut tests = Command::new("node");
    tests
        .args(["--test", "--test-reporter=spec"])
        // One browser at a time: what is timed should not wait for others.
        .arg("--test-concurrency=1")
        .args(files)
        .current_dir(&workspace.root)
        .env("SOURCELIGHT_URL", site.address())
        .env("CHROMIUM", browser.chromium)
        .env("CHROMIUM_ARGUMENTS", browser::ARGUMENTS.join(" "));
    count(&mut tests, node_line)
}
