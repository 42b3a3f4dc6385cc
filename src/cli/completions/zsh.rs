//! The script for zsh.

use super::tables::{Kind, Offer, Operand, Opt, Place, Tables, WHOLE_IDS};
use super::{put, quoted};

/// The walk from a place to the next; the rest zsh does.
const WALK: &str = include_str!("walk.zsh");

pub(super) fn script(tables: &Tables) -> String {
    let mut out = String::from("#compdef zimao\n\n");
    for place in &tables.places {
        put_place(&mut out, place);
    }
    out += "_zimao_offers() {\n    local -a offers\n";
    put(&mut out, &["    [[ $1 == id && $PREFIX == *-* ]] && set -- ", WHOLE_IDS, " $2\n    case $1 in\n"]);
    for (key, offers) in &tables.offers {
        let pairs = offers.iter().map(|offer| quote(&pair(offer))).collect::<Vec<_>>().join(" ");
        put(&mut out, &["        ", &quote(key), ") offers=(", &pairs, ") ;;\n"]);
    }
    out += "    esac\n    _describe -V -t values $2 offers\n}\n\n";
    out + WALK
}

/// A function for a place.
fn put_place(out: &mut String, place: &Place) {
    let name = function(&place.path);
    put(out, &[&name, "() {\n    _zimao_arguments ", &name]);
    let specs = place.options.iter().flat_map(specs).chain(operands(place));
    for spec in specs {
        put(out, &[" \\\n        ", &quote(&spec)]);
    }
    out.push_str("\n}\n\n");
}

/// `_zimao_ledger_set`
fn function(path: &str) -> String {
    ["_zimao"].into_iter().chain(path.split(' ').filter(|word| !word.is_empty())).collect::<Vec<_>>().join("_")
}

/// An option as `_arguments` reads it, once for each of its names.
fn specs(option: &Opt) -> Vec<String> {
    let Opt { names, about, takes, repeats } = option;
    let others = if *repeats { "*".to_owned() } else { format!("({})", names.join(" ")) };
    let spec = |name: &String| {
        let joined = match takes {
            None => "",
            Some(_) if name.starts_with("--") => "=",
            Some(_) => "+",
        };
        let value = takes.as_ref().map(|operand| format!(":{}", action(operand))).unwrap_or_default();
        format!("{others}{name}{joined}[{}]{value}", escaped(about))
    };
    names.iter().map(spec).collect()
}

fn operands(place: &Place) -> Vec<String> {
    let last = place.operands.len();
    let spec = |(at, operand): (usize, &Operand)| match &operand.kind {
        // What comes after a command is the command's: the words it sees begin with its name.
        Kind::Command(_) => {
            vec![format!("1:{}", action(operand)), "*:: :->rest".to_owned()]
        }
        _ if place.repeats && at + 1 == last => vec![format!("*:{}", action(operand))],
        _ => vec![format!("{}:{}", at + 1, action(operand))],
    };
    place.operands.iter().enumerate().flat_map(spec).collect()
}

/// What a word is called, and what offers it.
fn action(Operand { name, kind }: &Operand) -> String {
    let action = match kind {
        Kind::Any => " ".to_owned(),
        Kind::File => "_files".to_owned(),
        Kind::Id | Kind::Name(_) | Kind::Command(_) | Kind::Words(_) => {
            // The blank before it says that the function wants no more than this.
            format!(" _zimao_offers {} {}", quote(&kind.key()), quote(name))
        }
    };
    format!("{}:{action}", escaped(name))
}

/// A word and what is said of it, as `_describe` reads them.
fn pair(Offer { word, about }: &Offer) -> String {
    let word = word.replace(':', r"\:");
    if about.is_empty() { word } else { format!("{word}:{about}") }
}

/// A text in what `_arguments` reads.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, ':' | '[' | ']' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn quote(text: &str) -> String {
    quoted(text, r"'\''")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_shell_would_read_as_its_own_is_escaped() {
        let operand = || Operand { name: "FILE".into(), kind: Kind::File };
        let option = |names: &[&str], takes: Option<Operand>, repeats| Opt {
            names: names.iter().map(ToString::to_string).collect(),
            about: "What: [it] is".into(),
            takes,
            repeats,
        };
        let about = r"[What\: \[it\] is]";
        assert_eq!(specs(&option(&["-f"], None, false)), [format!("(-f)-f{about}")]);
        let both = specs(&option(&["-o", "--output"], Some(operand()), false));
        let names = "(-o --output)";
        assert_eq!(both, [format!("{names}-o+{about}:FILE:_files"), format!("{names}--output={about}:FILE:_files")]);
        assert_eq!(specs(&option(&["--data"], Some(operand()), true)), [format!("*--data={about}:FILE:_files")]);
        assert_eq!(pair(&Offer { word: "a:b".into(), about: "c:d".into() }), r"a\:b:c:d");
    }
}
