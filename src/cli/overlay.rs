//! The user's own templates: a `templates/` folder beside a spec, then each `--templates DIR`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use hongtou::diag::{self, Finding};
use hongtou::digest::sha256;
use hongtou::lang::Lang;
use hongtou::source::Source;
use hongtou::templates::Templates;
use walkdir::WalkDir;

use super::failure;

/// The files of one directory of templates.
#[derive(Default)]
struct Folder {
    files: Vec<File>,
    findings: Vec<Finding>,
}

struct File {
    /// Relative to the directory, with `/`.
    name: String,
    path: String,
    bytes: Vec<u8>,
}

/// Templates for specs in any place.
pub struct Overlays {
    lang: Lang,
    named: Vec<Folder>,
    made: BTreeMap<Option<PathBuf>, Overlaid>,
}

/// The templates that hold in one place.
pub struct Overlaid {
    /// Built-in ones with the user's over them.
    pub templates: Templates,
    /// The digests of the user's files, by name.
    pub inputs: BTreeMap<String, String>,
    /// What is wrong with the user's files.
    pub findings: Vec<Finding>,
    /// Whether some could not be read: what was built without them would not be what is wanted.
    pub broken: bool,
}

impl Overlays {
    /// Reads the directories that the user names, the strongest last.
    pub fn new(directories: &[PathBuf], lang: Lang) -> Self {
        Self {
            lang,
            named: directories.iter().map(|dir| Folder::read(dir, lang)).collect(),
            made: BTreeMap::new(),
        }
    }

    /// The templates without those of any spec.
    pub fn common(&mut self) -> &Overlaid {
        self.of(None)
    }

    /// The templates for a spec.
    pub fn beside(&mut self, spec: &Path) -> &Overlaid {
        let own = spec.with_file_name("templates");
        self.of(own.is_dir().then_some(own))
    }

    fn of(&mut self, own: Option<PathBuf>) -> &Overlaid {
        let (named, lang) = (&self.named, self.lang);
        self.made.entry(own).or_insert_with_key(|own| {
            let own = own.as_ref().map(|own| Folder::read(own, lang));
            overlaid(own.iter().chain(named))
        })
    }
}

/// The built-in templates with those of `folders` over them.
fn overlaid<'a>(folders: impl Iterator<Item = &'a Folder>) -> Overlaid {
    let mut templates = Templates::built_in();
    let mut findings = Vec::new();
    let mut inputs = BTreeMap::new();
    for folder in folders {
        findings.extend(folder.findings.iter().cloned());
        for file in &folder.files {
            inputs.insert(format!("templates/{}", file.name), sha256(&file.bytes));
            let (source, found) = Source::decode(file.path.clone(), &file.bytes);
            findings.extend(found);
            if let Some(source) = source {
                templates.overlay(&file.name, source);
            }
        }
    }
    let broken = diag::any_error(&findings);
    Overlaid { templates, inputs, findings, broken }
}

impl Folder {
    fn read(root: &Path, lang: Lang) -> Self {
        let mut folder = Self::default();
        let walk = WalkDir::new(root).sort_by_file_name().into_iter();
        let walk = walk.filter_entry(|entry| {
            entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
        });
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_owned();
                    let error = error.into();
                    folder.findings.push(failure::reading(&path, &error, lang));
                    continue;
                }
            };
            let path = entry.path();
            if entry.depth() == 0 {
                if !path.is_dir() {
                    let error = std::io::ErrorKind::NotADirectory.into();
                    folder.findings.push(failure::reading(path, &error, lang));
                }
                continue;
            }
            if !path.is_file() {
                continue;
            }
            match fs::read(path) {
                Ok(bytes) => folder.files.push(File {
                    name: slashed(path.strip_prefix(root).unwrap_or(path)),
                    path: path.display().to_string(),
                    bytes,
                }),
                Err(error) => folder.findings.push(failure::reading(path, &error, lang)),
            }
        }
        folder
    }
}

/// A relative path with `/` on every system.
fn slashed(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(part) => Some(part.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, text: &str) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn a_named_directory_goes_before_the_specs_own_and_that_before_the_built_in() {
        let dir = tempfile::tempdir().unwrap();
        let at = |path: &str| dir.path().join(path);
        let name = "campaign/campaign.yaml";
        write(&at("a/templates/campaign/campaign.yaml"), "own");
        write(&at("a/templates/campaign/.campaign.yaml.swp"), "hidden");
        write(&at("named/campaign/campaign.yaml"), "named");

        let mut overlays = Overlays::new(&[], Lang::Zh);
        assert_eq!(overlays.beside(&at("a/x.yaml")).templates.get(name), Some("own"));
        let built_in = Templates::built_in();
        let elsewhere = &overlays.beside(&at("b/x.yaml")).templates;
        assert_eq!(elsewhere.get(name), built_in.get(name));
        assert_eq!(elsewhere.names(), built_in.names());

        let mut overlays = Overlays::new(&[at("named")], Lang::Zh);
        assert_eq!(overlays.beside(&at("a/x.yaml")).templates.get(name), Some("named"));
        assert!(!overlays.common().broken);
    }

    #[test]
    fn a_directory_that_is_not_there_breaks_the_overlay() {
        let dir = tempfile::tempdir().unwrap();
        let mut overlays = Overlays::new(&[dir.path().join("nowhere")], Lang::Zh);
        assert!(overlays.common().broken);
        assert_eq!(overlays.common().findings.len(), 1);
    }
}
