//! Calendar and clock, as people write them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Problems;

/// Calendar and clock of a language: its words, and the forms in which it puts them together.
///
/// A form is written as people see it: `{day} {month} {year}`. A name in braces is a place for a word or number of that
/// sort ([`SLOTS`], or a list of [`Dates::words`]); `[…]` may be left out; `(…|…)` is one of several. A blank stands for
/// white space; what touches in the form touches in the text. `<…>` must stand there but is no part of the date.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Dates {
    /// The twelve months, and other names for them after their own.
    pub months: Vec<Vec<String>>,
    /// Short forms of the months; a full stop after them needs no mention.
    pub short_months: Vec<Vec<String>>,
    /// The seven days of the week, from Monday.
    pub weekdays: Vec<Vec<String>>,
    /// Short forms of the weekdays.
    pub short_weekdays: Vec<Vec<String>>,
    /// Spring, summer, autumn and winter.
    pub seasons: Vec<Vec<String>>,
    /// Years that begin in another month than January.
    pub terms: Vec<Term>,
    /// What the decades of a century are called in a word, from the twenties on.
    pub decades: Vec<Vec<String>>,
    /// What the four quarters of a year are called in a word (`Q1`).
    pub quarters: Vec<Vec<String>>,
    /// What the two halves of a year are called in a word (`H1`).
    pub halves: Vec<Vec<String>>,
    /// Names above that are ordinary words or names too: they count only where a number or a context makes them dates.
    pub ambiguous: Vec<String>,
    /// How names of months, days and seasons are written inside a sentence.
    pub names_are: Writing,
    /// Whether small number words that are no ordinals can be days of a month (`vier mei`).
    pub days_are_counted: bool,
    /// Whether a week begins on Sunday, so that the last week is over then.
    pub sunday_first: bool,
    /// Units of time.
    pub units: Vec<UnitWords>,
    /// Ends of words that make an adjective of a number and a unit (`drie` + `daags`).
    pub unit_endings: Vec<UnitEnding>,
    /// Parts of the day.
    pub day_parts: Vec<DayPart>,
    /// Whether a part of the day is written onto its weekday (`maandagavond`).
    pub weekday_joins_part: bool,
    /// Words for days counted from today.
    pub days: Vec<RelativeDay>,
    /// Words for the last, this and the next of something.
    pub shifts: Vec<Shift>,
    /// Days with a name.
    pub holidays: Vec<Holiday>,
    /// Clock times with a name.
    pub times: Vec<TimeWord>,
    /// What stands between hours and minutes written together (`17u30`).
    pub hour_signs: Vec<String>,
    /// The last of several.
    pub last: Vec<String>,
    /// Numbers with a fraction (`anderhalf`).
    pub fractions: Vec<Fraction>,
    /// Words for the first half of a year (`nineteen`), which a number follows.
    pub centuries: Vec<Century>,
    /// Lists of words that mean the same in forms.
    pub words: BTreeMap<String, Vec<String>>,
    /// What may stand between two dates, and what it makes of them.
    pub joins: Vec<Join>,
    /// Words that may stand between such a word and the second date.
    pub fillers: Vec<String>,
    /// Words after which four digits are no year.
    pub no_year_after: Vec<String>,
    /// Words before which four digits are no year.
    pub no_year_before: Vec<String>,
    /// Words after which so many years are no age (`a contract of`), of those that stand before `of`.
    pub lasting: Vec<String>,
    /// Words that may follow a date whose form is easily mistaken.
    pub after_a_date: Vec<String>,
    /// Words that tell whether a sentence is about the past or the future.
    pub tense: Tense,
    /// The forms.
    pub rules: Vec<Rule>,
}

/// How names are written inside a sentence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Writing {
    /// `maandag`
    #[default]
    Lower,
    /// `Monday`
    Capital,
}

/// A year of its own (`schooljaar`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct Term {
    /// Its words.
    pub words: Vec<String>,
    /// The month it begins in; 0 where that differs (`boekjaar`).
    pub month: u8,
}

/// A unit's words.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct UnitWords {
    /// The unit.
    pub unit: Unit,
    /// How many of it the words mean (`decennium` is ten years).
    #[cfg_attr(feature = "compile", serde(default = "one"))]
    pub times: u16,
    /// Words for one of it.
    pub one: Vec<String>,
    /// Words for several.
    #[cfg_attr(feature = "compile", serde(default))]
    pub many: Vec<String>,
    /// Words for one that only counts as the first, second or last of its kind (`helft`).
    #[cfg_attr(feature = "compile", serde(default))]
    pub counted: Vec<String>,
    /// Whether one of it with an article is always a length of time (`een kwartier`).
    #[cfg_attr(feature = "compile", serde(default))]
    pub always: bool,
}

