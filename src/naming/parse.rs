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
pub(super) fn parse(text: &str) -> Result<Pattern, Fault> {
    let mut reader = Reader { components: Vec::new(), pieces: Vec::new(), start: 0 };
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
            at = reader.value(rest, at)?;
        } else if rest.starts_with('/') {
            reader.end(body, at)?;
            at += 1;
            reader.start = at;
        } else {
            let special = |(n, _): &(usize, char)| {
                let rest = rest.get(*n..).unwrap_or_default();
                rest.starts_with('/') || rest.starts_with("{{")
            };
            let length = rest.char_indices().find(special).map_or(rest.len(), |(n, _)| n);
            reader.text(rest.get(..length).unwrap_or_default(), at)?;
            at += length;
        }
    }
    reader.end(body, at)?;
    Ok(Pattern { components: reader.components })
}

/// A pattern that is being read.
struct Reader {
    components: Vec<Vec<Piece>>,
    /// The pieces of the name that is being read.
    pieces: Vec<Piece>,
    /// Where it begins.
    start: usize,
}

const fn fault<T>(at: Range<usize>, kind: FaultKind) -> Result<T, Fault> {
    Err(Fault { at, kind })
}

impl Reader {
    /// Text between values and slashes that begins at byte `at`.
    fn text(&mut self, text: &str, at: usize) -> Result<(), Fault> {
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
            return fault(at + n..at + n + c.len_utf8(), kind);
        }
        self.pieces.push(Piece::Text(nfc(text).into_owned()));
        Ok(())
    }

    /// The value that begins `rest` at byte `at`; where it ends.
    fn value(&mut self, rest: &str, at: usize) -> Result<usize, Fault> {
        let Some(length) = rest.find("}}") else { return fault(at..at + 2, FaultKind::Open) };
        let inner = rest.get(2..length).unwrap_or_default();
        let end = at + length + 2;
        let start = at + 2 + (inner.len() - inner.trim_start().len());
        let path = inner.trim();
        if path.is_empty() {
            return fault(at..end, FaultKind::Empty);
        }
        let good = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        if let Some((n, c)) = path.char_indices().find(|(_, c)| !good(*c)) {
            return fault(start + n..start + n + c.len_utf8(), FaultKind::Character(c));
        }
        let name = name(path, start)?;
        self.pieces.push(Piece::Value(name, start..start + path.len()));
        Ok(end)
    }

    /// The name that ends before byte `at` of `body` is done.
    fn end(&mut self, body: &str, at: usize) -> Result<(), Fault> {
        let whole = self.start..at;
        let written = body.get(whole.clone()).unwrap_or_default();
        let is_last = at == body.len();
        if written.is_empty() {
            let kind = match (self.components.is_empty(), is_last) {
                (true, false) => FaultKind::Absolute,
                (_, _) => FaultKind::NoName,
            };
            // The slash behind it, or else the one before it.
            let slash = if is_last { at.saturating_sub(1)..at } else { at..at + 1 };
            return fault(slash, kind);
        }
        if matches!(written, "." | "..") {
            return fault(whole, FaultKind::Up);
        }
        let edge = |c: char| c == '.' || c.is_whitespace();
        let (front, back) = (written.chars().next(), written.chars().next_back());
        if let Some(c) = front.filter(|c| edge(*c)) {
            return fault(self.start..self.start + c.len_utf8(), FaultKind::Edge);
        }
        if let Some(c) = back.filter(|c| edge(*c)) {
            return fault(at - c.len_utf8()..at, FaultKind::Edge);
        }
        let top = self.components.is_empty() && !is_last;
        let fixed = !self.pieces.iter().any(|piece| matches!(piece, Piece::Value(..)));
        if fixed && is_reserved(written, top) {
            return fault(whole, FaultKind::Reserved(written.to_owned()));
        }
        let text = |piece: &Piece| match piece {
            Piece::Text(text) => text.len(),
            Piece::Value(..) => 0,
        };
        if self.pieces.iter().map(text).sum::<usize>() > LONGEST {
            return fault(whole, FaultKind::Long);
        }
        self.components.push(std::mem::take(&mut self.pieces));
        Ok(())
    }
}

/// The name that `path` at byte `at` is.
fn name(path: &str, at: usize) -> Result<Name, Fault> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let unknown = |name: &str, from: usize, below| {
        let name = name.to_owned();
        fault(from..from + name.len().max(1), FaultKind::Unknown { name, below })
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
