//! What the tagger sees of a token: its word, affixes and shape, the run of capitalised words it stands in, clusters of
//! like words, what the rules say, and what the rest of the document shows of the same word.
//!
//! Each is a number, a *sight*, and a feature is a combination of some of them, of this token and its neighbours. Which
//! combinations count is part of what was learned ([`Template`]), so a new one costs no code.

use crate::find::entities::Signs;
use crate::pack::schema::tagger::SIZES;
use crate::text::hash::{self, mix};
use crate::text::{BlockKind, Case, Document, Sentence};

use super::label::{LABELS, Label};
use crate::pack::tagger::{Clusters, Template};

/// What is seen of a token: 0 where there is nothing.
pub type Sights = [u64; COUNT];

pub use crate::pack::tagger::SIGHTS as COUNT;

/// The places of sights in [`Sights`]. The numbers are part of a model's form.
pub mod at {
    /// The word in lower case.
    pub const WORD: u8 = 0;
    /// The word as it stands.
    pub const EXACT: u8 = 1;
    /// How capitals, letters, digits and signs follow each other in it.
    pub const SHAPE: u8 = 2;
    /// Its first letter; then its first two, three, four.
    pub const PREFIX: u8 = 3;
    /// Its last letter; then its last two, to six.
    pub const SUFFIX: u8 = 7;
    /// Its clusters of like words, at each size.
    pub const CLUSTER: u8 = 13;
    /// Whether it begins a sentence, in what block, and how the sentence uses capitals.
    pub const START: u8 = 16;
    /// How often the document has the word in small letters and how often with a capital.
    pub const CASE: u8 = 17;
    /// The word before the run of capitalised words it stands in, and the one after; the run's first and last.
    pub const RUN_BEFORE: u8 = 18;
    /// The word after the run.
    pub const RUN_AFTER: u8 = 19;
    /// The run's first word.
    pub const RUN_FIRST: u8 = 20;
    /// The run's last word.
    pub const RUN_LAST: u8 = 21;
    /// Its place in the run, and how long that is.
    pub const RUN_PLACE: u8 = 22;
    /// The cluster of the word before the run.
    pub const RUN_BEFORE_CLUSTER: u8 = 23;
    /// The cluster of the word after the run.
    pub const RUN_AFTER_CLUSTER: u8 = 24;
    /// What stands before the same word at two other places of the document.
    pub const OTHER_BEFORE: u8 = 25;
    /// What stands after it there.
    pub const OTHER_AFTER: u8 = 27;
    /// Whether its neighbours elsewhere have capitals.
    pub const OTHER_SHAPES: u8 = 29;
    /// What the rules decided.
    pub const VERDICT: u8 = 31;
    /// Why.
    pub const REASON: u8 = 32;
    /// What it is known as.
    pub const KNOWN: u8 = 33;
    /// Whether it is a first name, a surname, a title.
    pub const PERSON: u8 = 34;
    /// What the words before its run say.
    pub const BEFORE: u8 = 35;
    /// What the words after its run say.
    pub const AFTER: u8 = 36;
    /// What the same word is elsewhere in the document.
    pub const WORD_ELSEWHERE: u8 = 37;
    /// What the same name is elsewhere.
    pub const NAME_ELSEWHERE: u8 = 38;
    /// The suffix of five letters of the word before the run.
    pub const RUN_BEFORE_SUFFIX: u8 = 39;
    /// What the rules decided of the word's run at its first word.
    pub const RUN_VERDICT: u8 = 40;
    /// The kind alone that the rules decided on.
    pub const KIND: u8 = 41;
}

/// Stands for a word before the first of a sentence and after its last.
const EDGE: u64 = 0xed6e;

/// A document as the tagger sees it.
pub struct View<'a> {
    /// The document.
    pub document: &'a Document,
    /// What the rules see of its tokens; may be empty.
    pub signs: &'a [Signs],
    /// Clusters of like words.
    pub clusters: &'a Clusters,
    habits: hash::HashMap<Habit>,
}

/// How a document writes a word.
#[derive(Debug, Clone, Copy, Default)]
struct Habit {
    lower: u8,
    /// With a capital where a sentence does not make it so.
    upper: u8,
    /// The first places with a capital, plus one.
    seen: [u32; 3],
    /// Whether neighbours have capitals too.
    shapes: u8,
}

