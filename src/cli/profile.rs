//! `hongtou profile`: what house profiles there are, and what they change of the standard.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};
use hongtou::catalog::Phrase;
use hongtou::diag::{Finding, any_error, sort};
use hongtou::house::{self, Deviation, Named, Obligation};
use hongtou::lang::Lang;
use hongtou::profile::Profile;
use hongtou::source::Source;
use hongtou::spec;
use unicode_width::UnicodeWidthStr as _;

use super::beside::Beside;
use super::console::{Console, shown};
use super::{Outcome, help};

/// What it can do.
pub const COMMANDS: [&str; 4] = ["list", "show", "diff", "keys"];

/// The command's arguments.
pub fn command(lang: Lang) -> Command {
    let texts = help::Texts {
        about: Phrase::ProfileAbout,
        long: Phrase::ProfileLong,
        usage: Phrase::ProfileUsage,
        examples: Phrase::ProfileExamples,
    };
    help::lay_out(Command::new("profile"), &texts, lang)
        .disable_help_subcommand(true)
        .subcommand(list_command(lang))
        .subcommand(named(
            "show",
            &help::Texts {
                about: Phrase::ProfileShowAbout,
                long: Phrase::ProfileShowLong,
                usage: Phrase::ProfileShowUsage,
                examples: Phrase::ProfileShowExamples,
            },
            lang,
        ))
        .subcommand(named(
            "diff",
            &help::Texts {
                about: Phrase::ProfileDiffAbout,
                long: Phrase::ProfileDiffLong,
                usage: Phrase::ProfileDiffUsage,
                examples: Phrase::ProfileDiffExamples,
            },
            lang,
        ))
        .subcommand(help::lay_out(
            Command::new("keys"),
            &help::Texts {
                about: Phrase::ProfileKeysAbout,
                long: Phrase::ProfileKeysLong,
                usage: Phrase::ProfileKeysUsage,
                examples: Phrase::ProfileKeysExamples,
            },
            lang,
        ))
}

fn list_command(lang: Lang) -> Command {
    let texts = help::Texts {
        about: Phrase::ProfileListAbout,
        long: Phrase::ProfileListAbout,
        usage: Phrase::ProfileListUsage,
        examples: Phrase::ProfileListExamples,
    };
    help::lay_out(Command::new("list"), &texts, lang).arg(spec_option(lang))
}

/// A command that takes a profile's name.
fn named(name: &'static str, texts: &help::Texts, lang: Lang) -> Command {
    help::lay_out(Command::new(name), texts, lang)
        .arg(
            Arg::new("name")
                .value_name(Phrase::ValueName.text(lang, &[]))
                .required(true)
                .help(Phrase::ProfileName.text(lang, &[])),
        )
        .arg(spec_option(lang))
}

/// `--spec FILE`.
fn spec_option(lang: Lang) -> Arg {
    Arg::new("spec")
        .long("spec")
        .value_name(Phrase::ValueSpecFile.text(lang, &[]))
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::FilePath)
        .help(Phrase::ProfileSpec.text(lang, &[]))
}

/// Runs the command; `root` is the whole command line, for its help.
pub fn run(matches: &ArgMatches, mut root: Command, console: &mut Console) -> Outcome {
    let lang = console.lang();
    match matches.subcommand() {
        Some(("list", matches)) => list(matches, console),
        Some(("show", matches)) => {
            one(matches, console, |_, profile| house::as_yaml(profile, lang))
        }
        Some(("diff", matches)) => one(matches, console, |name, profile| {
            report(name, &house::deviations(profile, lang), lang)
        }),
        Some(("keys", _)) => {
            console.print(&spec::profile_keys(lang));
            Outcome::Clean
        }
        _ => {
            root.build();
            if let Some(command) = root.find_subcommand_mut("profile") {
                console.complain(&command.render_help().to_string());
            }
            Outcome::Refused
        }
    }
}

/// The spec beside which profiles are looked for; it need not be there.
fn spec_of(matches: &ArgMatches) -> PathBuf {
    matches.get_one::<PathBuf>("spec").cloned().unwrap_or_else(|| PathBuf::from("campaign.yaml"))
}

/// Prints what `text` makes of the profile that was asked for.
fn one(
    matches: &ArgMatches,
    console: &mut Console,
    text: impl FnOnce(&str, &Profile) -> String,
) -> Outcome {
    let asked = matches.get_one::<String>("name").cloned().unwrap_or_default();
    let (spec, name) = if matches.contains_id("spec") {
        (spec_of(matches), asked.clone())
    } else {
        beside(&asked)
    };
    let (profile, mut findings) = find(&spec, &name);
    sort(&mut findings);
    if !any_error(&findings) {
        console.print(&text(&shown(&asked), &profile));
    }
    console.report(findings)
}

