//! The departments of a campaign: which there are, what each gets, and what its files are made of.

use sha2::{Digest as _, Sha256};

use super::{Campaign, Options};
use crate::departments::owners::Ownership;
use crate::departments::view::{self, Shown};
use crate::departments::{self, Department, Departments, Documents, View};
use crate::diag::{Finding, Place};
use crate::digest::hex;
use crate::naming::Pattern;
use crate::spec::{Checked, Common, Data, DocKind, Loaded, Version};
use crate::yaml::{Node, Value};

/// What a campaign knows of the departments that its versions are for.
#[derive(Debug)]
pub(super) struct Staff {
    view: View,
    documents: Vec<String>,
    ownership: Ownership,
    digests: Digests,
    /// What versions without a plan have in common, if they may do with that.
    common: Option<Common>,
}

/// The digests of what departments' versions are made of, by what changes together.
#[derive(Debug, Default)]
struct Digests {
    /// All of the spec but the departments and the tasks of the schedule.
    shared: Vec<u8>,
    /// Each task, in the order of the table, with its stage.
    tasks: Vec<[u8; 32]>,
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

    /// What is wrong with a spec that cannot be read at all; [`None`] for one that can.
    #[must_use]
    pub fn unreadable(&self) -> Option<Vec<Finding>> {
        let options = Options { only: Vec::new(), docx: false, html: false };
        let broken = self.checked.is_none();
        broken.then(|| self.version(Version::default(), &options).findings)
    }

