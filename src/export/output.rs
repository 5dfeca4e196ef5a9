//! The output's own form: what the command line prints as JSON and what JavaScript gets as objects.

use serde::{Serialize, Serializer};

use crate::annotation::{
    Act, Annotation, Approximation, Article, Certainty, Detail, EntityKind, Kind, NumberSort, Resolved, SourceKind,
    Stance, TemporalValue, Value,
};
use crate::text::{Offsets, Span, Unit};

/// An article as it is written out, offsets counted in the unit asked for.
#[derive(Debug, Serialize)]
pub struct Output<'a> {
    text: &'a str,
    lang: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    blocks: Vec<Block>,
    sentences: Vec<Range>,
    annotations: Vec<Item<'a>>,
    entities: Vec<Entity<'a>>,
    sources: Vec<Source<'a>>,
}

#[derive(Debug, Serialize)]
struct Block {
    r#type: &'static str,
    start: u32,
    end: u32,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Range {
    start: u32,
    end: u32,
}

/// All fields an annotation may have; those of other kinds are left out.
#[derive(Debug, Serialize)]
struct Item<'a> {
    id: Id,
    kind: Kind,
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<NumberSort>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Numeric>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dimension: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approx: Option<Approximation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Time<'a>>,
    #[serde(skip_serializing_if = "is_false")]
    partial: bool,
    #[serde(skip_serializing_if = "is_false")]
    hedged: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<Range>,
    /// The words that name who says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<Act>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stance: Option<Stance>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolved: Option<Resolved>,
    #[serde(skip_serializing_if = "Option::is_none")]
    continues: Option<Id>,
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    within: Option<Id>,
    evidence: Evidence,
}

#[derive(Debug, Default, Serialize)]
struct Numeric {
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<Plain>,
}

#[derive(Debug, Default, Serialize)]
struct Time<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Evidence {
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<Range>,
    certainty: Certainty,
}

#[derive(Debug, Serialize)]
struct Entity<'a> {
    id: Id,
    kind: EntityKind,
    name: &'a str,
    mentions: Vec<Id>,
    roles: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    wikidata: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Source<'a> {
    id: Id,
    r#type: SourceKind,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<Id>,
}

/// `a1`, `e1`, `s1`: a letter for the list and the place in it, from 1.
#[derive(Debug, Clone, Copy)]
struct Id(char, usize);

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}{}", self.0, self.1 + 1))
    }
}

