//! Speed: natively, as WebAssembly under Node.js and in Chromium, and that of other programs on the same articles.

mod annotated;

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use self::annotated::Annotated;
use crate::build;
use crate::run::{cargo, run as run_command, shown};
use crate::serve::Site;
use crate::setup::{browser, node};
use crate::workspace::Workspace;

/// Milliseconds for an article, once all is loaded: what a reader does not notice, with room for slow telephones.
const ARTICLE_LIMIT: f64 = 5.0;

/// How much longer ten times the text may take; a little more than ten, since large texts leave the caches.
const GROWTH_LIMIT: f64 = 12.0;

/// Texts that are read sooner than this, in milliseconds, say nothing about growth.
const MEASURABLE: f64 = 2.0;

/// Where only the clock can be read, which a busy machine lengthens.
const CLOCK_ONLY: &str = "chromium";

/// Other programs, with the versions that are measured.
const PEERS: &[&str] = &[
    "@microsoft/recognizers-text-suite@1.3.1",
    "wink-nlp@2.4.0",
    "wink-eng-lite-web-model@1.8.1",
    "compromise@14.17.0",
];

/// How many times as fast as the suite of recognizers the engine is to be, which finds numbers and dates alone.
const RATIO: (&str, f64) = ("recognizers-text-suite", 500.0);

/// What a measuring program tells in a line.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
struct Row {
    /// `engine` and `pack` (loading), `article`, `length`, `input`, `peer`, `score`.
    what: String,
    lang: String,
    name: String,
    finds: String,
    bytes: usize,
    words: usize,
    /// Milliseconds of the best run, by the processor's time where it can be had.
    best: f64,
    /// Milliseconds of the median run, by the clock.
    median: f64,
    /// Milliseconds until the first text is read.
    loading: f64,
    /// F1 of spans that are the same as people's, from 0 to 1.
    exact: f64,
    /// The same of spans that overlap with theirs.
    overlap: f64,
    /// The kinds it was seen to find.
    kinds: String,
    problem: Option<String>,
}

/// Where the engine runs: its name, and the program that measures it there.
type Place = (&'static str, fn(&Workspace, &Annotated) -> Result<Vec<Row>>);

const PLACES: &[Place] = &[("native", native), ("node", in_node), ("chromium", in_chromium), ("peers", peers)];

/// Measures in the places asked for, or in all; an error where time grows faster than the text, or a limit is passed.
pub fn run(workspace: &Workspace, args: &[String]) -> Result<()> {
    let (mut json, mut folder, mut wanted) = (false, None, Vec::new());
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match arg.as_str() {
            "--json" => json = true,
            "--gold" => folder = Some(rest.next().context("--gold needs a folder")?.as_str()),
            other if other.starts_with('-') => bail!("what is `{other}`? bench takes --json and --gold FOLDER"),
            _ => wanted.push(arg),
        }
    }
    if let Some(other) = wanted.iter().find(|w| PLACES.iter().all(|(name, _)| name != *w)) {
        bail!("there is no `{other}`; there are native, node, chromium, peers");
    }
    let annotated = annotated::write(workspace, folder)?;
    let mut measured = Vec::new();
    for (name, measure) in PLACES.iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|w| w == name)) {
        build::say("bench", format!("{name} …"));
        match measure(workspace, &annotated) {
            Ok(rows) => measured.push((*name, rows)),
            // The others can still be measured.
            Err(error) if wanted.is_empty() => build::say("bench", format!("{name} is left out: {error:#}")),
            Err(error) => return Err(error),
        }
    }
    if json {
        return Ok(());
    }
    let mut past = Vec::new();
    articles(&measured, &mut past);
    loading(&measured);
    growth(&measured, &mut past);
    others(&measured, &mut past);
    scores(&measured, &annotated);
    if !past.is_empty() {
        bail!("past a limit:\n  {}", past.join("\n  "));
    }
    Ok(())
}

fn native(workspace: &Workspace, _: &Annotated) -> Result<Vec<Row>> {
    let mut bench = cargo();
    bench.args(["bench", "--quiet", "--package", "sourcelight", "--features", "cli", "--bench", "speed"]);
    // Memory stays with the process: else long texts, and only they, would ask the system for theirs anew in every run.
    bench.env("MALLOC_MMAP_MAX_", "0").env("MALLOC_TRIM_THRESHOLD_", "1000000000000");
    rows(bench.current_dir(&workspace.root))
}

