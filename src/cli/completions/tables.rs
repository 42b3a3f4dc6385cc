//! What there is to offer, as every script has it.

use clap::{Arg, ArgAction, Command};

use crate::catalog::{Catalog, Item};
use crate::cli::filter;
use crate::error::Filter;
use crate::i18n::{Messages, ValueNames};
use crate::ledger::Status;

/// The places of a command line and what can stand there.
pub(super) struct Tables {
    pub(super) places: Vec<Place>,
    /// What is offered, by the key of its kind.
    pub(super) offers: Vec<(String, Vec<Offer>)>,
}

/// Behind a command.
#[derive(Clone)]
pub(super) struct Place {
    /// The command, under those it is a command of: `ledger set`. Empty for the program.
    pub(super) path: String,
    pub(super) options: Vec<Opt>,
    /// What the words that are no options are, one after the other.
    pub(super) operands: Vec<Operand>,
    /// Whether the last of them can come again and again.
    pub(super) repeats: bool,
}

/// A table: its name, and its keys and values.
pub(super) type Lookup = (&'static str, Vec<(String, String)>);

/// An option.
#[derive(Clone)]
pub(super) struct Opt {
    /// `-h` and `--help`.
    pub(super) names: Vec<String>,
    pub(super) about: String,
    /// What its value is, if it takes one.
    pub(super) takes: Option<Operand>,
    /// Whether it can come again and again.
    pub(super) repeats: bool,
}

/// A word that is no option.
#[derive(Clone)]
pub(super) struct Operand {
    /// What stands for it in the help.
    pub(super) name: String,
    pub(super) kind: Kind,
}

/// A word to offer, and what is said of it.
#[derive(Clone)]
pub(super) struct Offer {
    pub(super) word: String,
    pub(super) about: String,
}

/// What a word can be.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing we know.
    Any,
    File,
    /// An item's ID.
    Id,
    /// What a filter takes.
    Name(Filter),
    /// A command of the place with this path.
    Command(String),
    /// One of a few words.
    Words(Vec<String>),
}

/// The key of IDs with their batch. Who begins one with its batch goes on with it; to all
/// others the number is enough.
pub(super) const WHOLE_IDS: &str = "id-";

impl Kind {
    /// What an argument takes is what stands for it in the help: a `FILE` is a file.
    fn of(arg: &Arg, values: &ValueNames) -> Self {
        let words = arg.get_possible_values();
        if arg.get_action().takes_values() && !words.is_empty() {
            return Self::Words(words.iter().map(|word| word.get_name().to_owned()).collect());
        }
        let name = name(arg);
        let filter = Filter::ALL.into_iter().find(|filter| (values.filter)(*filter) == name);
        match filter {
            Some(filter) => Self::Name(filter),
            None if name == values.file => Self::File,
            None if name == values.id => Self::Id,
            None if name == bare(values.command) => Self::Command(String::new()),
            None => Self::Any,
        }
    }

    /// Names what is offered for it.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Any => "any".to_owned(),
            Self::File => "file".to_owned(),
            Self::Id => "id".to_owned(),
            Self::Name(filter) => filter.word().to_owned(),
            Self::Command(path) => format!("commands {path}"),
            Self::Words(words) => words.join("|"),
        }
    }
}

impl Tables {
    pub(super) fn of(command: &Command, catalog: &Catalog, messages: &Messages) -> Self {
        let values = &messages.cli.values;
        let mut tables = Self { places: Vec::new(), offers: Vec::new() };
        let global: Vec<&Arg> = command.get_arguments().filter(|arg| arg.is_global_set()).collect();
        tables.add_places(command, "", &global, values);
        tables.add_topics(command);
        tables.add_ids(catalog, messages);
        for filter in Filter::ALL {
            tables.add_names(filter, catalog, messages);
        }
        tables
    }

