//! One department of a stream: a JSON object on a line of its own.

use std::fmt;

use encoding_rs::{Encoding, UTF_8};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use super::item::{Item, one_line};
use super::{Department, values};
use crate::catalog::{Code, Words};
use crate::diag::{Finding, Place, Severity};
use crate::source::Source;
use crate::spec::schema::OWN_ATTACHMENTS;
use crate::spec::{Top, check_file};
use crate::yaml::{Entry, Node, Scalar, Style, Value, is_forbidden};

/// A JSON value, its objects in the order in which they are written.
enum Json {
    Nothing,
    Text(String),
    /// A number that a double does not hold to the last digit.
    Inexact,
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

/// Reads one line. Keys have their English or Chinese names; any other key with a text or a number
/// is a variable.
///
/// `number` is the line's number in the stream, from 1, and `path` what the stream is called.
///
/// # Errors
///
/// The first thing that is wrong with it, at its place.
pub fn json_line(line: &str, number: usize, path: &str) -> Result<Department, Finding> {
    let line = line.trim_end_matches(['\r', '\n']);
    // What some programs write at the start of a file.
    let text = if number == 1 { line.trim_start_matches('\u{FEFF}') } else { line };
    let line = Line { text, number, path };
    let json = serde_json::from_str(text).map_err(|error| line.syntax(&error))?;
    let Json::Object(entries) = json else {
        let finding = Finding::new(Code::BadJson, line.place(0, 1));
        return Err(finding.with("detail", Words::JsonNotObject));
    };
    line.department(entries)
}

/// The same of bytes, which should be UTF-8.
///
/// # Errors
///
/// As [`json_line`].
pub fn json_bytes(line: &[u8], number: usize, path: &str) -> Result<Department, Finding> {
    if let Some(line) = UTF_8.decode_without_bom_handling_and_without_replacement(line) {
        return json_line(&line, number, path);
    }
    let error = Encoding::utf8_valid_up_to(line);
    // Up to there nothing is replaced, and what stands there is one sign.
    let text = String::from_utf8_lossy(line);
    let line = Line { text: text.trim_end_matches(['\r', '\n']), number, path };
    let place = line.place(error, char::REPLACEMENT_CHARACTER.len_utf8());
    Err(Finding::new(Code::BadJson, place).with("detail", Words::JsonNotUtf8))
}

/// The name of the department of a line in which something else is wrong.
pub(super) fn name_in(line: &str) -> Option<String> {
    let Ok(Json::Object(entries)) = serde_json::from_str(line.trim_end_matches('\r')) else {
        return None;
    };
    let mut names =
        entries.into_iter().filter(|(key, _)| Item::named(key.trim()) == Some(Item::Name));
    match (names.next(), names.next()) {
        (Some((_, Json::Text(name))), None) if !name.chars().any(is_forbidden) => {
            Some(one_line(&name)).filter(|name| !name.is_empty())
        }
        _ => None,
    }
}

struct Line<'a> {
    text: &'a str,
    number: usize,
    path: &'a str,
}

