//! Which language a text is in, between the packs there are.

use super::schema;
use crate::annotation::Certainty;
use crate::error::Error;
use crate::text::strings::lower;
use crate::text::{Document, hash};

/// The languages there are packs for, with what tells them apart, and from others.
#[derive(Debug)]
pub struct Languages {
    languages: Vec<schema::Language>,
    /// By hash of a word, the languages it is common in, a bit each; those after the packs' are rivals.
    words: hash::HashMap<u64>,
    /// By hash of a sequence of letters, the languages it is typical of.
    letters: hash::HashMap<u64>,
}

/// The language of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detection {
    /// Language tag; none where no known language fits.
    pub language: Option<String>,
    /// How sure that is.
    pub certainty: Certainty,
}

/// How many of a text's first words are looked at.
const WORDS: usize = 1000;
/// How many languages can be told apart, rivals included.
const MOST: usize = 64;
/// What the letters of a word weigh that is in no list, beside one that is.
const LETTERS: f64 = 0.5;
/// The word's border in a sequence of letters.
const BORDER: char = '_';

impl Languages {
    /// Loads the compiled index of languages.
    ///
    /// # Errors
    /// Where `bytes` is no such index, or one of another version of the program.
    pub fn load(bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self::new(schema::read::<Vec<schema::Language>>(bytes)?))
    }

    /// An index of these languages.
    pub fn new(languages: Vec<schema::Language>) -> Self {
        let own = languages.iter().map(|l| (&l.common_words, &l.letters));
        let rivals = languages.iter().flat_map(|l| l.rivals.iter().map(|r| (&r.common_words, &r.letters)));
        let (mut words, mut letters) = (hash::HashMap::default(), hash::HashMap::default());
        for (i, (common, typical)) in own.chain(rivals).take(MOST).enumerate() {
            for word in common {
                *words.entry(hash::word(&lower(word))).or_default() |= 1 << i;
            }
            for sequence in typical {
                *letters.entry(hash::word(sequence)).or_default() |= 1 << i;
            }
        }
        Self { languages, words, letters }
    }

    /// Tag and own name of each language.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.languages.iter().map(|l| (l.tag.as_str(), l.name.as_str()))
    }

    /// The language of a document: that whose commonest words it holds most of, and whose letters its other words are
    /// written in. None where that is no language there is a pack for, or where two are equally likely.
    pub fn detect(&self, document: &Document) -> Detection {
        let mut scores = [0.0_f64; MOST];
        let mut total = 0;
        for token in document.tokens().iter().filter(|t| t.is_word() && t.span.len() < 40).take(WORDS) {
            total += 1;
            match self.words.get(&token.folded) {
                Some(&languages) => add(&mut scores, languages, 1.0),
                None => self.read_letters(document.slice(token.span), &mut scores),
            }
        }
        let none = Detection { language: None, certainty: Certainty::Low };
        let (mut first, mut second) = (0, 0.0);
        for (i, &score) in scores.iter().enumerate().skip(1) {
            if score > scores[first] {
                second = f64::max(second, scores[first]);
                first = i;
            } else {
                second = f64::max(second, score);
            }
        }
        let (best, share) = (scores[first], scores[first] / f64::from(total.max(1)));
        let Some(language) = self.languages.get(first) else { return none };
        if share < 0.1 || best < second * 1.15 {
            return none;
        }
        let certainty = match (share > 0.2 && best > second * 1.7, total > 20) {
            (true, true) => Certainty::High,
            (true, false) | (false, true) => Certainty::Medium,
            (false, false) => Certainty::Low,
        };
        Detection { language: Some(language.tag.clone()), certainty }
    }

    /// Adds what the letters of a word say.
    fn read_letters(&self, word: &str, scores: &mut [f64; MOST]) {
        let mut bordered = String::with_capacity(word.len() + 2);
        bordered.push(BORDER);
        bordered.extend(word.chars().flat_map(char::to_lowercase));
        bordered.push(BORDER);
        let borders: Vec<usize> = bordered.char_indices().map(|(i, _)| i).chain([bordered.len()]).collect();
        let mut found = [0.0; MOST];
        for length in 1..=4 {
            for window in borders.windows(length + 1) {
                let sequence = bordered.get(window[0]..window[length]).unwrap_or_default();
                if let Some(&languages) = self.letters.get(&hash::word(sequence)) {
                    add(&mut found, languages, LETTERS);
                }
            }
        }
        // A long word says no more than a short one in a list.
        for (score, found) in scores.iter_mut().zip(found) {
            *score += f64::min(found, LETTERS);
        }
    }
}

/// Adds a weight to these languages, the less the more they are.
fn add(scores: &mut [f64; MOST], languages: u64, weight: f64) {
    let each = weight / f64::from(languages.count_ones().max(1));
    let mut left = languages;
    while left != 0 {
        scores[left.trailing_zeros() as usize] += each;
        left &= left - 1;
    }
}
