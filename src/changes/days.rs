//! What days a deadline means: whether one that is written otherwise means others, and how it is
//! said in a document of another date.

use super::Version;
use crate::deadline::{After, Anchor, Day, Deadline, InMonth, Moment, Part, Start, Workdays, Year};
use crate::spec::Issued;

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
/// one of them would be read as other days there, and with its day where it counts from the issue
/// of its own document, which is not that of this one.
pub(super) fn said_on(issued: Option<Day>, texts: [(&Version, &str); 2]) -> [Said; 2] {
    let other = |(version, text): (&Version, &str)| {
        let (own, said) = (version.issued()?, Deadline::parse(text).ok()?);
        let days = |day| said.reading(day, &Workdays::china()).ok();
        Some(is_of_issue(&said) || (said.dated(own) != said && days(own) != days(issued?)))
    };
    let any = texts.iter().any(|text| other(*text) == Some(true));
    texts.map(|(version, text)| {
        let dated = || settled(&Deadline::parse(text).ok()?, version);
        let text = any.then(dated).flatten().unwrap_or_else(|| text.to_owned());
        Said { is_open: ISSUE.iter().any(|word| text.contains(word)), text }
    })
}

/// What is said in a document of another date.
pub(super) struct Said {
    /// The words.
    pub(super) text: String,
    /// Whether they count from an issue of which the day is not told.
    pub(super) is_open: bool,
}

/// Words of which the day is that of the document in which they stand.
const ISSUE: [&str; 8] = ["即日", "印发", "下发", "发布", "公布", "发文", "本通知", "本方案"];

/// How a document calls itself.
const OWN: [&str; 6] = ["本通知", "本方案", "本文件", "通知", "方案", "文件"];

/// So long after the document's own issue, where that is said: 印发之日起30日内, 印发后30日内.
fn after_issue(deadline: &Deadline) -> Option<After> {
    let Deadline::After(after) = deadline else { return None };
    let words = match &after.anchor {
        Anchor::Issue(words) => words,
        Anchor::Event(words) => {
            let verb = OWN.iter().find_map(|own| words.strip_prefix(own)).unwrap_or(words);
            Some(words).filter(|_| ISSUE.contains(&verb))?
        }
    };
    Some(After { anchor: Anchor::Issue(words.clone()), ..*after })
}

/// Whether it counts from the document's date.
fn is_of_issue(deadline: &Deadline) -> bool {
    let now = matches!(deadline, Deadline::From(Start::Now) | Deadline::FromTill(Start::Now, _));
    now || after_issue(deadline).is_some()
}

/// The same days in a document of another date. What counts from the issue is the day to which it
/// comes; where that cannot be reckoned the words say whose issue is meant.
fn settled(deadline: &Deadline, version: &Version) -> Option<String> {
    let Some(after) = after_issue(deadline) else {
        return Some(deadline.dated(version.issued()?).to_string());
    };
    let after = Deadline::After(after);
    let reading = |day| after.reading(day, &Workdays::china()).ok()?.ends;
    match version.issued().and_then(reading) {
        Some(ends) => Some(Deadline::By(on(ends.last)).to_string()),
        None => {
            let original = match version.spec.issued() {
                Issued::Notice => "原通知",
                Issued::Plan => "原方案",
            };
            let text = deadline.to_string();
            let rest = OWN.iter().find_map(|own| text.strip_prefix(own)).unwrap_or(&text);
            Some(format!("{original}{rest}"))
        }
    }
}

fn on(day: Day) -> Moment {
    let part = Part::Month(day.month().unsigned_abs(), InMonth::Day(day.day().unsigned_abs()));
    Moment { year: Year::Given(day.year()), part }
}
