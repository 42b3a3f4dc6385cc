//! The whole ledger, and its form as a text.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::{Change, Entry, Status};
use crate::catalog::ItemId;

/// The version of the form that this program reads and writes.
pub const VERSION: u64 = 1;

/// What is kept of the items: an entry for each of which something was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: BTreeMap<ItemId, Entry>,
    /// Fields this program does not know, kept as they are.
    others: Map<String, Value>,
}

/// Why a text is no ledger of this program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A newer program wrote it.
    Newer,
    /// It is none.
    Damaged(Damage),
}

/// What is wrong with a ledger's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It is a folder, a pipe or the like.
    NotAFile,
    /// It is larger than any ledger.
    TooLarge,
    /// It is not UTF-8.
    NotText,
    /// There is nothing in it.
    Empty,
    /// It is not JSON from here on.
    Syntax {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// It is JSON, but not an object with a version and entries.
    NoLedger,
    /// This entry, from 1, is none.
    Entry(usize),
}

impl From<Damage> for Unread {
    fn from(damage: Damage) -> Self {
        Self::Damaged(damage)
    }
}

/// The form as a text. Entries stand in the order of their items, a field a line: what
/// changed is what differs.
#[derive(Serialize)]
struct Form<'a> {
    version: u64,
    #[serde(flatten)]
    others: &'a Map<String, Value>,
    entries: Vec<&'a Entry>,
}

impl Ledger {
    /// The entry of an item, where something was said of it.
    #[must_use]
    pub fn get(&self, id: ItemId) -> Option<&Entry> {
        self.entries.get(&id)
    }

    /// All entries, in the order of their items.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// Whether an item is marked.
    #[must_use]
    pub fn is_marked(&self, id: ItemId) -> bool {
        self.get(id).is_some_and(|entry| entry.marked)
    }

    /// How far an item is: not started where nothing was said.
    #[must_use]
    pub fn status(&self, id: ItemId) -> Status {
        self.get(id).map(|entry| entry.status).unwrap_or_default()
    }

    /// Whether nothing is said of any item.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.entries.values().all(Entry::is_blank)
    }

    /// Makes a change.
    pub fn apply(&mut self, change: &Change) {
        let entry = self.entries.entry(change.id).or_insert_with(|| Entry::new(change.id));
        change.edit.apply(entry);
        // Where another clock is ahead, what was changed last is still the newest.
        entry.updated = entry.updated.max(change.at);
    }

    /// Puts an entry in the place of what is said of its item.
    pub(super) fn set(&mut self, entry: Entry) {
        self.entries.insert(entry.id, entry);
    }

    /// All that is in either of two: of an item that is in both, what was said last.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        other.entries.into_values().for_each(|entry| self.add(entry));
        for (name, value) in other.others {
            // As text any two that differ have an order.
            let text = Value::to_string;
            if self.others.get(&name).is_none_or(|before| text(before) < text(&value)) {
                self.others.insert(name, value);
            }
        }
        self
    }

    /// Reads a ledger.
    ///
    /// # Errors
    ///
    /// [`Unread`] where the text is none that this program can write again without loss.
    pub fn read(text: &str) -> Result<Self, Unread> {
        // Some editors put it before a text.
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            return Err(Damage::Empty.into());
        }
        let value: Value = serde_json::from_str(text)
            .map_err(|error| Damage::Syntax { line: error.line(), column: error.column() })?;
        let Value::Object(mut fields) = value else { return Err(Damage::NoLedger.into()) };
        match fields.remove("version").as_ref().and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(version) if version > VERSION => return Err(Unread::Newer),
            Some(_) | None => return Err(Damage::NoLedger.into()),
        }
        let Some(Value::Array(entries)) = fields.remove("entries") else { return Err(Damage::NoLedger.into()) };
        let mut ledger = Self { entries: BTreeMap::new(), others: fields };
        ledger.extend(entries.into_iter())?;
        Ok(ledger)
    }

    /// Reads a ledger, or entries alone: a list of them, or one after the other.
    ///
    /// # Errors
    ///
    /// [`Unread`] where the text is neither.
    pub fn read_any(text: &str) -> Result<Self, Unread> {
        match Self::read(text) {
            Err(Unread::Damaged(Damage::NoLedger | Damage::Syntax { .. })) => {}
            read => return read,
        }
        let mut ledger = Self::default();
        for value in serde_json::Deserializer::from_str(text).into_iter() {
            let value: Value = value.map_err(|error| Damage::Syntax { line: error.line(), column: error.column() })?;
            match value {
                Value::Array(entries) => ledger.extend(entries.into_iter())?,
                entry => ledger.extend([entry].into_iter())?,
            }
        }
        Ok(ledger)
    }

    /// Adds entries; of an item that stands twice the newer counts.
    fn extend(&mut self, entries: impl Iterator<Item = Value>) -> Result<(), Damage> {
        let before = self.entries.len();
        for (number, entry) in (before + 1..).zip(entries) {
            let entry: Entry = serde_json::from_value(entry).map_err(|_| Damage::Entry(number))?;
            self.add(entry);
        }
        Ok(())
    }

    fn add(&mut self, entry: Entry) {
        let entry = match self.entries.remove(&entry.id) {
            Some(before) => before.newer(entry),
            None => entry,
        };
        self.entries.insert(entry.id, entry);
    }

    /// The ledger as a text.
    ///
    /// # Errors
    ///
    /// None that is known: an entry is text, truth values and numbers.
    pub fn write(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

impl Serialize for Ledger {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entries = self.entries.values().collect();
        Form { version: VERSION, others: &self.others, entries }.serialize(serializer)
    }
}

