//! What the README says, held to what the program does.

use std::fmt::Write as _;
use std::process::Command;
use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use zimao::app::{Context, Start};
use zimao::catalog::ItemId;
use zimao::i18n::Lang;
use zimao::keymap::markdown;
use zimao::ledger::{Change, Edit, Ledger, Stamp, Status};
use zimao::linear::COMMANDS;

use crate::readmes::READMES;
use crate::screen::Screen;
use crate::{folder, golden, readmes};

const BEGIN: &str = "<!-- keys: made by `ZIMAO_BLESS=1 cargo test` -->\n";
const END: &str = "<!-- end of keys -->\n";

#[test]
fn the_key_table_is_the_programs() {
    for (lang, file) in READMES {
        let readme = readmes::text(file);
        let (before, rest) = readme.split_once(BEGIN).expect("the README has a place for the keys");
        let (_, after) = rest.split_once(END).expect("the README says where the keys end");
        golden::hold(file, &format!("{before}{BEGIN}{}{END}{after}", markdown(lang)));
    }
}

#[test]
fn the_commands_of_plain_lines_are_the_programs() {
    let readme = readmes::text("README.md");
    let (_, section) = readme.split_once("\n## In plain lines\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    for words in &COMMANDS {
        let named = [words.key, words.english[0], words.chinese[0]];
        // A command is named alone or with what is typed after it.
        let found = |word: &str| [format!("`{word}`"), format!("`{word} "), format!("`{word}海关`")];
        for word in named {
            assert!(found(word).iter().any(|form| section.contains(form)), "{word}");
        }
    }
}

/// The commands that a section shows, a line each.
fn examples(section: &str) -> String {
    let readme = readmes::text("README.md");
    let (_, section) = readme.split_once(&format!("\n## {section}\n")).unwrap();
    section.split_once("```console\n").unwrap().1.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_exports_of_the_readme_are_made() {
    let examples = examples("Export");
    let folder = folder::empty("readme-exports");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_zimao"), folder.join("zimao")).unwrap();
    for line in examples.lines() {
        let (command, _) = line.strip_prefix("$ ").unwrap().split_once('#').unwrap();
        let script = format!("PATH=.:$PATH {command}");
        let status = Command::new("sh").args(["-c", &script]).current_dir(&folder).status().unwrap();
        let name = command.split_whitespace().last().unwrap();
        assert!(status.success() && std::fs::metadata(folder.join(name)).unwrap().len() > 1000, "{line}");
    }
    assert_eq!(examples.lines().count(), 3);
}

/// The pictures of the README, and what is typed for each.
const PICTURES: [(&str, &str); 5] = [
    ("explorer", "JJJJ"),
    ("search", "/海关<Enter>n"),
    ("reader", ":21<Enter>z/海关<Enter>"),
    ("table", "T/海关<Enter>lloj"),
    ("figures", "Fjj"),
];

#[test]
fn the_pictures_are_the_programs() {
    let readme = readmes::text("README.md");
    for (name, keys) in PICTURES {
        let picture = format!("assets/{name}.svg");
        golden::hold(&picture, &svg(Screen::new(110, 30).keys(keys).buffer()));
        assert!(readme.contains(&format!("]({picture})")), "the README does not show {picture}");
    }
}

#[test]
fn the_picture_of_both_texts_is_the_programs() {
    let screen = Screen::open(110, 30, Lang::En, &Start::default()).keys(":24<Enter>z");
    golden::hold("assets/english.svg", &svg(screen.buffer()));
    assert!(readmes::text("README.md").contains("](assets/english.svg)"));
}

#[test]
fn the_picture_of_the_ledger_is_the_programs() {
    let mut ledger = Ledger::default();
    let mut keep = |number, edit| {
        let at = Stamp::parse("2026-11-23T12:00:00Z").unwrap();
        ledger.apply(&Change { id: ItemId { batch: 6, number }, edit, at });
    };
    for (number, status) in [(1, Status::InPlace), (4, Status::UnderWay), (5, Status::Blocked), (14, Status::UnderWay)]
    {
        keep(number, Edit::Status(status));
    }
    keep(5, Edit::Note("供电公司已报批；占道施工的审批口径\n待住房城乡建设部门明确。".to_owned()));
    keep(5, Edit::Mark(true));
    let start = Start { ledger: Some(Rc::new(ledger)), ..Start::default() };
    let screen = Screen::open(110, 30, Lang::Zh, &start).keys("JJ");
    golden::hold("assets/ledger.svg", &svg(screen.buffer()));
    assert!(readmes::text("README.md").contains("](assets/ledger.svg)"));
}

#[test]
fn the_examples_of_the_ledger_do_what_is_said() {
    let examples = examples("The ledger");
    let folder = folder::empty("readme-ledger");
    let script = |line: &str| {
        let command = line.strip_prefix("$ zimao ").unwrap().split(" #").next().unwrap();
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("\"$ZIMAO\" {command}")]).current_dir(&folder).env("XDG_DATA_HOME", &folder);
        shell.env("ZIMAO", env!("CARGO_BIN_EXE_zimao")).env("LC_ALL", "zh_CN.UTF-8").output().unwrap()
    };
    let expected = ["推进中", "已与司法部对接", "海关公证", "", "", "相同 1 项", "未启动"];
    let lines: Vec<&str> = examples.lines().collect();
    assert_eq!(lines.len(), expected.len());
    for (line, expected) in lines.into_iter().zip(expected) {
        let ran = script(line);
        assert!(ran.status.success(), "{line}: {ran:?}");
        assert!(String::from_utf8(ran.stdout).unwrap().contains(expected), "{line}");
    }
    assert!(std::fs::read_to_string(folder.join("report.md")).unwrap().contains("已与司法部对接"));
}