impl Line<'_> {
    /// So many bytes of the line, from one on.
    fn place(&self, start: usize, length: usize) -> Place {
        let place = Source::new(self.path, self.text).place(start..start + length);
        Place { line: self.number, offset: self.number, ..place }
    }

    fn syntax(&self, error: &serde_json::Error) -> Finding {
        // Columns are bytes, from 1; at the end of the line the last character is meant.
        let at = error.column().saturating_sub(1).min(self.text.len().saturating_sub(1));
        let detail = match error.classify() {
            serde_json::error::Category::Eof => Words::JsonOpen,
            _ => Words::JsonSyntax,
        };
        Finding::new(Code::BadJson, self.place(at, 1)).with("detail", detail)
    }

    /// The value of a key is not what it should be.
    fn wrong(&self, key: &str, wanted: Words) -> Finding {
        Finding::new(Code::BadJsonValue, self.key(key)).with("key", key).with("wanted", wanted)
    }

    /// Where a key stands.
    fn key(&self, key: &str) -> Place {
        let quoted = format!("\"{key}\"");
        // One that is written with escapes is not found: the line is meant then.
        match self.text.find(&quoted) {
            Some(at) => self.place(at, quoted.len()),
            None => self.place(0, self.text.len()),
        }
    }

    fn department(&self, entries: Vec<(String, Json)>) -> Result<Department, Finding> {
        let mut department = Department { line: Some(self.number), ..Department::default() };
        let mut seen: Vec<Item> = Vec::new();
        for (key, value) in entries {
            let name = key.trim();
            if matches!(value, Json::Nothing) {
                continue;
            }
            let Some(item) = Item::named(name) else {
                if matches!(name, "vars" | "变量") {
                    let Json::Object(vars) = value else {
                        return Err(self.wrong(&key, Words::JsonVars));
                    };
                    for (name, value) in vars {
                        self.var(&mut department, name, value)?;
                    }
                } else {
                    self.var(&mut department, key, value)?;
                }
                continue;
            };
            if seen.contains(&item) {
                let finding = Finding::new(Code::BadJson, self.key(&key));
                return Err(finding.with("detail", Words::JsonTwice).with("key", key));
            }
            seen.push(item);
            self.item(&mut department, item, &key, value)?;
        }
        if department.name.is_empty() {
            let finding = Finding::new(Code::NamelessDepartment, self.place(0, self.text.len()));
            return Err(finding.with("name", "name"));
        }
        for name in &mut department.documents {
            *name = values::document(name);
        }
        department.vars.shrink_to_fit();
        Ok(department.completed())
    }

    fn var(&self, to: &mut Department, name: String, value: Json) -> Result<(), Finding> {
        let text = match value {
            Json::Nothing => return Ok(()),
            Json::Text(text) => text,
            Json::Inexact => return Err(self.wrong(&name, Words::JsonDigits)),
            Json::List(_) | Json::Object(_) => return Err(self.wrong(&name, Words::JsonText)),
        };
        self.sound(&name, &text)?;
        if to.vars.iter().any(|(other, _)| *other == name) {
            let finding = Finding::new(Code::BadJson, self.key(&name));
            return Err(finding.with("detail", Words::JsonTwice).with("key", name));
        }
        to.vars.push((name, text));
        Ok(())
    }

    fn item(&self, to: &mut Department, item: Item, key: &str, value: Json) -> Result<(), Finding> {
        let is_objects = |list: &[Json]| list.iter().any(|each| matches!(each, Json::Object(_)));
        let texts = match value {
            Json::Nothing => return Ok(()),
            Json::Text(text) if text.trim().is_empty() => return Ok(()),
            Json::Text(text) => item.divided(&text),
            Json::Inexact => return Err(self.wrong(key, Words::JsonDigits)),
            Json::List(list) if item == Item::Attachments && is_objects(&list) => {
                to.attachments = self.attachments(list)?;
                return Ok(());
            }
            Json::List(list) if item.is_list() => {
                let mut texts = Vec::with_capacity(list.len());
                for each in list {
                    let Json::Text(text) = each else {
                        return Err(self.wrong(key, Words::JsonTexts));
                    };
                    texts.push(text.trim().to_owned());
                }
                texts
            }
            Json::List(_) | Json::Object(_) if item.is_list() => {
                return Err(self.wrong(key, Words::JsonTexts));
            }
            Json::List(_) | Json::Object(_) => return Err(self.wrong(key, Words::JsonText)),
        };
        for text in &texts {
            self.sound(key, text)?;
        }
        let Err(refused) = item.put(to, texts) else { return Ok(()) };
        let place = Some(self.key(key));
        let finding = Finding { code: refused.code, place, args: refused.args };
        // A line is a department or none: what is only remarkable has no place here.
        if finding.severity() == Severity::Error { Err(finding) } else { Ok(()) }
    }

    /// Nothing that no document may hold.
    fn sound(&self, key: &str, text: &str) -> Result<(), Finding> {
        match text.chars().find(|c| is_forbidden(*c)) {
            Some(c) => Err(Finding::new(Code::ControlCharacter, self.key(key))
                .with("char", format!("U+{:04X}", u32::from(c)))),
            None => Ok(()),
        }
    }

    /// Attachments that are groups of keys, held against the keys of an attachment.
    fn attachments(&self, list: Vec<Json>) -> Result<Vec<Node>, Finding> {
        let entry =
            Entry { key: "attachments".to_owned(), key_span: 0..0, node: node(Json::List(list)) };
        let root = Node { span: 0..0, value: Value::Map(vec![entry].into()) };
        let top = Top {
            table: &OWN_ATTACHMENTS,
            words: Words::TheList,
            not_one: Code::NotADepartmentList,
        };
        let mut found = Vec::new();
        let root = check_file(&root, &top, &Source::new(self.path, self.text), &mut found);
        match found.into_iter().next() {
            Some(finding) => Err(Finding { place: Some(self.key("attachments")), ..finding }),
            None => Ok(root.get("attachments").map(Node::items).unwrap_or_default().to_vec()),
        }
    }
}

/// A value as YAML would have it.
fn node(value: Json) -> Node {
    let scalar =
        |text: String| Value::Scalar(Scalar { text, style: Style::DoubleQuoted, span: 0..0 });
    let value = match value {
        Json::Nothing | Json::Inexact => scalar(String::new()),
        Json::Text(text) => scalar(text),
        Json::List(list) => Value::List(list.into_iter().map(node).collect()),
        Json::Object(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| Entry { key, key_span: 0..0, node: node(value) })
                .collect(),
        ),
    };
    Node { span: 0..0, value }
}

/// The integers up to here are all different as doubles.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Nothing)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        // As a workbook's cell is shown.
        Ok(Json::Text(if value { "是" } else { "否" }.to_owned()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(if value.abs() < EXACT { Json::Text(value.to_string()) } else { Json::Inexact })
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = access.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Json::Object(entries))
    }
}
