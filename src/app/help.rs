//! The help: every key and what it does, with a filter.

use tui_input::Input;

use super::action::Action;
use super::context::Context;
use super::popup::Popup;
use super::window::{Step, Window};
use crate::search::{Needle, fold};

/// A line of the help: a key, or a piece of what a query can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpEntry {
    /// Where the keys hold: Tree, Details; or that it is about queries.
    pub place: String,
    /// The keys: `j ↓`; or an example.
    pub keys: String,
    /// What they do; or what it finds.
    pub name: String,
    /// What the keys do and where they hold; nothing where it is about queries.
    pub bound: Option<(Action, Vec<Context>)>,
}

impl HelpEntry {
    /// Whether its keys mean this action in this context.
    fn binds(&self, context: Context, action: Action) -> bool {
        self.bound.as_ref().is_some_and(|(bound, contexts)| *bound == action && contexts.contains(&context))
    }
}

/// The keys of an action in a context, if it has any: `j ↓`.
pub(super) fn keys(entries: &[HelpEntry], context: Context, action: Action) -> Option<&str> {
    entries.iter().find(|entry| entry.binds(context, action)).map(|entry| entry.keys.as_str())
}

/// The first of them: the key to press.
pub(super) fn key(entries: &[HelpEntry], context: Context, action: Action) -> Option<&str> {
    keys(entries, context, action)?.split(' ').next()
}

/// The help while it is shown.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// The filter and its cursor.
    pub filter: Input,
    /// Whether the filter has the focus.
    pub filtering: bool,
    /// Positions of the entries that pass the filter.
    pub shown: Vec<usize>,
    window: Window,
    /// Where it was opened: what holds there comes first.
    from: Option<Context>,
    /// What it was opened over.
    pub(super) over: Option<Popup>,
}

impl Help {
    pub(super) fn new(entries: &[HelpEntry], from: Context, over: Option<Popup>) -> Self {
        let mut help = Self { from: Some(from), over, ..Self::default() };
        help.refilter(entries);
        help
    }

    /// Brings what a query can say into view.
    pub(super) fn go_to_syntax(&mut self, entries: &[HelpEntry], height: usize) {
        let of_query = |at: &usize| entries.get(*at).is_some_and(|entry| entry.bound.is_none());
        if let Some(first) = self.shown.iter().position(of_query) {
            self.window.scroll(Step::Lines(isize::try_from(first).unwrap_or(0)), self.shown.len(), height);
        }
    }

    /// First entry in view.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.window.offset
    }

    /// Looks again which entries hold every word of the filter, as it stands or by pinyin.
    pub(super) fn refilter(&mut self, entries: &[HelpEntry]) {
        let filter = fold(self.filter.value());
        let chars = || entries.iter().flat_map(|entry| entry.place.chars().chain(entry.name.chars()));
        let words: Vec<_> = filter.split_whitespace().map(|word| (word, Needle::new(word, chars()))).collect();
        let passes = |entry: &HelpEntry| {
            let line = fold(&format!("{} {} {}", entry.place, entry.keys, entry.name));
            let sounds = |needle: &Needle| needle.is_in(&entry.place) || needle.is_in(&entry.name);
            words.iter().all(|(word, needle)| line.contains(word) || needle.as_ref().is_some_and(sounds))
        };
        self.shown = (entries.iter().enumerate()).filter(|(_, entry)| passes(entry)).map(|(at, _)| at).collect();
        // The sort is stable.
        let here = |at: &usize| {
            let bound = entries.get(*at).and_then(|entry| entry.bound.as_ref());
            bound.is_some_and(|(_, contexts)| self.from.is_some_and(|from| contexts.contains(&from)))
        };
        let mut shown = std::mem::take(&mut self.shown);
        shown.sort_by_key(|at| !here(at));
        self.shown = shown;
        self.window = Window::default();
    }

    pub(super) fn scroll(&mut self, step: Step, height: usize) {
        self.window.scroll(step, self.shown.len(), height);
    }

    pub(super) fn fit(&mut self, height: usize) {
        self.window.fit(self.shown.len(), height);
    }
}
