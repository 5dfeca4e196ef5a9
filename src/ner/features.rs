//! What the tagger sees of a token: hashes of the words, affixes and shapes around it, of clusters of like words, of
//! gazetteers, and of what the rest of the document shows of the same word.

use crate::text::hash::{self, mix};
use crate::text::{BlockKind, Case, Document, TokenKind};

use super::clusters::Clusters;
use super::label::Label;
use crate::pack::schema::tagger::SIZES;

/// Features of every token of a document: hashes, a list a token.
#[derive(Debug, Clone, Default)]
pub struct Features {
    hashes: Vec<u32>,
    ends: Vec<u32>,
}

impl Features {
    /// The features of a token.
    pub fn of(&self, token: usize) -> &[u32] {
        let start = if token == 0 { 0 } else { self.ends[token - 1] as usize };
        &self.hashes[start..self.ends[token] as usize]
    }

    /// All features of all tokens.
    #[cfg(feature = "train")]
    pub fn all(&self) -> &[u32] {
        &self.hashes
    }

    fn add(&mut self, template: Template, value: u64) {
        self.hashes.push((mix(value, template as u64) >> 32) as u32);
    }

    fn close(&mut self) {
        self.ends.push(self.hashes.len() as u32);
    }
}

/// What the tagger knows besides the document.
#[derive(Debug, Clone, Copy)]
pub struct Knowledge<'a> {
    /// Clusters of like words.
    pub clusters: &'a Clusters,
    /// For every token of the document what gazetteers say of it: a small code, 0 for nothing.
    pub gazetteer: &'a [u32],
}

/// Kinds of features. The numbers are part of the model's form.
#[derive(Debug, Clone, Copy)]
enum Template {
    Bias = 1,
    Word = 2,
    WordBefore = 3,
    WordBefore2 = 4,
    WordAfter = 5,
    WordAfter2 = 6,
    Exact = 7,
    PairBefore = 8,
    PairAfter = 9,
    Prefix = 10,
    Suffix = 20,
    SuffixBefore = 30,
    SuffixAfter = 31,
    Shape = 32,
    ShapeBefore = 33,
    ShapeAfter = 34,
    ShapeTriple = 35,
    ShapeFive = 36,
    Start = 37,
    Block = 38,
    Chunk = 39,
    ChunkShape = 40,
    Length = 41,
    RunBefore = 42,
    RunAfter = 43,
    RunPlace = 44,
    RunEdges = 45,
    RunBeforeCluster = 46,
    RunAfterCluster = 47,
    PairBefore2 = 49,
    LongSuffixBefore = 51,
    LongerSuffixBefore = 52,
    RunBeforeSuffix = 53,
    OtherBeforeCluster = 124,
    OtherAfterCluster = 125,
    Cluster = 50,
    ClusterBefore = 60,
    ClusterAfter = 70,
    ClusterBefore2 = 80,
    ClusterAfter2 = 90,
    ClusterPair = 100,
    ClusterShape = 105,
    Gazetteer = 110,
    GazetteerBefore = 111,
    GazetteerAfter = 112,
    GazetteerPair = 113,
    CaseInDocument = 120,
    OtherBefore = 121,
    OtherAfter = 122,
    OtherShapes = 123,
    WordElsewhere = 130,
    NameElsewhere = 131,
    BeforeElsewhere = 132,
    AfterElsewhere = 133,
    WordElsewhereShape = 134,
}

/// Features that need no earlier reading.
pub fn first(document: &Document, knowledge: Knowledge<'_>) -> Features {
    let tokens = document.tokens();
    let words: Vec<Word> = (0..tokens.len()).map(|i| Word::new(document, i, knowledge)).collect();
    let habits = Habits::new(document, &words);
    let mut out = Features { hashes: Vec::with_capacity(tokens.len() * 48), ends: Vec::with_capacity(tokens.len()) };
    for sentence in document.sentences() {
        let block = document.blocks().get(sentence.block).map_or(BlockKind::Paragraph, |b| b.kind);
        let headline = sentence_case(&words[sentence.tokens.clone()]);
        for i in sentence.tokens.clone() {
            let window = Window { words: &words, at: i, range: &sentence.tokens };
            token(&mut out, window, headline, block);
            habits.add(&mut out, &words, i, i == sentence.tokens.start);
            out.close();
        }
    }
    // Tokens lie in sentences without gaps, so every one has its list by now.
    out
}

