//! Finders: from text to candidates. Each adds what it finds to the list it is handed; none uses another, but a later
//! one may look at what the earlier ones found.

pub mod dates;
pub mod entities;
pub mod numbers;
pub mod quotes;
pub mod reported;

/// What the finders know of an article besides its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Context {
    /// The day the article is from, ISO 8601.
    pub date: Option<String>,
}
