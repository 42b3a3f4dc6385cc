//! The page for the browser: what is in it, and what it does in one.

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use zimao::catalog::Catalog;
use zimao::dataset;

use crate::folder;
use crate::run::Run;

fn catalog() -> Catalog {
    dataset::embedded().unwrap()
}

fn page(args: &[&str]) -> String {
    Run::new(["export", "--format", "html"].iter().chain(args)).code(0).stderr_is("").stdout
}

/// A tag of a page: its name, its attributes, and the text after it.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Tag {
    /// The value of an attribute; empty where there is none.
    fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// What is meant by a text of HTML.
fn plain(html: &str) -> String {
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    marks.iter().fold(html.to_owned(), |text, (mark, c)| text.replace(mark, c))
}

/// The tags of a page in order, as a browser makes them out: a script and a style are text to
/// their ends, and a `<` that is no tag fails.
fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        let (inside, after) = after.split_once('>').expect("the tag ends");
        let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
        let end = if ["script", "style"].contains(&name) { format!("</{name}>") } else { "<".to_owned() };
        let (text, _) = after.split_once(&end).unwrap_or((after, ""));
        tags.push(Tag { name: name.to_owned(), attributes: pairs(attributes), text: plain(text) });
        rest = &after[text.len()..];
    }
    tags
}

/// Attributes: `a b="c"`.
fn pairs(mut text: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    while !text.trim_start().is_empty() {
        text = text.trim_start();
        let end = text.find(['=', ' ']).unwrap_or(text.len());
        let (name, after) = text.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').expect("the value ends"),
            None => ("", after),
        };
        pairs.push((name.to_owned(), plain(value)));
        text = after;
    }
    pairs
}

/// What stands in a page. There is nothing in it that loads or runs something.
fn known(page: &str) -> Vec<Tag> {
    const NAMES: &str = "!DOCTYPE html head meta link title style body header h1 dl div dt dd label input output nav \
                         fieldset legend p ul li details summary span a main article h2 h3 b footer kbd template script";
    const ATTRIBUTES: &str = "html lang charset http-equiv content name rel href class id hidden role for type \
                              placeholder autocomplete autocapitalize spellcheck aria-keyshortcuts aria-label data-all \
                              data-some data-group value checked open tabindex";
    let tags = tags(page);
    for tag in &tags {
        let name = tag.name.strip_prefix('/').unwrap_or(&tag.name);
        assert!(NAMES.split(' ').any(|known| known == name), "<{}>", tag.name);
        for (name, value) in &tag.attributes {
            assert!(ATTRIBUTES.split_whitespace().any(|known| known == name), "{name}={value:?} in <{}>", tag.name);
        }
        let link = tag.get("href");
        assert!(link.is_empty() || link.starts_with('#') || link == "data:,", "{link:?}");
    }
    for name in ["script", "style", "title", "main", "nav", "h1"] {
        assert!(tags.iter().any(|tag| tag.name == name), "no <{name}>");
    }
    let texts = |name: &str| tags.iter().filter(|tag| tag.name == name).map(|tag| &*tag.text).collect::<Vec<_>>();
    let ([style], [script]) = (&texts("style")[..], &texts("script")[..]) else { panic!("one style and one script") };
    for loads in
        ["url(", "@import", "http", "fetch", "import(", "XMLHttp", "eval", "innerHTML", "src", "Worker", "//# "]
    {
        assert!(!style.contains(loads) && !script.contains(loads), "{loads}");
    }
    let policy = tags.iter().find(|tag| tag.get("http-equiv") == "Content-Security-Policy").unwrap().get("content");
    assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe") && !policy.contains("http"));
    tags
}

/// All that can be read on a page.
fn reads(tags: &[Tag]) -> String {
    let shown = tags.iter().filter(|tag| !["script", "style", "template"].contains(&&*tag.name));
    shown.map(|tag| &*tag.text).collect()
}

