//! What the text around a person's name says the person is.

use std::ops::Range;

use crate::annotation::Gender;
use crate::pack::names::{Names, Title};
use crate::text::{Case, Document, Span, hash};

/// What stands around a name.
#[derive(Debug, Default)]
pub struct Around {
    /// The roles, in the article's own words.
    pub roles: Vec<String>,
    /// Keys of the titles that say so.
    pub titles: Vec<u64>,
    /// What titles and honorifics tell.
    pub gender: Option<Gender>,
}

/// The longest title before a name and the longest apposition after it, in tokens.
const LONGEST: usize = 12;

/// The titles before and the appositions after the name at `span`.
pub fn around(document: &Document, names: &Names, span: Span) -> Around {
    let mut around = Around::default();
    let at = document.tokens_in(span);
    let Some(sentence) = document.sentences().get(document.sentence_of(at.start)) else { return around };
    before(document, names, sentence.tokens.start, at.start, &mut around);
    after(document, names, at.end, sentence.tokens.end, &mut around);
    around
}

/// `NAVO-chef Rutte`, `minister van Defensie Smit`.
fn before(document: &Document, names: &Names, from: usize, name: usize, around: &mut Around) {
    let from = from.max(name.saturating_sub(LONGEST));
    for start in from..name {
        let Some((length, title)) = names.title_at(document, start) else { continue };
        let mut end = start + length;
        if document.tokens().get(end).is_some_and(|t| t.is_mark('.') && t.glued) {
            end += 1;
        }
        // `minister van Defensie Smit`
        let portfolio = end + 1 < name
            && document.tokens()[end].case == Case::Lower
            && document.tokens()[end + 1..name].iter().all(|t| t.is_capitalised());
        if end == name || portfolio {
            note(document, whole_word(document, start)..name, start..start + length, title, around);
            return;
        }
    }
}

/// `Anna Smit, burgemeester van Gouda,`
fn after(document: &Document, names: &Names, name: usize, to: usize, around: &mut Around) {
    let tokens = document.tokens();
    if !tokens.get(name).is_some_and(|t| t.is_mark(',')) {
        return;
    }
    let to = to.min(name + 1 + LONGEST);
    let mut start = name + 1;
    while start < to && tokens.get(start).is_some_and(|t| names.articles.contains_key(&t.folded)) {
        start += 1;
    }
    let end = (start..to).find(|&i| tokens[i].is_mark(',') || tokens[i].is_mark('.')).unwrap_or(to);
    // The title may come after a word or two: `voormalig directeur`, `de Franse president`.
    let found = (start..end.min(start + 4)).find_map(|i| Some((i, names.title_at(document, i)?)));
    let Some((at, (length, title))) = found else { return };
    if end > start && tokens.get(end).is_some_and(|t| t.is_mark(',') || t.is_mark('.')) {
        note(document, start..end, at..at + length, title, around);
    }
}

fn note(document: &Document, role: Range<usize>, words: Range<usize>, title: Title, around: &mut Around) {
    around.gender = around.gender.or(title.gender);
    if !title.honorific {
        around.titles.push(document.tokens()[words].iter().fold(0, |key, t| hash::mix(key, t.folded)));
        let role = document.slice(document.span(role)).trim_end_matches('.').to_owned();
        if !role.is_empty() {
            around.roles.push(role);
        }
    }
}

/// The first token of the word that a token is glued to.
fn whole_word(document: &Document, token: usize) -> usize {
    (0..=token).rev().find(|&i| document.tokens().get(i).is_none_or(|t| !t.glued)).unwrap_or(token)
}
