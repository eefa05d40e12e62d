//! `hongtou build`: finds the specs, compiles each, writes what came of it, reports.

mod before;
mod leftover;
mod orphans;
mod paths;
mod version;
mod way;
mod why;
mod writer;

use std::collections::BTreeSet;
use std::iter;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread::{self, Scope};
use std::time::Instant;

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use hongtou::catalog::Phrase;
use hongtou::compile::{Campaign, Options};
use hongtou::diag::Finding;
use hongtou::digest::sha256;
use hongtou::lang::Lang;
use unicode_width::UnicodeWidthStr as _;

use super::beside::Beside;
use super::console::{Console, counted, shown};
use super::discover::{self, Job};
use super::manifest::Manifest;
use super::overlay::Overlays;
use super::{Outcome, failure, help, names, usage};
use crate::outputs::Change;
use before::Before;
use orphans::orphans;
use paths::{Naming, Paths};
use version::{Pending, Whose};
use way::{Done, Way};
use why::Inputs;
pub use writer::Mode;
use writer::Tally;

/// The command's arguments.
pub fn command(lang: Lang) -> Command {
    let text = |phrase: Phrase| phrase.text(lang, &[]);
    let texts = help::Texts {
        about: Phrase::BuildAbout,
        long: Phrase::BuildLong,
        usage: Phrase::BuildUsage,
        examples: Phrase::BuildExamples,
    };
    let flag = |id: &'static str, about: Phrase| {
        Arg::new(id).long(id).action(ArgAction::SetTrue).help(text(about))
    };
    help::lay_out(Command::new("build"), &texts, lang)
        .arg(
            Arg::new("spec")
                .value_name(text(Phrase::ValueSpec))
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::AnyPath)
                .required(true)
                .num_args(1..)
                .help(text(Phrase::BuildSpec)),
        )
        .arg(
            Arg::new("out")
                .short('o')
                .long("out")
                .value_name(text(Phrase::ValueDir))
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::DirPath)
                .default_value("out")
                .hide_default_value(true)
                .help(text(Phrase::BuildOut)),
        )
        .arg(
            Arg::new("only")
                .long("only")
                .value_name(text(Phrase::ValueNames))
                .action(ArgAction::Append)
                .help(text(Phrase::BuildOnly)),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name(text(Phrase::ValueFormats))
                .action(ArgAction::Append)
                .help(text(Phrase::BuildFormat)),
        )
        .arg(
            Arg::new("department")
                .long("department")
                .value_name(text(Phrase::ValueName))
                .help(text(Phrase::BuildDepartment)),
        )
        .arg(flag("check", Phrase::BuildCheck))
        .arg(flag("overwrite", Phrase::BuildOverwrite))
        .arg(flag("prune", Phrase::BuildPrune).conflicts_with("check"))
        .arg(help::templates(lang))
}

/// Runs the command.
pub fn run(matches: &ArgMatches, console: &mut Console) -> Outcome {
    let start = Instant::now();
    let lang = console.lang();
    let options = match options(matches, lang, "build") {
        Ok(options) => options,
        Err(text) => {
            console.complain(&text);
            return Outcome::Refused;
        }
    };
    let mode = match (matches.get_flag("check"), matches.get_flag("overwrite")) {
        (true, _) => Mode::Check,
        (false, true) => Mode::Overwrite,
        (false, false) => Mode::Write,
    };
    let out = matches.get_one::<PathBuf>("out").cloned().unwrap_or_default();
    if out.exists() && !out.is_dir() {
        let error = std::io::ErrorKind::NotADirectory.into();
        return console.report(vec![failure::writing(&out, &error, lang)]);
    }
    let mut overlays = Overlays::new(&paths(matches, "templates"), lang);
    if overlays.common().broken {
        let findings = overlays.common().findings.clone();
        return console.report(findings);
    }
    let mut discovery = discover::discover(&paths(matches, "spec"), &out, lang);
    let mut findings = discovery.findings;
    findings.extend(discover::stop_clashes(&mut discovery.jobs, &out));

    let mut total = Tally::default();
    let all = discovery.jobs.len();
    let department = matches.get_one::<String>("department").map(String::as_str);
    let prune = matches.get_flag("prune");
    let call = Call { out: &out, options, department, mode, prune, lang };
    for (done, job) in discovery.jobs.iter().enumerate() {
        console.count(done + 1, all, job.source.path());
        let tally = call.build(job, &mut overlays, &mut findings);
        if all == 1 {
            say_files(&tally, console);
        } else {
            say_spec(job, &out, &tally, console);
        }
        total.documents += tally.documents;
        total.written += tally.written;
        total.unchanged += tally.unchanged;
        total.kept += tally.kept;
    }
    findings.extend(orphans(&paths(matches, "spec"), &out, &discovery.jobs, mode));
    if total.documents > 0 {
        let documents = counted(total.documents, Phrase::OneDocument, Phrase::Documents, lang);
        let kept = [("count", total.kept.to_string())];
        let args = [
            ("documents", documents),
            ("written", total.written.to_string()),
            ("unchanged", total.unchanged.to_string()),
            ("kept", if total.kept > 0 { Phrase::Kept.text(lang, &kept) } else { String::new() }),
            ("seconds", format!("{:.2}", start.elapsed().as_secs_f64())),
        ];
        console.say(Phrase::Done, &args);
    }
    console.report(findings)
}

