//! A file's text and the way from a byte of it to a line and a column.
//!
//! [`Source::decode`] takes what Chinese Windows programs write (GB18030, byte-order marks, CRLF)
//! and says so; [`mend`] reads full-width signs where YAML wants half-width ones. Everything
//! after works on UTF-8 with line feeds.

pub mod mend;

use std::ops::Range;

use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::catalog::Code;
use crate::diag::{Finding, Place};
use crate::spec::schema::Table;
use mend::Mended;

/// The decoded text of a file.
#[derive(Clone, Debug)]
pub struct Source {
    path: String,
    text: String,
    /// The text with full-width syntax replaced.
    mended: Option<Mended>,
    line_starts: Vec<usize>,
}

impl Source {
    /// A source from text that is already UTF-8 with line feeds.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1))
            .collect();
        Self { path: path.into(), text, mended: None, line_starts }
    }

    /// Decodes a file's bytes: UTF-8 and UTF-16 with or without a mark, else GB18030; CRLF and CR
    /// become line feeds. What was unusual is among the findings. `None` when the bytes are no
    /// text in any of these.
    #[must_use]
    pub fn decode(path: impl Into<String>, bytes: &[u8]) -> (Option<Self>, Vec<Finding>) {
        let path = path.into();
        let mut marks: Vec<(Code, usize)> = Vec::new();
        let (encoding, skip) = match Encoding::for_bom(bytes) {
            Some((encoding, length)) => {
                marks.push((Code::ByteOrderMark, 0));
                (Some(encoding), length)
            }
            None => (None, 0),
        };
        let body = bytes.get(skip..).unwrap_or_default();
        let encoding = encoding
            .unwrap_or_else(|| if std::str::from_utf8(body).is_ok() { UTF_8 } else { GB18030 });
        let (text, malformed) = encoding.decode_without_bom_handling(body);
        if malformed {
            // The first byte that UTF-8 does not have, in what can be read up to there.
            let good = std::str::from_utf8(body).map_or_else(|e| e.valid_up_to(), str::len);
            let line_end = body.get(good..).unwrap_or_default();
            let line_end = line_end.iter().position(|b| *b == b'\n').unwrap_or(line_end.len());
            let text = String::from_utf8_lossy(body.get(..good + line_end).unwrap_or_default());
            let place = Self::new(path, text).place(good..good + 1);
            return (None, vec![Finding::new(Code::UnknownEncoding, place)]);
        }
        if encoding == GB18030 {
            let first = text.bytes().position(|b| !b.is_ascii()).unwrap_or(0);
            marks.push((Code::Gb18030, first));
        }
        let text = if let Some(at) = text.find('\r') {
            marks.push((Code::CarriageReturns, at));
            text.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            text.into_owned()
        };
        let source = Self::new(path, text);
        let findings =
            marks.into_iter().map(|(code, at)| Finding::new(code, source.place(at..at))).collect();
        (Some(source), findings)
    }

    /// The path as the user named it.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text: UTF-8, lines ended by line feeds, no byte-order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as YAML is to read it: with full-width syntax mended.
    #[must_use]
    pub fn yaml_text(&self) -> &str {
        self.mended.as_ref().map_or(&self.text, |mended| &mended.text)
    }

    /// The byte of [`Source::text`] from which byte `at` of [`Source::yaml_text`] comes.
    #[must_use]
    pub fn original(&self, at: usize) -> usize {
        self.mended.as_ref().map_or(at, |mended| mended.original(at))
    }

    /// Finds full-width signs that stand for YAML's own, and reads them as such where nothing
    /// else can be meant. `table` has the keys that the file may have.
    pub fn mend(&mut self, table: &'static Table) -> Vec<Finding> {
        let (mended, findings) = mend::mend(self, table);
        self.mended = mended;
        findings
    }

    /// The place of a byte range, cut at the end of its first line. Offsets past the end or
    /// inside a character are moved back to the nearest place that exists.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = self.text.floor_char_boundary(range.start);
        let line = self.line_starts.partition_point(|at| *at <= start);
        let line_start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let rest = self.text.get(line_start..).unwrap_or_default();
        let text = rest.lines().next().unwrap_or_default();
        let before = self.text.get(line_start..start).unwrap_or_default();
        let end = range.end.clamp(start, line_start + text.len().max(start - line_start));
        let end = self.text.floor_char_boundary(end);
        let meant = self.text.get(start..end).unwrap_or_default();
        Place {
            path: self.path.clone(),
            line: line.max(1),
            column: before.chars().count() + 1,
            text: text.to_owned(),
            width: meant.chars().count().max(1),
            offset: start,
        }
    }

    /// The place of so many characters at a line and a column, both from 1.
    #[must_use]
    pub fn place_at(&self, line: usize, column: usize, width: usize) -> Place {
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let rest = self.text.get(start..).unwrap_or_default();
        let byte = |n: usize| rest.char_indices().nth(n).map_or(rest.len(), |(at, _)| at);
        let column = column.saturating_sub(1);
        self.place(start + byte(column)..start + byte(column + width))
    }

    /// The bytes of line `number` (from 1), without its end.
    #[must_use]
    pub fn line(&self, number: usize) -> Range<usize> {
        let start = |number: usize| self.line_starts.get(number).copied();
        let first = start(number.saturating_sub(1)).unwrap_or(self.text.len());
        first..start(number).map_or(self.text.len(), |next| next - 1).max(first)
    }

    /// Whether line `lower` stands below line `upper` as part of it: the same indentation or more
    /// on every line from one to the other. Lines count from 1.
    #[must_use]
    pub fn is_below(&self, upper: usize, lower: usize) -> bool {
        let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let mut lines = self.text.lines().skip(upper.saturating_sub(1));
        let Some(first) = lines.next().filter(|_| lower > upper) else { return false };
        let own = indent(first);
        lines.take(lower - upper).all(|line| line.trim().is_empty() || indent(line) >= own)
    }

    /// The number (from 1) of the line that holds the byte at `offset`.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|at| *at <= offset).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(findings: &[Finding]) -> Vec<&str> {
        findings.iter().map(|f| f.code.entry().code).collect()
    }

    #[test]
    fn a_place_counts_characters_and_ends_with_its_line() {
        let source = Source::new("a", "甲\n标题: 乙丙\n丁");
        let start = source.text().find('乙').unwrap();
        let place = source.place(start..source.text().len());
        assert_eq!((place.line, place.column, place.width), (2, 5, 2));
        assert_eq!(place.text, "标题: 乙丙");
        let end = source.place(999..1000);
        assert_eq!((end.line, end.column, end.width), (3, 2, 1));
    }

    #[test]
    fn windows_files_are_read_and_named() {
        let (source, findings) = Source::decode("a", b"\xEF\xBB\xBFa: 1\r\nb: 2\r\n");
        assert_eq!(source.unwrap().text(), "a: 1\nb: 2\n");
        assert_eq!(codes(&findings), ["HT105", "HT106"]);

        let (bytes, _, _) = GB18030.encode("标题: 通知");
        let (source, findings) = Source::decode("a", &bytes);
        assert_eq!(source.unwrap().text(), "标题: 通知");
        assert_eq!(codes(&findings), ["HT107"]);

        let (source, findings) = Source::decode("a", &[0x80, 0xff, 0xff, 0x20, 0xff]);
        assert!(source.is_none());
        assert_eq!(codes(&findings), ["HT108"]);
    }
}
