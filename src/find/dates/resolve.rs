//! What a form means on the day the article is from.

use super::calendar::{Day, Grain, Stretch};
use super::matching::{Captures, Match};
use super::reading::full_year;
use super::value::{Clock, Value, grain_of, moved};
use crate::pack::dates::{Dates, TERM, slot, unit_of};
use crate::pack::schema::dates::{Holiday, Means, Only, Unit};

/// What is known where dates are resolved.
#[derive(Clone, Copy)]
pub struct Resolver<'a> {
    /// The language's calendar.
    pub dates: &'a Dates,
    /// The day the article is from.
    pub today: Option<Day>,
    /// The date mentioned last.
    pub mentioned: Option<Stretch>,
    /// Whether the words around speak of the future; none where they do not say.
    pub future: Option<bool>,
    /// How much farther days seem that they speak against.
    pub against: i32,
}

impl Resolver<'_> {
    /// What a form means; none where it is no date after all.
    pub fn value(&self, found: &Match) -> Option<Value> {
        let captures = &found.captures;
        match found.rule.means {
            Means::Date => self.date(captures),
            Means::Ago => Some(self.shifted(captures, self.today.map(Stretch::day), -1)),
            Means::Ahead if found.rule.only == Only::Future && self.future != Some(true) => length(captures),
            Means::Ahead => Some(self.shifted(captures, self.today.map(Stretch::day), 1)),
            Means::Earlier => Some(self.shifted(captures, self.mentioned, -1)),
            Means::Later => Some(self.shifted(captures, self.mentioned, 1)),
            Means::Past => Some(self.window(captures, -1)),
            Means::Coming => Some(self.window(captures, 1)),
            Means::Rest => self.rest(captures),
            Means::Same => self.beside(captures, 0),
            Means::Previous => self.beside(captures, -1),
            Means::Next => self.beside(captures, 1),
            Means::Decade => decade(captures),
            Means::Century => century(captures),
            Means::Before => before_era(captures),
            Means::Length => length(captures),
            Means::Clock => self.clock(found, None).map(Value::Clock),
            Means::Now => self.today.map(|day| Value::At(Stretch::day(day))),
            Means::Bare | Means::Repeat | Means::Nothing => None,
        }
    }

    /// The first date of this form from a stretch on; [`Resolver::today`] is the stretch's first day.
    pub fn following(&self, found: &Match, from: Stretch) -> Option<Stretch> {
        let stretch = self.value(found)?.mention()?;
        if stretch.last() >= from.first {
            return Some(stretch);
        }
        let later = Resolver { today: Some(from.first.plus_months(6)), ..*self };
        later.value(found)?.mention().filter(|s| s.last() >= from.first)
    }

    /// A day or stretch of the calendar, said by its parts.
    fn date(&self, c: &Captures) -> Option<Value> {
        let at = |stretch: Option<Stretch>| Some(stretch.map_or(Value::Open, Value::At));
        if let Some(packed) = c.get(slot::DOTTED_DATE).or_else(|| c.get(slot::COMPACT_DATE)) {
            let day = Day::new(packed / 10_000, packed / 100 % 100, packed % 100)?;
            return Some(Value::At(Stretch::day(day)));
        }
        let year = self.year(c);
        let dotted = c.get(slot::DAY_DOT_MONTH);
        let month = c.get(slot::MONTH).or(dotted.map(|d| d / 100));
        let weekday = c.get(slot::WEEKDAY);
        if let Some(holiday) = c.get(slot::HOLIDAY).and_then(|i| self.dates.holidays.get(i as usize)) {
            let of = |y| holiday_in(holiday, y).map(Stretch::day);
            let around = c.get(slot::UNIT).map(unit_of).filter(|_| !c.has(slot::SHIFT));
            if let Some((unit @ (Unit::Weekend | Unit::Week), 1)) = around {
                let day = self.yearly(c, year, of)?;
                return Some(if unit == Unit::Week {
                    Value::At(Stretch::around(day.first, Grain::Week))
                } else {
                    weekend_at(day)
                });
            }
            return at(match (c.get(slot::NTH), self.today) {
                (Some(-1), Some(today)) => (today.year() - 1..=today.year()).filter_map(of).rfind(|s| s.last() < today),
                _ => self.yearly(c, year, of),
            });
        }
        let nth = c.get(slot::NTH).filter(|_| weekday.is_none() && !c.has(slot::UNIT));
        if let (Some(day), Some(month)) = (c.get(slot::DAY).or(dotted.map(|d| d % 100)).or(nth), month) {
            let of = |y| Day::new(y, month, day).map(Stretch::day);
            // A weekday beside the date tells the year, where it fits one that is near.
            let fits = |s: &Stretch| weekday.is_none_or(|w| s.first.weekday() == w);
            let near = |s: &Stretch| self.today.is_some_and(|t| (-190..190).contains(&s.first.since(t)));
            let told = self.yearly(c, year, |y| of(y).filter(fits)).filter(|s| year.is_some() || near(s));
            let found = told.or_else(|| self.yearly(c, year, of));
            if let Some(found) = found.filter(|_| c.all(slot::DAY).count() > 1) {
                return Some(to_last_day(c, found));
            }
            // `The week of 5 May`
            let around = c.get(slot::UNIT).map(unit_of).filter(|_| !c.has(slot::SHIFT));
            let grain = around.and_then(|(unit, times)| grain_of(unit, times)).unwrap_or(Grain::Day);
            return at(found.map(|s| Stretch::around(s.first, grain)));
        }
        if let (Some(nth), Some(weekday)) = (c.get(slot::NTH), weekday) {
            let (year, month) = match month {
                Some(month) => {
                    let stretch = self.yearly(c, year, |y| Stretch::month(y, month));
                    (stretch?.first.year(), month)
                }
                None => match year.or_else(|| self.shifted_year(c)) {
                    Some(year) => (year, if nth < 0 { 12 } else { 1 }),
                    None => self.shifted_month(c)?,
                },
            };
            return at(Day::nth_weekday(year, month, weekday, nth).map(Stretch::day));
        }
        if let (Some(nth), Some(unit)) = (c.get(slot::NTH), c.get(slot::UNIT)) {
            if let Some(count) = c.get(slot::N).map(|n| n / 1000) {
                return self.several_of(c, nth, count, unit, year, month);
            }
            // Without a year around it, only the quarter is one of the calendar.
            let bare = year.is_none() && month.is_none() && !c.has(slot::SHIFT) && c.all(slot::UNIT).count() == 1;
            if bare && unit_of(unit) != (Unit::Month, 3) {
                return None;
            }
            return at(self.nth_unit(c, nth, unit, year, month));
        }
        // The winter of 2019-20 is the one that begins then.
        let years = c.all(slot::YEAR).count() + c.all(slot::SHORT_YEAR).count();
        if let Some(season) = c.get(slot::SEASON).filter(|s| *s != TERM || years < 2) {
            return at(self.yearly(c, year, |y| match season {
                0..TERM => Stretch::season(y, season),
                TERM => year.and_then(Stretch::year),
                term => Stretch::term(y, term - TERM),
            }));
        }
        if let (Some(first), Some(last)) = (c.get(slot::YEAR), c.all(slot::YEAR).nth(1).or_else(|| end_of_years(c))) {
            let (from, to) = (Stretch::year(first)?, Stretch::year(last)?);
            // `2015-32` is no season.
            let near = c.all(slot::YEAR).count() > 1 || last - first <= 10;
            return (first < last && near).then_some(Value::Between(from, to));
        }
        if let Some(month) = month {
            return at(self.yearly(c, year, |y| Stretch::month(y, month)));
        }
        if let Some(quarter) = c.get(slot::QUARTER) {
            return at(self.yearly(c, year, |y| {
                Stretch::month(y, quarter * 3 - 2).map(|m| Stretch { grain: Grain::Quarter, ..m })
            }));
        }
        if let Some(half) = c.get(slot::HALF) {
            return at(self.yearly(c, year, |y| {
                Stretch::month(y, half * 6 - 5).map(|m| Stretch { grain: Grain::HalfYear, ..m })
            }));
        }
        if let Some(week) = c.get(slot::WEEK) {
            let monday = |y| Day::of_week(y, week).map(|first| Stretch { grain: Grain::Week, first });
            let year = year.or_else(|| self.shifted_year(c)).or_else(|| self.today.map(|t| t.week().0));
            return at(year.and_then(monday));
        }
        if let Some(weekday) = weekday {
            return at(self.weekday(c, weekday));
        }
        if let Some(day) = c.get(slot::DAY) {
            return Some(self.day_of_month(c, day).map_or(Value::Open, |found| to_last_day(c, found)));
        }
        if let Some(by) = c.get(slot::TODAY) {
            return at(self.today.map(|day| Stretch::day(day.plus(by))));
        }
        if let Some(year) = year {
            return at(Stretch::year(year));
        }
        if let (Some(shift), Some(unit)) = (c.get(slot::SHIFT), c.get(slot::UNIT)) {
            let (unit, times) = unit_of(unit);
            let by = shift >> 1;
            if unit == Unit::Workday {
                return at(self.today.map(|day| Stretch::day(moved(day, unit, i64::from(by) * 1000))));
            }
            let Some(grain) = grain_of(unit, times) else {
                // A fortnight begins with this week.
                let this = Stretch::around(self.today?, grain_of(unit, 1)?).plus(by * times);
                return Some(Value::Between(this, this.plus(times - 1)));
            };
            // Where a week begins on Sunday, the last one is over then; ISO 8601 ends it on that day.
            let over = |day: Day| self.dates.sunday_first && grain == Grain::Week && shift < 0 && day.weekday() == 7;
            let around = |day: Day| match by {
                0 => self.this(grain, day),
                by => Stretch::around(day, grain).plus(by + i32::from(over(day))),
            };
            return at(self.today.map(around));
        }
        if let Some(unit) = c.get(slot::UNIT).filter(|_| !c.has(slot::SHIFT)) {
            let (unit, times) = unit_of(unit);
            let grain = grain_of(unit, times).filter(|g| (Grain::Weekend..=Grain::Year).contains(g))?;
            return at(self.today.map(|day| self.this(grain, day)));
        }
        if c.has(slot::SHIFT) && c.has(slot::PART) {
            let by = c.get(slot::SHIFT)? >> 1;
            return at(self.today.map(|day| Stretch::day(day.plus(by))));
        }
        None
    }

    /// This week, month and so on. This weekend is the last one where something has happened on it.
    fn this(&self, grain: Grain, today: Day) -> Stretch {
        let this = Stretch::around(today, grain);
        let over = grain == Grain::Weekend && this.first > today && self.future == Some(false);
        if over { this.plus(-1) } else { this }
    }

    /// The year that is said.
    fn year(&self, c: &Captures) -> Option<i32> {
        let in_words = || {
            let rest = c.get(slot::N).map(|n| n / 1000).filter(|n| (1..100).contains(n))?;
            Some(c.get(slot::CENTURY)? + rest)
        };
        c.get(slot::YEAR).or_else(|| c.get(slot::SHORT_YEAR).map(full_year)).or_else(in_words)
    }

    /// The year of `next year` and the like.
    fn shifted_year(&self, c: &Captures) -> Option<i32> {
        let year = c.all(slot::UNIT).any(|u| unit_of(u) == (Unit::Year, 1));
        let by = c.get(slot::SHIFT).filter(|_| year)? >> 1;
        Some(self.today?.year() + by)
    }

    /// Year and month of `next month` and the like.
    fn shifted_month(&self, c: &Captures) -> Option<(i32, i32)> {
        let month = c.all(slot::UNIT).any(|u| unit_of(u) == (Unit::Month, 1));
        let by = c.get(slot::SHIFT).filter(|_| month)? >> 1;
        let (year, month, _) = self.today?.plus_months(by).date();
        Some((year, month))
    }

    /// What comes once a year: in the year that is said, or the last, next or nearest one.
    fn yearly(&self, c: &Captures, year: Option<i32>, of: impl Fn(i32) -> Option<Stretch>) -> Option<Stretch> {
        if let Some(year) = year.or_else(|| self.shifted_year(c)) {
            return of(year);
        }
        let today = self.today?;
        let this = today.year();
        // Of `next Monday, 4 November`, only the weekday is the next.
        if let Some(shift) = c.get(slot::SHIFT).filter(|_| !c.has(slot::WEEKDAY)) {
            return match shift >> 1 {
                // A winter lies in two years, and so does a school year.
                0 => of(this)
                    .filter(|s| {
                        s.grain < Grain::Season || s.first <= today || s.grain == Grain::Season && s.first.date().1 < 12
                    })
                    .or_else(|| self.around(&of, today)),
                by if by < 0 => (this - 9..=this).rev().filter_map(&of).find(|s| s.last() < today),
                _ => (this..=this + 9).filter_map(&of).find(|s| s.first > today),
            };
        }
        (this - 8..=this + 8).filter_map(&of).min_by_key(|s| self.distance(*s, today))
    }

    /// The one around a day, or the nearest.
    fn around(&self, of: &impl Fn(i32) -> Option<Stretch>, today: Day) -> Option<Stretch> {
        let this = today.year();
        (this - 1..=this + 1).filter_map(of).min_by_key(|s| nearness(*s, today, 1, 1))
    }

    /// How far off a stretch seems: what the tense speaks against seems farther.
    fn distance(&self, stretch: Stretch, today: Day) -> i32 {
        let (past, future) = match self.future {
            Some(true) => (2 * self.against, 2),
            Some(false) => (2, 2 * self.against),
            None => (2, 3),
        };
        nearness(stretch, today, past, future)
    }

    /// The first, second or last week, month and so on of a longer stretch.
    fn nth_unit(&self, c: &Captures, nth: i32, unit: i32, year: Option<i32>, month: Option<i32>) -> Option<Stretch> {
        let (unit, times) = unit_of(unit);
        let grain = grain_of(unit, times)?;
        let in_year = |y: i32| {
            let whole = match month {
                Some(month) => Stretch::month(y, month)?,
                None => Stretch::year(y)?,
            };
            nth_in(whole, grain, nth)
        };
        match (year.or_else(|| self.shifted_year(c)), c.get(slot::SHIFT)) {
            (Some(year), _) => in_year(year),
            (None, Some(_)) => {
                let (year, month) = self.shifted_month(c)?;
                nth_in(Stretch::month(year, month)?, grain, nth)
            }
            (None, None) => self.yearly(c, None, in_year),
        }
    }

    /// The first or last few weeks, months and so on of a longer stretch.
    fn several_of(
        &self,
        c: &Captures,
        nth: i32,
        count: i32,
        unit: i32,
        year: Option<i32>,
        month: Option<i32>,
    ) -> Option<Value> {
        let (first, last) = if nth < 0 { (-count, -1) } else { (1, count) };
        let this = || self.today.filter(|_| month.is_none() && !c.has(slot::SHIFT)).map(Day::year);
        let year = year.or_else(this);
        let from = self.nth_unit(c, first, unit, year, month);
        let to = self.nth_unit(c, last, unit, year, month);
        Some(match (nth, from, to) {
            (1 | -1, Some(from), Some(to)) => Value::Between(from, to),
            (_, _, _) => Value::Open,
        })
    }

    /// A weekday, in the week that is said or near today.
    fn weekday(&self, c: &Captures, weekday: i32) -> Option<Stretch> {
        let today = self.today?;
        let of_week = |week: i32| today.monday().plus(7 * week + weekday - 1);
        let day = if let Some(shift) = c.get(slot::SHIFT) {
            let (by, nearest) = (shift >> 1, shift & 1 == 1 && !c.has(slot::UNIT));
            match (by, nearest) {
                (by, false) => of_week(by),
                (by, true) if by < 0 => today.plus(-((today.weekday() - weekday - 1).rem_euclid(7) + 1)),
                (_, true) => today.plus((weekday - today.weekday() - 1).rem_euclid(7) + 1),
            }
        } else if let (Some(unit), Some(n)) = (c.get(slot::UNIT), counts(c).first()) {
            let moved = moved(today, unit_of(unit).0, i64::from(*n) * i64::from(unit_of(unit).1));
            moved.monday().plus(weekday - 1)
        } else if let Some(day) = c.get(slot::DAY) {
            let months = (-12..=12).map(|m| today.plus_months(m)).filter_map(|m| {
                let (year, month, _) = m.date();
                Day::new(year, month, day).filter(|d| d.weekday() == weekday)
            });
            months.min_by_key(|d| self.distance(Stretch::day(*d), today))?
        } else {
            let past = (today.weekday() - weekday).rem_euclid(7);
            match self.future {
                Some(true) => today.plus((weekday - today.weekday()).rem_euclid(7)),
                Some(false) | None => today.plus(-past),
            }
        };
        Some(Stretch::day(day))
    }

    /// A day of this month, or of the one that is said.
    fn day_of_month(&self, c: &Captures, day: i32) -> Option<Stretch> {
        if let Some((year, month)) = self.shifted_month(c) {
            return Day::new(year, month, day).map(Stretch::day);
        }
        let today = self.today?;
        if c.has(slot::UNIT) || c.has(slot::SHIFT) {
            let (year, month, _) = today.plus_months(c.get(slot::SHIFT).map_or(0, |by| by >> 1)).date();
            return Day::new(year, month, day).map(Stretch::day);
        }
        let months = (-2..=2).map(|m| today.plus_months(m).date());
        let days = months.filter_map(|(year, month, _)| Day::new(year, month, day)).map(Stretch::day);
        days.min_by_key(|d| self.distance(*d, today))
    }

    /// A length of time before or after a date, as exact as the unit: `two years ago` is a year.
    pub fn shifted(&self, c: &Captures, from: Option<Stretch>, sign: i64) -> Value {
        let Some(from) = from else { return length(c).unwrap_or(Value::Open) };
        let mut day = from.first;
        let mut grain = Grain::Day;
        for (n, unit) in counts(c).into_iter().zip(c.all(slot::UNIT)) {
            let (unit, times) = unit_of(unit);
            let shorter = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
            let to_today = Some(from.first) == self.today && self.mentioned != Some(from);
            // What was thousands of years ago is on no calendar.
            if shorter && !to_today || i64::from(n) * i64::from(times) * i64::from(unit == Unit::Year) > AGES {
                return length(c).unwrap_or(Value::Open);
            }
            day = moved(day, unit, sign * i64::from(n) * i64::from(times));
            grain = match unit {
                // `The week after Christmas` is a week, `one week after Christmas` a day.
                Unit::Week
                    if Some(from.first) == self.today
                        || from.grain == Grain::Week
                        || !c.has(slot::N) && !c.has(slot::ONE) =>
                {
                    Grain::Week
                }
                // Two months after a day that is said is a day.
                Unit::Month if self.today.is_none() => from.grain,
                Unit::Weekend => Grain::Weekend,
                Unit::Month => Grain::Month,
                // A year before a month is that month, but a year before a day is a year.
                Unit::Year if matches!(from.grain, Grain::Month | Grain::Quarter | Grain::Season) => from.grain,
                Unit::Year if n % 1000 != 0 => Grain::Month,
                Unit::Year => Grain::Year,
                _ => Grain::Day,
            };
        }
        // Three days after `2019` are no day that can be told.
        match from.grain > grain {
            true => length(c).unwrap_or(Value::Open),
            false => Value::At(Stretch::around(day, grain)),
        }
    }

    /// A stretch that ends or begins today; open where its length is not said.
    fn window(&self, c: &Captures, sign: i64) -> Value {
        let counted = c.has(slot::N) || c.has(slot::FRACTION);
        let (Some(&n), Some(unit), Some(today)) = (counts(c).first(), c.get(slot::UNIT), self.today) else {
            return Value::Open;
        };
        if !counted {
            return Value::Open;
        }
        let (unit, times) = unit_of(unit);
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
            return length(c).unwrap_or(Value::Open);
        }
        let count = n / 1000;
        if let (Unit::Month, 3) = (unit, times) {
            let this = Stretch::around(today, Grain::Quarter);
            return match sign < 0 {
                true => Value::Between(this.plus(-count), this.plus(-1)),
                false => Value::Between(this.plus(1), this.plus(count)),
            };
        }
        let end = Stretch::day(moved(today, unit, sign * i64::from(n) * i64::from(times)));
        match sign < 0 {
            true => Value::Between(end, Stretch::day(today)),
            false => {
                let next = if unit == Unit::Workday { unit } else { Unit::Day };
                Value::Between(Stretch::day(moved(today, next, 1000)), end)
            }
        }
    }

    /// What is left of a stretch: from today to its end. Of one that is over or to come the whole is kept.
    fn rest(&self, c: &Captures) -> Option<Value> {
        let today = self.today?;
        let whole = match c.get(slot::UNIT).map(unit_of) {
            None | Some((Unit::Day, 1)) => Stretch::day(today),
            Some(_) => self.date(c)?.mention()?,
        };
        let left = self.future != Some(false) && whole.first < today && today < whole.last();
        Some(if left { Value::Between(Stretch::day(today), Stretch::day(whole.last())) } else { Value::At(whole) })
    }

    /// The stretch around the date mentioned last, or one beside it.
    fn beside(&self, c: &Captures, by: i32) -> Option<Value> {
        let (unit, times) = c.get(slot::UNIT).map_or((Unit::Day, 1), unit_of);
        let grain = grain_of(unit, times)?;
        let from = self.mentioned.or(self.today.map(Stretch::day));
        Some(match from {
            Some(from) if from.grain <= grain => Value::At(Stretch::around(from.first, grain).plus(by)),
            Some(_) | None => Value::Open,
        })
    }

    /// A clock time; `part` is the part of the day, where other words say it.
    pub fn clock(&self, found: &Match, part: Option<i32>) -> Option<Clock> {
        let c = &found.captures;
        let named = c.get(slot::CLOCK);
        let exact = c.get(slot::DOTTED_TIME).or_else(|| c.get(slot::HHMM)).or(named);
        let mut minutes = match (exact, c.get(slot::HOUR)) {
            (Some(minutes), _) => minutes,
            (None, Some(hour)) => hour * 60 + c.get(slot::MINUTE).unwrap_or(0),
            (None, None) => return None,
        };
        minutes += found.rule.minutes;
        if let Some(n) = c.get(slot::N).filter(|_| exact.is_none()) {
            minutes += found.rule.sign * n / 1000;
        }
        let part = c.get(slot::PART).or(part).and_then(|p| self.dates.parts.get(p as usize));
        if let Some(&(from, to)) = part.filter(|_| named.is_none_or(|noon| noon % (12 * 60) != 0)) {
            minutes = in_part(minutes, i32::from(from) * 60, i32::from(to) * 60);
        }
        if minutes < 0 {
            minutes += 24 * 60;
        }
        (minutes <= 24 * 60).then_some(Clock { minutes, seconds: c.get(slot::SECOND) })
    }
}

