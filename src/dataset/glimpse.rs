//! The beginning of a large file, to be shown while the whole of it is read.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::files::{BATCH, BYTE_ORDER_MARK, catalog};
use super::item::{Given, Items};
use super::pieces::{self, Form};
use super::whole::Dataset;
use crate::catalog::Catalog;

/// Bytes of a file that is read so fast that nobody would see its beginning.
const SMALL: u64 = 1 << 22;

/// Bytes of a beginning: more items than a screen has rows.
const BEGINNING: usize = 1 << 17;

/// The first items of the first of some files, where it is large; what [`load`](super::load)
/// gives begins with them, or says what is wrong with the file. None where nobody would see
/// them, or where they cannot be told yet.
#[must_use]
pub fn glimpse(files: &[PathBuf]) -> Option<Catalog> {
    let path = files.first()?;
    let mut file = File::open(path).ok()?;
    let about = file.metadata().ok()?;
    // What is read from a pipe is gone.
    if !about.is_file() || about.len() <= SMALL {
        return None;
    }
    let mut bytes = vec![0; BEGINNING];
    file.read_exact(&mut bytes).ok()?;
    beginning(path, bytes.leak())
}

/// What stands whole in the beginning of a file.
fn beginning(path: &Path, text: &'static [u8]) -> Option<Catalog> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let form = Form::of(text);
    let in_list = |text: &'static [u8]| text.trim_ascii_start().strip_prefix(b"[");
    let (notice, text) = match form {
        Form::Dataset => {
            let (dataset, items) = Dataset::before_items(text)?;
            let (notice, _) = dataset.checked().ok()?;
            (Some(notice), in_list(items)?)
        }
        Form::Array => (None, in_list(text)?),
        Form::Lines => (None, text),
    };
    // The last character may be cut.
    let text = text.utf8_chunks().next()?.valid();
    let mut items = Items::of_batch(notice.as_ref().map_or(BATCH, |notice| notice.batch));
    // The item that is cut is no whole one.
    let _cut = pieces::each::<Given>(text, form, |given, _| items.push(given));
    let items = items.numbered();
    (!items.is_empty()).then(|| catalog(notice, path, items))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &'static str) -> Option<Vec<&'static str>> {
        let catalog = beginning(Path::new("a/b.json"), text.as_bytes())?;
        Some(catalog.items.iter().map(|item| item.title.as_str()).collect())
    }

    #[test]
    fn whole_items_are_seen_and_the_cut_one_is_not() {
        let lines = "{\"title\":\"甲\",\"content\":\"\"}\n{\"title\":\"乙\",\"content\":\"\"}\n{\"title\":\"丙\",\"con";
        assert_eq!(titles(lines), Some(vec!["甲", "乙"]));
        let array = "\u{feff} [ {\"title\":\"甲\",\"content\":\"\"}, {\"title\":\"乙\",\"content\":\"\"}, {\"ti";
        assert_eq!(titles(array), Some(vec!["甲", "乙"]));
        let bytes = &lines.as_bytes()[..lines.len() - "\",\"con".len() - 1];
        let cut = beginning(Path::new("x"), bytes.to_vec().leak()).unwrap();
        assert_eq!((cut.items.len(), cut.items[1].number), (2, 2));
    }

    #[test]
    fn a_dataset_is_seen_with_its_notice() {
        let whole = include_str!("../../assets/notice-6.json");
        let end = whole.rfind("\"title\"").unwrap();
        let seen = beginning(Path::new("x"), &whole.as_bytes()[..end]).unwrap();
        let all = crate::dataset::embedded().unwrap();
        assert_eq!(seen.notice, all.notice);
        assert_eq!(seen.items, all.items[..36]);
    }

    #[test]
    fn what_holds_no_whole_item_gives_no_glimpse() {
        for text in
            ["", "[", "{\"title\":\"甲", "not JSON", "{\"version\":1,\"notice\":", "{\"version\":9,\"items\":[{\"ti"]
        {
            assert_eq!(titles(text), None, "{text}");
        }
    }
}
