//! Which column of a file is what: by the spec's `columns`, by the names of the keys, or else a
//! variable by its own name.

use std::ops::Range;

use super::item::{Item, one_line};
use crate::catalog::{Code, Words};
use crate::diag::{Finding, Name};
use crate::source::Source;
use crate::spec::nearest;
use crate::spec::schema::DEPARTMENT;
use crate::yaml::{Entry, Node, Value};

/// What a column becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Item(Item),
    Var(String),
}

/// A line of `columns`.
#[derive(Clone, Debug)]
pub(super) struct Mapped {
    pub target: Target,
    /// The column's name as it is written in the spec.
    pub header: String,
    /// Where that is.
    pub at: Range<usize>,
}

/// Names that a contact sheet has for a key beside those of the schema.
const ALSO: &[(&str, Item)] = &[("addressee", Item::To), ("主送机关", Item::To)];

/// Reads `columns`.
pub(super) fn read(node: &Node, source: &Source, findings: &mut Vec<Finding>) -> Vec<Mapped> {
    let mut all = Vec::new();
    let Value::Map(entries) = &node.value else { return all };
    for entry in entries {
        let item = named(entry.key.trim());
        match (item, &entry.node.value) {
            (Some(item), _) => all.extend(mapped(entry, Target::Item(item), source, findings)),
            (None, Value::Map(vars)) if matches!(entry.key.trim(), "vars" | "变量") => {
                for var in vars {
                    all.extend(mapped(var, Target::Var(var.key.clone()), source, findings));
                }
            }
            (None, _) => findings.push(unknown(entry, source)),
        }
    }
    all
}

fn mapped(
    entry: &Entry,
    target: Target,
    source: &Source,
    findings: &mut Vec<Finding>,
) -> Option<Mapped> {
    let at = entry.node.span.clone();
    let Some(scalar) = entry.node.scalar() else {
        findings.push(
            Finding::new(Code::WrongType, source.place(at))
                .with("key", entry.key.as_str())
                .with("wanted", Words::AText)
                .with(
                    "found",
                    if entry.node.items().is_empty() { Words::AGroup } else { Words::AList },
                )
                .with("example", format!("{}: 单位名称", entry.key)),
        );
        return None;
    };
    if scalar.is_empty() {
        let place = source.place(entry.key_span.clone());
        findings.push(Finding::new(Code::EmptyValue, place).with("key", entry.key.as_str()));
        return None;
    }
    Some(Mapped { target, header: scalar.text.trim().to_owned(), at })
}

fn unknown(entry: &Entry, source: &Source) -> Finding {
    let finding = Finding::new(Code::UnknownKey, source.place(entry.key_span.clone()))
        .with("where", Words::Under)
        .with("parent", vec![Name::with_zh("columns", "列")])
        .with("key", entry.key.as_str());
    let fields = DEPARTMENT.fields;
    match nearest(&entry.key, fields.iter().flat_map(|f| [f.key, f.zh])) {
        Some(near) => finding.with("advice", Words::DidYouMean).with("suggestion", near),
        None => {
            let all: Vec<_> = fields.iter().map(|f| Name::with_zh(f.key, f.zh)).collect();
            finding.with("advice", Words::ColumnKeysAre).with("choices", all)
        }
    }
}

/// The key that a column's name is the name of.
fn named(name: &str) -> Option<Item> {
    Item::named(name).or_else(|| ALSO.iter().find(|(also, _)| *also == name).map(|(_, item)| *item))
}

/// A column's name without what varies from office to office: spaces and line ends, full-width
/// brackets and letters, the star of what must be filled in.
fn plain(name: &str) -> String {
    let sign = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    let signs = name.chars().filter(|c| !c.is_whitespace() && !crate::yaml::is_forbidden(*c));
    let text: String = signs.map(sign).flat_map(char::to_lowercase).collect();
    text.trim_matches(['*', ':']).to_owned()
}

/// The row that names the columns.
pub(super) struct Header {
    /// What each column becomes; nothing for one without a name.
    pub targets: Vec<Vec<Target>>,
    /// The names as they are written, without line ends.
    pub names: Vec<String>,
    /// How many columns are keys or named in the spec.
    pub known: usize,
}

