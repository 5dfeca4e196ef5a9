//! A date written in any form of a pack reads back as the same date, and nonsense is never a date.

#![cfg(feature = "compile")]

use std::path::Path;

use sourcelight::annotation::{Detail, TemporalValue};
use sourcelight::find::dates::calendar::Day;
use sourcelight::pack::schema::Schema;
use sourcelight::pack::schema::compile;
use sourcelight::pack::schema::dates::{Means, Only, expand};
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
        let slots: Vec<&str> = form.split('{').skip(1).filter_map(|s| s.split('}').next()).collect();
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