fn in_node(workspace: &Workspace, annotated: &Annotated) -> Result<Vec<Row>> {
    build::all(workspace)?;
    rows(Command::new("node").arg("benches/node.js").current_dir(&workspace.root).env("ANNOTATED", &annotated.file))
}

fn in_chromium(workspace: &Workspace, _: &Annotated) -> Result<Vec<Row>> {
    node::packages(workspace)?;
    let browser = browser::chromium()?;
    build::all(workspace)?;
    let site = Site::start(workspace.www(), Some(0))?;
    rows(
        Command::new("node")
            .arg("benches/chromium.js")
            .current_dir(&workspace.root)
            .env("SOURCELIGHT_URL", site.address())
            .env("CHROMIUM", browser.chromium)
            .env("CHROMIUM_ARGUMENTS", browser::ARGUMENTS.join(" ")),
    )
}

fn peers(workspace: &Workspace, annotated: &Annotated) -> Result<Vec<Row>> {
    let folder = workspace.own().join("peers");
    fs::create_dir_all(&folder)?;
    let list = PEERS.join("\n");
    // They are no tools of this project, and are kept away from them.
    if fs::read_to_string(folder.join("installed")).ok().as_deref() != Some(&list) {
        fs::write(folder.join("package.json"), "{ \"private\": true }")?;
        let mut npm = Command::new("npm");
        npm.args(["install", "--silent", "--no-progress", "--no-audit", "--no-fund"]).args(PEERS);
        run_command(npm.current_dir(&folder)).context("the other programs cannot be installed")?;
        fs::write(folder.join("installed"), list)?;
    }
    rows(
        Command::new("node")
            .arg(workspace.root.join("benches/peers.js"))
            .current_dir(&folder)
            .env("ARTICLES", workspace.root.join("benches/articles"))
            .env("ANNOTATED", &annotated.file),
    )
}

/// Runs a measuring program and reads its lines; they are passed on, so that `--json` has them.
fn rows(command: &mut Command) -> Result<Vec<Row>> {
    let json = std::env::args().any(|a| a == "--json");
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {}", shown(command)))?;
    let output = child.stdout.take().context("the output is piped")?;
    let mut rows = Vec::new();
    for line in BufReader::new(output).lines() {
        let line = line?;
        if json {
            println!("{line}");
        }
        rows.extend(serde_json::from_str::<Row>(&line));
    }
    match child.wait()?.success() {
        true if !rows.is_empty() => Ok(rows),
        _ => bail!("{} measured nothing", shown(command)),
    }
}

