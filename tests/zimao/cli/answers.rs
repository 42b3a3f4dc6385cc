//! What the commands answer, in every format.

use serde_json::{Value, json};
use zimao::catalog::{Catalog, Field, Item};
use zimao::dataset;

use crate::folder;
use crate::run::Run;

const FORMATS: [&str; 5] = ["text", "tsv", "json", "jsonl", "md"];

fn catalog() -> Catalog {
    dataset::embedded().unwrap()
}

fn items() -> Value {
    serde_json::to_value(&catalog().items).unwrap()
}

/// The items `zimao list` gives, by number.
fn listed(args: &[&str]) -> Vec<u32> {
    let ran = Run::new(["list", "--format", "tsv"].iter().chain(args)).code(0);
    ran.ids().iter().map(|id| id.trim_start_matches("6-").parse().unwrap()).collect()
}

#[test]
fn json_is_the_items_of_the_dataset() {
    assert_eq!(Run::new(["list", "--format", "json"]).code(0).json(), items());
    assert_eq!(
        Run::new(["show", "6-21", "3", "--format", "json"]).code(0).json(),
        Value::from(vec![items()[20].clone(), items()[2].clone()])
    );
    let lines = Run::new(["list", "--format", "jsonl"]).code(0).stdout;
    let values: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(Value::from(values), items());
}

#[test]
fn json_has_an_item_in_english_whatever_the_language_and_the_wording() {
    for args in [&[][..], &["--text", "original"], &["--text", "english"], &["--text", "both", "--lang", "zh"]] {
        let shown = Run::new([&["show", "21", "13", "--format", "json"], args].concat()).code(0).json();
        assert_eq!(shown, Value::from(vec![items()[20].clone(), items()[12].clone()]), "{args:?}");
    }
    let english = &items()[20]["english"];
    assert_eq!(english["title"], "Customs system for notarized electronic service");
    assert!(english["content"].as_str().unwrap().contains("customs"));
    assert_eq!(english["units"], json!(["General Administration of Customs (GACC)", "Ministry of Justice (MOJ)"]));
    assert_eq!(english["scope"], "Nationwide");
    assert_eq!(english["domain"], "Measures for interim and ex post regulation");
    assert_eq!(items()[12]["english"]["domain"], Value::Null);
}

#[test]
fn an_item_without_a_translation_has_none_and_a_unit_that_is_not_known_keeps_its_name() {
    let file = folder::empty("answers-english").join("items.json");
    let english = json!({"title": "A", "content": "Of A.", "units": 3, "scope": null});
    let units = ["海关总署", "某局"];
    let items = json!([
        {"title": "甲", "content": "甲。", "units": units, "scope": "某地", "domain": "金融", "english": english},
        {"title": "乙", "content": "乙。", "units": units},
    ]);
    std::fs::write(&file, items.to_string()).unwrap();
    let listed = Run::new(["list", "--data", file.to_str().unwrap(), "--format", "json"]).code(0).json();
    let units = ["General Administration of Customs (GACC)", "某局"];
    let english = json!({"title": "A", "content": "Of A.", "units": units, "scope": "某地", "domain": "金融"});
    assert_eq!((&listed[0]["english"], &listed[1]["english"]), (&english, &Value::Null));
    // What is written is read again as it was.
    std::fs::write(&file, listed.to_string()).unwrap();
    assert_eq!(Run::new(["list", "--data", file.to_str().unwrap(), "--format", "json"]).code(0).json(), listed);
}

#[test]
fn tsv_is_a_header_and_seven_columns_an_item_in_either_language() {
    let tsv = Run::new(["list", "--format", "tsv"]).code(0).stdout;
    assert_eq!(tsv, Run::new(["list", "--format", "tsv"]).zh().code(0).stdout);
    let mut lines = tsv.lines();
    assert_eq!(lines.next(), Some("id\ttitle\tunits\tscope\tdomain\tsection\tcontent"));
    for (line, item) in lines.zip(&catalog().items) {
        let domain = item.domain.as_deref().unwrap_or_default();
        let units = item.units.join("、");
        let expected = [&*item.id.to_string(), &item.title, &units, &item.scope, domain, &item.section, &item.content];
        assert_eq!(line.split('\t').collect::<Vec<_>>(), expected);
    }
    assert_eq!(tsv.lines().count(), 38);
}

