//! Any bytes as a query over the notice: its answer is sound.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use zimao::search::Engine;

#[path = "../../zimao/sound.rs"]
mod sound;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let catalog = zimao::dataset::embedded().expect("the embedded dataset is sound");
    Engine::new(catalog.leak())
});

fuzz_target!(|bytes: &[u8]| {
    sound::check(&ENGINE, ENGINE.catalog(), &String::from_utf8_lossy(bytes));
});