#[test]
fn the_page_has_every_item_whole_and_loads_nothing() {
    let catalog = catalog();
    for lang in ["zh", "en"] {
        let tags = known(&page(&["--lang", lang]));
        let text = reads(&tags);
        assert!(text.contains(&*catalog.notice.title) && text.contains("国函〔2020〕96号"));
        let articles: Vec<&str> = tags.iter().filter(|tag| tag.name == "article").map(|tag| tag.get("id")).collect();
        assert_eq!(articles, catalog.items.iter().map(|item| item.id.to_string()).collect::<Vec<_>>());
        for item in &catalog.items {
            let units = item.units.iter().map(|unit| &**unit);
            for value in units.chain([&*item.title, &item.content, &item.scope, &item.section]) {
                assert!(text.contains(value), "{value}");
            }
            let english = item.translation().unwrap();
            for value in english.units.iter().chain([&english.title, &english.content, &english.scope]) {
                assert_eq!(text.contains(value.as_str()), lang == "en", "{value}");
            }
            for remark in &item.provenance {
                assert!(text.contains(if lang == "zh" { &*remark.note } else { &remark.english }));
            }
        }
        let page_lang = if lang == "zh" { "zh-Hans" } else { "en" };
        assert_eq!(tags.iter().find(|tag| tag.name == "html").unwrap().get("lang"), page_lang);
        assert!(tags.iter().filter(|tag| tag.get("class") == "title").all(|tag| tag.get("lang") == page_lang));
    }
    let sizes = [page(&["--lang", "zh"]).len(), page(&["--lang", "en"]).len()];
    assert!(sizes[0] < 100_000 && sizes[1] < 200_000, "{sizes:?}");
}

#[test]
fn every_text_of_the_page_says_what_language_it_is_in() {
    let is_han = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}');
    for (lang, wording) in [("zh", "original"), ("zh", "both"), ("en", "both"), ("en", "english"), ("zh", "english")] {
        let tags = known(&page(&["--lang", lang, "--text", wording]));
        let mut texts = tags.iter().filter(|tag| ["title", "name", "text", "name beside"].contains(&tag.get("class")));
        for tag in texts.by_ref() {
            let expected = if tag.text.contains(is_han) { "zh-Hans" } else { "en" };
            assert_eq!(tag.get("lang"), expected, "{lang} {wording}: {}", tag.text);
        }
        let text = reads(&tags);
        assert_eq!(text.contains("Customs system for notarized electronic service"), wording != "original");
        assert_eq!(text.contains("海关公证电子送达系统"), wording != "english");
        // At the head, and with each item, which may be read alone.
        let said = if lang == "zh" { "非官方译文" } else { "unofficial translation" };
        assert_eq!(text.matches(said).count(), if wording == "original" { 0 } else { 38 });
    }
}

#[test]
fn the_trees_are_those_of_the_list() {
    let tags = known(&page(&["--lang", "zh"]));
    let trees: Vec<(&str, bool)> = (tags.iter().filter(|tag| tag.get("class") == "tree"))
        .map(|tag| (tag.get("data-group"), tag.attributes.iter().any(|(name, _)| name == "hidden")))
        .collect();
    assert_eq!(trees, [("domain", false), ("unit", true), ("scope", true)]);
    for (at, (grouping, _)) in trees.iter().enumerate() {
        let tree = tags.split(|tag| tag.get("class") == "tree").nth(at + 1).unwrap();
        let tree = tree.split(|tag| tag.name == "/div").next().unwrap();
        let mut lines = String::new();
        for pair in tree.windows(2).chain([&tree[tree.len() - 1..]]) {
            match (pair[0].name.as_str(), pair[0].get("class")) {
                ("summary", _) => lines += &pair[1].text,
                ("span", "count") => lines.extend(["（", &pair[0].text, "）\n"]),
                ("span", "title") => lines.extend([&pair[0].text, "\n"]),
                _ => {}
            }
        }
        let list = Run::new(["list", "--lang", "zh", "--group", grouping]).code(0).stdout;
        // Without number, scope and units.
        let row = |line: &str| line.trim().split("  ").find(|part| part.parse::<u32>().is_err()).unwrap().to_owned();
        let listed: String = list.lines().map(|line| row(line) + "\n").collect();
        assert_eq!(lines, listed, "{grouping}");
    }
    assert!(page(&["--group", "unit"]).contains("value=\"unit\" checked>"));
}

#[test]
fn how_far_items_are_is_only_told_where_it_is_asked_for() {
    let trees = |args: &[&str]| page(args).matches("class=\"tree\"").count();
    assert_eq!((trees(&[]), trees(&["--group", "status"])), (3, 4));
    assert!(!page(&[]).contains("not started") && page(&["--group", "status"]).contains("not started"));
}

