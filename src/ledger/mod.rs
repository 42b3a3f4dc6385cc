//! The ledger (台账): which items are marked, how far each is, and what was noted of it; and
//! the file it is kept in.
//!
//! Only [`Store`], [`data_file`] and the day of a [`Stamp`] look outside the program. The rest is pure: a [`Ledger`]
//! is read from a text, [`Change`]s are applied to it, two are merged, and it is written as a
//! text again.

mod book;
mod entry;
mod file;
mod headings;
mod merging;
mod place;
mod sheet;
mod stamp;
mod status;
mod store;
mod trouble;
mod zone;

pub use book::{Damage, Ledger, Unread, VERSION};
pub use entry::{Change, Edit, Entry};
pub use merging::{Merged, Outcome};
pub use place::data_file;
pub use sheet::{FORMULA, NEVER, SheetColumn, SheetFault, read_sheet};
pub use stamp::Stamp;
pub use status::{ParseStatusError, Status};
pub use store::Store;
pub use trouble::{SetAside, Trouble};