/// Further features for a second reading: what the first one decided for the same words elsewhere in the document.
pub fn second(document: &Document, labels: &[Label]) -> Features {
    let tokens = document.tokens();
    let mut votes: hash::HashMap<Votes> = hash::HashMap::default();
    let mut names: hash::HashMap<Votes> = hash::HashMap::default();
    for (i, token) in tokens.iter().enumerate() {
        if token.is_capitalised() {
            votes.entry(token.folded).or_default().add(labels[i]);
        }
    }
    let mut i = 0;
    while i < tokens.len() {
        let end = name_end(labels, i);
        if labels[i].is_begin() {
            let kind = labels[i];
            let mut key = 0;
            for token in &tokens[i..end] {
                key = mix(key, token.folded);
            }
            names.entry(key).or_default().add(kind);
        }
        i = end;
    }
    let mut out = Features { hashes: Vec::new(), ends: Vec::with_capacity(tokens.len()) };
    let elsewhere = |i: usize| -> Option<Label> {
        let token = tokens.get(i).filter(|t| t.is_capitalised())?;
        votes.get(&token.folded)?.without(labels[i])
    };
    let mut name: (usize, Option<Label>) = (0, None);
    for i in 0..tokens.len() {
        if labels[i].is_begin() {
            let end = name_end(labels, i);
            let key = tokens[i..end].iter().fold(0, |key, t| mix(key, t.folded));
            name = (end, names.get(&key).and_then(|v| v.without(labels[i])));
        }
        if let Some(label) = elsewhere(i) {
            out.add(Template::WordElsewhere, label.index() as u64);
            let shape =
                u64::from(tokens[i].case == Case::Upper) * 2 + u64::from(i > 0 && tokens[i - 1].is_capitalised());
            out.add(Template::WordElsewhereShape, label.index() as u64 * 4 + shape);
        }
        if let Some(label) = name.1.filter(|_| i < name.0) {
            out.add(Template::NameElsewhere, label.index() as u64 * 2 + u64::from(labels[i].is_begin()));
        }
        if let Some(label) = i.checked_sub(1).and_then(elsewhere) {
            out.add(Template::BeforeElsewhere, label.index() as u64);
        }
        if let Some(label) = elsewhere(i + 1) {
            out.add(Template::AfterElsewhere, label.index() as u64);
        }
        out.close();
    }
    out
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

/// Labels counted.
#[derive(Debug, Clone, Copy, Default)]
struct Votes([u16; super::label::LABELS]);

impl Votes {
    fn add(&mut self, label: Label) {
        let count = &mut self.0[label.index()];
        *count = count.saturating_add(1);
    }

    /// The commonest label when one vote for `own` is taken away; none where nothing is left.
    fn without(mut self, own: Label) -> Option<Label> {
        let count = &mut self.0[own.index()];
        *count = count.saturating_sub(1);
        let (best, &count) = self.0.iter().enumerate().max_by_key(|&(i, &c)| (c, std::cmp::Reverse(i)))?;
        (count > 0).then(|| Label::from_index(best))
    }
}

/// What is asked of a token more than once.
#[derive(Debug, Clone, Copy)]
struct Word {
    folded: u64,
    exact: u64,
    shape: u64,
    suffix: u64,
    clusters: [u16; SIZES],
    gazetteer: u32,
    case: Case,
    kind: TokenKind,
    glued: bool,
    prefixes: [u64; 4],
    suffixes: [u64; 6],
    affixes: (u8, u8),
}

impl Word {
    fn new(document: &Document, at: usize, knowledge: Knowledge<'_>) -> Self {
        let token = document.tokens()[at];
        let text = document.word(at);
        let mut word = Self {
            folded: token.folded,
            exact: token.exact,
            shape: shape(text),
            suffix: 0,
            clusters: knowledge.clusters.of(token.folded),
            gazetteer: knowledge.gazetteer.get(at).copied().unwrap_or(0),
            case: token.case,
            kind: token.kind,
            glued: token.glued,
            prefixes: [0; 4],
            suffixes: [0; 6],
            affixes: (0, 0),
        };
        if token.kind == TokenKind::Word {
            let mut state = 1;
            for (slot, c) in word.prefixes.iter_mut().zip(text.chars()) {
                state = mix(state, fold(c));
                *slot = state;
                word.affixes.0 += 1;
            }
            state = 2;
            for (slot, c) in word.suffixes.iter_mut().zip(text.chars().rev()) {
                state = mix(state, fold(c));
                *slot = state;
                word.affixes.1 += 1;
            }
            word.suffix = word.suffixes[usize::from(word.affixes.1.clamp(1, 3)) - 1];
        }
        word
    }

    /// Its last so many letters, or all of them.
    fn long_suffix(&self, length: u8) -> u64 {
        match self.affixes.1.min(length) {
            0 => self.folded,
            n => self.suffixes[usize::from(n) - 1],
        }
    }

    fn is_capitalised(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper | Case::Mixed)
    }
}

