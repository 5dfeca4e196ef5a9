//! Whether an annotated article keeps the rules of its form and of the annotation guide.

use std::collections::{HashMap, HashSet};

use super::{Gold, Mark};
use crate::annotation::Kind;

/// What is wrong with an article, a line each; empty for a good one.
pub fn check(gold: &Gold) -> Vec<String> {
    let mut wrong = Vec::new();
    if !is_date(&gold.date) {
        wrong.push(format!("date=\"{}\" must be a day, YYYY-MM-DD", gold.date));
    }
    if gold.language.is_empty() || gold.origin.is_empty() {
        wrong.push("the article must have xml:lang and source".into());
    }
    let declared: HashSet<&str> = gold.sources.iter().filter_map(|s| s.get("xml:id")).collect();
    let entities: HashSet<&str> =
        gold.marks.iter().filter(|m| m.entity().is_some()).filter_map(|m| m.get("ref")).collect();
    for source in &gold.sources {
        check_source(source, &declared, &entities, &mut wrong);
    }
    let mut parts: HashSet<&str> = HashSet::new();
    for mark in &gold.marks {
        let text = gold.text.get(mark.span.range()).unwrap_or_default();
        let mut problem = |p: String| wrong.push(format!("<{}>{}: {p}", mark.element, shorten(text)));
        if text.trim() != text || text.is_empty() {
            problem("the span must be minimal, without outer space".into());
        }
        for (name, value) in &mark.attributes {
            if !allowed(mark).contains(&name.as_str()) {
                problem(format!("the attribute {name} has no place here"));
            } else if value.trim().is_empty() {
                problem(format!("the attribute {name} is empty"));
            }
        }
        if mark.get("ref").is_some_and(|r| !r.starts_with('#')) {
            problem("ref must be #id".into());
        }
        match mark.kind() {
            Some(Kind::Quote | Kind::Statement) => {
                check_said(gold, mark, &declared, &parts, &mut problem);
                parts.extend(mark.get("xml:id"));
            }
            Some(Kind::Number | Kind::Quantity) => check_number(mark, &mut problem),
            Some(Kind::Date | Kind::Time) => check_time(mark, &mut problem),
            Some(Kind::Person | Kind::Organisation | Kind::Place | Kind::Group | Kind::Event | Kind::Misc) => {
                if mark.get("ref").is_none() {
                    problem("must have ref".into());
                }
            }
            Some(Kind::ScareQuote) => {}
            None => problem("the element is not known".into()),
        }
    }
    wrong
}

/// What may be wrong, a line each: a name that stands unmarked in another place, one that is now of one kind, now of
/// another, and a source that says nothing.
pub fn doubts(gold: &Gold) -> Vec<String> {
    let mut doubts = Vec::new();
    let names: Vec<&Mark> = gold.marks.iter().filter(|m| m.entity().is_some()).collect();
    let mut kinds: HashMap<&str, Kind> = HashMap::new();
    for mark in &names {
        let text = &gold.text[mark.span.range()];
        let Some(kind) = mark.kind() else { continue };
        if let Some(other) = kinds.insert(text, kind).filter(|&other| other != kind) {
            doubts.push(format!("`{text}` is {}", format!("{other:?} and {kind:?}").to_lowercase()));
        }
    }
    let mut texts: Vec<&str> = kinds.into_keys().filter(|t| t.len() > 2 && t.starts_with(char::is_uppercase)).collect();
    texts.sort_unstable();
    for text in texts {
        let unmarked = |&(at, _): &(usize, &str)| {
            let end = at + text.len();
            let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            free(gold.text[..at].chars().next_back())
                && free(gold.text[end..].chars().next())
                && !names.iter().any(|m| (m.span.start as usize) < end && at < m.span.end as usize)
        };
        let count = gold.text.match_indices(text).filter(unmarked).count();
        if count > 0 {
            doubts.push(format!("`{text}` is unmarked {count} times"));
        }
    }
    let who = gold.marks.iter().filter_map(|m| m.get("who")).flat_map(str::split_whitespace);
    let used: HashSet<&str> = who.chain(gold.sources.iter().filter_map(|s| s.get("of"))).collect();
    let silent =
        gold.sources.iter().filter_map(|s| s.get("xml:id")).filter(|id| !used.contains(format!("#{id}").as_str()));
    doubts.extend(silent.map(|id| format!("the source {id} says nothing")));
    doubts
}

