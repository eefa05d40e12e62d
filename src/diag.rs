//! Findings: what is wrong with a person's text, as data.
//!
//! A [`Finding`] is a code, a place and arguments; the words come from [`crate::catalog`] when
//! somebody reads it. Findings are gathered, never thrown: one run reports all of them.

mod human;
mod reference;

pub use human::render;
pub use reference::{explain, reference};

use crate::catalog::{Code, Words, fill};
use crate::lang::Lang;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops every document it touches.
    Error,
    /// Something a person should look at; nothing is stopped.
    Warning,
    /// Something that was read anyway and need not be changed.
    Note,
}

/// Where a finding is: a stretch of one line of a file, with the line itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file as the user named it.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The line's text.
    pub text: String,
    /// How many characters of the line are meant; at least 1.
    pub width: usize,
    /// The byte offset in the decoded file, by which findings are put in order.
    pub offset: usize,
}

impl Place {
    /// A file as a whole: its first character, with no line to show.
    #[must_use]
    pub fn file(path: impl Into<String>) -> Self {
        Self { path: path.into(), line: 1, column: 1, text: String::new(), width: 1, offset: 0 }
    }
}

/// A fault or remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind.
    pub code: Code,
    /// Where; `None` for what has no file, such as a missing directory.
    pub place: Option<Place>,
    /// Values for the placeholders of the code's texts, by name.
    pub args: Vec<(&'static str, Arg)>,
}

/// A value for a placeholder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arg {
    /// The same in both languages.
    Text(String),
    /// Names to choose from, each with its Chinese name where it has one.
    Names(Vec<Name>),
    /// From the catalogue; its own placeholders are filled from the same finding.
    Words(Words),
}

/// A name, and what it is called in Chinese.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// The name as it is written in a file.
    pub name: String,
    /// Its Chinese name.
    pub zh: Option<String>,
}

impl Name {
    /// A name without a Chinese one.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), zh: None }
    }

    /// A name with a Chinese one.
    #[must_use]
    pub fn with_zh(name: impl Into<String>, zh: impl Into<String>) -> Self {
        Self { name: name.into(), zh: Some(zh.into()) }
    }

    fn shown(&self, lang: Lang) -> String {
        match (&self.zh, lang) {
            (None, _) => self.name.clone(),
            (Some(zh), Lang::Zh) => format!("{}（{zh}）", self.name),
            (Some(zh), Lang::En) => format!("{} ({zh})", self.name),
        }
    }
}

impl From<Vec<Name>> for Arg {
    fn from(names: Vec<Name>) -> Self {
        Self::Names(names)
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Words> for Arg {
    fn from(words: Words) -> Self {
        Self::Words(words)
    }
}

impl Finding {
    /// A finding of kind `code` at `place`.
    #[must_use]
    pub fn new(code: Code, place: impl Into<Option<Place>>) -> Self {
        Self { code, place: place.into(), args: Vec::new() }
    }

    /// The same with a value for the placeholder `{name}`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// How much it weighs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.entry().severity
    }

    /// One short phrase that says what is wrong.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let entry = self.code.entry();
        self.fill(lang.pick(entry.zh.0, entry.en.0), lang)
    }

    /// What to do about it; empty where the message says it all.
    #[must_use]
    pub fn hint(&self, lang: Lang) -> String {
        let entry = self.code.entry();
        self.fill(lang.pick(entry.zh.1, entry.en.1), lang)
    }

    /// Everything that its texts say besides the catalogue's own, each by the name of its
    /// placeholder: with these [`Finding::of_texts`] makes one that reads the same in `lang`.
    #[must_use]
    pub fn texts(&self, lang: Lang) -> Vec<(&'static str, String)> {
        let names = self.code.placeholders();
        let own = names.into_iter().filter(|name| self.args.iter().any(|(own, _)| own == name));
        own.map(|name| (name, self.fill(&format!("{{{name}}}"), lang))).collect()
    }

    /// A finding that reads as one of which these are the [`Finding::texts`].
    #[must_use]
    pub fn of_texts<'t>(
        code: Code,
        place: Option<Place>,
        texts: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Self {
        let names = code.placeholders();
        let known = |name: &str| names.iter().find(|own| **own == name).copied();
        let args = texts.into_iter().filter_map(|(name, text)| Some((known(name)?, text.into())));
        Self { code, place, args: args.collect() }
    }

    /// The catalogue's words first, then the texts: a user's own text is never filled again.
    fn fill(&self, text: &str, lang: Lang) -> String {
        let mut words = Vec::new();
        let mut texts = Vec::new();
        for (name, arg) in &self.args {
            match arg {
                Arg::Text(text) => texts.push((*name, text.clone())),
                Arg::Names(names) => {
                    let all: Vec<_> = names.iter().map(|n| n.shown(lang)).collect();
                    texts.push((*name, all.join(lang.pick("、", ", "))));
                }
                Arg::Words(each) => {
                    words.push((*name, each.text(lang).to_owned()));
                }
            }
        }
        fill(&fill(text, &words), &texts)
    }
}

/// Whether any of `findings` stops what it touches.
#[must_use]
pub fn any_error(findings: &[Finding]) -> bool {
    findings.iter().any(|f| f.severity() == Severity::Error)
}

/// Puts findings in the order in which a person reads the files, and drops repetitions.
pub fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| {
        let key = |f: &Finding| f.place.as_ref().map(|p| (p.path.clone(), p.offset));
        (key(a), a.code.entry().code, &a.args).cmp(&(key(b), b.code.entry().code, &b.args))
    });
    findings.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_of_texts_reads_as_the_one_they_were_taken_from() {
        let finding = Finding::new(Code::UnknownMember, Place::file("名单.csv"))
            .with("name", "{group}")
            .with("group", "各科室")
            .with("advice", Words::DidYouMean)
            .with("suggestion", "医务科");
        for lang in [Lang::Zh, Lang::En] {
            let texts = finding.texts(lang);
            let texts = texts.iter().map(|(name, text)| (*name, text.as_str()));
            let again = Finding::of_texts(finding.code, finding.place.clone(), texts);
            assert_eq!(render(&again, lang), render(&finding, lang));
        }
        let bare = Finding::of_texts(Code::NoDepartments, None, [("path", "x")]);
        assert!(bare.args.is_empty(), "a name that its texts do not have");
    }
}
