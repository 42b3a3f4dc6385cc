//! Copying an item: the menu, what is copied, what is said.

use zimao::app::{Effect, PointerKind, Start};
use zimao::i18n::Lang;

use crate::golden;
use crate::screen::Screen;

fn frame(name: &str, screen: &Screen) {
    golden::hold(&format!("tests/zimao/snapshots/{name}.txt"), &screen.text());
}

/// The explorer on an item.
fn on(number: usize, width: u16, height: u16, lang: Lang) -> Screen {
    Screen::open(width, height, lang, &Start { item: Some(number - 1), ..Start::default() })
}

/// What keys copy of an item.
fn copied(number: usize, keys: &str) -> String {
    match on(number, 80, 24, Lang::Zh).keys(keys).effects.as_slice() {
        [Effect::Copy(text)] => text.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_menu_is_shown_at_every_size() {
    frame("copy-80x24", &on(14, 80, 24, Lang::Zh).keys("y"));
    frame("copy-40x12", &on(14, 40, 12, Lang::Zh).keys("<Tab>y"));
    for lang in Lang::ALL {
        frame(&format!("copy-20x5-{lang:?}").to_lowercase(), &on(14, 20, 5, lang).keys("y"));
        for (width, height) in [(20, 6), (20, 7), (20, 8), (21, 5), (23, 9), (59, 5), (60, 8), (200, 60)] {
            on(14, width, height, lang).keys("y").shows("GB/T 7714").shows("Markdown");
        }
    }
}

#[test]
fn each_key_copies_its_form() {
    let title = "海关公证电子送达系统";
    assert_eq!(copied(21, "yt"), title);
    assert_eq!(copied(21, "yy"), title);
    assert_eq!(copied(21, "<Tab>yt"), title);
    let citation = copied(21, "yc");
    assert!(
        citation.starts_with("《国务院关于") && citation.ends_with("附件第21项“海关公证电子送达系统”"),
        "{citation}"
    );
    let reference = copied(21, "yg");
    assert!(reference.starts_with("国务院. ") && reference.ends_with("[Z]. 2020-06-28: 附件第21项."), "{reference}");
    assert_eq!(copied(21, "yx"), &*crate::screen::catalog().items[20].content);
    let whole = copied(21, "ym");
    assert!(whole.starts_with("## 21 海关公证电子送达系统\n\n- 负责单位：海关总署、司法部\n"), "{whole}");
    assert_eq!(copied(28, "yt"), "证照“一口受理、并联办理”审批服务模式");
}

#[test]
fn what_was_copied_is_said_and_the_menu_is_gone() {
    on(21, 80, 24, Lang::Zh).keys("yt").shows("已复制标题：海关公证电子送达系统").hides("GB/T 7714");
    on(21, 80, 24, Lang::Zh).keys("yg").shows("已复制：GB/T 7714，74 字");
    on(21, 80, 24, Lang::En).keys("yc").shows("copied: citation, 66 characters");
    // Cut at a whole character.
    on(21, 20, 5, Lang::Zh).keys("yt").shows("已复制标题：海关公…");
    on(21, 21, 5, Lang::Zh).keys("yt").shows("已复制标题：海关公…");
}

#[test]
fn the_menu_is_left_without_copying() {
    for keys in ["y<Esc>", "yq"] {
        let screen = on(21, 80, 24, Lang::Zh).keys(keys).hides("GB/T 7714").selects("海关公证");
        assert_eq!(screen.effects, []);
    }
    // A click on a form copies it.
    let screen = on(21, 80, 24, Lang::Zh).keys("y").click("c  出处").hides("GB/T 7714").shows("已复制");
    assert_eq!(screen.effects.len(), 1);
    // A click beside the menu is about the menu and nothing under it.
    let screen = on(21, 80, 24, Lang::Zh).keys("y").mouse(PointerKind::Press, 5, 4).hides("GB/T 7714");
    screen.selects("海关公证").keys("jk").selects("海关公证");
    on(21, 80, 24, Lang::Zh).keys("y").paste("公证").hides("GB/T 7714").shows(" / 公证");
    // Keys that mean nothing in it do nothing; a new size leaves it.
    let screen = on(21, 80, 24, Lang::Zh).keys("yjzvG").shows("GB/T 7714").resize(40, 12).shows("GB/T 7714");
    screen.keys("q").hides("GB/T 7714").selects("海关公证");
}

#[test]
fn on_a_group_it_says_that_an_item_is_wanted() {
    for keys in ["gy", "g<Tab>y"] {
        let screen = Screen::new(80, 24).keys(keys).shows("请先选中一个事项").hides("GB/T 7714");
        assert_eq!(screen.effects, []);
    }
    Screen::new(80, 24).keys("/没有这样的事项啊<Enter><Tab>y").hides("GB/T 7714");
}

#[test]
fn full_width_keys_work_in_the_menu() {
    let screen = on(21, 80, 24, Lang::Zh).keys("ｙｔ");
    assert_eq!(screen.effects, [Effect::Copy("海关公证电子送达系统".to_owned())]);
}

#[test]
fn nothing_of_what_the_menu_covers_shows_through() {
    let screen = Screen::new(80, 24).keys(":21<Enter>y").shows("Markdown");
    let buffer = screen.buffer();
    let top = (0..).zip(screen.lines()).find(|(_, line)| line.starts_with(" t  标题")).unwrap().0;
    for y in top..top + 5 {
        let plain = buffer[(79, y)].style();
        for x in (0..80).filter(|x| buffer[(*x, y)].symbol() == " ") {
            let style = buffer[(x, y)].style();
            assert_eq!((style.bg, style.add_modifier), (plain.bg, plain.add_modifier), "{x},{y}");
        }
    }
}