/// A token among those of its sentence.
#[derive(Clone, Copy)]
struct Window<'a> {
    words: &'a [Word],
    at: usize,
    range: &'a std::ops::Range<usize>,
}

impl Window<'_> {
    /// The word so many tokens away; none outside the sentence.
    fn get(&self, by: isize) -> Option<&Word> {
        let at = self.at.checked_add_signed(by)?;
        if self.range.contains(&at) { self.words.get(at) } else { None }
    }
}

/// Stands for a word before the first and after the last.
const EDGE: u64 = 0xed6e;

fn token(out: &mut Features, window: Window<'_>, headline: u64, block: BlockKind) {
    let word = &window.words[window.at];
    let hash = |by: isize| window.get(by).map_or(EDGE, |w| w.folded);
    let shape = |by: isize| window.get(by).map_or(EDGE, |w| w.shape);
    let gazetteer = |by: isize| window.get(by).map_or(0, |w| u64::from(w.gazetteer));

    out.add(Template::Bias, 0);
    out.add(Template::Word, word.folded);
    out.add(Template::WordBefore, hash(-1));
    out.add(Template::WordAfter, hash(1));
    out.add(Template::WordBefore2, hash(-2));
    out.add(Template::WordAfter2, hash(2));
    out.add(Template::PairBefore, mix(hash(-1), word.folded));
    out.add(Template::PairAfter, mix(word.folded, hash(1)));
    out.add(Template::Shape, word.shape);
    out.add(Template::ShapeBefore, mix(shape(-1), word.shape));
    out.add(Template::ShapeAfter, mix(word.shape, shape(1)));
    out.add(Template::ShapeTriple, mix(mix(shape(-1), word.shape), shape(1)));
    out.add(Template::ShapeFive, mix(mix(mix(mix(shape(-2), shape(-1)), word.shape), shape(1)), shape(2)));
    let start = window.at == window.range.start;
    out.add(Template::Start, mix(word.shape, u64::from(start) + 2 * headline));
    if block != BlockKind::Paragraph {
        out.add(Template::Block, mix(word.shape, block as u64));
    }
    if word.kind == TokenKind::Word {
        out.add(Template::Exact, word.exact);
        for (length, &prefix) in word.prefixes[..usize::from(word.affixes.0)].iter().enumerate() {
            out.add(Template::Prefix, mix(prefix, length as u64));
        }
        for (length, &suffix) in word.suffixes[..usize::from(word.affixes.1)].iter().enumerate() {
            out.add(Template::Suffix, mix(suffix, length as u64));
        }
        out.add(Template::Length, u64::from(word.affixes.1) + 8 * u64::from(word.is_capitalised()));
    }
    if let Some(w) = window.get(-1) {
        out.add(Template::SuffixBefore, w.suffix);
        out.add(Template::LongSuffixBefore, w.long_suffix(4));
        out.add(Template::LongerSuffixBefore, w.long_suffix(6));
    }
    if let Some(w) = window.get(1) {
        out.add(Template::SuffixAfter, w.suffix);
    }
    chunk(out, window);
    run(out, window);
    out.add(Template::PairBefore2, mix(hash(-2), hash(-1)));
    for size in 0..SIZES {
        let of = |by: isize| window.get(by).map_or(0, |w| u64::from(w.clusters[size]));
        let with = |value: u64| value * SIZES as u64 + size as u64;
        let one = |out: &mut Features, template: Template, value: u64| {
            if value != 0 {
                out.add(template, with(value));
            }
        };
        one(out, Template::Cluster, of(0));
        one(out, Template::ClusterBefore, of(-1));
        one(out, Template::ClusterAfter, of(1));
        if size > 0 {
            one(out, Template::ClusterBefore2, of(-2));
            one(out, Template::ClusterAfter2, of(2));
        }
        out.add(Template::ClusterPair, with(mix(of(-1), of(1))));
        out.add(Template::ClusterShape, with(mix(of(-1), word.shape)));
    }
    if gazetteer(0) != 0 {
        out.add(Template::Gazetteer, gazetteer(0));
        out.add(Template::GazetteerPair, mix(gazetteer(0), word.shape));
    }
    if gazetteer(-1) != 0 {
        out.add(Template::GazetteerBefore, gazetteer(-1));
    }
    if gazetteer(1) != 0 {
        out.add(Template::GazetteerAfter, gazetteer(1));
    }
}

