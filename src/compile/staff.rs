//! The departments of a campaign: which there are, what each gets, and what its files are made of.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

use super::fingerprint::{Digests, digests, texts};
use super::{Campaign, Options, PartId, Recipe, orders, unknown_document};
use crate::departments::owners::Ownership;
use crate::departments::view::{self, Shown};
use crate::departments::{self, Department, Departments, Documents, View};
use crate::diag::{Finding, Name, Place, any_error};
use crate::naming::Pattern;
use crate::render::Wanted;
use crate::source::Source;
use crate::spec::{Attachment, Checked, Common, Data, DocKind, Loaded, Part, Version};
use crate::yaml::Node;

/// What a campaign knows of the departments that its versions are for.
#[derive(Debug)]
pub(super) struct Staff {
    pub(super) view: View,
    /// What all departments get, but for what only some of them have.
    pub(super) documents: Vec<String>,
    /// Whether the list says what they get.
    pub(super) chosen: bool,
    pub(super) ownership: Ownership,
    pub(super) digests: Digests,
    /// What versions without a plan have in common, if they may do with that.
    pub(super) common: Option<Common>,
}

impl Campaign<'_> {
    /// The departments that the spec lists, or a file that it names; [`None`] where it has none.
    #[must_use]
    pub fn departments(&self, findings: &mut Vec<Finding>) -> Option<Departments> {
        departments::read(self.checked.as_ref()?.root(), &self.source, self.files, findings)
    }

    /// The departments of a file that is given in place of the spec's list.
    #[must_use]
    pub fn departments_given(
        &self,
        path: &str,
        bytes: &[u8],
        findings: &mut Vec<Finding>,
    ) -> Option<Departments> {
        departments::given(self.checked.as_ref()?.root(), &self.source, path, bytes, findings)
    }

    /// What the spec says of departments that come one by one.
    #[must_use]
    pub fn department_defaults(&self, findings: &mut Vec<Finding>) -> Departments {
        let checked = self.checked.as_ref();
        checked.map_or_else(Departments::default, |checked| {
            departments::defaults(checked.root(), &self.source, findings)
        })
    }

    /// What is wrong with a spec in which nothing may be missed, as it could not be read well;
    /// [`None`] for one that could.
    #[must_use]
    pub fn unreadable(&self) -> Option<Vec<Finding>> {
        let options = Options { only: Vec::new(), docx: false, html: false };
        let broken = self.checked.is_none() || any_error(&self.findings);
        broken.then(|| self.version(Version::default(), &options).findings)
    }

    /// The spec's file.
    #[must_use]
    pub fn path(&self) -> &str {
        self.source.path()
    }

    /// The spec as it was read.
    #[must_use]
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// The pattern of the paths of the spec's own files, if it has one.
    #[must_use]
    pub fn files_path(&self) -> Option<&Pattern> {
        self.checked.as_ref()?.path()
    }

    /// The pattern of the paths of departments' files, if the spec has one.
    #[must_use]
    pub fn departments_path(&self) -> Option<&Pattern> {
        self.checked.as_ref()?.departments_path()
    }

    /// Where a finding about a department points.
    #[must_use]
    pub fn place_of(&self, departments: &Departments, department: &Department) -> Place {
        departments.place(department, &self.source)
    }

    /// What an attachment has wrong that a row or a line names is said there: the spec has at most
    /// the name of the list.
    pub fn lead_back(
        &self,
        findings: &mut [Finding],
        department: &Department,
        departments: &Departments,
    ) {
        if department.line.is_none() || department.attachments.is_empty() {
            return;
        }
        let is_named =
            |place: &Place| place.path == self.path() && place.offset == department.at.start;
        for finding in findings.iter_mut().filter(|f| f.place.as_ref().is_some_and(is_named)) {
            finding.place = Some(self.place_of(departments, department));
        }
    }

    /// Gives the documents of a department that came by itself the names that they have here; says
    /// of one that there is not that there is none.
    pub fn fit(&self, department: &mut Department) -> Option<Finding> {
        let documents = Documents::of(self.checked.as_ref()?.root());
        let unknown = documents.fit(department);
        let line = department.line.unwrap_or(1);
        let place = Place { line, ..Place::file(self.source.path()) };
        unknown.first().map(|name| documents.unknown(name, place))
    }

    /// Makes these the departments of the campaign's versions. All files that the spec names are
    /// read by this.
    pub fn employ(&mut self, departments: &Departments) {
        self.file_findings(departments);
        let mut base = None;
        if let Some(checked) = &self.checked {
            let anyone = anyone();
            let version = Version { department: Some(&anyone), copy_number: None };
            // Every version says what is wrong with it.
            let loaded = checked.load(version, &self.source, &mut Vec::new());
            let common = self.common(checked, version, &loaded);
            let schedule = loaded.spec.schedule.clone().unwrap_or_default();
            let ownership = Ownership::new(&schedule, departments);
            let attachments = &loaded.spec.attachments;
            let is_here = |name: &str| {
                let id = |a: &Attachment| matches!(a, Attachment::Own { id: Some(id), .. } if id == name);
                attachments.iter().any(id)
            };
            // What is an attachment of some of them is theirs, and no fault of the others.
            let mut documents = departments.documents.clone();
            documents
                .retain(|name| is_here(name) || !departments.is_of_some(name, attachments.len()));
            let digests = digests(checked.root(), &loaded);
            base = Some((ownership, digests, common, documents));
            self.ask_for_files(version, &loaded);
        }
        self.staff = base.map(|(ownership, digests, common, documents)| Staff {
            common,
            view: departments.view,
            documents,
            chosen: !departments.documents.is_empty(),
            ownership,
            digests,
        });
    }

    /// What versions without a plan have in common, if they are the same when the plan's sections
    /// are not read: no template names them, and nothing else in the spec looks anything of them up.
    fn common(&self, checked: &Checked, version: Version<'_>, whole: &Loaded) -> Option<Common> {
        let common = checked.common(&self.source)?;
        let mut findings = Vec::new();
        let rest = checked.load_common(&common, version, &self.source, &mut findings);
        let kind = rest.spec.kind().template();
        let templates = [kind.as_str(), "campaign/schedule.md", "campaign/attachment.md"];
        if templates.iter().any(|name| self.asks_for_sections(name)) {
            return None;
        }
        let plan = |data: &Data| match data {
            Data::Map(entries) => {
                Data::Map(entries.iter().filter(|(key, _)| key != "sections").cloned().collect())
            }
            Data::Text(_) | Data::List(_) => data.clone(),
        };
        let digest = |data: &Data| {
            let mut digest = Sha256::new();
            if let Data::Map(entries) = data {
                for (key, value) in entries {
                    texts(&mut digest, [key]);
                    if key == "plan" {
                        plan(value).feed(&mut digest);
                    } else {
                        value.feed(&mut digest);
                    }
                }
            }
            digest.finalize()
        };
        (digest(&whole.data) == digest(&rest.data)).then_some(common)
    }

    /// Whether a template asks for the plan's sections.
    fn asks_for_sections(&self, template: &str) -> bool {
        let wanted = self.renderer.reads(template).and_then(|reads| reads.wanted("plan"));
        wanted.is_some_and(|wanted| match wanted {
            Wanted::Whole => true,
            Wanted::Keys(keys) => keys.contains("sections"),
        })
    }

    /// Has all files read that the spec names: with its signatures and its look, those of its
    /// attachments, and those of its pictures, which are known of texts that are rendered.
    fn ask_for_files(&self, version: Version<'_>, loaded: &Loaded) {
        let attachments = &loaded.spec.attachments;
        let is_file = |part: &PartId| match part {
            PartId::Attachment(n) => attachments.get(*n).is_some_and(|a| a.file().is_some()),
            PartId::Notice | PartId::Plan => false,
        };
        let orders = orders(loaded);
        let of_files = orders.iter().filter(|order| order.parts.iter().all(is_file));
        let of_files: Vec<&str> = of_files.map(|order| order.name.as_str()).collect();
        let is_known = |name: &str, _: &Recipe| !self.has_pictures && !of_files.contains(&name);
        let options = Options { only: Vec::new(), docx: false, html: false };
        // Every version says what is wrong with it.
        let _ = self.draft_unless(version, &options, &is_known);
    }

    /// What of the spec suffices for a version, where not all is needed.
    pub(super) fn suffices(&self, wanted: &[String]) -> Option<&Common> {
        let planned = |name: &String| matches!(name.as_str(), "plan" | "bundle");
        let apart = !wanted.is_empty() && !wanted.iter().any(planned);
        self.staff.as_ref()?.common.as_ref().filter(|_| apart)
    }

    /// What a schedule and the departments do not know of each other; see
    /// [`Ownership::findings`].
    #[must_use]
    pub fn staff_findings(&self, departments: &Departments) -> Vec<Finding> {
        // Of those that come one by one nobody knows yet.
        let (Some(staff), Some(checked)) = (&self.staff, &self.checked) else { return Vec::new() };
        if departments.list.is_empty() {
            return Vec::new();
        }
        let anyone = anyone();
        let version = Version { department: Some(&anyone), copy_number: None };
        let loaded = checked.load(version, &self.source, &mut Vec::new());
        if loaded.spec.schedule.is_none() {
            return Vec::new();
        }
        staff.ownership.findings(departments, &loaded.data, &self.source)
    }

    /// The documents of a call that neither the spec nor a department of the list has.
    #[must_use]
    pub fn unknown_documents(&self, only: &[String], departments: &Departments) -> Vec<Finding> {
        let Some(checked) = self.checked.as_ref().filter(|_| !only.is_empty()) else {
            return Vec::new();
        };
        let anyone = anyone();
        let version = Version { department: Some(&anyone), copy_number: None };
        // Every version says what is wrong with it.
        let loaded = checked.load(version, &self.source, &mut Vec::new());
        let orders = orders(&loaded);
        // Where something is wrong with a value the spec has more than was read.
        let written = Documents::of(checked.root());
        let count = loaded.spec.attachments.len();
        let is_there = |name: &str| {
            orders.iter().any(|order| order.name == name)
                || written.has(name)
                || departments.is_of_some(name, count)
        };
        let choices: Vec<Name> = orders.iter().map(|order| Name::new(&order.name)).collect();
        let unknown = only.iter().filter(|name| !is_there(name));
        let finding = |name: &String| unknown_document(name, choices.clone(), self.path());
        unknown.map(finding).collect()
    }

    /// The documents that a department gets: its own choice, else that of all departments or what
    /// is issued and the schedule, with its own attachments, which what is issued names.
    #[must_use]
    pub fn documents_for(&self, department: &Department) -> Vec<String> {
        let mut documents = if department.documents.is_empty() {
            let all = self.staff.as_ref().filter(|staff| staff.chosen);
            let mut documents =
                all.map_or_else(|| self.usual_documents(), |staff| staff.documents.clone());
            // It binds them all.
            if !documents.iter().any(|name| name == "bundle") {
                documents.extend(self.own_attachments(department));
            }
            documents
        } else {
            department.documents.clone()
        };
        let mut seen = BTreeSet::new();
        documents.retain(|name| seen.insert(name.clone()));
        documents
    }

    /// The names of a department's own attachments, which come after the spec's.
    fn own_attachments(&self, department: &Department) -> Vec<String> {
        let Some(checked) = self.checked.as_ref().filter(|_| !department.attachments.is_empty())
        else {
            return Vec::new();
        };
        let version = Version { department: Some(department), copy_number: None };
        // Every version says what is wrong with it.
        let mut loaded = checked.load(version, &self.source, &mut Vec::new());
        if let Some(staff) = &self.staff {
            staff.show(department, &mut loaded);
        }
        let all = &loaded.spec.attachments;
        let others = all.len().saturating_sub(department.attachments.len());
        let own = all.iter().enumerate().skip(others);
        own.map(|(n, attachment)| match attachment {
            Attachment::Part(Part::Schedule) => "schedule".to_owned(),
            Attachment::Part(Part::Plan) => "plan".to_owned(),
            Attachment::Own { id: Some(id), .. } => id.clone(),
            Attachment::Own { id: None, .. } => format!("attachment-{}", n + 1),
        })
        .collect()
    }

    /// What is issued and the schedule.
    fn usual_documents(&self) -> Vec<String> {
        let Some(root) = self.checked.as_ref().map(Checked::root) else {
            return Vec::new();
        };
        let issued = if root.get("text").or_else(|| root.get("notice")).is_some() {
            let kind = root.get("kind").and_then(Node::scalar);
            let kind = kind.and_then(|scalar| DocKind::named(&scalar.text));
            kind.unwrap_or_default().key()
        } else {
            "plan"
        };
        let mut documents = vec![issued.to_owned()];
        documents.extend(root.get("schedule").map(|_| "schedule".to_owned()));
        documents
    }
}

impl Staff {
    /// Puts a department's view on a spec that was read. Tells whether a schedule is left.
    pub(super) fn show(&self, department: &Department, loaded: &mut Loaded) -> Shown {
        let Some(schedule) = &mut loaded.spec.schedule else { return Shown::Table };
        let view = department.view.unwrap_or(self.view);
        let own = self.ownership.of(department);
        let shown = view::apply(view, &own, schedule, &mut loaded.data);
        if shown == Shown::Nothing {
            view::withhold(loaded);
        }
        shown
    }
}

/// Stands for any department where none is meant.
fn anyone() -> Department {
    Department { name: "某部门".into(), short: "某部门".into(), ..Department::default() }
}
