//! The user's settings: what is read of a file, what is said of it, and what comes of it.

use proptest::prelude::*;
use zimao::app::{Action, Color, Colors, Context, Effect, Paint, PointerKind, Start, Theme, View};
use zimao::catalog::Wording;
use zimao::config::{Config, print, read, summary};
use zimao::i18n::Lang;
use zimao::keymap::{Key, Keymap, TABLE};

use crate::screen::{Screen, catalog};

/// What is said of each mistake in a text, in English.
fn mistakes(text: &str) -> Vec<String> {
    read(text).1.iter().map(|mistake| mistake.message(Lang::En.messages())).collect()
}

/// A line that is said of a text in each language.
#[track_caller]
fn says(text: &str, english: &str, chinese: &str) {
    let mistakes = read(text).1;
    let said = Lang::ALL.map(|lang| summary("config.toml", &mistakes, lang.messages()).unwrap_or_default());
    assert_eq!(said, [chinese, english], "of {text:?}");
}

/// The explorer of a user with these settings.
fn screen(text: &str) -> Screen {
    let (config, mistakes) = read(text);
    assert_eq!(mistakes, [], "{text}");
    let start = Start { ratio: config.ratio.unwrap_or(42), mouse: config.mouse, ..Start::default() };
    Screen::with_keys(catalog(), (80, 24), Lang::Zh, &start, &Keymap::new(&config.keys))
}

#[test]
fn every_setting_is_read() {
    let text = "language = 'en'\ntext = 'both'\ntheme = \"light\"\nview = \"table\"\nmargins = 0\nratio = 90\nmouse = false\nascii = true\nrestore = false";
    let config = Config {
        language: Some(Lang::En),
        text: Some(Wording::Both),
        theme: Some(Theme::Light),
        colors: None,
        view: View::Table,
        margins: Some(0),
        ratio: Some(90),
        mouse: false,
        ascii: Some(true),
        restore: false,
        keys: Vec::new(),
    };
    assert_eq!(read(text), (config, Vec::new()));
    assert_eq!(read(""), (Config::default(), Vec::new()));
    assert_eq!(read("ascii = \"false\"").0.ascii, Some(false));
}

#[test]
fn the_printed_file_changes_nothing_neither_as_it_is_nor_with_its_settings_in_force() {
    assert_eq!(read(&print()), (Config::default(), Vec::new()));
    let uncommented = |line: &str| match line.strip_prefix('#') {
        Some(setting) if !setting.is_empty() && !setting.starts_with(' ') => setting.to_owned(),
        _ => line.to_owned(),
    };
    let text = print().lines().map(uncommented).collect::<Vec<_>>().join("\n");
    let (config, mistakes) = read(&text);
    assert_eq!(mistakes, []);
    let (of_file, of_table) = (Keymap::new(&config.keys), Keymap::default());
    let mut rebound = 0;
    for context in Context::ALL {
        for row in TABLE {
            let keys = |keymap: &Keymap| keymap.keys(context, row.action).collect::<Vec<_>>();
            assert_eq!(keys(&of_file), keys(&of_table), "{} in {}", row.word, context.word());
            rebound += usize::from(row.holds_in(context));
        }
    }
    // None is missing in the file, and nothing else of it differs.
    assert_eq!(config.keys.len(), rebound);
    let colors = config.colors.clone().unwrap();
    let start = Start::default();
    assert_eq!((config.ratio, config.margins), (Some(start.ratio), Some(start.margin)));
    let settled = Config { keys: Vec::new(), colors: None, ratio: None, margins: None, ..config };
    assert_eq!(settled, Config::default());
    // The colours it prints are those of the dark theme.
    let own = Start { theme: Theme::Custom, colors: Some(colors), ..Start::default() };
    let keys = "/海关<Enter>n<Tab>";
    let [own, dark] = [own, Start::default()].map(|start| Screen::open(80, 24, Lang::Zh, &start).keys(keys));
    assert_eq!(own.buffer(), dark.buffer());
    // Each of the others stands there too: a wrong value of it is one more mistake.
    let wrong = text.lines().map(|line| match line.split_once(" = ") {
        Some((key, value)) if !value.starts_with('[') && !key.starts_with('#') => format!("{key} = 1.5"),
        _ => line.to_owned(),
    });
    assert_eq!(read(&wrong.collect::<Vec<_>>().join("\n")).1.len(), 9 + 12);
}

