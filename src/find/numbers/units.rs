//! The units of numbers: behind (`10 km`, `40 procent`), before (`€ 5`), and in one word with them (`35-jarige`).

use super::Reader;
use super::words::{Amount, Written};
use crate::annotation::{NumberSort, Value};
use crate::pack::numbers::Measure;
use crate::text::strings::lower;

/// A unit as it stands behind a number.
#[derive(Debug, Clone, Copy)]
pub struct Suffix<'a> {
    /// The readings of its form.
    pub readings: &'a [u16],
    /// The token after it.
    pub end: usize,
    /// The byte after it, inside the last token where that goes on.
    pub end_byte: u32,
}

/// How far from a unit a word may stand that tells how it is meant, in tokens.
const NEAR: usize = 30;

impl<'a> Reader<'a> {
    /// The currency before a number: its readings, and the token after it.
    pub fn prefix(&self, at: usize) -> Option<(&'a [u16], usize)> {
        let (len, readings) = self.pack.measures.before.longest(self.rest(at))?;
        Some((readings, at + len))
    }

    /// The unit behind a number.
    pub fn suffix(&self, amount: &Amount) -> Option<Suffix<'a>> {
        let end = amount.end;
        let last = self.token(end.checked_sub(1)?)?;
        if amount.end_byte < last.span.end {
            let rest = (amount.end_byte - last.span.start) as usize;
            let readings = self.compound_ending(end - 1, rest)?;
            return Some(Suffix { readings, end, end_byte: last.span.end });
        }
        let next = self.token(end)?;
        if next.glued && next.is_mark('-') {
            return self.hyphenated(end + 1);
        }
        if next.glued && amount.written == Written::Words && next.is_word() {
            return None;
        }
        // `millions of dollars`
        let of = amount.sort == NumberSort::Vague && self.pack.vague_links.contains_key(&next.folded);
        // `20 (kg)`
        let bracket = next.is_mark('(');
        let unit = self.unit_at(if of || bracket { end + 1 } else { end })?;
        if !bracket {
            return Some(unit);
        }
        let close = self.token(unit.end).filter(|t| t.is_mark(')'))?;
        Some(Suffix { end: unit.end + 1, end_byte: close.span.end, ..unit })
    }

    /// A unit that begins at a token.
    pub fn unit_at(&self, at: usize) -> Option<Suffix<'a>> {
        let measures = &self.pack.measures;
        let rest = self.rest(at);
        let mut best: Option<(usize, &Vec<u16>)> = None;
        let glued = rest.first().is_some_and(|t| t.glued);
        for (forms, fits) in
            [(&measures.glued, glued), (&measures.symbols, true), (&measures.names, true), (&measures.endings, true)]
        {
            let Some((len, readings)) = forms.longest(rest).filter(|_| fits) else { continue };
            if best.is_none_or(|(longest, _)| len > longest) {
                best = Some((len, readings));
            }
        }
        let (len, readings) = best?;
        let end = self.without_stop(at + len);
        // `10 m2` is a unit, `24703 m212` is none, and neither is the `m` of `m/v`.
        let goes_on = self.token(end).is_some_and(|t| {
            t.glued && (t.is_number() || t.is_word() && !self.is_clitic(end) || t.is_mark('/') || t.is_mark('@'))
        });
        // `1 p.m.`
        let dotted = self.token(end).is_some_and(|t| t.glued && t.is_mark('.'))
            && self.token(end + 1).is_some_and(|t| t.glued && t.is_word());
        let letter = len == 1 && self.token(at).is_some_and(|t| t.span.len() == 1);
        let after_letter = self.token(end).is_some_and(|t| t.glued && t.is_mark('-'));
        (!(goes_on || dotted || letter && after_letter)).then(|| Suffix { readings, end, end_byte: self.end_byte(end) })
    }

    /// A unit after a hyphen: `35-jarige`, `three-foot`, `500-dollarbiljet`.
    fn hyphenated(&self, at: usize) -> Option<Suffix<'a>> {
        let word = self.token(at).filter(|t| t.glued && t.is_word())?;
        if let Some(unit) = self.unit_at(at) {
            return Some(unit);
        }
        let lower = lower(self.document.slice(word.span));
        let beginnings = &self.pack.measures.beginnings;
        let (name, index) =
            beginnings.iter().filter(|(name, _)| lower.starts_with(&**name)).max_by_key(|(n, _)| n.len())?;
        let at_least = lower.len() >= name.len() + 3;
        at_least.then(|| Suffix {
            readings: std::slice::from_ref(index),
            end: at + 1,
            end_byte: word.span.start + name.len() as u32,
        })
    }

    /// The unit that the rest of a compound names.
    pub fn compound_ending(&self, at: usize, rest: usize) -> Option<&'a [u16]> {
        let ending = self.document.word(at).get(rest..).filter(|r| !r.is_empty())?;
        let key = crate::text::hash::word(&lower(ending));
        self.pack.measures.ending_words.get(&key).map(Vec::as_slice)
    }

    /// The reading of a unit that the text asks for: one whose cues stand near or whose numbers are as large, else
    /// the one that needs no cue.
    pub fn reading(&self, readings: &[u16], at: usize, value: Value) -> Option<&'a Measure> {
        let mut plain = None;
        let mut best: Option<(usize, &Measure)> = None;
        // Once may be by the way.
        let mut most = 1;
        for &i in readings {
            let Some(measure) = self.pack.measures.list.get(i as usize) else { continue };
            if measure.placed {
                let count = self.places.get(i as usize).copied().unwrap_or(0);
                if count > most {
                    (most, plain) = (count, Some(measure));
                }
                continue;
            }
            if measure.cues.is_empty() && measure.from.is_none() {
                plain = plain.or(Some(measure));
                continue;
            }
            let large = match (value, measure.from) {
                (Value::Exact(v), Some(from)) | (Value::Between(Some(v), _), Some(from)) => v.abs() >= from,
                (Value::Exact(_) | Value::Between(..) | Value::Unresolved, _) => false,
            };
            let distance = if large { Some(NEAR) } else { self.nearest(&measure.cues, at) };
            if let Some(distance) = distance
                && best.is_none_or(|(d, _)| distance < d)
            {
                best = Some((distance, measure));
            }
        }
        best.map(|(_, m)| m).or(plain)
    }

    /// How far the nearest of some words is from a token, if it is near.
    fn nearest(&self, words: &crate::pack::numbers::WordSet, at: usize) -> Option<usize> {
        if words.is_empty() {
            return None;
        }
        let tokens = self.document.tokens();
        let from = at.saturating_sub(NEAR).max(self.start);
        let to = (at + NEAR).min(self.end).min(tokens.len());
        (from..to).filter(|&i| words.contains_key(&tokens[i].folded)).map(|i| i.abs_diff(at)).min()
    }
}
