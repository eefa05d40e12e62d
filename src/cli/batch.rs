//! `hongtou batch`: a campaign's documents for each of its departments.
//!
//! 1. [`list`] finds the departments: those of the spec, of a file, or of standard input.
//! 2. [`pool`] hands them to threads, which [`work`] on one department at a time: what it gets is
//!    compiled, and its files are made what they should be.
//! 3. What came of them is taken in the order of the list: findings are gathered by [`told`],
//!    [`ledger`] keeps what was made for the next run, and the register of all files is written.

mod collect;
mod ledger;
mod list;
mod paths;
mod pool;
mod told;
mod work;

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Instant;

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use hongtou::catalog::{Code, Phrase};
use hongtou::compile::{Campaign, Options};
use hongtou::departments::{Department, Departments};
use hongtou::diag::{self, Finding, Place};
use hongtou::digest::sha256;
use hongtou::lang::Lang;
use hongtou::naming::{self, Clashes};
use hongtou::spec::Version;
use serde_json::json;

use super::beside::Beside;
use super::build::{self, Mode};
use super::console::{Console, count, counted};
use super::overlay::Overlays;
use super::{Outcome, discover, failure, help, usage};
use collect::Collector;
use ledger::{Ledger, Record};
use list::Source;
use paths::Paths;
use work::{Unit, Workshop};

/// The part of the departments that a call makes: the `number`th of `count`, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shard {
    number: usize,
    count: usize,
}

impl Shard {
    /// All of them.
    const WHOLE: Self = Self { number: 0, count: 1 };

    /// `I/N`, I from 0.
    fn parse(text: &str) -> Option<Self> {
        let (number, count) = text.split_once('/')?;
        let shard = Self { number: number.trim().parse().ok()?, count: count.trim().parse().ok()? };
        (shard.number < shard.count).then_some(shard)
    }

    /// Whether a department belongs to it: by its name, so that it stays where it is when the list
    /// grows.
    fn has(self, name: &str) -> bool {
        // FNV-1a, which is the same on every machine.
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        // Its low bits alone are not mixed well enough for small counts.
        (hash ^ (hash >> 32)) % self.count as u64 == self.number as u64
    }

    /// What the names of its own files have before their extension.
    fn suffix(self) -> String {
        match self {
            Self::WHOLE => String::new(),
            Self { number, count } => format!("-{number}-of-{count}"),
        }
    }
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
        .arg(flag("fail-fast", Phrase::BatchFailFast))
        .arg(flag("check", Phrase::BuildCheck))
        .arg(flag("overwrite", Phrase::BuildOverwrite))
        .arg(flag("prune", Phrase::BatchPrune))
        .arg(help::templates(lang))
}

