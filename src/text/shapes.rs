//! What kind of block a stretch of text is, by its shape, its place and the language's words for bylines and credits.

use super::chars::{closes_bracket, closes_quotation, is_dash, is_stop, opens};
use super::{BlockKind, Token, TokenKind, hash, order, tokenize};

/// What bylines and credits are known by in a language.
#[derive(Debug, Clone, Default)]
pub struct Shapes {
    /// Phrases that begin a byline, before a name.
    pub byline_starts: Openings,
    /// Words of bylines: functions, newsrooms, words for publishing.
    pub byline_words: hash::HashMap<()>,
    /// Months, days and what stands beside them in a line that says when.
    pub calendar: hash::HashMap<()>,
    /// Words that stand in such lines too, but are no sign of them.
    pub fillers: hash::HashMap<()>,
    /// Phrases that begin a credit, before a name.
    pub credit_starts: Openings,
    /// Who is credited for pictures.
    pub agencies: Openings,
    /// Small words inside names.
    pub particles: hash::HashMap<()>,
}

/// Phrases, looked for at a token.
#[derive(Debug, Clone, Default)]
pub struct Openings(hash::HashMap<Vec<Vec<u64>>>);

/// What is known of a block before its text is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// Nothing.
    Any,
    /// It is text of the article, not a heading.
    Text,
    /// It is an item of a list.
    Item,
    /// What it is.
    Kind(BlockKind),
}

/// A block to be told.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// What is known.
    pub hint: Hint,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// How many sentences it has.
    pub sentences: usize,
    /// Its length in bytes.
    pub length: usize,
}

/// More tokens than this are no heading, byline or caption.
const LONGEST: usize = 90;

/// What each block is.
pub fn kinds(blocks: &[Candidate], shapes: &Shapes) -> Vec<BlockKind> {
    let mut kinds: Vec<BlockKind> = (0..blocks.len()).map(|i| kind(blocks, i, shapes)).collect();
    // Many headings in a row are items of a list, or the lines of a table or verse.
    let mut i = 0;
    while i < kinds.len() {
        let heading = |i: usize| kinds[i] == BlockKind::Head && blocks[i].hint == Hint::Any;
        let run = (i..kinds.len()).take_while(|&i| heading(i)).count();
        if i > 1 && run > 3 {
            kinds[i..i + run].fill(BlockKind::Paragraph);
        }
        i += run.max(1);
    }
    kinds
}

fn kind(blocks: &[Candidate], index: usize, shapes: &Shapes) -> BlockKind {
    let block = &blocks[index];
    match block.hint {
        Hint::Kind(kind) => return kind,
        Hint::Any | Hint::Text | Hint::Item if block.tokens.len() > LONGEST => return BlockKind::Paragraph,
        Hint::Any | Hint::Text | Hint::Item => {}
    }
    let words = Words::new(block.tokens, shapes);
    if block.hint != Hint::Item {
        let outside = index <= 6 || index + 2 >= blocks.len();
        let caption = words.is_caption(blocks, index);
        if words.is_moment(outside) || (outside && words.is_byline() && (!caption || words.is_parted())) {
            return BlockKind::Byline;
        }
        if caption {
            return BlockKind::Figure;
        }
        let under_title =
            (1..=2).contains(&index) && blocks.iter().skip(index + 1).take(2).any(|next| next.length > 80);
        if under_title && words.is_name() {
            return BlockKind::Byline;
        }
    }
    match block.hint {
        Hint::Any if is_heading(blocks, index) => BlockKind::Head,
        Hint::Any | Hint::Text | Hint::Item | Hint::Kind(_) => BlockKind::Paragraph,
    }
}

/// Whether a block is short and ends as no sentence does, with something after it that it can be the heading of.
fn is_heading(blocks: &[Candidate], index: usize) -> bool {
    let block = &blocks[index];
    let last = index + 1 == blocks.len();
    // A title stands before any text; what stands before it is short.
    let before = || blocks[..index].iter().all(|b| b.tokens.len() <= 30 && !b.tokens.last().is_some_and(is_full_stop));
    let first = index == 0 || (index <= 3 && !last && before());
    let (longest, sentences) = if first { (200, 2) } else { (120, 1) };
    if block.length > longest || block.sentences > sentences || (last && !first) {
        return false;
    }
    let closes = |t: &&Token| !matches!(t.kind, TokenKind::Mark(c) if closes_quotation(c) || closes_bracket(c));
    match block.tokens.iter().rev().find(closes).map(|t| t.kind) {
        // `What now?` is a heading, `"What now?"` a line of talk.
        Some(TokenKind::Mark('?' | '!')) => {
            let quoted = matches!(block.tokens[0].kind, TokenKind::Mark(c) if opens(c));
            index == 0 && blocks.len() > 1 || !quoted && block.length <= 80
        }
        Some(TokenKind::Mark(c)) => !is_stop(c) && !matches!(c, ':' | ';' | ','),
        Some(TokenKind::Word | TokenKind::Number | TokenKind::Link) => true,
        None => false,
    }
}

