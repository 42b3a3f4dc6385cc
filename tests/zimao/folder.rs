//! Folders of the tests, and what stands in them.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

/// An empty folder of this name.
pub(crate) fn empty(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A file of settings in an empty folder of this name, which `XDG_CONFIG_HOME` is to name.
pub(crate) fn settings(name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let folder = empty(name).join("zimao");
    fs::create_dir(&folder).unwrap();
    let file = folder.join("config.toml");
    fs::write(&file, content).unwrap();
    file
}

/// A program in the shell's language.
pub(crate) fn program(path: &Path, script: &str) {
    fs::write(path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(path, Permissions::from_mode(0o700)).unwrap();
}
