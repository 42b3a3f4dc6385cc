//! Plain lines through pipes: `--linear`.

use std::fs::{self, File, OpenOptions};
use std::path::PathBuf;

use crate::run::{Ran, Run};

/// A session into which this is piped.
fn piped(args: &[&str], typed: impl AsRef<[u8]>) -> Run {
    Run::new(["--linear"].iter().chain(args)).types(typed)
}

/// What is there before the first line is read.
fn opening(ran: &Ran) -> usize {
    ran.stdout.lines().position(|line| line.starts_with("Type 1 for item 1")).unwrap()
}

#[test]
fn lines_go_in_and_lines_come_out_until_the_input_ends() {
    let ran = piped(&[], "s 海关公证\n21\nq\n37\n").code(0).stderr_is("").shows_no_controls();
    assert_eq!(opening(&ran), 14);
    let ran = ran.stdout_has(
        "s 海关 to search, h for help, q to quit.\n“海关公证”, 1 item, best matches first:\n\
         21. Customs system for notarized electronic service\n(English: unofficial translation)\n",
    );
    ran.stdout_has("\nItem 21 of 37; 1 of 1 in the list\n").stdout_lacks("37. ").stdout_lacks("Command:");
    piped(&[], "21").code(0).stdout_has("Item 21 of 37\n");
    piped(&[], "").zh().code(0).stdout_has("q 退出。\n").stderr_is("");
    // No input at all.
    Run::new(["--linear"]).code(0).stdout_has("g1. ");
}

#[test]
fn it_opens_where_the_options_say() {
    piped(&["--item", "6-21"], "n\n").code(0).stdout_has("Item 21 of 37\n").stdout_has("Item 22 of 37\n");
    piped(&["--query", "海关公证"], "").code(0).stdout_has("“海关公证”, 1 item").stdout_lacks("By domain");
    piped(&["--query", "zzzz"], "g1\n")
        .code(0)
        .stdout_has("no item matches “zzzz”")
        .stdout_has("Investment management, 9 items:");
    piped(&["--group", "unit"], "g27\n")
        .code(0)
        .stdout_has("By unit, 27 groups:")
        .stdout_has("National Copyright Administration of China (NCAC), 1 item:");
    piped(&["--group", "unit", "--text", "original"], "g27\n")
        .code(0)
        .stdout_has("国家版权局, 1 item:")
        .stdout_lacks("translation");
    piped(&["--lang", "zh"], "").code(0).stdout_has("共 37 项改革事项。");
}

#[test]
fn other_items_are_read_as_the_notices_are() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("linear");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("items.jsonl");
    fs::write(&file, "{\"title\":\"\\u001b]0;x\\u0007标题\",\"content\":\"\\u009b2J内容\",\"units\":\"a\\u202eb\"}\n")
        .unwrap();
    let ran = piped(&["--data", file.to_str().unwrap()], "1\na\ng unit\ng1\ns 标题\nd\n").code(0).shows_no_controls();
    ran.stdout_has("1. ␛]0;x␇标题\n").stdout_has("\n�2J内容\n").stdout_has("1 reform item of items.jsonl.");
    fs::write(&file, "{}").unwrap();
    piped(&["--data", file.to_str().unwrap()], "1\n").code(2).stdout_is("").stderr_has("title: missing");
}

#[test]
fn nothing_makes_it_write_an_escape() {
    let typed = "21\n\x1b[A\ns \x1b[31m\n/海关\n海官\n/\x07\x00\x1b]0;x\x07\n";
    for args in [&[][..], &["--color", "always"], &["--ascii"], &["--query", "\x1b[31m海关"]] {
        let run = piped(args, typed).env("CLICOLOR_FORCE", "1").env("TERM", "xterm-256color");
        run.code(0)
            .shows_no_controls()
            .stdout_has("Item 21 of 37")
            .stdout_has("keys such as the arrows")
            .stdout_has("“␇␀␛]0;x␇”");
    }
}

#[test]
fn lines_of_any_kind_are_read() {
    piped(&[], "21\r\nn\r\n").code(0).stdout_has("Item 22 of 37\n").shows_no_controls();
    piped(&[], "\u{feff}21\n").code(0).stdout_has("Item 21 of 37\n");
    piped(&[], b"\xff\xfe\n21\n").code(0).stdout_has("“��” is not a command").stdout_has("Item 21 of 37\n");
    let long = "海".repeat(1_000_000) + "\n21\n";
    let ran = piped(&[], &long).code(0).stdout_has("Item 21 of 37\n");
    assert!(ran.stdout.len() < 3_000, "{ran}");
    piped(&[], format!("/{long}")).code(0).stdout_has("no item matches “海海").stdout_has("Item 21 of 37\n");
}

#[test]
fn running_text_is_wrapped_where_there_is_a_width() {
    let widest = |run: Run| run.code(0).stdout.lines().map(zimao::typeset::width).max().unwrap();
    assert!(widest(piped(&[], "21\nh\nd\n")) > 200);
    assert!(widest(piped(&[], "21\nh\nd\n").env("COLUMNS", "50")) <= 50);
}

#[test]
fn a_pipe_nobody_reads_ends_it_quietly() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    piped(&[], "21\nn\n").stdout_to(writer).code(0).stderr_is("");
}

#[cfg(target_os = "linux")]
#[test]
fn an_end_that_fails_is_named() {
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    piped(&[], "21\n").stdout_to(full).code(2).stderr_has("cannot write the output: No space left");
    let directory = || File::open("/").unwrap();
    Run::new(["--linear"]).stdin_from(directory()).code(2).stderr_has("cannot read the input: Is a directory");
    Run::new(["--linear"]).zh().stdin_from(directory()).code(2).stderr_has("无法读取输入（");
}

#[test]
fn without_a_terminal_it_has_to_be_asked_for() {
    for term in ["dumb", "", "xterm"] {
        Run::new::<&str>([]).types("21\n").env("TERM", term).code(2).stdout_is("").stderr_has("or “zimao --linear”");
    }
    Run::new(["--help"]).code(0).stdout_has("--linear");
    Run::new(["--help"]).zh().code(0).stdout_has("供读屏软件");
}
