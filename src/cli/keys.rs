//! `hongtou keys`: the keys of a spec as a document.

use clap::Command;
use hongtou::catalog::Phrase;
use hongtou::lang::Lang;
use hongtou::spec;

use super::console::Console;
use super::{Outcome, help};

/// The command's arguments.
pub fn command(lang: Lang) -> Command {
    let texts = help::Texts {
        about: Phrase::KeysAbout,
        long: Phrase::KeysLong,
        usage: Phrase::KeysUsage,
        examples: Phrase::KeysExamples,
    };
    help::lay_out(Command::new("keys"), &texts, lang)
}

/// Runs the command.
pub fn run(console: &mut Console) -> Outcome {
    let text = spec::keys(console.lang());
    console.print(&text);
    Outcome::Clean
}
