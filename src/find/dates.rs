//! Dates, periods, lengths of time and clock times.

use super::Context;
use crate::annotation::Annotation;
use crate::pack::Pack;
use crate::text::Document;

/// Adds what is found in `document` to `out`.
pub fn find(_document: &Document, _pack: &Pack, _context: &Context, _out: &mut Vec<Annotation>) {}

/// The day the article is from, ISO 8601: `given` where that is a date, else the file's own, else its byline's.
pub fn article_date(_document: &Document, _pack: &Pack, given: Option<&str>) -> Option<String> {
    given.map(ToOwned::to_owned)
}
