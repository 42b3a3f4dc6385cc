//! The ledger as a table that spreadsheets open: its columns, and reading one back.

use csv::{ReaderBuilder, StringRecord};

use super::{Entry, Ledger, Stamp, Status};
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

/// What a spreadsheet takes for the beginning of a formula, in full width too.
pub const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Where cells end, as spreadsheets have it in one country or another.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// In the place of a moment, in a row of an item of which nothing is kept.
pub const NEVER: &str = "—";

/// Reads the entries of a table that was written from `ours`, and edited since.
///
/// What has no column is as in ours. A row was written at its moment; where that is empty, or is
/// that of ours and the row says something else, now. One that was never written, and says
/// nothing, is passed over. Of an item without a batch `batch` is the batch.
///
/// # Errors
///
/// [`SheetFault`] where the text is no such table.
pub fn read_sheet(text: &str, ours: &Ledger, batch: u32, now: Stamp) -> Result<Vec<Entry>, SheetFault> {
    // Lines are counted by their line feeds.
    let text = &text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
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
            entries.extend(Row { record: &record, places: &places }.entry(ours, batch, now)?);
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
    fn entry(&self, ours: &Ledger, batch: u32, now: Stamp) -> Result<Option<Entry>, SheetFault> {
        let id = ItemId {
            batch: self.number(SheetColumn::Batch)?.unwrap_or(batch),
            number: self.number(SheetColumn::Number)?.ok_or_else(|| self.fault(SheetColumn::Number))?,
        };
        let mut entry = ours.get(id).cloned().unwrap_or_else(|| Entry::new(id));
        let before = entry.clone();
        if let Some(text) = self.given(SheetColumn::Status) {
            entry.status = match text {
                "" => Status::default(),
                text => Status::parse(text).map_err(|_| self.fault(SheetColumn::Status))?,
            };
        }
        if let Some(text) = self.given(SheetColumn::Marked) {
            entry.marked = is_yes(text).ok_or_else(|| self.fault(SheetColumn::Marked))?;
        }
        if let Some(text) = self.given(SheetColumn::Note) {
            unguarded(text).clone_into(&mut entry.note);
        }
        let written = match self.given(SheetColumn::Updated).unwrap_or_default() {
            "" => None,
            NEVER if entry.is_blank() => return Ok(None),
            NEVER => None,
            text => Some(moment(text).ok_or_else(|| self.fault(SheetColumn::Updated))?),
        };
        let edited = |moment: &Stamp| *moment == before.updated && !entry.says_what(&before);
        entry.updated = written.filter(|moment| !edited(moment)).unwrap_or(now);
        // Of what nothing is kept, and nothing is said, there is nothing to keep.
        let is_news = !entry.is_blank() || ours.get(id).is_some();
        Ok(is_news.then_some(entry))
    }

    /// What a row has in a column; nothing where the table has no such column.
    fn given(&self, column: SheetColumn) -> Option<&str> {
        let place = SheetColumn::ALL.into_iter().zip(self.places).find(|(other, _)| *other == column)?.1;
        place.map(|_| self.cell(column))
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
    let begins = |rest: &&str| rest.trim_start().starts_with(FORMULA);
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

/// A moment as it was written, or as spreadsheets write it: `2026/11/23 8:15:30`, `2026年11月23日`.
fn moment(text: &str) -> Option<Stamp> {
    let of_numbers = || {
        let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let numbers: Vec<u16> = parts.map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let (day, time) = numbers.split_at_checked(3)?;
        let ([year, month, day], [hours, minutes, seconds]) = (day, [0, 1, 2].map(|at| time.get(at).unwrap_or(&0)))
        else {
            return None;
        };
        let whole = format!("{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}Z");
        Stamp::parse(&whole).filter(|_| time.len() <= 3)
    };
    Stamp::parse(text).or_else(of_numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Stamp {
        Stamp::parse("2026-11-25T00:00:00Z").unwrap()
    }

    fn read(text: &str) -> Result<Vec<Entry>, SheetFault> {
        read_sheet(text, &Ledger::default(), 6, now())
    }

    #[test]
    fn a_table_is_read_in_either_language_and_with_any_separator() {
        for text in [
            "\u{feff}批次,序号,推进状态,标记,备注,更新时间\r\n6,21,推进中,是,\"一\r\n二\",2026-11-23T08:15:30Z\r\n,,,,,\r\n",
            "No.;Status;Marked;Note;Updated\n21;under way;yes;\"一\n二\";2026-11-23T08:15:30Z\n",
            "序号\t备注\t标记\t推进状态\t更新时间\n21\t\"一\n二\"\t1\tunder_way\t2026-11-23T08:15:30Z\n",
        ] {
            let entries = read(text).unwrap();
            let [entry] = &entries[..] else { panic!("{entries:?}") };
            assert_eq!(entry.id, ItemId { batch: 6, number: 21 }, "{text}");
            assert_eq!((entry.marked, entry.status, entry.note.as_str()), (true, Status::UnderWay, "一\n二"), "{text}");
            assert_eq!(entry.updated.to_string(), "2026-11-23T08:15:30Z");
        }
    }

    #[test]
    fn what_a_row_leaves_out_is_not_so_and_was_written_now() {
        let entries = read("序号,备注\n1,'=1+1\n2,'引用'\n3,\n").unwrap();
        let notes: Vec<&str> = entries.iter().map(|entry| entry.note.as_str()).collect();
        assert_eq!(notes, ["=1+1", "'引用'"]);
        assert!(entries.iter().all(|entry| !entry.marked && entry.updated == now()));
        let day = |text: &str| read(&format!("No.,Marked,Updated\n1,yes,{text}\n")).map(|found| found[0].updated);
        assert_eq!(day("2026/1/3").unwrap().to_string(), "2026-01-03T00:00:00Z");
        assert_eq!(day("2026/1/3 8:15").unwrap().to_string(), "2026-01-03T08:15:00Z");
        assert_eq!(day("2026年1月3日 18:06:20").unwrap().to_string(), "2026-01-03T18:06:20Z");
        assert!(day("yesterday").is_err() && day("2026/2/30").is_err() && day("2026/2/3 1:2:3:4").is_err());
    }

    #[test]
    fn a_table_is_read_as_an_edit_of_what_it_was_written_from() {
        let ours = r#"{"version": 1, "entries": [
            {"id": "6-1", "marked": true, "status": "in_place", "note": "一", "updated": "2026-11-01T00:00:00Z"},
            {"id": "6-2", "status": "blocked", "updated": "2026-11-01T00:00:00Z"}]}"#;
        let ours = Ledger::read(ours).unwrap();
        let read = |text: &str| read_sheet(text, &ours, 6, now()).unwrap();
        // What has no column stays.
        let [one] = &read("序号,推进状态\n1,有困难\n")[..] else { panic!("one row") };
        assert_eq!((one.marked, one.status, one.note.as_str(), one.updated), (true, Status::Blocked, "一", now()));
        // What was changed under the old moment was changed now; what was not was not.
        let both = "序号,推进状态,更新时间\n1,已落地,2026-11-01T00:00:00Z\n2,推进中,2026-11-01T00:00:00Z\n";
        let moments: Vec<Stamp> = read(both).iter().map(|entry| entry.updated).collect();
        assert_eq!(moments, [ours.get(read(both)[0].id).unwrap().updated, now()]);
        // Back to nothing, and never anything.
        let [two] = &read("序号,推进状态,标记,备注,更新时间\n2,未启动,,,\n3,未启动,,,—\n4,,,,\n")[..]
        else {
            panic!("one row")
        };
        assert!(two.is_blank() && two.updated == now());
        assert_eq!(read("序号,推进状态,更新时间\n3,推进中,—\n")[0].updated, now());
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let fault = |text: &str| read(text).unwrap_err();
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
            _ = read(&text);
        }
    }
}
