//! English: the command line.

use super::cli::{NAMES_LISTED, grouping_of};
use super::{
    CliTexts, ColumnNames, CommandTexts, ErrorTexts, FileTexts, HelpTexts, OptionTexts, StatsTexts, ValueNames,
};
use crate::dataset::{DecodeError, Kind, Problem};
use crate::error::{Filter, Task};

pub(super) const CLI: CliTexts = CliTexts {
    help: HELP,
    commands: COMMANDS,
    options: OPTIONS,
    values: ValueNames {
        options: "[OPTIONS]",
        command: "[COMMAND]",
        word: "WORD",
        text: "TEXT",
        id: "ID",
        number: "N",
        keys: "KEY,…",
        columns: "COLUMN,…",
        format: "FORMAT",
        file: "FILE",
        shell: "SHELL",
        filter: |filter| match filter {
            Filter::Domain => "DOMAIN",
            Filter::Unit => "UNIT",
            Filter::Scope => "SCOPE",
            Filter::Status => "STATUS",
            Filter::Batch => "BATCH",
        },
    },
    columns: ColumnNames { id: "ID", beside: "Original", mark: "Mark", score: "Score" },
    stats: StatsTexts {
        total: |count| format!("Total: {count} {}", if count == 1 { "item" } else { "items" }),
        count: "Items",
        share: "Share",
    },
    label: |name| format!("{name}: "),
    counted: |heading, count| format!("{heading} ({count})"),
    remark: |kind, field| format!("{kind} ({field}): "),
    translation: "Unofficial translation",
    translated: "(English: unofficial translation)",
};

const HELP: HelpTexts = HelpTexts {
    about: "zimao explores the State Council's notice 国函〔2020〕96号: the 37 reform items of the sixth batch of pilot \
            free trade zone experience. Without a command it opens the explorer in the terminal.",
    usage: "Usage: ",
    arguments: "Arguments:",
    commands: "Commands:",
    options: "Options:",
    explorer: "How the explorer opens:",
    global: "Global options:",
    notes: &[
        "“zimao help list” or “zimao list --help” shows the options of a command.",
        "Exit codes: 0 done; 1 nothing matched; 2 wrong use, bad input or an I/O error; 130 interrupted.",
        "Environment: LC_ALL, LC_MESSAGES and LANG choose the language (zh* is Chinese); NO_COLOR and CLICOLOR_FORCE \
         turn colors off and on; COLUMNS sets the width; PAGER is the pager.",
    ],
    filter_notes: &[
        "A value matches every name it is part of; it matches an English name at the beginning of a word, or as its \
         abbreviation (customs, GACC). Width, case and quotes do not matter. A filter given several times keeps the items \
         that match any of its values; different filters must all match.",
    ],
    install: "How to install them:",
    installing: &[
        (
            "bash",
            "zimao completions bash > ~/.local/share/bash-completion/completions/zimao, or without the package \
                  bash-completion into a file that ~/.bashrc sources",
        ),
        ("zsh", "zimao completions zsh > DIR/_zimao, for a folder DIR of $fpath; then compinit"),
        ("fish", "zimao completions fish > ~/.config/fish/completions/zimao.fish"),
        ("powershell", "zimao completions powershell | Out-String | Invoke-Expression, as a line of $PROFILE"),
        ("elvish", "eval (zimao completions elvish | slurp), as a line of ~/.config/elvish/rc.elv"),
    ],
};

const COMMANDS: CommandTexts = CommandTexts {
    list: "List the items, one per line",
    show: "Show whole items",
    search: "Search the items, best matches first",
    notice: "Show the notice itself",
    stats: "Count the items by domain, unit, scope and status",
    ledger: "Keep marks, statuses and notes on the items; without a further command, list them",
    ledger_list: "List what is kept, one item per line",
    ledger_set: "Set the status, the note or the mark of items",
    ledger_clear: "Clear all that is kept on items",
    ledger_export: "Write a report of the ledger, a table to edit in a spreadsheet, or all of it as JSON",
    ledger_import: "Take over entries from JSON or CSV; of two for one item, the one written last counts",
    export: "Write the items as a document, a table or a page for the browser",
    completions: "Print the completions for a shell",
    man: "Print the manual page",
    help: "Show the help for a command",
};