#[test]
fn a_mistake_is_said_with_its_line_its_key_and_the_next_step() {
    says(
        "# mine\n\ntheme = \"solar\"",
        "config.toml: line 3: theme: cannot be \"solar\": it takes auto, dark, light, high-contrast or custom",
        "config.toml：第 3 行：theme：不能是 \"solar\"，可用 auto、dark、light、high-contrast 或 custom",
    );
    says(
        "text = \"latin\"",
        "config.toml: line 1: text: cannot be \"latin\": it takes auto, original, english or both",
        "config.toml：第 1 行：text：不能是 \"latin\"，可用 auto、original、english 或 both",
    );
    says(
        "ratio = 9",
        "config.toml: line 1: ratio: cannot be 9: it takes a whole number from 10 to 90",
        "config.toml：第 1 行：ratio：不能是 9，应为 10 到 90 的整数",
    );
    says(
        "\n[keys.tree]\ndown = [\n  \"j\",\n  \"jj\",\n]",
        "config.toml: line 5: keys.tree.down: \"jj\" is not a key: write one as \"j\", \"<Down>\" or \"<C-d>\"",
        "config.toml：第 5 行：keys.tree.down：\"jj\" 不是按键，应写作 \"j\"、\"<Down>\"、\"<C-d>\" 等",
    );
    says(
        "[keys.query]\naccept = [\"x\"]",
        "config.toml: line 2: keys.query.accept: \"x\" is text here: use a key such as \"<C-x>\" or \"<F2>\"",
        "config.toml：第 2 行：keys.query.accept：\"x\" 在这里是要输入的文字，请用 \"<C-x>\"、\"<F2>\" 等",
    );
    says(
        "[keys.tree]\nup = [\"n\"]\ndown = [\"n\"]",
        "config.toml: line 3: keys.tree.down: \"n\" is already a key of up: remove it from one of them",
        "config.toml：第 3 行：keys.tree.down：\"n\" 已经给了 up，请去掉其中一处",
    );
    says(
        "[keys.tree]\ndwon = []",
        "config.toml: line 2: keys.tree.dwon: no such action: “zimao --print-config” lists them",
        "config.toml：第 2 行：keys.tree.dwon：没有这项功能，用“zimao --print-config”查看全部功能",
    );
    says(
        "[keys.tree]\naccept = []",
        "config.toml: line 2: keys.tree.accept: no such action here: it belongs to query, find, links, palette and help_query",
        "config.toml：第 2 行：keys.tree.accept：这个位置没有这项功能，它只用于 query、find、links、palette、help_query",
    );
    says(
        "mouse = \n",
        "config.toml: line 1: not TOML from column 9 on: nothing in the file is used",
        "config.toml：第 1 行：从第 9 列起不是 TOML，整个文件没有采用",
    );
    says(
        "ratio = 50\nratio = 50",
        "config.toml: line 2: ratio: appears twice, keep one of them: nothing in the file is used",
        "config.toml：第 2 行：ratio：重复了，请只留一处；整个文件没有采用",
    );
}

