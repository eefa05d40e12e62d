//! One department: its versions are compiled and its files made what they should be.

use std::collections::BTreeSet;
use std::mem;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use hongtou::compile::{Built, Campaign, Compiled, Options, Recipe};
use hongtou::departments::{Department, Departments};
use hongtou::diag::{Finding, Place, Severity};
use hongtou::digest::{self, sha256};
use hongtou::lang::Lang;

use super::super::build::Mode;
use super::super::{copies, failure};
use super::directory::Directory;
use super::ledger::{ARCHIVE, FileRecord, Ledger, Record};
use super::pack::{self, Pack};
use super::paths::{Paths, has_extension, remarks};
use super::said::Said;

/// What every department's work needs.
pub struct Workshop<'a> {
    /// The campaign.
    pub campaign: &'a Campaign<'a>,
    /// All departments.
    pub departments: &'a Departments,
    /// The formats, and the documents if the call names them.
    pub options: &'a Options,
    /// How files are named.
    pub paths: &'a Paths,
    /// What they are put into.
    pub pack: Pack,
    /// The digest of what all files are made of besides the spec.
    pub salt: String,
    /// What earlier runs made.
    pub ledger: &'a Mutex<Ledger>,
    /// The output directory.
    pub root: PathBuf,
    /// The same, for looking at files.
    pub directory: &'a Directory,
    /// What becomes of files that are not as they should be.
    pub mode: Mode,
    /// The language of findings that are texts.
    pub lang: Lang,
}

/// What came of one department.
#[derive(Default)]
pub struct Unit {
    /// What was made, with what was left alone; incomplete where something failed.
    pub record: Record,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Files that were asked for and are as they should be.
    pub files: usize,
    /// Of these the ones that were written.
    pub written: usize,
    /// Whether some of it could not be made, or not be put where it is to be.
    pub failed: bool,
    /// Whether some of it could not be made.
    pub unmade: bool,
    /// Whether the call did not ask for this department.
    pub kept: bool,
    /// The paths of files in the record that are as an earlier run made them.
    pub claims: BTreeSet<String>,
    /// Where files of a department that failed are to be, as far as that is known.
    pub wanted: Vec<String>,
    /// What goes on into an archive or a stream of all.
    pub packed: Vec<Made>,
}

/// A file to be: its record without what only the disk knows, and its bytes.
pub type Made = (FileRecord, Vec<u8>);

/// A file of a department.
pub enum File {
    /// One that was made.
    Made(Made),
    /// One that is as it would be made.
    AsItIs(FileRecord),
}

impl File {
    /// Its record.
    pub const fn record(&self) -> &FileRecord {
        match self {
            Self::Made((record, _)) | Self::AsItIs(record) => record,
        }
    }

    /// What was made of it.
    pub fn made(self) -> Option<Made> {
        match self {
            Self::Made(made) => Some(made),
            Self::AsItIs(_) => None,
        }
    }
}

