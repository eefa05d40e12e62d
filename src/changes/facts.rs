//! The facts of two specs that differ: every value that is no running text.

use jiff::Unit;

use super::Version;
use super::align::{Pair, Sample, align};
use crate::deadline::{Deadline, Span, Workdays};
use crate::spec::Data;
use crate::spec::schema::{Kind, SPEC, Table};

/// A fact that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is a fact of.
    pub subject: Subject,
    /// Its keys in English and in Chinese, outermost first; none where all of the subject is new
    /// or gone.
    pub field: Vec<(String, String)>,
    /// What it was; `None` where there was nothing.
    pub old: Option<String>,
    /// What it is; `None` where there is nothing.
    pub new: Option<String>,
    /// Of a deadline: by how many days it moved, where both are certain days.
    pub days: Option<i32>,
}

/// What a fact is a fact of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The spec as a whole.
    Spec,
    /// A stage.
    Stage {
        /// Its id, if it has one.
        id: Option<String>,
        /// Its name: the new one, where there is one.
        name: String,
    },
    /// A task.
    Task {
        /// Its id, if it has one.
        id: Option<String>,
        /// What is done, as the new version says it, where it has the task.
        work: String,
    },
    /// An attachment, by its title.
    Attachment(String),
}

impl Fact {
    /// Whether it is the deadline of a task.
    pub(super) fn is_deadline(&self) -> bool {
        matches!(self.subject, Subject::Task { .. })
            && self.field.first().is_some_and(|(key, _)| key == "deadline")
    }
}

/// The facts that differ, in the order of the schema.
pub(super) fn between(old: &Version, new: &Version) -> Vec<Fact> {
    let mut facts = Facts { old, new, found: Vec::new() };
    facts.group(Some(&old.data), Some(&new.data), &SPEC, &[]);
    facts.found
}

struct Facts<'a> {
    old: &'a Version,
    new: &'a Version,
    found: Vec<Fact>,
}

type Path = Vec<(String, String)>;

/// Keys whose values are the text of documents, compared as such, or their look.
const TEXTS: [&str; 3] = ["sections", "columns", "numbering"];

