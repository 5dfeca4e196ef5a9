//! Where the statement after a verb of speech begins.

use super::heads_clause;
use crate::annotation::Certainty;
use crate::grammar::clause::Finite;
use crate::grammar::nouns::Extent;
use crate::grammar::{ChunkKind, Cue, Phrase, REACH, Reading};
use crate::pack::speech::{Describable, Shape, Takes, Verb, class};

/// The beginning of a statement.
pub(super) struct Opening {
    pub start: usize,
    pub rule: &'static str,
    pub certainty: Certainty,
}

impl Opening {
    fn sure(start: usize, rule: &'static str) -> Option<Self> {
        Some(Self { start, rule, certainty: Certainty::High })
    }

    fn likely(start: usize, rule: &'static str) -> Option<Self> {
        Some(Self { start, rule, certainty: Certainty::Medium })
    }
}

/// Where the statement begins that follows verb and subject; `after` is the token after both.
pub(super) fn find(reading: &Reading<'_>, cue: &Cue, verb: &Verb, after: usize, limit: usize) -> Option<Opening> {
    if reading.speech.order.verb_second {
        scattered(reading, cue, verb, after, limit)
    } else {
        in_order(reading, cue, verb, after, limit)
    }
}

/// In languages whose verb stands second, the word that opens the statement may be far from the verb.
fn scattered(reading: &Reading<'_>, cue: &Cue, verb: &Verb, after: usize, limit: usize) -> Option<Opening> {
    let opened = word_that_opens(reading, cue, verb, after, limit);
    if opened.is_some() {
        return opened;
    }
    // After a tail that stands apart, what comes between verb and tail is whom or what it is done to.
    let tail = cue.tail.as_ref().filter(|t| t.start >= after && t.start < limit.min(after + REACH / 2));
    let start = tail.map_or(after, |t| t.end);
    let at = skip(reading, cue, verb, start, limit);
    if reading.is_mark(at, ':') && !reading.glued(at + 1) {
        let quoted = reading.quotation_from(at + 1).is_some();
        return (!quoted && verb.takes(Takes::Quote) && heads_clause(cue) && at + 2 < limit)
            .then(|| Opening::likely(at + 1, "reported.colon"))?;
    }
    if at >= limit || [',', '.', ';', '!', '?'].iter().any(|&c| reading.is_mark(at, c)) {
        return None;
    }
    if stated_after(reading, verb, at, limit) {
        return Opening::likely(at + 1, "reported.about");
    }
    if let Some(object) = object(reading, cue, verb, at, limit) {
        return Some(object);
    }
    if !heads_clause(cue) {
        return None;
    }
    let order = verb.takes(Takes::Order) && !cue.passive;
    if (order || verb.takes(Takes::Infinitive)) && infinitive(reading, start, limit) {
        let begin = if order && tail.is_none() { past_addressee(reading, start, limit) } else { start };
        let begin = past_small(reading, begin, limit, order);
        return Opening::likely(begin, if order { "reported.order" } else { "reported.infinitive" });
    }
    // `verwacht tegen eind januari een nieuw tijdpad`
    let end = reading.clause_end(at).min(limit).min(at + REACH / 4);
    let noun = |i| reading.phrase(i, end, Extent::Core).is_some_and(|p| !p.pronoun);
    let prepared = |i| reading.is(i, class::PREPOSITION | class::ADVERB) && reading.name(i).is_none();
    let event = noun(at) || prepared(at) && reading.has_finite(at..end) < Finite::Surely && (at..end).any(noun);
    // `zo melden de bronnen`, `meldde zich ziek`
    let other = cue.at > 0 && reading.is(cue.at - 1, class::SO) || (at..end).any(|i| reading.is(i, class::REFLEXIVE));
    if verb.takes(Takes::Event) && !cue.passive && event && !other {
        return Some(Opening { start: at, rule: "reported.about", certainty: Certainty::Low });
    }
    None
}

