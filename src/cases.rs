//! The cases a pack carries: short texts with what must be found in them. A pack whose cases fail is not built.
//!
//! ```toml
//! kinds = ["number", "quantity"]      # every annotation of these kinds must be expected, for all cases of the file
//!
//! [[case]]
//! name = "a dot groups digits"
//! text = "There were 10.000 people."
//! date = "2024-10-28"                 # the day the text is from, where that matters
//! expect = [{ kind = "number", text = "10.000", value = "10000", of = "people" }]
//! ```
//!
//! `sentences = ["…", "…"]` and `blocks = ["head …", "p"]` (a block's type, and its text where that is given) expect the
//! division of the text, all of it.
//!
//! What an expectation does not name is not looked at. `known_failure = "reason"` keeps a case that does not come out
//! right yet in the open: it must fail, so that the mark goes when the fault does.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::annotation::{Annotation, Article, Detail, Kind, TemporalValue, Value};
use crate::error::{Error, Stage};
#[cfg(feature = "train")]
use crate::text::Span;
use crate::{Document, Options, Pack, annotate};

/// How the cases of a pack came out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Cases that came out as they say.
    pub passed: usize,
    /// Names of the cases that are known to fail, and do.
    pub known_failures: Vec<String>,
    /// What did not come out, each with the case's place.
    pub failures: Vec<Error>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    kinds: Vec<Kind>,
    #[serde(default)]
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    #[serde(default)]
    html: bool,
    date: Option<String>,
    /// Instead of the file's.
    kinds: Option<Vec<Kind>>,
    #[serde(default)]
    expect: Vec<Expected>,
    /// The text of every sentence.
    sentences: Option<Vec<String>>,
    /// The type of every block, and after a space its text.
    blocks: Option<Vec<String>>,
    known_failure: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    kind: Kind,
    text: String,
    /// `10000`, `10..20`, `10..`, `..20`, or `?` where it must stay unresolved.
    value: Option<String>,
    unit: Option<String>,
    /// `cardinal`, `ordinal`, `fraction`, `vague`.
    sort: Option<crate::annotation::NumberSort>,
    approx: Option<String>,
    of: Option<String>,
    /// `2024-08`, `2024-01-01/2024-03-31`, `P3M`, or nothing where it must stay open.
    when: Option<String>,
    /// Name of the source; `-` for the newsroom.
    source: Option<String>,
    source_type: Option<crate::annotation::SourceKind>,
    cue: Option<String>,
    hedged: Option<bool>,
    partial: Option<bool>,
    /// Text of the quote or statement it stands in; `-` for none.
    within: Option<String>,
    /// Name of the entity.
    entity: Option<String>,
    /// Wikidata id of the entity; `-` for none.
    item: Option<String>,
}

/// Runs every case in `<folder>/cases/*.toml`.
///
/// # Errors
/// Where a file of cases cannot be read; cases that fail are in the tally.
pub fn run(folder: &Path, pack: &Pack) -> Result<Tally, Error> {
    let mut tally = Tally::default();
    for (place, file) in files(folder)? {
        for case in &file.case {
            let place = format!("{place}: case `{}`", case.name);
            let wrong = check(case, case.kinds.as_ref().unwrap_or(&file.kinds), pack);
            match (&case.known_failure, wrong) {
                (None, None) => tally.passed += 1,
                (None, Some(wrong)) => tally.failures.push(Error::new(Stage::Case, place, wrong)),
                (Some(_), Some(_)) => tally.known_failures.push(case.name.clone()),
                (Some(_), None) => {
                    let problem = "comes out right now; take its mark `known_failure` away";
                    tally.failures.push(Error::new(Stage::Case, place, problem));
                }
            }
        }
    }
    Ok(tally)
}

/// A text, and what stands where in it.
#[cfg(feature = "train")]
pub type Marked = (String, Vec<(Span, Kind)>);