impl Facts<'_> {
    fn add(&mut self, subject: &Subject, field: &Path, old: Option<String>, new: Option<String>) {
        if old != new {
            let days = None;
            let (subject, field) = (subject.clone(), field.clone());
            self.found.push(Fact { subject, field, old, new, days });
        }
    }

    fn group(
        &mut self,
        old: Option<&Data>,
        new: Option<&Data>,
        table: &'static Table,
        above: &[(String, String)],
    ) {
        for field in table.fields {
            let of = |data: Option<&'_ Data>| data.and_then(|data| data.get(field.key)).cloned();
            let (one, two) = (of(old), of(new));
            let mut path = above.to_vec();
            path.push((field.key.to_owned(), field.zh.to_owned()));
            let keys: Vec<&str> = path.iter().map(|(key, _)| key.as_str()).collect();
            match keys.as_slice() {
                ["schedule", "stages"] => self.stages(),
                ["schedule", "tasks"] => self.tasks(),
                ["attachments"] => self.attachments(one.as_ref(), two.as_ref()),
                [.., last] if TEXTS.contains(last) => {}
                _ => self.value(one.as_ref(), two.as_ref(), field.kind, &path),
            }
        }
    }

    fn value(&mut self, old: Option<&Data>, new: Option<&Data>, kind: Kind, path: &Path) {
        match kind {
            Kind::Markdown => {}
            Kind::Group(table) => self.group(old, new, table, path),
            Kind::Free => self.free(old, new, path),
            Kind::Text
            | Kind::Title
            | Kind::Id
            | Kind::Choice(_)
            | Kind::List(_)
            | Kind::TitleOr(_)
            | Kind::PartOr(_) => {
                self.add(&Subject::Spec, path, said(old), said(new));
            }
        }
    }

    /// Names of the author's own.
    fn free(&mut self, old: Option<&Data>, new: Option<&Data>, path: &Path) {
        let names = |data: Option<&Data>| match data {
            Some(Data::Map(entries)) => entries.iter().map(|(name, _)| name.clone()).collect(),
            _ => Vec::new(),
        };
        let (olds, mut all) = (names(old), names(new));
        all.extend(olds.into_iter().filter(|name| !names(new).contains(name)));
        if all.is_empty() {
            return self.add(&Subject::Spec, path, said(old), said(new));
        }
        for name in all {
            let of = |data: Option<&Data>| data.and_then(|data| data.get(&name)).cloned();
            let mut path = path.clone();
            path.push((name.clone(), name.clone()));
            self.free(of(old).as_ref(), of(new).as_ref(), &path);
        }
    }

    fn attachments(&mut self, old: Option<&Data>, new: Option<&Data>) {
        let titles = |data: Option<&Data>| -> Vec<String> {
            let items = data.map(Data::items).unwrap_or_default();
            items.iter().filter_map(|item| said(item.get("title"))).collect()
        };
        let (olds, news) = (titles(old), titles(new));
        for pair in paired(&olds, &news) {
            let title = pair.1.or(pair.0).unwrap_or_default().to_owned();
            let field = match pair {
                (Some(_), Some(_)) => vec![names("attachments.0.title")],
                _ => Vec::new(),
            };
            let own = |title: Option<&str>| title.map(str::to_owned);
            self.add(&Subject::Attachment(title), &field, own(pair.0), own(pair.1));
        }
    }

    fn stages(&mut self) {
        let (olds, news) = (stages(&self.old.data), stages(&self.new.data));
        for (old, new) in matched(&olds, &news) {
            let Some(one) = new.or(old) else { continue };
            let subject = Subject::Stage { id: one.id.clone(), name: one.text.clone() };
            let (Some(old), Some(new)) = (old, new) else {
                let own = |stage: Option<&Entry>| stage.map(|stage| stage.text.clone());
                self.add(&subject, &Vec::new(), own(old), own(new));
                continue;
            };
            for key in ["name", "window"] {
                let path = vec![names(&format!("schedule.stages.0.{key}"))];
                self.add(&subject, &path, said(old.data.get(key)), said(new.data.get(key)));
            }
        }
        if !olds.is_empty() || !news.is_empty() {
            self.tasks_of(&all_tasks(&self.old.data), &all_tasks(&self.new.data));
        }
    }

    fn tasks(&mut self) {
        if stages(&self.old.data).is_empty() && stages(&self.new.data).is_empty() {
            self.tasks_of(&all_tasks(&self.old.data), &all_tasks(&self.new.data));
        }
    }

    fn tasks_of(&mut self, olds: &[Entry], news: &[Entry]) {
        for (old, new) in matched(olds, news) {
            let Some(one) = new.or(old) else { continue };
            let subject = Subject::Task { id: one.id.clone(), work: one.text.clone() };
            let (Some(old), Some(new)) = (old, new) else {
                let own = |task: Option<&Entry>| {
                    task.map(|task| said(task.data.get("deadline")).unwrap_or_default())
                };
                self.add(&subject, &Vec::new(), own(old), own(new));
                continue;
            };
            let stage = vec![("stage".to_owned(), "环节".to_owned())];
            self.add(&subject, &stage, old.stage.clone(), new.stage.clone());
            for key in ["work", "deadline", "requirements", "owners"] {
                let path = vec![names(&format!("schedule.tasks.0.{key}"))];
                let (one, two) = (said(old.data.get(key)), said(new.data.get(key)));
                let before = self.found.len();
                self.add(&subject, &path, one, two);
                let days = self.days(self.found.get(before));
                if let Some(fact) = self.found.get_mut(before) {
                    fact.days = days;
                }
            }
        }
    }

    /// By how many days a deadline moved.
    fn days(&self, fact: Option<&Fact>) -> Option<i32> {
        let fact = fact.filter(|fact| fact.is_deadline())?;
        let day = |version: &Version, text: &Option<String>| {
            let deadline = Deadline::parse(text.as_deref()?).ok()?;
            let reading = deadline.reading(version.issued()?, &Workdays::china()).ok()?;
            reading.ends.filter(|span: &Span| span.first == span.last).map(|span| span.last)
        };
        let (old, new) = (day(self.old, &fact.old)?, day(self.new, &fact.new)?);
        old.until((Unit::Day, new)).ok().map(|span| span.get_days())
    }
}

/// A stage or a task.
struct Entry<'a> {
    id: Option<String>,
    /// Its name, or what is done.
    text: String,
    /// A task's stage.
    stage: Option<String>,
    data: &'a Data,
}

fn stages(data: &Data) -> Vec<Entry<'_>> {
    let stages = data.get("schedule").and_then(|schedule| schedule.get("stages"));
    let stages = stages.map(Data::items).unwrap_or_default();
    stages.iter().map(|stage| entry(stage, "name", None)).collect()
}

/// The tasks of all stages, and those without one.
fn all_tasks(data: &Data) -> Vec<Entry<'_>> {
    let Some(schedule) = data.get("schedule") else { return Vec::new() };
    let mut tasks = Vec::new();
    for stage in schedule.get("stages").map(Data::items).unwrap_or_default() {
        let own = stage.get("tasks").map(Data::items).unwrap_or_default();
        tasks.extend(own.iter().map(|task| entry(task, "work", said(stage.get("name")))));
    }
    let bare = schedule.get("tasks").map(Data::items).unwrap_or_default();
    tasks.extend(bare.iter().map(|task| entry(task, "work", None)));
    tasks
}

