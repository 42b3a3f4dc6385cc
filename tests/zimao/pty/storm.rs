//! Keys at random, all over the explorer: the terminal shows what the session says.

use std::collections::HashSet;

use zimao::app::{Action, Context};
use zimao::keymap::{Code, Key, Row, TABLE};

use super::{Seen, Terminal, ZIMAO, key_bytes};
use crate::actions::way_into;
use crate::folder;
use crate::screen::{Screen, parse};

/// How many keys are pressed at each size, at least.
const KEYS: usize = 700;
const ESC: Key = Key { code: Code::Esc, ctrl: false, alt: false };

/// A number from a seed, and the next seed, as xorshift has them.
fn random(seed: &mut u64, below: usize) -> usize {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    usize::try_from(*seed >> 33).unwrap() % below
}

/// Into each place by turns, and there keys of the table and characters at random. None of
/// them leaves the explorer, stops it, or gives the terminal to another program.
fn keys(mut seed: u64) -> Vec<Key> {
    let leaves = |row: &&Row| {
        use Action::{Interrupt, Leave, NoteInEditor, OpenEditor, OpenPager, Quit, Suspend};
        matches!(row.action, Quit | Leave | Interrupt | Suspend | OpenPager | OpenEditor | NoteInEditor)
    };
    let leaving: HashSet<Key> = TABLE.iter().filter(leaves).flat_map(Row::keys).map(|(_, key)| key).collect();
    let bound: HashSet<Key> = TABLE.iter().flat_map(Row::keys).map(|(_, key)| key).collect();
    let mut any: Vec<Key> = bound.into_iter().chain(parse("海关公证21。：")).collect();
    any.retain(|key| !leaving.contains(key));
    any.sort_by_key(|key| key.written());
    let mut keys = Vec::new();
    for context in Context::ALL.into_iter().cycle() {
        keys.extend([ESC; 3].into_iter().chain(parse(way_into(context))));
        keys.extend((0..10).map(|_| any[random(&mut seed, any.len())]));
        if keys.len() > KEYS {
            return keys;
        }
    }
    keys
}

/// How often the screen was cleared, as it is to draw everything anew.
fn cleared(seen: &Seen) -> usize {
    seen.output().matches("\x1b[2J").count()
}

/// Presses a key, and waits until the terminal shows what a session in process does.
fn press(terminal: &mut Terminal, screen: Screen, key: Key) -> Screen {
    terminal.bytes(key_bytes(&key.written()).as_bytes());
    let mut screen = screen.keys(&written(key));
    if key == ESC {
        // What comes right after an Esc would be a key with Alt.
        let before = cleared(&terminal.seen());
        terminal.keys("<C-l>").wait("all drawn anew", |seen| cleared(seen) > before);
        screen = screen.keys("<C-l>");
    }
    let screen = screen.settled();
    let expected = screen.text();
    let what = format!("{key:?}:\n{expected}\n");
    terminal.wait(&what, |seen| seen.text().trim_end() == expected.trim_end());
    screen
}

fn written(key: Key) -> String {
    if key == Key::char('<') { "<lt>".to_owned() } else { key.written() }
}

#[test]
fn two_thousand_keys_at_random_are_survived_in_every_place_and_q_and_ctrl_c_then_leave() {
    let mut been = HashSet::new();
    for (columns, rows, leave, code) in [(120, 36, "<C-c>", 130), (80, 24, "q", 0), (40, 12, "q", 0)] {
        let ledger = folder::empty(&format!("storm-{columns}")).join("ledger.json");
        let mut terminal = Terminal::run(columns, rows, ZIMAO, &["--ledger", ledger.to_str().unwrap()]);
        terminal.wait("a first frame", |seen| seen.frames() > 0);
        let mut screen = Screen::with_ledger(columns, rows);
        for key in keys(u64::from(columns)) {
            screen = press(&mut terminal, screen, key);
            been.insert(screen.context());
        }
        while leave == "q" && !matches!(screen.context(), Context::Tree | Context::Details) {
            screen = press(&mut terminal, screen, ESC);
        }
        terminal.keys(leave).exits(code).is_clean();
    }
    assert_eq!(been.len(), Context::ALL.len());
}
