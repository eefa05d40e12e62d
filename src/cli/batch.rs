//! `hongtou batch`: a campaign's documents for each of its departments.
//!
//! 1. [`list`] finds the departments: those of the spec, of a file, or of standard input.
//! 2. [`call`] says what is to be done for each; [`pool`] hands that to threads, which [`work`] on
//!    one department at a time: [`files`] compiles what it gets, as far as that is not known to be
//!    as it is, and [`put`] makes its files what they should be.
//! 3. What came of them is taken in the order of the list: findings are gathered by [`told`],
//!    [`ledger`] keeps what was made for the next run, [`pack`] puts files into one archive or
//!    stream, and the register of all files is written.

mod ahead;
mod args;
mod call;
mod came;
mod collect;
mod directory;
mod files;
mod ledger;
mod leftover;
mod line;
mod list;
mod listing;
mod lock;
mod looked;
mod pack;
mod papers;
mod paths;
mod pool;
mod put;
mod record;
mod refused;
mod running;
mod said;
mod shard;
mod siblings;
mod told;
mod wanted;
mod work;

use std::fs;
use std::io::ErrorKind;
use std::mem::{self, ManuallyDrop};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use clap::ArgMatches;
use hongtou::catalog::{Code, Phrase};
use hongtou::compile::Campaign;
use hongtou::diag::{self, Finding, Place};
use hongtou::digest::sha256;
use serde_json::json;

use super::beside::Beside;
use super::build::Mode;
use super::console::{Console, counted, shown};
use super::manifest::Manifest;
use super::overlay::Overlays;
use super::{Outcome, discover, failure, origin};
use crate::outputs;
use ahead::Ahead;
use args::Request;
pub use args::command;
use call::Call;
use collect::Collector;
use directory::Directory;
pub use ledger::is_in as was_here;
use ledger::{COMMON, Ledger};
use leftover::Broom;
use list::Source;
pub use list::{no_list, no_such};
use lock::Lock;
use pack::{Pack, Sink};
use paths::Paths;
use running::Running;
use work::Workshop;

/// Runs the command.
pub fn run(matches: &ArgMatches, console: &mut Console) -> Outcome {
    let start = Instant::now();
    let lang = console.lang();
    let request = match args::request(matches, lang) {
        Ok(request) => request,
        Err(text) => {
            console.complain(&text);
            return Outcome::Refused;
        }
    };
    if request.pack == Pack::Tape {
        console.keep_aside();
    }
    let root = &request.root;
    if request.pack != Pack::Tape && root.exists() && !root.is_dir() {
        let error = ErrorKind::NotADirectory.into();
        return console.report(vec![failure::writing(root, &error, lang)]);
    }
    if request.spec.is_dir() {
        let error = ErrorKind::IsADirectory.into();
        return console.report(vec![failure::reading(&request.spec, &error, lang)]);
    }
    let mut ahead = Ahead::begin(&request, lang);
    let mut overlays = Overlays::new(&request.templates, lang);
    let discovery = discover::discover(std::slice::from_ref(&request.spec), root, lang);
    let mut findings = discovery.findings;
    let Some(job) = discovery.jobs.into_iter().next() else { return console.report(findings) };
    let overlaid = overlays.beside(&job.file);
    findings.extend(overlaid.findings.iter().cloned());
    if job.stopped || overlaid.broken {
        return console.report(findings);
    }
    let beside = Beside::new(&job.file);
    // The process ends with the batch, and the system takes its memory back at once.
    let mut campaign = ManuallyDrop::new(Campaign::new(&job.source, &overlaid.templates, &beside));
    let Some(departments) = list::read(&request.source, &mut campaign, lang, &mut findings) else {
        return console.report(findings);
    };
    campaign.employ(&departments);
    let paths = Paths::new(campaign.departments_path());
    let call =
        Call { campaign: &campaign, request: &request, paths: &paths, departments: &departments };
    let mut before = call.before(lang, &mut findings);
    if !campaign.is_broken() {
        findings.extend(campaign.staff_findings(&departments));
    }
    if before.outcome.is_some() || request.dry_run || diag::any_error(&findings) {
        let mut count = departments.list.len();
        let goes_on = before.outcome.is_none() && !diag::any_error(&findings);
        if let Some(stream) = ahead.stream.take().filter(|_| goes_on) {
            count = call.look_through(stream, &mut before.told, &mut findings);
        }
        let (text, told) = before.told.text();
        if !diag::any_error(&told) && !diag::any_error(&findings) {
            let count = counted(count, Phrase::OneDepartment, Phrase::CountDepartments, lang);
            console.say(Phrase::BatchChecked, &[("departments", count)]);
        }
        let outcome = console.report_with(&text, &told, findings);
        return before.outcome.map_or(outcome, |least| outcome.max(least));
    }
    let mut inputs = beside.inputs();
    inputs.extend(overlaid.inputs.clone());
    let all: Vec<String> = inputs.iter().map(|(name, sum)| format!("{name}\0{sum}\n")).collect();
    let salt = sha256(format!("{:?}{paths:?}{}", request.pack, all.concat()).as_bytes());
    let name = job.file.file_name().map(|name| name.to_string_lossy().into_owned());
    inputs.insert(name.unwrap_or_default(), sha256(job.source.text().as_bytes()));
    let head = [("hongtou", json!(env!("CARGO_PKG_VERSION"))), ("inputs", json!(inputs))];
    let batch = Batch { request: &request, call: &call, file: &job.file, start };
    batch.run(ahead, salt, &head, findings, console)
}

