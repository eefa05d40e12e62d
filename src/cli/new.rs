//! `hongtou new`: a commented starter spec from the templates, filled in and never over a file.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use hongtou::catalog::{Code, Phrase};
use hongtou::diag::Finding;
use hongtou::lang::Lang;
use hongtou::templates::Templates;

use super::console::{Console, shown};
use super::overlay::Overlays;
use super::{Outcome, failure, help, names, starter, usage};
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
    let kind = matches.get_one::<String>("kind").map_or("", String::as_str);
    let Some(text) = overlaid.templates.get(&format!("{kind}/{kind}.yaml")) else {
        let kinds = kinds(&overlaid.templates);
        let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
        let text = Phrase::UnknownKind.text(lang, &[("arg", shown(kind))]);
        let hint = names::nearest_or_all(kind, &kinds, lang);
        console.complain(&usage::error(&text, &[hint], lang, Some("new")));
        return Outcome::Refused;
    };
    let settings = matches.get_many::<String>("set").into_iter().flatten();
    let filled = match starter::fill(text, settings) {
        Ok(filled) => filled,
        Err(bad) => {
            let finding = Finding::new(Code::BadSetting, None)
                .with("text", shown(&bad))
                .with("choices", names::list(&starter::keys(text), lang));
            return console.report(vec![finding]).max(Outcome::Refused);
        }
    };
    let directory = matches.get_one::<PathBuf>("dir").cloned().unwrap_or_default();
    let path = directory.join(format!("{kind}.yaml"));
    write(&path, &filled, &own, console)
}

/// Writes the spec and says how to go on.
fn write(path: &Path, text: &str, own: &[PathBuf], console: &mut Console) -> Outcome {
    let lang = console.lang();
    if let Err(error) = outputs::create(path, text.as_bytes()) {
        let finding = if error.kind() == ErrorKind::AlreadyExists && path.exists() {
            let path = shown(&path.display().to_string());
            Finding::new(Code::FileExists, None).with("path", path)
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
fn quoted(path: &Path) -> String {
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
