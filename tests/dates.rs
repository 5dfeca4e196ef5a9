//! A date, clock time, period or length of time written in any form of a pack reads back as the same one, and nonsense
//! is never a date.

#![cfg(feature = "compile")]

use std::path::Path;

use sourcelight::annotation::{Detail, TemporalValue};
use sourcelight::find::dates::calendar::Day;
use sourcelight::pack::schema::Schema;
use sourcelight::pack::schema::compile;
use sourcelight::pack::schema::dates::{Holiday, JoinMeaning, Means, Only, Unit, expand};
use sourcelight::{Document, Options, Pack, annotate};

#[test]
fn every_form_of_a_date_reads_back() {
    for (schema, pack) in packs() {
        let forms = whole_dates(&schema);
        assert!(forms.len() >= 20, "{}: {} forms", pack.language, forms.len());
        let mut day = Day::new(1900, 1, 1).expect("a day");
        let end = Day::new(2100, 1, 1).expect("a day");
        while day < end {
            let (year, month, _) = day.date();
            let wanted = iso(day);
            let filled = forms.iter().filter(|f| fits(f, day)).map(|f| (fill(f, day, &schema), f.contains("{day}")));
            let lines: Vec<(String, bool)> = filled.collect();
            let text: Vec<&str> = lines.iter().map(|(line, _)| line.as_str()).collect();
            let document = Document::parse(text.join(".\n\n"), &pack.boundaries);
            let article = annotate(document, &pack, &Options { date: Some(format!("{year:04}-{month:02}-01")) });
            for (line, to_the_day) in &lines {
                let wanted = if *to_the_day { wanted.as_str() } else { &wanted[..7] };
                let found = article.annotations.iter().any(|a| match &a.detail {
                    Detail::Date(date) => {
                        article.document.slice(a.span) == line
                            && matches!(&date.value, TemporalValue::When(w) if w == wanted)
                    }
                    _ => false,
                });
                assert!(found, "{}: `{line}` does not read back as {wanted}", pack.language);
            }
            day = day.plus(397);
        }
    }
}

#[test]
fn nonsense_is_no_date() {
    let nonsense = [
        "32-13-2024",
        "00/00/0000",
        "25:61",
        "99:99:99",
        "2024-02-30",
        "0-0-0",
        "1/2/3/4/5",
        "1.2.3.4",
        "2024-2024-2024",
        "99999999999999999999",
        "20240230",
        "-",
        "'90",
        "99e",
        "24:99 uur",
        "2024--05",
        "5/",
        "/5",
        "1-1-",
        "0000-00-00",
    ];
    for (_, pack) in packs() {
        for text in nonsense {
            for date in [None, Some("2024-10-28"), Some("nonsense"), Some("2024-13-45"), Some("é024-10-28")] {
                let document = Document::parse(text, &pack.boundaries);
                let article = annotate(document, &pack, &Options { date: date.map(str::to_owned) });
                for annotation in &article.annotations {
                    if let Detail::Date(found) | Detail::Time(found) = &annotation.detail {
                        let value = &found.value;
                        assert!(possible(value), "{}: `{text}` is read as {value:?}", pack.language);
                    }
                }
            }
        }
    }
}

