//! Reading the body: its contents, which items it names, where, and how many it says
//! there are.

use std::collections::HashMap;
use std::ops::Range;

use super::{Block, Catalog, ItemIndex, Notice, english_name};

/// A paragraph of the body that names items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// `一（一）4`.
    pub section: String,
    /// The headings it stands under, and its own domain or area.
    pub path: Vec<String>,
    /// The count it states (等9项), if it states one.
    pub claimed: Option<usize>,
    /// The names in it, outer quotes taken off.
    pub names: Vec<String>,
}

/// A place in the body where an item is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Position of the paragraph in the body.
    pub block: usize,
    /// Whether it is in the English of the paragraph.
    pub english: bool,
    /// The name, in characters of that text, outer quotes left out.
    pub chars: Range<usize>,
    /// The item named.
    pub item: ItemIndex,
}

/// A line of the table of contents of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Position of the block in the body.
    pub block: usize,
    /// How deep it stands, 0 for the outermost.
    pub depth: u16,
    /// What it is called.
    pub label: String,
    /// The same in English, where there is a translation.
    pub english: Option<String>,
}

/// Every place of the body where an item is named, in order.
#[must_use]
pub fn mentions(catalog: &Catalog) -> Vec<Mention> {
    let titles = catalog.items.iter().enumerate().flat_map(|(at, item)| {
        let english = item.english.as_deref().map(|english| fold_quotes(&english.title));
        [fold_quotes(&item.title)].into_iter().chain(english).map(move |title| (title, at))
    });
    let titles: HashMap<String, ItemIndex> = titles.collect();
    let mut found = Vec::new();
    for (block, paragraph) in catalog.notice.body.iter().enumerate() {
        for (text, english) in [(Some(paragraph.text()), false), (paragraph.english(), true)] {
            for (chars, name) in text.map(quoted).unwrap_or_default() {
                let item = titles.get(&fold_quotes(&name)).copied();
                found.extend(item.map(|item| Mention { block, english, chars, item }));
            }
        }
    }
    found
}

/// The headings of the body, and under them the paragraphs that name items, each called
/// after its domain or area.
#[must_use]
pub fn contents(notice: &Notice) -> Vec<Entry> {
    let (mut part, mut heading) = ("", "");
    let mut entries = Vec::new();
    for (block, text) in notice.body.iter().enumerate() {
        match text {
            Block::Heading { level, text, english } => {
                (part, heading) = if *level == 1 { (text.as_str(), "") } else { (part, text.as_str()) };
                let label = text.trim_end_matches('。').to_owned();
                let english = english.map(|english| english.trim_end_matches('.').to_owned());
                entries.push(Entry { block, depth: u16::from(level.saturating_sub(1)), label, english });
            }
            Block::Paragraph { text, .. } if !heading.is_empty() => {
                let own = naming(part, heading, text).and_then(|naming| naming.path.last().cloned());
                let number = text.split_once(". ").map_or("", |(number, _)| number);
                entries.extend(own.map(|own| {
                    let english = english_name(&own).map(|name| format!("{number}. {}", name.name));
                    Entry { block, depth: 2, label: format!("{number}. {own}"), english }
                }));
            }
            Block::Paragraph { .. } => {}
        }
    }
    entries
}

/// The body nests quotes as “…‘…’…”, the annex as “…”: all are one here.
pub(super) fn fold_quotes(name: &str) -> String {
    name.chars().map(|c| if matches!(c, '“' | '”' | '‘' | '’') { '"' } else { c }).collect()
}

/// The paragraphs of the body that name items, in order.
///
/// Such a paragraph is numbered (`4. `), stands under a heading of level 2, and
/// opens with its domain (`…：“`) or its area (`在…复制推广“`).
#[must_use]
pub fn namings(notice: &Notice) -> Vec<Naming> {
    let (mut part, mut heading) = ("", "");
    let mut found = Vec::new();
    for block in &notice.body {
        match block {
            Block::Heading { level: 1, text, .. } => (part, heading) = (text, ""),
            Block::Heading { text, .. } => heading = text,
            Block::Paragraph { text, .. } if !heading.is_empty() => found.extend(naming(part, heading, text)),
            Block::Paragraph { .. } => {}
        }
    }
    found
}

fn naming(part: &str, heading: &str, text: &str) -> Option<Naming> {
    let (number, rest) = text.split_once(". ")?;
    let (part_number, _) = part.split_once('、')?;
    let (heading_number, heading_text) = heading.split_once('）')?;
    let (lead, _) = rest.split_once('“')?;
    let own = match lead.strip_suffix('：') {
        Some(domain) => domain,
        None => lead.strip_prefix('在')?.strip_suffix("复制推广")?,
    };
    Some(Naming {
        section: format!("{part_number}{heading_number}）{number}"),
        path: vec![heading_text.trim_end_matches('。').to_owned(), own.to_owned()],
        claimed: claimed(rest),
        names: quoted(rest).into_iter().map(|(_, name)| name).collect(),
    })
}

/// The number in the last 等N项.
fn claimed(text: &str) -> Option<usize> {
    let (_, tail) = text.rsplit_once('等')?;
    tail.split_once('项')?.0.parse().ok()
}

/// What stands between outermost quotes “…”, and where, in characters.
fn quoted(text: &str) -> Vec<(Range<usize>, String)> {
    let (mut names, mut name, mut depth, mut start) = (Vec::new(), String::new(), 0_usize, 0);
    for (at, c) in text.chars().enumerate() {
        match c {
            '“' => {
                if depth > 0 {
                    name.push(c);
                } else {
                    start = at + 1;
                }
                depth += 1;
            }
            '”' if depth > 1 => {
                depth -= 1;
                name.push(c);
            }
            '”' if depth == 1 => {
                depth = 0;
                names.push((start..at, std::mem::take(&mut name)));
            }
            _ if depth > 0 => name.push(c),
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_of_a_domain_is_read_with_its_claim() {
        let naming =
            naming("一、主要内容", "（一）在全国复制的事项。", "4. 监管措施：“‘甲+乙’丙”、“丁”等2项。").unwrap();
        assert_eq!(naming.section, "一（一）4");
        assert_eq!(naming.path, ["在全国复制的事项", "监管措施"]);
        assert_eq!(naming.claimed, Some(2));
        assert_eq!(naming.names, ["‘甲+乙’丙", "丁"]);
    }

    #[test]
    fn a_paragraph_of_an_area_may_state_no_count() {
        let naming = naming("一、主要内容", "（二）特定区域。", "3. 在保税监管场所复制推广“甲”。").unwrap();
        assert_eq!(naming.path, ["特定区域", "保税监管场所"]);
        assert_eq!(naming.claimed, None);
    }

    #[test]
    fn a_name_is_found_where_it_stands() {
        let text = "甲“乙”“丙“丁””，”“戊";
        let found = quoted(text);
        let names: Vec<&str> = found.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["乙", "丙“丁”"]);
        for (chars, name) in found {
            assert_eq!(text.chars().skip(chars.start).take(chars.len()).collect::<String>(), name);
        }
    }

    #[test]
    fn running_text_names_nothing() {
        assert_eq!(naming("一、甲", "（一）乙。", "各地区要以“新发展理念”为指导。"), None);
    }
}