/// A batch of which all is known but what comes of it.
struct Batch<'a> {
    request: &'a Request,
    call: &'a Call<'a>,
    /// The spec's file.
    file: &'a Path,
    start: Instant,
}

impl Batch<'_> {
    /// Makes everything. `ahead` is being read already, `salt` is the digest of what all files are
    /// made of, `head` what the manifest says of it.
    fn run(
        &self,
        mut ahead: Ahead,
        salt: String,
        head: &[(&str, serde_json::Value)],
        mut findings: Vec<Finding>,
        console: &mut Console,
    ) -> Outcome {
        let lang = console.lang();
        let Request { root, shard, pack, mode, .. } = self.request;
        let (shard, pack, mode) = (*shard, *pack, *mode);
        // Who writes nothing there disturbs nobody.
        let writes = pack != Pack::Tape && mode != Mode::Check;
        let lock = match writes.then(|| Lock::take(root, &shard.suffix())) {
            Some(Ok(None)) => {
                let path = shown(&root.display().to_string());
                let finding = Finding::new(Code::BatchRunning, Place::file(path.as_str()));
                findings.push(finding.with("path", path));
                return console.report(findings).max(Outcome::Refused);
            }
            Some(Err(error)) => {
                findings.push(failure::writing(root, &error, lang));
                return console.report(findings);
            }
            Some(Ok(lock)) => lock,
            None => None,
        };
        let records = root.join(ledger::name(&shard.suffix()));
        let ledger = match ahead.ledger(self.request) {
            Ok(ledger) => ledger,
            Err(error) => {
                findings.push(failure::reading(&records, &error, lang));
                return console.report(findings);
            }
        };
        if let Some(finding) = self.of_another(&ledger) {
            findings.push(finding);
            return console.report(findings);
        }
        let ledger = Mutex::new(ledger);
        let directory = Directory::new(root);
        let shop = Workshop {
            campaign: self.call.campaign,
            departments: self.call.departments,
            options: &self.request.options,
            paths: self.call.paths,
            pack,
            salt,
            ledger: &ledger,
            root: root.clone(),
            directory: &directory,
            mode,
            lang,
        };
        // What others are at work on is not tidied away.
        let under_way = shop.ledger().under_way(root);
        if !under_way.is_empty() && lock.as_ref().is_some_and(|lock| !lock.has_others()) {
            for directory in &under_way {
                outputs::tidy(directory);
            }
        }
        let draft = root.join(format!("{}.part", ledger::name(&shard.suffix())));
        if writes {
            // A run that was killed may have left one; where there is none, that is as well.
            let _ = fs::remove_file(&draft);
        }
        let sink = Sink::new(pack, self.archive(), &draft, mode);
        let (mut sink, mut collector) = match (sink, Collector::new(lang, head, &shop.ledger())) {
            (Ok(sink), Ok(collector)) => (sink, collector),
            (Err((path, error)), _) => {
                return console.report(vec![failure::writing(&path, &error, lang)]);
            }
            (_, Err(error)) => return console.report(vec![failure::writing(root, &error, lang)]),
        };
        let running = Running::new(self.request.threads, self.request.fail_fast, self.start);
        let put =
            running.all(self.call, &shop, ahead.stream.take(), &mut collector, &mut sink, console);
        let before = findings.len();
        drop(shop);
        let mut ledger = ledger.into_inner().unwrap_or_else(PoisonError::into_inner);
        let lost = collector.settle(root);
        if writes && let Err(error) = lost.iter().try_for_each(|record| ledger.append(record)) {
            findings.push(failure::writing(root, &error, lang));
        }
        if let Err(error) = put {
            findings.push(failure::writing(sink.name(), &error, lang));
            collector.packed(None);
        } else if running.is_stopped() {
            if pack == Pack::One {
                collector.packed(None);
            }
        } else {
            let is_held = running.has_unmade();
            self.close(&mut collector, sink, &mut ledger, &mut findings, is_held, console);
        }
        collector.looked.count(findings.get(before..).unwrap_or_default(), lang);
        if writes && let Err(error) = ledger.finish() {
            findings.push(failure::writing(root, &error, lang));
        }
        running.sum_up(&collector, mode, console);
        let (text, told) = collector.told.text();
        let outcome = console.report_with(&text, &told, findings);
        // A batch ends here: what so many departments left need not be given back one by one.
        mem::forget(collector);
        if running.is_interrupted() { Outcome::Interrupted } else { outcome }
    }

    /// What is said of a directory that is another spec's, or that of a build.
    fn of_another(&self, ledger: &Ledger) -> Option<Finding> {
        let Request { root, mode, pack, shard, .. } = self.request;
        // Where a run of these parts was, none of others came later.
        if *pack != Pack::Tape
            && !ledger.has_past()
            && let Some(other) = siblings::of_other_parts(root, *shard)
        {
            let path = shown(&root.display().to_string());
            let finding = Finding::new(Code::OtherParts, Place::file(path.as_str()));
            return Some(finding.with("path", path).with("other", other));
        }
        // Where a batch was, no build writes.
        if *pack != Pack::Tape && !ledger.has_past() {
            let manifest = Manifest::read(root);
            if manifest.spec.is_some() && !manifest.is_of_departments {
                let path = shown(&root.display().to_string());
                let finding = Finding::new(Code::OfABuild, Place::file(path.as_str()));
                return Some(finding.with("path", path));
            }
        }
        let known = ledger.get(COMMON)?.inputs;
        let now = origin::way(root, self.file);
        let other = !known.is_empty() && !origin::is_same(root, &known, &now, false);
        let path = shown(&root.display().to_string());
        (other && *mode != Mode::Overwrite).then(|| {
            Finding::new(Code::OtherSpec, Place::file(path.as_str()))
                .with("path", path.as_str())
                .with("other", shown(&known))
        })
    }

    /// What is done when every department was met; `is_held` where some could not be made.
    fn close(
        &self,
        collector: &mut Collector,
        sink: Sink,
        ledger: &mut Ledger,
        findings: &mut Vec<Finding>,
        is_held: bool,
        console: &mut Console,
    ) {
        let lang = console.lang();
        let Request { root, names, shard, pack, mode, prune, source, .. } = self.request;
        if *source == Source::Stream && collector.is_empty() && *pack != Pack::Tape {
            findings.push(list::empty_stream());
            return;
        }
        if pack.is_kept() {
            if collector.has_left() {
                collector.want(self.call.wanted());
            }
            // What a call leaves out is not gone.
            let left = collector.left_over(ledger, names.is_empty());
            // Where a department could not be made, nobody knows what it would have had.
            let holds = *prune && is_held && !left.is_empty();
            findings.extend(holds.then(|| Finding::new(Code::NothingPruned, None)));
            let prune = *prune && !is_held;
            let broom = Broom { root: root.clone(), prune, mode: *mode, lang };
            if let Err(error) = broom.sweep(&left, ledger, console, findings) {
                findings.push(failure::writing(root, &error, lang));
            }
        }
        let papers = match collector.papers(*shard) {
            Ok(papers) => papers,
            Err(error) => {
                findings.push(failure::writing(root, &error, lang));
                return;
            }
        };
        if pack.is_kept() {
            let spec = origin::way(root, self.file);
            findings.extend(papers::put_papers(root, &papers, &spec, ledger, *mode, lang));
        } else {
            let put = sink.finish(&papers, ledger, *mode, lang);
            if *pack == Pack::One {
                collector.packed(put.as_ref().ok().copied().flatten());
            }
            findings.extend(put.err());
        }
    }

    /// Where the archive of all lies.
    fn archive(&self) -> PathBuf {
        let stem = self.file.file_stem().unwrap_or_default().to_string_lossy();
        self.request.root.join(format!("{stem}{}.zip", self.request.shard.suffix()))
    }
}
