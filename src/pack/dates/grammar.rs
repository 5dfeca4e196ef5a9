//! The forms of a language, compiled so that a step a token finds the longest one.

use super::{slot, slot_key};
use crate::pack::schema;
use crate::pack::schema::dates::{Means, Only, SLOTS, expand};
use crate::text::strings::cut;
use crate::text::{hash, tokenize};

/// The forms as a tree of steps: a step is a word or a slot, glued to what is before it or not.
///
/// A place in the tree is the hash of the steps that lead to it.
#[derive(Debug, Default)]
pub struct Grammar {
    nodes: hash::HashMap<Node>,
    rules: Vec<Rule>,
}

/// What forms of one rule mean.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// What they mean.
    pub means: Means,
    /// What has to hold beside the form.
    pub only: Only,
    /// Minutes to add to the hour of a clock time.
    pub minutes: i32,
    /// `-1` where a number of minutes counts back.
    pub sign: i32,
}

/// A place in the tree.
#[derive(Debug, Clone, Copy, Default)]
pub struct Node {
    /// The rules of forms that end here, plus one: the first holds unless it asks for more than the form.
    rules: [u16; 2],
    /// Whether forms go on from here.
    pub goes_on: bool,
    /// Whether the date begins here, after its context.
    pub opens: bool,
    /// Whether it ends here, before its context.
    pub closes: bool,
}

/// Where every form begins.
pub const START: u64 = 0x00da_7e50;
const GLUE: u64 = 0x61ce_61ce;
const OPEN: u64 = 0x09e4;
const CLOSE: u64 = 0xc105e;

/// The place after a step with this word or [`Grammar::slot`].
pub fn step(place: u64, key: u64, glued: bool) -> u64 {
    hash::mix(place, if glued && place != START { key ^ GLUE } else { key })
}

/// The place after the border between a context and the date.
pub fn border(place: u64, opens: bool) -> u64 {
    hash::mix(place, if opens { OPEN } else { CLOSE })
}

impl Grammar {
    /// The forms of a pack; those that cannot be read are left out, as the check of the pack names them.
    pub fn new(schema: &schema::Dates) -> Self {
        let mut grammar = Self::default();
        let lists: Vec<&str> = schema.words.keys().map(String::as_str).collect();
        for rule in &schema.rules {
            grammar.rules.push(Rule {
                means: rule.means,
                only: rule.only,
                minutes: i32::from(rule.minutes),
                sign: if rule.sign < 0 { -1 } else { 1 },
            });
            for form in rule.forms.iter().flat_map(|f| expand(f).unwrap_or_default()) {
                grammar.insert(&form, &lists);
            }
        }
        grammar
    }

    /// What there is at a place.
    pub fn node(&self, place: u64) -> Option<Node> {
        self.nodes.get(&place).copied()
    }

    /// The rules of the forms that end at a place, with their numbers.
    pub fn rules(&self, node: Node) -> impl Iterator<Item = (u16, Rule)> + '_ {
        let indices = node.rules.into_iter().filter_map(|rule| rule.checked_sub(1));
        indices.filter_map(|index| self.rules.get(usize::from(index)).map(|rule| (index, *rule)))
    }

    /// The key of a slot or list of words.
    pub fn slot(slot: u16) -> u64 {
        slot_key(slot)
    }

    /// Adds a form of the last rule.
    fn insert(&mut self, form: &str, lists: &[&str]) {
        let mut place = START;
        let mut rest = form;
        let mut blank = false;
        let mut tokens = Vec::new();
        loop {
            blank |= rest.starts_with(' ');
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix('{') {
                let Some((name, after)) = after.split_once('}') else { return };
                let builtin = SLOTS.iter().position(|s| *s == name);
                let list = || lists.iter().position(|l| *l == name).map(|i| i + usize::from(slot::lists()));
                let Some(slot) = builtin.or_else(list) else { return };
                place = self.go(place, step(place, slot_key(slot as u16), !blank));
                (rest, blank) = (after, false);
            } else if let Some(after) = rest.strip_prefix(['<', '>']) {
                // A context at the begin of a form ends where the date begins; one at the end begins where it ends.
                let opens = rest.starts_with('>');
                if if opens { !after.trim().is_empty() } else { place != START } {
                    let node = self.nodes.entry(place).or_default();
                    (node.opens, node.closes) = (node.opens || opens, node.closes || !opens);
                    place = border(place, opens);
                    self.nodes.entry(place).or_default();
                }
                rest = after;
            } else if rest.is_empty() {
                break;
            } else {
                let end = rest.find(['{', '<', '>']).unwrap_or(rest.len());
                tokens.clear();
                tokenize::tokenize(cut(rest, ..end), 0, &mut tokens);
                for (i, token) in tokens.iter().enumerate() {
                    let glued = if i == 0 { !blank } else { token.glued };
                    place = self.go(place, step(place, token.folded, glued));
                }
                blank = cut(rest, ..end).ends_with(' ');
                rest = cut(rest, end..);
            }
        }
        let rule = self.rules.len() as u16;
        let node = self.nodes.entry(place).or_default();
        match node.rules {
            [0, _] => node.rules[0] = rule,
            [first, 0] if first != rule => node.rules[1] = rule,
            [_, _] => {}
        }
    }

    /// Goes on from one place to the next.
    fn go(&mut self, from: u64, to: u64) -> u64 {
        self.nodes.entry(from).or_default().goes_on = true;
        self.nodes.entry(to).or_default();
        to
    }
}
