//! The script for bash, from 3.2 on.

use super::tables::{Offer, Tables, WHOLE_IDS};
use super::{put, quoted};

/// The walk along the command line.
const WALK: &str = include_str!("walk.bash");

pub(super) fn script(tables: &Tables) -> String {
    let mut out = String::from("# zimao: bash\n\n");
    let leads = vec![(tables.leads(), String::from("return 0"))];
    function(&mut out, "_zimao_leads", &leads, "return 1");
    let takes = tables.takes().into_iter().map(|(kind, options)| (options, format!("kind={}", quote(&kind))));
    function(&mut out, "_zimao_takes", &takes.collect::<Vec<_>>(), "kind=");
    let operands = tables.operands().into_iter().map(|(key, kind)| (vec![key], format!("kind={}", quote(&kind))));
    function(&mut out, "_zimao_operand", &operands.collect::<Vec<_>>(), "kind=");
    let lists = tables.lists().into_iter().map(|(key, offers)| (vec![key], list(&offers)));
    function(&mut out, "_zimao_offers", &lists.collect::<Vec<_>>(), "offers=()");
    out + &WALK.replace("@whole_ids@", WHOLE_IDS)
}

/// A function that looks up its argument.
fn function(out: &mut String, name: &str, rows: &[(Vec<String>, String)], otherwise: &str) {
    put(out, &[name, "() {\n    case \"$1\" in\n"]);
    for (keys, found) in rows {
        let keys = keys.iter().map(|key| pattern(key)).collect::<Vec<_>>().join(" | ");
        put(out, &["        ", &keys, ") ", found, " ;;\n"]);
    }
    put(out, &["        *) ", otherwise, " ;;\n    esac\n}\n\n"]);
}

/// A key as a pattern: `*` at its end is the shell's.
fn pattern(key: &str) -> String {
    match key.strip_suffix('*') {
        Some(key) => quote(key) + "*",
        None => quote(key),
    }
}

fn list(offers: &[Offer]) -> String {
    let words = offers.iter().map(|offer| quote(&offer.word));
    format!("offers=({})", words.collect::<Vec<_>>().join(" "))
}

fn quote(text: &str) -> String {
    quoted(text, r"'\''")
}
