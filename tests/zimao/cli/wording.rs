//! Which text of the notice is shown: the original, the unofficial translation, or both.

use std::fs;

use zimao::typeset::width;

use crate::folder;
use crate::run::Run;

/// What people read, of the whole notice or of item 21.
const READ: &[&[&str]] = &[
    &["list"],
    &["list", "--format", "md"],
    &["list", "--group", "domain", "--columns", "title,units,scope,domain,section,document,content"],
    &["show", "21"],
    &["show", "21", "--format", "md"],
    &["search", "21"],
    &["notice"],
    &["notice", "--format", "md"],
    &["stats", "--by", "domain", "--by", "unit", "--by", "scope"],
    &["stats", "--by", "domain", "--by", "unit", "--format", "md"],
    &["ledger", "list"],
    &["ledger", "list", "--format", "md"],
    &["ledger", "export"],
    &["ledger", "export", "--format", "csv"],
    &["export", "--limit", "12", "--sort", "title"],
    &["export", "--format", "csv", "--limit", "12", "--sort", "title"],
    &["export", "--format", "html", "--limit", "12", "--sort", "title"],
    &["--linear", "--item", "21"],
];

const HAN: std::ops::RangeInclusive<char> = '\u{4E00}'..='\u{9FFF}';

/// A run with a ledger in which something is kept of item 21.
fn run(ledger: &str, args: &[&str]) -> Run {
    Run::new(args).env("XDG_DATA_HOME", ledger)
}

fn ledger(name: &str) -> String {
    let folder = folder::empty(name);
    let home = folder.to_str().unwrap().to_owned();
    run(&home, &["ledger", "set", "21", "--status", "blocked", "--note", "?"]).code(0);
    home
}

#[test]
fn every_command_shows_the_text_asked_for_and_says_what_a_translation_is() {
    let ledger = ledger("wording-read");
    for args in READ {
        let of = |lang: &str, more: &[&str]| {
            run(&ledger, &[args, more, &["--lang", lang]].concat()).code(0).stderr_is("").stdout
        };
        let [(english, unofficial), (chinese, unofficially)] = [("en", "nofficial translation"), ("zh", "非官方")];
        for lang in [english, chinese] {
            let original = of(lang, &["--text", "original"]);
            assert!(original.contains(|c| HAN.contains(&c)), "{args:?} {lang}");
            for word in ["unofficial", "非官方译文", "Customs", "Nationwide", "Notarized", "MOJ"] {
                assert!(!original.contains(word), "{word} in {args:?}: {original}");
            }
            // Of names only the first is shown.
            let all_in_chinese = lang == "zh" && args[0] == "stats";
            for wording in ["english", "both"].into_iter().filter(|wording| *wording == "english" || !all_in_chinese) {
                let text = of(lang, &["--text", wording]);
                assert!(
                    text.contains(if lang == "en" { unofficial } else { unofficially }),
                    "{args:?} {wording}: {text}"
                );
                assert!(text.contains("ustoms") || text.contains("GACC"), "{args:?} {wording}: {text}");
            }
        }
        // What the language alone shows.
        assert_eq!(of(english, &[]), of(english, &["--text", "both"]), "{args:?}");
        assert_eq!(of(chinese, &[]), of(chinese, &["--text", "original"]), "{args:?}");
        // In English nothing is left in Chinese; a page is read in pinyin all the same.
        let alone = of(english, &["--text", "english"]).replace("s 海关", "");
        let alone = alone.split("<script>").next().unwrap();
        assert!(!alone.contains(|c| HAN.contains(&c)), "{args:?}: {alone}");
    }
}

#[test]
fn a_setting_counts_for_what_people_read_and_for_nothing_else() {
    let settings = folder::settings("wording-settings", "text = \"english\"");
    let with = |args: &[&str]| Run::new([&["--config", settings.to_str().unwrap()], args].concat());
    with(&["show", "21"]).zh().code(0).stdout_has("\n负责单位  General Administration").stdout_lacks("海关");
    with(&["show", "21", "--text", "both"]).code(0).stdout_has("海关总署");
    with(&["show", "21", "--text=original"]).code(0).stdout_lacks("Customs");
    for format in ["tsv", "json", "jsonl"] {
        for args in [&["list", "--sort", "title"][..], &["show", "21"], &["notice"], &["stats"], &["search", "海关"]]
        {
            let args = [args, &["--format", format]].concat();
            let plain = Run::new(&args).zh().code(0).stdout;
            with(&args).code(0).stdout_is(&plain);
            Run::new(&args).code(0).stdout_is(&plain);
        }
    }
    for (format, ending) in [("json", "json"), ("jsonl", "ndjson")] {
        let file = folder::empty("wording-export").join(format!("items.{ending}"));
        with(&["export", "--sort", "title", "-o", file.to_str().unwrap()]).code(0);
        let listed = Run::new(["list", "--sort", "title", "--format", format]).zh().code(0).stdout;
        assert_eq!(fs::read_to_string(file).unwrap(), listed);
    }
}

