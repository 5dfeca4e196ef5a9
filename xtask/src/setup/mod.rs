//! What the tasks need, installed where that is possible and named where not.

pub mod browser;
mod debian;
pub mod node;
pub mod wasm_target;
