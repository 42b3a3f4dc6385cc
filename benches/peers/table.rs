//! What was measured, and whether it is within its limit.

use std::time::Duration;

/// A measure of ours, that of a peer if there is one, and the limit.
pub(crate) struct Row {
    what: &'static str,
    ours: Value,
    peer: Option<(&'static str, Value)>,
    /// Of the ratio to the peer, or of the value itself, where there is one.
    limit: Option<f64>,
}

/// A value and its unit.
#[derive(Clone, Copy)]
pub(crate) struct Value(pub(crate) f64, pub(crate) &'static str);

impl Value {
    /// A time in milliseconds.
    pub(crate) fn time(time: Duration) -> Self {
        Self(time.as_secs_f64() * 1000.0, "ms")
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let decimals = if self.1 == "ms" { 3 } else { 0 };
        write!(f, "{:.*} {}", decimals, self.0, self.1)
    }
}

impl Row {
    /// Ours may be at most so many times the peer's.
    pub(crate) fn ratio(what: &'static str, ours: Value, peer: &'static str, theirs: Value, limit: f64) -> Self {
        Self { limit: Some(limit), ..Self::beside(what, ours, peer, theirs) }
    }

    /// Ours and the peer's, without a limit.
    pub(crate) fn beside(what: &'static str, ours: Value, peer: &'static str, theirs: Value) -> Self {
        Self { what, ours, peer: Some((peer, theirs)), limit: None }
    }

    /// Ours may be at most so much.
    pub(crate) fn at_most(what: &'static str, ours: Value, limit: f64) -> Self {
        Self { what, ours, peer: None, limit: Some(limit) }
    }

    fn measured(&self) -> f64 {
        self.peer.map_or(self.ours.0, |(_, theirs)| self.ours.0 / theirs.0)
    }

    /// Whether the limit is kept.
    pub(crate) fn holds(&self) -> bool {
        self.limit.is_none_or(|limit| self.measured() <= limit)
    }
}

/// Prints the rows.
pub(crate) fn print(rows: &[Row]) {
    println!("{:<44} {:>14} {:>26} {:>8} {:>10}", "what", "zimao", "peer", "ratio", "limit");
    for row in rows {
        let peer = row.peer.map_or(String::new(), |(name, value)| format!("{name} {value}"));
        let ratio = row.peer.map_or(String::new(), |_| format!("{:.3}", row.measured()));
        let verdict = if row.holds() { "" } else { "  MISSED" };
        let limit = row.limit.map_or(String::new(), |limit| limit.to_string());
        println!("{:<44} {:>14} {peer:>26} {ratio:>8} {limit:>10}{verdict}", row.what, row.ours.to_string());
    }
}

/// The middle one of the values.
pub(crate) fn median<T: Copy + PartialOrd>(values: &[T]) -> T {
    percentile(values, 50)
}

/// The smallest value that so many percent of the values do not exceed.
pub(crate) fn percentile<T: Copy + PartialOrd>(values: &[T], percent: usize) -> T {
    let mut sorted = values.to_vec();
    sorted.sort_by(|a, b| a.partial_cmp(b).unwrap());
    sorted[(sorted.len() * percent).div_ceil(100).saturating_sub(1)]
}
