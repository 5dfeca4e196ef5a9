//! Forms that belong together: the ends of a period, a list that shares its month, a length of time after a date.

use super::matching::{Captures, Match};
use crate::pack::dates::{Dates, Join, slot, unit_of, unit_value};
use crate::pack::schema::dates::{JoinMeaning, Means, Only, Unit};
use crate::text::{Token, TokenKind};

/// One or two forms that make one date.
#[derive(Debug, Clone)]
pub enum Item {
    /// One form.
    One(Match),
    /// A period from the first to the second.
    Range(Match, Match),
    /// A length of time after a date or clock time, or before it where `sign` is -1; with a clock time that `lasts`, from
    /// there on so long.
    Moved { length: Match, from: Match, sign: i64, lasts: bool },
}

impl Item {
    /// Its tokens.
    pub fn tokens(&self) -> (usize, usize) {
        match self {
            Item::One(only) => (only.start, only.end),
            Item::Range(first, last) => (first.start, last.end),
            Item::Moved { length, from, .. } => (length.start.min(from.start), length.end.max(from.end)),
        }
    }

    /// The form that says most.
    pub fn main(&self) -> &Match {
        match self {
            Item::One(only) => only,
            Item::Range(first, _) => first,
            Item::Moved { from, .. } => from,
        }
    }
}

/// Joins what belongs together and drops what is a date only where it is joined.
pub fn join(dates: &Dates, tokens: &[Token], found: Vec<Match>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut rest = found.into_iter().peekable();
    while let Some(first) = rest.next() {
        let item = rest.peek().and_then(|second| pair(dates, tokens, &first, second));
        if item.is_some() {
            rest.next();
        }
        items.push(item.unwrap_or(Item::One(first)));
    }
    for i in 1..items.len() {
        let (before, after) = items.split_at_mut(i);
        if let (Some(first), Some(Item::One(second))) = (before.last(), after.first_mut()) {
            tell_time(dates, tokens, first.main(), second);
        }
        // `6/4 between 9 and 10 a.m.`
        if let (Some(Item::One(first)), Some(second)) = (before.last_mut(), after.first())
            && first.captures.has(slot::DAY)
            && sort(second.main()) == Sort::Clock
            && second.tokens().0 <= first.end + 1
        {
            first.rule.only = Only::Anywhere;
        }
    }
    // A list shares from its end: `3, 4 and 5 May`.
    for i in (1..items.len()).rev() {
        let (before, after) = items.split_at_mut(i);
        if let (Some(Item::One(first)), Some(second)) = (before.last_mut(), after.first())
            && let Some(shared) = shares(dates, tokens, first, second.main())
        {
            *first = shared;
        }
    }
    items.retain(|item| keeps(item) && !is_cut_off(tokens, item));
    items
}

/// Two forms that stand beside each other as one date, if that is what the words between make of them.
fn pair(dates: &Dates, tokens: &[Token], first: &Match, second: &Match) -> Option<Item> {
    let joins = between(dates, tokens, first, second)?;
    for join in joins {
        if !join.after.is_empty() && !follows(dates, tokens, first.start, join) {
            continue;
        }
        let item = match join.means {
            // Two hours from 9, from 11.05 to 9; but not `two hours from 9 villages`, nor `11.05: nine villages …`.
            JoinMeaning::Range | JoinMeaning::From if counts(dates, tokens, second) => None,
            JoinMeaning::Range => range(first, second),
            JoinMeaning::List | JoinMeaning::Clock => None,
            JoinMeaning::After => moved(first, second, 1, false),
            JoinMeaning::Before => moved(first, second, -1, false),
            JoinMeaning::From => moved(first, second, 1, true),
            JoinMeaning::Lasting => moved(second, first, 1, true).filter(|item| item.main().rule.means == Means::Clock),
        };
        if item.is_some() {
            return item;
        }
    }
    None
}

/// What the words between two forms make of them.
fn between<'a>(dates: &'a Dates, tokens: &[Token], first: &Match, second: &Match) -> Option<&'a [Join]> {
    let gap = tokens.get(first.end..second.start)?;
    let (len, joins) = dates.joins.longest(gap)?;
    let mut rest = gap.get(len..)?;
    while !rest.is_empty() {
        rest = rest.get(dates.fillers.longest(rest)?.0..)?;
    }
    Some(joins)
}

