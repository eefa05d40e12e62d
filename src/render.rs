//! Tera: a spec's values and a template become a Markdown body or the HTML page.
//!
//! What a template prints is escaped: for Markdown in `.md` templates, for HTML in `.html`. The
//! filter `markdown` puts in a body as it is. [`Rendered`] remembers which characters came from
//! which value, so that a fault in them is reported where a person wrote them.

mod fault;
mod reads;
mod values;

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::Range;

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use tera::{Context, Kwargs, State, Tera, Value};

use crate::catalog::{Code, Words};
use crate::diag::{Finding, Name, Place};
use crate::markdown;
use crate::source::Source;
use crate::spec::{Data, nearest};
use crate::templates::Templates;
use crate::yaml::is_forbidden;

pub use reads::{Reads, Wanted};
pub use values::RowValues;

/// Stand around a value that was put in as Markdown; no spec and no template may hold them.
const OPEN: char = '\u{2}';
const CLOSE: char = '\u{3}';
/// Stand around a value that was printed, and therefore escaped.
const OPEN_ESCAPED: char = '\u{4}';
const CLOSE_ESCAPED: char = '\u{5}';

/// The templates, ready to be rendered.
pub struct Renderer<'a> {
    templates: &'a Templates,
    markdown: Tera,
    page: Tera,
    /// Templates that cannot be used, and why.
    broken: BTreeMap<String, Finding>,
    /// What each template asks for.
    reads: BTreeMap<&'a str, Reads>,
}

/// What a template gave.
#[derive(Debug)]
pub struct Rendered {
    /// The Markdown.
    pub text: String,
    template: String,
    /// Where values were put in.
    inserts: Vec<Insert>,
}

/// A value in a rendered text.
#[derive(Debug)]
struct Insert {
    range: Range<usize>,
    escaped: bool,
}

impl<'a> Renderer<'a> {
    /// Loads the templates. What is wrong with one is kept until a document needs it.
    #[must_use]
    pub fn new(templates: &'a Templates) -> Self {
        let mut markdown = Tera::new();
        markdown.autoescape_on([".md"]);
        markdown.set_escape_fn(escape);
        markdown.register_filter("markdown", insert);
        let mut page = Tera::new();
        page.autoescape_on([".html"]);
        let mut broken = BTreeMap::new();
        for (name, source) in templates.iter() {
            let mut invisible = source.text().char_indices().filter(|(_, c)| is_forbidden(*c));
            if let Some((at, c)) = invisible.next() {
                let finding =
                    Finding::new(Code::ControlCharacter, source.place(at..at + c.len_utf8()))
                        .with("char", format!("U+{:04X}", u32::from(c)));
                broken.insert(name.to_owned(), finding);
            }
        }
        load(&mut markdown, templates, ".md", &mut broken);
        load(&mut page, templates, ".html", &mut broken);
        let names = templates.names().into_iter();
        let names = names.filter(|name| name.strip_suffix(".md").is_some());
        let reads = names.map(|name| (name, Reads::new(name, templates))).collect();
        Self { templates, markdown, page, broken, reads }
    }

    /// What nobody asks for: a template of the user's with a name that nothing uses.
    #[must_use]
    pub fn unused(&self) -> Vec<Finding> {
        let built_in = Templates::built_in();
        let known = built_in.names();
        let mut findings = Vec::new();
        for (name, source) in self.templates.iter() {
            let asked = |(_, other): (&str, &Source)| {
                other.text().contains(&format!("\"{name}\""))
                    || other.text().contains(&format!("'{name}'"))
            };
            if known.contains(&name) || self.templates.iter().any(asked) {
                continue;
            }
            let finding =
                Finding::new(Code::TemplateUnknownFile, source.place(0..0)).with("name", name);
            findings.push(match nearest(name, known.iter().copied()) {
                Some(near) => finding.with("advice", Words::DidYouMean).with("suggestion", near),
                None => finding
                    .with("advice", Words::TemplatesAre)
                    .with("choices", known.iter().copied().map(Name::new).collect::<Vec<_>>()),
            });
        }
        findings
    }

    /// What a template asks for; of one that there is not, nothing.
    #[must_use]
    pub fn reads(&self, template: &str) -> Option<&Reads> {
        self.reads.get(template)
    }

    /// Renders a body.
    ///
    /// # Errors
    /// The finding that says what is wrong with the template.
    pub fn body(&self, name: &str, context: &Context) -> Result<Rendered, Finding> {
        let out = self.render(&self.markdown, name, context)?;
        let mut text = String::with_capacity(out.len());
        let mut inserts = Vec::new();
        let mut start = 0;
        let mut rest = out.as_str();
        let is_sign = |byte: u8| matches!(char::from(byte), OPEN..=CLOSE_ESCAPED);
        while let Some(at) = rest.bytes().position(is_sign) {
            text.push_str(rest.get(..at).unwrap_or_default());
            match rest.get(at..).and_then(|rest| rest.chars().next()) {
                Some(CLOSE) => inserts.push(Insert { range: start..text.len(), escaped: false }),
                Some(CLOSE_ESCAPED) => {
                    inserts.push(Insert { range: start..text.len(), escaped: true });
                }
                Some(_) | None => start = text.len(),
            }
            rest = rest.get(at + 1..).unwrap_or_default();
        }
        text.push_str(rest);
        Ok(Rendered { text, template: name.to_owned(), inserts })
    }

