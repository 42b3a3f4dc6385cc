//! Nothing is missing: sentences, figures, dates, Latin letters and quotes agree.

use super::{Check, Pair, holds_everywhere, tells};

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 3] = ["No.", "Co.", "Ltd."];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What is counted in figures, and the English for it.
const MEASURES: [(&str, &str); 4] = [("千伏", "kV"), ("年", "years"), ("日", "days"), ("项", "items")];

const DIGITS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

const ORDINALS: [&str; 9] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];

/// Whether a full stop, a question or an exclamation mark at its end ends a sentence there;
/// the first word of a text may be its number: `1.`, `II.`.
fn ends_a_sentence((at, word): (usize, &str)) -> bool {
    let word = word.trim_end_matches(['”', '’', ')']);
    at > 0 && word.ends_with(['.', '!', '?']) && !ABBREVIATIONS.contains(&word.trim_start_matches(['“', '‘', '(']))
}

fn sentences_agree(pair: &Pair) -> Vec<String> {
    let chinese = pair.chinese.matches(['。', '！', '？']).count();
    let english = pair.english.split(' ').enumerate().filter(|word| ends_a_sentence(*word)).count();
    let remark =
        (chinese != english).then(|| pair.says(format!("{chinese} sentences in Chinese, {english} in English")));
    remark.into_iter().collect()
}

/// A figure at the start of a text, and what follows it.
fn figure(text: &str) -> Option<(u32, &str)> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (digits, rest) = text.split_at(digits);
    Some((digits.parse().ok()?, rest))
}

/// A date, `2020年6月28日`, at the start of a text, and what follows it.
fn date(text: &str) -> Option<([u32; 3], &str)> {
    let (year, rest) = figure(text)?;
    let (month, rest) = figure(rest.strip_prefix('年')?)?;
    let (day, rest) = figure(rest.strip_prefix('月')?)?;
    Some(([year, month, day], rest.strip_prefix('日')?))
}

/// The dates of a text, and the figures in no date, each with what follows it.
fn dates_and_figures(text: &str) -> (Vec<[u32; 3]>, Vec<(u32, &str)>) {
    let (mut dates, mut figures) = (Vec::new(), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = if let Some((date, after)) = date(&rest[at..]) {
            dates.push(date);
            after
        } else {
            let (value, after) = figure(&rest[at..]).unwrap();
            figures.push((value, after));
            after
        };
    }
    (dates, figures)
}

/// The value of a Chinese numeral below 100: 六, 十九, 二十.
fn numeral(text: &str) -> Option<u32> {
    let digit = |text: &str| {
        let at = DIGITS.iter().position(|digit| text.strip_prefix(*digit) == Some(""))?;
        u32::try_from(at + 1).ok()
    };
    match text.split_once('十') {
        None => digit(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { Some(1) } else { digit(tens) };
            let ones = if ones.is_empty() { Some(0) } else { digit(ones) };
            Some(tens? * 10 + ones?)
        }
    }
}

/// The Chinese numerals of a text.
fn numerals(text: &str) -> Vec<u32> {
    text.split(|c| !DIGITS.contains(&c) && c != '十').filter_map(numeral).collect()
}

/// Each figure of one is in the other, in the Chinese also as a numeral; a month has a name.
fn figures_agree(pair: &Pair) -> Vec<String> {
    let values = |text| {
        let (dates, figures) = dates_and_figures(text);
        let in_dates = dates.into_iter().flat_map(|[year, _, day]| [year, day]);
        in_dates.chain(figures.into_iter().map(|(value, _)| value)).collect::<Vec<u32>>()
    };
    let (mut figures, mut numerals) = (values(&pair.chinese), numerals(&pair.chinese));
    let mut remarks = Vec::new();
    for value in values(&pair.english) {
        if let Some(at) = figures.iter().position(|figure| *figure == value) {
            figures.swap_remove(at);
        } else if let Some(at) = numerals.iter().position(|numeral| *numeral == value) {
            numerals.swap_remove(at);
        } else {
            remarks.push(pair.says(format!("{value} is not in the Chinese")));
        }
    }
    remarks.extend(figures.iter().map(|figure| pair.says(format!("{figure} is not in the English"))));
    remarks
}

/// The words of an English text without the marks around them.
fn words(text: &str) -> Vec<&str> {
    let parted = text.split(|c: char| !c.is_alphanumeric());
    parted.filter(|word| !word.is_empty()).collect()
}

/// Dates stand as in English, and a figure that counts something is followed by what it
/// counts, with at most one word between.
fn measures_agree(pair: &Pair) -> Vec<String> {
    let (dates, figures) = dates_and_figures(&pair.chinese);
    let english = |[year, month, day]: [u32; 3]| format!("{} {day}, {year}", MONTHS[month as usize - 1]);
    let missing = dates.into_iter().map(english).filter(|date| !pair.english.contains(date));
    let mut remarks: Vec<String> = missing.map(|date| pair.says(format!("no {date}"))).collect();
    let words = words(&pair.english);
    for (value, after) in figures {
        let Some((_, measure)) = MEASURES.iter().find(|(chinese, _)| after.starts_with(chinese)) else { continue };
        let counts =
            |words: &[&str]| words[0] == value.to_string() && words.iter().skip(1).take(2).any(|w| w == measure);
        if !(0..words.len()).any(|at| counts(&words[at..])) {
            remarks.push(pair.says(format!("no {value} {measure}")));
        }
    }
    remarks
}

