//! The queries of before, and walking through them.

/// How many queries are kept.
const KEPT: usize = 200;

/// Puts a query last among earlier ones, the oldest first: each is there once, and of
/// too many the oldest go.
pub fn remember(queries: &mut Vec<String>, query: &str) {
    queries.retain(|other| other != query);
    queries.push(query.to_owned());
    queries.drain(..queries.len().saturating_sub(KEPT));
}

/// Earlier queries, and where among them the user is.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    /// The oldest first.
    queries: Vec<String>,
    /// Position of the query shown; none while the user types.
    at: Option<usize>,
    /// What was being typed.
    draft: String,
}

impl History {
    /// Takes the queries of earlier runs: older than those of this one.
    pub(super) fn recall(&mut self, earlier: Vec<String>) {
        let ours = std::mem::replace(&mut self.queries, earlier);
        for query in &ours {
            remember(&mut self.queries, query);
        }
        self.at = None;
    }

    /// Adds a query. Whether that is news.
    pub(super) fn add(&mut self, query: &str) -> bool {
        self.at = None;
        let new = !query.trim().is_empty() && self.queries.last().is_none_or(|last| last != query);
        if new {
            remember(&mut self.queries, query);
        }
        new
    }

    /// The user types: what is typed from now on is what comes after the newest query.
    pub(super) fn typed(&mut self) {
        self.at = None;
    }

    /// The query before `shown`, which is what the bar shows.
    pub(super) fn older(&mut self, shown: &str) -> Option<String> {
        if self.at.is_none() {
            shown.clone_into(&mut self.draft);
        }
        let end = self.at.unwrap_or(self.queries.len());
        let older = self.queries.get(..end)?.iter().rposition(|query| query != shown)?;
        self.at = Some(older);
        self.queries.get(older).cloned()
    }

    /// The query after the one shown; after the newest, what was being typed.
    pub(super) fn newer(&mut self) -> Option<String> {
        let next = self.at? + 1;
        self.at = (next < self.queries.len()).then_some(next);
        Some(self.queries.get(next).unwrap_or(&self.draft).clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(queries: &[&str]) -> History {
        let mut history = History::default();
        history.recall(queries.iter().map(|query| (*query).to_owned()).collect());
        history
    }

    #[test]
    fn one_walks_back_and_forth_and_what_was_typed_is_kept() {
        let mut history = history(&["a", "b"]);
        assert_eq!(history.newer(), None);
        assert_eq!(history.older("new").as_deref(), Some("b"));
        assert_eq!(history.older("b").as_deref(), Some("a"));
        assert_eq!(history.older("a"), None);
        assert_eq!(history.newer().as_deref(), Some("b"));
        assert_eq!(history.newer().as_deref(), Some("new"));
        assert_eq!(history.newer(), None);
    }

    #[test]
    fn a_query_asked_again_is_there_once_and_last() {
        let mut history = history(&["a", "b", "c"]);
        assert!(history.add("a") && !history.add("a") && !history.add(" "));
        assert_eq!(history.queries, ["b", "c", "a"]);
    }

    #[test]
    fn queries_of_earlier_runs_come_before_those_of_this_one() {
        let mut history = history(&[]);
        history.add("b");
        history.recall(vec!["a".into(), "b".into(), "c".into()]);
        assert_eq!(history.queries, ["a", "c", "b"]);
    }

    #[test]
    fn the_oldest_of_too_many_goes() {
        let mut queries = Vec::new();
        (0..KEPT + 3).for_each(|at| remember(&mut queries, &at.to_string()));
        assert_eq!((queries.len(), queries.first().map(String::as_str)), (KEPT, Some("3")));
    }
}
