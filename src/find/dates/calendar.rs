//! Arithmetic of the proleptic Gregorian calendar.

/// A day, as days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// How long a stretch of the calendar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    HalfYear,
    /// A year that begins in another month than January.
    Term,
    Year,
    Decade,
    Century,
}

/// A day, week, month and so on: a stretch of the calendar that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// How long it is.
    pub grain: Grain,
    /// Its first day.
    pub first: Day,
}

impl Day {
    /// The day with this date; none where there is no such day.
    pub fn new(year: i32, month: i32, day: i32) -> Option<Self> {
        let exists = (-9999..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then(|| Self::count(year, month, day))
    }

    /// Days since the epoch, by Howard Hinnant's `days_from_civil`
    /// (<https://howardhinnant.github.io/date_algorithms.html>).
    fn count(year: i32, month: i32, day: i32) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month and day of the month, by Howard Hinnant's `civil_from_days`.
    pub fn date(self) -> (i32, i32, i32) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (year_of_era + era * 400 + i32::from(month <= 2), month, day)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.date().0
    }

    /// Its day of the week, 1 for Monday to 7 for Sunday.
    pub fn weekday(self) -> i32 {
        (self.0 + 3).rem_euclid(7) + 1
    }

    /// The Monday of its week.
    pub fn monday(self) -> Self {
        self.plus(1 - self.weekday())
    }

    /// So many days later; within ten thousand years of the epoch.
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days).clamp(-3_600_000, 2_932_896))
    }

    /// Days from `earlier` to this one.
    pub fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// So many months later, on the last day of a month that is too short.
    pub fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = self.date();
        let months = (year * 12 + month - 1).saturating_add(months).clamp(-9999 * 12, 9999 * 12 + 11);
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        Self::count(year, month, day.min(days_in_month(year, month)))
    }

    /// Year and number of its ISO 8601 week.
    pub fn week(self) -> (i32, i32) {
        // A week belongs to the year its Thursday is in.
        let thursday = self.monday().plus(3);
        let year = thursday.year();
        (year, thursday.since(Self::count(year, 1, 1)) / 7 + 1)
    }

    /// The Monday of an ISO 8601 week; none where the year has no such week.
    pub fn of_week(year: i32, week: i32) -> Option<Self> {
        let first = Self::new(year, 1, 4)?.monday();
        let monday = first.plus(7 * (week.clamp(0, 99) - 1));
        (monday.week() == (year, week)).then_some(monday)
    }

    /// The `nth` such weekday of a month, counted from its end where `nth` is below 0; none where there is none.
    pub fn nth_weekday(year: i32, month: i32, weekday: i32, nth: i32) -> Option<Self> {
        let first = Self::new(year, month, 1)?;
        let day = if nth > 0 {
            first.plus((weekday - first.weekday()).rem_euclid(7) + 7 * (nth - 1))
        } else {
            let last = first.plus(days_in_month(year, month) - 1);
            last.plus(-(last.weekday() - weekday).rem_euclid(7) + 7 * (nth + 1))
        };
        (day.date().1 == month && nth != 0).then_some(day)
    }

    /// Easter Sunday, by the anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8).
    pub fn easter(year: i32) -> Self {
        let a = year.rem_euclid(19);
        let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
        let g = (8 * b + 13) / 25;
        let h = (19 * a + b - b / 4 - g + 15).rem_euclid(30);
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
        let m = (a + 11 * h + 22 * l) / 451;
        let n = h + l - 7 * m + 114;
        Self::count(year, n / 31, n % 31 + 1)
    }
}

