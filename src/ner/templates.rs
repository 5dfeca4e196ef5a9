//! The combinations of sights that the trainer tries. Those that prove worth nothing get no weights.

use super::sight::at::*;
use crate::pack::tagger::Template;

/// All of them. Two with the same number share their features.
pub fn all() -> Vec<Template> {
    let mut all: Vec<Vec<(u8, i8)>> = Vec::new();
    let mut add = |sights: &[(u8, i8)]| all.push(sights.to_vec());
    for by in -2..=2 {
        add(&[(WORD, by)]);
    }
    add(&[(EXACT, 0)]);
    add(&[(WORD, -1), (WORD, 0)]);
    add(&[(WORD, 0), (WORD, 1)]);
    add(&[(WORD, -2), (WORD, -1)]);
    add(&[(WORD, 1), (WORD, 2)]);
    add(&[(SHAPE, 0)]);
    add(&[(SHAPE, -1), (SHAPE, 0)]);
    add(&[(SHAPE, 0), (SHAPE, 1)]);
    add(&[(SHAPE, -1), (SHAPE, 0), (SHAPE, 1)]);
    add(&[(SHAPE, -2), (SHAPE, -1), (SHAPE, 0), (SHAPE, 1), (SHAPE, 2)]);
    for affix in PREFIX..SUFFIX + 6 {
        add(&[(affix, 0)]);
    }
    for (affix, by) in [(2, -1), (3, -1), (5, -1), (2, 1), (4, 1)] {
        add(&[(SUFFIX + affix, by)]);
    }
    add(&[(SHAPE, 0), (START, 0)]);
    add(&[(SUFFIX + 2, 0), (SHAPE, 0)]);
    for size in 0..3 {
        let cluster = CLUSTER + size;
        for by in -1..=1 {
            add(&[(cluster, by)]);
        }
        if size > 0 {
            add(&[(cluster, -2)]);
            add(&[(cluster, 2)]);
        }
        add(&[(cluster, -1), (cluster, 1)]);
        add(&[(cluster, -1), (SHAPE, 0)]);
        add(&[(cluster, 0), (SHAPE, 0)]);
    }
    for sight in [RUN_BEFORE, RUN_AFTER, RUN_PLACE, RUN_BEFORE_CLUSTER, RUN_AFTER_CLUSTER, RUN_BEFORE_SUFFIX] {
        add(&[(sight, 0)]);
    }
    add(&[(RUN_FIRST, 0), (RUN_PLACE, 0)]);
    add(&[(RUN_LAST, 0), (RUN_PLACE, 0)]);
    add(&[(RUN_FIRST, 0)]);
    add(&[(RUN_LAST, 0)]);
    add(&[(RUN_BEFORE, 0), (RUN_PLACE, 0)]);
    add(&[(CASE, 0)]);
    add(&[(CASE, 0), (SHAPE, 0)]);
    add(&[(OTHER_SHAPES, 0), (CASE, 0)]);
    // What the rules say.
    for sight in [VERDICT, KNOWN, PERSON] {
        for by in -1..=1 {
            add(&[(sight, by)]);
        }
    }
    for sight in [REASON, BEFORE, AFTER, RUN_VERDICT] {
        add(&[(sight, 0)]);
    }
    add(&[(VERDICT, 0), (VERDICT, 1)]);
    add(&[(VERDICT, -1), (VERDICT, 0)]);
    add(&[(VERDICT, 0), (REASON, 0)]);
    add(&[(VERDICT, 0), (SHAPE, 0)]);
    add(&[(VERDICT, 0), (KNOWN, 0)]);
    add(&[(VERDICT, 0), (PERSON, 0)]);
    add(&[(VERDICT, 0), (START, 0)]);
    add(&[(VERDICT, 0), (CASE, 0)]);
    add(&[(VERDICT, 0), (RUN_PLACE, 0)]);
    add(&[(KIND, 0), (RUN_BEFORE, 0)]);
    add(&[(KIND, 0), (RUN_AFTER, 0)]);
    add(&[(KIND, 0), (WORD, 0)]);
    add(&[(KIND, 0), (SUFFIX + 2, 0)]);
    add(&[(KIND, 0), (CLUSTER + 1, 0)]);
    add(&[(KIND, 0), (RUN_BEFORE_CLUSTER, 0)]);
    add(&[(KIND, 0), (BEFORE, 0), (AFTER, 0)]);
    add(&[(KNOWN, 0), (BEFORE, 0)]);
    add(&[(KNOWN, 0), (RUN_PLACE, 0)]);
    add(&[(PERSON, 0), (PERSON, 1)]);
    add(&[(PERSON, -1), (PERSON, 0)]);
    // What the first reading decided elsewhere.
    for by in -1..=1 {
        add(&[(WORD_ELSEWHERE, by)]);
    }
    add(&[(WORD_ELSEWHERE, 0), (SHAPE, 0)]);
    add(&[(WORD_ELSEWHERE, 0), (VERDICT, 0)]);
    add(&[(NAME_ELSEWHERE, 0)]);
    add(&[(NAME_ELSEWHERE, 0), (KIND, 0)]);
    let mut templates: Vec<Template> = all.into_iter().zip(1..).map(|(sights, id)| Template::new(id, sights)).collect();
    for place in 0..2 {
        templates.push(Template::new(201, [(OTHER_BEFORE + place, 0)]));
        templates.push(Template::new(202, [(OTHER_AFTER + place, 0)]));
    }
    templates
}

/// Whether a template sees words or parts of them.
pub fn is_lexical(template: &Template) -> bool {
    let lexical = |sight| match sight {
        WORD | EXACT | RUN_BEFORE | RUN_AFTER | RUN_FIRST | RUN_LAST | RUN_BEFORE_SUFFIX => true,
        sight => (PREFIX + 2..SUFFIX).contains(&sight) || (SUFFIX + 3..CLUSTER).contains(&sight),
    };
    template.sights().any(|(sight, _)| lexical(sight))
}

#[cfg(test)]
mod tests {
    use super::super::sight::{AGAIN, is_later};

    #[test]
    fn the_second_reading_sees_what_its_templates_ask_for() {
        for template in super::all().iter().filter(|t| is_later(t)) {
            let again =
                |sight| matches!(sight, super::WORD_ELSEWHERE | super::NAME_ELSEWHERE) || AGAIN.contains(&sight);
            assert!(template.sights().all(|(sight, _)| again(sight)), "{template:?}");
        }
    }
}
