//! 中文：命令行。

use super::cli::{NAMES_LISTED, grouping_of};
use super::{
    CliTexts, ColumnNames, CommandTexts, ErrorTexts, FileTexts, HelpTexts, OptionTexts, StatsTexts, ValueNames,
};
use crate::dataset::{DecodeError, Kind, Problem};
use crate::error::{Filter, Task};

pub(super) const CLI: CliTexts = CliTexts {
    help: HELP,
    commands: COMMANDS,
    options: OPTIONS,
    values: ValueNames {
        options: "[选项]",
        command: "[命令]",
        word: "词",
        text: "文字",
        id: "编号",
        number: "数目",
        keys: "排序项,…",
        columns: "列,…",
        format: "格式",
        file: "文件",
        shell: "SHELL",
        filter: |filter| match filter {
            Filter::Domain => "领域",
            Filter::Unit => "单位",
            Filter::Scope => "范围",
            Filter::Status => "状态",
            Filter::Batch => "批次",
        },
    },
    columns: ColumnNames { id: "编号", beside: "英文", mark: "标记", score: "得分" },
    stats: StatsTexts { total: |count| format!("共 {count} 项"), count: "项数", share: "占比" },
    label: |name| format!("{name}："),
    counted: |heading, count| format!("{heading}（{count}）"),
    remark: |kind, field| format!("{kind}（{field}）："),
    translation: "非官方译文",
    translated: "（英文为非官方译文）",
};

const HELP: HelpTexts = HelpTexts {
    about: "zimao（自贸）用来查阅国函〔2020〕96号通知，即自由贸易试验区第六批改革试点经验的 37 项改革事项。\
            不带命令时，在终端中打开浏览界面。",
    usage: "用法：",
    arguments: "参数：",
    commands: "命令：",
    options: "选项：",
    explorer: "打开浏览界面的选项：",
    global: "通用选项：",
    notes: &[
        "用“zimao help list”或“zimao list --help”查看某个命令的选项。",
        "退出码：0 完成；1 没有匹配；2 用法有误、输入有误或读写失败；130 被中断。",
        "环境变量：LC_ALL、LC_MESSAGES、LANG 决定语言（zh 开头为中文）；NO_COLOR 关闭颜色，CLICOLOR_FORCE 强制使用颜色；\
         COLUMNS 设定宽度；PAGER 指定分页程序。",
    ],
    filter_notes: &[
        "筛选值只要是名称的一部分即算匹配；英文名称按词的开头或缩写匹配，如 customs、GACC。不分全角半角、大小写和引号样式。\
         同一筛选可以给出多次，匹配其中之一即可；不同的筛选须同时满足。",
    ],
    install: "放在哪里：",
    installing: &[
        (
            "bash",
            "zimao completions bash > ~/.local/share/bash-completion/completions/zimao；没有安装 bash-completion \
                  时，存为文件，由 ~/.bashrc 载入",
        ),
        ("zsh", "zimao completions zsh > DIR/_zimao，DIR 为 $fpath 中的目录；然后执行 compinit"),
        ("fish", "zimao completions fish > ~/.config/fish/completions/zimao.fish"),
        ("powershell", "在 $PROFILE 中加一行：zimao completions powershell | Out-String | Invoke-Expression"),
        ("elvish", "在 ~/.config/elvish/rc.elv 中加一行：eval (zimao completions elvish | slurp)"),
    ],
};

const COMMANDS: CommandTexts = CommandTexts {
    list: "列出改革事项，每行一项",
    show: "显示事项全文",
    search: "搜索改革事项，最匹配的在前",
    notice: "显示通知原文",
    stats: "按领域、单位、范围和推进状态统计事项",
    ledger: "台账：事项的标记、推进状态和备注；不写子命令即 list",
    ledger_list: "列出已有记录，每项一行",
    ledger_set: "记下事项的推进状态、备注或标记",
    ledger_clear: "清除事项的记录",
    ledger_export: "导出台账：报告、可用表格软件填写的表格，或全部记录（JSON）",
    ledger_import: "并入别处的记录（JSON 或 CSV），同一事项以较新的为准",
    export: "把事项导出为文档、表格或网页",
    completions: "输出 shell 的补全脚本",
    man: "输出手册页",
    help: "显示某个命令的用法",
};

