//! Sourcelight reads a news article and shows what it is made of: entities, numbers and quotes, each with its
//! source (who says it, or that nobody is named) and its context.
//!
//! A [`Pack`] holds a language, a [`Document`] an article's text, and [`annotate`] makes an [`Article`] of the two.
//! Reading cannot fail; loading a pack can. See `docs/architecture.md` for the rooms of the house.

pub mod annotate;
pub mod annotation;
#[cfg(feature = "compile")]
pub mod cases;
#[cfg(feature = "corpus")]
pub mod corpus;
pub mod error;
pub mod export;
pub mod find;
pub mod grammar;
pub mod link;
#[cfg(feature = "tagger")]
pub mod ner;
pub mod pack;
pub mod resolve;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use annotate::{Options, annotate};
pub use annotation::Article;
pub use error::Error;
pub use pack::Pack;
pub use text::Document;
