//! The notice in plain lines: a line in, lines of text out. For screen readers, and for
//! terminals that can do no more.
//!
//! A choice means the same wherever it is typed: a number is always the item of that
//! number, `g` and a number always that group of the grouping, whatever list was shown
//! last. Nobody has to look back to know what a number will do.
//!
//! Pure but for [`run`], which reads and writes the lines, and for the ledger, which is written
//! before it is said that an item was marked.

mod command;
mod console;
mod lists;
mod marks;
mod texts;

pub use command::{COMMANDS, Command, Words};
pub use console::{Broken, Console, run};

use std::collections::VecDeque;

use crate::catalog::{Catalog, Grouping, ItemIndex};
use crate::i18n::Messages;
use crate::ledger::{Edit, Ledger, Store, Trouble};
use crate::search::{Engine, Query};
use crate::typeset::{truncate, visible, wrap};
use command::Request;
use lists::{Heading, List, Order};

/// Lines of a list that are shown at once: with the prompt they fit into 24 rows.
const PAGE: usize = 20;

/// How much of what was typed an answer repeats, in columns.
const LONGEST_ECHO: usize = 60;

/// How a session opens.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// What to search for at once.
    pub query: Option<String>,
    /// The item to read at once.
    pub item: Option<ItemIndex>,
    /// What the items are grouped by.
    pub grouping: Grouping,
}

/// A session in plain lines.
pub struct Linear {
    engine: Engine,
    messages: &'static Messages,
    columns: Option<usize>,
    grouping: Grouping,
    headings: Vec<Heading>,
    /// What was listed last.
    list: List,
    /// What the next and the previous item are taken from.
    order: Order,
    /// Where in the order one is; nowhere before its first item.
    place: Option<usize>,
    /// What was read last.
    reading: Option<ItemIndex>,
    /// Paragraphs the last page had no room for.
    rest: VecDeque<String>,
    /// Where marks are kept; nowhere where the items are not those of the ledger.
    store: Option<Store>,
    /// Why it could not be read.
    trouble: Option<Trouble>,
}

impl Linear {
    /// A session in which nothing has been said.
    #[must_use]
    pub fn new(catalog: &'static Catalog, messages: &'static Messages) -> Self {
        Self {
            engine: Engine::new(catalog),
            messages,
            columns: None,
            grouping: Grouping::default(),
            headings: Vec::new(),
            list: List::default(),
            order: Order::All,
            place: None,
            reading: None,
            rest: VecDeque::new(),
            store: None,
            trouble: None,
        }
    }

    /// With a ledger to keep marks in, and why it could not be read, if so.
    #[must_use]
    pub fn with_ledger(mut self, store: Store, trouble: Option<Trouble>) -> Self {
        (self.store, self.trouble) = (Some(store), trouble);
        self
    }

    /// Wraps what is said from now on to so many columns, or leaves each paragraph a line.
    pub fn set_columns(&mut self, columns: Option<usize>) {
        self.columns = columns;
    }

    /// What is said first.
    #[must_use]
    pub fn open(&mut self, start: &Start) -> Vec<String> {
        let Catalog { notice, items, .. } = self.catalog();
        let about = if notice.document.is_empty() { notice.title } else { notice.document };
        let about = self.messages.first_of(&about);
        let mut lines = self.line(&(self.messages.linear.opening)(about, items.len()));
        let groups = self.regroup(start.grouping);
        let query = start.query.as_deref().filter(|query| !Query::parse(query).is_empty());
        if query.is_none() && start.item.is_none() {
            lines.extend(groups);
        } else {
            self.rest.clear();
        }
        lines.extend(query.into_iter().flat_map(|query| self.search(query)));
        lines.extend(start.item.into_iter().flat_map(|item| self.read(item)));
        lines.extend(self.what_was_set_aside());
        if let Some(trouble) = self.trouble.take() {
            lines.extend(self.line(&self.messages.ledger_trouble(&trouble, str::to_owned)));
        }
        lines.extend(self.line(&(self.messages.linear.hint)(&self.example())));
        lines
    }

