//! English: the manual page.

use super::{ManHeadings, ManTexts, Rows};

pub(super) const MAN: ManTexts = ManTexts {
    manual: "zimao manual",
    headings: ManHeadings {
        name: "NAME",
        synopsis: "SYNOPSIS",
        description: "DESCRIPTION",
        commands: "COMMANDS",
        filters: "Filters",
        options: "OPTIONS",
        queries: "QUERIES",
        explorer: "EXPLORER",
        environment: "ENVIRONMENT",
        files: "FILES",
        exit: "EXIT STATUS",
        examples: "EXAMPLES",
    },
    summary: "explore the reform items of 国函〔2020〕96号",
    explorer: &[
        "The tree of the items is on the left, the item on the right, the search bar above. j and k or the arrow keys \
         move, Enter opens, Tab switches panes, v changes what the tree is grouped by, / searches, f picks domains, \
         units and scopes, z reads without the tree, d shows the notice, T the annex as a table, F the figures; y \
         copies, : runs any command by its name, q quits.",
        "m marks an item in the ledger, s sets how far it is, i writes a note on it, and u undoes the last change.",
        "? lists every key and can be searched. Keys, colors and what it opens with are set in the settings file.",
        "It needs a terminal on standard input and output. Where TERM is dumb or unset, or with --linear, it reads and \
         writes plain lines instead.",
    ],
    environment: ENVIRONMENT,
    files: &[
        ("$XDG_CONFIG_HOME/zimao/config.toml", "Settings; zimao --print-config prints them all with their defaults."),
        (
            "$XDG_DATA_HOME/zimao/ledger.json",
            "The ledger: marks, statuses and notes. Beside it are ledger.json.bak, the version before the last change, \
             and ledger.json.lock, on which programs that run side by side wait for one another.",
        ),
        ("$XDG_DATA_HOME/zimao/state.json", "How the explorer was left."),
        ("$XDG_DATA_HOME/zimao/history", "The last 200 queries that led somewhere."),
    ],
    exit: &[
        ("0", "Done. A closed pipe is no error."),
        ("1", "Nothing matched."),
        ("2", "Wrong use, bad input or an I/O error; a line on standard error says what is wrong and what to do."),
        ("130", "Interrupted."),
    ],
    examples: &[
        ("Open the explorer at item 21:", "zimao --item 21"),
        (
            "Nationwide items the General Administration of Customs is in charge of:",
            "zimao list --unit customs --scope nationwide",
        ),
        ("Whole items:", "zimao show 21 6-37"),
        ("An item in English alone, as a document:", "zimao show 21 --text english --format md"),
        ("The five best matches of two words:", "zimao search 海关 送达 --limit 5"),
        ("Record how far an item is:", "zimao ledger set 21 --status under_way --note 'rules drafted'"),
        ("Titles and units for another program:", "zimao list --format tsv | cut -f 2,3"),
    ],
};

const ENVIRONMENT: Rows = &[
    (
        "LC_ALL, LC_MESSAGES, LANG",
        "The language, where neither --lang nor the settings name it: the first of them that is set and not empty. zh* is \
         Chinese, all else English.",
    ),
    ("NO_COLOR", "Where it is set and not empty, no colors. --color overrides it."),
    (
        "CLICOLOR_FORCE",
        "Where it is set and not 0, colors even where the output is not a terminal. NO_COLOR and --color override it.",
    ),
    ("TERM", "Where it is dumb or unset, no colors, and plain lines instead of the explorer."),
    ("COLORFGBG", "Whether the terminal is dark or light, where it does not say so itself when asked."),
    ("COLUMNS", "The columns to wrap text to, instead of the terminal's."),
    ("PAGER", "The program that shows long output, else less; and an item (| in the explorer), else less, else more."),
    (
        "VISUAL, EDITOR",
        "The program that opens an item or its note (E and I in the explorer), the first of them that is set, else vi.",
    ),
    ("XDG_CONFIG_HOME, XDG_DATA_HOME", "Where the files are; else ~/.config and ~/.local/share."),
    (
        "XDG_RUNTIME_DIR, TMPDIR",
        "Where the file that the editor opens is put: the first of them that can be used, else /tmp.",
    ),
    (
        "WAYLAND_DISPLAY, DISPLAY, TMUX",
        "Where one is set, what is copied goes to that clipboard too, not only through the terminal.",
    ),
];
