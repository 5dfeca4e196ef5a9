//! The day an article is from.

use super::calendar::Day;
use crate::pack::Pack;
use crate::text::Document;

/// The day the article is from, ISO 8601: `given` where that is a date, else the file's own, else its byline's.
pub fn article_date(document: &Document, _pack: &Pack, given: Option<&str>) -> Option<String> {
    let of_file = || document.metadata().published.as_deref().and_then(iso_day);
    let of_url = || document.metadata().url.as_deref().and_then(day_of_url);
    given.and_then(iso_day).or_else(of_file).or_else(of_url)
}

/// The day that an ISO 8601 text begins with.
pub fn day(text: &str) -> Option<Day> {
    let text = text.trim();
    let number = |range: std::ops::Range<usize>| -> Option<i32> {
        let digits = text.get(range)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
    };
    let parted = text.get(4..5)? == "-" && text.get(7..8)? == "-";
    let ends = text.as_bytes().get(10).is_none_or(|b| !b.is_ascii_digit());
    if !parted || !ends {
        return None;
    }
    Day::new(number(0..4)?, number(5..7)?, number(8..10)?)
}

fn iso_day(text: &str) -> Option<String> {
    day(text)?;
    text.trim().get(..10).map(ToOwned::to_owned)
}

/// The day in a path such as `/2024/10/28/` or `/2024-10-28-`.
fn day_of_url(url: &str) -> Option<String> {
    let mut starts = url.char_indices().filter(|(_, c)| *c == '/').map(|(i, _)| i + 1);
    starts.find_map(|start| {
        let part = url.get(start..start + 10)?;
        iso_day(&part.replace(['/', '_'], "-"))
    })
}