    /// What is said to a line that was typed; nothing where it ends the session.
    #[must_use]
    pub fn answer(&mut self, line: &str) -> Option<Vec<String>> {
        let texts = &self.messages.linear;
        // Somebody else may have changed it since.
        self.store.as_mut().map(Store::refresh);
        Some(match command::parse(line) {
            Request::Quit => return None,
            Request::Empty if !self.rest.is_empty() => self.page(),
            Request::Empty | Request::Next => self.next(),
            Request::Previous => self.previous(),
            Request::Item(id) => self.choose(&id),
            Request::Again => self.again(),
            Request::List => self.show_again(),
            Request::Menu => self.show(List::of_headings(&self.headings, self.grouping, self.messages)),
            Request::All => self.show(List::of_all(self.catalog(), self.messages)),
            Request::Heading(number) => self.under_heading(&number),
            Request::Regroup(grouping) => self.regroup(grouping.unwrap_or_else(|| self.next_grouping())),
            Request::Search("") => self.line(texts.no_query),
            Request::Search(query) => self.search(query),
            Request::Mark(which) => self.mark(&which, None),
            Request::Unmark(which) => self.mark(&which, Some(false)),
            Request::Marked => self.marked(),
            Request::Status(which, status) => self.keep(&which, Edit::Status(status)),
            Request::Kept(which) => self.say_kept(&which),
            Request::Note(which, note) => self.keep(&which, Edit::Note(note.to_owned())),
            Request::Notice if !self.catalog().notice.has_text() => self.line(texts.no_notice),
            Request::Notice => self.turn_to(texts::notice(self.catalog(), self.messages)),
            Request::Help => self.say(&texts::help(self.messages, &self.example())),
            Request::Unknown(typed) if typed.contains('\x1b') => self.line(texts.no_keys),
            Request::Unknown(typed) => self.line(&(texts.not_understood)(&echo(typed))),
        })
    }