const OPTIONS: OptionTexts = OptionTexts {
    lang: "Language: zh, en or auto (by the locale); the default is that of the settings",
    text: "Text of the notice: original, english (an unofficial translation) or both; the default is that of the \
           settings, else both in English and the original in Chinese",
    color: "Colors: auto (the default), always or never",
    data: "Use the items of FILE instead of the embedded notice: a dataset, a JSON array or JSON Lines; repeatable, for the \
           items of all the files",
    ascii: "Draw with ASCII characters only",
    no_pager: "Write long output straight to the terminal, not to a pager",
    ledger: "Use FILE as the ledger instead of $XDG_DATA_HOME/zimao/ledger.json or ~/.local/share/zimao/ledger.json",
    config: "Read the settings from FILE instead of $XDG_CONFIG_HOME/zimao/config.toml or ~/.config/zimao/config.toml",
    print_config: "Print the default settings with comments, for a file of your own",
    help: "Show this help",
    version: "Show the version",
    query: "Search for TEXT",
    item: "Go to the item ID",
    no_restore: "Do not open as it was left last time, and do not keep how it is left this time",
    linear: "Plain lines and choices by number instead of the screen, for screen readers and limited terminals; the default \
             where TERM is dumb or unset",
    arrange: "Group the tree by domain, unit, scope or status",
    format: "text (the default), tsv, json, jsonl or md",
    filter: |filter| match filter {
        Filter::Domain => "Only items of this domain; repeatable",
        Filter::Unit => "Only items this unit is in charge of; repeatable",
        Filter::Scope => "Only items that apply in this scope; repeatable",
        Filter::Status => {
            "Only items with this status in the ledger: not_started, under_way, in_place or blocked; repeatable"
        }
        Filter::Batch => "Only items of this batch; repeatable",
    },
    group: "Put the items under headings: domain, unit, scope or status; tsv, json and jsonl only follow the order of the \
            headings, each item once",
    find: "Only items that match the query TEXT, best matches first",
    sort: "Sort by these keys; there are number, title, units, scope, domain, status and updated, and -KEY is KEY in \
           reverse; Chinese goes by its pinyin, and items with nothing there come last",
    columns: "Show these columns, in this order; there are number, id, title, units, scope, domain, section, document, \
              content, status, mark, note and updated, and with a query score; their Chinese names work too; for text, tsv \
              and md",
    limit: "Only the first N",
    by: "Count by domain, unit, scope or status; repeatable; the default is all of them",
    explain: "Show below each hit how it was matched, and its score",
    ids: "A number such as 21, or batch and number such as 6-21",
    ids_to_show: "A number such as 21, or batch and number such as 6-21; without one, all that the filters and the query \
                  leave",
    export_group: "Put the items in the order of domain, unit, scope or status; md puts its table under those \
                   headings, html opens with that tree",
    report_format: "md (a report), csv or json; the default is what FILE ends in, else md",
    export_format: "md, csv, json, jsonl or html; the default is what FILE ends in, else md",
    output: "Write to FILE, all of it or nothing; - is standard output",
    force: "Replace FILE if it exists",
    marked: "Only items that are marked",
    set_status: "How far the items are: not_started, under_way, in_place or blocked, or in Chinese",
    note: "The note, in place of the one there is; - reads it from standard input",
    mark: "Mark the items",
    unmark: "Remove their marks",
    all: "All items on which anything is kept",
    files: "What “zimao ledger export” wrote as json or csv; - is standard input",
    dry_run: "Say what would be taken over, and write nothing",
    words: "What to look for; every word must match",
    shell: "bash, zsh, fish, powershell or elvish",
    topic: "The command to explain",
};

pub(super) const ERRORS: ErrorTexts = ErrorTexts {
    unknown_option: |option, similar, command| match (similar, command) {
        (Some(similar), _) => format!("unknown option {option}: did you mean {similar}?"),
        (None, Some(command)) => format!("unknown option {option}: “zimao {command} --help” lists the options"),
        (None, None) => format!("unknown option {option}: “zimao --help” lists the options"),
    },
    unknown_command: |name, similar, commands| {
        let commands = commands.join(", ");
        match similar {
            Some(similar) => format!("unknown command “{name}”: did you mean {similar}? The commands are {commands}"),
            None => format!("unknown command “{name}”: the commands are {commands}"),
        }
    },
    unexpected_argument: |argument| {
        format!("unexpected argument “{argument}”: to look for a word, use “zimao search {argument}”")
    },
    bad_value: |option, value, allowed| format!("{option} cannot be “{value}”: it takes {}", one_of(allowed)),
    not_a_number: |option, value| format!("{option} cannot be “{value}”: it takes a whole number from 1 up"),
    missing_value: |option, allowed| match allowed {
        [] => format!("{option} needs a value: write it after the option"),
        allowed => format!("{option} needs a value: {}", one_of(allowed)),
    },
    no_value_taken: |option, value| format!("{option} takes no value: leave out “{value}”"),
    not_with_command: |option, command| match (option, command) {
        ("--format", "ledger list" | "ledger export") => {
            format!("--format belongs after {command}: “zimao {command} --format json”")
        }
        ("--print-config" | "--data" | "--format", _) => {
            format!("{option} does not go with {command}: leave out one of them")
        }
        ("--group", "search") => "--group belongs after search: “zimao search 海关 --group unit”".to_owned(),
        ("--group", "list" | "export") => format!("--group belongs after {command}: “zimao {command} --group unit”"),
        ("--query", "list" | "show" | "stats" | "export") => {
            format!("--query belongs after {command}: “zimao {command} --query 海关”")
        }
        ("--linear", _) => {
            format!("--linear is for the explorer and does not go with {command}: leave out one of them")
        }
        _ => format!("{option} sets where the explorer opens and does not go with {command}: leave out one of them"),
    },
    no_shell: "completions needs a shell: bash, zsh, fish, powershell or elvish, as in “zimao completions bash”",
    not_with_format: |option, format, allowed| {
        format!("{option} does not go with --format {format}: use {}", one_of(allowed))
    },
    no_format: |ending, formats| format!("no format for “.{ending}”: name one with --format, {}", one_of(formats)),
    no_id: "show needs the ID of an item, a filter or a query: “zimao show 21”; “zimao list” lists the items",
    empty_query: "the query is empty: give a word to look for, such as “zimao search 海关”",
    not_unicode: "an argument is not UTF-8 text: set the terminal's encoding to UTF-8",
    other_usage: "the command line cannot be understood: see “zimao --help”",
    bad_id: |id| format!("“{id}” is not an item ID: write a number such as 21, or batch and number such as 6-21"),
    no_item: |id, first, last| {
        if first == last {
            format!("no item {id}: the only one is {first}")
        } else {
            format!("no item {id}: numbers run from {first} to {last}")
        }
    },
    no_such_value,
    nothing_left: "no item matches all of these filters: leave one out, or see “zimao list”",
    nothing_found: |query| format!("no item matches “{query}”: try a shorter or another word"),
    no_terminal: "the explorer needs a terminal on standard input and output: use “zimao list” for plain output, or “zimao --linear”",
    io: |task, cause| match task {
        Task::Input => format!("cannot read the input: {cause}; give it as lines of text"),
        Task::Output => format!("cannot write the output: {cause}; send it elsewhere"),
        Task::Terminal => format!("the terminal failed: {cause}; “zimao list” does without one"),
    },
    cause: ToString::to_string,
    data: |error| format!("the dataset is damaged: {}; reinstall zimao", fault(error)),
    files: FILES,
    no_notice: "these items have no notice: “zimao list --data FILE” shows them",
};

