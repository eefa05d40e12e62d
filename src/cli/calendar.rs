//! `hongtou calendar`: writes the schedule as a calendar and as a timeline.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use hongtou::agenda::{Agenda, Why};
use hongtou::calendar::{Calendar, LeftOut, Options, calendar, owners};
use hongtou::catalog::Phrase;
use hongtou::diag::any_error;
use hongtou::lang::Lang;
use hongtou::profile::Profile;
use hongtou::source::Source;
use hongtou::spec::schema::SPEC;
use hongtou::{spec, timeline};

use super::console::{Console, shown};
use super::ours::{Kind, foreign};
use super::{Outcome, failure, help, names, usage};
use crate::outputs;

/// The days before a deadline at which the alarm is, unless said otherwise.
const ALARM: u16 = 1;

/// What is said for no alarm.
const NO_ALARM: [&str; 2] = ["none", "无"];

/// The most characters by which a task is named.
const MOST: usize = 24;

/// The command's arguments.
pub fn command(lang: Lang) -> Command {
    let text = |phrase: Phrase| phrase.text(lang, &[]);
    let texts = help::Texts {
        about: Phrase::CalendarAbout,
        long: Phrase::CalendarLong,
        usage: Phrase::CalendarUsage,
        examples: Phrase::CalendarExamples,
    };
    let path = |id: &'static str, name: Phrase, about: Phrase| {
        Arg::new(id)
            .value_name(text(name))
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath)
            .help(text(about))
    };
    help::lay_out(Command::new("calendar"), &texts, lang)
        .arg(path("spec", Phrase::ValueSpecFile, Phrase::RescheduleSpec).required(true))
        .arg(path("output", Phrase::ValueFile, Phrase::CalendarOutput).short('o').long("output"))
        .arg(
            Arg::new("owner")
                .long("owner")
                .value_name(text(Phrase::ValueName))
                .action(ArgAction::Append)
                .help(text(Phrase::CalendarOwner)),
        )
        .arg(
            Arg::new("alarm")
                .long("alarm")
                .value_name(text(Phrase::ValueAhead))
                .help(text(Phrase::CalendarAlarm)),
        )
        .arg(
            Arg::new("sequence")
                .long("sequence")
                .value_name(text(Phrase::ValueTimes))
                .value_parser(value_parser!(u32))
                .help(text(Phrase::CalendarSequence)),
        )
        .arg(path("timeline", Phrase::ValueFile, Phrase::CalendarTimeline).long("timeline"))
}

/// Runs the command.
pub fn run(matches: &ArgMatches, console: &mut Console) -> Outcome {
    let lang = console.lang();
    let refuse = |text: String, hints: &[String], console: &mut Console| {
        console.complain(&usage::error(&text, hints, lang, Some("calendar")));
        Outcome::Refused
    };
    let path = matches.get_one::<PathBuf>("spec").cloned().unwrap_or_default();
    let name = shown(&path.display().to_string());
    let alarm = match matches.get_one::<String>("alarm") {
        None => Some(ALARM),
        Some(value) if NO_ALARM.contains(&value.trim()) => None,
        Some(value) => match ahead(value) {
            Some(days) => Some(days),
            None => {
                let args = [("value", shown(value))];
                return refuse(Phrase::CalendarBadAlarm.text(lang, &args), &[], console);
            }
        },
    };
    let targets = ["output", "timeline"].map(|id| matches.get_one::<PathBuf>(id));
    for target in targets.into_iter().flatten() {
        if is_same(target, &path) {
            let args = [("path", shown(&target.display().to_string()))];
            return refuse(Phrase::CalendarOverSpec.text(lang, &args), &[], console);
        }
    }
    let kinds = [Kind::Calendar, Kind::Timeline];
    let foreign = targets.into_iter().zip(kinds).filter_map(|(path, kind)| foreign(path?, kind));
    let foreign: Vec<_> = foreign.collect();
    if !foreign.is_empty() {
        return console.report(foreign);
    }
    let agenda = match read(&path, &name, console) {
        Ok(agenda) => agenda,
        Err(outcome) => return outcome,
    };
    let wanted: Vec<String> = matches
        .get_many::<String>("owner")
        .into_iter()
        .flatten()
        .map(|s| s.trim().to_owned())
        .collect();
    let known = owners(&agenda);
    if let Some(unknown) = wanted.iter().find(|owner| !known.contains(&owner.as_str())) {
        let text = Phrase::CalendarNoOwner.text(lang, &[("name", shown(unknown))]);
        return refuse(text, &[names::nearest_or_all(unknown, &known, lang)], console);
    }
    let [output, picture] = targets;
    let mut outcome = Outcome::Clean;
    if output.is_some() || picture.is_none() {
        // What is there already says which events are newer now.
        let before = output.and_then(|path| fs::read_to_string(path).ok());
        let sequence = matches.get_one::<u32>("sequence").copied();
        let made = calendar(&agenda, &Options { owners: wanted, alarm, sequence, before });
        outcome = outcome.max(put(&made, output, console));
    }
    if let Some(path) = picture {
        outcome = outcome.max(draw(&agenda, path, console));
    }
    outcome
}