/// The run of capitalised words around a capitalised one: what stands before and after it, its first and last word,
/// and where in it the token stands.
fn run(out: &mut Features, window: Window<'_>) {
    if !window.words[window.at].is_capitalised() {
        return;
    }
    let capital = |by: isize| window.get(by).is_some_and(Word::is_capitalised);
    // Longer runs are headlines or lists, where the ends say little; and the work stays linear.
    let (mut first, mut last) = (0, 0);
    while first > -LONGEST && capital(first - 1) {
        first -= 1;
    }
    while last < LONGEST && capital(last + 1) {
        last += 1;
    }
    let hash = |by: isize| window.get(by).map_or(EDGE, |w| w.folded);
    let cluster = |by: isize| window.get(by).map_or(0, |w| u64::from(w.clusters[1]));
    let length = (last - first).min(4) as u64;
    out.add(Template::RunBefore, hash(first - 1));
    out.add(Template::RunAfter, hash(last + 1));
    out.add(Template::RunPlace, length * 8 + (-first).min(4) as u64);
    if length > 0 {
        out.add(Template::RunEdges, mix(hash(first), 1));
        out.add(Template::RunEdges, mix(hash(last), 2));
    }
    out.add(Template::RunBeforeSuffix, window.get(first - 1).map_or(EDGE, |w| w.long_suffix(5)));
    out.add(Template::RunBeforeCluster, cluster(first - 1));
    out.add(Template::RunAfterCluster, cluster(last + 1));
}

/// How far a run of capitalised words is followed to either side.
const LONGEST: isize = 6;

/// The glued run of tokens around a hyphenated one, such as `NAVO-chef`, as a whole.
fn chunk(out: &mut Features, window: Window<'_>) {
    let hyphen = |by: isize| window.get(by).is_some_and(|w| w.kind == TokenKind::Mark('-'));
    let glued = |by: isize| window.get(by).is_some_and(|w| w.glued);
    let word = &window.words[window.at];
    // After a hyphen, and before one.
    if word.glued && hyphen(-1) && glued(-1) {
        let before = window.get(-2).map_or((EDGE, EDGE), |w| (w.folded, w.shape));
        out.add(Template::Chunk, mix(before.0, word.folded));
        out.add(Template::ChunkShape, mix(before.1, word.shape));
    }
    if hyphen(1) && glued(1) && glued(2) {
        let after = window.get(2).map_or((EDGE, EDGE), |w| (w.suffix, w.shape));
        out.add(Template::Chunk, mix(after.0, 1));
        out.add(Template::ChunkShape, mix(mix(after.1, word.shape), 1));
    }
}

