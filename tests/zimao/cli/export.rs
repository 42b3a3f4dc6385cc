//! `zimao export`: every format, and the file it goes into.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use zimao::catalog::Catalog;
use zimao::dataset;

use crate::folder;
use crate::run::{Ran, Run};

fn catalog() -> Catalog {
    dataset::embedded().unwrap()
}

/// What an export in a format gives.
fn text(format: &str, args: &[&str]) -> String {
    Run::new(["export", "--format", format].iter().chain(args)).code(0).stderr_is("").stdout
}

/// An export into a file.
fn to(file: &Path, args: &[&str]) -> Run {
    Run::new(["export", "-o", file.to_str().unwrap()].iter().chain(args))
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A folder of a test alone, and a file in it with something else.
fn with_old(name: &str) -> (PathBuf, PathBuf) {
    let folder = folder::empty(name);
    let file = folder.join("old.md");
    fs::write(&file, "what was there before").unwrap();
    (folder, file)
}

/// A file of items.
fn data(name: &str, items: &Value) -> PathBuf {
    let file = folder::empty(name).join("items.json");
    fs::write(&file, items.to_string()).unwrap();
    file
}

/// Rows of cells, as RFC 4180 has them and no other.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut chars = csv.strip_prefix('\u{feff}').expect("a byte order mark").chars().peekable();
    let mut rows = Vec::new();
    while chars.peek().is_some() {
        let mut row = vec![String::new()];
        loop {
            let cell = row.last_mut().unwrap();
            match chars.next().expect("a line end at the end") {
                '"' if cell.is_empty() => loop {
                    match chars.next().expect("the quote is closed") {
                        '"' if chars.next_if_eq(&'"').is_some() => cell.push('"'),
                        '"' => break assert!(matches!(chars.peek(), Some(',' | '\r')), "text after a quote"),
                        c => cell.push(c),
                    }
                },
                ',' => row.push(String::new()),
                '\r' => break assert_eq!(chars.next(), Some('\n')),
                c => {
                    assert!(!"\"\n".contains(c), "{c:?} without quotes");
                    cell.push(c);
                }
            }
        }
        rows.push(row);
    }
    rows
}

#[test]
fn csv_is_read_back_as_the_items() {
    let english = ["Batch", "No.", "Item", "Units", "Scope", "Domain", "Part", "Document", "Content", "Remarks"];
    let chinese = ["批次", "序号", "改革事项", "负责单位", "推广范围", "领域", "通知位置", "文号", "主要内容", "说明"];
    for (lang, header) in [("en", english), ("zh", chinese)] {
        let table = rows(&text("csv", &["--lang", lang, "--text", "original"]));
        assert_eq!(table[0], header);
        assert_eq!(table.len(), 38);
        for (row, item) in table[1..].iter().zip(&catalog().items) {
            let domain = item.domain.as_deref().unwrap_or_default();
            let (number, units) = (item.number.to_string(), item.units.join("、"));
            let expected: [&str; 9] =
                ["6", &number, &item.title, &units, &item.scope, domain, &item.section, &item.document, &item.content];
            assert_eq!(row[..9], expected);
            assert_eq!(row[9].is_empty(), item.provenance.is_empty(), "{number}");
        }
    }
}

#[test]
fn no_cell_of_a_csv_is_a_formula_and_every_one_stays_one() {
    let titles = ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1", " =1"];
    let item = |title: &&str| json!({"title": title, "content": "一，\"二\"\n三,四\r\n五\u{1b}", "units": "=a、+b"});
    let file = data("export-formulas", &titles.iter().map(item).collect());
    let table = rows(&text("csv", &["--data", file.to_str().unwrap()]));
    assert_eq!(table.len(), titles.len() + 1);
    for (row, title) in table[1..].iter().zip(titles) {
        let shown = title.replace('\t', "␉").replace('\r', "␍");
        assert_eq!(row[2], format!("'{shown}"));
        assert_eq!((&*row[3], &*row[8]), ("'=a、+b", "一，\"二\"\n三,四\n五␛"));
    }
}