    fn add_places(&mut self, command: &Command, path: &str, global: &[&Arg], values: &ValueNames) {
        // The program's own arguments hold the global ones already.
        let more = global.iter().copied().filter(|_| !path.is_empty());
        let options = command.get_arguments().filter(|arg| !arg.is_positional()).chain(more);
        let mut operands: Vec<Operand> = command.get_positionals().map(|arg| Operand::of(arg, values)).collect();
        let commands: Vec<&Command> = command.get_subcommands().collect();
        if !commands.is_empty() {
            let kind = Kind::Command(path.to_owned());
            let about = |sub: &&Command| sub.get_about().map(ToString::to_string).unwrap_or_default();
            let offer = |sub: &&Command| Offer { word: sub.get_name().to_owned(), about: about(sub) };
            self.offers.push((kind.key(), commands.iter().map(offer).collect()));
            operands.insert(0, Operand { name: bare(values.command).to_owned(), kind });
        }
        let place = Place {
            path: path.to_owned(),
            options: options.map(|arg| Opt::of(arg, values)).collect(),
            operands,
            // The second word of `help ledger set` is none of those the first could be.
            repeats: command.get_positionals().any(|arg| is_repeated(arg) && !names_command(arg, values)),
        };
        self.add_words(&place);
        self.places.push(place);
        for sub in commands {
            let path = format!("{path} {}", sub.get_name());
            self.add_places(sub, path.trim_start(), global, values);
        }
    }

    /// Behind a word that names a command, as of `help`, can come one of that command's.
    fn add_topics(&mut self, command: &Command) {
        let names = |operand: &Operand| operand.kind == Kind::Command(String::new());
        let asks = |place: &&Place| !place.path.is_empty() && place.operands.iter().any(names);
        let Some(help) = self.places.iter().find(asks).cloned() else { return };
        for sub in command.get_subcommands().filter(|sub| sub.has_subcommands()) {
            let mut operands = help.operands.clone();
            for operand in &mut operands {
                operand.kind = Kind::Command(sub.get_name().to_owned());
            }
            self.places.push(Place { path: format!("{} {}", help.path, sub.get_name()), operands, ..help.clone() });
        }
    }

    fn add_ids(&mut self, catalog: &Catalog, messages: &Messages) {
        let offer = |word: String, item: &Item| Offer { word, about: messages.title(item).first.to_owned() };
        // A number alone is of the notice's batch.
        let numbers = catalog.items.iter().filter(|item| item.batch == catalog.notice.batch);
        let numbers = numbers.map(|item| offer(item.number.to_string(), item)).collect();
        let whole = catalog.items.iter().map(|item| offer(item.id.to_string(), item)).collect();
        self.offers.push((Kind::Id.key(), numbers));
        self.offers.push((WHOLE_IDS.to_owned(), whole));
    }

    fn add_names(&mut self, filter: Filter, catalog: &Catalog, messages: &Messages) {
        let about = |word: &str| match Status::parse(word) {
            Ok(status) if filter == Filter::Status => (messages.ledger.status)(status).to_owned(),
            // What is offered is the Chinese name, which says enough where it is shown so.
            Ok(_) | Err(_) => {
                Some(messages.name(word)).filter(|name| name.is_english).map_or("", |name| name.first).to_owned()
            }
        };
        let names = filter::known_names(filter, catalog).into_iter();
        let offer = |word: String| Offer { about: about(&word), word };
        let names = names.map(|name| offer(name.into_owned())).collect();
        self.offers.push((Kind::Name(filter).key(), names));
    }

    /// The few words that arguments of a place take.
    fn add_words(&mut self, place: &Place) {
        let taken = place.options.iter().filter_map(|option| option.takes.as_ref());
        let offer = |word: &String| Offer { word: word.clone(), about: String::new() };
        for Operand { kind, .. } in place.operands.iter().chain(taken) {
            let key = kind.key();
            if let Kind::Words(words) = kind
                && self.offers.iter().all(|(known, _)| *known != key)
            {
                self.offers.push((key, words.iter().map(offer).collect()));
            }
        }
    }

    /// What leads on from a place: a command, with the place it is written at before it.
    pub(super) fn leads(&self) -> Vec<String> {
        let key =
            |place: &Place| if place.path.contains(' ') { place.path.clone() } else { format!(" {}", place.path) };
        self.places.iter().filter(|place| !place.path.is_empty()).map(key).collect()
    }

