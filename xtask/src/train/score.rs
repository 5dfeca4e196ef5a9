//! How many names of an article are found, with the right borders and kind.

use sourcelight::annotation::EntityKind;
use sourcelight::ner::KINDS;
use sourcelight::text::Span;
use sourcelight::{Document, Options, Pack, annotate};

/// Names right, found, and there, for each kind of [`KINDS`].
#[derive(Clone, Copy, Default)]
pub struct Score([[usize; 3]; KINDS.len()]);

/// Prints the names that an article's reading has too many (`+`) and too few (`-`), with what stands around them.
pub fn show(article: &str, text: &str, names: &[(Span, EntityKind)], pack: &Pack) {
    let found = found(text, pack);
    let wrong = |sign, some: &[(Span, EntityKind)], others: &[(Span, EntityKind)]| {
        for (span, kind) in some.iter().filter(|name| !others.contains(name)) {
            let before: String = text[..span.start as usize].chars().rev().take(40).collect();
            let before: String = before.chars().rev().collect();
            let after: String = text[span.end as usize..].chars().take(30).collect();
            let around = format!("{before}[{}]{after}", &text[span.range()]).replace('\n', " ");
            println!("{sign} {article} {}: {around}", format!("{kind:?}").to_lowercase());
        }
    };
    wrong('+', &found, names);
    wrong('-', names, &found);
}

/// The names that the whole program finds in a text.
fn found(text: &str, pack: &Pack) -> Vec<(Span, EntityKind)> {
    let read = annotate(Document::parse(text, &pack.boundaries), pack, &Options::default());
    read.annotations.iter().filter_map(|annotation| Some((annotation.span, annotation.kind().entity()?))).collect()
}

impl Score {
    /// Reads a text and counts.
    ///
    /// `few` takes all kinds but people, organisations and places for one.
    pub fn add(&mut self, text: &str, names: &[(Span, EntityKind)], pack: &Pack, few: bool) {
        for (span, kind) in found(text, pack) {
            let kind = match kind {
                EntityKind::Group | EntityKind::Event if few => EntityKind::Misc,
                kind => kind,
            };
            let row = &mut self.0[place(kind)];
            row[0] += usize::from(names.contains(&(span, kind)));
            row[1] += 1;
        }
        for (_, kind) in names {
            self.0[place(*kind)][2] += 1;
        }
    }

    /// Counts of both.
    pub fn plus(mut self, other: Self) -> Self {
        self.0.iter_mut().flatten().zip(other.0.iter().flatten()).for_each(|(a, b)| *a += b);
        self
    }

    /// A table, in Markdown.
    pub fn table(&self) -> String {
        let mut out = String::from("| kind | gold | found | precision | recall | F1 |\n|---|---|---|---|---|---|\n");
        let all = self.0.iter().fold([0; 3], |sum, row| [0, 1, 2].map(|i| sum[i] + row[i]));
        let names = KINDS.iter().map(|kind| format!("{kind:?}").to_lowercase()).chain(["all".to_owned()]);
        for (name, row) in names.zip(self.0.iter().chain([&all])) {
            let [precision, recall, f1] = rates(*row);
            out += &format!("| {name} | {} | {} | {precision:.1} | {recall:.1} | {f1:.1} |\n", row[2], row[1]);
        }
        out
    }

    /// F1 over all kinds, in percent.
    pub fn f1(&self) -> f64 {
        rates(self.0.iter().fold([0; 3], |sum, row| [0, 1, 2].map(|i| sum[i] + row[i])))[2]
    }
}

fn place(kind: EntityKind) -> usize {
    KINDS.iter().position(|&k| k == kind).unwrap_or(KINDS.len() - 1)
}

/// Precision, recall and F1, in percent.
fn rates([right, found, gold]: [usize; 3]) -> [f64; 3] {
    let share = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
    [share(found), share(gold), 200.0 * right as f64 / (found + gold).max(1) as f64]
}