/// As many sixth as 第六.
fn ordinals_agree(pair: &Pair) -> Vec<String> {
    let mut remarks = Vec::new();
    for (digit, ordinal) in DIGITS.into_iter().zip(ORDINALS) {
        let chinese = pair.chinese.matches(&format!("第{digit}")).count();
        let english = words(&pair.english).iter().filter(|word| word.eq_ignore_ascii_case(ordinal)).count();
        if english < chinese {
            remarks.push(pair.says(format!("{chinese} 第{digit}, but {english} “{ordinal}”")));
        }
    }
    remarks
}

/// The Latin letters of a text, dashes between them folded: `A—CDM` is `A-CDM`.
fn latin(text: &str) -> Vec<String> {
    let folded: String = text.chars().map(|c| if matches!(c, '—' | '–') { '-' } else { c }).collect();
    let parted = folded.split(|c: char| !c.is_ascii_alphabetic() && c != '-').map(|word| word.trim_matches('-'));
    parted.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn latin_letters_stay(pair: &Pair) -> Vec<String> {
    let english = latin(&pair.english);
    let missing = latin(&pair.chinese).into_iter().filter(|word| !english.contains(word));
    missing.map(|word| pair.says(format!("no {word}"))).collect()
}

/// How many quotes are opened: “ and 《 first, ‘ within them second.
fn opened(text: &str) -> (usize, usize) {
    (text.matches(['“', '《']).count(), text.matches('‘').count())
}

/// Whether quotes are closed in the order in which they were opened; ’ after a letter and
/// before another is an apostrophe.
fn are_closed(english: &str) -> bool {
    let mut open = Vec::new();
    let next = english.chars().skip(1).map(Some).chain([None]);
    for (c, next) in english.chars().zip(next) {
        match c {
            '“' | '‘' => open.push(c),
            '”' if open.pop() != Some('“') => return false,
            '’' if next.is_none_or(|next| !next.is_alphabetic()) && open.last() == Some(&'‘') => _ = open.pop(),
            _ => {}
        }
    }
    open.is_empty()
}

fn quotes_agree(pair: &Pair) -> Vec<String> {
    let (chinese, english) = (opened(&pair.chinese), opened(&pair.english));
    let differ =
        (chinese != english).then(|| pair.says(format!("quotes: {chinese:?} in Chinese, {english:?} in English")));
    let open = (!are_closed(&pair.english)).then(|| pair.says("quotes are not closed as they were opened"));
    differ.into_iter().chain(open).collect()
}

#[test]
fn no_sentence_is_missing() {
    holds_everywhere(sentences_agree);
    tells(
        sentences_agree,
        "甲。乙。",
        "A of No. 1 Ltd. does. “B.”",
        &["A; b.", "A b. B. C.", "A of No. 1 and Co. Ltd. b."],
    );
}

#[test]
fn figures_are_the_same() {
    holds_everywhere(figures_agree);
    tells(
        figures_agree,
        "十九大满3年，30日",
        "The 19th, 3 years, 30 days",
        &["19th, 3", "19th, 3, 30, 4", "19th, 3, 3, 30"],
    );
    assert_eq!(["六", "十九", "二十", "三十一", "二三"].map(numeral), [Some(6), Some(19), Some(20), Some(31), None]);
}

#[test]
fn dates_and_measures_are_the_same() {
    holds_everywhere(measures_agree);
    tells(measures_agree, "2020年6月28日", "June 28, 2020", &["June 29, 2020", "28 June 2020", "2020 years"]);
    tells(
        measures_agree,
        "满3年，10千伏",
        "3 full years, 10 kV",
        &["3 days, 10 kV", "3 years, 10 V", "10 years, 3 kV"],
    );
}

#[test]
fn batches_and_parties_have_their_ordinals() {
    holds_everywhere(ordinals_agree);
    tells(ordinals_agree, "第六批，第三方", "Sixth, third-party", &["Fifth, third-party", "Sixth, of others"]);
}

#[test]
fn latin_letters_stand_in_the_translation() {
    let found: Vec<String> = super::texts().iter().flat_map(|pair| latin(&pair.chinese)).collect();
    assert_eq!(found, ["APEC", "A-CDM"]);
    holds_everywhere(latin_letters_stay);
    tells(latin_letters_stay, "（A—CDM）", "(A-CDM)", &["(CDM)", "(A CDM)", "(A-CDMS)"]);
}

#[test]
fn as_much_is_quoted_as_in_the_notice() {
    holds_everywhere(quotes_agree);
    let wrong = ["“Of A” and B", "“‘A’ of A”, “B”", "“A’s, of “B”", "“A’s”, “B", "”A’s“, “B”"];
    tells(quotes_agree, "“甲”、《乙》", "“A’s”, “B”", &wrong);
    let check: Check = quotes_agree;
    tells(check, "“‘甲’乙”", "“‘A’s’ B”", &["“A’s B”", "“‘A’s” B’", "“A ‘B”"]);
}
