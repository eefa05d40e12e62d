//! The files of one spec: which are written, and which are left alone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{io, mem};

use hongtou::catalog::{Code, Phrase};
use hongtou::diag::{Finding, Place};
use hongtou::digest::sha256;
use hongtou::register;

use super::super::console::shown;
use super::super::failure;
use super::super::manifest::Manifest;
use super::before::{Before, Ready, State, Told};
use super::leftover::{self, Scope};
use super::why::Inputs;
use crate::outputs::{self, Change};

/// What a build does to files that are not as they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Writes them, unless somebody else has changed them.
    Write,
    /// Writes them in any case.
    Overwrite,
    /// Names them.
    Check,
}

/// What was written for one spec or for all.
#[derive(Default)]
pub struct Tally {
    /// Documents that were gone through.
    pub documents: usize,
    /// Files that were written.
    pub written: usize,
    /// Files that had their bytes already.
    pub unchanged: usize,
    /// Files that are not as they should be and were left so.
    pub kept: usize,
    /// Files that were removed.
    pub removed: Vec<PathBuf>,
    /// Every file and what became of it.
    pub files: Vec<(PathBuf, Change)>,
    /// The documents that are others than before, and what changed in each.
    pub why: Vec<(String, String)>,
}

/// The directory of one spec under way.
pub struct Writer<'b> {
    before: &'b Before,
    /// What is written now.
    manifest: Manifest,
    mode: Mode,
    /// The files of the document under way.
    put: Vec<Put>,
}

/// A file, and what became of writing it; [`None`] where it was not tried.
struct Put {
    path: String,
    sha256: String,
    state: State,
    written: Option<io::Result<()>>,
}

impl<'b> Writer<'b> {
    /// A writer to the directory of the spec at the end of the way `spec`, of what is made of
    /// `inputs`.
    pub fn new(before: &'b Before, spec: String, mode: Mode, inputs: &Inputs) -> Self {
        let mut manifest = before.manifest.clone();
        manifest.spec = Some(spec);
        manifest.inputs.clone_from(&inputs.files);
        manifest.profile.clone_from(&inputs.profile);
        Self { before, manifest, mode, put: Vec::new() }
    }

    /// Makes the next document's files what they should be, where that may be. One that cannot be
    /// written stops no other.
    pub fn put(&mut self, files: Vec<Ready>) {
        let (directory, mode) = (&self.before.directory, self.mode);
        self.put.extend(files.into_iter().map(|file| {
            let may = match (mode, file.state) {
                (_, State::Same) | (Mode::Check, _) => false,
                (Mode::Write, State::Edited | State::Foreign) => false,
                (Mode::Write, State::Old | State::New | State::Gone) | (Mode::Overwrite, _) => true,
            };
            let written = may.then(|| outputs::replace(&directory.join(&file.path), &file.bytes));
            Put { path: file.path, sha256: file.sha256, state: file.state, written }
        }));
    }

    /// Keeps what is to be known of the document whose files were put last.
    pub fn keep(&mut self, document: Told, tally: &mut Tally, findings: &mut Vec<Finding>) {
        let Told { name, mut record, why } = document;
        let mut reasons: Vec<String> = Vec::new();
        let mut failed = false;
        for file in mem::take(&mut self.put) {
            let own = self.before.reasons(&name, &file.path, file.state, &why);
            match self.outcome(&file, &own) {
                Ok(change) => {
                    match change {
                        Change::Written => {
                            tally.written += 1;
                            reasons.extend(own);
                        }
                        Change::Unchanged => tally.unchanged += 1,
                    }
                    tally.files.push((self.before.directory.join(&file.path), change));
                    record.files.insert(file.path, file.sha256);
                }
                Err(finding) => {
                    findings.push(finding);
                    tally.kept += 1;
                    failed = true;
                }
            }
        }
        tally.documents += 1;
        let mut seen = BTreeSet::new();
        reasons.retain(|reason| seen.insert(reason.clone()));
        if !reasons.is_empty() {
            let reasons = reasons.join(&Phrase::Semicolon.text(self.before.lang, &[]));
            tally.why.push((name.clone(), reasons));
        }
        if record.files.is_empty() {
            return;
        }
        if let Some(before) = self.manifest.documents.get(&name).filter(|_| failed) {
            // What could not be written is still what it was, and so are its reasons.
            record.outline = Arc::clone(&before.outline);
        }
        self.manifest.documents.insert(name, record);
    }

    /// What became of a file, or why it is not what it should be; `why` it would be written.
    fn outcome(&self, file: &Put, why: &[String]) -> Result<Change, Finding> {
        let lang = self.before.lang;
        let path = self.before.directory.join(&file.path);
        let name = shown(&path.display().to_string());
        let finding =
            |code| Finding::new(code, Place::file(name.as_str())).with("path", name.as_str());
        match (&file.written, file.state) {
            (Some(Ok(())), _) => Ok(Change::Written),
            (Some(Err(error)), _) => Err(failure::writing(&path, error, lang)),
            (None, State::Same) => Ok(Change::Unchanged),
            (None, State::Edited) => Err(finding(Code::EditedByHand)),
            (None, State::Foreign) => Err(finding(Code::NotOurs)),
            (None, State::New) => {
                let missing = Phrase::WhyMissing.text(lang, &[]);
                Err(finding(Code::Stale).with("detail", missing))
            }
            (None, State::Gone) => {
                let gone = Phrase::WhyGone.text(lang, &[("file", file.path.clone())]);
                Err(finding(Code::Stale).with("detail", gone))
            }
            (None, State::Old) => {
                let detail = why.join(&Phrase::Semicolon.text(lang, &[]));
                Err(finding(Code::Stale).with("detail", detail))
            }
        }
    }

    /// Names or removes what is left of documents that the spec no longer has.
    pub fn sweep(&mut self, scope: &Scope, tally: &mut Tally, findings: &mut Vec<Finding>) {
        let Before { directory, lang, .. } = self.before;
        leftover::sweep(&mut self.manifest, directory, scope, self.mode, *lang, tally, findings);
    }

    /// Writes the register, with the pages that somebody filled in.
    fn register(&mut self, findings: &mut Vec<Finding>) {
        let path = self.before.directory.join(register::NAME);
        let lang = self.before.lang;
        let bytes = match self.manifest.register() {
            Ok(bytes) if !self.manifest.documents.is_empty() => bytes,
            Ok(_) => return,
            Err(error) => {
                findings.push(failure::writing(&path, &error, lang));
                return;
            }
        };
        let digest = sha256(&bytes);
        let (bytes, state) = self.before.register(bytes);
        self.put(vec![Ready {
            path: register::NAME.to_owned(),
            bytes,
            sha256: digest.clone(),
            state,
        }]);
        let Some(file) = self.put.pop() else { return };
        match self.outcome(&file, &[Phrase::WhyRegister.text(lang, &[])]) {
            // The digest is that of a register without pages.
            Ok(_) => self.manifest.registered = Some(digest),
            Err(finding) => findings.push(finding),
        }
    }

    /// Keeps what was written for the next build.
    pub fn finish(mut self, findings: &mut Vec<Finding>) {
        self.register(findings);
        if self.mode == Mode::Check {
            return;
        }
        if let Err(error) = self.manifest.write() {
            findings.push(failure::writing(
                Path::new(self.manifest.path()),
                &error,
                self.before.lang,
            ));
        }
    }
}
