//! The calendar as it was before: a program that has an event takes a later one for it only where
//! its SEQUENCE is higher (RFC 5545, 3.8.7.4).

use std::collections::{BTreeMap, BTreeSet};

/// The events of a calendar that was written earlier.
#[derive(Default)]
pub(super) struct Before {
    events: BTreeMap<String, Known>,
    /// The number that is higher than those of all events that were in it once and are no more.
    mark: u32,
}

/// The property of the calendar that keeps the mark: what comes back must not go back.
pub(super) const MARK: &str = "X-HONGTOU-SEQUENCE";

/// What is known of an event.
struct Known {
    sequence: u32,
    says: Vec<String>,
}

impl Before {
    /// Those of a file; none where it is no calendar.
    pub(super) fn read(text: &str) -> Self {
        let lines = unfolded(text);
        let mut events = BTreeMap::new();
        for event in lines.split(|line| line == "BEGIN:VEVENT").skip(1) {
            let end = event.iter().position(|line| line == "END:VEVENT").unwrap_or(event.len());
            let event = event.get(..end).unwrap_or_default();
            let value = |name: &str| event.iter().find_map(|line| line.strip_prefix(name));
            let Some(uid) = value("UID:") else { continue };
            let sequence = value("SEQUENCE:").and_then(|n| n.trim().parse().ok()).unwrap_or(0);
            events.insert(uid.to_owned(), Known { sequence, says: said(event) });
        }
        let mark = lines.iter().find_map(|line| line.strip_prefix(MARK)?.strip_prefix(':'));
        let mark = mark.and_then(|n| n.trim().parse().ok()).unwrap_or(0);
        Self { events, mark }
    }

    /// The mark of a calendar of these events, by their names, that takes the place of this one.
    pub(super) fn mark(&self, uids: &BTreeSet<String>) -> u32 {
        let gone = self.events.iter().filter(|(uid, _)| !uids.contains(*uid));
        gone.map(|(_, known)| known.sequence.saturating_add(1)).fold(self.mark, u32::max)
    }

    /// The number of an event: the one it had, one more where it says something else now, and the
    /// mark (0 in a new calendar) where it was not there. `written` are its lines as they would be written.
    pub(super) fn sequence(&self, uid: &str, written: &str) -> u32 {
        let lines = unfolded(written);
        let own = |line: &&String| *line != "BEGIN:VEVENT" && *line != "END:VEVENT";
        let says = said(&lines.iter().filter(own).cloned().collect::<Vec<_>>());
        self.events.get(uid).map_or(self.mark, |known| {
            if known.says == says { known.sequence } else { known.sequence.saturating_add(1) }
        })
    }
}

/// What an event says: not how often it was said. The order of its lines says nothing.
fn said(event: &[String]) -> Vec<String> {
    let counts =
        |line: &&String| !["SEQUENCE:", "DTSTAMP:"].iter().any(|name| line.starts_with(name));
    let mut says: Vec<String> = event.iter().filter(counts).cloned().collect();
    says.sort_unstable();
    says
}

/// Lines whole again (3.1), whatever ends them.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(more), Some(last)) => last.push_str(more),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}