/// Runs the command.
pub fn run(matches: &ArgMatches, console: &mut Console) -> Outcome {
    let start = Instant::now();
    let lang = console.lang();
    let refuse = |console: &mut Console, text: &str| {
        console.complain(text);
        Outcome::Refused
    };
    let options = match build::options(matches, lang, "batch") {
        Ok(options) => options,
        Err(text) => return refuse(console, &text),
    };
    let shard = matches.get_one::<String>("shard").map(|text| (text, Shard::parse(text)));
    let shard = match shard {
        None => Shard::WHOLE,
        Some((_, Some(shard))) => shard,
        Some((text, None)) => {
            let args = [("arg", "--shard".to_owned()), ("value", text.clone())];
            let hint = Phrase::BatchShardForm.text(lang, &[]);
            let text = Phrase::BadValue.text(lang, &args);
            return refuse(console, &usage::error(&text, &[hint], lang, Some("batch")));
        }
    };
    let mode = match (matches.get_flag("check"), matches.get_flag("overwrite")) {
        (true, _) => Mode::Check,
        (false, true) => Mode::Overwrite,
        (false, false) => Mode::Write,
    };
    let root = matches.get_one::<PathBuf>("out").cloned().unwrap_or_default();
    if root.exists() && !root.is_dir() {
        let error = std::io::ErrorKind::NotADirectory.into();
        return console.report(vec![failure::writing(&root, &error, lang)]);
    }
    let mut overlays = Overlays::new(&build::paths(matches, "templates"), lang);
    let discovery = discover::discover(&build::paths(matches, "spec"), &root, lang);
    let mut findings = discovery.findings;
    let Some(job) = discovery.jobs.into_iter().next() else { return console.report(findings) };
    let overlaid = overlays.beside(&job.file);
    findings.extend(overlaid.findings.iter().cloned());
    if job.stopped || overlaid.broken {
        return console.report(findings);
    }
    let beside = Beside::new(&job.file);
    let mut campaign = Campaign::new(&job.source, &overlaid.templates, &beside);
    let source = Source::of(matches.get_one::<PathBuf>("departments"));
    let Some(departments) = list::read(&source, &campaign, lang, &mut findings) else {
        return console.report(findings);
    };
    campaign.employ(&departments);
    findings.extend(campaign.staff_findings(&departments));
    let names = build::values(matches, "department");
    if source != Source::Stream {
        findings.extend(list::unknown(&names, &departments, campaign.path()));
    }
    let paths = Paths::new(campaign.departments_path());
    let call = Call {
        campaign: &campaign,
        options: &options,
        paths: &paths,
        departments: &departments,
        source: &source,
        shard,
        names,
    };
    if source != Source::Stream {
        findings.extend(call.clashes());
    }
    if diag::any_error(&findings) {
        return console.report(findings);
    }
    let ledger = match Ledger::read(root.join(format!(".hongtou-batch{}", shard.suffix()))) {
        Ok(ledger) => ledger,
        Err(error) => {
            findings.push(failure::reading(&root, &error, lang));
            return console.report(findings);
        }
    };
    let mut inputs = beside.inputs();
    inputs.extend(overlaid.inputs.clone());
    let all: Vec<String> = inputs.iter().map(|(name, sum)| format!("{name}\0{sum}\n")).collect();
    let ledger = Mutex::new(ledger);
    let shop = Workshop {
        campaign: &campaign,
        departments: &departments,
        options: &options,
        paths: &paths,
        salt: sha256(format!("{paths:?}{}", all.concat()).as_bytes()),
        ledger: &ledger,
        root: root.clone(),
        mode,
        lang,
    };
    let run =
        Running { threads: threads(matches), fail_fast: matches.get_flag("fail-fast"), start };
    let stop = Arc::new(AtomicBool::new(false));
    let mut collector = match Collector::new(lang) {
        Ok(collector) => collector,
        Err(error) => return console.report(vec![failure::writing(&root, &error, lang)]),
    };
    run.all(&call, &shop, &stop, &mut collector, console);
    let stopped = stop.load(Ordering::Relaxed);
    let mut ledger = collect::into_ledger(ledger);
    // What a call leaves out, or did not come to, is not gone.
    let all = !stopped && call.names.is_empty();
    let left = collector.left_over(&mut ledger, all);
    let prune = matches.get_flag("prune") && mode != Mode::Check;
    for file in &left {
        let path = root.join(&file.path);
        if !prune {
            if path.exists() {
                findings.push(work::finding_at(Code::Ownerless, &path));
            }
            continue;
        }
        match collect::remove(&root, file, lang) {
            Ok(false) => {}
            Ok(true) => {
                let path = super::console::shown(&path.display().to_string());
                console.say(Phrase::RemovedFile, &[("path", path)]);
            }
            Err(finding) => findings.push(finding),
        }
    }
    if prune && all {
        for name in collector.gone(&ledger) {
            ledger.remove(&name);
        }
    }
    if !stopped {
        inputs.insert(name_of(&job.file), sha256(job.source.text().as_bytes()));
        let head = [("hongtou", json!(env!("CARGO_PKG_VERSION"))), ("inputs", json!(inputs))];
        let papers = collector.papers(shard, &head);
        collect::put_papers(&root, &papers, mode, lang, &mut findings);
    }
    if mode != Mode::Check
        && let Err(error) = ledger.finish(collector.changed())
    {
        findings.push(failure::writing(&root, &error, lang));
    }
    run.sum_up(&collector, stopped, console);
    let (text, told) = collector.told.text();
    let outcome = console.report_with(&text, &told, findings);
    if stopped && !run.fail_fast { Outcome::Interrupted } else { outcome }
}

fn name_of(file: &std::path::Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// How many threads work.
fn threads(matches: &ArgMatches) -> usize {
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    matches.get_one::<u16>("jobs").map_or_else(cores, |jobs| usize::from(*jobs))
}

/// What a call asks for.
struct Call<'a> {
    campaign: &'a Campaign<'a>,
    options: &'a Options,
    paths: &'a Paths,
    departments: &'a Departments,
    source: &'a Source,
    shard: Shard,
    /// The departments that it names; empty for all.
    names: Vec<String>,
}

/// What a thread is to do.
enum Task<'d> {
    /// Make what a department of the list gets.
    Make(&'d Department),
    /// Make what a department of the stream gets.
    Came(Box<Department>),
    /// Say what is wrong with a line of the stream.
    Faulty(Finding),
    /// Nothing: the call does not ask for this one, of which there is a record.
    Keep(Record),
}

