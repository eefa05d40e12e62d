//! Where the departments come from: the spec, a file, or standard input.

use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;
use std::{fs, mem, thread};

use hongtou::catalog::{Code, Words};
use hongtou::compile::Campaign;
use hongtou::departments::{Department, Departments, json_bytes};
use hongtou::diag::{self, Finding, Name, Place};
use hongtou::lang::Lang;
use hongtou::spec::nearest;

use super::super::{copies, failure};

/// What standard input is called.
pub const STDIN: &str = "<stdin>";

/// The most departments that are named where one is not found.
const SHOWN: usize = 10;

/// Where the departments come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The spec, or a file that it names.
    Spec,
    /// A file that the call names.
    File(PathBuf),
    /// Standard input, a line of JSON for each.
    Stream,
}

impl Source {
    /// What the argument means.
    pub fn of(argument: Option<&PathBuf>) -> Self {
        match argument {
            None => Self::Spec,
            Some(path) if path.as_os_str() == "-" => Self::Stream,
            Some(path) => Self::File(path.clone()),
        }
    }
}

/// The departments; of a stream what holds for all that will come. [`None`] where something is
/// wrong with them, which is then said.
pub fn read(
    source: &Source,
    campaign: &mut Campaign<'_>,
    lang: Lang,
    findings: &mut Vec<Finding>,
) -> Option<Departments> {
    let mut found = Vec::new();
    let departments = match source {
        Source::Spec => campaign.departments(&mut found),
        Source::File(path) => match fs::read(path) {
            Ok(bytes) => {
                campaign.departments_given(&path.display().to_string(), &bytes, &mut found)
            }
            Err(error) => {
                found.push(failure::reading(path, &error, lang));
                None
            }
        },
        Source::Stream => {
            let defaults = campaign.department_defaults(&mut found);
            Some(Departments { file: Some(STDIN.to_owned()), ..defaults })
        }
    };
    if let Some(departments) = &departments {
        campaign.take_up(departments, &mut found);
    }
    let none = departments.as_ref().is_none_or(|all| all.list.is_empty());
    if none && *source == Source::Spec && !diag::any_error(&found) {
        found.extend(no_list(campaign));
    }
    let stopped = diag::any_error(&found);
    if stopped {
        // What is wrong with the spec may be why, and is to be said in any case.
        let faults = campaign.faults();
        if diag::any_error(&faults) {
            let is_of_spec = |at: &Place| at.path == campaign.path();
            found.retain(|finding| {
                let here = finding.place.as_ref().is_some_and(is_of_spec);
                !(here && finding.code == Code::EmptyDepartments)
            });
        }
        found.extend(faults);
    }
    findings.append(&mut found);
    departments.filter(|_| !stopped)
}

/// What is said of a spec in which no list was found.
pub fn no_list(campaign: &Campaign<'_>) -> Vec<Finding> {
    let none = || vec![Finding::new(Code::NoDepartments, Place::file(campaign.path()))];
    campaign.unreadable().unwrap_or_else(none)
}

/// A department of a stream, or what is wrong with its line.
pub type Line = Result<Department, Finding>;

/// How often lines are read ahead, each time as many as are there.
const AHEAD: usize = 16;

/// The bytes that are asked for at once.
const AT_ONCE: usize = 1 << 16;

/// How often somebody who waits for the next line looks up.
const PATIENCE: Duration = Duration::from_millis(50);

/// The departments that come in on standard input, one a line; empty lines are none.
///
/// Whoever feeds it may pause as long as they like, and nothing can end a read that waits: so a
/// thread reads that nobody waits for.
pub struct Stream {
    lines: Receiver<Vec<Line>>,
}

impl Stream {
    /// Begins to read.
    pub fn open(lang: Lang) -> Self {
        let (to, lines) = sync_channel(AHEAD);
        thread::spawn(move || {
            let mut input = BufReader::with_capacity(AT_ONCE, io::stdin());
            let mut lines = Vec::new();
            let mut line = Vec::new();
            for number in 1.. {
                line.clear();
                let read = input.read_until(b'\n', &mut line);
                let last = !matches!(read, Ok(1..));
                match read {
                    Ok(_) if line.trim_ascii().is_empty() => {}
                    Ok(_) => lines.push(json_bytes(&line, number, STDIN)),
                    Err(error) => lines.push(Err(failure::reading(Path::new(STDIN), &error, lang))),
                }
                // What is here is not to wait for what is not.
                let more = !last && input.buffer().contains(&b'\n');
                if !more && to.send(mem::take(&mut lines)).is_err() || last {
                    return;
                }
            }
        });
        Self { lines }
    }

    /// What came. It ends when there is no more, or when somebody sets `stop`.
    pub fn until(self, stop: &Arc<AtomicBool>) -> impl Iterator<Item = Line> + Send + use<> {
        let stop = Arc::clone(stop);
        let mut lines = Vec::new().into_iter();
        std::iter::from_fn(move || {
            while !stop.load(Ordering::Relaxed) {
                if let Some(line) = lines.next() {
                    return Some(line);
                }
                match self.lines.recv_timeout(PATIENCE) {
                    Ok(more) => lines = more.into_iter(),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => return None,
                }
            }
            None
        })
    }
}

/// What is said of a stream that broke off before its first line: it is no list of no departments.
pub fn empty_stream() -> Finding {
    Finding::new(Code::EmptyStream, Place::file(STDIN))
}

/// The names that the call asks for and that no department has.
pub fn unknown(names: &[String], departments: &Departments, path: &str) -> Vec<Finding> {
    let is_there = |name: &str| departments.list.iter().any(|d| copies::is_called(d, name));
    let missing = names.iter().filter(|name| !is_there(name));
    missing.map(|name| no_such(name, departments, path)).collect()
}

/// No department has this name.
pub fn no_such(name: &str, departments: &Departments, path: &str) -> Finding {
    let list = &departments.list;
    let finding = Finding::new(Code::NoSuchDepartment, Place::file(path)).with("name", name);
    if let Some(near) = nearest(name, list.iter().flat_map(copies::names)) {
        return finding.with("advice", Words::DidYouMeanName).with("suggestion", near);
    }
    let choices: Vec<Name> = list.iter().take(SHOWN).map(|d| Name::new(&d.name)).collect();
    let is_all = list.len() <= SHOWN;
    let advice = if is_all { Words::DepartmentsAre } else { Words::DepartmentsAmongAre };
    finding.with("advice", advice).with("choices", choices).with("count", list.len().to_string())
}

/// Whether the call means a department, by its name, short name or one of its aliases.
pub fn is_meant(department: &Department, names: &[String]) -> bool {
    names.is_empty() || names.iter().any(|name| copies::is_called(department, name))
}