/// Items in which everything tries to be more than text.
fn hostile() -> Value {
    let evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"' onmouseover='alert(3)' --><!--";
    let text = format!("{evil}\n{{{{items}}}} &amp; ]]></style></template></main>\u{2028}\u{202e}倒\u{0}\u{1b}[2J");
    let english = json!({"title": evil, "content": text});
    let note = json!({"field": "content", "kind": "editorial", "note": evil, "english": evil});
    json!([{"title": evil, "content": text, "units": [evil, "b"], "scope": evil, "domain": evil, "path": [evil, evil],
            "section": evil, "document": evil, "english": english, "provenance": [note]}])
}

fn hostile_file(name: &str) -> PathBuf {
    let file = folder::empty(name).join("<b>'\"&.json");
    fs::write(&file, hostile().to_string()).unwrap();
    file
}

#[test]
fn nothing_in_an_item_is_more_than_text() {
    let file = hostile_file("html-hostile");
    for lang in ["zh", "en"] {
        let args = ["--data", file.to_str().unwrap(), "--lang", lang, "--query", "script> \u{202e}", "--unit", "b"];
        let page = Run::new(["export", "--format", "html"].iter().chain(&args)).code(0).shows_no_controls().stdout;
        let tags = known(&page);
        let text = reads(&tags);
        assert!(text.contains("</script><script>alert(1)</script><img src=x onerror=alert(2)>\"' onmouseover='"));
        assert!(text.contains("{{items}} &amp; ]]></style></template></main>��倒␀␛[2J"), "{text}");
        assert!(text.contains("<b>'\"&.json") && text.contains("script> �"));
        assert_eq!(tags.iter().filter(|tag| tag.name == "article").count(), 1);
    }
}

/// A browser of this machine.
fn browser() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let found = names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|path| path.exists()));
    if found.is_none() {
        io::stderr().write_all(b"skipped: there is no browser\n").unwrap();
    }
    found
}

/// What a browser has made of a page, with a place in it.
fn dom(browser: &Path, page: &Path, place: &str) -> String {
    let profile = page.with_extension("profile");
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000", "--window-size=1280,800"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(["--dump-dom", &format!("file://{}{place}", page.display())])
        .output()
        .unwrap();
    _ = fs::remove_dir_all(profile);
    String::from_utf8(output.stdout).unwrap()
}