/// Of an item that stands twice the newer entry counts.
impl FromIterator<Entry> for Ledger {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        let mut ledger = Self::default();
        entries.into_iter().for_each(|entry| ledger.add(entry));
        ledger
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::ledger::{Edit, Stamp};

    const TEXT: &str = r#"{
  "version": 1,
  "entries": [
    {
      "id": "6-2",
      "marked": false,
      "status": "blocked",
      "note": "",
      "updated": "2026-11-23T08:15:31Z"
    },
    {
      "id": "6-21",
      "marked": true,
      "status": "under_way",
      "note": "两行\n“备注”",
      "updated": "2026-11-23T08:15:30Z"
    }
  ]
}
"#;

    fn id(number: u32) -> ItemId {
        ItemId { batch: 6, number }
    }

    fn at(second: u64) -> Stamp {
        Stamp::of_seconds(1_795_421_700 + second)
    }

    #[test]
    fn a_ledger_is_written_entry_by_entry_in_the_order_of_the_items() {
        let mut ledger = Ledger::default();
        for (number, edit, second) in [
            (21, Edit::Note("两行\n“备注”".into()), 10),
            (2, Edit::Status(Status::Blocked), 31),
            (21, Edit::Status(Status::UnderWay), 20),
            (21, Edit::Mark(true), 30),
        ] {
            ledger.apply(&Change { id: id(number), edit, at: at(second) });
        }
        assert_eq!(ledger.write().unwrap(), TEXT);
        assert_eq!(Ledger::read(TEXT), Ok(ledger.clone()));
        assert!(ledger.is_marked(id(21)) && !ledger.is_marked(id(2)) && !ledger.is_marked(id(3)));
        assert_eq!([2, 21, 3].map(|number| ledger.status(id(number)).word()), ["blocked", "under_way", "not_started"]);
    }

    #[test]
    fn what_this_program_does_not_know_survives() {
        let text = r#"{"owner": {"b": 1, "a": [null]}, "version": 1, "entries": [
            {"id": "99-4000000000", "colour": "red", "marked": true}, {"id": "6-1", "rank": 2.5}]}"#;
        let mut ledger = Ledger::read(text).unwrap();
        ledger.apply(&Change { id: id(1), edit: Edit::Mark(true), at: at(0) });
        let written: Value = serde_json::from_str(&ledger.write().unwrap()).unwrap();
        assert_eq!(written["owner"], json!({"a": [null], "b": 1}));
        assert_eq!(written["entries"][0]["rank"], json!(2.5));
        assert_eq!(written["entries"][0]["marked"], json!(true));
        assert_eq!(written["entries"][1]["id"], json!("99-4000000000"));
        assert_eq!(written["entries"][1]["colour"], json!("red"));
    }

    #[test]
    fn a_text_that_is_no_ledger_is_told_apart() {
        let damaged = |damage| Err(Unread::Damaged(damage));
        for (text, expected) in [
            ("", damaged(Damage::Empty)),
            (" \n", damaged(Damage::Empty)),
            ("{\"version\": 1,\n \"ent", damaged(Damage::Syntax { line: 2, column: 5 })),
            ("[]", damaged(Damage::NoLedger)),
            ("{}", damaged(Damage::NoLedger)),
            (r#"{"entries": []}"#, damaged(Damage::NoLedger)),
            (r#"{"version": 1}"#, damaged(Damage::NoLedger)),
            (r#"{"version": 0, "entries": []}"#, damaged(Damage::NoLedger)),
            (r#"{"version": "1", "entries": []}"#, damaged(Damage::NoLedger)),
            (r#"{"version": 2}"#, Err(Unread::Newer)),
            (r#"{"version": 2, "entries": {"6-1": {}}}"#, Err(Unread::Newer)),
        ] {
            assert_eq!(Ledger::read(text), expected, "{text}");
        }
        assert_eq!(Ledger::read("\u{feff}{\"version\": 1, \"entries\": []}"), Ok(Ledger::default()));
        let deep = "[".repeat(100_000);
        assert!(matches!(Ledger::read(&deep), Err(Unread::Damaged(Damage::Syntax { .. }))));
        for wrong in [
            r#"{"id": "21"}"#,
            r#"{"id": 21}"#,
            r#"{"id": "06-21"}"#,
            r#"{"marked": true}"#,
            r#"{"id": "6-21", "marked": "yes"}"#,
            r#"{"id": "6-21", "status": "done"}"#,
            r#"{"id": "6-21", "note": null}"#,
            r#"{"id": "6-21", "updated": "yesterday"}"#,
            "null",
        ] {
            let text = format!(r#"{{"version": 1, "entries": [{{"id": "6-1"}}, {wrong}]}}"#);
            assert_eq!(Ledger::read(&text), damaged(Damage::Entry(2)), "{wrong}");
        }
    }

    #[test]
    fn entries_are_read_without_a_ledger_around_them() {
        let (one, other) = (r#"{"id": "6-1", "marked": true}"#, r#"{"id": "6-2", "note": "二"}"#);
        for text in [format!("[{one},{other}]"), format!("{one}\n{other}\n"), format!("{one} [{other}]")] {
            let ledger = Ledger::read_any(&text).unwrap();
            assert!(ledger.is_marked(id(1)) && ledger.get(id(2)).is_some(), "{text}");
        }
        assert_eq!(Ledger::read_any(TEXT), Ledger::read(TEXT));
        let damaged = |damage| Err(Unread::Damaged(damage));
        assert_eq!(Ledger::read_any(""), damaged(Damage::Empty));
        assert_eq!(Ledger::read_any(&format!("{one}\n{{")), damaged(Damage::Syntax { line: 2, column: 1 }));
        assert_eq!(Ledger::read_any(&format!("{one}\n[]\n{{}}")), damaged(Damage::Entry(2)));
        assert_eq!(Ledger::read_any(r#"{"version": 2}"#), Err(Unread::Newer));
    }

    #[test]
    fn of_an_item_that_stands_twice_the_newer_entry_counts() {
        let text = r#"{"version": 1, "entries": [{"id": "6-1", "marked": true, "updated": "2026-11-23T08:15:31Z"},
            {"id": "6-1", "status": "blocked", "updated": "2026-11-23T08:15:30Z"}]}"#;
        let ledger = Ledger::read(text).unwrap();
        assert!(ledger.is_marked(id(1)) && ledger.entries().count() == 1);
    }

    #[test]
    fn a_clock_that_is_behind_does_not_make_a_change_older() {
        let mut ledger = Ledger::default();
        ledger.apply(&Change { id: id(1), edit: Edit::Mark(true), at: at(60) });
        ledger.apply(&Change { id: id(1), edit: Edit::Mark(false), at: at(0) });
        assert_eq!(ledger.get(id(1)).map(|entry| (entry.marked, entry.updated)), Some((false, at(60))));
    }

    fn entry() -> impl Strategy<Value = Entry> {
        let others = prop::collection::btree_map("[a-c]x", (0..3_i32).prop_map(Value::from), 0..2);
        let parts = (0..4_u32, any::<bool>(), prop::sample::select(Status::ALL.to_vec()), "\\PC{0,3}|.", 0..3_u64);
        (parts, others).prop_map(|((number, marked, status, note, second), others)| {
            let others = others.into_iter().collect();
            Entry { id: id(number), marked, status, note, updated: at(second), others }
        })
    }

    fn ledger() -> impl Strategy<Value = Ledger> {
        let others = prop::collection::btree_map("[a-c]", (0..3_i32).prop_map(Value::from), 0..2);
        (prop::collection::vec(entry(), 0..5), others).prop_map(|(entries, others)| Ledger {
            entries: entries.into_iter().map(|entry| (entry.id, entry)).collect(),
            others: others.into_iter().collect(),
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_ledger_is_read_as_it_was_written(ledger in ledger()) {
            let text = ledger.write().unwrap();
            prop_assert_eq!(Ledger::read(&text), Ok(ledger));
        }

        #[test]
        fn ledgers_are_merged_in_any_order_and_any_number_of_times(
            (one, other, third) in (ledger(), ledger(), ledger())
        ) {
            let both = one.clone().merge(other.clone());
            prop_assert_eq!(&both, &other.clone().merge(one.clone()));
            prop_assert_eq!(&both, &both.clone().merge(other.clone()).merge(one.clone()));
            prop_assert_eq!(both.clone().merge(third.clone()), one.clone().merge(other.clone().merge(third)));
            for entry in one.entries().chain(other.entries()) {
                prop_assert!(both.get(entry.id).is_some_and(|kept| kept.updated >= entry.updated));
            }
        }

        #[test]
        fn no_text_makes_reading_panic(text in "\\PC{0,40}|\\{\"version\": ?[0-9]{1,30}, \"entries\": ?.{0,20}\\}?") {
            _ = Ledger::read(&text);
        }
    }
}
