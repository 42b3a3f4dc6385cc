//! 中文：台账报告。

use super::ReportTexts;

pub(super) const REPORT: ReportTexts = ReportTexts {
    title: "自由贸易试验区改革试点经验复制推广台账",
    made: "生成日期",
    progress: "总体进展",
    share: "落地率",
    by_domain: "按领域",
    by_unit: "按单位",
    problems: "存在的问题",
    no_reason: "（未填写原因）",
    and: "，",
    no_problems: "没有“有困难”的事项。",
    all: "各项进展",
    yes: "是",
};
