//! The embedded dataset against the notice it was made from.

use std::collections::BTreeSet;

use zimao::catalog::{
    Block, Catalog, Finding, Headings, Item, ItemId, ProvenanceKind, Text, Texts, check, groups, namings,
};
use zimao::dataset;

use crate::screen::catalog;

const SOURCE: &str = include_str!("fixtures/guohan-2020-96.txt");

/// A row of the annex as this test reads it, by rules of its own.
struct Row {
    number: u32,
    title: String,
    content: String,
    units: String,
    scope: String,
    /// How many lines of the source it was put together from.
    lines: usize,
}

fn rows() -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let table = SOURCE.lines().skip_while(|line| !line.starts_with("序号\t")).skip(1);
    for line in table.filter(|line| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split('\t').map(str::trim).chain(std::iter::repeat("")).take(5).collect();
        if let Ok(number) = cells[0].parse() {
            rows.push(Row {
                number,
                title: cells[1].to_owned(),
                content: cells[2].to_owned(),
                units: cells[3].to_owned(),
                scope: cells[4].to_owned(),
                lines: 1,
            });
        } else {
            let cut = rows.last_mut().unwrap();
            assert!([0, 1, 3, 4].iter().all(|&column| cells[column].is_empty()), "{line:?}");
            cut.content.push_str(cells[2]);
            cut.lines += 1;
        }
    }
    rows
}

fn item(number: u32) -> &'static zimao::catalog::Item {
    catalog().items.iter().find(|item| item.number == number).unwrap()
}

fn remarks(number: u32) -> Vec<ProvenanceKind> {
    item(number).provenance.iter().map(|remark| remark.kind).collect()
}

/// The body of the source, blank lines left out.
fn body() -> Vec<&'static str> {
    SOURCE.lines().take_while(|line| !line.starts_with("序号\t")).map(str::trim).filter(|l| !l.is_empty()).collect()
}

#[test]
fn every_field_of_every_item_is_the_sources_character_for_character() {
    let rows = rows();
    assert_eq!(rows.len(), 37);
    assert_eq!(catalog().items.len(), 37);
    for (row, item) in rows.iter().zip(&catalog().items) {
        assert_eq!(item.number, row.number);
        assert_eq!(item.id, ItemId { batch: 6, number: row.number });
        assert_eq!(item.batch, 6);
        assert_eq!(item.title, row.title);
        assert_eq!(item.content, row.content, "item {}", row.number);
        assert_eq!(item.units_text(), row.units);
        assert!(item.scope == row.scope || row.scope.is_empty(), "item {}", row.number);
        assert_eq!(item.document, "国函〔2020〕96号");
        let english = item.english.as_deref().unwrap_or_else(|| panic!("item {} is not translated", row.number));
        assert!(!english.title.is_empty() && !english.content.is_empty(), "item {}", row.number);
    }
}

#[test]
fn every_item_stands_where_the_body_names_it() {
    // By rules of this test's own: look the folded title up in the body's lines.
    let fold = |text: &str| text.replace(['“', '”', '‘', '’'], "\"");
    let areas = ["（二）在特定区域复制推广的改革事项。", "二、高度重视复制推广工作"];
    let body = body();
    let at = |text: &str| body.iter().position(|line| *line == text).unwrap();
    for item in &catalog().items {
        let quoted = format!("\"{}\"", fold(&item.title));
        let line = body.iter().position(|line| fold(line).contains(&quoted)).unwrap();
        let nationwide = line < at(areas[0]);
        assert!(line < at(areas[1]));
        let number = body[line].split('.').next().unwrap();
        assert_eq!(item.section, format!("一{}{number}", if nationwide { "（一）" } else { "（二）" }));
        if let Some(domain) = &item.domain {
            assert!(nationwide && body[line].starts_with(&format!("{number}. {domain}：")));
            assert_eq!(*item.path, ["在全国范围内复制推广的改革事项", domain]);
        } else {
            assert!(!nationwide && body[line].starts_with(&format!("{number}. 在{}复制推广", item.scope)));
            assert_eq!(*item.path, ["在特定区域复制推广的改革事项", &item.scope]);
        }
    }
}

