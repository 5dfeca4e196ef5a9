//! Dictionaries of words and phrases.

use crate::text::{Token, hash, tokenize};

/// A dictionary from words and phrases to values, matched over tokens: the longest that begins at a token.
///
/// The spaces of a phrase count: `noord-korea` does not match `noord - korea`.
#[derive(Debug, Clone)]
pub struct Phrases<V> {
    case: Match,
    nodes: hash::HashMap<Node>,
    values: Vec<V>,
}

/// Whether capitals count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// `Brand` does not match `brand`.
    Exact,
    /// It does.
    Folded,
}

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// The value of a phrase that ends here, as an index into `values` plus one.
    value: u32,
    /// Whether longer phrases go on from here.
    goes_on: bool,
}

const START: u64 = 0x5eed;
const GLUE: u64 = 0x61ce;

impl<V> Phrases<V> {
    /// An empty dictionary.
    pub fn new(case: Match) -> Self {
        Self { case, nodes: hash::HashMap::default(), values: Vec::new() }
    }

    /// Adds a phrase; a phrase that is there already keeps its first value.
    pub fn insert(&mut self, phrase: &str, value: V) {
        let mut tokens = Vec::new();
        tokenize::tokenize(phrase, 0, &mut tokens);
        let mut state = START;
        for (i, token) in tokens.iter().enumerate() {
            state = self.step(state, token, i > 0);
            let node = self.nodes.entry(state).or_default();
            if i + 1 < tokens.len() {
                node.goes_on = true;
            } else if node.value == 0 {
                self.values.push(value);
                node.value = self.values.len() as u32;
                return;
            }
        }
    }

    /// The value of a phrase to be changed, put there with its default where the phrase is new.
    pub fn entry(&mut self, phrase: &str) -> Option<&mut V>
    where
        V: Default,
    {
        self.entry_from(phrase, 0)
    }

    /// The same for an ending that is a token of its own after a word: `'s`.
    pub fn entry_after_word(&mut self, ending: &str) -> Option<&mut V>
    where
        V: Default,
    {
        self.entry_from(&["a", ending].concat(), 1)
    }

    /// The value of the phrase that the tokens of a text from the one at `first` make.
    fn entry_from(&mut self, text: &str, first: usize) -> Option<&mut V>
    where
        V: Default,
    {
        let mut tokens = Vec::new();
        tokenize::tokenize(text, 0, &mut tokens);
        let mut state = START;
        for (i, token) in tokens.iter().enumerate().skip(first) {
            state = self.step(state, token, i > first);
            let node = self.nodes.entry(state).or_default();
            if i + 1 < tokens.len() {
                node.goes_on = true;
                continue;
            }
            if node.value == 0 {
                self.values.push(V::default());
                node.value = self.values.len() as u32;
            }
            return self.values.get_mut(node.value as usize - 1);
        }
        None
    }

    /// Every phrase that begins with `tokens`, the shortest first: how many tokens it takes, and its value.
    pub fn matches<'a>(&'a self, tokens: &'a [Token]) -> impl Iterator<Item = (usize, &'a V)> + 'a {
        let mut state = START;
        let mut goes_on = true;
        tokens
            .iter()
            .enumerate()
            .map_while(move |(i, token)| {
                if !goes_on {
                    return None;
                }
                state = self.step(state, token, i > 0);
                let node = self.nodes.get(&state)?;
                goes_on = node.goes_on;
                Some((i + 1, (node.value as usize).checked_sub(1).and_then(|v| self.values.get(v))))
            })
            .filter_map(|(length, value)| value.map(|v| (length, v)))
    }

    /// The longest phrase that begins with `tokens`: how many tokens it takes, and its value.
    pub fn longest(&self, tokens: &[Token]) -> Option<(usize, &V)> {
        let mut best = None;
        let mut state = START;
        for (i, token) in tokens.iter().enumerate() {
            state = self.step(state, token, i > 0);
            let Some(node) = self.nodes.get(&state) else { break };
            if let Some(value) = (node.value as usize).checked_sub(1).and_then(|v| self.values.get(v)) {
                best = Some((i + 1, value));
            }
            if !node.goes_on {
                break;
            }
        }
        best
    }

    /// The value of exactly these tokens.
    pub fn get(&self, tokens: &[Token]) -> Option<&V> {
        let mut state = START;
        for (i, token) in tokens.iter().enumerate() {
            state = self.step(state, token, i > 0);
        }
        let node = self.nodes.get(&state)?;
        self.values.get((node.value as usize).checked_sub(1)?)
    }

    /// The value of a single word that is not a token of a document.
    pub fn get_word(&self, word: &str) -> Option<&V> {
        let mut tokens = Vec::new();
        tokenize::tokenize(word, 0, &mut tokens);
        self.get(&tokens)
    }

    /// The value of a single word whose hash is known ([`hash::word`] of the word, in lower case where case is folded).
    pub fn get_hashed(&self, word: u64) -> Option<&V> {
        let node = self.nodes.get(&hash::mix(START, word))?;
        self.values.get((node.value as usize).checked_sub(1)?)
    }

    /// How many phrases there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    #[inline(always)]
    fn step(&self, state: u64, token: &Token, inner: bool) -> u64 {
        let word = match self.case {
            Match::Exact => token.exact,
            Match::Folded => token.folded,
        };
        hash::mix(state, if inner && token.glued { word ^ GLUE } else { word })
    }
}

/// A dictionary of phrases that all mean the same.
impl<S: AsRef<str>> FromIterator<S> for Phrases<()> {
    fn from_iter<I: IntoIterator<Item = S>>(phrases: I) -> Self {
        let mut all = Self::new(Match::Folded);
        for phrase in phrases {
            all.insert(phrase.as_ref(), ());
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_and_spaces_count() {
        let mut phrases = Phrases::new(Match::Folded);
        phrases.insert("north", 1);
        phrases.insert("North-Upland", 2);
        phrases.insert("north sea shore", 3);
        let check = |text: &str, wanted: Option<(usize, &i32)>| {
            let mut tokens = Vec::new();
            tokenize::tokenize(text, 0, &mut tokens);
            assert_eq!(phrases.longest(&tokens), wanted, "{text}");
        };
        check("North-upland is", Some((3, &2)));
        check("North - upland", Some((1, &1)));
        check("north sea", Some((1, &1)));
        check("NORTH SEA SHORE", Some((3, &3)));
        check("upland", None);
    }
}
