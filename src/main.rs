//! The thin binary: arguments in, exit code out.

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;
use std::rc::Rc;

use zimao::app::{Basis, Memory, Start, Theme};
use zimao::cli::{self, ExploreOptions, Invocation, LedgerPlace, LinearOptions};
use zimao::error::{Error, Task};
use zimao::i18n::Messages;
use zimao::keymap::Keymap;
use zimao::ledger::Store;
use zimao::linear::{self, Broken, Console, Linear};
use zimao::tui::{self, Keeper, Unread};
use zimao::typeset::shown;

fn main() -> ExitCode {
    ExitCode::from(match cli::run(std::env::args_os()) {
        Invocation::Done(code) => code,
        Invocation::Explore(options) => explore(*options),
        Invocation::Linear(options) => linear(options),
    })
}

fn explore(options: ExploreOptions) -> u8 {
    let config = options.config;
    let messages = options.messages;
    let (keeper, memory, unread) = recall(options.restore, messages);
    // What is settled, in the file of settings or by an option, is not what the last run left.
    let memory = memory.map(|memory| Memory {
        ratio: memory.ratio.filter(|_| config.ratio.is_none()),
        margin: memory.margin.filter(|_| config.margins.is_none()),
        text: memory.text.filter(|_| options.wording.is_none()),
        ..memory
    });
    let defaults = Start::default();
    let (mut store, trouble) = keep_ledger(&options.ledger, messages);
    let background = std::env::var("COLORFGBG").ok();
    let start = Start {
        query: options.query,
        item: options.item.and_then(|id| options.catalog.find(id)),
        grouping: options.group.or(memory.as_ref().and_then(Memory::grouping)).unwrap_or_default(),
        theme: Theme::choose(options.color, config.theme, background.as_deref()),
        basis: if options.color && config.theme.is_none() { Basis::Background } else { Basis::Choice },
        colors: config.colors,
        ascii: options.ascii,
        beginning: false,
        ratio: config.ratio.unwrap_or(defaults.ratio),
        margin: config.margins.unwrap_or(defaults.margin),
        memory,
        ledger: store.as_ref().map(|store| Rc::new(store.ledger().clone())),
        view: config.view,
        mouse: config.mouse,
        // One that is set aside is said this once.
        message: trouble.or(options.mistake).or(unread),
    };
    let files = options.unread;
    let load: Option<tui::Load<Error>> =
        if files.is_empty() { None } else { Some(Box::new(move || cli::catalog(&files))) };
    let keymap = Keymap::new(&config.keys);
    // Whoever says that boxes can be drawn says that they are narrow.
    let measure = config.ascii != Some(false) || options.ascii;
    let (catalog, ledger) = (options.catalog, store.as_mut());
    let explorer = tui::Options { catalog, load, messages, keymap, start, keeper, ledger, measure };
    let mistakes = options.mistakes;
    let code = tui::run(explorer).unwrap_or_else(|cause| Err(Error::Io { task: Task::Terminal, cause }));
    // In the explorer there is room for the first of them only.
    for mistake in &mistakes {
        cli::warn(mistake);
    }
    let unsaved = store.and_then(|mut store| store.flush().err());
    code.and_then(|code| unsaved.map_or(Ok(code), |trouble| Err(Error::Unsaved(trouble))))
        .unwrap_or_else(|error| cli::report(&error, messages))
}

/// How the explorer was left; and where that cannot be read, what became of it.
fn recall(restore: bool, messages: &Messages) -> (Option<Keeper>, Option<Memory>, Option<String>) {
    if !restore {
        return (None, None, None);
    }
    let (keeper, read) = Keeper::open();
    match read {
        Ok(memory) => (Some(keeper), memory, None),
        Err(Unread::SetAside(name)) => (Some(keeper), None, Some((messages.ui.state_set_aside)(&name))),
        Err(Unread::Unreadable) => (None, None, Some(messages.ui.state_unreadable.to_owned())),
        Err(Unread::Newer) => (None, None, Some(messages.ui.state_newer.to_owned())),
    }
}

/// What keeps the ledger, and why that could not be read.
fn keep_ledger(ledger: &LedgerPlace, messages: &Messages) -> (Option<Store>, Option<String>) {
    let Some((mut store, trouble)) = ledger.open() else { return (None, None) };
    let aside = store.take_set_aside().map(|aside| messages.ledger_set_aside(&aside, shown));
    let trouble = trouble.map(|trouble| messages.ledger_trouble(&trouble, shown));
    (Some(store), aside.or(trouble))
}

fn linear(options: LinearOptions) -> u8 {
    let start = linear::Start {
        query: options.query,
        item: options.item.and_then(|id| options.catalog.find(id)),
        grouping: options.group.unwrap_or_default(),
    };
    let (input, output) = (io::stdin().lock(), io::stdout().lock());
    let console = Console { input, output, prompts: io::stdin().is_terminal(), columns: cli::columns };
    let mut linear = Linear::new(options.catalog, options.messages);
    if let Some((store, trouble)) = options.ledger.open() {
        linear = linear.with_ledger(store, trouble);
    }
    let ended = linear::run(linear, &start, console);
    let error = match ended {
        Ok(()) => return 0,
        Err(Broken::Input(cause)) => Error::Io { task: Task::Input, cause },
        Err(Broken::Output(cause)) => Error::Io { task: Task::Output, cause },
    };
    cli::report(&error, options.messages)
}
