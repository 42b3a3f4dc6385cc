//! The ledger as a table that spreadsheets open: its columns, and reading one back.

use csv::{ReaderBuilder, StringRecord};

use super::{Entry, Stamp, Status};
use crate::catalog::ItemId;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetColumn {
    /// The batch of the item.
    Batch,
    /// Its number.
    Number,
    /// Its title.
    Title,
    /// The units in charge of it.
    Units,
    /// Where it applies.
    Scope,
    /// Its domain.
    Domain,
    /// How far it is.
    Status,
    /// Whether it is marked.
    Marked,
    /// What was noted of it.
    Note,
    /// When its entry was last changed.
    Updated,
}

impl SheetColumn {
    /// All columns, from left to right.
    pub const ALL: [Self; 10] = [
        Self::Batch,
        Self::Number,
        Self::Title,
        Self::Units,
        Self::Scope,
        Self::Domain,
        Self::Status,
        Self::Marked,
        Self::Note,
        Self::Updated,
    ];

    /// What it is called, in Chinese and in English: a table is read in either.
    #[must_use]
    pub fn names(self) -> [&'static str; 2] {
        match self {
            Self::Batch => ["批次", "Batch"],
            Self::Number => ["序号", "No."],
            Self::Title => ["改革事项", "Item"],
            Self::Units => ["负责单位", "Units"],
            Self::Scope => ["推广范围", "Scope"],
            Self::Domain => ["领域", "Domain"],
            Self::Status => ["推进状态", "Status"],
            Self::Marked => ["标记", "Marked"],
            Self::Note => ["备注", "Note"],
            Self::Updated => ["更新时间", "Updated"],
        }
    }

    /// Whether the entry of an item is read from it.
    fn is_needed(self) -> bool {
        match self {
            Self::Number => true,
            Self::Batch
            | Self::Title
            | Self::Units
            | Self::Scope
            | Self::Domain
            | Self::Status
            | Self::Marked
            | Self::Note
            | Self::Updated => false,
        }
    }
}

/// What is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetFault {
    /// Its first line does not name this column.
    NoColumn(SheetColumn),
    /// A line, from 1, has something else in a column.
    Cell {
        /// The line, which may be one of several of its row.
        line: u64,
        /// The column.
        column: SheetColumn,
        /// What it has there.
        value: String,
    },
    /// It is no table from this line on.
    Syntax {
        /// The line, from 1.
        line: u64,
    },
}

/// What stands before a text that a spreadsheet would take for a formula.
const GUARD: char = '\'';

/// Where cells end, as spreadsheets have it in one country or another.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// Reads the entries of a table. A row without a moment was written now, if it says anything;
/// of an item without a batch this is the batch.
///
/// # Errors
///
/// [`SheetFault`] where the text is no such table.
pub fn read_sheet(text: &str, batch: u32, now: Stamp) -> Result<Vec<Entry>, SheetFault> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let separator = SEPARATORS.into_iter().max_by_key(|separator| head.matches(*separator).count()).unwrap_or(',');
    let mut reader = ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .flexible(true)
        .has_headers(true)
        .from_reader(text.as_bytes());
    let syntax = |error: &csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        SheetFault::Syntax { line }
    };
    let places = places(reader.headers().map_err(|error| syntax(&error))?)?;
    let mut entries = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| syntax(&error))?;
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            let row = Row { record: &record, places: &places };
            let entry = row.entry(batch, now)?;
            // A row that nobody filled in says nothing, and not that there is nothing to say.
            if !entry.is_blank() || !row.cell(SheetColumn::Updated).is_empty() {
                entries.push(entry);
            }
        }
    }
    Ok(entries)
}

/// For each column where it stands, if it does.
type Places = [Option<usize>; SheetColumn::ALL.len()];

fn places(headers: &StringRecord) -> Result<Places, SheetFault> {
    let named = |column: SheetColumn| {
        headers.iter().position(|header| column.names().iter().any(|name| header.trim().eq_ignore_ascii_case(name)))
    };
    let places = SheetColumn::ALL.map(named);
    let missing = SheetColumn::ALL.into_iter().zip(places).find(|(column, at)| column.is_needed() && at.is_none());
    missing.map_or(Ok(places), |(column, _)| Err(SheetFault::NoColumn(column)))
}

/// A row of a table.
struct Row<'a> {
    record: &'a StringRecord,
    places: &'a Places,
}

