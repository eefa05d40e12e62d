//! Why a document is written again.

use std::collections::BTreeMap;
use std::path::Path;

use hongtou::catalog::Phrase;
use hongtou::lang::Lang;
use hongtou::outline::{Change, How};

use super::super::manifest::Manifest;

/// The most changes of a document that are told one by one.
const TOLD: usize = 3;

/// What went into a build.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The spec's name among the files.
    pub spec: String,
    /// The digests of what was read, by name.
    pub files: BTreeMap<String, String>,
    /// The digest of the profile.
    pub profile: String,
}

/// What of the inputs is another than in the last build.
#[derive(Clone, Debug, Default)]
pub struct Causes {
    /// Whether the spec is as it was, so that what the documents say changed for other reasons.
    same_spec: bool,
    /// What every document shows: the program and the profile.
    all: Vec<String>,
    /// What some documents show: templates and files.
    some: Vec<String>,
    lang: Lang,
}

impl Causes {
    /// Those between the build that `manifest` is of and one of these `inputs`.
    pub fn new(manifest: &Manifest, inputs: &Inputs, lang: Lang) -> Self {
        let (mut all, mut some) = (Vec::new(), Vec::new());
        if !manifest.version.is_empty() && manifest.version != env!("CARGO_PKG_VERSION") {
            let new = env!("CARGO_PKG_VERSION").to_owned();
            let args = [("old", manifest.version.clone()), ("new", new)];
            all.push(Phrase::WhyVersion.text(lang, &args));
        }
        let look = !manifest.profile.is_empty() && manifest.profile != inputs.profile;
        if look {
            all.push(Phrase::WhyProfile.text(lang, &[]));
        }
        let (old, new) = (&manifest.inputs, &inputs.files);
        let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
        names.sort_unstable();
        names.dedup();
        // Where nothing is known of the last build, nothing is another.
        for name in names.into_iter().filter(|_| !old.is_empty()) {
            let is_yaml = Path::new(name).extension().is_some_and(|e| e == "yaml" || e == "yml");
            let (phrase, shown) = match name.strip_prefix("templates/") {
                Some(template) => (Phrase::WhyTemplate, template),
                // The spec is told of by what changed in the documents, a profile above.
                None if *name == inputs.spec || (is_yaml && look) => continue,
                None => (Phrase::WhyFile, name.as_str()),
            };
            if old.get(name) != new.get(name) {
                some.push(phrase.text(lang, &[("name", shown.to_owned())]));
            }
        }
        let spec = &inputs.spec;
        let same_spec = old.contains_key(spec) && old.get(spec) == new.get(spec);
        Self { same_spec, all, some, lang }
    }

    /// Why a document that differs in these places is written again; never empty.
    pub fn of(&self, changes: &[Change]) -> Vec<String> {
        let say = |phrase: Phrase, args: &[(&'static str, String)]| phrase.text(self.lang, args);
        let told = changes.iter().take(TOLD).map(|change| {
            let place = ("place", change.place(self.lang));
            match &change.how {
                How::Changed(Some((old, new))) => {
                    say(Phrase::WhyChange, &[place, ("old", old.clone()), ("new", new.clone())])
                }
                How::Changed(None) => say(Phrase::WhyChanged, &[place]),
                How::Added => say(Phrase::WhyAdded, &[place]),
                How::Removed => say(Phrase::WhyRemoved, &[place]),
            }
        });
        let mut why: Vec<String> = told.collect();
        if changes.len() > TOLD {
            why.push(say(Phrase::WhyMore, &[("count", (changes.len() - TOLD).to_string())]));
        }
        why.extend(self.all.iter().cloned());
        // Which documents they are in nobody knows: they are told where nothing else is.
        if changes.is_empty() || self.same_spec {
            why.extend(self.some.iter().cloned());
        }
        if why.is_empty() {
            // Of the same one the same is made: another build, of some documents, has told the change.
            let phrase = if self.same_spec { Phrase::WhyBehind } else { Phrase::WhySettings };
            why.push(say(phrase, &[]));
        }
        why
    }
}
