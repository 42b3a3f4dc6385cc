//! What the README shows of the command line, run.

use std::path::Path;
use std::process::Command;

use zimao::dataset;
use zimao::i18n::Lang;

use crate::readmes::{self, READMES};
use crate::run::Run;

fn readme() -> String {
    readmes::text("README.md")
}

/// The blocks of a README in a language, without their fences.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("```\n").next().unwrap()).collect()
}

#[test]
fn what_the_examples_show_is_what_comes() {
    for (lang, file) in READMES {
        let readme = readmes::text(file);
        let mut shown = 0;
        for example in blocks(&readme, "console").into_iter().flat_map(|block| block.split("$ zimao ").skip(1)) {
            let (command, output) = example.split_once('\n').unwrap();
            if !output.is_empty() {
                let run = Run::new(command.split(" #").next().unwrap().split_whitespace());
                let run = if lang == Lang::Zh { run.zh() } else { run };
                run.code(0).stdout_is(output);
                shown += 1;
            }
        }
        assert!(shown >= 2, "{file}");
    }
}

#[test]
fn the_options_of_the_examples_are_the_programs() {
    let readme = readme();
    let (_, section) = readme.split_once("\n## On the command line\n").unwrap();
    for example in blocks(section, "console")[0].lines().filter_map(|line| line.strip_prefix("$ zimao ")) {
        let words: Vec<&str> = example.split('#').next().unwrap().split_whitespace().collect();
        // The explorer wants a terminal, and an export a file.
        if !words[0].starts_with('-') && words[0] != "export" {
            let ran = Run::new(words).go();
            assert!(ran.code <= 1 && !ran.stderr.contains("option"), "{ran}");
        }
    }
}

/// Recipes of the README, told apart by a part of each, and a line of what comes.
const RECIPES: [(&str, &str, &str); 5] = [
    ("fzf", "--with-nth 2 ", "6-21\n"),
    ("fzf", "--with-nth 2,3 ", "6-21\n"),
    ("jq", "length > 2", "6-22 出入境人员综合服务“一站式”平台\n"),
    ("jq", "select(.score", "954\t6-21\t海关公证电子送达系统\n"),
    ("jq", "zimao stats", "海关总署 9\n银保监会 5\n"),
];

/// What a line for the shell writes, with the program on the path.
fn shell(line: &str) -> String {
    let mut path = vec![Path::new(env!("CARGO_BIN_EXE_zimao")).parent().unwrap().to_owned()];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap()));
    let path = std::env::join_paths(path).unwrap();
    let output =
        Command::new("sh").args(["-c", line]).env_clear().env("PATH", path).env("LANG", "en_US.UTF-8").output();
    let output = output.unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{line}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn is_installed(tool: &str) -> bool {
    Command::new(tool).arg("--version").output().is_ok()
}

#[test]
fn the_recipes_do_what_they_say() {
    let readme = readme();
    let (_, section) = readme.split_once("\n### With fzf and jq\n").unwrap();
    let recipes: Vec<&str> = blocks(section, "sh")[0].split("\n\n").collect();
    assert_eq!(recipes.len(), RECIPES.len());
    for (tool, part, expected) in RECIPES {
        let recipe = recipes.iter().find(|recipe| recipe.contains(part)).unwrap();
        if !is_installed(tool) {
            eprintln!("skipped: {tool} is not installed, so this was not run:\n{recipe}");
            continue;
        }
        // Without a terminal fzf chooses what a query finds.
        let written = shell(&recipe.replace("fzf ", "fzf --filter 公证 "));
        assert!(written.contains(expected), "{recipe}\n{written}");
        assert!(!written.contains("title"), "the head is not chosen: {written}");
    }
}

#[test]
fn the_previews_of_the_recipes_show_the_item() {
    let readme = readme();
    let previews: Vec<&str> =
        readme.split("--preview '").skip(1).map(|rest| rest.split('\'').next().unwrap()).collect();
    assert_eq!(previews.len(), 2);
    let content = dataset::embedded().unwrap().items[20].content;
    for preview in previews {
        let shown = shell(&preview.replace("{1}", "6-21"));
        assert!(shown.contains(&*content), "{preview}: {shown}");
        assert_eq!(shown.contains('\x1b'), preview.contains("--color always"));
    }
}
