//! Labels of tokens: outside, or the beginning or the inside of a name of a kind.

use std::ops::Range;

use crate::annotation::EntityKind;
use crate::pack::names::index;

/// A token's label in the IOB2 scheme: a name begins with [`Label::begin`] and goes on with [`Label::inside`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Label(u8);

/// How many labels there are: outside, and two for each kind of entity.
pub const LABELS: usize = 1 + 2 * KINDS.len();

/// The kinds of entities in the order of their labels, which is that of [`index`].
pub const KINDS: [EntityKind; 6] = [
    EntityKind::Person,
    EntityKind::Organisation,
    EntityKind::Place,
    EntityKind::Group,
    EntityKind::Event,
    EntityKind::Misc,
];

impl Label {
    /// No name.
    pub const OUTSIDE: Label = Label(0);

    /// The first token of a name.
    pub fn begin(kind: EntityKind) -> Self {
        Self(1 + 2 * index(kind) as u8)
    }

    /// A later token of a name.
    pub fn inside(kind: EntityKind) -> Self {
        Self(2 + 2 * index(kind) as u8)
    }

    /// The label with this index, below [`LABELS`]; outside where there is none.
    pub fn from_index(index: usize) -> Self {
        if index < LABELS { Self(index as u8) } else { Self::OUTSIDE }
    }

    /// Its index, below [`LABELS`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The kind of name, if any.
    pub fn kind(self) -> Option<EntityKind> {
        KINDS.get(usize::from(self.0.checked_sub(1)?) / 2).copied()
    }

    /// Whether a name begins here.
    pub fn is_begin(self) -> bool {
        self.0 % 2 == 1
    }

    /// Whether it is one of a name that has begun before.
    fn is_inside(self) -> bool {
        self.0 > 0 && !self.is_begin()
    }

    /// The indices of the labels that it may come right after: an inside label only follows its own kind.
    #[inline(always)]
    pub fn befores(self) -> Range<usize> {
        if self.is_inside() { self.index() - 1..self.index() + 1 } else { 0..LABELS }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_know_their_kind_and_order() {
        for kind in KINDS {
            let (begin, inside) = (Label::begin(kind), Label::inside(kind));
            assert_eq!((begin.kind(), inside.kind()), (Some(kind), Some(kind)));
            assert!(begin.is_begin() && !inside.is_begin());
            assert_eq!(inside.befores(), begin.index()..inside.index() + 1);
            assert_eq!(begin.befores(), 0..LABELS);
            assert_eq!(Label::from_index(begin.index()), begin);
        }
        assert_eq!(Label::OUTSIDE.kind(), None);
    }
}
