//! Items as Markdown.

use super::Extract;
use super::parts::{english, fields, remarks};
use crate::catalog::{Catalog, Group, Item, groups};
use crate::i18n::Messages;
use crate::typeset::visible;

/// Items as a document: of what they are, how they were selected, a table of them, and each
/// under its heading.
pub(super) fn document(extract: &Extract<'_>) -> String {
    let Extract { catalog, chosen, headings, messages, .. } = extract;
    let mut out = format!("# {}\n\n", escape(&catalog.notice.title));
    for (name, value) in extract.facts() {
        out.extend(["- ", &(messages.cli.label)(name), &escape(&value), "\n"]);
    }
    let items = extract.items();
    if items.is_empty() {
        return out;
    }
    out.extend(["\n## ", messages.export.contents, "\n\n"]);
    out += &match headings {
        Some((_, headings)) => grouped(catalog, &groups(headings, chosen, true), 3, messages),
        None => table(&items, messages),
    };
    for item in items {
        out.extend(["\n", &self::item(item, messages)]);
    }
    out
}

/// Tables of items under headings.
#[must_use]
pub fn grouped(catalog: &Catalog, groups: &[Group], level: usize, messages: &Messages) -> String {
    let mut out = String::new();
    for group in groups {
        if !out.is_empty() {
            out.push('\n');
        }
        let heading = (messages.cli.counted)(&escape(messages.heading(&group.label)), group.count());
        out.extend([&"#".repeat(level), " ", &heading, "\n\n"]);
        if !group.items.is_empty() {
            let items: Vec<&Item> = group.items.iter().filter_map(|at| catalog.item(*at)).collect();
            out += &table(&items, messages);
        }
        out += &grouped(catalog, &group.groups, level + 1, messages);
    }
    out
}

/// An item under a heading of its own.
#[must_use]
pub fn item(item: &Item, messages: &Messages) -> String {
    let texts = &messages.cli;
    let mut out = format!("## {} {}\n\n", item.number, escape(&item.title));
    for (name, value) in fields(item, messages) {
        out.extend(["- ", &(texts.label)(name), &escape(&value), "\n"]);
    }
    out.extend(["\n", &paragraphs(&item.content), "\n"]);
    if let Some(english) = english(item, messages) {
        out.extend(["\n### ", &(texts.label)(texts.translation), &escape(&english.title), "\n"]);
        out.extend(["\n", &paragraphs(&english.content), "\n"]);
    }
    for remark in remarks(item, messages) {
        out.extend(["\n> ", &escape(&remark), "\n"]);
    }
    out
}

/// A text of several lines, each a paragraph that Markdown shows as it is.
fn paragraphs(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(escape).collect::<Vec<_>>().join("\n\n")
}

/// A text that Markdown shows as it is.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    // These would begin a list or underline what is before them; `1. ` would also be counted anew.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    let at = match out.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => digits,
        Some(b'-' | b'+' | b'=') if digits == 0 => 0,
        _ => return out,
    };
    out.insert(at, '\\');
    out
}

/// A table of items.
#[must_use]
pub fn table(items: &[&Item], messages: &Messages) -> String {
    if items.is_empty() {
        return String::new();
    }
    let fields = &messages.fields;
    let mut out = row(&[fields.number, fields.title, fields.units, fields.scope, fields.domain].map(str::to_owned));
    out += "|---:|---|---|---|---|\n";
    for item in items {
        let domain = item.domain.as_deref().unwrap_or_default();
        let units = item.units_text();
        out += &row(&[&*item.number.to_string(), &item.title, &units, &item.scope, domain].map(escape));
    }
    out
}

/// A text of several lines as one cell of a table.
#[must_use]
pub fn lines(text: &str) -> String {
    text.lines().map(escape).collect::<Vec<_>>().join("<br>")
}

/// A row of a table, of cells that Markdown shows as they are.
#[must_use]
pub fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_acts_as_markdown() {
        assert_eq!(escape("a|b*c\x1b"), "a\\|b\\*c␛");
        assert_eq!(escape("1. 投资管理领域"), "1\\. 投资管理领域");
        assert_eq!(escape("12) 投资"), "12\\) 投资");
        assert_eq!(["- a", "+ a", "==="].map(escape), ["\\- a", "\\+ a", "\\==="]);
        assert_eq!(["版本 1. 0", "2020", ") a", "a - b"].map(escape), ["版本 1. 0", "2020", ") a", "a - b"]);
    }
}
