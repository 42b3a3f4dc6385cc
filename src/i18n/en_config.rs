//! English: files of settings.

use super::ConfigTexts;

pub(super) const CONFIG: ConfigTexts = ConfigTexts {
    summary: |file, count, first| match count {
        1 => format!("{file}: {first}"),
        count => format!("{file} ({count} mistakes): {first}"),
    },
    mistake: |line, key, problem| match key {
        "" => format!("line {line}: {problem}"),
        key => format!("line {line}: {key}: {problem}"),
    },
    not_toml: |column| format!("not TOML from column {column} on: nothing in the file is used"),
    repeated: "appears twice, keep one of them: nothing in the file is used",
    unknown_key: |known| format!("no such setting: the settings here are {}", and(known)),
    not_one_of: |value, allowed| format!("cannot be {value}: it takes {}", or(allowed)),
    not_between: |value, least, most| format!("cannot be {value}: it takes a whole number from {least} to {most}"),
    not_a_color: |value| {
        format!(
            "{value} is not a color: write \"#5f87d7\", a number from 0 to 255, or a name such as \"blue\" or \"default\""
        )
    },
    no_colors: "custom takes colors of your own: write them under [colors]",
    not_a_table: "not a table: write it as [keys.tree]",
    not_a_list: "not a list of keys: write it as [\"j\", \"<Down>\"]",
    unknown_context: |known| format!("no such place: the places are {}", and(known)),
    unknown_action: "no such action: “zimao --print-config” lists them",
    not_here: |contexts| format!("no such action here: it belongs to {}", and(contexts)),
    no_key: |value| format!("{value} is not a key: write one as \"j\", \"<Down>\" or \"<C-d>\""),
    is_text: |value| format!("{value} is text here: use a key such as \"<C-x>\" or \"<F2>\""),
    taken: |value, by| format!("{value} is already a key of {by}: remove it from one of them"),
};

fn or(words: &[&str]) -> String {
    list(words, "or")
}

fn and(words: &[&str]) -> String {
    list(words, "and")
}

fn list(words: &[&str], joint: &str) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} {joint} {last}", before.join(", ")),
    }
}