/// What a call wants of every spec.
struct Call<'a> {
    out: &'a Path,
    options: Options,
    /// The department whose version is wanted.
    department: Option<&'a str>,
    mode: Mode,
    prune: bool,
    lang: Lang,
}

impl Call<'_> {
    /// Compiles one spec and writes its documents.
    fn build(&self, job: &Job, overlays: &mut Overlays, findings: &mut Vec<Finding>) -> Tally {
        let mut done = Done::default();
        // What was compiled is dropped while the last of it is written.
        thread::scope(|scope| self.compile(job, overlays, findings, (scope, &mut done)));
        findings.append(&mut done.findings);
        done.tally
    }

    /// Compiles one spec, and sends its documents on their way to the disk.
    fn compile<'scope, 'env>(
        &'env self,
        job: &Job,
        overlays: &mut Overlays,
        findings: &mut Vec<Finding>,
        (scope, done): (&'scope Scope<'scope, 'env>, &'scope mut Done),
    ) {
        let directory = self.out.join(&job.place);
        // What was built before is read while the spec is.
        let before = thread::spawn(move || Manifest::read(&directory));
        let overlaid = overlays.beside(&job.file);
        findings.extend(overlaid.findings.iter().cloned());
        let beside = Beside::new(&job.file);
        let mut campaign = Campaign::new(&job.source, &overlaid.templates, &beside);
        let Some(whose) = Whose::find(self.department, &mut campaign, findings) else {
            return;
        };
        let options = whose.options(&campaign, &self.options);
        let pending = whose.draft(&campaign, &options);
        if job.stopped || overlaid.broken || pending.documents().next().is_none() {
            findings.extend(pending.findings());
            return;
        }
        let name = job.file.file_name().map(|name| name.to_string_lossy().into_owned());
        let spec = name.unwrap_or_default();
        let mut files = beside.inputs();
        files.extend(overlaid.inputs.clone());
        files.insert(spec.clone(), sha256(job.source.text().as_bytes()));
        let inputs = Inputs { spec, files, profile: pending.profile() };
        let Some(paths) = paths_of(&campaign, &whose, &options, &pending, findings) else {
            findings.extend(pending.findings());
            return;
        };
        let manifest = before.join().unwrap_or_else(|panic| resume_unwind(panic));
        let before = Before::new(self.out.join(&job.place), manifest, &inputs, self.lang);
        let spec = before.claim(self.mode, &job.file, pending.documents());
        let spec = match spec {
            Ok(spec) => spec,
            Err(finding) => {
                findings.push(finding);
                findings.extend(pending.findings());
                return;
            }
        };
        let way = Way {
            before,
            paths,
            inputs,
            spec,
            mode: self.mode,
            options: &self.options,
            whole: options.only.is_empty(),
            prune: self.prune,
        };
        findings.extend(way.send(pending, scope, done));
    }
}

