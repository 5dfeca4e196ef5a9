//! The number words that dates need, spelled from the language's own number words.

use crate::pack::schema::numbers::{Atom, Words};

/// Number words with their value: every cardinal to 100 and the round ones to a thousand.
pub fn cardinals(words: &Words) -> Vec<(String, i32)> {
    let mut all = below_hundred(words, |atom| &atom.forms);
    if let Some(hundred) = atom(words, 100) {
        for form in &hundred.forms {
            if hundred.alone {
                all.push((form.clone(), 100));
            }
            all.extend(words.articles.iter().map(|article| (format!("{article} {form}"), 100)));
            for unit in (1..=9).filter_map(|n| atom(words, n)) {
                let before = &words.spelling.before_hundred;
                let spelled = unit.forms.iter().map(|u| (format!("{u}{before}{form}"), unit.value as i32 * 100));
                all.extend(spelled);
            }
        }
    }
    if let Some(thousand) = atom(words, 1000) {
        for form in &thousand.forms {
            if thousand.alone {
                all.push((form.clone(), 1000));
            }
            all.extend(words.articles.iter().map(|article| (format!("{article} {form}"), 1000)));
        }
    }
    // An article is no number by itself.
    all.retain(|(word, _)| !words.articles.contains(word));
    all
}

/// Ordinals below 100 with their value.
pub fn ordinals(words: &Words) -> Vec<(String, i32)> {
    below_hundred(words, |atom| &atom.ordinals)
}

/// Number words below 100 whose last part has the form that `last` picks.
fn below_hundred(words: &Words, last: impl Fn(&Atom) -> &Vec<String>) -> Vec<(String, i32)> {
    let plain = |atom: &&Atom| !atom.whole && !atom.pack;
    let mut all = Vec::new();
    for atom in words.atoms.iter().filter(plain) {
        if (0.0..100.0).contains(&atom.value) && atom.value.fract() == 0.0 {
            all.extend(last(atom).iter().map(|form| (form.clone(), atom.value as i32)));
        }
    }
    for tens in words.atoms.iter().filter(plain).filter(|a| (20.0..100.0).contains(&a.value)) {
        for unit in words.atoms.iter().filter(plain).filter(|a| (1.0..10.0).contains(&a.value)) {
            let value = (tens.value + unit.value) as i32;
            let (front, back) = if words.tens_first { (tens, unit) } else { (unit, tens) };
            for front in &front.forms {
                let soft = words.spelling.soft_endings.iter().any(|end| front.ends_with(end.as_str()));
                let joint = if soft { &words.spelling.units_tens_soft } else { &words.spelling.units_tens };
                for back in last(back) {
                    all.push((format!("{front}{joint}{back}"), value));
                    if words.tens_first {
                        all.push((format!("{front} {back}"), value));
                    } else if soft {
                        all.push((format!("{front}{}{back}", words.spelling.units_tens), value));
                    }
                }
            }
        }
    }
    all
}

fn atom(words: &Words, value: i32) -> Option<&Atom> {
    words.atoms.iter().find(|a| a.value == f64::from(value) && !a.whole && !a.pack)
}