/// `dat`, `of`, `om`: found anywhere in the clause of the verb.
fn word_that_opens(reading: &Reading<'_>, cue: &Cue, verb: &Verb, after: usize, limit: usize) -> Option<Opening> {
    for i in after..limit.min(after + REACH / 2) {
        if reading.name(i).is_some() {
            continue;
        }
        if reading.quotation_from(i).is_some() || reading.is_mark(i, ':') || reading.is_mark(i, ';') {
            return None;
        }
        if reading.is(i, class::THAT) && (verb.takes(Takes::That) || cue.negated) {
            if opens_clause(reading, cue, i, after, limit) {
                return Opening::sure(i + 1, "reported.that");
            }
            continue;
        }
        if let Some(asked) = asked(reading, cue, verb, i, i <= after + 8) {
            return Some(asked);
        }
        let purpose = reading.is(i, class::PURPOSE) && infinitive(reading, i + 1, limit);
        let near = verb.takes(Takes::Infinitive) && i <= after + 2;
        if purpose && !cue.passive && (verb.takes(Takes::Order) || near) {
            return Opening::sure(i + 1, "reported.order");
        }
        let tail = cue.tail.as_ref().is_some_and(|t| t.contains(&i));
        let prepared = i > after && reading.is(i - 1, class::TO);
        let possessive = reading.is(i, class::POSSESSIVE | class::INFINITE);
        if i > after && !tail && !prepared && !possessive && reading.finite(i) >= Finite::Surely {
            return None;
        }
        if i > after && reading.is(i, class::SUBORDINATOR) && !reading.is(i, class::PREPOSITION | class::ADVERB) {
            return None;
        }
    }
    None
}

/// Whether `dat` at `at` opens a clause: after it stands more than what belongs to the verb (`spreekt dat tegen`, `wil dat
/// niet bevestigen`), and before it no noun that it is about (`zag een dier dat …`).
fn opens_clause(reading: &Reading<'_>, cue: &Cue, at: usize, after: usize, limit: usize) -> bool {
    const SUBJECTS: u64 = class::SUBJECT | class::OBJECT | class::PRONOMINAL | class::POINTING;
    // `waarschuwt het IAEA, dat in Wenen zetelt`
    if at == after + 1 && after > cue.end() && reading.is_mark(after, ',') {
        return false;
    }
    let end = reading.clause_end(at + 1).min(limit);
    let pronoun = |i: usize| reading.is(i, SUBJECTS) && reading.name(i).is_none();
    let mut i = at + 1;
    let mut subject = false;
    while i < end && !subject {
        let hangs = reading.is(i, class::PREPOSITION) && reading.name(i).is_none();
        let phrase = reading.phrase(if hangs { i + 1 } else { i }, end, Extent::Attached);
        let noun = !hangs && phrase.is_some() && !reading.is_time(i);
        subject = pronoun(i) || reading.quotation_from(i).is_some() || noun;
        i = phrase.map_or(i + 1, |p| p.tokens.end.max(i + 1));
    }
    let told = || reading.verb(cue).is_some_and(|v| v.told) || reading.finite(cue.at) == Finite::No;
    let object = reading.phrase_to(at, after, Extent::Core).filter(|p| p.tokens.start == after && !p.named);
    let relative = object.is_some_and(|p| reading.is(p.core.start, class::INDEFINITE) && !told());
    // After the subject a verb must come: `vindt dat voorbarig`.
    subject && i < end && (!relative || reading.describes_somebody(at - 1))
}

/// A word at `at` that opens what is asked.
fn asked(reading: &Reading<'_>, cue: &Cue, verb: &Verb, at: usize, near: bool) -> Option<Opening> {
    let open = cue.negated || cue.shape == Shape::Infinitive;
    let asks = verb.takes(Takes::Whether);
    if (asks || (open && verb.takes(Takes::That))) && reading.is(at, class::WHETHER) {
        // `of` and `if` also join and set conditions.
        let plain = reading.is(at, class::COORDINATOR | class::SUBORDINATOR) && !asks;
        return (!plain).then(|| Opening::sure(at + 1, "reported.whether"))?;
    }
    let how = asks || verb.takes(Takes::How) || (open && verb.takes(Takes::That));
    let word = near && reading.is(at, class::QUESTION) && !reading.is(at, class::DETERMINER);
    // `did not say when` says nothing.
    if how && word && reading.is_word(at + 1) {
        return Opening::likely(at, "reported.whether");
    }
    None
}

