//! The manifest and the register of a directory: what a run has for all departments.

use std::fs;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use hongtou::catalog::{Code, Phrase};
use hongtou::diag::Finding;
use hongtou::digest::sha256;
use hongtou::lang::Lang;
use hongtou::register;

use super::super::build::Mode;
use super::super::failure;
use super::directory::Directory;
use super::ledger::{COMMON, FileRecord, Ledger, Record};
use super::paths::has_extension;
use super::put::{finding_at, put};
use crate::outputs;

/// Makes the manifest and the register what they should be, or says why they are not; notes that
/// the directory is the spec's, to which `spec` is the way.
pub fn put_papers(
    root: &Path,
    papers: &[(String, Vec<u8>)],
    spec: &str,
    ledger: &mut Ledger,
    mode: Mode,
    lang: Lang,
) -> Vec<Finding> {
    let directory = Directory::new(root);
    let old = ledger.get(COMMON);
    let mut record = old.clone().unwrap_or_default();
    spec.clone_into(&mut record.inputs);
    let known: Vec<Option<FileRecord>> = papers
        .iter()
        .map(|(name, _)| {
            let at = record.files.iter().position(|file| file.path == *name)?;
            Some(record.files.remove(at))
        })
        .collect();
    let rest = record.files.clone();
    let digests = digests(root, papers, |n| {
        let known = known.get(n)?.as_ref();
        known.filter(|known| is_as_written(known, &directory, mode))
    });
    for (((name, _), known), sha256) in papers.iter().zip(&known).zip(digests) {
        let was = known.as_ref().map(|known| known.before(root));
        let path = name.clone();
        record.files.push(FileRecord { path, sha256, was, ..FileRecord::default() });
    }
    let same = old.as_ref().is_some_and(|old| {
        let each = |file: &FileRecord| (file.path.clone(), file.sha256.clone());
        old.files.iter().map(each).eq(record.files.iter().map(each))
    });
    let mut findings = Vec::new();
    let mut note = |ledger: &mut Ledger, record: &Record| match ledger.append(record) {
        Ok(()) => true,
        Err(error) => {
            findings.push(failure::writing(root, &error, lang));
            false
        }
    };
    // A run that is cut off now leaves papers that the next one knows.
    let noted = mode != Mode::Check && !same;
    if noted && !note(ledger, &record) {
        return findings;
    }
    let mut found = Vec::new();
    let new = std::mem::replace(&mut record.files, rest);
    for (((name, bytes), known), mut file) in papers.iter().zip(known).zip(new) {
        let path = root.join(name);
        let put = match known.as_ref().filter(|known| is_as_written(known, &directory, mode)) {
            Some(known) if known.sha256 == file.sha256 => Ok(true),
            Some(_) => outputs::replace(&path, bytes)
                .map(|()| true)
                .map_err(|error| failure::writing(&path, &error, lang)),
            None if has_extension(name, "csv") => {
                put_register(&path, bytes, known.as_ref(), mode, lang)
            }
            None => put(&path, bytes, known.as_ref(), mode, lang).map(|_| true),
        };
        match put {
            Ok(is_as_made) => {
                file.was = None;
                if let Some((size, changed)) = directory.stamp(name).filter(|_| is_as_made) {
                    (file.size, file.changed) = (size, changed);
                }
                record.files.push(file);
            }
            Err(finding) => {
                found.push(finding);
                record.files.extend(known);
            }
        }
    }
    // What was noted above is not so where it was refused.
    if mode != Mode::Check && (noted || old.as_ref() != Some(&record)) {
        note(ledger, &record);
    }
    findings.extend(found);
    findings
}

/// The digests of papers, which are long: each is reckoned by itself. `written` gives, by its number,
/// what is known of a paper that lies there as it was written.
fn digests<'r>(
    root: &Path,
    papers: &[(String, Vec<u8>)],
    written: impl Fn(usize) -> Option<&'r FileRecord>,
) -> Vec<String> {
    let known = |(n, (name, bytes)): (usize, &(String, Vec<u8>))| {
        // To compare is less work than a digest.
        let same = written(n).filter(|_| outputs::has(&root.join(name), bytes));
        same.map(|known| known.sha256.clone())
    };
    let known: Vec<Option<String>> = papers.iter().enumerate().map(known).collect();
    thread::scope(|scope| {
        let each = known.into_iter().zip(papers).map(|(known, (_, bytes))| match known {
            Some(known) => Ok(known),
            None => Err(scope.spawn(|| sha256(bytes))),
        });
        let under_way: Vec<_> = each.collect();
        let done = under_way.into_iter();
        done.map(|one| one.unwrap_or_else(|one| one.join().unwrap_or_else(|p| resume_unwind(p))))
            .collect()
    })
}

/// Whether a paper seems to be what was last written there: it need not be read to be written anew.
fn is_as_written(known: &FileRecord, root: &Directory, mode: Mode) -> bool {
    mode == Mode::Write && known.was.is_none() && known.seems_untouched(root)
}

/// As [`put`], of a register: the pages that somebody has filled in are no change, and kept. Tells
/// whether there are none: what is there then is what was made.
fn put_register(
    path: &Path,
    bytes: &[u8],
    known: Option<&FileRecord>,
    mode: Mode,
    lang: Lang,
) -> Result<bool, Finding> {
    let is_ours = |bytes: &[u8]| known.is_some_and(|known| known.is_ours(&sha256(bytes)));
    let old = fs::read(path).ok().filter(|old| old != bytes);
    // In what is as it was written nobody has filled in anything.
    let old = old.filter(|old| !is_ours(old));
    let Some((own, old)) = old.and_then(|old| Some((register::unfilled(&old)?, old))) else {
        return put(path, bytes, known, mode, lang).map(|_| true);
    };
    if own == bytes {
        return Ok(false);
    }
    let filled = register::filled(bytes, &old);
    match (mode, is_ours(&own)) {
        (_, false) => put(path, &filled, known, mode, lang).map(|_| filled == bytes),
        (Mode::Check, true) => {
            let why = Phrase::WhyRegister.text(lang, &[]);
            Err(finding_at(Code::Stale, path).with("detail", why))
        }
        (Mode::Write | Mode::Overwrite, true) => outputs::write(path, &filled)
            .map(|_| filled == bytes)
            .map_err(|error| failure::writing(path, &error, lang)),
    }
}
