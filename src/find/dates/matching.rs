//! The longest form that begins at a token.

use super::reading::{Atom, Reading};
use crate::pack::dates::grammar::{Grammar, Rule, START, border, step};
use crate::pack::dates::{Dates, slot, unit_of, unit_value};
use crate::pack::schema::dates::{Means, Only, Unit};
use crate::text::chars::is_apostrophe;
use crate::text::{Document, Token, TokenKind};

/// A form found in a sentence.
#[derive(Debug, Clone)]
pub struct Match {
    /// First token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// The token after its context.
    pub taken: usize,
    /// What it means.
    pub rule: Rule,
    /// The words and numbers in it.
    pub captures: Captures,
}

/// What stood in the slots of a form, in order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Captures {
    items: [Capture; MOST],
    len: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Capture {
    slot: u16,
    value: i32,
    /// Its first token.
    start: usize,
    /// The token after it.
    end: usize,
}

/// How many slots a form may fill.
const MOST: usize = 12;

impl Captures {
    /// The first value in a slot.
    pub fn get(&self, slot: u16) -> Option<i32> {
        self.all(slot).next()
    }

    /// All values in a slot, in order.
    pub fn all(&self, slot: u16) -> impl Iterator<Item = i32> + '_ {
        self.items().filter(move |c| c.slot == slot).map(|c| c.value)
    }

    /// Whether anything stood in a slot.
    pub fn has(&self, slot: u16) -> bool {
        self.get(slot).is_some()
    }

    /// Whether anything stood in a slot other than these.
    pub fn has_other_than(&self, slots: &[u16]) -> bool {
        self.items().any(|c| !slots.contains(&c.slot))
    }

    /// The token after the last value in a slot.
    pub fn end_of(&self, slot: u16) -> Option<usize> {
        self.items().filter(|c| c.slot == slot).last().map(|c| c.end)
    }

    /// The first token in a slot.
    pub fn start(&self) -> Option<usize> {
        self.items().next().map(|c| c.start)
    }

    /// Whether the first of all stood in a slot.
    pub fn starts_with(&self, slot: u16) -> bool {
        self.items().next().is_some_and(|c| c.slot == slot)
    }

    /// Adds a value that is not of the form itself.
    pub fn add(&mut self, slot: u16, value: i32) {
        self.push(Capture { slot, value, start: 0, end: 0 });
    }

    fn items(&self) -> impl Iterator<Item = &Capture> {
        self.items.iter().take(self.len)
    }

    fn push(&mut self, capture: Capture) {
        if let Some(item) = self.items.get_mut(self.len) {
            *item = capture;
            self.len += 1;
        }
    }
}

/// Finds forms in one sentence.
pub struct Matcher<'a> {
    document: &'a Document,
    dates: &'a Dates,
    tokens: &'a [Token],
    reading: &'a Reading,
    captures: Captures,
    /// Where the form begins that is looked for, its context included.
    from: usize,
    best: Option<(usize, u16, Match)>,
}

/// Where the date began and ended inside its context, as far as that is known.
#[derive(Debug, Clone, Copy)]
struct Borders {
    start: usize,
    end: Option<usize>,
}

impl<'a> Matcher<'a> {
    /// A matcher for a sentence.
    pub fn new(document: &'a Document, dates: &'a Dates, tokens: &'a [Token], reading: &'a Reading) -> Self {
        Self { document, dates, tokens, reading, captures: Captures::default(), from: 0, best: None }
    }

    /// The longest form that begins at a token, its context included; of equally long ones the first of the pack.
    pub fn at(&mut self, token: usize) -> Option<Match> {
        if self.is_price(token) {
            return None;
        }
        self.captures = Captures::default();
        self.from = token;
        self.best = None;
        self.walk(START, token, Borders { start: token, end: None });
        self.best.take().map(|(_, _, found)| found)
    }