/// A clock time, moved by half a day where that brings it nearer to a part of the day.
fn in_part(minutes: i32, from: i32, to: i32) -> i32 {
    const DAY: i32 = 24 * 60;
    if minutes >= 13 * 60 {
        return minutes;
    }
    let off = |m: i32| (from - m).max(m - to + 1).max(0);
    let distance = |m: i32| off(m).min(off(m + DAY));
    let other = (minutes + DAY / 2) % DAY;
    if distance(other) < distance(minutes) { other } else { minutes }
}

/// Days from a day to a stretch, with weights for the past and the future.
fn nearness(stretch: Stretch, today: Day, past: i32, future: i32) -> i32 {
    let (before, after) = (today.since(stretch.last()), stretch.first.since(today));
    if before > 0 { before.saturating_mul(past) } else { after.max(0).saturating_mul(future) }
}

/// The first, second or last stretch of one length in a longer one. The weeks of a year are those of ISO 8601; the
/// first week of a month is the one its first day is in.
fn nth_in(whole: Stretch, grain: Grain, nth: i32) -> Option<Stretch> {
    if grain >= whole.grain {
        return None;
    }
    let mut first = Stretch::around(whole.first, grain);
    if whole.grain == Grain::Year && grain == Grain::Week {
        first = Stretch { grain, first: Day::of_week(whole.first.year(), 1)? };
    }
    if nth < 0 {
        let mut last = Stretch::around(whole.last(), grain);
        if whole.grain == Grain::Year && grain == Grain::Week && last.first.week().0 != whole.first.year() {
            last = last.plus(-1);
        }
        return Some(last.plus(nth + 1));
    }
    let found = first.plus(nth.checked_sub(1)?);
    (nth >= 1 && found.first <= whole.last()).then_some(found)
}

