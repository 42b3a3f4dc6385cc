//! Reading the body: which items it names, where, and how many it says there are.

use super::{Block, Notice};

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
            Block::Heading { level: 1, text } => (part, heading) = (text, ""),
            Block::Heading { text, .. } => heading = text,
            Block::Paragraph { text } if !heading.is_empty() => found.extend(naming(part, heading, text)),
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
        names: quoted(rest),
    })
}

/// The number in the last 等N项.
fn claimed(text: &str) -> Option<usize> {
    let (_, tail) = text.rsplit_once('等')?;
    tail.split_once('项')?.0.parse().ok()
}

/// What stands between outermost quotes “…”.
fn quoted(text: &str) -> Vec<String> {
    let (mut names, mut name, mut depth) = (Vec::new(), String::new(), 0_usize);
    for c in text.chars() {
        match c {
            '“' => {
                if depth > 0 {
                    name.push(c);
                }
                depth += 1;
            }
            '”' => {
                depth = depth.saturating_sub(1);
                if depth > 0 {
                    name.push(c);
                } else {
                    names.push(std::mem::take(&mut name));
                }
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
    fn running_text_names_nothing() {
        assert_eq!(naming("一、甲", "（一）乙。", "各地区要以“新发展理念”为指导。"), None);
    }
}
