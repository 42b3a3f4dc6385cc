//! The thin binary.
fn main() {
    let c = zimao::dataset::embedded().unwrap_or_else(|_| std::process::exit(2));
    let o = zimao::tui::Options {
        catalog: &c,
        messages: zimao::i18n::Lang::Zh.messages(),
        start: zimao::app::Start::default(),
    };
    std::process::exit(zimao::tui::run(&o).map_or(2, i32::from));
}
