//! What is refused before anything is written: a spec that cannot be read as it stands, paths that
//! cannot be, documents that there are not. A run that only checks the list stops here as well.

use std::panic::resume_unwind;
use std::thread;

use hongtou::catalog::Code;
use hongtou::departments::Department;
use hongtou::diag::{Finding, any_error};
use hongtou::lang::Lang;

use super::super::Outcome;
use super::call::Call;
use super::list::{self, Source};
use super::told::Told;

/// What is known of a batch before it begins.
pub struct Before {
    /// What departments have wrong.
    pub told: Told,
    /// How the run ends at the least, where nothing is to be made.
    pub outcome: Option<Outcome>,
}

impl Call<'_> {
    /// What is wrong before anything is made; what concerns nobody in particular goes to
    /// `findings`.
    pub fn before(&self, lang: Lang, findings: &mut Vec<Finding>) -> Before {
        let mut told = Told::new(lang);
        let broken = self.campaign.is_broken();
        let is_list = self.request.source != Source::Stream;
        if is_list {
            findings.extend(list::unknown(
                &self.request.names,
                self.departments,
                self.campaign.path(),
            ));
        }
        // What comes in a stream may have documents of its own.
        let unmade = self.campaign.unknown_documents(&self.request.options.only, self.departments);
        let is_call_wrong = is_list && !broken && !unmade.is_empty();
        if is_call_wrong {
            findings.extend(unmade);
            return Before { told, outcome: Some(Outcome::Refused) };
        }
        if broken && self.request.prune {
            findings.push(Finding::new(Code::NothingPruned, None));
        }
        let looks = broken || self.request.dry_run;
        // Said once, however many have it.
        let common = if looks { self.campaign.faults() } else { Vec::new() };
        let mut paths = Vec::new();
        if is_list && !broken {
            let clashes;
            (paths, clashes) = self.paths_found();
            findings.extend(clashes);
        }
        let mut paths = paths.into_iter();
        let mut refused = if looks { self.refusals() } else { Vec::new() }.into_iter();
        let mut stopped = broken;
        for department in &self.departments.list {
            let mut own = paths.next().unwrap_or_default();
            stopped |= any_error(&own);
            own.extend(refused.next().unwrap_or_default());
            own.retain(|finding| !common.contains(finding));
            if self.means(department) || !own.is_empty() {
                told.add(&department.name, own);
            }
        }
        findings.extend(common);
        Before { told, outcome: stopped.then_some(Outcome::Found) }
    }

    /// What is wrong with the versions of the departments of the list that are to be made.
    fn refusals(&self) -> Vec<Vec<Finding>> {
        let list = &self.departments.list;
        let size = list.len().div_ceil(self.request.threads).max(1);
        let of = |own: &Department| {
            let is_meant = self.means(own);
            if is_meant { self.refusals_of(own) } else { Vec::new() }
        };
        thread::scope(|scope| {
            let parts = list.chunks(size);
            let parts: Vec<_> =
                parts.map(|part| scope.spawn(|| part.iter().map(of).collect::<Vec<_>>())).collect();
            let parts =
                parts.into_iter().map(|part| part.join().unwrap_or_else(|p| resume_unwind(p)));
            parts.flatten().collect()
        })
    }

    /// The same of one department.
    pub fn refusals_of(&self, department: &Department) -> Vec<Finding> {
        let mut findings = self.campaign.refusals(department, &self.request.options);
        self.campaign.lead_back(&mut findings, department, self.departments);
        findings
    }

    /// Whether a department of the list is to be made.
    pub fn means(&self, department: &Department) -> bool {
        let request = self.request;
        request.shard.has(&department.name) && list::is_meant(department, &request.names)
    }
}