/// The schedule of the spec at `path`.
fn read(path: &Path, name: &str, console: &mut Console) -> Result<Agenda, Outcome> {
    let lang = console.lang();
    let bytes = fs::read(path)
        .map_err(|error| console.report(vec![failure::reading(path, &error, lang)]))?;
    let (source, mut findings) = Source::decode(name, &bytes);
    let loaded = source.and_then(|mut source| {
        findings.extend(source.mend(&SPEC));
        spec::load(&source, &mut findings)
    });
    let faulty = any_error(&findings);
    let outcome = console.report(findings);
    let Some(loaded) = loaded.filter(|_| !faulty) else { return Err(outcome.max(Outcome::Found)) };
    Agenda::new(&loaded).ok_or_else(|| {
        let text = Phrase::CalendarNoSchedule.text(lang, &[("path", name.to_owned())]);
        console.complain(&usage::error(&text, &[], lang, Some("calendar")));
        Outcome::Found
    })
}

/// Writes a calendar, and says what is not in it.
fn put(made: &Calendar, path: Option<&PathBuf>, console: &mut Console) -> Outcome {
    let lang = console.lang();
    let left: String = made.left_out.iter().map(|left| left_out(left, lang) + "\n").collect();
    console.complain(&left);
    let Some(path) = path else {
        console.print(&String::from_utf8_lossy(&made.bytes));
        return Outcome::Clean;
    };
    let directory = outputs::missing_directory(path);
    if let Err(error) = outputs::write(path, &made.bytes) {
        return console.report(vec![failure::writing(path, &error, lang)]);
    }
    console.made(directory.as_deref());
    let args = [("path", shown(&path.display().to_string())), ("count", made.events.to_string())];
    console.say(Phrase::CalendarWritten, &args);
    Outcome::Clean
}

fn left_out(left: &LeftOut, lang: Lang) -> String {
    let why = match left.why {
        Why::Missing => Phrase::CalendarMissing,
        Why::Words => Phrase::CalendarWords,
        Why::Event => Phrase::CalendarEvent,
        Why::Holidays => Phrase::CalendarHolidays,
        Why::Always => Phrase::CalendarAlways,
        Why::Outside => Phrase::CalendarOutside,
    };
    let why = why.text(lang, &[("said", shown(&left.said))]);
    // Enough to know it by.
    let mut work: String = left.work.chars().take(MOST).collect();
    if work.len() < left.work.len() {
        work.push('…');
    }
    Phrase::CalendarLeftOut.text(lang, &[("work", shown(&work)), ("why", why)])
}

/// Writes the timeline.
fn draw(agenda: &Agenda, path: &Path, console: &mut Console) -> Outcome {
    let lang = console.lang();
    let Some(drawing) = timeline::drawing(agenda, &Profile::gbt9704()) else {
        let text = Phrase::CalendarNoDays.text(lang, &[]);
        console.complain(&usage::error(&text, &[], lang, Some("calendar")));
        return Outcome::Found;
    };
    let directory = outputs::missing_directory(path);
    match outputs::write(path, drawing.svg.as_bytes()) {
        Ok(_) => {
            console.made(directory.as_deref());
            console.say(Phrase::CalendarDrawn, &[("path", shown(&path.display().to_string()))]);
            Outcome::Clean
        }
        Err(error) => console.report(vec![failure::writing(path, &error, lang)]),
    }
}

/// Whether both are one file.
fn is_same(one: &Path, two: &Path) -> bool {
    one == two
        || matches!((one.canonicalize(), two.canonicalize()), (Ok(one), Ok(two)) if one == two)
}

/// `1d`, `2w`, and the same in Chinese: how many days before.
fn ahead(text: &str) -> Option<u16> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = text.split_at(digits);
    let n: u16 = number.parse().ok().filter(|n| *n <= 366)?;
    match unit.trim() {
        "d" | "天" | "日" => Some(n),
        "w" | "周" => Some(n * 7),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alarm_is_days_or_weeks_before() {
        assert_eq!(ahead("1d"), Some(1));
        assert_eq!(ahead("0天"), Some(0));
        assert_eq!(ahead("2w"), Some(14));
        for bad in ["", "1", "d", "-1d", "1h", "9999d", "1.5d"] {
            assert_eq!(ahead(bad), None, "{bad}");
        }
    }
}
