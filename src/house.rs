//! House profiles: a YAML file that changes some of the standard's figures.
//!
//! [`find`] follows a profile's name to its file and on through what it inherits; [`apply`] puts
//! each file's values into the profile, the one that inherits last. [`schema`] has the keys,
//! [`values`] reads lengths and sizes, and [`settings`] is every setting with its clause, from
//! which [`deviations`] and [`as_yaml`] come.
//!
//! A name is looked for in this order: `profiles/NAME.yaml` beside the spec, `NAME.yaml` beside
//! it, the built-in ones. A name that ends in `.yaml` or `.yml` is a file beside the one that
//! names it.

mod apply;
mod diff;
mod schema;
mod settings;
mod values;

use std::ops::Range;

pub use diff::{Deviation, Obligation, as_yaml, deviations};
pub(crate) use schema::PROFILE;

use crate::catalog::{Code, Words};
use crate::diag::{Finding, Name, Place};
use crate::files::{self, FileError, Files};
use crate::profile::Profile;
use crate::source::Source;
use crate::spec::{Top, check_file, is_of_repair, is_spec, nearest};
use crate::yaml::Node;

/// The profile that all others come from.
pub const STANDARD: &str = "gbt9704";

/// The folder beside a spec in which profiles lie.
pub const FOLDER: &str = "profiles";

/// The profiles that come with the program: name and text.
pub const BUILT_IN: [(&str, &str); 3] = [
    (STANDARD, include_str!("../profiles/gbt9704.yaml")),
    ("windows", include_str!("../profiles/windows.yaml")),
    ("preprinted", include_str!("../profiles/preprinted.yaml")),
];

/// Where a profile is named, for what is found wrong with the name.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The file that names it.
    pub source: &'a Source,
    /// Where in that file.
    pub at: &'a Range<usize>,
}

impl Named<'_> {
    fn place(&self) -> Place {
        self.source.place(self.at.clone())
    }
}

/// The profile called `name`. What cannot be understood of it is among the findings; the result
/// is then the standard with what could be.
pub fn find(name: &str, by: Named<'_>, files: &dyn Files, findings: &mut Vec<Finding>) -> Profile {
    // Files are asked for by their way from the spec, and shown by the way from where it is run.
    let path = by.source.path();
    let spec = path.rfind(['/', '\\']).and_then(|at| path.get(..=at)).unwrap_or_default();
    let mut finder = Finder { files, spec, findings, chain: Vec::new() };
    let name = name.trim();
    finder.profile(name, "", by).unwrap_or_else(Profile::gbt9704)
}

/// A profile's own words on what it is: its `name`, if it can be read.
#[must_use]
pub fn described(text: &str) -> Option<String> {
    let source = Source::new("", text);
    let parsed = crate::yaml::parse(&source, &mut Vec::new())?;
    let name = parsed.root.get("name").or_else(|| parsed.root.get("名称"))?;
    name.scalar().map(|scalar| scalar.text.trim().to_owned())
}

/// A profile that was found.
struct Found {
    /// How it is told from others: the file's way from the spec, or a built-in name.
    id: String,
    /// The directory of the file, from the spec's, with its slash.
    directory: String,
    text: Source,
}

struct Finder<'a> {
    files: &'a dyn Files,
    /// The spec's directory with its slash.
    spec: &'a str,
    findings: &'a mut Vec<Finding>,
    /// The profiles on the way to the one at hand.
    chain: Vec<String>,
}