/// In languages with a fixed order, what opens the statement follows the verb and whom it is told to.
fn in_order(reading: &Reading<'_>, cue: &Cue, verb: &Verb, after: usize, limit: usize) -> Option<Opening> {
    if !cue.passive
        && verb.takes(Takes::Order)
        && let Some(start) = ordered(reading, after, limit)
    {
        return Opening::likely(start, "reported.order");
    }
    let at = skip(reading, cue, verb, after, limit);
    let at = cue.tail.as_ref().filter(|t| t.start == at).map_or(at, |t| skip(reading, cue, verb, t.end, limit));
    if at >= limit {
        return None;
    }
    if reading.is(at, class::THAT) && reading.name(at).is_none() && (verb.takes(Takes::That) || cue.negated) {
        return if demonstrative(reading, at, limit) {
            bare(reading, cue, verb, at, limit)
        } else {
            Opening::sure(at + 1, "reported.that")
        };
    }
    if let Some(parted) = after_aside(reading, at, limit).filter(|_| verb.takes(Takes::That)) {
        return Opening::sure(parted, "reported.that");
    }
    if let Some(asked) = asked(reading, cue, verb, at, true) {
        return Some(asked);
    }
    if reading.is_mark(at, ':') && !reading.glued(at + 1) {
        let quoted = reading.quotation_from(at + 1).is_some();
        return (!quoted && verb.takes(Takes::Quote) && at + 2 < limit)
            .then(|| Opening::likely(at + 1, "reported.colon"))?;
    }
    if [',', '.', ';', '!', '?'].iter().any(|&c| reading.is_mark(at, c)) {
        return None;
    }
    if stated_after(reading, verb, at, limit) {
        // `a framer accused of forgery told the court`
        let end = reading.clause_end(at + 1).min(limit);
        return relative_only(reading, at, end).then(|| Opening::likely(at + 1, "reported.about"))?;
    }
    if !cue.passive && verb.takes(Takes::Order) {
        // `appealed to walkers to leave word`
        let to_somebody = reading.is(after, class::ADDRESSING) && at > after && to_infinitive(reading, at, limit);
        if let Some(start) = ordered(reading, at, limit).or(to_somebody.then_some(at + 1)) {
            return Opening::likely(start, "reported.order");
        }
    }
    let about = reading.token(at).is_some_and(|t| verb.about.contains(&t.folded));
    if about && verb.takes(Takes::Raising) && ordered(reading, at + 1, limit).is_some() {
        return Opening::likely(at + 1, "reported.order");
    }
    if !cue.passive && verb.takes(Takes::Raising) && ordered(reading, at, limit).is_some() {
        return Opening::likely(at, "reported.infinitive");
    }
    // `asked not to be named`
    let unnamed = reading.is(at + 1, class::BE) && (cue.negated || reading.is(at - 1, class::NEGATION));
    if verb.takes(Takes::Infinitive) && !cue.passive && !unnamed && to_infinitive(reading, at, limit) {
        return Opening::likely(at + 1, "reported.infinitive");
    }
    if verb.takes(Takes::Gerund) && !cue.passive && gerund(reading, at) {
        return Opening::likely(at, "reported.gerund");
    }
    if let Some(object) = object(reading, cue, verb, at, limit) {
        return Some(object);
    }
    let clause = bare(reading, cue, verb, at, limit);
    if clause.is_some() {
        return clause;
    }
    let noun = reading.quotation_from(at).is_some_and(|q| reading.nominal(q.outer.end))
        || reading.phrase(at, limit, Extent::Core).is_some_and(|p| !p.pronoun && !p.named);
    if verb.takes(Takes::Event) && !cue.passive && noun {
        return Some(Opening { start: at, rule: "reported.about", certainty: Certainty::Low });
    }
    None
}

/// Whether a preposition before what is stated stands at a token: `of` in `warned of floods`, but not in `accused him of it`.
fn stated_after(reading: &Reading<'_>, verb: &Verb, at: usize, limit: usize) -> bool {
    let of = reading.token(at).is_some_and(|t| verb.of.contains(&t.folded));
    of && !reading.phrase(at + 1, limit, Extent::Core).is_some_and(|p| p.pronoun)
}

/// The token after `that` in `said, however, that …`.
fn after_aside(reading: &Reading<'_>, at: usize, limit: usize) -> Option<usize> {
    if !reading.is_mark(at, ',') {
        return None;
    }
    let close = (at + 1..limit.min(at + 14)).find(|&i| reading.is_mark(i, ','))?;
    reading.is(close + 1, class::THAT).then_some(close + 2)
}

