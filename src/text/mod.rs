//! Text as it is read: blocks, sentences, tokens and offsets.

pub mod chars;
pub mod document;
pub mod hash;
pub mod html;
pub mod links;
pub mod offsets;
pub mod order;
pub mod plain;
pub mod sentence;
pub mod shapes;
pub mod span;
pub mod strings;
pub mod tokenize;

pub use document::{Block, BlockKind, Document, Found, Metadata, Sentence};
pub use offsets::{Offsets, Unit};
pub use span::Span;
pub use tokenize::{Case, Token, TokenKind};
