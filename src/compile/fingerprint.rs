//! What a department's files are made of, as a digest: as long as it is the same, so are they.
//!
//! What all versions share is digested once, as it is written (which tells look-ups of the department
//! apart) and as it is read (which has what other look-ups gave); so is each task of the schedule.
//! A department adds what the list says of it and the tasks that it is shown.

use sha2::{Digest as _, Sha256};

use super::{Campaign, Options};
use crate::departments::{Department, View};
use crate::digest::hex;
use crate::spec::{Data, Loaded};
use crate::yaml::{Node, Value};

/// The digests of what departments' versions are made of, by what changes together.
#[derive(Debug, Default)]
pub(super) struct Digests {
    /// All of the spec but the departments and the tasks of the schedule.
    whole: [u8; 32],
    /// The same without the plan's sections, for versions without a plan.
    common: [u8; 32],
    /// Each task, in the order of the table, with its stage.
    tasks: Vec<[u8; 32]>,
}

impl Campaign<'_> {
    /// The digest of all that a department's files are made of: as long as it is the same, so are
    /// they, and so is what is said of the spec's text. `besides` stands for templates and the files
    /// beside the spec. [`None`] for a department with attachments of its own, which may name files, and for one
    /// of which the spec has something wrong.
    #[must_use]
    pub fn fingerprint(
        &self,
        department: &Department,
        options: &Options,
        besides: &str,
    ) -> Option<String> {
        let staff = self.staff.as_ref()?;
        if !department.attachments.is_empty() {
            return None;
        }
        let remarks = self.remarks(department)?;
        let mut digest = Sha256::new();
        digest.update(env!("CARGO_PKG_VERSION"));
        digest.update(besides);
        digest.update(remarks);
        digest.update([u8::from(options.docx), u8::from(options.html)]);
        let documents = self.documents_for(department);
        let view = department.view.unwrap_or(staff.view);
        let numbers = department.copy_numbers.map(|n| (n.first, n.last)).unwrap_or_default();
        let wanted = if options.only.is_empty() { &documents } else { &options.only };
        digest.update(match self.suffices(wanted) {
            Some(_) => staff.digests.common,
            None => staff.digests.whole,
        });
        texts(&mut digest, [&department.name, &department.short]);
        texts(&mut digest, &department.to);
        texts(&mut digest, department.vars.iter().flat_map(|(name, text)| [name, text]));
        texts(&mut digest, department.number.as_ref());
        texts(&mut digest, wanted);
        // Who asks for some documents leaves the others alone; what a department has no more is gone.
        digest.update([u8::from(options.only.is_empty())]);
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

/// The digests of a spec as it is written and as it is read: the first tells look-ups of the
/// department apart, the second has what other look-ups gave.
pub(super) fn digests(root: &Node, loaded: &Loaded) -> Digests {
    let mut shared = Sha256::new();
    let mut sections = Sha256::new();
    write_shared(root, &[], &mut shared);
    if let Data::Map(entries) = &loaded.data {
        for (key, value) in entries.iter().filter(|(key, _)| key != "schedule") {
            texts(&mut shared, [key]);
            match value {
                Data::Map(entries) if key == "plan" => {
                    for (key, value) in entries {
                        let digest = if key == "sections" { &mut sections } else { &mut shared };
                        texts(digest, [key]);
                        value.feed(digest);
                    }
                }
                value => value.feed(&mut shared),
            }
        }
    }
    let written = root.get("plan").and_then(|plan| plan.get("sections"));
    if let Some(node) = written {
        write(node, &mut sections);
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
        // Two stages of one name are not one, and where a stage stands shows.
        head.update((n as u64).to_le_bytes());
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
    let mut whole = shared.clone();
    whole.update(sections.finalize());
    Digests { whole: whole.finalize().into(), common: shared.finalize().into(), tasks }
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

/// What is written in a spec below `path`, without the list of departments, the rows of the schedule
/// and the sections of the plan.
fn write_shared(node: &Node, path: &[&str], digest: &mut Sha256) {
    let Value::Map(entries) = &node.value else { return write(node, digest) };
    for entry in entries {
        texts(digest, [&entry.key]);
        match (path, entry.key.as_str()) {
            ([], key @ ("schedule" | "departments" | "plan")) => {
                write_shared(&entry.node, &[key], digest);
            }
            // Whom a group has shows in whose the tasks are.
            (["departments"], "list" | "file" | "sheet" | "columns" | "groups")
            | (["schedule"], "stages" | "tasks")
            | (["plan"], "sections") => {}
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
pub(super) fn texts<'t>(digest: &mut Sha256, texts: impl IntoIterator<Item = &'t String>) {
    let mut count: u64 = 0;
    for text in texts {
        digest.update((text.len() as u64).to_le_bytes());
        digest.update(text.as_bytes());
        count += 1;
    }
    digest.update(count.to_le_bytes());
}
