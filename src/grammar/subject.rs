//! Who does what a verb says.

use super::clause::{Border, Finite};
use super::nouns::{Extent, Phrase};
use super::{ChunkKind, Cue, REACH, Reading};
use crate::annotation::EntityKind;
use crate::pack::speech::{Describable, Form, Shape, StandsFor, class};

/// The subject of a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    pub who: Who,
    /// What stands before its clause.
    pub border: Border,
    /// The first token of its clause.
    pub start: usize,
    /// Where the words of the subject end, when it follows the verb; else the token after the verb.
    pub after: usize,
    /// Whether the subject follows the verb.
    pub inverted: bool,
    /// The word that points to the statement before, where one opens the clause (`Dat zegt …`).
    pub pointing: Option<usize>,
}

/// Who the subject is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// This noun phrase.
    Phrase(Phrase),
    /// The subject of the clause before.
    Elided,
    /// Nobody in particular (`it`, `there`).
    Nobody,
    /// There is none to be seen.
    Unknown,
}

impl Reading<'_> {
    /// The subject of the verb at `verb`, which is finite.
    pub fn subject(&self, verb: usize) -> Subject {
        let (border, start) = self.clause_start(verb);
        let mut subject =
            Subject { who: Who::Unknown, border, start, after: verb + 1, inverted: false, pointing: None };
        if let Some(phrase) = self.before_asides(verb) {
            subject.who = self.who(phrase);
            subject.border = Border::Sentence;
            return subject;
        }
        if self.told_before(verb) {
            self.inverted(verb, &mut subject);
            return subject;
        }
        let after_aside = matches!(border, Border::Relative(_) | Border::Subordinator(_))
            && !self.speech.order.verb_second
            && self.after_aside(start, verb, &mut subject);
        if after_aside {
            return subject;
        }
        if let Border::Relative(at) = border {
            // `a ruling which lawyers say will help`
            let own = self.phrase(start, verb, Extent::Attached).filter(|p| p.tokens.end == verb);
            if let Some(phrase) = own.filter(|_| !self.speech.order.verb_second) {
                subject.who = self.who(phrase);
                return subject;
            }
            if let Some(phrase) = self.antecedent(at) {
                subject.who = Who::Phrase(phrase);
                return subject;
            }
        }
        // `Als het regent, zegt hij …`: the clause before the comma is over.
        let over = verb > start && self.is_mark(verb - 1, ',') && matches!(border, Border::Subordinator(_));
        if over && self.speech.order.verb_second {
            self.inverted(verb, &mut subject);
            return subject;
        }
        let subordinate = matches!(border, Border::Subordinator(_));
        let first = self.skip_openers(start, verb);
        if first < verb && self.is(first, class::POINTING) && self.points(first, verb) {
            subject.pointing = Some(first);
            self.inverted(verb, &mut subject);
            return subject;
        }
        // `A nurse who asked for silence because she may not speak said`: the clause between has its own verb.
        let over = subordinate && !self.speech.order.verb_second && self.has_finite(start..verb) >= Finite::Surely;
        if over && let Some(phrase) = self.with_relative_clause(verb) {
            subject.who = Who::Phrase(phrase);
            subject.border = Border::Sentence;
            return subject;
        }
        let before = self.subject_before(first, verb, subordinate);
        match before {
            Some(phrase) => subject.who = self.who(phrase),
            None => {
                let elided = matches!(border, Border::Coordinator(_)) && self.only_adverbs(start, verb);
                if elided && !self.follows(verb) {
                    subject.who = Who::Elided;
                } else if self.speech.order.verb_second || self.only_adverbs(first, verb) {
                    self.inverted(verb, &mut subject);
                    if subject.who == Who::Unknown && elided {
                        subject.who = Who::Elided;
                    }
                }
            }
        }
        subject
    }

    /// `Hal, whose strip ran for years, died, his daughter said`: a noun phrase between a comma and the verb.
    fn after_aside(&self, start: usize, verb: usize, subject: &mut Subject) -> bool {
        let from = start.max(verb.saturating_sub(12));
        let Some(comma) = (from..verb).rev().find(|&i| self.is_mark(i, ',')) else { return false };
        if comma + 1 >= verb {
            return false;
        }
        let phrase = self.phrase(comma + 1, verb, Extent::Attached);
        let fits = phrase.filter(|p| self.only_adverbs(p.tokens.end, verb) || self.is(p.tokens.end, class::VERB));
        match fits {
            Some(phrase) => {
                subject.border = Border::Mark(comma);
                subject.start = comma + 1;
                subject.who = self.who(phrase);
                true
            }
            None => false,
        }
    }

    /// `Ada Quill, 28, who sells clocks and lives in Bath, told`: the noun phrase that opens
    /// the sentence or follows a quote, where nothing but asides stands between it and the verb.
    fn before_asides(&self, verb: usize) -> Option<Phrase> {
        let sentence = self.sentence(verb).start.max(verb.saturating_sub(REACH));
        if verb <= sentence + 2 || !self.is_mark(verb - 1, ',') {
            return None;
        }
        // `De man, een bakker, zegt de politie, is …`
        let second = self.speech.order.verb_second;
        let follows = || self.phrase(verb + 1, self.sentence(verb).end, Extent::Attached);
        if second && (self.is(verb + 1, class::SUBJECT) || follows().is_some_and(|p| self.is_mark(p.tokens.end, ','))) {
            return None;
        }
        let inside = self.quotation_around(verb).map_or(sentence, |q| q.inner.start.max(sentence));
        let floor = (inside + 1..verb).rev().find(|&i| self.quotation_to(i).is_some()).unwrap_or(inside);
        let floor = self.skip_openers(floor, verb);
        let phrase = self.phrase(floor, verb, Extent::Attached).filter(|p| !p.pronoun)?;
        let parted = phrase.tokens.end + 1 < verb && self.is_mark(phrase.tokens.end, ',');
        // After a comma that ends the aside the main verb would stand.
        let main = |i: usize| self.is_mark(i, ',') && self.finite(i + 1) > Finite::No;
        let other = (phrase.tokens.end..verb - 1).any(|i| main(i) || self.is_mark(i, ';') || self.is_mark(i, ':'));
        (parted && !other).then(|| self.phrase(floor, verb, Extent::Whole))?
    }

    /// The noun phrase that opens the sentence, where a relative clause about it follows at once.
    fn with_relative_clause(&self, verb: usize) -> Option<Phrase> {
        let sentence = self.sentence(verb);
        let phrase = self.phrase(sentence.start, verb, Extent::Attached)?;
        let next = phrase.tokens.end + usize::from(self.is_mark(phrase.tokens.end, ','));
        (!phrase.pronoun && next < verb && self.is(next, class::RELATIVE)).then_some(phrase)
    }

    /// `The leaf had slipped, said a buyer.`: in languages with a fixed order, a statement, a comma, a verb of speech and
    /// the one who speaks.
    fn told_before(&self, verb: usize) -> bool {
        let floor = self.sentence(verb).start.max(verb.saturating_sub(REACH));
        let parted = verb > floor + 2 && self.is_mark(verb - 1, ',') && self.finite_cue(verb);
        let second = self.speech.order.verb_second;
        if !parted {
            return false;
        }
        let limit = self.sentence(verb).end;
        let Some(phrase) = self.phrase(verb + 1, limit, Extent::Attached) else { return false };
        if phrase.pronoun {
            return second && self.is(verb + 1, class::SUBJECT);
        }
        let speaks = phrase.named || self.speech.describes(self.word(phrase.head)).is_some_and(|(d, _)| speaks(d));
        let end = phrase.tokens.end;
        // Before it stands a clause, or the cue stands between commas: `By then, says the yard, …`.
        let told = second || self.is_mark(end, ',') || self.has_finite(floor..verb - 1) >= Finite::Surely;
        speaks && told && (end >= limit || ['.', ',', ';'].iter().any(|&c| self.is_mark(end, c)) || self.is_time(end))
    }

    /// The subject of a verb of speech: of the verb it hangs on, or of the clause it belongs to.
    pub fn subject_of_cue(&self, cue: &Cue) -> Subject {
        let mut subject = self.subject(cue.finite());
        let hangs = match cue.shape {
            Shape::Finite => false,
            Shape::Gerund => true,
            Shape::Infinitive | Shape::Participle => cue.auxiliary.is_none(),
        };
        if hangs || subject.who == Who::Elided {
            let sentence = self.sentence(cue.at);
            let before = self.cues_in(sentence.start..cue.at).iter().rev().take(4);
            let same =
                before.filter(|c| c.shape == Shape::Finite).map(|c| self.subject(c.at)).find_map(|s| match s.who {
                    Who::Phrase(phrase) => Some(phrase),
                    Who::Elided | Who::Nobody | Who::Unknown => None,
                });
            let first = || match self.quotation_around(cue.at) {
                Some(q) => self.subject_in(q.inner.start.max(sentence.start)..cue.at),
                None => self.first_subject(self.document.sentence_of(cue.at)).filter(|p| p.tokens.end <= cue.at),
            };
            if let Some(phrase) = same.or_else(first) {
                subject.who = self.who(phrase);
                subject.inverted = false;
            }
        }
        subject
    }

    fn who(&self, phrase: Phrase) -> Who {
        let token = self.token(phrase.core.start);
        let nobody = phrase.pronoun && token.and_then(|t| self.speech.stands_for(t)) == Some(StandsFor::Nobody);
        if nobody { Who::Nobody } else { Who::Phrase(phrase) }
    }

    /// Whether a subject pronoun or name follows the verb at once.
    fn follows(&self, verb: usize) -> bool {
        self.speech.order.verb_second
            && (self.is(verb + 1, class::SUBJECT) && !self.is(verb + 1, class::DETERMINER)
                || self.name(verb + 1).is_some())
    }

    /// Passes coordinators and commas at the beginning of a clause.
    fn skip_openers(&self, start: usize, verb: usize) -> usize {
        let mut i = start;
        while i < verb && (self.is_mark(i, ',') || (self.is(i, class::COORDINATOR) && self.name(i).is_none())) {
            i += 1;
        }
        i
    }

    /// Whether the word at `first` points to what was said, and is no determiner.
    fn points(&self, first: usize, verb: usize) -> bool {
        let next = first + 1;
        next == verb || !self.nominal(next) && self.only_adverbs(next, verb)
    }

    fn only_adverbs(&self, from: usize, to: usize) -> bool {
        (from..to).all(|i| {
            self.is_mark(i, ',')
                || self.is_time(i)
                || self.is(i, class::ADVERB | class::FOCUS | class::NEGATION | class::COORDINATOR | class::GOING_ON)
        })
    }

    /// The subject after the verb: `zegt de minister`, `said Jones`.
    fn inverted(&self, verb: usize, subject: &mut Subject) {
        let limit = self.sentence(verb).end;
        let mut at = verb + 1;
        while at < limit
            && at < verb + 6
            && (self.is(at, class::REFLEXIVE | class::ADVERB | class::NEGATION) || self.is_time(at))
            && !self.is(at, class::DETERMINER | class::SUBJECT)
        {
            at += 1;
        }
        let Some(phrase) = self.phrase(at, limit, Extent::Whole) else { return };
        if self.is(at, class::OBJECT) && !self.is(at, class::SUBJECT | class::DETERMINER) {
            return;
        }
        subject.after = phrase.tokens.end;
        subject.inverted = true;
        subject.who = self.who(phrase);
    }

    /// The noun phrase between `first` and the verb that is its subject.
    fn subject_before(&self, first: usize, verb: usize, subordinate: bool) -> Option<Phrase> {
        let order = &self.speech.order;
        let mut end = verb;
        // What may stand between subject and verb: adverbs, times with their preposition, a closing comma.
        loop {
            let before = end.checked_sub(1).filter(|&b| b >= first)?;
            if self.is_time(before)
                || self.is(before, class::ADVERB | class::NEGATION | class::VERB | class::TO)
                    && self.name(before).is_none()
            {
                end = before;
                continue;
            }
            let timed = self.is(before, class::PREPOSITION) && self.is_time(end) && self.name(before).is_none();
            if timed {
                end = before;
                continue;
            }
            break;
        }
        if self.is_mark(end - 1, ',') {
            return self.subject_before_aside(first, end - 1);
        }
        if order.verb_second && !subordinate {
            // One constituent stands before the verb: a noun phrase is the subject, all else makes it follow.
            return self.phrase(first, end, Extent::Whole).filter(|p| self.reaches(p, end));
        }
        if order.verb_second {
            let at = (first..end).find(|&i| !self.is(i, class::ADVERB) && !self.is_time(i))?;
            return self.phrase(at, end, Extent::Whole);
        }
        self.last_phrase(first, end)
    }

    /// Whether only what belongs to a noun phrase stands between it and `end`.
    fn reaches(&self, phrase: &Phrase, end: usize) -> bool {
        let mut i = phrase.tokens.end;
        if i >= end {
            return true;
        }
        // A prepositional phrase or relative clause of the noun.
        if self.is(i, class::PREPOSITION) || self.is_mark(i, ',') || self.is(i, class::RELATIVE) || self.is_mark(i, '(')
        {
            return true;
        }
        while i < end
            && (self.is(i, class::ADVERB | class::FOCUS | class::NEGATION | class::REFLEXIVE) || self.is_time(i))
        {
            i += 1;
        }
        i >= end
    }

    /// The subject before an aside between commas: `Jasim Uddin, a spokesman, told`.
    fn subject_before_aside(&self, first: usize, comma: usize) -> Option<Phrase> {
        let open = (first..comma).rev().find(|&i| self.is_mark(i, ','))?;
        let mut phrase = match self.phrase(first, open, Extent::Whole).filter(|p| p.tokens.end == open) {
            Some(phrase) => phrase,
            None => self.last_phrase(first, open)?,
        };
        if let Some(inner) = self.phrase(open + 1, comma, Extent::Attached)
            && !inner.pronoun
            && inner.named != phrase.named
        {
            phrase.tokens.end = inner.tokens.end;
            phrase.apposition = Some(inner.core);
        }
        Some(phrase)
    }

    /// Whether a token may be the participle of a verb that tells somebody something: `accused of`, `warned of`.
    fn is_told(&self, at: usize) -> bool {
        let told = |f: &Form| {
            f.shape == Shape::Participle && self.speech.verbs.get(usize::from(f.verb)).is_some_and(|v| v.told)
        };
        self.token(at).is_some_and(|t| self.speech.forms(t).iter().any(told))
    }

    /// The last noun phrase that ends at `end` and hangs on no preposition.
    fn last_phrase(&self, first: usize, end: usize) -> Option<Phrase> {
        let mut at = first;
        let mut last: Option<Phrase> = None;
        let mut steps = 0;
        while at < end && steps < 2 * REACH {
            steps += 1;
            if self.is_mark(at, '(') {
                let close = (at + 1..end).take(14).find(|&k| self.is_mark(k, ')'));
                at = close.map_or(at + 1, |k| k + 1);
                continue;
            }
            if self.is(at, class::PREPOSITION) && self.name(at).is_none() {
                // The noun phrase after a preposition is no subject; in `Outside she said` it is none.
                let adverb = self.is(at + 1, class::SUBJECT) && !self.is(at + 1, class::OBJECT | class::DETERMINER);
                at = match self.phrase(at + 1, end, Extent::Core).filter(|_| !adverb) {
                    Some(phrase) => self.past_place(phrase, at + 1),
                    None => at + 1,
                };
                continue;
            }
            // `A leaflet pushed through doors tells …`: a participle after its noun is no phrase of its own.
            let participle =
                self.finite(at) == Finite::Perhaps || self.is_told(at) && self.is(at + 1, class::PREPOSITION);
            if last.is_some() && participle && self.name(at).is_none() {
                if !(at..end).any(|i| self.is_mark(i, ',')) {
                    break;
                }
                at += 1;
                continue;
            }
            match self.phrase(at, end, Extent::Whole) {
                Some(mut phrase) => {
                    at = phrase.tokens.end.max(at + 1);
                    // `a sign on the door`: what stands between noun and verb belongs to the noun.
                    if self.is(at, class::PREPOSITION)
                        && !self.is_time(at + 1)
                        && self.name(at).is_none()
                        && !phrase.pronoun
                        && let Some(inner) = self.phrase(at + 1, end, Extent::Attached).filter(|p| p.tokens.end == end)
                    {
                        phrase.tokens.end = inner.tokens.end;
                        at = end;
                    }
                    // `The house was old, police said`: an apposition would end in a comma of its own.
                    let open =
                        phrase.apposition.as_ref().filter(|_| phrase.tokens.end == end && phrase.joined.is_empty());
                    if let Some(alone) = open.and_then(|a| self.phrase(a.start, end, Extent::Whole))
                        && !self.speech.order.verb_second
                        && !self.is_mark(end, ',')
                    {
                        phrase = alone;
                    }
                    last = Some(phrase);
                }
                None => at += 1,
            }
        }
        last
    }

    /// The end of a phrase after a preposition; of `In London officials` only the place belongs to it.
    fn past_place(&self, phrase: Phrase, at: usize) -> usize {
        let place = self.name(at).filter(|c| c.kind == ChunkKind::Name(Some(EntityKind::Place))).map(|c| c.tokens.end);
        let opens = at.checked_sub(1) == Some(self.sentence(at).start);
        place.filter(|&e| opens && e < phrase.tokens.end && !self.glued(e)).unwrap_or(phrase.tokens.end)
    }

    /// The noun that a relative word is about.
    pub fn antecedent(&self, relative: usize) -> Option<Phrase> {
        let floor = self.sentence(relative).start;
        let mut end = relative;
        if end > floor && self.is_mark(end - 1, ',') {
            end -= 1;
        }
        let near = self.phrase_to(end, floor, Extent::Attached)?;
        let before = near.tokens.start.checked_sub(1).filter(|&b| b > floor);
        let hangs = |b: usize| self.is_mark(b, ',') || self.is(b, class::PREPOSITION) && self.name(b).is_none();
        // `Anna Quill, a judge in Bath who …`, `Aides to the speaker, who …`: what opens the sentence is meant.
        let first = before.filter(|&b| hangs(b)).and_then(|b| self.phrase_to(b, floor, Extent::Attached));
        let whole = first.filter(|p| {
            // What stands before it are titles: `Sen.`
            let title = |i| self.is_mark(i, '.') || self.token(i).is_some_and(|t| t.is_capitalised());
            let opens = (self.skip_openers(floor, p.tokens.start)..p.tokens.start).all(title) && !p.pronoun;
            let comma = self.is_mark(p.tokens.end, ',');
            opens && if comma { p.named && !self.person(&near) } else { self.describes_person(p.head) }
        });
        Some(match whole {
            Some(mut phrase) => {
                if self.is_mark(phrase.tokens.end, ',') {
                    phrase.apposition = Some(near.core);
                }
                phrase.tokens.end = near.tokens.end;
                phrase
            }
            None => near,
        })
    }

    /// Whether a phrase is a person's name.
    fn person(&self, phrase: &Phrase) -> bool {
        let kind = self.name(phrase.head).map(|c| c.kind);
        phrase.named && kind == Some(ChunkKind::Name(Some(EntityKind::Person)))
    }

    /// The first subject of a sentence, whatever its verb is.
    pub fn first_subject(&self, sentence: usize) -> Option<Phrase> {
        self.subject_in(self.document.sentences().get(sentence)?.tokens.clone())
    }

    /// The first subject among tokens.
    fn subject_in(&self, tokens: std::ops::Range<usize>) -> Option<Phrase> {
        let mut at = tokens.start;
        for _ in 0..40 {
            if at >= tokens.end {
                return None;
            }
            let skipped = self.is_time(at)
                || self.is(at, class::ADVERB | class::COORDINATOR | class::NEGATION | class::VERB | class::GOING_ON)
                    && !self.is(at, class::DETERMINER | class::SUBJECT)
                || self.is_mark(at, ',');
            if self.name(at).is_none() {
                if let Some(quotation) = self.quotation_from(at) {
                    // A sentence of a longer quote has a subject of its own.
                    at = if quotation.outer.end > tokens.end { at + 1 } else { quotation.outer.end.max(at + 1) };
                    continue;
                }
                if self.is(at, class::PREPOSITION) {
                    at = self.phrase(at + 1, tokens.end, Extent::Attached).map_or(at + 1, |p| p.tokens.end);
                    continue;
                }
                if skipped {
                    at += 1;
                    continue;
                }
            }
            match self.phrase(at, tokens.end, Extent::Whole) {
                Some(phrase) if phrase.pronoun || phrase.determined || phrase.named => return Some(phrase),
                Some(phrase) if at == tokens.start => return Some(phrase),
                Some(_) | None => at += 1,
            }
        }
        None
    }
}

/// Whether what a noun describes can speak.
fn speaks(described: Describable) -> bool {
    match described {
        Describable::Spokesperson
        | Describable::Person
        | Describable::Organisation
        | Describable::Institution
        | Describable::Place
        | Describable::Document => true,
        Describable::Nothing => false,
    }
}
