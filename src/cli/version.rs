//! A version of a spec: a file, or `REVISION:PATH` in a git repository.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use clap::{Arg, ArgMatches, value_parser};
use hongtou::catalog::{Code, Phrase};
use hongtou::changes::Version;
use hongtou::diag::{self, Finding, Place};
use hongtou::files::{FileError, Files};
use hongtou::lang::Lang;
use hongtou::source::Source;

use super::beside::Beside;
use super::console::{Console, shown};
use super::overlay::Overlays;
use super::{Outcome, failure};

/// The arguments of both versions.
pub fn arguments(lang: Lang) -> [Arg; 2] {
    let arg = |id: &'static str, name: Phrase, about: Phrase| {
        Arg::new(id)
            .value_name(name.text(lang, &[]))
            .value_parser(value_parser!(PathBuf))
            .required(true)
            .help(about.text(lang, &[]))
    };
    [
        arg("old", Phrase::ValueOld, Phrase::DiffOldArg),
        arg("new", Phrase::ValueNew, Phrase::DiffNewArg),
    ]
}

/// Reads both versions.
///
/// # Errors
/// How the run ends where one of them cannot be read or built; what is wrong was said.
pub fn both(matches: &ArgMatches, console: &mut Console) -> Result<[Version; 2], Outcome> {
    let lang = console.lang();
    let own = matches.get_many::<PathBuf>("templates");
    let own: Vec<PathBuf> = own.into_iter().flatten().cloned().collect();
    let mut overlays = Overlays::new(&own, lang);
    let at = |id: &str| matches.get_one::<PathBuf>(id).cloned().unwrap_or_default();
    let (old, new) = (Origin::of(&at("old")), Origin::of(&at("new")));
    // A revision has the templates of the new version: what differs is the spec.
    let beside = if matches!(old, Origin::Git { .. }) { &new } else { &old };
    let old = read(&old, &beside.file(), &mut overlays, lang);
    let new = read(&new, &new.file(), &mut overlays, lang);
    match (old, new) {
        (Ok(old), Ok(new)) => Ok([old, new]),
        (old, new) => {
            let findings: Vec<Finding> =
                [old.err(), new.err()].into_iter().flatten().flatten().collect();
            let refused = findings.iter().any(|finding| finding.code == Code::NotInGit);
            let outcome = console.report(findings);
            Err(if refused { outcome.max(Outcome::Refused) } else { outcome })
        }
    }
}

/// Where a version comes from.
enum Origin {
    File(PathBuf),
    Git { revision: String, path: String },
}

impl Origin {
    /// What an argument means: a file that is there, or git's way to write a version.
    fn of(argument: &Path) -> Self {
        let file = || Self::File(argument.to_owned());
        let Some((revision, path)) = argument.to_str().and_then(|text| text.split_once(':')) else {
            return file();
        };
        // A letter is a drive of Windows.
        let is_revision = revision.len() > 1 && !revision.starts_with('-') && !path.is_empty();
        if is_revision && !argument.exists() {
            Self::Git { revision: revision.to_owned(), path: path.to_owned() }
        } else {
            file()
        }
    }

    /// The file beside which its templates lie.
    fn file(&self) -> PathBuf {
        match self {
            Self::File(path) => path.clone(),
            Self::Git { path, .. } => PathBuf::from(path),
        }
    }
}

fn read(
    origin: &Origin,
    beside: &Path,
    overlays: &mut Overlays,
    lang: Lang,
) -> Result<Version, Vec<Finding>> {
    let overlaid = overlays.beside(beside);
    if overlaid.broken {
        return Err(overlaid.findings.clone());
    }
    let (name, bytes) = match origin {
        Origin::File(path) => {
            let bytes = fs::read(path).map_err(|error| vec![failure::reading(path, &error, lang)]);
            (path.display().to_string(), bytes?)
        }
        Origin::Git { revision, path } => {
            let name = format!("{revision}:{path}");
            let bytes = show(&name, lang).map_err(|detail| {
                let place = Place::file(shown(&name));
                let finding = Finding::new(Code::NotInGit, place).with("path", shown(&name));
                vec![finding.with("detail", detail)]
            });
            (name, bytes?)
        }
    };
    let (source, mut findings) = Source::decode(shown(&name), &bytes);
    let Some(source) = source else { return Err(findings) };
    findings.retain(|finding| finding.severity() == diag::Severity::Error);
    if !findings.is_empty() {
        return Err(findings);
    }
    match origin {
        Origin::File(path) => Version::read(&source, &overlaid.templates, &Beside::new(path)),
        Origin::Git { revision, path } => {
            let files = InGit { revision, directory: path.rsplit_once('/').map(|(dir, _)| dir) };
            Version::read(&source, &overlaid.templates, &files)
        }
    }
}

/// The files beside a spec of a revision.
struct InGit<'a> {
    revision: &'a str,
    directory: Option<&'a str>,
}

impl Files for InGit<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError> {
        let name = match self.directory {
            Some(directory) => format!("{}:{directory}/{path}", self.revision),
            None => format!("{}:{path}", self.revision),
        };
        show(&name, Lang::En).map(Arc::from).map_err(|detail| {
            if is_there(&name) { FileError::Unreadable(detail) } else { FileError::Missing }
        })
    }
}

/// Whether git has something of that name, in a revision that it has.
fn is_there(name: &str) -> bool {
    let ran = Command::new("git").args(["rev-parse", "--verify", "--quiet", name]).output();
    ran.is_ok_and(|output| output.status.success())
}

/// The bytes of a file of a revision, as `git show` has them but without its filters for display;
/// else why there are none.
fn show(name: &str, lang: Lang) -> Result<Vec<u8>, String> {
    let ran = Command::new("git").args(["cat-file", "blob", name]).env("LC_ALL", "C").output();
    match ran {
        Ok(output) if output.status.success() => Ok(output.stdout),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            Err(shown(line.trim_start_matches("fatal: ")))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Phrase::WhyNoGit.text(lang, &[])),
        Err(error) => Err(shown(&error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_a_file_or_a_revision_with_a_path() {
        let git = |text: &str| matches!(Origin::of(Path::new(text)), Origin::Git { .. });
        for text in ["HEAD:a.yaml", "HEAD~1:x/a.yaml", "v1.0:./a.yaml"] {
            assert!(git(text), "{text}");
        }
        for text in ["a.yaml", "C:a.yaml", r"C:\a.yaml", "HEAD:", ":a.yaml", "-x:a.yaml"] {
            assert!(!git(text), "{text}");
        }
    }
}
