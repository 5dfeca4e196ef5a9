//! The name tagger: a linear-chain conditional random field over hashed features (Lafferty, McCallum and Pereira 2001),
//! stacked on the rules and gazetteers, whose findings are features among others (Wolpert 1992), and read twice over an
//! article, the second time knowing what the first one decided elsewhere in it.
//!
//! [`sight`] says what the tagger sees of a token, [`read`] scores what was learned of that, [`decode`] finds the
//! best labels, [`decide`] makes names of them, and `train` (feature `train`) learns.

#[cfg(feature = "train")]
pub mod cluster;
pub mod decide;
pub mod decode;
#[cfg(feature = "train")]
pub mod examples;
pub mod label;
pub mod read;
pub mod sight;
#[cfg(feature = "train")]
pub mod templates;
#[cfg(feature = "train")]
pub mod train;

pub use label::{KINDS, Label};
