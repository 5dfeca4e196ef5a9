//! The stretches of a sentence that may be names, and its best division into names and other words.
//!
//! This is the decoding of a semi-Markov model (Sarawagi and Cohen, 2004): every stretch has points for every kind, and
//! dynamic programming finds the division with the most points in all.

use crate::annotation::{Certainty, EntityKind};
use crate::text::{Case, Span, order};

use super::memory::Memory;
use super::points::{Points, Reason};
use super::view::{Role, View};
use super::{around, inside, within};

/// A name that was decided on.
#[derive(Debug, Clone)]
pub struct Name {
    /// Its first token in the sentence.
    pub start: usize,
    /// The token after its last.
    pub end: usize,
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: EntityKind,
    /// Its points above those of the next kind, or above no name at all.
    pub margin: i16,
    /// What spoke most for it.
    pub reason: Reason,
    /// The words around it that gave it away.
    pub cue: Option<Span>,
    /// How sure all this is.
    pub certainty: Certainty,
    /// Whether it does something that institutions do.
    pub acts: bool,
    /// Whether something is or goes there.
    pub is_where: bool,
}

/// All stretches of a sentence that may be names.
pub struct Lattice<'a> {
    /// The sentence.
    pub view: View<'a>,
    /// By where they end, then where they start.
    stretches: Vec<Stretch>,
    /// Points for leaving each token outside all names.
    outside: Vec<i16>,
}

struct Stretch {
    start: usize,
    end: usize,
    span: Span,
    points: Points,
    cue: Option<Span>,
    acts: bool,
    is_where: bool,
    /// Whether it is whole tokens, of which the rest of the document may say more.
    whole: bool,
}

/// The longest stretch, in tokens, that is not known.
const LONGEST: usize = 9;

/// What it costs when two names touch: words with capitals side by side are nearly always one name.
const TOUCHING: i32 = 45;

/// What it costs between an agency in capitals and a person with a first name.
const CREDIT: i32 = 10;

impl<'a> Lattice<'a> {
    /// Weighs every stretch of a sentence.
    pub fn weigh(view: View<'a>, memory: &Memory) -> Self {
        let outside = (0..view.tokens.len()).map(|i| outside(&view, memory, i)).collect();
        let mut stretches = Vec::new();
        for start in 0..view.tokens.len() {
            let name = view.roles[start] == Role::Name;
            let known = !view.known_at(start).is_empty();
            // The words that open a name belong to it, but are not all of it.
            let opening = view.names.cues.opening.longest(&view.tokens[start..]).map_or(0, |(length, _)| length);
            let opens = !name && opening > 0;
            let number = view.roles[start] == Role::Number && view.roles.get(start + 1) == Some(&Role::Name);
            let particle = view.begins_small(start);
            if !(name || known || opens || number || particle) {
                continue;
            }
            let before = around::before(&view, start);
            let reach = if name || opens || number || particle { reach(&view, start, opening) } else { start };
            let furthest = view.known_at(start).iter().map(|k| start + k.length).max().unwrap_or(start).max(reach);
            for end in start + 1..=furthest {
                let is_known = view.senses(start, end).next().is_some();
                let shaped = end <= reach && (name || end - start > 1) && may_end(&view, start, end, opening);
                if is_known || shaped {
                    stretches.push(Stretch::new(&view, start, end, &before));
                }
            }
            let mut part = |end, span, points| {
                let (cue, acts, is_where, whole) = (None, false, false, false);
                stretches.push(Stretch { start, end, span, points, cue, acts, is_where, whole });
            };
            if let Some(points) = within::truncated(&view, start) {
                part(start + 2, view.span(start, start + 2), points);
            }
            within::add(&view, start, |span, points| part(start + 1, span, points));
        }
        order::sort(&mut stretches, |s| (s.end as u64, 0));
        Self { view, stretches, outside }
    }

