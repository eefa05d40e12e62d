//! The templates there are: those built into the program, overlaid by name with the user's own.

use std::collections::BTreeMap;

use crate::source::Source;

/// Every built-in template: its name, which is its path under `templates/`, and its text.
static BUILT_IN: &[(&str, &str)] = &[
    ("page.html", include_str!("../templates/page.html")),
    ("campaign/plan.md", include_str!("../templates/campaign/plan.md")),
    ("campaign/schedule.md", include_str!("../templates/campaign/schedule.md")),
    ("campaign/attachment.md", include_str!("../templates/campaign/attachment.md")),
    ("campaign/campaign.yaml", include_str!("../templates/campaign/campaign.yaml")),
    // One folder a kind (文种), each with the same two files.
    ("resolution/text.md", include_str!("../templates/resolution/text.md")),
    ("resolution/resolution.yaml", include_str!("../templates/resolution/resolution.yaml")),
    ("decision/text.md", include_str!("../templates/decision/text.md")),
    ("decision/decision.yaml", include_str!("../templates/decision/decision.yaml")),
    ("order/text.md", include_str!("../templates/order/text.md")),
    ("order/order.yaml", include_str!("../templates/order/order.yaml")),
    ("communique/text.md", include_str!("../templates/communique/text.md")),
    ("communique/communique.yaml", include_str!("../templates/communique/communique.yaml")),
    ("announcement/text.md", include_str!("../templates/announcement/text.md")),
    ("announcement/announcement.yaml", include_str!("../templates/announcement/announcement.yaml")),
    ("notification/text.md", include_str!("../templates/notification/text.md")),
    ("notification/notification.yaml", include_str!("../templates/notification/notification.yaml")),
    ("opinion/text.md", include_str!("../templates/opinion/text.md")),
    ("opinion/opinion.yaml", include_str!("../templates/opinion/opinion.yaml")),
    ("notice/text.md", include_str!("../templates/notice/text.md")),
    ("notice/notice.yaml", include_str!("../templates/notice/notice.yaml")),
    ("circular/text.md", include_str!("../templates/circular/text.md")),
    ("circular/circular.yaml", include_str!("../templates/circular/circular.yaml")),
    ("report/text.md", include_str!("../templates/report/text.md")),
    ("report/report.yaml", include_str!("../templates/report/report.yaml")),
    ("request/text.md", include_str!("../templates/request/text.md")),
    ("request/request.yaml", include_str!("../templates/request/request.yaml")),
    ("reply/text.md", include_str!("../templates/reply/text.md")),
    ("reply/reply.yaml", include_str!("../templates/reply/reply.yaml")),
    ("motion/text.md", include_str!("../templates/motion/text.md")),
    ("motion/motion.yaml", include_str!("../templates/motion/motion.yaml")),
    ("letter/text.md", include_str!("../templates/letter/text.md")),
    ("letter/letter.yaml", include_str!("../templates/letter/letter.yaml")),
    ("minutes/text.md", include_str!("../templates/minutes/text.md")),
    ("minutes/minutes.yaml", include_str!("../templates/minutes/minutes.yaml")),
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