    /// Renders the HTML page around a document.
    ///
    /// # Errors
    /// The finding that says what is wrong with the template.
    pub fn page(&self, context: &Context) -> Result<String, Finding> {
        self.render(&self.page, "page.html", context)
    }

    fn render(&self, tera: &Tera, name: &str, context: &Context) -> Result<String, Finding> {
        if let Some(finding) = self.broken.get(name) {
            return Err(finding.clone());
        }
        tera.render(name, context).map_err(|error| {
            let first = fault::faults(&error, self.templates).into_iter().next();
            first.map_or_else(
                || fault::unplaced(&error, name, self.templates),
                |(_, finding)| finding,
            )
        })
    }

    /// Where the characters `range` of a rendered body, with a fault of kind `code`, were written: in the spec, when a value
    /// that was put in holds them, else in the template.
    #[must_use]
    pub fn place(
        &self,
        rendered: &Rendered,
        code: Code,
        range: &Range<usize>,
        data: &Data,
        spec: &Source,
    ) -> Place {
        // The value that holds the first character, else the first one that the range holds, if
        // it is a value that makes the fault and not the template's own signs around it.
        let of_value = matches!(code, Code::EmptyHeading | Code::RunInAlone);
        let inserts = &rendered.inserts;
        let holder = inserts
            .iter()
            .find(|i| i.range.start <= range.start && range.start < i.range.end)
            .or_else(|| inserts.iter().find(|i| of_value && range.contains(&i.range.start)));
        if let Some(Insert { range: insert, escaped }) = holder {
            let value = rendered.text.get(insert.clone()).unwrap_or_default();
            if *escaped {
                if let Some(text) = data.find_escaped(value) {
                    return spec.place(text.written(spec, &(0..text.text.len())));
                }
            } else if let Some(text) = data.find(value) {
                let start = range.start.saturating_sub(insert.start);
                let end = range.end.clamp(insert.start, insert.end) - insert.start;
                return spec.place(text.written(spec, &(start..end)));
            }
        }
        let Some(source) = self.templates.source(&rendered.template) else {
            return spec.place(0..0);
        };
        let line = rendered.text.get(range.clone()).and_then(|t| t.lines().next());
        source.place(written_as(source.text(), line.unwrap_or_default().trim()))
    }
}

fn escape(value: &str, out: &mut dyn Write) -> std::io::Result<()> {
    let text = markdown::escape(value);
    let mut whole = String::with_capacity(text.len() + 2);
    whole.push(OPEN_ESCAPED);
    whole.push_str(&text);
    whole.push(CLOSE_ESCAPED);
    out.write_all(whole.as_bytes())
}

fn insert(value: &str, _: Kwargs, _: &State<'_>) -> Value {
    Value::safe_string(&format!("{OPEN}{value}{CLOSE}"))
}

/// Where a template writes a line of what it gave: the line of the template that begins like it
/// for the longest.
fn written_as(template: &str, line: &str) -> Range<usize> {
    let mut best = 0..0;
    let mut at = 0;
    for text in template.split_inclusive('\n') {
        let content = text.trim_start();
        let start = at + text.len() - content.len();
        let alike = content.chars().zip(line.chars()).take_while(|(a, b)| a == b);
        let length: usize = alike.map(|(c, _)| c.len_utf8()).sum();
        if length > best.len() {
            best = start..start + length;
        }
        at += text.len();
    }
    best
}

/// Loads all templates of one kind; those that cannot be loaded are taken out, so that each costs
/// only the documents that need it.
fn load(
    tera: &mut Tera,
    templates: &Templates,
    suffix: &str,
    broken: &mut BTreeMap<String, Finding>,
) {
    let mut all: Vec<(&str, &str)> = templates
        .iter()
        .filter(|(name, _)| name.ends_with(suffix) && !broken.contains_key(*name))
        .map(|(name, source)| (name, source.text()))
        .collect();
    while let Err(error) = tera.add_raw_templates(all.clone()) {
        let mut faults = fault::faults(&error, templates);
        faults.retain(|(name, _)| all.iter().any(|(other, _)| other == name));
        if faults.is_empty() {
            // An error that names no template: the last one goes, so that this comes to an end.
            let Some((name, _)) = all.last() else { return };
            faults.push(((*name).to_owned(), fault::unplaced(&error, name, templates)));
        }
        for (name, finding) in faults {
            all.retain(|(other, _)| *other != name);
            broken.entry(name).or_insert(finding);
        }
    }
}

/// For templates a title is one line: its breaks are the page's business.
impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(&text.shown()),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}
