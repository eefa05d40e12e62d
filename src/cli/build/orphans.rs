//! Directories of documents whose spec is no longer in the directory that is built.

use std::path::{Path, PathBuf};

use hongtou::catalog::Code;
use hongtou::diag::{Finding, Place};
use walkdir::WalkDir;

use super::super::console::shown;
use super::super::discover::Job;
use super::super::manifest::{self, Manifest};
use super::super::origin::real;
use super::writer::Mode;

/// Names the directories below `out` that were built from a spec which is gone from one of the
/// directories among `arguments`. They are somebody's documents: nothing removes them.
pub fn orphans(arguments: &[PathBuf], out: &Path, jobs: &[Job], mode: Mode) -> Vec<Finding> {
    let roots: Vec<(&PathBuf, PathBuf)> =
        arguments.iter().filter(|path| path.is_dir()).map(|path| (path, real(path))).collect();
    if roots.is_empty() {
        return Vec::new();
    }
    let made: Vec<PathBuf> = jobs.iter().map(|job| out.join(&job.place)).collect();
    let entries = WalkDir::new(out).sort_by_file_name().into_iter().flatten();
    let entries = entries.filter(|entry| entry.file_name() == manifest::NAME);
    let orphan = |directory: &Path| {
        if made.iter().any(|own| own == directory) {
            return None;
        }
        let spec = real(&directory.join(Manifest::read(directory).spec?));
        let (argument, root) = roots.iter().find(|(_, root)| spec.starts_with(root))?;
        if spec.exists() {
            return None;
        }
        let other = argument.join(spec.strip_prefix(root).ok()?);
        let code = if mode == Mode::Check { Code::SpecGoneInCheck } else { Code::SpecGone };
        let path = shown(&directory.display().to_string());
        let finding = Finding::new(code, Place::file(path.as_str())).with("path", path);
        Some(finding.with("other", shown(&other.display().to_string())))
    };
    entries.filter_map(|entry| orphan(entry.path().parent()?)).collect()
}
