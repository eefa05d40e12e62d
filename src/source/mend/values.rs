//! What stands behind a colon or a dash: quotes, brackets, comments.

use super::{Fixes, Line, Mender, inner};
use crate::catalog::Code;
use crate::diag::Finding;
use crate::spec::schema;

impl Mender<'_> {
    pub(super) fn value(&mut self, fixes: &mut Fixes<'_>, at: usize) {
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
                fixes.add(at, "“", "\"");
            }
            (Some('“'), Some('”')) if !inner(trimmed).contains(['“', '”']) => {
                self.chinese_quotes(fixes, at, trimmed);
            }
            (Some('['), Some(']')) => self.flow_commas(fixes, at, trimmed),
            (Some('{'), Some('}')) if !trimmed.starts_with("{{") => {
                // A full-width sign next to a key is YAML's; any other is text.
                for (colon, _) in trimmed.match_indices('：') {
                    let word = trimmed.get(..colon).unwrap_or_default();
                    if self.is_key(word.rsplit(['{', ',', '，']).next().unwrap_or_default()) {
                        fixes.add(at + colon, "：", ":");
                    }
                }
                for (comma, sign) in trimmed.match_indices('，') {
                    let rest = trimmed.get(comma + sign.len()..).unwrap_or_default();
                    if rest.split_once([':', '：']).is_some_and(|(word, _)| self.is_key(word)) {
                        fixes.add(at + comma, "，", ",");
                    }
                }
            }
            (Some('［'), Some('］' | ']')) => {
                fixes.add(at, "［", "[");
                if last == Some('］') {
                    fixes.add(end - '］'.len_utf8(), "］", "]");
                }
                self.flow_commas(fixes, at, trimmed);
            }
            _ => {}
        }
    }

    /// `-item`: a dash without its space.
    pub(super) fn glued_dash(&mut self, line: &Line<'_>) {
        let content = line.content();
        let Some(rest) = content.strip_prefix('-') else { return };
        if rest.chars().next().is_some_and(char::is_alphabetic) {
            let at = line.start + line.content_at();
            let finding = Finding::new(Code::MissingSpace, self.source.place(at..at + 1));
            self.findings.push(finding.with("found", "-").with("line", format!("- {rest}")));
        }
    }

    /// A `#` that was meant as text: a heading under a key without `|`, or inside a value.
    pub(super) fn comments(&mut self, line: &Line<'_>, key: &str, value_at: usize, next: &str) {
        let value = line.text.get(value_at..).unwrap_or_default().trim_end();
        let indent = next.len() - next.trim_start_matches(' ').len();
        if value.is_empty() && schema::is_markdown(key.trim()) && indent > line.content_at() {
            if next.trim_start().starts_with('#') {
                let at = line.start + line.text.len() + 1 + indent;
                let finding = Finding::new(Code::BodyWithoutBar, self.source.place(at..at + 1));
                self.findings.push(finding.with("key", key.trim()));
            }
        } else if !value.starts_with(['"', '\'', '|', '>', '[', '{', '&', '*']) {
            let glued = value.match_indices(" #").find(|(at, _)| {
                let after = value.get(at + 2..).and_then(|t| t.chars().next());
                after.is_some_and(|c| !c.is_whitespace() && c != '#')
            });
            if let Some((at, _)) = glued {
                let start = line.start + value_at + at + 1;
                let fixed = format!("{}: \"{value}\"", key.trim());
                let place = self.source.place(start..line.start + value_at + value.len());
                let finding = Finding::new(Code::CommentInValue, place);
                self.findings.push(finding.with("line", fixed));
            }
        }
    }

    /// `“value”`: to YAML the quotes are text. Nothing is changed, since that may be meant.
    pub(super) fn chinese_quotes(&mut self, fixes: &Fixes<'_>, at: usize, value: &str) {
        let start = fixes.line.start + at;
        let place = self.source.place(start..start + '“'.len_utf8());
        let key = fixes.line.text.get(fixes.line.content_at()..at).unwrap_or_default();
        let text = inner(value);
        let quote = if text.contains(": ") || text.contains(" #") { "\"" } else { "" };
        let key = key.replace('：', ": ").replace(":  ", ": ");
        let fixed = format!("{key}{quote}{text}{quote}");
        let finding = Finding::new(Code::ChineseQuotes, place);
        self.findings.push(finding.with("line", fixed));
    }

    /// `[a，b]`: a list, if no other comma says that the ， is text.
    pub(super) fn flow_commas(&mut self, fixes: &mut Fixes<'_>, at: usize, value: &str) {
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
}