#[test]
fn an_item_is_shown_whole() {
    let item = &catalog().items[20];
    for format in ["text", "md"] {
        let ran = Run::new(["show", "21", "--format", format]).zh().code(0).stderr_is("");
        ran.stdout_has("21")
            .stdout_has(&item.title)
            .stdout_has("海关总署、司法部")
            .stdout_has("全国")
            .stdout_has("事中事后监管措施")
            .stdout_has("国函〔2020〕96号")
            .stdout_has("一（一）4")
            .stdout_has(&item.content);
    }
}

#[test]
fn items_are_shown_in_the_order_asked_for() {
    let ran = Run::new(["show", "37", "6-1", "37"]).zh().code(0);
    let titles: Vec<&str> = ran.stdout.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).collect();
    assert_eq!(titles, ["37  知识产权证券化", "1  出版物发行业务许可与网络发行备案联办制度", "37  知识产权证券化"]);
}

#[test]
fn remarks_are_shown_in_the_language_of_the_user() {
    for format in ["text", "md"] {
        Run::new(["show", "37", "--format", format]).zh().code(0).stdout_has("推定（推广范围）：附件的表中");
        Run::new(["show", "37", "--format", format]).code(0).stdout_has("Derived (Scope): The annex leaves");
        Run::new(["show", "13", "--format", format]).code(0).stdout_has("none\n");
    }
}

#[test]
fn a_list_is_one_item_a_line_aligned() {
    let ran = Run::new(["list"]).zh().code(0).stderr_is("").shows_no_controls().stdout_lacks("…");
    assert_eq!(ran.stdout.lines().count(), 37);
    let line = ran.stdout.lines().nth(20).unwrap();
    assert!(line.starts_with("21  海关公证电子送达系统  ") && line.ends_with("  海关总署、司法部"), "{line}");
    let column = |line: &str| zimao::typeset::width(line.split("全国/").next().unwrap());
    let columns: Vec<usize> = ran.stdout.lines().filter(|line| line.contains("全国/")).map(column).collect();
    assert!(columns.len() == 31 && columns.iter().all(|at| *at == columns[0]), "{columns:?}");
    assert!(ran.stdout.lines().all(|line| line.trim_end() == line));
}

#[test]
fn values_of_a_filter_are_alternatives_and_filters_all_apply() {
    let cases: [(&[&str], &[u32]); 24] = [
        (&["--unit", "司法部"], &[6, 21]),
        (&["--unit", "司法"], &[6, 21]),
        (&["--unit", "司法部", "--unit", "税务总局"], &[6, 21, 27]),
        (&["--unit", "海关总署", "--unit", "商务部", "--scope", "试点", "--scope", "保税监管"], &[15, 26]),
        (&["--domain", "金融"], &[16, 17, 18, 37]),
        (&["--domain", "人力", "--unit", "海关"], &[22]),
        (&["--scope", "自贸试验区"], &[11, 31, 34]),
        (&["--scope=成都"], &[13]),
        (&["--batch", "6", "--unit", "人民银行"], &[16, 17, 18]),
        (&["--batch", "６", "--unit", " 外交部 "], &[3, 22]),
        (&["--unit", "证监会", "--unit", "证监会"], &[37]),
        (&["--lang", "zh", "--unit", "司法部", "--domain", "事中"], &[6, 21]),
        (&["--unit", "Ministry of Justice"], &[6, 21]),
        (&["--unit", "moj"], &[6, 21]),
        (&["--unit", "Ministry of Justice (MOJ)", "--lang", "zh"], &[6, 21]),
        (&["--unit", "customs", "--domain", "human resources"], &[22]),
        (&["--unit", "gacc", "--domain", "HR", "--text", "original"], &[22]),
        (&["--unit", "ＧＡＣＣ", "--domain", "人力"], &[22]),
        (&["--unit", "STA"], &[27]),
        (&["--unit", "central bank"], &[16, 17, 18]),
        (&["--unit", "people's bank"], &[16, 17, 18]),
        (&["--domain", "Finance"], &[16, 17, 18, 37]),
        (&["--domain", "financial opening", "--scope", "nationwide"], &[16, 17, 18, 37]),
        (&["--scope", "bonded", "--scope", "chengdu railway"], &[13, 26]),
    ];
    for (args, expected) in cases {
        assert_eq!(listed(args), expected, "{args:?}");
    }
    assert_eq!(listed(&[]), (1..=37).collect::<Vec<_>>());
}