impl Workshop<'_> {
    /// Makes what one department gets.
    pub fn make(&self, department: &Department) -> Unit {
        let mut unit = Unit::default();
        unit.record.department.clone_from(&department.name);
        if !self.pack.is_kept() {
            let made = self.files(department, None, &mut unit);
            let made: Vec<Made> = made.into_iter().filter_map(File::made).collect();
            // An archive has all of a department, or nothing.
            if !unit.failed {
                (unit.files, unit.written) = (made.len(), made.len());
                unit.record.files = made.iter().map(|(record, _)| record.clone()).collect();
                unit.packed = made;
            }
            return unit;
        }
        let inputs = self.inputs(department);
        let old = self.record(&department.name);
        let is_fresh = |old: &Record| {
            !inputs.is_empty()
                && old.inputs == inputs
                && old.on_disk().all(|file| file.seems_untouched(self.directory))
        };
        let old = match old {
            Some(old) if self.mode == Mode::Write && is_fresh(&old) => {
                if let Some(said) = self.said_of(&old, department) {
                    unit.findings = said;
                    unit.files = old.on_disk().filter(|file| self.asks_for(file)).count();
                    unit.record = old;
                    return unit;
                }
                Some(old)
            }
            old => old,
        };
        // Of what cannot be told when it changes all is made.
        let known = old.as_ref().filter(|_| self.mode == Mode::Write && !inputs.is_empty());
        let mut files = self.files(department, known, &mut unit);
        unit.record.inputs = inputs;
        let mut contents = Vec::new();
        if self.pack == Pack::Each {
            let made = files.into_iter().filter_map(File::made).collect();
            let (archive, inside) = self.archive(department, made, &mut unit);
            (files, contents) = (archive.into_iter().map(File::Made).collect(), inside);
        }
        unit.unmade = unit.failed;
        self.keep_said(department, &mut unit);
        let paths: Vec<String> = files.iter().map(|file| file.record().path.clone()).collect();
        self.put_all(files, contents, old.as_ref(), &mut unit);
        if unit.failed {
            unit.wanted = self.wanted(department);
            unit.wanted.extend(paths);
        }
        unit
    }

    /// What was said of a department when it was made; [`None`] where some of it has no place now.
    fn said_of(&self, record: &Record, department: &Department) -> Option<Vec<Finding>> {
        if record.said.is_empty() {
            return Some(Vec::new());
        }
        let own = self.campaign.place_of(self.departments, department);
        let said = record.said.iter().map(|name| {
            let said = self.ledger().said(name)?;
            said.again(&own, self.campaign.source(), self.lang)
        });
        said.collect()
    }

    /// Keeps what was said of a department for runs that do not make it again.
    fn keep_said(&self, department: &Department, unit: &mut Unit) {
        if self.mode == Mode::Check || unit.failed || !unit.findings.iter().any(Said::is_kept) {
            return;
        }
        let own = self.campaign.place_of(self.departments, department);
        let kept = unit.findings.iter().filter(|finding| Said::is_kept(finding));
        let kept: Vec<Said> =
            kept.map(|finding| Said::keep(finding, &own, self.campaign.source())).collect();
        match self.ledger().say(&kept) {
            Ok(names) => unit.record.said = names,
            Err(error) => {
                unit.findings.push(failure::writing(&self.root, &error, self.lang));
                unit.failed = true;
            }
        }
    }

    /// What was last made for a department.
    pub fn record(&self, department: &str) -> Option<Record> {
        // Others need not wait while it is read.
        let line = self.ledger().line(department);
        line?.record()
    }

    pub(super) fn ledger(&self) -> std::sync::MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the call asks for this file: for its document in its format.
    pub(super) fn asks_for(&self, file: &FileRecord) -> bool {
        let Options { only, docx, html } = self.options;
        let format = if has_extension(&file.path, "html") { *html } else { *docx };
        // Whoever asks for files asks for no archive of them any more.
        let is_archive = self.pack == Pack::Each || file.document == ARCHIVE;
        is_archive || format && (only.is_empty() || only.contains(&file.document))
    }

    /// The digest of all that a department's files are made of; empty where it cannot be told.
    fn inputs(&self, department: &Department) -> String {
        self.campaign.fingerprint(department, self.options, &self.salt).unwrap_or_default()
    }

    /// Compiles all versions of a department, but for documents of which `old` has what would come
    /// of them.
    fn files(&self, department: &Department, old: Option<&Record>, unit: &mut Unit) -> Vec<File> {
        let mut options = self.options.clone();
        if options.only.is_empty() {
            options.only = self.campaign.documents_for(department);
            if options.only.is_empty() {
                // It has none of what the others get.
                return Vec::new();
            }
        }
        let recipes = Recipes::new(department, &self.salt);
        let old = || old.into_iter().flat_map(Record::on_disk);
        let is_known = |name: &str, recipe: &Recipe| {
            let recipe = recipes.of(recipe);
            let is_there = |extension| {
                let mut all = old().filter(|file| has_extension(&file.path, extension));
                all.any(|file| {
                    file.document == name
                        && file.recipe.as_ref() == Some(&recipe)
                        && file.was.is_none()
                        && file.seems_untouched(self.directory)
                })
            };
            (!options.docx || is_there("docx")) && (!options.html || is_there("html"))
        };
        let mut files = Vec::new();
        for draft in copies::versions(self.campaign, department, &options, &is_known) {
            let mut compiled = draft.finish();
            let mut documents = mem::take(&mut compiled.documents).into_iter().peekable();
            for name in &compiled.names {
                if let Some(built) = documents.next_if(|built| built.name == *name) {
                    self.name(department, &compiled.number, built, &recipes, &mut files, unit);
                } else if compiled.known.contains(name) {
                    for extension in ["docx", "html"] {
                        let is_own = |file: &&FileRecord| {
                            file.document == *name && has_extension(&file.path, extension)
                        };
                        let own = old().filter(is_own).filter(|file| self.asks_for(file));
                        files.extend(own.cloned().map(File::AsItIs));
                    }
                }
            }
            for built in documents {
                self.name(department, &compiled.number, built, &recipes, &mut files, unit);
            }
            for finding in &mut compiled.findings {
                self.lead_back(finding, department);
            }
            judge(compiled, unit);
        }
        files
    }

    /// What an attachment has wrong that a row or a line names is said there: the spec has at most
    /// the name of the list.
    fn lead_back(&self, finding: &mut Finding, department: &Department) {
        let is_elsewhere = department.line.is_some() && !department.attachments.is_empty();
        let is_named = |place: &Place| {
            place.path == self.campaign.path() && place.offset == department.at.start
        };
        if is_elsewhere && finding.place.as_ref().is_some_and(is_named) {
            finding.place = Some(self.campaign.place_of(self.departments, department));
        }
    }

    /// Gives the formats of a document their paths.
    fn name(
        &self,
        department: &Department,
        version: &str,
        built: Built,
        recipes: &Recipes,
        files: &mut Vec<File>,
        unit: &mut Unit,
    ) {
        let head = built.tree.sheets.iter().find_map(|sheet| sheet.head.as_ref());
        let number = head.and_then(|head| head.doc_number.clone());
        let copy_number = copies::number_of(&built.tree).map(str::to_owned);
        let is_numbered = department.copy_numbers.is_some() && copy_number.is_some();
        let place = self.campaign.place_of(self.departments, department);
        let stem = match self.paths.path(department, version, &built.tree) {
            Ok(stem) => stem,
            Err(fault) => {
                unit.findings.push(fault.finding(place));
                unit.failed = true;
                return;
            }
        };
        let remarks = remarks(&stem, &place);
        let recipe = built.recipe.filter(|_| remarks.is_empty()).map(|own| recipes.of(&own));
        unit.findings.extend(remarks);
        let formats = [("docx", built.docx), ("html", built.html)];
        for (extension, bytes) in formats {
            let Some(bytes) = bytes else { continue };
            let record = FileRecord {
                path: stem.file(extension),
                document: built.name.clone(),
                title: built.tree.meta.title.clone(),
                number: number.clone(),
                copy_number: copy_number.clone(),
                // One of several numbered copies is one.
                copies: if is_numbered { Some(1) } else { department.copies },
                sha256: sha256(&bytes),
                recipe: recipe.clone(),
                size: bytes.len() as u64,
                ..FileRecord::default()
            };
            files.push(File::Made((record, bytes)));
        }
    }

    /// Puts a department's files into its archive: the archive, and what is in it. Where something
    /// is missing, there is none.
    fn archive(
        &self,
        department: &Department,
        made: Vec<Made>,
        unit: &mut Unit,
    ) -> (Vec<Made>, Vec<FileRecord>) {
        let nothing = (Vec::new(), Vec::new());
        if unit.failed || made.is_empty() {
            return nothing;
        }
        let place = || self.campaign.place_of(self.departments, department);
        let stem = self.paths.archive(department).map_err(|fault| fault.finding(place()));
        let packed = stem.and_then(|stem| {
            unit.findings.extend(remarks(&stem, &place()));
            let path = stem.file("zip");
            pack::archive(&path, &made)
                .map_err(|error| failure::writing(&self.root.join(&path), &error, self.lang))
        });
        match packed {
            Ok(archive) => {
                let inside = Some(archive.0.path.clone());
                let own = |(record, _)| FileRecord { inside: inside.clone(), size: 0, ..record };
                let contents = made.into_iter().map(own).collect();
                (vec![archive], contents)
            }
            Err(finding) => {
                unit.findings.push(finding);
                unit.failed = true;
                nothing
            }
        }
    }
}

