//! How an item is cited. What the data do not say is left out: nothing is supplied.

use crate::catalog::{Item, Notice};
use crate::typeset::visible;

/// As Chinese documents do: `《…的通知》（国函〔2020〕96号），附件第21项“…”`.
#[must_use]
pub fn plain(item: &Item, notice: &Notice) -> String {
    let document = match source(item, notice) {
        Some(notice) if notice.document.is_empty() => within(TITLE, &notice.title) + "，",
        Some(notice) => format!("{}（{}），", within(TITLE, &notice.title), notice.document),
        None => item.document.to_string(),
    };
    let title = within(QUOTE, &item.title);
    visible(&format!("{document}{}{title}", part(item, notice))).into_owned()
}

/// As GB/T 7714—2015 has it: `国务院. 国务院关于…的通知: 国函〔2020〕96号[Z]. 2020-06-28: 附件第21项.`
/// The standard has no letter for documents of a government, so they are 其他, `[Z]`. An
/// item without its notice is cited by its own title.
#[must_use]
pub fn gb_t_7714(item: &Item, notice: &Notice) -> String {
    let part = part(item, notice);
    let cited = match source(item, notice) {
        Some(notice) => {
            let author = stopped(&notice.signature, ". ");
            let number = if notice.document.is_empty() { String::new() } else { format!(": {}", notice.document) };
            let date = stopped(&iso(&notice.date), ": ");
            format!("{author}{}{number}[Z]. {date}{part}.", notice.title)
        }
        None => format!("{}: {}{part}[Z].", item.title, item.document),
    };
    visible(&cited).into_owned()
}

/// The notice, where it is known to be the item's.
fn source<'a>(item: &Item, notice: &'a Notice) -> Option<&'a Notice> {
    let is_its = notice.has_text() && (item.document, item.batch) == (notice.document, notice.batch);
    is_its.then_some(notice)
}

/// Where in its document the item stands.
fn part(item: &Item, notice: &Notice) -> String {
    let annex = source(item, notice).map_or("", |notice| notice.annex.label.as_str());
    format!("{annex}第{}项", item.number)
}

/// A text and what ends it; nothing for no text.
fn stopped(text: &str, stop: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{text}{stop}") }
}

/// A pair of marks, and the pair that takes its place within it.
struct Marks {
    outer: [char; 2],
    inner: [char; 2],
}

const QUOTE: Marks = Marks { outer: ['“', '”'], inner: ['‘', '’'] };
const TITLE: Marks = Marks { outer: ['《', '》'], inner: ['〈', '〉'] };

/// A text between marks. Those in it change places, so that they nest: “…‘…’…”.
fn within(Marks { outer, inner }: Marks, text: &str) -> String {
    let mut out = String::from(outer[0]);
    let mut open: Vec<[char; 2]> = Vec::new();
    for c in text.chars() {
        let pair = [outer, inner].into_iter().find(|pair| pair[0] == c);
        // An apostrophe is a closing mark that closes nothing.
        let closes = open.last().is_some_and(|pair| pair[1] == c);
        open.extend(pair);
        let depth_is_odd = open.len() % 2 == 1;
        let here = if depth_is_odd { inner } else { outer };
        out.push(match pair {
            Some(_) => here[0],
            None if closes => here[1],
            None => c,
        });
        if closes {
            open.pop();
        }
    }
    out.push(outer[1]);
    out
}

