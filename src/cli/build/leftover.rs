//! Files of documents that are no longer in the spec.

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
    for (name, record) in &mut manifest.documents {
        if scope.names.contains(name) {
            continue;
        }
        let title = record.title.replace('|', "");
        record.files.retain(|file, known| {
            let extension = file.strip_prefix(name.as_str()).and_then(|e| e.strip_prefix('.'));
            // A manifest that somebody wrote leads to no other file.
            if !outputs::is_safe_name(name)
                || !extension.is_some_and(|e| ["docx", "html"].contains(&e))
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
                        tally.removed.push(path);
                        false
                    }
                    Err(error) => {
                        findings.push(failure::writing(&path, &error, lang));
                        true
                    }
                };
            }
            let code = match (mode, ours) {
                (Mode::Check, _) => Code::DroppedInCheck,
                (_, true) => Code::Dropped,
                (_, false) => Code::DroppedEdited,
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
