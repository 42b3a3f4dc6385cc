//! English: around items that are handed on as a file.

use super::{ExportTexts, PageTexts};

pub(super) const EXPORT: ExportTexts = ExportTexts {
    items: "Items",
    count: |chosen, all| if chosen == all { all.to_string() } else { format!("{chosen} of {all}") },
    query: "Query",
    or: " or ",
    batch: "Batch",
    remarks: "Remarks",
    translation: |field| format!("{field} (unofficial translation)"),
    contents: "Contents",
    page: PageTexts {
        lang: "en",
        search: "Search",
        placeholder: "words, pinyin, first letters or a number",
        found: |all| format!("{{}} of {all} item{}", if all == 1 { "" } else { "s" }),
        nothing: "No item matches. Try fewer or other words.",
        group: "Group",
        previous: "Previous",
        next: "Next",
        keys: [("/", "search"), ("j k", "next, previous"), ("Enter", "read"), ("Esc", "clear, back")],
        source: "Made by zimao; not an official publication.",
    },
};
