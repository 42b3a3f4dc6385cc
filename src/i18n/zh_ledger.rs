//! 中文：台账。

use super::{Kept, LedgerTexts, Tally};
use crate::catalog::Grouping;
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
    note_changed: |now, discard| {
        let discard = discard.map(|key| format!("，{key} 保留别处的")).unwrap_or_default();
        format!("备注在别处改过：再保存一次则覆盖{discard}。别处为：{now}")
    },
    note_unchanged: "备注没有变化",
    draft: |number, key| format!("第 {number} 项的备注上次没有写完，按 {key} 继续"),
    said: |entry, note| if note.is_empty() { entry.to_owned() } else { format!("{entry}，备注“{note}”") },
    conflict: |id, newer, ours, theirs| {
        let (kept, other) =
            if newer { ("以文件为准", "台账原为") } else { ("以台账为准", "文件中为") };
        let (first, second) = if newer { (theirs, ours) } else { (ours, theirs) };
        format!("{id}：{kept}：{first}；{other}：{second}")
    },
    imported: |Tally { added, newer, same, older, dry }| {
        let end = match (dry, added + newer) {
            (true, _) => "没有写入（--dry-run）",
            (false, 0) => "没有需要写入的",
            (false, _) => "已写入",
        };
        format!("新增 {added} 项，更新 {newer} 项，相同 {same} 项，以台账为准 {older} 项：{end}")
    },
    import_newer: |file| format!("{file}：由较新版本的 zimao 写入：请升级 zimao 后再导入"),
    unimportable: |file, wrong| format!("{file}：{wrong}；可导入的是“zimao ledger export”写出的 json 或 csv"),
    no_column: |column| format!("第一行没有“{}”这一列", column.names()[0]),
    wrong_cell: |line, column, value| format!("第 {line} 行：{}不能是“{value}”", column.names()[0]),
    sheet_not_text: |line| format!("第 {line} 行起不是 UTF-8，请另存为“CSV UTF-8（逗号分隔）”"),
    no_sheet: |line| format!("第 {line} 行起不是表格"),
    nothing_kept: "这些事项还没有记录：可从“zimao ledger set 21 --status 推进中”开始",
    no_item: |command| format!("ledger {command} 需要事项编号：“zimao ledger {command} 21 …”"),
    nothing_to_keep: "ledger set 需要写明改什么：--status、--note、--mark 或 --unmark",
    no_file: "ledger import 需要文件：“zimao ledger import 文件”",
    progress: |done, of, percent| format!("已落地 {done}/{of} {percent}%"),
    progress_by: |grouping| match grouping {
        Grouping::Domain => "领域 × 状态",
        Grouping::Unit => "单位 × 状态",
        Grouping::Scope => "范围 × 状态",
        Grouping::Status => "状态",
    },
    updated: "更新日期",
    kept: |number, edit, kept| {
        let said = match edit {
            Edit::Mark(true) => "已标记",
            Edit::Mark(false) => "未标记",
            Edit::Status(status) => status.chinese(),
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
    status: Status::chinese,
    damage: |damage| match damage {
        Damage::NotAFile => "不是普通文件".to_owned(),
        Damage::TooLarge => "超过 16 MB".to_owned(),
        Damage::NotText => "不是 UTF-8 文字".to_owned(),
        Damage::Empty => "文件是空的".to_owned(),
        Damage::Syntax { line, column } => format!("第 {line} 行第 {column} 列起不是 JSON"),
        Damage::NoLedger => "内容不是台账".to_owned(),
        Damage::Entry(number) => format!("第 {number} 条记录有误"),
    },
    set_aside: |(name, file), backup, damage| match backup {
        Some(backup) => {
            format!("台账无法读取，已改名为 {name}；要恢复备份，请把 {backup} 改名为 {file}（{damage}）")
        }
        None => format!("台账无法读取，已改名为 {name}，从空台账开始；要找回内容，请改好后改回原名（{damage}）"),
    },
    in_memory: |why| format!("尚未存盘，暂存在内存中：{why}"),
    lost: |why| format!("台账最后的改动没有存下来：{why}"),
    leave_anyway: |why| format!("再退出一次则放弃改动：{why}"),
    no_place: "没有地方存放台账：请设置环境变量 HOME 或 XDG_DATA_HOME",
    newer: |file| format!("台账由较新版本的 zimao 写入，这个版本不读也不改：请升级 zimao（{file}）"),
    held: |file| format!("另一个程序一直占用着台账：请等它结束后再试（{file}）"),
    other: |file, damage| format!("{file}：不是台账（{damage}），保持不动：请用 --ledger 指定别的文件"),
    damaged: |file, damage, cause| format!("台账无法读取（{damage}），又不能改名（{cause}）：请移走或改好 {file}"),
    refused: |file, cause| format!("台账无法读写（{cause}）：请检查 {file}"),
};
