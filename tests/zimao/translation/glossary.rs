//! The terms of the field: each has one name in English, and has it wherever it occurs.

use std::collections::BTreeSet;

use pinyin::ToPinyin;

use super::typography::is_chinese;
use super::{Pair, body, items, nothing_is_wrong};

const GLOSSARY: &str = include_str!("../../../assets/glossary.tsv");

/// Words that are not read as each of their characters is read most often.
const READ_OTHERWISE: [(&str, &str); 6] = [
    ("标的", "biao di"),
    ("长效", "chang xiao"),
    ("行业", "hang ye"),
    ("卡口", "qia kou"),
    ("央行", "yang hang"),
    ("银行", "yin hang"),
];

/// Longest note.
const LONGEST_NOTE: usize = 80;

/// A row of the glossary.
struct Term {
    chinese: &'static str,
    english: &'static str,
    note: &'static str,
}

fn terms() -> Vec<Term> {
    let mut rows = GLOSSARY.lines().map(|row| row.split('\t').collect::<Vec<&str>>());
    assert_eq!(rows.next().unwrap(), ["chinese", "english", "note"]);
    let term = |cells: Vec<&'static str>| {
        let [chinese, english, note] = cells[..] else { panic!("three cells: {cells:?}") };
        Term { chinese, english, note }
    };
    rows.map(term).collect()
}

/// The longest first, those of one length in their order.
fn longest_first() -> Vec<Term> {
    let mut terms = terms();
    terms.sort_by_key(|term| std::cmp::Reverse(term.chinese.chars().count()));
    terms
}

/// The terms that occur in a text otherwise than as a part of a longer one, and how often.
fn occurring<'t>(chinese: &str, longest_first: &'t [Term]) -> Vec<(&'t Term, usize)> {
    // The body nests the quotes of the annex.
    let mut left = chinese.replace('‘', "“").replace('’', "”");
    let mut found = Vec::new();
    for term in longest_first {
        let times = left.matches(term.chinese).count();
        if times > 0 {
            // What has been found is not found again, nor what would join across it.
            left = left.replace(term.chinese, "\n");
            found.push((term, times));
        }
    }
    found
}

/// What words are compared by, so that their inflections are one: in lower case, without the
/// ’s of a possessor, then without -s (-ies for -y, not -ss), then without -ing or -ed where
/// three letters are left, the last not doubled (but for l and s), then without a last -e.
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    let word = word.trim_end_matches("’s").trim_matches('’');
    let mut stem = match word.strip_suffix("ies") {
        Some(start) if start.len() > 1 => format!("{start}y"),
        _ if word.ends_with("ss") || word.len() < 4 => word.to_owned(),
        _ => word.strip_suffix('s').unwrap_or(word).to_owned(),
    };
    let shorter = ["ing", "ed"].iter().find_map(|end| stem.strip_suffix(end)).filter(|start| start.len() > 2);
    if let Some(start) = shorter.map(str::to_owned) {
        let doubled = start.chars().rev().take(2).collect::<Vec<char>>();
        let folds = doubled[0] == doubled[1] && !"lse".contains(doubled[0]);
        stem = if folds { start[..start.len() - 1].to_owned() } else { start };
    }
    stem.strip_suffix('e').map(str::to_owned).unwrap_or(stem)
}

/// The stems of a text in order, with the marks that part them; hyphens part words like
/// spaces, and quotes part nothing.
fn stems(english: &str) -> Vec<String> {
    let (mut stems, mut word) = (Vec::new(), String::new());
    for c in english.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '’' {
            word.push(c);
            continue;
        }
        if word.chars().any(char::is_alphanumeric) {
            stems.push(stem(&word));
        }
        word.clear();
        if !matches!(c, ' ' | '-' | '“' | '”' | '‘') {
            stems.push(c.to_string());
        }
    }
    stems
}

/// How often the words of a term stand in a text, in order and next to each other.
fn standing(term: &str, english: &str) -> usize {
    let (term, english) = (stems(term), stems(english));
    english.windows(term.len()).filter(|words| *words == term).count()
}

/// The terms that stand less often in a translation than in the Chinese.
fn missing(pair: &Pair, terms: &[Term]) -> Vec<String> {
    let mut remarks = Vec::new();
    for (Term { chinese, english, .. }, times) in occurring(&pair.chinese, terms) {
        let standing = standing(english, &pair.english);
        if standing < times {
            remarks.push(pair.says(format!("{standing} “{english}” for {times} {chinese}")));
        }
    }
    remarks
}

/// The terms and the notes, as texts.
pub(super) fn columns() -> Vec<Pair> {
    let pairs = terms().into_iter().flat_map(|Term { chinese, english, note }| {
        [Pair::new("glossary.tsv", chinese, english), Pair::new("glossary.tsv, a note", chinese, note)]
    });
    pairs.collect()
}

/// The texts in which terms are looked for.
fn searched() -> Vec<Pair> {
    items().into_iter().chain(body()).collect()
}

