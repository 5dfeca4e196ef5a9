//! Places in forms, by number: the built-in ones in the order of [`SLOTS`], then the pack's own lists of words.

use crate::pack::schema::dates::SLOTS;

pub const DAY: u16 = of("day");
pub const NTH: u16 = of("nth");
pub const LAST: u16 = of("last");
pub const MONTH_NUMBER: u16 = of("mm");
pub const MONTH: u16 = of("month");
pub const MONTH_ALONE: u16 = of("month!");
pub const MONTH_DOUBTFUL: u16 = of("month?");
pub const YEAR: u16 = of("year");
pub const YEAR_ALONE: u16 = of("year!");
pub const CENTURY: u16 = of("century");
pub const SHORT_YEAR: u16 = of("yy");
pub const WEEKDAY: u16 = of("weekday");
pub const WEEKDAY_ALONE: u16 = of("weekday!");
pub const N: u16 = of("n");
pub const FRACTION: u16 = of("fraction");
pub const LARGE: u16 = of("large");
pub const ONE: u16 = of("a");
pub const UNIT: u16 = of("unit");
pub const UNIT_ONE: u16 = of("unit.one");
pub const UNIT_MANY: u16 = of("unit.many");
pub const UNIT_COUNTED: u16 = of("unit.nth");
pub const UNIT_LENGTH: u16 = of("unit.length");
pub const SEASON: u16 = of("season");
pub const SEASON_ALONE: u16 = of("season!");
pub const DECADE: u16 = of("decade");
pub const QUARTER: u16 = of("quarter");
pub const HALF: u16 = of("half");
pub const HOLIDAY: u16 = of("holiday");
pub const TODAY: u16 = of("today");
pub const SHIFT: u16 = of("shift");
pub const SHIFT_BEHIND: u16 = of("shift.behind");
pub const PART: u16 = of("part");
pub const PART_NOUN: u16 = of("part.noun");
pub const PART_ADVERB: u16 = of("part.adverb");
pub const AM_PM: u16 = of("ampm");
pub const AM_PM_LETTER: u16 = of("ampm.letter");
pub const CLOCK: u16 = of("clock");
pub const HOUR: u16 = of("hour");
pub const MINUTE: u16 = of("minute");
pub const SECOND: u16 = of("second");
pub const SIGNED_MINUTE: u16 = of("u.mm");
pub const HHMM: u16 = of("hhmm");
pub const DOTTED_TIME: u16 = of("h.mm");
pub const RACE_TIME: u16 = of("h.mm.ss");
pub const SURE_RACE_TIME: u16 = of("h.mm.ss!");
pub const RACE_SECONDS: u16 = of("ss,s");
pub const DOTTED_DATE: u16 = of("d.m.y");
pub const DAY_DOT_MONTH: u16 = of("d.m");
pub const MONTH_DOT_DAY: u16 = of("m.d");
pub const COMPACT_DATE: u16 = of("ymd");
pub const WEEK: u16 = of("week");
pub const ADJECTIVE: u16 = of("adjective");
pub const ENDING: u16 = of("ending");
/// No place in forms: what makes an ordinal of digits.
pub const ORDINAL_ENDING: u16 = u16::MAX;

/// The number of the first list of words.
pub fn lists() -> u16 {
    SLOTS.len() as u16
}

/// The slot for a name that can stand alone beside the slot for any such name.
pub fn alone(slot: u16) -> u16 {
    match slot {
        MONTH => MONTH_ALONE,
        WEEKDAY => WEEKDAY_ALONE,
        SEASON => SEASON_ALONE,
        YEAR => YEAR_ALONE,
        other => other,
    }
}

/// The slot under which a capture is kept, where several fit words that mean the same.
pub fn kept(slot: u16) -> u16 {
    match slot {
        MONTH_ALONE | MONTH_DOUBTFUL | MONTH_NUMBER => MONTH,
        WEEKDAY_ALONE => WEEKDAY,
        SEASON_ALONE => SEASON,
        YEAR_ALONE => YEAR,
        LAST => NTH,
        UNIT_ONE | UNIT_MANY | UNIT_COUNTED | UNIT_LENGTH | ADJECTIVE | ENDING => UNIT,
        AM_PM | AM_PM_LETTER | PART_NOUN | PART_ADVERB => PART,
        DECADE => SHORT_YEAR,
        SHIFT_BEHIND => SHIFT,
        MONTH_DOT_DAY => DAY_DOT_MONTH,
        SIGNED_MINUTE => MINUTE,
        SURE_RACE_TIME => RACE_TIME,
        other => other,
    }
}

const fn of(name: &str) -> u16 {
    let mut i = 0;
    while i < SLOTS.len() {
        if same(SLOTS[i], name) {
            return i as u16;
        }
        i += 1;
    }
    panic!("no such slot")
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}
