//! The forms a name goes by.

use crate::annotation::{Annotation, Detail, EntityKind, Gender};
use crate::pack::names::{Names, index};
use crate::text::strings::lower;
use crate::text::{Document, Span, Token, hash, tokenize};

use super::roles::{self, Around};

/// A mention's name, and the shorter ones it may go by.
#[derive(Debug)]
pub struct Form {
    /// What it names.
    pub kind: EntityKind,
    /// Where it stands.
    pub span: Span,
    /// Key of the name as it stands.
    pub name: u64,
    /// Key of the name without the ending that makes an owner of it (`Ruttes`).
    pub owner: Option<u64>,
    /// Keys of the shorter forms it goes by.
    pub short: Vec<u64>,
    /// Of a person with initials or a first name: the surname's key with the first letter, and whether it is all there
    /// is of the first name.
    pub initial: Option<(u64, bool)>,
    /// The thing it is known to mean.
    pub item: Option<u32>,
    /// What its first name says.
    pub gender: Option<Gender>,
    /// What stands around a person's.
    pub around: Around,
}

/// How many words of a name are looked at for short forms.
const LONGEST: usize = 8;

impl Form {
    /// The forms of a mention; none for another annotation.
    pub fn of(document: &Document, names: &Names, annotation: &Annotation) -> Option<Self> {
        let Detail::Mention(mention) = &annotation.detail else { return None };
        let kind = mention.kind;
        let text = document.slice(annotation.span);
        let mut tokens = Vec::new();
        tokenize::tokenize(text, 0, &mut tokens);
        let words = Words { text, tokens: &tokens, kind };
        let mut form = Self {
            kind,
            span: annotation.span,
            name: words.key(0, tokens.len()),
            owner: words.owner(names),
            short: Vec::new(),
            initial: None,
            item: names.item(&tokens, kind).map(|(item, _)| item).or_else(|| names.derived_item(text, kind)),
            gender: None,
            around: Around::default(),
        };
        match kind {
            EntityKind::Person => {
                form.person(&words, names);
                form.around = roles::around(document, names, form.span);
                form.item = form.item.filter(|&item| names.may_be(item, form.around.gender));
            }
            EntityKind::Organisation => form.organisation(&words, names),
            EntityKind::Place => form.place(&words, names),
            EntityKind::Event => form.short.extend(words.starts().skip(1).map(|i| words.key(i, tokens.len()))),
            EntityKind::Group | EntityKind::Misc => {}
        }
        let name = form.name;
        form.short.retain(|&key| key != name);
        Some(form)
    }

    /// Key of the thing it is known to mean.
    pub fn item_key(&self) -> Option<u64> {
        self.item.map(|item| hash::mix(KNOWN + index(self.kind) as u64, u64::from(item)))
    }

