//! The schedule as a calendar (iCalendar, RFC 5545): one event a deadline, with an alarm before it.
//!
//! Every event lasts whole days and leaves its owner free. A deadline is an event on its day; where
//! it may be read in two ways, on the day on which it is certainly not late, and its description
//! says so. What is done in a span of days is an event over them, what returns an event with a
//! rule that ends with the stage's window, the campaign's period or the year. What has no day is
//! left out and named.
//!
//! The same schedule gives the same bytes: an event is called by the document's number and the
//! task's id and is stamped with the document's date. Where the calendar was written before, the
//! SEQUENCE of what changed is raised, so that programs take it for the newer one.

mod before;
mod lines;
#[cfg(test)]
mod tests;

use jiff::ToSpan;

use crate::agenda::{Agenda, Entry, Time, Why};
use crate::deadline::{Day, Span};
use before::Before;
use lines::{Lines, escape};

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whose tasks, by the names that stand in the schedule; empty for everybody's.
    pub owners: Vec<String>,
    /// How many days before the deadline the alarm is, at nine in the morning; `None` for none.
    pub alarm: Option<u16>,
    /// How often it was published before: the SEQUENCE of all events. `None` to reckon each from
    /// `before`.
    pub sequence: Option<u32>,
    /// The calendar as it was published last.
    pub before: Option<String>,
}

/// A calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many events it has.
    pub events: usize,
    /// The tasks that have no day.
    pub left_out: Vec<LeftOut>,
}

/// A task that is not in the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What is done.
    pub work: String,
    /// By when, as written.
    pub said: String,
    /// Why it has no day.
    pub why: Why,
}

/// The hour of the alarm.
const ALARM_HOUR: i32 = 9;

/// The calendar of an agenda.
#[must_use]
pub fn calendar(agenda: &Agenda, options: &Options) -> Calendar {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//hongtou//hongtou//ZH");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", "PUBLISH");
    let mut name = agenda.title.clone();
    if !options.owners.is_empty() {
        name = format!("{name}（{}）", options.owners.join("、"));
    }
    // The one is a standard's (RFC 7986), the other what most programs read.
    lines.add("NAME", &escape(&name));
    lines.add("X-WR-CALNAME", &escape(&name));
    let before = options.before.as_deref().map(Before::read).unwrap_or_default();
    let mut events = 0;
    let mut left_out = Vec::new();
    let wanted = || agenda.entries().filter(|(_, entry)| is_wanted(entry, options));
    let uids = wanted().filter(|(_, entry)| When::new(entry).is_ok());
    let mark = before.mark(&uids.map(|(_, entry)| uid(agenda, entry)).collect());
    if mark > 0 {
        lines.add(before::MARK, &mark.to_string());
    }
    for (stage, entry) in wanted() {
        match When::new(entry) {
            Ok(when) => {
                let write = |lines: &mut Lines, sequence| {
                    event(lines, agenda, stage, entry, &when, options.alarm, sequence);
                };
                let sequence = options.sequence.unwrap_or_else(|| {
                    let mut own = Lines::default();
                    write(&mut own, 0);
                    before.sequence(&uid(agenda, entry), &String::from_utf8_lossy(&own.finish()))
                });
                write(&mut lines, sequence);
                events += 1;
            }
            Err(why) => {
                let (work, said) = (entry.work.clone(), entry.said.clone());
                left_out.push(LeftOut { work, said, why });
            }
        }
    }
    lines.add("END", "VCALENDAR");
    Calendar { bytes: lines.finish(), events, left_out }
}

/// The names of all owners, each once, in the order of the schedule.
#[must_use]
pub fn owners(agenda: &Agenda) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for owner in agenda.entries().flat_map(|(_, entry)| &entry.owners) {
        if !all.contains(&owner.as_str()) {
            all.push(owner);
        }
    }
    all
}

fn is_wanted(entry: &Entry, options: &Options) -> bool {
    options.owners.is_empty() || entry.owners.iter().any(|owner| options.owners.contains(owner))
}

/// The days of an event.
struct When {
    first: Day,
    /// The last, included.
    last: Day,
    rule: Option<String>,
    /// What the words do not say by themselves.
    remark: Option<String>,
}

