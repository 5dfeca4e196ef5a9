//! Where sentences end and what bylines look like, as the division of text uses it.

use super::schema;
use crate::text::hash;
use crate::text::sentence::{Abbreviation, Boundaries};

impl From<&schema::Text> for Boundaries {
    fn from(text: &schema::Text) -> Self {
        let words = |list: &[String]| list.iter().map(|w| (hash::word(&w.to_lowercase()), ())).collect();
        let letters = |w: &String| (hash::word(w.trim_start_matches('\'')), ());
        let mut all = Self {
            openers: words(&text.openers),
            particles: words(&text.particles),
            proclitics: text.proclitics.iter().map(letters).collect(),
            attributions: words(&text.attributions),
            ..Self::default()
        };
        let of = &text.abbreviations;
        let classes = [
            (&of.inside, Abbreviation::Inside),
            (&of.either, Abbreviation::Either),
            (&of.closing, Abbreviation::Closing),
            (&of.numeric, Abbreviation::Numeric),
        ];
        for (list, class) in classes {
            for abbreviation in list {
                all.abbreviate(abbreviation, class);
            }
        }
        all
    }
}
