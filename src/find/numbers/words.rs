//! Numbers of any length, in words, digits, or both: `zeshonderdvijftigduizend`, `two and a half million`, `2,5 mln`.

use super::Reader;
use super::exact::Exact;
use super::fractions::Part;
use super::sum::{Joint, Sum};
use crate::annotation::{Approximation, NumberSort, Value};
use crate::pack::numbers::{Atom, Class, Form};
use crate::text::strings::lower;
use crate::text::{Token, TokenKind};

/// A number as it stands in the text.
#[derive(Debug, Clone, Copy)]
pub struct Amount {
    /// The token after it.
    pub end: usize,
    /// The byte after it, which lies inside its last token where that is a compound (`vierentwintig` + `jarig`).
    pub end_byte: u32,
    /// What it means.
    pub value: Value,
    /// What sort of number it is.
    pub sort: NumberSort,
    /// What the number word itself says of its exactness.
    pub approximation: Option<Approximation>,
    /// How it is written.
    pub written: Written,
    /// Whether a scale word is in it.
    pub scaled: bool,
    /// What it would be without its scale words, so that the first bound of a range can take those of the second.
    pub factor: f64,
    /// Whether it is a small number word that is often something else.
    pub doubtful: bool,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Plain digits, without any sign between them.
    Plain,
    /// Digits with signs between them, or with a scale word.
    Digits,
    /// Words.
    Words,
}

/// The most number words that one word is divided into.
const ATOMS: usize = 24;

/// The longest word that is looked at, in bytes: no language writes longer numbers in one word that people can read.
const LONGEST: usize = 160;

/// A word divided into number words.
#[derive(Debug, Clone)]
pub struct Division {
    pub atoms: [Option<Atom>; ATOMS],
    pub count: usize,
    /// Where the rest begins that is no number word, in bytes of the word; its length where there is none.
    pub rest: usize,
    /// The word's length in bytes.
    pub len: usize,
}

impl Division {
    pub fn atoms(&self) -> impl Iterator<Item = Atom> + '_ {
        self.atoms[..self.count].iter().flatten().copied()
    }

    pub fn first(&self) -> Option<Atom> {
        self.atoms[0]
    }

    pub fn is_whole(&self) -> bool {
        self.rest == self.len
    }
}

impl Reader<'_> {
    /// Divides a word into number words from its beginning.
    pub fn divide(&self, at: usize) -> Option<Division> {
        let token = self.token(at).filter(|t| t.is_word())?;
        if token.span.len() as usize > LONGEST {
            return None;
        }
        let written = self.document.slice(token.span);
        if token.case == crate::text::Case::Lower || token.case == crate::text::Case::None {
            self.divide_text(written)
        } else {
            // Capitals of number words are as long in lower case; where a word's are not, its rest is none of ours.
            let lower = lower(written);
            self.divide_text(&lower).filter(|_| lower.len() == written.len())
        }
    }

    /// Whether a word begins with a number word: all that a division needs.
    pub fn begins_with_words(&self, at: usize) -> bool {
        let word = self.document.word(at);
        let begins = |word: &str| self.pack.atoms.longest(word).is_some();
        if self.token(at).is_some_and(Token::is_capitalised) { begins(&lower(word)) } else { begins(word) }
    }

    /// Divides by the longest words first; where they do not reach the end, by those that reach furthest (`twee` and
    /// `derde` in `tweederde`, not `tweede`).
    fn divide_text(&self, word: &str) -> Option<Division> {
        let greedy = self.divide_by(word, |left| self.pack.atoms.longest(left))?;
        if greedy.is_whole() {
            return Some(greedy);
        }
        // From the end to the beginning: how far words reach from every place.
        let mut reach = [0_u8; LONGEST + 1];
        for at in (0..word.len()).rev() {
            let Some(left) = word.get(at..) else { continue };
            let ends = self.pack.atoms.at(left).map(|(len, _)| reach[at + len].max((at + len) as u8));
            reach[at] = ends.max().unwrap_or(at as u8);
        }
        self.divide_by(word, |left| {
            let at = word.len() - left.len();
            let furthest = |&(len, _): &(usize, Atom)| reach[at + len].max((at + len) as u8) == reach[at];
            self.pack.atoms.at(left).find(furthest)
        })
    }

    fn divide_by(&self, word: &str, next: impl Fn(&str) -> Option<(usize, Atom)>) -> Option<Division> {
        // Most words begin with no number word, and are left before there is room for many.
        let (mut len, mut atom) = next(word)?;
        let mut division = Division { atoms: [None; ATOMS], count: 0, rest: 0, len: word.len() };
        loop {
            *division.atoms.get_mut(division.count)? = Some(atom);
            division.count += 1;
            division.rest += len;
            let left = word.get(division.rest..).filter(|left| !left.is_empty());
            let Some(more) = left.and_then(&next) else { return Some(division) };
            (len, atom) = more;
        }
    }

    /// The number at a token. `linked` tells whether linking words may be part of it; in `between two and three` they
    /// are not.
    pub fn number(&self, at: usize, linked: bool) -> Option<Amount> {
        let mut state = State::new(self, at);
        while state.step(self, linked) {}
        state.finish(self)
    }

    /// The number at a token whose digits are read already and end before another.
    pub fn number_from(&self, at: usize, digits: Exact, end: usize) -> Option<Amount> {
        let mut state = State { next: end, literal: Some((end, false)), ..State::new(self, at) };
        state.sum.push_literal(digits);
        state.accept(self, end, NumberSort::Cardinal);
        while state.step(self, false) {}
        state.finish(self)
    }

    /// Whether a word is a scale word and nothing else (`million`).
    fn is_scale_word(&self, at: usize) -> bool {
        self.single(at).is_some_and(|a| matches!(a.class, Class::Hundred | Class::Scale) && a.form == Form::Cardinal)
    }

    /// Whether a word is one of those below ten and nothing else.
    fn is_unit_word(&self, at: usize) -> bool {
        self.single(at).is_some_and(|a| a.class == Class::Unit && a.form == Form::Cardinal)
    }
}