/// Where the documents go; [`None`] where that cannot be said of all of them.
fn paths_of(
    campaign: &Campaign<'_>,
    whose: &Whose,
    options: &Options,
    pending: &Pending<'_>,
    found: &mut Vec<Finding>,
) -> Option<Paths> {
    let Some(pattern) = campaign.files_path() else { return Some(Paths::default()) };
    // Copies of different numbers are different files.
    let own = whose.department().is_some_and(|department| department.copy_numbers.is_some());
    let pattern = if own { pattern.numbered() } else { pattern.clone() };
    let naming = Naming {
        pattern: &pattern,
        source: campaign.source(),
        department: whose.department(),
        number: pending.number(),
    };
    if options.only.is_empty() {
        return naming.paths(pending.documents(), found);
    }
    // Files of documents that are not asked for may be there already: all have their paths.
    let all = Options { only: Vec::new(), docx: false, html: false };
    naming.paths(whose.draft(campaign, &all).documents(), found)
}

/// A line for every file, and below a document what changed in it.
fn say_files(tally: &Tally, console: &mut Console) {
    let states = [Phrase::Written, Phrase::Unchanged, Phrase::Removed];
    let states = states.map(|state| console.phrase(state, &[]));
    let wide = states.iter().map(|state| state.width()).max().unwrap_or(0);
    let [written, unchanged, removed] =
        states.map(|s| format!("{s}{}", " ".repeat(wide - s.width())));
    let files = tally.files.iter().map(|(path, change)| match change {
        Change::Written => (&written, path),
        Change::Unchanged => (&unchanged, path),
    });
    for (state, path) in files.chain(tally.removed.iter().map(|path| (&removed, path))) {
        let args = [("state", state.clone()), ("path", shown(&path.display().to_string()))];
        console.say(Phrase::FileLine, &args);
    }
    for (name, why) in &tally.why {
        let args = [("name", name.clone()), ("why", why.clone())];
        console.say(Phrase::WhyLine, &args);
    }
}

/// One line for a spec of several.
fn say_spec(job: &Job, out: &Path, tally: &Tally, console: &mut Console) {
    let spec = ("spec", shown(job.source.path()));
    if tally.files.is_empty() {
        console.say(Phrase::SpecStopped, &[spec]);
        return;
    }
    let directory = out.join(&job.place).display().to_string();
    let args = [
        spec,
        ("dir", shown(&directory)),
        ("written", tally.written.to_string()),
        ("unchanged", tally.unchanged.to_string()),
    ];
    console.say(Phrase::SpecLine, &args);
    for path in &tally.removed {
        let state = console.phrase(Phrase::Removed, &[]);
        let args = [("state", state), ("path", shown(&path.display().to_string()))];
        console.say(Phrase::FileLine, &args);
    }
}

/// What to make; the text of an error for a format that there is not, or for an empty list, which
/// would otherwise mean everything.
pub fn options(matches: &ArgMatches, lang: Lang, command: &'static str) -> Result<Options, String> {
    let values = |id: &str| matches.get_many::<String>(id).into_iter().flatten();
    let list = |id: &str| names::split(values(id));
    for (id, arg) in [("only", "--only"), ("format", "--format")] {
        if values(id).any(|value| names::split(iter::once(value)).is_empty()) {
            let text = Phrase::NoValue.text(lang, &[("arg", arg.to_owned())]);
            return Err(usage::error(&text, &[], lang, Some(command)));
        }
    }
    let formats = list("format");
    let known = ["docx", "html"];
    if let Some(bad) = formats.iter().find(|f| !known.contains(&f.as_str())) {
        let args = [("arg", "--format".to_owned()), ("value", bad.clone())];
        let text = Phrase::BadValue.text(lang, &args);
        let hint = names::nearest_or_all(bad, &known, lang);
        return Err(usage::error(&text, &[hint], lang, Some(command)));
    }
    let wanted = |format: &str| formats.is_empty() || formats.iter().any(|f| f == format);
    let mut only = list("only");
    // What is named twice is made once.
    let mut seen = BTreeSet::new();
    only.retain(|name| seen.insert(name.clone()));
    Ok(Options { only, docx: wanted("docx"), html: wanted("html") })
}

/// The texts given for the argument `id`.
pub fn values(matches: &ArgMatches, id: &str) -> Vec<String> {
    matches.get_many::<String>(id).into_iter().flatten().cloned().collect()
}

/// The paths given for the argument `id`.
pub fn paths(matches: &ArgMatches, id: &str) -> Vec<PathBuf> {
    let values = matches.get_many::<PathBuf>(id).into_iter().flatten();
    values.cloned().collect()
}
