//! The ledger in its file.
//!
//! A change holds a lock, reads what is in the file now, changes that, and puts it in the
//! place of the file, so that programs that run side by side never lose each other's
//! changes. One that cannot be written stays in memory and is written with the next that
//! can.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::file::{self, Found, Version};
use super::{Change, Entry, Ledger, Merged, SetAside, Trouble, data_file};

/// How long another program is waited for that is changing the ledger.
const PATIENCE: Duration = Duration::from_secs(5);

/// The ledger, and the file it is kept in.
#[derive(Debug)]
pub struct Store {
    /// Nowhere where there is no place for it.
    path: Option<PathBuf>,
    /// As the file was last, with what could not be written.
    ledger: Ledger,
    unsaved: Vec<Unsaved>,
    set_aside: Option<SetAside>,
    /// By what it is told whether another is in the file's place.
    version: Option<Version>,
    /// Whether the file is a ledger's place, so that what stands there and is none is a damaged
    /// one.
    own: bool,
    /// Whether what is known of a ledger that was set aside is in no file yet.
    rescued: bool,
}

/// A change that is not in the file, and the entry it was made to.
#[derive(Debug)]
struct Unsaved {
    change: Change,
    before: Entry,
}

impl Unsaved {
    /// Whether somebody has changed the same since, in the ledger as it is now.
    fn is_overtaken(&self, ledger: &Ledger) -> bool {
        let later = ledger.get(self.change.id).filter(|entry| entry.updated > self.change.at);
        later.is_some_and(|entry| self.change.edit.is_between(&self.before, entry))
    }
}

impl Store {
    /// The user's ledger: `zimao/ledger.json` among the user's data. With why it could not
    /// be read; it is empty then.
    #[must_use]
    pub fn open() -> (Self, Option<Trouble>) {
        Self::at(data_file("ledger.json"))
    }

    /// The ledger in a file. One that is damaged is set aside.
    #[must_use]
    pub fn at(path: Option<PathBuf>) -> (Self, Option<Trouble>) {
        Self::open_as(path, true)
    }

    /// The ledger in a file that the user has named. What stands there and was never a ledger is
    /// left alone.
    #[must_use]
    pub fn named(path: PathBuf) -> (Self, Option<Trouble>) {
        Self::open_as(Some(path), false)
    }

    fn open_as(path: Option<PathBuf>, own: bool) -> (Self, Option<Trouble>) {
        let ledger = Ledger::default();
        let mut store = Self { path, ledger, unsaved: Vec::new(), set_aside: None, version: None, own, rescued: false };
        let trouble = store.path.clone().and_then(|path| store.load(&path).err());
        (store, trouble)
    }

    /// The ledger as it is known: as the file was last read, and as it was changed here.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Whether all changes are in the file.
    #[must_use]
    pub fn is_stored(&self) -> bool {
        self.unsaved.is_empty()
    }

    /// What became of a damaged ledger, once.
    pub fn take_set_aside(&mut self) -> Option<SetAside> {
        self.set_aside.take()
    }

    /// Makes a change. It is in the file when this returns, and so are those that could not
    /// be written before.
    ///
    /// # Errors
    ///
    /// [`Trouble`] where it is in memory only.
    pub fn change(&mut self, change: Change) -> Result<(), Trouble> {
        self.change_all([change])
    }

    /// Makes changes: all of them are in the file when this returns, or none.
    ///
    /// # Errors
    ///
    /// [`Trouble`] where they are in memory only.
    pub fn change_all(&mut self, changes: impl IntoIterator<Item = Change>) -> Result<(), Trouble> {
        for change in changes {
            let before = self.ledger.get(change.id).cloned().unwrap_or_else(|| Entry::new(change.id));
            self.ledger.apply(&change);
            self.unsaved.push(Unsaved { change, before });
        }
        let path = self.path.clone().ok_or(Trouble::NoPlace)?;
        self.save(&path)
    }

    /// Reads the file again, where another is in its place than this knows of; whether there
    /// was. One that cannot be read is left to the next change, and to say so.
    pub fn refresh(&mut self) -> bool {
        let Some(path) = &self.path else { return false };
        let version = file::version(path);
        if version == self.version {
            return false;
        }
        self.version = version;
        let Ok(Found::Ledger(ledger)) = file::read(path) else { return false };
        self.ledger = self.with_unsaved(ledger);
        true
    }

