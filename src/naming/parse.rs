//! Reading a pattern.

use std::ops::Range;

use super::safe::{LONGEST, is_forbidden, is_hidden, is_reserved};
use super::{Fault, FaultKind, Name, Pattern, Piece, nfc};

/// The names of a pattern, English and Chinese, a variable's without its own.
pub(super) static NAMES: &[(&str, &str)] = &[
    ("department.name", "部门.名称"),
    ("department.short", "部门.简称"),
    ("department.vars", "部门.变量"),
    ("document", "文件"),
    ("number", "发文字号"),
    ("title", "标题"),
    ("copy_number", "份号"),
    ("date", "成文日期"),
];

/// Extensions that a person may have written.
const EXTENSIONS: [&str; 2] = [".docx", ".html"];

/// Reads a pattern.
pub(super) fn parse(text: &str) -> Result<Pattern, Vec<Fault>> {
    let mut reader =
        Reader { components: Vec::new(), pieces: Vec::new(), start: 0, faults: Vec::new() };
    let end = text.trim_end().len();
    let mut at = end.min(text.len() - text.trim_start().len());
    let mut body = text.get(..end).unwrap_or_default();
    for extension in EXTENSIONS {
        let tail = body.len().saturating_sub(extension.len());
        if body.get(tail..).is_some_and(|tail| tail.eq_ignore_ascii_case(extension)) {
            body = body.get(..tail).unwrap_or_default();
            break;
        }
    }
    reader.start = at;
    while let Some(rest) = body.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("{{") {
            at = reader.value(rest, at);
        } else if rest.starts_with('/') {
            reader.end(body, at);
            at += 1;
            reader.start = at;
        } else {
            let special = |(n, _): &(usize, char)| {
                let rest = rest.get(*n..).unwrap_or_default();
                rest.starts_with('/') || rest.starts_with("{{")
            };
            let length = rest.char_indices().find(special).map_or(rest.len(), |(n, _)| n);
            reader.text(rest.get(..length).unwrap_or_default(), at);
            at += length;
        }
    }
    reader.end(body, at);
    if reader.faults.is_empty() {
        Ok(Pattern { components: reader.components, at: 0..text.len() })
    } else {
        Err(reader.faults)
    }
}

/// A pattern that is being read.
struct Reader {
    components: Vec<Vec<Piece>>,
    /// The pieces of the name that is being read.
    pieces: Vec<Piece>,
    /// Where it begins.
    start: usize,
    faults: Vec<Fault>,
}

impl Reader {
    fn fault(&mut self, at: Range<usize>, kind: FaultKind) {
        // Of braces, which come in fours, once is enough.
        let again = |fault: &Fault| kind == FaultKind::WideBraces && fault.kind == kind;
        if !self.faults.iter().any(again) {
            self.faults.push(Fault { at, kind });
        }
    }

    /// Text between values and slashes that begins at byte `at`.
    fn text(&mut self, text: &str, at: usize) {
        for (n, c) in text.char_indices() {
            let kind = match c {
                '｛' | '｝' => FaultKind::WideBraces,
                '／' => FaultKind::WideSlash,
                '\\' => FaultKind::Backslash,
                ' ' | '\u{3000}' => continue,
                c if is_forbidden(c) || is_hidden(c) || c.is_whitespace() => {
                    FaultKind::Forbidden(c)
                }
                _ => continue,
            };
            self.fault(at + n..at + n + c.len_utf8(), kind);
        }
        self.pieces.push(Piece::Text(nfc(text).into_owned()));
    }

    /// The value that begins `rest` at byte `at`; where it ends.
    fn value(&mut self, rest: &str, at: usize) -> usize {
        let Some(length) = rest.find("}}") else {
            self.fault(at..at + 2, FaultKind::Open);
            self.pieces.push(Piece::Text(String::new()));
            return at + rest.len();
        };
        let inner = rest.get(2..length).unwrap_or_default();
        let end = at + length + 2;
        let start = at + 2 + (inner.len() - inner.trim_start().len());
        let path = inner.trim();
        let good = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let bad = path.char_indices().find(|(_, c)| !good(*c));
        if path.is_empty() {
            self.fault(at..end, FaultKind::Empty);
        } else if let Some((n, c)) = bad {
            self.fault(start + n..start + n + c.len_utf8(), FaultKind::Character(c));
        } else {
            match name(path, start) {
                Ok(name) => self.pieces.push(Piece::Value(name, start..start + path.len())),
                Err(fault) => self.faults.push(fault),
            }
        }
        end
    }

    /// The name that ends before byte `at` of `body` is done.
    fn end(&mut self, body: &str, at: usize) {
        let whole = self.start..at;
        let written = body.get(whole.clone()).unwrap_or_default();
        let is_last = at == body.len();
        let pieces = std::mem::take(&mut self.pieces);
        let fixed = !written.contains("{{");
        let top = self.components.is_empty() && !is_last;
        let edge = |c: &char| *c == '.' || c.is_whitespace();
        if written.is_empty() {
            let absolute = self.components.is_empty() && !is_last;
            let kind = if absolute { FaultKind::Absolute } else { FaultKind::NoName };
            // The slash behind it, or else the one before it.
            let slash = if is_last { at.saturating_sub(1)..at } else { at..at + 1 };
            self.fault(slash, kind);
        } else if matches!(written, "." | "..") {
            self.fault(whole, FaultKind::Up);
        } else if let Some(c) = written.chars().next().filter(edge) {
            self.fault(whole.start..whole.start + c.len_utf8(), FaultKind::Edge);
        } else if let Some(c) = written.chars().next_back().filter(edge) {
            self.fault(at - c.len_utf8()..at, FaultKind::Edge);
        } else if fixed && is_reserved(written, top) {
            self.fault(whole, FaultKind::Reserved(written.to_owned()));
        } else if pieces.iter().map(Piece::len).sum::<usize>() > LONGEST {
            self.fault(whole, FaultKind::Long);
        }
        self.components.push(pieces);
    }
}

impl Piece {
    /// How much of a name is taken up by text of the pattern's own, in bytes.
    const fn len(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Value(..) => 0,
        }
    }
}

/// The name that `path` at byte `at` is.
fn name(path: &str, at: usize) -> Result<Name, Fault> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let unknown = |name: &str, from: usize, below| {
        let name = name.to_owned();
        Err(Fault { at: from..from + name.len(), kind: FaultKind::Unknown { name, below } })
    };
    if !matches!(first, "department" | "部门") {
        return match path {
            "document" | "文件" => Ok(Name::Document),
            "number" | "发文字号" => Ok(Name::Number),
            "title" | "标题" => Ok(Name::Title),
            "copy_number" | "份号" => Ok(Name::CopyNumber),
            "date" | "成文日期" => Ok(Name::Date),
            _ => unknown(path, at, false),
        };
    }
    let below = at + first.len() + 1;
    let (second, var) = rest.split_once('.').unwrap_or((rest, ""));
    match second {
        "name" | "名称" if var.is_empty() => Ok(Name::Department),
        "short" | "简称" if var.is_empty() => Ok(Name::Short),
        "vars" | "变量" if !var.is_empty() => Ok(Name::Var(var.to_owned())),
        // `department` by itself is no text, and neither are all its variables.
        "" | "vars" | "变量" => unknown(path, at, true),
        _ => unknown(rest, below, true),
    }
}