/// The texts of cases that expect every one of these kinds, each with its annotations of these kinds: what stands where.
///
/// # Errors
/// As [`run`].
#[cfg(feature = "train")]
pub fn texts(folder: &Path, kinds: &[Kind]) -> Result<Vec<Marked>, Error> {
    let mut texts = Vec::new();
    for (_, file) in files(folder)? {
        for case in file.case.into_iter().filter(|case| !case.html) {
            let complete = case.kinds.as_ref().unwrap_or(&file.kinds);
            if !kinds.iter().all(|kind| complete.contains(kind)) {
                continue;
            }
            let mut from = 0;
            let mut place = |expected: &Expected| {
                let at = from + case.text[from..].find(&expected.text)?;
                from = at + expected.text.len();
                Some((Span::new(at as u32, from as u32), expected.kind))
            };
            let wanted = case.expect.iter().filter(|expected| kinds.contains(&expected.kind));
            // What is not expected in the order of the text cannot be placed.
            if let Some(found) = wanted.map(&mut place).collect() {
                texts.push((case.text, found));
            }
        }
    }
    Ok(texts)
}

/// The files of cases, each with its place.
fn files(folder: &Path) -> Result<Vec<(String, File)>, Error> {
    let cases = folder.join("cases");
    let mut files: Vec<_> = match fs::read_dir(&cases) {
        Ok(entries) => entries.filter_map(|e| e.ok().map(|e| e.path())).collect(),
        Err(e) => return Err(Error::new(Stage::Case, cases.display().to_string(), e.to_string())),
    };
    files.retain(|f| f.extension().is_some_and(|e| e == "toml"));
    files.sort();
    let read = |path: std::path::PathBuf| {
        let place = path.display().to_string();
        let text = fs::read_to_string(&path).map_err(|e| Error::new(Stage::Case, &place, e.to_string()))?;
        let file: File = toml::from_str(&text).map_err(|e| Error::new(Stage::Case, &place, e.to_string()))?;
        Ok((place, file))
    };
    files.into_iter().map(read).collect()
}

/// What is wrong with a case, if anything.
fn check(case: &Case, kinds: &[Kind], pack: &Pack) -> Option<String> {
    let document = match case.html {
        true => Document::parse_html(&case.text, &pack.boundaries),
        false => Document::parse(case.text.as_str(), &pack.boundaries),
    };
    let article = annotate(document, pack, &Options { date: case.date.clone() });
    let mut left: Vec<&Annotation> = article.annotations.iter().collect();
    let mut wrong = division(case, &article.document);
    for expected in &case.expect {
        let same = |a: &&Annotation| a.kind() == expected.kind && article.document.slice(a.span) == expected.text;
        let best = left
            .iter()
            .enumerate()
            .filter(|(_, a)| same(a))
            .min_by_key(|(_, a)| differences(expected, a, &article).len());
        match best.map(|(i, _)| i) {
            Some(i) => {
                let found = left.remove(i);
                wrong.extend(
                    differences(expected, found, &article).into_iter().map(|d| format!("{:?}: {d}", expected.text)),
                );
            }
            None => wrong.push(format!("{:?} {:?} is not found", expected.kind, expected.text)),
        }
    }
    let extra = left.iter().filter(|a| kinds.contains(&a.kind()));
    wrong.extend(
        extra.map(|a| format!("{:?} {:?} is found but not expected", a.kind(), article.document.slice(a.span))),
    );
    (!wrong.is_empty()).then(|| wrong.join("; "))
}

/// What is wrong with the blocks and sentences of a case.
fn division(case: &Case, document: &Document) -> Vec<String> {
    let mut wrong = Vec::new();
    if let Some(wanted) = &case.sentences {
        let found: Vec<&str> = document.sentences().iter().map(|s| document.slice(s.span)).collect();
        if *wanted != found {
            wrong.push(format!("the sentences are {found:?}, not {wanted:?}"));
        }
    }
    if let Some(wanted) = &case.blocks {
        let found: Vec<String> =
            document.blocks().iter().map(|b| format!("{} {}", b.kind.name(), document.slice(b.span))).collect();
        let same = |(wanted, found): (&String, &String)| match wanted.contains(' ') {
            true => wanted == found,
            false => found.split(' ').next() == Some(wanted),
        };
        if wanted.len() != found.len() || !wanted.iter().zip(&found).all(same) {
            wrong.push(format!("the blocks are {found:?}, not {wanted:?}"));
        }
    }
    wrong
}

