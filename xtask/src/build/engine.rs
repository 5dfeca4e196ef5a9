//! The engine: compiled to WebAssembly, its glue written, made smaller where Node.js is there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::stamp::Stamp;
use super::{say, size};
use crate::run::run;
use crate::setup::{node, wasm_target};
use crate::workspace::Workspace;

/// What every browser since 2023 knows and the compiler therefore uses.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Builds the engine if its sources or the tools changed.
pub fn build(workspace: &Workspace) -> Result<()> {
    let start = Instant::now();
    let compiled = compile(workspace)?;
    let optimizer = node::wasm_opt(workspace);
    let dist = workspace.dist();
    let wasm = dist.join("sourcelight_bg.wasm");

    let mut stamp = Stamp::new(&workspace.own(), "engine");
    stamp.bytes(&compiled)?.bytes(&std::env::current_exe()?)?.word(optimizer.is_some()).word(FEATURES);
    if stamp.holds() && wasm.is_file() && dist.join("sourcelight.js").is_file() {
        return Ok(());
    }
    glue(&compiled, &dist)?;
    match &optimizer {
        Some(program) => optimize(program, &wasm)?,
        None => say("engine", "without Node.js, wasm-opt is left out; the engine is a little larger"),
    }
    stamp.set()?;
    let bytes = fs::metadata(&wasm)?.len() as usize;
    say("engine", format!("{} ({:.1} s)", size(bytes), start.elapsed().as_secs_f32()));
    Ok(())
}

fn compile(workspace: &Workspace) -> Result<PathBuf> {
    let mut cargo = wasm_target::cargo()?;
    cargo.args(["build", "--lib", "--profile", "wasm", "--target", wasm_target::NAME]);
    cargo.arg("--target-dir").arg(&workspace.target).current_dir(&workspace.root);
    run(&mut cargo).context("the engine does not compile")?;
    Ok(workspace.target.join(wasm_target::NAME).join("wasm/sourcelight.wasm"))
}

fn glue(compiled: &Path, dist: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name("sourcelight")
        .web(true)?
        .typescript(true)
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(dist)
        .context("wasm-bindgen cannot write the glue")
}

fn optimize(wasm_opt: &Path, wasm: &Path) -> Result<()> {
    let smaller = wasm.with_extension("opt");
    let mut command = Command::new("node");
    // The engine keeps nothing in the first kilobyte, the end of its stack, so offsets may be folded into addresses. A
    // second round finds what the first one has laid open; made for speed, it is smaller after compression too.
    command
        .arg(wasm_opt)
        .args(FEATURES)
        .args(["--low-memory-unused", "-Oz", "--gufa", "-O3", "-Oz"])
        .arg(wasm)
        .arg("-o")
        .arg(&smaller);
    run(&mut command)?;
    Ok(fs::rename(smaller, wasm)?)
}
