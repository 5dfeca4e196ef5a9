//! Dates, periods, lengths of time and clock times.
//!
//! Every sentence is read once: what each token can be ([`reading`]), the longest form of the pack at each place
//! ([`matching`]), forms that belong together ([`join`]), and what they mean on the day the article is from
//! ([`resolve`], with [`calendar`] and [`tense`]).

mod article;
pub mod calendar;
mod exactness;
mod join;
mod matching;
mod reading;
mod resolve;
mod tense;
mod value;

use super::Context;
use crate::annotation::{Annotation, Approximation, Certainty, Detail, Evidence, Temporal};
use crate::pack::Pack;
use crate::pack::dates::{Dates, slot, unit_of};
use crate::pack::schema::dates::{Means, Only, Unit};
use crate::text::{Document, Span, Token};
pub use article::article_date;
use calendar::{Day, Stretch};
use join::{Item, lend};
use matching::{Captures, Match, Matcher};
use reading::Reading;
use resolve::Resolver;
use value::{Clock, Value};

/// How many sentences back a date may be that `a year earlier` refers to.
const MEMORY: usize = 3;

/// How far a clock time may be from its day, in tokens.
const NEAR: usize = 3;

/// Adds what is found in `document` to `out`.
pub fn find(document: &Document, pack: &Pack, context: &Context, out: &mut Vec<Annotation>) {
    let today = context.date.as_deref().and_then(article::day);
    let mut finder =
        Finder { document, pack, dates: &pack.dates, today, mentioned: [None; 2], reading: Reading::default() };
    for sentence in 0..document.sentences().len() {
        finder.sentence(sentence, out);
    }
}

struct Finder<'a> {
    document: &'a Document,
    pack: &'a Pack,
    dates: &'a Dates,
    today: Option<Day>,
    /// The date mentioned last that is not to come, and the last that is, each with its sentence.
    mentioned: [Option<(usize, Stretch)>; 2],
    reading: Reading,
}

impl Finder<'_> {
    fn sentence(&mut self, index: usize, out: &mut Vec<Annotation>) {
        let tokens = &self.document.tokens()[self.document.sentences()[index].tokens.clone()];
        self.reading.read(self.document, tokens, self.dates);
        let items = join::join(self.dates, tokens, scan(self.document, self.dates, tokens, &self.reading));
        for (i, item) in items.iter().enumerate() {
            let weekday = self.weekday_only(item);
            let item = weekday.as_ref().unwrap_or(item);
            let cue = needs_tense(item).then(|| {
                let (start, end) = item.tokens();
                let clock = items.get(i + 1).filter(|next| next.main().rule.means == Means::Clock);
                let verb = clock.map(Item::tokens).filter(|clock| end + NEAR >= clock.0).map_or(end, |clock| clock.1);
                let tense = &self.dates.tense;
                tense::Around { document: self.document, tense, tokens, date: start..end, verb }.cue()
            });
            let cue = cue.flatten();
            // `Zondag op maandag` is one night.
            let follows = i > 0 && items[i - 1].tokens().1 + 1 >= item.tokens().0;
            if item.main().rule.only == Only::Told && !follows && !cue.is_some_and(|cue| cue.known) {
                continue;
            }
            let resolver = Resolver {
                dates: self.dates,
                today: self.today,
                mentioned: self.mentioned(index),
                future: cue.map(|cue| cue.future),
                against: cue.map_or(1, |cue| cue.against),
            };
            let neighbour = part_beside(&items, i);
            let Some(value) = value(&resolver, item, neighbour) else { continue };
            if let Some(stretch) = value.mention() {
                let to_come = self.today.is_some_and(|today| stretch.first > today);
                self.mentioned[usize::from(to_come)] = Some((index, stretch));
            }
            let span = span(tokens, item, &value);
            let mut evidence = Evidence::new(rule(item, &value), certainty(item));
            evidence.cue = cue.map(|cue| cue.span);
            let (start, end) = item.tokens();
            let approximation = exactness::around(&self.pack.numbers, tokens, start..end).filter(|said| match value {
                Value::Length(_) | Value::Open => true,
                // `from five o'clock` and `before 2010` are no bounds of a number.
                Value::Clock(_) => matches!(said, Approximation::About | Approximation::Almost),
                Value::At(_) => matches!(said, Approximation::About),
                Value::Clocks(..) | Value::Between(..) => false,
            });
            let approximation = match (&value, approximation) {
                // Towards five is about five.
                (Value::Clock(_), Some(Approximation::Almost)) => Some(Approximation::About),
                (_, said) => said,
            };
            let temporal = Temporal { value: value.iso(), approximation };
            let detail = if value.is_clock() { Detail::Time(temporal) } else { Detail::Date(temporal) };
            out.push(Annotation::new(span, detail, evidence));
        }
    }
}

