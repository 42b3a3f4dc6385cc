//! The whole of searching, for any query.

use proptest::prelude::*;
use zimao::search::Engine;

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
    prop_oneof![
        4 => of_the_notice,
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
