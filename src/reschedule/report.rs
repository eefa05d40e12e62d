//! What differs between a spec and the same with its deadlines moved.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::Unit;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::file::{File, Order};
use super::{Hunk, Move, Of};
use crate::catalog::Code;
use crate::deadline::{Deadline, Reading, Span};
use crate::diag::Finding;
use crate::source::Source;
use crate::spec::begins_with_issue;
use crate::spec::schedule::Stage;

/// From one certain day to another.
pub(super) fn days(old: Option<Span>, new: Option<Span>) -> Option<i32> {
    let certain = |span: Option<Span>| span.filter(|s| s.first == s.last).map(|s| s.last);
    certain(old)?.until((Unit::Day, certain(new)?)).ok().map(|span| span.get_days())
}

fn stages(file: &File) -> &[Stage] {
    file.loaded.spec.schedule.as_ref().map_or(&[], |schedule| &schedule.stages)
}

/// The places of what differs.
pub(super) fn places(before: &File, after: &File) -> BTreeSet<Order> {
    let windows = stages(before).iter().zip(stages(after)).enumerate();
    let windows = windows.filter(|(_, (old, new))| old.window != new.window);
    let tasks = before.tasks.iter().zip(&after.tasks).filter(|(old, new)| old.text != new.text);
    windows.map(|(n, _)| (n, 0)).chain(tasks.map(|(old, _)| old.place())).collect()
}

/// What differs between two specs that have the same tasks, of which the values at the paths
/// `changed` were changed.
pub(super) fn moves(before: &File, after: &File, changed: &BTreeSet<&str>) -> Vec<Move> {
    let mut moves = Vec::new();
    let tasks = || before.tasks.iter().zip(&after.tasks);
    let of_stage = |stage: Option<usize>, moves: &mut Vec<Move>| {
        let own = tasks().filter(|(old, new)| old.stage == stage && old.text != new.text);
        moves.extend(own.map(|(old, new)| {
            let (was, is) = (old.reading().unwrap_or_default(), new.reading().unwrap_or_default());
            let ends = days(was.ends, is.ends);
            let begins = days(was.begins, is.begins).filter(|begins| Some(*begins) != ends);
            // 即日起 stays the issue: that it did not move is no news.
            let with_issue = new.said.as_ref().is_some_and(|(said, _)| begins_with_issue(said));
            let begins = begins.filter(|_| !with_issue);
            // That only the beginning is others is told by the words.
            let same_end = was.begins.is_some() != is.begins.is_some() && ends == Some(0);
            Move {
                of: Of::Task,
                id: old.id.clone(),
                name: old.work.clone(),
                old: old.text.clone(),
                new: new.text.clone(),
                days: ends.filter(|_| !same_end),
                begins,
                follows: !changed.contains(old.deadline().as_str()),
            }
        }));
    };
    for (n, (old, new)) in stages(before).iter().zip(stages(after)).enumerate() {
        if old.window != new.window {
            let path = format!("schedule.stages.{n}.window");
            let reading = |text: &str| {
                Deadline::parse(text).ok()?.reading(before.issued, &before.workdays).ok()
            };
            moves.push(Move {
                of: Of::Window,
                id: None,
                name: old.name.trim().to_owned(),
                old: old.window.trim().to_owned(),
                new: new.window.trim().to_owned(),
                days: whole(reading(&old.window), reading(&new.window)),
                begins: None,
                follows: !changed.contains(path.as_str()),
            });
        }
        of_stage(Some(n), &mut moves);
    }
    of_stage(None, &mut moves);
    moves
}

/// By how many days a window moved, where it did as a whole.
fn whole(old: Option<Reading>, new: Option<Reading>) -> Option<i32> {
    let (old, new) = (old?, new?);
    let ends = days(old.ends, new.ends)?;
    let begins = match (old.begins, new.begins) {
        (None, None) => ends,
        (old, new) => days(old, new)?,
    };
    (begins == ends).then_some(ends)
}

/// What is said about the schedule of one file and not about that of the other.
pub(super) fn new_warnings(before: &File, after: &File) -> Vec<Finding> {
    let known = |finding: &Finding| {
        let line = |finding: &Finding| finding.place.as_ref().map(|place| place.line);
        let same = |old: &Finding| old.code == finding.code && line(old) == line(finding);
        before.findings.iter().any(same)
    };
    let of_time = |finding: &Finding| {
        matches!(
            finding.code,
            Code::EndsFirst | Code::IntoNextYear | Code::OutsideWindow | Code::PastDeadline
        )
    };
    after.findings.iter().filter(|finding| of_time(finding) && !known(finding)).cloned().collect()
}

/// The lines that differ between two files, each with its end.
pub(super) fn hunks(files: [&[u8]; 2], sources: [&Source; 2]) -> Vec<Hunk> {
    // A source has other ends of lines than its file; a diff is of lines that have the usual ones.
    let usual = |text: &&str| !text.replace("\r\n", "").contains('\r');
    let [old, new] = files.map(|bytes| std::str::from_utf8(bytes).ok().filter(usual));
    let [old, new] = match (old, new) {
        (Some(old), Some(new)) => [old, new],
        _ => sources.map(Source::text),
    };
    let lines =
        |text: &'_ str| -> Vec<String> { text.split_inclusive('\n').map(str::to_owned).collect() };
    let (old, new) = (lines(old), lines(new));
    let mut hunks: Vec<Hunk> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (olds, news) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let own = |lines: &[String], range| lines.get::<Range<usize>>(range).map(<[_]>::to_vec);
        let (before, after) = (own(&old, olds.clone()), own(&new, news.clone()));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        match hunks.last_mut().filter(|last| last.line + last.old.len() == olds.start + 1) {
            Some(last) => {
                last.old.extend(before);
                last.new.extend(after);
            }
            None => hunks.push(Hunk {
                line: olds.start + 1,
                now: news.start + 1,
                old: before,
                new: after,
            }),
        }
    }
    hunks
}
