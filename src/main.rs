//! The thin binary: arguments in, exit code out.

use std::process::ExitCode;

use zimao::app::{Start, Theme};
use zimao::cli::{self, ExploreOptions, Invocation};
use zimao::error::{Error, Task};
use zimao::tui;

fn main() -> ExitCode {
    ExitCode::from(match cli::run(std::env::args_os()) {
        Invocation::Done(code) => code,
        Invocation::Explore(options) => explore(*options),
    })
}

fn explore(options: ExploreOptions) -> u8 {
    let background = std::env::var("COLORFGBG").ok();
    let start = Start {
        query: options.query,
        item: options.item.and_then(|id| options.catalog.find(id)),
        grouping: options.group.unwrap_or_default(),
        theme: Theme::choose(options.color, background.as_deref()),
        ascii: options.ascii,
        beginning: false,
    };
    let files = options.unread;
    let load: Option<tui::Load<Error>> =
        if files.is_empty() { None } else { Some(Box::new(move || cli::catalog(&files))) };
    let explorer = tui::Options { catalog: options.catalog, load, messages: options.lang.messages(), start };
    let code = tui::run(explorer).unwrap_or_else(|cause| Err(Error::Io { task: Task::Terminal, cause }));
    code.unwrap_or_else(|error| cli::report(&error, options.lang))
}