#[test]
fn headings_carry_counts() {
    let ran = Run::new(["list", "--group", "domain"]).code(0);
    let counted = |line: &&str| line.ends_with(')') && !line.contains("  ") && line.contains(char::is_numeric);
    let headings: Vec<&str> = ran.stdout.lines().map(str::trim_start).filter(counted).collect();
    assert_eq!(headings[..3], ["Nationwide (31)", "Investment management (9)", "Trade facilitation (7)"]);
    assert_eq!(headings[6..8], ["Specific areas (6)", "Pilot free trade zones (pilot FTZs) (3)"]);
    let ran = Run::new(["list", "--group", "domain", "--text", "original"]).code(0);
    ran.stdout_has("\n  贸易便利化领域 (7)\n").stdout_has("特定区域 (6)\n  自贸试验区 (3)\n");
    Run::new(["list", "--group", "unit", "--format", "md"])
        .zh()
        .code(0)
        .stdout_has("## 海关总署（9）\n\n| 序号 | 改革事项 |");
    Run::new(["list", "--group", "scope", "--unit", "商务部"])
        .zh()
        .code(0)
        .stdout_has("全国（3）\n")
        .stdout_lacks("保税监管");
}

#[test]
fn a_grouped_list_for_programs_has_every_item_once_in_the_order_of_the_headings() {
    for (group, first) in [("domain", [1, 4, 5]), ("unit", [1, 2, 3]), ("scope", [1, 2, 3])] {
        let mut numbers = listed(&["--group", group]);
        assert_eq!(numbers[..3], first, "{group}");
        let json = Run::new(["list", "--group", group, "--format", "json"]).code(0).json();
        let order: Vec<u64> = json.as_array().unwrap().iter().map(|item| item["number"].as_u64().unwrap()).collect();
        assert_eq!(order, numbers.iter().map(|number| u64::from(*number)).collect::<Vec<_>>());
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=37).collect::<Vec<_>>(), "{group}");
    }
    assert_eq!(listed(&["--group", "unit"])[3..6], [22, 4, 12]);
}

#[test]
fn an_answer_without_items_is_still_an_answer() {
    let empty = ["", "id\ttitle\tunits\tscope\tdomain\tsection\tcontent\n", "[]\n", "", ""];
    for (format, expected) in FORMATS.into_iter().zip(empty) {
        Run::new(["list", "--unit", "司法部", "--scope", "成都", "--format", format]).code(1).stdout_is(expected);
        Run::new(["list", "--unit", "司法部", "--scope", "成都", "--group", "unit", "--format", format])
            .code(1)
            .stdout_is(expected);
        Run::new(["search", "zzzz", "--format", format]).code(1).stdout_is(expected);
    }
}

