//! The keys of a spec: one table from which the checks, the Chinese names and the documentation
//! all come.

mod schedule;
mod texts;
mod top;

pub use schedule::COLUMNS;
pub use top::{ISSUE_AS, SPEC};

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
    /// One of a few words, each with its Chinese name.
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

const fn field(
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

/// Whether `word` is the English or Chinese name of any key in any group.
#[must_use]
pub fn is_key(word: &str) -> bool {
    any(&SPEC, &|field| field.key == word || field.zh == word)
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
    fn every_key_has_two_names_of_its_own_and_is_documented() {
        let mut seen = Vec::new();
        walk(&SPEC, &mut seen);
        assert_eq!(seen.len(), 12);
    }
}
