//! What days a deadline means: whether one that is written otherwise means others, and how it is
//! said in a document of another date.

use super::Version;
use crate::deadline::{Day, Deadline, Workdays};

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

/// What both versions say as it is said in a document of the day `issued`: with its years where
/// one of them would be read as other days there.
pub(super) fn said_on(issued: Option<Day>, texts: [(&Version, &str); 2]) -> [String; 2] {
    let other = |(version, text): (&Version, &str)| {
        let (own, said) = (version.issued()?, Deadline::parse(text).ok()?);
        let days = |day| said.reading(day, &Workdays::china()).ok();
        Some(said.dated(own) != said && days(own) != days(issued?))
    };
    let any = texts.iter().any(|text| other(*text) == Some(true));
    texts.map(|(version, text)| {
        let dated = || Some(Deadline::parse(text).ok()?.dated(version.issued()?).to_string());
        any.then(dated).flatten().unwrap_or_else(|| text.to_owned())
    })
}
