//! `hongtou reschedule`: moves deadlines in a spec, shows what changes, asks, writes.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use hongtou::catalog::{Code, Phrase};
use hongtou::deadline::Shift;
use hongtou::diag::{Finding, Place};
use hongtou::lang::Lang;
use hongtou::reschedule::{How, Hunk, Left, Of, Request, Rescheduled, What, Why, reschedule};

use super::console::{Console, shown};
use super::{Outcome, failure, help, usage};
use crate::outputs;

/// The command's arguments.
pub fn command(lang: Lang) -> Command {
    let text = |phrase: Phrase| phrase.text(lang, &[]);
    let texts = help::Texts {
        about: Phrase::RescheduleAbout,
        long: Phrase::RescheduleLong,
        usage: Phrase::RescheduleUsage,
        examples: Phrase::RescheduleExamples,
    };
    let value = |id: &'static str, name: Phrase, about: Phrase| {
        Arg::new(id).long(id).value_name(text(name)).help(text(about)).allow_hyphen_values(true)
    };
    let flag = |id: &'static str, about: Phrase| {
        Arg::new(id).long(id).action(ArgAction::SetTrue).help(text(about))
    };
    help::lay_out(Command::new("reschedule"), &texts, lang)
        .arg(
            Arg::new("spec")
                .value_name(text(Phrase::ValueSpecFile))
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::FilePath)
                .required(true)
                .help(text(Phrase::RescheduleSpec)),
        )
        .arg(
            Arg::new("task").value_name(text(Phrase::ValueTask)).help(text(Phrase::RescheduleTask)),
        )
        .arg(value("to", Phrase::ValueDeadline, Phrase::RescheduleTo))
        .arg(value("shift", Phrase::ValueShift, Phrase::RescheduleShift))
        .arg(value("stage", Phrase::ValueStage, Phrase::RescheduleStage))
        .arg(value("from", Phrase::ValueTask, Phrase::RescheduleFrom))
        .arg(value("skip", Phrase::ValueTask, Phrase::RescheduleSkip).action(ArgAction::Append))
        .arg(flag("dry-run", Phrase::RescheduleDryRun))
        .arg(flag("yes", Phrase::RescheduleYes).short('y'))
        .arg(flag("force", Phrase::RescheduleForce))
}

/// Runs the command.
pub fn run(matches: &ArgMatches, console: &mut Console) -> Outcome {
    let lang = console.lang();
    let request = match request(matches, lang) {
        Ok(request) => request,
        Err(text) => {
            console.complain(&text);
            return Outcome::Refused;
        }
    };
    let path = matches.get_one::<PathBuf>("spec").cloned().unwrap_or_default();
    let name = shown(&path.display().to_string());
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => return console.report(vec![failure::reading(&path, &error, lang)]),
    };
    let done = match reschedule(&name, &bytes, &request) {
        Ok(done) => done,
        Err(findings) => return console.report(findings),
    };
    if done.hunks.is_empty() {
        show_left(&done.left, console);
        console.say(Phrase::RescheduleNothing, &[]);
        return Outcome::Clean;
    }
    show(&done, &name, console);
    console.report(done.warnings.clone());
    if matches.get_flag("dry-run") {
        console.say(Phrase::RescheduleNotWritten, &[("path", name)]);
        return Outcome::Clean;
    }
    if !matches.get_flag("yes") && !agreed(console) {
        console.say(Phrase::RescheduleNotWritten, &[("path", name)]);
        return Outcome::Refused;
    }
    write(&path, &name, &bytes, &done, console)
}

