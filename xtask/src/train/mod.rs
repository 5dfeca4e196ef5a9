//! `cargo xtask train`: the tagger's weights from the corpus, with a card that says what they are worth.

mod card;
mod score;

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use sourcelight::Pack;
use sourcelight::annotation::{EntityKind, Kind};
use sourcelight::cases;
use sourcelight::corpus::{self, Gold};
use sourcelight::ner::train::{self, Example};
use sourcelight::ner::{KINDS, cluster, examples};
use sourcelight::pack::schema::{self, Tagger, compile};
use sourcelight::pack::tagger::Tagger as Loaded;
use sourcelight::text::Span;

use crate::eval::conll;
use crate::workspace::Workspace;
use score::Score;

/// What is to be trained on.
#[derive(Default)]
struct Options {
    /// Languages; all where none is said.
    languages: Vec<String>,
    /// More articles besides the corpus.
    more: Option<PathBuf>,
    /// Measure by cross-validation over so many parts of the articles, and write nothing.
    folds: Option<usize>,
    /// Train and measure on the shared task's articles, and write nothing.
    conll: bool,
    /// Annotated articles, or a file of the shared task, to measure on besides.
    against: Vec<PathBuf>,
    /// Without what the rules and gazetteers say.
    bare: bool,
    /// Print the names that cross-validation gets wrong.
    show: bool,
}

/// Trains the tagger of one language, or of every one that has a corpus; or measures the trainer.
pub fn train(workspace: &Workspace, args: &[String]) -> Result<()> {
    let options = options(args)?;
    if options.conll {
        return shared_task(workspace, &options);
    }
    for folder in crate::corpus::folders(workspace, &options.languages)? {
        let language = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut articles = corpus::folder(&folder)?;
        if let Some(more) = &options.more {
            articles.extend(corpus::folder(&more.join(&language))?);
        }
        match options.folds {
            Some(folds) => cross_validate(workspace, &language, &articles, folds, options.show)?,
            None => write(workspace, &language, &articles, &options.against)?,
        }
    }
    Ok(())
}

fn options(args: &[String]) -> Result<Options> {
    let mut options = Options::default();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let mut value = || rest.next().with_context(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--conll" => options.conll = true,
            "--bare" => options.bare = true,
            "--show" => options.show = true,
            "--folds" => options.folds = Some(value()?.parse().context("--folds needs a number")?),
            "--against" => options.against.push(value()?.into()),
            "--more" => options.more = Some(value()?.into()),
            other if other.starts_with('-') => bail!("what is `{other}`? `cargo xtask help` lists what there is"),
            language => options.languages.push(language.to_owned()),
        }
    }
    Ok(options)
}

/// Trains on all articles but those of the test part; writes the weights and the card.
fn write(workspace: &Workspace, language: &str, articles: &[Gold], against: &[PathBuf]) -> Result<()> {
    let begin = Instant::now();
    let folder = workspace.root.join("packs").join(language);
    let mut pack = rules(&folder)?;
    let (test, learn): (Vec<&Gold>, Vec<&Gold>) = articles.iter().partition(|a| a.is_test());
    let before = measure(&test, &pack);
    let clusters = clusters(workspace, &folder, language)?;
    let tagger = train::train(&examples_of(&learn, &folder, &pack)?, &clusters, &train::Options::default());
    let file = folder.join("tagger.bin");
    std::fs::write(&file, compile::tagger_file(&tagger)?)?;
    pack.tagger = Some(Loaded::from(&tagger));
    let card = card::card(language, &learn, &test, &tagger, [before, measure(&test, &pack)]);
    print!("{card}");
    std::fs::write(folder.join("MODEL.md"), card)?;
    println!("\n{} written after {:.0} s", file.display(), begin.elapsed().as_secs_f32());
    for wrong in cases::run(&folder, &pack)?.failures {
        println!("{wrong}");
    }
    for path in against {
        let score = match path.is_dir() {
            true => measure(&corpus::folder(path)?.iter().collect::<Vec<_>>(), &pack),
            false => measure_task(path, &pack)?,
        };
        println!("\n{}\n{}", path.display(), score.table());
    }
    Ok(())
}

