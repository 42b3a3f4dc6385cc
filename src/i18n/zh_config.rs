//! 中文：设置文件。

use super::ConfigTexts;

pub(super) const CONFIG: ConfigTexts = ConfigTexts {
    summary: |file, count, first| match count {
        1 => format!("{file}：{first}"),
        count => format!("{file}（共 {count} 处有误）：{first}"),
    },
    mistake: |line, key, problem| match key {
        "" => format!("第 {line} 行：{problem}"),
        key => format!("第 {line} 行：{key}：{problem}"),
    },
    not_toml: |column| format!("从第 {column} 列起不是 TOML，整个文件没有采用"),
    repeated: "重复了，请只留一处；整个文件没有采用",
    unknown_key: |known| format!("没有这项设置，可用 {}", one_of(known)),
    not_one_of: |value, allowed| format!("不能是 {value}，可用 {}", one_of(allowed)),
    not_between: |value, least, most| format!("不能是 {value}，应为 {least} 到 {most} 的整数"),
    not_a_color: |value| {
        format!("{value} 不是颜色，应为 \"#5f87d7\"、0 到 255 的整数，或 \"blue\"、\"default\" 等名称")
    },
    no_colors: "custom 使用自定义颜色，请把颜色写在 [colors] 之下",
    not_a_table: "应为表，如 [keys.tree]",
    not_a_list: "应为按键列表，如 [\"j\", \"<Down>\"]",
    unknown_context: |known| format!("没有这个位置，可用 {}", one_of(known)),
    unknown_action: "没有这项功能，用“zimao --print-config”查看全部功能",
    not_here: |contexts| format!("这个位置没有这项功能，它只用于 {}", contexts.join("、")),
    no_key: |value| format!("{value} 不是按键，应写作 \"j\"、\"<Down>\"、\"<C-d>\" 等"),
    is_text: |value| format!("{value} 在这里是要输入的文字，请用 \"<C-x>\"、\"<F2>\" 等"),
    taken: |value, by| format!("{value} 已经给了 {by}，请去掉其中一处"),
};

/// 甲、乙或丙。
fn one_of(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} 或 {last}", before.join("、")),
    }
}
