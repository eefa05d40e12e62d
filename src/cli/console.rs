//! The two streams: results on standard output, everything else on standard error.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use hongtou::catalog::{Code, Phrase};
use hongtou::diag::{self, Finding, Severity};
use hongtou::lang::Lang;

use super::Outcome;

/// The cells of the bar that shows how far work has come.
const BAR: usize = 20;

/// Where the lines of the results go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Results {
    /// To standard output.
    Shown,
    /// To standard error: standard output is for a file.
    Aside,
    /// Nowhere: standard output failed.
    Unread,
}

/// Where the program speaks, and in which language.
///
/// A stream that fails is not written to again: a reader that goes away (`| head`) ends nothing,
/// any other failure of standard output makes the run end as refused.
pub struct Console {
    lang: Lang,
    stdout: io::Stdout,
    stderr: io::Stderr,
    /// Whether a person watches standard error, so that a counter may be drawn there.
    watched: bool,
    /// Whether the counter stands on the terminal's last line.
    counting: bool,
    results: Results,
    outcome: Outcome,
}

impl Console {
    /// The streams of this process.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            stdout: io::stdout(),
            stderr: io::stderr(),
            watched: io::stderr().is_terminal(),
            counting: false,
            results: Results::Shown,
            outcome: Outcome::Clean,
        }
    }

    /// From now on everything is said on standard error: standard output is for a file.
    pub fn keep_aside(&mut self) {
        self.results = Results::Aside;
    }

    /// The language to speak.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A phrase in the language of this run.
    pub fn phrase(&self, phrase: Phrase, args: &[(&'static str, String)]) -> String {
        phrase.text(self.lang, args)
    }

    /// Writes a phrase as a line of the results.
    pub fn say(&mut self, phrase: Phrase, args: &[(&'static str, String)]) {
        let mut line = self.phrase(phrase, args);
        line.push('\n');
        self.print(&line);
    }

    /// Says that a directory was made for a file, if one was.
    pub fn made(&mut self, directory: Option<&Path>) {
        if let Some(directory) = directory {
            let path = shown(&directory.display().to_string());
            self.say(Phrase::DirectoryMade, &[("path", path)]);
        }
    }

    /// Writes `text` as it is to standard output.
    pub fn print(&mut self, text: &str) {
        self.clear_counter();
        match self.results {
            Results::Shown => {}
            Results::Aside => return self.complain(text),
            Results::Unread => return,
        }
        let mut out = self.stdout.lock();
        if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            self.results = Results::Unread;
            if error.kind() != io::ErrorKind::BrokenPipe {
                self.outcome = Outcome::Refused;
            }
        }
    }

    /// Writes `text` as it is to standard error. When that fails there is nobody left to tell.
    pub fn complain(&mut self, text: &str) {
        self.clear_counter();
        let _ = self.stderr.lock().write_all(text.as_bytes());
    }

    /// Draws how far long work has come, where a person watches.
    pub fn count(&mut self, done: usize, all: usize, spec: &str) {
        if !self.watched || all < 2 {
            return;
        }
        let args =
            [("done", done.to_string()), ("all", all.to_string()), ("spec", end_of(&shown(spec)))];
        let line = self.phrase(Phrase::Progress, &args);
        self.clear_counter();
        let mut stderr = self.stderr.lock();
        let _ = stderr.write_all(line.as_bytes());
        let _ = stderr.flush();
        self.counting = true;
    }

    fn clear_counter(&mut self) {
        if self.counting {
            // To the line's beginning, and erase to its end.
            let _ = self.stderr.lock().write_all(b"\r\x1b[K");
            self.counting = false;
        }
    }

    /// Prints all findings in order and how many there are; tells how the run stands.
    pub fn report(&mut self, mut findings: Vec<Finding>) -> Outcome {
        diag::sort(&mut findings);
        if findings.is_empty() {
            return Outcome::Clean;
        }
        let mut text = String::new();
        for finding in &findings {
            text.push_str(&diag::render(finding, self.lang));
            text.push('\n');
        }
        self.conclude(text, &findings)
    }

    fn conclude(&mut self, mut text: String, findings: &[Finding]) -> Outcome {
        text.push_str(&summary(findings, self.lang));
        text.push('\n');
        self.complain(&text);
        if findings.iter().any(|f| matches!(f.code, Code::CannotWrite | Code::CannotRead)) {
            Outcome::Refused
        } else if diag::any_error(findings) {
            Outcome::Found
        } else {
            Outcome::Clean
        }
    }

    /// As [`Console::report`], with findings that are rendered already before the others.
    pub fn report_with(&mut self, text: &str, told: &[Finding], others: Vec<Finding>) -> Outcome {
        if told.is_empty() {
            return self.report(others);
        }
        let mut text = text.to_owned();
        let mut others = others;
        diag::sort(&mut others);
        for finding in &others {
            text.push_str(&diag::render(finding, self.lang));
            text.push('\n');
        }
        others.extend(told.iter().cloned());
        self.conclude(text, &others)
    }

    /// Draws how far work of unknown or known length has come, where a person watches. `all` is 0
    /// where nobody knows.
    pub fn advance(&mut self, done: usize, all: usize, since: Duration) {
        if !self.watched {
            return;
        }
        let line = advance(done, all, since, self.lang);
        self.clear_counter();
        let mut stderr = self.stderr.lock();
        let _ = stderr.write_all(line.as_bytes());
        let _ = stderr.flush();
        self.counting = true;
    }

    /// What the streams themselves have to say about the run's end.
    pub fn finish(mut self) -> Outcome {
        self.clear_counter();
        self.outcome
    }
}

/// The line that shows how far work has come.
fn advance(done: usize, all: usize, since: Duration, lang: Lang) -> String {
    let rate = count(done) / since.as_secs_f64().max(0.001);
    let mut args = vec![("done", done.to_string()), ("rate", format!("{rate:.0}"))];
    // More than were expected is as good as nobody knows how many.
    if all < done.max(1) {
        return Phrase::AdvanceOpen.text(lang, &args);
    }
    let bar = BAR * done / all;
    args.push(("all", all.to_string()));
    args.push(("left", format!("{:.0}", count(all - done) / rate.max(0.001))));
    args.push(("bar", format!("{}{}", "█".repeat(bar), "░".repeat(BAR - bar))));
    Phrase::Advance.text(lang, &args)
}

/// A number of things, to be divided by seconds.
pub fn count(things: usize) -> f64 {
    u32::try_from(things).map_or(f64::INFINITY, f64::from)
}

/// “3 errors, 1 warning”; what there is none of is left out.
fn summary(findings: &[Finding], lang: Lang) -> String {
    let kinds = [
        (Severity::Error, Phrase::OneError, Phrase::Errors),
        (Severity::Warning, Phrase::OneWarning, Phrase::Warnings),
        (Severity::Note, Phrase::OneNote, Phrase::Notes),
    ];
    let counts: Vec<_> = kinds
        .into_iter()
        .filter_map(|(severity, one, many)| {
            let count = findings.iter().filter(|f| f.severity() == severity).count();
            (count > 0).then(|| counted(count, one, many, lang))
        })
        .collect();
    counts.join(&Phrase::Comma.text(lang, &[]))
}

/// `count` with its noun.
pub fn counted(count: usize, one: Phrase, many: Phrase, lang: Lang) -> String {
    let phrase = if count == 1 { one } else { many };
    phrase.text(lang, &[("count", count.to_string())])
}

/// The end of a path that may be longer than the terminal is wide: the counter is erased line by
/// line, so it has to stay on one.
fn end_of(path: &str) -> String {
    let skipped = path.chars().count().saturating_sub(30);
    let end: String = path.chars().skip(skipped).collect();
    if skipped == 0 { end } else { format!("…{end}") }
}

/// A name as it may be printed: control characters in a file name must not move the cursor.
pub fn shown(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_work_has_come_is_shown_with_the_rate_and_the_time_left() {
        let line = |done, all, seconds| advance(done, all, Duration::from_secs(seconds), Lang::En);
        let half = format!(
            "{}{} 500/1000 departments, 50 a second, 10 s left",
            "█".repeat(10),
            "░".repeat(10)
        );
        assert_eq!(line(500, 1000, 10), half);
        assert!(line(1000, 1000, 10).starts_with(&format!("{} 1000/1000", "█".repeat(20))));
        assert_eq!(line(500, 0, 10), "500 departments, 50 a second");
        assert_eq!(line(500, 400, 10), "500 departments, 50 a second");
        assert!(line(0, 10, 0).contains("0/10"));
        assert_eq!(line(0, 0, 0), "0 departments, 0 a second");
    }
}