/// Whether `that` is a determiner: `said that plan was dead`.
fn demonstrative(reading: &Reading<'_>, at: usize, limit: usize) -> bool {
    let Some(phrase) = reading.phrase(at, limit, Extent::Core) else { return false };
    let noun = phrase.tokens.len() == 2 && reading.token(at + 1).is_some_and(|t| !t.is_capitalised());
    // A bare singular noun after `that` needs it as its determiner; plurals and names do not.
    noun && !reading.word(at + 1).ends_with('s')
        && reading.finite(phrase.tokens.end) == Finite::Surely
        && reading.speech.describes(reading.word(at + 1)).is_none_or(|(_, plural)| !plural)
}

/// Passes what can stand between verb and statement: whom it is told to, adverbs, times, prepositional phrases.
fn skip(reading: &Reading<'_>, cue: &Cue, verb: &Verb, after: usize, limit: usize) -> usize {
    let mut at = after;
    if verb.told && !cue.passive {
        // `warned passengers of delays`: what may attach to the noun is what is stated.
        at = past_told(reading, at, limit, if verb.of.is_empty() { Extent::Attached } else { Extent::Core });
    }
    for _ in 0..12 {
        if at >= limit || reading.quotation_from(at).is_some() {
            return at;
        }
        if let Some(tail) = cue.tail.as_ref().filter(|t| t.start == at) {
            at = tail.end;
            continue;
        }
        // `says there is no limit`
        let subject =
            reading.is(at, class::DETERMINER) || reading.is(at, class::SUBJECT) && reading.finite(at + 1) > Finite::No;
        let small = reading.is(at, class::ADVERB | class::NEGATION | class::REFLEXIVE) && !subject;
        if small && reading.name(at).is_none() && reading.chunk(at).is_none()
            || reading.is_time(at) && !reading.is(at + 1, class::GENITIVE)
        {
            at += 1;
            continue;
        }
        let preposition = reading.is(at, class::PREPOSITION)
            && !reading.is(at, class::TO | class::PURPOSE)
            && reading.name(at).is_none();
        let to_somebody = reading.is(at, class::ADDRESSING) && !to_infinitive(reading, at, limit);
        let own = reading.token(at).is_some_and(|t| verb.of.contains(&t.folded) || verb.about.contains(&t.folded));
        if !(preposition || to_somebody) || own {
            return at;
        }
        if reading.is_time(at + 1) {
            at += 1;
            continue;
        }
        match reading.phrase(at + 1, limit, Extent::Whole) {
            Some(phrase) if !phrase.pronoun || reading.is(at + 1, class::OBJECT) => at = phrase.tokens.end,
            Some(_) | None => return at,
        }
    }
    at
}

/// Passes the one who is told: `told the BBC`.
fn past_told(reading: &Reading<'_>, at: usize, limit: usize, extent: Extent) -> usize {
    let Some(phrase) = reading.phrase(at, limit, extent) else { return at };
    // `warned that the number of …` begins the statement.
    let subject = reading.is(at, class::THAT) || reading.is(at, class::SUBJECT) && !reading.is(at, class::OBJECT);
    let mut end = phrase.tokens.end;
    // `Channel 5`
    if phrase.named && reading.token(end).is_some_and(|t| t.kind == crate::text::TokenKind::Number) {
        end += 1;
    }
    // Where a finite verb follows, the phrase is the statement's own subject.
    let told = !subject && end < limit && reading.finite(end) == Finite::No && !reading.is_mark(end, '.');
    if told { end } else { at }
}

/// Whether an infinitive with its `te` stands in the clause that begins at `at`.
fn infinitive(reading: &Reading<'_>, at: usize, limit: usize) -> bool {
    let endings = &reading.speech.order.infinitive_endings;
    for i in at..limit.min(at + REACH / 2) {
        if reading.is_mark(i, ';') || reading.is_mark(i, ':') || reading.is(i, class::THAT) && reading.name(i).is_none()
        {
            return false;
        }
        if reading.is(i, class::TO) && reading.name(i).is_none() && reading.is_word(i + 1) {
            let word = reading.word(i + 1);
            if endings.iter().any(|e| word.ends_with(e.as_str())) {
                return true;
            }
        }
    }
    false
}