#[test]
fn the_best_hit_comes_first_and_a_limit_cuts_the_rest() {
    let ran = Run::new(["search", "公证", "海关", "--format", "tsv"]).code(0).stderr_is("");
    assert_eq!(ran.ids()[0], "6-21");
    assert_eq!(Run::new(["search", "公证送达", "--format", "tsv"]).code(0).ids()[0], "6-21");
    let holds = |item: &&Item| format!("{}{}{}", item.title, item.units_text(), item.content).contains("海关");
    let expected = catalog().items.iter().copied().filter(holds).count();
    assert_eq!(Run::new(["search", "海关", "--format", "tsv"]).code(0).ids().len(), expected);
    assert_eq!(Run::new(["search", "海关", "--limit", "2", "--format", "tsv"]).code(0).ids().len(), 2);
    assert_eq!(Run::new(["search", "海关", "--unit", "司法部", "--format", "tsv"]).code(0).ids(), ["6-21"]);
    assert_eq!(Run::new(["search", "海关", "--limit=1"]).zh().code(0).stdout.lines().count(), 1);
    Run::new(["search", "--", "--lang"]).code(1).stderr_has("no item matches “--lang”");
}

#[test]
fn approximate_hits_say_what_the_query_was_taken_for() {
    let zh = |query| Run::new(["search", query]).zh().code(0);
    zh("海官公正").stdout_has("近似：按“海关公证”查找，没有“海官公正”").stdout_has("21  海关公证电子送达系统");
    zh("budongcan").stdout_has("近似：按“不动产”查找，没有“budongcan”");
    zh("海关").stdout_lacks("近似");
    Run::new(["search", "海官公正", "--format", "md"])
        .code(0)
        .stdout_has("approximate: showing “海关公证” instead of “海官公正”");
    let hits = Run::new(["search", "海官公正", "--format", "json"]).code(0).json();
    assert_eq!((&hits[0]["tier"], &hits[0]["taken_for"]), (&"homophone".into(), &"海关公证".into()));
    let mark = serde_json::json!({"field": "title", "start": 0, "end": 4});
    assert_eq!(hits[0]["matches"][0], mark);
    let hits = Run::new(["search", "hggz", "--format", "jsonl"]).code(0).json();
    assert_eq!((&hits["tier"], hits.get("taken_for")), (&"initials".into(), None));
}

/// The pieces of text that the matches of a hit name, by the paths of their values.
fn matched(hit: &serde_json::Value) -> Vec<(String, String)> {
    let piece = |mark: &serde_json::Value| {
        let field = mark["field"].as_str().unwrap();
        let (english, name) = field.strip_prefix("english.").map_or((false, field), |name| (true, name));
        let item = catalog().items[usize::try_from(hit["number"].as_u64().unwrap()).unwrap() - 1];
        let field: Field = serde_json::from_value(name.into()).unwrap();
        let index = mark.get("index").map_or(0, |index| usize::try_from(index.as_u64().unwrap()).unwrap());
        let text = if english { item.in_english(field, index) } else { item.value(field, index) };
        let place = |end: &str| usize::try_from(mark[end].as_u64().unwrap()).unwrap();
        let (start, end) = (place("start"), place("end"));
        (mark["field"].as_str().unwrap().to_owned(), text.unwrap().chars().skip(start).take(end - start).collect())
    };
    hit["matches"].as_array().unwrap().iter().map(piece).collect()
}

#[test]
fn english_is_found_and_marked_in_either_language() {
    let pieces = |query: &str| {
        let hits = |lang: &str| Run::new(["--lang", lang, "search", query, "--format", "json"]).code(0).json();
        assert_eq!(hits("zh"), hits("en"), "{query}");
        matched(&hits("en")[0])
    };
    let of = |field: &str, text: &str| (field.to_owned(), text.to_owned());
    assert_eq!(pieces("notarization"), [of("english.title", "notarization")]);
    assert_eq!(pieces("cadas")[0], of("english.title", "cadas"));
    assert_eq!(pieces("warehouses")[0], of("english.title", "warehouse"));
    assert_eq!(pieces("CAAC"), [of("english.units", "CAAC")]);
    assert_eq!(pieces("PBC"), [of("english.units", "People’s Bank of China")]);
    assert_eq!(pieces("chengdu")[0], of("scope", "成都"));
    assert_eq!(pieces("chengdu")[1], of("english.scope", "Chengdu"));
    assert_eq!(pieces("unit:peoples 绿色")[..2], [of("title", "绿色"), of("english.units", "People’s")]);
    assert_eq!(pieces("cross-border")[0], of("english.title", "cross-border"));
    let hits = Run::new(["search", "GACC", "--format", "jsonl", "--limit", "1"]).code(0).json();
    let mark = serde_json::json!({"field": "english.units", "index": 2, "start": 35, "end": 39});
    assert_eq!((&hits["id"], &hits["matches"][0]), (&"6-15".into(), &mark));
}

