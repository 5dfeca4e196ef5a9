//! A cargo that builds WebAssembly.
//!
//! The standard library for it comes with rustup. Where rustup cannot fetch it, or is not there, Debian's Rust for web
//! browsers builds that library from its source.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::debian;
use crate::build::say;
use crate::run::{cargo as plain, output, run, which};

/// The target's name.
pub const NAME: &str = "wasm32-unknown-unknown";

/// A cargo that builds for the target, which is installed if it is missing. `SOURCELIGHT_WASM=debian` takes Debian's.
pub fn cargo() -> Result<Command> {
    if std::env::var_os("SOURCELIGHT_WASM").is_some_and(|way| way == "debian") {
        return from_debian();
    }
    if installed()? {
        return Ok(plain());
    }
    if let Some(rustup) = which("rustup") {
        say("setup", format!("adding {NAME} to the Rust toolchain"));
        match run(Command::new(rustup).args(["target", "add", NAME])) {
            Ok(()) => return Ok(plain()),
            Err(error) => say("setup", format!("{error:#}; trying Debian's Rust")),
        }
    }
    from_debian().with_context(|| format!("{NAME} cannot be had; the usual way is `rustup target add {NAME}`"))
}

/// Whether the Rust toolchain has the target's standard library.
fn installed() -> Result<bool> {
    let folder = output(Command::new(rustc()).args(["--print", "target-libdir", "--target", NAME]))?;
    Ok(std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some()))
}

fn rustc() -> std::ffi::OsString {
    std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}

/// Debian's cargo and rustc, which build the standard library as well.
fn from_debian() -> Result<Command> {
    let there = || {
        ["/usr/bin/cargo", "/usr/bin/rustc", "/usr/lib/rustlib/src/rust/library"].iter().all(|p| Path::new(p).exists())
    };
    if !there() {
        debian::install(&["rustc-web", "cargo-web", "rust-web-src"], "a Rust that builds WebAssembly")?;
    }
    if !there() {
        bail!("Debian's rustc-web, cargo-web and rust-web-src are installed, but not where they should be");
    }
    let mut cargo = Command::new("/usr/bin/cargo");
    cargo
        .env("RUSTC", "/usr/bin/rustc")
        // Building the standard library is not stable yet; the compiler that came with its source can be trusted to.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker()?)
        .env_remove("CARGO")
        .env_remove("CARGO_MANIFEST_DIR")
        .env_remove("RUSTUP_TOOLCHAIN");
    Ok(cargo)
}

/// The linker of the Rust toolchain at hand, any version of which links WebAssembly.
fn linker() -> Result<PathBuf> {
    let sysroot = output(Command::new(rustc()).args(["--print", "sysroot"]))?;
    let hosts = Path::new(&sysroot).join("lib/rustlib");
    std::fs::read_dir(&hosts)
        .with_context(|| hosts.display().to_string())?
        .filter_map(|host| Some(host.ok()?.path().join("bin/rust-lld")))
        .find(|file| file.is_file())
        .with_context(|| format!("there is no rust-lld below {}; install Rust with rustup", hosts.display()))
}
