//! The whole of searching, for any query.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use zimao::catalog::{Field, Item, ItemIndex, english_name};
use zimao::search::{Engine, Found, Query, Tier};

use crate::screen::catalog;
use crate::sound::check;

thread_local! {
    static ENGINE: Engine = Engine::new(catalog());
}

fn sound(text: &str) {
    ENGINE.with(|engine| check(engine, catalog(), text));
}

/// Pieces of queries: words of the notice, pinyin, syntax, and what no one means to type.
fn piece() -> impl Strategy<Value = String> {
    let fixed = |pieces: &'static [&'static str]| prop::sample::select(pieces).prop_map(str::to_owned);
    let of_the_notice = (0_usize..37, 0_usize..120, 1_usize..9).prop_map(|(item, from, length)| {
        let item = &catalog().items[item];
        let text = format!("{}{}{}", item.title, item.units_text(), item.content);
        text.chars().skip(from).take(length).collect()
    });
    let of_the_translation = (0_usize..37, 0_usize..120, 1_usize..25).prop_map(|(item, from, length)| {
        let english = catalog().items[item].english.as_deref().unwrap();
        let text = format!("{} {}", english.title, english.content);
        text.chars().skip(from).take(length).collect()
    });
    prop_oneof![
        4 => of_the_notice,
        2 => of_the_translation,
        2 => fixed(&["customs", "licences", "notar", "custons", "of", "the", "an", "cross-border", "peoples", "GACC", "b"]),
        2 => fixed(&["haiguan", "gongzheng", "hggz", "sdqn", "lvse", "zhucaio", "budongcan", "sanghu", "海guan", "ds"]),
        2 => fixed(&[" ", "　", "|", " | ", "!", "'", "^", "$", ":", "：", "unit:", "单位：", "状:", "、", "#", "第", "项"]),
        1 => fixed(&["21", "6-21", "９９", "央行", "工信部", "跨境電商", "海官", "ＡＰＥＣ", "“", "——", "…"]),
        1 => fixed(&["\u{200b}", "\u{feff}", "\x1b[31m", "\0", "👩\u{200d}👧", "\u{301}", "\u{202e}אב", "𠮷", "\r\n"]),
        1 => "\\PC{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_query_has_a_sound_answer(pieces in prop::collection::vec(piece(), 0..7)) {
        sound(&pieces.concat());
    }
}

#[test]
fn letters_that_are_found_in_one_piece_only_are_not_approximate() {
    sound("j( gj( g");
    sound("sff k");
}

#[test]
fn little_pinyin_as_the_south_says_it_is_found_in_titles_too() {
    sound("nin");
}

#[test]
fn what_no_one_means_to_type_has_a_sound_answer() {
    let long = |piece: &str| piece.repeat(10_000 / piece.chars().count());
    let queries = [
        long("海关"),
        long("a"),
        long("海 "),
        long("ab "),
        long("海|"),
        long("!"),
        long("unit:"),
        long("'^$"),
        long("。"),
        long("\u{200b}"),
        long("\u{301}"),
        long("👩\u{200d}👧"),
        long("א"),
        long("zhu"),
        long("1 "),
        long("、"),
        long("\0"),
    ];
    for query in queries {
        sound(&query);
    }
}

fn found(query: &str) -> Found {
    ENGINE.with(|engine| engine.search(&Query::parse(query), None))
}

fn finds(query: &str, item: ItemIndex) -> bool {
    found(query).hits.iter().any(|hit| hit.item == item)
}

/// The pieces of an item's English that are marked.
fn marked(found: &Found, at: ItemIndex) -> Vec<String> {
    let marks = ENGINE.with(|engine| engine.marks(found, at));
    let item = catalog().items[at];
    let english = marks.into_iter().filter(|mark| mark.english);
    english.map(|mark| mark.span.of(mark.value(item).unwrap())).collect()
}

/// The words of an item's translation, in small letters; what hyphens join as it stands and in
/// its parts.
fn words_of(item: &Item) -> BTreeSet<String> {
    let english = item.english.as_deref().unwrap();
    let text = format!("{} {}", english.title, english.content).to_lowercase();
    let is_part = |c: char| c.is_alphanumeric() || c == '’';
    let parts = text.split(|c| !is_part(c));
    let whole = text.split(|c| !is_part(c) && c != '-').map(|word| word.trim_matches('-'));
    let words = parts.chain(whole).map(|word| word.trim_matches('’').to_owned());
    words.filter(|word| word.contains(char::is_alphabetic)).collect()
}

/// For each word of the translation that tells something, the items it stands in.
fn items_by_word() -> BTreeMap<String, BTreeSet<ItemIndex>> {
    let mut items: BTreeMap<String, BTreeSet<ItemIndex>> = BTreeMap::new();
    for (at, item) in catalog().items.iter().enumerate() {
        for word in words_of(item).into_iter().filter(|word| !COMMON.contains(&word.as_str())) {
            items.entry(word).or_default().insert(at);
        }
    }
    items
}

/// Words that tell nothing of an item, of those that stand in the translation.
const COMMON: [&str; 34] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "i", "in", "is", "it",
    "its", "may", "of", "on", "or", "that", "the", "this", "to", "was", "what", "when", "where", "which", "who",
    "with",
];

#[test]
fn every_word_of_a_translation_finds_and_marks_its_item() {
    for (word, items) in items_by_word() {
        let found = found(&word);
        for at in items {
            let marked = marked(&found, at);
            assert!(marked.iter().any(|piece| piece.to_lowercase().starts_with(&word)), "{word} {at} {marked:?}");
        }
    }
}

