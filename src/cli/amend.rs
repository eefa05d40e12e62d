//! `hongtou amend`: drafts the notice that announces moved deadlines.

use std::io::ErrorKind;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};
use hongtou::catalog::{Code, Phrase};
use hongtou::changes::{amend, compare};
use hongtou::diag::{Finding, Place};
use hongtou::lang::Lang;

use super::console::{Console, shown};
use super::{Outcome, failure, help, new, version};
use crate::outputs;

/// The command's arguments.
pub fn command(lang: Lang) -> Command {
    let text = |phrase: Phrase| phrase.text(lang, &[]);
    let texts = help::Texts {
        about: Phrase::AmendAbout,
        long: Phrase::AmendLong,
        usage: Phrase::AmendUsage,
        examples: Phrase::AmendExamples,
    };
    help::lay_out(Command::new("amend"), &texts, lang)
        .args(version::arguments(lang))
        .arg(
            Arg::new("out")
                .short('o')
                .long("out")
                .value_name(text(Phrase::ValueFile))
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::FilePath)
                .help(text(Phrase::AmendOut)),
        )
        .arg(help::templates(lang))
}

/// Runs the command.
pub fn run(matches: &ArgMatches, console: &mut Console) -> Outcome {
    let lang = console.lang();
    let [old, new] = match version::both(matches, console) {
        Ok(versions) => versions,
        Err(outcome) => return outcome,
    };
    let Some(draft) = amend::draft(&old, &new, &compare(&old, &new)) else {
        // Not among the results: what is piped into a file is a spec or nothing.
        let nothing = console.phrase(Phrase::AmendNothing, &[]);
        console.complain(&format!("{nothing}\n"));
        return Outcome::Clean;
    };
    let Some(path) = matches.get_one::<PathBuf>("out") else {
        console.print(&draft);
        return Outcome::Clean;
    };
    if let Err(error) = outputs::create(path, draft.as_bytes()) {
        let finding = if error.kind() == ErrorKind::AlreadyExists && path.exists() {
            let path = shown(&path.display().to_string());
            Finding::new(Code::FileExists, Place::file(path.as_str())).with("path", path)
        } else {
            failure::writing(path, &error, lang)
        };
        return console.report(vec![finding]);
    }
    let name = shown(&path.display().to_string());
    console.say(Phrase::NewWritten, &[("path", name.clone())]);
    // A directory of its own: the campaign's documents have the same names.
    let out = path.with_extension("");
    let command = format!("hongtou build {} --out {}", new::quoted(path), new::quoted(&out));
    console.say(Phrase::NewNext, &[("path", name), ("command", command)]);
    Outcome::Clean
}
