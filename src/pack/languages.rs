//! Which language a text is in, between the packs there are.

use super::schema;
use crate::annotation::Certainty;
use crate::error::Error;
use crate::text::{Document, hash};

/// The languages there are packs for, with what tells them apart.
#[derive(Debug)]
pub struct Languages {
    languages: Vec<schema::Language>,
    words: Vec<hash::HashMap<()>>,
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
const WORDS: usize = 2000;

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
        let words = languages
            .iter()
            .map(|l| l.common_words.iter().map(|w| (hash::word(&w.to_lowercase()), ())).collect())
            .collect();
        Self { languages, words }
    }

    /// Tag and own name of each language.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.languages.iter().map(|l| (l.tag.as_str(), l.name.as_str()))
    }

    /// The language of a document, by the share of its words that are a language's most common ones.
    pub fn detect(&self, document: &Document) -> Detection {
        let words = || document.tokens().iter().filter(|t| t.is_word()).take(WORDS);
        let total = words().count();
        let mut best: Option<(usize, f64)> = None;
        let mut second = 0.0;
        for (i, common) in self.words.iter().enumerate() {
            let share = words().filter(|t| common.contains_key(&t.folded)).count() as f64 / total.max(1) as f64;
            match best {
                Some((_, top)) if share <= top => second = f64::max(second, share),
                Some((_, top)) => {
                    second = top;
                    best = Some((i, share));
                }
                None => best = Some((i, share)),
            }
        }
        let none = Detection { language: None, certainty: Certainty::Low };
        let Some((index, share)) = best else { return none };
        // Running text in a language consists for a third or more of its hundred commonest words.
        if share < 0.12 || share < second * 1.2 {
            return none;
        }
        let certainty = match (share > 0.25 && share > second * 2.0, total > 20) {
            (true, true) => Certainty::High,
            (true, false) | (false, true) => Certainty::Medium,
            (false, false) => Certainty::Low,
        };
        Detection { language: Some(self.languages[index].tag.clone()), certainty }
    }
}