#[test]
fn so_does_every_beginning_of_it_of_three_letters_or_more() {
    let mut items: BTreeMap<String, BTreeSet<ItemIndex>> = BTreeMap::new();
    for (word, of_word) in items_by_word() {
        let beginnings = (3..word.chars().count()).map(|length| word.chars().take(length).collect::<String>());
        let is_whole = |beginning: &String| beginning.chars().filter(|c| c.is_alphanumeric()).count() >= 3;
        for beginning in beginnings.filter(is_whole) {
            items.entry(beginning).or_default().extend(&of_word);
        }
    }
    for (beginning, items) in items {
        let hits: BTreeSet<ItemIndex> = found(&beginning).hits.iter().map(|hit| hit.item).collect();
        assert!(hits.is_superset(&items), "{beginning} {items:?}");
    }
}

#[test]
fn what_only_stands_within_english_words_finds_nothing() {
    for middle in ["stoms", "arization", "otary", "arehouse", "eafarer", "urity"] {
        assert!(found(&format!("'{middle}")).hits.is_empty(), "{middle}");
        assert!(found(middle).hits.iter().all(|hit| hit.tier == Tier::Typo), "{middle}");
    }
}

#[test]
fn a_word_with_a_letter_wrong_missing_or_too_many_is_found() {
    let words =
        items_by_word().into_iter().filter(|(word, _)| word.len() >= 8 && word.is_ascii() && !word.contains('-'));
    for (number, (word, items)) in words.enumerate() {
        let (before, after) = word.split_at(number % word.len());
        let rest = &after[1..];
        for slip in [format!("{before}q{rest}"), format!("{before}{rest}"), format!("{before}q{after}")] {
            let found = found(&slip);
            // One that is the beginning or a form of a word is that.
            let as_typed = found.taken_for.is_none() && !found.hits.is_empty();
            let hits: BTreeSet<ItemIndex> = found.hits.iter().map(|hit| hit.item).collect();
            assert!(as_typed || hits.is_superset(&items), "{slip}");
        }
    }
}

#[test]
fn a_unit_is_found_by_all_that_it_is_called_in_english() {
    for (at, item) in catalog().items.iter().enumerate() {
        for (index, unit) in item.units.iter().enumerate() {
            let name = english_name(unit).unwrap();
            for called in [name.full, name.name, name.abbreviation].into_iter().chain(name.also.iter().copied()) {
                let in_field = format!("unit:{}", called.split(' ').collect::<Vec<_>>().join(" unit:"));
                for query in [called, &called.to_lowercase(), &in_field].into_iter().filter(|_| !called.is_empty()) {
                    assert!(finds(query, at), "{query} {at}");
                }
            }
            assert_eq!(item.in_english(Field::Units, index), Some(name.full));
        }
    }
}

#[test]
fn common_words_neither_spoil_a_query_nor_find_anything() {
    for (query, item) in [
        ("list of exemptions", 6),
        ("carry-over of surplus materials", 19),
        ("the approval of electric power projects", 5),
        ("how to register an equity transfer", 31),
        ("access of factring companies", 16),
    ] {
        assert_eq!(found(query).hits.first().map(|hit| catalog().items[hit.item].number), Some(item), "{query}");
    }
    for word in ["of", "to", "by", "in", "and", "or", "at", "as"] {
        assert!((0..37).all(|at| marked(&found(word), at).is_empty()), "{word}");
    }
    // 安 is read so.
    let an = found("an");
    assert!(!an.hits.is_empty() && an.hits.iter().all(|hit| marked(&an, hit.item).is_empty()));
    assert!(found("an 公证").hits.is_empty());
    assert!(marked(&found("'of title:exemptions"), 5).starts_with(&["of".into(), "of".into(), "exemptions".into()]));
}

#[test]
fn english_folds_case_apostrophes_and_hyphens() {
    for (one, other) in [
        ("cross border", "cross-border"),
        ("crossborder", "Cross‐Border"),
        ("ecommerce", "e-commerce"),
        ("E commerce", "e—commerce"),
        ("peoples bank", "People's Bank"),
        ("people’s bank", "ＰＥＯＰＬＥ＇Ｓ BANK"),
        ("air rail", "air-rail"),
    ] {
        let hits = |query| found(query).hits.into_iter().map(|hit| hit.item).collect::<BTreeSet<_>>();
        assert!(!hits(one).is_empty() && hits(one) == hits(other), "{one} {other}");
    }
}

#[test]
fn syntax_means_the_same_in_english() {
    let numbers = |query| found(query).hits.iter().map(|hit| catalog().items[hit.item].number).collect::<BTreeSet<_>>();
    assert_eq!(numbers("'licence"), BTreeSet::new());
    assert_eq!(numbers("'license"), [5, 15, 28].into());
    assert_eq!(numbers("^customs title:^customs"), [21].into());
    assert_eq!(numbers("title:securitization$"), [37].into());
    assert_eq!(numbers("title:secur$"), BTreeSet::new());
    assert_eq!(numbers("leasing !automobile"), [32].into());
    // What only begins so is not ruled out.
    assert!(numbers("!cust").len() == 37);
    assert_eq!(numbers("aircraft | consular"), [3, 19].into());
    assert_eq!(numbers("domain:finance !insurance"), [18].into());
}
