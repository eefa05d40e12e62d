//! What a department's files are: its versions are compiled, but for documents that would be as they
//! are.

use std::mem;

use hongtou::compile::{Built, Compiled, Recipe};
use hongtou::departments::Department;
use hongtou::diag::Severity;
use hongtou::digest::{self, sha256};

use super::super::copies;
use super::ledger::{FileRecord, Record};
use super::paths::{has_extension, remarks};
use super::work::{Unit, Workshop};

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
    /// Compiles all versions of a department, but for documents of which `old` has what would come
    /// of them.
    pub(super) fn files(
        &self,
        department: &Department,
        old: Option<&Record>,
        unit: &mut Unit,
    ) -> Vec<File> {
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
            self.campaign.lead_back(&mut compiled.findings, department, self.departments);
            judge(compiled, unit);
        }
        files
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