/// From a day to the last one that is said, in the same month.
fn to_last_day(c: &Captures, first: Stretch) -> Value {
    let Some(last) = c.all(slot::DAY).nth(1) else { return Value::At(first) };
    let (year, month, _) = first.first.date();
    let last = Day::new(year, month, last).map(Stretch::day).filter(|last| last.first > first.first);
    last.map_or(Value::Open, |last| Value::Between(first, last))
}

fn holiday_in(holiday: &Holiday, year: i32) -> Option<Day> {
    let day = match (holiday.month, holiday.day, holiday.weekday, holiday.nth, holiday.easter) {
        (Some(month), Some(day), ..) => Day::new(year, month.into(), day.into()),
        (Some(month), None, Some(weekday), Some(nth), _) => {
            Day::nth_weekday(year, month.into(), weekday.into(), nth.into())
        }
        (.., Some(easter)) => Some(Day::easter(year).plus(easter.into())),
        _ => None,
    };
    day.map(|day| day.plus(holiday.plus.unwrap_or(0).into()))
}

/// The weekend that a day off makes longer: the day, and the weekend before a Monday or Tuesday, else the next.
fn weekend_at(day: Stretch) -> Value {
    let weekend = Stretch::around(day.first, Grain::Weekend);
    let weekend = if day.first.weekday() <= 2 { weekend.plus(-1) } else { weekend };
    match (day.first < weekend.first, day.first > weekend.last()) {
        (true, _) => Value::Between(day, Stretch::day(weekend.last())),
        (_, true) => Value::Between(Stretch::day(weekend.first), day),
        (_, _) => Value::At(weekend),
    }
}

