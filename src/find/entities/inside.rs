//! What a name's own words say of it.

use crate::text::strings::cut;
use std::ops::Range;

use crate::annotation::EntityKind::{self, Event, Group, Misc, Organisation, Person, Place};
use crate::pack::names::{LONGEST_WORD, Weights};
use crate::text::{Case, hash};

use super::around::TITLE;
use super::points::{Points, Reason};
use super::view::{KnownAt, Role, View};

/// Points for the tokens from `start` up to `end` as a name.
pub fn weigh(view: &View, start: usize, end: usize) -> Points {
    let mut points = Points::default();
    let count = (start..end).filter(|&i| view.roles[i] == Role::Name).count();
    let single = end - start == 1;
    base(count, &mut points);
    let known = known(view, start, end, &mut points);
    let head = cues(view, start, end, &mut points);
    if single && !known {
        derived(view, start, &mut points);
    }
    personal(view, start, end, count, &mut points);
    if view.title[start].is_some_and(|title| is_called_after(view, title, end)) {
        points.doubt(TITLE);
    }
    if !known {
        if view.loud {
            // The more words, the likelier some of them are none of a name's.
            points.doubt(8 * count.clamp(1, 4) as i16);
        }
        shape(view, start, end, &mut points);
        joints(view, start, end, &head, &mut points);
        no_name(view, start, end, &mut points);
        parts(view, start, end, &head, &mut points);
        if !extended(view, start, end, &mut points) && view.roles[start] == Role::Number {
            points.doubt(14);
        }
        beginning(view, start, end, &head, &mut points);
    }
    points
}

/// What a capital alone says, by the number of capitalised words.
fn base(count: usize, points: &mut Points) {
    let (person, organisation, place, misc) = match count {
        0 => (-20, -20, -20, -20),
        1 => (2, 1, 1, 0),
        2 | 3 => (4, 3, 1, 2),
        4 => (2, 4, 0, 3),
        _ => (-4, 4, 0, 3),
    };
    points.add(Person, person, Reason::Capital);
    points.add(Organisation, organisation, Reason::Capital);
    points.add(Place, place, Reason::Capital);
    points.add(Misc, misc, Reason::Capital);
    points.add(Group, -15, Reason::Capital);
    points.add(Event, -7, Reason::Capital);
}

/// What is known of exactly this name; whether anything sure is.
fn known(view: &View, start: usize, end: usize, points: &mut Points) -> bool {
    let mut sure = false;
    let words = view.tokens[start..end].iter().filter(|t| t.is_word()).count();
    let longer = words.saturating_sub(1).min(4) as i16 * 12;
    for sense in view.senses(start, end) {
        let strength = match (sense.weak, sense.kind) {
            (false, Group) => 36,
            (false, Event) => 30,
            (false, _) => 20,
            (true, _) => 7,
        };
        // What is written small in a gazetteer has no points for capitals.
        let small = if view.tokens[start..end].iter().any(|t| t.is_capitalised()) { 0 } else { 22 };
        points.add(sense.kind, strength + longer + small, Reason::Known);
        sure |= !sense.weak;
    }
    sure
}

/// Words of the name that say what it is. Returns the tokens of those it begins with, perhaps after a place or group
/// (`US Department of`).
fn cues(view: &View, start: usize, end: usize, points: &mut Points) -> Range<usize> {
    let names = view.names;
    let tokens = &view.tokens[start..end];
    let of = view.known_at(start).iter().filter(|k| !k.sense.weak && matches!(k.sense.kind, Place | Group));
    let after_place = of.map(|k| start + k.length).max().unwrap_or(start);
    let mut head = start..start;
    for at in (start..end).filter(|&i| i == start || view.roles[i] == Role::Name) {
        let rest = &view.tokens[at..end];
        let opening = names.cues.opening.longest(rest).filter(|_| at == start);
        let found = opening.or_else(|| names.cues.first.longest(rest)).filter(|(l, _)| *l < rest.len());
        // Further on only several words begin something: `Harvard Center for Astrophysics`.
        let Some((length, weights)) = found.filter(|(l, _)| at <= after_place || *l > 1) else { continue };
        points.add_all(weights, Reason::Head);
        if length > 1 {
            points.add_all(&weights.map(|w| w / 4), Reason::Head);
        }
        head = at..at + length;
        break;
    }
    // `National Library of Australia` says what it is before the small word.
    if head.is_empty() {
        let links = (start + 1..end).filter(|&i| view.roles[i] == Role::Link && view.roles[i - 1] == Role::Name);
        for link in links {
            if let Some(weights) = names.cues.last.get(&view.tokens[link - 1..link]) {
                points.add_all(weights, Reason::Head);
                head = start..link + 1;
                break;
            }
        }
    }
    // `Reform Bill 2019` ends like `Reform Bill`.
    let numbered = tokens.len() > 1 && view.roles[end - 1] == Role::Number;
    let tokens = if numbered { &tokens[..tokens.len() - 1] } else { tokens };
    let last =
        (1..=3.min(tokens.len())).rev().find_map(|l| Some((l, names.cues.last.get(&tokens[tokens.len() - l..])?)));
    if let Some((length, weights)) = last {
        if length < tokens.len() {
            points.add_all(weights, Reason::Head);
        } else {
            // The word alone (`the Council`) says less.
            let half: Weights = weights.map(|w| w / 3);
            points.add_all(&half, Reason::Head);
        }
    }
    if last.is_some() {
        return head;
    }
    if let Some(weights) = ending(view, end - 1) {
        points.add_all(weights, Reason::Head);
    }
    head
}