/// Where the reading of a number stands.
struct State {
    at: usize,
    next: usize,
    sum: Sum,
    /// The last place up to which it is a number.
    best: Option<Accepted>,
    /// The same before the last linking word.
    before_link: Option<Accepted>,
    joint: Joint,
    literal: Option<(usize, bool)>,
    unreadable: bool,
    words: bool,
    scaled: bool,
    factor: f64,
}

#[derive(Clone, Copy)]
struct Accepted {
    end: usize,
    end_byte: u32,
    sum: Sum,
    sort: NumberSort,
    approximation: Option<Approximation>,
    /// Whether what is there may be the first of several, and is no number without a bound.
    many: bool,
    scaled: bool,
    factor: f64,
    words: bool,
}

impl State {
    fn new(reader: &Reader<'_>, at: usize) -> Self {
        Self {
            at,
            next: at,
            sum: Sum::new(reader.pack.tens_first),
            best: None,
            before_link: None,
            joint: Joint::Space,
            literal: None,
            unreadable: false,
            words: false,
            scaled: false,
            factor: 1.0,
        }
    }

    /// Takes the next token; false where the number ends.
    fn step(&mut self, reader: &Reader<'_>, linked: bool) -> bool {
        let Some(token) = reader.token(self.next) else { return false };
        if self.unreadable {
            return false;
        }
        let first = self.next == self.at;
        if self.fraction(reader, token) {
            return true;
        }
        if !first
            && self.joint != Joint::Hyphen
            && token.is_mark('-')
            && reader.token(self.next + 1).is_some_and(|t| t.glued == token.glued && t.is_word())
            && (token.glued || self.sum.is_tens() && reader.is_unit_word(self.next + 1))
            && (self.words || reader.is_scale_word(self.next + 1))
        {
            self.joint = Joint::Hyphen;
            self.next += 1;
            return true;
        }
        match token.kind {
            TokenKind::Number => self.digits(reader, token),
            TokenKind::Word => {
                if first && self.several(reader) {
                    return true;
                }
                if self.short_scale(reader, token) {
                    return true;
                }
                self.word(reader, token, linked)
            }
            TokenKind::Mark(_) | TokenKind::Link => false,
        }
    }

    fn finish(self, reader: &Reader<'_>) -> Option<Amount> {
        let best = self.best?;
        let exact = best.sum.value();
        let value = match exact {
            _ if self.unreadable => Value::Unresolved,
            None => Value::Unresolved,
            Some(v) if best.many => Value::Between(Some(v), None),
            Some(v) => Value::Exact(v),
        };
        let sort = match (best.sort, exact) {
            (NumberSort::Cardinal, Some(v)) if best.sum.has_fraction() && v.abs() < 1.0 => NumberSort::Fraction,
            (sort, _) => sort,
        };
        let plain = matches!(self.literal, Some((end, true)) if end == best.end);
        let written = match (self.literal, plain) {
            (None, _) if best.words => Written::Words,
            (_, true) => Written::Plain,
            (_, false) => Written::Digits,
        };
        Some(Amount {
            end: best.end,
            end_byte: best.end_byte,
            value,
            sort,
            approximation: best.approximation,
            written,
            scaled: best.scaled,
            factor: best.factor,
            doubtful: best.words && best.end == self.at + 1 && reader.is_restricted(self.at),
        })
    }

