//! The ledger in its file.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use zimao::catalog::ItemId;
use zimao::ledger::{Change, Edit, Ledger, Stamp, Status, Store, Trouble};

use crate::folder;

/// The ledger in an empty folder of this name.
pub(crate) fn place(name: &str) -> PathBuf {
    let folder = folder::empty(name).join("zimao");
    fs::create_dir(&folder).unwrap();
    folder.join("ledger.json")
}

/// What is in a ledger's file.
pub(crate) fn ledger(file: &Path) -> Ledger {
    Ledger::read(&fs::read_to_string(file).unwrap()).unwrap()
}

pub(crate) fn id(number: u32) -> ItemId {
    ItemId { batch: 6, number }
}

/// A ledger in which items are so far.
pub(crate) fn ledger_with(far: &[(u32, Status)]) -> Rc<Ledger> {
    let mut ledger = Ledger::default();
    for (number, status) in far {
        ledger.apply(&Change::now(id(*number), Edit::Status(*status)));
    }
    Rc::new(ledger)
}

fn open(file: &Path) -> Store {
    let (store, trouble) = Store::at(Some(file.to_owned()));
    assert!(trouble.is_none(), "{trouble:?}");
    store
}

fn mark(number: u32) -> Change {
    Change::now(id(number), Edit::Mark(true))
}

/// The files of a ledger's folder, but for the lock.
fn files(file: &Path) -> Vec<String> {
    let names = fs::read_dir(file.parent().unwrap()).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != "ledger.json.lock").collect();
    names.sort();
    names
}

#[test]
fn a_change_is_in_the_file_when_it_was_made_and_the_version_before_is_kept() {
    let file = place("ledger-kept");
    fs::remove_dir(file.parent().unwrap()).unwrap();
    let mut store = open(&file);
    assert!(!file.parent().unwrap().exists(), "nothing is written before there is something to write");
    store.change(mark(21)).unwrap();
    assert!(ledger(&file).is_marked(id(21)) && store.ledger().is_marked(id(21)));
    assert_eq!(files(&file), ["ledger.json"]);
    let first = fs::read(&file).unwrap();
    store.change(Change::now(id(2), Edit::Status(Status::Blocked))).unwrap();
    assert_eq!(open(&file).ledger().status(id(2)), Status::Blocked);
    assert!(open(&file).ledger().is_marked(id(21)));
    assert_eq!(files(&file), ["ledger.json", "ledger.json.bak"]);
    assert_eq!(fs::read(file.with_extension("json.bak")).unwrap(), first);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for name in ["json", "json.bak", "json.lock"] {
        assert_eq!(mode(&file.with_extension(name)), 0o600, "{name}");
    }
    assert_eq!(mode(file.parent().unwrap()), 0o700);
}

#[test]
fn programs_side_by_side_do_not_lose_each_others_changes() {
    let file = place("ledger-shared");
    let (mut one, mut other) = (open(&file), open(&file));
    one.change(mark(1)).unwrap();
    other.change(mark(2)).unwrap();
    one.change(Change::now(id(2), Edit::Note("备注".into()))).unwrap();
    other.change(Change::now(id(1), Edit::Status(Status::InPlace))).unwrap();
    let both = ledger(&file);
    assert!(both.is_marked(id(1)) && both.is_marked(id(2)));
    assert_eq!(both.status(id(1)), Status::InPlace);
    assert_eq!(both.get(id(2)).unwrap().note, "备注");
    assert_eq!(&both, other.ledger());
}

