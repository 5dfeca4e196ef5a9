//! Quotes and statements tied to their sources.

mod discourse;
mod headline;
mod speaker;

use crate::annotation::{Annotation, Detail, Entity, Resolved, Source, SourceKind, Speech};
use crate::grammar::Reading;
use crate::text::strings::lower;
use crate::text::{BlockKind, Span, hash};

use discourse::{Discourse, Referent};

/// Ties every quote and statement in `annotations` to a source and returns the sources, in order of first statement.
pub fn link(reading: &Reading<'_>, entities: &[Entity], annotations: &mut [Annotation]) -> Vec<Source> {
    let mentions = discourse::Mentions::new(annotations, entities);
    let mut discourse = Discourse::new(reading, &mentions);
    let mut sources = Sources::default();
    // Quotes in headings and before anybody was named, whose source is the one who speaks next.
    let mut waiting: Vec<usize> = Vec::new();
    let mut spoken: Vec<(Span, usize)> = Vec::new();
    for i in 0..annotations.len() {
        let Some(speech) = annotations[i].speech().cloned() else { continue };
        let span = annotations[i].span;
        discourse.read_to(span.start);
        let around = annotations[i].within.and_then(|w| annotations.get(w));
        let quote = around.and_then(|a| enclosing_quote(a, annotations)).and_then(Annotation::speech);
        let inside = quote.is_some();
        discourse.speaking = quote.and_then(|s| sources.referents.get(s.source?)?.entity);
        let source = match referent(reading, &mut discourse, &speech, span, around, annotations, &spoken) {
            Some((Answer::Source(source), how)) => Some((source, how)),
            Some((Answer::Referent(referent), how)) => Some((sources.add(&referent), how)),
            None => {
                waiting.push(i);
                None
            }
        };
        let (source, resolved) = source.unzip();
        if let Some(source) = source {
            spoken.push((span, source));
            if let Some(found) = sources.referents.get(source) {
                discourse.spoke(found.clone(), span.start, inside);
            }
            if sources.all.get(source).is_some_and(|s| s.kind != SourceKind::None) {
                for waiting in waiting.drain(..) {
                    if let Some(speech) = annotations[waiting].speech_mut() {
                        speech.source = Some(source);
                        speech.resolved = Some(Resolved::Next);
                    }
                }
            }
        }
        if let Some(speech) = annotations[i].speech_mut() {
            speech.source = source;
            speech.resolved = resolved;
        }
    }
    for i in waiting {
        let none = sources.add(&Referent::nobody(String::new()));
        if let Some(speech) = annotations[i].speech_mut() {
            speech.source = Some(none);
            speech.resolved = Some(Resolved::Nobody);
        }
    }
    headline::tie(reading, &sources.all, annotations);
    sources.all
}

/// Who says something: a source there is already, or somebody who may be new.
enum Answer {
    Source(usize),
    Referent(Referent),
}

