//! From a spec to its documents: the one way of the data, in order.
//!
//! 1. A [`Campaign`] reads the spec once, and looks its values up for each [`Version`]: the spec's
//!    own or a department's.
//! 2. Every part (notice, plan, each attachment) becomes a [`Sheet`](crate::doc::Sheet) once: its template is
//!    rendered, the Markdown read, the table columns set.
//! 3. Every document is a row of sheets: a part by itself, or the bundle.
//! 4. The backends write them, one after the other: a [`Draft`] is what has come so far.
//!
//! A fault in the spec stops all documents; a fault in a template or in an attachment's own body
//! stops the documents that contain it. All findings of all parts are gathered in any case.

mod attached;
mod beside;
mod draft;
mod faults;
mod fingerprint;
mod first_page;
mod memo;
mod parts;
mod recipe;
mod run;
mod signing;
mod slots;
mod staff;

use std::collections::VecDeque;
use std::sync::{Arc, OnceLock};

pub use draft::Draft;
use draft::Pen;
use faults::{Filed, drop_consequences};
use memo::Memo;
pub use recipe::Recipe;
use run::Run;
use staff::Staff;

use sha2::{Digest as _, Sha256};

use crate::catalog::Code;
use crate::departments::view::Shown;
use crate::diag::{Finding, Name, Place};
use crate::doc::{Document, Signing};
use crate::docx::Press;
use crate::files::Files;
use crate::house;
use crate::profile::{ImprintPage, Profile};
use crate::render::Renderer;
use crate::source::Source;
use crate::spec::schema::SPEC;
use crate::spec::{Attachment, Checked, Common, Issued, Loaded, Part, Version, read};
use crate::templates::Templates;

/// What is to be made.
#[derive(Clone, Debug)]
pub struct Options {
    /// The documents' names; empty for all.
    pub only: Vec<String>,
    /// Whether to write DOCX.
    pub docx: bool,
    /// Whether to write HTML.
    pub html: bool,
}

/// What came of a spec.
#[derive(Debug)]
pub struct Compiled {
    /// The documents that nothing stopped.
    pub documents: Vec<Built>,
    /// The names of all documents of the spec, made or not; none where the spec has a fault.
    pub names: Vec<String>,
    /// Everything that was found, in the order of the files.
    pub findings: Vec<Finding>,
    /// How the documents look: the profile that the spec names, with the spec's own labels.
    pub profile: Arc<Profile>,
    /// 发文字号 in its printed form.
    pub number: String,
    /// The documents that were not made, as somebody has them.
    pub known: Vec<String>,
}

/// A finished document.
#[derive(Debug)]
pub struct Built {
    /// Its file name without extension.
    pub name: String,
    /// What it says.
    pub tree: Document,
    /// What it was made of; [`None`] where something was found in its version.
    pub recipe: Option<Recipe>,
    /// The DOCX file, if it was asked for.
    pub docx: Option<Vec<u8>>,
    /// The HTML file, if it was asked for.
    pub html: Option<Vec<u8>>,
}

/// A part of a campaign that becomes a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PartId {
    /// The issued text, of whatever kind.
    Notice,
    Plan,
    Attachment(usize),
}

/// A document to be made: its name and its parts in order.
struct Order {
    name: String,
    parts: Vec<PartId>,
}

/// Compiles a spec as it stands.
#[must_use]
pub fn compile(
    spec: &Source,
    templates: &Templates,
    files: &dyn Files,
    options: &Options,
) -> Compiled {
    Campaign::new(spec, templates, files).version(Version::default(), options)
}

/// A spec with its templates, read once for all the versions that are made of it.
pub struct Campaign<'a> {
    source: Source,
    checked: Option<Checked>,
    renderer: Renderer<'a>,
    files: &'a dyn Files,
    /// What was found so far.
    findings: Vec<Finding>,
    /// Whose that is.
    filed: Filed,
    /// What versions have in common.
    memo: Memo,
    look: OnceLock<Look>,
    staff: Option<Staff>,
    /// Whether a text or a template may show a picture.
    has_pictures: bool,
}

