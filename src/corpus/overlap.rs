//! Which articles share much of their wording: templates and near-copies.

use std::collections::HashMap;

use super::Gold;
use crate::text::{hash, tokenize};

/// Two articles that share wording.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Name of one.
    pub one: String,
    /// Name of the other.
    pub other: String,
    /// Trigrams of words that stand in both, as a share of those of the shorter.
    pub share: f64,
}

/// The pairs of articles that share at least `least` of the shorter one's trigrams of words, most alike first.
pub fn pairs(articles: &[Gold], least: f64) -> Vec<Pair> {
    let sets: Vec<Vec<u64>> = articles.iter().map(trigrams).collect();
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (i, set) in sets.iter().enumerate() {
        for &trigram in set {
            holders.entry(trigram).or_default().push(i);
        }
    }
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    // What stands in very many articles is common language, not a copy.
    for list in holders.values().filter(|l| l.len() > 1 && l.len() <= 12) {
        for (n, &one) in list.iter().enumerate() {
            for &other in &list[n + 1..] {
                *shared.entry((one, other)).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<Pair> = shared
        .into_iter()
        .map(|((one, other), count)| Pair {
            one: articles[one].name.clone(),
            other: articles[other].name.clone(),
            share: count as f64 / sets[one].len().min(sets[other].len()).max(1) as f64,
        })
        .filter(|pair| pair.share >= least)
        .collect();
    pairs.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| (&a.one, &a.other).cmp(&(&b.one, &b.other))));
    pairs
}

/// The runs of six words that stand in at least so many articles, commonest first: the stock phrases of a template.
pub fn repeated(articles: &[Gold], least: usize) -> Vec<(String, usize)> {
    let mut holders: HashMap<u64, (usize, usize, String)> = HashMap::new();
    let mut tokens = Vec::new();
    for (i, article) in articles.iter().enumerate() {
        tokens.clear();
        tokenize::tokenize(&article.text, 0, &mut tokens);
        tokens.retain(|t| t.is_word());
        for run in tokens.windows(RUN) {
            let key = run.iter().fold(RUN as u64, |h, t| hash::mix(h, t.folded));
            let text = || article.text[run[0].span.start as usize..run[RUN - 1].span.end as usize].to_owned();
            let (count, last, _) = holders.entry(key).or_insert_with(|| (0, usize::MAX, text()));
            if *last != i {
                *count += 1;
                *last = i;
            }
        }
    }
    let mut found: Vec<(String, usize)> =
        holders.into_values().filter(|&(n, _, _)| n >= least).map(|(n, _, text)| (text, n)).collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found
}

/// How many words make a phrase that hardly comes twice by chance.
const RUN: usize = 6;

/// The different trigrams of words of an article, capitals aside.
fn trigrams(article: &Gold) -> Vec<u64> {
    let mut tokens = Vec::new();
    tokenize::tokenize(&article.text, 0, &mut tokens);
    let words: Vec<u64> = tokens.iter().filter(|t| t.is_word()).map(|t| t.folded).collect();
    let mut out: Vec<u64> = words.windows(3).map(|w| w.iter().fold(3, |h, &w| hash::mix(h, w))).collect();
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(name: &str, text: &str) -> Gold {
        Gold { name: name.into(), text: text.into(), ..Gold::default() }
    }

    #[test]
    fn near_copies_and_stock_phrases_are_seen() {
        let articles = [
            article("a", "The mayor of Lund opened a new bridge on Monday, and everybody cheered loudly."),
            article("b", "The mayor of Oslo opened a new bridge on Monday, and nobody cheered loudly."),
            article("c", "Rain fell in the hills while shepherds counted what was left of their flock."),
        ];
        let found = pairs(&articles, 0.3);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].one.as_str(), found[0].other.as_str()), ("a", "b"));
        let stock: Vec<_> = repeated(&articles, 2).into_iter().map(|(text, n)| format!("{n} {text}")).collect();
        assert_eq!(stock, ["2 a new bridge on Monday, and", "2 opened a new bridge on Monday"]);
    }
}
