//! Filling in a starter spec: the bytes of single values are replaced, all else stays as it is,
//! comments and all.

use std::iter;

use hongtou::spec::nearest;
use hongtou::spec::schema::{self, Kind};
use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::names;

/// A value of the starter that can be set.
struct Value {
    /// The keys down to it, with dots; places in a list count from 0.
    path: String,
    said: Said,
    style: ScalarStyle,
    /// Where it begins and ends, in characters.
    start: usize,
    end: usize,
    /// Its key: an empty value stands nowhere else.
    key: Option<Span>,
}

/// What a value says.
#[derive(PartialEq)]
enum Said {
    Text(String),
    /// A list of texts.
    List(Vec<String>),
}

/// What an open collection expects next.
enum Level {
    Map {
        key: Option<(String, Span)>,
    },
    List {
        next: usize,
        start: usize,
        /// The entries so far, unless one of them is a collection.
        texts: Option<Vec<String>>,
        /// Where the last entry ends.
        end: usize,
    },
}

/// Why a setting cannot be followed.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not `key=value`.
    Malformed(String),
    /// There is no such key.
    Unknown(String),
    /// There is such a key, but one line of the starter cannot say its value.
    CannotSet(String),
    /// Its key was set before.
    Repeated(String),
    /// A part of it was set before, or what it is a part of.
    Conflict(String, String),
}

/// A starter, and how its keys are to be read.
pub struct Starter<'a> {
    /// The text as the template has it.
    pub text: &'a str,
    /// Whether it is a spec, so that its keys have Chinese names and further ones can be added.
    pub is_spec: bool,
}

impl Starter<'_> {
    /// The keys to name when somebody has to choose, in the starter's order.
    pub fn keys(&self) -> Vec<String> {
        let values = self.values(self.text).into_iter().map(|value| value.path);
        values.filter(|path| !path.split('.').any(|name| name.parse::<usize>().is_ok())).collect()
    }

    /// The key that was probably meant by one that there is not.
    pub fn nearest(&self, typed: &str) -> Option<String> {
        let mut known: Vec<_> = self.values(self.text).into_iter().map(|v| v.path).collect();
        if self.is_spec {
            known.extend(schema::paths().into_iter().flatten());
        }
        let names = known.iter().map(String::as_str);
        // Within a group that there is, only the name itself can be a slip.
        if let Some((group, name)) = typed.rsplit_once('.') {
            let mut beside = names.clone().filter_map(|k| k.strip_prefix(group)?.strip_prefix('.'));
            if beside.clone().next().is_some() {
                let name = nearest(name, beside.by_ref())?;
                return Some(format!("{group}.{name}"));
            }
        }
        nearest(typed, names).map(str::to_owned)
    }

    /// The text with every `key=value` of `settings` put in.
    pub fn fill<'a>(&self, settings: impl Iterator<Item = &'a String>) -> Result<String, Refusal> {
        let mut text = self.text.to_owned();
        let mut done: Vec<String> = Vec::new();
        for setting in settings {
            let halves = setting.split_once(['=', '＝']).map(|(k, v)| (k.trim(), v.trim()));
            let Some((typed, value)) = halves.filter(|(key, _)| !key.is_empty()) else {
                return Err(Refusal::Malformed(setting.clone()));
            };
            let path = self.english(typed);
            for earlier in &done {
                if *earlier == path {
                    return Err(Refusal::Repeated(typed.to_owned()));
                }
                if is_below(&path, earlier) || is_below(earlier, &path) {
                    return Err(Refusal::Conflict(typed.to_owned(), earlier.clone()));
                }
            }
            text = self.set(&text, &path, value).ok_or_else(|| {
                let any = |v: &Value| v.path == path || is_below(&v.path, &path);
                let known = self.kind(&path).is_some() || self.values(self.text).iter().any(any);
                let typed = typed.to_owned();
                if known { Refusal::CannotSet(typed) } else { Refusal::Unknown(typed) }
            })?;
            done.push(path);
        }
        Ok(text)
    }

    /// `path` with the English names of its keys, as far as it has any.
    fn english(&self, path: &str) -> String {
        let known = if self.is_spec { schema::resolve(path) } else { None };
        known.map_or_else(|| path.to_owned(), |(path, _)| path)
    }

    /// What stands at `path` in a spec.
    fn kind(&self, path: &str) -> Option<Kind> {
        if self.is_spec { schema::resolve(path).map(|(_, kind)| kind) } else { None }
    }

    /// Every value of `text`, its path in English.
    fn values(&self, text: &str) -> Vec<Value> {
        let mut values = values(text);
        for value in &mut values {
            value.path = self.english(&value.path);
        }
        values
    }

    /// `text` with `value` at `path`.
    fn set(&self, text: &str, path: &str, value: &str) -> Option<String> {
        let values = self.values(text);
        let old = values.iter().find(|v| v.path == path);
        let is_list = matches!(old, Some(Value { said: Said::List(_), .. }))
            || matches!(self.kind(path), Some(Kind::List(entry)) if entry.table().is_none());
        let wanted = if is_list {
            Said::List(names::split(iter::once(&value.to_owned())))
        } else {
            Said::Text(value.to_owned())
        };
        let filled = match old {
            Some(old) => replace(text, old, &written(&wanted, Some(old)))?,
            None => self.add(text, &values, path, &written(&wanted, None))?,
        };
        // The one proof that counts: the new text says what was wanted, and all that it said.
        let now = self.values(&filled);
        let said = now.iter().find(|v| v.path == path)?;
        let rest = |values: &[Value]| {
            let outside = |v: &&Value| v.path != path && !is_below(&v.path, path);
            values.iter().filter(outside).count()
        };
        (said.said == wanted && rest(&now) == rest(&values)).then_some(filled)
    }

    /// `text` with a further key: below the last single line of its group, or at the end where
    /// there is no such group.
    fn add(&self, text: &str, values: &[Value], path: &str, written: &str) -> Option<String> {
        let (group, name) = path.rsplit_once('.').unwrap_or(("", path));
        match self.kind(path)? {
            Kind::Group(_) | Kind::PartOr(_) => return None,
            Kind::Free if group.is_empty() => return None,
            Kind::List(entry) if entry.table().is_some() => return None,
            _ => {}
        }
        if values.iter().any(|v| is_below(&v.path, path) || v.path == group) {
            return None;
        }
        let name = if is_text(name) && is_plain(name) { name.to_owned() } else { quoted(name) };
        let line = format!("{name}: {written}");
        let beside = values.iter().rev().find(|v| {
            let above = v.path.rsplit_once('.').map_or("", |(above, _)| above);
            above == group && matches!(v.said, Said::Text(_)) && v.key.is_some()
        });
        if let Some(beside) = beside {
            let indent = " ".repeat(beside.key?.start.col());
            let end = end_of(text, beside);
            let end = end + text.chars().skip(end).take_while(|c| *c != '\n').count();
            return splice(text, end, end, &format!("\n{indent}{line}"));
        }
        let is_new = !group.contains('.') && !values.iter().any(|v| is_below(&v.path, group));
        is_new.then(|| match group {
            "" => format!("{}\n{line}\n", text.trim_end()),
            _ => format!("{}\n\n{group}:\n  {line}\n", text.trim_end()),
        })
    }
}

