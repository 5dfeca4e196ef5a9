//! Names of people, organisations, places, groups, events and other things.
//!
//! Every stretch of a sentence that may be a name is weighed for every kind: by what is known of it, by its words, and by
//! what stands around it. The best division of the sentence into names and other words wins ([`lattice`]). Each sentence
//! is weighed once and divided twice: what the first division of the document is sure of (`Mark Rutte`) helps the second
//! where it is not (`Rutte`).
//!
//! Another source of names, such as a trained tagger, adds its own points to the same stretches.

mod around;
mod inside;
mod lattice;
mod memory;
mod points;
#[cfg(feature = "tagger")]
mod signs;
mod view;
mod within;

use crate::annotation::{Annotation, Detail, Evidence, Mention};
use crate::pack::Pack;
use crate::text::{Document, Sentence};

use lattice::{Lattice, Name};
use memory::Memory;
use view::View;

#[cfg(feature = "tagger")]
pub use signs::Signs;

/// Adds the names found in `document`, which may be `quiet` (see [`is_quiet`]), to `out`.
pub fn find(document: &Document, pack: &Pack, quiet: bool, out: &mut Vec<Annotation>) {
    look(document, pack, quiet, out, |_, _| {});
}

/// As [`find`] in a text with capitals; returns what the rules see and say of every token.
#[cfg(feature = "tagger")]
pub fn find_with_signs(document: &Document, pack: &Pack, out: &mut Vec<Annotation>) -> Vec<Signs> {
    let mut signs = Vec::with_capacity(document.tokens().len());
    look(document, pack, false, out, |view, names| signs::add(view, names, &mut signs));
    signs
}

/// Finds names, handing over each sentence with those it has.
fn look(
    document: &Document,
    pack: &Pack,
    quiet: bool,
    out: &mut Vec<Annotation>,
    mut seen: impl FnMut(&View, &[Name]),
) {
    let mut memory = Memory::of(document);
    let weigh = |sentence| Lattice::weigh(View::new(document, &sentence, &pack.names, quiet), &memory);
    let mut lattices: Vec<Lattice> = pieces(document).map(weigh).collect();
    for lattice in &lattices {
        lattice.best().iter().for_each(|name| memory.learn(&lattice.view, name));
    }
    for lattice in &mut lattices {
        lattice.remind(&memory);
        let found = lattice.best();
        seen(&lattice.view, &found);
        for name in found {
            let evidence = Evidence { rule: name.reason.rule(), cue: name.cue, certainty: name.certainty };
            out.push(Annotation::new(name.span, Detail::Mention(Mention { kind: name.kind, entity: None }), evidence));
        }
    }
}

/// Whether a text has next to no capitals, so that they tell nothing of names.
pub fn is_quiet(document: &Document) -> bool {
    let words = document.tokens().iter().filter(|t| t.is_word());
    let capitals = words.clone().filter(|t| t.is_capitalised()).count();
    capitals * 50 < words.count()
}

/// The sentences, those that are longer than any real one in pieces, so that memory has a bound.
fn pieces(document: &Document) -> impl Iterator<Item = Sentence> + '_ {
    document.sentences().iter().flat_map(|sentence| {
        let end = sentence.tokens.end;
        sentence
            .tokens
            .clone()
            .step_by(LONGEST)
            .map(move |start| Sentence { tokens: start..end.min(start + LONGEST), ..sentence.clone() })
    })
}

/// The longest piece of a sentence that is read at once, in tokens.
const LONGEST: usize = 1000;