#[test]
fn every_form_of_a_clock_time_reads_back() {
    for (schema, pack) in packs() {
        let part = |part: &str, at: i32| {
            let parts = schema.dates.day_parts.iter().filter(|p| p.with_clock == (part == "ampm"));
            let mut fitting = parts.filter(|p| (i32::from(p.from) * 60..i32::from(p.to) * 60).contains(&at));
            fitting.next()?.words.iter().find(|word| !word.contains('.')).cloned()
        };
        let mut lines = Vec::new();
        for rule in schema.dates.rules.iter().filter(|r| r.means == Means::Clock && r.only == Only::Anywhere) {
            let forms = rule.forms.iter().flat_map(|form| expand(form).unwrap_or_default());
            let plain = |form: &String| {
                let slots = slots(form);
                let once = |any: &[&str]| slots.iter().filter(|s| any.contains(s)).count() == 1;
                let sure =
                    once(&["hour"]) && once(&["minute", "u.mm", "n"]) || slots == ["hour", "ampm"] || once(&["h.mm"]);
                sure && slots.iter().all(|s| ["hour", "minute", "u.mm", "n", "h.mm", "part", "ampm"].contains(s))
            };
            for form in forms.filter(|form| plain(form) && !form.contains(['<', '>'])) {
                for at in (0..24 * 60).step_by(31) {
                    // What counts on from the hour, or back to it, is a number of minutes up to 29.
                    let n = at % 29 + 1;
                    let said = if form.contains("{n}") { i32::from(rule.sign) * n } else { 0 };
                    let counted = form.contains("{n}") || !form.contains("minute") && !form.contains(".mm");
                    let at = if counted { at / 60 * 60 } else { at };
                    let wanted = at + i32::from(rule.minutes) + said;
                    let half = form.contains("{part}") || form.contains("{ampm}") || counted;
                    let hour = if half { (at / 60 + 11) % 12 + 1 } else { at / 60 };
                    let told = |name: &str| part(name, wanted).filter(|_| form.contains(name));
                    let (Some(day_part), ampm) = (told("part").or(Some(String::new())), told("ampm")) else { continue };
                    // In numbers that count, only what a part of the day makes sure is tried.
                    if half && (day_part.is_empty() && ampm.is_none() || wanted % 720 < 60 || wanted < 300) {
                        continue;
                    }
                    let minute = format!("{:02}", at % 60);
                    let sign = schema.dates.hour_signs.first().cloned().unwrap_or_default();
                    let line = form
                        .replace("{hour}", &hour.to_string())
                        .replace("{minute}", &minute)
                        .replace("{u.mm}", &format!("{sign}{minute}"))
                        .replace("{h.mm}", &format!("{hour}.{minute}"))
                        .replace("{n}", &n.to_string())
                        .replace("{part}", &day_part)
                        .replace("{ampm}", &ampm.unwrap_or_default());
                    lines.push((line, format!("{:02}:{:02}", wanted / 60, wanted % 60)));
                }
            }
        }
        assert!(lines.len() > 300, "{}: {} clock times", pack.language, lines.len());
        read_back(&pack, "2024-10-28", &lines);
    }
}

#[test]
fn quarters_halves_seasons_weeks_and_years_read_back() {
    for (schema, pack) in packs() {
        let dates = &schema.dates;
        let names = |lists: &[Vec<String>], i: i32| lists.get(i as usize).and_then(|l| l.first().cloned());
        let mut lines = Vec::new();
        for year in (1950..2080).step_by(13) {
            for i in 0..4 {
                let season = ["SP", "SU", "AU", "WI"][i as usize];
                lines.extend(names(&dates.quarters, i).map(|q| (format!("{q} {year}"), format!("{year}-Q{}", i + 1))));
                lines.extend(names(&dates.seasons, i).map(|s| (format!("{s} {year}"), format!("{year}-{season}"))));
            }
            for i in 0..2 {
                let half = format!("{year}-{:02}/{year}-{:02}", 6 * i + 1, 6 * i + 6);
                lines.extend(names(&dates.halves, i).map(|h| (format!("{h} {year}"), half)));
            }
            lines.push((format!("{year}s"), format!("{}/{}", year / 10 * 10, year / 10 * 10 + 9)));
        }
        lines.retain(|(line, _)| !line.ends_with('s') || line.ends_with("0s"));
        assert!(lines.len() > 100, "{}: {} periods", pack.language, lines.len());
        read_back(&pack, "2024-10-28", &lines);
    }
}