#[test]
fn a_table_has_the_text_asked_for_and_a_translation_of_both_columns_of_its_own() {
    let english = json!({"title": "Customs", "content": "Notaries."});
    let units = json!(["海关总署", "某局"]);
    let items = json!([
        {"title": "海关", "content": "公证", "units": units, "scope": "全国", "section": "一（一）4", "english": english},
        {"title": "甲", "content": "乙"},
    ]);
    let file = data("export-english", &items);
    let of = |args: &[&str]| rows(&text("csv", &[&["--data", file.to_str().unwrap()], args].concat()));
    let own = ["6", "1", "海关", "海关总署、某局", "全国", "", "一（一）4", "", "公证", ""];
    let further = ["Customs", "General Administration of Customs (GACC); 某局", "Nationwide", "", "Notaries."];
    for args in [&["--lang", "en"][..], &["--text", "both", "--lang", "zh"]] {
        let table = of(args);
        assert_eq!((&table[1][..10], &table[1][10..]), (&own.map(String::from)[..], &further.map(String::from)[..]));
        assert!(table[2][10..].iter().all(String::is_empty) && table[2].len() == 15);
        let is_labelled =
            |name: &String| name.contains("(unofficial translation)") || name.contains("（英文，非官方译文）");
        assert!(table[0][10..].iter().all(is_labelled) && !table[0][..10].iter().any(is_labelled), "{:?}", table[0]);
    }
    for args in [&["--lang", "zh"][..], &["--text", "original"]] {
        let table = of(args);
        assert_eq!(table[1], own);
    }
    for lang in ["zh", "en"] {
        let table = of(&["--text", "english", "--lang", lang]);
        let [title, units, scope, domain, content] = further;
        assert_eq!(table[1], ["6", "1", title, units, scope, domain, "I(i)4", "", content, ""]);
        assert_eq!((&*table[2][2], &*table[2][8]), ("甲", "乙"));
        assert!(table[0][2].contains(if lang == "en" {
            "(unofficial translation)"
        } else {
            "（英文，非官方译文）"
        }));
    }
}

#[test]
fn json_is_what_the_list_gives_and_data_takes() {
    for format in ["json", "jsonl"] {
        for args in [&[][..], &["--unit", "海关", "--scope", "全国"], &["--query", "海关"], &["--group", "unit"]]
        {
            let listed = Run::new(["list", "--format", format].iter().chain(args)).code(0).stdout;
            assert_eq!(text(format, args), listed, "{args:?}");
        }
        let file = folder::empty(&format!("export-again-{format}")).join(format!("items.{format}"));
        to(&file, &["--query", "海关"]).code(0).stdout_is("").stderr_is("");
        assert_eq!(text(format, &["--data", file.to_str().unwrap()]), text(format, &["--query", "海关"]));
    }
}

#[test]
fn markdown_says_what_it_is_and_has_every_item_once() {
    let all = Run::new(["export"]).zh().code(0).stdout;
    assert!(all.starts_with(&format!(
        "# {}\n\n- 文号：国函〔2020〕96号\n- 事项：37 项\n\n## 目录\n\n| 序号 |",
        catalog().notice.title
    )));
    let headings: Vec<&str> = all.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(headings.len(), 38);
    for (heading, item) in headings[1..].iter().zip(&catalog().items) {
        assert!(heading.starts_with(&format!("## {} ", item.number)), "{heading}");
        assert!(all.contains(&*item.content), "{heading}");
    }
    let some = text("md", &["--query", "海关", "--unit", "海关总署", "--unit", "司法部", "--scope", "全国"]);
    let facts = "- Document: Guo Han \\[2020\\] No. 96 国函〔2020〕96号\n- Query: 海关\n- Units: 海关总署 or 司法部\n\
                 - Scope: 全国\n- Items: 7 of 37\n- Text: unofficial translation and original\n";
    assert!(some.contains(facts), "{some}");
    let title = "\n## 21 Customs system for notarized electronic service\n\n**海关公证电子送达系统**\n\n- Units: ";
    assert!(some.contains(title), "{some}");
    // Once for all of them.
    assert_eq!(some.matches("unofficial translation").count(), 1);
    let ran = Run::new(["export", "--query", "海官公正"]).zh().code(0);
    ran.stdout_has("- 搜索：近似：按“海关公证”查找，没有“海官公正”\n").stdout_has("- 事项：1 项（全部 37 项）\n");
}