/// Whether `to` and an infinitive stand at `at`.
fn to_infinitive(reading: &Reading<'_>, at: usize, limit: usize) -> bool {
    let next = at + 1;
    if next >= limit || !reading.is(at, class::TO) || reading.name(at).is_some() {
        return false;
    }
    if reading.quotation_from(next).is_some() {
        return true;
    }
    let small = reading.token(next).is_some_and(|t| t.is_word() && !t.is_capitalised());
    let plural = matches!(reading.speech.describes(reading.word(next)), Some((_, true)));
    small && !plural && !reading.is(next, class::DETERMINER | class::OBJECT | class::QUESTION)
}

/// Where what somebody is to do begins: `urged residents to leave`.
fn ordered(reading: &Reading<'_>, at: usize, limit: usize) -> Option<usize> {
    let phrase = reading.phrase(at, limit, Extent::Whole)?;
    let mut to = phrase.tokens.end;
    while to < limit && (reading.is(to, class::NEGATION | class::ADVERB) || reading.is_time(to)) {
        to += 1;
    }
    to_infinitive(reading, to, limit).then_some(to + 1)
}

/// Passes whom something is asked of, where that is a person: `vraagt hem … te komen`.
fn past_addressee(reading: &Reading<'_>, at: usize, limit: usize) -> usize {
    let Some(phrase) = reading.phrase(at, limit, Extent::Core) else { return at };
    let someone = phrase.pronoun
        || phrase.named
        || matches!(
            reading.speech.describes(reading.word(phrase.head)),
            Some((Describable::Person | Describable::Organisation | Describable::Institution, _))
        );
    let rest = phrase.tokens.end < limit && !reading.is(phrase.tokens.end, class::TO);
    if someone && rest { phrase.tokens.end } else { at }
}

/// Passes adverbs that belong to the verb before the statement: `geeft verder aan …`.
fn past_small(reading: &Reading<'_>, at: usize, limit: usize, order: bool) -> usize {
    let small = at < limit && order && reading.is(at, class::REFLEXIVE);
    if small { at + 1 } else { at }
}

fn gerund(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    let endings = &reading.speech.order.gerund_endings;
    let long = reading.is_word(at) && word.len() > 4 && reading.name(at).is_none();
    long && endings.iter().any(|e| word.ends_with(e.as_str()))
}

/// `noemt X een Y`, `describes X as Y`.
fn object(reading: &Reading<'_>, cue: &Cue, verb: &Verb, at: usize, limit: usize) -> Option<Opening> {
    if !verb.takes(Takes::Object) || cue.passive || reading.quotation_from(at).is_some() {
        return None;
    }
    let end = reading.clause_end(at);
    // `noemt zes minuten extra "…"`: what is called something is whatever stands before a quote that ends the clause.
    let quote = (at + 2..end.min(at + 20)).find_map(|i| reading.quotation_from(i)).filter(|q| q.outer.end >= end);
    if quote.is_some() && verb.r#as.is_empty() && reading.is(at, class::DEFINITE) && !reading.is(at, class::POINTING) {
        return Opening::likely(at, "reported.called");
    }
    let extent = if verb.r#as.is_empty() { Extent::Attached } else { Extent::Core };
    let phrase: Phrase = reading.phrase(at, limit, extent)?;
    let past = phrase.tokens.end;
    // `called the plan disappointing`: an adjective after the noun, where nouns string together.
    let last = reading.word(phrase.core.end - 1);
    let adjective = reading.speech.order.noun_strings
        && phrase.determined
        && phrase.core.len() > 2
        && reading.speech.order.adjective_endings.iter().any(|e| last.ends_with(e.as_str()));
    if adjective && verb.r#as.is_empty() && past >= end {
        return Opening::likely(at, "reported.called");
    }
    let pronoun = phrase.pronoun || reading.is(at, class::POINTING);
    let article = usize::from(reading.is(past, class::DEFINITE | class::INDEFINITE));
    let quoted = reading.quotation_from(past + article).is_some();
    if past >= limit || (pronoun && quoted) || [',', '.', ';', ':', '?', '!'].iter().any(|&c| reading.is_mark(past, c))
    {
        return None;
    }
    if !verb.r#as.is_empty() {
        // What it is said to be stands after a word of its own.
        let end = end.min(past + REACH / 2);
        let word = (past..end).find(|&i| reading.token(i).is_some_and(|t| verb.r#as.contains(&t.folded)))?;
        let quote_after = pronoun && reading.quotation_from(word + 1).is_some();
        return (!quote_after).then(|| Opening::likely(at, "reported.called"))?;
    }
    // `a strain called H5N1 has spread` tells what has a name.
    if reading.speech.order.bare_clauses && reading.finite(past) == Finite::Surely {
        return None;
    }
    // `vond de man in het bos` says where, not what.
    let place = reading.is(past, class::PREPOSITION | class::COORDINATOR | class::RELATIVE | class::SUBORDINATOR);
    let time = reading.is_time(past);
    // `vond de preken te lang`
    let endings = &reading.speech.order.infinitive_endings;
    let verb_after = endings.is_empty() || endings.iter().any(|e| reading.word(past + 1).ends_with(e.as_str()));
    let infinitive = reading.is(past, class::PURPOSE) || reading.is(past, class::TO) && verb_after;
    let place = place && !reading.is(past, class::TO);
    if (place && !reading.is(past, class::ADVERB)) || time || infinitive {
        return None;
    }
    Opening::likely(at, "reported.called")
}

