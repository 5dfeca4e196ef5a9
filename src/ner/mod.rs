//! The name tagger: a linear-chain conditional random field over hashed features (Lafferty, McCallum and Pereira 2001),
//! read twice over an article, the second time knowing what the first one decided elsewhere in it.
//!
//! [`features`] says what the tagger sees of a token, [`model`] holds what it has learned, [`decode`] finds the best
//! labels, and `train` (feature `train`) learns.

#[cfg(feature = "train")]
pub mod cluster;
pub mod clusters;
pub mod decode;
#[cfg(feature = "train")]
pub mod examples;
pub mod features;
pub mod gazetteer;
pub mod label;
pub mod model;
#[cfg(feature = "train")]
pub mod train;

pub use label::{KINDS, Label};
pub use model::Model;
