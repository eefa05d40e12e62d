//! Where the documents of a spec are written: each by its name, or by the spec's own pattern.

use std::collections::BTreeMap;

use hongtou::compile::{Compiled, Options, compile};
use hongtou::diag::{Finding, any_error, sort};
use hongtou::files::Files;
use hongtou::naming::{self, Clashes, SafePath, Values};
use hongtou::source::Source;
use hongtou::spec::{self, Checked, schema::SPEC};
use hongtou::templates::Templates;

/// The paths of a spec's documents.
#[derive(Debug, Default)]
pub struct Paths {
    /// By the documents' names; empty where the spec has no pattern.
    paths: BTreeMap<String, SafePath>,
}

impl Paths {
    /// Those of what was `compiled`. [`None`] where two are the same or a value is missing: nothing
    /// can be written then. `partial` says that documents of the spec were left out.
    pub fn of(
        spec: &Source,
        templates: &Templates,
        files: &dyn Files,
        compiled: &Compiled,
        partial: bool,
        findings: &mut Vec<Finding>,
    ) -> Option<Self> {
        let mut source = spec.clone();
        source.mend(&SPEC);
        // What is to be said of the spec was said when it was compiled.
        let checked = spec::read(&source, &mut Vec::new());
        let Some(pattern) = checked.as_ref().and_then(Checked::path) else {
            return Some(Self::default());
        };
        // Files of documents that are not asked for may be there already: all have their paths.
        let others = partial.then(|| {
            let options = Options { only: Vec::new(), docx: false, html: false };
            compile(spec, templates, files, &options).documents
        });
        let documents = others.as_deref().unwrap_or(&compiled.documents);
        let place = source.place(pattern.at());
        let mut paths = Vec::new();
        let mut clashes = Clashes::new();
        let mut found = Vec::new();
        for document in documents {
            let head = document.tree.sheets.iter().find_map(|sheet| sheet.head.as_ref());
            let copy_number = head.and_then(|head| head.copy_number.as_deref());
            let values = Values {
                department: None,
                document: &document.name,
                number: &compiled.number,
                title: &document.tree.meta.title,
                copy_number: copy_number.unwrap_or_default(),
                date: document.tree.meta.date.as_deref().unwrap_or_default(),
            };
            match pattern.path(&values) {
                Ok(path) => {
                    found.extend(naming::changed(&path, Some(&place)));
                    clashes.add(&path);
                    paths.push((document.name.clone(), path));
                }
                Err(fault) => found.push(fault.finding(source.place(fault.at.clone()))),
            }
        }
        for clash in clashes.find() {
            if let (Some((first, path)), Some((second, _))) =
                (paths.get(clash.first), paths.get(clash.second))
            {
                found.push(naming::clash(first, second, path, Some(&place)));
            }
        }
        sort(&mut found);
        let stopped = any_error(&found);
        findings.extend(found);
        (!stopped).then(|| Self { paths: paths.into_iter().collect() })
    }

    /// That of a document without extension: its name where the spec has no pattern.
    pub fn path<'a>(&'a self, name: &'a str) -> &'a str {
        self.paths.get(name).map_or(name, SafePath::as_str)
    }
}
