//! The explorer and its parts on thousands of items.

use std::collections::HashSet;
use std::sync::OnceLock;
use std::sync::mpsc::channel;
use std::time::Duration;

use zimao::app::{Effect, Start};
use zimao::catalog::{Catalog, Grouping, Headings, ItemIndex, Text, groups};
use zimao::i18n::Lang;
use zimao::keymap::Input;
use zimao::search::{Desk, Engine, Found, Query};

use crate::screen::{Screen, catalog, parse};

/// Longer than anything takes.
const LIMIT: Duration = Duration::from_secs(60);

/// The embedded items over and over, told apart by their titles and their last unit.
fn many(count: u32) -> &'static Catalog {
    let embedded = catalog();
    let item = |number: u32| {
        let mut item = embedded.items[(number as usize * 7) % embedded.items.len()].clone();
        (item.id.number, item.number) = (number, number);
        item.title = Text::from(format!("{}之{number}", item.title));
        let office = Text::from(format!("第{}办公室", number % 300));
        item.units = item.units.iter().copied().chain([office]).collect();
        &*Box::leak(Box::new(item))
    };
    let mut catalog = zimao::dataset::embedded().unwrap();
    catalog.items = (1..=count).map(item).collect();
    catalog.leak()
}

/// So few that they are searched at once.
fn thousands() -> &'static Catalog {
    static CATALOG: OnceLock<&Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| many(2_000))
}

/// So many that they are searched in a thread.
fn too_many() -> &'static Catalog {
    static CATALOG: OnceLock<&Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| many(4_000))
}

fn open(catalog: &'static Catalog, grouping: Grouping) -> Screen {
    Screen::over(catalog, (100, 30), Lang::Zh, &Start { grouping, ..Start::default() })
}

fn items(found: &Found) -> Vec<ItemIndex> {
    found.hits.iter().map(|hit| hit.item).collect()
}

#[test]
fn a_long_tree_is_walked_to_its_end_and_back() {
    let screen = open(thousands(), Grouping::Domain).shows("2000 项").keys("G");
    let last = screen.selected();
    let screen = screen.keys("k").keys("j").selects(&last).keys("gj");
    screen.keys("<PgDn><PgDn><PgUp><PgUp>").keys("cG").shows("▸").keys("e").shows("2000 项");
}

#[test]
fn every_item_is_met_on_the_way_down() {
    let open = || Screen::over(thousands(), (200, 30), Lang::Zh, &Start::default());
    let mut screen = open();
    let mut met = HashSet::new();
    for _ in 0..300 {
        assert!(met.insert(screen.selected()), "{} twice", screen.selected());
        screen = screen.keys("J");
    }
    for _ in 0..300 {
        screen = screen.keys("K");
    }
    assert_eq!(screen.selected(), open().selected());
}

#[test]
fn escape_returns_to_the_place_in_a_long_tree() {
    let screen = open(thousands(), Grouping::Domain).keys("<PgDn><PgDn><PgDn>JJ");
    let before = screen.text();
    assert_eq!(screen.keys("/海关公证<Down><Down><Esc>").text(), before);
}

#[test]
fn by_unit_an_item_is_counted_once_wherever_it_stands() {
    let query = Query::parse("海关公证");
    let hits = Engine::new(thousands()).search(&query, None).hits.len();
    let screen = open(thousands(), Grouping::Unit).keys("/海关公证").shows(&format!(" 1/{hits}\n"));
    // At the end of the tree: under the last unit.
    let screen = screen.keys("<Enter>G");
    let bar = screen.lines()[0].clone();
    let (at, of) = bar.rsplit(' ').next().unwrap().split_once('/').unwrap();
    assert!(at.parse::<usize>().unwrap() <= hits, "{bar}");
    assert_eq!(of, hits.to_string());
}

#[test]
fn a_group_of_thousands_is_listed_in_part_and_counted_whole() {
    open(thousands(), Grouping::Domain).keys("g").shows("▾ 全国").keys("<Tab>G").shows("另有");
}

/// Items under headings as one would put them there by hand.
fn by_hand(catalog: &Catalog, chosen: &[ItemIndex]) -> Vec<(String, Vec<ItemIndex>)> {
    let mut groups: Vec<(String, Vec<ItemIndex>)> = Vec::new();
    for &at in chosen {
        for unit in &catalog.items[at].units {
            match groups.iter_mut().find(|(label, _)| *unit == *label) {
                Some((_, items)) => items.push(at),
                None => groups.push((unit.to_string(), vec![at])),
            }
        }
    }
    groups
}

