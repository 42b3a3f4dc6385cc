//! Items as Markdown.

use super::parts::{english, fields, remarks};
use crate::catalog::Item;
use crate::i18n::Messages;
use crate::typeset::visible;

/// An item under a heading of its own.
#[must_use]
pub fn item(item: &Item, messages: &Messages) -> String {
    let texts = &messages.cli;
    let mut out = format!("## {} {}\n\n", item.number, escape(&item.title));
    for (name, value) in fields(item, messages) {
        out.extend(["- ", &(texts.label)(name), &escape(&value), "\n"]);
    }
    out.extend(["\n", &escape(&item.content), "\n"]);
    if let Some(english) = english(item, messages) {
        out.extend(["\n### ", &(texts.label)(texts.translation), &escape(&english.title), "\n"]);
        out.extend(["\n", &escape(&english.content), "\n"]);
    }
    for remark in remarks(item, messages) {
        out.extend(["\n> ", &escape(&remark), "\n"]);
    }
    out
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
    // `1. ` would begin a list, and the number be counted anew.
    match out.split_once(". ") {
        Some((number, rest)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{number}\\. {rest}")
        }
        _ => out,
    }
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
        assert_eq!(escape("版本 1. 0"), "版本 1. 0");
    }
}