/// What the documents of a department are made of, with what the department has in their records.
struct Recipes {
    department: [u8; 16],
}

impl Recipes {
    fn new(department: &Department, salt: &str) -> Self {
        let Department { name, short, vars, copies, copy_numbers, .. } = department;
        let copies = copies.map(|copies| copies.to_string());
        let copies = format!("{} {}", copies.unwrap_or_default(), copy_numbers.is_some());
        // What a path may have of a department, and the register.
        let vars = vars.iter().flat_map(|(name, text)| [name.as_str(), text]);
        let texts = [salt, name, short, &copies];
        let mut all = Vec::new();
        for text in texts.into_iter().chain(vars) {
            all.extend_from_slice(&text.len().to_le_bytes());
            all.extend_from_slice(text.as_bytes());
        }
        Self { department: digest::short(&all).to_le_bytes() }
    }

    /// As records keep it: enough to tell it from all others.
    fn of(&self, recipe: &Recipe) -> String {
        let all = [recipe.bytes().as_slice(), &self.department].concat();
        format!("{:032x}", digest::short(&all))
    }
}

/// Files the findings of a version, each once.
fn judge(compiled: Compiled, unit: &mut Unit) {
    for finding in compiled.findings {
        unit.failed |= finding.severity() == Severity::Error;
        if !unit.findings.contains(&finding) {
            unit.findings.push(finding);
        }
    }
}
