//! `hongtou diff`: what changed between two versions of a spec.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use hongtou::catalog::Phrase;
use hongtou::changes::compare;
use hongtou::changes::report::{self, Format};
use hongtou::lang::Lang;

use super::console::Console;
use super::{Outcome, help, version};

/// The command's arguments.
pub fn command(lang: Lang) -> Command {
    let text = |phrase: Phrase| phrase.text(lang, &[]);
    let texts = help::Texts {
        about: Phrase::DiffAbout,
        long: Phrase::DiffLong,
        usage: Phrase::DiffUsage,
        examples: Phrase::DiffExamples,
    };
    help::lay_out(Command::new("diff"), &texts, lang)
        .args(version::arguments(lang))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name(text(Phrase::ValueFormat))
                .value_parser(PossibleValuesParser::new(Format::ALL.map(|(_, name)| name)))
                .hide_possible_values(true)
                .help(text(Phrase::DiffFormat)),
        )
        .arg(help::templates(lang))
}

/// Runs the command.
pub fn run(matches: &ArgMatches, console: &mut Console) -> Outcome {
    let [old, new] = match version::both(matches, console) {
        Ok(versions) => versions,
        Err(outcome) => return outcome,
    };
    let changes = compare(&old, &new);
    let wanted = matches.get_one::<String>("format");
    let format = Format::ALL.into_iter().find(|(_, name)| wanted.is_some_and(|w| w == name));
    let format = format.map_or(Format::Text, |(format, _)| format);
    console.print(&report::write(&changes, &old, &new, format, console.lang()));
    Outcome::Clean
}