#[test]
fn tab_separated_values_are_in_english_only_where_that_is_asked_for() {
    let tsv = |args: &[&str]| Run::new([args, &["--format", "tsv"]].concat()).code(0).stdout;
    let own = "id\ttitle\tunits\tscope\tdomain\tsection\tcontent";
    for args in [&["list", "--unit", "MOJ"][..], &["show", "6", "21"], &["search", "海关公证"]] {
        let (plain, both) = (tsv(args), tsv(&[args, &["--text", "both"]].concat()));
        for (plain, both) in plain.lines().zip(both.lines()) {
            let further = both.strip_prefix(plain).unwrap().trim_start_matches('\t');
            assert_eq!(further.split('\t').count(), 5);
        }
        let head = "\ttitle_english\tunits_english\tscope_english\tdomain_english\tcontent_english";
        assert_eq!(both.lines().next().unwrap(), format!("{own}{head}"));
        let further = "\tCustoms system for notarized electronic service\tGeneral Administration of Customs (GACC); \
                       Ministry of Justice (MOJ)\tNationwide\tMeasures for interim and ex post regulation\tIn customs cases";
        assert!(both.contains(further), "{both}");
        let english = tsv(&[args, &["--text", "english", "--lang", "zh"]].concat());
        assert!(english.starts_with(&format!("{own}\n")) && !english.contains(|c| HAN.contains(&c)), "{english}");
        assert!(english.contains(&further.replace("regulation\t", "regulation\tI(i)4\t")), "{english}");
    }
    let columns = ["list", "--unit", "MOJ", "--columns", "number,domain,status,title", "--text", "both"];
    assert_eq!(tsv(&columns).lines().next(), Some("number\tdomain\tstatus\ttitle\tdomain_english\ttitle_english"));
    assert!(tsv(&["stats", "--by", "scope", "--text", "both"]).contains("scope\t全国\t31\tNationwide\n"));
    assert!(tsv(&["stats", "--by", "scope", "--text", "english"]).contains("scope\tNationwide\t31\n"));
    let notice = tsv(&["notice", "--text", "both"]);
    assert!(notice.starts_with("kind\tnumber\ttext\ttext_english\n") && notice.contains("\t国务院\tState Council\n"));
    assert!(tsv(&["notice", "--text", "english"]).contains("\nsignature\t\tState Council\n"));
}

#[test]
fn both_texts_of_a_title_stand_side_by_side_where_there_is_room() {
    let list = |args: &[&str]| Run::new([&["list", "--unit", "MOJ"], args].concat());
    let (english, chinese) = ("Customs system for notarized electronic service", "海关公证电子送达系统");
    list(&[]).code(0).stdout_has(&format!("21  {english} ")).stdout_has(&format!("  {chinese} "));
    list(&[]).on_terminal(200).stdout_has(english).stdout_has(chinese).stdout_has("  GACC; MOJ\n");
    let narrow = list(&[]).on_terminal(100).stdout_has(english).stdout_lacks(chinese);
    narrow.stdout_has("(English: unofficial translation)");
    let zh = |columns| list(&["--text", "both"]).zh().on_terminal(columns);
    zh(200).stdout_has(&format!("21  {chinese} ")).stdout_has(english).stdout_has("  海关总署、司法部\n");
    // Where no English is shown nothing is said of it.
    zh(80).stdout_has(chinese).stdout_lacks("Customs").stdout_lacks("非官方");
    let original = list(&["--text", "original"]).on_terminal(80);
    original.stdout_has(chinese).stdout_lacks("ustoms").stdout_lacks("translation");
    list(&["--columns", "number,status"]).code(0).stdout_lacks("translation");
}

