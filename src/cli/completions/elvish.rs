//! The script for elvish.

use super::tables::{Offer, Tables, WHOLE_IDS};
use super::{put, quoted};

/// The walk along the command line.
const WALK: &str = include_str!("walk.elv");

pub(super) fn script(tables: &Tables) -> String {
    let mut out = String::from("# zimao: elvish\n\nuse str\n\n");
    for (name, rows) in tables.lookups(quote, list) {
        put(&mut out, &["var zimao-", name, " = [\n"]);
        for (key, value) in rows {
            put(&mut out, &["  &", &quote(&key), "=", &value, "\n"]);
        }
        out.push_str("]\n\n");
    }
    out + &WALK.replace("@whole_ids@", WHOLE_IDS)
}

fn list(offers: &[Offer]) -> String {
    let pair = |Offer { word, about }: &Offer| format!("[{} {}]", quote(word), quote(about));
    format!("[{}]", offers.iter().map(pair).collect::<Vec<_>>().join(" "))
}

fn quote(text: &str) -> String {
    quoted(text, "''")
}
