//! The keys of a spec: one table from which the checks, the Chinese names and the documentation
//! all come.

mod departments;
mod schedule;
mod signature;
mod texts;
mod top;

pub use departments::{DEPARTMENT, LIST_FILE, OWN_ATTACHMENTS, VIEWS};
pub use schedule::COLUMNS;
pub use signature::SIGNATURE_FORMS;
pub use top::{ISSUE_AS, KINDS, SPEC};

use crate::catalog::Words;

/// A group of keys.
#[derive(Debug)]
pub struct Table {
    /// The keys in the order in which a spec is best written.
    pub fields: &'static [Field],
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The English name; look-ups and templates use it.
    pub key: &'static str,
    /// The Chinese name, which may be written in its place.
    pub zh: &'static str,
    /// What its value is.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// An example of a value.
    pub example: &'static str,
    /// What it is for, in Chinese and English.
    pub doc: (&'static str, &'static str),
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text without Markdown.
    Text,
    /// A title: text in which `|` breaks a line.
    Title,
    /// Markdown, several paragraphs.
    Markdown,
    /// A name for files and references: small letters, digits, hyphens.
    Id,
    /// One of a few words, each with its Chinese name. A word that stands twice has several, the
    /// usual one first.
    Choice(&'static [(&'static str, &'static str)]),
    /// A list; a single value is a list of one.
    List(&'static Kind),
    /// A group of keys.
    Group(&'static Table),
    /// A title, or a group of keys from which it is made.
    TitleOr(&'static Table),
    /// A group of keys, or the name of a part of the spec.
    PartOr(&'static Table),
    /// Names of the author's own, with texts, lists or further names.
    Free,
}

impl Kind {
    /// What a person calls it.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Text | Self::Title | Self::Markdown | Self::Id | Self::Choice(_) => Words::AText,
            Self::List(_) => Words::AList,
            Self::Group(_) | Self::Free => Words::AGroup,
            Self::TitleOr(_) | Self::PartOr(_) => Words::ATextOrGroup,
        }
    }

    /// The keys below it, if it has any that are fixed.
    #[must_use]
    pub const fn table(self) -> Option<&'static Table> {
        match self {
            Self::Group(table) | Self::TitleOr(table) | Self::PartOr(table) => Some(table),
            Self::List(inner) => inner.table(),
            Self::Text | Self::Title | Self::Markdown | Self::Id | Self::Choice(_) | Self::Free => {
                None
            }
        }
    }
}

impl Table {
    /// The field of an English or Chinese name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|f| f.key == name || f.zh == name)
    }
}

/// The words of a choice, each once, with its usual Chinese name.
pub(super) fn names(
    words: &'static [(&'static str, &'static str)],
) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    let is_first = |(n, (key, _)): &(usize, &(&str, &str))| {
        words.iter().position(|(other, _)| other == key) == Some(*n)
    };
    words.iter().enumerate().filter(is_first).map(|(_, word)| word)
}

pub(crate) const fn field(
    key: &'static str,
    zh: &'static str,
    kind: Kind,
    example: &'static str,
    doc: (&'static str, &'static str),
) -> Field {
    Field { key, zh, kind, required: false, example, doc }
}

const fn required(field: Field) -> Field {
    Field { required: true, ..field }
}

/// The English form of a path of English or Chinese names with dots, and what it leads to. Entries
/// of a list are counted from 0; the author's own names stay as they are.
#[must_use]
pub fn resolve(path: &str) -> Option<(String, Kind)> {
    let mut kind = Kind::Group(&SPEC);
    let mut names = Vec::new();
    for name in path.split('.').map(str::trim) {
        let (name, inner) = match kind {
            Kind::List(inner) => (name.parse::<usize>().ok()?.to_string(), *inner),
            Kind::Free => (Some(name).filter(|name| !name.is_empty())?.to_owned(), kind),
            _ => {
                let field = kind.table()?.find(name)?;
                (field.key.to_owned(), field.kind)
            }
        };
        names.push(name);
        kind = inner;
    }
    Some((names.join("."), kind))
}

/// The paths of all texts that stand in no list, each in English and in Chinese.
#[must_use]
pub fn paths() -> Vec<[String; 2]> {
    fn within(table: &'static Table, above: [&str; 2], found: &mut Vec<[String; 2]>) {
        for field in table.fields {
            let [key, zh] = above;
            let path = [format!("{key}{}", field.key), format!("{zh}{}", field.zh)];
            match field.kind {
                Kind::Group(inner) => {
                    let [key, zh] = path.map(|path| path + ".");
                    within(inner, [&key, &zh], found);
                }
                Kind::List(_) | Kind::PartOr(_) | Kind::Free => {}
                Kind::Text
                | Kind::Title
                | Kind::Markdown
                | Kind::Id
                | Kind::Choice(_)
                | Kind::TitleOr(_) => found.push(path),
            }
        }
    }
    let mut found = Vec::new();
    within(&SPEC, ["", ""], &mut found);
    found
}

/// Whether `word` is the English or Chinese name of any key in any group of `table`.
#[must_use]
pub fn is_key(table: &'static Table, word: &str) -> bool {
    any(table, &|field| field.key == word || field.zh == word)
}

/// Whether `word` is the name of a key whose value is Markdown.
#[must_use]
pub fn is_markdown(word: &str) -> bool {
    let named = |field: &Field| field.key == word || field.zh == word;
    any(&SPEC, &|field| named(field) && matches!(field.kind, Kind::Markdown))
}

/// Whether a field of `table` or of the groups below it is as wanted.
fn any(table: &'static Table, wanted: &dyn Fn(&Field) -> bool) -> bool {
    let inner = |f: &Field| f.kind.table().is_some_and(|t| any(t, wanted));
    table.fields.iter().any(|f| wanted(f) || inner(f))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(table: &'static Table, seen: &mut Vec<*const Table>) {
        if seen.iter().any(|s| std::ptr::eq(*s, table)) {
            return;
        }
        seen.push(table);
        let mut names: Vec<_> = table.fields.iter().flat_map(|f| [f.key, f.zh]).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "a name stands twice in {names:?}");
        for field in table.fields {
            assert!(
                !field.doc.0.is_empty() && !field.doc.1.is_empty() && !field.example.is_empty()
            );
            assert!(field.key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'));
            if let Some(inner) = field.kind.table() {
                walk(inner, seen);
            }
        }
    }

    #[test]
    fn a_path_leads_through_groups_and_lists_in_both_languages() {
        let english = |path: &str| resolve(path).map(|(path, _)| path);
        for [key, zh] in &paths() {
            assert_eq!(english(key).as_ref(), Some(key));
            assert_eq!(english(zh).as_ref(), Some(key));
        }
        assert_eq!(english("主送.01").as_deref(), Some("to.1"));
        assert_eq!(english("工作安排表.环节.0.任务").as_deref(), Some("schedule.stages.0.tasks"));
        assert_eq!(english("变量.名称.主送").as_deref(), Some("vars.名称.主送"));
        for path in ["", "issuer.", "issuer.nam", "to.a", "number.x", "vars."] {
            assert_eq!(english(path), None, "{path}");
        }
    }

    #[test]
    fn every_key_has_two_names_of_its_own_and_is_documented() {
        let mut seen = Vec::new();
        walk(&SPEC, &mut seen);
        assert_eq!(seen.len(), 19);
    }
}