const OPTIONS: OptionTexts = OptionTexts {
    lang: "界面语言：zh、en 或 auto（依系统区域设置）；默认取设置文件中的 language",
    text: "通知内容的文字：original（原文）、english（英文，非官方译文）或 both（对照）；默认取设置文件中的 text，未设置时，\
           中文界面为原文，英文界面为对照",
    color: "颜色：auto（默认）、always 或 never",
    data: "改用文件中的事项，不用内置的通知：文件可以是数据集、事项的 JSON 数组或 JSON Lines；可多次给出，合并使用",
    ascii: "只用 ASCII 字符绘制",
    no_pager: "结果再长也直接写到终端，不用分页程序",
    ledger: "改用这个台账文件，不用 $XDG_DATA_HOME/zimao/ledger.json 或 ~/.local/share/zimao/ledger.json",
    config: "改用这个设置文件，不用 $XDG_CONFIG_HOME/zimao/config.toml 或 ~/.config/zimao/config.toml",
    print_config: "输出带说明的默认设置，可存为设置文件",
    help: "显示帮助",
    version: "显示版本",
    query: "搜索这段文字",
    item: "定位到这一事项",
    no_restore: "不恢复上次退出时的状态，也不记住这一次的",
    linear: "不用全屏界面，改为逐行输出、按编号选择，供读屏软件和功能有限的终端使用；TERM 为 dumb 或未设置时自动采用",
    arrange: "目录的分组方式：domain（领域）、unit（单位）、scope（范围）或 status（状态）",
    format: "text（默认）、tsv、json、jsonl 或 md",
    filter: |filter| match filter {
        Filter::Domain => "只取这一领域的事项，可多次给出",
        Filter::Unit => "只取这一单位负责的事项，可多次给出",
        Filter::Scope => "只取在这一范围推广的事项，可多次给出",
        Filter::Status => "只取台账中这一推进状态的事项：未启动、推进中、已落地或有困难，可多次给出",
        Filter::Batch => "只取这一批次的事项，可多次给出",
    },
    group: "分组列出：domain（领域）、unit（单位）、scope（范围）或 status（状态）；tsv、json、jsonl 只按分组排序，每项出现一次",
    find: "只取匹配这个查询的事项，最匹配的在前",
    sort: "按这些项排序；可用 number（序号）、title（改革事项）、units（负责单位）、scope（推广范围）、domain（领域）、\
           status（推进状态）、updated（更新日期），也可写中文名，前面加 - 为倒序；中文按拼音排，没有内容的排在最后",
    columns: "依次显示这些列；可用 number（序号）、id（编号）、title（改革事项）、units（负责单位）、scope（推广范围）、\
              domain（领域）、section（通知位置）、document（文号）、content（主要内容）、status（推进状态）、mark（标记）、\
              note（备注）、updated（更新日期），有查询时还有 score（得分），也可写中文名；用于 text、tsv 和 md",
    limit: "只取前若干项",
    by: "按什么统计：domain（领域）、unit（单位）、scope（范围）或 status（状态），可多次给出，默认全部",
    explain: "每项之下说明匹配的方式和得分",
    ids: "序号，如 21；或批次加序号，如 6-21",
    ids_to_show: "序号，如 21；或批次加序号，如 6-21；不写则为筛选和查询得到的各项",
    export_group: "按分组排序：domain（领域）、unit（单位）、scope（范围）或 status（状态）；md 的表格随之分组，html 打开时采用这一目录",
    report_format: "md（报告）、csv 或 json；默认取文件扩展名对应的格式，否则为 md",
    export_format: "md、csv、json、jsonl 或 html；默认取文件扩展名对应的格式，否则为 md",
    output: "写入这个文件，要么完整写成，要么不写；- 为标准输出",
    force: "文件已存在时予以替换",
    marked: "只取已标记的事项",
    set_status: "推进状态：未启动、推进中、已落地或有困难，也可用英文",
    note: "备注内容，取代原有备注；写 - 则从标准输入读取",
    mark: "加上标记",
    unmark: "去掉标记",
    all: "所有已有记录的事项",
    files: "“zimao ledger export”写出的 json 或 csv 文件；- 为标准输入",
    dry_run: "只说明会并入什么，不写入",
    words: "要搜索的词，须全部匹配",
    shell: "bash、zsh、fish、powershell 或 elvish",
    topic: "要了解的命令",
};

