//! Tables as CSV, as RFC 4180 has it, so that spreadsheets open them and nothing in them
//! is worked out as a formula.

use super::Extract;
use super::parts::remarks;
use super::text::lines;
use crate::catalog::{Item, Wording};
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

/// The items as a table. The columns are always the same, in the language of the reader; where
/// both texts are shown, and there is a translation, the English has more of its own. The number
/// of an item stands apart from that of its batch: 6-21 would be opened as a day of June.
pub(super) fn items(extract: &Extract<'_>) -> String {
    let items = extract.items();
    let translated = items.iter().any(|item| item.english.is_some());
    let (messages, further) = match extract.messages.wording {
        Wording::Both => (extract.messages.lang.around(Wording::Original), translated),
        Wording::Original | Wording::English => (extract.messages, false),
    };
    let (fields, texts) = (&messages.fields, &messages.export);
    let of_item = [fields.title, fields.units, fields.scope, fields.domain, fields.content];
    let in_english = of_item.map(texts.translation);
    let own = of_item.map(str::to_owned);
    let [title, units, scope, domain, content] =
        if translated && messages.english_first() { in_english.clone() } else { own };
    let place = [texts.batch, fields.number].map(str::to_owned);
    let notice = [fields.section, fields.document].map(str::to_owned);
    let head = place.into_iter().chain([title, units, scope, domain]).chain(notice).chain([content]);
    let head = head.chain([texts.remarks.to_owned()]).chain(in_english.into_iter().filter(|_| further));
    let mut out = BYTE_ORDER_MARK.to_owned() + &row(head);
    for item in items {
        let place = [item.batch.to_string(), item.number.to_string()];
        let domain = messages.first_of(item.domain.as_deref().unwrap_or_default());
        let (units, section) = (messages.units(item), messages.section(&item.section));
        let (title, content) = (messages.title(item).first, messages.content(item).first);
        let (scope, document) = (messages.first_of(&item.scope), messages.first_of(&item.document));
        let values = [title, &*units, scope, domain, &section, document, content].map(str::to_owned);
        let remarks = remarks(item, messages).join("\n");
        let english = if further { translation(item).to_vec() } else { Vec::new() };
        out += &row(place.into_iter().chain(values).chain([remarks]).chain(english));
    }
    out
}

/// What an item has in the columns of the English.
fn translation(item: &Item) -> [String; 5] {
    let Some(english) = item.translation() else { return Default::default() };
    let (title, content) = (english.title.to_string(), english.content.to_string());
    let domain = english.domain.unwrap_or_default().to_string();
    [title, english.units.join("; "), english.scope.to_string(), domain, content]
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