/// `2020年6月28日` as `2020-06-28`; a date that is written otherwise as it is.
fn iso(date: &str) -> String {
    let parts = || {
        let (year, rest) = date.split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        let day = rest.strip_suffix('日')?;
        let [year, month, day] = [year, month, day].map(str::parse::<u16>);
        Some((year.ok()?, month.ok()?, day.ok()?))
    };
    parts().map_or_else(|| date.to_owned(), |(year, month, day)| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Block, Catalog, Text};
    use crate::dataset;

    fn embedded() -> Catalog {
        dataset::embedded().unwrap()
    }

    fn both(catalog: &Catalog, number: usize) -> [String; 2] {
        let item = catalog.items[number - 1];
        [plain(item, &catalog.notice), gb_t_7714(item, &catalog.notice)]
    }

    #[test]
    fn an_item_is_cited_by_its_place_in_the_annex_of_the_notice() {
        let notice = embedded();
        for (number, title) in [(21, "海关公证电子送达系统"), (37, "知识产权证券化")] {
            let named = "国务院关于做好自由贸易试验区第六批改革试点经验复制推广工作的通知";
            assert_eq!(
                both(&notice, number),
                [
                    format!("《{named}》（国函〔2020〕96号），附件第{number}项“{title}”"),
                    format!("国务院. {named}: 国函〔2020〕96号[Z]. 2020-06-28: 附件第{number}项."),
                ]
            );
        }
    }

    #[test]
    fn quotes_within_a_title_give_way_to_those_around_it() {
        let notice = embedded();
        for (number, title) in [
            (14, "“‘融资租赁+汽车出口’业务创新”"),
            (17, "“分布式共享模式实现‘银政互通’”"),
            (28, "“证照‘一口受理、并联办理’审批服务模式”"),
        ] {
            assert!(plain(notice.items[number - 1], &notice.notice).ends_with(title), "{title}");
        }
        assert_eq!(within(QUOTE, "a“b‘c’d”e"), "“a‘b“c”d’e”");
        assert_eq!(within(QUOTE, "the zone’s “it’s”"), "“the zone’s ‘it’s’”");
        assert_eq!(within(TITLE, "关于印发《方案》的通知"), "《关于印发〈方案〉的通知》");
    }

    /// The items of a file without a notice.
    fn alone(json: &'static str) -> Catalog {
        dataset::union([("items.json".to_owned(), json.as_bytes())]).unwrap()
    }

    #[test]
    fn without_a_notice_only_what_the_item_says_is_cited() {
        let known =
            r#"[{"id": "5-3", "title": "国际航行船舶“一单四报”", "content": "…", "document": "国函〔2019〕38号"}]"#;
        assert_eq!(
            both(&alone(known), 1),
            ["国函〔2019〕38号第3项“国际航行船舶‘一单四报’”", "国际航行船舶“一单四报”: 国函〔2019〕38号第3项[Z]."]
        );
        let nameless = r#"[{"title": "单证\u001b[2J", "content": "…"}]"#;
        assert_eq!(both(&alone(nameless), 1), ["第1项“单证␛[2J”", "单证␛[2J: 第1项[Z]."]);
    }

    #[test]
    fn an_item_of_another_document_is_not_said_to_be_of_the_notice() {
        let notice = embedded().notice;
        let other = alone(r#"[{"id": "6-3", "title": "单证", "content": "…", "document": "国函〔2019〕38号"}]"#);
        assert_eq!(plain(other.items[0], &notice), "国函〔2019〕38号第3项“单证”");
        let nameless = alone(r#"[{"id": "6-3", "title": "单证", "content": "…"}]"#);
        assert_eq!(plain(nameless.items[0], &notice), "第3项“单证”");
    }

    #[test]
    fn what_a_notice_does_not_say_is_left_out() {
        let body = vec![Block::Paragraph { text: "现通知如下：".into(), english: None }];
        let notice = Notice { body, batch: 6, title: "关于试点的通知".into(), ..Notice::default() };
        let items = alone(r#"[{"id": "6-3", "title": "单证", "content": "…"}]"#);
        assert_eq!(plain(items.items[0], &notice), "《关于试点的通知》，第3项“单证”");
        assert_eq!(gb_t_7714(items.items[0], &notice), "关于试点的通知[Z]. 第3项.");
        let dated = Notice { date: Text::from("二〇二〇年六月"), signature: "商务部".into(), ..notice };
        assert_eq!(gb_t_7714(items.items[0], &dated), "商务部. 关于试点的通知[Z]. 二〇二〇年六月: 第3项.");
    }
}