    /// A form of its name together with each of what tells it from others of that form: titles, then the gender.
    pub fn marked(&self, key: u64) -> impl Iterator<Item = u64> + '_ {
        let gender = self.around.gender.or(self.gender.filter(|_| !self.short.is_empty()));
        let marks = self.around.titles.iter().copied().chain(gender.map(|g| g as u64));
        marks.map(move |mark| hash::mix(key, mark))
    }

    /// A form of its name with the gender that the title before a surname says it is not.
    pub fn not(&self, key: u64) -> Option<u64> {
        let other = match self.around.gender? {
            Gender::Female => Gender::Male,
            Gender::Male => Gender::Female,
        };
        self.short.is_empty().then(|| hash::mix(key, other as u64))
    }

    /// What its Wikidata item is, or that of the place whose people or adjective it is.
    pub fn named<'a>(&self, names: &'a Names) -> Option<&'a str> {
        let item = self.item? as usize;
        let of = |item: usize| names.items.get(item)?.wikidata.as_deref();
        // A group's item stands behind the place's.
        of(item).or_else(|| of(item.checked_sub(1)?).filter(|_| self.kind == EntityKind::Group))
    }

    /// `Anna van der Wal` is `Van der Wal`, `Wal`, `Anna`; `George Walker Bush` is `George Bush`.
    fn person(&mut self, words: &Words, names: &Names) {
        let starts: Vec<usize> = words.starts().collect();
        let (Some(first), Some(&last)) = (words.tokens.first(), starts.last()) else { return };
        let first_name = names.first_names.get(&first.exact);
        self.gender = first_name.and_then(|f| f.gender);
        let is_particle = |i: usize| names.particles.contains_key(&words.tokens[i].folded);
        if starts.len() < 2 || (is_particle(0) && first_name.is_none()) {
            return;
        }
        let end = words.tokens.len();
        self.short.extend(starts.iter().skip(1).map(|&i| words.key(i, end)));
        self.short.push(words.key(0, starts[1]));
        // Kim Jong-un is Kim, George Walker Bush is George Bush.
        if starts.len() > 2 {
            self.short.push(hash::mix(words.key(0, 1), words.key(last, end)));
        }
        let letter = words.text.chars().next().map_or(0, u64::from);
        let is_initial = first.span.len() <= 2 && words.tokens.get(1).is_some_and(|t| t.is_mark('.'));
        let surname = starts.iter().skip(1).find(|&&i| words.tokens[i].span.len() > 2).copied().unwrap_or(last);
        self.initial = Some((hash::mix(words.key(surname, end), letter), is_initial));
    }

    /// `Ford Motor Company` is `Ford`, `Israel Aerospace Industries` is `Aerospace Industries` and `IAI`.
    fn organisation(&mut self, words: &Words, names: &Names) {
        let starts: Vec<usize> = words.starts().collect();
        if starts.len() < 2 {
            return;
        }
        let end = words.tokens.len();
        let is_elsewhere = |from: usize, to: usize| {
            let known = names.known.get(&words.tokens[from..to]);
            known.is_some_and(|k| k.senses.iter().any(|s| !s.weak && s.kind != EntityKind::Organisation))
        };
        for &cut in starts.iter().skip(1) {
            // Not the place or people that an organisation is named after, nor a name that ends in a small word.
            if !is_elsewhere(0, cut) && words.tokens[cut - 1].case != crate::text::Case::Lower {
                self.short.push(words.key(0, cut));
            } else if is_elsewhere(0, cut) {
                self.short.push(words.key(cut, end));
            }
        }
        self.short.extend(words.acronyms());
    }

    /// `Blenheim Palace` is `Blenheim`, `New South Wales` is `NSW`.
    fn place(&mut self, words: &Words, names: &Names) {
        let starts: Vec<usize> = words.starts().collect();
        if starts.len() < 2 {
            return;
        }
        if names.known.get(&words.tokens[..1]).is_none() {
            self.short.push(words.key(0, starts[1]));
        }
        self.short.extend(words.acronyms());
    }
}

/// A name in words.
struct Words<'a> {
    text: &'a str,
    tokens: &'a [Token],
    kind: EntityKind,
}

const KNOWN: u64 = 0x6b6e_6f77;

impl Words<'_> {
    /// The key of some of its tokens: capitals do not count, stops and hyphens neither.
    fn key(&self, start: usize, end: usize) -> u64 {
        let words = self.tokens[start..end].iter().filter(|t| t.is_word() || t.kind == crate::text::TokenKind::Number);
        words.fold(index(self.kind) as u64, |state, t| hash::mix(state, t.folded))
    }

    /// Where its words begin; parts behind hyphens do not count as words.
    fn starts(&self) -> impl Iterator<Item = usize> + '_ {
        let begins = |i: &usize| {
            let token = &self.tokens[*i];
            !token.glued && !matches!(token.kind, crate::text::TokenKind::Mark(_)) || *i == 0
        };
        (0..self.tokens.len()).filter(begins).take(LONGEST)
    }

    /// The keys of the acronyms of its capitalised words and of all its words (`BOM`), of two letters or more.
    fn acronyms(&self) -> impl Iterator<Item = u64> + '_ {
        [false, true].into_iter().filter_map(|all| {
            let mut letters = String::new();
            for token in self.tokens.iter().filter(|t| t.is_word() && (all || t.is_capitalised())) {
                let first = self.text.get(token.span.range()).and_then(|w| w.chars().next());
                letters.extend(first.into_iter().flat_map(char::to_lowercase));
            }
            (letters.chars().count() > 1).then(|| hash::mix(index(self.kind) as u64, hash::word(&letters)))
        })
    }

    /// The key without an owner's ending.
    fn owner(&self, names: &Names) -> Option<u64> {
        let last = self.tokens.last()?;
        let word = lower(self.text.get(last.span.range())?);
        let stem = names.owner_stem(&word)?;
        let state = self.key(0, self.tokens.len() - 1);
        Some(hash::mix(state, hash::word(stem)))
    }
}