    /// The spec's file.
    #[must_use]
    pub fn path(&self) -> &str {
        self.source.path()
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
        let mut base = None;
        if let Some(checked) = &self.checked {
            let anyone = anyone();
            let version = Version { department: Some(&anyone), copy_number: None };
            // Every version says what is wrong with it.
            let loaded = checked.load(version, &self.source, &mut Vec::new());
            let common = self.common(checked, version, &loaded);
            let schedule = loaded.spec.schedule.clone().unwrap_or_default();
            let ownership = Ownership::new(&schedule, departments);
            base = Some((ownership, digests(checked.root(), &loaded), common));
            let _ = self.version(version, &Options { only: Vec::new(), docx: false, html: false });
        }
        self.staff = base.map(|(ownership, digests, common)| Staff {
            common,
            view: departments.view,
            documents: departments.documents.clone(),
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
        if templates.iter().any(|name| self.renderer.reads(name).contains("sections")) {
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

    /// What of the spec suffices for a version, where not all is needed.
    pub(super) fn suffices(&self, options: &Options) -> Option<&Common> {
        let planned = |name: &String| matches!(name.as_str(), "plan" | "bundle");
        let apart = !options.only.is_empty() && !options.only.iter().any(planned);
        self.staff.as_ref()?.common.as_ref().filter(|_| apart)
    }

    /// What a schedule and the departments do not know of each other; see
    /// [`Ownership::findings`].
    #[must_use]
    pub fn staff_findings(&self, departments: &Departments) -> Vec<Finding> {
        let (Some(staff), Some(checked)) = (&self.staff, &self.checked) else { return Vec::new() };
        let anyone = anyone();
        let version = Version { department: Some(&anyone), copy_number: None };
        let loaded = checked.load(version, &self.source, &mut Vec::new());
        if loaded.spec.schedule.is_none() {
            return Vec::new();
        }
        staff.ownership.findings(departments, &loaded.data, &self.source)
    }

    /// The documents that a department gets: its own choice, else that of all departments, else
    /// what is issued and the schedule.
    #[must_use]
    pub fn documents_for(&self, department: &Department) -> Vec<String> {
        let staffs = self.staff.as_ref().map(|staff| &staff.documents);
        let chosen = [Some(&department.documents), staffs].into_iter().flatten();
        if let Some(chosen) = chosen.into_iter().find(|documents| !documents.is_empty()) {
            return chosen.clone();
        }
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

    /// The digest of all that a department's files are made of, besides templates and the files
    /// beside the spec: as long as it is the same, so are they. [`None`] for a department with
    /// attachments of its own, which may name files.
    #[must_use]
    pub fn fingerprint(&self, department: &Department, options: &Options) -> Option<String> {
        let staff = self.staff.as_ref()?;
        if !department.attachments.is_empty() {
            return None;
        }
        let mut digest = Sha256::new();
        digest.update(env!("CARGO_PKG_VERSION"));
        digest.update(&staff.digests.shared);
        digest.update([u8::from(options.docx), u8::from(options.html)]);
        let documents = self.documents_for(department);
        let view = department.view.unwrap_or(staff.view);
        let numbers = department.copy_numbers.map(|n| (n.first, n.last)).unwrap_or_default();
        let wanted = if options.only.is_empty() { &documents } else { &options.only };
        texts(&mut digest, [&department.name, &department.short]);
        texts(&mut digest, &department.to);
        texts(&mut digest, department.vars.iter().flat_map(|(name, text)| [name, text]));
        texts(&mut digest, department.number.as_ref());
        texts(&mut digest, wanted);
        digest.update(department.copies.unwrap_or_default().to_le_bytes());
        digest.update(numbers.0.to_le_bytes());
        digest.update(numbers.1.to_le_bytes());
        let own = staff.ownership.of(department);
        let tasks = &staff.digests.tasks;
        match view {
            View::Only => own.iter().filter_map(|n| tasks.get(*n)).for_each(|t| digest.update(t)),
            View::Mark | View::All => tasks.iter().for_each(|task| digest.update(task)),
        }
        if view == View::Mark {
            for n in own {
                digest.update((n as u64).to_le_bytes());
            }
        }
        digest.update([match view {
            View::Only => 0,
            View::Mark => 1,
            View::All => 2,
        }]);
        Some(hex(&digest.finalize()))
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

/// The digests of a spec as it is written and as it is read: the first tells look-ups of the
/// department apart, the second has what other look-ups gave.
fn digests(root: &Node, loaded: &Loaded) -> Digests {
    let mut shared = Sha256::new();
    write_shared(root, 0, &mut shared);
    if let Data::Map(entries) = &loaded.data {
        for (key, value) in entries.iter().filter(|(key, _)| key != "schedule") {
            texts(&mut shared, [key]);
            value.feed(&mut shared);
        }
    }
    let schedule = loaded.data.get("schedule");
    if let Some(Data::Map(entries)) = schedule {
        for (key, value) in entries.iter().filter(|(key, _)| !is_rows(key)) {
            texts(&mut shared, [key]);
            value.feed(&mut shared);
        }
    }
    // Which columns there are hangs on what any task has.
    let columns =
        loaded.spec.schedule.as_ref().map(super::super::spec::schedule::Schedule::columns);
    texts(&mut shared, columns.iter().flatten().map(|(_, title)| title));
    let written = root.get("schedule");
    let mut tasks = Vec::new();
    let none: &[Data] = &[];
    let stages = schedule.and_then(|s| s.get("stages")).map_or(none, Data::items);
    let written_stages = written.and_then(|s| s.get("stages")).map_or(&[][..], Node::items);
    for (n, stage) in stages.iter().enumerate() {
        let written = written_stages.get(n);
        let mut head = Sha256::new();
        digest_but_tasks(stage, written, &mut head);
        let own = stage.get("tasks").map_or(none, Data::items);
        let written = written.and_then(|s| s.get("tasks")).map_or(&[][..], Node::items);
        tasks.extend(own.iter().enumerate().map(|(n, task)| {
            let mut digest = head.clone();
            task.feed(&mut digest);
            written.get(n).into_iter().for_each(|node| write(node, &mut digest));
            <[u8; 32]>::from(digest.finalize())
        }));
        if own.is_empty() {
            // A stage without tasks has a row in every table but that of one department's tasks.
            shared.update(head.finalize());
        }
    }
    let bare = schedule.and_then(|s| s.get("tasks")).map_or(none, Data::items);
    let written = written.and_then(|s| s.get("tasks")).map_or(&[][..], Node::items);
    tasks.extend(bare.iter().enumerate().map(|(n, task)| {
        let mut digest = Sha256::new();
        task.feed(&mut digest);
        written.get(n).into_iter().for_each(|node| write(node, &mut digest));
        <[u8; 32]>::from(digest.finalize())
    }));
    Digests { shared: shared.finalize().to_vec(), tasks }
}

fn digest_but_tasks(stage: &Data, written: Option<&Node>, digest: &mut Sha256) {
    if let Data::Map(entries) = stage {
        for (key, value) in entries.iter().filter(|(key, _)| key != "tasks") {
            texts(digest, [key]);
            value.feed(digest);
        }
    }
    if let Some(Value::Map(entries)) = written.map(|node| &node.value) {
        for entry in entries.iter().filter(|entry| entry.key != "tasks") {
            texts(digest, [&entry.key]);
            write(&entry.node, digest);
        }
    }
}

fn is_rows(key: &str) -> bool {
    matches!(key, "stages" | "tasks")
}

/// What is written in a spec, without the list of departments and the rows of the schedule.
fn write_shared(node: &Node, depth: usize, digest: &mut Sha256) {
    let Value::Map(entries) = &node.value else { return write(node, digest) };
    for entry in entries {
        texts(digest, [&entry.key]);
        match (depth, entry.key.as_str()) {
            (0, "schedule" | "departments") => write_shared(&entry.node, 1, digest),
            // Whom a group has shows in whose the tasks are.
            (1, "stages" | "tasks" | "list" | "file" | "sheet" | "columns" | "groups") => {}
            _ => write(&entry.node, digest),
        }
    }
}

fn write(node: &Node, digest: &mut Sha256) {
    match &node.value {
        Value::Scalar(scalar) => texts(digest, [&scalar.text]),
        Value::List(items) => {
            digest.update((items.len() as u64).to_le_bytes());
            for item in items {
                write(item, digest);
            }
        }
        Value::Map(entries) => {
            digest.update((entries.len() as u64).to_le_bytes());
            for entry in entries {
                texts(digest, [&entry.key]);
                write(&entry.node, digest);
            }
        }
    }
}

/// Each text with its length, and how many there were.
fn texts<'t>(digest: &mut Sha256, texts: impl IntoIterator<Item = &'t String>) {
    let mut count: u64 = 0;
    for text in texts {
        digest.update((text.len() as u64).to_le_bytes());
        digest.update(text.as_bytes());
        count += 1;
    }
    digest.update(count.to_le_bytes());
}
