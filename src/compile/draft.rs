//! The documents of a version that are still to be written.
//!
//! What they say and where each will lie is known before the first of them is a file, so that
//! whoever writes them to the disk can begin with one while the next is being made.

use std::collections::VecDeque;
use std::sync::Arc;

use serde::Serialize;
use tera::Context;

use super::{Built, Compiled, Look, Options, PartId, Recipe};
use crate::catalog::Code;
use crate::diag::{Finding, Place, sort};
use crate::doc::Document;
use crate::html;
use crate::profile::Profile;
use crate::render::Renderer;
use crate::source::Source;

/// A version up to its documents, which [`Draft::write`] makes one after the other.
pub struct Draft<'c> {
    /// What they are written with; none where the spec could not be read.
    pen: Option<Pen<'c>>,
    documents: VecDeque<Drawn>,
    /// Parts that a document could not be written for: no other that has them is written.
    stopped: Vec<PartId>,
    findings: Vec<Finding>,
    about: About,
}

/// What is said of a version as a whole.
#[derive(Default)]
pub(super) struct About {
    /// The names of all documents of the spec, made or not.
    pub(super) names: Vec<String>,
    /// 发文字号 in its printed form.
    pub(super) number: String,
    /// The documents that somebody has.
    pub(super) known: Vec<String>,
}

/// A document that is not written yet.
pub(super) struct Drawn {
    pub(super) tree: Document,
    pub(super) parts: Vec<PartId>,
    pub(super) recipe: Option<Recipe>,
}

/// What a campaign's documents are written with.
pub(super) struct Pen<'c> {
    pub(super) source: &'c Source,
    pub(super) renderer: &'c Renderer<'c>,
    pub(super) look: &'c Look,
    pub(super) options: Options,
}

/// The variables of `page.html`.
#[derive(Serialize)]
struct Page<'a> {
    lang: &'static str,
    title: &'a str,
    issuer: &'a str,
    date: Option<&'a str>,
    style: &'a str,
    body: &'a str,
}

impl<'c> Draft<'c> {
    /// A version of which nothing can be made.
    pub(super) fn nothing(findings: Vec<Finding>) -> Self {
        Self {
            pen: None,
            documents: VecDeque::new(),
            stopped: Vec::new(),
            findings,
            about: About::default(),
        }
    }

    /// A version's documents, what was found so far, and what is said of the version.
    pub(super) fn new(
        pen: Pen<'c>,
        documents: VecDeque<Drawn>,
        findings: Vec<Finding>,
        about: About,
    ) -> Self {
        let nothing = Self::nothing(findings);
        Self { pen: Some(pen), documents, about, ..nothing }
    }

    /// The documents that are not written yet.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter().map(|drawn| &drawn.tree)
    }

    /// Leaves out the documents that are not `wanted`.
    pub fn retain(&mut self, mut wanted: impl FnMut(&Document) -> bool) {
        self.documents.retain(|drawn| wanted(&drawn.tree));
    }

    /// The names of all documents of the spec, made or not; none where the spec has a fault.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.about.names
    }

    /// 发文字号 in its printed form.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.about.number
    }

    /// How the documents look; [`None`] where the spec could not be read.
    #[must_use]
    pub fn profile(&self) -> Option<&Profile> {
        self.pen.as_ref().map(|pen| &*pen.look.profile)
    }

    /// Writes the next document that nothing stops; [`None`] after the last.
    pub fn write(&mut self) -> Option<Built> {
        let pen = self.pen.as_ref()?;
        while let Some(drawn) = self.documents.pop_front() {
            if drawn.parts.iter().any(|part| self.stopped.contains(part)) {
                continue;
            }
            match pen.write(drawn.tree) {
                Ok(built) => return Some(Built { recipe: drawn.recipe, ..built }),
                Err(finding) => {
                    self.findings.push(finding);
                    self.stopped.extend(drawn.parts.first());
                }
            }
        }
        None
    }

    /// Writes what is left: what came of the version, with the documents that were not taken
    /// before.
    #[must_use]
    pub fn finish(mut self) -> Compiled {
        let documents = std::iter::from_fn(|| self.write()).collect();
        sort(&mut self.findings);
        let look = self.pen.map(|pen| Arc::clone(&pen.look.profile));
        let About { names, number, known } = self.about;
        Compiled {
            documents,
            names,
            profile: look.unwrap_or_else(|| Arc::new(Profile::gbt9704())),
            findings: self.findings,
            number,
            known,
        }
    }
}

impl Pen<'_> {
    /// A document in the formats that were asked for.
    fn write(&self, tree: Document) -> Result<Built, Finding> {
        let docx = match self.options.docx.then(|| self.look.press.write(&tree)) {
            Some(Ok(bytes)) => Some(bytes),
            Some(Err(error)) => {
                return Err(Finding::new(Code::CannotWrite, Place::file(self.source.path()))
                    .with("path", format!("{}.docx", tree.name))
                    .with("detail", error.to_string()));
            }
            None => None,
        };
        let html = if self.options.html { Some(self.page(&tree)?.into_bytes()) } else { None };
        Ok(Built { name: tree.name.clone(), tree, recipe: None, docx, html })
    }

    fn page(&self, tree: &Document) -> Result<String, Finding> {
        let parts = html::write(tree, &self.look.profile);
        let page = Page {
            lang: "zh-CN",
            title: &parts.title,
            issuer: &tree.meta.issuer,
            date: tree.meta.date.as_deref(),
            style: &parts.style,
            body: &parts.body,
        };
        // A struct of texts always becomes a context.
        let context = Context::from_serialize(&page).unwrap_or_default();
        self.renderer.page(&context)
    }
}