    /// Adds what the rest of the document says.
    pub fn remind(&mut self, memory: &Memory) {
        for stretch in self.stretches.iter_mut().filter(|s| s.whole) {
            memory.remind(&self.view, stretch.start, stretch.end, &mut stretch.points);
        }
    }

    /// The names of the best division, in text order.
    pub fn best(&self) -> Vec<Name> {
        let count = self.view.tokens.len();
        // For each border: the most points of the tokens before it, where the last is outside or inside a name.
        let free = &mut vec![i32::MIN / 2; count + 1][..];
        let taken = &mut vec![i32::MIN / 2; count + 1][..];
        let free_from_name = &mut vec![false; count + 1][..];
        let last: &mut [Option<(usize, bool)>] = &mut vec![None; count + 1];
        free[0] = 0;
        let mut next = 0;
        for end in 0..=count {
            while let Some(stretch) = self.stretches.get(next).filter(|s| s.end == end) {
                let (kind, points, _, _) = stretch.points.best();
                if points > 0 {
                    let touching = taken[stretch.start] - self.touching(stretch, kind);
                    let (from, after_name) =
                        if touching > free[stretch.start] { (touching, true) } else { (free[stretch.start], false) };
                    let total = from + i32::from(points);
                    if total > taken[end] {
                        taken[end] = total;
                        last[end] = Some((next, after_name));
                    }
                }
                next += 1;
            }
            if end < count {
                let from_name = taken[end] > free[end];
                free[end + 1] = free[end].max(taken[end]) + i32::from(self.outside[end]);
                free_from_name[end + 1] = from_name;
            }
        }
        let mut names = Vec::new();
        let mut at = count;
        let mut in_name = taken[count] > free[count];
        while at > 0 {
            if !in_name {
                in_name = free_from_name[at];
                at -= 1;
                continue;
            }
            let Some((index, after_name)) = last[at] else { break };
            let stretch = &self.stretches[index];
            names.push(self.name(stretch));
            at = stretch.start;
            in_name = after_name;
        }
        names.reverse();
        names
    }

    fn name(&self, stretch: &Stretch) -> Name {
        let (kind, points, next, reason) = stretch.points.best();
        let margin = (points - next).min(points);
        let certainty = match margin {
            12.. => Certainty::High,
            5..12 => Certainty::Medium,
            _ => Certainty::Low,
        };
        let cue = stretch.cue.filter(|_| matches!(reason, Reason::Context | Reason::Title));
        Name {
            start: stretch.start,
            end: stretch.end,
            span: stretch.span,
            kind,
            margin,
            reason,
            cue,
            certainty,
            acts: stretch.acts,
            is_where: stretch.is_where,
        }
    }

    /// What it costs when a name of this kind begins where another ends.
    fn touching(&self, stretch: &Stretch, kind: EntityKind) -> i32 {
        let view = &self.view;
        // A title that holds a name of its own: `Kremlinwoordvoerder Smit`.
        let title = stretch.start.checked_sub(1).is_some_and(|i| view.in_title[i] == Some(true));
        if view.after_portfolio[stretch.start] || title {
            return 0;
        }
        // A picture's credit and who is on it stand side by side.
        let credit = stretch
            .start
            .checked_sub(1)
            .is_some_and(|i| view.tokens[i].case == Case::Upper && view.is_known(i, &[EntityKind::Organisation]));
        if credit && kind == EntityKind::Person && view.is_first_name(stretch.start) {
            return CREDIT;
        }
        let group = stretch
            .start
            .checked_sub(1)
            .is_some_and(|i| view.is_known(i, &[EntityKind::Group]) && !view.is_first_name(i));
        // `Vlaamse Media Maatschappij` and `Deense Voedselautoriteit` are one name, `Amerikaanse Congres` is not.
        let known = view.senses(stretch.start, stretch.end).next().is_some();
        let several = !known && (stretch.end - stretch.start > 1 || stretch.points.best().3 == Reason::Head);
        let one = kind == EntityKind::Organisation && (view.names.groups_begin_names || several);
        if group && !one { 0 } else { TOUCHING }
    }
}

