//! Where the documents of a spec are written: each by its name, or by the spec's own pattern.

use std::collections::BTreeMap;

use hongtou::compile::{Built, Options, compile};
use hongtou::diag::{Finding, any_error};
use hongtou::files::Files;
use hongtou::naming::{self, Clashes, SafePath, Values};
use hongtou::source::Source;
use hongtou::spec::{self, Date, Version, schema::SPEC};
use hongtou::templates::Templates;

/// The paths of documents by the documents' names.
pub type Paths = BTreeMap<String, SafePath>;

/// The paths of `documents` if the spec has a pattern for them; without one their names are. None
/// of them may be written where there is an error among the findings.
pub fn of_spec(
    spec: &Source,
    templates: &Templates,
    files: &dyn Files,
    documents: &[Built],
    partial: bool,
    findings: &mut Vec<Finding>,
) -> Option<Paths> {
    let mut source = spec.clone();
    source.mend(&SPEC);
    // What is to be said of the spec was said when it was compiled.
    let checked = spec::read(&source, &mut Vec::new())?;
    let pattern = checked.path()?;
    // Files of documents that are not asked for may be there already: all have their paths.
    let others = partial.then(|| {
        let options = Options { only: Vec::new(), docx: false, html: false };
        compile(spec, templates, files, &options).documents
    });
    let documents = others.as_deref().unwrap_or(documents);
    let loaded = checked.load(Version::default(), &source, &mut Vec::new());
    let place = source.place(pattern.at());
    let mut paths = Vec::new();
    let mut clashes = Clashes::new();
    let mut found = Vec::new();
    for document in documents {
        let values = Values {
            department: None,
            document: &document.name,
            number: &loaded.spec.number,
            title: &document.tree.meta.title,
            copy_number: loaded.spec.head.copy_number.as_deref().unwrap_or_default(),
            date: &loaded.date.map_or_else(String::new, Date::iso),
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
    hongtou::diag::sort(&mut found);
    let stopped = any_error(&found);
    findings.extend(found);
    Some(if stopped { Paths::new() } else { paths.into_iter().collect() })
}
