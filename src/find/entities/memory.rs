//! What the whole document says of a name.

use crate::annotation::EntityKind;
use crate::pack::names::{KINDS, Weights, index};
use crate::text::{Case, Document, Token, hash};

use super::lattice::Name;
use super::points::{Points, Reason};
use super::view::{Role, View};

/// What a document's first reading was sure of, by the names' words.
#[derive(Debug, Default)]
pub struct Memory {
    names: hash::HashMap<Weights>,
    /// Words that the document has in small letters.
    small: hash::HashMap<()>,
}

/// The most points that the rest of the document gives.
const MOST: i16 = 16;

impl Memory {
    /// Nothing but the document's words in small letters.
    pub fn of(document: &Document) -> Self {
        let small = document.tokens().iter().filter(|t| t.is_word() && t.case == Case::Lower);
        Self { names: hash::HashMap::default(), small: small.map(|t| (t.folded, ())).collect() }
    }

    /// Takes over what another memory has learned.
    pub fn recall(&mut self, other: Memory) {
        self.names = other.names;
    }

    /// Whether the document has the word in small letters somewhere.
    pub fn is_small_elsewhere(&self, token: &Token) -> bool {
        self.small.contains_key(&token.folded)
    }

    /// Learns a name and the short forms it goes by later.
    pub fn learn(&mut self, view: &View, name: &Name) {
        let sure = name.margin.clamp(0, 20);
        self.note(key(view, name.start, name.end), name.kind, sure);
        let words: Vec<usize> = (name.start..name.end).filter(|&i| view.roles[i] == Role::Name).collect();
        let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return };
        if words.len() < 2 {
            return;
        }
        match name.kind {
            EntityKind::Person => {
                self.note(key(view, last, name.end), EntityKind::Person, sure);
                self.note(key(view, first, first + 1), EntityKind::Person, sure / 2);
                // `Christianne van der Wal` is `Van der Wal` later.
                let particle = (first + 1..last).find(|&i| view.roles[i] == Role::Particle);
                if let Some(particle) = particle {
                    self.note(key(view, particle, name.end), EntityKind::Person, sure);
                }
                for &middle in &words[1..words.len() - 1] {
                    self.note(key(view, middle, name.end), EntityKind::Person, sure);
                }
            }
            EntityKind::Organisation => {
                let proper = |i: usize| {
                    !view.is_known(i, &[EntityKind::Place, EntityKind::Group])
                        && !view.is_common(i)
                        && !view.names.no_names.get(&view.tokens[i..=i]).is_some()
                };
                if proper(first) {
                    self.note(key(view, first, first + 1), name.kind, sure / 2);
                }
                if !proper(first) && words.len() > 2 {
                    self.note(key(view, words[1], name.end), name.kind, sure / 2);
                }
            }
            EntityKind::Event => self.note(key(view, last, name.end), name.kind, sure),
            EntityKind::Place => self.note(key(view, first, first + 1), name.kind, sure / 3),
            EntityKind::Group | EntityKind::Misc => {}
        }
    }

    /// Adds what the rest of the document says of these tokens.
    pub fn remind(&self, view: &View, start: usize, end: usize, points: &mut Points) {
        let Some(weights) = self.names.get(&key(view, start, end)) else { return };
        let total: i32 = weights.iter().map(|&w| i32::from(w)).sum();
        if total == 0 {
            return;
        }
        let kinds = [
            EntityKind::Person,
            EntityKind::Organisation,
            EntityKind::Place,
            EntityKind::Group,
            EntityKind::Event,
            EntityKind::Misc,
        ];
        for kind in kinds {
            let weight = i32::from(weights[index(kind)]);
            let share = i32::from(MOST.min(weights[index(kind)])) * weight / total;
            if share > 0 {
                points.add(kind, share as i16, Reason::Repeated);
            }
        }
    }

    fn note(&mut self, key: u64, kind: EntityKind, points: i16) {
        if points > 0 {
            let weights = self.names.entry(key).or_insert([0; KINDS]);
            let weight = &mut weights[index(kind)];
            *weight = weight.saturating_add(points).min(1000);
        }
    }
}

/// The hash of tokens as words; the case of a small word at the beginning does not count.
fn key(view: &View, start: usize, end: usize) -> u64 {
    view.tokens[start..end].iter().fold(0, |state, t| hash::mix(state, t.folded))
}
