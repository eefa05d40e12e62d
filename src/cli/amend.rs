//! `hongtou amend`: drafts the notice that announces moved deadlines.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};
use hongtou::catalog::{Code, Phrase};
use hongtou::changes::amend::{self, Said};
use hongtou::changes::compare;
use hongtou::diag::{Finding, Place};
use hongtou::house;
use hongtou::lang::Lang;
use hongtou::spec::{Date, DocNumber, Spec};

use super::console::{Console, shown};
use super::{Outcome, failure, help, names, new, usage, version};
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
        .arg(
            Arg::new("number")
                .long("number")
                .value_name(text(Phrase::ValueNumber))
                .help(text(Phrase::AmendNumber)),
        )
        .arg(
            Arg::new("date")
                .long("date")
                .value_name(text(Phrase::ValueDate))
                .help(text(Phrase::AmendDate)),
        )
        .arg(help::templates(lang))
}

/// Runs the command.
pub fn run(matches: &ArgMatches, console: &mut Console) -> Outcome {
    let lang = console.lang();
    let said = match said(matches, lang) {
        Ok(said) => said,
        Err(text) => {
            console.complain(&usage::error(&text, &[], lang, Some("amend")));
            return Outcome::Refused;
        }
    };
    let [old, new] = match version::both(matches, console) {
        Ok(versions) => versions,
        Err(outcome) => return outcome,
    };
    if let (Some(date), Some(first)) = (said.date, old.date)
        && date.day() < first.day()
    {
        let args = [("value", date.to_string()), ("date", first.to_string())];
        let text = Phrase::AmendTooEarly.text(lang, &args);
        console.complain(&usage::error(&text, &[], lang, Some("amend")));
        return Outcome::Refused;
    }
    let draft = amend::draft(&old, &new, &compare(&old, &new), &said);
    for left in &draft.left_out {
        let args = [("work", &left.work), ("old", &left.old), ("new", &left.new)];
        let text = Phrase::AmendLeftOut.text(lang, &args.map(|(name, text)| (name, shown(text))));
        console.complain(&format!("{text}\n"));
    }
    let Some(text) = draft.text else {
        // Not among the results: what is piped into a file is a spec or nothing.
        let nothing = console.phrase(Phrase::AmendNothing, &[]);
        console.complain(&format!("{nothing}\n"));
        return Outcome::Clean;
    };
    let Some(path) = matches.get_one::<PathBuf>("out") else {
        console.print(&text);
        return Outcome::Clean;
    };
    let made = outputs::missing_directory(path);
    if let Err(error) = outputs::create(path, text.as_bytes()) {
        let finding = if error.kind() == ErrorKind::AlreadyExists && path.exists() {
            let path = shown(&path.display().to_string());
            Finding::new(Code::FileExists, Place::file(path.as_str())).with("path", path)
        } else {
            failure::writing(path, &error, lang)
        };
        return console.report(vec![finding]);
    }
    console.made(made.as_deref());
    let name = shown(&path.display().to_string());
    console.say(Phrase::NewWritten, &[("path", name.clone())]);
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let directory = directory.unwrap_or(Path::new("."));
    let files = missing_files(&new.spec, directory);
    if !files.is_empty() {
        let args = [
            ("path", shown(&directory.display().to_string())),
            ("files", names::list(&files, lang)),
        ];
        console.say(Phrase::AmendFiles, &args);
    }
    // A directory of its own: the campaign's documents have the same names.
    let out = path.with_extension("");
    let command = format!("hongtou build {} --out {}", new::quoted(path), new::quoted(&out));
    console.say(Phrase::NewNext, &[("path", name), ("command", command)]);
    Outcome::Clean
}

/// What the call says of the notice; the text of an error for what makes no sense.
fn said(matches: &ArgMatches, lang: Lang) -> Result<Said, String> {
    let refuse = |phrase: Phrase, value: &str| phrase.text(lang, &[("value", shown(value))]);
    let number = matches.get_one::<String>("number").map(|text| text.trim().to_owned());
    if let Some(text) = &number
        && DocNumber::serial(text).is_none()
        && DocNumber::parse(text).is_none_or(|number| number.is_open())
    {
        return Err(refuse(Phrase::AmendBadNumber, text));
    }
    let date = match matches.get_one::<String>("date") {
        Some(text) => match Date::parse(text) {
            Ok(date) => Some(date),
            Err(_) => return Err(refuse(Phrase::DiffBadDate, text)),
        },
        None => None,
    };
    Ok(Said { number, date })
}

/// The files that the notice needs as the original does, and that do not lie in `directory`.
fn missing_files(spec: &Spec, directory: &Path) -> Vec<String> {
    let there = |name: &str| directory.join(name).exists();
    let signature = &spec.signature;
    let mut files: Vec<String> =
        signature.seals.iter().chain(&signature.stamp).filter(|f| !there(f)).cloned().collect();
    if let Some(profile) = &spec.profile {
        let is_file = [".yaml", ".yml"].iter().any(|end| profile.to_lowercase().ends_with(end));
        let built_in = house::BUILT_IN.iter().any(|(name, _)| name == profile);
        let own = [format!("{}/{profile}.yaml", house::FOLDER), format!("{profile}.yaml")];
        if is_file && !there(profile) {
            files.push(profile.clone());
        } else if !is_file && !built_in && !own.iter().any(|name| there(name)) {
            files.extend(own.into_iter().next());
        }
    }
    files.sort();
    files.dedup();
    files
}