/// An ending that makes an adjective of a number and a unit.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct UnitEnding {
    /// The unit.
    pub unit: Unit,
    /// The endings.
    pub endings: Vec<String>,
}

/// Units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    /// A day from Monday to Friday.
    Workday,
    Weekend,
    Week,
    Month,
    Year,
}

/// A part of the day.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct DayPart {
    /// Nouns for it.
    pub words: Vec<String>,
    /// Other words for it (`'s avonds`).
    #[cfg_attr(feature = "compile", serde(default))]
    pub adverbs: Vec<String>,
    /// The hour it begins.
    pub from: u8,
    /// The hour it ends, above 24 where that is in the next day.
    pub to: u8,
    /// Whether it only stands beside a clock time (`p.m.`).
    #[cfg_attr(feature = "compile", serde(default))]
    pub with_clock: bool,
    /// Letters for it that touch the hour (`7:30p`).
    #[cfg_attr(feature = "compile", serde(default))]
    pub letters: Vec<String>,
}

/// A clock time with a name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct TimeWord {
    /// Its words.
    pub words: Vec<String>,
    /// Its hour.
    pub hour: u8,
    /// Its minute.
    #[cfg_attr(feature = "compile", serde(default))]
    pub minute: u8,
}

/// A day counted from today.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct RelativeDay {
    /// Its words.
    pub words: Vec<String>,
    /// Days from today.
    pub by: i16,
    /// A word for the part of the day that it means too.
    pub part: Option<String>,
}

/// The last, this or the next.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct Shift {
    /// Its words.
    pub words: Vec<String>,
    /// How many further.
    pub by: i16,
    /// Words for it that stand behind what they count (`the week after next`).
    #[cfg_attr(feature = "compile", serde(default))]
    pub behind: Vec<String>,
    /// Whether a weekday after it is the nearest one (`afgelopen vrijdag`), not that of another week (`vorige vrijdag`).
    #[cfg_attr(feature = "compile", serde(default))]
    pub nearest: bool,
}

/// A day with a name: a date, a weekday of a month, or a day counted from Easter.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct Holiday {
    /// Its names.
    pub names: Vec<String>,
    /// Its month.
    pub month: Option<u8>,
    /// Its day of the month.
    pub day: Option<u8>,
    /// Instead of a day, its weekday, 1 for Monday.
    pub weekday: Option<u8>,
    /// Which of those weekdays in the month, counted from its end where it is below 0.
    pub nth: Option<i8>,
    /// Instead of a month, days from Easter Sunday.
    pub easter: Option<i16>,
    /// Days from the day that the other fields give.
    pub plus: Option<i16>,
}

/// A number with a fraction.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct Fraction {
    /// Its words.
    pub words: Vec<String>,
    /// Its value in thousandths.
    pub thousandths: u32,
}

/// Words for the first half of a year.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct Century {
    /// The words.
    pub words: Vec<String>,
    /// The year that they and nothing more would mean.
    pub year: u16,
}

/// What stands between two dates.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct Join {
    /// What it makes of them.
    pub means: JoinMeaning,
    /// The words or signs; `-` stands for dashes of every length.
    pub words: Vec<String>,
    /// Words that must stand before the first date.
    #[cfg_attr(feature = "compile", serde(default))]
    pub after: Vec<String>,
}

/// What two dates make together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JoinMeaning {
    /// From the first to the second.
    Range,
    /// Two dates, of which the first may leave to the second what they share.
    List,
    /// The second moved on by the first, a length of time.
    After,
    /// The second moved back by the first.
    Before,
    /// The second moved on by the first; so long from the second on, where that is a clock time.
    From,
    /// So long from the first on, a clock time.
    Lasting,
    /// A date, and a clock time without further words.
    Clock,
}

/// Words that tell whether a sentence is about the past or the future.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Tense {
    /// Words of the past.
    pub past: Vec<String>,
    /// Ends of words of the past.
    pub past_endings: Vec<String>,
    /// Words that have such an end and are none.
    pub not_past: Vec<String>,
    /// Words of the future.
    pub future: Vec<String>,
    /// Words right before a date that is to come (`until`).
    pub future_before: Vec<String>,
    /// Words right before a date that is over (`since`).
    pub past_before: Vec<String>,
    /// Ends of verbs in the present, which right beside a date tell of the future.
    pub present_endings: Vec<String>,
    /// Words that have such an end and are none.
    pub not_present: Vec<String>,
    /// Ends of verbs in the present that only tell where a verb must stand (`trekken`).
    pub plural_endings: Vec<String>,
    /// Whether the verb stands right behind a date that begins the sentence (`Maandag trekken zij`).
    pub verb_second: bool,
    /// Verbs that tell the past with a participle (`is dinsdag geopend`), and the future right beside a date (`the final
    /// is Tuesday`).
    pub copulas: Vec<String>,
    /// How participles of the past begin.
    pub participle_beginnings: Vec<String>,
    /// How they end.
    pub participle_endings: Vec<String>,
    /// Words of that form that are none.
    pub not_participle: Vec<String>,
    /// Words right behind which no finite verb stands: articles, prepositions, `be`.
    pub noun_after: Vec<String>,
    /// Words that make a clause part of another, where its verb ends it.
    pub subordinators: Vec<String>,
}