/// The IDs of the items that are shown.
fn shown(dom: &str) -> Vec<String> {
    let articles = dom.split("<article ").skip(1).filter_map(|article| article.split_once('>'));
    let shown = articles.filter(|(tag, _)| !tag.contains(" hidden"));
    shown.map(|(tag, _)| tag.split("id=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()).collect()
}

#[test]
fn a_browser_shows_the_item_that_the_address_names() {
    let Some(browser) = browser() else { return };
    let file = folder::empty("html-browser").join("page.html");
    fs::write(&file, page(&["--lang", "zh"])).unwrap();
    for (place, id) in [("#6-21", "6-21"), ("#nothing", "6-1")] {
        let dom = dom(&browser, &file, place);
        assert!(dom.contains("class=\"js\""), "the script ran: {dom}");
        assert_eq!(shown(&dom), [id], "{place}");
        assert_eq!(dom.matches("aria-current=\"true\"").count(), 1);
    }
}

/// Types queries, one after the other, and writes down what was found and marked.
const TYPIST: &str = r##"<script>
const query = document.querySelector("#query");
const written = QUERIES.map((text) => {
  query.value = text;
  query.dispatchEvent(new Event("input"));
  const rows = [...document.querySelectorAll('.tree[data-group="domain"] a')].filter((a) => !a.parentElement.hidden);
  const marks = [...document.querySelectorAll("article:not([hidden]) h2 mark")].map((mark) => mark.textContent);
  return [text, rows.map((a) => a.hash.slice(3)).join(" "), marks.join(" "), document.querySelector("#found").textContent];
});
document.title = "typed:" + JSON.stringify(written);
</script></body>"##;

/// A query, the items it finds, what is marked in the title of the first, and what is said of them.
type Typed = (&'static str, &'static str, &'static str, &'static str);

/// Types queries into a page and checks what comes of them.
#[track_caller]
fn types(browser: &Path, page: &str, name: &str, cases: &[Typed]) {
    let queries: Vec<&str> = cases.iter().map(|(query, ..)| *query).collect();
    let typist = TYPIST.replace("QUERIES", &json!(queries).to_string());
    let driven = page.replace("http-equiv=\"Content-Security-Policy\"", "name=\"policy\"").replace("</body>", &typist);
    let file = folder::empty(name).join("page.html");
    fs::write(&file, &driven).unwrap();
    let dom = dom(browser, &file, "");
    let typed =
        plain(dom.split("<title>typed:").nth(1).expect("the queries were typed").split("</title>").next().unwrap());
    let found: Vec<[String; 4]> = serde_json::from_str(&typed).unwrap();
    for ((query, rows, marks, count), found) in cases.iter().zip(&found) {
        assert_eq!(found[..2], [*query, rows]);
        assert_eq!(&found[3], count, "{query}");
        if !rows.is_empty() {
            assert_eq!(&found[2], marks, "{query}");
        }
    }
    assert_eq!(found.len(), cases.len());
}

#[test]
fn a_browser_finds_what_is_typed() {
    let Some(browser) = browser() else { return };
    let cases = [
        ("海关 送达", "21", "海关 送达", "1 项（全部 37 项）"),
        ("hgsd", "21", "海关 送达", "1 项（全部 37 项）"),
        ("hggz", "21", "海关公证", "1 项（全部 37 项）"),
        ("haiguan gongzheng", "21", "海关公证", "1 项（全部 37 项）"),
        ("跨境ds", "20", "跨境电商", "1 项（全部 37 项）"),
        ("sdqn", "11", "水、电、气、暖", "1 项（全部 37 项）"),
        ("ａｐｅｃ", "3", "", "1 项（全部 37 项）"),
        ("第２１项", "21", "", "1 项（全部 37 项）"),
        ("6-21", "21", "", "1 项（全部 37 项）"),
        ("金融 知识产权", "37", "知识产权", "1 项（全部 37 项）"),
        ("zzzz", "", "", "0 项（全部 37 项）"),
        ("？？？", "", "", "0 项（全部 37 项）"),
    ];
    let page = page(&["--lang", "zh"]);
    types(&browser, &page, "html-typed", &cases);
    // With its policy the page runs no script but its own.
    let file = folder::empty("html-owned").join("page.html");
    fs::write(&file, page.replace("</body>", "<script>document.title = \"owned\"</script></body>")).unwrap();
    assert!(!dom(&browser, &file, "").contains("<title>owned"));
}

#[test]
fn a_browser_finds_english_by_the_beginnings_of_its_words() {
    let Some(browser) = browser() else { return };
    let both = [
        ("Customs NOTAR", "21", "Customs notar", "1 of 37 items"),
        ("cross-border", "20", "cross-border", "1 of 37 items"),
        ("moj notarized", "21", "notarized", "1 of 37 items"),
        ("ustoms notarized", "", "", "0 of 37 items"),
        ("intellectual property", "37", "Intellectual property", "1 of 37 items"),
        ("hggz", "21", "", "1 of 37 items"),
        ("海关公证", "21", "", "1 of 37 items"),
        ("people's court", "2", "", "1 of 37 items"),
        ("People’s Bank factoring", "16", "factoring bank", "1 of 37 items"),
    ];
    types(&browser, &page(&["--lang", "en"]), "html-english", &both);
    let english =
        [("notarized electronic", "21", "notarized electronic", "1 of 37 items"), ("海关", "", "", "0 of 37 items")];
    types(&browser, &page(&["--lang", "en", "--text", "english"]), "html-english-alone", &english);
}

#[test]
fn a_browser_takes_hostile_items_for_text() {
    let Some(browser) = browser() else { return };
    let data = hostile_file("html-browser-hostile");
    let file = data.with_file_name("page.html");
    fs::write(&file, page(&["--data", data.to_str().unwrap()])).unwrap();
    let dom = dom(&browser, &file, "#6-1");
    assert_eq!(shown(&dom), ["6-1"]);
    assert!(!dom.contains("<img") && dom.matches("<script").count() == 1, "{dom}");
}