/// Whether `path` leads to something within what `above` leads to.
fn is_below(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.starts_with('.'))
}

/// `text` with `written` in the place of a value.
fn replace(text: &str, old: &Value, written: &str) -> Option<String> {
    let block = matches!(old.style, ScalarStyle::Literal | ScalarStyle::Folded);
    let list = matches!(old.said, Said::List(_));
    if block || old.start == old.end || (list && old.key.is_some()) {
        // `|` stands before a block, and a list begins on the next line.
        splice(text, after_key(text, old)?, end_of(text, old), &format!(" {written}"))
    } else {
        splice(text, old.start, old.end, written)
    }
}

/// Where a value ends: the span of a block is its text, down to the next key, and an empty one
/// stands right after its own key.
fn end_of(text: &str, value: &Value) -> usize {
    if value.start == value.end {
        return after_key(text, value).unwrap_or(value.end);
    }
    let span: String = text.chars().skip(value.start).take(value.end - value.start).collect();
    value.start + span.trim_end().chars().count()
}

/// The character after the colon of the value's key; `None` for what stands in a list.
fn after_key(text: &str, value: &Value) -> Option<usize> {
    let end = value.key?.end.index();
    let colon = text.chars().skip(end).position(|c| c == ':')?;
    Some(end + colon + 1)
}

/// `text` with the characters from `start` to `end` replaced.
fn splice(text: &str, start: usize, end: usize, by: &str) -> Option<String> {
    let byte = |index: usize| {
        let mut places = text.char_indices().map(|(at, _)| at);
        places.nth(index).unwrap_or(text.len())
    };
    let head = text.get(..byte(start))?;
    let tail = text.get(byte(end)..)?;
    Some(format!("{head}{by}{tail}"))
}