/// How a term is read, syllable by syllable; what is no Han character is not read.
fn reading(chinese: &str) -> Vec<String> {
    let mut read: Vec<String> = chinese.to_pinyin().flatten().map(|syllable| syllable.plain().to_owned()).collect();
    let han: String = chinese.chars().filter(|c| c.to_pinyin().is_some()).collect();
    for (word, syllables) in READ_OTHERWISE {
        for (at, _) in han.match_indices(word) {
            let at = han[..at].chars().count();
            for (after, syllable) in syllables.split(' ').enumerate() {
                syllable.clone_into(&mut read[at + after]);
            }
        }
    }
    read
}

#[test]
fn the_glossary_is_a_table_of_many_terms_without_twins() {
    let terms = terms();
    assert!(terms.len() >= 120, "{} terms", terms.len());
    let mut seen = BTreeSet::new();
    for Term { chinese, english, note } in &terms {
        assert!(seen.insert(*chinese), "{chinese} stands twice");
        assert!(chinese.chars().count() > 1 && !english.is_empty(), "{chinese}: {english}");
        assert!([chinese, english, note].iter().all(|cell| cell.trim() == **cell), "{chinese}: {english}: {note}");
        assert!(note.chars().count() <= LONGEST_NOTE, "{chinese}: a long note: {note}");
        assert!(!note.eq_ignore_ascii_case(english) && !note.ends_with('.'), "{chinese}: {english}: {note}");
    }
}

#[test]
fn the_glossary_follows_the_reading() {
    let keys: Vec<(Vec<String>, &str)> = terms().iter().map(|term| (reading(term.chinese), term.chinese)).collect();
    for pair in keys.windows(2) {
        assert!(pair[0] < pair[1], "{:?} stands before {:?}", pair[0], pair[1]);
    }
}

#[test]
fn every_term_occurs_in_the_notice_as_itself() {
    let terms = longest_first();
    let pairs = searched();
    let found = pairs.iter().flat_map(|pair| occurring(&pair.chinese, &terms));
    let met: BTreeSet<&str> = found.map(|(term, _)| term.chinese).collect();
    let strange = terms.iter().filter(|term| !met.contains(term.chinese));
    nothing_is_wrong(&strange.map(|term| format!("{} does not occur", term.chinese)).collect::<Vec<String>>());
}

#[test]
fn every_item_has_terms() {
    let terms = longest_first();
    let bare = items().into_iter().filter(|pair| pair.place.ends_with("content"));
    let bare = bare.filter(|pair| occurring(&pair.chinese, &terms).is_empty());
    nothing_is_wrong(&bare.map(|pair| pair.says("no term")).collect::<Vec<String>>());
}

#[test]
fn a_term_has_its_english_as_often_as_it_occurs() {
    let terms = longest_first();
    nothing_is_wrong(&searched().iter().flat_map(|pair| missing(pair, &terms)).collect::<Vec<String>>());
}

#[test]
fn chinese_is_only_in_notes_that_write_out_what_is_cut_short() {
    let mut remarks = Vec::new();
    for Term { chinese, english, note } in terms() {
        let short = note.starts_with("short for ") && !note.contains(['，', '、', '；', '（', '）']);
        if english.contains(is_chinese) || !short && note.contains(is_chinese) {
            remarks.push(format!("{chinese}: Chinese in “{english}”, or in its note: {note}"));
        }
    }
    nothing_is_wrong(&remarks);
}

#[test]
fn a_term_counts_only_where_no_longer_one_stands() {
    let term = |chinese, english| Term { chinese, english, note: "" };
    let terms = [term("保税监管场所", "bonded premises"), term("进出口", "import and export"), term("出口", "export")];
    let of = |text| occurring(text, &terms).into_iter().map(|(term, times)| (term.english, times)).collect::<Vec<_>>();
    assert_eq!(of("在保税监管场所进出口"), [("bonded premises", 1), ("import and export", 1)]);
    assert_eq!(of("出口、进出口和出口"), [("import and export", 1), ("export", 2)]);
    let remarks = missing(&Pair::new("item 1", "进口和出口", "The import"), &terms);
    assert_eq!(remarks, ["item 1: 0 “export” for 1 出口\n    进口和出口\n    The import"]);
    let twice = |english| missing(&Pair::new("item 1", "出口，出口", english), &terms);
    assert_eq!((twice("Exports").len(), twice("Exports, exporting").len()), (1, 0));
}

#[test]
fn inflections_are_one_and_other_words_are_not() {
    let one = ["license", "licenses", "licensing", "licensed"].map(stem);
    assert!(one.iter().all(|stem| stem == "licens"), "{one:?}");
    assert_eq!(
        ["bodies", "transferring", "putting", "process", "processes"].map(stem),
        ["body", "transfer", "put", "process", "process"]
    );
    assert_eq!(standing("list of exemptions", "The “lists of exemption” are the list of exemptions"), 2);
    assert_eq!(standing("computer terminal", "Remote computer-terminal examinations"), 1);
    for other in ["of list exemption", "list of such exemptions", "list, of exemptions", "listing for exemptions"] {
        assert_eq!(standing("list of exemptions", other), 0, "{other}");
    }
}