/// Measures what the tagger makes of articles that it has not learned from, one part of them after another.
fn cross_validate(workspace: &Workspace, language: &str, articles: &[Gold], folds: usize, show: bool) -> Result<()> {
    let folder = workspace.root.join("packs").join(language);
    let mut pack = rules(&folder)?;
    let clusters = clusters(workspace, &folder, language)?;
    let [mut before, mut after] = [Score::default(); 2];
    for fold in 0..folds {
        let here = |i: usize| i % folds == fold;
        let test: Vec<&Gold> = articles.iter().enumerate().filter(|&(i, _)| here(i)).map(|(_, a)| a).collect();
        let learn: Vec<&Gold> = articles.iter().enumerate().filter(|&(i, _)| !here(i)).map(|(_, a)| a).collect();
        pack.tagger = None;
        before = before.plus(measure(&test, &pack));
        let tagger = train::train(&examples_of(&learn, &folder, &pack)?, &clusters, &train::Options::default());
        pack.tagger = Some(Loaded::from(&tagger));
        after = after.plus(measure(&test, &pack));
        if show {
            test.iter().for_each(|gold| score::show(&gold.name, &gold.text, &names(gold), &pack));
        }
        let size = compile::tagger_file(&tagger)?.len();
        println!("part {}: rules {:.2}, tagger {:.2}, {size} bytes", fold + 1, before.f1(), after.f1());
    }
    println!(
        "{language}, {} articles: rules alone\n{}\nwith the tagger\n{}",
        articles.len(),
        before.table(),
        after.table()
    );
    Ok(())
}

/// Trains on one part of the shared task's articles and measures on another.
fn shared_task(workspace: &Workspace, options: &Options) -> Result<()> {
    let data = workspace.root.join("../shared/data/conll2002");
    let mut pack = rules(&workspace.root.join("packs/nl"))?;
    let mut learn: Vec<Example> = Vec::new();
    for (text, names) in conll::articles(&conll::text(&data.join("ned.train"))?) {
        learn.push(examples::example(&text, names, &pack));
    }
    if options.bare {
        learn.iter_mut().for_each(|e| e.signs.clear());
    }
    let clusters = clusters(workspace, &workspace.root.join("packs/nl"), "nl")?;
    let begin = Instant::now();
    let tagger = train::train(&learn, &clusters, &train::Options::default());
    let seconds = begin.elapsed().as_secs_f32();
    pack.tagger = Some(Loaded::from(&tagger));
    if options.bare {
        pack.names = (&schema::Names::default()).into();
    }
    let score = measure_task(&data.join("ned.testa"), &pack)?;
    println!("testa, trained on ned.train in {seconds:.0} s\n{}", score.table());
    Ok(())
}

fn measure_task(file: &Path, pack: &Pack) -> Result<Score> {
    let mut score = Score::default();
    for (text, names) in conll::articles(&conll::text(file)?) {
        score.add(&text, &names, pack, true);
    }
    Ok(score)
}

/// A language's pack without what was learned before.
fn rules(folder: &Path) -> Result<Pack> {
    Ok(Pack::from(&compile::untrained(folder)?))
}

/// What is learned from: articles, and the pack's cases of names.
fn examples_of(articles: &[&Gold], folder: &Path, pack: &Pack) -> Result<Vec<Example>> {
    let mut all: Vec<Example> = articles.iter().map(|gold| examples::example(&gold.text, names(gold), pack)).collect();
    for (text, names) in cases::texts(folder, &KINDS.map(Kind::from))? {
        let names = names.into_iter().filter_map(|(span, kind)| Some((span, kind.entity()?)));
        all.push(examples::example(&text, names, pack));
    }
    Ok(all)
}

fn names(gold: &Gold) -> Vec<(Span, EntityKind)> {
    gold.marks.iter().filter_map(|mark| Some((mark.span, mark.entity()?))).collect()
}

fn measure(articles: &[&Gold], pack: &Pack) -> Score {
    let mut score = Score::default();
    articles.iter().for_each(|gold| score.add(&gold.text, &names(gold), pack, false));
    score
}

/// Word clusters: learned from raw text where that stands beside the project, else those of the weights there are.
fn clusters(workspace: &Workspace, folder: &Path, language: &str) -> Result<Tagger> {
    let raw = workspace.root.join("../shared/data/raw").join(language).with_extension("txt");
    if raw.is_file() {
        let text = std::fs::read_to_string(&raw)?;
        return Ok(cluster::cluster(&text, &cluster::Options::default()));
    }
    let old: Option<Tagger> = compile::schema(folder)?.tagger;
    Ok(old.unwrap_or_default())
}