/// What was measured, by place.
type Measured<'a> = &'a [(&'static str, Vec<Row>)];

fn articles(measured: Measured, past: &mut Vec<String>) {
    println!("\n{:<10}{:<10}{:>7}{:>10}{:>10}{:>12}", "article", "", "words", "median", "best", "words/s");
    for (place, row) in of(measured, "article") {
        let speed = row.words as f64 / row.median * 1e3;
        println!("{place:<10}{:<10}{:>7}{:>7.2} ms{:>7.2} ms{speed:>12.0}", row.lang, row.words, row.median, row.best);
        if row.best > ARTICLE_LIMIT {
            past.push(format!("{place}: the article in {} takes {:.1} ms, over {ARTICLE_LIMIT}", row.lang, row.best));
        }
    }
}

fn loading(measured: Measured) {
    println!("\n{:<10}{:<10}{:>10}{:>10}", "loading", "", "kB", "median");
    for (place, row) in of(measured, "engine").chain(of(measured, "pack")) {
        let name = if row.lang.is_empty() { &row.what } else { &row.lang };
        println!("{place:<10}{name:<10}{:>10.0}{:>7.2} ms", row.bytes as f64 / 1e3, row.median);
    }
}

/// A line a text, a column a place and language: milliseconds, and how many times those of a tenth of the text.
fn growth(measured: Measured, past: &mut Vec<String>) {
    let mut columns: Vec<(&str, &str)> = Vec::new();
    let mut lines: Vec<(&str, Vec<String>)> = Vec::new();
    for (place, rows) in measured {
        let mut before: Option<&Row> = None;
        for row in rows.iter().filter(|r| matches!(r.what.as_str(), "length" | "input")) {
            let tenth = before.replace(row).filter(|b| {
                b.lang == row.lang
                    && b.what == row.what
                    && row.bytes > b.bytes
                    && (b.name == row.name || b.what == "length")
            });
            let times = tenth.map(|b| row.best / b.best * 10.0 * b.bytes as f64 / row.bytes as f64);
            if let (Some(tenth), Some(times)) = (tenth, times)
                && tenth.best > MEASURABLE
                && *place != CLOCK_ONLY
                && times > GROWTH_LIMIT
            {
                past.push(format!(
                    "{place}, {}: {} takes {times:.1} times what a tenth of it takes",
                    row.lang, row.name
                ));
            }
            // Of the unkind texts, only the whole one is worth a line.
            if row.what == "input" && tenth.is_none() {
                continue;
            }
            let column = (*place, row.lang.as_str());
            if !columns.contains(&column) {
                columns.push(column);
            }
            let shown = format!("{:>9.2}{:>6}", row.best, times.map_or("-".into(), |t| format!("{t:.1}")));
            match lines.iter_mut().find(|(name, _)| *name == row.name) {
                Some((_, cells)) => cells.push(shown),
                None => lines.push((&row.name, vec![shown])),
            }
        }
    }
    if columns.is_empty() {
        return;
    }
    let head: String = columns.iter().map(|(place, lang)| format!("{:>15}", format!("{place} {lang}"))).collect();
    println!("\n{:<22}{head}", "growth");
    for (name, cells) in lines {
        println!("{name:<22}{}", cells.concat());
    }
    println!("milliseconds, and how many times those of a tenth of the text: at most {GROWTH_LIMIT}");
}

fn others(measured: Measured, past: &mut Vec<String>) {
    let mut peers = of(measured, "peer").peekable();
    if peers.peek().is_none() {
        return;
    }
    let ours = |lang: &str| of(measured, "article").find(|(place, row)| *place == "node" && row.lang == lang);
    println!(
        "\n{:<24}{:<4}{:<30}{:>10}{:>10}{:>11}{:>18}",
        "others, in Node.js", "", "finds", "kB brotli", "loading", "article", "Sourcelight is"
    );
    for (_, row) in peers {
        if let Some(problem) = &row.problem {
            println!("{:<24}{:<4}{problem}", row.name, row.lang);
            continue;
        }
        let ratio = ours(&row.lang).map(|(_, ours)| row.best / ours.best);
        if let Some(ratio) = ratio
            && row.name == RATIO.0
            && ratio < RATIO.1
        {
            past.push(format!("{}, {}: only {ratio:.0} times as fast, below {}", row.name, row.lang, RATIO.1));
        }
        let bytes = if row.bytes > 0 { format!("{:.0}", row.bytes as f64 / 1e3) } else { String::new() };
        let ratio = ratio.map_or(String::new(), |ratio| {
            let digits = usize::from(ratio < 10.0);
            format!("{ratio:.digits$}× as fast")
        });
        println!(
            "{:<24}{:<4}{:<30}{bytes:>10}{:>7.0} ms{:>8.1} ms{ratio:>18}",
            row.name, row.lang, row.finds, row.loading, row.best
        );
    }
}

/// A line a program: how much of what people annotated it finds.
fn scores(measured: Measured, annotated: &Annotated) {
    let mut programs: Vec<&str> = of(measured, "score").map(|(_, row)| row.name.as_str()).collect();
    programs.dedup();
    if programs.is_empty() {
        return;
    }
    println!("\nfound, of {}; F1 of spans that are the same, and of those that overlap", annotated.name);
    let columns: Vec<&str> =
        of(measured, "score").filter(|(_, row)| row.name == programs[0]).map(|(_, row)| row.finds.as_str()).collect();
    let head: String = columns.iter().map(|column| format!("{column:>16}")).collect();
    println!("{:<24}{head}", "");
    for program in programs {
        let rows: Vec<&Row> = of(measured, "score").map(|(_, row)| row).filter(|row| row.name == program).collect();
        let cell = |row: &&Row| format!("{:>10.1}{:>6.1}", row.exact * 100.0, row.overlap * 100.0);
        println!(
            "{program:<24}{}  {}",
            rows.iter().map(cell).collect::<String>(),
            rows.first().map_or("", |row| row.kinds.as_str())
        );
    }
}

/// The rows of a kind, each with its place.
fn of<'a>(measured: Measured<'a>, what: &'static str) -> impl Iterator<Item = (&'static str, &'a Row)> {
    let rows = measured.iter().flat_map(|(place, rows)| rows.iter().map(move |row| (*place, row)));
    rows.filter(move |(_, row)| row.what == what)
}
