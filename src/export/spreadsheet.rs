//! Tables as CSV, as RFC 4180 has it, so that spreadsheets open them and nothing in them
//! is worked out as a formula.

use std::borrow::Cow;

use super::Extract;
use super::parts::{english, remarks};
use super::text::lines;
use crate::ledger::FORMULA;

/// What a file begins with, for Excel to take it for UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A row of cells, its line end included.
#[must_use]
pub fn row<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let cells = cells.into_iter().map(|text| cell(text.as_ref()));
    cells.collect::<Vec<_>>().join(",") + "\r\n"
}

/// A text as a cell. One that a spreadsheet would take for a formula gets an apostrophe
/// before it. Line feeds stay, all other control characters are made visible.
#[must_use]
pub fn cell(text: &str) -> String {
    let shown = lines(text);
    let guard = if is_formula(text) { "'" } else { "" };
    let quoted = shown.contains(['"', ',', '\n']) || shown.trim() != shown;
    if quoted { format!("\"{guard}{}\"", shown.replace('"', "\"\"")) } else { format!("{guard}{shown}") }
}

/// Whether a spreadsheet may take a text for a formula: some pass over blanks before it.
fn is_formula(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(FORMULA)
}

/// The items as a table. The columns are always the same, in the language of the reader,
/// and two more where there is a translation for him. The number of an item stands apart
/// from that of its batch: 6-21 would be opened as a day of June.
pub(super) fn items(extract: &Extract<'_>) -> String {
    let messages = extract.messages;
    let (fields, texts) = (&messages.fields, &messages.export);
    let items = extract.items();
    let translated = items.iter().any(|item| english(item, messages).is_some());
    let mut header = vec![texts.batch, fields.number, fields.title, fields.units, fields.scope, fields.domain];
    header.extend([fields.section, fields.document, fields.content, texts.remarks]);
    if translated {
        header.extend(texts.translation);
    }
    let mut out = BYTE_ORDER_MARK.to_owned() + &row(header);
    for item in items {
        let place = [item.batch.to_string(), item.number.to_string()].map(Cow::from);
        let (units, domain) = (item.units_text(), item.domain.as_deref().unwrap_or_default());
        let values = [&item.title, &*units, &item.scope, domain, &item.section, &item.document, &item.content];
        let remarks = remarks(item, messages).join("\n");
        let translation = english(item, messages).map_or(["", ""], |english| [&*english.title, &*english.content]);
        let translation = translation.into_iter().filter(|_| translated).map(Cow::from);
        out += &row(place.into_iter().chain(values.map(Cow::from)).chain([remarks.into()]).chain(translation));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_it_has_to_be() {
        assert_eq!(
            row(["海关", "a,b", "他说\"是\"", "一\n二", " x", ""]),
            "海关,\"a,b\",\"他说\"\"是\"\"\",\"一\n二\",\" x\",\r\n"
        );
        assert_eq!(cell("一\r\n二\r三\u{202e}"), "\"一\n二␍三�\"");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", " =1", "\u{3000}=1", "\u{a0}=1"] {
            assert_eq!(cell(text).trim_matches('"'), format!("'{text}"));
        }
        for text in ["\t=1", "\r=1", "\n=1", "\tx", "\rx"] {
            assert!(cell(text).trim_matches('"').starts_with('\''), "{text:?}");
        }
        assert_eq!(cell("1-1"), "1-1");
        assert_eq!(cell("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    }
}
