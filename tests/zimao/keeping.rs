//! What is kept of the items in the explorer: marks, statuses, notes, and taking it back.

use std::rc::Rc;

use zimao::app::{Effect, Failure, Kept, Start, Trouble};
use zimao::i18n::Lang;
use zimao::keymap::Input;
use zimao::ledger::{Change, Edit, Ledger, Stamp, Status};

use crate::ledger::{id, ledger_with};
use crate::screen::Screen;

fn open(width: u16, height: u16, ledger: Rc<Ledger>) -> Screen {
    Screen::open(width, height, Lang::Zh, &Start { ledger: Some(ledger), ..Start::default() })
}

/// The changes that a session asked to be kept.
fn kept(screen: &Screen) -> Vec<(u32, Edit)> {
    let change = |effect: &Effect| match effect {
        Effect::Keep(change) => Some((change.id.number, change.edit.clone())),
        _ => None,
    };
    screen.effects.iter().filter_map(change).collect()
}

#[test]
fn an_item_is_marked_and_said_to_be_so_far_wherever_it_is_shown() {
    for way in ["", "<Tab>", "z", "T"] {
        let screen = Screen::with_ledger(120, 36).keys(way).keys("ms2");
        let expected = [(1, Edit::Mark(true)), (1, Edit::Status(Status::UnderWay))];
        assert_eq!(kept(&screen), expected, "{way}");
        screen.shows("推进中，已标记 *，").shows("第 1 项：推进中");
    }
}

#[test]
fn the_tree_has_a_sign_for_each_status_and_for_a_mark() {
    let far = [(1, Status::UnderWay), (4, Status::InPlace), (5, Status::Blocked), (9, Status::NotStarted)];
    let start = Start { ledger: Some(ledger_with(&far)), ..Start::default() };
    let screen = Screen::open(80, 24, Lang::Zh, &start).keys("JJJJm");
    let row = |screen: &Screen, title: &str| {
        let lines = screen.lines();
        let mut tree = lines.iter().map(|line| line.split(['│', '|']).next().unwrap());
        tree.find(|line| line.contains(title)).unwrap().trim_end().chars().last().unwrap()
    };
    let signs = ["出版物", "绿色船舶", "电力工程", "不动产登记"].map(|title| row(&screen, title));
    assert_eq!(signs, ['»', '✓', '!', '*']);
    let ascii = Screen::open(80, 24, Lang::Zh, &Start { ascii: true, ..start });
    let signs = ["出版物", "绿色船舶", "电力工程"].map(|title| row(&ascii, title));
    assert_eq!(signs, ['~', 'v', '!']);
}

#[test]
fn by_status_items_stand_in_the_order_of_progress_and_one_goes_on_to_the_next() {
    let screen = open(120, 48, ledger_with(&[(2, Status::Blocked), (3, Status::InPlace)]));
    let screen = screen.keys("vvv").shows("按状态");
    let lines = screen.lines();
    let heads: Vec<&String> = lines.iter().filter(|line| line.contains('▾')).collect();
    assert!(heads[0].contains("未启动") && heads[0].contains("35"), "{heads:?}");
    let screen = screen.keys("JJ").selects("电力工程").keys("s2").selects("多领域实施").shows("第 5 项：推进中");
    let screen = screen.keys("s2").selects("直接采认").keys("u").selects("多领域实施").shows("已撤销。第 6 项：未启动");
    let lines = screen.lines();
    let head = lines.iter().position(|line| line.contains("▾ 推进中")).unwrap();
    assert!(lines[head + 1].contains("电力工程"), "{}", screen.text());
}

#[test]
fn the_facets_narrow_by_status_mark_and_note() {
    let mut ledger = (*ledger_with(&[(2, Status::Blocked), (3, Status::InPlace)])).clone();
    ledger.apply(&Change::now(id(5), Edit::Note("问题".into())));
    ledger.apply(&Change::now(id(6), Edit::Mark(true)));
    let screen = open(120, 60, Rc::new(ledger)).keys("f").shows("[ ] 未启动").shows("[ ] 已标记").shows("[ ] 有备注");
    let screen = screen.click("[ ] 有备注").shows("1 项").keys("f").selects("电力工程");
    // The note gone, so is the item; what is left is nothing.
    let screen = screen.keys("i<C-u><C-s>").shows("没有符合筛选的事项").keys("u");
    screen.selects("电力工程").shows("备注      问题");
    Screen::with_ledger(120, 60).keys("f").hides("[ ] 未启动").hides("[ ] 已标记");
}

