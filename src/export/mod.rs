//! What turns items into text: Markdown, CSV, JSON, a page for the browser, plain text, a
//! citation. Pure, and of the items' and the notice's own data alone.

pub mod citation;
mod html;
pub mod json;
pub mod markdown;
mod parts;
pub mod report;
pub mod spreadsheet;
pub mod text;

pub use parts::{fields, paragraphs, wording};

use crate::catalog::{Catalog, Grouping, Headings, Item, ItemIndex};
use crate::i18n::{Messages, Worded};

/// Some items of a catalog, to be handed on.
pub struct Extract<'a> {
    /// What they are taken from.
    pub catalog: &'a Catalog,
    /// Their positions, in the order wanted.
    pub chosen: &'a [ItemIndex],
    /// The headings to arrange them under; they are in their order already.
    pub headings: Option<(Grouping, Headings<'a>)>,
    /// How they were selected: names of filters and their values.
    pub conditions: Vec<(&'static str, String)>,
    /// The texts around them.
    pub messages: &'static Messages,
    /// How a character is read, for a page that is searched in pinyin.
    pub readings: fn(char) -> Vec<&'static str>,
}

impl Extract<'_> {
    /// The items, in order.
    fn items(&self) -> Vec<&'static Item> {
        self.chosen.iter().filter_map(|at| self.catalog.item(*at)).collect()
    }

    /// The title of the notice they are taken from.
    fn title(&self) -> Worded<'_> {
        let notice = &self.catalog.notice;
        self.messages.worded(&notice.title, notice.english.as_deref().map(|english| &*english.title))
    }

    /// What is said of the whole: the document, how the items were selected, how many there are,
    /// and which text of them this is.
    fn facts(&self) -> Vec<(&'static str, String)> {
        let (messages, items) = (self.messages, self.items());
        let document = Some(&*self.catalog.notice.document).filter(|document| !document.is_empty());
        let document = document.map(|document| (messages.fields.document, messages.name(document).in_full()));
        let count = (messages.export.count)(items.len(), self.catalog.items.len());
        let after = [(messages.export.items, count)].into_iter().chain(wording(&items, messages));
        document.into_iter().chain(self.conditions.iter().cloned()).chain(after).collect()
    }
}

/// A form in which items are handed on.
pub struct Format {
    /// The word for it on the command line.
    pub word: &'static str,
    /// Endings of the files it is kept in, in small letters.
    pub endings: &'static [&'static str],
    /// Makes the whole text.
    pub write: fn(&Extract<'_>) -> serde_json::Result<String>,
}

/// The forms there are. The first is that of files whose ending says nothing.
pub const FORMATS: [Format; 5] = [
    Format { word: "md", endings: &["md", "markdown"], write: |extract| Ok(markdown::document(extract)) },
    Format { word: "csv", endings: &["csv"], write: |extract| Ok(spreadsheet::items(extract)) },
    Format { word: "json", endings: &["json"], write: |extract| json::value(&extract.items()) },
    Format { word: "jsonl", endings: &["jsonl", "ndjson"], write: |extract| json::lines(extract.items()) },
    Format { word: "html", endings: &["html", "htm"], write: |extract| Ok(html::page(extract)) },
];
