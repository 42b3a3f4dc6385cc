//! Each action in a session: what its key changes on the screen or asks of the terminal.
//! And each key of the table, in each place it holds in.

use zimao::app::{Action, Context, Edit, Effect, Form, Program};
use zimao::keymap::{Input, Keymap, TABLE};
use zimao::ledger::Status;

use crate::screen::Screen;

/// A short session, and what a key of an action does at its end that was not so before.
struct Proof {
    size: (u16, u16),
    before: &'static str,
    seen: Vec<Seen>,
}

/// What a user notices.
#[derive(Debug)]
enum Seen {
    Shown(&'static str),
    Hidden(&'static str),
    Selected(&'static str),
    /// The text cursor is in this column.
    Typing(u16),
    /// A text that begins so is copied.
    Copied(&'static str),
    /// A text that begins so is shown in a program of the user's.
    Opened(Program, &'static str),
    Asked(Effect),
}

/// A session in a terminal of 120 × 36 in which these keys were pressed.
fn after(before: &'static str) -> Proof {
    Proof { size: (120, 36), before, seen: Vec::new() }
}

impl Proof {
    /// In a terminal of so many columns and rows.
    fn at(self, width: u16, height: u16) -> Self {
        Self { size: (width, height), ..self }
    }

    fn shows(self, text: &'static str) -> Self {
        self.sees(Seen::Shown(text))
    }

    fn hides(self, text: &'static str) -> Self {
        self.sees(Seen::Hidden(text))
    }

    fn selects(self, text: &'static str) -> Self {
        self.sees(Seen::Selected(text))
    }

    fn types_in(self, column: u16) -> Self {
        self.sees(Seen::Typing(column))
    }

    fn copies(self, beginning: &'static str) -> Self {
        self.sees(Seen::Copied(beginning))
    }

    fn opens(self, program: Program, beginning: &'static str) -> Self {
        self.sees(Seen::Opened(program, beginning))
    }

    fn asks(self, effect: Effect) -> Self {
        self.sees(Seen::Asked(effect))
    }

    fn sees(mut self, seen: Seen) -> Self {
        self.seen.push(seen);
        self
    }

    /// The session up to the key.
    fn screen(&self) -> Screen {
        Screen::with_ledger(self.size.0, self.size.1).keys(self.before)
    }
}

impl Seen {
    fn holds(&self, screen: &mut Screen) -> bool {
        match self {
            Self::Shown(text) => screen.text().contains(text),
            Self::Hidden(text) => !screen.text().contains(text),
            Self::Selected(text) => screen.selected().starts_with(text),
            Self::Typing(column) => screen.cursor().is_some_and(|(x, _)| x == *column),
            Self::Copied(beginning) => {
                screen.effects.iter().any(|effect| matches!(effect, Effect::Copy(text) if text.starts_with(beginning)))
            }
            Self::Opened(program, beginning) => {
                let opens = |effect: &Effect| matches!(effect, Effect::Open(by, text) if by == program && text.starts_with(beginning));
                screen.effects.iter().any(opens)
            }
            Self::Asked(effect) => screen.effects.contains(effect),
        }
    }
}

/// The proofs as a match without a last arm, so that an action without one does not compile;
/// and the actions as a list, which that match makes complete.
macro_rules! proofs {
    ($(Action::$action:ident $(($of:ident::$inner:ident))? => $proof:expr,)*) => {
        const ACTIONS: &[Action] = &[$(Action::$action $(($of::$inner))?),*];

        fn proof(action: Action) -> Proof {
            match action {
                $(Action::$action $(($of::$inner))? => $proof,)*
            }
        }
    };
}

proofs! {
    Action::Down => after("").selects("绿色船舶修理企业"),
    Action::Up => after("j").selects("出版物发行"),
    Action::PageDown => after("").selects("直接采认台湾地区"),
    Action::PageUp => after("<PgDn>").selects("出版物发行"),
    Action::HalfDown => after("").selects("边检行政许可"),
    Action::HalfUp => after("<C-d>").selects("出版物发行"),
    Action::Top => after("").selects("全国").shows("31 项"),
    Action::Bottom => after("").selects("空铁联运一单制"),
    Action::NextItem => after("h").selects("出版物发行"),
    Action::PreviousItem => after("J").selects("出版物发行"),
    Action::Inward => after("h").selects("出版物发行"),
    Action::Outward => after("").selects("投资管理领域"),
    Action::Open => after("").shows("Enter 前往链接"),
    Action::Toggle => after("h").shows("▸ 投资管理领域"),
    Action::FoldAll => after("").selects("全国").shows("▸ 特定区域"),
    Action::OpenAll => after("c").shows("▾ 人力资源领域"),
    Action::SwitchPane => after("").shows("Enter 前往链接"),
    Action::Regroup => after("").shows("按单位"),
    Action::DetailsDown => after("").at(80, 12).hides("负责单位"),
    Action::DetailsUp => after("<C-e>").at(80, 12).shows("负责单位"),
    Action::WidenTree => after("").at(80, 24).shows("9 以三维地籍为核心的土地立体"),
    Action::NarrowTree => after("").at(80, 24).hides("9 以三维地籍为核心的土地立"),
    Action::Search => after("").shows("Enter 确定").types_in(3),
    Action::NextMatch => after("/公证<Enter>nnn").selects("海关公证"),
    Action::PreviousMatch => after("/公证<Enter>nnnn").selects("“委托公证"),
    Action::Facets => after("").shows("[ ] 海关总署"),
    Action::Pick => after("f").shows("[x] 投资管理领域").shows("9 项"),
    Action::ClearFacets => after("f<Space>f").hides("[投资管理领域]").shows("贸易便利化领域"),
    Action::Reader => after("").hides("│").hides("搜索标题"),
    Action::Resume => after("zJq").hides("│"),
    Action::Notice => after("").shows("提纲").shows("各省、自治区、直辖市人民政府"),
    Action::Mention => after("").shows("提纲").selects("投资管理领域"),
    Action::Table => after("").shows("序号"),
    Action::Sort => after("Tl").shows("改革事项▴").shows("按改革事项排序"),
    Action::ColumnLeft => after("Tll").at(40, 12).shows("改革事项").hides("推广范围"),
    Action::ColumnRight => after("Tl").at(40, 12).shows("推广范围").hides("改革事项"),
    Action::PickToCompare => after("").shows("已选入对照：第 1 项").shows("+ 1 出版物"),
    Action::Compare => after("+J+").shows("│ 4 绿色船舶").hides("按领域"),
    Action::ClearCompared => after("+J+=").shows("已清空对照").shows("按领域"),
    Action::Figures => after("").shows("统计  投资管理领域：9 项"),
    Action::Leave => after("T").hides("序号").shows("按领域"),
    Action::NextParagraph => after("z").at(50, 10).hides("负责单位"),
    Action::PreviousParagraph => after("z}").at(50, 10).shows("负责单位"),
    Action::WidenMargins => after("z").at(80, 24).shows("\n             出版物发行"),
    Action::NarrowMargins => after("z").at(80, 24).shows("\n         出版物发行"),
    Action::Find => after("z").hides("? 帮助").types_in(3),
    Action::NextLink => after("d").selects("投资管理领域"),
    Action::PreviousLink => after("d.").selects("自由贸易试验区第六批"),
    Action::Follow => after("<Tab>.").selects("中央宣传部").shows("按单位"),
    Action::NumberLinks => after("<Tab>").shows("链接编号（1 到"),
    Action::Back => after("z").shows("│"),
    Action::Forward => after("z[").hides("│"),
    Action::Palette => after("").shows("next item").types_in(3),
    Action::OlderQuery => after("/海关<Enter><Esc>/").shows(" / 海关"),
    Action::NewerQuery => after("/海关<Enter><Esc>/<C-p>").hides(" / 海关"),
    Action::CopyMenu => after("").shows("GB/T 7714"),
    Action::Copy(Form::Title) => after("y").copies("出版物发行").hides("GB/T 7714"),
    Action::Copy(Form::Citation) => after("y").copies("《国务院关于").shows("已复制：出处"),
    Action::Copy(Form::Reference) => after("y").copies("国务院. ").shows("已复制：GB/T 7714"),
    Action::Copy(Form::Text) => after("y").copies("将出版物发行").shows("已复制：内容"),
    Action::Copy(Form::Markdown) => after("y").copies("## 1 出版物发行").shows("已复制：Markdown"),
    Action::Mark => after("").shows("，已标记 *，").shows("第 1 项：已标记"),
    Action::StatusMenu => after("").shows("3  已落地"),
    Action::SetStatus(Status::NotStarted) => after("s2s").shows("第 1 项：未启动").hides("» "),
    Action::SetStatus(Status::UnderWay) => after("s").shows("第 1 项：推进中").shows("» "),
    Action::SetStatus(Status::InPlace) => after("s").shows("第 1 项：已落地").shows("✓ "),
    Action::SetStatus(Status::Blocked) => after("s").shows("第 1 项：有困难").shows("! "),
    Action::Note => after("").shows("备注  1 出版物发行").types_in(1),
    Action::NoteInEditor => after("i甲").asks(Effect::Write(crate::ledger::id(1), "甲".to_owned())),
    Action::Save => after("i甲").hides("备注  1").shows("第 1 项：已记下备注"),
    Action::Discard => after("i甲").hides("备注  1").shows("已放弃修改，备注不变"),
    Action::Undo => after("m").hides("已标记 *").shows("已撤销。第 1 项：未标记"),
    Action::Redo => after("mu").shows("已标记 *").shows("已重做。第 1 项：已标记"),
    Action::OpenPager => after("").opens(Program::Pager, "1  出版物发行"),
    Action::OpenEditor => after("").opens(Program::Editor, "## 1 出版物发行"),
    Action::Cancel => after("/海关").shows("搜索标题").selects("出版物发行"),
    Action::Accept => after("/海关").hides("Enter 确定").shows("n 下一处匹配"),
    Action::Edit(Edit::Newline) => after("i甲").types_in(1),
    Action::Edit(Edit::Backspace) => after("/海关公").shows(" / 海关  ").types_in(7),
    Action::Edit(Edit::Delete) => after("/海关公<Left>").shows(" / 海关  "),
    Action::Edit(Edit::DeleteWord) => after("/海关 公").hides(" / 海关 公").shows(" / 海关  "),
    Action::Edit(Edit::DeleteAll) => after("/海关").hides(" / 海关").hides("1/9"),
    Action::Edit(Edit::Left) => after("/海关").types_in(5),
    Action::Edit(Edit::Right) => after("/海关<Left>").types_in(7),
    Action::Edit(Edit::WordLeft) => after("/ab cd").types_in(6),
    Action::Edit(Edit::WordRight) => after("/ab cd<Home>").types_in(6),
    Action::Edit(Edit::Start) => after("/海关").types_in(3),
    Action::Edit(Edit::End) => after("/海关<Home>").types_in(7),
    Action::Help => after("").shows("搜索按键和功能"),
    Action::Theme => after("").shows("浅色配色"),
    Action::Wording => after("").shows("英文（非官方译文）").hides("负责单位  中央宣传部").selects("Joint handling"),
    Action::Mouse => after("").shows("鼠标已交还终端").asks(Effect::Mouse(false)),
    Action::Repaint => after("").asks(Effect::Repaint),
    Action::Suspend => after("").asks(Effect::Suspend),
    Action::Quit => after("").asks(Effect::Quit(0)),
    Action::Interrupt => after("").asks(Effect::Quit(130)),
}

#[test]
fn every_action_has_a_key_and_the_key_does_what_the_action_says() {
    for &action in ACTIONS {
        let proof = proof(action);
        let mut screen = proof.screen();
        let context = screen.context();
        let key = Keymap::default().keys(context, action).next();
        let key = key.unwrap_or_else(|| panic!("{action:?} has no key in {context:?}"));
        assert_eq!(screen.action(key), Some(action), "{key:?} in {context:?}");
        assert!(!proof.seen.is_empty(), "nothing is seen of {action:?}");
        for seen in &proof.seen {
            assert!(!seen.holds(&mut screen), "{seen:?} before {action:?}:\n{}", screen.text());
        }
        screen = screen.inputs([Input::Key(key)]);
        for seen in &proof.seen {
            assert!(seen.holds(&mut screen), "not {seen:?} after {action:?}:\n{}", screen.text());
        }
    }
}

/// Keys that lead into a context from the start.
pub(crate) fn way_into(context: Context) -> &'static str {
    match context {
        Context::Tree => "",
        Context::Details => "<Tab>",
        Context::Reader => "z",
        Context::Outline => "d<Tab>",
        Context::Notice => "d",
        Context::Table => "T",
        Context::Compare => "+J+=",
        Context::Figures => "F",
        Context::Query => "/海关",
        Context::Find => "<Tab>/海关",
        Context::Links => "<Tab>Go",
        Context::Palette => ":",
        Context::Facets => "f",
        Context::Copy => "y",
        Context::Status => "s",
        Context::Note => "i",
        Context::Help => "?",
        Context::HelpQuery => "?/",
    }
}

/// Presses, in every place, the first key of every action there.
fn press_all(width: u16, height: u16) {
    let keymap = Keymap::default();
    for context in Context::ALL {
        let mut there = None;
        for row in TABLE.iter().filter(|row| row.holds_in(context)) {
            let screen = there.take().unwrap_or_else(|| Screen::with_ledger(width, height).keys(way_into(context)));
            assert_eq!(screen.context(), context, "{width}×{height}:\n{}", screen.text());
            for key in keymap.keys(context, row.action) {
                assert_eq!(screen.action(key), Some(row.action), "{key:?} in {context:?}");
            }
            let screen = screen.inputs(keymap.keys(context, row.action).next().map(Input::Key));
            // One session goes on until a key leads out of the place.
            there = Some(screen).filter(|screen| screen.context() == context);
        }
    }
}

#[test]
fn every_key_means_its_action_in_every_place_at_120_by_36() {
    press_all(120, 36);
}

#[test]
fn every_key_means_its_action_in_every_place_at_80_by_24() {
    press_all(80, 24);
}

#[test]
fn every_key_means_its_action_in_every_place_at_40_by_12() {
    press_all(40, 12);
}

#[test]
fn every_key_means_its_action_in_every_place_at_20_by_5() {
    press_all(20, 5);
}
