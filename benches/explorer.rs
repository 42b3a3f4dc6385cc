//! What the explorer spends inside the process: from the embedded text to the first
//! frame's buffer, from a key to the next one, and on a query.
//!
//! `cargo bench --bench explorer`

#![expect(clippy::unwrap_used, reason = "a measurement that fails has to stop")]

use divan::{Bencher, black_box};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use zimao::app::Start;
use zimao::catalog::Catalog;
use zimao::dataset;
use zimao::i18n::Lang;
use zimao::keymap::{Code, Input, Key, Keymap};
use zimao::search::{Engine, Query};
use zimao::tui::{Opening, Session};

const SIZE: (u16, u16) = (120, 40);

fn main() {
    divan::main();
}

fn screen() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap()
}

fn session(catalog: &'static Catalog) -> Session {
    let (messages, keymap, start) = (Lang::Zh.messages(), &Keymap::default(), &Start::default());
    Session::new(&Opening { catalog, messages, keymap, start, size: SIZE })
}

/// The embedded notice, and one item of it, as `zimao show 21` needs it.
#[divan::bench]
fn decode_and_find_an_item() -> String {
    let catalog = dataset::embedded().unwrap();
    let at = catalog.find(catalog.parse_id(black_box("21")).unwrap()).unwrap();
    catalog.item(at).unwrap().content.to_string()
}

/// The embedded notice, the session, and its first frame.
#[divan::bench]
fn start_to_first_frame(bencher: Bencher) {
    bencher.with_inputs(screen).bench_refs(|screen| {
        let catalog = dataset::embedded().unwrap();
        let session = session(catalog.leak());
        screen.draw(|frame| session.draw(frame)).unwrap();
    });
}

/// Down, with the details changing beside it; up again in between.
#[divan::bench]
fn key_to_frame(bencher: Bencher) {
    let catalog = dataset::embedded().unwrap().leak();
    let (mut session, mut screen) = (session(catalog), screen());
    let mut keys = [Code::Down, Code::Up].into_iter().cycle();
    bencher.bench_local(|| {
        session.feed(keys.next().map(|code| Input::Key(Key::new(code))));
        screen.draw(|frame| session.draw(frame)).unwrap();
    });
}

/// A character typed into the query and its frame; deleted again in between.
#[divan::bench]
fn character_to_frame(bencher: Bencher) {
    let catalog = dataset::embedded().unwrap().leak();
    let (mut session, mut screen) = (session(catalog), screen());
    session.feed("/海".chars().map(|c| Input::Key(Key::char(c))));
    let mut keys = [Code::Char('关'), Code::Backspace].into_iter().cycle();
    bencher.bench_local(|| {
        session.feed(keys.next().map(|code| Input::Key(Key::new(code))));
        screen.draw(|frame| session.draw(frame)).unwrap();
    });
}

/// One query over the 37 items: in most of them, in a few, in pieces, in none.
#[divan::bench(args = ["管理", "海", "海关", "海监模", "量子", "haiguan", "hggz", "海官公正", "budongcan", "zhucaio", "qwertyuiop", "sanghai", "cuanyuan", "yesen dongziwu", "知识产杈", "bingxianshuichenpin"])]
fn query(bencher: Bencher, text: &str) {
    let catalog = dataset::embedded().unwrap().leak();
    let engine = Engine::new(catalog);
    bencher.bench_local(|| engine.search(&Query::parse(black_box(text)), None));
}

/// The first query, which folds the texts.
#[divan::bench]
fn first_query(bencher: Bencher) {
    let catalog = dataset::embedded().unwrap().leak();
    bencher.bench_local(|| Engine::new(catalog).search(&Query::parse(black_box("海关")), None));
}
