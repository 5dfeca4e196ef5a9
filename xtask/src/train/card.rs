//! What a model is, learned from what, and how good: the card beside its weights.

use sourcelight::corpus::Gold;
use sourcelight::pack::schema::Tagger;

use super::score::Score;

/// The card of a language's tagger, with its scores on the test part: of the rules alone, and with the tagger.
pub fn card(language: &str, learn: &[&Gold], test: &[&Gold], tagger: &Tagger, scores: [Score; 2]) -> String {
    let words = |list: &[&Gold]| list.iter().map(|gold| gold.words()).sum::<usize>();
    let (features, weights) = (tagger.features.len(), tagger.weights.len());
    format!(
        "# Tagger of names: {language}

Finds names of people, organisations, places, groups, events and other things in the news. A linear-chain conditional
random field over hashed features, stacked on the rules and gazetteers of the pack and read twice over an article.
Written by `cargo xtask train {language}`; the same data gives the same weights. Do not edit.

- **Learned from** `corpus/{language}`: {} articles, {} words, written for this project (CC0 1.0).
- **Word clusters** ({} words) are statistics over Wikipedia sentences (WikiANN, CC BY-SA 3.0), Common Voice prompts
  (CC0), Universal Dependencies treebanks (CC BY-SA 4.0) and English Wikinews 2019–2020 (CC BY 2.5). None of their
  sentences is in the model.
- **Size**: {features} features, {weights} weights of 8 bits.
- **Licence** of the weights: MIT OR Apache-2.0, as the program.
- **Limits**: kinds of names and of texts that the corpus lacks; texts without capitals; anything but news. The corpus is
  written by few hands, so scores on it flatter.

Names with the right borders and kind, on {} articles ({} words) that nothing was learned from, as the whole program
finds them:

{}
The rules and gazetteers alone, on the same articles:

{}",
        learn.len(),
        words(learn),
        tagger.words.len(),
        test.len(),
        words(test),
        scores[1].table(),
        scores[0].table(),
    )
}