    /// The options that take a value, each with the place it is written at before it, and
    /// the key of what it takes: those of a key in one row.
    pub(super) fn takes(&self) -> Vec<(String, Vec<String>)> {
        let mut rows: Vec<(String, Vec<String>)> = Vec::new();
        for place in &self.places {
            for option in &place.options {
                let Some(operand) = &option.takes else { continue };
                let (key, names) = (operand.kind.key(), option.names.iter().map(|name| place.key(name)));
                match rows.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, row)) => row.extend(names),
                    None => rows.push((key, names.collect())),
                }
            }
        }
        rows
    }

    /// The tables of a shell that has such, by name: `leads`, `takes`, `operands`, `offers`.
    /// The keys are as they are, the values as the shell writes a text and a list of offers.
    pub(super) fn lookups(&self, quote: fn(&str) -> String, list: fn(&[Offer]) -> String) -> [Lookup; 4] {
        let leads = self.leads().into_iter().map(|key| (key, "$true".to_owned())).collect();
        let mut takes = Vec::new();
        for (kind, options) in self.takes() {
            takes.extend(options.into_iter().map(|option| (option, quote(&kind))));
        }
        let operands = self.operands().into_iter().map(|(key, kind)| (key, quote(&kind))).collect();
        let offers = self.lists().into_iter().map(|(key, offers)| (key, list(&offers))).collect();
        [("leads", leads), ("takes", takes), ("operands", operands), ("offers", offers)]
    }

    /// All that is offered, options too: these by the place they are written at.
    pub(super) fn lists(&self) -> Vec<(String, Vec<Offer>)> {
        let options = self.places.iter().map(|place| (format!("options {}", place.path), place.offers()));
        self.offers.iter().cloned().chain(options).collect()
    }

    /// What the words of each place are that are no options: the place and how many came
    /// before, or `*` for all from there on, and the key.
    pub(super) fn operands(&self) -> Vec<(String, String)> {
        let of_place = |place: &Place| {
            let last = place.operands.len();
            let row = |(at, operand): (usize, &Operand)| {
                let many = place.repeats && at + 1 == last;
                (place.key(&if many { "*".to_owned() } else { at.to_string() }), operand.kind.key())
            };
            place.operands.iter().enumerate().map(row).collect::<Vec<_>>()
        };
        self.places.iter().flat_map(of_place).collect()
    }
}

impl Place {
    /// A word at this place, as the scripts look it up.
    fn key(&self, word: &str) -> String {
        format!("{} {word}", self.path)
    }

    /// Its options, each under all of its names.
    fn offers(&self) -> Vec<Offer> {
        let named = |option: &Opt| {
            let offer = |word: &String| Offer { word: word.clone(), about: option.about.clone() };
            option.names.iter().map(offer).collect::<Vec<_>>()
        };
        self.options.iter().flat_map(named).collect()
    }
}

impl Opt {
    fn of(arg: &Arg, values: &ValueNames) -> Self {
        let short = arg.get_short().map(|short| format!("-{short}"));
        let long = arg.get_long().map(|long| format!("--{long}"));
        Self {
            names: short.into_iter().chain(long).collect(),
            about: first_clause(&arg.get_help().map(ToString::to_string).unwrap_or_default()),
            takes: arg.get_action().takes_values().then(|| Operand::of(arg, values)),
            repeats: is_repeated(arg),
        }
    }
}

impl Operand {
    fn of(arg: &Arg, values: &ValueNames) -> Self {
        Self { name: name(arg).to_owned(), kind: Kind::of(arg, values) }
    }
}

/// What stands for the value of an argument in the help.
fn name(arg: &Arg) -> &str {
    arg.get_value_names().and_then(|names| names.first()).map_or("", |name| bare(name.as_str()))
}

/// `COMMAND` out of `[COMMAND]`.
fn bare(name: &str) -> &str {
    name.trim_matches(['[', ']'])
}

fn names_command(arg: &Arg, values: &ValueNames) -> bool {
    matches!(Kind::of(arg, values), Kind::Command(_))
}

fn is_repeated(arg: &Arg) -> bool {
    let many = arg.get_num_args().is_some_and(|range| range.max_values() > 1);
    many || matches!(arg.get_action(), ArgAction::Append)
}

/// A list of words has a line for each: what comes after a semicolon is for the help.
fn first_clause(text: &str) -> String {
    text.split(['；', ';']).next().unwrap_or_default().to_owned()
}
