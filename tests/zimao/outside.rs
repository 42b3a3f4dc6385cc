//! An item shown by a program of the user's: what the explorer asks for and says.

use zimao::app::{Effect, Failure, Program, Start, Trouble};
use zimao::i18n::Lang;
use zimao::keymap::Input;

use crate::screen::Screen;

#[test]
fn the_pager_gets_plain_text_and_the_editor_markdown() {
    for keys in ["", "<Tab>"] {
        let screen = Screen::new(80, 24).keys(&format!("jJ{keys}|"));
        let [Effect::Open(Program::Pager, text)] = screen.effects.as_slice() else { panic!("{:?}", screen.effects) };
        assert!(text.starts_with("5  电力工程审批绿色通道\n\n负责单位：公安部、"), "{text}");
        let screen = Screen::new(80, 24).keys(&format!("jJ{keys}E"));
        let [Effect::Open(Program::Editor, text)] = screen.effects.as_slice() else { panic!("{:?}", screen.effects) };
        assert!(text.starts_with("## 5 电力工程审批绿色通道\n\n- 负责单位：公安部、"), "{text}");
    }
}

#[test]
fn on_a_group_they_are_not_opened() {
    for key in ["|", "E"] {
        let screen = Screen::new(80, 24).keys(&format!("g{key}")).shows("请先选中一个事项");
        assert_eq!(screen.effects, []);
    }
}

/// What is said of a failure.
fn said(lang: Lang, command: &str, trouble: Trouble) -> String {
    let failure = Failure { command: command.to_owned(), variable: "PAGER", trouble };
    let screen = Screen::open(120, 10, lang, &Start::default()).inputs([Input::Failed(failure)]);
    screen.lines().last().unwrap().trim().to_owned()
}

#[test]
fn what_failed_is_named_with_the_next_step() {
    use std::io::ErrorKind::StorageFull;
    for (trouble, zh, en) in [
        (
            Trouble::Missing,
            "找不到 most：请安装，或用环境变量 PAGER 指定别的程序",
            "most not found: install it, or name another in PAGER",
        ),
        (Trouble::Code(3), "most 出错，退出码 3：请检查环境变量 PAGER", "most failed with exit code 3: check PAGER"),
        (
            Trouble::Refused(StorageFull),
            "无法运行 most（磁盘已满）：请排除故障后再试",
            "cannot run most (no storage space): try again once that is fixed",
        ),
    ] {
        assert_eq!([said(Lang::Zh, "most", trouble), said(Lang::En, "most", trouble)], [zh, en]);
    }
}

#[test]
fn a_command_from_outside_is_shown_clean_and_short() {
    let said = said(Lang::Zh, &format!("a\u{1b}]0;x\u{7}{}", "海".repeat(50)), Trouble::Code(1));
    assert_eq!(said, format!("a␛]0;x␇{}… 出错，退出码 1：请检查环境变量 PAGER", "海".repeat(16)));
}
