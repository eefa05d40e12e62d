//! How help is laid out, and the options that all commands have.
//!
//! Clap's template has its own English headings, so the template here holds ours; what clap would
//! add to an argument (defaults, possible values) is hidden and said in the argument's own text.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use hongtou::catalog::Phrase;
use hongtou::lang::Lang;

use super::console::Console;
use super::{Outcome, names, usage};

/// What a command says of itself.
pub struct Texts {
    /// In one line.
    pub about: Phrase,
    /// What one needs to know before using it; the same as `about` where that says it all.
    pub long: Phrase,
    /// The form of a call.
    pub usage: Phrase,
    /// Calls that work.
    pub examples: Phrase,
}

/// Gives `command` its help page and its `--help`.
pub fn lay_out(command: Command, texts: &Texts, lang: Lang) -> Command {
    let text = |phrase: Phrase| phrase.text(lang, &[]);
    let root = command.get_name() == "hongtou";
    // The program itself has commands, every command has arguments.
    let parts = if root || command.get_name() == "profile" {
        format!("{}\n{{subcommands}}", text(Phrase::HeadCommands))
    } else if ["templates", "keys", "list"].contains(&command.get_name()) {
        String::new()
    } else {
        format!("{}\n{{positionals}}", text(Phrase::HeadArguments))
    };
    let blocks = [
        if root || texts.long == texts.about { String::new() } else { text(texts.long) },
        format!("{}\n  {}", text(Phrase::HeadUsage), text(texts.usage)),
        parts,
        format!("{}\n{{options}}", text(Phrase::HeadOptions)),
        format!("{}\n{}", text(Phrase::HeadExamples), text(texts.examples)),
        if root { text(texts.long) } else { String::new() },
    ];
    let mut template = String::from("{about}\n");
    for block in blocks.iter().filter(|block| !block.is_empty()) {
        template.push('\n');
        template.push_str(block);
        template.push('\n');
    }
    command
        .about(text(texts.about))
        .override_usage(text(texts.usage))
        .help_template(template)
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .help(text(Phrase::OptHelp))
                .action(ArgAction::HelpShort)
                .display_order(900),
        )
}

/// `--lang`, which every command takes. Its value was used before the arguments were read.
pub fn language(lang: Lang) -> Arg {
    Arg::new("lang")
        .long("lang")
        .global(true)
        .value_name(Phrase::ValueLang.text(lang, &[]))
        .value_parser(PossibleValuesParser::new(["zh", "en"]))
        .hide_possible_values(true)
        .help(Phrase::OptLang.text(lang, &[]))
        .display_order(901)
}

/// `--version`.
pub fn version(lang: Lang) -> Arg {
    Arg::new("version")
        .short('V')
        .long("version")
        .help(Phrase::OptVersion.text(lang, &[]))
        .action(ArgAction::Version)
        .display_order(902)
}

/// `--templates DIR`, which may be given several times.
pub fn templates(lang: Lang) -> Arg {
    Arg::new("templates")
        .long("templates")
        .value_name(Phrase::ValueDir.text(lang, &[]))
        .value_parser(value_parser!(std::path::PathBuf))
        .value_hint(ValueHint::DirPath)
        .action(ArgAction::Append)
        .help(Phrase::OptTemplates.text(lang, &[]))
}

/// `hongtou help`.
pub fn command(lang: Lang) -> Command {
    let texts = Texts {
        about: Phrase::HelpAbout,
        long: Phrase::HelpAbout,
        usage: Phrase::HelpUsage,
        examples: Phrase::HelpExamples,
    };
    lay_out(Command::new("help"), &texts, lang)
        .arg(
            Arg::new("command")
                .value_name(Phrase::ValueCommand.text(lang, &[]))
                .help(Phrase::HelpCommand.text(lang, &[])),
        )
        .display_order(900)
}

/// Prints the program's help or a command's.
pub fn run(matches: &ArgMatches, mut root: Command, console: &mut Console) -> Outcome {
    root.build();
    let help = match matches.get_one::<String>("command") {
        None => root.render_help(),
        Some(name) => {
            let all: Vec<_> = root.get_subcommands().map(Command::get_name).collect();
            let lang = console.lang();
            let hint = names::nearest_or_all(name, &all, lang);
            let Some(command) = root.find_subcommand_mut(name) else {
                let text = Phrase::UnknownCommand.text(lang, &[("arg", name.clone())]);
                console.complain(&usage::error(&text, &[hint], lang, None));
                return Outcome::Refused;
            };
            command.render_help()
        }
    };
    console.print(&help.to_string());
    Outcome::Clean
}
