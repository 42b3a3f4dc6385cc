//! The queries that take longest over the 37 items: out of thousands put together from
//! pieces as people type them and as nobody does, and some that are made to be slow.
//!
//! `cargo bench --bench slowest`; with `-- --check` one over the limit is an error.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement that fails has to stop, and its result is printed"
)]

#[expect(dead_code, reason = "its own bench writes items")]
#[path = "corpus/mod.rs"]
mod corpus;

use std::time::{Duration, Instant};

use corpus::Random;
use zimao::search::{Engine, Query};

/// What no query may take.
const LIMIT: Duration = Duration::from_millis(5);
const QUERIES: u64 = 20_000;
/// Of so many tries the fastest counts: the others were held up by something else.
const TRIES: usize = 3;
/// A query as most are.
const PLAIN: &str = "海关";

/// Pieces besides the text of the notice.
const PIECES: &[&str] = &[
    "haiguan",
    "gongzheng",
    "hggz",
    "sdqn",
    "lvse",
    "zhucaio",
    "budongcan",
    "sanghu",
    "海guan",
    "ds",
    "zh",
    "ang",
    " ",
    " ",
    "　",
    "|",
    "!",
    "'",
    "^",
    "$",
    ":",
    "unit:",
    "单位：",
    "、",
    "#",
    "21",
    "央行",
    "工信部",
    "跨境電商",
    "海官",
    "ＡＰＥＣ",
    "“",
    "\u{200b}",
    "\x1b[31m",
    "👩\u{200d}👧",
    "\u{301}",
    "\u{202e}אב",
    "qwertyuiop",
];

/// Repeated to 10,000 characters.
const REPEATED: &[&str] = &[
    "海关", "a", "海 ", "ab ", "海|", "!", "unit:", "'^$", "。", "\u{301}", "א", "zhu", "1 ", "、", "zhucaio ", "官公 ",
];

fn main() {
    let args: Vec<String> = std::env::args().collect();
    // Started by `cargo test --all-targets`: nothing to test here.
    if !args.iter().any(|arg| arg == "--bench") {
        return;
    }
    let catalog = zimao::dataset::embedded().unwrap().leak();
    let engine = Engine::new(catalog);
    let text: Vec<char> =
        catalog.items.iter().flat_map(|item| item.title.chars().chain(item.content.chars())).collect();
    let repeated = REPEATED.iter().map(|piece| piece.repeat(10_000 / piece.chars().count()));
    let queries = (0..QUERIES).map(|seed| query(seed, &text)).chain(repeated);
    let mut times: Vec<(Duration, String)> = queries.map(|query| (fastest(&engine, &query), query)).collect();
    times.sort();
    let plain = fastest(&engine, PLAIN);
    println!("{} queries; “{PLAIN}” takes {plain:?}", times.len());
    for (time, query) in times.iter().rev().take(5) {
        let ratio = time.as_secs_f64() / plain.as_secs_f64();
        println!("{time:>12?} {ratio:>6.1}×  {}", query.chars().take(40).collect::<String>().escape_debug());
    }
    let over = times.iter().filter(|(time, _)| *time > LIMIT).count();
    println!("{over} take more than {LIMIT:?}");
    if over > 0 && args.iter().any(|arg| arg == "--check") {
        std::process::exit(1);
    }
}

fn fastest(engine: &Engine, query: &str) -> Duration {
    let time = |_| {
        let start = Instant::now();
        std::hint::black_box(engine.search(&Query::parse(query), None));
        start.elapsed()
    };
    (0..TRIES).map(time).min().unwrap_or_default()
}

/// A query of one to six pieces, the same at every run.
fn query(seed: u64, text: &[char]) -> String {
    let mut random = Random(seed);
    let mut below = |end: usize| random.below(end);
    let mut query = String::new();
    for _ in 0..=below(6) {
        if below(2) == 0 {
            query.push_str(PIECES.get(below(PIECES.len())).copied().unwrap_or_default());
        } else {
            let (from, length) = (below(text.len()), 1 + below(8));
            query.extend(text.iter().skip(from).take(length));
        }
    }
    query
}
