//! Where the windows of stages are moved to whose tasks move.

use super::file::{File, Order};
use super::{Change, Left, Of, Why};
use crate::catalog::Code;
use crate::deadline::{Day, Deadline, Moment, Reading, Shift, Start, Year};
use crate::diag::Finding;
use crate::spec::{begins_with_issue, bounds, is_auto, moment};

/// What becomes of windows.
#[derive(Default)]
pub(super) struct Windows {
    pub(super) changes: Vec<Change>,
    pub(super) left: Vec<(Order, Left)>,
    pub(super) warnings: Vec<Finding>,
}

impl File {
    /// The windows of `stages` (each with whether it moves where no task of it has days) when the
    /// tasks are where they are in `now`: one whose tasks all moved moves with them; of another
    /// only that end which would not hold a task that moved. Of each that was meant and is as it
    /// was it is said why.
    pub(super) fn windows(
        &self,
        now: &Self,
        stages: &[(usize, bool)],
        by: Option<Shift>,
    ) -> Windows {
        let mut windows = Windows::default();
        let (old, new) = (self.by_stage(), now.by_stage());
        for (stage, follows) in stages {
            let own = old.get(stage).into_iter().flatten();
            let dated = own.zip(new.get(stage).into_iter().flatten());
            let dated = dated.filter(|(old, _)| old.is_dated());
            let (moved, kept): (Vec<_>, Vec<_>) =
                dated.partition(|(old, new)| old.text != new.text);
            let stays = moved.is_empty() && !kept.is_empty();
            if moved.is_empty() && !*follows {
                continue;
            }
            let path = format!("schedule.stages.{stage}.window");
            let Some(text) = self.scalar(&path).map(|scalar| scalar.text.trim()) else { continue };
            // Words that are no time run through the whole.
            if is_auto(text) || text.is_empty() {
                continue;
            }
            let mut left = |why: Why| {
                let name = self.text(&format!("schedule.stages.{stage}.name")).to_owned();
                windows.left.push(((*stage, 0), Left { of: Of::Window, name, why }));
            };
            if stays {
                left(Why::Stays);
                continue;
            }
            // What was outside before is not the window's to hold.
            let own = Deadline::parse(text).ok();
            let own = own.and_then(|own| Some(bounds(&own, self.reading(&own)?)));
            let inside = moved.iter().filter(|(old, _)| {
                let (Some(own), Some((said, reading))) = (own, &old.said) else { return true };
                own.can_hold(said, *reading)
            });
            let held = inside.filter_map(|(_, new)| new.said.as_ref());
            let held: Vec<_> = held.map(|(said, reading)| (said, *reading)).collect();
            match self.window(text, &held, by.filter(|_| kept.is_empty())) {
                Ok(Some(new)) => {
                    windows.warnings.extend(self.begins_early(&path, text, &new));
                    windows.changes.push((path, new));
                }
                Ok(None) => left(Why::Holds),
                Err(why) => left(why),
            }
        }
        windows
    }

    /// That a window, which did not, now begins before the document's date.
    fn begins_early(&self, path: &str, old: &str, new: &str) -> Option<Finding> {
        let early = |text: &str| {
            let begins = self.reading(&Deadline::parse(text).ok()?)?.begins?;
            Some(begins.last < self.issued)
        };
        let now = early(new) == Some(true) && early(old) != Some(true);
        let place = self.source.place(self.scalar(path)?.span.clone());
        let finding = Finding::new(Code::StartsBeforeIssue, place).with("text", new);
        now.then(|| finding.with("date", self.loaded.spec.date.as_str()))
    }

    fn reading(&self, said: &Deadline) -> Option<Reading> {
        said.reading(self.issued, &self.workdays).ok()
    }

    /// The new text of a window that moves by so much, if it does as a whole, and is to hold what
    /// was moved; `None` where it stays as it is.
    fn window(
        &self,
        text: &str,
        held: &[(&Deadline, Reading)],
        by: Option<Shift>,
    ) -> Result<Option<String>, Why> {
        if text.contains("{{") {
            return Err(Why::LookedUp);
        }
        let no_day = || Why::NoDay(text.to_owned());
        let old = Deadline::parse(text).map_err(|_| no_day())?;
        let coarse = || Why::Coarse(text.to_owned());
        let shifted = by.map(|by| old.shift(by, self.issued, &self.workdays));
        let (start, whole) = match shifted {
            Some(Ok(new)) => (new, true),
            Some(Err(_)) | None => (old.clone(), false),
        };
        let reading = self.reading(&start).ok_or_else(no_day)?;
        if reading == Reading::default() {
            return Err(no_day());
        }
        let new = self.holding(&start, reading, held).ok_or_else(coarse)?;
        if new == old {
            // It should have moved, and could not.
            let stuck = by.is_some() && !whole;
            return if stuck { Err(coarse()) } else { Ok(None) };
        }
        Ok(Some(new.to_string()))
    }

    /// `window`, begun earlier or ended later as far as it must be to hold all of `held`.
    fn holding(
        &self,
        window: &Deadline,
        reading: Reading,
        held: &[(&Deadline, Reading)],
    ) -> Option<Deadline> {
        let own = bounds(window, reading);
        let outside = held.iter().filter(|(said, reading)| !own.can_hold(said, *reading));
        let (mut first, mut last) = (own.first, own.last);
        for (said, reading) in outside {
            let task = bounds(said, *reading);
            // 即日起 is no reason to begin with the issue.
            let begins = task.first.filter(|_| !begins_with_issue(said)).or(task.last);
            first = first.zip(begins).map(|(own, task)| own.min(task)).or(first);
            last = last.zip(task.last.or(task.first)).map(|(own, task)| own.max(task)).or(last);
        }
        if (first, last) == (own.first, own.last) {
            return Some(window.clone());
        }
        let day = |day: Day| moment(day, self.issued);
        // An end that stays is said as it was.
        let until = last.filter(|_| last != own.last).map(day);
        let since = first.filter(|_| first != own.first).map(day);
        let twice = matches!(window, Deadline::Between(_, Moment { year: Year::Given(_), .. }));
        let new = match window {
            Deadline::In(_) => Deadline::Between(day(first?), day(last?)),
            Deadline::By(own) => Deadline::By(until.unwrap_or(*own)),
            Deadline::Through(own) => Deadline::Through(until.unwrap_or(*own)),
            Deadline::Between(begin, end) => {
                Deadline::Between(since.unwrap_or(*begin), until.unwrap_or(*end))
            }
            Deadline::From(begin) => Deadline::From(since.map_or(*begin, Start::At)),
            Deadline::FromTill(begin, end) => {
                Deadline::FromTill(since.map_or(*begin, Start::At), until.unwrap_or(*end))
            }
            Deadline::After(_) | Deadline::Every(_) | Deadline::Always(_) => return None,
        };
        let new = if twice { new } else { new.year_once(self.issued) };
        // What is written must be read as what is meant.
        let again = Deadline::parse(&new.to_string()).ok()?;
        let now = bounds(&again, self.reading(&again)?);
        held.iter().all(|(said, reading)| now.can_hold(said, *reading)).then_some(new)
    }
}