/// How a word is written elsewhere in the document, and what stands beside it there.
struct Habits {
    by_word: hash::HashMap<Habit>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Habit {
    lower: u16,
    /// Capitalised where a sentence does not make it so.
    upper: u16,
    /// Neighbours at the first few places, with the place's token.
    seen: [(u32, u64, u64); 4],
    count: u8,
    shapes: u64,
}

impl Habits {
    fn new(document: &Document, words: &[Word]) -> Self {
        let mut by_word: hash::HashMap<Habit> = hash::HashMap::default();
        for sentence in document.sentences() {
            for i in sentence.tokens.clone() {
                let word = &words[i];
                if word.kind != TokenKind::Word {
                    continue;
                }
                let habit = by_word.entry(word.folded).or_default();
                if word.case == Case::Lower {
                    habit.lower = habit.lower.saturating_add(1);
                    continue;
                }
                let start = i == sentence.tokens.start;
                if !start {
                    habit.upper = habit.upper.saturating_add(1);
                }
                let neighbour = |at: Option<usize>| match at {
                    Some(at) if sentence.tokens.contains(&at) => words[at].folded,
                    Some(_) | None => EDGE,
                };
                let capital = |at: Option<usize>| {
                    at.is_some_and(|at| sentence.tokens.contains(&at) && words[at].is_capitalised())
                };
                let (before, after) = (i.checked_sub(1), Some(i + 1));
                if let Some(slot) = habit.seen.get_mut(usize::from(habit.count)) {
                    *slot = (i as u32, neighbour(before), neighbour(after));
                    habit.count += 1;
                }
                habit.shapes |= 1 << (usize::from(capital(before)) + 2 * usize::from(capital(after)));
            }
        }
        Self { by_word }
    }

    fn add(&self, out: &mut Features, words: &[Word], at: usize, start: bool) {
        let word = &words[at];
        if word.kind != TokenKind::Word || word.case == Case::Lower {
            return;
        }
        let Some(habit) = self.by_word.get(&word.folded) else { return };
        let upper = habit.upper - u16::from(!start);
        let bucket = |n: u16| u64::from(n.min(2));
        out.add(Template::CaseInDocument, bucket(habit.lower) * 6 + bucket(upper) * 2 + u64::from(start));
        for &(place, before, after) in &habit.seen[..usize::from(habit.count)] {
            if place as usize != at {
                out.add(Template::OtherBefore, before);
                out.add(Template::OtherAfter, after);
                let place = place as usize;
                let cluster =
                    |at: Option<usize>| at.and_then(|at| words.get(at)).map_or(0, |w| u64::from(w.clusters[1]));
                out.add(Template::OtherBeforeCluster, cluster(place.checked_sub(1)));
                out.add(Template::OtherAfterCluster, cluster(Some(place + 1)));
            }
        }
        if upper > 0 {
            out.add(Template::OtherShapes, habit.shapes);
        }
    }
}

/// How the words of a sentence are capitalised: 0 as usual, 1 nearly all with a capital, 2 all in capitals.
fn sentence_case(words: &[Word]) -> u64 {
    let (mut lower, mut title, mut upper) = (0, 0, 0);
    for word in words.iter().filter(|w| w.kind == TokenKind::Word) {
        match word.case {
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

/// The shape of a word: runs of capitals, small letters, digits and others, as `Xx-Xx`.
fn shape(text: &str) -> u64 {
    let (mut state, mut last, mut run) = (3, 0_u64, 0_u64);
    for c in text.chars() {
        let class = match c {
            c if c.is_uppercase() => 1,
            c if c.is_alphabetic() => 2,
            c if c.is_numeric() => 3,
            c => 4 + c as u64,
        };
        if class == last {
            run += 1;
        } else {
            run = 1;
        }
        // Runs count up to two, so `A`, `AB` and `ABC` make two shapes.
        if run <= 2 && (class != 2 || run == 1) {
            state = mix(state, class);
        }
        last = class;
    }
    state
}

fn fold(c: char) -> u64 {
    let mut lower = c.to_lowercase();
    lower.next().map_or(0, |c| c as u64)
}