#[test]
fn what_a_killed_program_left_is_no_hindrance() {
    let file = place("ledger-left");
    open(&file).change(mark(1)).unwrap();
    for name in ["json.new", "json.bak.new"] {
        fs::write(file.with_extension(name), "{\"ver").unwrap();
        fs::set_permissions(file.with_extension(name), fs::Permissions::from_mode(0o644)).unwrap();
    }
    // Killed between its two renames: both names are of one file.
    fs::hard_link(&file, file.with_extension("json.bak")).unwrap();
    open(&file).change(mark(2)).unwrap();
    assert!(ledger(&file).is_marked(id(1)) && ledger(&file).is_marked(id(2)));
    assert_eq!(files(&file), ["ledger.json", "ledger.json.bak"]);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_damaged_ledger_is_set_aside_and_none_is_ever_written_over() {
    let file = place("ledger-damaged");
    let good = r#"{"version": 1, "entries": []}"#;
    let huge = format!("{good}{}", " ".repeat(16 << 20));
    let damaged: [&[u8]; 7] = [
        b"",
        &good.as_bytes()[..20],
        b"\xb9\xfa\xba\xaf",
        b"[]",
        br#"{"version": 1, "entries": [{"id": "21"}]}"#,
        huge.as_bytes(),
        b"\x1b]0;x\x07",
    ];
    for (count, text) in damaged.iter().enumerate() {
        fs::write(&file, text).unwrap();
        let mut store = open(&file);
        let aside = store.take_set_aside().unwrap();
        let number = if count == 0 { String::new() } else { format!(".{count}") };
        assert_eq!(aside.name, format!("ledger.json.broken{number}"));
        // The version before this one is not the backup of the next.
        assert_eq!(aside.backup.is_some(), count > 0);
        assert!(fs::read(file.with_file_name(&aside.name)).unwrap() == *text);
        assert!(store.take_set_aside().is_none() && *store.ledger() == Ledger::default());
        store.change(mark(1)).unwrap();
        store.change(mark(2)).unwrap();
        assert!(ledger(&file).is_marked(id(1)));
        if let Some(backup) = aside.backup {
            let backup = fs::read_to_string(file.with_file_name(backup)).unwrap();
            assert!(Ledger::read(&backup).unwrap().is_marked(id(1)));
        }
    }
    assert_eq!(files(&file).iter().filter(|name| name.contains("broken")).count(), damaged.len());
}

#[test]
fn a_folder_in_its_place_is_set_aside_too() {
    let file = place("ledger-folder");
    fs::create_dir_all(file.join("within")).unwrap();
    let mut store = open(&file);
    assert_eq!(store.take_set_aside().unwrap().name, "ledger.json.broken");
    store.change(mark(1)).unwrap();
    assert!(ledger(&file).is_marked(id(1)) && file.with_extension("json.broken").join("within").is_dir());
}

#[test]
fn what_is_known_goes_on_where_the_file_is_damaged_meanwhile() {
    let file = place("ledger-rescued");
    let mut store = open(&file);
    store.change(mark(1)).unwrap();
    fs::write(&file, "{").unwrap();
    // It is set aside, and then cannot be written.
    fs::create_dir(file.with_extension("json.new")).unwrap();
    assert!(matches!(store.change(mark(2)), Err(Trouble::Refused { .. })));
    assert!(store.take_set_aside().is_some() && !file.exists());
    fs::remove_dir(file.with_extension("json.new")).unwrap();
    store.change(mark(3)).unwrap();
    assert!([1, 2, 3].into_iter().all(|number| ledger(&file).is_marked(id(number))));
}

#[test]
fn what_a_newer_program_wrote_is_refused_and_stays_as_it_is() {
    let file = place("ledger-newer");
    let newer = r#"{"version": 2, "entries": [{"id": "6-21", "marked": {"by": "me"}}]}"#;
    fs::write(&file, newer).unwrap();
    let (mut store, trouble) = Store::at(Some(file.clone()));
    assert!(matches!(trouble, Some(Trouble::Newer { .. })));
    assert!(matches!(store.change(mark(1)), Err(Trouble::Newer { .. })));
    assert!(store.ledger().is_marked(id(1)));
    assert_eq!(fs::read_to_string(&file).unwrap(), newer);
    assert_eq!(files(&file), ["ledger.json"]);
}

#[test]
fn what_cannot_be_written_is_written_with_the_next_change_that_can() {
    let file = place("ledger-later");
    let mut store = open(&file);
    store.change(mark(1)).unwrap();
    let before = fs::read(&file).unwrap();
    fs::create_dir(file.with_extension("json.new")).unwrap();
    for number in [2, 3] {
        assert!(matches!(store.change(mark(number)), Err(Trouble::Refused { .. })));
    }
    assert_eq!(fs::read(&file).unwrap(), before);
    assert!(store.ledger().is_marked(id(3)));
    fs::remove_dir(file.with_extension("json.new")).unwrap();
    open(&file).change(mark(4)).unwrap();
    store.change(mark(5)).unwrap();
    assert!([1, 2, 3, 4, 5].into_iter().all(|number| ledger(&file).is_marked(id(number))));
}

#[test]
fn a_late_change_takes_back_nothing_that_was_said_of_the_same_since() {
    let file = place("ledger-overtaken");
    let stamp = |day| Stamp::parse(&format!("2026-11-{day}T00:00:00Z")).unwrap();
    let change = |number, edit, day| Change { id: id(number), edit, at: stamp(day) };
    let mut store = open(&file);
    fs::create_dir(file.with_extension("json.new")).unwrap();
    store.change(change(1, Edit::Mark(true), 11)).unwrap_err();
    store.change(change(2, Edit::Note("我的".into()), 11)).unwrap_err();
    fs::remove_dir(file.with_extension("json.new")).unwrap();
    let mut other = open(&file);
    other.change(change(1, Edit::Status(Status::Blocked), 12)).unwrap();
    other.change(change(2, Edit::Note("后来的".into()), 12)).unwrap();
    store.change(change(3, Edit::Mark(true), 13)).unwrap();
    let kept = ledger(&file);
    assert!(kept.is_marked(id(1)) && kept.status(id(1)) == Status::Blocked);
    assert_eq!(kept.get(id(1)).unwrap().updated, stamp(12));
    assert_eq!(kept.get(id(2)).unwrap().note, "后来的");
}

#[test]
fn a_link_is_followed_and_one_that_leads_nowhere_is_left_alone() {
    let (file, real) = (place("ledger-link"), place("ledger-linked"));
    fs::write(&real, r#"{"version": 1, "entries": []}"#).unwrap();
    symlink(&real, &file).unwrap();
    open(&file).change(mark(1)).unwrap();
    assert!(ledger(&real).is_marked(id(1)) && file.is_symlink());
    assert_eq!(files(&file), ["ledger.json"]);
    fs::remove_file(&real).unwrap();
    let (mut store, trouble) = Store::at(Some(file.clone()));
    assert!(matches!(trouble, Some(Trouble::Refused { .. })));
    assert!(matches!(store.change(mark(2)), Err(Trouble::Refused { .. })));
    assert!(file.is_symlink() && !real.exists());
}

#[test]
fn without_a_place_changes_are_in_memory() {
    let (mut store, trouble) = Store::at(None);
    assert!(trouble.is_none() && matches!(store.change(mark(1)), Err(Trouble::NoPlace)));
    assert!(store.ledger().is_marked(id(1)));
}