    fn accept(&mut self, reader: &Reader<'_>, end: usize, sort: NumberSort) {
        let end_byte = reader.end_byte(end);
        self.best = Some(Accepted {
            end,
            end_byte,
            sum: self.sum,
            sort,
            approximation: None,
            many: sort == NumberSort::Vague,
            scaled: self.scaled,
            factor: self.factor,
            words: self.words,
        });
    }

    /// Digits, at the beginning or after a scale word.
    fn digits(&mut self, reader: &Reader<'_>, token: &Token) -> bool {
        let first = self.next == self.at;
        if !first && token.glued {
            return false;
        }
        let Some(literal) = reader.literal(self.next) else { return false };
        let Some(value) = literal.value else {
            if first {
                self.sum.push_literal(Exact::new(0.0));
                self.unreadable = true;
                self.accept(reader, literal.end, NumberSort::Cardinal);
            }
            return false;
        };
        // `4 thousand 3 hundred`, but not `a thousand 3`
        let linked = !self.sum.is_complete();
        let goes_on = reader
            .divide(literal.end)
            .and_then(|d| d.first())
            .is_some_and(|a| matches!(a.class, Class::Hundred | Class::Scale));
        let nothing = !first && value.value() == 0.0;
        if nothing || !first && !linked && !goes_on || !self.sum.push_literal(value) {
            return false;
        }
        self.next = literal.end;
        if first {
            self.literal = Some((literal.end, literal.plain));
        }
        self.accept(reader, literal.end, NumberSort::Cardinal);
        if let Some(end) = reader.ordinal_suffix(literal.end).filter(|_| first) {
            self.next = end;
            self.accept(reader, end, NumberSort::Ordinal);
            return false;
        }
        self.joint = Joint::Space;
        true
    }

    /// `a few` before a scale word.
    fn several(&mut self, reader: &Reader<'_>) -> bool {
        let Some((len, &least)) = reader.pack.several.longest(reader.rest(self.next)) else { return false };
        let Some(division) = reader.divide(self.next + len) else { return false };
        let Some(atom) = division.first().filter(|_| division.is_whole() && division.count == 1) else { return false };
        if !matches!(atom.class, Class::Hundred | Class::Scale | Class::Pack) && atom.form != Form::Many {
            return false;
        }
        self.words = true;
        self.scaled = true;
        self.sum.push_literal(Exact::new(least * atom.value));
        self.next += len + 1;
        self.accept(reader, self.next, NumberSort::Vague);
        self.more_many(reader)
    }

    /// `mln` after digits.
    fn short_scale(&mut self, reader: &Reader<'_>, token: &Token) -> bool {
        let Some(best) = self.best.filter(|b| b.end == self.next && !b.words && !self.scaled) else { return false };
        let Some((len, scale)) = reader.pack.scales.longest(reader.rest(self.next)) else { return false };
        let behind = reader.token(self.next + len);
        let ends = behind.is_none_or(is_closing);
        // `4m people`, but not `100m hurdles`
        let things = scale.before_plurals
            && token.glued
            && behind.is_some_and(|t| {
                let word = reader.document.slice(t.span);
                !t.glued && !scale.not_before.contains_key(&t.folded) && reader.is_plural(word, t)
            });
        if scale.glued && !token.glued && !ends || scale.money && !reader.money && !things || !best.sum.is_complete() {
            return false;
        }
        let end = reader.without_stop(self.next + len);
        // `2mln`, but not `2m-vliegtuig`
        if reader.token(end).is_some_and(|t| t.glued && !t.is_mark('-') && !is_closing(t)) {
            return false;
        }
        // `Park Lane 12b` is an address.
        let plain = self.literal.is_some_and(|(_, plain)| plain) && token.span.len() == 1 && !reader.money;
        if plain && reader.is_behind_name(self.at) || !self.sum.push_scale(scale.value, false, Joint::Space) {
            return false;
        }
        self.factor *= scale.value;
        self.scaled = true;
        self.next = end;
        self.accept(reader, end, NumberSort::Cardinal);
        true
    }

