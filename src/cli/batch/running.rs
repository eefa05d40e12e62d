//! How the work is done: by so many threads, until it is done or somebody stops it.

use std::io;
use std::ops::{ControlFlow, RangeInclusive};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use hongtou::catalog::Phrase;

use super::super::build::Mode;
use super::super::console::{Console, count, counted};
use super::call::{Call, Task};
use super::collect::Collector;
use super::list::Stream;
use super::pack::Sink;
use super::pool;
use super::work::{Unit, Workshop};

/// How many departments a thread takes at once: handing over costs as much as a file. At first few,
/// so that all threads have something to do.
const AT_ONCE: RangeInclusive<usize> = 4..=32;

/// A run under way.
pub struct Running {
    threads: usize,
    fail_fast: bool,
    start: Instant,
    /// Nothing more is to begin.
    stop: Arc<AtomicBool>,
    /// Somebody pressed Ctrl-C.
    pressed: Arc<AtomicBool>,
    /// A department failed, and no other is to be made.
    failed: AtomicBool,
    /// Of a department something could not be made.
    unmade: AtomicBool,
}

impl Running {
    /// A run on so many threads, which the first failure ends if that is wanted; Ctrl-C ends it.
    pub fn new(threads: usize, fail_fast: bool, start: Instant) -> Self {
        let (stop, pressed) = (Arc::default(), Arc::default());
        let (failed, unmade) = (AtomicBool::new(false), AtomicBool::new(false));
        let running = Self { threads, fail_fast, start, stop, pressed, failed, unmade };
        let (stop, pressed) = (Arc::clone(&running.stop), Arc::clone(&running.pressed));
        // Without a handler Ctrl-C ends the program at once, which loses nothing that matters.
        let _ = ctrlc::set_handler(move || {
            stop.store(true, Ordering::Relaxed);
            if pressed.swap(true, Ordering::Relaxed) {
                #[allow(clippy::exit, reason = "pressed twice: nothing is to be waited for")]
                std::process::exit(130);
            }
        });
        running
    }

    /// Whether it ended before all was done.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Whether somebody wanted it to end.
    pub fn is_interrupted(&self) -> bool {
        self.pressed.load(Ordering::Relaxed)
    }

    /// Whether something of a department could not be made.
    pub fn has_unmade(&self) -> bool {
        self.unmade.load(Ordering::Relaxed)
    }

    /// Does all that a call asks for.
    pub fn all(
        &self,
        call: &Call<'_>,
        shop: &Workshop<'_>,
        stream: Option<Stream>,
        collector: &mut Collector,
        sink: &mut Sink,
        console: &mut Console,
    ) -> io::Result<()> {
        let all = call.count();
        // What is kept of the others is known only of a list.
        let goes_on = shop.pack.is_kept() && stream.is_none();
        let work = |task: Task<'_>| match task {
            Task::Make(department) if self.failed.load(Ordering::Relaxed) => {
                let record = shop.record(&department.name).unwrap_or_default();
                Unit { record, kept: true, ..Unit::default() }
            }
            Task::Make(department) => shop.make(department),
            Task::Came(department, remark) => {
                let mut unit = shop.make(&department);
                // Its line is read in every run, and this is said again by itself.
                unit.findings.extend(remark.map(|remark| *remark));
                unit
            }
            Task::Keep(record) => Unit { record, kept: true, ..Unit::default() },
            Task::Other => Unit { kept: true, ..Unit::default() },
            Task::Faulty(finding) => {
                Unit { findings: vec![*finding], failed: true, unmade: true, ..Unit::default() }
            }
        };
        let mut tasks = call.tasks(shop, stream, &self.stop);
        let mut given = 0;
        let rows = std::iter::from_fn(move || {
            let many = (given / 16).clamp(*AT_ONCE.start(), *AT_ONCE.end());
            given += many;
            let row: Vec<Task<'_>> = tasks.by_ref().take(many).collect();
            (!row.is_empty()).then_some(row)
        });
        let work_off = |row: Vec<Task<'_>>| -> Vec<Unit> {
            let wanted = row.into_iter().take_while(|_| !self.is_stopped());
            let judged = wanted.map(work).inspect(|unit| {
                if unit.unmade {
                    self.unmade.store(true, Ordering::Relaxed);
                }
                if unit.failed && self.fail_fast {
                    self.failed.store(true, Ordering::Relaxed);
                    if !goes_on {
                        self.stop.store(true, Ordering::Relaxed);
                    }
                }
            });
            judged.collect()
        };
        let mut put = Ok(());
        pool::run(self.threads, rows, &self.stop, work_off, |units| {
            for mut unit in units {
                for (record, bytes) in std::mem::take(&mut unit.packed) {
                    if put.is_ok() {
                        put = sink.add(&record.path, &bytes);
                    }
                }
                collector.take(unit);
            }
            console.advance(collector.sums.departments, all, self.start.elapsed());
            if put.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        put
    }

    /// Says what came of it all.
    pub fn sum_up(&self, collector: &Collector, mode: Mode, console: &mut Console) {
        let lang = console.lang();
        let sums = collector.sums;
        let seconds = self.start.elapsed().as_secs_f64();
        let rate = count(sums.files) / seconds.max(0.001);
        let departments =
            |count| counted(count, Phrase::OneDepartment, Phrase::CountDepartments, lang);
        let seconds = ("seconds", format!("{seconds:.2}"));
        if mode == Mode::Check {
            let files = collector.looked.text(sums.files, lang);
            let args = [("departments", departments(sums.departments)), ("files", files), seconds];
            console.say(Phrase::BatchLooked, &args);
        } else {
            let args = [
                ("departments", departments(sums.departments)),
                ("files", counted(sums.files, Phrase::OneFile, Phrase::Files, lang)),
                ("written", sums.written.to_string()),
                ("unchanged", sums.files.saturating_sub(sums.written).to_string()),
                seconds,
                ("rate", format!("{rate:.0}")),
            ];
            console.say(Phrase::BatchDone, &args);
            if sums.failed > 0 {
                console.say(Phrase::BatchFailed, &[("departments", departments(sums.failed))]);
            }
        }
        if self.is_stopped() || self.failed.load(Ordering::Relaxed) {
            console.say(Phrase::BatchStopped, &[]);
        }
    }
}
