//! `{{` where a value begins, without quotes: YAML takes it for a group.

use std::ops::Range;

use super::{Line, Mender};
use crate::catalog::Code;
use crate::diag::Finding;

impl Mender<'_> {
    /// Names the values of a line that begin with a look-up, each with the line as it should be.
    pub(super) fn unquoted_look_ups(&mut self, line: &Line<'_>) {
        let text = line.text;
        let mut quote = None;
        let mut before = '-';
        // How many brackets are open: between them a comma ends a value, elsewhere it is text.
        let mut depth = 0usize;
        let mut keyed = false;
        let mut skip = 0;
        let mut found: Vec<Range<usize>> = Vec::new();
        for (at, c) in text.char_indices() {
            let rest = text.get(at..).unwrap_or_default();
            if at < skip || c == ' ' {
                continue;
            }
            let begins = match before {
                ':' | '：' => depth > 0 || !keyed,
                ',' | '[' | '{' => depth > 0,
                '-' => text.get(..at).unwrap_or_default().trim_matches([' ', '-']).is_empty(),
                _ => false,
            };
            keyed = keyed || (matches!(before, ':' | '：') && depth == 0);
            match quote {
                Some(open) if c == open => quote = None,
                Some(_) => {}
                None if begins && matches!(c, '"' | '\'') => quote = Some(c),
                None if begins && rest.starts_with("{{") => {
                    let leads = at == line.content_at();
                    let value = value(rest, depth > 0 || leads);
                    found.push(at..at + value.len());
                    skip = at + value.len();
                }
                None if matches!(c, '[' | '{') && (begins || depth > 0) => depth += 1,
                None if matches!(c, ']' | '}') => depth = depth.saturating_sub(1),
                None => {}
            }
            before = c;
        }
        // One line with all of them in quotes, so that what is advised can be read.
        let mut fixed = String::new();
        let mut end = 0;
        for range in &found {
            fixed.push_str(text.get(end..range.start).unwrap_or_default());
            fixed.push_str(&quoted(text.get(range.clone()).unwrap_or_default()));
            end = range.end;
        }
        fixed.push_str(text.get(end..).unwrap_or_default());
        for range in found {
            let start = line.start + range.start;
            let place = self.source.place(start..start + 2);
            let finding = Finding::new(Code::UnquotedLookup, place);
            self.findings.push(finding.with("line", fixed.trim()));
        }
    }
}

/// The value that begins with a look-up, and what belongs to it behind that: more look-ups, text.
/// Between brackets it ends with its entry, elsewhere with the line or at a comment.
fn value(rest: &str, flow: bool) -> &str {
    let mut at = 0;
    while let Some(tail) = rest.get(at..).filter(|tail| !tail.is_empty()) {
        if tail.starts_with("{{") {
            at += tail.find("}}").map_or(tail.len(), |end| end + 2);
            continue;
        }
        let ends = if flow { tail.starts_with([',', ']', '}']) } else { tail.starts_with(" #") };
        if ends {
            break;
        }
        at += tail.chars().next().map_or(1, char::len_utf8);
    }
    rest.get(..at).unwrap_or(rest).trim_end()
}

/// A value in the quotes that it needs: double ones, or single ones where it has double ones.
fn quoted(value: &str) -> String {
    if value.contains(['"', '\\']) {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::Code;
    use crate::diag::Arg;
    use crate::source::Source;
    use crate::spec::schema::SPEC;
    use crate::yaml;

    /// The lines that are advised for `line`.
    fn advised(line: &str) -> Vec<String> {
        let findings = Source::new("a.yaml", line).mend(&SPEC);
        let found = findings.into_iter().filter(|f| f.code == Code::UnquotedLookup);
        found
            .map(|finding| match finding.args.into_iter().find(|(name, _)| *name == "line") {
                Some((_, Arg::Text(line))) => line,
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn the_advice_is_yaml_of_the_whole_text() {
        for (line, advice) in [
            ("title: {{ a }}方案", r#"title: "{{ a }}方案""#),
            (r#"deadline: {{ due("x") }}"#, r#"deadline: '{{ due("x") }}'"#),
            (r"deadline: {{ due('x') }}", r#"deadline: "{{ due('x') }}""#),
            (
                r#"window: {{ due("a") }}至{{ due('b') }}，共{{ n }}天"#,
                r#"window: '{{ due("a") }}至{{ due(''b'') }}，共{{ n }}天'"#,
            ),
            ("work: {{ a }}, {{ b }} # 注", r#"work: "{{ a }}, {{ b }}" # 注"#),
            (r#"- {{ owner("x") }}、{{ b }}"#, r#"- '{{ owner("x") }}、{{ b }}'"#),
            (
                r"- {id: a, work: {{ b }}和{{ c }}, deadline: 7月}",
                r#"- {id: a, work: "{{ b }}和{{ c }}", deadline: 7月}"#,
            ),
            (r#"to: [{{ task("a").work }}, 各科室]"#, r#"to: ['{{ task("a").work }}', 各科室]"#),
        ] {
            assert_eq!(advised(line), [advice], "{line}");
            let mut findings = Vec::new();
            yaml::parse(&Source::new("a.yaml", advice), &mut findings).unwrap();
            assert_eq!(findings, [], "{advice}");
        }
        assert_eq!(advised("to: [{{ a }}, {{ b }}]"), [r#"to: ["{{ a }}", "{{ b }}"]"#; 2]);
    }

    #[test]
    fn a_look_up_inside_a_text_needs_no_quotes() {
        for line in ["work: 甲, {{ b }}", "work: A-{{ b }}", "work: 时间:{{ b }}", "- 甲-{{ b }}"]
        {
            assert_eq!(advised(line), Vec::<String>::new(), "{line}");
        }
    }
}
