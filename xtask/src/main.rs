//! Everything that is done with this project, behind `cargo xtask`.

mod bench;
mod build;
mod check;
mod cldr;
mod corpus;
mod dist;
mod eval;
mod run;
mod serve;
mod setup;
mod size;
mod test;
mod train;
mod workspace;
mod world;

use std::process::ExitCode;

use anyhow::{Result, bail};
use workspace::Workspace;

const HELP: &str = "\
cargo xtask COMMAND

  build                  the engine and the packs, into www/dist/; only what changed
  serve [--port N]       build, then serve the page on this machine and say where (port 8000, or the next free one)
  test [SUITE...]        all tests, or those of: native, packs, types, wasm, page
  check                  form, lints, types, layers
  size                   bytes of engine, packs and page against xtask/budgets.toml
  bench [native] [node] [chromium] [peers] [--json] [--gold FOLDER]
                         speed: an article, growth from 1 KB to 10 MB, unkind texts, and other programs beside, with
                         how much of the annotated English articles each finds (of FOLDER, ../shared, or the corpus)
  eval [PATH] [--lang LANG] [--conll] [--show KIND] [--json] [--dev]
                         quality on the annotated articles at PATH, or beside this project (../shared)
  cldr                   names of units and currencies from Unicode CLDR, into the packs
  world                  outlines of the world's countries from Natural Earth, into the page
  corpus [LANG|FOLDER/]  check the annotated articles and report what is rare or repeated in them
  train [LANG] [--against PATH] [--more FOLDER]
                         learn the weights of the tagger of names from corpus/, and measure them
  train [LANG] --folds N [--show] | --conll [--bare]
                         measure the trainer: by cross-validation, or on data of the CoNLL-2002 shared task
  dist                   what a host of the page needs, in one folder

A missing tool is installed where that is possible, or named with the command that installs it.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match command(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(args: &[String]) -> Result<()> {
    let Some((name, rest)) = args.split_first() else {
        print!("{HELP}");
        return Ok(());
    };
    let workspace = Workspace::find()?;
    match name.as_str() {
        "build" => {
            none(rest)?;
            build::all(&workspace)
        }
        "serve" => {
            let port = serve::port(rest)?;
            build::all(&workspace)?;
            serve::forever(&workspace, port)
        }
        "test" => test::run(&workspace, rest),
        "check" => {
            none(rest)?;
            check::run_all(&workspace)
        }
        "size" => {
            none(rest)?;
            size::measure(&workspace)
        }
        "dist" => {
            none(rest)?;
            dist::make(&workspace)
        }
        "bench" => bench::run(&workspace, rest),
        "eval" => eval::evaluate(&workspace, &eval::options(rest)?),
        "cldr" => {
            none(rest)?;
            cldr::write(&workspace)
        }
        "world" => {
            none(rest)?;
            world::write(&workspace)
        }
        "corpus" => corpus::check(&workspace, rest),
        "train" => train::train(&workspace, rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("there is no command `{other}`; `cargo xtask help` lists them"),
    }
}

/// Holds that no arguments are left.
fn none(args: &[String]) -> Result<()> {
    match args.first() {
        Some(arg) => bail!("what is `{arg}`? `cargo xtask help` lists what there is"),
        None => Ok(()),
    }
}
