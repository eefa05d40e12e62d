//! As JSON, for programs: the keys are the same in both languages.

use serde::Serialize;

use super::Report;
use crate::changes::{Piece, State, Subject};
use crate::lang::Lang;

#[derive(Serialize)]
struct Whole<'a> {
    old: &'a str,
    new: &'a str,
    facts: Vec<Fact<'a>>,
    documents: Vec<Document<'a>>,
}

#[derive(Serialize)]
struct Fact<'a> {
    /// `spec`, `stage`, `task` or `attachment`.
    of: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    /// `changed`, `added` or `removed`.
    change: &'static str,
    /// The path of the key; empty where all of it is new or gone.
    field: String,
    old: Option<&'a str>,
    new: Option<&'a str>,
    days: Option<i32>,
}

#[derive(Serialize)]
struct Document<'a> {
    name: &'a str,
    title: &'a str,
    change: &'static str,
    sentences: Vec<Sentence<'a>>,
}

#[derive(Serialize)]
struct Sentence<'a> {
    place: String,
    old: Option<&'a str>,
    new: Option<&'a str>,
    pieces: Vec<[String; 2]>,
}

pub(super) fn write(report: &Report<'_>) -> String {
    let facts = report.changes.facts.iter().map(|fact| {
        let (of, id, name) = match &fact.subject {
            Subject::Spec => ("spec", None, None),
            Subject::Stage { id, name } => ("stage", id.as_deref(), Some(name.as_str())),
            Subject::Task { id, work } => ("task", id.as_deref(), Some(work.as_str())),
            Subject::Attachment(title) => ("attachment", None, Some(title.as_str())),
        };
        let change = match (fact.field.is_empty(), &fact.old) {
            (false, _) => "changed",
            (true, None) => "added",
            (true, Some(_)) => "removed",
        };
        let keys: Vec<&str> = fact.field.iter().map(|(key, _)| key.as_str()).collect();
        let (old, new) = (fact.old.as_deref(), fact.new.as_deref());
        Fact { of, id, name, change, field: keys.join("."), old, new, days: fact.days }
    });
    let documents = report.changes.documents.iter().map(|document| Document {
        name: &document.name,
        title: &document.title,
        change: match document.state {
            State::Both => "changed",
            State::Added => "added",
            State::Removed => "removed",
        },
        sentences: document
            .sentences
            .iter()
            .map(|sentence| Sentence {
                place: sentence.place.text(Lang::Zh),
                old: sentence.old.as_deref(),
                new: sentence.new.as_deref(),
                pieces: sentence.pieces().into_iter().map(piece).collect(),
            })
            .collect(),
    });
    let whole = Whole {
        old: report.old,
        new: report.new,
        facts: facts.collect(),
        documents: documents.collect(),
    };
    // A struct of texts and numbers always becomes JSON.
    let mut out = serde_json::to_string_pretty(&whole).unwrap_or_default();
    out.push('\n');
    out
}

fn piece(piece: Piece) -> [String; 2] {
    let (kind, text) = match piece {
        Piece::Same(text) => ("same", text),
        Piece::Old(text) => ("old", text),
        Piece::New(text) => ("new", text),
    };
    [kind.to_owned(), text]
}