    /// A number word, a link or an article.
    fn word(&mut self, reader: &Reader<'_>, token: &Token, linked: bool) -> bool {
        let first = self.next == self.at;
        if token.glued && !first && self.joint != Joint::Hyphen {
            return false;
        }
        let joint = if first { Joint::Space } else { self.joint };
        if !first && reader.pack.links.contains_key(&token.folded) {
            if !linked || !self.sum.push_link(joint) {
                return false;
            }
            self.before_link = self.best;
            self.next += 1;
            // A hyphen may stand on both sides of the link.
            self.joint = Joint::Space;
            return true;
        }
        if reader.pack.articles.contains_key(&token.folded) && self.article(reader) {
            return true;
        }
        if !first && reader.pack.point.contains_key(&token.folded) {
            return self.decimals(reader);
        }
        let Some(division) = reader.divide(self.next) else { return false };
        self.take(reader, &division, joint)
    }

    /// An article that stands for one before `hundred`, `million`, `dozen`.
    fn article(&mut self, reader: &Reader<'_>) -> bool {
        let Some(division) = reader.divide(self.next + 1) else { return false };
        let Some(atom) = division.first() else { return false };
        let counts = matches!(atom.class, Class::Hundred | Class::Scale | Class::Pack) && atom.form == Form::Cardinal;
        let about = reader.has_ending(self.next + 1, division.rest, &reader.pack.about_endings);
        if !counts && !about {
            return false;
        }
        if reader.token(self.next + 1).is_some_and(|t| t.glued) {
            return false;
        }
        if !about {
            let one = Atom { value: 1.0, class: Class::Unit, form: Form::Cardinal, alone: false, whole: false };
            if !self.sum.push(one, Joint::Space) {
                return false;
            }
        }
        self.words = true;
        self.next += 1;
        self.joint = Joint::Space;
        true
    }

    /// The number words of one word.
    fn take(&mut self, reader: &Reader<'_>, division: &Division, joint: Joint) -> bool {
        let at = self.next;
        let was = (self.sum, self.scaled, self.factor, self.words);
        let mut ordinal = false;
        let mut many = false;
        for (i, atom) in division.atoms().enumerate() {
            if ordinal || many {
                return self.refuse(was);
            }
            let joint = if i == 0 { joint } else { Joint::Inside };
            ordinal = atom.form == Form::Ordinal;
            many = atom.form == Form::Many;
            let was_empty = self.sum.is_empty();
            // After digits only scale words go on (`4 thousand`); and `duizend een` is no number where `een` is an article.
            let scale = matches!(atom.class, Class::Hundred | Class::Scale | Class::Pack | Class::Part) || many;
            if i == 0 && !was_empty && !scale && (!self.words || reader.is_never(at)) {
                return self.refuse(was);
            }
            if i == 0 && atom.class == Class::Link {
                return self.refuse(was);
            }
            // `In May 1980 hundreds of people …`
            if many && self.literal.is_some() && self.sum.value().is_some_and(|v| v >= 1000.0) {
                return self.refuse(was);
            }
            // `3.2 million and first refusal`
            if ordinal && self.literal.is_some() && matches!(atom.class, Class::Unit | Class::Teen | Class::Tens) {
                return self.refuse(was);
            }
            let fits = if many && was_empty {
                self.sum.push_literal(Exact::new(atom.value))
            } else {
                self.sum.push(atom, joint)
            };
            if !fits {
                // `tweederde`, `driekwart`: in one word, what cannot be added divides.
                if ordinal && i > 0 && atom.value >= 3.0 && self.sum.is_complete() {
                    self.sum.divide(atom.value);
                    self.words = true;
                    self.next += 1;
                    self.accept(reader, self.next, NumberSort::Cardinal);
                    self.end_inside(reader, at, division);
                    return division.is_whole();
                }
                // `one hundred and five hundred`: the link was none.
                let scale = matches!(atom.class, Class::Hundred | Class::Scale | Class::Pack);
                if scale && i == 0 && self.best.is_some_and(|b| b.end == at) && self.before_link.is_some() {
                    self.best = self.before_link;
                }
                return self.refuse(was);
            }
            if matches!(atom.class, Class::Scale | Class::Hundred | Class::Pack) && !was_empty {
                self.scaled = true;
                self.factor *= atom.value;
            }
        }
        let whole = division.is_whole();
        let plural = !whole && self.is_rest(reader, at, division, &reader.pack.fractions.plural) && ordinal;
        if plural {
            // `two thirds`: the fraction takes it.
            return self.refuse(was);
        }
        if !whole {
            let about = reader.has_ending(at, division.rest, &reader.pack.about_endings);
            let times = reader.has_ending(at, division.rest, &reader.pack.times_endings);
            if !self.sum.is_complete() {
                return self.refuse(was);
            }
            self.words = true;
            self.next += 1;
            let sort = if ordinal { NumberSort::Ordinal } else { NumberSort::Cardinal };
            if about || times {
                self.accept(reader, self.next, sort);
                if let Some(best) = self.best.as_mut().filter(|_| about) {
                    best.approximation = Some(Approximation::About);
                }
                return false;
            }
            if reader.compound_ending(at, division.rest).is_none() {
                (self.sum, self.scaled, self.factor, self.words) = was;
                return false;
            }
            self.accept(reader, self.next, sort);
            self.end_inside(reader, at, division);
            return false;
        }
        self.words = true;
        self.next += 1;
        self.joint = Joint::Space;
        if many {
            self.scaled = true;
            let vague = was.0.is_empty() || division.count > 1;
            self.accept(reader, self.next, if vague { NumberSort::Vague } else { NumberSort::Cardinal });
            return vague && self.more_many(reader);
        }
        if self.sum.is_complete() {
            self.accept(reader, self.next, if ordinal { NumberSort::Ordinal } else { NumberSort::Cardinal });
        }
        !ordinal
    }

