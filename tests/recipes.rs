//! What a document is made of, as a digest: the same digest is the same document, whatever changes
//! in a spec.

mod disk;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use disk::Disk;
use hongtou::compile::{Campaign, Compiled, Options, Recipe};
use hongtou::departments::{Department, Departments, View};
use hongtou::doc::Document;
use hongtou::source::Source;
use hongtou::spec::Version;
use hongtou::templates::Templates;

const ALL: Options = Options { only: Vec::new(), docx: false, html: false };

/// What was made, by what it is made of.
#[derive(Default)]
struct Known {
    documents: BTreeMap<[u8; 32], (Document, String)>,
    /// How often something came again.
    again: usize,
}

impl Known {
    fn add(&mut self, compiled: &Compiled, what: &str) {
        for built in &compiled.documents {
            let Some(recipe) = &built.recipe else {
                assert!(!compiled.findings.is_empty(), "{what}");
                continue;
            };
            assert!(compiled.findings.is_empty(), "{what}");
            let made = (built.tree.clone(), format!("{:?}", compiled.profile));
            match self.documents.get(recipe.bytes()) {
                Some(known) => {
                    assert!(*known == made, "{what}: another {} of the same recipe", built.name);
                    self.again += 1;
                }
                None => {
                    self.documents.insert(*recipe.bytes(), made);
                }
            }
        }
    }
}

/// The spec with one line changed at a time: another figure in it, or a sign more at its end.
fn changed(text: &str) -> impl Iterator<Item = String> {
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    (0..lines.len()).filter_map(move |n| {
        let mut lines = lines.clone();
        let line = lines.get_mut(n)?;
        let figure = line.char_indices().rev().find_map(|(at, c)| Some((at, c.to_digit(10)?)));
        if let Some((at, figure)) = figure {
            line.replace_range(at..=at, &((figure + 1) % 10).to_string());
        } else {
            let at = line.trim_end_matches(['"', '\'', ']', '}']).len();
            line.insert(at, '改');
        }
        Some(lines.join("\n"))
    })
}

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn documents_of_one_recipe_are_one_document() {
    let templates = Templates::built_in();
    let mut specs: Vec<PathBuf> = ["changzhou-2018", "lianyungang-2009", "safety-2024"]
        .iter()
        .map(|name| folder("samples").join(name).join("campaign.yaml"))
        .collect();
    let gallery =
        fs::read_dir(folder("samples/gallery")).unwrap().map(|entry| entry.unwrap().path());
    let mut gallery: Vec<PathBuf> = gallery.filter(|path| path.extension().is_some()).collect();
    gallery.sort();
    specs.extend(gallery);
    let mut known = Known::default();
    for path in specs {
        let text = fs::read_to_string(&path).unwrap();
        let files = Disk(path.parent().unwrap().to_owned());
        for (n, text) in std::iter::once(text.clone()).chain(changed(&text)).enumerate() {
            let source = Source::new("campaign.yaml", text);
            let campaign = Campaign::new(&source, &templates, &files);
            let what = format!("{} with line {n} changed", path.display());
            known.add(&campaign.version(Version::default(), &ALL), &what);
        }
    }
    assert!(known.again > 900, "{}", known.again);
}

fn departments(view: View) -> Departments {
    let one = |(name, group): (&str, &str)| Department {
        name: name.to_owned(),
        short: name.to_owned(),
        to: vec![format!("{name}并转各班组")],
        vars: vec![("补充".to_owned(), format!("{name}每周五报进展。"))],
        groups: vec![group.to_owned()],
        ..Department::default()
    };
    let list = [("医务科", "各支部"), ("护理部", "各职能科室")].map(one).to_vec();
    Departments { list, view, ..Departments::default() }
}

#[test]
fn departments_documents_of_one_recipe_are_one_document() {
    let text = fs::read_to_string(folder("samples/lianyungang-2009/campaign.yaml")).unwrap();
    let body = "\n  body: |\n    现将方案发给{{ department.name }}。{{ vars.补充 }}\n\nplan:\n";
    let text = text.replacen("\nplan:\n", body, 1);
    let (templates, files) = (Templates::built_in(), Disk(folder("samples/lianyungang-2009")));
    let only = Options { only: vec!["notice".into(), "schedule".into()], ..ALL };
    let mut known = Known::default();
    let mut notices_alone = 0;
    for (n, text) in std::iter::once(text.clone()).chain(changed(&text)).enumerate() {
        let source = Source::new("campaign.yaml", text);
        for view in [View::Only, View::Mark] {
            let mut campaign = Campaign::new(&source, &templates, &files);
            let all = departments(view);
            campaign.employ(&all);
            for department in &all.list {
                let version = Version { department: Some(department), copy_number: None };
                let before: BTreeSet<[u8; 32]> = known.documents.keys().copied().collect();
                let compiled = campaign.version(version, &only);
                known.add(&compiled, &format!("line {n} changed, {}", department.name));

                // What is known is left out, and nothing else of the version changes.
                let is_known = |_: &str, recipe: &Recipe| before.contains(recipe.bytes());
                let rest = campaign.draft_unless(version, &only, &is_known).finish();
                let mut names: Vec<&str> = rest.documents.iter().map(|d| d.name.as_str()).collect();
                names.extend(rest.known.iter().map(String::as_str));
                names.sort_unstable();
                let all: Vec<&str> = compiled.documents.iter().map(|d| d.name.as_str()).collect();
                assert_eq!(names, all, "line {n}");
                assert_eq!(rest.findings, compiled.findings, "line {n}");
                notices_alone += usize::from(rest.known == ["notice"]);
            }
        }
    }
    assert!(known.again > 800 && notices_alone > 200, "{} {notices_alone}", known.again);
}
