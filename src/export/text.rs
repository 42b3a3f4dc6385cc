//! An item as plain text.

use super::parts::{fields, paragraphs, wording};
use crate::catalog::Item;
use crate::i18n::Messages;
use crate::typeset::visible;

/// An item as plain text, a paragraph a line: whoever shows it wraps it.
#[must_use]
pub fn item(item: &Item, messages: &Messages) -> String {
    let title = messages.title(item);
    let mut out = format!("{}  {}\n", item.number, visible(title.first));
    out.extend(title.beside.into_iter().flat_map(|beside| [visible(beside), "\n".into()]));
    out.push('\n');
    for (name, value) in fields(item, messages).into_iter().chain(wording(&[item], messages)) {
        out.extend([&(messages.cli.label)(name), &*visible(&value), "\n"]);
    }
    for paragraph in paragraphs(item, messages) {
        out.extend(["\n", &lines(&paragraph), "\n"]);
    }
    out
}

/// A text without what could act on a terminal; its line feeds stay.
#[must_use]
pub fn lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Wording;
    use crate::dataset;
    use crate::i18n::Lang;

    #[test]
    fn an_item_is_read_as_a_line_for_each_field_and_paragraph() {
        let catalog = dataset::embedded().unwrap();
        let of = |number: usize, lang: Lang| item(catalog.items[number - 1], lang.messages());
        let text = of(37, Lang::Zh);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[..8],
            [
                "37  知识产权证券化",
                "",
                "负责单位：国家知识产权局、证监会、银保监会、国家版权局",
                "推广范围：全国",
                "领域：金融开放创新领域",
                "通知位置：一（一）3",
                "文号：国函〔2020〕96号",
                "",
            ]
        );
        assert_eq!(lines[8], &*catalog.items[36].content);
        assert!(lines[10].starts_with("推定（推广范围）：附件的表中本项推广范围空缺"), "{text}");
        assert_eq!(lines.len(), 11);
        assert!(of(37, Lang::En).contains("\n\nDerived (Scope): The annex leaves"), "{}", of(37, Lang::En));
    }

    #[test]
    fn an_item_is_read_in_the_wording_asked_for() {
        let json = r#"[{"title": "海关", "content": "公证。", "units": "海关总署、某局", "scope": "全国",
            "english": {"title": "Customs", "content": "Notaries."}}]"#;
        let catalog = dataset::union([("items.json".to_owned(), json.as_bytes())]).unwrap();
        let of = |lang: Lang, wording| item(catalog.items[0], lang.around(wording));
        assert_eq!(
            of(Lang::En, Wording::Both),
            "1  Customs\n海关\n\nUnits: General Administration of Customs (GACC) 海关总署; 某局\n\
             Scope: Nationwide 全国\nDomain: none\nText: unofficial translation and original\n\nNotaries.\n\n公证。\n"
        );
        assert_eq!(
            of(Lang::Zh, Wording::Both),
            "1  海关\nCustoms\n\n负责单位：海关总署 General Administration of Customs (GACC)、某局\n\
             推广范围：全国 Nationwide\n领域：无\n文本：原文与英文对照（非官方译文）\n\n公证。\n\nNotaries.\n"
        );
        assert_eq!(
            of(Lang::En, Wording::English),
            "1  Customs\n\nUnits: General Administration of Customs (GACC); 某局\nScope: Nationwide\n\
             Domain: none\nText: unofficial translation\n\nNotaries.\n"
        );
        assert_eq!(
            of(Lang::En, Wording::Original),
            "1  海关\n\nUnits: 海关总署、某局\nScope: 全国\nDomain: none\n\n公证。\n"
        );
    }

    #[test]
    fn nothing_in_an_item_acts_on_a_terminal() {
        let json = r#"[{"title": "a\u001b[2J", "content": "b\u001b]0;x\u0007\nc\u202e", "units": "d\u0007e"}]"#;
        let catalog = dataset::union([("items.json".to_owned(), json.as_bytes())]).unwrap();
        let text = item(catalog.items[0], Lang::Zh.messages());
        assert_eq!(text, "1  a␛[2J\n\n负责单位：d␇e\n推广范围：无\n领域：无\n\nb␛]0;x␇\nc�\n");
    }
}
