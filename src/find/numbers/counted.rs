//! What is counted: the noun behind a number, with the words that belong to it.

use super::Reader;
use crate::text::chars::is_apostrophe;
use crate::text::{Span, Token};

/// The most words that are looked at.
const WORDS: usize = 5;

impl Reader<'_> {
    /// The words for what is counted behind a number, and whether there may be several of it.
    pub fn counted(&self, end: usize, several: bool) -> Option<Span> {
        // `first-degree`: in a compound, what the number is tied to.
        if self.token(end).is_some_and(|t| t.glued && t.is_mark('-')) {
            let word = self.token(end + 1).filter(|t| t.glued && t.is_word())?;
            return Some(word.span);
        }
        let mut at = end;
        let mut skipped = 0;
        while self.token(at).is_some_and(|t| self.may_follow(t) && self.pack.counted.skip.contains_key(&t.folded)) {
            at += 1;
            skipped += 1;
            if skipped > 3 {
                return None;
            }
        }
        let first = at;
        let mut last = None;
        for i in first..first + WORDS {
            let Some(token) = self.token(i).filter(|t| self.may_follow(t) && t.is_word()) else { break };
            if self.pack.counted.stop.contains_key(&token.folded) || self.is_number_word(i) {
                break;
            }
            let word = self.document.word(i);
            let end = self.compound_end(i);
            if several && self.is_plural(word, token) {
                last = Some(end);
                break;
            }
            let adjective = self.is_adjective(word);
            if !adjective && last.is_none() {
                last = Some(end);
                if !several || self.pack.counted.plurals.is_empty() {
                    break;
                }
            }
            if adjective && last.is_none() && i > first + 3 {
                break;
            }
        }
        let last = last.or_else(|| {
            // A lone word that looks like an adjective is the noun (`drie gewonde`).
            let only = self.token(first).filter(|t| self.may_follow(t) && t.is_word())?;
            let fits = !self.pack.counted.stop.contains_key(&only.folded) && !self.is_number_word(first);
            fits.then(|| self.compound_end(first))
        })?;
        Some(self.document.span(first..last))
    }

    /// What a quantity is of: the noun before (`een winst van 5 euro`) or behind (`40 procent van het terrein`), given
    /// its first token, approximators included, and the token after it.
    pub fn measured(&self, start: usize, end: usize, dimension: &str) -> Option<Span> {
        let counted = &self.pack.counted;
        let holds = |t: &Token| counted.holders.contains_key(&t.folded);
        // What has a size may follow at once (`1300 km² land`); behind money and lengths stand verbs and places.
        let direct = matches!(dimension, "area" | "volume" | "mass" | "purity");
        if direct && let Some(behind) = self.counted(end, false) {
            return Some(behind);
        }
        if self.before(start).is_some_and(holds) && start >= self.start + 2 {
            let noun = self.document.tokens().get(start - 2)?;
            if noun.is_word() && !counted.stop.contains_key(&noun.folded) {
                return Some(noun.span);
            }
        }
        if self.token(end).is_some_and(holds) { self.counted(end, false) } else { None }
    }

    fn may_follow(&self, token: &Token) -> bool {
        !token.glued
    }

    /// The token after a word and what is tied to it with hyphens.
    fn compound_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        let clitic = self.document.word(end).trim_start_matches(is_apostrophe);
        if self.is_clitic(end) && self.pack.counted.clitics.iter().any(|c| c == clitic) {
            end += 1;
        }
        while end < at + 8
            && self.token(end).is_some_and(|t| t.glued && t.is_mark('-'))
            && self.token(end + 1).is_some_and(|t| t.glued && t.is_word())
        {
            end += 2;
        }
        end
    }

    fn is_adjective(&self, word: &str) -> bool {
        let ends = |e: &String| word.len() > e.len() + 1 && word.ends_with(e.as_str());
        let noun = self.pack.counted.nouns.iter().any(|e| word.ends_with(e.as_str()));
        !noun && self.pack.counted.adjectives.iter().any(ends)
    }

    /// Whether a word has the form of a plural.
    pub fn is_plural(&self, word: &str, token: &Token) -> bool {
        self.pack.counted.plural_words.contains_key(&token.folded)
            || self.pack.counted.plurals.iter().any(|e| word.len() > e.len() + 1 && word.ends_with(e.as_str()))
    }

    fn is_number_word(&self, at: usize) -> bool {
        self.divide(at).is_some_and(|d| d.is_whole())
    }
}