#[test]
fn colours_of_ones_own_are_read() {
    let text = "theme = \"custom\"\n[colors]\nbase = \"light\"\ndim = \"#0A0b0c\"\nmark = 255\nhead = \"bright-blue\"\n\
                text = \"default\"\ncursor = \"black\"";
    let (config, mistakes) = read(text);
    assert_eq!(mistakes, []);
    let changes = vec![
        (Paint::Dim, Color::Rgb(10, 11, 12)),
        (Paint::Mark, Color::Index(255)),
        (Paint::Head, Color::Index(12)),
        (Paint::Text, Color::Default),
        (Paint::Cursor, Color::Index(0)),
    ];
    assert_eq!(config.colors, Some(Colors { base: Theme::Light, changes }));
    assert_eq!(config.theme, Some(Theme::Custom));
    assert_eq!(read("[colors]\n").0, Config::default());
    for wrong in ["256", "-1", "\"#12345\"", "\"#+12345\"", "\"#1234567\"", "\"#海1\"", "\"blu\"", "true", "\"\""] {
        let (config, mistakes) = read(&format!("[colors]\nmark = {wrong}"));
        assert_eq!((config.colors, mistakes.len()), (None, 1), "{wrong}");
    }
}

#[test]
fn a_mistake_in_the_colours_is_said() {
    says(
        "[colors]\nbase = \"plain\"",
        "config.toml: line 2: colors.base: cannot be \"plain\": it takes dark, light or high-contrast",
        "config.toml：第 2 行：colors.base：不能是 \"plain\"，可用 dark、light 或 high-contrast",
    );
    says(
        "[colors]\ndim = \"grey\"",
        "config.toml: line 2: colors.dim: \"grey\" is not a color: write \"#5f87d7\", a number from 0 to 255, or a name such as \
         \"blue\" or \"default\"",
        "config.toml：第 2 行：colors.dim：\"grey\" 不是颜色，应为 \"#5f87d7\"、0 到 255 的整数，或 \"blue\"、\"default\" 等名称",
    );
    says(
        "ratio = 50\ntheme = \"custom\"\n[colors]",
        "config.toml: line 2: theme: custom takes colors of your own: write them under [colors]",
        "config.toml：第 2 行：theme：custom 使用自定义颜色，请把颜色写在 [colors] 之下",
    );
    let [unknown] = &mistakes("[colors]\nbackground = 1")[..] else { panic!() };
    assert!(
        unknown.starts_with("line 2: colors.background: no such setting: the settings here are base, text, dim,"),
        "{unknown}"
    );
}

#[test]
fn what_there_is_is_said_where_something_unknown_is_named() {
    let [setting, place] = &mistakes("colour = 1\n[keys.detail]\n")[..] else { panic!() };
    assert!(
        setting.starts_with("line 1: colour: no such setting: the settings here are language, text, theme, "),
        "{setting}"
    );
    assert!(setting.ends_with(" and keys"), "{setting}");
    assert!(place.starts_with("line 2: keys.detail: no such place: the places are tree, details, "), "{place}");
}

#[test]
fn of_several_mistakes_the_first_is_said_and_how_many_there_are() {
    let text = "[keys]\ntree = 1\n[keys.help]\ndown = \"j\"\nup = [1, \"k\"]\n";
    assert_eq!(
        mistakes(text),
        [
            "line 2: keys.tree: not a table: write it as [keys.tree]",
            "line 4: keys.help.down: not a list of keys: write it as [\"j\", \"<Down>\"]",
            "line 5: keys.help.up: 1 is not a key: write one as \"j\", \"<Down>\" or \"<C-d>\"",
        ]
    );
    says(
        text,
        "config.toml (3 mistakes): line 2: keys.tree: not a table: write it as [keys.tree]",
        "config.toml（共 3 处有误）：第 2 行：keys.tree：应为表，如 [keys.tree]",
    );
}

#[test]
fn a_mistake_costs_the_setting_it_is_in_and_no_other() {
    let (config, mistakes) = read("theme = 1\nratio = 60\n[keys.tree]\ndown = [\"n\", \"jj\"]\nup = [\"p\"]\n");
    assert_eq!(mistakes.len(), 2);
    assert_eq!((config.theme, config.ratio), (None, Some(60)));
    let keymap = Keymap::new(&config.keys);
    let means = |key| keymap.resolve(Context::Tree, Key::char(key));
    assert_eq!([means('j'), means('n')], [Some(Action::Down), Some(Action::NextMatch)]);
    assert_eq!([means('k'), means('p')], [None, Some(Action::Up)]);
}