fn check_source(source: &Mark, declared: &HashSet<&str>, entities: &HashSet<&str>, wrong: &mut Vec<String>) {
    let kinds = ["person", "organisation", "place", "document", "unnamed", "none"];
    let mut problem = |p: String| wrong.push(format!("<source>{}: {p}", source.name));
    let nameless = source.name.trim().is_empty() && source.get("type") != Some("none");
    if source.get("xml:id").is_none() || nameless {
        problem("must have xml:id and a name".into());
    }
    if !source.get("type").is_some_and(|t| kinds.contains(&t)) {
        problem(format!("type must be one of {}", kinds.join(" ")));
    }
    if let Some(of) = source.get("of")
        && !entities.contains(of)
        && !of.strip_prefix('#').is_some_and(|id| declared.contains(id))
    {
        problem(format!("of=\"{of}\" is declared nowhere"));
    }
}

fn check_said(
    gold: &Gold,
    mark: &Mark,
    declared: &HashSet<&str>,
    parts: &HashSet<&str>,
    problem: &mut dyn FnMut(String),
) {
    match mark.get("who") {
        None => problem("must have who".into()),
        Some(who) => {
            for id in who.split_whitespace() {
                if !id.strip_prefix('#').is_some_and(|id| declared.contains(id)) {
                    problem(format!("who=\"{id}\" is not declared in <sources>"));
                }
            }
        }
    }
    if let Some(prev) = mark.get("prev")
        && !prev.strip_prefix('#').is_some_and(|id| parts.contains(id))
    {
        problem(format!("prev=\"{prev}\" is no earlier part"));
    }
    if mark.kind() == Some(Kind::Quote) {
        let before = gold.text[..mark.span.start as usize].chars().next_back();
        let after = gold.text[mark.span.end as usize..].chars().next();
        let border = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        if !border(before) || !border(after) {
            problem("a quote stands between quotation marks".into());
        }
    }
    if let Some(cue) = mark.get("cue") {
        let text = gold.text.to_lowercase();
        if let Some(word) = cue.split_whitespace().find(|w| !text.contains(&w.to_lowercase())) {
            problem(format!("the cue's `{word}` does not stand in the article"));
        }
    }
}

fn check_number(mark: &Mark, problem: &mut dyn FnMut(String)) {
    for name in ["value", "quantity", "min", "max"] {
        if mark.get(name).is_some_and(|v| v.parse::<f64>().is_err()) {
            problem(format!("{name} must be a number"));
        }
    }
    let approx = ["about", "at-least", "at-most", "more-than", "less-than", "almost"];
    if mark.get("approx").is_some_and(|a| !approx.contains(&a)) {
        problem(format!("approx must be one of {}", approx.join(" ")));
    }
    let sorts = ["cardinal", "ordinal", "fraction", "vague"];
    if mark.element == "num" && mark.get("type").is_some_and(|t| !sorts.contains(&t)) {
        problem(format!("type must be one of {}", sorts.join(" ")));
    }
    let valued = ["value", "quantity", "min", "max"].iter().any(|a| mark.get(a).is_some());
    if !valued && mark.get("type") != Some("score") {
        problem("must have a value, a quantity or bounds".into());
    }
    if mark.element == "measure" && mark.get("unit").is_none() && mark.get("type") != Some("score") {
        problem("must have a unit".into());
    }
}

fn check_time(mark: &Mark, problem: &mut dyn FnMut(String)) {
    for name in ["when", "from", "to"] {
        if let Some(value) = mark.get(name)
            && !(is_time(value) || is_period(value))
        {
            problem(format!("{name}=\"{value}\" is no day, month, year, week, season, quarter or time"));
        }
    }
    if mark.get("dur").is_some_and(|d| !d.starts_with('P') || d.len() < 3) {
        problem("dur must be a length of time, such as P3M".into());
    }
}

