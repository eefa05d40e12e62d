//! The files of one spec: which are written, which are left alone, and what changed in them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use hongtou::catalog::{Code, Phrase};
use hongtou::compile::Built;
use hongtou::diag::{Finding, Place};
use hongtou::digest::sha256;
use hongtou::doc::RedHead;
use hongtou::lang::Lang;
use hongtou::outline::{self, Entry};
use hongtou::register;

use super::super::batch;
use super::super::console::shown;
use super::super::failure;
use super::super::manifest::{Manifest, Record};
use super::super::origin;
use super::leftover::{self, Scope};
use super::why::{Causes, Inputs};
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
pub struct Writer {
    directory: PathBuf,
    manifest: Manifest,
    mode: Mode,
    lang: Lang,
    causes: Causes,
    /// Whether nothing was known of the directory.
    first: bool,
}

/// How a file stands to the bytes that it should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It has them.
    Same,
    /// It has those of the last build.
    Old,
    /// It has others than those of the last build.
    Edited,
    /// It is there, and no build wrote it.
    Foreign,
    /// It is not there, and the last build wrote it.
    Gone,
    /// It is not there, and no build wrote it.
    New,
}

impl Writer {
    /// A writer to a directory, which need not be there, of what is made of `inputs`.
    pub fn new(directory: PathBuf, mode: Mode, inputs: &Inputs, lang: Lang) -> Self {
        let manifest = Manifest::read(&directory);
        let causes = Causes::new(&manifest, inputs, lang);
        let first = manifest.documents.is_empty();
        Self { directory, manifest, mode, lang, causes, first }
    }

    /// Makes the directory that of the spec `file`, of which `documents` are made, unless the files
    /// there are another's.
    pub fn claim(&mut self, file: &Path, documents: &[Built]) -> Result<(), Finding> {
        if self.manifest.is_of_departments || batch::was_here(&self.directory) {
            let path = self.directory.components().collect::<PathBuf>();
            let path = shown(&path.display().to_string());
            let finding = Finding::new(Code::OfABatch, Place::file(path.as_str()));
            return Err(finding.with("path", path));
        }
        let now = origin::way(&self.directory, file);
        let known = self.manifest.spec.clone().filter(|_| !self.manifest.documents.is_empty());
        let alike = documents.iter().any(|document| {
            let known = self.manifest.documents.get(&document.name);
            known.is_some_and(|known| {
                let number = head(document).and_then(|head| head.doc_number.as_ref());
                known.title == document.tree.meta.title && known.number.as_ref() == number
            })
        });
        if let Some(known) = known.filter(|_| self.mode != Mode::Overwrite)
            && !origin::is_same(&self.directory, &known, &now, alike)
        {
            let path = shown(&self.directory.display().to_string());
            return Err(Finding::new(
                Code::OtherSpec,
                Place::file(shown(&file.display().to_string())),
            )
            .with("path", path)
            .with("other", shown(&known)));
        }
        self.manifest.spec = Some(now);
        Ok(())
    }

