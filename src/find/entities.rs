//! Names of people, organisations, places, groups, events and other things.

use crate::annotation::Annotation;
use crate::pack::Pack;
use crate::text::Document;

/// Adds what is found in `document` to `out`.
pub fn find(_document: &Document, _pack: &Pack, _out: &mut Vec<Annotation>) {}