/// How many days a month has.
pub fn days_in_month(year: i32, month: i32) -> i32 {
    let leap = year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Stretch {
    /// A day.
    pub fn day(day: Day) -> Self {
        Self { grain: Grain::Day, first: day }
    }

    /// A year.
    pub fn year(year: i32) -> Option<Self> {
        Day::new(year, 1, 1).map(|first| Self { grain: Grain::Year, first })
    }

    /// A month.
    pub fn month(year: i32, month: i32) -> Option<Self> {
        Day::new(year, month, 1).map(|first| Self { grain: Grain::Month, first })
    }

    /// A season, 0 for spring to 3 for winter. They are those of meteorology; a winter has the year it begins in.
    pub fn season(year: i32, season: i32) -> Option<Self> {
        Day::new(year, 3 * season + 3, 1).map(|first| Self { grain: Grain::Season, first })
    }

    /// The year that begins in this month.
    pub fn term(year: i32, month: i32) -> Option<Self> {
        Day::new(year, month, 1).map(|first| Self { grain: Grain::Term, first })
    }

    /// The stretch of this length that a day lies in.
    pub fn around(day: Day, grain: Grain) -> Self {
        let (year, month, _) = day.date();
        let first = match grain {
            Grain::Day => day,
            Grain::Weekend => day.monday().plus(5),
            Grain::Week => day.monday(),
            Grain::Month => Day::count(year, month, 1),
            Grain::Quarter => Day::count(year, (month - 1) / 3 * 3 + 1, 1),
            Grain::Season if month <= 2 => Day::count(year - 1, 12, 1),
            Grain::Season => Day::count(year, month / 3 * 3, 1),
            Grain::HalfYear => Day::count(year, (month - 1) / 6 * 6 + 1, 1),
            Grain::Term => day,
            Grain::Year => Day::count(year, 1, 1),
            Grain::Decade => Day::count(year.div_euclid(10) * 10, 1, 1),
            Grain::Century => Day::count((year - 1).div_euclid(100) * 100 + 1, 1, 1),
        };
        Self { grain, first }
    }

    /// So many stretches of the same length later.
    pub fn plus(self, count: i32) -> Self {
        let first = match self.grain {
            Grain::Day => self.first.plus(count),
            Grain::Weekend | Grain::Week => self.first.plus(count.saturating_mul(7)),
            Grain::Month => self.first.plus_months(count),
            Grain::Quarter | Grain::Season => self.first.plus_months(count.saturating_mul(3)),
            Grain::HalfYear => self.first.plus_months(count.saturating_mul(6)),
            Grain::Term | Grain::Year => self.first.plus_months(count.saturating_mul(12)),
            Grain::Decade => self.first.plus_months(count.saturating_mul(120)),
            Grain::Century => self.first.plus_months(count.saturating_mul(1200)),
        };
        Self { first, ..self }
    }

    /// Its last day.
    pub fn last(self) -> Day {
        match self.grain {
            Grain::Weekend => self.first.plus(1),
            Grain::Day
            | Grain::Week
            | Grain::Month
            | Grain::Quarter
            | Grain::Season
            | Grain::HalfYear
            | Grain::Term
            | Grain::Year
            | Grain::Decade
            | Grain::Century => self.plus(1).first.plus(-1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_three_centuries_comes_back() {
        let (mut day, mut weekday) = (Day::new(1890, 1, 1).unwrap(), 3);
        while day < Day::new(2190, 1, 1).unwrap() {
            let (y, m, d) = day.date();
            assert_eq!((Day::new(y, m, d), day.weekday()), (Some(day), weekday), "{y}-{m}-{d}");
            let (year, week) = day.week();
            assert_eq!(Day::of_week(year, week), Some(day.monday()));
            for grain in [Grain::Week, Grain::Month, Grain::Quarter, Grain::Season, Grain::Year, Grain::Century] {
                let stretch = Stretch::around(day, grain);
                assert!(stretch.first <= day && day <= stretch.last(), "{y}-{m}-{d} {grain:?}");
            }
            (day, weekday) = (day.plus(1), weekday % 7 + 1);
        }
    }

    #[test]
    fn known_days() {
        let day = |y, m, d| Day::new(y, m, d).unwrap();
        assert_eq!(day(1970, 1, 1).0, 0);
        assert_eq!(day(2024, 10, 28).weekday(), 1);
        assert_eq!(day(2019, 9, 1).week(), (2019, 35));
        assert_eq!(day(2021, 1, 3).week(), (2020, 53));
        assert_eq!(day(2018, 12, 31).week(), (2019, 1));
        assert_eq!(Day::of_week(2021, 53), None);
        assert_eq!(day(2024, 1, 31).plus_months(1), day(2024, 2, 29));
        assert_eq!(day(2024, 2, 29).plus_months(-12), day(2023, 2, 28));
        assert_eq!(Day::new(2023, 2, 29), None);
        assert_eq!(Day::new(1900, 2, 29), None);
        assert_eq!(Day::new(2024, 13, 1), None);
        assert_eq!(Day::nth_weekday(2024, 11, 4, 4), Some(day(2024, 11, 28)));
        assert_eq!(Day::nth_weekday(2024, 5, 1, -1), Some(day(2024, 5, 27)));
        assert_eq!(Day::nth_weekday(2024, 5, 1, 5), None);
    }

    #[test]
    fn known_easters() {
        // From the table of the U.S. Census Bureau, and the extremes of the cycle.
        let known = [(1818, 3, 22), (1943, 4, 25), (1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2018, 4, 1)];
        let later = [(2019, 4, 21), (2020, 4, 12), (2024, 3, 31), (2025, 4, 20), (2038, 4, 25), (2099, 4, 12)];
        for (y, m, d) in known.into_iter().chain(later) {
            assert_eq!(Day::easter(y).date(), (y, m, d));
        }
    }
}
