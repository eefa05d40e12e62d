//! Files of documents that are no longer in the spec, or that have another path now.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use hongtou::catalog::Code;
use hongtou::diag::{Finding, Place};
use hongtou::digest::sha256;
use hongtou::lang::Lang;

use super::super::console::shown;
use super::super::failure;
use super::super::manifest::Manifest;
use super::writer::{Mode, Tally};
use crate::outputs;

/// What a build is of.
pub struct Scope<'a> {
    /// The names of all documents of the spec.
    pub names: &'a [String],
    /// The formats that are made.
    pub formats: &'a [&'a str],
    /// Whether to remove what is left over.
    pub prune: bool,
}

/// Names what is left over in a directory, or removes it; the manifest forgets what is gone. What
/// somebody changed is theirs and stays.
pub fn sweep(
    manifest: &mut Manifest,
    directory: &Path,
    scope: &Scope,
    mode: Mode,
    lang: Lang,
    tally: &mut Tally,
    findings: &mut Vec<Finding>,
) {
    let is_made = |name: &String| scope.names.contains(name);
    let made = manifest.documents.iter().filter(|(name, _)| is_made(name));
    let current: BTreeSet<String> = made
        .flat_map(|(_, record)| record.files.keys().filter(|file| record.has(file)).cloned())
        .collect();
    for (name, record) in &mut manifest.documents {
        if !is_made(name) {
            // None of its files is in the register any more.
            record.path.clear();
        }
        let title = record.title.replace('|', "");
        let path = record.path.clone();
        record.files.retain(|file, known| {
            let (stem, extension) = file.rsplit_once('.').unzip();
            // One that is back in the spec, but at fault, has no path yet.
            if is_made(name) && (path.is_empty() || stem == Some(path.as_str())) {
                return true;
            }
            // A manifest that somebody wrote leads to no other file, and what another document has
            // now is that one's.
            let safe = stem.is_some_and(|stem| stem.split('/').all(outputs::is_safe_name));
            if !safe
                || !extension.is_some_and(|e| ["docx", "html"].contains(&e))
                || current.contains(file)
            {
                return false;
            }
            if !extension.is_some_and(|e| scope.formats.contains(&e)) {
                return true;
            }
            let path = directory.join(file.as_str());
            let bytes = match fs::read(&path) {
                Ok(bytes) => Some(bytes),
                Err(error) if error.kind() == ErrorKind::NotFound => return false,
                Err(_) => None,
            };
            let ours = bytes.is_some_and(|bytes| sha256(&bytes) == *known);
            if ours && scope.prune {
                return match fs::remove_file(&path) {
                    Ok(()) => {
                        remove_empty(&path, directory);
                        tally.removed.push(path);
                        false
                    }
                    Err(error) => {
                        findings.push(failure::writing(&path, &error, lang));
                        true
                    }
                };
            }
            let code = match (mode, is_made(name), ours) {
                (Mode::Check, false, true) => Code::LeftOverInCheck,
                (Mode::Check, false, false) => Code::LeftOverEditedInCheck,
                (Mode::Check, true, _) => Code::OldPathInCheck,
                (_, true, _) => Code::OldPath,
                (_, false, true) => Code::LeftOver,
                (_, false, false) => Code::LeftOverEdited,
            };
            let shown = shown(&path.display().to_string());
            let finding = Finding::new(code, Place::file(shown.as_str()));
            findings.push(finding.with("path", shown).with("title", title.as_str()));
            true
        });
    }
    manifest
        .documents
        .retain(|name, record| scope.names.contains(name) || !record.files.is_empty());
}

/// Removes the directories of `path` below `top` that have nothing in them any more.
fn remove_empty(path: &Path, top: &Path) {
    let below = path.ancestors().skip(1).take_while(|parent| *parent != top);
    for parent in below {
        // One that has something in it refuses to go.
        if fs::remove_dir(parent).is_err() {
            break;
        }
    }
}