#[test]
fn ranked_items_keep_their_order_and_that_of_their_headings() {
    let catalog = thousands();
    let chosen: Vec<ItemIndex> = (0..catalog.items.len()).map(|at| at * 7 % catalog.items.len()).collect();
    let made = groups(&Headings::of_units(catalog), &chosen, true);
    let made: Vec<(String, Vec<ItemIndex>)> = made.into_iter().map(|group| (group.label, group.items)).collect();
    assert_eq!(made, by_hand(catalog, &chosen));
}

#[test]
fn an_outline_numbers_items_by_their_first_place() {
    let headings = Headings::of_units(thousands());
    let outline = headings.arrange(0..100, true);
    let mut seen: Vec<u32> = Vec::new();
    for (slot, item) in outline.items.iter().enumerate() {
        let rank = seen.iter().position(|other| other == item).unwrap_or(seen.len());
        if rank == seen.len() {
            seen.push(*item);
            assert_eq!(outline.slot_of_rank(rank), Some(slot));
        }
        assert_eq!(outline.rank(slot), rank);
        let group = &outline.groups[outline.group_of(slot).unwrap()];
        assert!(group.own.contains(&slot));
    }
    assert_eq!(outline.distinct(), seen.len());
}

#[test]
fn the_newest_of_several_queries_is_answered() {
    let mut desk = Desk::new(too_many(), Box::new(|| {}));
    for text in ["海", "海关", "海关公", "质量流量计"] {
        desk.ask(Query::parse(text));
    }
    assert!(desk.is_pending());
    let found = desk.wait().unwrap();
    assert_eq!(items(&found), items(&Engine::new(too_many()).search(&Query::parse("质量流量计"), None)));
    assert!(!desk.is_pending() && desk.wait().is_none());
    // A query of nothing has no need to wait, whatever runs.
    desk.ask(Query::parse("海关"));
    desk.ask(Query::default());
    assert!(desk.take().unwrap().hits.is_empty());
}

#[test]
fn an_answer_nobody_waits_for_wakes() {
    let (woken, wakes) = channel();
    let mut desk = Desk::new(too_many(), Box::new(move || woken.send(()).unwrap_or_default()));
    desk.ask(Query::parse("海关公证"));
    wakes.recv_timeout(LIMIT).unwrap();
    assert!(!desk.take().unwrap().hits.is_empty());
}

#[test]
fn a_query_typed_fast_ends_in_its_own_hits() {
    let expected = open(too_many(), Grouping::Domain).paste("质量流量计").settled().text();
    let screen = open(too_many(), Grouping::Domain).keys("/海关公证<BS><BS><BS><BS>质量流量计").settled();
    assert_eq!(screen.text(), expected);
}

#[test]
fn hits_of_an_older_text_are_shown_as_such() {
    let mut screen = open(too_many(), Grouping::Domain);
    for key in parse("/海关公证<BS><BS>") {
        screen = screen.inputs([Input::Key(key)]);
        assert_eq!(screen.is_behind(), screen.lines()[0].contains(" … "), "{}", screen.text());
    }
    screen.settled().hides(" … ");
}

#[test]
fn enter_right_after_typing_goes_to_the_best_hit_of_the_whole_text() {
    let best = Engine::new(too_many()).search(&Query::parse("质量流量计"), None).hits[0].item;
    let title = &*too_many().items[best].title;
    let keys: Vec<Input> = parse("/质量流量计<Enter>").into_iter().map(Input::Key).collect();
    let screen = open(too_many(), Grouping::Domain).inputs(keys);
    assert!(!screen.is_behind());
    assert!(title.starts_with(screen.selected().trim_end_matches('…')), "{}", screen.text());
}

#[test]
fn who_leaves_a_search_waits_for_nothing() {
    let screen = open(too_many(), Grouping::Domain);
    let before = screen.text();
    let keys: Vec<Input> = parse("/海关<Esc>").into_iter().map(Input::Key).collect();
    let screen = screen.inputs(keys);
    assert_eq!((screen.text(), screen.is_behind()), (before, false));
    let keys: Vec<Input> = parse("/海关<C-c>").into_iter().map(Input::Key).collect();
    assert_eq!(screen.inputs(keys).effects, [Effect::Quit(130)]);
}
