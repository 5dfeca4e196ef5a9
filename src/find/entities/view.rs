//! One sentence, with what every later step asks of its tokens.

use crate::annotation::EntityKind;
use crate::pack::names::{Names, Sense};
use crate::text::{BlockKind, Case, Document, Sentence, Span, Token, TokenKind};

/// One sentence and what is known of its tokens.
pub struct View<'a> {
    /// The document it is in.
    pub document: &'a Document,
    /// What is known of names.
    pub names: &'a Names,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// What each token can be to a name.
    pub roles: Vec<Role>,
    /// Whether each token has its capital, if any, only because of where it stands.
    pub initial: Vec<bool>,
    /// Whether capitals say nothing in this sentence.
    pub loud: bool,
    /// Known names, by where they begin.
    pub known: Vec<KnownAt>,
    /// The first token of the title that ends right before each token.
    pub title: Vec<Option<usize>>,
    /// Whether each token is part of a title, and then whether a name follows that.
    pub in_title: Vec<Option<bool>>,
    /// Whether a title's portfolio ends right before each token, so that its name begins there
    /// (`minister van Defensie Smit`).
    pub after_portfolio: Vec<bool>,
    /// Whether each token is a small word of the words that begin a name (`of` in `Bank of`).
    pub in_head: Vec<bool>,
    /// Where each token's known names stand in `known`.
    starts: Vec<usize>,
    /// The document's number of its first token.
    first: usize,
}

/// What a token can be to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A word with a capital: begins, ends or goes on.
    Name,
    /// A small word inside people's names (`van der`).
    Particle,
    /// A small word inside other names (`of`).
    Link,
    /// A small word that joins two names as often as it joins parts of one (`and`).
    Conjunction,
    /// A number.
    Number,
    /// A hyphen or dash between two words, without spaces.
    Hyphen,
    /// The stop of an initial or abbreviation.
    Stop,
    /// `'s` between two names.
    Possessive,
    /// A small word behind a hyphen (`Jong-un`).
    Tail,
    /// Nothing.
    None,
}

/// A known name in the sentence.
#[derive(Debug, Clone, Copy)]
pub struct KnownAt {
    /// Its first token.
    pub start: usize,
    /// How many tokens it takes.
    pub length: usize,
    /// One of its meanings.
    pub sense: Sense,
}

/// The longest known name, in tokens.
const LONGEST: usize = 12;

impl<'a> View<'a> {
    /// Looks at a sentence of a document, which may be `quiet`, without capitals.
    pub fn new(document: &'a Document, sentence: &Sentence, names: &'a Names, quiet: bool) -> Self {
        let tokens = document.tokens().get(sentence.tokens.clone()).unwrap_or_default();
        let mut view = View {
            document,
            names,
            tokens,
            roles: Vec::with_capacity(tokens.len()),
            initial: Vec::with_capacity(tokens.len()),
            loud: false,
            known: Vec::new(),
            title: vec![None; tokens.len() + 1],
            in_title: vec![None; tokens.len()],
            in_head: vec![false; tokens.len()],
            after_portfolio: vec![false; tokens.len() + 1],
            starts: Vec::with_capacity(tokens.len() + 1),
            first: sentence.tokens.start,
        };
        let heading = document.blocks().get(sentence.block).is_some_and(|b| b.kind == BlockKind::Head);
        let loud = view.is_loud(heading);
        view.loud = loud;
        for i in 0..tokens.len() {
            view.roles.push(view.role(i));
            view.initial.push(loud || view.is_initial(i));
            view.starts.push(view.known.len());
            let rest = &tokens[i..tokens.len().min(i + LONGEST)];
            for (length, known) in names.known.matches(rest) {
                // A name does not end inside a word, nor begin in one; `-` parts words.
                if view.ends_inside_word(i + length) || (i > 0 && tokens[i].glued && tokens[i - 1].is_word()) {
                    continue;
                }
                // Without capitals a word is a name where it is no other word.
                let alone = quiet && (length > 1 || (tokens[i].span.len() > 3 && !view.is_common(i)));
                for &sense in known.senses.iter().filter(|s| s.fits(&rest[..length]) || (alone && !s.weak)) {
                    view.known.push(KnownAt { start: i, length, sense });
                }
            }
        }
        view.starts.push(view.known.len());
        // A caption goes on after its credit: `NOS Situatie op 15 oktober`.
        if tokens.len() > 1 && view.is_known(0, &[EntityKind::Organisation]) && view.is_common(1) {
            view.initial[1] = true;
        }
        view.find_titles();
        view.find_heads();
        view
    }

