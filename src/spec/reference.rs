//! The keys of a spec as a document, from the same table as the checks.

use std::fmt::Write as _;

use super::schema::{Field, Kind, SPEC, Table, names};
use crate::catalog::{Phrase, Prose};
use crate::house::PROFILE;
use crate::lang::Lang;

/// A table with the keys that lead to it.
struct Group {
    table: &'static Table,
    /// Every way to it, the first one naming it. Empty for the spec itself.
    paths: Vec<Vec<&'static Field>>,
}

/// All keys as Markdown: a part for each group, and how texts are written.
#[must_use]
pub fn keys(lang: Lang) -> String {
    let mut out = Prose::Keys.text(lang).to_owned();
    groups(&SPEC, Phrase::KeysTopDoc, lang, &mut out);
    out.push('\n');
    out.push_str(Prose::Bodies.text(lang));
    out
}

/// All keys of a house profile as Markdown.
#[must_use]
pub fn profile_keys(lang: Lang) -> String {
    let mut out = Prose::Profiles.text(lang).to_owned();
    groups(&PROFILE, Phrase::ProfileTopDoc, lang, &mut out);
    out
}

/// A part for each group of the keys of a file.
fn groups(top: &'static Table, doc: Phrase, lang: Lang, out: &mut String) {
    let mut groups = Vec::new();
    collect(top, &[], &mut groups);
    let writer = Writer { lang, doc, groups };
    for group in &writer.groups {
        out.push('\n');
        out.push_str(&writer.group(group));
    }
}

fn collect(table: &'static Table, path: &[&'static Field], groups: &mut Vec<Group>) {
    if let Some(known) = groups.iter_mut().find(|g| std::ptr::eq(g.table, table)) {
        known.paths.push(path.to_vec());
        return;
    }
    groups.push(Group { table, paths: vec![path.to_vec()] });
    for field in table.fields {
        if let Some(inner) = field.kind.table() {
            let path: Vec<_> = path.iter().copied().chain([field]).collect();
            collect(inner, &path, groups);
        }
    }
}

struct Writer {
    lang: Lang,
    /// What is said of the top level.
    doc: Phrase,
    groups: Vec<Group>,
}

