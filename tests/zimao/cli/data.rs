//! Other items than the embedded notice's: `--data`.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use serde_json::{Value, json};
use zimao::catalog::{Catalog, Headings, Notice, groups};
use zimao::dataset::{self, Fault};

use crate::run::Run;

/// A file of this test alone.
fn file(name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("data");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

/// A run on files.
fn on(files: &[&PathBuf], args: &[&str]) -> Run {
    let data = files.iter().flat_map(|file| ["--data", file.to_str().unwrap()]);
    Run::new(args.iter().copied().chain(data))
}

/// What a text decodes to.
fn decode(text: &str) -> Catalog {
    dataset::union([("text".to_owned(), text.to_owned().leak().as_bytes())]).unwrap()
}

const TWO: &str =
    "{\"title\":\"甲制度\",\"content\":\"甲的内容。\"}\n{\"title\":\"乙系统\",\"content\":\"乙的内容。\"}\n";

#[test]
fn an_array_lines_and_a_dataset_give_the_same_items() {
    let items = Run::new(["list", "--format", "json"]).code(0).stdout;
    let lines = Run::new(["list", "--format", "jsonl"]).code(0).stdout;
    let notice = dataset::embedded().unwrap().notice;
    let values: Value = serde_json::from_str(&items).unwrap();
    let whole = json!({"items": values, "version": 1, "notice": notice}).to_string();
    let files = [file("same.json", &items), file("same.jsonl", lines), file("same-dataset.json", whole)];
    for path in &files {
        assert_eq!(on(&[path], &["list", "--format", "json"]).code(0).stdout, items, "{}", path.display());
    }
    on(&[&files[2]], &["notice"]).code(0).stdout_has("国务院关于做好");
}

#[test]
fn an_item_needs_a_title_and_a_content_and_no_more() {
    let path = file("two.jsonl", TWO);
    on(&[&path], &["list"]).code(0).stdout_is("1  甲制度\n2  乙系统\n");
    on(&[&path], &["show", "2"]).code(0).stdout_has("乙的内容。").stdout_has("Domain  none").stdout_lacks("Document");
    on(&[&path], &["search", "乙"]).code(0).stdout_has("乙系统").stdout_lacks("甲制度");
    on(&[&path], &["list", "--batch", "6"]).code(0).stdout_has("甲制度");
}

#[test]
fn an_id_is_given_whole_or_as_a_number_or_follows_from_the_place() {
    let items = json!([
        {"id": "7-21", "title": "a", "content": "a"},
        {"id": 22, "title": "b", "content": "b"},
        {"id": "23", "title": "c", "content": "c", "batch": 5},
        {"number": 24, "title": "d", "content": "d"},
        {"title": "e", "content": "e", "id": null, "unknown": {"field": [1]}},
    ]);
    let path = file("ids.json", items.to_string());
    assert_eq!(on(&[&path], &["list", "--format", "tsv"]).code(0).ids(), ["7-21", "6-22", "5-23", "6-24", "6-5"]);
    on(&[&path], &["show", "21"]).code(0).stdout_has("a");
}

#[test]
fn units_are_a_list_or_one_text_and_a_domain_alone_is_a_heading() {
    let catalog = decode(
        r#"[{"title":"a","content":"a","units":"海关总署、司法部","domain":"投资"},
            {"title":"b","content":"b","units":["甲","乙","丙","丁","戊","己","庚"],"domain":""}]"#,
    );
    assert_eq!(*catalog.items[0].units, ["海关总署", "司法部"]);
    assert_eq!(*catalog.items[1].units, ["甲", "乙", "丙", "丁", "戊", "己", "庚"]);
    assert_eq!(*catalog.items[0].path, ["投资"]);
    assert_eq!((catalog.items[1].domain, catalog.items[1].path.len()), (None, 0));
}