/// Every text of the YAML and every list of texts, as far as it can be read.
fn values(text: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut levels: Vec<Level> = Vec::new();
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        let (start, end) = (span.start.index(), span.end.index());
        match event {
            Event::Scalar(value, style, ..) => {
                if let Some(Level::Map { key: key @ None }) = levels.last_mut() {
                    *key = Some((value.into_owned(), span));
                    continue;
                }
                let value = value.into_owned();
                let (path, key) = (path(&levels), key(&levels));
                complete(&mut levels, Some(&value), end);
                found.push(Value { path, said: Said::Text(value), style, start, end, key });
            }
            Event::MappingStart(..) => levels.push(Level::Map { key: None }),
            Event::SequenceStart(..) => {
                levels.push(Level::List { next: 0, start, texts: Some(Vec::new()), end });
            }
            Event::MappingEnd => {
                levels.pop();
                complete(&mut levels, None, end);
            }
            Event::SequenceEnd => {
                let list = levels.pop();
                let (path, key) = (path(&levels), key(&levels));
                complete(&mut levels, None, end);
                if let Some(Level::List { start, texts: Some(texts), end: last, .. }) = list {
                    // The end of a list in brackets has a width, that of one with dashes has none.
                    let end = if span.is_empty() { last } else { end };
                    let (said, style) = (Said::List(texts), ScalarStyle::Plain);
                    found.push(Value { path, said, style, start, end, key });
                }
            }
            Event::Alias(_) => complete(&mut levels, None, end),
            _ => {}
        }
    }
    found.retain(|value| !value.path.is_empty());
    found
}

/// The innermost collection has got a value that ends there; `text` is what it says.
fn complete(levels: &mut [Level], text: Option<&str>, at: usize) {
    match levels.last_mut() {
        Some(Level::Map { key }) => *key = None,
        Some(Level::List { next, texts, end, .. }) => {
            *next += 1;
            *end = at;
            match (texts.as_mut(), text) {
                (Some(texts), Some(text)) => texts.push(text.to_owned()),
                _ => *texts = None,
            }
        }
        None => {}
    }
}

/// The key whose value comes next.
fn key(levels: &[Level]) -> Option<Span> {
    match levels.last() {
        Some(Level::Map { key: Some((_, span)) }) => Some(*span),
        _ => None,
    }
}

fn path(levels: &[Level]) -> String {
    let parts = levels.iter().map(|level| match level {
        Level::Map { key } => key.as_ref().map_or_else(String::new, |(key, _)| key.clone()),
        Level::List { next, .. } => next.to_string(),
    });
    parts.collect::<Vec<_>>().join(".")
}

/// A value as YAML in the place of `old`: plain where that says the same, else in quotes.
fn written(value: &Said, old: Option<&Value>) -> String {
    let value = match value {
        Said::Text(value) => value,
        Said::List(entries) => {
            let entry = |e: &String| if is_text(e) && is_plain(e) { e.clone() } else { quoted(e) };
            return format!("[{}]", entries.iter().map(entry).collect::<Vec<_>>().join(", "));
        }
    };
    let before = match old {
        Some(Value { said: Said::Text(text), style, .. }) => Some((text, *style)),
        _ => None,
    };
    let style = before.map_or(ScalarStyle::Plain, |(_, style)| style);
    // `true` for a switch stays a switch, `33` for a text becomes “33”.
    let switch =
        |(old, style): (&String, _)| style == ScalarStyle::Plain && !is_text(old) && old != "~";
    let same_kind = is_text(value) || before.is_some_and(switch);
    let kept = matches!(style, ScalarStyle::Plain | ScalarStyle::Literal | ScalarStyle::Folded);
    if kept && same_kind && is_plain(value) { value.clone() } else { quoted(value) }
}

/// Whether YAML reads the bare word as text, not as a number, a switch or nothing.
fn is_text(value: &str) -> bool {
    let word = value.to_lowercase();
    let words = ["", "~", "null", "true", "false", "yes", "no", "on", "off", ".nan"];
    let number = word.parse::<f64>().is_ok() || word.trim_start_matches(['+', '-']) == ".inf";
    !words.contains(&word.as_str()) && !number && !word.starts_with("0x") && !word.starts_with("0o")
}

/// Whether the text can stand without quotes anywhere in a YAML file. Full-width marks that look
/// like syntax are quoted too: a reader would ask what they mean.
fn is_plain(value: &str) -> bool {
    let first = value.chars().next().unwrap_or(' ');
    !value.is_empty()
        && value.trim() == value
        && !"-?:,[]{}#&*!|>'\"%@`".contains(first)
        && !value.contains(|c: char| c.is_control() || ",[]{}：，－＃“”‘’".contains(c))
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.ends_with(':')
}

fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.extend(format!("\\u{:04x}", u32::from(c)).chars()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests;
