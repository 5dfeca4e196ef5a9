//! An article in forms that others read.

pub mod output;

pub use output::Output;