impl<'a> View<'a> {
    /// Looks at a whole document.
    pub fn new(document: &'a Document, signs: &'a [Signs], clusters: &'a Clusters) -> Self {
        let mut habits: hash::HashMap<Habit> = hash::HashMap::default();
        let tokens = document.tokens();
        for sentence in document.sentences() {
            for i in sentence.tokens.clone().filter(|&i| tokens[i].is_word()) {
                let habit = habits.entry(tokens[i].folded).or_default();
                if !tokens[i].is_capitalised() {
                    habit.lower = habit.lower.saturating_add(1);
                    continue;
                }
                habit.upper = habit.upper.saturating_add(u8::from(i > sentence.tokens.start));
                if let Some(free) = habit.seen.iter_mut().find(|place| **place == 0) {
                    *free = i as u32 + 1;
                }
                let capital = |at: usize| sentence.tokens.contains(&at) && tokens[at].is_capitalised();
                habit.shapes |= 1 << (u8::from(capital(i.wrapping_sub(1))) + 2 * u8::from(capital(i + 1)));
            }
        }
        Self { document, signs, clusters, habits }
    }

    /// Whether each token of a sentence is near enough to a capital or to what the rules know to be part of a name.
    pub fn near(&self, sentence: &Sentence) -> Vec<bool> {
        let tokens = &self.document.tokens()[sentence.tokens.clone()];
        let sign = |i: usize| {
            let signs = self.signs.get(sentence.tokens.start + i);
            tokens[i].is_capitalised() || signs.is_some_and(|s| s.known + s.verdict > 0)
        };
        spread(tokens.len(), sign, NEAR)
    }

    /// What is seen of each token of a sentence, in place of what is there; nothing where no token that is `near` looks.
    pub fn sentence(&self, sentence: &Sentence, near: &[bool], all: &mut Vec<Sights>) {
        let tokens = &self.document.tokens()[sentence.tokens.clone()];
        let start = sentence.tokens.start;
        let block = self.document.blocks().get(sentence.block).map_or(BlockKind::Paragraph, |b| b.kind);
        let capitals = capitals(self.document, sentence);
        all.clear();
        all.resize(near.len(), [0; COUNT]);
        let seen = spread(near.len(), |i| near[i], REACH);
        let mut letters = Vec::new();
        for (i, sights) in all.iter_mut().enumerate().filter(|&(i, _)| seen[i]) {
            let initial = u64::from(i == 0);
            self.word(sights, start + i, &mut letters);
            sights[usize::from(at::START)] = 1 + initial + 2 * capitals + 8 * block as u64;
            self.habit(sights, start + i, initial);
        }
        let mut first = 0;
        while first < tokens.len() {
            let mut end = first;
            while tokens.get(end).is_some_and(|t| t.is_capitalised()) {
                end += 1;
            }
            self.run(all, first, end);
            first = end + 1;
        }
    }

    /// What the run of capitalised words from `first` up to `end` gives each of them.
    fn run(&self, all: &mut [Sights], first: usize, end: usize) {
        let of = |all: &[Sights], i: usize, sight: u8| all.get(i).map_or(EDGE, |s| s[usize::from(sight)]);
        let (before, last) = (first.wrapping_sub(1), end.wrapping_sub(1));
        let shared = [
            (at::RUN_BEFORE, of(all, before, at::WORD)),
            (at::RUN_AFTER, of(all, end, at::WORD)),
            (at::RUN_FIRST, of(all, first, at::WORD)),
            (at::RUN_LAST, of(all, last, at::WORD)),
            (at::RUN_BEFORE_CLUSTER, of(all, before, at::CLUSTER + 1)),
            (at::RUN_AFTER_CLUSTER, of(all, end, at::CLUSTER + 1)),
            (at::RUN_BEFORE_SUFFIX, of(all, before, at::SUFFIX + 4)),
            (at::RUN_VERDICT, of(all, first, at::VERDICT)),
            (at::BEFORE, of(all, first, at::BEFORE)),
            (at::AFTER, of(all, last, at::AFTER)),
        ];
        for (i, sights) in all.iter_mut().enumerate().take(end).skip(first) {
            for (sight, value) in shared {
                sights[usize::from(sight)] = value;
            }
            sights[usize::from(at::RUN_PLACE)] = 1 + ((end - first).min(5) * 8 + (i - first).min(5)) as u64;
        }
    }

    /// What is seen of a word by itself. Its `letters` are written out once, where all looks at them are quick.
    fn word(&self, sights: &mut Sights, i: usize, letters: &mut Vec<char>) {
        let token = &self.document.tokens()[i];
        let text = self.document.word(i);
        sights[usize::from(at::WORD)] = token.folded;
        letters.clear();
        letters.extend(text.chars());
        sights[usize::from(at::SHAPE)] = shape(letters);
        if token.is_word() {
            sights[usize::from(at::EXACT)] = token.exact;
            affixes(letters.iter(), &mut sights[usize::from(at::PREFIX)..][..4]);
            affixes(letters.iter().rev(), &mut sights[usize::from(at::SUFFIX)..][..6]);
        }
        for (sight, &cluster) in
            sights[usize::from(at::CLUSTER)..][..SIZES].iter_mut().zip(self.clusters.of(token.folded))
        {
            *sight = u64::from(cluster);
        }
        if let Some(signs) = self.signs.get(i) {
            let signs = [signs.verdict, signs.reason, signs.known, signs.person, signs.before, signs.after];
            for (sight, sign) in sights[usize::from(at::VERDICT)..].iter_mut().zip(signs) {
                *sight = u64::from(sign);
            }
            sights[usize::from(at::KIND)] = u64::from(signs[0].div_ceil(8));
        }
    }