fn differences(expected: &Expected, found: &Annotation, article: &Article) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut compare = |name: &str, wanted: Option<String>, found: String| {
        if let Some(wanted) = wanted.filter(|w| *w != found) {
            wrong.push(format!("{name} is `{found}`, not `{wanted}`"));
        }
    };
    let approx = |a: Option<crate::annotation::Approximation>| a.map_or("-".to_owned(), |a| kebab(&format!("{a:?}")));
    match &found.detail {
        Detail::Number(number) => {
            compare("value", expected.value.clone(), value(number.value));
            compare("sort", expected.sort.map(|s| format!("{s:?}")), format!("{:?}", number.sort));
            compare("approx", expected.approx.clone(), approx(number.approximation));
            compare("of", expected.of.clone(), number.of.clone().unwrap_or("-".into()));
        }
        Detail::Quantity(quantity) => {
            compare("value", expected.value.clone(), value(quantity.value));
            compare("unit", expected.unit.clone(), quantity.unit.clone());
            compare("approx", expected.approx.clone(), approx(quantity.approximation));
            compare("of", expected.of.clone(), quantity.of.clone().unwrap_or("-".into()));
        }
        Detail::Date(temporal) | Detail::Time(temporal) => {
            compare("when", expected.when.clone(), when(&temporal.value));
            compare("approx", expected.approx.clone(), approx(temporal.approximation));
        }
        Detail::Quote(quote) => compare("partial", expected.partial.map(|b| b.to_string()), quote.partial.to_string()),
        Detail::Statement(s) => compare("hedged", expected.hedged.map(|b| b.to_string()), s.hedged.to_string()),
        Detail::Mention(mention) => {
            let entity = mention.entity.and_then(|i| article.entities.get(i));
            compare("entity", expected.entity.clone(), entity.map_or("-", |e| e.name.as_str()).to_owned());
            let item = entity.and_then(|e| e.wikidata.as_deref()).unwrap_or("-");
            compare("item", expected.item.clone(), item.to_owned());
        }
        Detail::ScareQuote => {}
    }
    if let Some(speech) = found.speech() {
        let source = speech.source.and_then(|i| article.sources.get(i));
        compare("source", expected.source.clone(), source.map_or("-".into(), |s| s.name.clone()));
        let kind = source.map_or("-".into(), |s| format!("{:?}", s.kind));
        compare("source_type", expected.source_type.map(|k| format!("{k:?}")), kind);
        compare("cue", expected.cue.clone(), speech.cue.map_or("-".into(), |c| article.document.slice(c).to_owned()));
    }
    let within = found.within.and_then(|i| article.annotations.get(i));
    compare(
        "within",
        expected.within.clone(),
        within.map_or("-".into(), |a| article.document.slice(a.span).to_owned()),
    );
    wrong
}

fn value(value: Value) -> String {
    let bound = |b: Option<f64>| b.map_or(String::new(), |b| b.to_string());
    match value {
        Value::Exact(n) => n.to_string(),
        Value::Between(min, max) => format!("{}..{}", bound(min), bound(max)),
        Value::Unresolved => "?".into(),
    }
}

fn when(value: &TemporalValue) -> String {
    match value {
        TemporalValue::When(when) | TemporalValue::Duration(when) => when.clone(),
        TemporalValue::Period(from, to) => {
            format!("{}/{}", from.as_deref().unwrap_or(""), to.as_deref().unwrap_or(""))
        }
        TemporalValue::Open => String::new(),
    }
}

/// `AtLeast` as `at-least`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for (i, c) in name.chars().enumerate() {
        if c.is_uppercase() && i > 0 {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}
