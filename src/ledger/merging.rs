//! What somebody else's entries change of a ledger.

use super::{Entry, Ledger};

/// What becomes of an entry from elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was said of the item: it is taken over.
    Added,
    /// Both say the same.
    Same,
    /// It is newer, and takes the place of ours.
    Newer,
    /// Ours is newer, or as new, and stays.
    Older,
}

/// An entry from elsewhere beside ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Ours, where there was one.
    pub ours: Option<Entry>,
    /// The other.
    pub theirs: Entry,
    /// What becomes of it.
    pub outcome: Outcome,
}

impl Merged {
    /// Whether the two say different things of their item.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        match self.outcome {
            Outcome::Added | Outcome::Same => false,
            Outcome::Newer | Outcome::Older => true,
        }
    }

    /// The entry that counts from now on.
    fn kept(self) -> Option<Entry> {
        let Self { ours, theirs, outcome } = self;
        match outcome {
            Outcome::Added => Some(theirs),
            Outcome::Newer => Some(ours.map_or_else(|| theirs.clone(), |ours| theirs.clone().with_others_of(ours))),
            Outcome::Same | Outcome::Older => ours,
        }
    }
}

impl Ledger {
    /// What becomes of entries from elsewhere: of an item of which both say something, what was
    /// said last counts.
    #[must_use]
    pub fn compare(&self, theirs: &[Entry]) -> Vec<Merged> {
        let compared = |theirs: &Entry| {
            let ours = self.get(theirs.id).cloned();
            let outcome = match &ours {
                None => Outcome::Added,
                Some(ours) if ours.says_what(theirs) => Outcome::Same,
                Some(ours) if theirs.updated > ours.updated => Outcome::Newer,
                Some(_) => Outcome::Older,
            };
            Merged { ours, theirs: theirs.clone(), outcome }
        };
        theirs.iter().map(compared).collect()
    }

    /// Takes over what a comparison says.
    pub(super) fn take_over(&mut self, merged: &[Merged]) {
        for entry in merged.iter().cloned().filter_map(Merged::kept) {
            self.set(entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::ItemId;
    use crate::ledger::{Change, Edit, Stamp, Status};

    fn entry(number: u32, note: &str, second: u64) -> Entry {
        let mut ledger = Ledger::default();
        let id = ItemId { batch: 6, number };
        ledger.apply(&Change { id, edit: Edit::Note(note.into()), at: Stamp::of_seconds(second) });
        ledger.get(id).unwrap().clone()
    }

    fn with(entries: &[Entry]) -> Ledger {
        let mut ledger = Ledger::default();
        for entry in entries {
            ledger.set(entry.clone());
        }
        ledger
    }

    #[test]
    fn what_was_said_last_counts_and_what_was_said_at_once_stays() {
        let mut ours = with(&[entry(1, "一", 10), entry(2, "二", 10), entry(3, "三", 10), entry(4, "四", 10)]);
        let theirs =
            [entry(1, "新", 11), entry(2, "旧", 9), entry(3, "同时", 10), entry(4, "四", 99), entry(5, "五", 1)];
        let merged = ours.compare(&theirs);
        let outcomes: Vec<Outcome> = merged.iter().map(|merged| merged.outcome).collect();
        assert_eq!(outcomes, [Outcome::Newer, Outcome::Older, Outcome::Older, Outcome::Same, Outcome::Added]);
        assert_eq!(merged.iter().filter(|merged| merged.is_conflict()).count(), 3);
        ours.take_over(&merged);
        let notes: Vec<&str> = ours.entries().map(|entry| entry.note.as_str()).collect();
        assert_eq!(notes, ["新", "二", "三", "四", "五"]);
        assert!(ours.compare(&theirs).iter().all(|merged| merged.outcome != Outcome::Added));
    }

    #[test]
    fn fields_that_only_ours_has_survive() {
        let text = r#"{"version": 1, "entries": [{"id": "6-1", "colour": "red", "updated": "2026-11-23T08:15:30Z"}]}"#;
        let mut ours = Ledger::read(text).unwrap();
        let newer = Entry { status: Status::Blocked, updated: Stamp::now(), ..entry(1, "新", 0) };
        let merged = ours.compare(&[newer]);
        ours.take_over(&merged);
        let written = ours.write().unwrap();
        assert!(written.contains("red") && written.contains("blocked"), "{written}");
    }
}
