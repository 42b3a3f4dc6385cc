//! Completions as they are typed: a word is begun, and Tab pressed.

use super::Terminal;
use crate::folder;
use crate::shells::{is_here, script};

/// A shell in a terminal, with these words before its name, that has read the line.
fn open(words: &[&str], line: &str) -> Terminal {
    let home = format!("HOME={}", folder::empty(&format!("shell-{}", words[0])).display());
    let env = [&home, "LC_ALL=C.UTF-8", "PS1=> ", "PROMPT=> "];
    let mut terminal = Terminal::run(120, 40, "env", &[&env, words].concat());
    terminal.wait("a prompt", |seen| !seen.text().trim().is_empty());
    terminal.bytes(line.as_bytes()).keys("; echo re''ady<Enter>").shows("\nready\n>");
    terminal
}

#[test]
fn bash_completes_a_value_a_file_and_what_is_in_quotes() {
    if !is_here("bash") {
        return;
    }
    let file = script("bash", "typed", "zimao.bash");
    let folder = file.parent().unwrap().display().to_string();
    let mut terminal = open(&["bash", "--norc", "--noprofile"], &format!("source {}", file.display()));
    terminal.keys("zimao list --unit 海<Tab>.").shows("--unit 海关总署 .").keys("<C-u>");
    terminal.keys("zimao list --unit=\"税<Tab>.").shows("--unit=\"税务总局\" .").keys("<C-u>");
    terminal.keys(&format!("cd {folder}; echo mo''ved<Enter>")).shows("\nmoved");
    terminal.keys("zimao list --data z<Tab>.").shows("--data zimao.bash .").keys("<C-u>");
    terminal.keys("zimao show z<Tab>.").shows("show z.").keys("<C-u>");
    // In the order of the annex.
    terminal.keys("zimao show 3<Tab><Tab>").shows("\n3   30  31  32").keys("<C-u>");
}

#[test]
fn zsh_completes_by_the_file_it_looks_up() {
    if !is_here("zsh") {
        return;
    }
    let folder = script("zsh", "typed", "_zimao").parent().unwrap().display().to_string();
    let look_up = format!("fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -D; cd {folder}");
    let mut terminal = open(&["zsh", "-f"], &look_up);
    terminal.keys("zimao sho<Tab>").shows("> zimao show").keys("2<Tab>").shows("\n21  -- Customs system for notarized");
    terminal.shows("\n29  -- “Package” deregistration service model").keys("<C-u>");
    terminal.keys("zimao show 21 6-37<Tab>.").shows("show 21 6-37 .").keys("<C-u>");
    terminal.keys("zimao --lang zh list --unit=海<Tab>.").shows("list --unit=海关总署 .").keys("<C-u>");
    terminal
        .keys("zimao list --unit 国家<Tab><Tab>")
        .shows("-- National Immigration Administration (NIA)")
        .keys("<C-u>");
    terminal.keys("zimao list --unit 海关总署 --unit 税<Tab>.").shows("--unit 税务总局 .").keys("<C-u>");
    terminal.keys("zimao list --data _<Tab>.").shows("--data _zimao .").keys("<C-u>");
    terminal.keys("zimao completions el<Tab>.").shows("completions elvish .").keys("<C-u>");
    terminal.keys("zimao ledger se<Tab>21 --status un<Tab>.").shows("ledger set 21 --status under_way .").keys("<C-u>");
    terminal.keys("zimao export -o _<Tab>.").shows("export -o _zimao .").keys("<C-u>");
    terminal.keys("zimao ledger import _<Tab>.").shows("import _zimao .").keys("<C-u>");
    terminal.keys("zimao help ledger cl<Tab>.").shows("help ledger clear .").keys("<C-u>");
    terminal.keys("zimao list --do<Tab>.").shows("list --domain=.").keys("<C-u>");
    terminal.keys("zimao list --status <Tab>").shows("\nunder_way    -- under way\n").keys("<C-u>");
    terminal
        .keys("zimao --co<Tab><Tab>")
        .shows("--color   -- Colors: auto (the default), always or never\n")
        .keys("<C-u>");
}

#[test]
fn elvish_completes() {
    if !is_here("elvish") {
        return;
    }
    let file = script("elvish", "typed", "zimao.elv");
    let folder = file.parent().unwrap().display().to_string();
    let prompt = "set edit:prompt = { put '> ' }; set edit:rprompt = { }";
    let read = format!("{prompt}; eval (slurp < {}); cd {folder}", file.display());
    let mut terminal = open(&["elvish", "-norc"], &read);
    terminal.keys("zimao list --unit 海<Tab>.").shows("--unit 海关总署 .").keys("<C-u>");
    terminal.keys("zimao --lang zh show 6-3<Tab>").shows("6-37  Intellectual property");
    terminal.keys("<Esc>").hides("COMPLETING").keys("<C-u>");
    terminal.keys("zimao list --dom<Tab>.").shows("list --domain .").keys("<C-u>");
    terminal.keys("zimao ledger set 21 --status un<Tab>.").shows("--status under_way .").keys("<C-u>");
    terminal.keys("zimao help ledger cl<Tab>.").shows("help ledger clear .").keys("<C-u>");
    terminal.keys("zimao list --data z<Tab>.").shows("--data zimao.elv .").keys("<C-u>");
}
