//! What a date means, and how ISO 8601 writes it.

use super::calendar::{Day, Grain, Stretch};
use crate::annotation::TemporalValue;
use crate::pack::schema::dates::Unit;

/// What a date means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A stretch of the calendar.
    At(Stretch),
    /// From the begin of one stretch to the end of another.
    Between(Stretch, Stretch),
    /// Lengths of time that add up, each in thousandths of a unit.
    Length(Vec<(i64, Unit)>),
    /// A clock time.
    Clock(Clock),
    /// From one clock time to another.
    Clocks(Clock, Clock),
    /// The text leaves it open.
    Open,
}

/// A clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Minutes after midnight.
    pub minutes: i32,
    /// Seconds, where they are said.
    pub seconds: Option<i32>,
}

impl Clock {
    /// So many minutes later, on whatever day that is.
    pub fn plus(self, minutes: i64) -> Self {
        let minutes = (i64::from(self.minutes) + minutes).rem_euclid(24 * 60);
        Self { minutes: minutes as i32, ..self }
    }
}

/// How many minutes a length of time is that is told in hours and minutes.
pub fn minutes(parts: &[(i64, Unit)]) -> i64 {
    parts.iter().map(|&(amount, unit)| if unit == Unit::Hour { amount * 60 / 1000 } else { amount / 1000 }).sum()
}

impl Value {
    /// Whether it is a clock time.
    pub fn is_clock(&self) -> bool {
        match self {
            Self::Clock(_) | Self::Clocks(..) => true,
            Self::At(_) | Self::Between(..) | Self::Length(_) | Self::Open => false,
        }
    }

    /// The stretch that later dates may refer to.
    pub fn mention(&self) -> Option<Stretch> {
        match self {
            Self::At(stretch) => Some(*stretch),
            Self::Between(_, to) => Some(*to),
            Self::Length(_) | Self::Clock(_) | Self::Clocks(..) | Self::Open => None,
        }
    }

    /// The value as annotations carry it.
    pub fn iso(&self) -> TemporalValue {
        match self {
            Self::At(stretch) => match named(*stretch) {
                Some(name) => TemporalValue::When(name),
                None => TemporalValue::Period(Some(first(*stretch)), Some(last(*stretch))),
            },
            Self::Between(from, to) => TemporalValue::Period(Some(first(*from)), Some(last(*to))),
            Self::Length(parts) => length(parts).map_or(TemporalValue::Open, TemporalValue::Duration),
            Self::Clock(at) => TemporalValue::When(clock(*at)),
            Self::Clocks(from, to) => TemporalValue::Period(Some(clock(*from)), Some(clock(*to))),
            Self::Open => TemporalValue::Open,
        }
    }
}

/// The name of a stretch; none for those that have only bounds.
fn named(stretch: Stretch) -> Option<String> {
    let (year, month, day) = stretch.first.date();
    let mut out = String::new();
    match stretch.grain {
        Grain::Day => {
            push_year(&mut out, year);
            push_part(&mut out, "-", month);
            push_part(&mut out, "-", day);
        }
        Grain::Week => {
            let (year, week) = stretch.first.week();
            push_year(&mut out, year);
            push_part(&mut out, "-W", week);
        }
        Grain::Month => {
            push_year(&mut out, year);
            push_part(&mut out, "-", month);
        }
        Grain::Quarter => {
            push_year(&mut out, year);
            out.push_str(["-Q1", "-Q2", "-Q3", "-Q4"][((month - 1) / 3).clamp(0, 3) as usize]);
        }
        Grain::Season => {
            push_year(&mut out, year);
            out.push_str(["-SP", "-SU", "-AU", "-WI"][(month / 3 - 1).clamp(0, 3) as usize]);
        }
        Grain::Year => push_year(&mut out, year),
        Grain::Weekend | Grain::HalfYear | Grain::Term | Grain::Decade | Grain::Century => return None,
    }
    Some(out)
}

/// How the first bound of a period is written.
fn first(stretch: Stretch) -> String {
    let grain = inner(stretch.grain);
    named(Stretch { grain, ..stretch }).unwrap_or_default()
}

