//! Arguments, printing and exit codes: the only part that touches files and prints.
//!
//! [`main`] finds the language, lets clap read the arguments, and hands them to one command.
//! Clap's own words are never shown: help is laid out by [`help`], errors by [`usage`].

mod amend;
mod batch;
mod beside;
mod build;
mod calendar;
mod console;
mod copies;
mod diff;
mod discover;
mod explain;
mod failure;
mod help;
mod keys;
mod language;
mod manifest;
mod names;
mod new;
mod origin;
mod ours;
mod overlay;
mod profile;
mod reschedule;
mod starter;
mod templates;
mod usage;
mod version;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Command;
use clap::error::ErrorKind;
use hongtou::catalog::Phrase;
use hongtou::lang::Lang;

use console::Console;

/// The commands, in the order of the help; `help` comes after them.
const COMMANDS: [&str; 11] = [
    "build",
    "batch",
    "new",
    "reschedule",
    "diff",
    "amend",
    "calendar",
    "templates",
    "profile",
    "keys",
    "explain",
];

/// How a run ended, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Nothing was stopped.
    Clean,
    /// Findings stopped something.
    Found,
    /// The call was malformed, or the machine refused to do its part.
    Refused,
    /// Somebody pressed Ctrl-C.
    Interrupted,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Found => 1,
            Outcome::Refused => 2,
            Outcome::Interrupted => 130,
        })
    }
}

/// Runs the program with this process's arguments, environment and streams.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let lang = language::choose(&arguments, |name| std::env::var(name).ok());
    let mut console = Console::new(lang);
    let outcome = run(arguments, &mut console);
    outcome.max(console.finish()).into()
}

fn run(arguments: Vec<OsString>, console: &mut Console) -> Outcome {
    let lang = console.lang();
    let named = named_command(&arguments);
    if let Some(text) = usage::dashes(&arguments, lang, named) {
        console.complain(&text);
        return Outcome::Refused;
    }
    let first = arguments.get(1).and_then(|argument| argument.to_str());
    let needed = first.and_then(|first| PARTS.iter().find(|(name, _)| *name == first));
    let matches = match needed
        .map_or_else(|| command(lang), |part| with_parts(lang, &[*part]))
        .try_get_matches_from(arguments)
    {
        Ok(matches) => matches,
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                console.print(&error.to_string());
                return Outcome::Clean;
            }
            _ => {
                console.complain(&usage::explain(&error, lang, named));
                return Outcome::Refused;
            }
        },
    };
    match matches.subcommand() {
        Some(("build", matches)) => build::run(matches, console),
        Some(("batch", matches)) => batch::run(matches, console),
        Some(("new", matches)) => new::run(matches, console),
        Some(("reschedule", matches)) => reschedule::run(matches, console),
        Some(("diff", matches)) => diff::run(matches, console),
        Some(("amend", matches)) => amend::run(matches, console),
        Some(("calendar", matches)) => calendar::run(matches, console),
        Some(("templates", matches)) => templates::run(matches, console),
        Some(("profile", matches)) => profile::run(matches, command(lang), console),
        Some(("keys", _)) => keys::run(console),
        Some(("explain", matches)) => explain::run(matches, console),
        Some(("help", matches)) => help::run(matches, command(lang), console),
        _ => {
            // Somebody who types the bare name wants to know what it can do.
            console.complain(&command(lang).render_help().to_string());
            Outcome::Refused
        }
    }
}

/// A command and what it is made by.
type Part = (&'static str, fn(Lang) -> Command);

/// All commands, in the order of the help.
const PARTS: [Part; 12] = [
    ("build", build::command),
    ("batch", batch::command),
    ("new", new::command),
    ("reschedule", reschedule::command),
    ("diff", diff::command),
    ("amend", amend::command),
    ("calendar", calendar::command),
    ("templates", templates::command),
    ("profile", profile::command),
    ("keys", keys::command),
    ("explain", explain::command),
    ("help", help::command),
];

/// The whole command line, in the words of `lang`.
fn command(lang: Lang) -> Command {
    with_parts(lang, &PARTS)
}

/// The command line as far as its commands are needed: who calls one does not wait for the rest.
fn with_parts(lang: Lang, parts: &[Part]) -> Command {
    let root = Command::new("hongtou").version(env!("CARGO_PKG_VERSION"));
    let texts = help::Texts {
        about: Phrase::About,
        long: Phrase::ExitCodes,
        usage: Phrase::Usage,
        examples: Phrase::Examples,
    };
    help::lay_out(root, &texts, lang)
        .arg(help::language(lang))
        .arg(help::version(lang))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommands(parts.iter().map(|(_, part)| part(lang)))
}

/// The command that the arguments name, for the help that an error points to.
fn named_command(arguments: &[OsString]) -> Option<&'static str> {
    let mut words = arguments.iter().skip(1).filter_map(|a| a.to_str());
    words.find_map(|word| COMMANDS.into_iter().find(|command| *command == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        command(Lang::Zh).debug_assert();
        command(Lang::En).debug_assert();
        for (name, part) in PARTS {
            assert_eq!(part(Lang::Zh).get_name(), name);
        }
    }
}