impl Finder<'_> {
    /// Only the weekday of a form whose day falls on another: then its numbers are hours (`Monday 6-8`).
    fn weekday_only(&self, item: &Item) -> Option<Item> {
        let Item::One(found) = item else { return None };
        let (day, month) = (found.captures.get(slot::DAY)?, found.captures.get(slot::MONTH)?);
        let weekday = found.captures.get(slot::WEEKDAY)?;
        let today = self.today?;
        let days = (-1..=1).filter_map(|by| Day::new(today.year() + by, month, day));
        let near = days.min_by_key(|d| d.since(today).abs())?;
        if found.rule.only != Only::Weekday || near.weekday() == weekday {
            return None;
        }
        let mut only = found.clone();
        only.end = found.captures.end_of(slot::WEEKDAY)?;
        only.captures = Captures::default();
        for slot in [slot::SHIFT, slot::WEEKDAY] {
            lend(&found.captures, &mut only.captures, slot);
        }
        Some(Item::One(only))
    }

    /// The date that `a year earlier` in a sentence refers to: the last one that is not to come, else the last.
    fn mentioned(&self, sentence: usize) -> Option<Stretch> {
        let near = |(at, stretch): (usize, Stretch)| (sentence - at <= MEMORY).then_some(stretch);
        self.mentioned.iter().find_map(|mention| mention.and_then(near))
    }
}