/// What is asked for; the text of an error for a call that asks for nothing, or too much.
fn request(matches: &ArgMatches, lang: Lang) -> Result<Request, String> {
    let value = |id: &str| matches.get_one::<String>(id).cloned();
    let refuse = |phrase: Phrase, args: &[(&'static str, String)]| {
        usage::error(&phrase.text(lang, args), &[], lang, Some("reschedule"))
    };
    let what = match (value("task"), value("stage"), value("from")) {
        (Some(id), None, None) => What::Task(id),
        (None, Some(name), None) => What::Stage(name),
        (None, None, Some(id)) => What::From(id),
        _ => return Err(refuse(Phrase::RescheduleOneOfWhat, &[])),
    };
    let how = match (value("to"), value("shift")) {
        (Some(_), None) if matches!(what, What::Stage(_)) => {
            return Err(refuse(Phrase::RescheduleStageTo, &[]));
        }
        (Some(to), None) => How::To(to),
        (None, Some(text)) => match shift(&text) {
            Some(shift) => How::Shift(shift),
            None => return Err(refuse(Phrase::RescheduleBadShift, &[("value", shown(&text))])),
        },
        _ => return Err(refuse(Phrase::RescheduleOneOfHow, &[])),
    };
    let skip: Vec<String> = matches.get_many("skip").into_iter().flatten().cloned().collect();
    let alone = match &what {
        What::Stage(_) => false,
        What::Task(_) => !skip.is_empty(),
        What::From(id) => skip.contains(id),
    };
    if alone {
        return Err(refuse(Phrase::RescheduleSkipWhat, &[]));
    }
    Ok(Request { what, how, skip, force: matches.get_flag("force") })
}

/// `7d`, `-2w`, `5wd`, `1m`, and the same in Chinese: `7天`, `2周`, `5个工作日`, `1个月`.
fn shift(text: &str) -> Option<Shift> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '-' && c != '+')?;
    let (number, unit) = text.split_at(digits);
    let n: i32 = number.parse().ok().filter(|n: &i32| n.unsigned_abs() <= 10_000 && *n != 0)?;
    Some(match unit.trim() {
        "d" | "天" | "日" => Shift::Days(n),
        "w" | "周" => Shift::Weeks(n),
        "wd" | "个工作日" | "工作日" => Shift::Workdays(n),
        "m" | "个月" | "月" => Shift::Months(n),
        _ => return None,
    })
}

/// Prints what moves and what does not, and the lines of the file that change.
fn show(done: &Rescheduled, name: &str, console: &mut Console) {
    for moved in &done.moves {
        let signed = |days: i32| format!("{days:+}");
        let days = match (moved.days, moved.begins) {
            (Some(0), Some(begins)) => {
                console.phrase(Phrase::RescheduleBegins, &[("begins", signed(begins))])
            }
            (Some(days), Some(begins)) => {
                let args = [("begins", signed(begins)), ("days", signed(days))];
                console.phrase(Phrase::RescheduleBoth, &args)
            }
            (Some(days), None) => console.phrase(Phrase::RescheduleDays, &[("days", signed(days))]),
            (None, _) => String::new(),
        };
        let follows = if moved.follows {
            console.phrase(Phrase::RescheduleFollows, &[])
        } else {
            String::new()
        };
        let args = [
            ("name", name_of(&moved.name)),
            ("old", shown(&moved.old)),
            ("new", shown(&moved.new)),
            ("days", format!("{days}{follows}")),
        ];
        let phrase = match moved.of {
            Of::Task => Phrase::RescheduleMove,
            Of::Window => Phrase::RescheduleWindow,
        };
        console.say(phrase, &args);
    }
    show_left(&done.left, console);
    let mut diff = format!("\n--- {name}\n+++ {name}\n");
    diff.extend(done.hunks.iter().map(unified));
    diff.push('\n');
    console.print(&diff);
}

/// Lines of a unified diff, of which `patch` makes the file that is written.
fn unified(hunk: &Hunk) -> String {
    // Where there are no lines the one before is named.
    let at = |line: usize, lines: &[String]| (line - usize::from(lines.is_empty()), lines.len());
    let (old, new) = (at(hunk.line, &hunk.old), at(hunk.now, &hunk.new));
    let mut text = format!("@@ -{},{} +{},{} @@\n", old.0, old.1, new.0, new.1);
    for (sign, lines) in [('-', &hunk.old), ('+', &hunk.new)] {
        for line in lines {
            let end = ["\r\n", "\n"].into_iter().find(|end| line.ends_with(end)).unwrap_or("");
            text.push(sign);
            // Tabs between words are the file's.
            let parts = line.strip_suffix(end).unwrap_or(line).split('\t').map(shown);
            text.push_str(&parts.collect::<Vec<_>>().join("\t"));
            text.push_str(if end.is_empty() { "\n\\ No newline at end of file\n" } else { end });
        }
    }
    text
}

/// A task's or a stage's name as it stands in a line of its own: without the stop at its end.
fn name_of(name: &str) -> String {
    shown(name.trim_end_matches(['。', '，', '；', '：']))
}

