//! The built-in templates, overlaid by the user's.

use crate::source::Source;

/// Templates by name.
pub struct Templates {
    by_name: Vec<(String, Source)>,
}

impl Templates {
    /// Those in the program.
    #[must_use]
    pub fn built_in() -> Self {
        let text = include_str!("../templates/campaign/campaign.yaml");
        let name = "campaign/campaign.yaml";
        let (source, _) = Source::decode(name, text.as_bytes());
        let by_name = source.map(|source| (name.into(), source));
        Self {
            by_name: by_name.into_iter().collect(),
        }
    }

    /// Puts `source` in the place of the template `name`, or beside the others.
    pub fn overlay(&mut self, name: &str, source: Source) {
        self.by_name.retain(|(known, _)| known != name);
        self.by_name.push((name.into(), source));
        self.by_name.sort_by(|a, b| a.0.cmp(&b.0));
    }

    /// All names in order.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.by_name.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// The text of a template.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.by_name.iter().find(|(known, _)| known == name);
        found.map(|(_, text)| text.text())
    }
}