    /// Writes what could not be written before, if there is any.
    ///
    /// # Errors
    ///
    /// [`Trouble`] where it still cannot be.
    pub fn flush(&mut self) -> Result<(), Trouble> {
        if self.unsaved.is_empty() {
            return Ok(());
        }
        let path = self.path.clone().ok_or(Trouble::NoPlace)?;
        self.save(&path)
    }

    /// Takes over entries from elsewhere where they are newer; gives what became of each.
    ///
    /// # Errors
    ///
    /// [`Trouble`] where that could not be written: nothing is taken over then.
    pub fn import(&mut self, theirs: &[Entry]) -> Result<Vec<Merged>, Trouble> {
        let path = self.path.clone().ok_or(Trouble::NoPlace)?;
        let mut merged = Vec::new();
        self.rewrite(&path, |ledger| {
            merged = ledger.compare(theirs);
            ledger.take_over(&merged);
        })?;
        Ok(merged)
    }

    /// A ledger with what could not be written in it.
    fn with_unsaved(&self, mut ledger: Ledger) -> Ledger {
        for unsaved in &self.unsaved {
            if !unsaved.is_overtaken(&ledger) {
                ledger.apply(&unsaved.change);
            }
        }
        ledger
    }

    /// Reads the file. The lock is only needed to set it aside: it changes as a whole.
    fn load(&mut self, path: &Path) -> Result<(), Trouble> {
        let refused = |cause| Trouble::Refused { file: path.to_owned(), cause };
        let file = file::behind(path).map_err(refused)?;
        self.version = file::version(&file);
        match file::read(&file).map_err(refused)? {
            Found::Ledger(ledger) => self.ledger = ledger,
            Found::Nothing => {}
            Found::Newer => return Err(Trouble::Newer { file }),
            Found::Damaged(damage) if self.is_other(&file) => return Err(Trouble::Other { file, damage }),
            Found::Damaged(damage) => {
                let stuck = |cause| Trouble::Damaged { file: file.clone(), damage, cause };
                let held = file::lock(&file, PATIENCE).map_err(stuck)?;
                held.as_ref().ok_or_else(|| Trouble::Held { file: file.clone() })?;
                self.ledger = self.now(&file)?;
            }
        }
        Ok(())
    }

    fn save(&mut self, path: &Path) -> Result<(), Trouble> {
        self.rewrite(path, |_| ())
    }

    /// Writes the ledger as it is in the file now, with what could not be written, changed.
    fn rewrite(&mut self, path: &Path, change: impl FnOnce(&mut Ledger)) -> Result<(), Trouble> {
        let refused = |cause| Trouble::Refused { file: path.to_owned(), cause };
        let file = file::behind(path).and_then(|file| file::make_folder(&file).map(|()| file)).map_err(refused)?;
        let held = file::lock(&file, PATIENCE).map_err(refused)?;
        held.as_ref().ok_or_else(|| Trouble::Held { file: file.clone() })?;
        let now = self.now(&file)?;
        let mut ledger = self.with_unsaved(now);
        change(&mut ledger);
        file::replace(&file, &ledger).map_err(refused)?;
        self.version = file::version(&file);
        self.ledger = ledger;
        self.unsaved.clear();
        self.rescued = false;
        Ok(())
    }

    /// Whether what stands in a file's place is something else than a damaged ledger.
    fn is_other(&self, file: &Path) -> bool {
        !self.own && !file::was_ledger(file)
    }

    /// The ledger as it is in the file now. A damaged one is set aside; what is known of it
    /// goes on. The ledger is held meanwhile.
    fn now(&mut self, file: &Path) -> Result<Ledger, Trouble> {
        let refused = |cause| Trouble::Refused { file: file.to_owned(), cause };
        match file::read(file).map_err(refused)? {
            Found::Ledger(ledger) => Ok(ledger),
            Found::Nothing if self.rescued => Ok(self.ledger.clone()),
            Found::Nothing => Ok(Ledger::default()),
            Found::Newer => Err(Trouble::Newer { file: file.to_owned() }),
            Found::Damaged(damage) if self.is_other(file) => Err(Trouble::Other { file: file.to_owned(), damage }),
            Found::Damaged(damage) => {
                let stuck = |cause: io::Error| Trouble::Damaged { file: file.to_owned(), damage, cause };
                self.set_aside = Some(file::set_aside(file, damage).map_err(stuck)?);
                self.rescued = true;
                Ok(self.ledger.clone())
            }
        }
    }
}
