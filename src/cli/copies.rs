//! The copies of a department's version: one, or one for each 份号 that it has.

use hongtou::compile::{Campaign, Draft, Options, Recipe};
use hongtou::departments::Department;
use hongtou::doc::Document;
use hongtou::spec::Version;

/// A department's versions one after the other, each with the documents that are its own: what
/// carries no copy number is the same in all, and in the first alone. Without the documents that
/// somebody has, see [`Campaign::draft_unless`]; of several copies all are made.
pub fn versions<'v>(
    campaign: &'v Campaign<'_>,
    department: &'v Department,
    options: &'v Options,
    is_known: &'v dyn Fn(&str, &Recipe) -> bool,
) -> impl Iterator<Item = Draft<'v>> + 'v {
    let numbers = department.copy_numbers;
    let numbers = numbers.map_or_else(|| vec![None], |n| (n.first..=n.last).map(Some).collect());
    numbers.into_iter().enumerate().map(move |(n, copy_number)| {
        let version = Version { department: Some(department), copy_number };
        let is_known =
            |name: &str, recipe: &Recipe| copy_number.is_none() && is_known(name, recipe);
        let mut draft = campaign.draft_unless(version, options, &is_known);
        draft.retain(|document| n == 0 || number_of(document).is_some());
        draft
    })
}

/// 份号 of the document, if it carries one.
pub fn number_of(document: &Document) -> Option<&str> {
    let head = document.sheets.iter().find_map(|sheet| sheet.head.as_ref())?;
    head.copy_number.as_deref()
}

/// Whether a department goes by this name: its own, its short name or one of its aliases.
pub fn is_called(department: &Department, name: &str) -> bool {
    names(department).any(|own| own == name)
}

/// All names that a department goes by.
pub fn names(department: &Department) -> impl Iterator<Item = &str> {
    let one = [department.name.as_str(), department.short.as_str()];
    one.into_iter().chain(department.aliases.iter().map(String::as_str))
}