/// Whether one of the words that a join asks for stands before a token.
fn follows(dates: &Dates, tokens: &[Token], at: usize, join: &Join) -> bool {
    let mut end = at;
    for _ in 0..3 {
        let ends_here = |phrases: &crate::pack::Phrases<()>| {
            (end.saturating_sub(4)..end)
                .find(|&i| phrases.longest(&tokens[i..end]).is_some_and(|(len, _)| i + len == end))
        };
        if ends_here(&join.after).is_some() {
            return true;
        }
        match ends_here(&dates.fillers) {
            Some(start) => end = start,
            None => return false,
        }
    }
    false
}

fn range(first: &Match, second: &Match) -> Option<Item> {
    let (a, b) = (sort(first), sort(second));
    let (mut first, mut second) = (first.clone(), second.clone());
    match (a, b) {
        (Sort::Clock, Sort::Clock) => {}
        (Sort::Number, Sort::Clock) => become_clock(&mut first)?,
        (Sort::Clock, Sort::Number) => become_clock(&mut second)?,
        (Sort::Clock, Sort::Other) if is_hours(&second) => become_clock(&mut second)?,
        (Sort::Other, Sort::Clock) if is_hours(&first) => become_clock(&mut first)?,
        (Sort::Number, Sort::Number) if dotted(&first) && dotted(&second) => {
            become_clock(&mut first)?;
            become_clock(&mut second)?;
        }
        (Sort::Date, Sort::Date) => {
            let sure = |m: &Match| m.rule.only != Only::Joined;
            let day_of_month = |m: &Match| m.captures.has(slot::DAY) && m.captures.has(slot::MONTH);
            if !(sure(&first) || sure(&second) || day_of_month(&first) && day_of_month(&second)) {
                return None;
            }
        }
        (Sort::Number, Sort::Date) if second.captures.has(slot::DAY) => become_day(&mut first)?,
        (Sort::Date, Sort::Number) if first.captures.has(slot::DAY) => become_day(&mut second)?,
        _ => return None,
    }
    Some(Item::Range(first, second))
}

/// Whether a bare number is written as a clock time.
fn dotted(found: &Match) -> bool {
    found.captures.has(slot::DOTTED_TIME)
}

/// Whether a form is a bare number that counts the word behind it.
fn counts(dates: &Dates, tokens: &[Token], found: &Match) -> bool {
    let behind = tokens.get(found.end..).unwrap_or_default();
    sort(found) == Sort::Number
        && !dotted(found)
        && behind.first().is_some_and(Token::is_word)
        && dates.after_a_date.longest(behind).is_none()
}

/// Whether it is a number of hours.
fn is_hours(found: &Match) -> bool {
    found.rule.means == Means::Length && found.captures.all(slot::UNIT).eq([unit_value(Unit::Hour, 1)])
}

fn moved(length: &Match, from: &Match, sign: i64, lasts: bool) -> Option<Item> {
    // A quarter of an hour before a day is no day, but before five o'clock it is a clock time.
    let units = || length.captures.all(slot::UNIT).map(|u| unit_of(u).0);
    let short = units().all(|u| matches!(u, Unit::Minute | Unit::Hour));
    let mut from = from.clone();
    let told = lasts && sort(&from) == Sort::Number && is_hours(length);
    // `een half uur na acht uur`
    if told || short && is_hours(&from) {
        become_clock(&mut from)?;
    }
    let fits = match sort(&from) {
        Sort::Date => units().all(|u| !matches!(u, Unit::Second | Unit::Minute | Unit::Hour)),
        Sort::Clock => short,
        Sort::Number | Sort::Other => false,
    };
    (fits && length.rule.means == Means::Length).then(|| Item::Moved { length: length.clone(), from, sign, lasts })
}

/// The first of two days as one of the second's month, where only that says it.
fn shares(dates: &Dates, tokens: &[Token], first: &Match, second: &Match) -> Option<Match> {
    let joins = between(dates, tokens, first, second)?;
    let fits = |j: &Join| j.after.is_empty() || follows(dates, tokens, first.start, j);
    let list = joins.iter().any(|j| j.means == JoinMeaning::List && fits(j));
    let alone = first.rule.only != Only::Joined && first.rule.means != Means::Bare;
    let fits = list && matches!(sort(first), Sort::Number | Sort::Date) && !alone;
    if !fits || sort(second) != Sort::Date || second.rule.only == Only::Joined {
        return None;
    }
    let mut shared = first.clone();
    if second.captures.has(slot::DAY) && second.captures.has(slot::MONTH) {
        become_day(&mut shared)?;
        lend(&second.captures, &mut shared.captures, slot::MONTH);
    } else if !(first.captures.has(slot::MONTH) && second.captures.has(slot::MONTH)) {
        return None;
    }
    lend(&second.captures, &mut shared.captures, slot::YEAR);
    shared.rule.only = Only::Anywhere;
    Some(shared)
}

