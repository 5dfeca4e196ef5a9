//! What an article is made of: annotations, entities and sources, and the article that holds them.

use serde::{Deserialize, Serialize};

use crate::text::{Document, Span};

/// A read article.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// The text and its division.
    pub document: Document,
    /// Language of the pack it was read with.
    pub language: String,
    /// The article's own day, ISO 8601: given by the caller, or read from the article.
    pub date: Option<String>,
    /// In text order, the outer before the inner; properly nested.
    pub annotations: Vec<Annotation>,
    /// Who and what is named.
    pub entities: Vec<Entity>,
    /// Who says something.
    pub sources: Vec<Source>,
}

/// A stretch of text that is one of the kinds the guide names. As a finder hands it in, it is a candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub detail: Detail,
    /// Why it is held to be there.
    pub evidence: Evidence,
    /// The innermost quote or statement around it, as an index into [`Article::annotations`].
    pub within: Option<usize>,
}

/// What an annotation is, with what belongs to its kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Detail {
    /// A mention of a person, organisation, place, group, event or other name.
    Mention(Mention),
    /// A count, ordinal or fraction.
    Number(Number),
    /// A number with a unit.
    Quantity(Quantity),
    /// A day or period of the calendar, or a length of time.
    Date(Temporal),
    /// A clock time.
    Time(Temporal),
    /// Words between quotation marks that somebody said; the span is what stands between the marks.
    Quote(Quote),
    /// What somebody is reported to say; the span is the statement without source and cue.
    Statement(Statement),
    /// Quotation marks for distance, a title or a nickname.
    ScareQuote,
}

/// The kinds of annotations, as the output names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Person,
    Organisation,
    Place,
    Group,
    Event,
    Misc,
    Number,
    Quantity,
    Date,
    Time,
    Quote,
    Statement,
    ScareQuote,
}

/// The kinds of entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntityKind {
    /// A human being, by name.
    Person,
    /// A company, party, ministry, alliance, club, or a place that acts as an institution.
    Organisation,
    /// A country, city, region, water, or building with a name.
    Place,
    /// A nationality, people or religion, and its adjective.
    Group,
    /// A named event.
    Event,
    /// A law, work, product, prize.
    Misc,
}

/// A mention of an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The kind of its entity.
    pub kind: EntityKind,
    /// Its entity, as an index into [`Article::entities`]; none before mentions are tied together.
    pub entity: Option<usize>,
}

/// A count, ordinal or fraction.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// What sort of number.
    pub sort: NumberSort,
    /// What it means.
    pub value: Value,
    /// What the text says of its exactness.
    pub approximation: Option<Approximation>,
    /// What is counted, in the text's own words.
    pub of: Option<String>,
}

/// Sorts of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberSort {
    Cardinal,
    Ordinal,
    Fraction,
    Vague,
}

/// A number with a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// What it means, in its unit.
    pub value: Value,
    /// UCUM code, ISO 4217 code for money, or `%`.
    pub unit: String,
    /// `money`, `percent`, `length`, `area`, `age` and so on.
    pub dimension: String,
    /// What the text says of its exactness.
    pub approximation: Option<Approximation>,
    /// What is measured, in the text's own words.
    pub of: Option<String>,
}

/// What a number means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// Exactly this.
    Exact(f64),
    /// At least and at most this; either may be open.
    Between(Option<f64>, Option<f64>),
    /// The text does not say, or says what cannot be.
    Unresolved,
}

/// What a word before a number says of its exactness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Approximation {
    About,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Almost,
}

/// A date, time or length of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Temporal {
    /// What it means.
    pub value: TemporalValue,
    /// What the text says of its exactness.
    pub approximation: Option<Approximation>,
}

/// What a date or time means, in ISO 8601 with TIMEX3's weeks (`2023-W17`), seasons (`2023-SU`) and quarters (`2023-Q2`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemporalValue {
    /// A day, month, year, week, season, or clock time (`17:21`).
    When(String),
    /// A period from one to the other; either may be open.
    Period(Option<String>, Option<String>),
    /// A length of time, such as `P3M`.
    Duration(String),
    /// The text leaves it open.
    Open,
}

/// A direct quote.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quote {
    /// Whether it is less than a sentence.
    pub partial: bool,
    /// Who says it.
    pub speech: Speech,
}

/// A reported statement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statement {
    /// Whether the article itself keeps its distance.
    pub hedged: bool,
    /// Who says it.
    pub speech: Speech,
}

/// Who says a quote or statement, and how the text introduces it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speech {
    /// The word or words that introduce it.
    pub cue: Option<Span>,
    /// The words that name who says it, as the finder saw them (`de minister`, `zij`, `Anna Smit`).
    pub speaker: Option<Span>,
    /// Whether nobody in particular says it (`naar verluidt`); `speaker` is then the words that say so, if any.
    pub impersonal: bool,
    /// The span of the part before it, where a quote or statement was broken off and goes on here.
    pub continues: Option<Span>,
    /// What kind of act the cue names; none where there is no verb or noun that does.
    pub act: Option<Act>,
    /// How the article stands to what is said, by the word it chose.
    pub stance: Stance,
    /// By what its source is known; none before sources are linked, and where there is none.
    pub resolved: Option<Resolved>,
    /// Who says it, as an index into [`Article::sources`]; none before sources are linked, and for the newsroom.
    pub source: Option<usize>,
}