/// Forms that mean the same.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct Rule {
    /// What they mean.
    pub means: Means,
    /// The forms.
    pub forms: Vec<String>,
    /// What has to hold beside the form.
    #[cfg_attr(feature = "compile", serde(default))]
    pub only: Only,
    /// For clock times: minutes to add to the hour.
    #[cfg_attr(feature = "compile", serde(default))]
    pub minutes: i16,
    /// For clock times: `-1` where the number of minutes counts back.
    #[cfg_attr(feature = "compile", serde(default))]
    pub sign: i8,
}

/// What a form means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// A day or stretch of the calendar, said by its parts.
    Date,
    /// A length of time before today.
    Ago,
    /// A length of time after today.
    Ahead,
    /// A length of time before the date mentioned last.
    Earlier,
    /// A length of time after the date mentioned last.
    Later,
    /// A stretch that ends today.
    Past,
    /// A stretch that begins today.
    Coming,
    /// What is left of a stretch.
    Rest,
    /// The stretch of the given unit around the date mentioned last.
    Same,
    /// The one before it.
    Previous,
    /// The one after it.
    Next,
    /// Decades by their year.
    Decade,
    /// A century by its number.
    Century,
    /// Years before the common era.
    Before,
    /// A length of time.
    Length,
    /// A clock time.
    Clock,
    /// Today, as the end of a range only.
    Now,
    /// A number that is a date only beside another.
    Bare,
    /// A repeating time, which is no date.
    Repeat,
    /// Something else that looks like a date.
    Nothing,
}

/// What has to hold beside a form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Only {
    /// Nothing.
    #[default]
    Anywhere,
    /// It is taken only where it is joined with another date.
    Joined,
    /// What follows is a mark, a sentence's end, or a word of [`Dates::after_a_date`].
    Alone,
    /// The words around speak of the future.
    Future,
    /// The words around speak of the past or the future; if not, it repeats (`op zondag`).
    Told,
    /// It is an age: the years are those of a grown person or more, and no word of [`Dates::lasting`] stands before.
    Age,
    /// The weekday in it is that of its day; if not, only the weekday is a date (`Monday 6-8`).
    Weekday,
    /// Its four digits are no amount ([`Dates::no_year_after`], [`Dates::no_year_before`]).
    Year,
}

/// Names of the places in forms, beside the lists of [`Dates::words`].
pub const SLOTS: &[&str] = &[
    "day",
    "nth",
    "last",
    "mm",
    "month",
    "month!",
    "month?",
    "year",
    "year!",
    "century",
    "yy",
    "weekday",
    "weekday!",
    "n",
    "fraction",
    "large",
    "a",
    "unit",
    "unit.one",
    "unit.many",
    "unit.nth",
    "unit.length",
    "season",
    "season!",
    "decade",
    "quarter",
    "half",
    "holiday",
    "today",
    "shift",
    "shift.behind",
    "part",
    "part.noun",
    "part.adverb",
    "ampm",
    "ampm.letter",
    "clock",
    "hour",
    "minute",
    "u.mm",
    "second",
    "hhmm",
    "h.mm",
    "h.mm.ss",
    "h.mm.ss!",
    "ss,s",
    "d.m.y",
    "d.m",
    "m.d",
    "ymd",
    "week",
    "adjective",
    "ending",
];

