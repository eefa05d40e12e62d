//! The version of a spec that a build makes: the spec as it stands, or a department's.

use hongtou::compile::{Built, Campaign, Draft, Options};
use hongtou::departments::Department;
use hongtou::diag::{Finding, any_error};
use hongtou::digest::sha256;
use hongtou::doc::Document;
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
        if let Some(departments) = &departments {
            campaign.take_up(departments, &mut found);
        }
        let stopped = any_error(&found);
        if stopped {
            found.extend(campaign.faults());
        }
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

    /// Compiles it as far as its documents. Of a department with several copies, each document that
    /// carries 份号 has one for each, with the number behind its name.
    pub fn draft<'c>(&'c self, campaign: &'c Campaign<'_>, options: &'c Options) -> Pending<'c> {
        let department = self.department();
        let mut drafts: Vec<Draft<'c>> = match department {
            Some(department) => versions(campaign, department, options, &|_, _| false).collect(),
            None => Vec::new(),
        };
        if drafts.is_empty() {
            drafts.push(campaign.draft(spec::Version::default(), options));
        }
        let numbered = department.is_some_and(|department| department.copy_numbers.is_some());
        Pending { drafts, numbered }
    }
}

/// The documents of a build that are still to be written: of one version, or of one for each 份号.
pub struct Pending<'c> {
    drafts: Vec<Draft<'c>>,
    /// Whether 份号 stands behind the names.
    numbered: bool,
}

impl Pending<'_> {
    /// The documents with their names.
    pub fn documents(&self) -> impl Iterator<Item = (String, &Document)> {
        let documents = self.drafts.iter().flat_map(Draft::documents);
        documents.map(|document| (self.name(document), document))
    }

    /// 发文字号 in its printed form.
    pub fn number(&self) -> &str {
        self.drafts.first().map(Draft::number).unwrap_or_default()
    }

    /// The names of all documents of the spec, made or not; none where the spec has a fault.
    pub fn names(&self) -> &[String] {
        self.drafts.first().map(Draft::names).unwrap_or_default()
    }

    /// The digest of how the documents look.
    pub fn profile(&self) -> String {
        // What it says of itself is all there is to it.
        let profile = self.drafts.first().and_then(Draft::profile);
        profile.map(|profile| sha256(format!("{profile:?}").as_bytes())).unwrap_or_default()
    }

    /// The name of a document, with 份号 where several copies are made.
    fn name(&self, document: &Document) -> String {
        let copy_number = number_of(document).filter(|_| self.numbered).unwrap_or_default();
        if copy_number.is_empty() {
            return document.name.clone();
        }
        let values = Values { document: &document.name, copy_number, ..Values::default() };
        let path = Pattern::documents().numbered().path(&values);
        path.map_or_else(|_| document.name.clone(), |path| path.as_str().to_owned())
    }

    /// Everything that was found, after what is left is made, too.
    pub fn findings(self) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        for (n, draft) in self.drafts.into_iter().enumerate() {
            let mut own = draft.finish().findings;
            own.retain(|finding| n == 0 || !findings.contains(finding));
            findings.extend(own);
        }
        findings
    }
}

impl Iterator for Pending<'_> {
    type Item = Built;

    /// Writes the next document.
    fn next(&mut self) -> Option<Built> {
        let mut built = self.drafts.iter_mut().find_map(Draft::write)?;
        built.name = self.name(&built.tree);
        Some(built)
    }
}
