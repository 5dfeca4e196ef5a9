//! `cargo xtask corpus`: the annotated articles, checked and counted.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Result, bail};
use sourcelight::corpus::{self, Gold, overlap};

use crate::workspace::Workspace;

/// Two articles that share more than this of their trigrams are near-copies.
const TOO_ALIKE: f64 = 0.12;

/// Checks the articles of one language, of all, or in a folder, and prints what there is of each kind.
///
/// What breaks a rule is a problem; a doubt may be right, and is for the writer to look at.
pub fn check(workspace: &Workspace, args: &[String]) -> Result<()> {
    let mut problems = 0;
    for folder in folders(workspace, args)? {
        let language = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        println!("{}", folder.display());
        let mut articles = Vec::new();
        for file in corpus::files(&folder)? {
            let article = match corpus::file(&file) {
                Ok(article) => article,
                Err(error) => {
                    println!("  {error}");
                    problems += 1;
                    continue;
                }
            };
            let mut wrong = corpus::check::check(&article);
            if article.language != language {
                wrong.push(format!("xml:lang is `{}`, the folder `{language}`", article.language));
            }
            problems += wrong.len();
            for line in wrong {
                println!("  {}.xml: {line}", article.name);
            }
            for line in corpus::check::doubts(&article) {
                println!("  {}.xml: doubt: {line}", article.name);
            }
            articles.push(article);
        }
        problems += report(&articles);
    }
    if problems > 0 {
        bail!("{problems} problems in the corpus");
    }
    Ok(())
}

/// The folders of the languages asked for, or of all; what has a slash in it is a folder itself.
pub fn folders(workspace: &Workspace, languages: &[String]) -> Result<Vec<PathBuf>> {
    let corpus = workspace.root.join("corpus");
    let mut found: Vec<PathBuf> = match languages {
        [] => std::fs::read_dir(&corpus)?.filter_map(|e| e.ok().map(|e| e.path())).filter(|p| p.is_dir()).collect(),
        some => some
            .iter()
            .map(|name| match PathBuf::from(name) {
                path if name.contains(std::path::MAIN_SEPARATOR) => path,
                language => corpus.join(language),
            })
            .collect(),
    };
    found.sort();
    if let Some(missing) = found.iter().find(|f| !f.is_dir()) {
        bail!("there is no folder {}", missing.display());
    }
    Ok(found)
}

/// Prints counts, rare kinds, names that recur over articles, and near-copies; returns how many of the last.
fn report(articles: &[Gold]) -> usize {
    let mut words = 0;
    let mut genres: BTreeMap<_, [usize; 2]> = BTreeMap::new();
    let mut kinds: BTreeMap<_, usize> = BTreeMap::new();
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for article in articles {
        let count = article.words();
        words += count;
        let genre = genres.entry(article.genre()).or_default();
        *genre = [genre[0] + 1, genre[1] + count];
        let mut here: Vec<&str> = Vec::new();
        for mark in &article.marks {
            if let Some(kind) = mark.kind() {
                *kinds.entry(kind).or_default() += 1;
            }
            if mark.element == "persName" {
                here.push(&article.text[mark.span.range()]);
            }
        }
        here.sort_unstable();
        here.dedup();
        here.into_iter().for_each(|name| *names.entry(name).or_default() += 1);
    }
    let test = articles.iter().filter(|a| a.is_test()).count();
    println!("  {} articles ({test} set aside to test with), {words} words", articles.len());
    for (genre, [articles, words]) in &genres {
        println!("  {:12} {articles:6} articles, {words:6} words", format!("{genre:?}").to_lowercase());
    }
    for (kind, count) in &kinds {
        let rare = if count * 500 < words { "  rare" } else { "" };
        println!("  {:12} {count:6}{rare}", format!("{kind:?}").to_lowercase());
    }
    let mut repeated: Vec<_> = names.into_iter().filter(|&(name, n)| n > 3 && name.contains(' ')).collect();
    repeated.sort_by_key(|&(name, n)| (std::cmp::Reverse(n), name));
    if !repeated.is_empty() {
        let list: Vec<String> = repeated.iter().take(20).map(|(name, n)| format!("{name} ({n})")).collect();
        println!("  people in more than three articles: {}", list.join(", "));
    }
    for (run, count) in overlap::repeated(articles, 5) {
        println!("  in {count} articles: {run}");
    }
    let pairs = overlap::pairs(articles, TOO_ALIKE / 2.0);
    for pair in pairs.iter().take(10) {
        println!("  {:.0}% of their trigrams in common: {} and {}", 100.0 * pair.share, pair.one, pair.other);
    }
    pairs.iter().filter(|p| p.share >= TOO_ALIKE).count()
}