/// A number that is written without a fraction where it has none.
#[derive(Debug, Clone, Copy)]
struct Plain(f64);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Up to 2^53 every whole number is exact in both forms.
        if self.0.fract() == 0.0 && self.0.abs() <= 9_007_199_254_740_992.0 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl<'a> Output<'a> {
    /// Writes an article out with offsets in `unit`.
    pub fn new(article: &'a Article, unit: Unit) -> Self {
        let document = &article.document;
        let offsets = Offsets::new(document.text(), unit);
        let range = |span: Span| Range { start: offsets.get(span.start), end: offsets.get(span.end) };
        let block = |b: &crate::text::Block| {
            let Range { start, end } = range(b.span);
            Block { r#type: b.kind.name(), start, end }
        };
        Self {
            text: document.text(),
            lang: &article.language,
            date: article.date.as_deref(),
            blocks: document.blocks().iter().map(block).collect(),
            sentences: document.sentences().iter().map(|s| range(s.span)).collect(),
            annotations: (0..article.annotations.len()).map(|i| item(article, i, &range)).collect(),
            entities: article.entities.iter().enumerate().map(|(i, e)| entity(i, e)).collect(),
            sources: article.sources.iter().enumerate().map(|(i, s)| source(i, s)).collect(),
        }
    }
}

fn item<'a>(article: &'a Article, index: usize, range: &dyn Fn(Span) -> Range) -> Item<'a> {
    let annotation = &article.annotations[index];
    let Range { start, end } = range(annotation.span);
    let evidence = Evidence {
        rule: annotation.evidence.rule,
        cue: annotation.evidence.cue.map(range),
        certainty: annotation.evidence.certainty,
    };
    let mut item = Item {
        id: Id('a', index),
        kind: annotation.kind(),
        start,
        end,
        text: article.document.slice(annotation.span),
        entity: None,
        r#type: None,
        value: None,
        unit: None,
        dimension: None,
        approx: None,
        of: None,
        date: None,
        partial: false,
        hedged: false,
        source: None,
        cue: None,
        speaker: None,
        act: None,
        stance: None,
        resolved: None,
        continues: None,
        within: annotation.within.map(|i| Id('a', i)),
        evidence,
    };
    match &annotation.detail {
        Detail::Mention(mention) => item.entity = mention.entity.map(|i| Id('e', i)),
        Detail::Number(number) => {
            item.r#type = Some(number.sort);
            item.value = numeric(number.value);
            item.approx = number.approximation;
            item.of = number.of.as_deref();
        }
        Detail::Quantity(quantity) => {
            item.value = numeric(quantity.value);
            item.unit = Some(&quantity.unit);
            item.dimension = Some(&quantity.dimension);
            item.approx = quantity.approximation;
            item.of = quantity.of.as_deref();
        }
        Detail::Date(temporal) | Detail::Time(temporal) => {
            item.date = Some(time(&temporal.value));
            item.approx = temporal.approximation;
        }
        Detail::Quote(quote) => item.partial = quote.partial,
        Detail::Statement(statement) => item.hedged = statement.hedged,
        Detail::ScareQuote => {}
    }
    if let Some(speech) = annotation.speech() {
        item.source = speech.source.map(|i| Id('s', i));
        item.cue = speech.cue.map(range);
        item.speaker = speech.speaker.map(range);
        item.act = speech.act;
        item.stance = Some(speech.stance).filter(|&s| s != Stance::Neutral);
        item.resolved = speech.resolved;
        item.continues = speech.continues.and_then(|part| earlier(&article.annotations[..index], part));
    }
    item
}

/// The speech that stands at `span`, looked for backwards: the part before it is near.
fn earlier(before: &[Annotation], span: Span) -> Option<Id> {
    let from = before.partition_point(|a| a.span.start < span.start);
    let same = before[from..].iter().take_while(|a| a.span.start == span.start);
    same.enumerate().find(|(_, a)| a.span == span && a.speech().is_some()).map(|(i, _)| Id('a', from + i))
}

fn numeric(value: Value) -> Option<Numeric> {
    match value {
        Value::Exact(n) => Some(Numeric { number: Some(Plain(n)), ..Numeric::default() }),
        Value::Between(min, max) => Some(Numeric { number: None, min: min.map(Plain), max: max.map(Plain) }),
        Value::Unresolved => None,
    }
}

fn time(value: &TemporalValue) -> Time<'_> {
    match value {
        TemporalValue::When(when) => Time { when: Some(when), ..Time::default() },
        TemporalValue::Period(from, to) => Time { from: from.as_deref(), to: to.as_deref(), ..Time::default() },
        TemporalValue::Duration(duration) => Time { duration: Some(duration), ..Time::default() },
        TemporalValue::Open => Time::default(),
    }
}

fn entity(index: usize, entity: &crate::annotation::Entity) -> Entity<'_> {
    Entity {
        id: Id('e', index),
        kind: entity.kind,
        name: &entity.name,
        mentions: entity.mentions.iter().map(|&i| Id('a', i)).collect(),
        roles: &entity.roles,
        wikidata: entity.wikidata.as_deref(),
    }
}

fn source(index: usize, source: &crate::annotation::Source) -> Source<'_> {
    Source {
        id: Id('s', index),
        r#type: source.kind,
        name: &source.name,
        entity: source.entity.map(|i| Id('e', i)),
        of: source.of.map(|i| Id('s', i)),
    }
}

fn is_false(b: &bool) -> bool {
    !b
}
