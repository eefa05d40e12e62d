//! Which specs a call means, and where in `--out` each of them goes.
//!
//! 1. Every argument is a spec, or a directory whose specs are found in the order of their names.
//! 2. A single file goes right into `--out`, what a directory holds to its own path without the
//!    extension. Several arguments get a subdirectory each, named after the argument, or after its
//!    parent folder where those names clash.
//! 3. A file that is meant twice is built once.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use hongtou::catalog::Code;
use hongtou::diag::{self, Finding, Place};
use hongtou::lang::Lang;
use hongtou::source::Source;
use hongtou::spec::is_spec;
use walkdir::{DirEntry, WalkDir};

use super::console::shown;
use super::failure;

/// A spec that is to be built.
pub struct Job {
    /// Its text.
    pub source: Source,
    /// Its file.
    pub file: PathBuf,
    /// Where its documents go, relative to `--out`.
    pub place: PathBuf,
    /// Whether its file has a fault, or its place a rival, that stops all of its documents.
    pub stopped: bool,
}

/// What the arguments of a call mean.
#[derive(Default)]
pub struct Discovery {
    /// The specs in the order of the arguments.
    pub jobs: Vec<Job>,
    /// What is wrong with the files and arguments.
    pub findings: Vec<Finding>,
    /// Every file met so far, by its real path.
    seen: BTreeSet<PathBuf>,
}

/// Finds the specs that `arguments` mean; `out` is where documents go.
pub fn discover(arguments: &[PathBuf], out: &Path, lang: Lang) -> Discovery {
    let mut discovery = Discovery::default();
    let own_places = places(arguments);
    for (argument, place) in arguments.iter().zip(own_places) {
        if argument.is_dir() {
            if !discovery.walk(argument, &place, out, lang) {
                let path = shown(&argument.display().to_string());
                let finding =
                    Finding::new(Code::NoSpecs, Place::file(path.as_str())).with("path", path);
                discovery.findings.push(finding);
            }
        } else {
            discovery.read(argument, place, lang, |_| true);
        }
    }
    discovery
}

/// Stops all specs that would write to the same place, with a finding for every two. Capitals and
/// small letters are one on some systems, so they are one here.
pub fn stop_clashes(jobs: &mut [Job], out: &Path) -> Vec<Finding> {
    let mut places: BTreeMap<String, Vec<&mut Job>> = BTreeMap::new();
    for job in jobs {
        let key = job.place.to_string_lossy().to_lowercase();
        places.entry(key).or_default().push(job);
    }
    let mut findings = Vec::new();
    for rivals in places.values_mut() {
        let Some((first, others)) = rivals.split_first_mut() else { continue };
        for other in others {
            let finding = Finding::new(Code::OutputClash, Place::file(shown(other.source.path())))
                .with("first", shown(first.source.path()))
                .with("second", shown(other.source.path()))
                .with("path", shown(&out.join(&other.place).display().to_string()));
            findings.push(finding);
            first.stopped = true;
            other.stopped = true;
        }
    }
    findings
}

impl Discovery {
    /// Reads every spec below `root`; tells whether there is one.
    fn walk(&mut self, root: &Path, place: &Path, out: &Path, lang: Lang) -> bool {
        let mut any = false;
        let out = fs::canonicalize(out).ok();
        // Links to directories are not followed, so there are no circles; links to files are read.
        let walk = WalkDir::new(root)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| is_searched(entry, out.as_deref()));
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_owned();
                    let error = error.into();
                    self.findings.push(failure::reading(&path, &error, lang));
                    continue;
                }
            };
            let is_yaml =
                |e: &OsStr| e.eq_ignore_ascii_case("yaml") || e.eq_ignore_ascii_case("yml");
            let path = entry.path();
            if !path.extension().is_some_and(is_yaml) || !path.is_file() {
                continue;
            }
            let below = path.strip_prefix(root).unwrap_or(path).with_extension("");
            let named = path.strip_prefix(".").unwrap_or(path);
            any |= self.read(named, place.join(below), lang, is_spec);
        }
        any
    }

    /// Adds the spec in `file`, unless it is not `wanted`; tells whether it is there now.
    fn read(
        &mut self,
        file: &Path,
        place: PathBuf,
        lang: Lang,
        wanted: fn(&Source) -> bool,
    ) -> bool {
        let real = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        if self.seen.contains(&real) {
            return true;
        }
        let bytes = match fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.findings.push(failure::reading(file, &error, lang));
                return false;
            }
        };
        let (source, findings) = Source::decode(file.display().to_string(), &bytes);
        let Some(source) = source else {
            self.findings.extend(findings);
            return false;
        };
        if !wanted(&source) {
            return false;
        }
        self.seen.insert(real);
        self.jobs.push(Job {
            source,
            file: file.to_owned(),
            place,
            stopped: diag::any_error(&findings),
        });
        self.findings.extend(findings);
        true
    }
}

/// Whether a walk goes into a directory or looks at a file: not into hidden folders, templates
/// (whose starters look like specs) and the output itself. What the user names is always searched.
fn is_searched(entry: &DirEntry, out: Option<&Path>) -> bool {
    if entry.depth() == 0 {
        return true;
    }
    let name = entry.file_name();
    if name.to_string_lossy().starts_with('.') {
        return false;
    }
    if !entry.file_type().is_dir() {
        return true;
    }
    name != "templates" && (out.is_none() || fs::canonicalize(entry.path()).ok().as_deref() != out)
}

/// Where each argument's documents go, relative to `--out`.
fn places(arguments: &[PathBuf]) -> Vec<PathBuf> {
    if arguments.len() < 2 {
        return vec![PathBuf::new()];
    }
    let names: Vec<PathBuf> = arguments.iter().map(|argument| own_name(argument)).collect();
    let key = |name: &Path| name.to_string_lossy().to_lowercase();
    let mut counts: BTreeMap<String, BTreeSet<PathBuf>> = BTreeMap::new();
    for (name, argument) in names.iter().zip(arguments) {
        let real = fs::canonicalize(argument).unwrap_or_else(|_| argument.clone());
        counts.entry(key(name)).or_default().insert(real);
    }
    names
        .into_iter()
        .zip(arguments)
        .map(|(name, argument)| {
            let clashes = counts.get(&key(&name)).is_some_and(|all| all.len() > 1);
            if clashes { parent_name(argument).unwrap_or(name) } else { name }
        })
        .collect()
}

/// A file's name without its extension, a directory's name.
fn own_name(argument: &Path) -> PathBuf {
    let real = fs::canonicalize(argument);
    // `.` and `..` have names only as real paths.
    let named = match (argument.file_name(), &real) {
        (None, Ok(real)) => real,
        _ => argument,
    };
    let name = if argument.is_dir() { named.file_name() } else { named.file_stem() };
    match name {
        // What is left of `...yaml` would lead out of the directory.
        Some(name) if name == "." || name == ".." => argument.file_name().map(PathBuf::from),
        name => name.map(PathBuf::from),
    }
    .unwrap_or_default()
}

fn parent_name(argument: &Path) -> Option<PathBuf> {
    let real = std::path::absolute(argument).ok()?;
    let real = match real.parent()?.file_name() {
        Some(name) => return Some(name.into()),
        None => fs::canonicalize(real).ok()?,
    };
    Some(real.parent()?.file_name()?.into())
}