#[test]
fn control_characters_of_the_file_are_never_said() {
    let text =
        "\"\\u001b]0;x\\u0007\u{202e}\" = 1\ntheme = \"\u{202e}\"\n[keys.tree]\ndown = ['\u{202e}', '\u{301}']\n";
    assert_eq!(read(text).1.len(), 4);
    for message in mistakes(text) {
        assert!(!message.contains(|c: char| c.is_control() || c == '\u{202e}'), "{message:?}");
    }
}

#[test]
fn the_keys_of_the_user_work_and_are_shown() {
    let text = "[keys.tree]\nnext_item = [\"n\"]\nquit = [\"Q\", \"<F10>\"]\nsearch = [\"s\"]\n[keys.query]\naccept = [\"<C-j>\"]";
    let screen = screen(text).keys("n").selects("绿色船舶修理企业规范管理").shows("s 搜索").hides("  / 搜索");
    let screen = screen
        .keys("J")
        .selects("绿色船舶")
        .keys("s海关公证")
        .shows("Ctrl-J 确定")
        .keys("<Enter>")
        .shows("Ctrl-J 确定");
    let screen = screen.keys("<C-j>").selects("海关公证").keys("?/退出<Enter>").shows("Q F10").keys("qq");
    assert!(!screen.effects.contains(&Effect::Quit(0)));
    assert_eq!(screen.keys("Q").effects.last(), Some(&Effect::Quit(0)));
}

#[test]
fn what_to_press_is_said_with_the_keys_of_the_user() {
    let text = "[keys.tree]\nsearch = [\"s\"]\n[keys.query]\ncancel = [\"<C-q>\"]\n[keys.details]\nsearch = []";
    let screen =
        screen(text).keys("n").shows("还没有搜索词：按 s 搜索").keys("<Tab>n").shows("还没有搜索词").hides("按 s 搜索");
    screen.keys("<Tab>s不不不不").shows("请换一个词，或按 Ctrl-Q 清除");
}

#[test]
fn the_share_of_the_tree_and_the_mouse_are_as_settled() {
    let wide = screen("ratio = 60\nmouse = false");
    let before_divider = |screen: &Screen| zimao::typeset::width(screen.lines()[1].split('│').next().unwrap());
    assert_eq!(before_divider(&wide), 48);
    assert_eq!(before_divider(&screen("")), 34);
    // The first press takes it.
    let taken = wide.keys("M").shows("鼠标已启用");
    assert_eq!(taken.effects, [Effect::Mouse(true)]);
    screen("").keys("M").shows("鼠标已交还终端").mouse(PointerKind::Press, 1, 5);
}

#[test]
fn the_message_of_the_start_stands_until_a_key() {
    let start = Start { message: Some("config.toml：有误".into()), ..Start::default() };
    Screen::open(80, 24, Lang::Zh, &start).shows("config.toml：有误").keys("j").hides("config.toml");
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in "([a-z.]{1,6}|[\\[\\]=\"'#,\n {}0-9]|keys|tree|down|<C-|海|theme){0,40}") {
        let (_, mistakes) = read(&text);
        let last = text.lines().count() + 1;
        prop_assert!(mistakes.iter().all(|mistake| (1..=last).contains(&mistake.line)), "{mistakes:?}");
    }

    #[test]
    fn every_list_of_keys_is_read_back_as_it_is_written(chars in prop::collection::vec(any::<char>(), 1..5), ctrl: bool) {
        let keys: Vec<Key> = chars.iter().map(|c| Key { ctrl, ..Key::char(*c) }).collect();
        for key in keys {
            // A capital with Ctrl is the small letter.
            let small = matches!(key.code, zimao::keymap::Code::Char(c) if ctrl && c.is_ascii_uppercase());
            prop_assert!(small || Key::parse(&key.written()) == Ok(key), "{:?}", key);
        }
    }
}
