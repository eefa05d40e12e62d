//! `hongtou diff`: what changed between two versions of a spec, as a list or as tracked changes.

use std::fs;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use hongtou::catalog::{Code, Phrase};
use hongtou::changes::report::{self, Format};
use hongtou::changes::{Version, compare, pairs};
use hongtou::diag::{Finding, Place};
use hongtou::docx::{self, Author};
use hongtou::lang::Lang;
use hongtou::spec::Date;

use super::console::{Console, shown};
use super::ours::{Kind, foreign, is_own};
use super::{Outcome, failure, help, manifest, usage, version};
use crate::outputs::{self, Change};

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
                .conflicts_with("redline")
                .help(text(Phrase::DiffFormat)),
        )
        .arg(
            Arg::new("redline")
                .long("redline")
                .action(ArgAction::SetTrue)
                .help(text(Phrase::DiffRedline)),
        )
        .arg(
            Arg::new("out")
                .short('o')
                .long("out")
                .value_name(text(Phrase::ValueDir))
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::DirPath)
                .help(text(Phrase::DiffOut)),
        )
        .arg(
            Arg::new("author")
                .long("author")
                .value_name(text(Phrase::ValueAuthor))
                .help(text(Phrase::DiffAuthor)),
        )
        .arg(
            Arg::new("date")
                .long("date")
                .value_name(text(Phrase::ValueDate))
                .help(text(Phrase::DiffDate)),
        )
        .arg(help::templates(lang))
}

/// Runs the command.
pub fn run(matches: &ArgMatches, console: &mut Console) -> Outcome {
    let redline = match redline(matches, console.lang()) {
        Ok(redline) => redline,
        Err(text) => {
            console.complain(&text);
            return Outcome::Refused;
        }
    };
    let [old, new] = match version::both(matches, console) {
        Ok(versions) => versions,
        Err(outcome) => return outcome,
    };
    if let Some(redline) = redline {
        return write(&old, &new, &redline, console);
    }
    let changes = compare(&old, &new);
    let wanted = matches.get_one::<String>("format");
    let format = Format::ALL.into_iter().find(|(_, name)| wanted.is_some_and(|w| w == name));
    let format = format.map_or(Format::Text, |(format, _)| format);
    console.print(&report::write(&changes, &old, &new, format, console.lang()));
    Outcome::Clean
}

/// What tracked changes are asked for.
struct Redline {
    out: PathBuf,
    author: String,
    date: Option<Date>,
}

/// The redline that is asked for, if any; the text of an error for a call that asks for half of
/// one.
fn redline(matches: &ArgMatches, lang: Lang) -> Result<Option<Redline>, String> {
    let refuse = |phrase: Phrase, args: &[(&'static str, String)]| {
        usage::error(&phrase.text(lang, args), &[], lang, Some("diff"))
    };
    let out = matches.get_one::<PathBuf>("out");
    if !matches.get_flag("redline") {
        let given = ["out", "author", "date"].into_iter().find(|id| matches.contains_id(id));
        return match given {
            Some(id) => Err(refuse(Phrase::DiffOnlyRedline, &[("arg", format!("--{id}"))])),
            None => Ok(None),
        };
    }
    let Some(out) = out else { return Err(refuse(Phrase::DiffRedlineNeedsOut, &[])) };
    let date = match matches.get_one::<String>("date") {
        Some(text) => match Date::parse(text) {
            Ok(date) => Some(date),
            Err(_) => return Err(refuse(Phrase::DiffBadDate, &[("value", shown(text))])),
        },
        None => None,
    };
    let author = matches.get_one::<String>("author").map_or("", |name| name.trim());
    let author = if author.is_empty() { "hongtou" } else { author };
    Ok(Some(Redline { out: out.clone(), author: author.to_owned(), date }))
}

/// Writes a redline of every document that differs, and says which.
fn write(old: &Version, new: &Version, redline: &Redline, console: &mut Console) -> Outcome {
    let lang = console.lang();
    if redline.out.join(manifest::NAME).exists() {
        let path = shown(&redline.out.display().to_string());
        let place = Place::file(path.as_str());
        let finding = Finding::new(Code::RedlineOverBuilt, place).with("path", path);
        return console.report(vec![finding]);
    }
    let date = redline.date.or(new.date).map(Date::iso);
    let author = Author { name: redline.author.clone(), date };
    let mut findings = Vec::new();
    let mut any = false;
    let mut own: Vec<PathBuf> = Vec::new();
    for pair in pairs(&old.documents, &new.documents) {
        let (one, two) = match pair {
            (Some(one), Some(two)) if one.sheets != two.sheets => (one, two),
            (Some(_), Some(_)) | (None, None) => continue,
            (Some(only), None) | (None, Some(only)) => {
                any = true;
                let phrase = if pair.0.is_some() {
                    Phrase::DiffDocumentRemoved
                } else {
                    Phrase::DiffDocumentAdded
                };
                let args = [("name", only.name.clone()), ("title", shown(&only.meta.title))];
                console.say(phrase, &args);
                continue;
            }
        };
        any = true;
        let path = redline.out.join(format!("{}.docx", two.name));
        own.push(path.clone());
        if let Some(finding) = foreign(&path, Kind::Redline) {
            findings.push(finding);
            continue;
        }
        match file(&path, docx::redline(one, two, &new.profile, &author), lang) {
            Ok(change) => {
                let state = match change {
                    Change::Written => Phrase::Written,
                    Change::Unchanged => Phrase::Unchanged,
                };
                let path = shown(&path.display().to_string());
                let args = [("state", state.text(lang, &[])), ("path", path)];
                console.say(Phrase::FileLine, &args);
            }
            Err(finding) => findings.push(finding),
        }
    }
    if !any {
        console.say(Phrase::DiffNothing, &[]);
    }
    for path in left_over(&redline.out, &own) {
        let path = shown(&path.display().to_string());
        console.say(Phrase::DiffLeftOver, &[("path", path)]);
    }
    console.report(findings)
}

/// The redlines in a directory that are not of this call, in the order of their names.
fn left_over(directory: &Path, own: &[PathBuf]) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut left: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    let is_docx = |path: &Path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("docx"));
    left.retain(|path| is_docx(path) && !own.contains(path) && is_own(path, Kind::Redline));
    left.sort();
    left
}

fn file(path: &Path, made: Result<Vec<u8>, docx::Error>, lang: Lang) -> Result<Change, Finding> {
    let bytes = made.map_err(|error| {
        let path = shown(&path.display().to_string());
        Finding::new(Code::CannotWrite, Place::file(path.as_str()))
            .with("path", path)
            .with("detail", error.to_string())
    })?;
    outputs::write(path, &bytes).map_err(|error| failure::writing(path, &error, lang))
}
