//! What changed between two versions of a spec: the facts that differ, and the sentences of the
//! documents that differ for them.
//!
//! A [`Version`] is a spec that was read and compiled; [`compare`] holds two of them against each
//! other. `facts` walks the values of the spec, `lines` makes lines with their places of a
//! document, `align` finds the pairs among lines, rows and sentences, and `marks` says which
//! characters of a pair differ. What came of it is printed by [`report`], and [`amend`] drafts the
//! notice that announces it.

mod align;
pub mod amend;
mod days;
mod facts;
mod lines;
mod marks;
mod place;
pub mod report;
mod sentences;
#[cfg(test)]
mod tests;

pub(crate) use align::{Pair, Sample, align};
pub use facts::{Fact, Subject};
pub(crate) use lines::{body as lines, slots};
pub use marks::Piece;
pub(crate) use marks::marks;
pub use place::{Place, Slot, What};
pub use sentences::Sentence;

use std::sync::Arc;

use crate::compile::{Options, compile};
use crate::deadline::Day;
use crate::diag::{Finding, Severity};
use crate::doc::Document;
use crate::files::Files;
use crate::profile::Profile;
use crate::source::Source;
use crate::spec::{self, Data, Date, Spec};
use crate::templates::Templates;

/// A spec at some time, with the documents that it makes.
#[derive(Debug)]
pub struct Version {
    /// What it is called: its file.
    pub name: String,
    /// The spec.
    pub spec: Spec,
    /// Its values by name.
    pub data: Data,
    /// The document's date.
    pub date: Option<Date>,
    /// How its documents look.
    pub profile: Profile,
    /// The documents.
    pub documents: Vec<Document>,
}

impl Version {
    /// Reads a spec and makes its documents.
    ///
    /// # Errors
    /// What keeps it from being built.
    pub fn read(
        source: &Source,
        templates: &Templates,
        files: &dyn Files,
    ) -> Result<Self, Vec<Finding>> {
        let options = Options { only: Vec::new(), docx: false, html: false };
        let compiled = compile(source, templates, files, &options);
        let mut faults = compiled.findings;
        faults.retain(|finding| finding.severity() == Severity::Error);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut mended = source.clone();
        mended.mend(&spec::schema::SPEC);
        let Some(loaded) = spec::load(&mended, &mut faults) else { return Err(faults) };
        Ok(Self {
            name: source.path().to_owned(),
            spec: loaded.spec,
            data: loaded.data,
            date: loaded.date,
            profile: Arc::unwrap_or_clone(compiled.profile),
            documents: compiled.documents.into_iter().map(|built| built.tree).collect(),
        })
    }

    /// The document's date as a day of the calendar.
    pub(crate) fn issued(&self) -> Option<Day> {
        self.date.and_then(Date::day)
    }
}

/// What differs between two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The facts, in the order of the spec.
    pub facts: Vec<Fact>,
    /// The documents with a sentence that differs.
    pub documents: Vec<Changed>,
}

/// A document that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its name: that of the new version, where it has one.
    pub name: String,
    /// Its title likewise.
    pub title: String,
    /// Whether both versions have it.
    pub state: State,
    /// What differs in it; empty for one that only one version has.
    pub sentences: Vec<Sentence>,
}

/// Which versions have something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Both.
    Both,
    /// Only the old one.
    Removed,
    /// Only the new one.
    Added,
}

impl Changes {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.documents.is_empty()
    }
}

/// Holds two versions against each other. The bundle, which only repeats the others, is left out.
#[must_use]
pub fn compare(old: &Version, new: &Version) -> Changes {
    let own = |version: &Version| -> Vec<Document> {
        version.documents.iter().filter(|d| d.name != "bundle").cloned().collect()
    };
    let (olds, news) = (own(old), own(new));
    let documents = pairs(&olds, &news).into_iter().filter_map(|pair| {
        let (document, state, sentences) = match pair {
            (Some(old), Some(new)) => (new, State::Both, sentences::between(old, new)),
            (Some(old), None) => (old, State::Removed, Vec::new()),
            (None, Some(new)) => (new, State::Added, Vec::new()),
            (None, None) => return None,
        };
        let (name, title) = (document.name.clone(), document.meta.title.clone());
        let differs = state != State::Both || !sentences.is_empty();
        differs.then_some(Changed { name, title, state, sentences })
    });
    Changes { facts: facts::between(old, new), documents: documents.collect() }
}

/// Documents of two versions that are the same one: of the same name and title, else of the same
/// title, else of the same name. What only the old version has comes last.
#[must_use]
pub fn pairs<'a>(
    old: &'a [Document],
    new: &'a [Document],
) -> Vec<(Option<&'a Document>, Option<&'a Document>)> {
    let mut partners: Vec<Option<&Document>> = vec![None; new.len()];
    let mut left: Vec<&Document> = old.iter().collect();
    let same: [fn(&Document, &Document) -> bool; 3] = [
        |one, two| one.name == two.name && one.meta.title == two.meta.title,
        // A bundle has the title of what it begins with.
        |one, two| one.meta.title == two.meta.title && one.name != "bundle" && two.name != "bundle",
        |one, two| one.name == two.name,
    ];
    for same in same {
        for (partner, new) in partners.iter_mut().zip(new).filter(|(partner, _)| partner.is_none())
        {
            if let Some(at) = left.iter().position(|old| same(old, new)) {
                *partner = Some(left.remove(at));
            }
        }
    }
    let both = partners.into_iter().zip(new).map(|(old, new)| (old, Some(new)));
    both.chain(left.into_iter().map(|old| (Some(old), None))).collect()
}