#[test]
fn a_misspelt_english_word_is_taken_for_the_one_it_is_like() {
    let ran = Run::new(["search", "medicla", "device"]).zh().code(0);
    ran.stdout_has("近似：按“medical device”查找，没有“medicla device”").stdout_has("36  医疗器械注册人委托生产模式");
    let ran = Run::new(["search", "custons", "--explain"]).code(0);
    ran.stdout_has("approximate: showing “Customs” instead of “custons”").stdout_has("in English  approximate");
    Run::new(["search", "'custons"]).code(1);
    Run::new(["search", "stoms"]).code(1);
}

#[test]
fn a_score_is_explained_by_its_parts() {
    let ran = Run::new(["search", "haiguan", "公证", "--explain"]).zh().code(0);
    let ran =
        ran.stdout_has("    haiguan  改革事项  拼音  (").stdout_has("    公证  改革事项  原文  (方式 100 + 长度 35");
    assert!(ran.stdout.lines().all(|line| !line.contains(" × ") || line.contains(" = ")), "{ran}");
    let hits = Run::new(["search", "海关", "送达", "--explain", "--format", "json"]).code(0).json();
    for hit in hits.as_array().unwrap() {
        let reasons = hit["reasons"].as_array().unwrap();
        let points = |reason: &serde_json::Value, part| reason[part].as_u64().unwrap();
        for reason in reasons {
            let sum: u64 = ["base", "length", "start", "early", "whole"].map(|part| points(reason, part)).iter().sum();
            assert_eq!(points(reason, "score"), sum * points(reason, "weight"));
        }
        assert_eq!(hit["score"], reasons.iter().map(|reason| points(reason, "score")).sum::<u64>());
    }
    Run::new(["search", "海关", "--explain", "--format", "tsv"])
        .code(2)
        .stderr_is("zimao: --explain does not go with --format tsv: use text, json or jsonl\n");
}

#[test]
fn a_query_is_given_in_the_ways_people_write() {
    let ids = |query: &str| Run::new(["search", query, "--format", "tsv"]).code(0).ids().join(" ");
    assert_eq!(ids("水电气暖"), "6-11");
    assert_eq!(ids("跨境電商"), ids("跨境电商"));
    assert_eq!(ids("第２１项"), "6-21");
    assert_eq!(ids("海关总署、商务部"), ids("海关总署 商务部"));
    assert_eq!(ids("hai guan gong zheng"), "6-21");
    assert_eq!(ids("单位：司法部 !公证"), "6-6");
    assert_eq!(ids("^海关公证 | ^知识产权证券化$"), "6-37 6-21");
    assert_eq!(ids("状态:未启动 三维"), "6-9");
    Run::new(["search", "domain:"]).code(1).stderr_has("no item matches “domain:”");
    Run::new(["search", "!"]).code(1);
    Run::new(["search", "状态:已落地"]).code(1);
    assert_eq!(ids("!单位:海关").split(' ').count(), 28);
    Run::new(["search", "--help"]).zh().code(0).stdout_has("搜索写法").stdout_has("单位：海关");
}

