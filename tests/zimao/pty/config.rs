//! The user's settings in the explorer.

use std::fs;
use std::path::Path;

use super::{Terminal, ZIMAO};
use crate::folder::settings as file;

/// The explorer of the user whose file of settings this is.
fn open(file: &Path) -> Terminal {
    let folder = file.parent().unwrap().parent().unwrap();
    let terminal = Terminal::run(100, 24, "env", &[&format!("XDG_CONFIG_HOME={}", folder.display()), ZIMAO]);
    terminal.wait("a first frame", |seen| seen.frames() > 0);
    terminal
}

#[test]
fn the_explorer_is_as_settled() {
    let settings = "language = 'en'\nmouse = false\nascii = true\n[keys.tree]\nnext_item = ['x']\nquit = ['<C-q>']\n";
    let mut terminal = open(&file("explorer-settled", settings));
    terminal.shows("By domain").shows("> ").hides("│");
    assert!(!terminal.seen().modes().contains(&"mouse"));
    terminal.keys("q").keys("x").shows("> ").shows("Item 4 of 37").keys("<C-q>").exits(0).is_clean();
}

#[test]
fn the_text_of_the_notice_is_that_of_the_option_then_of_the_settings_then_of_the_last_run() {
    let (english, chinese) = ("Joint handling system", "出版物发行业务许可");
    let home = crate::folder::empty("explorer-text");
    let settings = |text: &str| file("explorer-text-settings", text).parent().unwrap().parent().unwrap().to_owned();
    let open = |text: &str, options: &[&str]| {
        let (home, folder) = (format!("HOME={}", home.display()), settings(text));
        let folder = format!("XDG_CONFIG_HOME={}", folder.display());
        let args = [&["-u", "XDG_DATA_HOME", &home, &folder, ZIMAO, "--lang", "en"], options].concat();
        let terminal = Terminal::run(120, 30, "env", &args);
        terminal.wait("a first frame", |seen| seen.frames() > 0);
        terminal
    };
    open("", &[]).shows(english).shows(chinese).keys("q").exits(0);
    open("text = 'original'", &[]).shows(chinese).hides(english).keys("q").exits(0);
    open("", &[]).shows(chinese).hides(english).keys("q").exits(0);
    open("text = 'both'", &["--text", "english"]).shows(english).hides(chinese).keys("q").exits(0);
    open("", &[]).shows(english).hides(chinese).keys("q").exits(0);
    open("text = 'both'", &[]).shows(english).shows(chinese).keys("q").exits(0);
}

#[test]
fn a_mistake_does_not_keep_the_explorer_from_opening_and_is_said_until_a_key() {
    let mut terminal = open(&file("explorer-mistake", "\ntheme = 'solar'\n[keys.tree]\ndown = ['jj']\nup = ['p']\n"));
    terminal.shows("config.toml（共 2 处有误）：第 2 行：theme：不能是 'solar'，可用 auto、").shows("37 项");
    terminal.keys("j").hides("config.toml").keys("p").is_on(" 1 ").keys("q").exits(0).is_given_back();
    // Afterwards all of them, a line each.
    terminal.shows("第 2 行：theme").shows("第 4 行：keys.tree.down");
}

#[test]
fn a_file_that_cannot_be_read_is_said_and_does_not_keep_the_explorer_from_opening() {
    for (content, said) in [
        (&b"\xff"[..], "config.toml：第 1 行：不是 UTF-8 文字，请把文件存为 UTF-8"),
        (&b"]["[..], "config.toml：第 1 行：从第 1 列起不是 TOML，整个文件没有采用"),
        (&vec![b'#'; (1 << 20) + 1][..], "config.toml：超过 1 MB"),
    ] {
        let mut terminal = open(&file("explorer-unread", content));
        terminal.shows(said).shows("37 项").keys("q").exits(0).is_given_back();
        terminal.shows("zimao: config.toml");
    }
    let folder = file("explorer-folder", "");
    fs::remove_file(&folder).unwrap();
    fs::create_dir(&folder).unwrap();
    open(&folder).shows("config.toml：这是目录").keys("q").exits(0).is_given_back();
}

#[test]
fn control_characters_of_the_file_never_reach_the_terminal() {
    let settings = "'\\e]0;x' = 1\n\"\\u001b]0;x\\u0007\" = 2\ntheme = '\u{202e}'\n";
    let mut terminal = open(&file("explorer-controls", settings));
    terminal.shows("config.toml（共 3 处有误）").keys("q").exits(0);
    assert!(!terminal.seen().output().contains("\u{1b}]0"));
    assert!(!terminal.seen().output().contains('\u{202e}'));
}

#[test]
fn a_file_that_is_named_and_cannot_be_read_is_refused_before_the_terminal_is_touched() {
    let terminal = Terminal::run(100, 24, ZIMAO, &["--config", "/nonexistent.toml"]);
    terminal.exits(2).is_given_back();
    assert_eq!(terminal.text(), "zimao: /nonexistent.toml：没有这个文件，请检查文件名");
    assert!(!terminal.seen().output().contains('\x1b'));
}
