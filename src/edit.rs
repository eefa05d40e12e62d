//! One value of a YAML file replaced in place, and nothing else of it touched.
//!
//! The bytes of the scalar are exchanged for new ones that keep its way of writing (plain, quoted,
//! block); the result is read again, and is only good if it differs from the old file in that one
//! value. Line ends, byte-order mark, encoding, comments and spaces stay as they are.

use std::ops::Range;

use encoding_rs::GB18030;

use crate::source::Source;
use crate::spec::schema::SPEC;
use crate::yaml::{self, Node, Scalar, Style, Value};

/// A file with one value replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The new file.
    pub bytes: Vec<u8>,
    /// The number (from 1) of the first line that differs.
    pub line: usize,
    /// The lines that differ, as they were.
    pub old: Vec<String>,
    /// What stands there now.
    pub new: Vec<String>,
}

/// Why a value was not replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// It is shared by an anchor (`&`) and its aliases (`*`): others would change with it.
    Shared,
    /// It cannot be written in its place so that it is read back.
    Unwritable,
    /// The file's encoding does not lead back to its bytes.
    Encoding,
    /// The value does not stand in this file.
    Elsewhere,
}

/// Replaces `value`, a scalar of the file `bytes`, by the text `new`.
///
/// # Errors
/// [`EditError`]; the file is then as it was.
pub fn replace(bytes: &[u8], value: &Scalar, new: &str) -> Result<Edited, EditError> {
    let source = read(bytes).ok_or(EditError::Elsewhere)?;
    let text = source.text();
    let old = leaves(&source).ok_or(EditError::Elsewhere)?;
    let mut places = old.iter().enumerate().filter(|(_, leaf)| leaf.span == value.span);
    let (at, leaf) = places.next().ok_or(EditError::Elsewhere)?;
    if places.next().is_some() {
        return Err(EditError::Shared);
    }
    let raw = text.get(value.span.clone()).ok_or(EditError::Elsewhere)?;
    for written in ways(raw, leaf, new) {
        let range = bytes_of(bytes, text, &value.span).ok_or(EditError::Encoding)?;
        let written = encoded(bytes, &written).ok_or(EditError::Encoding)?;
        let mut changed = bytes.get(..range.start).unwrap_or_default().to_vec();
        changed.extend_from_slice(&written);
        changed.extend_from_slice(bytes.get(range.end..).unwrap_or_default());
        let Some(again) = read(&changed) else { continue };
        let differs = leaves(&again).is_some_and(|now| {
            now.len() == old.len()
                && now.iter().zip(&old).enumerate().all(|(n, (now, old))| {
                    let text = if n == at { new } else { old.text.as_str() };
                    let block = now.style == Style::Block && n == at;
                    let read = if block { now.text.trim_end() } else { &now.text };
                    now.path == old.path && read == text
                })
        });
        if differs {
            return Ok(lines(text, again.text(), changed));
        }
    }
    Err(EditError::Unwritable)
}

fn read(bytes: &[u8]) -> Option<Source> {
    let (source, _) = Source::decode("", bytes);
    let mut source = source?;
    source.mend(&SPEC);
    Some(source)
}

/// A scalar of a tree and the way to it.
struct Leaf {
    path: Vec<String>,
    text: String,
    style: Style,
    span: Range<usize>,
}

/// All scalars of a file in their order; `None` where it has a fault.
fn leaves(source: &Source) -> Option<Vec<Leaf>> {
    let mut findings = Vec::new();
    let parsed = yaml::parse(source, &mut findings)?;
    let mut all = Vec::new();
    gather(&parsed.root, &mut Vec::new(), &mut all);
    findings.is_empty().then_some(all)
}

fn gather(node: &Node, path: &mut Vec<String>, all: &mut Vec<Leaf>) {
    let mut inner = |name: String, node: &Node| {
        path.push(name);
        gather(node, path, all);
        path.pop();
    };
    match &node.value {
        Value::Scalar(scalar) => all.push(Leaf {
            path: path.clone(),
            text: scalar.text.clone(),
            style: scalar.style,
            span: scalar.span.clone(),
        }),
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                inner(n.to_string(), item);
            }
        }
        Value::Map(entries) => {
            for entry in entries {
                inner(entry.key.clone(), &entry.node);
            }
        }
    }
}

