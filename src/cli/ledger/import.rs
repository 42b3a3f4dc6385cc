//! `zimao ledger import`: taking over what is kept elsewhere.

use std::io;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::cli::sources::Sources;
use crate::cli::{Answer, text_file};
use crate::error::{Error, ImportFault, Unread, Usage};
use crate::i18n::{LedgerTexts, Tally};
use crate::ledger::{self, Entry, Ledger, Merged, Outcome, Stamp, read_sheet};
use crate::typeset::{truncate, visible};

/// Megabytes of the largest file that is read: that of a ledger.
const LARGEST: u64 = 16;

/// Columns of a note that is shown beside another.
const LONGEST_NOTE: usize = 40;

pub(super) fn run(matches: &ArgMatches, sources: &Sources) -> Result<Answer, Error> {
    let files: Vec<&PathBuf> = matches.get_many("files").into_iter().flatten().collect();
    if files.is_empty() {
        return Err(Usage::NoFile.into());
    }
    let mut store = sources.store()?;
    let mut theirs = Ledger::default();
    for file in files {
        // Of what several files say of one item the newest counts.
        theirs = theirs.merge(entries(file, store.ledger(), sources.catalog.notice.batch)?.into_iter().collect());
    }
    let theirs: Vec<Entry> = theirs.entries().cloned().collect();
    let dry = matches.get_flag("dry-run");
    let merged = if dry { store.ledger().compare(&theirs) } else { store.import(&theirs).map_err(Error::Ledger)? };
    let texts = &sources.page.messages.ledger;
    let mut out = String::new();
    for conflict in merged.iter().filter(|merged| merged.is_conflict()) {
        out.extend([&told(conflict, texts), "\n"]);
    }
    let count = |outcome| merged.iter().filter(|merged| merged.outcome == outcome).count();
    let [added, newer, same, older] = [Outcome::Added, Outcome::Newer, Outcome::Same, Outcome::Older].map(count);
    out.extend([&(texts.imported)(Tally { added, newer, same, older, dry }), "\n"]);
    Ok(Answer::of(out))
}

/// A conflict and what becomes of it: which entry counts, and what the other says.
fn told(Merged { ours, theirs, outcome }: &Merged, texts: &LedgerTexts) -> String {
    let said = |entry: &Entry| {
        let note = entry.note_in_a_line();
        let entry = (texts.entry)((texts.status)(entry.status), entry.marked, &entry.updated.to_string());
        (texts.said)(&entry, &truncate(&visible(&note), LONGEST_NOTE, "…"))
    };
    let ours = ours.as_ref().map(said).unwrap_or_default();
    (texts.conflict)(&theirs.id.to_string(), *outcome == Outcome::Newer, &ours, &said(theirs))
}

/// The entries of a file: of a ledger, of a list of entries, or of a table.
fn entries(file: &Path, ours: &Ledger, batch: u32) -> Result<Vec<Entry>, Error> {
    let name = file.display().to_string();
    let read =
        if name == "-" { text_file::read_from(io::stdin().lock(), LARGEST) } else { text_file::read(file, LARGEST) };
    let text = read.map_err(|why| match why {
        Unread::NotText { line } => Error::Import { file: name.clone(), fault: ImportFault::NotText { line } },
        why => Error::Unread { file: name.clone(), why },
    })?;
    let fault = |fault| Error::Import { file: name.clone(), fault };
    let is_json = text.trim_start().starts_with(['{', '[']);
    let entries = if is_json {
        let ledger = Ledger::read_any(&text).map_err(|unread| match unread {
            ledger::Unread::Newer => fault(ImportFault::Newer),
            ledger::Unread::Damaged(damage) => fault(ImportFault::Damaged(damage)),
        })?;
        ledger.entries().cloned().collect()
    } else {
        read_sheet(&text, ours, batch, Stamp::now()).map_err(|wrong| fault(ImportFault::Sheet(wrong)))?
    };
    Ok(entries)
}
