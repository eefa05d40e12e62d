//! What a profile changes of the standard, clause by clause, and a profile as a file.

use std::fmt::Write as _;

use super::schema::PROFILE;
use super::settings::{Setting, Value, all};
use super::values::size_text;
use crate::lang::Lang;
use crate::profile::Profile;
use crate::spec::schema::{Field, Kind};

/// How binding a clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obligation {
    /// 应.
    Required,
    /// 一般.
    Normal,
    /// 推荐.
    Recommended,
    /// The standard leaves it open.
    Practice,
}

/// A setting that is not the standard's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deviation {
    /// The clause; “—” where the standard has none.
    pub clause: &'static str,
    /// How binding it is.
    pub obligation: Obligation,
    /// What the setting is called.
    pub what: String,
    /// What the standard, or the program in its default, has.
    pub standard: String,
    /// What the profile has.
    pub own: String,
}

/// What `profile` changes of the standard, in the order of the clauses.
#[must_use]
pub fn deviations(profile: &Profile, lang: Lang) -> Vec<Deviation> {
    let standard = all(&Profile::gbt9704());
    let paper = on_paper(profile, lang);
    let mut found: Vec<Deviation> = standard
        .iter()
        .zip(&all(profile))
        .filter(|(ours, _)| ours.path != PREPRINTED_PATH)
        .filter(|(ours, theirs)| shown(ours, lang) != shown(theirs, lang))
        .map(|(ours, theirs)| Deviation {
            clause: ours.clause,
            obligation: ours.obligation,
            what: called(ours.path, lang),
            standard: shown(ours, lang),
            own: shown(theirs, lang),
        })
        .chain(paper)
        .collect();
    found.sort_by_key(|deviation| order(deviation.clause));
    found
}

/// Where a profile says what the paper has already.
const PREPRINTED_PATH: [&str; 2] = ["", "preprinted"];

/// What the paper has already, each with the clause of its own.
fn on_paper(profile: &Profile, lang: Lang) -> Vec<Deviation> {
    let paper = &profile.preprinted;
    let parts = [
        ("labels", paper.labels, "7.2.1"),
        ("mark", paper.mark, "7.2.4"),
        ("number", paper.number, "7.2.5"),
        ("signers", paper.signers, "7.2.6"),
        ("rule", paper.rule, "7.2.7"),
    ];
    let kind = fields(PREPRINTED_PATH).last().map(|field| field.kind);
    parts
        .into_iter()
        .filter(|(_, has, _)| *has)
        .map(|(name, _, clause)| {
            let zh = kind.and_then(|kind| choice(kind, name)).unwrap_or(name);
            let group = called(PREPRINTED_PATH, lang);
            Deviation {
                clause,
                obligation: Obligation::Practice,
                what: format!("{group}{}{}", lang.pick("·", "."), lang.pick(zh, name)),
                standard: lang.pick("印出", "printed").to_owned(),
                own: lang.pick("纸上已有", "on the paper").to_owned(),
            }
        })
        .collect()
}

/// A clause as numbers; what has none goes last.
fn order(clause: &str) -> Vec<u32> {
    let numbers: Option<Vec<u32>> = clause.split('.').map(|part| part.parse().ok()).collect();
    numbers.unwrap_or_else(|| vec![u32::MAX])
}

/// The fields that lead to a setting, outermost first.
fn fields(path: [&str; 2]) -> Vec<&'static Field> {
    let mut table = Some(&PROFILE);
    let mut found = Vec::new();
    for key in path.into_iter().filter(|key| !key.is_empty()) {
        let Some(field) = table.and_then(|table| table.find(key)) else { break };
        table = field.kind.table();
        found.push(field);
    }
    found
}

/// `版面·行数`, `grid.lines`.
fn called(path: [&str; 2], lang: Lang) -> String {
    let names: Vec<_> = fields(path).iter().map(|f| lang.pick(f.zh, f.key)).collect();
    names.join(lang.pick("·", "."))
}

/// A setting as a person reads it.
fn shown(setting: &Setting, lang: Lang) -> String {
    let none = || lang.pick("无", "none").to_owned();
    let list = |items: Vec<String>| if items.is_empty() { none() } else { items.join(" ") };
    let word = |word: &str| {
        let field = fields(setting.path).last().copied();
        let zh = field.and_then(|field| choice(field.kind, word));
        lang.pick(zh.unwrap_or(word), word).to_owned()
    };
    match &setting.value {
        // What has spaces in it is told from the arrow beside it.
        Value::Text(text) if text.contains(' ') => format!("“{text}”"),
        Value::Text(text) => text.clone(),
        Value::Choice(name) => word(name),
        Value::List(items) => list(items.clone()),
        Value::Fonts(names) => names.first().cloned().unwrap_or_else(none),
        Value::Choices(names) => {
            let names: Vec<_> = names.iter().map(|name| word(name)).collect();
            if names.is_empty() { none() } else { names.join(lang.pick("、", ", ")) }
        }
        Value::Number(number, unit) => format!("{number}{}", lang.pick(unit.0, unit.1)),
        Value::Size(size) => match lang {
            Lang::Zh => size_text(*size),
            Lang::En => format!("{} pt", size.pt()),
        },
    }
}

/// The Chinese name of one of a field's words.
fn choice(kind: Kind, word: &str) -> Option<&'static str> {
    match kind {
        Kind::Choice(words) => words.iter().find(|(key, _)| *key == word).map(|(_, zh)| *zh),
        Kind::List(inner) => choice(*inner, word),
        _ => None,
    }
}

/// All settings of `profile` as a profile file.
#[must_use]
pub fn as_yaml(profile: &Profile, lang: Lang) -> String {
    let mut out = String::new();
    let mut group = "";
    for setting in all(profile) {
        let [outer, inner] = setting.path;
        let fields = fields(setting.path);
        if outer != group
            && !outer.is_empty()
            && let Some(field) = fields.first()
        {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{}:", lang.pick(field.zh, field.key));
        }
        group = outer;
        let indent = if outer.is_empty() { "" } else { "  " };
        let key = fields.last().map_or(inner, |field| lang.pick(field.zh, field.key));
        let own = |word: &str| {
            let zh = fields.last().and_then(|field| choice(field.kind, word));
            lang.pick(zh.unwrap_or(word), word).to_owned()
        };
        let list = |items: Vec<String>| format!("[{}]", items.join(", "));
        let value = match &setting.value {
            Value::Text(text) => quoted(text),
            Value::Choice(word) => own(word),
            Value::List(items) | Value::Fonts(items) => {
                list(items.iter().map(|item| quoted(item)).collect())
            }
            Value::Choices(words) => list(words.iter().map(|word| own(word)).collect()),
            Value::Number(number, _) => number.clone(),
            Value::Size(size) => size_text(*size),
        };
        let _ = writeln!(out, "{indent}{key}: {value}");
    }
    out
}

/// A text as YAML in half-width quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
