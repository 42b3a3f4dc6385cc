//! What turns an item into text: Markdown, plain text, a citation. Pure, and of the item's
//! and the notice's own data alone.

pub mod citation;
pub mod markdown;
mod parts;
pub mod text;

pub use parts::{fields, paragraphs};
