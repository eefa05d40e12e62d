//! `hongtou new`: a commented starter spec from the templates, filled in and never over a file.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use hongtou::catalog::{Code, Phrase};
use hongtou::compile::{Options, compile};
use hongtou::diag::{Finding, Name, Place, Severity};
use hongtou::files::NoFiles;
use hongtou::lang::Lang;
use hongtou::source::Source;
use hongtou::spec::{DocKind, is_spec, nearest};
use hongtou::templates::Templates;

use super::console::{Console, shown};
use super::overlay::Overlays;
use super::starter::{Refusal, Starter};
use super::{Outcome, failure, help, names, usage};
use crate::outputs;

/// The command's arguments.
pub fn command(lang: Lang) -> Command {
    let text = |phrase: Phrase| phrase.text(lang, &[]);
    let texts = help::Texts {
        about: Phrase::NewAbout,
        long: Phrase::NewLong,
        usage: Phrase::NewUsage,
        examples: Phrase::NewExamples,
    };
    help::lay_out(Command::new("new"), &texts, lang)
        .arg(
            Arg::new("kind")
                .value_name(text(Phrase::ValueKind))
                .required(true)
                .help(text(Phrase::NewKind)),
        )
        .arg(
            Arg::new("dir")
                .value_name(text(Phrase::ValueDir))
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::DirPath)
                .required(true)
                .help(text(Phrase::NewDir)),
        )
        .arg(
            Arg::new("set")
                .long("set")
                .value_name(text(Phrase::ValueSetting))
                .action(ArgAction::Append)
                .help(text(Phrase::NewSet)),
        )
        .arg(help::templates(lang))
}

/// The folders of templates that have a starter of their own name.
fn kinds(templates: &Templates) -> Vec<String> {
    let names = templates.names();
    let kinds = names.iter().filter_map(|name| {
        let (folder, file) = name.split_once('/')?;
        (file.strip_suffix(".yaml") == Some(folder)).then(|| folder.to_owned())
    });
    kinds.collect()
}

/// What to say of a name that is no kind's: the one that was probably meant, in the language in
/// which it was typed, else all of them.
fn advice(typed: &str, kinds: &[String], lang: Lang) -> String {
    let zh = |key: &str| DocKind::named(key).map(DocKind::zh);
    let both = kinds.iter().flat_map(|key| [Some(key.as_str()), zh(key)]).flatten();
    if let Some(name) = nearest(typed, both) {
        return Phrase::DidYouMean.text(lang, &[("name", name.to_owned())]);
    }
    let all: Vec<String> = kinds
        .iter()
        .map(|key| match zh(key) {
            Some(zh) if lang == Lang::Zh => format!("{key}（{zh}）"),
            Some(zh) => format!("{key} ({zh})"),
            None => key.clone(),
        })
        .collect();
    Phrase::OneOf.text(lang, &[("choices", names::list(&all, lang))])
}

/// Runs the command.
pub fn run(matches: &ArgMatches, console: &mut Console) -> Outcome {
    let lang = console.lang();
    let own = matches.get_many::<PathBuf>("templates");
    let own: Vec<PathBuf> = own.into_iter().flatten().cloned().collect();
    let mut overlays = Overlays::new(&own, lang);
    let overlaid = overlays.common();
    if overlaid.broken {
        let findings = overlaid.findings.clone();
        return console.report(findings);
    }
    let typed = matches.get_one::<String>("kind").map_or("", String::as_str).trim();
    let kind = DocKind::named(typed).map_or(typed, |kind| kind.key());
    let Some(text) = overlaid.templates.get(&format!("{kind}/{kind}.yaml")) else {
        let text = Phrase::UnknownKind.text(lang, &[("arg", shown(typed))]);
        let hint = advice(typed, &kinds(&overlaid.templates), lang);
        console.complain(&usage::error(&text, &[hint], lang, Some("new")));
        return Outcome::Refused;
    };
    let text = text.to_owned();
    let directory = matches.get_one::<PathBuf>("dir").cloned().unwrap_or_default();
    let path = directory.join(format!("{kind}.yaml"));
    let unfilled = Source::new(shown(&path.display().to_string()), text.as_str());
    let starter = Starter { text: &text, is_spec: is_spec(&unfilled) };
    let settings = matches.get_many::<String>("set").into_iter().flatten();
    let filled = match starter.fill(settings) {
        Ok(filled) => filled,
        Err(refusal) => return refuse(refusal, &starter, console),
    };
    if starter.is_spec && filled != text {
        let source = Source::new(unfilled.path(), filled.as_str());
        let findings = faults(&unfilled, &source, &overlays.beside(&path).templates);
        if !findings.is_empty() {
            let outcome = console.report(findings).max(Outcome::Refused);
            let args = [("path", unfilled.path().to_owned())];
            let text = Phrase::NewFaulty.text(lang, &args);
            console.complain(&usage::error(&text, &[], lang, Some("new")));
            return outcome;
        }
    }
    write(&path, &filled, &own, console)
}

