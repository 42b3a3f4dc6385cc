//! The schemas in `assets/schema`: all JSON that is written keeps to them, what is wrong is
//! refused, and what is read is what they allow.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, Schemas};
use serde_json::{Value, json};
use zimao::dataset;
use zimao::ledger::Ledger;

use super::contract::{commands, formats};
use crate::folder;
use crate::golden::project;
use crate::run::Run;

const SCHEMAS: [&str; 6] = ["item", "notice", "dataset", "hit", "ledger", "stats"];

/// All the schemas, by their names.
struct Judge {
    compiler: Compiler,
    compiled: Schemas,
}

impl Judge {
    fn new() -> Self {
        let mut compiler = Compiler::new();
        for name in SCHEMAS {
            let schema = schema(name);
            compiler.add_resource(schema["$id"].as_str().unwrap(), schema.clone()).unwrap();
        }
        Self { compiler, compiled: Schemas::new() }
    }

    /// What a schema has against a value: that of a file, or a part of one (`ledger#/$defs/entry`).
    fn fault(&mut self, schema: &str, value: &Value) -> Option<String> {
        let address = format!("urn:zimao:schema:{schema}");
        let schema = self.compiler.compile(&address, &mut self.compiled).unwrap_or_else(|error| panic!("{error:#}"));
        self.compiled.validate(value, schema).err().map(|error| format!("{error:#}"))
    }

    fn allows(&mut self, schema: &str, value: &Value) -> bool {
        self.fault(schema, value).is_none()
    }
}