/// The attributes that an element may have.
fn allowed(mark: &Mark) -> &'static [&'static str] {
    match mark.element.as_str() {
        "persName" | "orgName" | "placeName" => &["ref", "key"],
        "name" => &["ref", "key", "type"],
        "num" => &["type", "value", "min", "max", "of", "approx"],
        "measure" => &["type", "quantity", "min", "max", "unit", "of", "approx"],
        "date" | "time" => &["when", "from", "to", "dur", "approx"],
        "said" => &["direct", "type", "who", "cue", "cert", "xml:id", "prev"],
        _ => &[],
    }
}

fn is_date(s: &str) -> bool {
    s.len() == 10 && is_period(s)
}

fn is_time(s: &str) -> bool {
    let (hour, minute) = s.split_once(':').unwrap_or(("", ""));
    hour.len() == 2 && hour.parse::<u8>().is_ok_and(|h| h < 25) && minute.get(..2).is_some_and(digits)
}

/// A year, month, day, week, season, quarter, decade or century.
fn is_period(s: &str) -> bool {
    let (date, time) = s.split_once('T').unwrap_or((s, "00:00"));
    // Years before our era have a minus.
    let mut parts = date.strip_prefix('-').unwrap_or(date).split('-');
    let year = parts.next().is_some_and(|y| (2..=4).contains(&y.len()) && digits(y));
    let second = parts.next();
    let fine = match second {
        None | Some("SP" | "SU" | "AU" | "WI" | "Q1" | "Q2" | "Q3" | "Q4" | "H1" | "H2") => true,
        Some(week) if week.starts_with('W') => week.len() == 3 && digits(&week[1..]),
        Some(month) => month.len() == 2 && month.parse::<u8>().is_ok_and(|m| (1..=12).contains(&m)),
    };
    let day = match parts.next() {
        None => true,
        Some("WE") => true,
        Some(day) => day.len() == 2 && day.parse::<u8>().is_ok_and(|d| (1..=31).contains(&d)),
    };
    year && fine && day && parts.next().is_none() && is_time(time)
}

fn digits(s: &str) -> bool {
    !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit())
}

fn shorten(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::read;

    fn problems(body: &str) -> usize {
        let sources = r#"<sources><source xml:id="a" type="person">A</source></sources>"#;
        let said = r##"<p>“<said direct="true" who="#a">X</said>”</p>"##;
        let xml =
            format!(r#"<article xml:lang="xx" date="2024-01-02" source="s">{sources}{said}<p>{body}</p></article>"#);
        check(&read(&xml).expect("it is of the form")).len()
    }

    #[test]
    fn doubts_are_about_names_that_differ() {
        let xml = r##"<article xml:lang="xx" date="2024-01-02" source="s"><p>
            <placeName ref="#a">Abba</placeName> and Abba, <orgName ref="#b">Abba</orgName>, Abbas,
            <persName ref="#c">Jo Bos</persName></p></article>"##;
        let found = doubts(&read(xml).expect("it is of the form"));
        assert_eq!(found, ["`Abba` is place and organisation", "`Abba` is unmarked 1 times"]);
    }

    #[test]
    fn rules() {
        assert_eq!(problems(r##"<num value="1">x</num> <persName ref="#b">B</persName>"##), 0);
        for broken in [
            r#"<num>x</num>"#,
            r#"<num value="x">x</num>"#,
            r#"<num value="1"> x</num>"#,
            r#"<num value="1" colour="red">x</num>"#,
            r#"<measure quantity="1">x</measure>"#,
            r#"<date when="2024-13">x</date>"#,
            r#"<persName>B</persName>"#,
            r##"<persName ref="b">B</persName>"##,
            r##"a<said direct="true" who="#a">b</said>c"##,
            r##"“<said direct="true" who="#z">b</said>”"##,
            r##"“<said direct="true" who="#a" cue="blurts">b</said>”"##,
            r##"“<said direct="true" who="#a" prev="#q">b</said>”"##,
        ] {
            assert_ne!(problems(broken), 0, "{broken}");
        }
    }
}
