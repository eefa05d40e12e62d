//! What is known of a directory before a build: which files are its own, and what each of the new
//! documents changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hongtou::catalog::{Code, Phrase};
use hongtou::compile::Built;
use hongtou::diag::{Finding, Place};
use hongtou::digest::sha256;
use hongtou::doc::{Document, RedHead};
use hongtou::lang::Lang;
use hongtou::outline::{self, Entry};
use hongtou::register;

use super::super::batch;
use super::super::console::shown;
use super::super::failure;
use super::super::manifest::{Manifest, Record};
use super::super::origin;
use super::why::{Causes, Inputs};
use super::writer::Mode;
use crate::outputs;

/// A directory as the last build left it.
pub struct Before {
    pub directory: PathBuf,
    /// What that build wrote; empty where nothing is known of it.
    pub manifest: Manifest,
    causes: Causes,
    pub lang: Lang,
}

/// A file that can be written.
pub struct Ready {
    /// Its path in the directory.
    pub path: String,
    pub bytes: Vec<u8>,
    pub sha256: String,
    pub state: State,
}

/// What is to be known of a document.
pub struct Told {
    pub name: String,
    /// Its files are those that it had before.
    pub record: Record,
    /// What in it is not as it was before.
    pub why: Vec<String>,
}

/// How a file stands to the bytes that it should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
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

impl Before {
    /// The directory, which need not be there and has this manifest, before a build of `inputs`.
    pub fn new(directory: PathBuf, manifest: Manifest, inputs: &Inputs, lang: Lang) -> Self {
        let causes = Causes::new(&manifest, inputs, lang);
        Self { directory, manifest, causes, lang }
    }

    /// The way to the spec `file`, of which `documents` are made, unless the files in the directory
    /// are another's.
    pub fn claim<'d>(
        &self,
        mode: Mode,
        file: &Path,
        mut documents: impl Iterator<Item = (String, &'d Document)>,
    ) -> Result<String, Finding> {
        if self.manifest.is_of_departments || batch::was_here(&self.directory) {
            let path = self.directory.components().collect::<PathBuf>();
            let path = shown(&path.display().to_string());
            let finding = Finding::new(Code::OfABatch, Place::file(path.as_str()));
            return Err(finding.with("path", path));
        }
        let now = origin::way(&self.directory, file);
        let known = self.manifest.spec.as_ref().filter(|_| !self.manifest.documents.is_empty());
        let Some(known) = known else { return Ok(now) };
        let alike = documents.any(|(name, document)| {
            let number = head(document).and_then(|head| head.doc_number.as_ref());
            let known = self.manifest.documents.get(&name);
            known.is_some_and(|known| {
                known.title == document.meta.title && known.number.as_ref() == number
            })
        });
        if mode == Mode::Overwrite || origin::is_same(&self.directory, known, &now, alike) {
            return Ok(now);
        }
        let path = shown(&self.directory.display().to_string());
        let place = Place::file(shown(&file.display().to_string()));
        Err(Finding::new(Code::OtherSpec, place).with("path", path).with("other", shown(known)))
    }

    /// A document's files, which will lie at `path` without extension.
    pub fn files(&self, document: &mut Built, path: &str) -> Result<Vec<Ready>, Finding> {
        // A pattern's paths are safe; a document without one is named as it is.
        let mut names = std::iter::once(document.name.as_str()).chain(path.split('/'));
        if let Some(name) = names.find(|name| !outputs::is_safe_name(name)) {
            return Err(failure::unsafe_name(&self.directory, name, self.lang));
        }
        if let Some(link) = outputs::link_on_the_way(&self.directory, path) {
            let path = shown(&self.directory.join(path).display().to_string());
            let place = Place::file(path.as_str());
            let finding = Finding::new(Code::LinkedDirectory, place).with("path", path);
            return Err(finding.with("other", shown(&link.display().to_string())));
        }
        let formats = [("docx", document.docx.take()), ("html", document.html.take())];
        let files = formats.into_iter().filter_map(|(extension, bytes)| {
            let (path, bytes) = (format!("{path}.{extension}"), bytes?);
            let state = self.state(&path, &bytes);
            Some(Ready { path, sha256: sha256(&bytes), bytes, state })
        });
        Ok(files.collect())
    }

    /// What is to be known of a document at `path` without extension.
    pub fn told(&self, document: Built, path: String) -> Told {
        let outline = outline::outline(&document.tree);
        let known = self.manifest.documents.get(&document.name);
        let why = self.why(known, &outline);
        let head = head(&document.tree);
        let record = Record {
            copy_number: head.and_then(|head| head.copy_number.clone()),
            files: known.map(|known| known.files.clone()).unwrap_or_default(),
            number: head.and_then(|head| head.doc_number.clone()),
            outline: Arc::new(outline),
            path,
            title: document.tree.meta.title,
        };
        Told { name: document.name, record, why }
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
    pub fn state(&self, file: &str, bytes: &[u8]) -> State {
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

    /// How the register stands to `bytes`, and what is to be written of it: the pages that somebody
    /// has filled in are no change, and kept.
    pub fn register(&self, bytes: Vec<u8>) -> (Vec<u8>, State) {
        let old = fs::read(self.directory.join(register::NAME)).ok();
        let Some((old, own)) = old.and_then(|old| Some((register::unfilled(&old)?, old))) else {
            let state = self.state(register::NAME, &bytes);
            return (bytes, state);
        };
        let state = match self.manifest.digest_of(register::NAME) {
            _ if old == bytes => State::Same,
            Some(known) if sha256(&old) == known => State::Old,
            Some(_) => State::Edited,
            None => State::Foreign,
        };
        (register::filled(&bytes, &own), state)
    }

    /// Why a file is written.
    pub fn reasons(&self, document: &str, file: &str, state: State, why: &[String]) -> Vec<String> {
        let known = self.manifest.documents.contains_key(document);
        let phrase = match state {
            State::Same => return Vec::new(),
            State::Old => return why.to_vec(),
            // In a directory of which nothing is known everything is new.
            State::New if self.manifest.documents.is_empty() => return Vec::new(),
            State::New if known => Phrase::WhyNewFile,
            State::New => Phrase::WhyNew,
            State::Gone => Phrase::WhyGone,
            State::Edited => Phrase::WhyEdited,
            State::Foreign => Phrase::WhyForeign,
        };
        vec![phrase.text(self.lang, &[("file", file.to_owned())])]
    }
}

/// 版头 of a document, where it has one.
fn head(document: &Document) -> Option<&RedHead> {
    document.sheets.iter().find_map(|sheet| sheet.head.as_ref())
}

#[cfg(test)]
mod tests {
    use hongtou::doc::Meta;

    use super::*;

    #[test]
    fn a_documents_name_never_leads_out_of_the_directory() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        for name in ["../up", "/tmp/abs", "a/b", r"..\up", "nul", ""] {
            let mut document = Built {
                name: name.to_owned(),
                tree: Document { name: name.to_owned(), meta: Meta::default(), sheets: Vec::new() },
                recipe: None,
                docx: Some(Vec::new()),
                html: None,
            };
            let (manifest, inputs) = (Manifest::read(&out), Inputs::default());
            let before = Before::new(out.clone(), manifest, &inputs, Lang::Zh);
            assert!(before.files(&mut document, name).is_err(), "{name}");
        }
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}
