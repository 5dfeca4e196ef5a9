//! The day an article is from.

use super::calendar::{Day, Grain};
use super::reading::Reading;
use super::resolve::Resolver;
use super::value::Value;
use crate::annotation::TemporalValue;
use crate::pack::Pack;
use crate::pack::dates::Dates;
use crate::pack::schema::dates::Means;
use crate::text::{Block, BlockKind, Document};

/// How long a block without the form of a byline may be, in bytes, to be a date line.
const DATE_LINE: u32 = 60;

/// How long a byline may be, in bytes.
const BYLINE: u32 = 300;

/// How many of an article's first and last blocks may hold its date.
const EDGE: usize = 4;

/// The day the article is from, ISO 8601: `given` where that is a date, else the file's own, else its byline's.
pub fn article_date(document: &Document, pack: &Pack, given: Option<&str>) -> Option<String> {
    let of_file = || document.metadata().published.as_deref().and_then(iso_day);
    let of_url = || document.metadata().url.as_deref().and_then(day_of_url);
    given.and_then(iso_day).or_else(of_file).or_else(of_url).or_else(|| of_byline(document, &pack.dates))
}

/// The whole date of a byline, or of a short line at the begin or end of the article.
fn of_byline(document: &Document, dates: &Dates) -> Option<String> {
    let blocks = document.blocks();
    let edges = || {
        let last = blocks.len().saturating_sub(EDGE).max(EDGE);
        blocks.iter().take(EDGE).chain(blocks.iter().skip(last))
    };
    let bylines = edges().filter(|b| b.kind == BlockKind::Byline && b.span.len() <= BYLINE);
    let lines = edges().filter(|b| b.kind != BlockKind::Byline && b.span.len() <= DATE_LINE);
    bylines.chain(lines).find_map(|block| whole_date(document, dates, block))
}

/// The first day of a block that is said with its year.
fn whole_date(document: &Document, dates: &Dates, block: &Block) -> Option<String> {
    let resolver = Resolver { dates, today: None, mentioned: None, future: None, against: 1 };
    let mut reading = Reading::default();
    document.sentences().get(block.sentences.clone())?.iter().find_map(|sentence| {
        let tokens = document.tokens().get(sentence.tokens.clone())?;
        reading.read(document, tokens, dates);
        super::scan(document, dates, tokens, &reading).iter().filter(|m| m.rule.means == Means::Date).find_map(
            |found| match resolver.value(found)? {
                Value::At(stretch) if stretch.grain == Grain::Day => match Value::At(stretch).iso() {
                    TemporalValue::When(day) => Some(day),
                    TemporalValue::Period(..) | TemporalValue::Duration(_) | TemporalValue::Open => None,
                },
                _ => None,
            },
        )
    })
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
