//! The user's file of settings: where it is, and what stands in it.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

use super::text_file;
use crate::config::{self, Config, Mistake};
use crate::error::{Error, Unread};
use crate::i18n::Messages;

/// Megabytes of the largest file that is read.
const LARGEST: u64 = 1;

/// What the file comes to.
#[derive(Default)]
pub(super) struct Settings {
    pub(super) config: Config,
    /// The file as it is called where something is said of it.
    name: String,
    mistakes: Vec<Mistake>,
    /// Why nothing of it could be read.
    unread: Option<Error>,
}

impl Settings {
    /// The settings of the file the command line names, else of the user's own, if there is
    /// one.
    ///
    /// # Errors
    ///
    /// Where the file that is named cannot be read.
    pub(super) fn load(named: Option<&OsStr>, variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, Error> {
        if let Some(path) = named.map(Path::new) {
            return match text_file::read(path, LARGEST) {
                Ok(text) => Ok(Self::of(path, &text)),
                Err(why) => Err(Error::Unread { file: path.display().to_string(), why }),
            };
        }
        let folder = |name| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let folder = folder("XDG_CONFIG_HOME").or_else(|| Some(folder("HOME")?.join(".config")));
        let Some(path) = folder.map(|folder| folder.join("zimao/config.toml")) else { return Ok(Self::default()) };
        Ok(match text_file::read(&path, LARGEST) {
            Ok(text) => Self::of(&path, &text),
            Err(Unread::Refused(cause)) if is_missing(&cause) => Self::default(),
            Err(why) => Self { unread: Some(Error::Unread { file: name(&path), why }), ..Self::default() },
        })
    }

    fn of(path: &Path, text: &str) -> Self {
        let (config, mistakes) = config::read(text);
        Self { config, name: name(path), mistakes, unread: None }
    }

    /// Everything that is wrong with the file, a line each.
    pub(super) fn all(&self, messages: &Messages) -> Vec<String> {
        let unread = self.unread.iter().map(|error| error.message(messages));
        let one = |mistake: &Mistake| config::summary(&self.name, std::slice::from_ref(mistake), messages);
        unread.chain(self.mistakes.iter().filter_map(one)).collect()
    }

    /// What is to be said of the file, if something is wrong with it.
    pub(super) fn message(&self, messages: &Messages) -> Option<String> {
        let unread = self.unread.as_ref().map(|error| error.message(messages));
        unread.or_else(|| config::summary(&self.name, &self.mistakes, messages))
    }
}

/// A file as a line of the explorer calls it, which has little room.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn is_missing(cause: &io::Error) -> bool {
    matches!(cause.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