fn is_full_stop(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Mark(c) if is_stop(c))
}

/// What a short block's words are.
struct Words<'a> {
    tokens: &'a [Token],
    shapes: &'a Shapes,
    /// Words and numbers.
    all: usize,
    numbers: usize,
    /// Words of the calendar.
    calendar: usize,
    /// Words of bylines.
    byline: usize,
    /// Numbers, fillers, and words of bylines and the calendar.
    known: usize,
    /// Words that may stand in a byline or credit: capitalised, small words in names, numbers, and those above.
    fitting: usize,
    /// Whether it ends as a sentence does.
    closed: bool,
}

impl<'a> Words<'a> {
    fn new(tokens: &'a [Token], shapes: &'a Shapes) -> Self {
        let last =
            tokens.iter().rev().find(|t| !matches!(t.kind, TokenKind::Mark(c) if closes_quotation(c) || c == ')'));
        let closed = last.is_some_and(|t| matches!(t.kind, TokenKind::Mark(c) if is_stop(c)));
        let mut words =
            Self { tokens, shapes, all: 0, numbers: 0, calendar: 0, byline: 0, known: 0, fitting: 0, closed };
        for token in tokens {
            let number = token.is_number();
            let word = matches!(token.kind, TokenKind::Word | TokenKind::Link);
            let calendar = word && shapes.calendar.contains_key(&token.folded);
            let byline = word && shapes.byline_words.contains_key(&token.folded);
            words.all += usize::from(number || word);
            words.numbers += usize::from(number);
            words.calendar += usize::from(calendar);
            words.byline += usize::from(byline);
            let known = number || calendar || byline || (word && shapes.fillers.contains_key(&token.folded));
            words.known += usize::from(known);
            words.fitting += usize::from(known || (word && words.fits_name(token)));
        }
        words
    }

    /// Whether a token may stand in a name.
    fn fits_name(&self, token: &Token) -> bool {
        token.is_capitalised() || token.kind == TokenKind::Link || self.shapes.particles.contains_key(&token.folded)
    }

    /// Whether it says when, and nothing else. A lone day is a heading, but outside the text.
    fn is_moment(&self, outside: bool) -> bool {
        let day = self.calendar > 0 && (self.numbers > 0 || (outside && !self.closed));
        let moment = day || self.has_clock() || self.numbers > 2 || (outside && self.numbers > 0 && self.all > 2);
        moment && self.known == self.all && self.all <= 24
    }

    /// Whether it holds a time such as `17:21`.
    fn has_clock(&self) -> bool {
        let number = |t: &Token| t.is_number();
        self.tokens.windows(3).any(|t| number(&t[0]) && number(&t[2]) && t[1].is_mark(':'))
    }

    /// Whether it is made of parts, as the line below a title is.
    fn is_parted(&self) -> bool {
        self.has_clock() || self.tokens.iter().any(|t| matches!(t.kind, TokenKind::Mark('|' | '•' | '·')))
    }

    /// Whether it names who wrote it, or the newsroom.
    fn is_byline(&self) -> bool {
        if self.closed || self.all == 0 || self.all > 30 {
            return false;
        }
        if let Some(length) = self.shapes.byline_starts.at(self.tokens) {
            let name =
                self.tokens[length..].iter().take_while(|t| !matches!(t.kind, TokenKind::Mark(',' | '|' | '•' | '·')));
            let mut name = name.filter(|t| t.is_word()).peekable();
            let known = |t: &Token| {
                self.fits_name(t)
                    || self.shapes.byline_words.contains_key(&t.folded)
                    || self.shapes.calendar.contains_key(&t.folded)
                    || self.shapes.fillers.contains_key(&t.folded)
            };
            // `By the river` opens a heading, `By Ann Grey` names her.
            return (name.peek().is_some() || self.numbers > 0) && name.all(known);
        }
        let others = self.all - self.fitting;
        let signs = self.byline + self.calendar + self.numbers;
        // `Ann Grey, political editor`
        let office = self.byline > 0 && self.all <= 9 && self.tokens.iter().any(|t| t.is_mark(',')) && others == 0;
        let newsroom = self.byline > 0 && others <= 1 && signs * 5 >= self.all * 2;
        let dated = self.numbers > 0 && signs > self.numbers && others == 0 && signs * 2 >= self.all;
        office || newsroom || dated
    }

