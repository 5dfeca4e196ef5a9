//! What the whole document says of a name.

use crate::annotation::EntityKind;
use crate::pack::names::{ALL_KINDS, KINDS, Weights, index};
use crate::text::strings::lower;
use crate::text::{Case, Document, Token, hash};

use super::lattice::Name;
use super::points::{Points, Reason};
use super::view::{Role, View};

/// What a document's first reading was sure of, by the names' words.
#[derive(Debug, Default)]
pub struct Memory {
    /// Names as they stand.
    names: hash::HashMap<Weights>,
    /// The short forms that longer names go by (`Rutte`, of `Mark Rutte`).
    short: hash::HashMap<Weights>,
    /// Cities that stand for who governs there, by how often they act and how often something is there.
    seats: hash::HashMap<Seat>,
    /// Words that the document has in small letters.
    small: hash::HashMap<()>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Seat {
    acts: u32,
    is_where: u32,
}

/// The most points that the same name elsewhere gives.
const MOST: i16 = 16;

/// The most points that a longer name gives to a short form of it.
const MOST_SHORT: i16 = 27;

/// Below this margin a decision was a guess, which proves nothing elsewhere.
const GUESS: i16 = 5;

impl Memory {
    /// Nothing but the document's words in small letters.
    pub fn of(document: &Document) -> Self {
        let small = document.tokens().iter().filter(|t| t.is_word() && t.case == Case::Lower);
        Self { small: small.map(|t| (t.folded, ())).collect(), ..Self::default() }
    }

    /// Whether the document has the word in small letters somewhere.
    pub fn is_small_elsewhere(&self, token: &Token) -> bool {
        self.small.contains_key(&token.folded)
    }

    /// Learns a name and the short forms it goes by later.
    pub fn learn(&mut self, view: &View, name: &Name) {
        let sure = name.margin.clamp(0, 40);
        if is_seat(view, name.start, name.end) {
            let seat = self.seats.entry(key(view, name.start, name.end)).or_default();
            seat.acts += u32::from(name.acts);
            seat.is_where += u32::from(name.is_where);
        }
        if sure < GUESS {
            return;
        }
        note(&mut self.names, key(view, name.start, name.end), name.kind, sure);
        let words: Vec<usize> = (name.start..name.end).filter(|&i| view.roles[i] == Role::Name).collect();
        let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return };
        if words.len() < 2 {
            return;
        }
        let mut short = |start: usize, end: usize, points: i16| {
            note(&mut self.short, key(view, start, end), name.kind, points);
        };
        match name.kind {
            EntityKind::Person => {
                // `Christianne van der Wal` is `Van der Wal` later.
                let particle = (first + 1..last).find(|&i| view.roles[i] == Role::Particle);
                if particle.is_some() {
                    // All of it outweighs its parts, between which nothing stands but a small word.
                    note(&mut self.names, key(view, name.start, name.end), name.kind, sure);
                }
                for start in words[1..].iter().copied().chain(particle) {
                    short(start, name.end, sure);
                }
                short(first, first + 1, sure / 2);
            }
            EntityKind::Organisation => {
                let proper = |i: usize| {
                    !view.is_known(i, &[EntityKind::Place, EntityKind::Group])
                        && !view.is_common(i)
                        && view.names.no_names.get(&view.tokens[i..=i]).is_none()
                };
                if proper(first) {
                    short(first, first + 1, sure / 2);
                } else if words.len() > 2 {
                    short(words[1], name.end, sure / 2);
                }
            }
            // A storm's own name is often a first name too, so its short form needs more.
            EntityKind::Event => short(last, name.end, sure + 10),
            EntityKind::Place => short(first, first + 1, sure / 3),
            EntityKind::Group | EntityKind::Misc => {}
        }
    }

    /// Adds what the rest of the document says of these tokens.
    pub fn remind(&self, view: &View, start: usize, end: usize, points: &mut Points) {
        let mut key = key(view, start, end);
        let unheard = !self.short.contains_key(&key) && !self.names.contains_key(&key);
        if let Some(stem) = view.names.owner_stem(view.word(start)).filter(|_| unheard && end - start == 1) {
            key = hash::mix(0, hash::word(&lower(stem)));
        }
        if self.seats.get(&key).is_some_and(|s| s.acts > 0 && s.is_where == 0) {
            points.add(EntityKind::Place, -22, Reason::Repeated);
            return;
        }
        match (self.short.get(&key), self.names.get(&key)) {
            (Some(weights), _) => share(weights, MOST_SHORT, points),
            // The more words, the surer it is that they are one name.
            (None, Some(weights)) => share(weights, MOST + 20 * (end - start - 1).min(3) as i16, points),
            // People are introduced by more than one word, so a word that stands alone throughout is less likely one.
            (None, None) if end - start == 1 => points.add(EntityKind::Person, -1, Reason::Repeated),
            (None, None) => {}
        }
    }
}

/// Whether a name is a city that is known to stand for an institution too.
fn is_seat(view: &View, start: usize, end: usize) -> bool {
    let is = |kind: EntityKind, weak: bool| view.senses(start, end).any(|s| s.kind == kind && s.weak == weak);
    is(EntityKind::Place, false) && is(EntityKind::Organisation, true)
}

/// Gives every kind its share of the points.
fn share(weights: &Weights, most: i16, points: &mut Points) {
    let total: i32 = weights.iter().map(|&w| i32::from(w)).sum();
    for kind in ALL_KINDS {
        let weight = i32::from(weights[index(kind)]);
        if weight > 0 {
            let share = weight.min(i32::from(most)) * weight / total;
            points.add(kind, share as i16, Reason::Repeated);
        }
    }
}

fn note(map: &mut hash::HashMap<Weights>, key: u64, kind: EntityKind, points: i16) {
    let weights = map.entry(key).or_insert([0; KINDS]);
    let weight = &mut weights[index(kind)];
    *weight = weight.saturating_add(points).min(1000);
}

/// The hash of tokens as words; the case of a small word at the beginning does not count.
fn key(view: &View, start: usize, end: usize) -> u64 {
    view.tokens[start..end].iter().fold(0, |state, t| hash::mix(state, t.folded))
}