/// Where each README names the places of keys, those where plain characters are text, and
/// where these end.
const PLACES: [[&str; 3]; 2] = [["The places are ", "; in ", "plain characters"], ["位置有 ", "；在 ", "普通字符"]];

#[test]
fn the_places_of_keys_are_all_named() {
    let words = |text: &str| -> Vec<String> { text.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let mut all: Vec<String> = Context::ALL.iter().map(|context| context.word().to_owned()).collect();
    all.sort();
    for ((_, file), [begin, fields, end]) in READMES.into_iter().zip(PLACES) {
        let readme = readmes::text(file);
        let (_, places) = readme.split_once(begin).expect(file);
        let (places, rest) = places.split_once(fields).expect(file);
        let mut named = words(places);
        named.sort();
        assert_eq!(named, all, "{file}");
        let fields = words(rest.split_once(end).expect(file).0);
        for context in Context::ALL {
            let is_field = fields.iter().any(|field| field == context.word());
            assert_eq!(is_field, context.takes_text(), "{file}: {}", context.word());
        }
    }
}

/// Pixels of a cell.
const CELL: (usize, usize) = (9, 20);

/// A frame as a picture: a rectangle for each run of one background, a text for each
/// run of one style, each character in its cell.
fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 20, rows * CELL.1 + 20);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"#16181d\"/>\n\
         <g font-family=\"'Sarasa Mono SC','Noto Sans Mono CJK SC','Source Han Mono SC',monospace\" font-size=\"16\" fill=\"#d8dee9\">\n"
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let style = buffer[(x, y)].style();
            let end = (x..buffer.area.width).find(|&at| buffer[(at, y)].style() != style).unwrap_or(buffer.area.width);
            run(&mut out, buffer, y, x..end);
            x = end;
        }
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn run(out: &mut String, buffer: &Buffer, y: u16, columns: std::ops::Range<u16>) {
    let cell = &buffer[(columns.start, y)];
    let left = 10 + usize::from(columns.start) * CELL.0;
    let top = 10 + usize::from(y) * CELL.1;
    if let Some(color) = rgb(cell.bg) {
        let width = usize::from(columns.end - columns.start) * CELL.0;
        writeln!(out, "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{}\" fill=\"{color}\"/>", CELL.1)
            .unwrap();
    }
    let fill = rgb(cell.fg).map(|color| format!(" fill=\"{color}\"")).unwrap_or_default();
    let line = if cell.modifier.contains(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
    let bold = if cell.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    for word in words(buffer, y, columns) {
        let places: Vec<String> = word.iter().map(|(x, _)| (10 + usize::from(*x) * CELL.0).to_string()).collect();
        let text: String = word.into_iter().map(|(_, symbol)| symbol).collect();
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        writeln!(out, "<text y=\"{}\" x=\"{}\"{fill}{bold}{line}>{text}</text>", top + 15, places.join(" ")).unwrap();
    }
}

/// Characters without a blank between them, each with its column: not every viewer
/// places every character of a text by itself.
fn words(buffer: &Buffer, y: u16, columns: std::ops::Range<u16>) -> Vec<Vec<(u16, &str)>> {
    let mut words: Vec<Vec<(u16, &str)>> = vec![Vec::new()];
    for x in columns {
        match buffer[(x, y)].symbol() {
            " " => words.push(Vec::new()),
            "" => {}
            symbol => words.last_mut().unwrap().push((x, symbol)),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The colours of the dark theme.
fn rgb(color: Color) -> Option<String> {
    match color {
        Color::Reset => None,
        Color::Indexed(index @ 16..=231) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * u32::from(step) };
            let cube = index - 16;
            Some(format!("#{:02x}{:02x}{:02x}", level(cube / 36), level(cube / 6 % 6), level(cube % 6)))
        }
        Color::Indexed(index @ 232..) => {
            let grey = 8 + 10 * u32::from(index - 232);
            Some(format!("#{grey:02x}{grey:02x}{grey:02x}"))
        }
        other => panic!("the dark theme does not use {other}"),
    }
}
