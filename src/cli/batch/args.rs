//! The command's arguments, and what a call asks for.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::{io, thread};

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use hongtou::catalog::Phrase;
use hongtou::compile::Options;
use hongtou::lang::Lang;

use super::super::build::{self, Mode};
use super::super::{help, usage};
use super::list::Source;
use super::pack::Pack;
use super::shard::Shard;

/// What a call asks for.
pub struct Request {
    /// The formats, and the documents if it names them.
    pub options: Options,
    /// The spec.
    pub spec: PathBuf,
    /// The output directory.
    pub root: PathBuf,
    /// Directories of templates.
    pub templates: Vec<PathBuf>,
    /// Where the departments come from.
    pub source: Source,
    /// The departments that it names; empty for all.
    pub names: Vec<String>,
    /// The part of them that it makes.
    pub shard: Shard,
    /// What files are put into.
    pub pack: Pack,
    /// What becomes of files that are not as they should be.
    pub mode: Mode,
    /// How many threads work.
    pub threads: usize,
    /// Whether the first failure ends it.
    pub fail_fast: bool,
    /// Whether what is left over is removed.
    pub prune: bool,
}

/// The command's arguments.
pub fn command(lang: Lang) -> Command {
    let text = |phrase: Phrase| phrase.text(lang, &[]);
    let texts = help::Texts {
        about: Phrase::BatchAbout,
        long: Phrase::BatchLong,
        usage: Phrase::BatchUsage,
        examples: Phrase::BatchExamples,
    };
    let flag = |id: &'static str, about: Phrase| {
        Arg::new(id).long(id).action(ArgAction::SetTrue).help(text(about))
    };
    let value = |id: &'static str, name: Phrase, about: Phrase| {
        Arg::new(id).long(id).value_name(text(name)).help(text(about))
    };
    let path = |arg: Arg, hint| arg.value_parser(value_parser!(PathBuf)).value_hint(hint);
    let spec = Arg::new("spec").value_name(text(Phrase::ValueSpec)).required(true);
    let spec = path(spec, ValueHint::FilePath).help(text(Phrase::BatchSpec));
    let out = value("out", Phrase::ValueDir, Phrase::BuildOut).short('o');
    help::lay_out(Command::new("batch"), &texts, lang)
        .arg(spec)
        .arg(path(out, ValueHint::DirPath).default_value("out").hide_default_value(true))
        .arg(path(
            value("departments", Phrase::ValueFile, Phrase::BatchDepartments),
            ValueHint::FilePath,
        ))
        .arg(
            value("department", Phrase::ValueName, Phrase::BatchDepartment)
                .action(ArgAction::Append),
        )
        .arg(value("only", Phrase::ValueNames, Phrase::BuildOnly).action(ArgAction::Append))
        .arg(value("format", Phrase::ValueFormats, Phrase::BuildFormat).action(ArgAction::Append))
        .arg(
            value("jobs", Phrase::ValueCount, Phrase::BatchJobs)
                .short('j')
                .value_parser(value_parser!(u16).range(1..)),
        )
        .arg(value("shard", Phrase::ValueShard, Phrase::BatchShard))
        .arg(
            value("zip", Phrase::ValueZip, Phrase::BatchZip)
                .value_parser(PossibleValuesParser::new(["department", "all"]))
                .hide_possible_values(true),
        )
        .arg(flag("tar", Phrase::BatchTar).conflicts_with_all([
            "zip",
            "out",
            "check",
            "overwrite",
            "prune",
        ]))
        .arg(flag("fail-fast", Phrase::BatchFailFast))
        .arg(flag("check", Phrase::BuildCheck))
        .arg(flag("overwrite", Phrase::BuildOverwrite))
        .arg(flag("prune", Phrase::BatchPrune).conflicts_with("check"))
        .arg(help::templates(lang))
}

/// What a call asks for; the text of an error where that cannot be told.
pub fn request(matches: &ArgMatches, lang: Lang) -> Result<Request, String> {
    let options = build::options(matches, lang, "batch")?;
    let shard = match matches.get_one::<String>("shard") {
        None => Shard::WHOLE,
        Some(text) => Shard::parse(text).ok_or_else(|| {
            let args = [("arg", "--shard".to_owned()), ("value", text.clone())];
            let hint = Phrase::BatchShardForm.text(lang, &[]);
            usage::error(&Phrase::BadValue.text(lang, &args), &[hint], lang, Some("batch"))
        })?,
    };
    let pack = match (matches.get_flag("tar"), matches.get_one::<String>("zip")) {
        (true, _) => Pack::Tape,
        (false, None) => Pack::Files,
        (false, Some(zip)) if zip == "all" => Pack::One,
        (false, Some(_)) => Pack::Each,
    };
    if pack == Pack::Tape && io::stdout().is_terminal() {
        let text = Phrase::TarTerminal.text(lang, &[]);
        return Err(usage::error(&text, &[], lang, Some("batch")));
    }
    let mode = match (matches.get_flag("check"), matches.get_flag("overwrite")) {
        (true, _) => Mode::Check,
        (false, true) => Mode::Overwrite,
        (false, false) => Mode::Write,
    };
    Ok(Request {
        options,
        spec: matches.get_one::<PathBuf>("spec").cloned().unwrap_or_default(),
        root: matches.get_one::<PathBuf>("out").cloned().unwrap_or_default(),
        templates: build::paths(matches, "templates"),
        source: Source::of(matches.get_one::<PathBuf>("departments")),
        names: build::values(matches, "department"),
        shard,
        pack,
        mode,
        threads: threads(matches),
        fail_fast: matches.get_flag("fail-fast"),
        prune: matches.get_flag("prune"),
    })
}

/// How many threads work.
fn threads(matches: &ArgMatches) -> usize {
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    matches.get_one::<u16>("jobs").map_or_else(cores, |jobs| usize::from(*jobs))
}