/// What the last letters of a word say.
fn ending<'a>(view: &View<'a>, at: usize) -> Option<&'a Weights> {
    let word = view.word(at);
    if word.len() > LONGEST_WORD as usize {
        return None;
    }
    let ends = word.char_indices().skip(2).filter(|(at, _)| word.len() - at >= 3);
    ends.into_iter().find_map(|(at, _)| view.names.cues.ending.get(&hash::word(cut(word, at..))))
}

/// Whether a thing is called after somebody, by a title with a capital and a last word that says so (`Captain Cook
/// Bridge`). Where no article stands before it, people may be called so too (`Captain Bridge`, `Minister Crawford`).
fn is_called_after(view: &View, title: usize, end: usize) -> bool {
    let last = end - 1;
    let article = title.checked_sub(1).is_some_and(|i| view.names.articles.contains_key(&view.tokens[i].folded));
    let surname = view.is_surname(last) && (!article || view.is_first_name(last - 1));
    if surname || !view.tokens[title].is_capitalised() || view.is_office(title) {
        return false;
    }
    let says = view.names.cues.last.get(&view.tokens[last..end]);
    let says = says.or_else(|| ending(view, last).filter(|_| article));
    says.is_some_and(|weights| weights[1..].iter().any(|&weight| weight > 0))
}

/// A group named by a place's name and an ending.
fn derived(view: &View, at: usize, points: &mut Points) {
    if view.names.place_of_group(view.word(at)).is_some() {
        points.add(Group, 32, Reason::Derived);
        return;
    }
    // `Poetins`, `Ruslands`: an owner's ending.
    let Some(stem) = view.names.owner_stem(view.word(at)) else { return };
    let known = view.names.known.get_word(stem);
    for sense in known.into_iter().flat_map(|k| &k.senses).filter(|s| !s.weak && s.kind != Group) {
        points.add(sense.kind, 16, Reason::Known);
    }
}

/// First names, initials, particles and surnames.
fn personal(view: &View, start: usize, end: usize, count: usize, points: &mut Points) {
    let names = view.names;
    let first = &view.tokens[start];
    let last = &view.tokens[end - 1];
    let is_first = |i: usize| view.roles[i] == Role::Name && names.first_names.contains_key(&view.tokens[i].exact);
    let is_initial = |i: usize| {
        view.roles[i] == Role::Name
            && view.word(i).chars().count() == 1
            && view.roles.get(i + 1).is_some_and(|r| matches!(r, Role::Stop))
    };
    let common = view.is_common(start);
    let surname = names.surnames.contains_key(&last.exact);
    if count >= 2 {
        if is_first(start) {
            let doubtful = common || view.is_known(start, &[Place, Organisation, Group]);
            points.add(Person, if doubtful { 9 } else { 15 }, Reason::PersonalName);
        }
        let second = (start + 1..end).find(|&i| view.roles[i] == Role::Name);
        if second.is_some_and(|i| i + 1 < end && is_first(i)) {
            points.add(Person, 4, Reason::PersonalName);
        }
        if surname {
            points.add(Person, 5, Reason::PersonalName);
        }
        if is_initial(start) {
            points.add(Person, 13, Reason::PersonalName);
        } else if (start + 1..end).any(|i| view.roles[i] == Role::Name && view.word(i).chars().count() == 1) {
            points.add(Person, 5, Reason::PersonalName);
        }
    } else if end - start == 1 {
        if is_first(start) {
            points.add(Person, if common { 1 } else { 6 }, Reason::PersonalName);
        } else if surname {
            points.add(Person, if common { 1 } else { 4 }, Reason::PersonalName);
        }
    }
    let particles = (start + 1..end).filter(|&i| view.roles[i] == Role::Particle).count();
    if particles > 0 && count >= 2 {
        points.add(Person, if is_first(start) { 6 } else { 3 }, Reason::PersonalName);
        for kind in [Place, Misc, Event, Group] {
            points.add(kind, -6, Reason::PersonalName);
        }
    }
    // `Van der Wal`, `De Jong`: the particle has a capital where no first name stands before it.
    let capital_particle = first.case == Case::Title && names.particles.contains_key(&first.folded);
    if capital_particle && count == 2 && !is_first(start) {
        points.add(Person, if view.initial[start] { 3 } else { 9 }, Reason::PersonalName);
    }
    if count > 4 {
        points.add(Person, -6, Reason::Capital);
    }
}

