//! The engine's tests in a browser: `tests/wasm/`.

use std::fs;

use anyhow::{Context, Result};
use serde_json::json;

use super::tally::{Tally, count, rust};
use crate::build;
use crate::run::{cargo, run as run_command};
use crate::setup::{browser, wasm_target};
use crate::workspace::Workspace;

pub fn run(workspace: &Workspace) -> Result<Tally> {
    let browser = browser::chromium()?;
    // The tests load the packs as the page does.
    build::packs(workspace)?;
    run_command(cargo().args(["build", "--package", "wasm-test"]).current_dir(&workspace.root))
        .context("the program that runs tests in a browser does not compile")?;

    let settings = workspace.own().join("webdriver.json");
    let chrome = json!({ "goog:chromeOptions": { "binary": browser.chromium, "args": browser::ARGUMENTS } });
    fs::create_dir_all(workspace.own())?;
    fs::write(&settings, chrome.to_string())?;

    let mut cargo = wasm_target::cargo()?;
    cargo
        .args(["test", "--test", "wasm", "--target", wasm_target::NAME, "--target-dir"])
        .arg(&workspace.target)
        .current_dir(&workspace.root)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", workspace.target.join("debug/wasm-test"))
        .env("CHROMEDRIVER", browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        // A machine that is busy needs longer than the usual 20 seconds.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    count(&mut cargo, rust)
}
