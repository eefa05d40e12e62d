//! What changed, for a terminal, as Markdown, JSON and HTML.

mod html;
mod json;
mod markdown;
mod text;

use super::{Changed, Changes, Fact, State, Subject, Version};
use crate::catalog::Phrase;
use crate::lang::Lang;

/// How the changes are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For a terminal.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// JSON.
    Json,
    /// A page of HTML.
    Html,
}

impl Format {
    /// All of them, with their names.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Text, "text"), (Self::Markdown, "md"), (Self::Json, "json"), (Self::Html, "html")];
}

/// The changes between two versions in one of the formats.
#[must_use]
pub fn write(
    changes: &Changes,
    old: &Version,
    new: &Version,
    format: Format,
    lang: Lang,
) -> String {
    let report = Report { changes, old: &old.name, new: &new.name, lang };
    match format {
        Format::Text => text::write(&report),
        Format::Markdown => markdown::write(&report),
        Format::Json => json::write(&report),
        Format::Html => html::write(&report),
    }
}

/// What is to be printed.
struct Report<'a> {
    changes: &'a Changes,
    old: &'a str,
    new: &'a str,
    lang: Lang,
}

impl Report<'_> {
    fn say(&self, phrase: Phrase, args: &[(&'static str, String)]) -> String {
        phrase.text(self.lang, args)
    }

    /// The heads of the table of facts.
    fn heads(&self) -> [String; 5] {
        [Phrase::DiffSubject, Phrase::DiffField, Phrase::DiffOld, Phrase::DiffNew, Phrase::DiffDays]
            .map(|phrase| self.say(phrase, &[]))
    }

    /// A row of the table of facts.
    fn row(&self, fact: &Fact) -> [String; 5] {
        let field = if fact.field.is_empty() {
            let phrase = if fact.old.is_none() { Phrase::DiffAdded } else { Phrase::DiffRemoved };
            self.say(phrase, &[])
        } else {
            self.field(fact)
        };
        let own = |text: &Option<String>| text.clone().unwrap_or_default();
        let days = fact.days.map_or(String::new(), |days| format!("{days:+}"));
        [self.subject(&fact.subject), field, own(&fact.old), own(&fact.new), days]
    }

    /// A task by its id, or by what is done.
    fn subject(&self, subject: &Subject) -> String {
        match subject {
            Subject::Spec => self.say(Phrase::DiffSpec, &[]),
            Subject::Stage { name, .. } => self.say(Phrase::DiffStage, &[("name", name.clone())]),
            Subject::Task { id: Some(id), work } => {
                let args = [("id", id.clone()), ("work", work.clone())];
                self.say(Phrase::DiffTaskId, &args)
            }
            Subject::Task { id: None, work } => {
                self.say(Phrase::DiffTask, &[("work", work.clone())])
            }
            Subject::Attachment(title) => {
                self.say(Phrase::DiffAttachment, &[("title", title.clone())])
            }
        }
    }

    /// The keys of a fact, in the language that is asked for.
    fn field(&self, fact: &Fact) -> String {
        let names: Vec<&str> =
            fact.field.iter().map(|(key, zh)| self.lang.pick(zh.as_str(), key.as_str())).collect();
        names.join(self.lang.pick("·", "."))
    }

    /// What a document is called, and whether it is new or gone.
    fn document(&self, document: &Changed) -> String {
        let args = [("name", document.name.clone()), ("title", document.title.clone())];
        let phrase = match document.state {
            State::Both => Phrase::DiffDocument,
            State::Added => Phrase::DiffDocumentAdded,
            State::Removed => Phrase::DiffDocumentRemoved,
        };
        self.say(phrase, &args)
    }
}