#[test]
fn markdown_is_arranged_under_headings() {
    let text = text("md", &["--group", "domain", "--lang", "zh"]);
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("###")).collect();
    assert_eq!(headings[..3], ["### 全国（31）", "#### 投资管理领域（9）", "#### 贸易便利化领域（7）"]);
    let items: Vec<&str> = text.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(items.len(), 38);
    assert_eq!(items[1..3], ["## 1 出版物发行业务许可与网络发行备案联办制度", "## 4 绿色船舶修理企业规范管理"]);
}

#[test]
fn nothing_in_an_item_acts_as_markdown() {
    let items = json!([{"title": "a|b\n# c", "content": "- 一\n\n1. 二\n===\n> <b>三</b>\u{202e}"}]);
    let file = data("export-markdown", &items);
    let text = text("md", &["--data", file.to_str().unwrap()]);
    assert!(text.contains("| 1 | a\\|b␊\\# c |"), "{text}");
    assert!(text.ends_with("\n\\- 一\n\n1\\. 二\n\n\\===\n\n\\> \\<b\\>三\\</b\\>�\n"), "{text}");
}

/// By how a text begins.
fn format_of(text: &str) -> &'static str {
    let begins = [("# ", "md"), ("\u{feff}", "csv"), ("[", "json"), ("{", "jsonl"), ("<!DOCTYPE html>", "html")];
    begins.iter().find(|(begin, _)| text.starts_with(begin)).unwrap().1
}

#[test]
fn the_ending_of_the_file_is_the_format_unless_one_is_asked_for() {
    let folder = folder::empty("export-endings");
    let endings = [
        ("a.md", "md"),
        ("a.markdown", "md"),
        ("a.csv", "csv"),
        ("a.CSV", "csv"),
        ("a.json", "json"),
        ("a.jsonl", "jsonl"),
        ("a.ndjson", "jsonl"),
        ("a.html", "html"),
        ("a.Htm", "html"),
        ("a.b.html", "html"),
        ("csv", "md"),
        (".csv", "md"),
    ];
    // An ending that says something else is not passed over.
    for name in ["a.txt", "a.xlsx"] {
        to(&folder.join(name), &[]).code(2).stderr_has("name one with --format, md, csv");
        to(&folder.join(name), &["--format", "md"]).code(0);
    }
    for (name, format) in endings {
        let file = folder.join(name);
        to(&file, &[]).code(0).stdout_is("").stderr_is("");
        assert_eq!(format_of(&fs::read_to_string(&file).unwrap()), format, "{name}");
        let other = if format == "csv" { "json" } else { "csv" };
        to(&file, &["--force", "--format", other]).code(0);
        assert_eq!(format_of(&fs::read_to_string(&file).unwrap()), other, "{name}");
    }
    for format in ["md", "csv", "json", "jsonl", "html"] {
        assert_eq!(format_of(&text(format, &["-o", "-"])), format);
        assert_eq!(text(format, &["-o", "-"]), text(format, &[]));
    }
}

#[test]
fn a_file_is_replaced_only_by_force() {
    let (folder, file) = with_old("export-force");
    fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
    let before = fs::read_to_string(&file).unwrap();
    to(&file, &[]).code(2).stdout_is("").stderr_has("old.md: already exists; add --force to replace it");
    to(&file, &[]).zh().code(2).stderr_has("old.md：文件已存在，要替换请加 --force");
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
    to(&file, &["--force", "--unit", "司法部"]).code(0).stdout_is("").stderr_is("");
    assert_eq!(fs::read_to_string(&file).unwrap(), text("md", &["--unit", "司法部"]));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(names(&folder), ["old.md"]);
}