impl Finder<'_> {
    /// The profile called `name` in a file of `directory`, with all that it inherits.
    fn profile(&mut self, name: &str, directory: &str, by: Named<'_>) -> Option<Profile> {
        let found = self.look(name, directory, by)?;
        if self.chain.contains(&found.id) {
            let mut chain = self.chain.clone();
            chain.push(found.id);
            let finding = Finding::new(Code::ProfileCycle, by.place());
            self.findings.push(finding.with("chain", chain.join(" → ")));
            return None;
        }
        self.chain.push(found.id.clone());
        let source = found.text;
        let root = read(&source, self.findings)?;
        let inherits = root.get("inherits").and_then(|node| Some((node.scalar()?, &node.span)));
        let base = match inherits {
            Some((scalar, at)) => {
                let by = Named { source: &source, at };
                self.profile(scalar.text.trim(), &found.directory, by)?
            }
            None => Profile::gbt9704(),
        };
        Some(apply::apply(base, &root, &source, self.findings))
    }

    /// The file of a profile, or the text of a built-in one.
    fn look(&mut self, name: &str, directory: &str, by: Named<'_>) -> Option<Found> {
        let is_file = [".yaml", ".yml"].iter().any(|end| name.to_lowercase().ends_with(end));
        let candidates = if is_file {
            // A path that leads out of the spec's directory is left as it is, and refused.
            let path = format!("{directory}{name}").replace('\\', "/");
            vec![normal(&path).unwrap_or(path)]
        } else {
            vec![format!("{FOLDER}/{name}.yaml"), format!("{name}.yaml")]
        };
        let built_in = BUILT_IN.iter().find(|(known, _)| !is_file && *known == name);
        for path in &candidates {
            // A house may put its own in the place of a built-in one and inherit from that.
            if built_in.is_some() && self.chain.contains(path) {
                continue;
            }
            match files::read(self.files, path) {
                // A campaign that is called like a profile is none.
                Ok(bytes) if !is_file && is_campaign(&bytes) => {}
                Ok(bytes) => return self.decoded(path, &bytes),
                Err(FileError::Missing) => {}
                // A name that is no file's name is a name that there is not.
                Err(FileError::Outside) if !is_file => {}
                Err(error) => {
                    let (detail, words) = match error {
                        FileError::Unreadable(said) => (said, None),
                        FileError::Outside | FileError::Missing => {
                            (String::new(), Some(Words::OutsideSpec))
                        }
                    };
                    let finding = Finding::new(Code::ProfileUnreadable, by.place())
                        .with("path", path.as_str());
                    self.findings.push(match words {
                        Some(words) => finding.with("detail", words),
                        None => finding.with("detail", detail),
                    });
                    return None;
                }
            }
        }
        if let Some((name, text)) = built_in {
            let text = Source::new(format!("{name}.yaml"), *text);
            return Some(Found { id: (*name).to_owned(), directory: String::new(), text });
        }
        let names = BUILT_IN.map(|(name, _)| name);
        let finding = Finding::new(Code::UnknownProfile, by.place()).with("name", name);
        self.findings.push(match nearest(name, names) {
            Some(near) if !is_file => {
                finding.with("advice", Words::DidYouMean).with("suggestion", near)
            }
            _ => finding
                .with("advice", Words::ProfilesAre)
                .with("choices", names.map(Name::new).to_vec())
                .with("places", candidates.into_iter().map(Name::new).collect::<Vec<_>>()),
        });
        None
    }

    fn decoded(&mut self, path: &str, bytes: &[u8]) -> Option<Found> {
        let path = path.replace('\\', "/");
        let (text, findings) = Source::decode(format!("{}{path}", self.spec), bytes);
        self.findings.extend(findings);
        let directory = path.rfind('/').and_then(|at| path.get(..=at)).unwrap_or_default();
        Some(Found { directory: directory.to_owned(), text: text?, id: path })
    }
}

/// Whether the bytes are those of a campaign spec.
fn is_campaign(bytes: &[u8]) -> bool {
    Source::decode("", bytes).0.is_some_and(|source| is_spec(&source))
}

/// A path without `.` and `..`, so that a file has one; `None` where it leads out of where it
/// begins.
fn normal(path: &str) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for name in path.split('/') {
        match name {
            "." => {}
            ".." => drop(names.pop()?),
            name => names.push(name),
        }
    }
    Some(names.join("/"))
}

/// The checked tree of a profile file.
fn read(source: &Source, findings: &mut Vec<Finding>) -> Option<Node> {
    let mut source = source.clone();
    findings.extend(source.mend(&PROFILE));
    let before = findings.len();
    let Some(parsed) = crate::yaml::parse(&source, findings) else {
        // A file of comments alone changes nothing.
        let empty = findings.len() == before;
        let value = crate::yaml::Value::Map(Vec::new().into());
        return empty.then_some(Node { span: 0..0, value });
    };
    let top = Top { table: &PROFILE, words: Words::TheProfile, not_one: Code::NotAProfile };
    let before = findings.len();
    let root = check_file(&parsed.root, &top, &source, findings);
    let found = findings.split_off(before);
    findings.extend(found.into_iter().filter(|f| !is_of_repair(f, &parsed, &source)));
    Some(root)
}

#[cfg(test)]
mod tests;