#[test]
fn holidays_read_back() {
    // Easter Sundays as the churches' tables have them.
    let easters = [(2019, 4, 21), (2020, 4, 12), (2021, 4, 4), (2024, 3, 31), (2026, 4, 5), (2038, 4, 25)];
    for (schema, pack) in packs() {
        let mut lines = Vec::new();
        for (year, month, day) in easters {
            let easter = Day::new(year, month, day).expect("a day");
            for holiday in &schema.dates.holidays {
                let wanted = iso(day_of(holiday, year, easter));
                lines.extend(holiday.names.iter().map(|name| (format!("{name} {year}"), wanted.clone())));
            }
        }
        assert!(lines.len() > 200, "{}: {} holidays", pack.language, lines.len());
        read_back(&pack, "2024-10-28", &lines);
    }
}

#[test]
fn ranges_and_lengths_read_back() {
    for (schema, pack) in packs() {
        let dates = &schema.dates;
        let ranges = dates.joins.iter().filter(|j| j.means == JoinMeaning::Range && j.after.is_empty());
        let mut lines = Vec::new();
        for word in ranges.flat_map(|j| &j.words).filter(|w| w.chars().all(char::is_alphabetic)) {
            for (i, names) in dates.months.iter().enumerate() {
                let (month, name) = (i + 1, &names[0]);
                let (first, last) = (1 + i * 2, 5 + i * 2);
                let bounds = format!("2025-{month:02}-{first:02}/2025-{month:02}-{last:02}");
                lines.push((format!("{first} {word} {last} {name} 2025"), bounds));
            }
        }
        for unit in dates.units.iter().filter(|u| u.unit != Unit::Workday && u.unit != Unit::Weekend) {
            for n in [2, 3, 7, 11, 19, 30] {
                let (time, letter) = match unit.unit {
                    Unit::Second => ("T", "S"),
                    Unit::Minute => ("T", "M"),
                    Unit::Hour => ("T", "H"),
                    Unit::Day | Unit::Workday | Unit::Weekend => ("", "D"),
                    Unit::Week => ("", "W"),
                    Unit::Month => ("", "M"),
                    Unit::Year => ("", "Y"),
                };
                let length = format!("P{time}{}{letter}", n * usize::from(unit.times));
                lines.extend(unit.many.iter().map(|word| (format!("{n} {word}"), length.clone())));
            }
        }
        assert!(lines.len() >= 100, "{}: {} lines", pack.language, lines.len());
        read_back(&pack, "2024-10-28", &lines);
    }
}

/// The day of a holiday, counted day by day.
fn day_of(holiday: &Holiday, year: i32, easter: Day) -> Day {
    let plus = i32::from(holiday.plus.unwrap_or(0));
    if let Some(days) = holiday.easter {
        return easter.plus(i32::from(days) + plus);
    }
    let month = i32::from(holiday.month.expect("a month"));
    let days: Vec<Day> = (1..=31).filter_map(|d| Day::new(year, month, d)).collect();
    let found = match (holiday.weekday, holiday.nth) {
        (Some(weekday), Some(nth)) => {
            let mut same = days.into_iter().filter(|d| d.weekday() == i32::from(weekday));
            if nth > 0 { same.nth(nth as usize - 1) } else { same.rev().nth(-nth as usize - 1) }
        }
        _ => days.into_iter().nth(usize::from(holiday.day.expect("a day")) - 1),
    };
    found.expect("a day").plus(plus)
}

/// Holds that each line is read as one date or time with the value beside it.
fn read_back(pack: &Pack, today: &str, lines: &[(String, String)]) {
    let mut wrong = Vec::new();
    for lines in lines.chunks(200) {
        let text: Vec<&str> = lines.iter().map(|(line, _)| line.as_str()).collect();
        let document = Document::parse(text.join(".\n\n"), &pack.boundaries);
        let article = annotate(document, pack, &Options { date: Some(today.to_owned()) });
        for (line, wanted) in lines {
            let found = article.annotations.iter().filter(|a| article.document.slice(a.span) == line);
            let values: Vec<String> = found.filter_map(|a| value(&a.detail)).collect();
            if !values.contains(wanted) {
                wrong.push(format!("`{line}` does not read back as {wanted}: {values:?}"));
            }
        }
    }
    wrong.truncate(30);
    assert!(wrong.is_empty(), "{}:\n{}", pack.language, wrong.join("\n"));
}