/// All forms in a sentence, from left to right.
fn scan(document: &Document, dates: &Dates, tokens: &[Token], reading: &Reading) -> Vec<Match> {
    let mut matcher = Matcher::new(document, dates, tokens, reading);
    let mut found: Vec<Match> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match matcher.at(at) {
            Some(form) => {
                // A form that needs no context may go on longer than one that does: `in May`, but `May 2019`.
                let longer = (form.start > at).then(|| matcher.at(form.start)).flatten();
                let form = longer.filter(|l| l.taken > form.taken).unwrap_or(form);
                at = form.end.max(at + 1);
                found.push(form);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether past or future makes a difference.
fn needs_tense(item: &Item) -> bool {
    let captures = &item.main().captures;
    let said =
        [slot::YEAR, slot::SHORT_YEAR, slot::CENTURY, slot::SHIFT, slot::TODAY, slot::DOTTED_DATE, slot::COMPACT_DATE];
    let form = item.main();
    let weekend = || form.captures.all(slot::UNIT).any(|u| unit_of(u).0 == Unit::Weekend);
    form.rule.only == Only::Future
        || form.rule.means == Means::Rest
        || form.rule.means == Means::Date && weekend()
        || form.rule.means == Means::Date && !said.iter().any(|slot| captures.has(*slot))
}

/// The part of the day that a date right beside a clock time says.
fn part_beside(items: &[Item], at: usize) -> Option<i32> {
    let (start, end) = items[at].tokens();
    let before = at.checked_sub(1).and_then(|i| items.get(i)).filter(|b| b.tokens().1 + NEAR >= start);
    let after = items.get(at + 1).filter(|a| end + NEAR >= a.tokens().0);
    before.into_iter().chain(after).find_map(|item| item.main().captures.get(slot::PART))
}

fn value(resolver: &Resolver, item: &Item, part: Option<i32>) -> Option<Value> {
    match item {
        Item::One(only) if only.rule.means == Means::Clock => {
            let last = |slot| only.captures.all(slot).nth(1).map(|last| (slot, last));
            match last(slot::HOUR).or_else(|| last(slot::HHMM)) {
                Some(last) => hours(resolver, only, last, part),
                None => resolver.clock(only, part).map(Value::Clock),
            }
        }
        Item::One(only) => resolver.value(only),
        Item::Range(first, last) if first.rule.means == Means::Clock => clocks(resolver, first, last, part),
        Item::Range(first, last) => period(resolver, first, last),
        Item::Moved { length, from, sign, lasts } if from.rule.means == Means::Clock => {
            let at = resolver.clock(from, part)?;
            let Value::Length(parts) = resolve::length(&length.captures)? else { return None };
            let moved = at.plus(sign * value::minutes(&parts));
            Some(if *lasts { Value::Clocks(at, moved) } else { Value::Clock(moved) })
        }
        Item::Moved { length, from, sign, .. } => {
            let mention = resolver.value(from)?.mention();
            // `Two weeks before today` is as exact as before any other day.
            Some(Resolver { today: None, ..*resolver }.shifted(&length.captures, mention, *sign))
        }
    }
}

/// From one clock time to another; what only one says of the part of the day holds for both, where that fits.
fn clocks(resolver: &Resolver, first: &Match, last: &Match, part: Option<i32>) -> Option<Value> {
    let (a, b) = (first.captures.get(slot::PART), last.captures.get(slot::PART));
    let from = resolver.clock(first, part)?;
    let to = resolver.clock(last, part)?;
    let half = |clock: Clock| Clock { minutes: clock.minutes + 12 * 60, ..clock };
    let (from, to) = match (a, b) {
        (None, Some(part)) => match resolver.clock(first, Some(part)) {
            Some(moved) if moved.minutes <= to.minutes => (moved, to),
            Some(_) | None => (from, to),
        },
        (Some(_), None) if to.minutes < from.minutes && to.minutes < 12 * 60 => (from, half(to)),
        (_, _) => (from, to),
    };
    Some(Value::Clocks(from, to))
}

/// From one hour to another, as one form says it.
fn hours(resolver: &Resolver, found: &Match, (slot, last): (u16, i32), part: Option<i32>) -> Option<Value> {
    let mut end = found.clone();
    end.captures = Captures::default();
    end.captures.add(slot, last);
    lend(&found.captures, &mut end.captures, slot::PART);
    clocks(resolver, found, &end, part)
}

/// From one date to another; what one leaves out it has from the other.
fn period(resolver: &Resolver, first: &Match, last: &Match) -> Option<Value> {
    let (mut a, mut b) = (first.clone(), last.clone());
    let says_year = |m: &Match| m.captures.has(slot::YEAR) || m.captures.has(slot::SHORT_YEAR);
    let lent = !says_year(&a) && says_year(&b);
    for slot in [slot::YEAR, slot::SHORT_YEAR] {
        if lent && !a.captures.has(slot::TODAY) && !a.captures.has(slot::SHIFT) {
            lend(&b.captures, &mut a.captures, slot);
        }
    }
    // `28 to 3 November` begins in October, `April 27 to the 3rd` ends in May.
    let over = matches!((a.captures.get(slot::DAY), b.captures.get(slot::DAY)), (Some(a), Some(b)) if a > b);
    let month = |of: &Match| of.captures.get(slot::MONTH);
    match (month(&a), month(&b)) {
        (None, Some(month)) if a.captures.has(slot::DAY) => {
            a.captures.add(slot::MONTH, if over { (month + 10) % 12 + 1 } else { month });
        }
        (Some(month), None) if b.captures.has(slot::DAY) => {
            b.captures.add(slot::MONTH, if over { month % 12 + 1 } else { month });
        }
        (_, _) => {}
    }
    let from = resolver.value(&a)?.mention();
    let open_end = needs_tense(&Item::One(b.clone()));
    let to = match (open_end, from) {
        (true, Some(from)) => {
            let later = Resolver { today: Some(from.first), future: Some(true), ..*resolver };
            later.following(&b, from)
        }
        _ => resolver.value(&b)?.mention(),
    };
    let (Some(mut from), Some(to)) = (from, to) else { return Some(Value::Open) };
    if from.first > to.last() && lent {
        from = Stretch { first: from.first.plus_months(-12), ..from };
    }
    Some(if from.first <= to.last() { Value::Between(from, to) } else { Value::Open })
}

/// Where an item stands; of a length of time that refers to no date, only the length.
fn span(tokens: &[Token], item: &Item, value: &Value) -> Span {
    let (mut start, mut end) = item.tokens();
    if let (Item::One(only), Value::Length(_)) = (item, value)
        && only.rule.means != Means::Length
    {
        end = only.captures.end_of(slot::UNIT).unwrap_or(end).clamp(start + 1, end);
        start = only.captures.start().unwrap_or(start).clamp(start, end - 1);
    }
    Token::span_of(&tokens[start..end])
}

/// The rule's name, for the reader.
fn rule(item: &Item, value: &Value) -> &'static str {
    let form = item.main();
    match (item, value) {
        (Item::Range(..) | Item::Moved { .. }, Value::Clocks(..)) => return "time.range",
        (Item::Range(..), _) => return "date.range",
        (Item::Moved { .. }, Value::Clock(_)) => return "time.clock",
        (Item::Moved { .. }, _) => return "date.offset",
        (_, Value::Length(_)) => return "date.length",
        (Item::One(_), _) => {}
    }
    let has = |slot| form.captures.has(slot);
    match form.rule.means {
        Means::Date if has(slot::HOLIDAY) => "date.holiday",
        Means::Date if has(slot::SHIFT) || has(slot::TODAY) => "date.relative",
        Means::Date
            if has(slot::YEAR) || has(slot::SHORT_YEAR) || has(slot::DOTTED_DATE) || has(slot::COMPACT_DATE) =>
        {
            match has(slot::MONTH) || form.captures.has_other_than(&[slot::YEAR]) {
                true => "date.full",
                false => "date.year",
            }
        }
        Means::Date if has(slot::WEEKDAY) && !has(slot::MONTH) => "date.weekday",
        Means::Date | Means::Now | Means::Bare | Means::Repeat | Means::Nothing => "date.partial",
        Means::Ago | Means::Ahead | Means::Earlier | Means::Later => "date.offset",
        Means::Past | Means::Coming | Means::Rest => "date.window",
        Means::Same | Means::Previous | Means::Next => "date.mentioned",
        Means::Decade | Means::Century | Means::Before => "date.era",
        Means::Length => "date.length",
        Means::Clock => "time.clock",
    }
}

fn certainty(item: &Item) -> Certainty {
    match item {
        Item::One(only) => match only.rule.only {
            Only::Anywhere | Only::Joined | Only::Age => Certainty::High,
            Only::Alone | Only::Year | Only::Future | Only::Told | Only::Weekday => Certainty::Medium,
        },
        Item::Range(..) | Item::Moved { .. } => Certainty::High,
    }
}
