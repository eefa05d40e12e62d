//! The templates there are: those built into the program, overlaid by name with the user's own.

use std::collections::BTreeMap;

use crate::source::Source;

/// Every built-in template: its name, which is its path under `templates/`, and its text.
static BUILT_IN: &[(&str, &str)] = &[
    ("page.html", include_str!("../templates/page.html")),
    ("campaign/notice.md", include_str!("../templates/campaign/notice.md")),
    ("campaign/plan.md", include_str!("../templates/campaign/plan.md")),
    ("campaign/schedule.md", include_str!("../templates/campaign/schedule.md")),
    ("campaign/attachment.md", include_str!("../templates/campaign/attachment.md")),
    ("campaign/campaign.yaml", include_str!("../templates/campaign/campaign.yaml")),
];

/// A set of templates.
#[derive(Clone, Debug)]
pub struct Templates {
    by_name: BTreeMap<String, Source>,
}

impl Templates {
    /// The built-in ones.
    #[must_use]
    pub fn built_in() -> Self {
        let by_name = BUILT_IN
            .iter()
            .map(|(name, text)| {
                ((*name).to_owned(), Source::new(format!("templates/{name}"), *text))
            })
            .collect();
        Self { by_name }
    }

    /// Puts a template in place of the one of that name, or adds it. `name` is its path in the
    /// templates' folder, with `/`.
    pub fn overlay(&mut self, name: &str, source: Source) {
        self.by_name.insert(name.to_owned(), source);
    }

    /// All names, in order.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.by_name.keys().map(String::as_str).collect()
    }

    /// The text of a template.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.source(name).map(Source::text)
    }

    /// A template with its places.
    #[must_use]
    pub fn source(&self, name: &str) -> Option<&Source> {
        self.by_name.get(name)
    }

    /// All templates, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Source)> {
        self.by_name.iter().map(|(name, source)| (name.as_str(), source))
    }
}
