//! Names in the Dutch newspaper articles of the CoNLL-2002 shared task.
//!
//! Tjong Kim Sang, *Introduction to the CoNLL-2002 Shared Task*, 2002. The sentences of an article are shuffled, so what
//! is read is no real article; figures are comparable with those of others all the same, as all read the same.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use sourcelight::annotation::{Detail, EntityKind};
use sourcelight::pack::schema::compile;
use sourcelight::text::Span;
use sourcelight::{Document, Options, Pack, annotate};

use crate::workspace::Workspace;

/// Right, found, and wanted, by kind.
#[derive(Default)]
pub struct Table(BTreeMap<&'static str, [usize; 3]>);

/// Reads every article and counts the names whose borders and kind are both right.
pub fn score(workspace: &Workspace, file: &Path) -> Result<Table> {
    let text = self::text(file)?;
    let pack = Pack::from(&compile::schema(&workspace.root.join("packs/nl"))?);
    let mut table = Table::default();
    for (article, wanted) in articles(&text) {
        let read = annotate(Document::parse(article, &pack.boundaries), &pack, &Options::default());
        let found = read.annotations.iter().filter_map(|a| match &a.detail {
            Detail::Mention(mention) => Some((a.span, kind(mention.kind))),
            _ => None,
        });
        let wanted: Vec<_> = wanted.into_iter().map(|(span, sort)| (span, kind(sort))).collect();
        for name in found {
            table.add(name.1, 1);
            if wanted.contains(&name) {
                table.add(name.1, 0);
            }
        }
        for name in wanted {
            table.add(name.1, 2);
        }
    }
    Ok(table)
}

/// The text of a file.
pub fn text(file: &Path) -> Result<String> {
    let text = fs::read(file).with_context(|| format!("{}: the shared task's data is not there", file.display()))?;
    // The files are older than UTF-8's reign.
    Ok(match String::from_utf8(text) {
        Ok(text) => text,
        Err(other) => other.as_bytes().iter().map(|&b| char::from(b)).collect(),
    })
}

/// A name's place in bytes, and its kind.
pub type Name = (Span, EntityKind);

/// Each article's text with its names. Tokens are put together as in running text, and every
/// sentence begins a line, as the shared task gives their borders.
pub fn articles(text: &str) -> Vec<(String, Vec<Name>)> {
    let mut all: Vec<(String, Vec<Name>)> = Vec::new();
    let mut open = false;
    let mut begins = false;
    for line in text.lines() {
        let mut columns = line.split_whitespace();
        let (Some(token), Some(tag)) = (columns.next(), columns.last()) else {
            (open, begins) = (false, true);
            continue;
        };
        if token == "-DOCSTART-" {
            all.push(<_>::default());
            continue;
        }
        let Some((article, names)) = all.last_mut() else { continue };
        let glued = matches!(token, "." | "," | ":" | ";" | "?" | "!" | ")") || article.ends_with('(');
        if !article.is_empty() && !glued {
            article.push_str(if begins { "\n" } else { " " });
        }
        begins = false;
        let start = article.len() as u32;
        article.push_str(token);
        let end = article.len() as u32;
        match tag.split_once('-') {
            Some(("B", tag)) => names.push((Span::new(start, end), kind_of(tag))),
            Some(("I", tag)) => match names.last_mut() {
                Some(name) if open => name.0.end = end,
                _ => names.push((Span::new(start, end), kind_of(tag))),
            },
            _ => {}
        }
        open = tag != "O";
    }
    all
}

fn kind_of(tag: &str) -> EntityKind {
    match tag {
        "PER" => EntityKind::Person,
        "ORG" => EntityKind::Organisation,
        "LOC" => EntityKind::Place,
        _ => EntityKind::Misc,
    }
}

fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::Place => "place",
        EntityKind::Group | EntityKind::Event | EntityKind::Misc => "misc",
    }
}

impl Table {
    fn add(&mut self, kind: &'static str, column: usize) {
        self.0.entry(kind).or_default()[column] += 1;
    }

    fn rows(&self) -> impl Iterator<Item = (&'static str, [usize; 3])> {
        let sum = self.0.values().fold([0; 3], |sum, row| [0, 1, 2].map(|i| sum[i] + row[i]));
        self.0.iter().map(|(kind, row)| (*kind, *row)).chain([("all", sum)])
    }

    /// As an object.
    pub fn json(&self) -> Value {
        let row = |(kind, row): (&str, [usize; 3])| {
            let [p, r, f1] = rates(row);
            (kind.to_owned(), json!({ "gold": row[2], "found": row[1], "p": p, "r": r, "f1": f1 }))
        };
        Value::Object(self.rows().map(row).collect())
    }
}

/// Precision, recall, and F1.
fn rates([right, found, wanted]: [usize; 3]) -> [f64; 3] {
    let share = |of: usize| right as f64 / of.max(1) as f64;
    let (p, r) = (share(found), share(wanted));
    [p, r, if right == 0 { 0.0 } else { 2.0 * p * r / (p + r) }]
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:14}{:>6}{:>7}{:>8}{:>8}{:>8}", "", "gold", "found", "P", "R", "F1")?;
        for (kind, row) in self.rows() {
            let [p, r, f1] = rates(row).map(|rate| 100.0 * rate);
            write!(f, "\n{kind:14}{:6}{:7}{p:8.1}{r:8.1}{f1:8.1}", row[2], row[1])?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_running_text() {
        let text = "-DOCSTART- -DOCSTART- O\nIn Prep O\nDen N B-LOC\nHaag N I-LOC\n( Punc O\nNL N B-MISC\n) Punc O\n. Punc O\n\n\
                    Ria N B-PER\nBos N I-PER\nlacht V O\n. Punc O\n-DOCSTART- -DOCSTART- O\nNee Int O\n";
        let read = articles(text);
        let at = Span::new;
        assert_eq!(read[0].0, "In Den Haag (NL).\nRia Bos lacht.");
        assert_eq!(
            read[0].1,
            [(at(3, 11), EntityKind::Place), (at(13, 15), EntityKind::Misc), (at(18, 25), EntityKind::Person),]
        );
        assert_eq!(read[1], ("Nee".to_owned(), vec![]));
    }
}
