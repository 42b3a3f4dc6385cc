//! How Han characters are read, in letters without tones.

use pinyin::ToPinyin;

/// Letters of the longest syllable: `zhuang`.
pub(super) const LONGEST_SYLLABLE: usize = 6;

/// Readings in use beside the one the dictionary gives first: 行 is read hang in 银行.
const FURTHER: &[(char, &[&str])] = &[
    ('行', &["hang"]),
    ('调', &["tiao"]),
    ('重', &["chong"]),
    ('长', &["chang"]),
    ('还', &["huan"]),
    ('的', &["di"]),
    ('得', &["dei"]),
    ('地', &["de"]),
    ('都', &["du"]),
    ('率', &["lv", "shuai"]),
    ('会', &["kuai"]),
    ('参', &["shen", "cen"]),
    ('给', &["ji"]),
    ('单', &["shan", "chan"]),
    ('车', &["ju"]),
    ('便', &["pian"]),
    ('省', &["xing"]),
    ('系', &["ji"]),
    ('解', &["xie"]),
    ('降', &["xiang"]),
    ('传', &["zhuan"]),
    ('校', &["jiao"]),
    ('角', &["jue"]),
    ('薄', &["bo"]),
    ('血', &["xie"]),
    ('露', &["lou"]),
    ('落', &["la", "lao"]),
    ('模', &["mu"]),
    ('藏', &["zang"]),
    ('乐', &["yue"]),
    ('觉', &["jiao"]),
    ('盛', &["cheng"]),
    ('似', &["si"]),
    ('石', &["dan"]),
    ('曾', &["zeng"]),
    ('强', &["jiang"]),
    ('着', &["zhao", "zhuo"]),
    ('了', &["liao"]),
    ('大', &["dai"]),
    ('朝', &["zhao"]),
    ('折', &["she"]),
    ('弹', &["tan"]),
    ('提', &["di"]),
    ('色', &["shai"]),
    ('识', &["zhi"]),
    ('什', &["shi"]),
    ('宿', &["xiu"]),
    ('称', &["chen"]),
    ('塞', &["se"]),
    ('剥', &["bao"]),
    ('拓', &["ta"]),
    ('券', &["xuan"]),
    ('卡', &["qia"]),
    ('区', &["ou"]),
    ('厦', &["xia"]),
    ('扎', &["za"]),
    ('绿', &["lu"]),
    ('六', &["lu"]),
    ('陆', &["liu"]),
    ('轧', &["ga"]),
    ('钥', &["yue"]),
    ('阿', &["e"]),
    ('差', &["chai", "ci"]),
    ('盖', &["ge"]),
    ('夹', &["ga"]),
    ('奇', &["ji"]),
    ('埋', &["man"]),
    ('否', &["pi"]),
    ('和', &["huo"]),
    ('畜', &["xu"]),
    ('匙', &["chi"]),
    ('读', &["dou"]),
    ('合', &["ge"]),
    ('没', &["mo"]),
    ('属', &["zhu"]),
    ('仔', &["zi"]),
    ('粘', &["nian"]),
    ('殖', &["shi"]),
    ('尺', &["che"]),
    ('勒', &["le"]),
    ('缩', &["su"]),
    ('壳', &["qiao"]),
    ('虹', &["jiang"]),
    ('屏', &["bing"]),
    ('稽', &["qi"]),
    ('叶', &["xie"]),
    ('亲', &["qing"]),
    ('熟', &["shou"]),
    ('谁', &["shei"]),
    ('这', &["zhei"]),
    ('那', &["nei"]),
    ('哪', &["nei"]),
    ('秘', &["bi"]),
    ('臭', &["xiu"]),
    ('伯', &["bai"]),
    ('柏', &["bo"]),
    ('颈', &["geng"]),
    ('侧', &["zhai"]),
    ('炮', &["bao"]),
    ('嚼', &["jiao"]),
    ('尉', &["yu"]),
    ('蔓', &["wan"]),
    ('刹', &["cha"]),
    ('咽', &["ye"]),
    ('暴', &["pu"]),
    ('亡', &["wu"]),
];

/// The readings of a character as they are typed, the usual one first: `lv` and `lu`
/// for 绿. None for what is not read in pinyin.
pub fn readings(c: char) -> impl Iterator<Item = &'static str> {
    let usual = c.to_pinyin().map(|reading| typed(reading.plain()));
    let further = FURTHER.iter().find(|(several, _)| *several == c).map(|(_, further)| further.iter().copied());
    usual.into_iter().flatten().flatten().chain(further.into_iter().flatten())
}

/// ü is typed v, by many u.
fn typed(plain: &'static str) -> [Option<&'static str>; 2] {
    match plain {
        "lü" => [Some("lv"), Some("lu")],
        "nü" => [Some("nv"), Some("nu")],
        "lüe" => [Some("lve"), Some("lue")],
        "nüe" => [Some("nve"), Some("nue")],
        _ => [Some(plain), None],
    }
}

/// How a syllable sounds where zh is z, ng after a, e and i is n, and n is l at the start.
pub(super) fn southern(syllable: &str) -> String {
    let (initial, rest) = match syllable.as_bytes() {
        [b'z' | b'c' | b's', b'h', ..] => (syllable.get(..1), syllable.get(2..)),
        [b'n', ..] => (Some("l"), syllable.get(1..)),
        _ => (Some(""), Some(syllable)),
    };
    let rest = rest.unwrap_or_default();
    let short = ["ang", "eng", "ing"].into_iter().any(|end| rest.ends_with(end));
    let rest = if short { rest.get(..rest.len() - 1).unwrap_or(rest) } else { rest };
    format!("{}{rest}", initial.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(c: char) -> Vec<&'static str> {
        readings(c).collect()
    }

    #[test]
    fn a_character_is_read_as_it_is_in_its_words() {
        assert_eq!(of('海'), ["hai"]);
        assert_eq!(of('行'), ["xing", "hang"]);
        assert_eq!(of('调'), ["diao", "tiao"]);
        assert_eq!(of('重'), ["zhong", "chong"]);
        assert_eq!(of('长'), ["zhang", "chang"]);
        assert!(of('绿').starts_with(&["lv", "lu"]));
        assert_eq!(of('略'), ["lve", "lue"]);
        assert!(of('A').is_empty() && of('，').is_empty());
    }

    #[test]
    fn the_south_says_some_syllables_alike() {
        assert_eq!(southern("shang"), southern("san"));
        assert_eq!(southern("zheng"), southern("zen"));
        assert_eq!(southern("ning"), southern("lin"));
        assert_ne!(southern("guan"), southern("gan"));
        assert_eq!(southern("guang"), southern("guan"));
    }

    #[test]
    fn no_character_is_listed_twice_or_with_its_usual_reading() {
        for (at, (c, further)) in FURTHER.iter().enumerate() {
            assert!(FURTHER.iter().skip(at + 1).all(|(other, _)| other != c), "{c} twice");
            let usual = c.to_pinyin().map(pinyin::Pinyin::plain);
            assert!(further.iter().all(|reading| Some(*reading) != usual), "{c}: {further:?} {usual:?}");
        }
    }
}
