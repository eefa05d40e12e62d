//! The way of a spec's documents to the disk: while one is being made, the one before it is held
//! against what is there, and the one before that is written.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread::Scope;

use hongtou::compile::{Built, Options};
use hongtou::diag::Finding;

use super::before::{Before, Ready, Told};
use super::leftover;
use super::paths::Paths;
use super::version::Pending;
use super::why::Inputs;
use super::writer::{Mode, Tally, Writer};

/// How many documents may wait at each step.
const WAITING: usize = 4;

/// Where the documents of a spec go.
pub struct Way<'a> {
    pub before: Before,
    pub paths: Paths,
    pub inputs: Inputs,
    /// The way from the directory to the spec.
    pub spec: String,
    pub mode: Mode,
    /// What the call asks for.
    pub options: &'a Options,
    /// Whether all documents of the spec are asked for.
    pub whole: bool,
    /// Whether to remove what is left over.
    pub prune: bool,
}

/// What came of a spec on the disk.
#[derive(Default)]
pub struct Done {
    pub tally: Tally,
    pub findings: Vec<Finding>,
}

/// What comes of a document one after the other: the disk does not wait for what is said of it.
enum Step {
    Files(Vec<Ready>),
    Told(Told),
    Wrong(Finding),
}

impl<'env> Way<'env> {
    /// Sends the documents on their way while they are being made: a disk is slow where a file is
    /// replaced. Returns what is wrong with the spec when all are made, of which some may not be
    /// written yet; all are at the end of `scope`.
    pub fn send<'scope>(
        self,
        mut pending: Pending<'_>,
        scope: &'scope Scope<'scope, 'env>,
        done: &'scope mut Done,
    ) -> Vec<Finding> {
        let names = pending.names().to_vec();
        let (made, documents) = mpsc::sync_channel::<Built>(WAITING);
        let (steps, ready) = mpsc::sync_channel(WAITING);
        let way = Arc::new(self);
        let own = Arc::clone(&way);
        scope.spawn(move || {
            for mut built in documents {
                let path = own.paths.path(&built.name).to_owned();
                let files = own.before.files(&mut built, &path);
                let wrong = files.is_err();
                // Whoever takes them ends with the last, unless it panics, which the scope then
                // does.
                let _ = steps.send(files.map_or_else(Step::Wrong, Step::Files));
                if !wrong {
                    let _ = steps.send(Step::Told(own.before.told(built, path)));
                }
            }
        });
        scope.spawn(move || way.write(ready, &names, done));
        for built in &mut pending {
            if made.send(built).is_err() {
                break;
            }
        }
        drop(made);
        pending.findings()
    }

    /// Writes what is ready. `names` are those of all documents of the spec.
    fn write(&self, ready: Receiver<Step>, names: &[String], done: &mut Done) {
        let Done { tally, findings } = done;
        let mut writer = Writer::new(&self.before, self.spec.clone(), self.mode, &self.inputs);
        for step in ready {
            match step {
                Step::Files(files) => writer.put(files),
                Step::Told(document) => writer.keep(document, tally, findings),
                Step::Wrong(finding) => findings.push(finding),
            }
        }
        if tally.documents == 0 {
            return;
        }
        // Who asks for some documents does not ask after the others.
        if self.whole && !names.is_empty() {
            let formats = [("docx", self.options.docx), ("html", self.options.html)];
            let formats: Vec<&str> =
                formats.into_iter().filter_map(|(name, wanted)| wanted.then_some(name)).collect();
            let scope = leftover::Scope { names, formats: &formats, prune: self.prune };
            writer.sweep(&scope, tally, findings);
        }
        writer.finish(findings);
    }
}
