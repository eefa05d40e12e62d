//! What the machine refused, as findings.

use std::io::{Error, ErrorKind};
use std::path::Path;

use hongtou::catalog::{Code, Phrase};
use hongtou::diag::{Finding, Place};
use hongtou::lang::Lang;

use super::console::shown;

/// A file or directory could not be read.
pub fn reading(path: &Path, error: &Error, lang: Lang) -> Finding {
    about(Code::CannotRead, path, why(error, lang))
}

/// A file or directory could not be written.
pub fn writing(path: &Path, error: &Error, lang: Lang) -> Finding {
    about(Code::CannotWrite, path, why(error, lang))
}

/// A file was not written because its name is no file name everywhere.
pub fn unsafe_name(path: &Path, name: &str, lang: Lang) -> Finding {
    let detail = Phrase::WhyUnsafeName.text(lang, &[("name", shown(name))]);
    about(Code::CannotWrite, path, detail)
}

fn about(code: Code, path: &Path, detail: String) -> Finding {
    let path = shown(&path.display().to_string());
    Finding::new(code, Place::file(path.as_str())).with("path", path).with("detail", detail)
}

/// The common reasons in the language of the run, the rare ones in the system's own words.
fn why(error: &Error, lang: Lang) -> String {
    let phrase = match error.kind() {
        ErrorKind::NotFound => Phrase::WhyNotFound,
        ErrorKind::PermissionDenied => Phrase::WhyDenied,
        ErrorKind::NotADirectory => Phrase::WhyNotADirectory,
        ErrorKind::IsADirectory => Phrase::WhyIsADirectory,
        ErrorKind::AlreadyExists => Phrase::WhyExists,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Phrase::WhyFull,
        ErrorKind::ReadOnlyFilesystem => Phrase::WhyReadOnly,
        ErrorKind::InvalidFilename => Phrase::WhyTooLong,
        _ => return shown(&error.to_string()),
    };
    phrase.text(lang, &[])
}
