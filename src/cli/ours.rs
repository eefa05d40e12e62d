//! Whether a file that is to be written over is one that the command wrote before.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use hongtou::catalog::{Code, Words};
use hongtou::diag::{Finding, Place};

use super::console::shown;

/// A kind of file that a command writes to where it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An `.ics`.
    Calendar,
    /// An SVG.
    Timeline,
    /// A DOCX with tracked changes.
    Redline,
}

/// That `path` is a file of somebody else, which is not written over; [`None`] where nothing is
/// there, nothing is in it, or the command wrote it.
pub fn foreign(path: &Path, kind: Kind) -> Option<Finding> {
    // A pipe or a terminal has nothing to lose.
    if !fs::metadata(path).is_ok_and(|there| there.is_file()) {
        return None;
    }
    // One that cannot be read is for the writing to tell of.
    let bytes = fs::read(path).ok()?;
    if bytes.is_empty() || kind.is_ours(&bytes) {
        return None;
    }
    let words = match kind {
        Kind::Calendar => Words::ACalendar,
        Kind::Timeline => Words::ATimeline,
        Kind::Redline => Words::ARedline,
    };
    let path = shown(&path.display().to_string());
    let finding = Finding::new(Code::NotByThisCommand, Place::file(path.as_str()));
    Some(finding.with("path", path).with("kind", words))
}

/// Whether `path` is a file of this kind that the command wrote, as it wrote it.
pub fn is_own(path: &Path, kind: Kind) -> bool {
    fs::metadata(path).is_ok_and(|there| there.is_file())
        && fs::read(path).is_ok_and(|bytes| kind.is_ours(&bytes))
}

impl Kind {
    fn is_ours(self, bytes: &[u8]) -> bool {
        let text = || String::from_utf8_lossy(bytes);
        match self {
            Self::Calendar => {
                text().trim_start_matches('\u{feff}').starts_with("BEGIN:VCALENDAR")
                    && text().lines().any(|line| line == "PRODID:-//hongtou//hongtou//ZH")
            }
            Self::Timeline => {
                text().starts_with("<svg ") && text().contains("<pattern id=\"hatch\"")
            }
            Self::Redline => {
                let part = |name: &str| part(bytes, name).unwrap_or_default();
                let body = part("word/document.xml");
                part("docProps/app.xml").contains("<Application>hongtou</Application>")
                    && ["<w:ins ", "<w:del "].iter().any(|mark| body.contains(mark))
            }
        }
    }
}

/// The text of a part of a DOCX.
fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    package.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}
