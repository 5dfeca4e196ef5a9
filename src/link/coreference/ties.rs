//! Which mentions belong together.

use crate::text::{Document, hash};

use super::forms::Form;

/// For every mention the first mention of the same entity.
pub fn find(document: &Document, forms: &[Form]) -> Vec<usize> {
    let mut ties = Ties { parent: (0..forms.len()).collect(), ..Ties::default() };
    for (i, form) in forms.iter().enumerate() {
        for &key in &form.short {
            for key in form.marked(key).chain([key]) {
                ties.to_come.entry(key).or_insert(i);
            }
        }
    }
    for (i, form) in forms.iter().enumerate() {
        ties.tie(i, form, forms);
        if let Some(before) = i.checked_sub(1).filter(|&b| explains(document, &forms[b], form)) {
            ties.unite(before, i);
        }
        let first = ties.first(i);
        ties.called(form, form.name, first);
        if let Some(key) = form.item_key() {
            ties.last.insert(key, first);
        }
        // The entity's fuller name is its own, whichever form was used last.
        let full = match ties.full.get(first).copied().flatten() {
            Some(full) if form.short.is_empty() => full,
            _ => i,
        };
        ties.full[first] = Some(full);
        for &key in &forms[full].short {
            ties.called(&forms[full], key, first);
        }
    }
    (0..forms.len()).map(|i| ties.first(i)).collect()
}

/// A union of mentions into entities.
#[derive(Default)]
struct Ties {
    /// A mention before it of the same entity; itself where it is the first.
    parent: Vec<usize>,
    /// For the first mention of an entity, the one with its fullest name so far.
    full: Vec<Option<usize>>,
    /// For every form, with and without titles and gender, a mention of the entity that was called so last.
    last: hash::HashMap<usize>,
    /// For every short form, with and without them, the first mention of a fuller name.
    to_come: hash::HashMap<usize>,
    /// For every surname with a first letter, a mention and whether it has no more of the first name.
    initials: hash::HashMap<(usize, bool)>,
}

impl Ties {
    fn tie(&mut self, i: usize, form: &Form, forms: &[Form]) {
        self.full.resize(forms.len(), None);
        let item = form.item_key().and_then(|key| self.last.get(&key).copied());
        let keys = [Some(form.name), form.owner];
        let last = keys.into_iter().flatten().find_map(|key| meant(&self.last, form, key));
        let to_come = keys.into_iter().flatten().find_map(|key| meant(&self.to_come, form, key));
        if let Some(other) = item.or(last).or(to_come) {
            self.unite(other, i);
        }
        if let Some((key, only_initial)) = form.initial {
            match self.initials.get(&key) {
                Some(&(other, other_only)) if only_initial || other_only => {
                    self.unite(other, i);
                    if other_only {
                        self.initials.insert(key, (i, only_initial));
                    }
                }
                Some(_) => {}
                None => {
                    self.initials.insert(key, (i, only_initial));
                }
            }
        }
    }

    /// Remembers that an entity was called by a form of the name of one of its mentions.
    fn called(&mut self, form: &Form, key: u64, first: usize) {
        for key in form.marked(key).chain([key]) {
            self.last.insert(key, first);
        }
    }

    /// The first mention of the entity of `i`.
    fn first(&mut self, i: usize) -> usize {
        let mut at = i;
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        if a != b {
            let (first, other) = (a.min(b), a.max(b));
            self.parent[other] = first;
            self.full[first] = self.full[first].or(self.full[other]);
        }
    }
}

/// Whom a form of a name means: who has its title or gender, else whoever was called so and is not of the other gender.
fn meant(called: &hash::HashMap<usize>, form: &Form, key: u64) -> Option<usize> {
    let get = |key| called.get(&key).copied();
    form.marked(key).find_map(get).or_else(|| get(key).filter(|_| form.not(key).and_then(get) != get(key)))
}

/// Whether a name is an acronym in brackets right after another: `National Hurricane Center (NHC)`.
fn explains(document: &Document, full: &Form, acronym: &Form) -> bool {
    let between = document.text().get(full.span.end as usize..acronym.span.start as usize);
    let text = document.slice(acronym.span);
    let short = text.chars().count() <= 8 && text.chars().filter(|c| c.is_uppercase()).count() >= 2;
    let closes = document.text().get(acronym.span.end as usize..).is_some_and(|rest| rest.starts_with(')'));
    let letters = |s: &str| s.chars().next().map(|c| c.to_lowercase().collect::<String>());
    let begins_alike = letters(text) == letters(document.slice(full.span));
    full.kind == acronym.kind
        && acronym.span.start.saturating_sub(full.span.end) <= 4
        && between.is_some_and(|b| b.trim() == "(")
        && short
        && closes
        && begins_alike
}
