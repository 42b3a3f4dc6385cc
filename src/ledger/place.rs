//! Where the user's data are.

use std::env;
use std::path::PathBuf;

/// A file of this name in `$XDG_DATA_HOME/zimao`, else in `~/.local/share/zimao`; nowhere
/// where there is neither.
#[must_use]
pub fn data_file(name: &str) -> Option<PathBuf> {
    let folder = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let data = folder("XDG_DATA_HOME").or_else(|| Some(folder("HOME")?.join(".local/share")));
    Some(data?.join("zimao").join(name))
}
