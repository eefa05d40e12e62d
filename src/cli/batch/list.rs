//! Where the departments come from: the spec, a file, or standard input.

use std::fs;
use std::io::{self, BufRead};
use std::path::PathBuf;

use hongtou::catalog::Code;
use hongtou::compile::Campaign;
use hongtou::departments::{Department, Departments, json_line};
use hongtou::diag::{self, Finding, Name, Place};
use hongtou::lang::Lang;
use hongtou::spec::nearest;

use super::super::failure;

/// What standard input is called.
pub const STDIN: &str = "<stdin>";

/// Where the departments come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The spec, or a file that it names.
    Spec,
    /// A file that the call names.
    File(PathBuf),
    /// Standard input, a line of JSON for each.
    Stream,
}

impl Source {
    /// What the argument means.
    pub fn of(argument: Option<&PathBuf>) -> Self {
        match argument {
            None => Self::Spec,
            Some(path) if path.as_os_str() == "-" => Self::Stream,
            Some(path) => Self::File(path.clone()),
        }
    }
}

/// The departments; of a stream what holds for all that will come. [`None`] where something is
/// wrong with them, which is then said.
pub fn read(
    source: &Source,
    campaign: &Campaign<'_>,
    lang: Lang,
    findings: &mut Vec<Finding>,
) -> Option<Departments> {
    let mut found = Vec::new();
    let departments = match source {
        Source::Spec => campaign.departments(&mut found),
        Source::File(path) => match fs::read(path) {
            Ok(bytes) => {
                campaign.departments_given(&path.display().to_string(), &bytes, &mut found)
            }
            Err(error) => {
                found.push(failure::reading(path, &error, lang));
                None
            }
        },
        Source::Stream => Some(campaign.department_defaults(&mut found)),
    };
    let none = departments.as_ref().is_none_or(|all| all.list.is_empty());
    if none && *source == Source::Spec && !diag::any_error(&found) {
        found.push(Finding::new(Code::NoDepartments, Place::file(campaign.path())));
    }
    let stopped = diag::any_error(&found);
    findings.append(&mut found);
    departments.filter(|_| !stopped)
}

/// A department of a stream, or what is wrong with its line.
pub type Line = Result<Department, Finding>;

/// The departments that come in on standard input, one a line; empty lines are none.
pub fn stream(lang: Lang) -> impl Iterator<Item = Line> + Send {
    let mut number = 0;
    let mut ended = false;
    std::iter::from_fn(move || {
        let mut line = String::new();
        while !ended {
            line.clear();
            number += 1;
            match io::stdin().lock().read_line(&mut line) {
                Ok(0) => ended = true,
                Ok(_) if line.trim().is_empty() => {}
                Ok(_) => return Some(json_line(&line, number, STDIN)),
                Err(error) => {
                    ended = true;
                    return Some(Err(failure::reading(&PathBuf::from(STDIN), &error, lang)));
                }
            }
        }
        None
    })
}

/// The names that the call asks for and that no department has.
pub fn unknown(names: &[String], departments: &Departments, path: &str) -> Vec<Finding> {
    let all = || departments.list.iter().flat_map(own_names);
    let is_there = |name: &str| all().any(|own| own == name);
    let missing = names.iter().filter(|name| !is_there(name));
    missing
        .map(|name| {
            let finding =
                Finding::new(Code::NoSuchDepartment, Place::file(path)).with("name", name.as_str());
            match nearest(name, all()) {
                Some(near) => finding.with("choices", vec![Name::new(near)]),
                None => finding.with(
                    "choices",
                    departments
                        .list
                        .iter()
                        .take(10)
                        .map(|d| Name::new(&d.name))
                        .collect::<Vec<_>>(),
                ),
            }
        })
        .collect()
}

/// Whether the call means a department, by its name, short name or one of its aliases.
pub fn is_meant(department: &Department, names: &[String]) -> bool {
    names.is_empty() || own_names(department).any(|own| names.iter().any(|name| name == own))
}

fn own_names(department: &Department) -> impl Iterator<Item = &str> {
    let one = [department.name.as_str(), department.short.as_str()];
    one.into_iter().chain(department.aliases.iter().map(String::as_str))
}