fn entry<'a>(data: &'a Data, key: &str, stage: Option<String>) -> Entry<'a> {
    let text = said(data.get(key)).unwrap_or_default();
    Entry { id: said(data.get("id")), text, stage, data }
}

/// Entries of two versions that are the same one: by id, else by their text, else those that are
/// alike and have no id of their own. In the order of the new version, and what is gone where it
/// stood.
fn matched<'a>(
    old: &'a [Entry<'a>],
    new: &'a [Entry<'a>],
) -> Vec<(Option<&'a Entry<'a>>, Option<&'a Entry<'a>>)> {
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    let same: [fn(&Entry, &Entry) -> bool; 3] = [
        |one, two| one.id.is_some() && one.id == two.id,
        |one, two| one.text == two.text && one.stage == two.stage,
        |one, two| one.text == two.text,
    ];
    for same in same {
        let mut from = 0;
        for (n, two) in new.iter().enumerate() {
            if partner.get(n).is_some_and(Option::is_some) {
                continue;
            }
            let free = |at: &usize| {
                taken.get(*at) == Some(&false) && old.get(*at).is_some_and(|one| same(one, two))
            };
            // Most often it is the next one.
            let found = (from..old.len()).chain(0..from).find(free);
            if let Some(at) = found {
                from = at + 1;
                mark(&mut partner, &mut taken, n, at);
            }
        }
    }
    let left: Vec<usize> = (0..old.len()).filter(|at| taken.get(*at) == Some(&false)).collect();
    let open: Vec<usize> =
        (0..new.len()).filter(|n| partner.get(*n).is_some_and(Option::is_none)).collect();
    let sample = |all: &'a [Entry<'a>], at: &[usize]| -> Vec<Sample> {
        at.iter().filter_map(|at| all.get(*at)).map(|e| Sample::new(e.text.as_str())).collect()
    };
    for pair in align(&sample(old, &left), &sample(new, &open)) {
        let Pair::Both(o, n) = pair else { continue };
        let (Some(o), Some(n)) = (left.get(o), open.get(n)) else { continue };
        let ids = [old.get(*o), new.get(*n)].map(|e| e.is_some_and(|e| e.id.is_some()));
        if ids != [true, true] {
            mark(&mut partner, &mut taken, *n, *o);
        }
    }
    let mut pairs = Vec::new();
    let mut gone = (0..old.len()).filter(|at| taken.get(*at) == Some(&false)).peekable();
    for (n, two) in new.iter().enumerate() {
        let at = partner.get(n).copied().flatten();
        while let Some(before) = gone.next_if(|gone| at.is_some_and(|at| *gone < at)) {
            pairs.push((old.get(before), None));
        }
        pairs.push((at.and_then(|at| old.get(at)), Some(two)));
    }
    pairs.extend(gone.map(|at| (old.get(at), None)));
    pairs
}

fn mark(partner: &mut [Option<usize>], taken: &mut [bool], n: usize, at: usize) {
    if let Some(place) = partner.get_mut(n) {
        *place = Some(at);
    }
    if let Some(place) = taken.get_mut(at) {
        *place = true;
    }
}

fn paired<'a>(old: &'a [String], new: &'a [String]) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let sample =
        |all: &[String]| all.iter().map(|text| Sample::new(text.as_str())).collect::<Vec<_>>();
    let pairs = align(&sample(old), &sample(new)).into_iter().map(|pair| match pair {
        Pair::Both(o, n) => (old.get(o), new.get(n)),
        Pair::Old(o) => (old.get(o), None),
        Pair::New(n) => (None, new.get(n)),
    });
    pairs.map(|(old, new)| (old.map(String::as_str), new.map(String::as_str))).collect()
}

/// The names of the key at the end of a path of English keys.
fn names(path: &str) -> (String, String) {
    let key = path.rsplit('.').next().unwrap_or(path);
    let mut table = &SPEC;
    let mut zh = key;
    for part in path.split('.') {
        let Some(field) = table.find(part) else { continue };
        zh = field.zh;
        if let Some(inner) = field.kind.table() {
            table = inner;
        }
    }
    (key.to_owned(), zh.to_owned())
}

/// A value as it is said: a title in one line, a list with 、 between its entries.
fn said(data: Option<&Data>) -> Option<String> {
    match data? {
        Data::Text(text) => Some(text.plain()).filter(|text| !text.is_empty()),
        Data::List(items) => {
            let all: Vec<_> = items.iter().filter_map(|item| said(Some(item))).collect();
            Some(all.join("、")).filter(|text| !text.is_empty())
        }
        Data::Map(_) => None,
    }
}
