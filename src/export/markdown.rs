//! Items as Markdown.

use super::Extract;
use super::parts::{fields, remarks, wording};
use crate::catalog::{Catalog, Group, Item, Wording, groups};
use crate::i18n::{Messages, Worded};
use crate::typeset::visible;

/// Items as a document: of what they are, how they were selected, a table of them, and each
/// under its heading.
pub(super) fn document(extract: &Extract<'_>) -> String {
    let Extract { catalog, chosen, headings, messages, .. } = extract;
    let mut out = titled("# ", "", extract.title());
    out.push('\n');
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
        out.extend(["\n", &whole(item, messages, None)]);
    }
    out
}

/// A heading, and the same in the other language below it.
#[must_use]
pub fn titled(marks: &str, number: &str, title: Worded<'_>) -> String {
    let mut out = format!("{marks}{number}{}\n", escape(title.first));
    if let Some(beside) = title.beside {
        out.extend(["\n**", &escape(beside), "**\n"]);
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
    whole(item, messages, wording(&[item], messages))
}

/// The same, with what else is said of it.
fn whole(item: &Item, messages: &Messages, said: Option<(&'static str, String)>) -> String {
    let mut out = titled("## ", &format!("{} ", item.number), messages.title(item));
    out.push('\n');
    for (name, value) in fields(item, messages).into_iter().chain(said) {
        out.extend(["- ", &(messages.cli.label)(name), &escape(&value), "\n"]);
    }
    for (content, _) in messages.content(item).texts() {
        out.extend(["\n", &paragraphs(content), "\n"]);
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
    let titles = Titles::of(items, messages);
    let after = [fields.units, fields.scope, fields.domain];
    let mut out = titles.head(&after, "---|---|---");
    for item in items {
        let domain = messages.first_of(item.domain.as_deref().unwrap_or_default());
        let after = [&*messages.units(item), messages.first_of(&item.scope), domain].map(escape);
        out += &titles.row(&item.number.to_string(), Some(item), &after);
    }
    out
}

/// The columns of a table with the number and the title of an item: that in the other language,
/// too, where both are shown.
pub struct Titles<'a> {
    messages: &'a Messages,
    both: bool,
}

impl<'a> Titles<'a> {
    /// Those of these items.
    #[must_use]
    pub fn of(items: &[&Item], messages: &'a Messages) -> Self {
        let both = messages.wording == Wording::Both && items.iter().any(|item| item.english.is_some());
        Self { messages, both }
    }

    /// Whether both titles are shown.
    #[must_use]
    pub fn are_both(&self) -> bool {
        self.both
    }

    /// The head of the table, given that of the columns after the titles, and how these are set.
    #[must_use]
    pub fn head(&self, after: &[&str], set: &str) -> String {
        let fields = &self.messages.fields;
        let titles = [fields.title, self.messages.cli.columns.beside];
        let after: Vec<String> = after.iter().map(|name| (*name).to_owned()).collect();
        let set = format!("|---:|---|{}{set}|\n", if self.both { "---|" } else { "" });
        self.cells(fields.number, titles, &after) + &set
    }

    /// The row of an item, where there is such an item.
    #[must_use]
    pub fn row(&self, number: &str, item: Option<&Item>, after: &[String]) -> String {
        let title = item.map(|item| self.messages.title(item));
        let titles = [title.map(|title| title.first), title.and_then(|title| title.beside)];
        self.cells(number, titles.map(Option::unwrap_or_default), after)
    }

    fn cells(&self, number: &str, titles: [&str; 2], after: &[String]) -> String {
        let mut cells = vec![number.to_owned()];
        cells.extend(titles.iter().take(if self.both { 2 } else { 1 }).map(|title| escape(title)));
        cells.extend_from_slice(after);
        row(&cells)
    }
}

/// A remark below a table.
#[must_use]
pub fn remark(text: &str) -> String {
    format!("\n{}\n", escape(text))
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