    /// Writes one document in its formats, to `path` without extension. A file that cannot be
    /// written stops no other.
    pub fn write(
        &mut self,
        document: &Built,
        path: &str,
        tally: &mut Tally,
        findings: &mut Vec<Finding>,
    ) {
        // A pattern's paths are safe; a document without one is named as it is.
        let mut names = std::iter::once(document.name.as_str()).chain(path.split('/'));
        if let Some(name) = names.find(|name| !outputs::is_safe_name(name)) {
            findings.push(failure::unsafe_name(&self.directory, name, self.lang));
            return;
        }
        let outline = outline::outline(&document.tree);
        let known = self.manifest.documents.get(&document.name).cloned();
        let why = self.why(known.as_ref(), &outline);
        let mut reasons: Vec<String> = Vec::new();
        let mut record = known.clone().unwrap_or_default();
        let mut failed = false;
        for (extension, bytes) in [("docx", &document.docx), ("html", &document.html)] {
            let Some(bytes) = bytes else { continue };
            let file = format!("{path}.{extension}");
            let state = self.state(&file, bytes);
            let own = self.reasons(&document.name, &file, state, &why);
            match self.put(&file, bytes, state, &own) {
                Ok(change) => {
                    match change {
                        Change::Written => {
                            tally.written += 1;
                            reasons.extend(own);
                        }
                        Change::Unchanged => tally.unchanged += 1,
                    }
                    tally.files.push((self.directory.join(&file), change));
                    record.files.insert(file, sha256(bytes));
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
            let reasons = reasons.join(&Phrase::Semicolon.text(self.lang, &[]));
            tally.why.push((document.name.clone(), reasons));
        }
        // What could not be written is still what it was, and so are its reasons.
        if !failed || known.is_none() {
            record.outline = outline;
        }
        record.title.clone_from(&document.tree.meta.title);
        path.clone_into(&mut record.path);
        let head = head(document);
        record.number = head.and_then(|head| head.doc_number.clone());
        record.copy_number = head.and_then(|head| head.copy_number.clone());
        if !record.files.is_empty() {
            self.manifest.documents.insert(document.name.clone(), record);
        }
    }

    /// Why a document of which a file was made before is made anew.
    fn why(&self, known: Option<&Record>, outline: &[Entry]) -> Vec<String> {
        let old = known.map(|known| known.outline.as_slice()).unwrap_or_default();
        if old.is_empty() {
            // It could not be read, and tells nothing.
            return vec![Phrase::WhyOther.text(self.lang, &[])];
        }
        self.causes.of(&outline::changes(old, outline))
    }

    /// How a file stands to the bytes that it should have.
    fn state(&self, file: &str, bytes: &[u8]) -> State {
        let known = self.manifest.digest_of(file);
        match (fs::read(self.directory.join(file)).ok(), known) {
            (Some(old), _) if old == bytes => State::Same,
            (Some(old), Some(known)) if sha256(&old) == known => State::Old,
            (Some(_), Some(_)) => State::Edited,
            (Some(_), None) => State::Foreign,
            (None, Some(_)) => State::Gone,
            (None, None) => State::New,
        }
    }

    /// Why a file is written.
    fn reasons(&self, document: &str, file: &str, state: State, why: &[String]) -> Vec<String> {
        let known = self.manifest.documents.contains_key(document);
        let phrase = match state {
            State::Same => return Vec::new(),
            State::Old => return why.to_vec(),
            // In a directory of which nothing is known everything is new.
            State::New if self.first => return Vec::new(),
            State::New if known => Phrase::WhyNewFile,
            State::New => Phrase::WhyNew,
            State::Gone => Phrase::WhyGone,
            State::Edited => Phrase::WhyEdited,
            State::Foreign => Phrase::WhyForeign,
        };
        vec![phrase.text(self.lang, &[("file", file.to_owned())])]
    }

    /// Makes a file what it should be, or says why it is not.
    fn put(
        &self,
        file: &str,
        bytes: &[u8],
        state: State,
        why: &[String],
    ) -> Result<Change, Finding> {
        let path = self.directory.join(file);
        let name = shown(&path.display().to_string());
        let finding =
            |code| Finding::new(code, Place::file(name.as_str())).with("path", name.as_str());
        match (self.mode, state) {
            (_, State::Same) => Ok(Change::Unchanged),
            (Mode::Write | Mode::Check, State::Edited) => Err(finding(Code::EditedByHand)),
            (Mode::Write | Mode::Check, State::Foreign) => Err(finding(Code::NotOurs)),
            (Mode::Check, State::New | State::Gone) => {
                let missing = Phrase::WhyMissing.text(self.lang, &[]);
                Err(finding(Code::Stale).with("detail", missing))
            }
            (Mode::Check, State::Old) => {
                let detail = why.join(&Phrase::Semicolon.text(self.lang, &[]));
                Err(finding(Code::Stale).with("detail", detail))
            }
            (Mode::Write, State::Old | State::New | State::Gone) | (Mode::Overwrite, _) => {
                outputs::write(&path, bytes)
                    .map_err(|error| failure::writing(&path, &error, self.lang))
            }
        }
    }

    /// Names or removes what is left of documents that the spec no longer has.
    pub fn sweep(&mut self, scope: &Scope, tally: &mut Tally, findings: &mut Vec<Finding>) {
        let (mode, lang) = (self.mode, self.lang);
        leftover::sweep(&mut self.manifest, &self.directory, scope, mode, lang, tally, findings);
    }

    /// Writes the register. One that says what it said before is left alone even if somebody has
    /// changed it: the numbers of pages are filled in by hand.
    fn register(&mut self, findings: &mut Vec<Finding>) {
        let path = self.directory.join(register::NAME);
        let bytes = match self.manifest.register() {
            Ok(bytes) if !self.manifest.documents.is_empty() => bytes,
            Ok(_) => return,
            Err(error) => {
                findings.push(failure::writing(&path, &error, self.lang));
                return;
            }
        };
        let digest = sha256(&bytes);
        let known = self.manifest.registered.as_ref();
        if known == Some(&digest) && path.exists() && self.mode == Mode::Write {
            return;
        }
        let state = self.state(register::NAME, &bytes);
        match self.put(register::NAME, &bytes, state, &[]) {
            Ok(_) => self.manifest.registered = Some(digest),
            Err(finding) => findings.push(finding),
        }
    }

    /// Keeps what was written for the next build.
    pub fn finish(mut self, inputs: Inputs, findings: &mut Vec<Finding>) {
        if self.mode == Mode::Check {
            return;
        }
        self.manifest.inputs = inputs.files;
        self.manifest.profile = inputs.profile;
        self.register(findings);
        if let Err(error) = self.manifest.write() {
            findings.push(failure::writing(Path::new(self.manifest.path()), &error, self.lang));
        }
    }
}

/// 版头 of a document, where it has one.
fn head(document: &Built) -> Option<&RedHead> {
    document.tree.sheets.iter().find_map(|sheet| sheet.head.as_ref())
}

#[cfg(test)]
mod tests {
    use hongtou::doc::{Document, Meta};

    use super::*;

    #[test]
    fn a_documents_name_never_leads_out_of_the_directory() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        for name in ["../up", "/tmp/abs", "a/b", r"..\up", "nul", ""] {
            let document = Built {
                name: name.to_owned(),
                tree: Document { name: name.to_owned(), meta: Meta::default(), sheets: Vec::new() },
                docx: Some(Vec::new()),
                html: None,
            };
            let (mut tally, mut findings) = (Tally::default(), Vec::new());
            Writer::new(out.clone(), Mode::Write, &Inputs::default(), Lang::Zh).write(
                &document,
                &document.name,
                &mut tally,
                &mut findings,
            );
            assert_eq!(findings.len(), 1, "{name}");
            assert_eq!(tally.documents, 0, "{name}");
        }
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}