fn referent(
    reading: &Reading<'_>,
    discourse: &mut Discourse<'_>,
    speech: &Speech,
    span: Span,
    around: Option<&Annotation>,
    annotations: &[Annotation],
    spoken: &[(Span, usize)],
) -> Option<(Answer, Resolved)> {
    if let Some(part) = speech.continues {
        let from = spoken.partition_point(|(s, _)| s.start < part.start);
        let same = spoken[from..].iter().take(4).find(|(s, _)| *s == part);
        if let Some(&(_, source)) = same {
            return Some((Answer::Source(source), Resolved::Continued));
        }
    }
    if let Some(words) = speech.speaker {
        let found = speaker::resolve(reading, discourse, words);
        return found.map(|(referent, how)| (Answer::Referent(referent), how));
    }
    if speech.impersonal {
        let cue = speech.cue.map_or("", |c| reading.document.slice(c));
        return Some((Answer::Referent(Referent::nobody(cue.to_owned())), Resolved::Nobody));
    }
    if let Some(source) = around.and_then(|a| outermost(a, annotations).speech()).and_then(|s| s.source) {
        return Some((Answer::Source(source), Resolved::Around));
    }
    let at = reading.document.token_at(span.start);
    let heading = reading.document.blocks().get(reading.block(at)).is_some_and(|b| b.kind == BlockKind::Head);
    if heading {
        return None;
    }
    let opens = reading.document.blocks().get(reading.block(at)).is_some_and(|b| span.start <= b.span.start + 4);
    if let Some(found) = speaker::of_sentence(reading, discourse, at) {
        return Some((Answer::Referent(found), Resolved::Around));
    }
    let carried = discourse.carried(at);
    // In an interview a question may name others; the paragraphs that are quotes are the one who is asked.
    let answers = opens && asked_before(reading, at);
    let answer = match carried {
        Some(found) if answers || opens && !found.is_person() => discourse.asked.clone().unwrap_or(found),
        Some(found) => found,
        None => return None,
    };
    let person = |r: &Referent| u32::from(r.kind == SourceKind::Person);
    let answer = match discourse.foremost(at, person) {
        Some(person) if answers && !answer.is_person() => person.clone(),
        Some(_) | None => answer,
    };
    if opens && answer.kind == SourceKind::Person {
        discourse.asked = Some(answer.clone());
    }
    Some((Answer::Referent(answer), Resolved::Carried))
}

/// Whether the block before the one of a token ends in a question.
fn asked_before(reading: &Reading<'_>, at: usize) -> bool {
    let first = reading.document.blocks().get(reading.block(at)).map(|b| b.sentences.start);
    let before = first.and_then(|s| reading.document.sentences().get(s.checked_sub(1)?));
    before.is_some_and(|s| reading.is_mark(s.tokens.end - 1, '?'))
}

/// The outermost statement around an annotation, up to the quote it stands in: the words that are quoted inside what
/// one says of another are the first one's.
fn outermost<'a>(around: &'a Annotation, annotations: &'a [Annotation]) -> &'a Annotation {
    let mut outer = around;
    for _ in 0..8 {
        let next = outer.within.and_then(|w| annotations.get(w));
        match (&outer.detail, next) {
            (Detail::Statement(_), Some(next)) if matches!(next.detail, Detail::Statement(_)) => outer = next,
            (_, _) => break,
        }
    }
    outer
}

/// The innermost direct quote among an annotation and those around it.
fn enclosing_quote<'a>(around: &'a Annotation, annotations: &'a [Annotation]) -> Option<&'a Annotation> {
    let mut outer = Some(around);
    for _ in 0..8 {
        let quote = outer.filter(|a| matches!(a.detail, Detail::Quote(_)));
        if quote.is_some() {
            return quote;
        }
        outer = outer.and_then(|a| a.within).and_then(|w| annotations.get(w));
    }
    None
}

/// The sources of an article.
#[derive(Debug, Default)]
struct Sources {
    all: Vec<Source>,
    referents: Vec<Referent>,
    known: hash::HashMap<usize>,
}

impl Sources {
    /// The source somebody is, added where it is new.
    fn add(&mut self, referent: &Referent) -> usize {
        // What tells one source from another: the entity it is, or its kind and its name in lower case.
        let key = match referent.entity {
            Some(entity) => entity as u64,
            None => hash::mix(hash::word(&lower(&referent.name)), referent.kind as u64),
        };
        if let Some(&found) = self.known.get(&key) {
            if let Some(known) = self.referents.get_mut(found) {
                known.gender = known.gender.or(referent.gender);
            }
            return found;
        }
        let of = referent.of.as_ref().map(|of| self.add(of));
        self.all.push(Source { kind: referent.kind, name: referent.name.clone(), entity: referent.entity, of });
        self.referents.push(referent.clone());
        self.known.insert(key, self.all.len() - 1);
        self.all.len() - 1
    }
}
