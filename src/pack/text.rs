//! Where sentences end and what bylines look like, as the division of text uses it.

use super::schema;
use crate::text::hash;
use crate::text::sentence::{Abbreviation, Boundaries};
use crate::text::shapes::Shapes;
use crate::text::strings::lower;

impl From<&schema::Text> for Boundaries {
    fn from(text: &schema::Text) -> Self {
        let words = |list: &[String]| list.iter().map(|w| (hash::word(&lower(w)), ())).collect();
        let letters = |w: &String| (hash::word(w.trim_start_matches('\'')), ());
        let mut all = Self {
            openers: words(&text.openers),
            particles: words(&text.particles),
            proclitics: text.proclitics.iter().map(letters).collect(),
            attributions: words(&text.attributions),
            abbreviations: hash::HashMap::default(),
            shapes: Shapes {
                byline_starts: text.bylines.starts.iter().collect(),
                byline_words: words(&text.bylines.words),
                calendar: words(&text.bylines.calendar),
                fillers: words(&text.bylines.fillers),
                credit_starts: text.credits.starts.iter().collect(),
                agencies: text.credits.agencies.iter().collect(),
                particles: words(&text.particles),
            },
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