    /// How the document uses the same word elsewhere.
    fn habit(&self, sights: &mut Sights, i: usize, initial: u64) {
        let tokens = self.document.tokens();
        let Some(habit) = self.habits.get(&tokens[i].folded).filter(|_| tokens[i].is_capitalised()) else { return };
        let upper = habit.upper.saturating_sub(u8::from(initial == 0));
        let several = |n: u8| u64::from(n.min(2));
        sights[usize::from(at::CASE)] = 1 + several(habit.lower) * 6 + several(upper) * 2 + initial;
        sights[usize::from(at::OTHER_SHAPES)] = u64::from(habit.shapes);
        let others = habit.seen.iter().filter(|&&place| place > 0 && place as usize != i + 1);
        for (n, &place) in others.take(2).enumerate() {
            let word = |at: usize| tokens.get(at).map_or(EDGE, |t| t.folded);
            sights[usize::from(at::OTHER_BEFORE) + n] = word((place as usize).wrapping_sub(2));
            sights[usize::from(at::OTHER_AFTER) + n] = word(place as usize);
        }
    }
}

/// How far from a sign a token may be part of a name.
const NEAR: usize = 3;

/// How far templates look.
const REACH: usize = 2;

/// The feature that a template makes of the token at `i` of a sentence; none where it sees nothing.
pub fn feature(all: &[Sights], i: usize, template: &Template) -> Option<u64> {
    let flat = all.as_flattened();
    let mut state = u64::from(template.id);
    for &place in template.places() {
        let value = flat.get((i * COUNT).wrapping_add_signed(isize::from(place))).copied().unwrap_or(EDGE);
        if value == 0 {
            return None;
        }
        state = mix(state, value);
    }
    Some(state)
}

/// What a second reading sees again, besides what it alone knows.
pub const AGAIN: [u8; 3] = [at::SHAPE, at::VERDICT, at::KIND];

/// Whether a template sees what only a second reading knows.
pub fn is_later(template: &Template) -> bool {
    template.sights().any(|(sight, _)| matches!(sight, at::WORD_ELSEWHERE | at::NAME_ELSEWHERE))
}

/// Which of so many tokens are at most `reach` from one with a sign.
fn spread(count: usize, sign: impl Fn(usize) -> bool, reach: usize) -> Vec<bool> {
    let mut out = vec![false; count];
    let mut free = 0;
    for i in (0..count).filter(|&i| sign(i)) {
        let end = (i + reach + 1).min(count);
        // Only what no earlier one has set, so that the work stays linear.
        let from = free.max(i.saturating_sub(reach));
        out[from.min(end)..end].fill(true);
        free = end;
    }
    out
}

/// What an earlier reading has decided, by word and by name.
pub struct Elsewhere<'a> {
    document: &'a Document,
    labels: &'a [Label],
    words: hash::HashMap<Votes>,
    names: hash::HashMap<Votes>,
    /// The key of the name that each token is part of.
    keys: Vec<u64>,
}

/// Labels counted.
type Votes = [u16; LABELS];

impl<'a> Elsewhere<'a> {
    /// Counts what the tokens of a document were labelled as.
    pub fn new(document: &'a Document, labels: &'a [Label]) -> Self {
        let tokens = document.tokens();
        let (mut words, mut names) = (hash::HashMap::<Votes>::default(), hash::HashMap::<Votes>::default());
        let vote = |map: &mut hash::HashMap<Votes>, key: u64, label: Label| {
            let count = &mut map.entry(key).or_default()[label.index()];
            *count = count.saturating_add(1);
        };
        let mut keys = vec![0; tokens.len()];
        let mut i = 0;
        while i < tokens.len() {
            let end = name_end(labels, i);
            let key = tokens[i..end].iter().fold(1, |key, t| mix(key, t.folded));
            if labels[i].is_begin() {
                vote(&mut names, key, labels[i]);
                keys[i..end].fill(key);
            }
            for at in (i..end).filter(|&at| tokens[at].is_capitalised()) {
                vote(&mut words, tokens[at].folded, labels[at]);
            }
            i = end;
        }
        Self { document, labels, words, names, keys }
    }