/// Says why a setting cannot be followed, and what could be set instead.
fn refuse(refusal: Refusal, starter: &Starter, console: &mut Console) -> Outcome {
    let lang = console.lang();
    let keys = starter.keys();
    let (phrase, args, hint) = match refusal {
        Refusal::Malformed(setting) => {
            let finding = Finding::new(Code::BadSetting, None)
                .with("text", shown(&setting))
                .with("choices", keys.into_iter().map(Name::new).collect::<Vec<_>>());
            return console.report(vec![finding]).max(Outcome::Refused);
        }
        Refusal::Unknown(key) => {
            let hint = match starter.nearest(&key) {
                Some(name) => Phrase::DidYouMean.text(lang, &[("name", name)]),
                None => Phrase::CanSet.text(lang, &[("choices", names::list(&keys, lang))]),
            };
            (Phrase::UnknownSetting, vec![("arg", shown(&key))], Some(hint))
        }
        Refusal::CannotSet(key) => {
            let hint = Phrase::CanSet.text(lang, &[("choices", names::list(&keys, lang))]);
            (Phrase::CannotSet, vec![("arg", shown(&key))], Some(hint))
        }
        Refusal::Repeated(key) => {
            (Phrase::RepeatedOption, vec![("arg", format!("--set {}", shown(&key)))], None)
        }
        Refusal::Conflict(key, other) => {
            let [arg, other] = [key, other].map(|key| format!("--set {}", shown(&key)));
            (Phrase::ConflictingOptions, vec![("arg", arg), ("other", other)], None)
        }
    };
    let hints: Vec<String> = hint.into_iter().collect();
    console.complain(&usage::error(&phrase.text(lang, &args), &hints, lang, Some("new")));
    Outcome::Refused
}

/// What the settings did to a starter that keeps it from being built. A fault that it had before
/// is its author's: a house may leave blanks to be filled in by hand.
fn faults(unfilled: &Source, filled: &Source, templates: &Templates) -> Vec<Finding> {
    let options = Options { only: Vec::new(), docx: false, html: false };
    let found = |source| {
        let findings = compile(source, templates, &NoFiles, &options).findings;
        findings.into_iter().filter(|f| f.severity() == Severity::Error)
    };
    let before: Vec<_> = found(unfilled).map(|f| (f.code, f.args)).collect();
    found(filled)
        .filter(|f| !before.iter().any(|(code, args)| *code == f.code && *args == f.args))
        .collect()
}

/// Writes the spec and says how to go on.
fn write(path: &Path, text: &str, own: &[PathBuf], console: &mut Console) -> Outcome {
    let lang = console.lang();
    if let Err(error) = outputs::create(path, text.as_bytes()) {
        let finding = if error.kind() == ErrorKind::AlreadyExists && path.exists() {
            let path = shown(&path.display().to_string());
            Finding::new(Code::FileExists, Place::file(path.as_str())).with("path", path)
        } else {
            failure::writing(path, &error, lang)
        };
        return console.report(vec![finding]);
    }
    let mut command = format!("hongtou build {} --out out", quoted(path));
    for directory in own {
        command.push_str(" --templates ");
        command.push_str(&quoted(directory));
    }
    let path = shown(&path.display().to_string());
    console.say(Phrase::NewWritten, &[("path", path.clone())]);
    console.say(Phrase::NewNext, &[("path", path), ("command", command)]);
    Outcome::Clean
}

/// A path as one types it in a shell.
pub(super) fn quoted(path: &Path) -> String {
    let text = shown(&path.display().to_string());
    let text = if text.starts_with('-') { format!("./{text}") } else { text };
    let plain = |c: char| c.is_alphanumeric() || r"-_./\:".contains(c);
    if text.chars().all(plain) {
        text
    } else if cfg!(windows) {
        format!("\"{text}\"")
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_to_run_next_can_be_pasted() {
        assert_eq!(quoted(Path::new("质量/campaign.yaml")), "质量/campaign.yaml");
        assert_eq!(quoted(Path::new("-x")), "./-x");
        #[cfg(unix)]
        assert_eq!(quoted(Path::new("it's new")), r"'it'\''s new'");
    }
}
