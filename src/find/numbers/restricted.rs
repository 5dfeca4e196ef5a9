//! Number words that count only in some places: `one`, `first`, `half`, and those in names.

use super::Reader;
use super::bound::Bound;
use super::words::{Written, is_closing};
use crate::annotation::NumberSort;
use crate::pack::numbers::{Restricted, WordSet};
use crate::text::{Case, Token};

impl Reader<'_> {
    /// Whether the number belongs to a date or a length of time.
    pub fn is_time(&self, bound: &Bound<'_>) -> bool {
        let cardinal = bound.amount.sort == NumberSort::Cardinal;
        let time = |t: &Token| !t.glued && self.pack.contexts.durations.contains_key(&t.folded);
        cardinal && self.token(bound.end).is_some_and(time) || self.in_date(bound)
    }

    /// Whether a date covers the number.
    fn in_date(&self, bound: &Bound<'_>) -> bool {
        let span = self.span(bound);
        (bound.start..bound.end).any(|i| self.date_at(i).is_some_and(|date| date.contains(span)))
    }

    /// Whether a number word stands where it does not count.
    pub fn is_forbidden(&self, bound: &Bound<'_>) -> bool {
        let Some(token) = self.token(bound.start) else { return true };
        // `Tweede Kamer`, `Four Seasons`: a name.
        if bound.amount.written == Written::Words && token.case == Case::Title && bound.end == bound.start + 1 {
            let next = self.token(bound.end).is_some_and(|t| !t.glued && t.case == Case::Title && t.span.len() > 1);
            let ordinal = bound.amount.sort == NumberSort::Ordinal;
            if next && (ordinal || bound.start > self.start) {
                return true;
            }
        }
        if bound.end != bound.start + 1 {
            return false;
        }
        let Some(rule) = self.pack.restricted_words.get(&token.folded).and_then(|&i| self.pack.restricted.get(i))
        else {
            return false;
        };
        let before = self.before(bound.start);
        let after = self.token(bound.end);
        let holds = |set: &WordSet, t: Option<&Token>| t.is_some_and(|t| set.contains_key(&t.folded));
        rule.never
            || holds(&rule.not_after, before)
            || holds(&rule.not_before, after)
            || !rule.only_before.is_empty() && !self.is_wanted_before(rule, bound)
            || !rule.only_after.is_empty() && !holds(&rule.only_after, before)
            || rule.not_first && before.is_none()
            || (rule.only_before_noun && !holds(&rule.free_after, before) || holds(&rule.noun_after, before))
                && !self.may_be_noun(bound.end)
            || rule.not_introducing && self.introduces(bound.end)
    }

    /// Whether one of the words that a rule asks for stands behind, or an approximator before (`at least once`).
    fn is_wanted_before(&self, rule: &Restricted, bound: &Bound<'_>) -> bool {
        let after = self.token(bound.end);
        let ends = rule.before_end && after.is_none_or(is_closing);
        ends || after.is_some_and(|t| rule.only_before.contains_key(&t.folded))
            || self.exactness_before(bound.start).is_some()
    }

    /// Whether a word that can be counted, or one with it (`first-degree`), stands at a token.
    fn may_be_noun(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let word = if token.glued && token.is_mark('-') { self.token(at + 1) } else { Some(token) };
        let counted = &self.pack.counted;
        let passes = |t: &Token| counted.skip.contains_key(&t.folded) || !counted.stop.contains_key(&t.folded);
        word.is_some_and(|t| t.is_word() && passes(t))
    }

    /// Whether a noun with a comma and a name behind it stands at a token.
    fn introduces(&self, at: usize) -> bool {
        let noun = |i| self.token(i).is_some_and(|t| t.is_word());
        (at + 1..at + 4).any(|i| {
            noun(i - 1)
                && self.token(i).is_some_and(|t| t.glued && t.is_mark(','))
                && self.token(i + 1).is_some_and(|t| t.is_word() && t.is_capitalised())
        })
    }
}
