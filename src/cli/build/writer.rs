//! The files of one spec: which are written, which are left alone, and what changed in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hongtou::catalog::{Code, Phrase};
use hongtou::compile::Built;
use hongtou::diag::{Finding, Place};
use hongtou::digest::sha256;
use hongtou::lang::Lang;
use hongtou::outline::{self, Entry};

use super::super::console::shown;
use super::super::failure;
use super::super::manifest::{Manifest, Record};
use super::super::origin;
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
    /// Documents of which all files are as they should be now.
    pub documents: usize,
    /// Files that were written.
    pub written: usize,
    /// Files that had their bytes already.
    pub unchanged: usize,
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
}

/// The most changes of a document that are told one by one.
const TOLD: usize = 3;

impl Writer {
    /// A writer to a directory, which need not be there.
    pub fn new(directory: PathBuf, mode: Mode, lang: Lang) -> Self {
        let manifest = Manifest::read(&directory);
        Self { directory, manifest, mode, lang }
    }

    /// Makes the directory that of the spec `file`, of which `documents` are made, unless the files
    /// there are another's.
    pub fn claim(&mut self, file: &Path, documents: &[Built]) -> Result<(), Finding> {
        let now = origin::way(&self.directory, file);
        let known = self.manifest.spec.clone().filter(|_| !self.manifest.documents.is_empty());
        let alike = documents.iter().any(|document| {
            let known = self.manifest.documents.get(&document.name);
            known.is_some_and(|known| {
                known.title == document.tree.meta.title && known.number == number(document)
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

    /// Writes one document in its formats. A file that cannot be written stops no other.
    pub fn write(&mut self, document: &Built, tally: &mut Tally, findings: &mut Vec<Finding>) {
        if !outputs::is_safe_name(&document.name) {
            findings.push(failure::unsafe_name(&self.directory, &document.name, self.lang));
            return;
        }
        let outline = outline::outline(&document.tree);
        let known = self.manifest.documents.get(&document.name);
        let why = known.map_or(String::new(), |known| self.why(&known.outline, &outline));
        let formats = [("docx", &document.docx), ("html", &document.html)];
        let mut failed = false;
        let mut digests = known.map(|known| known.files.clone()).unwrap_or_default();
        for (extension, bytes) in formats {
            let Some(bytes) = bytes else { continue };
            let file = format!("{}.{extension}", document.name);
            match self.put(&file, bytes, &why) {
                Ok(change) => {
                    match change {
                        Change::Written => tally.written += 1,
                        Change::Unchanged => tally.unchanged += 1,
                    }
                    tally.files.push((self.directory.join(&file), change));
                    digests.insert(file, sha256(bytes));
                }
                Err(finding) => {
                    findings.push(finding);
                    failed = true;
                }
            }
        }
        tally.documents += usize::from(!failed);
        if failed {
            return;
        }
        if !why.is_empty() {
            tally.why.push((document.name.clone(), why));
        }
        let record = Record {
            title: document.tree.meta.title.clone(),
            number: number(document),
            files: digests,
            outline,
        };
        self.manifest.documents.insert(document.name.clone(), record);
    }

    /// Makes a file what it should be, or says why it is not.
    fn put(&self, file: &str, bytes: &[u8], why: &str) -> Result<Change, Finding> {
        let path = self.directory.join(file);
        let name = shown(&path.display().to_string());
        let finding =
            |code| Finding::new(code, Place::file(name.as_str())).with("path", name.as_str());
        let old = fs::read(&path).ok();
        if old.as_deref() == Some(bytes) {
            return Ok(Change::Unchanged);
        }
        // What is there is not what the last build wrote.
        let edited = old.as_deref().and_then(|old| match self.manifest.digest_of(file) {
            Some(known) => (sha256(old) != known).then_some(Code::EditedByHand),
            None => Some(Code::NotOurs),
        });
        match (self.mode, edited) {
            (Mode::Write | Mode::Check, Some(code)) => Err(finding(code)),
            (Mode::Check, None) => {
                let missing = Phrase::WhyMissing.text(self.lang, &[]);
                let other = Phrase::WhyOther.text(self.lang, &[]);
                let detail = match (&old, why) {
                    (None, _) => missing,
                    (Some(_), "") => other,
                    (Some(_), why) => why.to_owned(),
                };
                Err(finding(Code::Stale).with("detail", detail))
            }
            (Mode::Write, None) | (Mode::Overwrite, _) => outputs::write(&path, bytes)
                .map_err(|error| failure::writing(&path, &error, self.lang)),
        }
    }

    /// What is another now than in the outline `old`; empty where nothing is.
    fn why(&self, old: &[Entry], new: &[Entry]) -> String {
        let changes = outline::changes(old, new);
        let told = changes.iter().take(TOLD).map(|change| match &change.texts {
            Some((old, new)) => {
                let args =
                    [("place", change.place.clone()), ("old", old.clone()), ("new", new.clone())];
                Phrase::WhyChange.text(self.lang, &args)
            }
            None => change.place.clone(),
        });
        let mut told: Vec<String> = told.collect();
        if changes.len() > TOLD {
            let more = (changes.len() - TOLD).to_string();
            told.push(Phrase::WhyMore.text(self.lang, &[("count", more)]));
        }
        told.join(&Phrase::Semicolon.text(self.lang, &[]))
    }

    /// Keeps what was written for the next build. `inputs` are the digests of what was read.
    pub fn finish(mut self, inputs: BTreeMap<String, String>, findings: &mut Vec<Finding>) {
        if self.mode == Mode::Check {
            return;
        }
        self.manifest.inputs = inputs;
        if let Err(error) = self.manifest.write() {
            findings.push(failure::writing(Path::new(self.manifest.path()), &error, self.lang));
        }
    }
}

/// 发文字号, where a document carries one.
fn number(document: &Built) -> Option<String> {
    let head = document.tree.sheets.iter().find_map(|sheet| sheet.head.as_ref());
    head.and_then(|head| head.doc_number.clone())
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
            Writer::new(out.clone(), Mode::Write, Lang::Zh).write(
                &document,
                &mut tally,
                &mut findings,
            );
            assert_eq!(findings.len(), 1, "{name}");
            assert_eq!(tally.documents, 0, "{name}");
        }
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}