impl Call<'_> {
    /// What is to be done, in the order of the list.
    fn tasks<'s>(
        &'s self,
        shop: &'s Workshop<'_>,
    ) -> Box<dyn Iterator<Item = Task<'s>> + Send + 's> {
        if *self.source != Source::Stream {
            let own = self.departments.list.iter().filter(|d| self.shard.has(&d.name));
            return Box::new(own.filter_map(|department| {
                if list::is_meant(department, &self.names) {
                    return Some(Task::Make(department));
                }
                shop.record(&department.name).map(Task::Keep)
            }));
        }
        let mut names = BTreeSet::new();
        Box::new(list::stream(shop.lang).filter_map(move |line| {
            let mut department = match line {
                Ok(department) => department,
                Err(finding) => return Some(Task::Faulty(finding)),
            };
            if !self.shard.has(&department.name) || !list::is_meant(&department, &self.names) {
                return None;
            }
            if !names.insert(sha256(department.name.as_bytes())) {
                return Some(Task::Faulty(twice(&department)));
            }
            let unknown = self.campaign.fit(&mut department);
            Some(match unknown {
                Some(finding) => Task::Faulty(finding),
                None => Task::Came(Box::new(department)),
            })
        }))
    }

    /// Files of one path, before any is written.
    fn clashes(&self) -> Vec<Finding> {
        let mut clashes = Clashes::new();
        let mut owners: Vec<usize> = Vec::new();
        for (n, department) in self.departments.list.iter().enumerate() {
            for path in self.paths_of(department) {
                clashes.add(&path);
                owners.push(n);
            }
        }
        let at = |n: usize| self.departments.list.get(*owners.get(n)?);
        let mut findings = Vec::new();
        for clash in clashes.find() {
            let (Some(first), Some(second)) = (at(clash.first), at(clash.second)) else { continue };
            let before = owners.iter().take(clash.second).rev();
            let number = before.take_while(|owner| owners.get(clash.second) == Some(owner)).count();
            let Some(path) = self.paths_of(second).into_iter().nth(number) else { continue };
            let place = self.campaign.place_of(self.departments, second);
            findings.push(naming::clash(&first.name, &second.name, &path, Some(&place)));
        }
        findings
    }

    /// The paths of what a department gets, as far as it gets any.
    fn paths_of(&self, department: &Department) -> Vec<naming::SafePath> {
        let documents = if self.options.only.is_empty() {
            self.campaign.documents_for(department)
        } else {
            self.options.only.clone()
        };
        if !self.paths.need_documents() && department.copy_numbers.is_none() {
            let all = documents.iter().map(|document| self.paths.of(department, document));
            return all.filter_map(Result::ok).collect();
        }
        let options = Options { only: documents, docx: false, html: false };
        let mut paths = Vec::new();
        for (n, copy_number) in work::copies(department).into_iter().enumerate() {
            let version = Version { department: Some(department), copy_number };
            let compiled = self.campaign.version(version, &options);
            let own = compiled.documents.iter().filter(|built| work::is_made(built, n));
            paths.extend(
                own.filter_map(|built| self.paths.path(department, &compiled.number, built).ok()),
            );
        }
        paths
    }
}

/// A department that came a second time.
fn twice(department: &Department) -> Finding {
    let line = department.line.unwrap_or(1);
    let place = Place { line, ..Place::file(list::STDIN) };
    Finding::new(Code::DepartmentTwice, place).with("name", department.name.as_str())
}

/// How the work is done.
struct Running {
    threads: usize,
    fail_fast: bool,
    start: Instant,
}

impl Running {
    /// Does all that a call asks for. `stop` is set by Ctrl-C, or by the first failure if that is
    /// to end the run.
    fn all(
        &self,
        call: &Call<'_>,
        shop: &Workshop<'_>,
        stop: &Arc<AtomicBool>,
        collector: &mut Collector,
        console: &mut Console,
    ) {
        let pressed = Arc::clone(stop);
        // Without a handler Ctrl-C ends the program at once, which loses nothing that matters.
        let _ = ctrlc::set_handler(move || {
            if pressed.swap(true, Ordering::Relaxed) {
                #[allow(clippy::exit, reason = "pressed twice: nothing is to be waited for")]
                std::process::exit(130);
            }
        });
        let known = *call.source != Source::Stream && call.names.is_empty();
        let all = if known { call.departments.list.len() / call.shard.count } else { 0 };
        let work = |task: Task<'_>| match task {
            Task::Make(department) => shop.make(department),
            Task::Came(department) => shop.make(&department),
            Task::Keep(record) => Unit { record, kept: true, ..Unit::default() },
            Task::Faulty(finding) => {
                Unit { findings: vec![finding], failed: true, ..Unit::default() }
            }
        };
        let mut done = 0;
        pool::run(self.threads, call.tasks(shop), stop, work, |unit| {
            let failed = unit.failed;
            collector.take(unit);
            done += 1;
            if done % 64 == 0 {
                console.advance(done, all, self.start.elapsed());
            }
            if failed && self.fail_fast {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
    }

    /// Says what came of it all.
    fn sum_up(&self, collector: &Collector, stopped: bool, console: &mut Console) {
        let lang = console.lang();
        let sums = collector.sums;
        let seconds = self.start.elapsed().as_secs_f64();
        let rate = count(sums.files) / seconds.max(0.001);
        let args = [
            (
                "departments",
                counted(sums.departments, Phrase::OneDepartment, Phrase::CountDepartments, lang),
            ),
            ("files", counted(sums.files, Phrase::OneFile, Phrase::Files, lang)),
            ("written", sums.written.to_string()),
            ("unchanged", sums.files.saturating_sub(sums.written).to_string()),
            ("seconds", format!("{seconds:.2}")),
            ("rate", format!("{rate:.0}")),
        ];
        console.say(Phrase::BatchDone, &args);
        if sums.failed > 0 {
            let failed =
                counted(sums.failed, Phrase::OneDepartment, Phrase::CountDepartments, lang);
            console.say(Phrase::BatchFailed, &[("departments", failed)]);
        }
        if stopped {
            console.say(Phrase::BatchStopped, &[]);
        }
    }
}