impl Writer {
    fn say(&self, phrase: Phrase, args: &[(&'static str, String)]) -> String {
        phrase.text(self.lang, args)
    }

    fn group(&self, group: &Group) -> String {
        let mut paths = group.paths.iter();
        let path = paths.next().map(Vec::as_slice).unwrap_or_default();
        let (title, doc) = match path.last() {
            None => (self.say(Phrase::KeysTop, &[]), self.say(self.doc, &[])),
            Some(field) => {
                let args = [("key", joined(path, |f| f.key)), ("zh", joined(path, |f| f.zh))];
                let doc = self.lang.pick(field.doc.0, field.doc.1);
                (self.say(Phrase::KeysGroup, &args), doc.to_owned())
            }
        };
        let doc = self.say(Phrase::KeysDoc, &[("doc", sentence(&doc))]);
        let mut out = format!("## {title}\n\n{doc}\n");
        for other in paths {
            let name = self.say(Phrase::KeysAlso, &[("name", self.path(other))]);
            // Writing to a String cannot fail, here and below.
            let _ = writeln!(out, "{name}");
        }
        let _ = writeln!(out, "\n{}", self.say(Phrase::KeysHead, &[]));
        out.push_str("| --- | --- | --- | --- | --- |\n");
        for field in group.table.fields {
            out.push_str(&self.row(field));
            out.push('\n');
        }
        let _ = writeln!(out, "\n```yaml\n{}```", self.example(group.table, path));
        out
    }

    fn row(&self, field: &Field) -> String {
        let required =
            if field.required { self.say(Phrase::KeysRequired, &[]) } else { String::new() };
        let doc = self.lang.pick(field.doc.0, field.doc.1);
        let args = [
            ("key", field.key.to_owned()),
            ("zh", field.zh.to_owned()),
            ("kind", self.kind(field.kind)),
            ("required", required),
            // What would end the cell.
            ("doc", doc.replace('|', "\\|")),
        ];
        self.say(Phrase::KeysRow, &args)
    }

    fn kind(&self, kind: Kind) -> String {
        let of = |phrase, table| self.say(phrase, &[("name", self.name(table))]);
        match kind {
            Kind::Text => self.say(Phrase::KindText, &[]),
            Kind::Title => self.say(Phrase::KindTitle, &[]),
            Kind::Markdown => self.say(Phrase::KindMarkdown, &[]),
            Kind::Id => self.say(Phrase::KindId, &[]),
            Kind::Free => self.say(Phrase::KindFree, &[]),
            Kind::Choice(choices) => {
                let item = |(key, zh): &(&str, &str)| {
                    let args = [("key", (*key).to_owned()), ("zh", (*zh).to_owned())];
                    self.say(Phrase::KindChoiceItem, &args)
                };
                let choices: Vec<_> = names(choices).map(item).collect();
                let choices = choices.join(&self.say(Phrase::ListComma, &[]));
                self.say(Phrase::KindChoice, &[("choices", choices)])
            }
            Kind::List(inner) => self.say(Phrase::KindList, &[("inner", self.kind(*inner))]),
            Kind::Group(table) => of(Phrase::KindGroup, table),
            Kind::TitleOr(table) => of(Phrase::KindTitleOr, table),
            Kind::PartOr(table) => of(Phrase::KindPartOr, table),
        }
    }

    /// The keys that first lead to a table.
    fn name(&self, table: &'static Table) -> String {
        let group = self.groups.iter().find(|g| std::ptr::eq(g.table, table));
        let path = group.and_then(|g| g.paths.first());
        path.map_or_else(String::new, |path| self.path(path))
    }

    fn path(&self, path: &[&Field]) -> String {
        format!("`{}`", joined(path, |f| self.lang.pick(f.zh, f.key)))
    }

    /// The examples of a group as they stand in a spec, under the keys that lead to it.
    fn example(&self, table: &Table, path: &[&Field]) -> String {
        let mut out = String::new();
        let mut indent = String::new();
        let mut first = String::new();
        for field in path {
            let _ = writeln!(out, "{first}{}:", self.lang.pick(field.zh, field.key));
            indent.push_str("  ");
            first.clone_from(&indent);
            if matches!(field.kind, Kind::List(_)) {
                first.push_str("- ");
                indent.push_str("  ");
            }
        }
        for field in table.fields {
            let name = self.lang.pick(field.zh, field.key);
            let value = self.value(field);
            let space = if value.starts_with('\n') { "" } else { " " };
            let _ = writeln!(out, "{first}{name}:{space}{value}");
            first.clone_from(&indent);
        }
        out
    }

    /// An example's value. The schema writes the keys and words in it in English.
    fn value(&self, field: &Field) -> String {
        let mut value = field.example.to_owned();
        if self.lang == Lang::En {
            return value;
        }
        if let Kind::Choice(choices) = field.kind
            && let Some((_, zh)) = choices.iter().find(|(key, _)| *key == value)
        {
            return (*zh).to_owned();
        }
        for inner in field.kind.table().map_or(&[][..], |t| t.fields) {
            let (from, to) = (format!("{}:", inner.key), format!("{}:", inner.zh));
            value = value.replace(&from, &to);
        }
        for part in SPEC.fields.iter().filter(|f| f.kind.table().is_some()) {
            value = value.replace(&format!("- {}\n", part.key), &format!("- {}\n", part.zh));
        }
        value
    }
}

fn joined<'a>(path: &[&'a Field], name: impl Fn(&'a Field) -> &'a str) -> String {
    let names: Vec<_> = path.iter().map(|field| name(field)).collect();
    names.join(".")
}

/// The text with a capital at its start, where its script has capitals.
fn sentence(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + rest.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Code;
    use crate::source::Source;
    use crate::spec::load;

    fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
        let open = format!("```{language}\n");
        let blocks = text.split(open.as_str()).skip(1);
        blocks.filter_map(|b| b.split("```").next()).collect()
    }

    /// Each example stands alone, so other parts may be missing, and it shows ways that exclude
    /// each other; everything else must be right.
    #[test]
    fn every_example_can_be_read() {
        let expected = [
            Code::MissingKey,
            Code::NoDocuments,
            Code::TwoSources,
            Code::BadDocNumber,
            Code::AttachmentReference,
        ];
        for lang in [Lang::Zh, Lang::En] {
            let text = keys(lang);
            let examples = blocks(&text, "yaml");
            assert_eq!(examples.len(), 19);
            for example in examples {
                let mut findings = Vec::new();
                load(&Source::new("example", example), &mut findings).unwrap();
                findings.retain(|f| !expected.contains(&f.code));
                assert!(findings.is_empty(), "{example}\n{findings:?}");
            }
        }
    }
}