/// A date's or time's value on one line.
fn value(detail: &Detail) -> Option<String> {
    let (Detail::Date(found) | Detail::Time(found)) = detail else { return None };
    match &found.value {
        TemporalValue::When(at) | TemporalValue::Duration(at) => Some(at.clone()),
        TemporalValue::Period(from, to) => Some(format!("{}/{}", from.as_deref()?, to.as_deref()?)),
        TemporalValue::Open => None,
    }
}

/// The names in braces of a form.
fn slots(form: &str) -> Vec<&str> {
    form.split('{').skip(1).filter_map(|s| s.split('}').next()).collect()
}

/// Whether a value names a day or time that there can be.
fn possible(value: &TemporalValue) -> bool {
    match value {
        TemporalValue::When(when) if when.len() == 10 => {
            let number = |range: std::ops::Range<usize>| when.get(range).and_then(|d| d.parse().ok());
            matches!((number(0..4), number(5..7), number(8..10)), (Some(y), Some(m), Some(d)) if Day::new(y, m, d).is_some())
        }
        TemporalValue::When(when) if when.contains(':') => when.as_str() <= "24:00",
        _ => true,
    }
}

fn packs() -> Vec<(Schema, Pack)> {
    let folders = compile::folders(Path::new("packs")).expect("packs/ is there");
    let load = |folder: &std::path::PathBuf| compile::schema(folder).unwrap_or_else(|e| panic!("{e}"));
    folders.iter().map(load).map(|schema| (schema.clone(), Pack::from(&schema))).collect()
}

/// The forms that say month and year, and nothing else but a day or a day with its weekday.
fn whole_dates(schema: &Schema) -> Vec<String> {
    let rules = schema.dates.rules.iter().filter(|r| r.means == Means::Date && r.only == Only::Anywhere);
    let forms = rules.flat_map(|r| &r.forms).flat_map(|form| expand(form).unwrap_or_default());
    let whole = |form: &String| {
        let slots = slots(form);
        let has = |any: &[&str]| slots.iter().filter(|s| any.contains(s)).count();
        has(&["day"]) <= 1
            && has(&["month", "mm"]) == 1
            && has(&["year", "yy"]) == 1
            && has(&["weekday"]) <= has(&["day"])
            && has(&["day", "weekday"]) + 2 == slots.len()
    };
    let mut all: Vec<String> = forms.filter(whole).filter(|f| !f.contains(['<', '>'])).collect();
    all.sort();
    all.dedup();
    all
}

/// Whether a form can say this day without doubt: a month in digits only beside a day that is none.
fn fits(form: &str, day: Day) -> bool {
    let (year, _, date) = day.date();
    (!form.contains("{mm}") || date > 12 || !form.contains("{day}") || form.starts_with("{year}"))
        && (!form.contains("{yy}") || (1940..2040).contains(&year))
}

fn fill(form: &str, day: Day, schema: &Schema) -> String {
    let (year, month, date) = day.date();
    let name = |lists: &[Vec<String>], i: i32| lists[i as usize - 1][0].clone();
    form.replace("{weekday}", &name(&schema.dates.weekdays, day.weekday()))
        .replace("{day}", &date.to_string())
        .replace("{month}", &name(&schema.dates.months, month))
        .replace("{mm}", &month.to_string())
        .replace("{year}", &year.to_string())
        .replace("{yy}", &format!("{:02}", year.rem_euclid(100)))
}

fn iso(day: Day) -> String {
    let (year, month, date) = day.date();
    format!("{year:04}-{month:02}-{date:02}")
}