const FILES: FileTexts = FileTexts {
    not_found: |file| format!("{file}: no such file; check its name"),
    directory: |file| format!("{file}: a folder; name a file in it"),
    unreadable: |file, cause| format!("{file}: cannot be read: {cause}; check its permissions"),
    not_text: |file, line| format!("{file}: line {line}: not UTF-8; save the file as UTF-8"),
    empty: |file| format!("{file}: the file is empty; it has to hold items, as “zimao list --format json” writes them"),
    no_items: |file| format!("{file}: no items in it; give a file with at least one"),
    undecodable: |file, error| format!("{file}: {}", fault(error)),
    exists: |file| format!("{file}: already exists; add --force to replace it, or name another file"),
    no_folder: |file| format!("{file}: its folder does not exist; create it, or name another file"),
    unwritable: |file, cause| format!("{file}: cannot be written: {cause}; name a file elsewhere"),
    not_a_file: |file| format!("{file}: not a regular file; name one that is"),
    too_large: |file, megabytes| format!("{file}: larger than {megabytes} MB, the most that is read; check its name"),
    same_id: |(file, item), id, (before_in, before)| {
        format!("{file}: item {item}: ID {id} is already that of item {before} of {before_in}; give each item its own")
    },
};

fn no_such_value(filter: Filter, value: &str, known: &[String]) -> String {
    let word = filter.word();
    let listed = known.iter().take(NAMES_LISTED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match (known.len().saturating_sub(NAMES_LISTED), grouping_of(filter)) {
        (more @ 1.., Some(grouping)) => format!(
            "no {word} matches “{value}” (known: {listed} and {more} more; see “zimao list --group {}”)",
            grouping.word()
        ),
        _ => format!("no {word} matches “{value}” (known: {listed})"),
    }
}

/// a, b or c.
fn one_of(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} or {last}", before.join(", ")),
    }
}

fn fault(DecodeError { line, place, problem }: &DecodeError) -> String {
    let problem = match problem {
        Problem::Syntax { line, column } => format!("not JSON from line {line}, column {column} on"),
        Problem::Missing => "missing".to_owned(),
        Problem::Expected(kind) => match kind {
            Kind::Text => "not a string".to_owned(),
            Kind::Number => "not a whole number from 0 to 4294967295".to_owned(),
            Kind::Level => "not a whole number from 0 to 255".to_owned(),
            Kind::List => "not an array".to_owned(),
            Kind::Object => "not an object".to_owned(),
            Kind::Id => "not an ID such as 6-21 or 21".to_owned(),
            Kind::Units => "neither an array of strings nor a string".to_owned(),
            Kind::Word(words) => format!("not one of {}", words.join(", ")),
        },
        Problem::Repeated => "an object has a field twice".to_owned(),
        Problem::Version(version) => format!("version {version} is not known"),
    };
    let line = line.map(|line| format!("line {line}"));
    let place = (!place.is_empty()).then(|| place.clone());
    line.into_iter().chain(place).chain([problem]).collect::<Vec<_>>().join(": ")
}
