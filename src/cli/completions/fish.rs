//! The script for fish.

use super::put;
use super::tables::{Kind, Offer, Operand, Opt, Place, Tables, WHOLE_IDS};

/// The walk to the place the cursor is at; the rest fish does.
const WALK: &str = include_str!("walk.fish");

pub(super) fn script(tables: &Tables) -> String {
    let takes = tables.takes().into_iter().flat_map(|(_, options)| options).collect::<Vec<_>>();
    let walk = WALK.replace("@leads@", &words(&tables.leads())).replace("@takes@", &words(&takes));
    let mut out = walk.replace("@whole_ids@", WHOLE_IDS);
    out += "function __zimao_offers\n    switch $argv[1]\n";
    for (key, offers) in &tables.offers {
        put(&mut out, &["        case ", &quote(key), "\n            printf '%s\\t%s\\n'"]);
        for Offer { word, about } in offers {
            put(&mut out, &[" ", &quote(word), " ", &quote(about)]);
        }
        out.push('\n');
    }
    out += "    end\nend\n\ncomplete -c zimao -f\n";
    for place in &tables.places {
        put_place(&mut out, place);
    }
    out
}

fn put_place(out: &mut String, place: &Place) {
    let at = format!("__zimao_at {}", quote(&place.path));
    for Opt { names, about, takes, .. } in &place.options {
        put(out, &["complete -c zimao -n ", &quote(&at)]);
        for name in names {
            match name.strip_prefix("--") {
                Some(long) => put(out, &[" -l ", long]),
                None => put(out, &[" -s ", name.trim_start_matches('-')]),
            }
        }
        put(out, &[" -d ", &quote(about)]);
        if let Some(operand) = takes {
            out.push_str(" -r");
            offer(out, &operand.kind);
        }
        out.push('\n');
    }
    let operands = place.operands.iter().enumerate().filter(|(_, operand)| operand.kind != Kind::Any);
    for (before, Operand { kind, .. }) in operands {
        let more = if place.repeats && before + 1 == place.operands.len() { " more" } else { "" };
        put(out, &["complete -c zimao -n ", &quote(&format!("{at} {before}{more}"))]);
        offer(out, kind);
        out.push('\n');
    }
}

/// What is offered, in the order it has.
fn offer(out: &mut String, kind: &Kind) {
    match kind {
        Kind::Any => out.push_str(" -f"),
        Kind::File => out.push_str(" -F"),
        Kind::Id => out.push_str(" -f -k -a '(__zimao_ids)'"),
        Kind::Name(_) | Kind::Command(_) | Kind::Words(_) => {
            put(out, &[" -f -k -a ", &quote(&format!("(__zimao_offers {})", quote(&kind.key())))]);
        }
    }
}

fn words(words: &[String]) -> String {
    words.iter().map(|word| quote(word)).collect::<Vec<_>>().join(" ")
}

fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_and_a_backslash_are_kept() {
        assert_eq!(quote(r"it's \n $x"), r"'it\'s \\n $x'");
    }
}
