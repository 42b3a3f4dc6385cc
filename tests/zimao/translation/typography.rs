//! What is left over of Chinese, and how the English is spelled and set.

use super::{Check, Pair, glossary, items, names, nothing_is_wrong, tells, texts};

/// How words begin that are spelled otherwise in the United States.
const NOT_AMERICAN: [&str; 38] = [
    "aeroplane",
    "analys",
    "authoris",
    "behaviour",
    "cancelled",
    "cancelling",
    "catalogue",
    "centralis",
    "centre",
    "cheque",
    "colour",
    "customis",
    "defence",
    "enrolment",
    "favour",
    "fulfilment",
    "honour",
    "judgement",
    "labour",
    "licence",
    "liberalis",
    "metre",
    "minimis",
    "modernis",
    "neighbour",
    "notaris",
    "offence",
    "optimis",
    "organis",
    "penalis",
    "personalis",
    "programme",
    "recognis",
    "securitis",
    "specialis",
    "standardis",
    "towards",
    "utilis",
];

/// `analysis` and `analyst` are spelled so everywhere.
const AMERICAN: [&str; 3] = ["analysis", "analyst", "analysts"];

/// What must not stand in English.
const SLIPS: [&str; 24] = [
    "'", "\"", "  ", " ,", " .", " ;", " :", " ”", "“ ", "‘ ", "( ", " )", "..", ",,", ",.", ";.", ",”", ".”", ",’ ",
    "--", "…", "\t", "\n", "\u{a0}",
];

/// Whether it is a Han character, or punctuation that is set among them.
pub(super) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '·' | '—')
        || matches!(c, '\u{20000}'..='\u{3ffff}')
}

fn no_chinese_is_left(pair: &Pair) -> Vec<String> {
    let left: String = pair.english.chars().filter(|c| is_chinese(*c)).collect();
    let remark = (!left.is_empty()).then(|| pair.says(format!("{left} is left over")));
    remark.into_iter().collect()
}

fn is_set_well(pair: &Pair) -> Vec<String> {
    let english = &pair.english;
    let mut remarks: Vec<String> =
        SLIPS.iter().filter(|slip| english.contains(*slip)).map(|slip| pair.says(format!("has {slip:?}"))).collect();
    if english.trim() != english {
        remarks.push(pair.says("has a space at an end"));
    }
    if pair.place.contains("title") && english.ends_with(['.', ';', ',', ':']) {
        remarks.push(pair.says("is a title and ends with a mark"));
    }
    remarks
}

fn is_spelled_as_in_america(pair: &Pair) -> Vec<String> {
    let lower = pair.english.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !AMERICAN.contains(word));
    let wrong = words.filter(|word| NOT_AMERICAN.iter().any(|start| word.starts_with(start)));
    wrong.map(|word| pair.says(format!("{word} is not spelled as in America"))).collect()
}

/// Holds a check to the translation and to the names; `notes` also to the glossary.
#[track_caller]
fn holds_wherever_english_is(check: Check, notes: bool) {
    let glossary = if notes { glossary::columns() } else { Vec::new() };
    let texts = [texts(), names::columns(), glossary].into_iter().flatten();
    nothing_is_wrong(&texts.flat_map(|pair| check(&pair)).collect::<Vec<String>>());
}

#[test]
fn no_chinese_is_left_over() {
    // A note may quote: that is looked at with the glossary.
    holds_wherever_english_is(no_chinese_is_left, false);
    tells(no_chinese_is_left, "甲", "A", &["A甲", "A，", "A。", "（A)", "Ａ", "A、B", "A—B", "A\u{3000}B"]);
}

#[test]
fn quotes_are_curly_and_spaces_single() {
    holds_wherever_english_is(is_set_well, true);
    let wrong = ["A's.", "\"A\".", "A  b.", "A , b.", "A .", "“ A”.", "“A ”.", "A..", "“A.”", "A. ", " A.", "“A,” b."];
    tells(is_set_well, "甲。", "“A’s”, (b).", &wrong);
}

#[test]
fn a_title_ends_without_a_full_stop() {
    assert_eq!(is_set_well(&Pair::new("item 1, title", "甲", "A")), [""; 0]);
    assert_ne!(is_set_well(&Pair::new("item 1, title", "甲", "A.")), [""; 0]);
    assert_eq!(items().iter().filter(|pair| pair.place.ends_with("title")).count(), 37);
}

#[test]
fn the_spelling_is_american() {
    holds_wherever_english_is(is_spelled_as_in_america, true);
    let right = "A license, an organization and its analysis, toward the center";
    let wrong = ["Licences", "An organisation", "Labour", "A modernised one", "The centre", "Analysed", "Cancelled"];
    tells(is_spelled_as_in_america, "甲", right, &wrong);
}