#[test]
fn the_notice_around_the_annex_is_the_sources() {
    let notice = &catalog().notice;
    let mut lines = vec![notice.title, notice.document, notice.addressees];
    lines.extend(notice.body.iter().map(|block| Text::from(block.text().to_owned())));
    let closing = [&notice.annex_line, &notice.signature, &notice.date, &notice.release];
    lines.extend(closing.into_iter().chain([&notice.annex.label, &notice.annex.title]).copied());
    // Part 二 is cut by a page break in the source.
    let mut source: Vec<String> = body().into_iter().map(str::to_owned).collect();
    let rest = source.iter().position(|line| line.starts_with("的要加强系统集成")).unwrap();
    let rest = source.remove(rest);
    source.iter_mut().find(|line| line.ends_with("同一领域")).unwrap().push_str(&rest);
    assert_eq!(lines, source);
    let columns = SOURCE.lines().find(|line| line.starts_with("序号\t")).unwrap();
    assert_eq!(notice.annex.columns.join("\t"), columns);
}

#[test]
fn headings_and_paragraphs_are_told_apart() {
    let headings: Vec<(u8, &str)> = (catalog().notice.body.iter())
        .filter_map(|block| match block {
            Block::Heading { level, text, .. } => Some((*level, &**text)),
            Block::Paragraph { .. } => None,
        })
        .collect();
    let expected = [
        (1, "一、复制推广的主要内容"),
        (2, "（一）在全国范围内复制推广的改革事项。"),
        (2, "（二）在特定区域复制推广的改革事项。"),
        (1, "二、高度重视复制推广工作"),
        (1, "三、切实做好组织实施"),
    ];
    assert_eq!(headings, expected);
}

#[test]
fn rows_cut_by_a_page_break_are_joined() {
    let cut: Vec<u32> = rows().iter().filter(|row| row.lines > 1).map(|row| row.number).collect();
    assert_eq!(cut, [3, 11, 24, 32]);
    for (number, seam) in [
        (3, "并与外交部业务系统"),
        (11, "实施受理、核查、反馈"),
        (24, "核查，企业定期"),
        (32, "形成的需重点关注企业名单"),
    ] {
        assert!(item(number).content.contains(seam), "item {number}");
        assert_eq!(remarks(number), [ProvenanceKind::Joined]);
    }
}

#[test]
fn the_paragraph_of_part_two_is_joined() {
    let joined =
        catalog().notice.body.iter().any(|block| block.text().contains("同一领域的要加强系统集成，不同领域的"));
    assert!(joined);
}

#[test]
fn the_scope_of_item_37_is_derived_and_says_so() {
    assert!(rows()[36].scope.is_empty());
    assert_eq!(item(37).scope, "全国");
    assert_eq!(remarks(37), [ProvenanceKind::Derived]);
    assert!(item(37).provenance[0].note.contains("一（一）3"));
}

#[test]
fn names_match_with_their_quotes_folded() {
    let body = catalog().notice.body.iter().map(Block::text).collect::<String>();
    assert!(body.contains("“‘融资租赁+汽车出口’业务创新”"));
    assert_eq!(item(14).title, "“融资租赁+汽车出口”业务创新");
    assert_eq!(item(14).section, "一（一）2");
}

#[test]
fn a_slip_of_the_source_is_kept_and_remarked_on() {
    assert!(item(1).content.contains("并可在在线补充报送信息"));
    assert_eq!(remarks(1), [ProvenanceKind::Editorial]);
}

#[test]
fn six_items_have_a_scope_and_no_domain() {
    let without: Vec<u32> = (catalog().items.iter()).filter(|i| i.domain.is_none()).map(|i| i.number).collect();
    assert_eq!(without, [11, 13, 15, 26, 31, 34]);
    let scopes: Vec<&str> = without.iter().map(|&number| &*item(number).scope).collect();
    let expected =
        ["自贸试验区", "成都铁路局局管范围内", "二手车出口业务试点地区", "保税监管场所", "自贸试验区", "自贸试验区"];
    assert_eq!(scopes, expected);
}

#[test]
fn values_that_stand_in_the_source_carry_no_remark() {
    let remarked: Vec<u32> = (catalog().items.iter()).filter(|i| !i.provenance.is_empty()).map(|i| i.number).collect();
    assert_eq!(remarked, [1, 3, 11, 24, 32, 37]);
}

#[test]
fn the_notices_own_arithmetic_holds() {
    let namings = namings(&catalog().notice);
    let named: Vec<usize> = namings.iter().map(|naming| naming.names.len()).collect();
    let claimed: Vec<Option<usize>> = namings.iter().map(|naming| naming.claimed).collect();
    assert_eq!(named, [9, 7, 4, 6, 5, 3, 1, 1, 1]);
    assert_eq!(claimed, [Some(9), Some(7), Some(4), Some(6), Some(5), Some(3), None, None, None]);
    assert_eq!(named.iter().sum::<usize>(), 37);
    assert_eq!(catalog().units().len(), 27);
    assert_eq!(check(catalog()), []);
}

