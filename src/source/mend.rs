//! What Chinese keyboards do to YAML: full-width ： “ ” ， － ｜ where YAML has half-width signs.
//!
//! [`mend`] goes through the lines as YAML sees them (block scalars and quoted texts over
//! several lines are left alone) and names every such sign. Where nothing else can be meant it
//! puts in YAML's own, byte for byte of the same length (a full-width sign has three bytes, so
//! spaces fill up): all offsets stay true.

mod lines;

use lines::{Line, Lines};

use super::Source;
use crate::catalog::Code;
use crate::diag::Finding;
use crate::spec::schema;

/// The mended text, if anything was mended, and what was found.
pub(super) fn mend(source: &Source) -> (Option<String>, Vec<Finding>) {
    let mut mender = Mender { source, text: source.text().to_owned(), findings: Vec::new() };
    mender.control_characters();
    let mut lines = Lines::new(source.text());
    while let Some(line) = lines.next() {
        mender.line(&line);
        let start = line.start;
        let end = start + line.text.len();
        // What a mended line opens (a block, a quote) is what its mended text says.
        lines.read(mender.text.get(start..end).unwrap_or_default());
    }
    let mended = (mender.text != source.text()).then_some(mender.text);
    (mended, mender.findings)
}

struct Mender<'a> {
    source: &'a Source,
    text: String,
    findings: Vec<Finding>,
}

impl Mender<'_> {
    /// Characters that no document may hold, wherever they stand.
    fn control_characters(&mut self) {
        for (at, c) in self.source.text().char_indices() {
            if crate::yaml::is_forbidden(c) {
                let place = self.source.place(at..at + c.len_utf8());
                let name = format!("U+{:04X}", u32::from(c));
                let finding = Finding::new(Code::ControlCharacter, place);
                self.findings.push(finding.with("char", name));
            }
        }
    }

    fn line(&mut self, line: &Line<'_>) {
        if let Some(at) = line.indent().find('\t') {
            let at = line.start + at;
            self.findings.push(Finding::new(Code::TabIndent, self.source.place(at..at + 1)));
            return;
        }
        if let Some(at) = line.indent().find('\u{3000}') {
            let fixed = format!("{}{}", line.indent().replace('\u{3000}', "  "), line.content());
            self.ambiguous(line.start + at, "\u{3000}", &fixed);
            return;
        }
        let mut fixes = Fixes { line, edits: Vec::new() };
        let content = line.content();
        if content.starts_with('＃') {
            fixes.add(line.content_at(), "＃", "#");
            self.apply(&fixes);
            return;
        }
        let key_at = Self::dashes(&mut fixes);
        let rest = line.text.get(key_at..).unwrap_or_default();
        let value_at = self.colon(&mut fixes, key_at, rest);
        if let Some(value_at) = value_at {
            self.value(&mut fixes, value_at);
        }
        self.apply(&fixes);
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

    /// `key：value`; gives back where the value begins.
    fn colon(&mut self, fixes: &mut Fixes<'_>, key_at: usize, rest: &str) -> Option<usize> {
        let end = rest.find(['：', ':', '"', '\'', '#', '{', '['])?;
        let key = rest.get(..end)?;
        let colon_at = key_at + end;
        let after = rest.get(end..)?;
        let listed = key_at > fixes.line.content_at();
        if let Some(value) = after.strip_prefix('：') {
            // After a dash a Chinese word with a colon may well be text: “- 附件：名单”.
            if !is_key(key) || (listed && !key.is_ascii()) {
                return None;
            }
            fixes.add(colon_at, "：", ":");
            return Some(skip_space(fixes.line.text, colon_at + after.len() - value.len()));
        }
        let value = after.strip_prefix(':')?;
        let value_at = colon_at + 1;
        if let Some(wide) = value.strip_prefix('\u{3000}') {
            let _ = wide;
            fixes.add(value_at, "\u{3000}", " ");
        } else if is_key(key) && value.chars().next().is_some_and(|c| !c.is_whitespace()) {
            let fixed = format!("{key}: {value}");
            let place = self.source.place(fixes.line.start + colon_at..fixes.line.start + value_at);
            let finding = Finding::new(Code::SpaceAfterColon, place).with("line", fixed);
            self.findings.push(finding);
            return None;
        }
        Some(skip_space(fixes.line.text, value_at))
    }

    fn value(&mut self, fixes: &mut Fixes<'_>, at: usize) {
        let text = fixes.line.text;
        let value = text.get(at..).unwrap_or_default();
        let trimmed = value.trim_end();
        let end = at + trimmed.len();
        let first = trimmed.chars().next();
        let last = trimmed.chars().next_back();
        match (first, last) {
            (Some('｜'), _) if trimmed.chars().skip(1).all(|c| "+-123456789".contains(c)) => {
                fixes.add(at, "｜", "|");
            }
            (Some('＞'), Some('＞')) if trimmed.chars().count() == 1 => fixes.add(at, "＞", ">"),
            (Some('"'), Some('”')) if trimmed.matches('"').count() == 1 => {
                fixes.add(end - '”'.len_utf8(), "”", "\"");
            }
            (Some('“'), Some('"')) if trimmed.matches('"').count() == 1 => {
                // The quote stands next to the text: what fills up goes before it.
                fixes.add_before(at, "“", "\"");
            }
            (Some('“'), Some('”')) if !inner(trimmed).contains(['“', '”']) => {
                self.chinese_quotes(fixes, at, trimmed);
            }
            (Some('['), Some(']')) => self.flow_commas(fixes, at, trimmed),
            (Some('［'), Some('］' | ']')) => {
                fixes.add(at, "［", "[");
                if last == Some('］') {
                    fixes.add(end - '］'.len_utf8(), "］", "]");
                }
                self.flow_commas(fixes, at, trimmed);
            }
            (Some('{'), _) if trimmed.starts_with("{{") => {
                let place = self.source.place(fixes.line.start + at..fixes.line.start + at + 2);
                let key = text.get(fixes.line.content_at()..at).unwrap_or_default();
                let fixed = format!("{key}\"{trimmed}\"");
                self.findings.push(Finding::new(Code::UnquotedLookup, place).with("line", fixed));
            }
            _ => {}
        }
    }

    /// `“value”`: to YAML the quotes are text. Nothing is changed, since that may be meant.
    fn chinese_quotes(&mut self, fixes: &Fixes<'_>, at: usize, value: &str) {
        let start = fixes.line.start + at;
        let place = self.source.place(start..start + '“'.len_utf8());
        let key = fixes.line.text.get(fixes.line.content_at()..at).unwrap_or_default();
        let fixed = format!("{}{}", key.replace('：', ": "), inner(value));
        let finding = Finding::new(Code::ChineseQuotes, place);
        self.findings.push(finding.with("line", fixed));
    }

    /// `[a，b]`: a list, if no other comma says that the ， is text.
    fn flow_commas(&mut self, fixes: &mut Fixes<'_>, at: usize, value: &str) {
        if value.contains(['"', '\'']) || !value.contains('，') {
            return;
        }
        let commas: Vec<usize> = value.match_indices('，').map(|(n, _)| at + n).collect();
        if value.contains(',') {
            let key = fixes.line.text.get(fixes.line.content_at()..at).unwrap_or_default();
            let fixed = format!("{key}{}", value.replace('，', ", "));
            let first = commas.first().copied().unwrap_or(at);
            self.ambiguous(fixes.line.start + first, "，", &fixed);
            return;
        }
        for comma in commas {
            fixes.add(comma, "，", ",");
        }
    }

    fn ambiguous(&mut self, at: usize, found: &str, fixed: &str) {
        let place = self.source.place(at..at + found.len());
        let finding = Finding::new(Code::FullWidthAmbiguous, place);
        self.findings.push(finding.with("found", found).with("line", fixed.trim()));
    }

    /// Puts the edits of a line into the text, and names each.
    fn apply(&mut self, fixes: &Fixes<'_>) {
        let fixed = fixes.line_as_it_should_be();
        for edit in &fixes.edits {
            let at = fixes.line.start + edit.at;
            let place = self.source.place(at..at + edit.wide.len());
            let finding = Finding::new(Code::FullWidthSyntax, place)
                .with("found", edit.wide)
                .with("fix", edit.narrow)
                .with("line", fixed.as_str());
            self.findings.push(finding);
            let fill = " ".repeat(edit.wide.len() - edit.narrow.len());
            let put = if edit.fill_first {
                format!("{fill}{}", edit.narrow)
            } else {
                format!("{}{fill}", edit.narrow)
            };
            self.text.replace_range(at..at + edit.wide.len(), &put);
        }
    }
}

