//! Every word of time in both seeds and in four notices, as a person reads it
//! (`deadlines/phrases.txt`), against what the library makes of it; and what holds of all
//! deadlines.
//!
//! The words are looked for by single characters, so that a phrase of which the reader of
//! deadlines knows nothing fails as unlisted.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot run has failed")]

#[path = "deadlines/generated.rs"]
mod generated;

use std::fs;
use std::ops::Range;
use std::path::Path;

use hongtou::deadline::{Day, Deadline, Span, Workdays, find};

/// What may be part of a time. Wider than what the library knows.
const SIGNS: [&str; 25] = [
    "年", "月", "日", "号", "旬", "底", "初", "末", "季", "周", "前", "后", "起", "每", "天", "届",
    "始终", "长期", "以内", "之内", "期内", "期间", "持续", "随时", "立即",
];

/// The least share of phrases that are read as a person reads them, in hundredths.
const LEAST: usize = 95;

/// A phrase as a person reads it.
struct Phrase {
    text: String,
    printed: String,
    begins: String,
    ends: String,
    /// Why the library does not read it so.
    unread: Option<String>,
}

/// A file and its phrases, each with its line from 1.
struct Listed {
    name: String,
    issued: Day,
    lines: Vec<String>,
    phrases: Vec<(usize, Phrase)>,
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The words that say no day, and the files with their phrases.
fn listed() -> (Vec<String>, Vec<Listed>) {
    let text = fs::read_to_string(folder().join("deadlines/phrases.txt")).unwrap();
    let (mut words, mut files) = (Vec::new(), Vec::<Listed>::new());
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if let Some(head) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            if let Some((name, issued)) = head.split_once(' ') {
                let file = format!("{name}.txt");
                let paths = ["deadlines", "seeds"].map(|dir| folder().join(dir).join(&file));
                let path = paths.iter().find(|path| path.exists()).unwrap();
                let lines = fs::read_to_string(path).unwrap();
                let lines = lines.lines().map(str::to_owned).collect();
                let issued = issued.parse().unwrap();
                files.push(Listed { name: name.to_owned(), issued, lines, phrases: Vec::new() });
            }
            continue;
        }
        let cells: Vec<&str> = line.split('｜').collect();
        match (cells.as_slice(), files.last_mut()) {
            ([word, reason], None) if !reason.is_empty() => words.push((*word).to_owned()),
            ([number, text, printed, begins, ends, reason @ ..], Some(file)) => {
                let phrase = Phrase {
                    text: (*text).to_owned(),
                    printed: (*printed).to_owned(),
                    begins: (*begins).to_owned(),
                    ends: (*ends).to_owned(),
                    unread: reason.first().map(|reason| (*reason).to_owned()),
                };
                file.phrases.push((number.parse().unwrap(), phrase));
            }
            _ => panic!("not understood: {line}"),
        }
    }
    (words, files)
}

fn shown(span: Option<Span>) -> String {
    match span {
        None => String::new(),
        Some(Span { first, last }) if first == last => first.to_string(),
        Some(Span { first, last }) => format!("{first}..{last}"),
    }
}

/// Where the phrases of a line stand in it; those that are the same in their order.
fn places(line: &str, phrases: &[&Phrase]) -> Vec<Range<usize>> {
    let mut from = 0;
    phrases
        .iter()
        .map(|phrase| {
            let at = line.get(from..).unwrap().find(&phrase.text);
            let at = from + at.unwrap_or_else(|| panic!("“{}” is not in {line}", phrase.text));
            from = at + phrase.text.len();
            at..from
        })
        .collect()
}

#[test]
fn every_word_of_time_is_listed() {
    let (words, files) = listed();
    let mut used = vec![false; words.len()];
    let mut unlisted = Vec::new();
    for file in &files {
        for (n, line) in file.lines.iter().enumerate() {
            let own = file.phrases.iter().filter(|(number, _)| *number == n + 1);
            let own: Vec<&Phrase> = own.map(|(_, phrase)| phrase).collect();
            let mut covered = places(line, &own);
            for (word, used) in words.iter().zip(&mut used) {
                for (at, _) in line.match_indices(word.as_str()) {
                    *used = true;
                    covered.push(at..at + word.len());
                }
            }
            for sign in SIGNS {
                for (at, _) in line.match_indices(sign) {
                    if !covered.iter().any(|range| range.start <= at && at < range.end) {
                        let near: String = line.get(at..).unwrap().chars().take(8).collect();
                        unlisted.push(format!("{}:{}: {near}", file.name, n + 1));
                    }
                }
            }
        }
    }
    assert_eq!(unlisted, Vec::<String>::new());
    let idle = words.iter().zip(used).filter(|(_, used)| !used).map(|(word, _)| word);
    assert_eq!(idle.collect::<Vec<_>>(), Vec::<&String>::new(), "words that occur nowhere");
}

#[test]
fn phrases_are_read_as_a_person_reads_them() {
    let (_, files) = listed();
    let workdays = Workdays::china();
    let (mut right, mut all) = (0, 0);
    let mut wrong = Vec::new();
    for file in &files {
        for (n, line) in file.lines.iter().enumerate() {
            let own = file.phrases.iter().filter(|(number, _)| *number == n + 1);
            let own: Vec<&Phrase> = own.map(|(_, phrase)| phrase).collect();
            let place = format!("{}:{}", file.name, n + 1);
            let mut found = find(line);
            for (phrase, range) in own.iter().zip(places(line, &own)) {
                all += 1;
                let at = found.iter().position(|found| found.range == range);
                let said = at.map(|at| {
                    let deadline = found.remove(at).deadline;
                    let reading = deadline.reading(file.issued, &workdays).unwrap();
                    [deadline.to_string(), shown(reading.begins), shown(reading.ends)]
                });
                let meant = [&phrase.printed, &phrase.begins, &phrase.ends].map(Clone::clone);
                let is_right = said.as_ref() == Some(&meant);
                right += usize::from(is_right);
                // A reason that no longer holds is as wrong as a missing one.
                if is_right == phrase.unread.is_some() {
                    wrong.push(format!("{place}: “{}” {said:?}, meant {meant:?}", phrase.text));
                }
            }
            let rest = found.iter().map(|f| line.get(f.range.clone()).unwrap());
            wrong.extend(rest.map(|text| format!("{place}: “{text}” is no time")));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(all >= 60 && 100 * right >= LEAST * all, "{right} of {all}");
}

#[test]
fn a_phrase_by_itself_is_read_as_in_its_sentence() {
    let (_, files) = listed();
    for (_, phrase) in files.iter().flat_map(|file| &file.phrases) {
        let alone = Deadline::parse(&phrase.text);
        assert_eq!(alone.map(|d| d.to_string()).as_ref(), Ok(&phrase.printed), "{}", phrase.text);
    }
}