#[test]
fn the_tree_by_domain_keeps_the_notices_order_and_counts() {
    let tree = groups(&Headings::of_parts(catalog()), &catalog().all(), false);
    let roots: Vec<(&str, usize)> = tree.iter().map(|group| (group.label.as_str(), group.count())).collect();
    assert_eq!(roots, [("全国", 31), ("特定区域", 6)]);
    let of = |root: usize| {
        tree[root].groups.iter().map(|group| (group.label.as_str(), group.count())).collect::<Vec<(&str, usize)>>()
    };
    let domains = [
        ("投资管理领域", 9),
        ("贸易便利化领域", 7),
        ("金融开放创新领域", 4),
        ("事中事后监管措施", 6),
        ("人力资源领域", 5),
    ];
    let areas = [("自贸试验区", 3), ("二手车出口业务试点地区", 1), ("保税监管场所", 1), ("成都铁路局局管范围内", 1)];
    assert_eq!(of(0), domains);
    assert_eq!(of(1), areas);
}

#[test]
fn by_unit_an_item_stands_under_each_of_its_units() {
    let tree = groups(&Headings::of_units(catalog()), &catalog().all(), false);
    assert_eq!(tree.len(), 27);
    let holding: BTreeSet<&str> =
        tree.iter().filter(|group| group.items.contains(&20)).map(|group| group.label.as_str()).collect();
    assert_eq!(holding, BTreeSet::from(["海关总署", "司法部"]));
}

/// A dataset with one thing changed.
fn with(change: impl FnOnce(&mut Catalog)) -> Vec<Finding> {
    let mut changed = catalog().clone();
    change(&mut changed);
    check(&changed)
}

/// A dataset with one thing changed in item 21.
fn with_item(change: impl FnOnce(&mut Item)) -> Vec<Finding> {
    with(|catalog| {
        let mut item = catalog.items[20].clone();
        change(&mut item);
        catalog.items[20] = Box::leak(Box::new(item));
    })
}

#[test]
fn the_check_finds_what_is_wrong_with_a_dataset() {
    let id = |number| ItemId { batch: 6, number };
    assert_eq!(with_item(|item| item.units = Texts::default()), [Finding::EmptyField { id: id(21), field: "units" }]);
    assert_eq!(with_item(|item| item.document = "国函〔2021〕1号".into()), [Finding::WrongDocument(id(21))]);
    assert_eq!(with_item(|item| item.domain = None), [Finding::Misplaced(id(21))]);
    assert_eq!(with_item(|item| item.section = "一（一）5".into()), [Finding::Misplaced(id(21))]);
    assert_eq!(with_item(|item| item.number = 99), [Finding::MissingNumber(21), Finding::WrongId(id(21))]);
    let not_in_annex =
        Finding::NotInAnnex { section: "一（一）4".into(), name: "海关公证电子送达系统".into() };
    assert_eq!(with_item(|item| item.title = "别的".into()), [not_in_annex.clone(), Finding::NotInBody(id(21))]);
    assert_eq!(with(|c| _ = c.items.pop()).len(), 1);
    let twice = with(|c| c.items[21] = c.items[20]);
    assert!(twice.contains(&Finding::DuplicateId(id(21))) && twice.contains(&Finding::MissingNumber(22)), "{twice:?}");
}

#[test]
fn the_check_holds_the_body_to_the_counts_it_states() {
    let change = |from: &'static str, to: &'static str| {
        with(move |c| {
            for block in &mut c.notice.body {
                if let Block::Paragraph { text, .. } = block {
                    *text = text.replace(from, to).into();
                }
            }
        })
    };
    let count = |claimed, named| Finding::WrongCount { section: "一（一）4".into(), claimed, named };
    assert_eq!(change("平台”、“大型机场运行协调新机制”等6项", "平台”、“大型机场运行协调新机制”等5项"), [count(5, 6)]);
    let one_less = change("、“大型机场运行协调新机制”等6项", "等6项");
    assert_eq!(one_less, [count(6, 5), Finding::NotInBody(ItemId { batch: 6, number: 35 })]);
    let twice = change("“大型机场运行协调新机制”等", "“商事主体信用修复制度”等");
    assert!(twice.contains(&Finding::NamedTwice(ItemId { batch: 6, number: 30 })), "{twice:?}");
}

#[test]
fn decoding_what_was_encoded_gives_the_same() {
    let json = serde_json::json!({"version": 1, "notice": catalog().notice, "items": catalog().items});
    assert_eq!(&dataset::decode(json.to_string().leak()).unwrap(), catalog());
}
