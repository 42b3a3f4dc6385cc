//! 中文：手册页。

use super::{ManHeadings, ManTexts, Rows};

pub(super) const MAN: ManTexts = ManTexts {
    manual: "zimao 手册",
    headings: ManHeadings {
        name: "名称",
        synopsis: "概要",
        description: "描述",
        commands: "命令",
        filters: "筛选",
        options: "选项",
        queries: "搜索写法",
        explorer: "浏览界面",
        environment: "环境变量",
        files: "文件",
        exit: "退出码",
        examples: "示例",
    },
    summary: "查阅国函〔2020〕96号的改革事项",
    explorer: &[
        "左边是事项目录，右边是事项详情，上边是搜索栏。j、k 或方向键移动，Enter 打开，Tab 切换窗格，v 切换目录的分组，\
         / 搜索，f 按领域、单位、范围筛选，z 进入阅读模式，d 显示通知原文，T 以表格显示附件，F 显示统计；y 复制，: 按名称执行\
         任何命令，q 退出。",
        "m 在台账中标记事项，s 设定推进状态，i 写备注，u 撤销上一次改动。",
        "? 列出全部按键，并可搜索。按键、配色和打开时的视图可在设置文件中更改。",
        "浏览界面要求标准输入和标准输出都是终端。TERM 为 dumb 或未设置，或者给出 --linear 时，改为逐行输入和输出。",
    ],
    environment: ENVIRONMENT,
    files: &[
        ("$XDG_CONFIG_HOME/zimao/config.toml", "设置文件；zimao --print-config 输出全部设置及其默认值。"),
        (
            "$XDG_DATA_HOME/zimao/ledger.json",
            "台账：标记、推进状态和备注。同一目录下的 ledger.json.bak 是上次修改之前的版本，ledger.json.lock 供同时运行的\
             程序互相等待。",
        ),
        ("$XDG_DATA_HOME/zimao/state.json", "浏览界面退出时的状态。"),
        ("$XDG_DATA_HOME/zimao/history", "最近 200 条有结果的查询。"),
    ],
    exit: &[
        ("0", "完成。管道被对方关闭不算错误。"),
        ("1", "没有匹配。"),
        ("2", "用法有误、输入有误或读写失败；标准错误上有一行说明原因和办法。"),
        ("130", "被中断。"),
    ],
    examples: &[
        ("打开浏览界面，定位到第 21 项：", "zimao --item 21"),
        ("海关总署负责、在全国推广的事项：", "zimao list --unit 海关总署 --scope 全国"),
        ("显示事项全文：", "zimao show 21 6-37"),
        ("原文与英文对照（非官方译文）：", "zimao show 21 --text both"),
        ("搜索两个词，取最匹配的五项：", "zimao search 海关 送达 --limit 5"),
        ("记下某一事项的进展：", "zimao ledger set 21 --status 推进中 --note '细则起草中'"),
        ("把标题和负责单位交给别的程序：", "zimao list --format tsv | cut -f 2,3"),
    ],
};

const ENVIRONMENT: Rows = &[
    (
        "LC_ALL、LC_MESSAGES、LANG",
        "没有 --lang、设置文件也没有指定时，由它们决定语言：取其中第一个已设置且不为空的，zh 开头为中文，其余为英文。",
    ),
    ("NO_COLOR", "已设置且不为空时，不用颜色。--color 优先于它。"),
    ("CLICOLOR_FORCE", "已设置且不为 0 时，输出不是终端也用颜色。NO_COLOR 和 --color 优先于它。"),
    ("TERM", "为 dumb 或未设置时，不用颜色，并以逐行输出代替浏览界面。"),
    ("COLORFGBG", "终端没有回答背景颜色时，由它判断深浅。"),
    ("COLUMNS", "文字折行的宽度，代替终端的宽度。"),
    ("PAGER", "显示事项的程序（浏览界面中按 |）；未设置时用 less，没有 less 则用 more。"),
    ("VISUAL、EDITOR", "打开事项或其备注的程序（浏览界面中按 E 或 I），取其中第一个已设置的；都未设置时用 vi。"),
    ("XDG_CONFIG_HOME、XDG_DATA_HOME", "文件所在的目录；未设置时为 ~/.config 和 ~/.local/share。"),
    ("XDG_RUNTIME_DIR、TMPDIR", "编辑器所打开的文件存放在其中第一个可用的目录；都不可用时为 /tmp。"),
    ("WAYLAND_DISPLAY、DISPLAY、TMUX", "设置了其中之一时，复制的文字除经由终端外，也送往相应的剪贴板。"),
];