    /// `millions` after `hundreds of`.
    fn more_many(&mut self, reader: &Reader<'_>) -> bool {
        let mut next = self.next;
        if reader.token(next).is_some_and(|t| !t.glued && reader.pack.vague_links.contains_key(&t.folded)) {
            next += 1;
        }
        let Some(division) = reader.divide(next) else { return false };
        let Some(atom) =
            division.first().filter(|a| a.form == Form::Many && division.is_whole() && division.count == 1)
        else {
            return false;
        };
        if reader.token(next).is_some_and(|t| t.glued) {
            return false;
        }
        if let Some(best) = self.best.as_mut() {
            let value = best.sum.exact().times(atom.value);
            best.sum = Sum::new(reader.pack.tens_first);
            best.sum.push_literal(value);
            best.end = next + 1;
            best.end_byte = reader.end_byte(next + 1);
        }
        false
    }

    /// `point seventy-one`, `komma vijf`.
    fn decimals(&mut self, reader: &Reader<'_>) -> bool {
        if self.best.is_none_or(|b| b.end != self.next || b.sort != NumberSort::Cardinal) || self.sum.has_fraction() {
            return false;
        }
        let (mut digits, mut places, mut next) = (0.0, 0, self.next + 1);
        while let Some(atom) = reader.single(next) {
            let many = match atom.class {
                Class::Zero | Class::Unit => 1,
                Class::Teen | Class::Tens if places == 0 => 2,
                _ => break,
            };
            digits = digits * 10_f64.powi(many) + atom.value;
            places += many;
            next += 1;
            let hyphen = atom.class == Class::Tens && reader.token(next).is_some_and(|t| t.is_mark('-') && t.glued);
            let unit = if hyphen { next + 1 } else { next };
            if atom.class == Class::Tens
                && let Some(unit_atom) = reader.single(unit).filter(|a| a.class == Class::Unit)
            {
                digits += unit_atom.value;
                next = unit + 1;
            }
            if many == 2 || places >= 9 {
                break;
            }
        }
        if places == 0 {
            // A number word of any form (`komma vijfenzeventig`).
            let Some(inner) = reader.divide(next).filter(Division::is_whole) else { return false };
            let Some(value) = reader.sum_of(&inner).filter(|v| (10.0..1000.0).contains(v)) else { return false };
            (digits, places, next) = (value, if value < 100.0 { 2 } else { 3 }, next + 1);
        }
        if !self.sum.push_fraction(digits / 10_f64.powi(places), false) {
            return false;
        }
        self.next = next;
        self.accept(reader, next, NumberSort::Cardinal);
        true
    }