/// A clause without a word that opens it: `said the dome leaked`.
fn bare(reading: &Reading<'_>, cue: &Cue, verb: &Verb, at: usize, limit: usize) -> Option<Opening> {
    let free = verb.takes(Takes::FreeClause);
    let order = &reading.speech.order;
    let clause = verb.takes(Takes::Clause);
    if !order.bare_clauses || !heads_clause(cue) || !(free || clause || verb.takes(Takes::ClearClause)) {
        return None;
    }
    let quoted = reading.quotation_from(at);
    let begins = reading.nominal(at)
        || quoted.is_some()
        || reading.is(at, class::DETERMINER | class::SUBJECT | class::NEGATION | class::FOCUS)
        || gerund(reading, at)
        || (at..at + 3).any(|i| reading.chunk(i).is_some_and(|c| c.kind == ChunkKind::Number));
    let end = reading.clause_end(at).min(limit);
    // `said offers had come`, `said what is needed is time`, `said if it rained they would go`: a second verb tells.
    let verbs = || -> Option<usize> {
        let first = (at + 1..end).find(|&i| reading.finite(i) > Finite::No)?;
        let opens = reading.is(at, class::QUESTION | class::CONDITIONAL);
        (first + usize::from(opens)..end).find(|&i| reading.finite(i) == Finite::Surely)
    };
    // `a ruling which lawyers say will help`
    let gap = at == cue.end() && reading.is(at, class::MODAL | class::BE | class::PERFECT);
    let known = reading.is(at, class::QUESTION | class::CONDITIONAL) && at == cue.end()
        || reading.is(at, class::VERB)
        || reading.finite_cue(at);
    if !begins && !(free && (gap || known && verbs().is_some())) {
        return None;
    }
    let first = (at..end).find(|&i| reading.is_mark(i, ',')).unwrap_or(end).max(at + 1);
    if quoted.is_some_and(|q| q.outer.end >= end) {
        return None;
    }
    let subject = reading.phrase(at, end, Extent::Attached).map_or(at + 1, |p| p.tokens.end);
    let sure = reading.has_finite(at + 1..end) > Finite::No;
    if free {
        // A verb that seldom takes a noun alone is followed by a clause, whether its verb is known or not.
        let more = subject < end && end > at + 2;
        return (sure || (more && !cue.passive)).then(|| Opening::likely(at, "reported.bare"))?;
    }
    let near = reading.has_finite(at + 1..first);
    let near = near >= Finite::Surely || clause && near > Finite::No;
    (near && !relative_only(reading, at, end)).then(|| Opening::likely(at, "reported.bare"))?
}

/// Whether the only finite verb of a range stands in a relative clause.
fn relative_only(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let Some(first) = (at + 1..end).find(|&i| reading.finite(i) > Finite::No) else { return true };
    (at + 1..first).any(|i| reading.is(i, class::RELATIVE | class::SUBORDINATOR) && !reading.is(i, class::PREPOSITION))
}