fn schema(name: &str) -> Value {
    let text = fs::read_to_string(project(&format!("assets/schema/{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A command, and the schema of each value it writes.
type Case = (&'static [&'static str], &'static str);

const WRITTEN: &[Case] = &[
    (&["list"], "item"),
    (&["list", "--group", "unit", "--query", "海关"], "item"),
    (&["show", "1", "13", "21", "37"], "item"),
    (&["search", "海关", "公证"], "hit"),
    (&["search", "海关", "haiguan", "hggz", "--explain"], "hit"),
    (&["search", "21", "--explain"], "hit"),
    (&["search", "zzzz"], "hit"),
    (&["notice"], "notice"),
    (&["stats"], "stats"),
    (&["stats", "--by", "unit", "--query", "海关"], "stats"),
    (&["export"], "item"),
    (&["export", "--query", "海关", "--group", "domain"], "item"),
    (&["ledger"], "ledger#/$defs/entry"),
    (&["ledger", "list", "--status", "推进中"], "ledger#/$defs/entry"),
    (&["ledger", "export"], "ledger"),
];

/// What the same writes a line, where that is something else.
const LINES: [(&str, &str); 1] = [("notice", "notice#/$defs/piece")];

/// A ledger that says something of some items.
fn kept(name: &str) -> PathBuf {
    let file = folder::empty(name).join("ledger.json");
    let set = |args: &[&str]| {
        Run::new([&["--ledger", file.to_str().unwrap(), "ledger", "set"], args].concat()).code(0);
    };
    set(&["21", "3", "--status", "推进中", "--note", "一\n“二”\x1b[31m", "--mark"]);
    set(&["37", "--status", "blocked"]);
    set(&["1", "--mark"]);
    file
}

/// The values a run writes.
fn written(run: Run, format: &str) -> Vec<Value> {
    let ran = run.go();
    assert!(ran.code <= 1, "{ran}");
    match format {
        "jsonl" => ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
        _ => match ran.json() {
            Value::Array(values) => values,
            value => vec![value],
        },
    }
}

#[track_caller]
fn keeps_to(judge: &mut Judge, schema: &str, values: &[Value], args: &[&str]) {
    for value in values {
        let fault = judge.fault(schema, value);
        assert!(fault.is_none(), "{args:?}: {}\n{value:#}", fault.unwrap_or_default());
    }
}

#[test]
fn all_json_that_is_written_keeps_to_its_schema() {
    let (mut judge, file) = (Judge::new(), kept("schemas-written"));
    let mut seen = BTreeSet::new();
    for &(args, schema) in WRITTEN {
        let command: Vec<&str> = args.iter().copied().take(if args[0] == "ledger" { 2 } else { 1 }).collect();
        for format in formats(&command).into_iter().filter(|format| format.starts_with("json")) {
            let schema = match LINES.iter().find(|(command, _)| args[0] == *command) {
                Some((_, of_a_line)) if format == "jsonl" => of_a_line,
                _ => schema,
            };
            let args = [args, &["--ledger", file.to_str().unwrap(), "--format", &format]].concat();
            let values = written(Run::new(&args), &format);
            assert!(args.contains(&"zzzz") || !values.is_empty(), "{args:?} writes nothing");
            keeps_to(&mut judge, schema, &values, &args);
            seen.insert((command.join(" "), format));
        }
    }
    // A command that is new, or a format of one, has to be among them.
    for command in commands() {
        let words: Vec<&str> = command.split(' ').collect();
        for format in formats(&words).into_iter().filter(|format| format.starts_with("json")) {
            assert!(seen.contains(&(command.clone(), format.clone())), "{command} --format {format} has no schema");
        }
    }
}

#[test]
fn hits_of_every_tier_keep_to_the_schema() {
    let mut judge = Judge::new();
    let (mut tiers, mut texts) = (BTreeSet::new(), BTreeSet::new());
    let chinese =
        ["21", "海关", "央行", "haiguan", "hggz", "公证送达", "海官公正", "sanghai", "haiguaan", "海关公证电话送达"];
    let (scope, domain) = ("成都", "人力资源领域");
    let english = ["notarization", "licences", "notar", "custons", "GACC", "central bank", "nationwide", "trade"];
    let queries = chinese.into_iter().chain(english).chain([scope, domain]);
    for query in queries {
        let args = ["search", query, "--explain", "--format", "json"];
        let hits = written(Run::new(args), "json");
        keeps_to(&mut judge, "hit", &hits, &args);
        tiers.extend(hits.iter().map(|hit| hit["tier"].as_str().unwrap().to_owned()));
        let matches = hits.iter().flat_map(|hit| hit["matches"].as_array().unwrap());
        texts.extend(matches.map(|mark| mark["field"].as_str().unwrap().to_owned()));
    }
    let words = |name: &str| -> BTreeSet<String> {
        serde_json::from_value(schema("hit")["$defs"][name]["enum"].clone()).unwrap()
    };
    assert_eq!(tiers, words("tier"));
    assert_eq!(texts, words("text"));
}

#[test]
fn what_the_ledger_writes_has_all_of_its_fields() {
    let (mut judge, file) = (Judge::new(), kept("schemas-kept"));
    let ledger: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!(judge.fault("ledger", &ledger), None);
    let entries = ledger["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 4);
    keeps_to(&mut judge, "ledger#/$defs/entry", entries, &[]);
}

/// A dataset of two items, the first with all there can be, the second with little more than has
/// to be.
fn two() -> Value {
    let remark = json!({"field": "title", "kind": "editorial", "note": "注", "english": "A remark."});
    json!({
        "version": 1,
        "notice": {
            "batch": 7, "title": "通知", "document": "某函〔2021〕1号", "addressees": "各省：", "annex_line": "附件：表",
            "body": [
                {"kind": "heading", "level": 1, "text": "一、主要内容", "english": "I. Main content"},
                {"kind": "paragraph", "text": "正文。"},
            ],
            "signature": "某院", "date": "2021年1月1日", "release": "公开发布",
            "annex": {"label": "附件", "title": "表", "columns": ["序号", "改革事项"]},
            "english": {
                "title": "Notice", "document": "No. 1", "addressees": "To all:", "annex_line": "Annex: a table",
                "signature": "Office", "date": "January 1, 2021", "release": "Public",
                "annex": {"label": "Annex", "title": "A table", "columns": ["No.", "Reform item"]},
            },
        },
        "items": [
            {
                "id": "7-1", "batch": 7, "number": 1, "title": "甲制度", "content": "甲的内容。", "units": ["司法部"],
                "scope": "全国", "domain": "投资", "path": ["全国", "投资"], "section": "一（一）1",
                "document": "某函〔2021〕1号", "english": {"title": "A", "content": "Of A."}, "provenance": [remark],
            },
            {"batch": 9, "number": 77, "title": "乙系统", "content": "乙的内容。", "unknown": {"field": [1]}},
        ],
    })
}

#[test]
fn items_of_other_files_are_written_by_the_same_schema() {
    let mut judge = Judge::new();
    let folder = folder::empty("schemas-data");
    let (whole, lines) = (folder.join("whole.json"), folder.join("lines.jsonl"));
    fs::write(&whole, two().to_string()).unwrap();
    fs::write(&lines, "{\"title\":\"甲\",\"content\":\"\",\"units\":\"海关总署、司法部\"}\n".repeat(3)).unwrap();
    let on = |file: &Path, args: &[&str]| Run::new([&["--data", file.to_str().unwrap()], args].concat());
    for file in [&whole, &lines] {
        let cases = [(&["list"][..], "item"), (&["search", "甲"], "hit"), (&["stats"], "stats"), (&["export"], "item")];
        for (args, schema) in cases {
            for format in ["json", "jsonl"] {
                let values = written(on(file, &[args, &["--format", format]].concat()), format);
                assert!(!values.is_empty(), "{args:?}");
                keeps_to(&mut judge, schema, &values, args);
            }
        }
    }
    let pieces = written(on(&whole, &["notice", "--format", "jsonl"]), "jsonl");
    keeps_to(&mut judge, "notice#/$defs/piece", &pieces, &["notice"]);
    assert_eq!(judge.fault("notice", &on(&whole, &["notice", "--format", "json"]).code(0).json()), None);
}

#[test]
fn the_embedded_dataset_keeps_to_the_schema() {
    let text = fs::read_to_string(project("assets/notice-6.json")).unwrap();
    let dataset: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(Judge::new().fault("dataset", &dataset), None);
}

/// A place in a value that keeps to a schema, and what cannot stand there, as JSON; nothing for a
/// place that cannot be empty.
type Wrong = (&'static str, &'static str);

const WRONG_ITEMS: &[Wrong] = &[
    ("/id", "\"21\""),
    ("/id", "\"06-21\""),
    ("/number", "-1"),
    ("/units", "\"海关总署\""),
    ("/domain", "\"\""),
    ("/provenance/0/kind", "\"guessed\""),
    ("/provenance/0/field", "\"id\""),
    ("/english", "\"translated\""),
    ("/english/title", ""),
    ("/english/units", "\"GACC\""),
    ("/english/scope", "null"),
    ("/english/domain", "\"\""),
    ("/english/domain", ""),
    ("/english", ""),
    ("/section", ""),
];

const WRONG_NOTICES: &[Wrong] = &[
    ("/body/1/kind", "\"table\""),
    ("/body/1/level", ""),
    ("/body/1/english", "[]"),
    ("/annex/columns", ""),
    ("/english/title", ""),
    ("/english/annex/columns", "\"No.\""),
    ("/items/3/title", "null"),
    ("/items", ""),
];

const WRONG_PIECES: &[Wrong] =
    &[("/kind", "\"item\""), ("/kind", "\"row\""), ("/level", ""), ("/text", ""), ("/english", "null")];

const WRONG_HITS: &[Wrong] = &[
    ("/score", "\"1\""),
    ("/tier", "\"guess\""),
    ("/matches/0/field", "\"units\""),
    ("/matches/0/start", "-1"),
    ("/matches/0/end", ""),
    ("/reasons/0/field", "\"id\""),
    ("/reasons/0/weight", ""),
    ("/matches", ""),
    ("/title", ""),
];

const WRONG_LEDGERS: &[Wrong] = &[("/version", "2"), ("/entries/0/status", "\"推进中\""), ("/entries", "")];

const WRONG_ENTRIES: &[Wrong] = &[
    ("/id", "21"),
    ("/updated", "\"2026-11-23\""),
    ("/updated", "\"2026-11-23T08:15:30+08:00\""),
    ("/updated", "\"2026-13-23T08:15:30Z\""),
    ("/marked", "\"yes\""),
    ("/note", "null"),
    ("/status", ""),
];

const WRONG_COUNTS: &[Wrong] =
    &[("/by", "\"month\""), ("/count", "-1"), ("/name", "\"\""), ("/name", "\"推进中\""), ("/name", "")];

/// A value with something else at a place, or nothing.
fn changed(value: &Value, place: &str, new: Option<Value>) -> Value {
    let mut value = value.clone();
    let (parent, name) = place.rsplit_once('/').unwrap();
    match (value.pointer_mut(parent).unwrap(), new) {
        (Value::Object(fields), Some(new)) => _ = fields.insert(name.to_owned(), new),
        (Value::Object(fields), None) => _ = fields.remove(name).unwrap(),
        (Value::Array(values), Some(new)) => values[name.parse::<usize>().unwrap()] = new,
        (Value::Array(values), None) => _ = values.remove(name.parse().unwrap()),
        (other, _) => panic!("{place} is in {other}"),
    }
    value
}

#[test]
fn what_is_wrong_is_refused() {
    let answer = |args: &[&str]| Run::new(args.iter().chain(&["--format", "json"])).code(0).json();
    let entry = entry();
    let cases = [
        ("item", answer(&["show", "37"])[0].clone(), WRONG_ITEMS),
        ("notice", answer(&["notice"]), WRONG_NOTICES),
        ("notice#/$defs/piece", json!({"kind": "heading", "level": 1, "text": "一、", "english": "I."}), WRONG_PIECES),
        ("hit", answer(&["search", "海关", "--explain"])[0].clone(), WRONG_HITS),
        ("ledger", json!({"version": 1, "entries": [entry.clone()], "unknown": 1}), WRONG_LEDGERS),
        ("ledger#/$defs/entry", entry, WRONG_ENTRIES),
        ("stats", json!({"by": "status", "name": "under_way", "count": 3}), WRONG_COUNTS),
    ];
    let mut judge = Judge::new();
    for (schema, right, places) in cases {
        assert_eq!(judge.fault(schema, &right), None, "{schema}");
        for (place, new) in places {
            let new = if new.is_empty() { None } else { Some(serde_json::from_str(new).unwrap()) };
            let wrong = changed(&right, place, new);
            assert!(!judge.allows(schema, &wrong), "{schema} allows {place} in {wrong:#}");
        }
    }
}

/// What is kept of an item.
fn entry() -> Value {
    json!({"id": "6-21", "marked": true, "status": "under_way", "note": "…", "updated": "2026-11-23T08:15:30Z"})
}

/// Values of all kinds, right in some places and wrong in others.
fn values() -> Vec<Value> {
    let texts =
        ["", "x", "21", " 6-21\n", "06-021", "6-", "-21", "6-2-1", "２１", "derived", "heading", "units", "blocked"];
    let moments = ["2026-11-23T08:15:30Z", "2026-11-23T08:15:30z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z"];
    let numbers = json!([0, 1, 2, -1, 1.5, 255, 256, 4_294_967_295_u32, 4_294_967_296_u64]);
    let others = json!([null, true, [], {}, [1], ["x"], [null], [{}], {"title": "x", "content": "y"}]);
    let texts = texts.into_iter().chain(moments).map(Value::from);
    texts.chain(numbers.as_array().unwrap().clone()).chain(others.as_array().unwrap().clone()).collect()
}

/// All places in a value.
fn places(value: &Value, before: &str, all: &mut Vec<String>) {
    let names: Vec<String> = match value {
        Value::Object(fields) => fields.keys().cloned().collect(),
        Value::Array(values) => (0..values.len()).map(|at| at.to_string()).collect(),
        _ => Vec::new(),
    };
    for name in names {
        let place = format!("{before}/{name}");
        places(value.pointer(&place[before.len()..]).unwrap(), &place, all);
        all.push(place);
    }
}

/// Puts every value in every place, and takes away what stands there: a schema allows what is
/// read and nothing else.
fn agree(schema: &str, right: &Value, is_read: impl Fn(&str) -> bool) {
    let mut judge = Judge::new();
    let mut all = Vec::new();
    places(right, "", &mut all);
    let (mut allowed, mut refused) = (0, 0);
    for place in all {
        for new in values().into_iter().map(Some).chain([None]) {
            let value = changed(right, &place, new);
            let allows = judge.allows(schema, &value);
            assert_eq!(is_read(&value.to_string()), allows, "{schema} at {place}: {value}");
            if allows { allowed += 1 } else { refused += 1 }
        }
    }
    assert!(allowed > 100 && refused > 100, "{allowed} allowed, {refused} refused");
}

fn is_read(text: &str) -> bool {
    dataset::union([("file".to_owned(), text.to_owned().leak().as_bytes())]).is_ok()
}

#[test]
fn what_is_read_as_a_dataset_is_what_its_schema_allows() {
    agree("dataset", &two(), is_read);
    agree("dataset#/$defs/item", &two()["items"][0], is_read);
}

#[test]
fn what_is_read_as_a_ledger_is_what_its_schema_allows() {
    let ledger = json!({"version": 1, "entries": [entry(), {"id": "6-22", "unknown": [1]}]});
    agree("ledger", &ledger, |text| Ledger::read(text).is_ok());
}

#[test]
fn a_dataset_may_name_its_schema_first() {
    let mut named = two();
    named["$schema"] = json!("urn:zimao:schema:dataset");
    assert!(named.to_string().starts_with("{\"$schema\""));
    assert!(is_read(&named.to_string()) && Judge::new().allows("dataset", &named));
}

#[test]
fn the_schemas_are_whole_and_the_readme_names_them() {
    let mut found: Vec<String> = Vec::new();
    for entry in fs::read_dir(project("assets/schema")).unwrap() {
        found.push(entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned());
    }
    found.sort_unstable();
    let mut names = SCHEMAS.to_vec();
    names.sort_unstable();
    assert_eq!(found, names);
    let readme = fs::read_to_string(project("README.md")).unwrap();
    for name in SCHEMAS {
        let schema = schema(name);
        assert_eq!(schema["$id"], format!("urn:zimao:schema:{name}"));
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(schema["title"].is_string() && schema["description"].is_string(), "{name}");
        assert!(readme.contains(&format!("(assets/schema/{name}.json)")), "the README does not name {name}");
    }
    let words: Vec<Value> = zimao::ledger::Status::ALL.map(|status| status.word().into()).into();
    assert_eq!(schema("ledger")["$defs"]["given"]["properties"]["status"]["enum"], Value::from(words));
}