    /// Whether it is one name, or more with commas or small words between them.
    fn is_name(&self) -> bool {
        let capitals = self.tokens.iter().filter(|t| t.is_capitalised()).count();
        let marks = self.tokens.iter().all(|t| match t.kind {
            TokenKind::Word => self.fits_name(t) || self.shapes.fillers.contains_key(&t.folded),
            TokenKind::Mark(c) => matches!(c, ',' | '-' | '.' | '&' | '/' | '|' | '\''),
            TokenKind::Number | TokenKind::Link => false,
        });
        // `Jan` is a month in short and a name.
        marks
            && (2..=8).contains(&capitals)
            && self.calendar * 2 < capitals
            && self.tokens.len() <= 14
            && self.tokens[0].is_capitalised()
    }

    /// Whether it tells of a picture or says whose it is.
    fn is_caption(&self, blocks: &[Candidate], index: usize) -> bool {
        let tokens = self.tokens;
        let credit = |at: usize| self.is_credit(&tokens[at..]);
        if credit(0) {
            return true;
        }
        // A credit after a caption: at most so many tokens before the end, after a border.
        let tail = tokens.len().saturating_sub(12).max(1)..tokens.len();
        let bordered = |at: usize| match tokens[at - 1].kind {
            TokenKind::Mark(c) => is_stop(c) || matches!(c, '(' | '[' | '|' | '/' | '•' | '·') || is_dash(c),
            TokenKind::Word | TokenKind::Number | TokenKind::Link => tokens[at].is_mark('©') || tokens[at].is_mark('('),
        };
        if tail.into_iter().any(|at| bordered(at) && credit(at)) {
            return true;
        }
        let follows_title =
            index > 0 || blocks.get(1).is_some_and(|next| next.hint != Hint::Any || is_heading(blocks, 1));
        if self.closed || self.all > 15 || !follows_title {
            return false;
        }
        let agency = (0..tokens.len().min(6)).find_map(|at| self.shapes.agencies.at(&tokens[at..]).map(|n| (at, n)));
        let Some((at, length)) = agency else { return false };
        let rest = &tokens[at + length..];
        let glued = rest.first().is_some_and(|t| t.glued && !t.is_mark('/')) || (at > 0 && tokens[at].glued);
        let named = rest.iter().all(|t| !t.is_word() || self.fits_name(t)) && self.all <= 8;
        let titled = at == 0 && index > 0 && rest.first().is_some_and(Token::is_capitalised);
        let numbered = tokens[..at].iter().any(|t| t.is_number());
        !glued && (named && (at == 0 || numbered) || titled)
    }

    /// Whether tokens that go on to the end of the block are a credit: a sign or word for it and a name, or an agency.
    fn is_credit(&self, tokens: &[Token]) -> bool {
        let inner = match tokens {
            [open, inner @ ..] if matches!(open.kind, TokenKind::Mark('(' | '[')) => inner,
            all => all,
        };
        let signed = inner.first().is_some_and(|t| t.is_mark('©'));
        let start = if signed { Some(1) } else { self.shapes.credit_starts.at(inner) };
        let names = |t: &Token| match t.kind {
            TokenKind::Word => self.fits_name(t) || self.shapes.byline_words.contains_key(&t.folded),
            TokenKind::Number | TokenKind::Link | TokenKind::Mark(_) => true,
        };
        match start {
            Some(length) => {
                let name = &inner[length..];
                let apart = name
                    .first()
                    .is_some_and(|t| !t.glued || matches!(t.kind, TokenKind::Mark(':' | '/' | '©' | ',')) || signed);
                apart && name.len() <= 16 && name.iter().any(Token::is_capitalised) && name.iter().all(names)
            }
            None => {
                let agency = self.shapes.agencies.at(inner);
                agency.is_some() && inner.len() < tokens.len() && inner.len() <= 8 && inner.iter().all(names)
            }
        }
    }
}

impl Openings {
    /// Adds a phrase.
    pub fn insert(&mut self, phrase: &str) {
        let mut tokens = Vec::new();
        tokenize::tokenize(phrase, 0, &mut tokens);
        let mut parts = tokens.iter().map(|t| t.folded);
        if let Some(first) = parts.next() {
            let rest = self.0.entry(first).or_default();
            rest.push(parts.collect());
            order::sort(rest, |p: &Vec<u64>| (!(p.len() as u64), 0));
        }
    }

    /// How many tokens the longest phrase takes that begins with `tokens`.
    fn at(&self, tokens: &[Token]) -> Option<usize> {
        let (first, rest) = tokens.split_first()?;
        let same =
            |phrase: &&Vec<u64>| phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(p, t)| *p == t.folded);
        self.0.get(&first.folded)?.iter().find(same).map(|phrase| phrase.len() + 1)
    }
}

impl<S: AsRef<str>> FromIterator<S> for Openings {
    fn from_iter<I: IntoIterator<Item = S>>(phrases: I) -> Self {
        let mut all = Self::default();
        for phrase in phrases {
            all.insert(phrase.as_ref());
        }
        all
    }
}
