//! The keys of a department, and what texts make of each, wherever they are written.

use std::ops::Range;

use super::{CopyNumbers, Department, values};
use crate::catalog::Code;
use crate::diag::{Arg, Finding, Name, Place};
use crate::spec::schema::{DEPARTMENT, VIEWS};
use crate::yaml::{Entry, Node, Scalar, Style, Value};

/// A key of a department that texts can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Name,
    Short,
    Aliases,
    To,
    Number,
    Copies,
    CopyNumbers,
    Documents,
    View,
    Groups,
    Attachments,
}

/// What a text cannot be, or what is remarkable about what it is: the code, its values, and which of
/// the texts it is.
pub(super) struct Refused {
    pub code: Code,
    pub args: Vec<(&'static str, Arg)>,
    pub text: usize,
}

impl Item {
    const ALL: [Self; 11] = [
        Self::Name,
        Self::Short,
        Self::Aliases,
        Self::To,
        Self::Number,
        Self::Copies,
        Self::CopyNumbers,
        Self::Documents,
        Self::View,
        Self::Groups,
        Self::Attachments,
    ];

    /// Its English name in the schema.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Short => "short",
            Self::Aliases => "aliases",
            Self::To => "to",
            Self::Number => "number",
            Self::Copies => "copies",
            Self::CopyNumbers => "copy_numbers",
            Self::Documents => "documents",
            Self::View => "view",
            Self::Groups => "groups",
            Self::Attachments => "attachments",
        }
    }

    /// The key of an English or Chinese name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let field = DEPARTMENT.find(name)?;
        Self::ALL.into_iter().find(|item| item.key() == field.key)
    }

    /// Whether it is a list of names.
    pub(super) const fn is_list(self) -> bool {
        matches!(
            self,
            Self::Aliases | Self::To | Self::Documents | Self::Groups | Self::Attachments
        )
    }

    /// The texts of one cell: of a list all names in it.
    pub(super) fn divided(self, cell: &str) -> Vec<String> {
        if self.is_list() { values::names(cell) } else { vec![cell.trim().to_owned()] }
    }

    /// Gives a department what `texts` say; of a single value the first counts.
    pub(super) fn put(
        self,
        department: &mut Department,
        texts: Vec<String>,
    ) -> Result<(), Refused> {
        let first = texts.first().map(String::as_str).unwrap_or_default();
        let refused =
            |code, text: &str| Refused { code, args: vec![("text", text.into())], text: 0 };
        match self {
            // A name is one line, also where a narrow column breaks it.
            Self::Name => department.name = one_line(first),
            Self::Short => department.short = one_line(first),
            // Owners are divided where they stand in one text, so no owner has such a name.
            Self::Aliases => {
                department.aliases = texts.iter().flat_map(|text| values::names(text)).collect();
            }
            Self::To => department.to = texts,
            Self::Groups => department.groups = texts,
            Self::Documents => department.documents = texts,
            Self::Attachments => {
                let at = department.at.clone();
                department.attachments = texts.iter().map(|text| attachment(text, &at)).collect();
            }
            Self::Number if values::is_number(first) => department.number = Some(first.to_owned()),
            Self::Number => return Err(refused(Code::BadDocNumber, first)),
            Self::Copies => match values::copies(first) {
                Some(copies) => {
                    department.copies = Some(copies);
                    return contradiction(department);
                }
                None => return Err(refused(Code::BadCopies, first)),
            },
            Self::CopyNumbers => match values::copy_numbers(first) {
                Some(numbers) if numbers.count() > CopyNumbers::MOST => {
                    let mut refused = refused(Code::ManyCopyNumbers, first);
                    let (count, most) = (numbers.count(), CopyNumbers::MOST);
                    refused.args.push(("count", count.to_string().into()));
                    refused.args.push(("most", most.to_string().into()));
                    return Err(refused);
                }
                Some(numbers) => {
                    department.copy_numbers = Some(numbers);
                    return contradiction(department);
                }
                None => return Err(refused(Code::BadCopyNumbers, first)),
            },
            Self::View => match values::view(first) {
                Some(view) => department.view = Some(view),
                None => {
                    let all: Vec<_> =
                        VIEWS.iter().map(|(en, zh)| Name::with_zh(*en, *zh)).collect();
                    let mut refused = refused(Code::BadChoice, first);
                    refused.args.extend([("key", self.key().into()), ("choices", all.into())]);
                    return Err(refused);
                }
            },
        }
        Ok(())
    }
}

/// What is said where 份数 and 份号, the later of which was just read, are not as many.
fn contradiction(department: &Department) -> Result<(), Refused> {
    let (Some(copies), Some(numbers)) = (department.copies, department.copy_numbers) else {
        return Ok(());
    };
    if copies == numbers.count() {
        return Ok(());
    }
    let (text, count) = (copies.to_string(), numbers.count().to_string());
    let args = vec![("text", text.into()), ("count", count.into())];
    Err(Refused { code: Code::CopiesAndNumbers, args, text: 0 })
}

/// A text without its line ends: between Chinese characters they are nothing, else a space.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if latin(out.chars().last()) && latin(line.chars().next()) {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// An attachment that is named by its file: its title is the file's name.
fn attachment(path: &str, at: &Range<usize>) -> Node {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let title = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let scalar = |text: &str| {
        let scalar = Scalar { text: text.to_owned(), style: Style::Plain, span: at.clone() };
        Node { span: at.clone(), value: Value::Scalar(scalar) }
    };
    let entry = |key: &str, text: &str| Entry {
        key: key.to_owned(),
        key_span: at.clone(),
        node: scalar(text),
    };
    let entries = vec![entry("title", title), entry("file", path)];
    Node { span: at.clone(), value: Value::Map(entries.into()) }
}

impl Department {
    /// What is remarkable about a department that came by itself; `place` is its line.
    #[must_use]
    pub fn remark(&self, place: Place) -> Option<Finding> {
        let Refused { code, args, .. } = contradiction(self).err()?;
        Some(Finding { code, place: Some(place), args })
    }

    /// Fills in what follows from the name.
    pub(super) fn completed(mut self) -> Self {
        if self.short.is_empty() {
            self.short.clone_from(&self.name);
        }
        if self.to.is_empty() {
            self.to.push(self.name.clone());
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_schema_but_the_variables_is_an_item() {
        for field in DEPARTMENT.fields {
            let found = Item::named(field.key);
            assert_eq!(found.is_none(), field.key == "vars", "{}", field.key);
            assert_eq!(found, Item::named(field.zh));
        }
    }

    #[test]
    fn other_names_are_divided_as_owners_are() {
        let mut department = Department::default();
        let texts = ["丙部、丙处", "丙办"].map(str::to_owned);
        assert!(Item::Aliases.put(&mut department, texts.into()).is_ok());
        assert_eq!(department.aliases, ["丙部", "丙处", "丙办"]);
    }

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(one_line("医务\n 科 "), "医务科");
        assert_eq!(one_line("ICU\nWard"), "ICU Ward");
    }
}
