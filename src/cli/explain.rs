//! `hongtou explain`: what a code means.

use clap::{Arg, ArgMatches, Command};
use hongtou::catalog::{Code, Phrase};
use hongtou::diag;
use hongtou::lang::Lang;

use super::console::{Console, shown};
use super::{Outcome, help, usage};

/// The command's arguments.
pub fn command(lang: Lang) -> Command {
    let texts = help::Texts {
        about: Phrase::ExplainAbout,
        long: Phrase::ExplainLong,
        usage: Phrase::ExplainUsage,
        examples: Phrase::ExplainExamples,
    };
    help::lay_out(Command::new("explain"), &texts, lang).arg(
        Arg::new("code")
            .value_name(Phrase::ValueCode.text(lang, &[]))
            .help(Phrase::ExplainCode.text(lang, &[])),
    )
}

/// Runs the command.
pub fn run(matches: &ArgMatches, console: &mut Console) -> Outcome {
    let lang = console.lang();
    let Some(typed) = matches.get_one::<String>("code") else {
        console.print(&diag::reference(lang));
        return Outcome::Clean;
    };
    let wanted = typed.to_uppercase();
    let code = Code::ALL.iter().find(|c| c.entry().code == wanted);
    if let Some(code) = code {
        console.print(&diag::explain(*code, lang));
        return Outcome::Clean;
    }
    let text = Phrase::UnknownCode.text(lang, &[("arg", shown(typed))]);
    let hint = Phrase::AllCodes.text(lang, &[]);
    console.complain(&usage::error(&text, &[hint], lang, Some("explain")));
    Outcome::Refused
}
