//! Counting tests by what their runners print.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::run::shown;

/// How many tests passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    /// Counts another suite's tests as well.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Adds what a line of a runner's output tells.
type LineReader = fn(&str, &mut Tally);

/// Runs a command, passing on what it prints, and counts by `line`.
///
/// A command that fails without telling of a failed test counts as one: something is wrong with it as a whole.
pub fn count(command: &mut Command, line: LineReader) -> Result<Tally> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {}", shown(command)))?;
    let mut tally = Tally::default();
    let output = child.stdout.take().context("the output is piped")?;
    for text in BufReader::new(output).lines() {
        let text = text?;
        line(&text, &mut tally);
        println!("{text}");
    }
    let status = child.wait()?;
    if !status.success() && tally.failed == 0 {
        eprintln!("{} failed ({status})", shown(command));
        tally.failed = 1;
    }
    if tally == Tally::default() {
        bail!("{} ran no test", shown(command));
    }
    Ok(tally)
}

/// `test result: ok. 12 passed; 0 failed; …`, as Rust's test programs end.
pub fn rust(line: &str, tally: &mut Tally) {
    let Some(rest) = line.trim_start().strip_prefix("test result: ") else { return };
    let number = |what: &str| {
        let before = rest.split(what).next().filter(|before| before.len() < rest.len())?;
        before.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse::<usize>().ok()
    };
    tally.passed += number(" passed").unwrap_or(0);
    tally.failed += number(" failed").unwrap_or(0);
}

/// `ℹ pass 12` or `# pass 12`, as Node's test runner ends.
pub fn node(line: &str, tally: &mut Tally) {
    let Some(rest) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) else { return };
    match rest.split_once(' ').map(|(what, number)| (what, number.parse::<usize>())) {
        Some(("pass", Ok(number))) => tally.passed += number,
        Some(("fail" | "cancelled", Ok(number))) => tally.failed += number,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runners_are_understood() {
        type Case<'a> = (LineReader, &'a str, usize, usize);
        let cases: &[Case] = &[
            (rust, "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out", 12, 0),
            (rust, "test result: FAILED. 10 passed; 3 failed; 0 ignored; 0 filtered out; finished in 0.21s", 10, 3),
            (rust, "test text::spans ... ok", 0, 0),
            (rust, "running 3 tests", 0, 0),
            (node, "ℹ pass 7", 7, 0),
            (node, "ℹ fail 2", 0, 2),
            (node, "# cancelled 1", 0, 1),
            (node, "✔ a quote shows its source (120 ms)", 0, 0),
        ];
        for (reader, line, passed, failed) in cases {
            let mut tally = Tally::default();
            reader(line, &mut tally);
            assert_eq!(tally, Tally { passed: *passed, failed: *failed }, "{line}");
        }
    }
}