    /// Adds what is known of the tokens of a sentence to what is seen of them; returns whether that is anything.
    pub fn add(&self, sentence: &Sentence, all: &mut [Sights]) -> bool {
        let mut any = 0;
        for (sights, i) in all.iter_mut().zip(sentence.tokens.clone()) {
            let (word, name) = (self.word(i), self.name(i));
            sights[usize::from(at::WORD_ELSEWHERE)] = word;
            sights[usize::from(at::NAME_ELSEWHERE)] = name;
            any |= word | name;
        }
        any > 0
    }

    fn word(&self, i: usize) -> u64 {
        let token = &self.document.tokens()[i];
        let votes = self.words.get(&token.folded).filter(|_| token.is_capitalised());
        votes.map_or(0, |v| others(v, self.labels[i]))
    }

    fn name(&self, i: usize) -> u64 {
        let label = self.labels[i];
        let begin = label.kind().map_or(Label::OUTSIDE, Label::begin);
        let votes = self.names.get(&self.keys[i]).filter(|_| label.kind().is_some());
        votes.map_or(0, |v| others(v, begin) * 2 + u64::from(label.is_begin()) * u64::from(others(v, begin) > 0))
    }
}

/// The commonest label when one vote for `own` is taken away, plus one; 0 where nothing is left.
fn others(votes: &Votes, own: Label) -> u64 {
    let mut best = (0, 0);
    for (i, &count) in votes.iter().enumerate() {
        let count = count.saturating_sub(u16::from(i == own.index()));
        if count > best.0 {
            best = (count, i as u64 + 1);
        }
    }
    best.1
}

/// The token after the last of the name or plain token that begins at `at`.
pub fn name_end(labels: &[Label], at: usize) -> usize {
    let mut end = at + 1;
    if labels[at].kind().is_some() {
        while end < labels.len() && !labels[end].is_begin() && labels[end].kind() == labels[at].kind() {
            end += 1;
        }
    }
    end
}

/// How the words of a sentence are capitalised: 0 as usual, 1 nearly all with a capital, 2 all in capitals.
fn capitals(document: &Document, sentence: &Sentence) -> u64 {
    let (mut lower, mut title, mut upper) = (0, 0, 0);
    for token in document.tokens()[sentence.tokens.clone()].iter().filter(|t| t.is_word()) {
        match token.case {
            Case::Lower => lower += 1,
            Case::Title | Case::Mixed => title += 1,
            Case::Upper => upper += 1,
            Case::None => {}
        }
    }
    match (lower, title, upper) {
        (l, t, u) if u > l + t && u > 2 => 2,
        (l, t, u) if t + u > 2 * l && t > 3 => 1,
        (_, _, _) => 0,
    }
}

/// Hashes of the first letters of a word, of one letter, two and so on; 0 where it has no more.
fn affixes<'a>(letters: impl Iterator<Item = &'a char>, out: &mut [u64]) {
    let mut state = 1;
    for (slot, &c) in out.iter_mut().zip(letters) {
        let lower = if c.is_ascii() { Some(c.to_ascii_lowercase()) } else { c.to_lowercase().next() };
        state = mix(state, lower.map_or(0, u64::from));
        *slot = state;
    }
}

/// The shape of a word: runs of capitals, small letters, digits and others, as `Xx-Xx`.
fn shape(letters: &[char]) -> u64 {
    let (mut state, mut last, mut run) = (3, 0_u64, 0_u64);
    for &c in letters {
        let class = match c {
            c if c.is_uppercase() => 1,
            c if c.is_alphabetic() => 2,
            c if c.is_numeric() => 3,
            c => 4 + c as u64,
        };
        run = if class == last { run + 1 } else { 1 };
        // Runs count up to two, so `A`, `AB` and `ABC` make two shapes.
        if run <= 2 && (class != 2 || run == 1) {
            state = mix(state, class);
        }
        last = class;
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentence::Boundaries;

    #[test]
    fn far_from_capitals_is_no_name() {
        let document =
            Document::parse("it rained for days in the town of Lund and then it did not", &Boundaries::default());
        let clusters = Clusters::default();
        let near = View::new(&document, &[], &clusters).near(&document.sentences()[0]);
        let near: Vec<&str> = (0..near.len()).filter(|&i| near[i]).map(|i| document.word(i)).collect();
        assert_eq!(near, ["the", "town", "of", "Lund", "and", "then", "it"]);
    }

    #[test]
    fn a_word_knows_what_it_is_elsewhere() {
        let document = Document::parse("Bos ran. Bos won. Vis lost.", &Boundaries::default());
        let mut labels = vec![Label::OUTSIDE; document.tokens().len()];
        labels[0] = Label::from_index(1);
        let elsewhere = Elsewhere::new(&document, &labels);
        assert_eq!([elsewhere.word(0), elsewhere.word(3), elsewhere.word(6)], [1, 2, 0]);
    }
}