#[test]
fn a_query_for_a_status_follows_what_is_said_and_the_cursor_goes_on_to_the_next() {
    let ledger = ledger_with(&[(2, Status::Blocked), (3, Status::Blocked), (5, Status::Blocked)]);
    let screen = open(120, 36, ledger).keys("/状态:有困难<Enter>").shows("1/3").keys("n").shows("2/3");
    let before = screen.selected();
    let screen = screen.keys("s3").shows("2/2").shows("已落地");
    assert_ne!(screen.selected(), before);
    let screen = screen.keys("u").shows("/3");
    let screen = screen.keys("<Esc>/status:in_place<Enter>").shows("没有匹配");
    screen.keys("<Esc>/tuijinzhong<Enter>").hides("1/3");
}

#[test]
fn every_change_is_undone_and_done_again_in_turn() {
    let screen = Screen::with_ledger(120, 36).keys("ms2i备注<Esc>js4");
    let screen = screen.shows("第 4 项：有困难").keys("u").shows("已撤销。第 4 项：未启动");
    let screen = screen.keys("uu").shows("已撤销。第 1 项：未启动").keys("u").hides("推进状态  ");
    let screen = screen.keys("u").shows("台账没有可撤销的改动");
    let screen = screen.keys("UUU<C-r>").shows("已重做。第 4 项：有困难").keys("U").shows("台账没有可重做的改动");
    // Something new takes the place of what was undone.
    let screen = screen.keys("uums1").keys("U").shows("台账没有可重做的改动");
    assert_eq!(kept(&screen).len(), 16);
}

#[test]
fn what_somebody_else_said_since_is_shown_and_not_undone() {
    let elsewhere = |edits: &[Edit]| {
        let mut ledger = Ledger::default();
        for edit in edits {
            ledger.apply(&Change { id: id(1), edit: edit.clone(), at: Stamp::now() });
        }
        Input::Kept(Kept { ledger: Rc::new(ledger), stored: true, said: None })
    };
    let screen = Screen::with_ledger(120, 36).keys("s2");
    let screen = screen.inputs([elsewhere(&[Edit::Status(Status::Blocked)])]).shows("有困难，");
    let screen = screen.keys("u").shows("第 1 项后来在别处改过，保持不变").shows("有困难，");
    assert_eq!(kept(&screen).len(), 1);
    // What somebody said of something else is no hindrance.
    let screen = screen.keys("s3").inputs([elsewhere(&[Edit::Status(Status::InPlace), Edit::Note("甲".into())])]);
    screen.shows("甲").keys("u").shows("已撤销。第 1 项：有困难").shows("甲");
}

#[test]
fn what_could_not_be_stored_is_said_and_shown() {
    let screen = Screen::with_ledger(120, 36).keys("m");
    let ledger = ledger_with(&[(1, Status::UnderWay)]);
    let kept = Kept { ledger, stored: false, said: Some("尚未存盘".into()) };
    let screen = screen.inputs([Input::Kept(kept.clone())]).shows("尚未存盘").shows("推进中，");
    // What another program changed meanwhile does not make it stored.
    let screen = screen.inputs([Input::Kept(Kept { said: None, ..kept.clone() })]).keys("q");
    assert!(screen.effects.contains(&Effect::Store) && !screen.effects.contains(&Effect::Quit(0)));
    let screen = screen.inputs([Input::Kept(kept.clone())]).shows("再退出一次则放弃改动：尚未存盘");
    assert!(screen.keys("q").effects.contains(&Effect::Quit(0)));
    let screen = Screen::with_ledger(120, 36).keys("m").inputs([Input::Kept(kept.clone())]).keys("q");
    let screen = screen.inputs([Input::Kept(Kept { stored: true, said: None, ..kept })]);
    assert!(screen.effects.contains(&Effect::Quit(0)));
}

#[test]
fn a_note_is_written_in_lines_kept_and_given_up() {
    let screen = Screen::with_ledger(120, 36).keys("i已对接<Enter><Enter>下周回复").shows(" 已对接").keys("<Esc>");
    let screen = screen.shows("备注      已对接\n").shows("下周回复").shows("第 1 项：已记下备注");
    assert_eq!(kept(&screen), [(1, Edit::Note("已对接\n\n下周回复".into()))]);
    let screen = screen.keys("i。<C-g>").shows("已放弃修改").hides("下周回复。");
    // Left as it was it is no change, and blank ends are nothing.
    let screen = screen.keys("i<Enter>  <C-s>").hides("备注  1");
    assert_eq!(kept(&screen).len(), 1);
    screen.keys("u").shows("没有备注");
}

#[test]
fn a_paste_into_a_note_keeps_its_lines() {
    let screen = Screen::with_ledger(80, 24).keys("i").paste("一\r\n二\t三\u{1b}[31m").keys("<C-s>");
    assert_eq!(kept(&screen), [(1, Edit::Note("一\n二 三[31m".into()))]);
}

