//! What Chinese keyboards do to YAML: full-width ： “ ” ， － ｜ where YAML has half-width signs.
//!
//! [`mend`] goes through the lines as YAML sees them (block scalars and quoted texts over
//! several lines are left alone) and names every such sign. Where nothing else can be meant it
//! puts in YAML's own; [`Mended`] leads from the new text back to the file.

mod lines;
mod look_ups;
mod values;

use lines::{Line, Lines};

use super::Source;
use crate::catalog::{Code, Words};
use crate::diag::Finding;
use crate::spec::schema::{self, Table};

/// A text with some of its signs replaced.
#[derive(Clone, Debug)]
pub(super) struct Mended {
    /// The text.
    pub text: String,
    /// The replacements in order: from where, how long, to where, how long.
    replaced: Vec<Replaced>,
}

#[derive(Clone, Copy, Debug)]
struct Replaced {
    at: usize,
    length: usize,
    file_at: usize,
    file_length: usize,
}

impl Mended {
    /// The byte of the file from which byte `at` of the text comes.
    pub(super) fn original(&self, at: usize) -> usize {
        let before = self.replaced.partition_point(|r| r.at <= at);
        match self.replaced.get(before.wrapping_sub(1)) {
            Some(r) if at < r.at + r.length => r.file_at,
            Some(r) => r.file_at + r.file_length + (at - r.at - r.length),
            None => at,
        }
    }
}

/// The mended text, if anything was mended, and what was found.
pub(super) fn mend(source: &Source, table: &'static Table) -> (Option<Mended>, Vec<Finding>) {
    let mut mender = Mender { source, table, edits: Vec::new(), findings: Vec::new() };
    mender.invisible_characters();
    let mut lines = Lines::new(source.text());
    while let Some(line) = lines.next() {
        let before = mender.edits.len();
        mender.line(&line, lines.peek());
        // What a mended line opens (a block, a quote) is what its mended text says.
        let edits = mender.edits.get(before..).unwrap_or_default();
        lines.read(&replace(line.text, line.start, edits).0);
    }
    let mended = (!mender.edits.is_empty()).then(|| {
        let (text, replaced) = replace(source.text(), 0, &mender.edits);
        Mended { text, replaced }
    });
    (mended, mender.findings)
}

/// `text`, which begins at byte `start` of the file, with the edits made.
fn replace(text: &str, start: usize, edits: &[Edit]) -> (String, Vec<Replaced>) {
    let mut out = String::with_capacity(text.len());
    let mut replaced = Vec::new();
    let mut from = 0;
    for edit in edits {
        out.push_str(text.get(from..edit.at - start).unwrap_or_default());
        replaced.push(Replaced {
            at: out.len(),
            length: edit.put.len(),
            file_at: edit.at,
            file_length: edit.wide.len(),
        });
        out.push_str(&edit.put);
        from = edit.at - start + edit.wide.len();
    }
    out.push_str(text.get(from..).unwrap_or_default());
    (out, replaced)
}

/// A full-width sign of the file and what stands for it.
struct Edit {
    /// A byte of the file.
    at: usize,
    wide: &'static str,
    /// YAML's sign.
    narrow: &'static str,
    /// The same with the space that it needs behind it.
    put: String,
}

/// How many invisible characters are named one by one: a file that is no text has thousands.
const MOST_INVISIBLE: usize = 20;

struct Mender<'a> {
    source: &'a Source,
    /// The keys that the file may have.
    table: &'static Table,
    /// In the order of the file.
    edits: Vec<Edit>,
    findings: Vec<Finding>,
}