pub(super) const ERRORS: ErrorTexts = ErrorTexts {
    unknown_option: |option, similar, command| match (similar, command) {
        (Some(similar), _) => format!("没有选项 {option}：是否想用 {similar}？"),
        (None, Some(command)) => format!("没有选项 {option}：用“zimao {command} --help”查看可用的选项"),
        (None, None) => format!("没有选项 {option}：用“zimao --help”查看可用的选项"),
    },
    unknown_command: |name, similar, commands| {
        let commands = commands.join("、");
        match similar {
            Some(similar) => format!("没有命令“{name}”：是否想用 {similar}？可用的命令有 {commands}"),
            None => format!("没有命令“{name}”：可用的命令有 {commands}"),
        }
    },
    unexpected_argument: |argument| format!("多余的参数“{argument}”：要搜索，请用“zimao search {argument}”"),
    bad_value: |option, value, allowed| format!("{option} 的值不能是“{value}”：可用 {}", one_of(allowed)),
    not_a_number: |option, value| format!("{option} 的值不能是“{value}”：应为不小于 1 的整数"),
    missing_value: |option, allowed| match allowed {
        [] => format!("{option} 缺少值：请写在选项之后"),
        allowed => format!("{option} 缺少值：可用 {}", one_of(allowed)),
    },
    no_value_taken: |option, value| format!("{option} 不带值：请去掉“{value}”"),
    not_with_command: |option, command| match (option, command) {
        ("--format", "ledger list" | "ledger export") => {
            format!("--format 应写在 {command} 之后：“zimao {command} --format json”")
        }
        ("--print-config" | "--data" | "--format", _) => format!("{option} 不能与命令 {command} 同用：请去掉其中一个"),
        ("--group", "search") => "--group 应写在 search 之后：“zimao search 海关 --group unit”".to_owned(),
        ("--group", "list" | "export") => format!("--group 应写在 {command} 之后：“zimao {command} --group unit”"),
        ("--query", "list" | "show" | "stats" | "export") => {
            format!("--query 应写在 {command} 之后：“zimao {command} --query 海关”")
        }
        _ => format!("{option} 用于打开浏览界面，不能与命令 {command} 同用：请去掉其中一个"),
    },
    no_shell: "completions 需要 shell 的名称：bash、zsh、fish、powershell 或 elvish，如“zimao completions bash”",
    not_with_format: |option, format, allowed| format!("{option} 不能用于 {format} 格式：可用 {}", one_of(allowed)),
    no_format: |ending, formats| format!("没有“.{ending}”这种格式：请用 --format 写明 {}", one_of(formats)),
    no_id: "show 需要事项编号、筛选或查询：如“zimao show 21”；用“zimao list”查看全部事项",
    empty_query: "没有要搜索的词：请写在命令之后，如“zimao search 海关”",
    not_unicode: "有参数不是 UTF-8 文字：请把终端的编码设为 UTF-8",
    other_usage: "命令行有误：用“zimao --help”查看用法",
    bad_id: |id| format!("“{id}”不是事项编号：请写序号，如 21；或批次加序号，如 6-21"),
    no_item: |id, first, last| format!("没有事项 {id}：序号从 {first} 到 {last}"),
    no_such_value,
    nothing_left: "没有同时满足这些筛选的事项：请减少筛选，或用“zimao list”查看全部事项",
    nothing_found: |query| format!("没有匹配“{query}”的事项：请缩短或换一个词"),
    no_terminal: "浏览界面要求标准输入和标准输出都是终端：要直接输出，请用“zimao list”，或用“zimao --linear”",
    io: |task, cause| match task {
        Task::Input => format!("无法读取输入（{cause}）：请逐行输入文字"),
        Task::Output => format!("无法写出结果（{cause}）：请换一处输出"),
        Task::Terminal => format!("终端出错（{cause}）：可改用“zimao list”"),
    },
    cause: |error| match error.kind() {
        std::io::ErrorKind::StorageFull => "磁盘已满".to_owned(),
        std::io::ErrorKind::PermissionDenied => "没有权限".to_owned(),
        std::io::ErrorKind::QuotaExceeded => "超出磁盘配额".to_owned(),
        std::io::ErrorKind::FileTooLarge => "文件过大".to_owned(),
        std::io::ErrorKind::ReadOnlyFilesystem => "文件系统只读".to_owned(),
        std::io::ErrorKind::NotFound => "没有这个文件或目录".to_owned(),
        std::io::ErrorKind::BrokenPipe => "管道已断开".to_owned(),
        _ => error.to_string(),
    },
    data: |error| format!("数据已损坏（{}）：请重新安装 zimao", fault(error)),
    files: FILES,
    no_notice: "这些数据只有事项，没有通知原文：可用“zimao list --data 文件”查看事项",
};

