//! English: plain lines.

use super::{LinearCommands, LinearTexts};

pub(super) const LINEAR: LinearTexts = LinearTexts {
    opening: |about, count| match count {
        1 => format!("zimao in plain lines: 1 reform item of {about}."),
        count => format!("zimao in plain lines: {count} reform items of {about}."),
    },
    hint: |example| {
        format!("Type {example} for item {example}, g1 for group 1, s 海关 to search, h for help, q to quit.")
    },
    prompt: "Command: ",
    groups: |by, count| format!("{by}, {count} {}:", if count == 1 { "group" } else { "groups" }),
    group: |number, label, count| format!("g{number}. {label}, {}", items(count)),
    headed: |label, count| format!("{label}, {}:", items(count)),
    all: |count| format!("All items, {count}:"),
    found: |query, count| format!("“{query}”, {}, best matches first:", items(count)),
    more: "There is more: press Enter.",
    item_in_list: |of_all, place, count| format!("{of_all}; {place} of {count} in the list"),
    annex: |count| format!("The annex has {}: type a for the list.", items(count)),
    numbers: |example| {
        format!("{example}: read the item of that number. g1: list the first group. Numbers mean the same everywhere.")
    },
    command: |key, word, does| format!("{key} or {word}: {does}"),
    commands: LinearCommands {
        search: "search, as in s 海关 or /海关; the syntax is in “zimao search --help”",
        next: "read the next item of the list, or of all items where there is no list",
        previous: "read the previous item",
        again: "read the same item again",
        list: "show the last list again",
        menu: "show the groups",
        all: "list all items",
        group: "group by domain, unit, scope or status in turn, or by one of them, as in g unit",
        mark: "mark the item last read, or another, as in k 21; one that is marked loses its mark",
        unmark: "remove the mark of the item last read, or of another, as in u 21",
        marked: "list the marked items",
        status: "say how far an item is, as in t under way or t 21 blocked: not started, under way, in place or blocked",
        note: "write a note on an item in place of the one it has, as in e 21 and the text; - removes it",
        notice: "read the notice itself",
        help: "show this help; so does ?",
        quit: "quit; so does the end of the input",
    },
    empty_line: "An empty line shows more of what did not fit, or else reads the next item.",
    no_next: "no item comes after this in the list: l shows the list, m the groups",
    no_previous: "no item comes before this in the list: n reads the next, l shows the list",
    nothing_read: |example| format!("no item has been read yet: type a number such as {example}, or n for the first"),
    no_group: |number, count| match count {
        1 => format!("no group g{number}: the only group is g1"),
        count => format!("no group g{number}: groups run from g1 to g{count}"),
    },
    marked: |code| format!("Item {code} is marked."),
    unmarked: |code| format!("Item {code} is no longer marked."),
    not_marked: |code| format!("item {code} has no mark: k {code} marks it"),
    unsaved: |code, trouble| {
        format!("the mark of item {code} has changed but is not stored; the next change stores it too: {trouble}")
    },
    entry_marked: |entry| format!("{entry} (marked)"),
    marked_items: |count| format!("Marked, {}:", items(count)),
    none_marked: |example| {
        format!("no item is marked: type k {example} to mark item {example}, or k after reading one")
    },
    no_ledger: "the ledger is for the items of the notice: start again without --data",
    no_query: "the query is empty: type what to look for, as in s 海关",
    no_notice: "these items have no notice: type a to list the items",
    no_keys: "keys such as the arrows do nothing here: type n for the next item, p for the previous one, or h for help",
    not_understood: |typed| format!("“{typed}” is not a command: type “s {typed}” to search for it, or h for help"),
};

fn items(count: usize) -> String {
    if count == 1 { "1 item".to_owned() } else { format!("{count} items") }
}