    /// The text of a token.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| self.document.slice(t.span))
    }

    /// The span of tokens, without characters at its end that show nothing.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let (Some(first), Some(last)) = (self.tokens.get(start), self.tokens.get(end.wrapping_sub(1))) else {
            return Span::default();
        };
        let span = first.span.join(last.span);
        let hidden = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
        Span::new(span.start, span.start + self.document.slice(span).trim_end_matches(hidden).len() as u32)
    }

    /// Known names that begin at a token.
    pub fn known_at(&self, start: usize) -> &[KnownAt] {
        match (self.starts.get(start), self.starts.get(start + 1)) {
            (Some(&from), Some(&to)) => self.known.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The meanings of exactly these tokens.
    pub fn senses(&self, start: usize, end: usize) -> impl Iterator<Item = Sense> + '_ {
        self.known_at(start).iter().filter(move |k| k.start + k.length == end).map(|k| k.sense)
    }

    /// Whether a token by itself is known as one of these kinds, and as nothing less sure.
    pub fn is_known(&self, i: usize, kinds: &[EntityKind]) -> bool {
        self.senses(i, i + 1).any(|s| !s.weak && kinds.contains(&s.kind))
    }

    /// Whether the title that begins at a token is one by which no thing is called after people.
    pub fn is_office(&self, i: usize) -> bool {
        self.names.title_at(self.document, self.first + i).is_some_and(|(_, title)| title.office)
    }

    /// Whether a word is a first name.
    pub fn is_first_name(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| self.names.first_names.contains_key(&t.exact))
    }

    /// Whether a word is a surname.
    pub fn is_surname(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| self.names.surnames.contains_key(&t.exact))
    }

    /// Whether a word is common in small letters.
    pub fn is_common(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| self.names.common_words.contains_key(&t.folded))
    }

    fn ends_inside_word(&self, end: usize) -> bool {
        self.tokens.get(end).is_some_and(|t| t.glued && t.is_word() && !self.word(end).starts_with(['\'', '’']))
    }

    fn role(&self, i: usize) -> Role {
        let token = &self.tokens[i];
        let glued_on = self.tokens.get(i + 1).is_some_and(|t| t.glued);
        let name_before = |i: usize| i > 0 && self.tokens[i - 1].is_capitalised();
        match token.kind {
            TokenKind::Word if token.is_capitalised() => Role::Name,
            TokenKind::Word if i > 1 && token.glued && self.tokens[i - 1].is_mark('-') => Role::Tail,
            TokenKind::Word if token.glued && i > 1 && self.tokens[i - 1].is_number() => Role::Tail,
            TokenKind::Word if token.glued && self.word(i).starts_with(['\'', '’']) => Role::Possessive,
            TokenKind::Word if self.names.particles.contains_key(&token.folded) => Role::Particle,
            TokenKind::Word => self.link(token),
            TokenKind::Number => Role::Number,
            TokenKind::Mark('-' | '–') if token.glued && glued_on => Role::Hyphen,
            TokenKind::Mark('.') if token.glued && name_before(i) && self.word(i - 1).chars().count() <= 3 => {
                Role::Stop
            }
            TokenKind::Mark('&' | '+' | '/') => self.link(token),
            TokenKind::Mark('\'' | '’') if !token.glued && glued_on => Role::Particle,
            TokenKind::Mark(_) | TokenKind::Link => Role::None,
        }
    }

    fn link(&self, token: &Token) -> Role {
        match self.names.links.get(&token.folded) {
            Some(true) => Role::Conjunction,
            Some(false) => Role::Link,
            None => Role::None,
        }
    }

    /// Whether a capital here may be due to the place alone: first in the sentence or after a mark that opens.
    fn is_initial(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).and_then(|b| self.tokens.get(b)) else { return true };
        match before.kind {
            TokenKind::Mark(':' | '•' | '…' | '.' | '!' | '?' | '*' | '|' | '>') => true,
            TokenKind::Mark('"' | '“' | '„' | '‘' | '«' | '\'') => {
                // After a small word (`passed the "Reform Bill"`) no sentence begins.
                let small = i > 1 && {
                    let word = self.tokens[i - 2].folded;
                    self.names.articles.contains_key(&word) || self.names.links.contains_key(&word)
                };
                !small && (!before.glued || i == 1 || self.tokens[i].glued)
            }
            TokenKind::Mark('-' | '–' | '—' | '(' | '[') => !before.glued && i == 1,
            TokenKind::Mark(_) | TokenKind::Word | TokenKind::Number | TokenKind::Link => false,
        }
    }

    /// Whether capitals say nothing here, because nearly every longer word has one.
    fn is_loud(&self, heading: bool) -> bool {
        let (mut long, mut capitals, mut upper) = (0, 0, 0);
        for token in self.tokens.iter().filter(|t| t.is_word() && t.span.len() > 3) {
            long += 1;
            capitals += i32::from(token.is_capitalised());
            upper += i32::from(token.case == Case::Upper);
        }
        (long >= 3 && upper * 10 >= long * 8) || (heading && long >= 4 && capitals * 10 >= long * 8)
    }

    fn find_titles(&mut self) {
        for i in 0..self.tokens.len() {
            let Some((length, _)) = self.names.title_at(self.document, self.first + i) else { continue };
            let mut end = i + length;
            if end > self.tokens.len() {
                continue;
            }
            if self.tokens.get(end).is_some_and(|t| t.is_mark('.') && t.glued) {
                end += 1;
            }
            if self.title[end].is_none_or(|start| start > i) {
                self.title[end] = Some(i);
            }
            // `minister Smit`, `minister van der Wal`, but not `bakker van de buurt`.
            let name = (end..end + 4).find(|&at| self.roles.get(at) != Some(&Role::Particle)).unwrap_or(end);
            let name_follows = self.tokens.get(name).is_some_and(|t| t.is_capitalised() && !t.glued);
            if let Some(name) = self.end_of_portfolio(end) {
                self.title[name] = Some(i);
                self.after_portfolio[name] = true;
            }
            for title in &mut self.in_title[i..end] {
                *title = Some(name_follows || *title == Some(true));
            }
        }
    }

    fn find_heads(&mut self) {
        for i in (0..self.tokens.len()).filter(|&i| self.roles[i] == Role::Name) {
            let first = self.names.cues.first.longest(&self.tokens[i..]).map(|(length, _)| length);
            let last =
                self.names.cues.last.get(&self.tokens[i..=i]).filter(|_| self.roles.get(i + 1) == Some(&Role::Link));
            let Some(length) = first.or(last.map(|_| 2)) else { continue };
            let name_follows = self.roles.get(i + length) == Some(&Role::Name);
            for at in i..(i + length).min(self.tokens.len()) {
                self.in_head[at] |= name_follows && self.roles[at] != Role::Name;
            }
        }
    }

    /// Where a known portfolio ends that a small word joins to the title before it, if a name follows.
    fn end_of_portfolio(&self, link: usize) -> Option<usize> {
        if self.roles.get(link) != Some(&Role::Link) && self.roles.get(link) != Some(&Role::Particle) {
            return None;
        }
        let portfolios = self.known_at(link + 1).iter().filter(|k| k.sense.kind == EntityKind::Organisation);
        let end = portfolios.map(|k| k.start + k.length).max()?;
        let name = self.tokens.get(end).is_some_and(|t| t.is_capitalised() && !t.glued);
        name.then_some(end)
    }

    /// Whether a name may begin with this small word (`al-Assad`), which is no article and joins no other names.
    pub fn begins_small(&self, i: usize) -> bool {
        let word = self.tokens[i].folded;
        self.roles[i] == Role::Particle
            && !self.names.links.contains_key(&word)
            && !self.names.articles.contains_key(&word)
    }
}
