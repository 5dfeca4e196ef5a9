//! Points for each kind a name may have, and where they come from.

use crate::annotation::EntityKind;
use crate::pack::names::{ALL_KINDS, KINDS, Weights, index};

/// What speaks for a name. The page explains each by its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reason {
    /// A capital where no sentence begins.
    #[default]
    Capital,
    /// It stands in a gazetteer.
    Known,
    /// It is made of a place's name by an ending.
    Derived,
    /// It begins with a first name or initials, or ends with a surname.
    PersonalName,
    /// A title stands before it.
    Title,
    /// One of its own words says what it is.
    Head,
    /// The words around it say what it is.
    Context,
    /// An acronym, or a spelling that only names have.
    Shape,
    /// The same name is surer elsewhere in the document.
    Repeated,
    /// It is a part of a word.
    InsideWord,
}

impl Reason {
    /// The stable name of the rule.
    pub fn rule(self) -> &'static str {
        match self {
            Reason::Capital => "name.capital",
            Reason::Known => "name.known",
            Reason::Derived => "name.derived",
            Reason::PersonalName => "name.personal",
            Reason::Title => "name.title",
            Reason::Head => "name.head",
            Reason::Context => "name.context",
            Reason::Shape => "name.shape",
            Reason::Repeated => "name.repeated",
            Reason::InsideWord => "name.inside-word",
        }
    }
}

/// Points for each kind. About 10 points are a good sign, 20 all but proof; points below zero speak against a kind.
#[derive(Debug, Clone, Copy, Default)]
pub struct Points {
    total: Weights,
    /// What spoke most for each kind.
    reason: [(i16, Reason); KINDS],
}

impl Points {
    /// Adds points for one kind.
    pub fn add(&mut self, kind: EntityKind, points: i16, reason: Reason) {
        let i = index(kind);
        self.total[i] = self.total[i].saturating_add(points);
        if points > self.reason[i].0 {
            self.reason[i] = (points, reason);
        }
    }

    /// Adds points for all kinds.
    pub fn add_all(&mut self, weights: &Weights, reason: Reason) {
        for (kind, &points) in ALL_KINDS.iter().zip(weights) {
            if points != 0 {
                self.add(*kind, points, reason);
            }
        }
    }

    /// Takes points from every kind alike.
    pub fn doubt(&mut self, points: i16) {
        for total in &mut self.total {
            *total = total.saturating_sub(points);
        }
    }

    /// The points of one kind.
    pub fn of(&self, kind: EntityKind) -> i16 {
        self.total[index(kind)]
    }

    /// The points of every kind.
    pub fn weights(&self) -> &Weights {
        &self.total
    }

    /// The kind with the most points, its points, the points of the next, and what spoke most for it.
    pub fn best(&self) -> (EntityKind, i16, i16, Reason) {
        let mut best = 0;
        for i in 1..KINDS {
            if self.total[i] > self.total[best] {
                best = i;
            }
        }
        let next = (0..KINDS).filter(|&i| i != best).map(|i| self.total[i]).max().unwrap_or(i16::MIN);
        (ALL_KINDS[best], self.total[best], next, self.reason[best].1)
    }
}