impl<'a> Campaign<'a> {
    /// Reads a spec.
    #[must_use]
    pub fn new(spec: &Source, templates: &'a Templates, files: &'a dyn Files) -> Self {
        let mut source = spec.clone();
        let mut findings = source.mend(&SPEC);
        let filed = Filed::new(findings.len());
        let checked = read(&source, &mut findings);
        let renderer = Renderer::new(templates);
        findings.extend(renderer.unused());
        // The page around a text is no Markdown.
        let texts = templates.iter().filter(|(name, _)| *name != "page.html");
        let mut texts = texts.map(|(_, template)| template.text());
        let has_pictures = shows_pictures(source.text()) || texts.any(shows_pictures);
        Self {
            has_pictures,
            source,
            checked,
            renderer,
            files,
            findings,
            filed,
            memo: Memo::default(),
            look: OnceLock::new(),
            staff: None,
        }
    }

    /// Compiles one version.
    #[must_use]
    pub fn version(&self, version: Version<'_>, options: &Options) -> Compiled {
        self.draft(version, options).finish()
    }

    /// Compiles one version as far as its documents, of which none is written yet.
    #[must_use]
    pub fn draft(&self, version: Version<'_>, options: &Options) -> Draft<'_> {
        self.draft_unless(version, options, &|_, _| false)
    }

    /// As [`Campaign::draft`], without the documents that somebody has: `is_known` is asked for each
    /// by its name and what it is made of. Nothing can be found in one that had a [`Built::recipe`].
    #[must_use]
    pub fn draft_unless(
        &self,
        version: Version<'_>,
        options: &Options,
        is_known: &dyn Fn(&str, &Recipe) -> bool,
    ) -> Draft<'_> {
        let source = &self.source;
        let common = self.suffices(&options.only);
        let mut findings = Vec::new();
        let loaded = self.load(version, common, &mut findings);
        let Some(mut loaded) = loaded else { return Draft::nothing(findings) };
        let shown = match (&self.staff, version.department) {
            (Some(staff), Some(department)) => staff.show(department, &mut loaded),
            _ => Shown::Table,
        };
        let look = self.look(&loaded);
        findings.extend(look.findings.iter().cloned());
        findings.extend(imprint_page(&look.profile, &loaded, source, options.html));
        let profile = &look.profile;
        let mut run = Run {
            source,
            loaded: &loaded,
            renderer: &self.renderer,
            profile,
            look: look.digest,
            files: self.files,
            memo: &self.memo,
            shown,
            signing: Signing::default(),
            found: Vec::new(),
        };
        for finding in findings {
            run.found_in_spec(finding);
        }
        run.signing = run.signing();
        let orders = orders(&loaded);
        let wanted = run.wanted(&orders, &options.only);
        let outlines = run.outlines(&wanted, common.is_none());
        let recipes = wanted.iter().map(|order| (*order, run.recipe(order, &outlines)));
        let (known, open): (Vec<_>, Vec<_>) =
            recipes.partition(|(order, recipe)| is_known(&order.name, recipe));
        let has = |orders: &[(&Order, Recipe)], part| {
            orders.iter().any(|(order, _)| order.parts.contains(&part))
        };
        let outlines = outlines.into_iter().filter(|o| !has(&known, o.part) || has(&open, o.part));
        let sheets: Vec<_> = outlines.map(|outline| (outline.part, run.sheet(outline))).collect();
        let mut documents = VecDeque::new();
        for (order, recipe) in open {
            if !run.is_stopped(order) {
                documents.extend(run.draw(order, recipe, &sheets));
            }
        }
        let known = known.into_iter().filter(|(order, _)| !run.is_stopped(order));
        let known = known.map(|(order, _)| order.name.clone()).collect();
        if !run.found.is_empty() {
            for drawn in &mut documents {
                drawn.recipe = None;
            }
        }
        let mut names: Vec<String> = orders.iter().map(|order| order.name.clone()).collect();
        if run.spec_is_faulty() {
            names.clear();
        }
        let findings: Vec<Finding> = run.found.into_iter().map(|(f, _)| f).collect();
        let number = loaded.spec.number.clone();
        let pen = Pen { source, renderer: &self.renderer, look, options: options.clone() };
        Draft::new(pen, documents, findings, draft::About { names, number, known })
    }
}