/// How many of each unit, in thousandths: one where no number stands before it, half added to the number before.
fn counts(c: &Captures) -> Vec<i32> {
    let mut counts: Vec<i32> = c.all(slot::N).collect();
    match (c.get(slot::FRACTION), counts.last_mut()) {
        (Some(fraction), Some(last)) => *last = last.saturating_add(fraction),
        (Some(fraction), None) => counts.push(fraction),
        (None, _) => {}
    }
    if counts.is_empty() {
        counts.push(1000);
    }
    counts
}

/// The second year of `2019/20`.
fn end_of_years(c: &Captures) -> Option<i32> {
    let first = c.get(slot::YEAR)?;
    let short = c.get(slot::SHORT_YEAR)?;
    let year = first / 100 * 100 + short;
    Some(if year > first { year } else { year + 100 })
}

/// The longest time that is counted back, in thousandths of a year.
const AGES: i64 = 3_000_000;

/// The longest time that is told, in thousandths of its unit: a million million.
const LONGEST: i64 = 1_000_000_000_000_000;

/// A length of time; none without a unit or the digits of a clock.
pub fn length(c: &Captures) -> Option<Value> {
    let units: Vec<i32> = c.all(slot::UNIT).collect();
    if units.is_empty() {
        return race_time(c);
    }
    let counts = counts(c);
    // More numbers than units are a range of lengths, which has no value.
    if counts.len() > units.len() {
        return Some(Value::Open);
    }
    // An hour and 20 minutes, two hours and a quarter.
    let articles = usize::from(c.starts_with(slot::ONE) && counts.len() < units.len());
    let scale = c.get(slot::LARGE).map_or(1, |exponent| 10_i64.pow(exponent.clamp(0, 9) as u32));
    let parts: Vec<(i64, Unit)> = units
        .iter()
        .enumerate()
        .map(|(i, unit)| {
            let (unit, times) = unit_of(*unit);
            let said = i.checked_sub(articles).and_then(|i| counts.get(i));
            let count = i64::from(said.copied().unwrap_or(1000));
            (count.saturating_mul(i64::from(times)).saturating_mul(scale).min(LONGEST), unit)
        })
        .collect();
    Some(Value::Length(parts))
}