/// Acronyms, digits and other spellings.
fn shape(view: &View, start: usize, end: usize, points: &mut Points) {
    let single = end - start == 1;
    let loud = view.loud;
    for i in start..end {
        let token = &view.tokens[i];
        let letters = view.word(i).chars().count();
        match view.roles[i] {
            Role::Name if token.case == Case::Upper && letters >= 2 && !loud => {
                points.add(Person, if single { -8 } else { -10 }, Reason::Shape);
                points.add(Organisation, if single { 9 } else { 5 }, Reason::Shape);
                points.add(Misc, 2, Reason::Shape);
                points.add(Place, -3, Reason::Shape);
            }
            Role::Name if token.case == Case::Mixed => {
                points.add(Organisation, 4, Reason::Shape);
                points.add(Misc, 2, Reason::Shape);
            }
            // `F-16`, `K2-18b`
            Role::Number if token.glued => {
                points.add(Misc, 4, Reason::Shape);
                points.add(Person, -20, Reason::Shape);
            }
            Role::Number => {
                points.add(Person, -20, Reason::Shape);
                points.add(Place, -10, Reason::Shape);
                points.add(Organisation, -6, Reason::Shape);
                points.add(Group, -20, Reason::Shape);
            }
            Role::Name | Role::Particle | Role::Link | Role::Conjunction | Role::Hyphen => {}
            Role::Stop | Role::Possessive | Role::Tail | Role::None => {}
        }
    }
}

/// What the small words between the parts say.
fn joints(view: &View, start: usize, end: usize, head: &Range<usize>, points: &mut Points) {
    for i in (start + 1..end).filter(|i| !head.contains(i)) {
        match view.roles[i] {
            Role::Link if view.tokens[i].is_mark('&') => {
                points.add(Organisation, 12, Reason::Shape);
                points.add(Person, -15, Reason::Shape);
            }
            Role::Link => {
                points.add(Person, -15, Reason::Shape);
                for kind in [Organisation, Place, Misc, Event, Group] {
                    points.add(kind, -9, Reason::Shape);
                }
            }
            Role::Conjunction => {
                points.doubt(14);
                points.add(Person, -15, Reason::Shape);
            }
            Role::Possessive => points.doubt(10),
            Role::Particle => {
                for kind in [Organisation, Place, Misc, Event, Group] {
                    points.add(kind, -9, Reason::Shape);
                }
            }
            Role::Name | Role::Number | Role::Hyphen | Role::Stop | Role::Tail | Role::None => {}
        }
    }
}

/// Capitalised words that are no names, at either border.
fn no_name(view: &View, start: usize, end: usize, points: &mut Points) {
    let tokens = &view.tokens[start..end];
    if view.names.no_names.get(tokens).is_some() {
        points.doubt(40);
        return;
    }
    let first = view.names.no_names.longest(tokens).is_some();
    let last = view.names.no_names.get(&tokens[tokens.len() - 1..]).is_some();
    if first || last {
        points.doubt(16);
    }
    // A title stays outside, before a name above all.
    let title = view.in_title[start].max(view.in_title[end - 1]);
    match title {
        Some(true) if view.in_title[start].is_none() || !is_called_after(view, start, end) => points.doubt(24),
        Some(false) if tokens.len() == 1 && view.is_common(start) => points.doubt(12),
        Some(_) | None => {}
    }
    // A small word that only its place gives a capital is no name.
    if tokens.len() == 1 && view.initial[start] && view.names.particles.contains_key(&tokens[0].folded) {
        points.doubt(30);
    }
}