impl Dates {
    /// Reports what cannot be.
    pub fn check(&self, problems: &mut Problems) {
        let lists = [
            ("months", &self.months, 12),
            ("short_months", &self.short_months, 12),
            ("weekdays", &self.weekdays, 7),
            ("short_weekdays", &self.short_weekdays, 7),
            ("seasons", &self.seasons, 4),
            ("quarters", &self.quarters, 4),
            ("halves", &self.halves, 2),
        ];
        for (place, list, count) in lists {
            let fine = list.is_empty() || list.len() == count;
            problems.require(fine, place, format!("must hold {count} lists of names, or be left out"));
        }
        for (i, part) in self.day_parts.iter().enumerate() {
            let fine = part.from < part.to && part.to <= 36;
            problems.require(fine, format!("day_parts[{i}].to"), "must be after `from`, at most 36");
        }
        for (i, term) in self.terms.iter().enumerate() {
            problems.require(term.month <= 12, format!("terms[{i}].month"), "must be at most 12");
        }
        for (i, day) in self.days.iter().enumerate() {
            let known = |part: &String| self.day_parts.iter().any(|p| p.words.contains(part));
            let fine = day.part.as_ref().is_none_or(known);
            problems.require(fine, format!("days[{i}].part"), "must be a word of `day_parts`");
        }
        for (i, holiday) in self.holidays.iter().enumerate() {
            let by_day = |h: &Holiday| h.weekday.is_none() && h.nth.is_none() && matches!(h.day, Some(1..=31));
            let by_weekday =
                |h: &Holiday| h.day.is_none() && matches!((h.weekday, h.nth), (Some(1..=7), Some(-5..=-1 | 1..=5)));
            let fine = match (holiday.month, holiday.easter) {
                (Some(1..=12), None) => by_day(holiday) || by_weekday(holiday),
                (None, Some(_)) => holiday.day.is_none() && holiday.weekday.is_none() && holiday.nth.is_none(),
                (Some(_) | None, _) => false,
            };
            let remedy = "must have `month` and `day`, or `month`, `weekday` and `nth`, or `easter`";
            problems.require(fine && !holiday.names.is_empty(), format!("holidays[{i}]"), remedy);
        }
        for (i, rule) in self.rules.iter().enumerate() {
            for (j, form) in rule.forms.iter().enumerate() {
                let place = || format!("rules[{i}].forms[{j}] `{form}`");
                match expand(form) {
                    Ok(all) => {
                        for slot in all.iter().flat_map(|f| slots(f)) {
                            let known = SLOTS.contains(&slot) || self.words.contains_key(slot);
                            problems.require(
                                known,
                                place(),
                                format!("`{{{slot}}}` is neither a slot nor a list of `words`"),
                            );
                        }
                    }
                    Err(remedy) => problems.add(place(), remedy),
                }
            }
        }
    }
}

/// The names in braces of a form.
fn slots(form: &str) -> impl Iterator<Item = &str> {
    form.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or(rest))
}

/// A form in all its variants, without `[…]` and `(…|…)`.
///
/// # Errors
/// Where a bracket is missing, or there are more than a thousand variants.
pub fn expand(form: &str) -> Result<Vec<String>, &'static str> {
    let mut done = Vec::new();
    let mut open = vec![form.to_owned()];
    while let Some(form) = open.pop() {
        if done.len() + open.len() > 1000 {
            return Err("has too many variants; write it as several forms");
        }
        let Some(at) = form.find(['[', '(']) else {
            if form.contains([']', ')']) {
                return Err("closes a bracket that is not open");
            }
            let words: Vec<&str> = form.split_whitespace().collect();
            done.push(words.join(" "));
            continue;
        };
        let end = closing(&form[at..]).ok_or("does not close its bracket")? + at;
        let (before, inside, after) = (&form[..at], &form[at + 1..end], &form[end + 1..]);
        if form[at..].starts_with('[') {
            open.push(format!("{before}{after}"));
        }
        open.extend(alternatives(inside).map(|choice| format!("{before}{choice}{after}")));
    }
    Ok(done)
}

/// Where the bracket closes that `text` begins with.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (i, c) in text.char_indices() {
        match c {
            '[' | '(' => depth += 1,
            ']' | ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(i);
        }
    }
    None
}

/// The parts of `text` between bars that are in no inner bracket.
fn alternatives(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    text.split(move |c| {
        match c {
            '[' | '(' => depth += 1,
            ']' | ')' => depth -= 1,
            _ => {}
        }
        c == '|' && depth == 0
    })
}

#[cfg(feature = "compile")]
fn one() -> u16 {
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_expanded() {
        let check = |form: &str, wanted: &[&str]| {
            let mut found = expand(form).unwrap_or_else(|e| panic!("{form}: {e}"));
            found.sort();
            assert_eq!(found, wanted, "{form}");
        };
        check("{day} {month}", &["{day} {month}"]);
        check("[<x>] {a}[,] {b}", &["<x> {a} {b}", "<x> {a}, {b}", "{a} {b}", "{a}, {b}"]);
        check("{n} (x|y[ z])", &["{n} x", "{n} y", "{n} y z"]);
        assert!(expand("{n} (x").is_err());
        assert!(expand("{n} x]").is_err());
    }
}