/// Hours, minutes and seconds as digits: `2.09.47`, `1:51.44`.
fn race_time(c: &Captures) -> Option<Value> {
    let first = c.get(slot::HOUR).unwrap_or(0);
    let minutes = c.get(slot::MINUTE).map_or(first, |minute| first * 60 + minute);
    let seconds = c.get(slot::RACE_SECONDS).or(c.get(slot::SECOND).map(|s| s * 1000));
    let time = i64::from(c.get(slot::RACE_TIME).or(seconds.map(|s| minutes * 60_000 + s))?);
    let parts = [
        (time / 3_600_000 * 1000, Unit::Hour),
        (time / 60_000 % 60 * 1000, Unit::Minute),
        (time % 60_000, Unit::Second),
    ];
    Some(Value::Length(parts.to_vec()))
}

fn decade(c: &Captures) -> Option<Value> {
    let year = match (c.get(slot::YEAR), c.get(slot::SHORT_YEAR).or_else(|| c.get(slot::N).map(|n| n / 1000))) {
        (Some(year), _) => year,
        (None, Some(short)) if c.has(slot::CENTURY) => c.get(slot::CENTURY)? + short,
        // Without a century, `the 20s` and later are those of the twentieth.
        (None, Some(short @ 20..=99)) => 1900 + short,
        (None, Some(short @ 0..=19)) => 2000 + short,
        (None, _) => return None,
    };
    let decade =
        |year: i32| Stretch::year(year).filter(|_| year % 10 == 0).map(|y| Stretch { grain: Grain::Decade, ..y });
    let first = decade(year)?;
    // `jaren zeventig en tachtig`
    let second = c.all(slot::SHORT_YEAR).nth(1).or_else(|| c.all(slot::N).nth(1).map(|n| n / 1000));
    Some(match second.and_then(|second| decade(year / 100 * 100 + second)) {
        Some(second) => Value::Between(first, second),
        None => Value::At(first),
    })
}

fn century(c: &Captures) -> Option<Value> {
    let nth = c.get(slot::NTH).or_else(|| c.get(slot::N).map(|n| n / 1000)).filter(|n| (1..=21).contains(n))?;
    let first = Stretch::year(nth * 100 - 99)?;
    Some(Value::At(Stretch { grain: Grain::Century, ..first }))
}

/// The year 1 before the common era is the year 0 of ISO 8601.
fn before_era(c: &Captures) -> Option<Value> {
    let year = c.get(slot::N)? / 1000;
    Stretch::year(1 - year).map(Value::At)
}
