//! A cargo that builds WebAssembly.

use std::process::Command;

use anyhow::{Context, Result};

use crate::build::say;
use crate::run::{cargo as plain, output, run, which};
use crate::workspace::Workspace;

/// The target's name.
pub const NAME: &str = "wasm32-unknown-unknown";

/// A cargo that builds for the target, which is installed if it is missing.
pub fn cargo(_workspace: &Workspace) -> Result<Command> {
    if installed()? {
        return Ok(plain());
    }
    say("setup", format!("adding {NAME} to the Rust toolchain"));
    which("rustup").context("rustup is missing")?;
    run(Command::new("rustup").args(["target", "add", NAME]))?;
    Ok(plain())
}

/// Whether the Rust toolchain has the target's standard library.
fn installed() -> Result<bool> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let folder = output(Command::new(rustc).args(["--print", "target-libdir", "--target", NAME]))?;
    Ok(std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some()))
}
