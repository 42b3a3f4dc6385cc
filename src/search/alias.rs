//! Other names of what the notice names: those in everyday use, and those a rule gives.

use super::fold::is_han;
use crate::typeset::CharSpan;

/// A name, and what else it goes by. A longer name that ends with the name is meant too:
/// 中国人民银行.
const ALIASES: &[(&str, &[&str])] = &[
    ("人民银行", &["央行", "中央银行", "人行"]),
    ("最高人民法院", &["最高法", "最高法院", "最高院"]),
    ("最高人民检察院", &["最高检", "高检院"]),
    ("中央宣传部", &["中宣部"]),
    ("中央台办", &["国台办", "中台办", "台办", "国务院台湾事务办公室"]),
    ("国务院港澳办", &["国港办", "港澳办公室"]),
    ("工业和信息化部", &["工信部", "工信"]),
    ("人力资源社会保障部", &["人社部", "人社", "人力资源和社会保障部"]),
    ("住房城乡建设部", &["住建部", "住建", "建设部", "住房和城乡建设部"]),
    ("自然资源部", &["自资部", "国土部", "国土资源部"]),
    ("生态环境部", &["环保部"]),
    ("农业农村部", &["农业部"]),
    ("国家卫生健康委", &["卫健委", "国家卫生健康委员会"]),
    ("国家发展改革委", &["发改委", "国家发展和改革委员会"]),
    ("文化和旅游部", &["文旅部"]),
    ("交通运输部", &["交通部"]),
    ("中国民航局", &["民航总局", "中国民用航空局"]),
    ("中国国家铁路集团有限公司", &["国铁集团", "国铁", "铁路总公司", "铁总"]),
    ("市场监管总局", &["市监总局", "市监局", "国家市场监督管理总局", "工商总局", "工商局"]),
    ("税务总局", &["税总", "国税总局", "国税", "税务局", "国家税务总局"]),
    ("国家药监局", &["药监总局", "国家药品监督管理局", "食药监"]),
    ("国家知识产权局", &["知产局", "国知局", "专利局"]),
    ("国家移民局", &["国家移民管理局", "出入境管理局"]),
    ("国家林草局", &["林业局", "国家林业和草原局", "林草总局"]),
    ("国家版权局", &["版权总局"]),
    ("银保监会", &["银监会", "保监会", "中国银行保险监督管理委员会"]),
    ("证监会", &["中国证券监督管理委员会", "证监委"]),
    ("国家外汇局", &["外管局", "国家外汇管理局"]),
    ("海关总署", &["海总"]),
    ("自贸试验区", &["自贸区", "自由贸易试验区", "自由贸易区"]),
];

/// Every other name there is.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    ALIASES.iter().flat_map(|(_, aliases)| aliases.iter().copied())
}

/// Other names of a name.
pub(super) fn aliases(name: &str) -> impl Iterator<Item = &'static str> {
    let meant = move |(of, _): &&(&str, &[&str])| name.ends_with(*of);
    ALIASES.iter().filter(meant).flat_map(|(_, aliases)| aliases.iter().copied())
}

/// Characters of the longest everyday name that is known by its first two.
const EVERYDAY: usize = 4;

/// Whether a term that stands at `span` of an alias means it: all of it, or all but what
/// its short form leaves out; of an everyday name, its first two characters.
pub(super) fn is_meant(alias: &str, span: CharSpan) -> bool {
    let length = alias.chars().count();
    let starts = span.start == 0 || prefix(alias) == Some(span.start);
    starts && span.len() >= 2 && (span.end == length || length <= EVERYDAY)
}

/// Characters that a name begins with and its short form leaves out.
fn prefix(name: &str) -> Option<usize> {
    PREFIXES.iter().find(|prefix| name.starts_with(**prefix)).map(|prefix| prefix.chars().count())
}

/// What a name may begin with that its short form leaves out.
const PREFIXES: [&str; 4] = ["国家", "中国", "中央", "国务院"];

/// Whether folded Han characters are a short form of a folded name, and where in the name
/// they stand: they begin with its first character, its prefix left out, and follow it in
/// order; three or more end as it does. 药监局 is short for 国家药监局, 工信 for 工业和信息化部.
pub(super) fn shortened(short: &str, name: &str) -> Option<Vec<usize>> {
    let length = short.chars().count();
    if length < 2 || !short.chars().all(is_han) {
        return None;
    }
    [Some(0), prefix(name)].into_iter().flatten().find_map(|from| {
        let mut rest = name.chars().enumerate().skip(from);
        let places: Vec<usize> =
            short.chars().map(|wanted| rest.find(|(_, c)| *c == wanted).map(|(at, _)| at)).collect::<Option<_>>()?;
        let begins = places.first() == Some(&from);
        let ends = length == 2 || rest.next().is_none();
        (begins && ends).then_some(places)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_form_keeps_the_order_the_start_and_the_end() {
        assert_eq!(shortened("工信部", "工业和信息化部"), Some(vec![0, 3, 6]));
        assert_eq!(shortened("工信", "工业和信息化部"), Some(vec![0, 3]));
        assert_eq!(shortened("药监局", "国家药监局"), Some(vec![2, 3, 4]));
        assert_eq!(shortened("信部", "工业和信息化部"), None);
        assert_eq!(shortened("工业化", "工业和信息化部"), None);
        assert_eq!(shortened("部工", "工业和信息化部"), None);
    }

    #[test]
    fn everyday_names_are_known_for_longer_names_too() {
        assert!(aliases("人民银行").any(|alias| alias == "央行"));
        assert!(aliases("中国人民银行").any(|alias| alias == "央行"));
        assert_eq!(aliases("公安部").count(), 0);
    }
}
