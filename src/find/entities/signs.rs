//! What the rules see and say of each token, in small numbers from 1, for the tagger to weigh; 0 is nothing.

use crate::pack::names::index;

use super::around;
use super::lattice::Name;
use super::points::Points;
use super::view::{Role, View};

/// What the rules see and say of a token.
#[derive(Debug, Clone, Copy, Default)]
pub struct Signs {
    /// The kind of name that the rules make it a part of, whether it begins there, and how sure they are.
    pub verdict: u16,
    /// What spoke most for that.
    pub reason: u16,
    /// The kinds of known names that it is a part of, surely or perhaps.
    pub known: u16,
    /// First name, surname, small word of a name, title, common word.
    pub person: u16,
    /// What the words before it say.
    pub before: u16,
    /// What the words after it say.
    pub after: u16,
}

impl Signs {
    /// Whether the rules leave out a word that may have its capital for no name's sake: it is common in small letters, or
    /// begins a sentence.
    pub fn is_left_out(self) -> bool {
        self.verdict == 0 && self.person >> COMMON != 0
    }

    /// Whether a word is common in small letters and has its capital because something begins with it.
    pub fn begins_anew(self) -> bool {
        self.verdict == 0 && self.person >> COMMON == 3
    }
}

/// The place of common words among the bits of [`Signs::person`]; words at a beginning come after it.
const COMMON: usize = 5;

/// The signs of a sentence's tokens, which the rules divided into these names; appended to `out`.
pub fn add(view: &View, names: &[Name], out: &mut Vec<Signs>) {
    let first = out.len();
    for i in 0..view.tokens.len() {
        let mut signs = Signs::default();
        let person = [
            view.is_first_name(i),
            view.is_surname(i),
            view.roles[i] == Role::Particle,
            view.title[i].is_some(),
            view.in_title[i].is_some(),
            view.is_common(i),
            view.roles[i] == Role::Name && view.initial[i],
        ];
        signs.person = person.iter().enumerate().map(|(bit, &is)| u16::from(is) << bit).sum();
        if view.roles[i] == Role::Name {
            signs.before = strongest(&around::before(view, i).0);
            signs.after = strongest(&around::after(view, i + 1).0);
        }
        out.push(signs);
    }
    for known in &view.known {
        let bit = 1 << (2 * index(known.sense.kind) + usize::from(known.sense.weak));
        let part = if known.length > 1 { 1 << 12 } else { 0 };
        for (i, signs) in out[first..].iter_mut().skip(known.start).take(known.length).enumerate() {
            signs.known |= bit | part << u16::from(i > 0);
        }
    }
    for name in names {
        // A name inside a word is no verdict on the word.
        if view.span(name.start, name.end) != name.span {
            continue;
        }
        let sure = [5, 12, 25].iter().filter(|&&least| name.margin >= least).count();
        for (i, signs) in out[first..].iter_mut().enumerate().take(name.end).skip(name.start) {
            let inside = usize::from(i > name.start);
            signs.verdict = (1 + (index(name.kind) * 2 + inside) * 4 + sure) as u16;
            signs.reason = 1 + name.reason as u16;
        }
    }
}

/// The kind that points speak for most, and how clearly.
fn strongest(points: &Points) -> u16 {
    let (kind, most, _, _) = points.best();
    match most {
        ..=0 => 0,
        _ => (1 + index(kind) * 2 + usize::from(most >= 10)) as u16,
    }
}