impl When {
    fn new(entry: &Entry) -> Result<Self, Why> {
        let plain = |first, last| Self { first, last, rule: None, remark: None };
        match &entry.time {
            Time::By { sure, latest } if sure == latest => Ok(plain(*sure, *sure)),
            Time::By { sure, latest } => {
                let remark = format!("最晚可理解为{}月{}日", latest.month(), latest.day());
                Ok(Self { remark: Some(remark), ..plain(*sure, *sure) })
            }
            Time::During(Span { first, last }) => Ok(plain(*first, *last)),
            Time::From(day) => Ok(plain(*day, *day)),
            Time::Again(again) => {
                let first = again.days(entry.within).first().copied().ok_or(Why::Outside)?;
                let last = first.saturating_add((again.length() - 1).days());
                let rule = Some(again.rule(entry.within.last));
                Ok(Self { first, last, rule, remark: None })
            }
            Time::Always => Err(Why::Always),
            Time::Unknown(why) => Err(*why),
        }
    }
}

fn event(
    lines: &mut Lines,
    agenda: &Agenda,
    stage: &str,
    entry: &Entry,
    when: &When,
    alarm: Option<u16>,
    sequence: u32,
) {
    let date = |day: Day| day.strftime("%Y%m%d").to_string();
    let summary = entry.work.trim_end_matches(['，', '。', '；', '、']);
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", &uid(agenda, entry));
    lines.add("DTSTAMP", &format!("{}T000000Z", date(agenda.issued)));
    lines.add("SEQUENCE", &sequence.to_string());
    lines.add("DTSTART;VALUE=DATE", &date(when.first));
    // The end is the day after the last (3.6.1).
    lines.add("DTEND;VALUE=DATE", &date(when.last.saturating_add(1.day())));
    if let Some(rule) = &when.rule {
        lines.add("RRULE", rule);
    }
    lines.add("SUMMARY", &escape(summary));
    lines.add("DESCRIPTION", &escape(&description(agenda, entry, when)));
    if !stage.is_empty() {
        lines.add("CATEGORIES", &escape(stage));
    }
    lines.add("TRANSP", "TRANSPARENT");
    if let Some(days) = alarm {
        lines.add("BEGIN", "VALARM");
        lines.add("ACTION", "DISPLAY");
        lines.add("DESCRIPTION", &escape(summary));
        let (name, value) = trigger(when.first == when.last, days);
        lines.add(name, &value);
        lines.add("END", "VALARM");
    }
    lines.add("END", "VEVENT");
}

/// At nine in the morning so many days before the last day of an event: counted from its beginning
/// where it has but one, else from its end, the midnight after it.
fn trigger(one_day: bool, days: u16) -> (&'static str, String) {
    let name = if one_day { "TRIGGER" } else { "TRIGGER;RELATED=END" };
    let hours = ALARM_HOUR - 24 * (i32::from(days) + i32::from(!one_day));
    let sign = if hours < 0 { "-" } else { "" };
    let (days, hours) = (hours.unsigned_abs() / 24, hours.unsigned_abs() % 24);
    let days = if days > 0 { format!("{days}D") } else { String::new() };
    (name, format!("{sign}P{days}T{hours}H"))
}

fn description(agenda: &Agenda, entry: &Entry, when: &When) -> String {
    let mut lines = vec![match &when.remark {
        Some(remark) => format!("完成时限：{}（{remark}）", entry.said),
        None => format!("完成时限：{}", entry.said),
    }];
    if !entry.requirements.is_empty() {
        lines.push(format!("相关要求：{}", entry.requirements));
    }
    if !entry.owners.is_empty() {
        lines.push(format!("责任单位：{}", entry.owners.join("、")));
    }
    let number =
        if agenda.number.is_empty() { String::new() } else { format!("（{}）", agenda.number) };
    let title = if agenda.document.is_empty() { &agenda.title } else { &agenda.document };
    lines.push(format!("依据：《{title}》{number}"));
    lines.join("\n")
}

/// What an event is called.
fn uid(agenda: &Agenda, entry: &Entry) -> String {
    format!("{}-{:016x}@hongtou", entry.key, name_of(agenda))
}

/// A number that stands for the document (FNV-1a): some programs make a file's name of an event's,
/// which therefore has no signs but letters, digits, points and hyphens.
fn name_of(agenda: &Agenda) -> u64 {
    let issued = agenda.issued.to_string();
    // A document without a number is known by its issuer, its title and its date.
    let parts: &[&str] = if agenda.number.is_empty() {
        &[&agenda.issuer, &agenda.title, &issued]
    } else {
        &[&agenda.number]
    };
    parts.join("\n").bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
