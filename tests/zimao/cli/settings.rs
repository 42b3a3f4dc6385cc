//! The file of settings on the command line: which one counts, and what a command takes of it.

use std::fs;
use std::path::Path;

use crate::folder::settings as file;
use crate::run::Run;

/// The folder that `XDG_CONFIG_HOME` names for a file.
fn folder(file: &Path) -> String {
    file.parent().unwrap().parent().unwrap().to_str().unwrap().to_owned()
}

#[test]
fn the_language_is_that_of_the_option_else_of_the_settings_else_of_the_locale() {
    let chinese = file("settings-language", "language = \"zh\"");
    let run = |args: &[&str]| Run::new(args).env("XDG_CONFIG_HOME", folder(&chinese));
    run(&["list", "--group", "unit"]).code(0);
    run(&["show", "99"]).code(2).stderr_has("没有事项 99");
    run(&["show", "99", "--lang", "en"]).code(2).stderr_has("no item 99");
    run(&["show", "99", "--lang", "auto"]).code(2).stderr_has("no item 99");
    run(&["--help"]).code(0).stdout_has("用法：");
    let english = file("settings-english", "language = \"en\"");
    run(&["show", "99", "--config", english.to_str().unwrap()]).code(2).stderr_has("no item 99");
    run(&[&format!("--config={}", english.display()), "show", "99"]).code(2).stderr_has("no item 99");
    Run::new(["show", "99"]).zh().code(2).stderr_has("没有事项 99");
}

#[test]
fn without_a_folder_for_settings_the_home_has_one() {
    let settings = file("settings-home/.config", "language = \"zh\"");
    let home = Path::new(&folder(&settings)).parent().unwrap().to_str().unwrap().to_owned();
    Run::new(["show", "99"]).env("HOME", home.clone()).code(2).stderr_has("没有事项");
    let elsewhere = Run::new(["show", "99"]).env("HOME", home).env("XDG_CONFIG_HOME", "/nonexistent");
    elsewhere.code(2).stderr_has("no item");
}

#[test]
fn commands_are_silent_about_all_else_in_the_settings() {
    let wrong = file("settings-wrong", "language = \"zh\"\ntheme = 3\nnonsense = true\n[keys.tree]\ndown = 'jj'\n");
    let plain = Run::new(["show", "21"]).code(0);
    for settings in [&wrong, &file("settings-no-toml", "]["), &file("settings-no-text", b"\xff\xfe")] {
        let ran = Run::new(["show", "21", "--lang", "en"]).env("XDG_CONFIG_HOME", folder(settings)).code(0);
        ran.stderr_is("").stdout_is(&plain.stdout);
    }
    Run::new(["show", "99"]).env("XDG_CONFIG_HOME", folder(&wrong)).code(2).stderr_has("没有事项 99");
}

#[test]
fn a_file_that_is_named_and_cannot_be_read_is_refused() {
    let text = file("settings-latin", b"language = \"en\"\n# \xe9\n");
    let large = file("settings-large", "#".repeat((1 << 20) + 1));
    let path = |file: &Path| file.to_str().unwrap().to_owned();
    let cases = [
        ("/nonexistent.toml".to_owned(), "/nonexistent.toml: no such file; check its name\n"),
        ("/".to_owned(), "/: a folder; name a file in it\n"),
        ("/dev/zero".to_owned(), "/dev/zero: not a regular file; name one that is\n"),
        ("/dev/stdin".to_owned(), "/dev/stdin: not a regular file; name one that is\n"),
        (path(&text), "line 2: not UTF-8; save the file as UTF-8\n"),
        (path(&large), "larger than 1 MB, the most that is read; check its name\n"),
    ];
    for (file, said) in cases {
        let ran = Run::new(["list", "--config", &file]).code(2).stdout_is("").stderr_has(said);
        assert_eq!(ran.stderr.lines().count(), 1, "{ran}");
        // The explorer says so too, once it has a terminal, and help is help.
        Run::new(["--config", &file, "--help"]).code(0);
    }
    Run::new(["--config"]).code(2).stderr_has("--config needs a value");
}

#[test]
fn a_pipe_is_not_waited_for() {
    let pipe = file("settings-pipe", "");
    fs::remove_file(&pipe).unwrap();
    nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).unwrap();
    Run::new(["list", "--config", pipe.to_str().unwrap()]).code(2).stderr_has("not a regular file");
    Run::new(["list"]).env("XDG_CONFIG_HOME", folder(&pipe)).code(0).stderr_is("");
}

#[test]
fn the_default_settings_are_printed_whatever_those_of_the_user_are() {
    let wrong = file("settings-printed", "][");
    let run = Run::new(["--print-config"]).env("XDG_CONFIG_HOME", folder(&wrong)).code(0);
    run.stdout_is(&zimao::config::print()).stderr_is("");
    Run::new(["--print-config", "list"]).code(2).stderr_has("--print-config does not go with list");
    Run::new(["list", "--print-config"]).code(2).stderr_has("unknown option --print-config");
}
