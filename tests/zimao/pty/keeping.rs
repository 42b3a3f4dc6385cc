//! The ledger changed in the explorer, in a real terminal.

use std::fs;
use std::path::{Path, PathBuf};

use nix::sys::signal::Signal;
use zimao::ledger::Status;

use super::{Terminal, ZIMAO};
use crate::folder;
use crate::ledger::{id, ledger};
use crate::run::Run;

fn file(home: &Path) -> PathBuf {
    home.join(".local/share/zimao/ledger.json")
}

/// The explorer of a user with this home, after a script.
fn open_after(home: &Path, script: &str) -> Terminal {
    let script = format!("{script}; export HOME='{}'; exec \"$@\"", home.display());
    let terminal = Terminal::run(100, 30, "sh", &["-c", &script, "sh", ZIMAO]);
    terminal.wait("a first frame", |seen| seen.frames() > 0);
    terminal
}

fn open(home: &Path) -> Terminal {
    open_after(home, ":")
}

#[test]
fn a_change_is_in_the_file_before_it_is_shown() {
    let home = folder::empty("explorer-kept");
    let mut terminal = open(&home);
    terminal.keys("m").shows("第 1 项：已标记");
    assert!(ledger(&file(&home)).is_marked(id(1)));
    terminal.keys("s3").shows("第 1 项：已落地");
    assert_eq!(ledger(&file(&home)).status(id(1)), Status::InPlace);
    terminal.keys("i甲<Enter>乙").shows("\n 乙").keys("<C-s>").shows("第 1 项：已记下备注");
    assert_eq!(ledger(&file(&home)).get(id(1)).unwrap().note, "甲\n乙");
    // Whatever happens to it next.
    terminal.signal(Signal::SIGKILL).ends();
    open(&home).shows("已落地，已标记 *，").keys("u").shows("台账没有可撤销的改动").keys("q").exits(0).is_clean();
}

#[test]
fn two_explorers_and_a_script_see_each_others_changes() {
    let home = folder::empty("explorer-shared");
    let (mut one, mut other) = (open(&home), open(&home));
    one.keys("s2").shows("第 1 项：推进中");
    other.keys("j").is_on(" 4 ").keys("k").shows("推进中，");
    other.keys("m").shows("推进中，已标记 *，");
    Run::new(["ledger", "set", "1", "4", "--note", "脚本"]).env("HOME", home.to_str().unwrap()).code(0);
    one.keys("J").shows("备注      脚本").keys("s4").shows("第 4 项：有困难");
    // What another said since is not undone.
    other.keys("s3").shows("第 1 项：已落地");
    one.keys("uu").shows("第 1 项后来在别处改过");
    let kept = ledger(&file(&home));
    assert!(kept.is_marked(id(1)) && kept.get(id(4)).unwrap().note == "脚本");
    assert_eq!([1, 4].map(|number| kept.status(id(number))), [Status::InPlace, Status::NotStarted]);
    for terminal in [&mut one, &mut other] {
        terminal.keys("q").exits(0).is_clean();
    }
}

#[test]
fn on_a_full_disk_it_goes_on_in_memory_and_says_on_leaving_what_is_lost() {
    let home = folder::empty("explorer-full");
    open(&home).keys("m").shows("已标记").keys("q").exits(0);
    let before = fs::read(file(&home)).unwrap();
    // Ignored, the signal of a file that grows too large leaves an error.
    let mut terminal = open_after(&home, "trap '' XFSZ; ulimit -f 0");
    terminal.keys("s2").shows("尚未存盘，暂存在内存中").keys("j").is_on(" 4 ").keys("k").shows("推进中，已标记 *，");
    assert_eq!(fs::read(file(&home)).unwrap(), before);
    // Only who leaves twice loses it.
    terminal.keys("q").shows("再退出一次则放弃改动：尚未存盘").keys("q").shows("台账最后的改动没有存下来").exits(2);
    assert_eq!(fs::read(file(&home)).unwrap(), before);
}

#[test]
fn what_could_not_be_stored_is_stored_as_soon_as_it_can_be() {
    let home = folder::empty("explorer-later");
    open(&home).keys("m").shows("已标记").keys("q").exits(0);
    // In the place of the new version stands what cannot be removed.
    let hindrance = file(&home).with_extension("json.new");
    fs::create_dir(&hindrance).unwrap();
    let mut terminal = open(&home);
    terminal.keys("s2").shows("尚未存盘");
    fs::remove_dir(&hindrance).unwrap();
    terminal.keys("q").exits(0).is_clean();
    assert_eq!(ledger(&file(&home)).status(id(1)), Status::UnderWay);
}

#[test]
fn the_users_editor_writes_the_note() {
    let home = folder::empty("explorer-editor");
    let editor = home.join("editor");
    folder::program(&editor, "printf '甲\\n乙\\n' >> \"$1\"");
    let mut terminal = open_after(&home, &format!("export EDITOR='{}'", editor.display()));
    terminal.keys("i原有<C-o>").shows("第 1 项：已记下备注").shows("备注      原有甲").shows("乙");
    folder::program(&editor, "echo lost > \"$1\"; exit 3");
    terminal.keys("I").shows("出错，退出码 3").hides("lost").keys("q").exits(0).is_clean();
    assert_eq!(ledger(&file(&home)).get(id(1)).unwrap().note, "原有甲\n乙");
}

#[test]
fn a_note_that_was_being_written_when_it_was_ended_is_gone_on_with() {
    for (signal, name) in [(Signal::SIGTERM, "explorer-draft-term"), (Signal::SIGHUP, "explorer-draft-hup")] {
        let home = folder::empty(name);
        let mut terminal = open(&home);
        terminal.keys("Ji写到一半").shows(" 写到一半").signal(signal).ends();
        let mut terminal = open(&home);
        terminal.shows("第 4 项的备注上次没有写完，按 i 继续").keys("i").shows(" 写到一半").keys("完<Esc>");
        terminal.shows("备注      写到一半完").keys("q").exits(0).is_clean();
        assert_eq!(ledger(&file(&home)).get(id(4)).unwrap().note, "写到一半完");
        open(&home).hides("没有写完").keys("q").exits(0);
    }
}

#[test]
fn ctrl_c_in_a_note_keeps_it() {
    let home = folder::empty("explorer-interrupted");
    open(&home).keys("i甲乙").shows(" 甲乙").keys("<C-c>").exits(130).is_clean();
    assert_eq!(ledger(&file(&home)).get(id(1)).unwrap().note, "甲乙");
}