#[test]
fn a_long_note_scrolls_with_its_cursor_and_a_click_goes_there() {
    let long: Vec<String> = (1..=40).map(|line| format!("第{line}行")).collect();
    let screen = Screen::with_ledger(80, 24).keys("i").paste(&long.join("\n")).shows("第40行").hides("第1行");
    let screen = screen.keys("<PgUp><PgUp><PgUp><PgUp><PgUp>").shows("第1行").hides("第40行");
    let screen = screen.click("第3行").keys("<End>甲<C-s>").keys("i").shows("第40行");
    let [.., (_, Edit::Note(note))] = &kept(&screen)[..] else { panic!("no note was kept") };
    assert!(note.contains("第3行甲\n"), "{note}");
    // Beside the text nothing is lost by a click.
    screen.mouse(zimao::app::PointerKind::Press, 3, 3).shows("备注  1");
}

#[test]
fn ctrl_c_keeps_what_is_being_written() {
    for keys in ["i甲<C-c>", "i甲<F1><C-c>"] {
        let screen = Screen::with_ledger(80, 24).keys(keys);
        assert_eq!(kept(&screen), [(1, Edit::Note("甲".into()))]);
        assert_eq!(screen.effects.last(), Some(&Effect::Quit(130)));
    }
}

#[test]
fn what_is_being_written_when_the_terminal_goes_is_gone_on_with() {
    let memory = Screen::with_ledger(80, 24).keys("J").keys("i写到一半").memory();
    let start = Start { ledger: Some(Rc::default()), memory: Some(memory), ..Start::default() };
    let screen = Screen::open(80, 24, Lang::Zh, &start).shows("第 4 项的备注上次没有写完，按 i 继续");
    assert!(screen.memory().draft.is_some());
    let screen = screen.selects("绿色船舶").keys("i").shows("写到一半").keys("<C-s>");
    assert!(screen.memory().draft.is_none());
    assert_eq!(kept(&screen), [(4, Edit::Note("写到一半".into()))]);
}

#[test]
fn an_editor_that_fails_takes_nothing_away() {
    let failed = || {
        let failure = Failure { command: "vi".into(), variable: "EDITOR", trouble: Trouble::Code(3) };
        [Input::Failed(failure)]
    };
    Screen::with_ledger(80, 24).keys("I").inputs(failed()).shows("退出码 3").hides("备注  1");
    Screen::with_ledger(80, 24).keys("i甲<C-o>").inputs(failed()).shows(" 甲").shows("备注  1");
    let memory = Screen::with_ledger(80, 24).keys("i写到一半").memory();
    let start = Start { ledger: Some(Rc::default()), memory: Some(memory), ..Start::default() };
    Screen::open(80, 24, Lang::Zh, &start).keys("I").inputs(failed()).shows(" 写到一半");
}

#[test]
fn the_editor_of_the_user_gets_the_note_and_gives_it_back() {
    let screen = Screen::with_ledger(80, 24).keys("i甲<C-o>");
    assert!(screen.effects.contains(&Effect::Write(id(1), "甲".into())));
    let screen = screen.inputs([Input::Written(id(1), "甲\n乙\n".into())]).shows("已记下备注").hides("备注  1");
    assert_eq!(kept(&screen), [(1, Edit::Note("甲\n乙".into()))]);
    let screen = screen.keys("I");
    assert!(screen.effects.contains(&Effect::Write(id(1), "甲\n乙".into())));
    screen.inputs([Input::Written(id(1), "甲\n乙\n".into())]).shows("备注没有变化");
}

#[test]
fn items_that_have_no_ledger_say_so() {
    for key in ["m", "s", "i", "I"] {
        let screen = Screen::new(120, 36).keys(key).shows("台账只记内置的通知");
        assert!(kept(&screen).is_empty());
    }
    Screen::new(120, 36).keys("vvv").shows("按领域");
    Screen::with_ledger(120, 36).keys("gm").shows("请先选中一个事项");
}

#[test]
fn notes_are_shown_at_every_size() {
    for (width, height) in [(200, 60), (120, 36), (80, 24), (40, 12), (20, 5)] {
        let screen = Screen::with_ledger(width, height).keys("i备注内容").shows("备注内容").keys("<Esc>");
        screen.resize(0, 0).resize(width, height).shows("备注");
    }
}

