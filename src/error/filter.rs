//! What items can be filtered by.

/// What items can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// 领域
    Domain,
    /// 负责单位
    Unit,
    /// 推广范围
    Scope,
    /// 推进状态
    Status,
    /// 批次
    Batch,
}

impl Filter {
    /// All filters, in the order of the help.
    pub const ALL: [Self; 5] = [Self::Domain, Self::Unit, Self::Scope, Self::Status, Self::Batch];

    /// The word for it on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Unit => "unit",
            Self::Scope => "scope",
            Self::Status => "status",
            Self::Batch => "batch",
        }
    }
}
