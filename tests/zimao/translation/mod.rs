//! The unofficial translation against the notice: that nothing is missing or left over, and
//! that one thing is called by one name throughout.
//!
//! A check says what is wrong with a text and its translation, and is held to all of them;
//! that it can tell is shown on texts that are wrong.

mod counts;
mod glossary;
mod names;
mod typography;

use std::fmt::Display;

use zimao::catalog::{Annex, Block};

use crate::screen::catalog;

/// A text of the notice and its translation.
struct Pair {
    /// Where it stands: `item 21, content`.
    place: String,
    chinese: String,
    english: String,
}

/// Says what is wrong with a text, if anything.
type Check = fn(&Pair) -> Vec<String>;

impl Pair {
    fn new(place: impl Display, chinese: &str, english: &str) -> Self {
        Self { place: place.to_string(), chinese: chinese.to_owned(), english: english.to_owned() }
    }

    /// A remark on it, with both texts.
    fn says(&self, what: impl Display) -> String {
        format!("{}: {what}\n    {}\n    {}", self.place, self.chinese, self.english)
    }
}

/// Titles and contents of the items.
fn items() -> Vec<Pair> {
    let pairs = catalog().items.iter().flat_map(|item| {
        let english = item.english.as_deref().unwrap();
        [("title", item.title, english.title), ("content", item.content, english.content)]
            .map(|(field, chinese, english)| Pair::new(format!("item {}, {field}", item.number), &chinese, &english))
    });
    pairs.collect()
}

/// Headings and paragraphs of the body.
fn body() -> Vec<Pair> {
    let blocks = (1..).zip(&catalog().notice.body);
    let pairs = blocks.map(|(at, block)| {
        let kind = if matches!(block, Block::Heading { .. }) { "heading" } else { "paragraph" };
        Pair::new(format!("body, block {at}, a {kind}"), block.text(), block.english().unwrap())
    });
    pairs.collect()
}

/// What stands around the body: from the title of the notice to the head of the annex.
fn around() -> Vec<Pair> {
    let notice = &catalog().notice;
    let english = notice.english.as_deref().unwrap();
    let Annex { label, title, columns } = &notice.annex;
    assert_eq!(columns.len(), english.annex.columns.len());
    let mut pairs = vec![
        Pair::new("title", &notice.title, &english.title),
        Pair::new("document", &notice.document, &english.document),
        Pair::new("addressees", &notice.addressees, &english.addressees),
        Pair::new("line that names the annex", &notice.annex_line, &english.annex_line),
        Pair::new("signature", &notice.signature, &english.signature),
        Pair::new("date", &notice.date, &english.date),
        Pair::new("line on publication", &notice.release, &english.release),
        Pair::new("label of the annex", label, &english.annex.label),
        Pair::new("title of the annex", title, &english.annex.title),
    ];
    let columns = columns.iter().zip(&english.annex.columns);
    pairs.extend(columns.map(|(chinese, english)| Pair::new("column of the annex", chinese, english)));
    pairs
}

/// All of them.
fn texts() -> Vec<Pair> {
    [items(), body(), around()].into_iter().flatten().collect()
}

/// Fails with the remarks, if there are any.
#[track_caller]
fn nothing_is_wrong(remarks: &[String]) {
    assert!(remarks.is_empty(), "{} wrong:\n{}", remarks.len(), remarks.join("\n"));
}

/// Fails with what a check says of any text.
#[track_caller]
fn holds_everywhere(check: Check) {
    nothing_is_wrong(&texts().iter().flat_map(check).collect::<Vec<String>>());
}

/// Fails unless a check has nothing to say of a first translation, and something of each other.
#[track_caller]
fn tells(check: Check, chinese: &str, right: &str, wrong: &[&str]) {
    assert_eq!(check(&Pair::new("right", chinese, right)), [""; 0]);
    for english in wrong {
        assert_ne!(check(&Pair::new("wrong", chinese, english)), [""; 0], "{english}");
    }
}

/// What stands between outermost quotes “…”.
fn quoted(text: &str) -> Vec<String> {
    let (mut names, mut depth) = (Vec::new(), 0);
    for c in text.chars() {
        depth -= usize::from(c == '”');
        match names.last_mut() {
            Some(name) if depth > 0 => String::push(name, c),
            _ if c == '“' => names.push(String::new()),
            _ => {}
        }
        depth += usize::from(c == '“');
    }
    names
}

#[test]
fn every_text_of_the_notice_is_translated() {
    let texts = texts();
    assert_eq!(texts.len(), 37 * 2 + catalog().notice.body.len() + 14);
    let empty = texts.iter().filter(|pair| pair.english.trim().is_empty() || pair.english == pair.chinese);
    nothing_is_wrong(&empty.map(|pair| pair.says("not translated")).collect::<Vec<String>>());
}

#[test]
fn names_are_read_out_of_their_quotes() {
    assert_eq!(quoted("在“甲”、“‘乙’丙”复制“丁“戊””。"), ["甲", "‘乙’丙", "丁“戊”"]);
}
