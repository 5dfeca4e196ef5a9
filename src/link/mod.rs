//! Who is who, and who says what.

pub mod coreference;
pub mod sources;
