//! Form, lints, types and layers: what can be seen without running the tests.

use std::time::Instant;

use anyhow::{Result, bail};

use crate::build;
use crate::run::{cargo, output, run, which};
use crate::setup::{node, wasm_target};
use crate::test;
use crate::workspace::Workspace;

/// A check: its name, and how it is made.
type Check = (&'static str, fn(&Workspace) -> Result<()>);

const CHECKS: &[Check] =
    &[("form", form), ("lints", lints), ("lints of wasm", wasm_lints), ("layers", layers), ("types", types)];

/// Makes every check, and tells of all that fail.
pub fn run_all(workspace: &Workspace) -> Result<()> {
    let mut failed = Vec::new();
    for (name, check) in CHECKS {
        let start = Instant::now();
        match check(workspace) {
            Ok(()) => build::say("check", format!("{name}: fine ({:.1} s)", start.elapsed().as_secs_f32())),
            Err(error) => {
                build::say("check", format!("{name}: {error:#}"));
                failed.push(*name);
            }
        }
    }
    if !failed.is_empty() {
        bail!("not all is as it should be: {}", failed.join(", "));
    }
    Ok(())
}

fn form(workspace: &Workspace) -> Result<()> {
    component("fmt", "rustfmt")?;
    match run(cargo().args(["fmt", "--all", "--check"]).current_dir(&workspace.root)) {
        Ok(()) => Ok(()),
        Err(_) => bail!("`cargo fmt --all` puts it right"),
    }
}

fn lints(workspace: &Workspace) -> Result<()> {
    component("clippy", "clippy")?;
    let arguments = ["clippy", "--quiet", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
    run(cargo().args(arguments).current_dir(&workspace.root))
}

fn wasm_lints(workspace: &Workspace) -> Result<()> {
    if output(wasm_target::cargo()?.args(["clippy", "--version"])).is_err() {
        build::say("check", "the cargo that builds WebAssembly here has no clippy");
        return Ok(());
    }
    build::packs(workspace)?;
    let mut cargo = wasm_target::cargo()?;
    cargo.args(["clippy", "--quiet", "--lib", "--test", "wasm", "--target", wasm_target::NAME, "--target-dir"]);
    cargo.arg(&workspace.target).args(["--", "-D", "warnings"]).current_dir(&workspace.root);
    run(&mut cargo)
}

fn layers(workspace: &Workspace) -> Result<()> {
    run(cargo().args(["test", "--quiet", "--test", "layers"]).current_dir(&workspace.root))
}

fn types(workspace: &Workspace) -> Result<()> {
    node::packages(workspace)?;
    build::all(workspace)?;
    test::types::check(workspace)
}

/// Holds that a part of the Rust toolchain is there, or gets it.
fn component(command: &str, name: &str) -> Result<()> {
    if output(cargo().args([command, "--version"])).is_ok() {
        return Ok(());
    }
    let remedy = format!("`rustup component add {name}`");
    match which("rustup") {
        Some(rustup) => run(std::process::Command::new(rustup).args(["component", "add", name])),
        None => bail!("{name} is missing; install it, with rustup by {remedy}"),
    }
}
