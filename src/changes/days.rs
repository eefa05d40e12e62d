//! Whether a deadline that is written otherwise also means other days.

use super::Version;
use crate::deadline::{Deadline, Workdays};

/// Whether what the one version says means other days than what the other does. Words in which no
/// days are known (尽快) mean none.
pub(super) fn moved(old: (&Version, Option<&str>), new: (&Version, Option<&str>)) -> bool {
    let parsed = |text: Option<&str>| text.and_then(|text| Deadline::parse(text).ok());
    let (one, two) = match (parsed(old.1), parsed(new.1)) {
        (Some(one), Some(two)) => (one, two),
        (None, None) => return false,
        _ => return true,
    };
    if matches!((&one, &two), (Deadline::Always(_), Deadline::Always(_))) {
        return false;
    }
    let reading = |version: &Version, deadline: &Deadline| {
        deadline.reading(version.issued()?, &Workdays::china()).ok()
    };
    match (reading(old.0, &one), reading(new.0, &two)) {
        // What returns has no days of its own: it is the same where it is said the same.
        (Some(a), Some(b)) if a.begins.is_some() || a.ends.is_some() => a != b,
        _ => one != two,
    }
}