#[test]
fn a_link_leads_to_the_file_behind_it() {
    let (folder, file) = with_old("export-links");
    let (link, dangling) = (folder.join("link.md"), folder.join("dangling.json"));
    symlink("old.md", &link).unwrap();
    symlink("new.json", &dangling).unwrap();
    to(&link, &[]).code(2).stderr_has("link.md: already exists");
    to(&link, &["--force"]).code(0);
    assert!(fs::read_to_string(&file).unwrap().starts_with("# "));
    to(&dangling, &[]).code(0);
    assert!(fs::read_to_string(folder.join("new.json")).unwrap().starts_with('['));
    assert!([&link, &dangling].into_iter().all(|link| fs::symlink_metadata(link).unwrap().is_symlink()));
    assert_eq!(names(&folder), ["dangling.json", "link.md", "new.json", "old.md"]);
    let round = folder.join("round");
    symlink("round", &round).unwrap();
    to(&round, &[]).code(2).stderr_has("round: cannot be written: ");
}

#[test]
fn where_nothing_matches_no_file_is_written() {
    let (folder, file) = with_old("export-nothing");
    for args in [&["--query", "zzzz"][..], &["--unit", "司法部", "--scope", "成都"]] {
        to(&folder.join("new.html"), args).code(1).stdout_is("").stderr_has("no item matches");
        to(&file, args).zh().code(1).stdout_is("").stderr_has("没有");
        to(&file, &[args, &["--force"]].concat()).code(1);
    }
    assert_eq!(names(&folder), ["old.md"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "what was there before");
    // For a program that reads it there is an answer, and nothing in it.
    let nothing = |format| Run::new(["export", "--query", "zzzz", "--format", format]).code(1).stdout;
    assert_eq!((nothing("json"), nothing("jsonl")), ("[]\n".to_owned(), String::new()));
    assert_eq!(rows(&nothing("csv")).len(), 1);
    assert!(nothing("md").ends_with("- Query: zzzz\n- Items: 0 of 37\n"));
    assert!(nothing("html").ends_with("</html>\n"));
}

/// An export in a shell that first does this; ended by a signal there is no code.
fn after(script: &str, file: &Path, args: &[&str]) -> (Option<i32>, String) {
    let script = format!("{script}; exec \"$@\"");
    let output = Command::new("sh")
        .args(["-c", &script, "sh", env!("CARGO_BIN_EXE_zimao"), "export", "-o", file.to_str().unwrap()])
        .args(args)
        .env_clear()
        .env("LANG", "en")
        .env("PATH", std::env::var_os("PATH").unwrap())
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_new_file_is_for_those_whom_the_umask_lets_have_it() {
    let folder = folder::empty("export-umask");
    for (mask, mode) in [("022", 0o644), ("077", 0o600), ("002", 0o664)] {
        let file = folder.join(format!("{mask}.csv"));
        assert_eq!(after(&format!("umask {mask}"), &file, &[]).0, Some(0));
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, mode, "{mask}");
    }
}

#[test]
fn a_full_disk_leaves_what_was_there() {
    let (folder, file) = with_old("export-full");
    // Ignored, the signal of a file that grows too large leaves an error. The limit is reached
    // in the middle of the text.
    let full = "trap '' XFSZ; ulimit -f 8";
    for (file, args) in [(&file, &["--force"][..]), (&folder.join("new.md"), &[])] {
        let (code, stderr) = after(full, file, args);
        assert_eq!(code, Some(2), "{stderr}");
        let name = file.file_name().unwrap().to_str().unwrap();
        assert!(stderr.contains(&format!("{name}: cannot be written: File too large")), "{stderr}");
    }
    assert_eq!(names(&folder), ["old.md"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "what was there before");
    #[cfg(target_os = "linux")]
    {
        to(Path::new("/dev/full"), &[]).code(2).stderr_has("/dev/full: cannot be written: No space left");
        let full = || File::options().write(true).open("/dev/full").unwrap();
        for format in ["md", "csv", "json", "jsonl", "html"] {
            let run = || Run::new(["export", "--format", format]).stdout_to(full());
            run().code(2).stderr_has("cannot write the output: No space left");
            run().zh().code(2).stderr_has("无法写出结果（磁盘已满）");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_program_that_is_killed_while_it_writes_leaves_what_was_there() {
    use rustix::fs::{Mode, OFlags, open};
    let (folder, file) = with_old("export-killed");
    if open(&folder, OFlags::TMPFILE | OFlags::WRONLY, Mode::RWXU).is_err() {
        eprintln!("skipped: this file system has no files without a name");
        return;
    }
    for (file, args) in [(&file, &["--force"][..]), (&folder.join("new.md"), &[])] {
        assert_eq!(after("ulimit -c 0; ulimit -f 8", file, args).0, None, "it was killed");
    }
    assert_eq!(names(&folder), ["old.md"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "what was there before");
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    let (folder, file) = with_old("export-read-only");
    // A superuser may write everywhere, unless that is taken from him.
    let give_up =
        "if [ \"$(id -u)\" = 0 ]; then set -- setpriv --bounding-set=-dac_override --inh-caps=-dac_override \"$@\"; fi";
    fs::set_permissions(&folder, Permissions::from_mode(0o500)).unwrap();
    let said = [after(give_up, &folder.join("new.md"), &[]), after(give_up, &file, &["--force"])];
    fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
    for (code, stderr) in said {
        assert_eq!(code, Some(2), "{stderr}");
        assert!(stderr.contains(".md: cannot be written: Permission denied"), "{stderr}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "what was there before");
}

#[test]
fn what_cannot_be_a_file_is_named_with_the_next_step() {
    let folder = folder::empty("export-no-file");
    to(&folder, &["--force"]).code(2).stderr_has("export-no-file: a folder; name a file in it");
    to(&folder, &[]).zh().code(2).stderr_has("export-no-file：这是目录");
    to(&folder.join("none/a.md"), &[]).code(2).stderr_has("none/a.md: its folder does not exist; create it");
    to(&folder.join("none/a.md"), &[]).zh().code(2).stderr_has("none/a.md：所在的目录不存在，请先创建");
    to(&folder.join(format!("{}.md", "长".repeat(100))), &[])
        .code(2)
        .stderr_has("cannot be written: File name too long");
    let ran = to(&folder.join("none/\x1b]0;x\x07"), &[]).code(2).shows_no_controls();
    assert_eq!(ran.stderr.lines().count(), 1);
    assert!(names(&folder).is_empty());
}

#[test]
fn a_pipe_is_written_to_and_may_be_closed() {
    let ran: Ran = to(Path::new("/dev/stdout"), &["--format", "json"]).code(0).stderr_is("");
    assert_eq!(ran.json().as_array().unwrap().len(), 37);
    for args in [&["export", "--format", "html"][..], &["export", "--format", "html", "-o", "/dev/stdout"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        Run::new(args).stdout_to(writer).code(0).stderr_is("");
    }
}

#[test]
fn what_is_exported_never_acts_on_a_terminal() {
    let evil = "a\x1b]0;x\x07\u{9b}2J\u{202e}\u{200b}b";
    let item = json!({"title": evil, "content": evil, "units": [evil], "scope": evil, "domain": evil, "path": [evil]});
    let file = data("export-controls", &json!([item]));
    for format in ["md", "json", "jsonl", "html"] {
        let args = ["export", "--format", format, "--group", "domain", "--data", file.to_str().unwrap()];
        Run::new(args).code(0).shows_no_controls();
    }
    let csv = text("csv", &["--data", file.to_str().unwrap()]);
    assert!(!csv.contains(|c: char| c.is_control() && c != '\r' && c != '\n') && !csv.contains('\u{202e}'), "{csv}");
}