    /// A part of a whole: by itself, after a number, or what a number before it makes one of.
    fn fraction(&mut self, reader: &Reader<'_>, token: &Token) -> bool {
        let first = self.next == self.at;
        if !first && self.best.is_none_or(|b| b.end != self.next || b.sort != NumberSort::Cardinal) {
            return false;
        }
        if first {
            let Some(part) = reader.part(self.next) else { return false };
            self.sum.push_fraction(part.value, false);
            self.words |= part.words;
            self.next = part.end;
            self.accept(reader, part.end, NumberSort::Cardinal);
            self.skip_article(reader);
            return true;
        }
        // Where parts have a plural of their own, all before it is their number (`one hundred and thirty-two fifths`).
        let plural = !reader.pack.fractions.plural.is_empty();
        let article = self.next == self.at + 1
            && reader.token(self.at).is_some_and(|t| reader.pack.fractions.articles.contains_key(&t.folded));
        if self.words
            && !article
            && (plural || !self.scaled && !self.can_take(reader))
            && !self.sum.has_fraction()
            && let Some((value, end)) = reader.denominator(self.next, self.sum.value().unwrap_or(1.0))
        {
            self.sum.divide(value);
            self.next = end;
            self.accept(reader, end, NumberSort::Cardinal);
            return true;
        }
        let linked = !token.glued && reader.pack.links.contains_key(&token.folded);
        if plural && !linked && self.words && self.can_take(reader) {
            return false;
        }
        let part = if linked {
            reader.part_behind_link(self.next + 1)
        } else {
            // `drie een vijfde`
            let last = |p: &Part| self.words && reader.token(p.end).is_none_or(is_closing);
            reader.part(self.next).or_else(|| reader.part_behind_link(self.next).filter(last))
        };
        let Some(part) = part else { return false };
        // Without a link only signs (`10 ½`, `10 1/2`) and clear words (`vijf driekwart`) go on with a number.
        if !linked && (token.glued && part.words || part.article || part.value >= 1.0) {
            return false;
        }
        let scaled = reader
            .divide(part.end)
            .and_then(|d| d.first())
            .is_some_and(|a| a.class == Class::Scale && a.form == Form::Cardinal);
        if !self.sum.push_fraction(part.value, scaled) {
            return false;
        }
        self.words |= part.words;
        self.next = part.end;
        self.joint = Joint::Space;
        self.accept(reader, part.end, NumberSort::Cardinal);
        true
    }

    /// Whether the next word is a number word that can be added.
    fn can_take(&self, reader: &Reader<'_>) -> bool {
        let mut longer = self.sum;
        reader.single(self.next).is_some_and(|a| a.class == Class::Unit && longer.push(a, Joint::Space))
    }

    /// Passes over the article of `half a million`, `a quarter of a million` and `half a mile`.
    fn skip_article(&mut self, reader: &Reader<'_>) {
        let of =
            reader.token(self.next).is_some_and(|t| !t.glued && reader.pack.fractions.before.contains_key(&t.folded));
        let at = self.next + usize::from(of);
        if reader.token(at).is_none_or(|t| t.glued || !reader.pack.articles.contains_key(&t.folded)) {
            return;
        }
        let scale = reader.divide(at + 1).and_then(|d| d.first()).is_some_and(|a| {
            matches!(a.class, Class::Hundred | Class::Scale | Class::Pack) && a.form == Form::Cardinal
        });
        if scale || !of && reader.unit_at(at + 1).is_some() {
            self.next = at + 1;
            if !scale {
                self.accept(reader, self.next, NumberSort::Cardinal);
            }
        }
    }

    fn refuse(&mut self, was: (Sum, bool, f64, bool)) -> bool {
        (self.sum, self.scaled, self.factor, self.words) = was;
        false
    }

    /// Sets the end into the last token, where its rest begins.
    fn end_inside(&mut self, reader: &Reader<'_>, at: usize, division: &Division) {
        if let (Some(best), Some(token)) = (self.best.as_mut(), reader.token(at)) {
            best.end_byte = token.span.start + division.rest as u32;
        }
    }

    fn is_rest(&self, reader: &Reader<'_>, at: usize, division: &Division, ending: &str) -> bool {
        !ending.is_empty()
            && reader.document.word(at).get(division.rest..).is_some_and(|r| r.eq_ignore_ascii_case(ending))
    }
}

/// A mark that may follow a number at once.
pub fn is_closing(token: &Token) -> bool {
    matches!(
        token.kind,
        TokenKind::Mark(
            '.' | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | '…'
                | ')'
                | ']'
                | '"'
                | '\''
                | '”'
                | '’'
                | '»'
                | '›'
                | '“'
                | '–'
                | '—'
        )
    )
}