/// The spec beside which a profile's path is to be looked for, and its name there. What lies in a
/// `profiles` folder belongs to a spec beside that folder.
fn beside(asked: &str) -> (PathBuf, String) {
    let path = Path::new(asked);
    let is_file = path
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("yaml") || e.eq_ignore_ascii_case("yml"));
    let name = path.file_name().and_then(|name| name.to_str());
    let (Some(name), true) = (name, is_file) else {
        return (PathBuf::from("campaign.yaml"), asked.to_owned());
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    if folder.file_name().is_some_and(|folder| folder == house::FOLDER) {
        let above = folder.parent().unwrap_or(Path::new(""));
        (above.join("campaign.yaml"), format!("{}/{name}", house::FOLDER))
    } else {
        (folder.join("campaign.yaml"), name.to_owned())
    }
}

/// The profile that a spec at `spec` would get by `name`. A finding about the name itself has no
/// line to show: the name stands in no file.
fn find(spec: &Path, name: &str) -> (Profile, Vec<Finding>) {
    let source = Source::new(spec.display().to_string(), "");
    let mut findings = Vec::new();
    let by = Named { source: &source, at: &(0..0) };
    let profile = house::find(name, by, &Beside::new(spec), &mut findings);
    for finding in &mut findings {
        if finding.place.as_ref().is_some_and(|place| place.path == source.path()) {
            finding.place = None;
        }
    }
    (profile, findings)
}

/// The deviations as lines, each thing below its like.
fn report(name: &str, deviations: &[Deviation], lang: Lang) -> String {
    let named = ("name", name.to_owned());
    let head = match deviations.len() {
        0 => Phrase::NoDeviations.text(lang, &[named]),
        1 => Phrase::OneDeviation.text(lang, &[named]),
        count => Phrase::Deviations.text(lang, &[named, ("count", count.to_string())]),
    };
    let mut out = format!("{head}\n");
    let rows: Vec<[String; 4]> = deviations
        .iter()
        .map(|deviation| {
            let word = match deviation.obligation {
                Obligation::Required => Phrase::Required,
                Obligation::Normal => Phrase::Normal,
                Obligation::Recommended => Phrase::Recommended,
                Obligation::Practice => Phrase::Practice,
            };
            [
                deviation.clause.to_owned(),
                deviation.what.clone(),
                format!("{} → {}", shown(&deviation.standard), shown(&deviation.own)),
                word.text(lang, &[]),
            ]
        })
        .collect();
    table(&rows, &mut out);
    out
}

/// Rows in columns, two spaces between them.
fn table<const N: usize>(rows: &[[String; N]], out: &mut String) {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - cell.width() + 2));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// Lists the built-in profiles and those beside the spec.
fn list(matches: &ArgMatches, console: &mut Console) -> Outcome {
    let lang = console.lang();
    let own = own_profiles(&spec_of(matches));
    let mut rows: Vec<[String; 3]> = house::BUILT_IN
        .iter()
        .map(|(name, text)| {
            let about = house::described(text).unwrap_or_default();
            [(*name).to_owned(), Phrase::BuiltIn.text(lang, &[]), about]
        })
        .collect();
    rows.extend(own.iter().map(|(name, path)| {
        let text = fs::read(path).ok().and_then(|bytes| Source::decode("", &bytes).0);
        let about = text.and_then(|text| house::described(text.text())).unwrap_or_default();
        [shown(name), shown(&path.display().to_string()), shown(&about)]
    }));
    let mut out = String::new();
    table(&rows, &mut out);
    console.print(&out);
    Outcome::Clean
}

/// The profiles in the folder beside a spec, in the order of their names.
fn own_profiles(spec: &Path) -> Vec<(String, PathBuf)> {
    let folder = spec.parent().unwrap_or(Path::new("")).join(house::FOLDER);
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .filter_map(|path| Some((path.file_stem()?.to_str()?.to_owned(), path)))
        .collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_looked_for_where_a_spec_would_find_it() {
        for (asked, spec, name) in [
            ("house", "campaign.yaml", "house"),
            ("house.yaml", "campaign.yaml", "house.yaml"),
            ("a/house.yaml", "a/campaign.yaml", "house.yaml"),
            ("a/profiles/house.yaml", "a/campaign.yaml", "profiles/house.yaml"),
            ("profiles/house.yml", "campaign.yaml", "profiles/house.yml"),
        ] {
            assert_eq!(beside(asked), (PathBuf::from(spec), name.to_owned()), "{asked}");
        }
    }
}