#[test]
fn matches_are_characters_of_the_original_field() {
    let hits = Run::new(["search", "海关", "总署", "--format", "json"]).code(0).json();
    let catalog = catalog();
    let mut fields = std::collections::HashSet::new();
    for hit in hits.as_array().unwrap() {
        let item = &catalog.items[usize::try_from(hit["number"].as_u64().unwrap()).unwrap() - 1];
        assert!(hit["score"].is_i64());
        for found in hit["matches"].as_array().unwrap() {
            let field: Field = serde_json::from_value(found["field"].clone()).unwrap();
            let at = |name: &str| found[name].as_u64().map(|at| usize::try_from(at).unwrap());
            assert_eq!(at("index").is_some(), field == Field::Units);
            let text = match field {
                Field::Title => &item.title,
                Field::Units => &item.units[at("index").unwrap()],
                Field::Scope => &item.scope,
                Field::Domain => item.domain.as_ref().unwrap(),
                Field::Content => &item.content,
            };
            let (start, end) = (at("start").unwrap(), at("end").unwrap());
            let matched: String = text.chars().skip(start).take(end - start).collect();
            assert!(["海关", "总署", "海关总署"].contains(&matched.as_str()), "{matched}");
            fields.insert(field);
        }
    }
    assert!([Field::Title, Field::Units, Field::Content].iter().all(|field| fields.contains(field)));
}

#[test]
fn a_hit_says_why_where_its_line_does_not() {
    let ran = Run::new(["search", "存证", "--color", "always"]).zh().code(0);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(lines[0].contains("海关公证电子送达系统") && lines.len() == 2, "{ran}");
    assert_eq!(lines[1], "    …达当事人，并全程电子\x1b[1;4;31m存证\x1b[0m。");
    Run::new(["search", "存证", "--ascii"]).code(0).stdout_has("    ...达当事人，并全程电子存证。");
}

#[test]
fn the_notice_is_all_there() {
    let catalog = catalog();
    let notice = &catalog.notice;
    for format in ["text", "tsv", "jsonl"] {
        let mut ran = Run::new(["notice", "--format", format]).code(0).stderr_is("");
        for text in [
            &notice.title,
            &notice.document,
            &notice.addressees,
            &notice.annex_line,
            &notice.signature,
            &notice.date,
            &notice.annex.title,
        ] {
            ran = ran.stdout_has(text);
        }
        for block in &notice.body {
            ran = ran.stdout_has(block.text());
        }
        for item in &catalog.items {
            ran = ran.stdout_has(&item.title);
        }
    }
    let mut json = Run::new(["notice", "--format", "json"]).code(0).json();
    assert_eq!(json.as_object_mut().unwrap().remove("items").unwrap(), items());
    assert_eq!(json, serde_json::to_value(notice).unwrap());
    Run::new(["notice", "--format", "md"])
        .zh()
        .code(0)
        .stdout_has(&format!("# {}\n", notice.title))
        .stdout_has("\n## 一、")
        .stdout_has("\n### （一）")
        .stdout_has("\n1\\. 投资");
}

#[test]
fn the_notice_for_programs_is_a_piece_a_line() {
    let pieces = catalog().notice.body.len() + 8 + 37;
    let jsonl = Run::new(["notice", "--format", "jsonl"]).code(0).stdout;
    let values: Vec<Value> = jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(values.len(), pieces);
    assert_eq!((&values[0]["kind"], &values[pieces - 1]["kind"]), (&"title".into(), &"item".into()));
    assert_eq!(values[pieces - 1]["title"], "知识产权证券化");
    assert_eq!(values[pieces - 1]["english"]["title"], "Intellectual property securitization");
    assert_eq!(values[1], json!({"kind": "document", "text": "国函〔2020〕96号", "english": "Guo Han [2020] No. 96"}));
    assert!(values.iter().all(|piece| piece["kind"] == "item" || piece["english"].is_string()));
    let tsv = Run::new(["notice", "--format", "tsv"]).code(0).stdout;
    assert_eq!(tsv.lines().count(), pieces + 1);
    assert!(tsv.lines().all(|line| line.split('\t').count() == 3));
    assert!(
        tsv.contains("\nheading\t2\t（一）在全国范围内复制推广的改革事项。\n")
            && tsv.contains("\nitem\t37\t知识产权证券化\n")
    );
}