/// How the last bound of a period is written.
fn last(stretch: Stretch) -> String {
    let grain = inner(stretch.grain);
    match grain == stretch.grain {
        true => named(stretch).unwrap_or_default(),
        false => named(Stretch::around(stretch.last(), grain)).unwrap_or_default(),
    }
}

/// In what a stretch without a name is counted.
fn inner(grain: Grain) -> Grain {
    match grain {
        Grain::Weekend => Grain::Day,
        // ISO 8601 has no name for a quarter.
        Grain::HalfYear | Grain::Term | Grain::Quarter => Grain::Month,
        Grain::Decade | Grain::Century => Grain::Year,
        Grain::Day | Grain::Week | Grain::Month | Grain::Season | Grain::Year => grain,
    }
}

fn clock(at: Clock) -> String {
    let mut out = String::new();
    push_part(&mut out, "", at.minutes / 60);
    push_part(&mut out, ":", at.minutes % 60);
    if let Some(seconds) = at.seconds {
        push_part(&mut out, ":", seconds);
    }
    out
}

/// A length of time, such as `P1Y6M`; none where nothing is left of it.
///
/// Half a year is written in months and half an hour in minutes; other fractions stay fractions.
fn length(parts: &[(i64, Unit)]) -> Option<String> {
    const LETTERS: [char; 6] = ['Y', 'M', 'D', 'H', 'M', 'S'];
    let mut amounts = [0_i64; 6];
    let mut weeks = 0_i64;
    for &(amount, unit) in parts {
        let whole = amount / 1000 * 1000;
        let rest = amount - whole;
        let mut split = |at: usize, factor: i64| match rest * factor % 1000 == 0 {
            true => {
                amounts[at] += whole;
                amounts[at + 1] += rest * factor;
            }
            false => amounts[at] += amount,
        };
        match unit {
            Unit::Year => split(0, 12),
            Unit::Month => amounts[1] += amount,
            Unit::Week => weeks += amount,
            Unit::Weekend => amounts[2] += 2 * amount,
            Unit::Day => split(2, 24),
            Unit::Workday => amounts[2] += amount,
            Unit::Hour => split(3, 60),
            Unit::Minute => split(4, 60),
            Unit::Second => amounts[5] += amount,
        }
    }
    if weeks > 0 && amounts.iter().any(|a| *a > 0) {
        amounts[2] += 7 * weeks;
        weeks = 0;
    }
    let mut out = String::from("P");
    if weeks > 0 {
        push_thousandths(&mut out, weeks);
        out.push('W');
    }
    for (i, (&amount, letter)) in amounts.iter().zip(LETTERS).enumerate() {
        if i >= 3 && amount > 0 && !out.contains('T') {
            out.push('T');
        }
        if amount > 0 {
            push_thousandths(&mut out, amount);
            out.push(letter);
        }
    }
    (out.len() > 1).then_some(out)
}

fn push_year(out: &mut String, year: i32) {
    if year < 0 {
        out.push('-');
    }
    let year = year.unsigned_abs();
    for power in [1000, 100, 10] {
        if year < power {
            out.push('0');
        }
    }
    push_number(out, i64::from(year));
}

fn push_part(out: &mut String, before: &str, number: i32) {
    out.push_str(before);
    if number < 10 {
        out.push('0');
    }
    push_number(out, i64::from(number));
}

fn push_thousandths(out: &mut String, amount: i64) {
    push_number(out, amount / 1000);
    let mut rest = amount % 1000;
    if rest > 0 {
        out.push('.');
        let mut power = 100;
        while rest > 0 {
            push_number(out, rest / power);
            rest %= power;
            power /= 10;
        }
    }
}

fn push_number(out: &mut String, number: i64) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push(char::from(b'0' + (number.rem_euclid(10)) as u8));
}

/// The stretch of a unit's length; none for those shorter than a day.
pub fn grain_of(unit: Unit, times: i32) -> Option<Grain> {
    match (unit, times) {
        (Unit::Day, 1) => Some(Grain::Day),
        (Unit::Week, 1) => Some(Grain::Week),
        (Unit::Weekend, 1) => Some(Grain::Weekend),
        (Unit::Month, 1) => Some(Grain::Month),
        (Unit::Month, 3) => Some(Grain::Quarter),
        (Unit::Month, 6) => Some(Grain::HalfYear),
        (Unit::Year, 1) => Some(Grain::Year),
        (Unit::Year, 10) => Some(Grain::Decade),
        (Unit::Year, 100) => Some(Grain::Century),
        _ => None,
    }
}

