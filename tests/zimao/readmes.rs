//! The README in its two languages, held to each other: whatever is not prose is the same in
//! both, section by section and block by block.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use zimao::config;
use zimao::i18n::Lang;

use crate::{folder, golden};

/// The READMEs: the English one is the measure of the others.
pub(crate) const READMES: [(Lang, &str); 2] = [(Lang::En, "README.md"), (Lang::Zh, "README.zh-CN.md")];

/// What both quote of the program, as it is said in each language.
const SAID: [[&str; 2]; 2] = [
    [
        "config.toml: line 7: keys.tree.down: \"jj\" is not a key: …",
        "config.toml：第 7 行：keys.tree.down：\"jj\" 不是按键，…",
    ],
    ["items.jsonl: line 3: title: missing", "items.jsonl：第 3 行：title：缺少"],
];

/// Names that are written without the blanks that otherwise part Chinese from digits.
const NAMES: [&str; 2] = ["国函〔2020〕96号", "附件第21项"];

pub(crate) fn text(file: &str) -> String {
    fs::read_to_string(golden::project(file)).unwrap()
}

/// A README in its parts.
struct Readme {
    file: &'static str,
    sections: Vec<Section>,
}

/// A heading, and what stands under it before the next one.
struct Section {
    level: usize,
    heading: String,
    blocks: Vec<Block>,
}

enum Block {
    Paragraph(Vec<String>),
    ListItem(Vec<String>),
    Table(Vec<Vec<String>>),
    Code { language: String, lines: Vec<String> },
}

impl Block {
    fn kind(&self) -> String {
        match self {
            Self::Paragraph(lines) if lines.iter().all(|line| line.starts_with("![")) => "picture".to_owned(),
            Self::Paragraph(_) => "paragraph".to_owned(),
            Self::ListItem(_) => "list item".to_owned(),
            Self::Table(rows) => {
                let columns: BTreeSet<usize> = rows.iter().map(Vec::len).collect();
                format!("table of {} rows × {columns:?} columns", rows.len())
            }
            Self::Code { language, .. } => format!("{language} block"),
        }
    }
}

/// The sections of a Markdown text of the forms that the READMEs use.
fn sections(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut lines = text.lines();
    // Whether a line goes on with what stands above it.
    let mut open = false;
    while let Some(line) = lines.next() {
        let level = line.chars().take_while(|c| *c == '#').count();
        if level > 0 {
            sections.push(Section { level, heading: line[level..].trim().to_owned(), blocks: Vec::new() });
            open = false;
            continue;
        }
        if line.is_empty() || line.starts_with("<!--") {
            open = false;
            continue;
        }
        let blocks = &mut sections.last_mut().expect("a README begins with its title").blocks;
        match blocks.last_mut().filter(|_| open) {
            Some(Block::Table(rows)) if line.starts_with('|') => rows.push(cells(line)),
            Some(Block::ListItem(lines)) if line.starts_with("  ") => lines.push(line.trim().to_owned()),
            Some(Block::Paragraph(lines)) => lines.push(line.to_owned()),
            _ => blocks.push(block(line, &mut lines)),
        }
        open = !matches!(blocks.last(), Some(Block::Code { .. }));
    }
    sections
}

/// The block that begins with a line; of code, all of it.
fn block<'a>(line: &str, rest: &mut impl Iterator<Item = &'a str>) -> Block {
    if let Some(language) = line.strip_prefix("```") {
        let lines = rest.take_while(|line| *line != "```").map(str::to_owned).collect();
        Block::Code { language: language.to_owned(), lines }
    } else if line.starts_with('|') {
        Block::Table(vec![cells(line)])
    } else if let Some(item) = line.strip_prefix("- ") {
        Block::ListItem(vec![item.to_owned()])
    } else {
        Block::Paragraph(vec![line.to_owned()])
    }
}

fn cells(row: &str) -> Vec<String> {
    let inner = row.strip_prefix('|').unwrap().strip_suffix('|').unwrap().replace("\\|", "\0");
    inner.split('|').map(|cell| cell.trim().replace('\0', "|")).collect()
}

