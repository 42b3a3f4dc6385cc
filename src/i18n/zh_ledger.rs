//! 中文：台账。

use super::{Kept, LedgerTexts};
use crate::ledger::{Damage, Edit, Status};

pub(super) const LEDGER: LedgerTexts = LedgerTexts {
    name: "台账",
    marked: "已标记",
    noted: "有备注",
    now: "当前",
    note: "备注",
    entry: |status, marked, day| format!("{status}{}，{day} 更新", if marked { "，已标记 *" } else { "" }),
    note_head: |number, title| format!("备注  {number} {title}"),
    note_placeholder: "写下进展、问题、联系人等",
    discarded: "已放弃修改，备注不变",
    note_unchanged: "备注没有变化",
    draft: |number, key| format!("第 {number} 项的备注上次没有写完，按 {key} 继续"),
    updated: "更新日期",
    kept: |number, edit, kept| {
        let said = match edit {
            Edit::Mark(true) => "已标记",
            Edit::Mark(false) => "未标记",
            Edit::Status(status) => status_name(*status),
            Edit::Note(note) if note.is_empty() => "没有备注",
            Edit::Note(_) => "已记下备注",
        };
        match kept {
            Kept::Now => format!("第 {number} 项：{said}"),
            Kept::AsItWas => format!("第 {number} 项：{said}，没有变化"),
            Kept::Undone => format!("已撤销。第 {number} 项：{said}"),
            Kept::Redone => format!("已重做。第 {number} 项：{said}"),
        }
    },
    nothing_to_undo: "台账没有可撤销的改动",
    nothing_to_redo: "台账没有可重做的改动",
    changed_since: |number| format!("第 {number} 项后来在别处改过，保持不变"),
    none: "台账只记内置的通知：请不带 --data 打开，或用 --ledger 指定台账",
    status: status_name,
    damage: |damage| match damage {
        Damage::NotAFile => "不是普通文件".to_owned(),
        Damage::TooLarge => "超过 16 MB".to_owned(),
        Damage::NotText => "不是 UTF-8 文字".to_owned(),
        Damage::Empty => "文件是空的".to_owned(),
        Damage::Syntax { line, column } => format!("第 {line} 行第 {column} 列起不是 JSON"),
        Damage::NoLedger => "内容不是台账".to_owned(),
        Damage::Entry(number) => format!("第 {number} 条记录有误"),
    },
    set_aside: |name, backup, damage| match backup {
        Some(backup) => {
            format!("台账无法读取，已改名为 {name}；要恢复备份，请把 {backup} 改名为 ledger.json（{damage}）")
        }
        None => format!("台账无法读取，已改名为 {name}，从空台账开始；要找回内容，请改好后改回原名（{damage}）"),
    },
    in_memory: |why| format!("尚未存盘，暂存在内存中：{why}"),
    lost: |why| format!("台账最后的改动没有存下来：{why}"),
    no_place: "没有地方存放台账：请设置环境变量 HOME 或 XDG_DATA_HOME",
    newer: |file| format!("台账由更新版本的 zimao 写入，这个版本不读也不改：请升级 zimao（{file}）"),
    held: |file| format!("另一个程序一直占用着台账：请等它结束后再试（{file}）"),
    damaged: |file, damage, cause| format!("台账无法读取（{damage}），又不能改名（{cause}）：请移走或改好 {file}"),
    refused: |file, cause| format!("台账无法读写（{cause}）：请检查 {file}"),
};

fn status_name(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "未启动",
        Status::UnderWay => "推进中",
        Status::InPlace => "已落地",
        Status::Blocked => "有困难",
    }
}
