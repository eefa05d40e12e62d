//! Departments: the units for each of which a campaign has a version of its own.
//!
//! A department is data, as the spec is: [`Department`] says what differs in its version. Which
//! tasks are its own is told by the owners that the schedule names: its name, its aliases and the
//! groups it belongs to.
//!
//! The list stands in the spec, in a file beside it, or comes with the command: [`read`] and
//! [`given`] read all of it, [`json_line`] one department of a stream, for which [`defaults`] has
//! the rest. What is wrong in a file is said at its line or row.

mod checks;
mod columns;
mod entry;
mod file;
mod groups;
mod item;
mod json;
mod numbers;
mod read;
mod rows;
mod values;

pub mod owners;
mod tally;
#[cfg(test)]
mod tests;
pub mod view;
pub mod written;

use std::ops::Range;

use crate::diag::Place;
use crate::naming::Pattern;
use crate::source::Source;
use crate::yaml::Node;

pub use checks::Documents;
pub use json::{json_bytes, json_line};
pub use numbers::Given;
pub use read::{defaults, given, read};

/// What of the schedule a department is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// All tasks, its own in bold.
    #[default]
    Mark,
    /// Its own tasks.
    Only,
    /// All tasks.
    All,
}

/// The copies of a classified document that a department gets: 份号 from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyNumbers {
    /// The first, 1 to 999999.
    pub first: u32,
    /// The last, not below the first.
    pub last: u32,
}

/// One department.
#[derive(Clone, Debug, Default)]
pub struct Department {
    /// Its name, which no other has.
    pub name: String,
    /// Its short name; its name where it has none.
    pub short: String,
    /// Its other names in the schedule.
    pub aliases: Vec<String>,
    /// 主送机关 of its version; its name where none is written.
    pub to: Vec<String>,
    /// Its variables, in the order of the list.
    pub vars: Vec<(String, String)>,
    /// 发文字号 of its version as it is written.
    pub number: Option<String>,
    /// 份数: how many are printed.
    pub copies: Option<u32>,
    /// 份号.
    pub copy_numbers: Option<CopyNumbers>,
    /// The documents that it gets; empty for those of [`Departments::documents`].
    pub documents: Vec<String>,
    /// Its view of the schedule; [`None`] for [`Departments::view`].
    pub view: Option<View>,
    /// The groups to which it says it belongs.
    pub groups: Vec<String>,
    /// Attachments of its own, each an entry as in the spec.
    pub attachments: Vec<Node>,
    /// Where in the spec a finding about it points: its entry, or the name of its file.
    pub at: Range<usize>,
    /// The line of [`Departments::file`] on which it stands, from 1; [`None`] for one of the spec.
    pub line: Option<usize>,
}

/// Names that stand for several departments.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Who belongs to it.
    pub members: Members,
}

/// Who belongs to a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Members {
    /// Every department.
    All,
    /// Those of these names.
    Named(Vec<String>),
}

/// The departments of a campaign.
#[derive(Clone, Debug, Default)]
pub struct Departments {
    /// The departments in the order of the list.
    pub list: Vec<Department>,
    /// The groups.
    pub groups: Vec<Group>,
    /// The view of the schedule of those that name none.
    pub view: View,
    /// The documents of those that name none; empty for the issued one and the schedule.
    pub documents: Vec<String>,
    /// The pattern of the files' paths, if the spec has one.
    pub path: Option<Pattern>,
    /// Whether there may be departments beside the list: they come one by one, or the list takes the
    /// place of the spec's own.
    pub is_open: bool,
    /// The file that the list was read from, as it is shown; [`None`] for the spec itself.
    pub file: Option<String>,
}

impl Departments {
    /// Whether a document is an attachment of some departments' own, where the spec has `count`
    /// attachments.
    pub(crate) fn is_of_some(&self, document: &str, count: usize) -> bool {
        let number = document.strip_prefix("attachment-").and_then(|n| n.parse::<usize>().ok());
        if let Some(number) = number {
            let most = self.list.iter().map(|department| department.attachments.len()).max();
            let most = most.unwrap_or_default();
            return number > count && (self.is_open || number <= count.saturating_add(most));
        }
        self.list.iter().flat_map(|d| &d.attachments).any(|node| checks::has_id(node, document))
    }

    /// Where a finding about one of them points: its line of the file, or its entry in the spec.
    #[must_use]
    pub fn place(&self, department: &Department, spec: &Source) -> Place {
        match (&self.file, department.line) {
            (Some(path), Some(line)) => Place { line, offset: line, ..Place::file(path.as_str()) },
            _ => spec.place(department.at.clone()),
        }
    }
}