/// The code in a text, and the text without it.
fn parted(text: &str) -> (Vec<&str>, String) {
    let pieces: Vec<&str> = text.split('`').collect();
    assert_eq!(pieces.len() % 2, 1, "a backtick is not closed: {text}");
    let spans = pieces.iter().skip(1).step_by(2).copied().collect();
    (spans, pieces.iter().step_by(2).copied().collect::<Vec<_>>().join("`"))
}

/// What links lead to, and the text without that.
fn unlinked(text: &str) -> (Vec<&str>, String) {
    let (mut targets, mut rest) = (Vec::new(), String::new());
    for (at, piece) in text.split("](").enumerate() {
        let (target, after) = if at == 0 { ("", piece) } else { piece.split_once(')').unwrap() };
        targets.extend((at > 0).then_some(target));
        rest.push_str(after);
    }
    (targets, rest)
}

/// The numbers in a text; a day is the same however it is written.
fn numbers(text: &str) -> Vec<String> {
    let pieces = text.split(|c: char| !c.is_ascii_digit() && !".,".contains(c));
    let bare = pieces.map(|piece| piece.trim_matches(['.', ',']).replace(',', "")).filter(|piece| !piece.is_empty());
    bare.map(|number| match number.trim_start_matches('0') {
        rest if rest.starts_with(|c: char| c.is_ascii_digit()) => rest.to_owned(),
        rest => format!("{}{rest}", if number.starts_with('0') { "0" } else { "" }),
    })
    .collect()
}

/// Where GitHub puts the heading of a section.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || "_- ".contains(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

impl Readme {
    fn of(file: &'static str) -> Self {
        Self { file, sections: sections(&text(file)) }
    }

    /// The anchors of all sections; one that is taken already is counted on.
    fn anchors(&self) -> Vec<String> {
        let mut anchors: Vec<String> = Vec::new();
        for section in &self.sections {
            let plain = anchor(&section.heading);
            let mut counted = (1..).map(|count| format!("{plain}-{count}"));
            let own = if anchors.contains(&plain) { counted.find(|own| !anchors.contains(own)) } else { Some(plain) };
            anchors.extend(own);
        }
        anchors
    }

    /// What a text holds besides its words: code, the targets of links, numbers.
    fn facts(&self, text: &str) -> BTreeSet<String> {
        let (spans, plain) = parted(text);
        let (targets, plain) = unlinked(&plain);
        let said = |span: &&str| SAID.iter().find(|said| said.contains(span)).map_or(*span, |said| said[0]).to_owned();
        let mut facts: BTreeSet<String> = spans.iter().map(said).map(|span| format!("`{span}`")).collect();
        facts.extend(numbers(&plain));
        facts.extend(targets.into_iter().map(|target| match target.strip_prefix('#') {
            _ if READMES.iter().any(|(_, file)| *file == target) => "the other README".to_owned(),
            None => format!("({target})"),
            Some(own) => match self.anchors().iter().position(|anchor| anchor == own) {
                Some(place) => format!("a link to section {place}"),
                None => panic!("{} has no heading for the link to #{own}", self.file),
            },
        }));
        facts
    }

    /// What must be the same in a block, each part with its name.
    fn held(&self, block: &Block) -> Vec<(String, BTreeSet<String>)> {
        match block {
            Block::Paragraph(lines) | Block::ListItem(lines) => {
                vec![("the text".to_owned(), self.facts(&lines.join(" ")))]
            }
            Block::Table(rows) => {
                let mut held = Vec::new();
                for (row, cells) in rows.iter().enumerate() {
                    // The first cell tells what the row is about: its code in order too.
                    let (spans, _) = parted(&cells[0]);
                    held.push((format!("row {row}, what it is about"), BTreeSet::from([spans.join(" ")])));
                    let cell =
                        |(column, cell): (usize, &String)| (format!("row {row}, cell {column}"), self.facts(cell));
                    held.extend(cells.iter().enumerate().map(cell));
                }
                held
            }
            Block::Code { language, lines } => vec![
                ("the commands".to_owned(), code(language, lines).into_iter().enumerate().map(numbered).collect()),
                ("the options".to_owned(), lines.iter().flat_map(|line| options(line)).collect()),
            ],
        }
    }
}

/// In a set, a line that comes twice counts twice.
fn numbered((at, line): (usize, String)) -> String {
    format!("{at}: {line}")
}