    /// Goes on from a place in the grammar. The depth is that of the longest form, and few words fit more than one slot.
    fn walk(&mut self, place: u64, at: usize, borders: Borders) {
        let Some(node) = self.dates.grammar.node(place) else { return };
        let dates = self.dates;
        for (index, rule) in dates.grammar.rules(node) {
            self.consider(index, rule, at, borders);
        }
        if node.opens {
            self.walk(border(place, true), at, Borders { start: at, ..borders });
        }
        if node.closes {
            self.walk(border(place, false), at, Borders { end: Some(at), ..borders });
        }
        let Some(token) = self.tokens.get(at).filter(|_| node.goes_on) else { return };
        self.walk(step(place, token.folded, token.glued), at + 1, borders);
        let reading = self.reading;
        for atom in reading.at(at) {
            let next = step(place, Grammar::slot(atom.slot), token.glued);
            if self.dates.grammar.node(next).is_none() {
                continue;
            }
            let before = self.captures.len;
            let end = at + atom.tokens;
            if atom.slot < slot::lists() {
                self.captures.push(Capture { slot: slot::kept(atom.slot), value: atom.value, start: at, end });
            }
            if atom.part > 0 {
                self.captures.push(Capture { slot: slot::PART, value: i32::from(atom.part) - 1, start: at, end });
            }
            self.walk(next, end, borders);
            self.captures.len = before;
        }
    }

    fn consider(&mut self, index: u16, rule: Rule, at: usize, borders: Borders) {
        // `April twenty-seventh` is one day, not the 20th to the 7th.
        let key = (index, borders.start, self.captures.len);
        let better = self
            .best
            .as_ref()
            .is_none_or(|(end, first, best)| at > *end || at == *end && key < (*first, best.start, best.captures.len));
        let found =
            Match { start: borders.start, end: borders.end.unwrap_or(at), taken: at, rule, captures: self.captures };
        if better && found.start < found.end && self.holds(&found) {
            self.best = Some((at, index, found));
        }
    }

    /// Whether what its rule asks for beside the form holds.
    fn holds(&self, found: &Match) -> bool {
        let units_descend = || {
            let units = found.captures.all(slot::UNIT).map(|u| unit_of(u).0 as i32);
            units.collect::<Vec<_>>().is_sorted_by(|a, b| a > b)
        };
        match found.rule.only {
            // Two years and three weeks are one length of time, three weeks and two years are two.
            Only::Anywhere if found.rule.means == Means::Length => units_descend() && !self.is_age_of(found),
            Only::Anywhere | Only::Joined | Only::Future | Only::Told | Only::Weekday => true,
            Only::Age => self.is_age(found),
            Only::Alone => self.stands_alone(found) && !self.is_fraction(found),
            Only::Year => self.is_year(found) && (self.from < found.start || !self.is_in_name(found)),
        }
    }

    /// Whether a number touches the sign of a currency before it (`$12 December 27`).
    fn is_price(&self, token: usize) -> bool {
        let number = self.tokens.get(token).is_some_and(|t| t.is_number() && t.glued);
        let before = token.checked_sub(1).and_then(|i| self.tokens.get(i));
        number && before.is_some_and(|t| matches!(t.kind, TokenKind::Mark('$' | '€' | '£' | '¥')))
    }

    fn stands_alone(&self, found: &Match) -> bool {
        match self.tokens.get(found.end) {
            Some(token) => match token.kind {
                TokenKind::Mark(mark) => match token.glued {
                    true => {
                        matches!(mark, '.' | ',' | ';' | '!' | '?' | '…' | ')' | ']' | '"' | '\'' | '”' | '’' | '»')
                    }
                    false => !matches!(mark, '%' | '°' | '€' | '$' | '£'),
                },
                TokenKind::Link => false,
                TokenKind::Number | TokenKind::Word => {
                    let hour = |atom: &Atom| matches!(atom.slot, slot::DOTTED_TIME | slot::CLOCK);
                    // `Monday the 24th 6 p.m.`
                    let after = |atom: &Atom| self.reading.at(found.end + atom.tokens).iter().any(is_of_the_clock);
                    let counted = |atom: &Atom| atom.slot == slot::HOUR && after(atom);
                    found.rule.means == Means::Date
                        && self.reading.at(found.end).iter().any(|atom| hour(atom) || counted(atom))
                        || self.dates.after_a_date.longest(&self.tokens[found.end..]).is_some()
                }
            },
            None => true,
        }
    }

