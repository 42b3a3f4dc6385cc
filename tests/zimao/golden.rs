//! Files that hold what the program is expected to make.

use std::path::PathBuf;
use std::{env, fs};

/// The project's folder.
pub(crate) fn project(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Holds `actual` to the file at `path` in the project; writes the file instead where
/// `ZIMAO_BLESS` is set.
pub(crate) fn hold(path: &str, actual: &str) {
    let file = project(path);
    if env::var_os("ZIMAO_BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, actual).unwrap();
        return;
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        expected == actual,
        "{path} is not what is made now; look at it, then `ZIMAO_BLESS=1 cargo test` writes it anew.\n\
         expected:\n{expected}\nmade:\n{actual}"
    );
}
