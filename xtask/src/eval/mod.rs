//! Quality on articles that people annotated, and on suites by others.
//!
//! The articles are no part of this project; where they are not beside it, that is said. Their scorer is a program of
//! its own, so that it can judge other annotators too.

pub mod conll;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use crate::run::{cargo, output, run, which};
use crate::workspace::Workspace;

/// What is to be measured, and how it is shown.
#[derive(Default)]
pub struct Options {
    /// The folder with `gold/`, `suites/`, `tools/`; beside the project where not said.
    shared: Option<PathBuf>,
    /// One language only.
    lang: Option<String>,
    /// Also the Dutch newspaper articles of the CoNLL-2002 shared task.
    conll: bool,
    /// One object instead of tables.
    json: bool,
    /// The annotations of this kind that are wrong.
    show: Option<String>,
    /// The development build, which is made sooner.
    dev: bool,
}

/// Reads the options of the command.
pub fn options(args: &[String]) -> Result<Options> {
    let mut options = Options::default();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let mut value = || rest.next().cloned().with_context(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--conll" => options.conll = true,
            "--json" => options.json = true,
            "--dev" => options.dev = true,
            "--lang" => options.lang = Some(value()?),
            "--show" => options.show = Some(value()?),
            other if other.starts_with('-') => bail!("what is `{other}`? `cargo xtask help` lists what there is"),
            path if options.shared.is_none() => options.shared = Some(path.into()),
            other => bail!("one folder of gold at a time: what is `{other}`?"),
        }
    }
    Ok(options)
}

/// Measures and prints.
pub fn evaluate(workspace: &Workspace, options: &Options) -> Result<()> {
    let shared = options.shared.clone().unwrap_or_else(|| workspace.root.join("../shared"));
    let gold = shared.join("gold");
    if !gold.is_dir() {
        bail!(
            "there is no gold at {}: annotated articles are no part of this project; name the folder that has them, \
             with their scorer, as in `cargo xtask eval PATH`",
            gold.display()
        );
    }
    let python = which("python3").context("python3 is missing; the scorer of the gold needs it")?;
    let program = command_line(workspace, options.dev)?;
    let annotate = [program.as_os_str(), "annotate".as_ref(), "--lang".as_ref(), "{lang}".as_ref()];

    let mut all = Map::new();
    for lang in languages(&gold)? {
        if options.lang.as_ref().is_some_and(|only| *only != lang) {
            continue;
        }
        let mut found = Map::new();
        let folder = gold.join(&lang).join("dev");
        let mut score = Command::new(&python);
        score.arg(shared.join("tools/score.py"));
        if let Some(kind) = &options.show {
            score.args(["--show", kind]);
        }
        if options.json {
            score.arg("--json");
        }
        score.arg(&folder).arg("--").args(annotate).args(["--date", "{date}", "-"]);
        if options.json {
            found.insert("gold".into(), serde_json::from_str(&output(&mut score)?)?);
        } else {
            println!("\n{lang}: gold");
            run(&mut score)?;
        }

        let suite = shared.join("suites/recognizers");
        if suite.join(&lang).is_dir() {
            let mut suites = Command::new(&python);
            suites.arg(shared.join("tools/recognizers.py")).arg(suite).arg(&lang).arg("--");
            suites.args(annotate).args(["--date", "{date}", "-"]);
            if options.json {
                found.insert("recognizers".into(), shares(&output(&mut suites)?));
            } else {
                println!("\n{lang}: numbers, units and dates of a suite by others (cases that come out)");
                run(&mut suites)?;
            }
        }
        all.insert(lang, found.into());
    }
    if options.conll {
        let table = conll::score(workspace, &shared.join("data/conll2002/ned.testa"))?;
        if options.json {
            all.insert("conll".into(), table.json());
        } else {
            println!("\nCoNLL-2002, Dutch\n{table}");
        }
    }
    if options.json {
        println!("{}", serde_json::to_string_pretty(&all)?);
    }
    Ok(())
}

/// The command line, built as it is handed out.
fn command_line(workspace: &Workspace, dev: bool) -> Result<PathBuf> {
    let mut cargo = cargo();
    cargo.args(["build", "--quiet", "--package", "sourcelight", "--features", "cli"]).current_dir(&workspace.root);
    if !dev {
        cargo.arg("--release");
    }
    run(&mut cargo)?;
    Ok(workspace.target.join(if dev { "debug" } else { "release" }).join("sourcelight"))
}

fn languages(gold: &Path) -> Result<Vec<String>> {
    let mut found: Vec<String> = fs::read_dir(gold)
        .with_context(|| gold.display().to_string())?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.join("dev").is_dir())
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    // The language that came first stands first.
    found.sort_by(|a, b| b.cmp(a));
    Ok(found)
}

/// `NumberModel  120/130  92.3%`, a line a model, as an object.
fn shares(table: &str) -> Value {
    let row = |line: &str| {
        let mut words = line.split_whitespace();
        let name = words.next()?.to_owned();
        let (passed, cases) = words.next()?.split_once('/')?;
        Some((name, json!({ "passed": passed.parse::<u32>().ok()?, "cases": cases.parse::<u32>().ok()? })))
    };
    Value::Object(table.lines().filter_map(row).collect())
}