    /// What stands before a line that is typed.
    #[must_use]
    pub fn prompt(&self) -> &'static str {
        self.messages.linear.prompt
    }

    fn catalog(&self) -> &'static Catalog {
        self.engine.catalog()
    }

    /// What one can type to read an item.
    fn example(&self) -> String {
        self.catalog().item(0).map(|item| texts::code(self.catalog(), item)).unwrap_or_default()
    }

    fn next(&mut self) -> Vec<String> {
        let next = self.place.map_or(0, |place| place + 1);
        self.step_to(Some(next)).unwrap_or_else(|| self.line(self.messages.linear.no_next))
    }

    fn previous(&mut self) -> Vec<String> {
        let previous = self.place.and_then(|place| place.checked_sub(1));
        self.step_to(previous).unwrap_or_else(|| self.line(self.messages.linear.no_previous))
    }

    fn step_to(&mut self, place: Option<usize>) -> Option<Vec<String>> {
        let item = self.order.item(place?, self.catalog())?;
        (self.place, self.reading) = (place, Some(item));
        Some(self.again())
    }

    /// Reads an item. One that is not in the list is followed by the next of all items.
    fn read(&mut self, item: ItemIndex) -> Vec<String> {
        if self.order.place(item).is_none() {
            self.order = Order::All;
        }
        self.step_to(self.order.place(item)).unwrap_or_default()
    }

    fn choose(&mut self, id: &str) -> Vec<String> {
        let catalog = self.catalog();
        match catalog.parse_id(id).ok().and_then(|id| catalog.find(id)) {
            Some(item) => self.read(item),
            None => self.line(&texts::no_item(catalog, self.messages, id)),
        }
    }

    fn again(&mut self) -> Vec<String> {
        let texts = &self.messages.linear;
        let Some((at, item)) = self.reading.and_then(|at| Some((at, self.catalog().item(at)?))) else {
            return self.line(&(texts.nothing_read)(&self.example()));
        };
        let of_all = (self.messages.ui.item_of)(at + 1, self.catalog().items.len());
        let place = self.place.filter(|place| self.order.item(*place, self.catalog()) == Some(at));
        let mut paragraphs = vec![self.entry(item)];
        paragraphs.extend(texts::item(self.messages, item));
        paragraphs.extend(self.kept(item));
        paragraphs.push(match (&self.order, place) {
            (Order::These(items), Some(place)) => (texts.item_in_list)(&of_all, place + 1, items.len()),
            (Order::These(_), None) | (Order::All, _) => of_all,
        });
        self.say(&paragraphs)
    }

    /// Shows a list. One of items is walked from its first.
    fn show(&mut self, list: List) -> Vec<String> {
        self.list = list;
        if let Some(order) = &self.list.order {
            (self.order, self.place) = (order.clone(), None);
        }
        let items = self.list.order.iter().flat_map(|order| order.items(self.catalog()));
        let entries = items.filter_map(|at| self.catalog().item(at)).map(|item| self.entry(item));
        let remark = texts::translated(self.catalog(), self.messages);
        self.turn_to(self.list.head.iter().cloned().chain(entries).chain(remark).collect())
    }

    /// Shows the last list again, in which one stays where one is.
    fn show_again(&mut self) -> Vec<String> {
        let place = self.place.filter(|_| self.list.order.as_ref().is_none_or(|order| *order == self.order));
        let list = std::mem::take(&mut self.list);
        let lines = self.show(list);
        self.place = place;
        lines
    }

    fn next_grouping(&self) -> Grouping {
        match self.grouping.next() {
            Grouping::Status if self.store.is_none() => Grouping::Status.next(),
            next => next,
        }
    }

    fn regroup(&mut self, grouping: Grouping) -> Vec<String> {
        self.grouping = grouping;
        let unsaid = Ledger::default();
        let ledger = self.store.as_ref().map_or(&unsaid, Store::ledger);
        let headings = ledger.headings(self.catalog(), grouping, self.messages.ledger.status);
        self.headings = lists::headings(self.catalog(), &headings);
        self.show(List::of_headings(&self.headings, grouping, self.messages))
    }

    /// Lists the items of a group, counted from 1.
    fn under_heading(&mut self, number: &str) -> Vec<String> {
        let choices = || self.headings.iter().filter(|heading| heading.is_choice());
        let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match at.and_then(|at| choices().nth(at)) {
            Some(heading) => self.show(List::of_heading(heading, self.messages)),
            None => self.line(&(self.messages.linear.no_group)(&echo(number), choices().count())),
        }
    }

    fn search(&mut self, typed: &str) -> Vec<String> {
        let query = Query::parse(typed);
        if let Some(store) = self.store.as_ref().filter(|_| query.asks_for_status()) {
            let statuses = self.catalog().items.iter().map(|item| store.ledger().status(item.id));
            self.engine.set_statuses(statuses.collect());
        }
        let found = self.engine.search(&query, None);
        let query = echo(typed);
        if found.hits.is_empty() {
            return self.line(&(self.messages.errors.nothing_found)(&query));
        }
        self.show(List::of_hits(&found, &query, self.messages))
    }

    /// Says paragraphs of which all is wanted at once.
    fn say(&mut self, paragraphs: &[String]) -> Vec<String> {
        self.rest.clear();
        paragraphs.iter().flat_map(|paragraph| self.line(paragraph)).collect()
    }

    /// Says the first page of paragraphs.
    fn turn_to(&mut self, paragraphs: Vec<String>) -> Vec<String> {
        self.rest = paragraphs.into();
        self.page()
    }

    /// Says what there is room for of what is left.
    fn page(&mut self) -> Vec<String> {
        let mut lines = Vec::new();
        while let Some(paragraph) = self.rest.front() {
            let more = self.line(paragraph);
            if !lines.is_empty() && lines.len() + more.len() > PAGE {
                lines.extend(self.line(self.messages.linear.more));
                break;
            }
            lines.extend(more);
            self.rest.pop_front();
        }
        lines
    }

    /// A paragraph as lines that any terminal can show: all that is said goes through here.
    fn line(&self, paragraph: &str) -> Vec<String> {
        let shown = visible(paragraph);
        match self.columns {
            Some(columns) => wrap(&shown, columns).into_iter().map(|span| span.of(&shown)).collect(),
            None => vec![shown.into_owned()],
        }
    }
}

/// What was typed as an answer repeats it.
fn echo(typed: &str) -> String {
    truncate(&visible(typed), LONGEST_ECHO, "…")
}
