//! 中文。

use super::zh_cli::{CLI, ERRORS};
use super::{ActionNames, ContextNames, FieldNames, Lang, Messages, Ui};
use crate::catalog::Grouping;

pub(super) static MESSAGES: Messages =
    Messages { lang: Lang::Zh, fields: FIELDS, actions: ACTIONS, ui: UI, cli: CLI, errors: ERRORS };

const FIELDS: FieldNames = FieldNames {
    number: "序号",
    title: "改革事项",
    units: "负责单位",
    scope: "推广范围",
    domain: "领域",
    content: "主要内容",
    document: "文号",
    section: "通知位置",
    no_domain: "无",
    derived: "推定",
    joined: "拼接",
    editorial: "按语",
};

const ACTIONS: ActionNames = ActionNames {
    down: "向下",
    up: "向上",
    page_down: "下一页",
    page_up: "上一页",
    half_down: "下半页",
    half_up: "上半页",
    top: "到开头",
    bottom: "到末尾",
    next_item: "下一项",
    previous_item: "上一项",
    inward: "展开、进入",
    outward: "折叠、返回",
    open: "打开",
    toggle: "展开或折叠",
    fold_all: "全部折叠",
    open_all: "全部展开",
    switch_pane: "切换窗格",
    regroup: "换分组",
    details_down: "详情向下滚",
    details_up: "详情向上滚",
    widen_tree: "加宽目录",
    narrow_tree: "收窄目录",
    search: "搜索",
    next_match: "下一处匹配",
    previous_match: "上一处匹配",
    cancel: "取消、返回",
    accept: "确定",
    backspace: "删前一字",
    delete: "删后一字",
    delete_word: "删到空格",
    delete_all: "清空",
    left: "左移一字",
    right: "右移一字",
    word_left: "左移一词",
    word_right: "右移一词",
    start: "到行首",
    end: "到行尾",
    help: "帮助",
    theme: "换配色",
    mouse: "释放或捕获鼠标",
    repaint: "重画",
    suspend: "挂起",
    quit: "退出",
    interrupt: "中断退出",
};

const UI: Ui = Ui {
    search_placeholder: "搜索标题、单位、领域、范围、内容",
    no_match: |query| format!("没有匹配“{query}”的事项"),
    no_match_advice: "请换一个词，或按 Esc 清除搜索。",
    by: |grouping| match grouping {
        Grouping::Domain => "按领域",
        Grouping::Unit => "按单位",
        Grouping::Scope => "按范围",
    },
    items: |count| format!("{count} 项"),
    item_of: |number, count| format!("第 {number} 项，共 {count} 项"),
    same_domain: "同领域事项",
    same_area: "同区域事项",
    same_units: "同单位事项",
    more: |numbers, more| match more {
        0 => format!("另有 {}", numbers.join("、")),
        more => format!("另有 {} 等 {} 项", numbers.join("、"), numbers.len() + more),
    },
    too_small: |width, height| format!("终端至少需 {width}×{height}"),
    help_placeholder: "筛选按键和功能",
    help_no_match: "没有匹配的按键或功能",
    contexts: ContextNames {
        tree: "目录", details: "详情", query: "搜索栏", help: "帮助", help_query: "帮助筛选"
    },
    no_query: "还没有搜索词：按 / 搜索",
    from_top: "已到末尾，从头继续",
    from_bottom: "已到开头，从末尾继续",
    mouse_off: "鼠标已释放，可用它选取文字",
    mouse_on: "鼠标已捕获",
    theme_dark: "深色配色",
    theme_light: "浅色配色",
    theme_plain: "已设 NO_COLOR，不用颜色",
};