/// A full-width sign and what stands for it. `at` is a byte of the line.
struct Edit {
    at: usize,
    wide: &'static str,
    narrow: &'static str,
    fill_first: bool,
}

struct Fixes<'a> {
    line: &'a Line<'a>,
    edits: Vec<Edit>,
}

impl Fixes<'_> {
    fn add(&mut self, at: usize, wide: &'static str, narrow: &'static str) {
        self.edits.push(Edit { at, wide, narrow, fill_first: false });
    }

    fn add_before(&mut self, at: usize, wide: &'static str, narrow: &'static str) {
        self.edits.push(Edit { at, wide, narrow, fill_first: true });
    }

    /// The line as a person would write it: with one space after a colon, a dash, a comma.
    fn line_as_it_should_be(&self) -> String {
        let mut out = String::new();
        let mut from = 0;
        let mut edits: Vec<&Edit> = self.edits.iter().collect();
        edits.sort_by_key(|edit| edit.at);
        for edit in edits {
            out.push_str(self.line.text.get(from..edit.at).unwrap_or_default());
            out.push_str(edit.narrow);
            from = edit.at + edit.wide.len();
            let rest = self.line.text.get(from..).unwrap_or_default();
            let spaced = matches!(edit.narrow, ":" | "-" | ",");
            if spaced && !rest.is_empty() && !rest.starts_with(' ') {
                out.push(' ');
            }
        }
        out.push_str(self.line.text.get(from..).unwrap_or_default());
        out.trim().to_owned()
    }
}

/// Whether `word` is a key of any group of a spec.
fn is_key(word: &str) -> bool {
    schema::is_key(word.trim())
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
