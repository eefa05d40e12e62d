//! The version of a spec that a build makes: the spec as it stands, or a department's.

use hongtou::compile::{Built, Campaign, Compiled, Options};
use hongtou::departments::Department;
use hongtou::diag::{Finding, any_error};
use hongtou::naming::{Pattern, Values};
use hongtou::spec;

use super::super::batch::{no_list, no_such};
use super::super::copies::{is_called, number_of, versions};

/// Whose version is made.
#[derive(Debug)]
pub enum Whose {
    /// Nobody's: the spec as it stands.
    All,
    /// A department's.
    Of(Box<Department>),
}

impl Whose {
    /// Nobody's, or that of the department of this name in the campaign's own list. [`None`] where
    /// there is none, which is then said.
    pub fn find(
        name: Option<&str>,
        campaign: &mut Campaign<'_>,
        findings: &mut Vec<Finding>,
    ) -> Option<Self> {
        let Some(name) = name else { return Some(Self::All) };
        let mut found = Vec::new();
        let departments = campaign.departments(&mut found);
        let listed = departments.as_ref().is_some_and(|all| !all.list.is_empty());
        if !listed && !any_error(&found) {
            found.extend(no_list(campaign));
        }
        let stopped = any_error(&found);
        findings.append(&mut found);
        let departments = departments.filter(|_| !stopped)?;
        let Some(department) = departments.list.iter().find(|own| is_called(own, name)) else {
            findings.push(no_such(name, &departments, campaign.path()));
            return None;
        };
        campaign.employ(&departments);
        Some(Self::Of(Box::new(department.clone())))
    }

    /// The department.
    pub fn department(&self) -> Option<&Department> {
        match self {
            Self::All => None,
            Self::Of(department) => Some(department),
        }
    }

    /// What of `options` is made: a department gets its own documents unless some are asked for.
    pub fn options(&self, campaign: &Campaign<'_>, options: &Options) -> Options {
        let mut options = options.clone();
        if let Some(department) = self.department().filter(|_| options.only.is_empty()) {
            options.only = campaign.documents_for(department);
            if options.only.is_empty() {
                // It has none of what the others get.
                (options.docx, options.html) = (false, false);
            }
        }
        options
    }

    /// Compiles it. Of a department with several copies, each document that carries 份号 has one
    /// for each, with the number behind its name.
    pub fn compile(&self, campaign: &Campaign<'_>, options: &Options) -> Compiled {
        let Some(department) = self.department() else {
            return campaign.version(spec::Version::default(), options);
        };
        let mut all = versions(campaign, department, options);
        let Some(mut first) = all.next() else {
            return campaign.version(spec::Version::default(), options);
        };
        for compiled in all {
            first.documents.extend(compiled.documents);
            let new = compiled.findings.into_iter().filter(|f| !first.findings.contains(f));
            let new: Vec<Finding> = new.collect();
            first.findings.extend(new);
        }
        if department.copy_numbers.is_some() {
            first.documents.iter_mut().for_each(number);
        }
        first
    }
}

/// Puts 份号 behind the name of a document that carries one.
fn number(built: &mut Built) {
    let copy_number = number_of(built).unwrap_or_default();
    let values = Values { document: &built.name, copy_number, ..Values::default() };
    if copy_number.is_empty() {
        return;
    }
    if let Ok(path) = Pattern::documents().numbered().path(&values) {
        path.as_str().clone_into(&mut built.name);
    }
}