/// The lines of a block without comments, and of a console without what comes.
fn code(language: &str, lines: &[String]) -> Vec<String> {
    let typed = lines.iter().filter(|line| language != "console" || line.starts_with("$ "));
    let bare = typed.map(|line| if line.starts_with('#') { "" } else { line.split(" #").next().unwrap().trim_end() });
    bare.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn options(line: &str) -> Vec<String> {
    let words = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    words.filter(|word| word.len() > 2 && word.starts_with("--")).map(str::to_owned).collect()
}

/// How two READMEs differ, a line each.
fn differences(measure: &Readme, other: &Readme) -> Vec<String> {
    let outline = |readme: &Readme| -> Vec<usize> { readme.sections.iter().map(|section| section.level).collect() };
    if outline(measure) != outline(other) {
        let all = measure.sections.iter().zip(&other.sections);
        let shown = all.map(|(one, two)| format!("{} {} | {} {}", one.level, one.heading, two.level, two.heading));
        return vec![format!(
            "the headings are not the same in number and level ({} and {}):\n{}",
            measure.sections.len(),
            other.sections.len(),
            shown.collect::<Vec<_>>().join("\n")
        )];
    }
    let mut found = Vec::new();
    for (one, two) in measure.sections.iter().zip(&other.sections) {
        let place = format!("“{}” of {} and “{}” of {}", one.heading, measure.file, two.heading, other.file);
        let kinds = [one, two].map(|section| section.blocks.iter().map(Block::kind).collect::<Vec<_>>());
        if kinds[0] != kinds[1] {
            found.push(format!("{place} have other blocks:\n  {:?}\n  {:?}", kinds[0], kinds[1]));
            continue;
        }
        for (at, (one, two)) in one.blocks.iter().zip(&two.blocks).enumerate() {
            for ((part, one_held), (_, two_held)) in measure.held(one).into_iter().zip(other.held(two)) {
                if one_held != two_held {
                    let only = [one_held.difference(&two_held), two_held.difference(&one_held)];
                    let [one_only, two_only] = only.map(|only| only.cloned().collect::<Vec<_>>().join(" ; "));
                    found.push(format!(
                        "{place}, block {} ({}), {part}:\n  only in {}: {one_only}\n  only in {}: {two_only}",
                        at + 1,
                        one.kind(),
                        measure.file,
                        other.file
                    ));
                }
            }
        }
    }
    found
}

#[test]
fn the_readmes_say_the_same() {
    let [measure, other] = READMES.map(|(_, file)| Readme::of(file));
    let found = differences(&measure, &other);
    assert!(found.is_empty(), "the READMEs differ:\n{}", found.join("\n"));
}

#[test]
fn a_difference_is_told_with_its_section() {
    let english =
        "# a\n\n## Use it\n\nType `zimao list --unit`, 5 times, as in [b](#use-it).\n\n| k |\n|---|\n| `j` `k` |\n";
    let differ = |text: &str| {
        let measure = Readme { file: "README.md", sections: sections(english) };
        differences(&measure, &Readme { file: "README.zh-CN.md", sections: sections(text) }).join("\n")
    };
    assert_eq!(
        differ("# a\n\n## 使用\n\n输入 `zimao list --unit` 5 次，见[乙](#使用)。\n\n| 键 |\n|---|\n| `j` `k` |\n"),
        ""
    );
    for (chinese, told) in [
        ("# a\n\n### 使用", "not the same in number and level"),
        ("# a\n\n## 使用\n\n输入。", "“Use it” of README.md and “使用” of README.zh-CN.md have other blocks"),
        (
            "# a\n\n## 使用\n\n`zimao list` 5 [乙](#使用)\n\n| 键 |\n|---|\n| `j` `k` |\n",
            "only in README.md: `zimao list --unit`",
        ),
        (
            "# a\n\n## 使用\n\n`zimao list --unit` 6 [乙](#使用)\n\n| 键 |\n|---|\n| `j` `k` |\n",
            "only in README.zh-CN.md: 6",
        ),
        ("# a\n\n## 使用\n\n`zimao list --unit` 5 [乙](#a)\n\n| 键 |\n|---|\n| `j` `k` |\n", "a link to section 0"),
        (
            "# a\n\n## 使用\n\n`zimao list --unit` 5 [乙](#使用)\n\n| 键 |\n|---|\n| `k` `j` |\n",
            "row 2, what it is about",
        ),
    ] {
        assert!(differ(chinese).contains(told), "{told}: {}", differ(chinese));
    }
    assert_eq!(numbers("0 to 40, 0.74 ms, 2020-06-28, 100,000."), ["0", "40", "0.74", "2020", "6", "28", "100000"]);
    let twice = Readme { file: "", sections: sections("# 列、顺序 `a-b`\n# 列顺序 a-b\n") };
    assert_eq!(twice.anchors(), ["列顺序-a-b", "列顺序-a-b-1"]);
}

#[test]
fn the_files_that_the_readmes_link_are_there() {
    for (_, file) in READMES {
        let text = text(file);
        let (targets, _) = unlinked(&text);
        for target in targets.iter().filter(|target| !target.starts_with('#') && !target.contains("://")) {
            assert!(golden::project(target).exists(), "{file} links {target}");
        }
        for (_, other) in READMES.iter().filter(|(_, other)| *other != file) {
            assert!(text.lines().nth(2).unwrap().contains(&format!("]({other})")), "{file} does not lead to {other}");
        }
    }
}

#[test]
fn what_the_readmes_quote_is_said() {
    let (_, mistakes) = config::read("\n\n\n\n\n[keys.tree]\ndown = [\"jj\"]\n");
    let folder = folder::empty("readme-quotes");
    fs::write(folder.join("items.jsonl"), "{\"title\":\"a\",\"content\":\"b\"}\n\n{\"content\":\"b\"}\n").unwrap();
    for (at, (lang, file)) in READMES.iter().enumerate() {
        let [of_settings, of_items] = SAID.map(|said| said[at]);
        let said = config::summary("config.toml", &mistakes, lang.messages()).unwrap();
        assert!(said.starts_with(of_settings.trim_end_matches('…')), "{file}: {said}");
        let mut list = Command::new(env!("CARGO_BIN_EXE_zimao"));
        list.args(["list", "--data", "items.jsonl", "--lang", if *lang == Lang::Zh { "zh" } else { "en" }]);
        let ran = list.current_dir(&folder).output().unwrap();
        assert_eq!(String::from_utf8(ran.stderr).unwrap(), format!("zimao: {of_items}\n"), "{file}");
        for quoted in [of_settings, of_items] {
            assert!(text(file).contains(&format!("`{quoted}`")), "{file} does not quote {quoted}");
        }
    }
}

/// What is wrong with how a Chinese text is set; code is a backtick in it.
fn misset(text: &str) -> Option<String> {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let is_latin = |c: char| c.is_ascii_alphanumeric() || c == '`';
    let is_wide_mark = |c: char| "，。、；：？！“”（）《》〔〕".contains(c);
    let pairs = text.chars().zip(text.chars().skip(1));
    let mut wrong = pairs.filter(|(left, right)| {
        let blank = (is_wide_mark(*left) && *right == ' ') || (*left == ' ' && is_wide_mark(*right));
        let joined = (is_han(*left) && is_latin(*right)) || (is_latin(*left) && is_han(*right));
        let narrow = is_han(*left) && ",;:?!()".contains(*right);
        blank || joined || narrow
    });
    wrong.next().map(|(left, right)| format!("“{left}{right}” in {text}"))
}

#[test]
fn the_chinese_is_set_as_chinese() {
    for section in Readme::of("README.zh-CN.md").sections {
        for block in section.blocks {
            let texts = match block {
                // A line break between two characters would be shown as a blank.
                Block::Paragraph(lines) | Block::ListItem(lines) => {
                    assert_eq!(lines.len(), 1, "a paragraph of “{}” is broken into lines: {lines:?}", section.heading);
                    lines
                }
                Block::Table(rows) => rows.into_iter().flatten().collect(),
                Block::Code { .. } => continue,
            };
            for text in texts {
                let (_, plain) = unlinked(&parted(&text).1);
                let plain = NAMES.iter().fold(plain, |plain, name| plain.replace(name, "名")).replace(['[', ']'], "");
                assert_eq!(misset(&plain), None, "“{}”", section.heading);
            }
        }
    }
    assert!(["第3项", "用`", "好 ，", "， 好", "是:"].into_iter().all(|text| misset(text).is_some()));
}