impl Stretch {
    /// The tokens from `start` up to `end`, with what they and those around them say.
    fn new(view: &View, start: usize, end: usize, before: &(Points, Option<Span>)) -> Self {
        let mut points = inside::weigh(view, start, end);
        points.add_all(before.0.weights(), before.0.best().3);
        let after = around::after(view, end);
        points.add_all(after.0.weights(), Reason::Context);
        let cue = before.1.or(after.1);
        let acts = after.0.of(EntityKind::Organisation) > 0;
        let is_where = before.0.of(EntityKind::Place) > 0;
        Self { start, end, span: view.span(start, end), points, cue, acts, is_where, whole: true }
    }
}

/// How far a name that begins at `start`, with so many words that open one, can go.
fn reach(view: &View, start: usize, opening: usize) -> usize {
    let longest = view.tokens.len().min(start + LONGEST);
    (start + opening.max(1)..longest).find(|&i| view.roles[i] == Role::None).unwrap_or(longest)
}

fn may_end(view: &View, start: usize, end: usize, opening: usize) -> bool {
    let last = end - 1;
    let inside_word =
        view.tokens.get(end).is_some_and(|t| t.glued && t.is_word() && view.roles[end] != Role::Possessive);
    let fine = match view.roles[last] {
        Role::Name => true,
        Role::Number => last > start,
        Role::Stop => view.word(last - 1).chars().count() > 1 && end < view.tokens.len(),
        Role::Tail => {
            let designation = view.roles[last - 1] == Role::Number;
            let syllable = !view.is_common(last) && view.tokens[last].span.len() <= 5 && last >= start + 3;
            designation || syllable
        }
        Role::Particle | Role::Link | Role::Conjunction | Role::Hyphen | Role::Possessive | Role::None => false,
    };
    fine && !inside_word && (view.roles[start] == Role::Name || end > start + opening)
}

/// Points for leaving a token outside all names.
fn outside(view: &View, memory: &Memory, i: usize) -> i16 {
    let token = &view.tokens[i];
    let between_names = i > 0 && view.roles.get(i + 1) == Some(&Role::Name);
    match view.roles[i] {
        Role::Name => {}
        Role::Stop if between_names && view.word(i - 1).chars().count() == 1 => return -30,
        Role::Hyphen if view.roles.get(i + 1) == Some(&Role::Name) => return -30,
        Role::Hyphen if view.roles.get(i + 1) == Some(&Role::Number) && i > 0 && view.roles[i - 1] == Role::Name => {
            return -20;
        }
        Role::Link | Role::Particle | Role::Conjunction if view.in_head[i] => return -14,
        // `Bram ter Horst`, `A. de Groot`
        Role::Particle if i > 0 && (view.is_first_name(i - 1) || view.roles[i - 1] == Role::Stop) => return -14,
        // A title is there, and what follows is no surname: `directeur Josje van Vugt`.
        Role::Particle if i > 0 && view.title[i - 1].is_some() && !view.is_surname(i - 1) => return -6,
        Role::Particle | Role::Link | Role::Conjunction | Role::Number | Role::Hyphen => return 0,
        Role::Stop | Role::Possessive | Role::Tail | Role::None => return 0,
    }
    let no_name = view.names.no_names.longest(&view.tokens[i..]).is_some();
    if no_name || view.in_title[i].is_some() {
        return 2;
    }
    if !view.initial[i] {
        // One word of several with capitals is not left out alone.
        let beside = (i > 0 && view.roles[i - 1] == Role::Name) || view.roles.get(i + 1) == Some(&Role::Name);
        return if beside { -30 } else { -14 };
    }
    match (view.is_common(i), memory.is_small_elsewhere(token)) {
        (_, true) => 6,
        (true, false) => 4,
        (false, false) => -3,
    }
}