/// A day so many thousandths of a unit later; the same day for less than a day.
pub fn moved(day: Day, unit: Unit, thousandths: i64) -> Day {
    let clamp = |n: i64| n.clamp(-4_000_000, 4_000_000) as i32;
    match unit {
        Unit::Second | Unit::Minute => day,
        Unit::Hour => day.plus(clamp(thousandths / 24_000)),
        Unit::Day => day.plus(clamp(thousandths / 1000)),
        Unit::Workday => workdays(day, clamp(thousandths / 1000)),
        Unit::Weekend | Unit::Week => day.plus(clamp(thousandths * 7 / 1000)),
        Unit::Month => day.plus_months(clamp(thousandths / 1000)).plus(clamp(thousandths % 1000 * 30 / 1000)),
        Unit::Year => day.plus_months(clamp(thousandths * 12 / 1000)),
    }
}

/// So many working days later; from a weekend they are counted from the working day that is left behind.
fn workdays(mut day: Day, count: i32) -> Day {
    let step = count.signum();
    let off = |day: Day| step != 0 && day.weekday() > 5;
    while off(day) {
        day = day.plus(-step);
    }
    day = day.plus(count / 5 * 7);
    for _ in 0..(count % 5).abs() {
        day = day.plus(step);
        while off(day) {
            day = day.plus(step);
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        let check = |parts: &[(i64, Unit)], wanted: &str| {
            assert_eq!(length(parts).unwrap_or_default(), wanted, "{parts:?}");
        };
        check(&[(3000, Unit::Month)], "P3M");
        check(&[(1500, Unit::Year)], "P1Y6M");
        check(&[(500, Unit::Hour)], "PT30M");
        check(&[(47_420, Unit::Second)], "PT47.42S");
        check(&[(1000, Unit::Hour), (30_000, Unit::Minute)], "PT1H30M");
        check(&[(1200, Unit::Year)], "P1.2Y");
        check(&[(2000, Unit::Week)], "P2W");
        check(&[(500, Unit::Day)], "PT12H");
        check(&[], "");
    }

    #[test]
    fn working_days() {
        let check = |from: (i32, i32, i32), count: i32, wanted: (i32, i32, i32)| {
            let day = |(y, m, d)| Day::new(y, m, d).unwrap();
            assert_eq!(workdays(day(from), count), day(wanted), "{from:?} {count}");
        };
        check((2024, 10, 28), 4, (2024, 11, 1));
        check((2024, 10, 28), 5, (2024, 11, 4));
        check((2024, 10, 28), -1, (2024, 10, 25));
        check((2024, 11, 2), 1, (2024, 11, 4));
        check((2024, 11, 2), 5, (2024, 11, 8));
        check((2024, 11, 3), -5, (2024, 10, 28));
        check((2024, 11, 3), 0, (2024, 11, 3));
    }

    #[test]
    fn names_of_stretches() {
        let check = |day: (i32, i32, i32), grain: Grain, wanted: &str| {
            let stretch = Stretch::around(Day::new(day.0, day.1, day.2).unwrap(), grain);
            let found = match Value::At(stretch).iso() {
                TemporalValue::When(when) => when,
                TemporalValue::Period(from, to) => format!("{}/{}", from.unwrap(), to.unwrap()),
                other => format!("{other:?}"),
            };
            assert_eq!(found, wanted);
        };
        check((2024, 2, 3), Grain::Day, "2024-02-03");
        check((2019, 9, 1), Grain::Week, "2019-W35");
        check((2019, 9, 1), Grain::Season, "2019-AU");
        check((2019, 1, 1), Grain::Season, "2018-WI");
        check((2019, 9, 1), Grain::Quarter, "2019-Q3");
        check((2019, 9, 1), Grain::Weekend, "2019-08-31/2019-09-01");
        check((2019, 9, 1), Grain::HalfYear, "2019-07/2019-12");
        check((1994, 9, 1), Grain::Decade, "1990/1999");
        check((1900, 9, 1), Grain::Century, "1801/1900");
        check((-43, 9, 1), Grain::Year, "-0043");
    }
}