const FILES: FileTexts = FileTexts {
    not_found: |file| format!("{file}：没有这个文件，请检查文件名"),
    directory: |file| format!("{file}：这是目录，请给出其中的文件"),
    unreadable: |file, cause| format!("{file}：无法读取（{cause}），请检查权限"),
    not_text: |file, line| format!("{file}：第 {line} 行：不是 UTF-8 文字，请把文件存为 UTF-8"),
    empty: |file| format!("{file}：文件是空的，应有事项，形式如“zimao list --format json”的输出"),
    no_items: |file| format!("{file}：其中没有事项，请给出至少有一项的文件"),
    undecodable: |file, error| format!("{file}：{}", fault(error)),
    exists: |file| format!("{file}：文件已存在，要替换请加 --force，或换一个文件名"),
    no_folder: |file| format!("{file}：所在的目录不存在，请先创建，或换一个文件名"),
    unwritable: |file, cause| format!("{file}：无法写入（{cause}），请换一处存放"),
    not_a_file: |file| format!("{file}：不是普通文件，请换一个文件"),
    too_large: |file, megabytes| format!("{file}：超过 {megabytes} MB，不像是这种文件，请检查文件名"),
    same_id: |(file, item), id, (before_in, before)| {
        format!("{file}：第 {item} 项：编号 {id} 与 {before_in} 的第 {before} 项相同，每项须有自己的编号")
    },
};

fn no_such_value(filter: Filter, value: &str, known: &[String]) -> String {
    let name = match filter {
        Filter::Domain => "领域",
        Filter::Unit => "负责单位",
        Filter::Scope => "推广范围",
        Filter::Status => "推进状态",
        Filter::Batch => "批次",
    };
    let listed = known.iter().take(NAMES_LISTED).map(String::as_str).collect::<Vec<_>>().join("、");
    match (known.len() > NAMES_LISTED, grouping_of(filter)) {
        (true, Some(grouping)) => format!(
            "没有匹配“{value}”的{name}，可选：{listed}等 {} 个，用“zimao list --group {}”查看全部",
            known.len(),
            grouping.word()
        ),
        _ => format!("没有匹配“{value}”的{name}，可选：{listed}"),
    }
}

/// 甲、乙或丙。
fn one_of(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} 或 {last}", before.join("、")),
    }
}

fn fault(DecodeError { line, place, problem }: &DecodeError) -> String {
    let problem = match problem {
        Problem::Syntax { line, column } => format!("第 {line} 行第 {column} 列起不是 JSON"),
        Problem::Missing => "缺少".to_owned(),
        Problem::Expected(kind) => match kind {
            Kind::Text => "不是字符串".to_owned(),
            Kind::Number => "不是 0 到 4294967295 的整数".to_owned(),
            Kind::Level => "不是 0 到 255 的整数".to_owned(),
            Kind::List => "不是数组".to_owned(),
            Kind::Object => "不是对象".to_owned(),
            Kind::Id => "不是 6-21 或 21 这样的编号".to_owned(),
            Kind::Units => "既不是字符串数组，也不是字符串".to_owned(),
            Kind::Word(words) => format!("不是 {} 之一", words.join("、")),
        },
        Problem::Repeated => "对象中有重复的字段".to_owned(),
        Problem::Version(version) => format!("不认识版本 {version}"),
    };
    let line = line.map(|line| format!("第 {line} 行"));
    let place = (!place.is_empty()).then(|| place.clone());
    line.into_iter().chain(place).chain([problem]).collect::<Vec<_>>().join("：")
}