/// Prints what was meant and is as it was, and why.
fn show_left(left: &[Left], console: &mut Console) {
    for left in left {
        let why = match &left.why {
            Why::NoDay(text) => console.phrase(Phrase::RescheduleNoDay, &[("text", shown(text))]),
            Why::Coarse(text) => console.phrase(Phrase::RescheduleCoarse, &[("text", shown(text))]),
            Why::Reckoned(id) => console.phrase(Phrase::RescheduleReckoned, &[("id", shown(id))]),
            Why::LookedUp => console.phrase(Phrase::RescheduleLookedUp, &[]),
            Why::Past(text) => console.phrase(Phrase::RescheduleDone, &[("text", shown(text))]),
            Why::Shared => console.phrase(Phrase::RescheduleShared, &[]),
            Why::NotInPlace(text) => {
                console.phrase(Phrase::RescheduleNotInPlace, &[("text", shown(text))])
            }
            Why::Skipped => console.phrase(Phrase::RescheduleSkipped, &[]),
            Why::Stays => console.phrase(Phrase::RescheduleStays, &[]),
            Why::Holds => console.phrase(Phrase::RescheduleHolds, &[]),
        };
        let phrase = match left.of {
            Of::Task => Phrase::RescheduleLeft,
            Of::Window => Phrase::RescheduleLeftWindow,
        };
        console.say(phrase, &[("name", name_of(&left.name)), ("why", why)]);
    }
}

/// Whether the person at the terminal agrees; without a terminal nobody does.
fn agreed(console: &mut Console) -> bool {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        let hint = console.phrase(Phrase::RescheduleNeedsYes, &[]);
        console.complain(&format!("{hint}\n"));
        return false;
    }
    let question = console.phrase(Phrase::RescheduleAsk, &[]);
    console.complain(&question);
    let mut answer = String::new();
    let read = io::stdin().read_line(&mut answer);
    read.is_ok() && ["y", "yes", "是", "好"].contains(&answer.trim().to_lowercase().as_str())
}

/// Writes the file, unless somebody else has meanwhile.
fn write(
    path: &Path,
    name: &str,
    old: &[u8],
    done: &Rescheduled,
    console: &mut Console,
) -> Outcome {
    let lang = console.lang();
    match fs::read(path) {
        Ok(now) if now == old => {}
        Ok(_) => {
            let finding =
                Finding::new(Code::ChangedMeanwhile, Place::file(name)).with("path", name);
            console.report(vec![finding]);
            return Outcome::Refused;
        }
        Err(error) => return console.report(vec![failure::reading(path, &error, lang)]),
    }
    // A file that its owner has locked stays as it is, whatever its directory allows.
    if let Err(error) = fs::OpenOptions::new().write(true).open(path) {
        return console.report(vec![failure::writing(path, &error, lang)]);
    }
    // What a link leads to is what changes, not the link.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    match outputs::write(&target, &done.bytes) {
        Ok(_) => {
            console.say(Phrase::RescheduleWritten, &[("path", name.to_owned())]);
            Outcome::Clean
        }
        Err(error) => console.report(vec![failure::writing(path, &error, lang)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_meanwhile_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.yaml");
        fs::write(&path, "of somebody else").unwrap();
        let done = Rescheduled {
            bytes: b"new".to_vec(),
            hunks: Vec::new(),
            moves: Vec::new(),
            left: Vec::new(),
            warnings: Vec::new(),
        };
        let mut console = Console::new(Lang::Zh);
        let outcome = write(&path, "a.yaml", b"as it was read", &done, &mut console);
        assert_eq!(outcome, Outcome::Refused);
        assert_eq!(fs::read(&path).unwrap(), b"of somebody else");
        let outcome = write(&path, "a.yaml", b"of somebody else", &done, &mut console);
        assert_eq!((outcome, fs::read(&path).unwrap()), (Outcome::Clean, b"new".to_vec()));
    }

    #[test]
    fn a_shift_is_a_number_and_its_unit() {
        assert_eq!(shift("7d"), Some(Shift::Days(7)));
        assert_eq!(shift("-2w"), Some(Shift::Weeks(-2)));
        assert_eq!(shift("+5wd"), Some(Shift::Workdays(5)));
        assert_eq!(shift("5个工作日"), Some(Shift::Workdays(5)));
        assert_eq!(shift("1个月"), Some(Shift::Months(1)));
        for bad in ["", "7", "d", "0d", "7x", "1.5d", "--7d", "99999999d"] {
            assert_eq!(shift(bad), None, "{bad}");
        }
    }
}