#[test]
fn the_figures_count_statuses_by_domain_and_unit_and_lead_to_the_items() {
    let far = [(21, Status::InPlace), (22, Status::InPlace), (2, Status::Blocked), (11, Status::UnderWay)];
    let screen = open(120, 100, ledger_with(&far)).keys("F");
    let screen = screen.shows("按状态").shows("已落地 2/37 5%").shows("领域 × 状态").shows("单位 × 状态");
    let row = |screen: &Screen, head: &str, name: &str| {
        let lines = screen.lines();
        let mut below = lines.iter().skip_while(|line| !line.contains(head));
        let line = below.find(|line| line.trim_start_matches(['›', ' ']).starts_with(name)).unwrap();
        line.split_whitespace().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(row(&screen, "领域 × 状态", "特定区域"), ["5", "1", "-", "-", "0%"]);
    assert_eq!(row(&screen, "领域 × 状态", "人力资源领域"), ["4", "-", "1", "-", "20%"]);
    assert_eq!(row(&screen, "单位 × 状态", "司法部"), ["1", "-", "1", "-", "50%"]);
    // In the row of a unit the cell of those in place leads to them.
    let lines = screen.lines();
    let head = lines.iter().position(|line| line.contains("单位 × 状态")).unwrap();
    let down = lines.iter().skip(head).position(|line| line.contains("司法部")).unwrap() + head;
    let cell = lines[head].find("已落地").map(|at| zimao::typeset::width(&lines[head][..at])).unwrap();
    let screen =
        screen.mouse(zimao::app::PointerKind::Press, u16::try_from(cell).unwrap(), u16::try_from(down).unwrap());
    screen.shows("[已落地]").shows("按单位").shows("21 海关公证").hides("2 “委托公证");
    // Where nothing is under way there is nothing to count by.
    Screen::with_ledger(120, 100).keys("F").shows("按状态").hides("领域 × 状态");
    Screen::new(120, 100).keys("F").hides("按状态");
}

#[test]
fn a_note_that_was_changed_elsewhere_meanwhile_is_not_overwritten_unasked() {
    let elsewhere = |note: &str| {
        let mut ledger = Ledger::default();
        ledger.apply(&Change { id: id(1), edit: Edit::Note(note.into()), at: Stamp::now() });
        Input::Kept(Kept { ledger: Rc::new(ledger), stored: true, said: None })
    };
    let screen = Screen::with_ledger(120, 36).keys("i甲").inputs([elsewhere("乙")]).keys("<C-s>");
    let screen = screen.shows("备注在别处改过").shows("别处为：乙").shows(" 甲");
    assert!(kept(&screen).is_empty());
    let screen = screen.keys("<C-s>").shows("备注      甲").keys("u").shows("备注      乙");
    assert_eq!(kept(&screen), [(1, Edit::Note("甲".into())), (1, Edit::Note("乙".into()))]);
    // Given up, theirs stays; where nobody can be asked both do.
    Screen::with_ledger(120, 36).keys("i甲").inputs([elsewhere("乙")]).keys("<C-s><C-g>").shows("备注      乙");
    let screen = Screen::with_ledger(120, 36).keys("i甲").inputs([elsewhere("乙")]).keys("<C-c>");
    assert_eq!(kept(&screen), [(1, Edit::Note("乙\n甲".into()))]);
    // The user's editor is asked too, and so is what is gone on with at the next start.
    let screen = Screen::with_ledger(120, 36).keys("I").inputs([elsewhere("乙")]);
    let screen = screen.inputs([Input::Written(id(1), "甲\n".into())]).shows("备注在别处改过").shows(" 甲");
    assert!(kept(&screen).is_empty());
    let memory = Screen::with_ledger(120, 36).keys("i甲").memory();
    let start = Start { ledger: Some(Rc::default()), memory: Some(memory), ..Start::default() };
    let screen = Screen::open(120, 36, Lang::Zh, &start).inputs([elsewhere("乙")]).keys("i<C-s>");
    screen.shows("备注在别处改过");
}

#[test]
fn what_is_said_at_length_takes_more_lines_where_there_is_room() {
    let said = "尚未存盘，暂存在内存中：台账无法读写（磁盘已满）：请检查这个很长很长的文件名".repeat(2);
    let kept = Kept { ledger: Rc::default(), stored: false, said: Some(said.clone()) };
    let screen = Screen::with_ledger(80, 24).inputs([Input::Kept(kept.clone())]);
    let [.., before, last] = &screen.lines()[..] else { panic!("no lines") };
    assert_eq!(format!("{}{}", before.trim(), last.trim()), said);
    screen.keys("j").hides("尚未存盘");
    let screen = Screen::with_ledger(20, 5).inputs([Input::Kept(kept)]);
    assert!(screen.lines()[4].ends_with('…'), "{}", screen.text());
}