impl Mender<'_> {
    /// Characters that no document may hold, wherever they stand.
    fn invisible_characters(&mut self) {
        let text = self.source.text().char_indices();
        for (at, c) in text.filter(|(_, c)| crate::yaml::is_forbidden(*c)).take(MOST_INVISIBLE) {
            let place = self.source.place(at..at + c.len_utf8());
            let name = format!("U+{:04X}", u32::from(c));
            self.findings.push(Finding::new(Code::ControlCharacter, place).with("char", name));
        }
    }

    /// `next` is the text of the line that follows.
    fn line(&mut self, line: &Line<'_>, next: &str) {
        for (at, c) in line.indent().char_indices().filter(|(_, c)| *c != ' ') {
            let at = line.start + at;
            let (name, wide) =
                if c == '\t' { (Words::Tab, "\t") } else { (Words::WideSpace, "\u{3000}") };
            // Read as a level of the usual two spaces, so that what follows can be looked at.
            self.edits.push(Edit { at, wide, narrow: "  ", put: "  ".to_owned() });
            if at == line.start || !line.text.get(..at - line.start).is_some_and(|t| t.ends_with(c))
            {
                let place = self.source.place(at..at + c.len_utf8());
                self.findings.push(Finding::new(Code::TabIndent, place).with("char", name));
            }
        }
        let mut fixes = Fixes { line, edits: Vec::new() };
        if line.content().starts_with('＃') {
            fixes.add(line.content_at(), "＃", "#");
            self.apply(fixes);
            return;
        }
        self.unquoted_look_ups(line);
        self.glued_dash(line);
        let key_at = Self::dashes(&mut fixes);
        let rest = line.text.get(key_at..).unwrap_or_default();
        if let Some((value_at, key)) = self.colon(&mut fixes, key_at, rest) {
            self.value(&mut fixes, value_at);
            self.comments(line, key, value_at, next);
        }
        self.apply(fixes);
    }

    /// `－ item` is a list's item.
    fn dashes(fixes: &mut Fixes<'_>) -> usize {
        let text = fixes.line.text;
        let mut at = fixes.line.content_at();
        loop {
            let rest = text.get(at..).unwrap_or_default();
            let length = if rest.starts_with("- ") {
                1
            } else if let Some(after) = rest.strip_prefix('－')
                && !after.starts_with('－')
            {
                fixes.add(at, "－", "-");
                '－'.len_utf8()
            } else {
                return at;
            };
            let after = rest.get(length..).unwrap_or_default();
            at += length + (after.len() - after.trim_start_matches([' ', '\u{3000}']).len());
        }
    }

    /// `key：value`; gives back where the value begins, and the key.
    fn colon<'t>(
        &mut self,
        fixes: &mut Fixes<'_>,
        key_at: usize,
        rest: &'t str,
    ) -> Option<(usize, &'t str)> {
        let end = rest.find(['：', ':', '"', '\'', '#', '{', '['])?;
        let key = rest.get(..end)?;
        let colon_at = key_at + end;
        let after = rest.get(end..)?;
        let listed = key_at > fixes.line.content_at();
        if let Some(value) = after.strip_prefix('：') {
            // After a dash a Chinese word with a colon may well be text: “- 附件：名单”.
            if !self.is_key(key) || (listed && !key.is_ascii()) {
                return None;
            }
            fixes.add(colon_at, "：", ":");
            let at = skip_space(fixes.line.text, colon_at + after.len() - value.len());
            return Some((at, key));
        }
        let value = after.strip_prefix(':')?;
        let value_at = colon_at + 1;
        if value.starts_with('\u{3000}') {
            fixes.add(value_at, "\u{3000}", " ");
        } else if self.is_key(key) && value.chars().next().is_some_and(|c| !c.is_whitespace()) {
            let fixed = format!("{key}: {value}");
            let place = self.source.place(fixes.line.start + colon_at..fixes.line.start + value_at);
            let finding =
                Finding::new(Code::MissingSpace, place).with("found", ":").with("line", fixed);
            self.findings.push(finding);
            return None;
        }
        Some((skip_space(fixes.line.text, value_at), key))
    }

    /// Whether `word` is a key of any group of the file.
    fn is_key(&self, word: &str) -> bool {
        schema::is_key(self.table, word.trim())
    }

    fn ambiguous(&mut self, at: usize, found: &str, fixed: &str) {
        let place = self.source.place(at..at + found.len());
        let finding = Finding::new(Code::FullWidthAmbiguous, place);
        self.findings.push(finding.with("found", found).with("line", fixed.trim()));
    }

    /// Names the edits of a line and keeps them.
    fn apply(&mut self, mut fixes: Fixes<'_>) {
        fixes.edits.sort_by_key(|edit| edit.at);
        let start = fixes.line.start;
        let fixed = replace(fixes.line.text, start, &fixes.edits).0;
        for edit in &fixes.edits {
            let place = self.source.place(edit.at..edit.at + edit.wide.len());
            let finding = Finding::new(Code::FullWidthSyntax, place)
                .with("found", edit.wide)
                .with("fix", edit.narrow)
                .with("line", fixed.trim());
            self.findings.push(finding);
        }
        self.edits.append(&mut fixes.edits);
    }
}

struct Fixes<'a> {
    line: &'a Line<'a>,
    edits: Vec<Edit>,
}

impl Fixes<'_> {
    /// Puts `narrow` in place of `wide` at byte `at` of the line, with a space behind it where
    /// YAML or a person wants one and none stands there.
    fn add(&mut self, at: usize, wide: &'static str, narrow: &'static str) {
        let rest = self.line.text.get(at + wide.len()..).unwrap_or_default();
        let spaced = rest.is_empty() || rest.starts_with([' ', '\u{3000}']);
        let space = if matches!(narrow, ":" | "-" | ",") && !spaced { " " } else { "" };
        let put = format!("{narrow}{space}");
        self.edits.push(Edit { at: self.line.start + at, wide, narrow, put });
    }
}

fn skip_space(line: &str, at: usize) -> usize {
    let rest = line.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len()
}

/// What stands between the first and the last character.
fn inner(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.next_back();
    chars.as_str()
}

#[cfg(test)]
mod tests;
