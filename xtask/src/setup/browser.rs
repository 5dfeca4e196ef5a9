//! The browser that tests run in.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::debian;
use crate::run::which;

/// A Chromium that can be driven.
pub struct Browser {
    /// The browser itself.
    pub chromium: PathBuf,
    /// What drives it, by the WebDriver protocol.
    pub driver: PathBuf,
}

/// Arguments for a browser without a window and without errands of its own on the network.
pub const ARGUMENTS: &[&str] = &[
    "--headless",
    // A browser run by root, as in most containers, has no sandbox to offer.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Containers often have little shared memory.
    "--disable-dev-shm-usage",
];

/// Chromium and its driver: those of `CHROMIUM` and `CHROMEDRIVER`, those on the search path, or Debian's.
pub fn chromium() -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    debian::install(&["chromium", "chromium-driver"], "a browser for the tests")?;
    find().context("Chromium is installed but cannot be found; name it in CHROMIUM, and its driver in CHROMEDRIVER")
}

fn find() -> Option<Browser> {
    let named = |variable: &str| std::env::var_os(variable).map(PathBuf::from);
    let chromium = || ["chromium", "chromium-browser", "google-chrome", "chrome"].iter().find_map(which);
    Some(Browser {
        chromium: named("CHROMIUM").or_else(chromium)?,
        driver: named("CHROMEDRIVER").or_else(|| which("chromedriver"))?,
    })
}
