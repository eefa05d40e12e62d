//! Work in parallel, its results in order: jobs go to threads as they come, what came of them is
//! taken one by one in the order of the jobs.
//!
//! Only so many jobs are under way at a time, so that memory does not grow with their number.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Jobs under way for each thread: enough that none waits while an earlier one takes long.
const AHEAD: usize = 8;

/// Does `work` for each of `jobs` on `threads` threads and gives what came of it to `take`, in the
/// order of the jobs. When `take` says so, or somebody sets `stop`, no further job begins; those
/// under way are finished and taken.
pub fn run<J: Send, R: Send>(
    threads: usize,
    jobs: impl Iterator<Item = J> + Send,
    stop: &AtomicBool,
    work: impl Fn(J) -> R + Sync,
    mut take: impl FnMut(R) -> ControlFlow<()>,
) {
    let threads = threads.max(1);
    let room = threads * AHEAD;
    let (job_in, job_out) = sync_channel::<(usize, J)>(room);
    let (result_in, result_out) = sync_channel::<(usize, Option<R>)>(room);
    let (permit_in, permit_out) = sync_channel::<()>(room);
    let job_out = Mutex::new(job_out);
    thread::scope(|scope| {
        scope.spawn(move || feed(jobs, stop, &permit_out, &job_in));
        for _ in 0..threads {
            let (job_out, work, result_in) = (&job_out, &work, result_in.clone());
            scope.spawn(move || {
                while let Some((n, job)) = next(job_out) {
                    let result = (!stop.load(Ordering::Relaxed)).then(|| work(job));
                    if result_in.send((n, result)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(result_in);
        for _ in 0..room {
            // The channel has room for all of them; a feeder that is gone needs none.
            let _ = permit_in.send(());
        }
        let mut early = BTreeMap::new();
        let mut due = 0;
        for (n, result) in result_out {
            early.insert(n, result);
            while let Some(result) = early.remove(&due) {
                due += 1;
                let _ = permit_in.send(());
                if let Some(result) = result
                    && take(result).is_break()
                {
                    stop.store(true, Ordering::Relaxed);
                }
            }
        }
    });
}

/// Hands out the jobs, each when there is room for it.
fn feed<J>(
    jobs: impl Iterator<Item = J>,
    stop: &AtomicBool,
    permits: &Receiver<()>,
    out: &SyncSender<(usize, J)>,
) {
    for (n, job) in jobs.enumerate() {
        if stop.load(Ordering::Relaxed) || permits.recv().is_err() || out.send((n, job)).is_err() {
            return;
        }
    }
}

fn next<J>(jobs: &Mutex<Receiver<(usize, J)>>) -> Option<(usize, J)> {
    jobs.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(threads: usize, count: u64, end: u64) -> Vec<u64> {
        let mut taken = Vec::new();
        let stop = AtomicBool::new(false);
        run(
            threads,
            0..count,
            &stop,
            |n| n * n,
            |square| {
                taken.push(square);
                if square == end { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        taken
    }

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        let expected: Vec<u64> = (0..2000).map(|n| n * n).collect();
        for threads in [0, 1, 2, 7] {
            assert_eq!(squares(threads, 2000, u64::MAX), expected);
        }
        assert_eq!(squares(3, 0, 0), Vec::<u64>::new());
    }

    #[test]
    fn work_ends_when_it_is_told_to() {
        let taken = squares(2, 1_000_000, 100);
        assert_eq!(taken[..=10], [0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100]);
        assert!(taken.len() < 2 * AHEAD * 2, "{}", taken.len());
    }
}