#[test]
fn an_item_without_domain_unit_or_scope_stays_in_every_grouping() {
    let path = file(
        "groups.jsonl",
        format!("{TWO}{}", r#"{"title":"丙","content":"丙","domain":"投资","units":"海关总署","scope":"全国"}"#),
    );
    for (grouping, other) in [("domain", "投资"), ("unit", "GACC"), ("scope", "Nationwide")] {
        let list = |run: Run| run.code(0).stdout_has("甲制度").stdout_has("乙系统");
        list(on(&[&path], &["list", "--group", grouping])).stdout_has("none (2)\n").stdout_has(other);
        list(on(&[&path], &["list", "--group", grouping]).zh()).stdout_has("无（2）\n").stdout_lacks("Nationwide");
        list(on(&[&path], &["list", "--group", grouping, "--format", "md"])).stdout_has("## none (2)\n");
        assert_eq!(on(&[&path], &["list", "--group", grouping, "--format", "tsv"]).code(0).ids().len(), 3);
    }
}

#[test]
fn several_files_are_one_list_numbered_through() {
    let (first, second) = (file("first.jsonl", TWO), file("second.json", r#"[{"title":"丙","content":"丙"}]"#));
    on(&[&first, &second], &["list"]).code(0).stdout_is("1  甲制度\n2  乙系统\n3  丙\n");
    let before: Vec<&str> = vec!["--data", first.to_str().unwrap(), "list", "--data", second.to_str().unwrap()];
    Run::new(before).code(0).stdout_has("甲制度").stdout_has("丙");
}

#[test]
fn items_alone_have_no_notice_and_the_program_says_so() {
    let path = file("no-notice.jsonl", TWO);
    for format in ["text", "json", "md"] {
        on(&[&path], &["notice", "--format", format]).code(2).stderr_has("these items have no notice: “zimao list");
    }
    on(&[&path], &["notice"]).zh().code(2).stderr_has("没有通知原文");
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_place_in_either_language() {
    let mut deep = serde_json::to_value(&dataset::embedded().unwrap().items).unwrap();
    deep[12]["title"] = 5.into();
    let notice = dataset::embedded().unwrap().notice;
    let whole = json!({"version": 1, "notice": notice, "items": deep}).to_string();
    let line = |text: &str| format!("{TWO}\n{text}\n{TWO}");
    let cases: &[(&str, Vec<u8>, &str, &str)] = &[
        ("missing.jsonl", line("{\"content\":\"x\"}").into(), "line 4: title: missing", "第 4 行：title：缺少"),
        ("number.jsonl", line("{\"title\":\"x\",\"content\":1}").into(), "line 4: content: not a string", "不是字符串"),
        (
            "twice.jsonl",
            line(r#"{"title":"x","title":"y","content":"z"}"#).into(),
            "line 4: an object has",
            "重复的字段",
        ),
        ("cut.jsonl", line("{\"title\":").into(), "not JSON from line 4, column 9", "第 4 行第 9 列"),
        ("array.json", deep.to_string().into(), "[12].title: not a string", "[12].title：不是字符串"),
        ("dataset.json", whole.into(), "items[12].title: not a string", "items[12].title：不是字符串"),
        (
            "comma.json",
            "[{\"title\":\"a\",\"content\":\"b\"}\n{}]".into(),
            "not JSON from line 2, column 1",
            "第 2 行第 1 列",
        ),
        ("open.json", "[{\"title\":\"a\",\"content\":\"b\"},\n".into(), "not JSON from line", "不是 JSON"),
        ("id.json", r#"[{"id":"x","title":"a","content":"b"}]"#.into(), "[0].id: not an ID", "[0].id：不是"),
        ("units.json", r#"[{"units":5,"title":"a","content":"b"}]"#.into(), "[0].units: neither", "[0].units：既不是"),
        ("text.txt", "海关公证".into(), "not JSON from line 1, column 1", "第 1 行第 1 列起不是 JSON"),
        ("empty.json", " \n".into(), "the file is empty", "文件是空的"),
        ("none.json", "[]".into(), "no items in it", "没有事项"),
        (
            "latin.json",
            b"[{\"title\":\n\"\xff\",\"content\":\"b\"}]".to_vec(),
            "line 2: not UTF-8",
            "第 2 行：不是 UTF-8",
        ),
        (
            "same.jsonl",
            r#"{"id":3,"title":"a","content":"a"}{"id":"6-3","title":"b","content":"b"}"#.into(),
            "item 2: ID 6-3 is already that of item 1 of",
            "第 2 项：编号 6-3 与",
        ),
    ];
    for (name, text, english, chinese) in cases {
        let path = file(&format!("bad-{name}"), text);
        for args in [&["list"][..], &[]] {
            on(&[&path], args).code(2).stdout_is("").stderr_has(name).stderr_has(english);
        }
        on(&[&path], &["list"]).zh().code(2).stderr_has(chinese);
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    on(&[&folder], &["list"]).code(2).stderr_has(": a folder");
    on(&[&folder], &["list"]).zh().code(2).stderr_has("这是目录");
    on(&[&folder.join("nowhere.json")], &["show", "1"]).code(2).stderr_has("nowhere.json: no such file");
    on(&[&folder.join("nowhere.json")], &["list"]).zh().code(2).stderr_has("nowhere.json：没有这个文件");
    Run::new(["list", "--data"]).code(2).stderr_has("--data needs a value");
    let good = file("good.jsonl", TWO);
    on(&[&good, &file("bad-second.json", "{")], &["list"]).code(2).stderr_has("bad-second.json");
}

fn dataset_of(notice: &Notice, items: &str, more: &str) -> String {
    format!("{{\"version\": 1, \"notice\": {}, \"items\" : {items} {more}}}\n", json!(notice))
}

/// As long as it takes to be decoded in parts, with borders in the strings and within the
/// items, as they are made and one wrong at the end.
#[test]
fn a_large_file_is_decoded_in_parts_as_it_is_in_one() {
    let evil = "内容},\n{\"title\":\"不是事项\",\"content\":\"x\"},".repeat(3);
    let items: Vec<Value> = (1..=12_000)
        .map(|n| {
            json!({"title": format!("第{n}项"), "content": format!("{evil}{n}"), "english": {"title": "t", "content": "c"}})
        })
        .collect();
    let array = serde_json::to_string(&items).unwrap();
    assert!(array.len() > 2 << 20, "{}", array.len());
    let plain: Vec<Value> = items.iter().map(|item| json!({"title": item["title"], "content": "内容"})).collect();
    for values in [&items, &plain.iter().cycle().take(60_000).cloned().collect()] {
        let lines: String = values.iter().map(|item| item.to_string() + "\n").collect();
        let array = serde_json::to_string(values).unwrap();
        let mut notice = dataset::embedded().unwrap().notice;
        let last = dataset_of(&notice, &array, "");
        let before = format!("{{\"items\": {array}, \"version\": 1, \"notice\": {}}}", json!(notice));
        notice.title = "\"items\": [".into();
        let named = dataset_of(&notice, &array, "");
        let followed = dataset_of(&notice, &array, ", \"more\": {\"items\": []}");
        let pretty = serde_json::to_string_pretty(values).unwrap();
        for text in [array, pretty, lines, last, before, named, followed] {
            let path = file("large.json", &text);
            let catalog = dataset::load(&[path]).unwrap();
            assert_eq!(catalog.items.len(), values.len());
            let same = |(item, value): (&zimao::catalog::Item, &Value)| {
                item.title == *value["title"].as_str().unwrap() && item.content == *value["content"].as_str().unwrap()
            };
            assert!(catalog.items.iter().copied().zip(values.iter()).all(same));
            assert!(catalog.items.iter().zip(1..).all(|(item, number)| item.number == number));
        }
    }
    let wrong = array.replace("第11999项\"", "第11999项\",\"scope\":7");
    let error = dataset::union([("x".to_owned(), wrong.leak().as_bytes())]).unwrap_err();
    assert!(matches!(&error.fault, Fault::Decode(error) if error.place == "[11998].scope"), "{error:?}");
}

#[test]
fn of_very_many_related_items_the_first_are_named_and_the_rest_counted() {
    let items: Vec<Value> = (0..500)
        .map(|n| json!({"title": n.to_string(), "content": "x", "units": ["甲", "乙"], "domain": "丙"}))
        .collect();
    let catalog = decode(&Value::from(items).to_string());
    for related in [catalog.same_units(3), catalog.same_domain(3)] {
        assert_eq!(related.items.first(), Some(&0));
        assert!(!related.items.contains(&3) && related.items.len() < 50);
        assert_eq!(related.items.len() + related.more, 499);
    }
    assert_eq!(catalog.same_units(500), zimao::catalog::Related::default());
}

#[test]
fn many_headings_are_made_in_time() {
    let items: Vec<Value> =
        (0..20_000).map(|n| json!({"title": "a", "content": "x", "scope": n.to_string()})).collect();
    let catalog = decode(&Value::from(items).to_string());
    assert_eq!(groups(&Headings::of_scopes(&catalog), &catalog.all(), false).len(), 20_000);
    assert_eq!(groups(&Headings::of_parts(&catalog), &catalog.all(), false).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_file_makes_it_panic(
        form in 0..3,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let items = serde_json::to_value(&dataset::embedded().unwrap().items[..3]).unwrap();
        let mut bytes = match form {
            0 => items.to_string(),
            1 => items.as_array().unwrap().iter().map(|item| item.to_string() + "\n").collect(),
            _ => json!({"items": items, "version": 1, "notice": dataset::embedded().unwrap().notice}).to_string(),
        }.into_bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Err(error) = dataset::union([("x".to_owned(), &*bytes.leak())]) {
            prop_assert!(zimao::error::Error::File(error).to_string().starts_with("x: "));
        }
    }
}