impl Header {
    /// A row, taken as the header.
    pub(super) fn new(cells: &[String], columns: &[Mapped]) -> Self {
        let wanted: Vec<String> = columns.iter().map(|mapped| plain(&mapped.header)).collect();
        let mut header = Self { targets: Vec::new(), names: Vec::new(), known: 0 };
        for cell in cells {
            let name = plain(cell);
            let mut targets: Vec<Target> = Vec::new();
            let own = columns.iter().zip(&wanted).filter(|(_, wanted)| **wanted == name);
            targets.extend(own.map(|(mapped, _)| mapped.target.clone()));
            let item = named(&name).map(Target::Item);
            // The spec has another column for this key.
            let item = item.filter(|item| !columns.iter().any(|mapped| mapped.target == *item));
            if targets.is_empty() && !name.is_empty() {
                targets.extend(item);
            }
            header.known += usize::from(!targets.is_empty());
            if targets.is_empty() && !name.is_empty() {
                targets.push(Target::Var(cell.split_whitespace().collect()));
            }
            header.targets.push(targets);
            header.names.push(one_line(cell));
        }
        header
    }

    /// The column of a key.
    pub(super) fn column(&self, item: Item) -> Option<usize> {
        self.targets.iter().position(|targets| targets.contains(&Target::Item(item)))
    }

    /// The names that there are.
    pub(super) fn choices(&self) -> Vec<Name> {
        self.names.iter().filter(|name| !name.is_empty()).map(Name::new).collect()
    }

    /// What of `columns` no column is called: a finding for each, at its place in the spec.
    pub(super) fn missing(&self, columns: &[Mapped], source: &Source, path: &str) -> Vec<Finding> {
        let names: Vec<String> = self.names.iter().map(|name| plain(name)).collect();
        let missing = columns.iter().filter(|mapped| !names.contains(&plain(&mapped.header)));
        let say = |mapped: &Mapped| {
            let finding = Finding::new(Code::MissingColumn, source.place(mapped.at.clone()))
                .with("name", mapped.header.as_str())
                .with("path", path)
                .with("choices", self.choices());
            let near = nearest(&mapped.header, self.names.iter().map(String::as_str));
            match near.filter(|near| !near.is_empty()) {
                Some(near) => {
                    finding.with("advice", Words::DidYouMeanColumn).with("suggestion", near)
                }
                None => finding.with("advice", Words::ColumnsAre),
            }
        };
        missing.map(say).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn map(target: Target, header: &str) -> Mapped {
        Mapped { target, header: header.to_owned(), at: 0..0 }
    }

    #[test]
    fn columns_are_known_however_the_office_writes_them() {
        let header =
            Header::new(&cells(&["*名 称：", "NAME（x）", " 简\n称", "联系 电话", ""]), &[]);
        assert_eq!(header.targets[0], [Target::Item(Item::Name)]);
        assert_eq!(header.targets[1], [Target::Var("NAME（x）".to_owned())]);
        assert_eq!(header.targets[2], [Target::Item(Item::Short)]);
        assert_eq!(header.targets[3], [Target::Var("联系电话".to_owned())]);
        assert!(header.targets[4].is_empty());
        assert_eq!((header.known, header.names[2].as_str()), (2, "简称"));
    }

    #[test]
    fn the_spec_says_what_is_what() {
        let columns = [
            map(Target::Item(Item::Name), "单位（全称）"),
            map(Target::Item(Item::To), "单位(全称)"),
            map(Target::Var("电话".to_owned()), "联系电话（手机）"),
        ];
        let header = Header::new(
            &cells(&["单位(全 称)", "联系电话\n(手机)", "名称", "addressee"]),
            &columns,
        );
        assert_eq!(header.targets[0], [Target::Item(Item::Name), Target::Item(Item::To)]);
        assert_eq!(header.targets[1], [Target::Var("电话".to_owned())]);
        // What another column is, these are not.
        assert_eq!(header.targets[2], [Target::Var("名称".to_owned())]);
        assert_eq!(header.targets[3], [Target::Var("addressee".to_owned())]);
        assert!(header.missing(&columns, &Source::new("a", ""), "b").is_empty());
    }
}
