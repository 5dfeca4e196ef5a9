//! `cargo xtask train`: the tagger's weights from the corpus, with a card that says what they are worth.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use sourcelight::Pack;
use sourcelight::corpus;
use sourcelight::ner::{KINDS, Model, cluster, examples, train};
use sourcelight::pack::schema::{self, compile, tagger};

use crate::workspace::Workspace;

/// Trains the tagger of one language, or of every one that has a corpus.
pub fn train(workspace: &Workspace, args: &[String]) -> Result<()> {
    for corpus in crate::corpus::folders(workspace, args)? {
        let language = corpus.file_name().unwrap_or_default().to_string_lossy().into_owned();
        language_tagger(workspace, &corpus, &language)?;
    }
    Ok(())
}

fn language_tagger(workspace: &Workspace, corpus: &Path, language: &str) -> Result<()> {
    let begin = Instant::now();
    let folder = workspace.root.join("packs").join(language);
    let pack = Pack::from(&compile::schema(&folder)?);
    let articles = corpus::folder(corpus)?;
    let (test, learn): (Vec<_>, Vec<_>) = articles.iter().partition(|a| a.is_test());
    let make = |list: &[&corpus::Gold]| list.iter().map(|gold| examples::example(gold, &pack)).collect::<Vec<_>>();
    let (test, learn) = (make(&test), make(&learn));
    let clusters = clusters(workspace, &folder, language)?;
    println!("{language}: {} articles to learn from, {} to test with", learn.len(), test.len());

    let options = train::Options::default();
    let weights = train::train(&learn, &clusters, &options);
    let file = folder.join("tagger.weights");
    std::fs::write(&file, schema::write(&weights)?)?;
    let model = Model::from(&weights);
    let card = card(language, &learn, &test, &model, &weights);
    print!("{card}");
    std::fs::write(folder.join("MODEL_CARD.md"), card)?;
    println!("{} written after {:.0} s", file.display(), begin.elapsed().as_secs_f32());
    Ok(())
}

/// Word clusters: learned from raw text where that stands beside the project, else those of the weights there are.
fn clusters(workspace: &Workspace, folder: &Path, language: &str) -> Result<tagger::Clusters> {
    let raw = workspace.root.join("../shared/data/raw").join(language).with_extension("txt");
    if raw.is_file() {
        let text = std::fs::read_to_string(&raw)?;
        return Ok(cluster::cluster(&text, &cluster::Options::default()));
    }
    let old = folder.join("tagger.weights");
    if old.is_file() {
        let bytes = std::fs::read(&old)?;
        return Ok(schema::read::<schema::Tagger>(&bytes).context("the weights there are cannot be read")?.clusters);
    }
    Ok(tagger::Clusters::default())
}

/// What the model is, learned from what, and how good.
fn card(
    language: &str,
    learn: &[train::Example],
    test: &[train::Example],
    model: &Model,
    weights: &schema::Tagger,
) -> String {
    let tokens = |list: &[train::Example]| list.iter().map(|e| e.document.tokens().len()).sum::<usize>();
    let mut card = String::new();
    let _ = writeln!(card, "# Tagger of names: {language}\n");
    let _ = writeln!(
        card,
        "A linear-chain conditional random field over hashed features, read twice over an article. Written by \
         `cargo xtask train {language}`; the same data gives the same weights.\n"
    );
    let _ = writeln!(
        card,
        "- **Learned from** `corpus/{language}`: {} articles, {} tokens, written for this project (CC0).",
        learn.len(),
        tokens(learn)
    );
    let _ = writeln!(
        card,
        "- **Word clusters** ({} words) from statistics over Wikipedia sentences (WikiANN, CC BY-SA 3.0), Common Voice \
         prompts (CC0), Universal Dependencies treebanks (CC BY-SA 4.0) and English Wikinews 2019-2020 (CC BY 2.5); \
         none of their sentences is in it.",
        weights.clusters.words.len()
    );
    let _ =
        writeln!(card, "- **Size**: {} features, {} weights of 8 bits.", weights.features.len(), weights.weights.len());
    let _ = writeln!(card, "- **Licence** of the weights: MIT OR Apache-2.0, as the program.");
    let _ = writeln!(
        card,
        "- **Limits**: names of kinds or fields that the corpus lacks; texts without capitals; anything but news.\n"
    );
    let _ =
        writeln!(card, "Whole names right, on {} articles ({} tokens) never learned from:\n", test.len(), tokens(test));
    let _ = writeln!(card, "| kind | gold | found | precision | recall | F1 |\n|---|---|---|---|---|---|");
    let mut all = train::Score::default();
    for kind in KINDS {
        let score = train::Score::of_kind(model, test, Some(kind));
        row(&mut card, &format!("{kind:?}").to_lowercase(), score);
        all = all.plus(score);
    }
    row(&mut card, "all", all);
    card
}

fn row(card: &mut String, name: &str, score: train::Score) {
    let share = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
    let _ = writeln!(
        card,
        "| {name} | {} | {} | {:.1} | {:.1} | {:.1} |",
        score.gold,
        score.found,
        share(score.right, score.found),
        share(score.right, score.gold),
        score.f1()
    );
}