/// The ways of writing `new` in the place of `raw`, the most like it first.
fn ways(raw: &str, leaf: &Leaf, new: &str) -> Vec<String> {
    // The parser counts an anchor and a tag to their scalar.
    if leaf.style != Style::Block
        && raw.starts_with(['&', '!'])
        && let Some(end) = raw.find([' ', '\n'])
    {
        let (property, rest) = raw.split_at(end);
        let space = rest.len() - rest.trim_start().len();
        let (space, rest) = rest.split_at(space);
        let inner = ways(rest, leaf, new).into_iter();
        return inner.map(|written| format!("{property}{space}{written}")).collect();
    }
    let quoted = || {
        let mut out = String::from("\"");
        for c in new.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                c => out.push(c),
            }
        }
        out.push('"');
        out
    };
    // A quote of the file may be a full-width one that was read as its own; what the parser counts
    // to the scalar may go on behind the closing one.
    let within = |inner: &str| {
        let open = raw.chars().next().unwrap_or('"');
        let rest = closed(raw).and_then(|end| raw.get(end..)).unwrap_or_default();
        let close = raw.strip_suffix(rest).and_then(|quoted| quoted.chars().next_back());
        format!("{open}{inner}{}{rest}", close.unwrap_or(open))
    };
    match leaf.style {
        Style::Plain => {
            let rest = raw.get(raw.trim_end().len()..).unwrap_or_default();
            vec![format!("{new}{rest}"), format!("{}{rest}", quoted())]
        }
        Style::SingleQuoted => vec![within(&new.replace('\'', "''"))],
        Style::DoubleQuoted => {
            let inner = quoted();
            let inner = inner.get(1..inner.len() - 1).unwrap_or_default();
            vec![within(inner)]
        }
        Style::Block => {
            let old = leaf.text.trim_end();
            let once = raw.matches(old).count() == 1 && !old.contains('\n') && !old.is_empty();
            if once && !new.contains('\n') { vec![raw.replacen(old, new, 1)] } else { Vec::new() }
        }
    }
}

/// Where the quoted scalar that `raw` begins with ends.
fn closed(raw: &str) -> Option<usize> {
    let mut chars = raw.char_indices().peekable();
    let (_, open) = chars.next()?;
    let close = match open {
        '“' | '”' => ['“', '”', '"'],
        '‘' | '’' => ['‘', '’', '\''],
        c => [c; 3],
    };
    while let Some((at, c)) = chars.next() {
        let doubled = open == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'');
        if c == '\\' && open != '\'' || close.contains(&c) && doubled {
            chars.next();
        } else if close.contains(&c) {
            return Some(at + c.len_utf8());
        }
    }
    None
}

/// How a file is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Writing {
    /// UTF-8, and how many bytes its mark has.
    Utf8(usize),
    /// UTF-16 with a mark; whether the lower byte of a character comes first.
    Utf16 { little: bool },
    /// GB18030.
    Gb18030,
}

impl Writing {
    fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
            return Self::Utf16 { little: bytes.starts_with(b"\xFF") };
        }
        let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let is_utf8 = std::str::from_utf8(bytes.get(mark..).unwrap_or_default()).is_ok();
        if is_utf8 { Self::Utf8(mark) } else { Self::Gb18030 }
    }

    /// The bytes of `text`; `None` where there are none for a character of it.
    fn encode(self, text: &str) -> Option<Vec<u8>> {
        Some(match self {
            Self::Utf8(_) => text.as_bytes().to_vec(),
            Self::Utf16 { little } => {
                let bytes =
                    |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
                text.encode_utf16().flat_map(bytes).collect()
            }
            Self::Gb18030 => {
                let (encoded, _, replaced) = GB18030.encode(text);
                (!replaced).then(|| encoded.into_owned())?
            }
        })
    }

    /// How many bytes stand before the text.
    const fn mark(self) -> usize {
        match self {
            Self::Utf8(mark) => mark,
            Self::Utf16 { .. } => 2,
            Self::Gb18030 => 0,
        }
    }
}

/// The bytes of the file that the bytes `range` of its text come from.
fn bytes_of(bytes: &[u8], text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let writing = Writing::of(bytes);
    let mark = writing.mark();
    let Writing::Utf8(_) = writing else {
        // What is encoded again must be what was there.
        let length = |text: &str| encoded(bytes, text).map(|bytes| bytes.len());
        let start = mark + length(text.get(..range.start)?)?;
        let end = start + length(text.get(range.clone())?)?;
        return (encoded(bytes, text)? == bytes.get(mark..)?).then_some(start..end);
    };
    // Of every line end the text has one byte.
    let mut at = mark;
    let mut starts = Vec::with_capacity(text.len() + 1);
    for byte in text.bytes() {
        starts.push(at);
        let crlf = byte == b'\n' && bytes.get(at..at + 2) == Some(b"\r\n");
        at += if crlf { 2 } else { 1 };
    }
    starts.push(at);
    (at == bytes.len()).then_some(*starts.get(range.start)?..*starts.get(range.end)?)
}

/// `text` as the file `bytes` is written: its encoding and its line ends.
fn encoded(bytes: &[u8], text: &str) -> Option<Vec<u8>> {
    let writing = Writing::of(bytes);
    let crlf = writing.encode("\r\n")?;
    if bytes.windows(crlf.len()).any(|pair| pair == crlf) {
        writing.encode(&text.replace('\n', "\r\n"))
    } else {
        writing.encode(text)
    }
}

/// The lines in which two texts differ.
fn lines(old: &str, new: &str, bytes: Vec<u8>) -> Edited {
    let (before, after): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    let head = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    let rest = before.len().min(after.len()) - head;
    let pairs = before.iter().rev().zip(after.iter().rev());
    let tail = pairs.take(rest).take_while(|(a, b)| a == b).count();
    let cut = |lines: &[&str]| {
        let kept = lines.get(head..lines.len() - tail).unwrap_or_default();
        kept.iter().map(|line| (*line).to_owned()).collect()
    };
    Edited { line: head + 1, old: cut(&before), new: cut(&after), bytes }
}

#[cfg(test)]
mod tests;