/// Known names at its borders that make it something else than they are themselves.
fn parts(view: &View, start: usize, end: usize, head: &Range<usize>, points: &mut Points) {
    if end - start < 2 {
        return;
    }
    let holds = |at: usize, kind: EntityKind| {
        view.known_at(at).iter().any(|k| !k.sense.weak && k.sense.kind == kind && at + k.length < end)
    };
    let first_name = view.names.first_names.contains_key(&view.tokens[start].exact);
    let group = holds(start, Group);
    let place = holds(start, Place);
    let organisation = holds(start, Organisation);
    if group {
        points.add(Organisation, 4, Reason::Shape);
        points.add(Event, 3, Reason::Shape);
        points.add(Misc, 2, Reason::Shape);
        points.add(Person, if first_name { -2 } else { -14 }, Reason::Shape);
    }
    if place || organisation {
        points.add(Organisation, 5, Reason::Shape);
        points.add(Person, if first_name { -2 } else { -12 }, Reason::Shape);
    }
    let tails = (start + 1..end).flat_map(|i| {
        let ends = move |k: &&KnownAt| !k.sense.weak && i + k.length == end;
        view.known_at(i).iter().filter(ends).filter(|k| matches!(k.sense.kind, Place | Organisation))
    });
    let tail = tails.map(|k| k.length).max();
    if let Some(length) = tail {
        // `University of Montreal` says where it is.
        points.add(Organisation, if head.is_empty() { 4 } else { 18 + 8 * length.min(4) as i16 }, Reason::Shape);
        points.add(Person, if first_name { -3 } else { -9 }, Reason::Shape);
    }
}

/// A known organisation or event with the place, people, organiser or year before it that is a part of its name
/// (`US Department of Justice`, `Hungarian Grand Prix`, `2019 World Cup`).
fn extended(view: &View, start: usize, end: usize, points: &mut Points) -> bool {
    for middle in start + 1..end {
        // `Palm Beach County`, `Bradford Council`: a known place and a word that makes another thing of it.
        let of_known_place = view.senses(start, middle).any(|s| !s.weak && s.kind == Place);
        let last = view.names.cues.last.get(&view.tokens[middle..end]).filter(|_| of_known_place);
        if let Some(weights) = last {
            let longer: i16 = if middle - start > 1 { 30 } else { 12 };
            points.add_all(&weights.map(|w| if w > 0 { longer } else { 0 }), Reason::Head);
            return true;
        }
        let mut kinds = view.senses(middle, end).filter(|s| !s.weak).map(|s| s.kind);
        let Some(kind) = kinds.find(|k| matches!(k, Organisation | Event)) else { continue };
        let before = |kinds: &[EntityKind]| view.senses(start, middle).any(|s| !s.weak && kinds.contains(&s.kind));
        let of_group = before(&[Group]) && view.names.groups_begin_names;
        let of_place = before(&[Place]) && kind == Organisation;
        let numbered = kind == Event
            && (start..middle).all(|i| view.roles[i] == Role::Number || view.tokens[i].case == Case::Upper);
        if of_place || of_group || numbered {
            let longer = (end - middle).min(4) as i16 * 12;
            let year = if view.roles[start] == Role::Number { 5 } else { 0 };
            points.add(kind, 34 + longer + year, Reason::Known);
            return true;
        }
    }
    false
}

/// A common word at the beginning of a sentence is seldom a part of the name after it.
fn beginning(view: &View, start: usize, end: usize, head: &Range<usize>, points: &mut Points) {
    if !view.initial[start] || head.contains(&start) {
        return;
    }
    points.doubt(3);
    let particle = view.names.particles.contains_key(&view.tokens[start].folded);
    let first_name = end - start > 1 && view.names.first_names.contains_key(&view.tokens[start].exact);
    // `Vakbond CNV`: what it is, and then its name.
    let rest_is_known = view.senses(start + 1, end).any(|s| !s.weak);
    if rest_is_known && view.names.cues.before.get(&view.tokens[start..=start]).is_some() {
        points.doubt(25);
    }
    if view.is_common(start) && !particle {
        points.doubt(if first_name { 3 } else { 12 });
    }
}