impl Campaign<'_> {
    /// Reads the values of a version, with what is found in the spec.
    fn load(
        &self,
        version: Version<'_>,
        common: Option<&Common>,
        findings: &mut Vec<Finding>,
    ) -> Option<Loaded> {
        let source = &self.source;
        findings.extend(self.findings_of(version.department));
        let loaded = self.checked.as_ref().map(|checked| match common {
            Some(common) => checked.load_common(common, version, source, findings),
            None => checked.load(version, source, findings),
        });
        drop_consequences(findings, source);
        loaded
    }
}

/// Whether a text may be one with pictures: they begin with a `!`, and what else has one is
/// `!=` in a template.
fn shows_pictures(text: &str) -> bool {
    text.split('!').skip(1).any(|after| !after.starts_with('='))
}

/// How a campaign's documents look. No version has a look of its own: neither the profile's name
/// nor the labels can be looked up.
struct Look {
    profile: Arc<Profile>,
    /// The profile's digest.
    digest: [u8; 32],
    press: Press,
    /// What is wrong with the profile.
    findings: Vec<Finding>,
}

impl Campaign<'_> {
    /// The profile that the spec names, with the labels that it has of its own.
    fn look(&self, loaded: &Loaded) -> &Look {
        self.look.get_or_init(|| {
            let mut findings = Vec::new();
            let mut profile = match (&loaded.spec.profile, &loaded.profile_at) {
                (Some(name), Some(at)) => {
                    let by = house::Named { source: &self.source, at };
                    house::find(name, by, self.files, &mut findings)
                }
                _ => Profile::gbt9704(),
            };
            if let Some(numbering) = &loaded.numbering {
                profile.numbering = numbering.clone();
            }
            let digest = Sha256::digest(format!("{profile:?}")).into();
            let press = Press::new(profile.clone());
            Look { press, digest, profile: Arc::new(profile), findings }
        })
    }
}

/// The HTML does not put 版记 on an even page.
fn imprint_page(
    profile: &Profile,
    loaded: &Loaded,
    source: &Source,
    html: bool,
) -> Option<Finding> {
    let even = profile.imprint.page == ImprintPage::Even && loaded.spec.imprint.is_some();
    let place = loaded.profile_at.clone().map(|at| source.place(at));
    (html && even).then(|| Finding::new(Code::ImprintPageInHtml, place))
}

/// The documents of a spec, each with its parts.
fn orders(loaded: &Loaded) -> Vec<Order> {
    let spec = &loaded.spec;
    let listed =
        |part| spec.attachments.iter().position(|a| matches!(a, Attachment::Part(p) if *p == part));
    let plan_attached = listed(Part::Plan).is_some() && spec.issued() == Issued::Notice;
    let apart = |n: &usize| spec.attachments.get(*n).is_some_and(Attachment::is_apart);
    let attachments: Vec<PartId> =
        (0..spec.attachments.len()).filter(|n| !apart(n)).map(PartId::Attachment).collect();
    let mut orders = Vec::new();
    let mut bundle = Vec::new();
    if spec.notice.is_some() {
        orders.push(Order { name: spec.kind().key().into(), parts: vec![PartId::Notice] });
        if spec.issued() == Issued::Notice {
            bundle.push(PartId::Notice);
        }
    }
    if spec.plan.is_some() && !plan_attached {
        orders.push(Order { name: "plan".into(), parts: vec![PartId::Plan] });
        bundle.push(PartId::Plan);
    }
    for (n, attachment) in spec.attachments.iter().enumerate() {
        let name = match attachment {
            Attachment::Part(Part::Schedule) => "schedule".to_owned(),
            Attachment::Part(Part::Plan) => "plan".to_owned(),
            Attachment::Own { id: Some(id), .. } => id.clone(),
            Attachment::Own { id: None, .. } => format!("attachment-{}", n + 1),
        };
        orders.push(Order { name, parts: vec![PartId::Attachment(n)] });
    }
    bundle.extend(attachments);
    orders.push(Order { name: "bundle".into(), parts: bundle });
    orders
}

/// The finding on a document that there is not.
fn unknown_document(name: &str, choices: Vec<Name>, path: &str) -> Finding {
    let finding = Finding::new(Code::UnknownDocument, Place::file(path));
    finding.with("name", name).with("choices", choices)
}
