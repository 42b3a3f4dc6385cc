//! The texts around items that are handed on as a file.

/// The texts around items that are handed on as a file.
#[derive(Debug)]
pub struct ExportTexts {
    /// Label of how many items there are.
    pub items: &'static str,
    /// So many of so many items.
    pub count: fn(chosen: usize, all: usize) -> String,
    /// Label of the query the items were found by.
    pub query: &'static str,
    /// Between values of which one is enough.
    pub or: &'static str,
    /// Name of the batch.
    pub batch: &'static str,
    /// Name of the column that holds the remarks.
    pub remarks: &'static str,
    /// Name of the column that holds a translated field.
    pub translation: fn(field: &str) -> String,
    /// Heading of the table of the items.
    pub contents: &'static str,
    /// The texts of the page for the browser.
    pub page: PageTexts,
}

/// The texts of the page for the browser.
#[derive(Debug)]
pub struct PageTexts {
    /// The language, as HTML names it.
    pub lang: &'static str,
    /// Label of the search box.
    pub search: &'static str,
    /// In the empty search box.
    pub placeholder: &'static str,
    /// How many of all items a search found, which goes in the place of `{}`.
    pub found: fn(all: usize) -> String,
    /// What to do where nothing was found.
    pub nothing: &'static str,
    /// Label of the groupings.
    pub group: &'static str,
    /// The way to the item before.
    pub previous: &'static str,
    /// The way to the item after.
    pub next: &'static str,
    /// The keys there are and what each does.
    pub keys: [(&'static str, &'static str); 4],
    /// What the page is and is not.
    pub source: &'static str,
}
