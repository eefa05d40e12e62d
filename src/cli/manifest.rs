//! What a build wrote: the digests of what went in and of what came out, beside the files.
//!
//! With it the next build knows which files are still its own, and can say what changed in them.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hongtou::changes::Place;
use hongtou::outline::Entry;
use hongtou::register::{self, Register};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::outputs::{self, Change};

/// The file's name.
pub const NAME: &str = "manifest.json";

/// The manifest of one directory.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    path: PathBuf,
    /// Whether it is one of departments, which no build wrote.
    pub is_of_departments: bool,
    /// The way from here to the spec.
    pub spec: Option<String>,
    /// The version of the program that wrote it.
    pub version: String,
    /// The digest of the profile.
    pub profile: String,
    /// What was read, by name.
    pub inputs: BTreeMap<String, String>,
    /// The documents, by name.
    pub documents: BTreeMap<String, Record>,
    /// The digest that the register had when it was written, without the pages that were kept.
    pub registered: Option<String>,
}

/// What was written of one document.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Record {
    /// 份号, where it carries one.
    pub copy_number: Option<String>,
    /// The digests of its files, by name.
    pub files: BTreeMap<String, String>,
    /// 发文字号, where it carries one.
    pub number: Option<String>,
    /// What stands in it.
    #[serde(serialize_with = "outline")]
    pub outline: Arc<Vec<Entry>>,
    /// Its path without extension: a file under another path is left over.
    pub path: String,
    /// Its title.
    pub title: String,
}

/// The file as it is written.
#[derive(Serialize)]
struct Written<'a> {
    documents: &'a BTreeMap<String, Record>,
    hongtou: &'static str,
    inputs: &'a BTreeMap<String, String>,
    profile: &'a str,
    register: Option<&'a str>,
    spec: Option<&'a str>,
}

/// An outline as triples: sheet, place, text.
fn outline<S: Serializer>(entries: &Arc<Vec<Entry>>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(entries.iter().map(|e| (&e.sheet, e.place.code(), &e.text)))
}

impl Record {
    /// Whether a file is one of the document under the path that it has now.
    pub fn has(&self, file: &str) -> bool {
        file.rsplit_once('.').is_some_and(|(path, _)| path == self.path)
    }
}

impl Manifest {
    /// The manifest of a directory; an empty one where there is none that can be read.
    pub fn read(directory: &Path) -> Self {
        let path = directory.join(NAME);
        let value = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let value: Value = value.unwrap_or_default();
        let texts = |value: Option<&Value>| -> BTreeMap<String, String> {
            let pairs = value.and_then(Value::as_object).into_iter().flatten();
            pairs.filter_map(|(key, text)| Some((key.clone(), text.as_str()?.to_owned()))).collect()
        };
        let record = |name: &str, value: &Value| {
            let entries = value.get("outline").and_then(Value::as_array).into_iter().flatten();
            let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
            Record {
                title: text("title").unwrap_or_default(),
                number: text("number"),
                path: text("path").unwrap_or_else(|| name.to_owned()),
                copy_number: text("copy_number"),
                files: texts(value.get("files")),
                outline: Arc::new(
                    entries
                        .filter_map(|pair| {
                            let part = |n: usize| Some(pair.get(n)?.as_str()?.to_owned());
                            let place = Place::from_code(&part(1)?)?;
                            Some(Entry { sheet: part(0)?, place, text: part(2)? })
                        })
                        .collect(),
                ),
            }
        };
        let own = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let documents = value.get("documents").and_then(Value::as_object).into_iter().flatten();
        Self {
            path,
            is_of_departments: value.get("departments").is_some(),
            spec: own("spec"),
            version: own("hongtou").unwrap_or_default(),
            profile: own("profile").unwrap_or_default(),
            inputs: texts(value.get("inputs")),
            documents: documents.map(|(name, value)| (name.clone(), record(name, value))).collect(),
            registered: value.get("register").and_then(Value::as_str).map(str::to_owned),
        }
    }

    /// The register of all files.
    pub fn register(&self) -> io::Result<Vec<u8>> {
        let mut register = Register::new(Vec::new())?;
        for (name, record) in &self.documents {
            for (path, sha256) in record.files.iter().filter(|(file, _)| record.has(file)) {
                register.add(&register::Entry {
                    department: "",
                    title: &record.title,
                    document: name,
                    path,
                    sha256,
                    number: record.number.as_deref().unwrap_or_default(),
                    copy_number: record.copy_number.as_deref().unwrap_or_default(),
                    copies: None,
                })?;
            }
        }
        register.finish()
    }

    /// The digest that a file had when it was written.
    pub fn digest_of(&self, file: &str) -> Option<&str> {
        let mut records = self.documents.values();
        let known = records.find_map(|record| record.files.get(file));
        let register = self.registered.as_ref().filter(|_| file == register::NAME);
        known.or(register).map(String::as_str)
    }

    /// Writes it, unless there is nothing to say and nothing that says otherwise.
    pub fn write(&self) -> io::Result<Option<Change>> {
        if self.documents.is_empty() && !self.path.exists() {
            return Ok(None);
        }
        let written = Written {
            documents: &self.documents,
            hongtou: env!("CARGO_PKG_VERSION"),
            inputs: &self.inputs,
            profile: &self.profile,
            register: self.registered.as_deref(),
            spec: self.spec.as_deref(),
        };
        let mut text = serde_json::to_string(&written)?;
        text.push('\n');
        outputs::write(&self.path, text.as_bytes()).map(Some)
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }
}