/// Reads a number after a day and `at`, and a number of hours after a clock time, as a clock time.
fn tell_time(dates: &Dates, tokens: &[Token], first: &Match, second: &mut Match) {
    let joins = || between(dates, tokens, first, second).unwrap_or_default();
    let means = |meaning| joins().iter().any(|j| j.means == meaning);
    let fits = match (sort(first), sort(second)) {
        (Sort::Date, Sort::Number) => means(JoinMeaning::Clock),
        // `vrijdagavond 22 uur`
        (Sort::Date, Sort::Other) => {
            first.end == second.start
                && second.taken == second.end
                && first.captures.has(slot::WEEKDAY)
                && is_hours(second)
        }
        (Sort::Clock, Sort::Other) => is_hours(second) && means(JoinMeaning::List),
        (_, _) => false,
    };
    if fits && become_clock(second).is_some() {
        second.rule.only = Only::Anywhere;
    }
}

/// Gives what one date says to another that does not say it.
pub fn lend(from: &Captures, to: &mut Captures, slot: u16) {
    if let (Some(value), false) = (from.get(slot), to.has(slot)) {
        to.add(slot, value);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Date,
    Clock,
    /// A number that may be a day or an hour.
    Number,
    Other,
}

fn sort(found: &Match) -> Sort {
    match found.rule.means {
        Means::Clock => Sort::Clock,
        Means::Bare if found.captures.has(slot::MONTH) || found.captures.has(slot::WEEKDAY) => Sort::Date,
        Means::Bare => Sort::Number,
        Means::Date
        | Means::Ago
        | Means::Ahead
        | Means::Earlier
        | Means::Later
        | Means::Same
        | Means::Previous
        | Means::Next
        | Means::Decade
        | Means::Century
        | Means::Before
        | Means::Rest
        | Means::Now => Sort::Date,
        Means::Past | Means::Coming | Means::Length | Means::Repeat | Means::Nothing => Sort::Other,
    }
}

/// Reads a bare number as an hour.
fn become_clock(found: &mut Match) -> Option<()> {
    if !found.captures.has(slot::DOTTED_TIME) {
        let hour = found.captures.get(slot::N).filter(|n| n % 1000 == 0 && (0..=24_000).contains(n))? / 1000;
        found.captures = Captures::default();
        found.captures.add(slot::HOUR, hour);
    }
    found.rule.means = Means::Clock;
    Some(())
}

/// Reads a bare number as a day of the month.
fn become_day(found: &mut Match) -> Option<()> {
    if !found.captures.has(slot::DAY) {
        let number = found.captures.get(slot::N).filter(|n| n % 1000 == 0).map(|n| n / 1000);
        let day = number.or_else(|| found.captures.get(slot::NTH)).filter(|d| (1..=31).contains(d))?;
        found.captures.add(slot::DAY, day);
    }
    found.rule.means = Means::Date;
    Some(())
}

/// Whether an item is a date at all.
fn keeps(item: &Item) -> bool {
    match item {
        Item::One(only) => match only.rule.means {
            Means::Bare | Means::Now | Means::Repeat | Means::Nothing => false,
            _ => only.rule.only != Only::Joined,
        },
        Item::Range(..) | Item::Moved { .. } => true,
    }
}

/// Whether digits go on at either end (`133-03-03-2020`): then it is part of some other number.
fn is_cut_off(tokens: &[Token], item: &Item) -> bool {
    let (start, end) = item.tokens();
    let number = |i: usize| tokens.get(i).is_some_and(|t| t.is_number());
    let glued = |i: usize| tokens.get(i).is_some_and(|t| t.glued);
    let mark = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| matches!(t.kind, TokenKind::Mark('-' | '/' | '.' | ':' | ',' | '–' | '+' | '=' | '*')))
    };
    // The hour of `2016-12-16T12:23` is a word of its own.
    let hour = |i: usize| glued(i) && i > 0 && number(i - 1) && tokens.get(i).is_some_and(Token::is_word);
    let before = start >= 2
        && (number(start) && glued(start) && mark(start - 1) && glued(start - 1))
        && (number(start - 2) || hour(start - 2));
    let after = end >= 1 && number(end - 1) && glued(end) && mark(end) && glued(end + 1) && number(end + 1);
    before || after
}