/// What kind of act a cue names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Saying.
    Speech,
    /// Making known.
    Report,
    /// Thinking, expecting, hoping.
    Belief,
    /// Seeing, finding, concluding.
    Perception,
    /// Asking.
    Question,
    /// Asking or telling somebody to do something.
    Command,
    /// Denying.
    Denial,
    /// Calling something something.
    Evaluation,
}

/// How an article stands to what is said, by the word it chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// It takes no side.
    #[default]
    Neutral,
    /// It keeps its distance (`claims`).
    Doubting,
    /// It takes it for true (`reveals`).
    Endorsing,
    /// The source says that it is not so (`denies`).
    Denying,
}

/// By what the source of a quote or statement is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resolved {
    /// Its name stands with the words.
    Named,
    /// A pronoun stands for it.
    Pronoun,
    /// A description does (`the minister`).
    Described,
    /// The words stand inside a statement of its.
    Around,
    /// They go on with what it said before.
    Continued,
    /// Nobody is named; it is who spoke, or was spoken of, last.
    Carried,
    /// Nobody is named before; it is who speaks next.
    Next,
    /// The article says that nobody in particular says so.
    Nobody,
}

/// Why an annotation is held to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// The rule's stable name, such as `number.digits`, which the page explains.
    pub rule: &'static str,
    /// The words that gave it away, where there are any.
    pub cue: Option<Span>,
    /// How sure the rule is.
    pub certainty: Certainty,
}

/// How sure a decision is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    Low,
    Medium,
    High,
}

/// Someone or something the article names, with all its mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its fullest name in the article.
    pub name: String,
    /// Its mentions, as indices into [`Article::annotations`], in text order.
    pub mentions: Vec<usize>,
    /// What the article calls it, in its own words (`NAVO-chef`), in order of first use.
    pub roles: Vec<String>,
    /// For a person: `he` or `she`, where names, titles or roles tell. None for all other kinds.
    pub gender: Option<Gender>,
    /// Whether its name means several (`Verenigde Staten`, `Palestijnen`), so that `they` can stand for it.
    pub plural: bool,
    /// Its Wikidata item, where that is sure.
    pub wikidata: Option<String>,
}

/// Which pronoun stands for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gender {
    /// `she`
    Female,
    /// `he`
    Male,
}

/// Who says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What it is.
    pub kind: SourceKind,
    /// Its name, or for an unnamed one the text's own words.
    pub name: String,
    /// The entity it is, as an index into [`Article::entities`].
    pub entity: Option<usize>,
    /// The source an unnamed one belongs to, as an index into [`Article::sources`].
    pub of: Option<usize>,
}

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    Person,
    Organisation,
    /// A country that speaks.
    Place,
    Document,
    /// Somebody without a name (`experts`, `a spokesman`).
    Unnamed,
    /// Nobody in particular.
    None,
}

impl Annotation {
    /// A candidate, as a finder hands it in.
    pub fn new(span: Span, detail: Detail, evidence: Evidence) -> Self {
        Self { span, detail, evidence, within: None }
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        match &self.detail {
            Detail::Mention(mention) => mention.kind.into(),
            Detail::Number(_) => Kind::Number,
            Detail::Quantity(_) => Kind::Quantity,
            Detail::Date(_) => Kind::Date,
            Detail::Time(_) => Kind::Time,
            Detail::Quote(_) => Kind::Quote,
            Detail::Statement(_) => Kind::Statement,
            Detail::ScareQuote => Kind::ScareQuote,
        }
    }

    /// Who says it, where it is a quote or statement.
    pub fn speech(&self) -> Option<&Speech> {
        match &self.detail {
            Detail::Quote(quote) => Some(&quote.speech),
            Detail::Statement(statement) => Some(&statement.speech),
            Detail::Mention(_) | Detail::Number(_) | Detail::Quantity(_) => None,
            Detail::Date(_) | Detail::Time(_) | Detail::ScareQuote => None,
        }
    }

    /// Who says it, to be filled in.
    pub fn speech_mut(&mut self) -> Option<&mut Speech> {
        match &mut self.detail {
            Detail::Quote(quote) => Some(&mut quote.speech),
            Detail::Statement(statement) => Some(&mut statement.speech),
            Detail::Mention(_) | Detail::Number(_) | Detail::Quantity(_) => None,
            Detail::Date(_) | Detail::Time(_) | Detail::ScareQuote => None,
        }
    }
}

impl Evidence {
    /// Evidence of a rule that needs no cue.
    pub fn new(rule: &'static str, certainty: Certainty) -> Self {
        Self { rule, cue: None, certainty }
    }

    /// The same with the words that gave it away.
    pub fn with_cue(self, cue: Span) -> Self {
        Self { cue: Some(cue), ..self }
    }
}

impl Kind {
    /// The kind of entity that it names, if any.
    pub fn entity(self) -> Option<EntityKind> {
        match self {
            Kind::Person => Some(EntityKind::Person),
            Kind::Organisation => Some(EntityKind::Organisation),
            Kind::Place => Some(EntityKind::Place),
            Kind::Group => Some(EntityKind::Group),
            Kind::Event => Some(EntityKind::Event),
            Kind::Misc => Some(EntityKind::Misc),
            Kind::Number | Kind::Quantity | Kind::Date | Kind::Time => None,
            Kind::Quote | Kind::Statement | Kind::ScareQuote => None,
        }
    }
}

impl From<EntityKind> for Kind {
    fn from(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Kind::Person,
            EntityKind::Organisation => Kind::Organisation,
            EntityKind::Place => Kind::Place,
            EntityKind::Group => Kind::Group,
            EntityKind::Event => Kind::Event,
            EntityKind::Misc => Kind::Misc,
        }
    }
}
