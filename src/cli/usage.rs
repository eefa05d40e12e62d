//! What is said about a malformed call: what is wrong, the remedy, where to read more.

use std::ffi::OsString;
use std::path::Path;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use hongtou::catalog::Phrase;
use hongtou::lang::Lang;

use super::{COMMANDS, names};

/// Clap's error in the words of `lang`; `command` is the one that was called.
pub fn explain(error: &Error, lang: Lang, command: Option<&str>) -> String {
    let (text, hints) = describe(error, lang, command);
    self::error(&text, &hints, lang, command)
}

/// The message with its hints, and where to read more.
pub fn error(text: &str, hints: &[String], lang: Lang, command: Option<&str>) -> String {
    let help = match command {
        Some(command) => format!("hongtou {command} --help"),
        None => "hongtou --help".to_owned(),
    };
    let more = Phrase::SeeHelp.text(lang, &[("command", help)]);
    let mut out = Phrase::UsageError.text(lang, &[("text", text.to_owned())]);
    out.push('\n');
    for hint in hints.iter().chain([&more]) {
        out.push_str(&Phrase::UsageHint.text(lang, &[("text", hint.clone())]));
        out.push('\n');
    }
    out
}

/// What to say when an option begins with the dash of a Chinese keyboard or a word processor
/// (`——out`, `–out`): clap would take it for a file.
pub fn dashes(arguments: &[OsString], lang: Lang, command: Option<&str>) -> Option<String> {
    let words = arguments.iter().skip(1).map_while(|word| word.to_str());
    let mut words = words.take_while(|word| *word != "--");
    let (word, name) = words.find_map(|word| {
        let name = word.trim_start_matches(['—', '–', '－', '−', '-']);
        let typed = !word.starts_with('-') || word.starts_with("-–") || word.starts_with("-—");
        let is_option =
            name.len() < word.len() && name.starts_with(|c: char| c.is_ascii_alphabetic());
        (typed && is_option && !Path::new(word).exists()).then_some((word, name))
    })?;
    let dashes = if name.len() == 1 { "-" } else { "--" };
    let text = Phrase::UnknownOption.text(lang, &[("arg", word.to_owned())]);
    let hint = Phrase::DidYouMean.text(lang, &[("name", format!("{dashes}{name}"))]);
    Some(error(&text, &[hint], lang, command))
}

/// The commands that there are below `command`, or the program's own.
fn commands(command: Option<&str>) -> Vec<&'static str> {
    match command {
        Some("profile") => super::profile::COMMANDS.to_vec(),
        _ => [&COMMANDS[..], &["help"]].concat(),
    }
}

/// Clap's kind and context as a message and hints.
fn describe(error: &Error, lang: Lang, command: Option<&str>) -> (String, Vec<String>) {
    let arg = first(error, ContextKind::InvalidArg);
    let say = |phrase: Phrase, args: &[(&'static str, String)]| phrase.text(lang, args);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let phrase =
                if arg.starts_with('-') { Phrase::UnknownOption } else { Phrase::ExtraArgument };
            let hints = meant(error, ContextKind::SuggestedArg, lang);
            (say(phrase, &[("arg", arg)]), hints)
        }
        ErrorKind::InvalidSubcommand => {
            let name = first(error, ContextKind::InvalidSubcommand);
            let mut hints = meant(error, ContextKind::SuggestedSubcommand, lang);
            if hints.is_empty() {
                let all = commands(command);
                let all = names::list(&all, lang);
                hints.push(say(Phrase::OneOf, &[("choices", all)]));
            }
            (say(Phrase::UnknownCommand, &[("arg", name)]), hints)
        }
        ErrorKind::MissingSubcommand => (say(Phrase::MissingCommand, &[]), Vec::new()),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = first(error, ContextKind::InvalidValue);
            let mut hints = meant(error, ContextKind::SuggestedValue, lang);
            let choices = all(error, ContextKind::ValidValue);
            if hints.is_empty() && !choices.is_empty() {
                let choices = names::list(&choices, lang);
                hints.push(say(Phrase::OneOf, &[("choices", choices)]));
            }
            if value.is_empty() {
                (say(Phrase::NoValue, &[("arg", arg)]), hints)
            } else {
                let args = [("arg", arg), ("value", value)];
                (say(Phrase::BadValue, &args), hints)
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = names::list(&all(error, ContextKind::InvalidArg), lang);
            let text = say(Phrase::MissingArgument, &[("args", missing)]);
            (text, Vec::new())
        }
        ErrorKind::ArgumentConflict => {
            let other = first(error, ContextKind::PriorArg);
            let text = if other.is_empty() || other == arg {
                say(Phrase::RepeatedOption, &[("arg", arg)])
            } else {
                say(Phrase::ConflictingOptions, &[("arg", arg), ("other", other)])
            };
            (text, Vec::new())
        }
        ErrorKind::TooFewValues | ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues => {
            (say(Phrase::NoValue, &[("arg", arg)]), Vec::new())
        }
        ErrorKind::TooManyValues => {
            let value = first(error, ContextKind::InvalidValue);
            (say(Phrase::ExtraArgument, &[("arg", value)]), Vec::new())
        }
        ErrorKind::InvalidUtf8 => (say(Phrase::NotUnicode, &[]), Vec::new()),
        _ => (say(Phrase::BadUsage, &[]), Vec::new()),
    }
}

/// What clap thinks was meant; its best guess comes last.
fn meant(error: &Error, kind: ContextKind, lang: Lang) -> Vec<String> {
    all(error, kind)
        .into_iter()
        .next_back()
        .into_iter()
        .map(|name| Phrase::DidYouMean.text(lang, &[("name", name)]))
        .collect()
}

fn first(error: &Error, kind: ContextKind) -> String {
    all(error, kind).into_iter().next().unwrap_or_default()
}

fn all(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
