//! 中文：导出的文件。

use super::{ExportTexts, PageTexts};

pub(super) const EXPORT: ExportTexts = ExportTexts {
    items: "事项",
    count: |chosen, all| {
        if chosen == all { format!("{all} 项") } else { format!("{chosen} 项（全部 {all} 项）") }
    },
    query: "搜索",
    or: "或",
    batch: "批次",
    remarks: "说明",
    translation: |field| format!("{field}（英文，非官方译文）"),
    contents: "目录",
    page: PageTexts {
        lang: "zh-Hans",
        search: "搜索",
        placeholder: "词语、拼音、首字母或序号",
        found: |all| format!("{{}} 项（全部 {all} 项）"),
        nothing: "没有匹配的事项，请减少或更换搜索词。",
        group: "分组",
        previous: "上一项",
        next: "下一项",
        keys: [("/", "搜索"), ("j k", "下一项、上一项"), ("Enter", "阅读"), ("Esc", "清除、返回")],
        source: "由 zimao 导出，非官方发布。",
    },
};