#[test]
fn a_long_title_leaves_the_other_columns_some_room() {
    for columns in [30, 60, 80, 100, 140] {
        for args in [&["list"][..], &["list", "--group", "unit"], &["list", "--columns", "title,units,number"]] {
            let ran = Run::new(args).on_terminal(columns);
            assert!(ran.stdout.lines().all(|line| width(line) <= columns.into()), "{ran}");
        }
    }
    let ran = Run::new(["list"]).on_terminal(120);
    let shown = ran.stdout_has("  Nationwide/…  SPC\n").stdout_has("  Nationwide/…  GACC; MOJ\n");
    shown.stdout_has(" 2  “Entrusted notarization + government price inquiry + disposal in another place” cloud m…");
}

#[test]
fn what_is_shown_first_is_what_is_sorted_by() {
    let first = |args: &[&str]| {
        let ran = Run::new([&["list", "--columns", "title"], args].concat()).code(0);
        ran.stdout.lines().nth(1).unwrap().split("  ").next().unwrap().to_owned()
    };
    let (english, chinese) = ("Access of factoring companies to", "保理公司接入央行企业征信系统");
    assert!(first(&["--sort", "title"]).starts_with(english));
    assert!(first(&["--sort", "title", "--lang", "zh", "--text", "english"]).starts_with(english));
    assert_eq!(first(&["--sort", "title", "--lang", "zh", "--text", "both"]), chinese);
    assert_eq!(first(&["--sort", "title", "--text", "original"]), chinese);
    assert_eq!(
        first(&["--sort", "-units"]),
        "“Entrusted notarization + government price inquiry + disposal in another place” cloud model for disposing of property in enforcement"
    );
}

#[test]
fn a_hit_is_shown_where_the_query_matched_in_the_other_language() {
    let search = |args: &[&str]| Run::new([&["search", "海关公证", "--color", "always"], args].concat());
    let marked = "\x1b[1;4;31m海关公证\x1b[0m电子送达系统";
    search(&["--text", "english"]).code(0).stdout_has(&format!("\n    {marked}\n"));
    search(&[]).code(0).stdout_has(&format!("  {marked}  "));
    search(&["--text", "original"]).code(0).stdout_has(&format!("  {marked}  "));
    // What it says in English, too, and what that is.
    let search = |args: &[&str]| Run::new([&["search", "evidence"], args].concat()).code(0);
    for args in [&["--text", "original"][..], &["--text", "both", "--lang", "zh"]] {
        search(args).stdout_has("\n    … evidence is preserved throughout.\n");
    }
    search(&["--text", "original"]).stdout_has("\n(English: unofficial translation)\n");
    search(&["--lang", "zh"]).stdout_has("海关公证电子送达系统").stdout_has("\n（英文为非官方译文）\n");
    let title = Run::new(["search", "securitization", "--text", "original"]).code(0);
    title.stdout_has("\n    Intellectual property securitization\n(English: unofficial translation)\n");
}

#[test]
fn a_ledger_goes_out_and_comes_back_in_every_wording() {
    let home = ledger("wording-ledger");
    run(&home, &["ledger", "set", "3", "--note", "一\n二", "--mark"]).code(0);
    let kept = run(&home, &["ledger", "list", "--format", "json"]).code(0).json();
    for (lang, wording) in ["zh", "en"].iter().flat_map(|lang| ["original", "english", "both"].map(|it| (*lang, it))) {
        let sheet = folder::empty(&format!("wording-{lang}-{wording}")).join("台账.csv");
        let path = sheet.to_str().unwrap();
        run(&home, &["ledger", "export", "-o", path, "--lang", lang, "--text", wording]).code(0);
        let text = fs::read_to_string(&sheet).unwrap();
        assert_eq!(text.contains("Customs system for"), wording != "original");
        assert_eq!(text.contains("海关公证"), wording != "english");
        // Edited, and with its titles gone: what it says of an item goes by the number.
        let edited = text.replace(",?,", ",!,").replace("Customs system for notarized electronic service", "x");
        fs::write(&sheet, edited.replace("海关公证电子送达系统", "y")).unwrap();
        let other = folder::empty(&format!("wording-{lang}-{wording}-other")).join("ledger.json");
        let there = |args: &[&str]| Run::new([&["--ledger", other.to_str().unwrap()], args].concat());
        there(&["ledger", "import", path]).code(0).stdout_has("2 new");
        let mut came = there(&["ledger", "list", "--format", "json"]).code(0).json();
        assert_eq!(came[1]["note"], "!", "{lang} {wording}");
        came[1]["note"] = "?".into();
        assert_eq!(came, kept, "{lang} {wording}");
    }
}