    /// Whether two numbers with a stroke between them are a part of what follows (`on 1/3 of the land`).
    fn is_fraction(&self, found: &Match) -> bool {
        let numbers = [slot::DAY, slot::MONTH].map(|slot| found.captures.get(slot));
        let small = |n: Option<i32>| n.is_some_and(|n| n <= 10);
        let word = |i: usize| self.tokens.get(i).is_some_and(Token::is_word);
        found.end == found.start + 3
            && self.tokens.get(found.start + 1).is_some_and(|t| t.is_mark('/'))
            && numbers.into_iter().all(small)
            && word(found.end)
    }

    /// Whether so many years after a word and `of` are its age, not how long it lasts.
    fn is_age(&self, found: &Match) -> bool {
        const GROWN: i32 = 16_000;
        let years = found.captures.all(slot::UNIT).eq([unit_value(Unit::Year, 1)]);
        let noun = self.from.checked_sub(1).and_then(|i| self.tokens.get(i..=i));
        years
            && found.captures.get(slot::N).is_some_and(|n| n >= GROWN)
            && noun.is_some_and(|noun| self.dates.lasting.get(noun).is_none())
    }

    /// Whether a number of years between commas after a name is the age of who is named.
    fn is_age_of(&self, found: &Match) -> bool {
        let years = found.captures.all(slot::UNIT).eq([unit_value(Unit::Year, 1)]);
        let token = |i: Option<usize>| i.and_then(|i| self.tokens.get(i));
        years
            && token(found.start.checked_sub(1)).is_some_and(|t| t.is_mark(',') || t.is_mark('('))
            && token(found.start.checked_sub(2)).is_some_and(|t| t.is_word() && t.is_capitalised())
    }

    /// Whether a word beside a year makes it part of a name (`Expo 2020`, `2019 World Cup`).
    fn is_in_name(&self, found: &Match) -> bool {
        let token = |i: usize| self.tokens.get(i);
        let capitalised = |i: usize| token(i).is_some_and(|t| t.is_word() && t.is_capitalised());
        // `The agency's 2028 Ariel programme` says when.
        let owned = found.start.checked_sub(1).and_then(token).is_some_and(|t| t.is_word() && t.glued);
        if owned {
            return false;
        }
        found.start.checked_sub(1).is_some_and(|i| i > 0 && capitalised(i)) || capitalised(found.end)
    }

    fn is_year(&self, found: &Match) -> bool {
        let glued_before = self.tokens.get(found.start).is_some_and(|t| t.glued);
        if let Some(before) = found.start.checked_sub(1).and_then(|i| self.tokens.get(i)) {
            let fine = match before.kind {
                TokenKind::Mark(mark) if glued_before => {
                    matches!(
                        mark,
                        '(' | '[' | '"' | '\'' | '“' | '„' | '‘' | '’' | '«' | '-' | '–' | '—' | '~' | '=' | ':'
                    )
                }
                TokenKind::Mark(mark) => !matches!(mark, '€' | '$' | '£' | '#' | '§' | '+'),
                TokenKind::Word | TokenKind::Number | TokenKind::Link => !glued_before,
            };
            let from = found.start.saturating_sub(3);
            let amount = (from..found.start).any(|i| {
                let longest = self.dates.no_year_after.longest(&self.tokens[i..found.start]);
                longest.is_some_and(|(len, _)| i + len == found.start)
            });
            if !fine || amount {
                return false;
            }
        }
        match self.tokens.get(found.end) {
            Some(token) if token.glued => match token.kind {
                TokenKind::Mark(mark) => !matches!(mark, '%' | '€' | '$' | '°' | '/' | '*' | '+'),
                TokenKind::Word => self.document.slice(token.span).starts_with(is_apostrophe),
                TokenKind::Number | TokenKind::Link => false,
            },
            Some(token) if matches!(token.kind, TokenKind::Mark('%' | '€' | '$' | '°' | '£')) => false,
            Some(_) => self.dates.no_year_before.longest(&self.tokens[found.end..]).is_none(),
            None => true,
        }
    }
}

/// Whether a word behind a number makes it an hour: a part of the day, or the hour itself.
fn is_of_the_clock(atom: &Atom) -> bool {
    match atom.slot {
        slot::AM_PM | slot::PART => true,
        slot::UNIT_ONE => atom.value == unit_value(Unit::Hour, 1),
        _ => false,
    }
}