impl Row<'_> {
    fn entry(&self, batch: u32, now: Stamp) -> Result<Entry, SheetFault> {
        let id = ItemId {
            batch: self.number(SheetColumn::Batch)?.unwrap_or(batch),
            number: self.number(SheetColumn::Number)?.ok_or_else(|| self.fault(SheetColumn::Number))?,
        };
        let status = match self.cell(SheetColumn::Status) {
            "" => Status::default(),
            text => Status::parse(text).map_err(|_| self.fault(SheetColumn::Status))?,
        };
        let updated = match self.cell(SheetColumn::Updated) {
            "" => now,
            text => moment(text).ok_or_else(|| self.fault(SheetColumn::Updated))?,
        };
        let marked = is_yes(self.cell(SheetColumn::Marked)).ok_or_else(|| self.fault(SheetColumn::Marked))?;
        let note = unguarded(self.cell(SheetColumn::Note)).replace("\r\n", "\n").replace('\r', "\n");
        Ok(Entry { marked, status, note, updated, ..Entry::new(id) })
    }

    fn cell(&self, column: SheetColumn) -> &str {
        let place = SheetColumn::ALL.into_iter().zip(self.places).find(|(other, _)| *other == column);
        place.and_then(|(_, at)| self.record.get((*at)?)).unwrap_or_default().trim()
    }

    fn number(&self, column: SheetColumn) -> Result<Option<u32>, SheetFault> {
        match self.cell(column) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| self.fault(column)),
        }
    }

    fn fault(&self, column: SheetColumn) -> SheetFault {
        let line = self.record.position().map_or(1, csv::Position::line);
        SheetFault::Cell { line, column, value: self.cell(column).to_owned() }
    }
}

/// A text without what kept a spreadsheet from taking it for a formula.
fn unguarded(text: &str) -> &str {
    let rest = text.strip_prefix(GUARD);
    let begins = |rest: &&str| rest.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    rest.filter(begins).unwrap_or(text)
}

/// Whether a cell says yes; nothing where it says neither yes nor no.
fn is_yes(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "是" | "yes" | "y" | "true" | "1" | "*" | "√" | "✓" => Some(true),
        "" | "否" | "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// A moment as it was written, or as a spreadsheet writes a day: `2026/11/23`.
fn moment(text: &str) -> Option<Stamp> {
    let day = || {
        let mut parts = text.split(['-', '/']).map(str::parse::<u16>);
        let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        let whole = parts.next().is_none().then(|| format!("{year:04}-{month:02}-{day:02}T00:00:00Z"));
        Stamp::parse(&whole?)
    };
    Stamp::parse(text).or_else(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Stamp {
        Stamp::parse("2026-11-25T00:00:00Z").unwrap()
    }

    #[test]
    fn a_table_is_read_in_either_language_and_with_any_separator() {
        for text in [
            "\u{feff}批次,序号,推进状态,标记,备注,更新时间\r\n6,21,推进中,是,\"一\r\n二\",2026-11-23T08:15:30Z\r\n,,,,,\r\n",
            "No.;Status;Marked;Note;Updated\n21;under way;yes;\"一\n二\";2026-11-23T08:15:30Z\n",
            "序号\t备注\t标记\t推进状态\t更新时间\n21\t\"一\n二\"\t1\tunder_way\t2026-11-23T08:15:30Z\n",
        ] {
            let entries = read_sheet(text, 6, now()).unwrap();
            let [entry] = &entries[..] else { panic!("{entries:?}") };
            assert_eq!(entry.id, ItemId { batch: 6, number: 21 }, "{text}");
            assert_eq!((entry.marked, entry.status, entry.note.as_str()), (true, Status::UnderWay, "一\n二"), "{text}");
            assert_eq!(entry.updated.to_string(), "2026-11-23T08:15:30Z");
        }
    }

    #[test]
    fn what_a_row_leaves_out_is_not_so_and_was_written_now() {
        let entries = read_sheet("序号,备注\n1,'=1+1\n2,'引用'\n3,\n", 6, now()).unwrap();
        let notes: Vec<&str> = entries.iter().map(|entry| entry.note.as_str()).collect();
        assert_eq!(notes, ["=1+1", "'引用'"]);
        assert!(entries.iter().all(|entry| !entry.marked && entry.updated == now()));
        let day = |text: &str| read_sheet(&format!("No.,Updated\n1,{text}\n"), 6, now()).map(|found| found[0].updated);
        assert_eq!(day("2026/1/3").unwrap().to_string(), "2026-01-03T00:00:00Z");
        assert!(day("yesterday").is_err() && day("2026/2/30").is_err());
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let fault = |text: &str| read_sheet(text, 6, now()).unwrap_err();
        assert_eq!(fault("改革事项,备注\n海关,x\n"), SheetFault::NoColumn(SheetColumn::Number));
        assert_eq!(fault(""), SheetFault::NoColumn(SheetColumn::Number));
        let cell = |line, column, value: &str| SheetFault::Cell { line, column, value: value.to_owned() };
        assert_eq!(fault("序号,推进状态\n1,推进中\n2,快了\n"), cell(3, SheetColumn::Status, "快了"));
        assert_eq!(fault("序号,标记\n甲,是\n"), cell(2, SheetColumn::Number, "甲"));
        assert_eq!(fault("序号,标记\n1,也许\n"), cell(2, SheetColumn::Marked, "也许"));
        assert_eq!(fault("序号,备注\n,只有备注\n"), cell(2, SheetColumn::Number, ""));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_reading_panic(text in "(No\\.|序号|Status|,|\n|\"|;|1|[a-z]){0,40}") {
            _ = read_sheet(&text, 6, now());
        }
    }
}
