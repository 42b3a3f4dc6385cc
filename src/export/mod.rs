//! What turns items into text: Markdown, JSON, plain text, a citation. Pure, and of the
//! items' and the notice's own data alone.

pub mod citation;
pub mod json;
pub mod markdown;
mod parts;
pub mod text;

pub use parts::{fields, paragraphs};
