//! Debian's packages.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::build::say;
use crate::run::{output, run, which};

/// Installs packages, as root on Debian; elsewhere an error that says what to do. `what` names the need.
pub fn install(packages: &[&str], what: &str) -> Result<()> {
    let names = packages.join(" ");
    if which("apt-get").is_none() || !Path::new("/etc/debian_version").exists() {
        bail!("{what} is missing; install what Debian calls {names}");
    }
    let command = format!("apt-get update && apt-get install --no-install-recommends {names}");
    if output(Command::new("id").arg("-u")).ok().as_deref() != Some("0") {
        bail!("{what} is missing; install it as root with `{command}`");
    }
    say("setup", format!("installing {names}"));
    let apt = |arguments: &[&str]| {
        let mut apt = Command::new("apt-get");
        apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).stdout(Stdio::null());
        run(&mut apt)
    };
    let install = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    apt(&["update"])
        .and_then(|()| apt(&install))
        .with_context(|| format!("{what} cannot be installed; try `{command}`"))
}
