//! Where the documents of a spec are written: each by its name, or by the spec's own pattern.

use std::collections::BTreeMap;

use hongtou::catalog::Words;
use hongtou::departments::Department;
use hongtou::diag::{Finding, any_error, sort};
use hongtou::doc::Document;
use hongtou::naming::{self, Clashes, Pattern, SafePath, Values};
use hongtou::source::Source;

use super::super::copies::number_of;

/// The paths of a spec's documents.
#[derive(Debug, Default)]
pub struct Paths {
    /// By the documents' names; empty where the spec has no pattern.
    paths: BTreeMap<String, SafePath>,
}

/// What the paths of a version's documents are made of.
pub struct Naming<'a> {
    /// The spec's pattern.
    pub pattern: &'a Pattern,
    /// The spec.
    pub source: &'a Source,
    /// The department whose version it is.
    pub department: Option<&'a Department>,
    /// 发文字号.
    pub number: &'a str,
}

impl Naming<'_> {
    /// The paths of `documents`, which are all of the version. [`None`] where two are the same or
    /// a value is missing: nothing can be written then.
    pub fn paths<'d>(
        &self,
        documents: impl Iterator<Item = (String, &'d Document)>,
        findings: &mut Vec<Finding>,
    ) -> Option<Paths> {
        let Self { pattern, source, department, number } = *self;
        let place = source.place(pattern.at());
        let mut paths = Vec::new();
        let mut clashes = Clashes::new();
        let mut found = Vec::new();
        for (name, document) in documents {
            let values = Values {
                department,
                document: &document.name,
                number,
                title: &document.meta.title,
                copy_number: number_of(document).unwrap_or_default(),
                date: document.meta.date.as_deref().unwrap_or_default(),
            };
            match pattern.path(&values) {
                Ok(path) => {
                    found.extend(naming::changed(&path, Some(&place)));
                    clashes.add(&path);
                    paths.push((name, path));
                }
                Err(fault) => found.push(fault.finding(source.place(fault.at.clone()))),
            }
        }
        for clash in clashes.find() {
            if let (Some((first, path)), Some((second, _))) =
                (paths.get(clash.first), paths.get(clash.second))
            {
                let advice = Words::PathsOfDocuments;
                found.push(naming::clash(first, second, path, Some(&place), advice));
            }
        }
        sort(&mut found);
        let stopped = any_error(&found);
        findings.extend(found);
        (!stopped).then(|| Paths { paths: paths.into_iter().collect() })
    }
}

impl Paths {
    /// That of a document without extension: its name where the spec has no pattern.
    pub fn path<'a>(&'a self, name: &'a str) -> &'a str {
        self.paths.get(name).map_or(name, SafePath::as_str)
    }
}
