//! Where clauses begin and end.

use std::ops::Range;

use super::{REACH, Reading};
use crate::pack::speech::{Shape, class};

/// What stands before a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Border {
    /// Nothing: it opens the sentence, or what stands between quotation marks.
    Sentence,
    /// A word that makes it part of another clause (`because`, `that`).
    Subordinator(usize),
    /// A word that stands for its subject (`who`).
    Relative(usize),
    /// `and`, `but`.
    Coordinator(usize),
    /// A colon, semicolon, dash or bracket.
    Mark(usize),
    /// A quotation that ends before it.
    Quotation(usize),
}

/// Whether a word is a finite verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finite {
    No,
    /// By its ending.
    Perhaps,
    /// The pack knows it.
    Surely,
}

impl Reading<'_> {
    /// What stands before the clause of the verb at `at`, and the clause's first token.
    pub fn clause_start(&self, at: usize) -> (Border, usize) {
        let floor = self.sentence(at).start.max(at.saturating_sub(REACH));
        let inside = self.quotation_around(at).map(|q| q.outer.start);
        let mut i = at;
        while i > floor {
            let before = i - 1;
            if let Some(quotation) = self.quotation_to(i) {
                let long = quotation.inner.len() > 8 || quotation.outer.end == at;
                let parted = self.is_mark(i, ',') || self.is_mark(quotation.inner.end.saturating_sub(1), ',');
                if long || parted || quotation.outer.start <= floor {
                    return (Border::Quotation(before), i);
                }
                i = quotation.outer.start;
                continue;
            }
            if inside.is_some_and(|open| before <= open) {
                return (Border::Sentence, i);
            }
            if [':', ';', '–', '—', '('].iter().any(|&c| self.is_mark(before, c)) && !self.glued(i - 1) {
                return (Border::Mark(before), i);
            }
            if self.is_mark(before, ')')
                && let Some(open) = (floor..before).rev().take(20).find(|&k| self.is_mark(k, '('))
            {
                i = open;
                continue;
            }
            if self.is_mark(before, ':') || self.is_mark(before, ';') || self.is_mark(before, '(') {
                return (Border::Mark(before), i);
            }
            if self.name(before).is_none() {
                let opens = self.is(before, class::OPENS_CLAUSE) && !self.stands_alone(before, at);
                if opens && self.is(before, class::RELATIVE) && !self.is(before, class::THAT) {
                    return (Border::Relative(before), i);
                }
                if opens {
                    return (Border::Subordinator(before), i);
                }
                if self.is(before, class::COORDINATOR) && self.parts_clauses(before, floor, at) {
                    return (Border::Coordinator(before), i);
                }
            }
            i -= 1;
        }
        (Border::Sentence, i)
    }

    /// Whether a word that can open a clause is a determiner or pronoun here: `dat plan`, `die zegt`, `Dat stelt …`.
    fn stands_alone(&self, at: usize, verb: usize) -> bool {
        let start = self.sentence(at).start;
        let before = at.checked_sub(1).filter(|&b| b >= start);
        let first = before.is_none_or(|b| self.quotation_from(b).is_some());
        // At the beginning of a sentence a pronoun opens no clause before its verb.
        if first && self.is(at, class::POINTING | class::SUBJECT) && at + 1 == verb {
            return true;
        }
        let comma = before.is_some_and(|b| self.is_mark(b, ','));
        // `Voor de spits verwacht NS …`: a clause before the verb would end in a comma.
        let clause = !first || verb == 0 || self.is_mark(verb - 1, ',');
        if self.speech.order.verb_second && self.is(at, class::PREPOSITION) && !clause {
            return true;
        }
        // `Brewster once told`, `since Monday`
        if self.is(at, class::SUBORDINATOR) && self.is(at, class::ADVERB | class::PREPOSITION) && !first && !comma {
            return true;
        }
        let determiner = self.is(at, class::DETERMINER | class::POINTING) && self.nominal(at + 1);
        let prepared = before.is_some_and(|b| self.is(b, class::PREPOSITION | class::COORDINATOR));
        if determiner && (first || prepared) && !self.is(at, class::SUBORDINATOR) {
            return true;
        }
        // `Als dat zo is`, `omdat dat`
        before.is_some_and(|b| self.is(b, class::OPENS_CLAUSE)) && self.is(at, class::POINTING) && !comma
    }

    /// Whether a coordinator joins clauses, not noun phrases.
    fn parts_clauses(&self, at: usize, floor: usize, verb: usize) -> bool {
        let mut next = at + 1;
        while next < verb && self.is(next, class::ADVERB | class::FOCUS | class::NEGATION) {
            next += 1;
        }
        if next == verb {
            return true;
        }
        if at == floor {
            return true;
        }
        self.has_finite(floor..at) >= Finite::Surely
    }

    /// The end of a statement that begins at `start`, without the punctuation that closes it.
    pub fn clause_end(&self, start: usize) -> usize {
        let mut limit = self.sentence(start).end.min(start + 4 * REACH);
        if let Some(quotation) = self.quotation_around(start) {
            limit = limit.min(quotation.inner.end);
        }
        let mut i = start;
        while i < limit {
            if let Some(quotation) = self.quotation_from(i) {
                let inside = i;
                i = quotation.outer.end.max(i + 1);
                // What follows a closing mark and is about the words before it is the newsroom's.
                if i < limit
                    && self.is(i, class::RELATIVE)
                    && !self.is(i, class::THAT)
                    && quotation.inner.start > inside
                {
                    return i;
                }
                continue;
            }
            if self.is_mark(i, '(') {
                i = (i + 1..limit.min(i + 30)).find(|&k| self.is_mark(k, ')')).map_or(i + 1, |k| k + 1);
                continue;
            }
            if i > start && (self.is_mark(i, ';') || (self.is_mark(i, ':') && !self.glued(i + 1))) {
                break;
            }
            let comma = self.is_mark(i, ',');
            let next = if comma { i + 1 } else { i };
            if i > start
                && self.is(next, class::COORDINATOR)
                && self.name(next).is_none()
                && self.returns(next + 1, comma)
            {
                break;
            }
            // `…, then told the others`
            let then = || self.is(next, class::ADVERB) && self.finite_cue(next + 1);
            let aside = || {
                self.is(next, class::ASIDE) || then() || self.attributes(next, limit) || self.next_clause(next, limit)
            };
            if comma && i > start && self.name(next).is_none_or(|c| c.tokens.start == next) && aside() {
                break;
            }
            i += 1;
        }
        self.trim_end(start, i.min(limit))
    }

    /// Whether what follows a coordinator goes back to the one who speaks: `…, maar stelt dat …`.
    fn returns(&self, at: usize, comma: bool) -> bool {
        let mut i = at;
        while self.is(i, class::ADVERB | class::NEGATION) && i < at + 3 {
            i += 1;
        }
        let cue = self.finite_cue(i) && !self.is(i, class::DETERMINER);
        let again = comma && !self.speech.order.verb_second && self.is(i, class::MODAL | class::PERFECT | class::BE);
        let limit = self.sentence(at).end;
        let other = || comma && (self.opens_attribution(at, limit) || self.next_clause(at, limit));
        cue || again || other()
    }

    /// Whether a clause with a verb of speech of its own begins at a token: `…, while the family said`, `…, adding that`.
    fn next_clause(&self, at: usize, limit: usize) -> bool {
        use crate::pack::speech::Shape::Gerund;
        let gerund = |i: usize| {
            self.token(i).is_some_and(|t| self.speech.forms(t).iter().any(|f| f.shape == Gerund && !f.wants_tail))
        };
        if at < limit && self.chunk(at).is_none() && gerund(at) && !self.is_mark(at + 1, '-') {
            return true;
        }
        let contrast = self.is(at, class::SUBORDINATOR) && !self.is(at, class::PREPOSITION) && self.name(at).is_none();
        let from = if contrast { at + 1 } else { at };
        let named = || self.name(from).is_some() || self.describes_somebody(from);
        if from >= limit || !(self.is(from, class::SUBJECT | class::DETERMINER) || named()) {
            return false;
        }
        let phrase = self.phrase(from, limit.min(from + 16), super::nouns::Extent::Attached);
        phrase.is_some_and(|p| self.finite_cue(p.tokens.end) && (contrast || self.speech.order.verb_second))
    }

    /// Whether words such as `volgens` open a statement here.
    fn opens_attribution(&self, at: usize, limit: usize) -> bool {
        let tokens = self.document.tokens().get(at..limit).unwrap_or_default();
        self.name(at).is_none() && self.speech.attributions.longest(tokens).is_some_and(|(_, a)| a.before)
    }

    /// Whether an attribution follows: `zegt X`, `aldus X`, `according to X`.
    pub fn attributes(&self, at: usize, limit: usize) -> bool {
        let tokens = self.document.tokens();
        if self.speech.attributions.longest(&tokens[at.min(limit)..limit]).is_some_and(|(_, a)| a.after) {
            return true;
        }
        let second = self.speech.order.verb_second;
        // `…, the ministry said.`
        if !second
            && let Some(phrase) = self.phrase(at, limit, super::nouns::Extent::Attached)
            && self.finite_cue(phrase.tokens.end)
            && self.closes(phrase.tokens.end + 1, limit)
        {
            return true;
        }
        let verb = if self.is(at, class::SO) { at + 1 } else { at };
        let Some(phrase) = self.phrase(verb + 1, limit, super::nouns::Extent::Core) else { return false };
        // In a fixed order a noun after the verb is its object, unless it can speak: `his client, who is ill, believed the plan`.
        let speaks = second || phrase.named || self.describes_somebody(phrase.head);
        self.finite_cue(verb) && speaks && (second || !self.is(at, class::COORDINATOR))
    }

    /// The end of a range without closing punctuation.
    pub fn trim_end(&self, start: usize, end: usize) -> usize {
        let mut end = end;
        while end > start {
            let last = end - 1;
            let stop = ['.', ',', ';', ':', '!', '?', '…', '–', '—'].iter().any(|&c| self.is_mark(last, c));
            if !stop || self.quotation_around(last).is_some_and(|q| q.inner.start >= start) {
                break;
            }
            end = last;
        }
        end
    }

    /// Whether a token is a finite verb.
    pub fn finite(&self, at: usize) -> Finite {
        if self.chunk(at).is_some() || !self.is_word(at) {
            return Finite::No;
        }
        if self.is(at, class::VERB) || self.finite_cue(at) {
            return Finite::Surely;
        }
        let word = self.word(at);
        let ends = |e: &String| word.len() > e.len() + 1 && word.ends_with(e.as_str());
        let noun = at > 0
            && self.is(at - 1, class::DETERMINER | class::PREPOSITION | class::TO)
            && !self.is(at - 1, class::SUBJECT);
        if !noun && self.classes(at) == 0 && self.speech.order.finite_endings.iter().any(ends) {
            return Finite::Perhaps;
        }
        Finite::No
    }

    /// The surest finite verb among tokens.
    pub fn has_finite(&self, tokens: Range<usize>) -> Finite {
        tokens.map(|i| self.finite(i)).max().unwrap_or(Finite::No)
    }

    /// Whether a token is a finite form of a verb of speech, and no noun of the same form.
    pub fn finite_cue(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if self.chunk(at).is_some() || !token.is_word() {
            return false;
        }
        let finite = self.speech.forms(token).iter().any(|f| f.shape == Shape::Finite && !f.wants_tail);
        finite && !self.after_determiner(at)
    }

    /// Whether a word stands where only a noun or adjective can: after an article, or a preposition.
    pub fn after_determiner(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| at > self.sentence(at).start) else { return false };
        const ARTICLE: u64 = class::DEFINITE | class::INDEFINITE | class::POSSESSIVE;
        let article = self.is(before, ARTICLE) && !self.is(before, class::POINTING | class::OBJECT | class::SUBJECT);
        // `the firm's claim`, but `he's said`
        let participle =
            || self.token(at).is_some_and(|t| self.speech.forms(t).iter().any(|f| f.shape == Shape::Participle));
        let claim = self.speech.order.noun_strings && self.is(before, class::GENITIVE) && self.is_word(before);
        let article = article || claim && !participle();
        let preposition = self.is(before, class::PREPOSITION) && !self.is(before, class::ADVERB | class::TAIL);
        self.name(before).is_none() && (article || (preposition && self.speech.order.noun_strings))
    }

    /// Passes `Maar`, `And` and what else ties a sentence to the one before.
    pub fn past_openers(&self, start: usize, end: usize) -> usize {
        let mut i = self.past_dateline(start, end);
        while i < end && self.name(i).is_none() && self.is(i, class::COORDINATOR) {
            i += 1;
        }
        i
    }

    /// Passes where and by whom an article was written, at the beginning of a block: `NAIROBI (Reuters) – `.
    fn past_dateline(&self, start: usize, end: usize) -> usize {
        let sentence = self.document.sentence_of(start);
        let blocks = self.document.blocks();
        let block = self.document.sentences().get(sentence).and_then(|s| blocks.get(s.block));
        let first = block.is_some_and(|b| b.sentences.start == sentence) && self.sentence(start).start == start;
        if !first || !self.token(start).is_some_and(|t| t.is_word() && t.is_capitalised()) {
            return start;
        }
        let mut i = start;
        while i < end && i < start + 12 {
            if ['–', '—', '-'].iter().any(|&c| self.is_mark(i, c)) && !self.glued(i) {
                return i + 1;
            }
            let small =
                self.is_word(i) && self.chunk(i).is_none() && !self.token(i).is_some_and(|t| t.is_capitalised());
            if small || self.is_mark(i, ':') {
                break;
            }
            i += 1;
        }
        start
    }

    /// Whether nothing but times, places and the one spoken to stand between `at` and the end.
    pub fn closes(&self, at: usize, end: usize) -> bool {
        let mut i = at;
        for _ in 0..16 {
            if i >= end {
                return true;
            }
            if ['.', '!', '?', '…'].iter().any(|&c| self.is_mark(i, c)) {
                return true;
            }
            if self.is_time(i) || self.is(i, class::ADVERB) {
                i += 1;
                continue;
            }
            if self.is(i, class::PREPOSITION) {
                i = self.phrase(i + 1, end, super::nouns::Extent::Whole).map_or(i + 1, |p| p.tokens.end);
                continue;
            }
            if let Some(phrase) = self.phrase(i, end, super::nouns::Extent::Whole) {
                i = phrase.tokens.end.max(i + 1);
                continue;
            }
            let more = if self.is_mark(i, ',') { i + 1 } else { i };
            return self.is(more, class::SUBORDINATOR | class::RELATIVE) || (more > i && self.next_clause(more, end));
        }
        false
    }
}
