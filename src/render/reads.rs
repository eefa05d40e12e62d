//! What a template asks for: it is given that, and what it gives hangs on nothing else.

use std::collections::{BTreeMap, BTreeSet};

use crate::many::Many;
use crate::spec::schema::SPEC;
use crate::spec::{DEPARTMENT, Data};
use crate::templates::Templates;

/// What templates can ask for besides the top-level keys of a spec.
const ADDED: [&str; 4] = [DEPARTMENT, "columns", "rows", "attachment"];

/// Tera's own name for all values at once.
const EVERYTHING: &str = "__tera";

/// Of the values that a template can ask for, those that it names, or a template that it names.
#[derive(Debug, Default)]
pub struct Reads {
    wanted: BTreeMap<&'static str, Wanted>,
}

/// How much of a value a template asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All of it.
    Whole,
    /// The values of these keys, and whether there is anything: the template has nothing of it but
    /// `name.key` and `if name`.
    Keys(BTreeSet<String>),
}

impl Wanted {
    /// What of `value` a template is given.
    #[must_use]
    pub fn of(&self, value: &Data) -> Data {
        match (self, value) {
            (Self::Keys(keys), Data::Map(entries)) => {
                let own: Many<_> =
                    entries.iter().filter(|(key, _)| keys.contains(key)).cloned().collect();
                // A map with nothing in it would be taken for nothing.
                if own.is_empty() { value.clone() } else { Data::Map(own) }
            }
            (Self::Keys(_) | Self::Whole, _) => value.clone(),
        }
    }
}

impl Reads {
    /// What the template of that name asks for.
    pub(super) fn new(template: &str, templates: &Templates) -> Self {
        let mut reads = Self::default();
        let mut texts: Vec<&str> = Vec::new();
        let mut names = vec![template];
        while let Some(name) = names.pop() {
            let Some(text) = templates.get(name).map(without_remark) else { continue };
            if texts.contains(&text) {
                continue;
            }
            texts.push(text);
            reads.add(text);
            names.extend(templates.names().into_iter().filter(|other| text.contains(other)));
        }
        reads
    }

    /// What is asked for of the value of a name; [`None`] where it has no effect.
    #[must_use]
    pub fn wanted(&self, name: &str) -> Option<&Wanted> {
        self.wanted.get(name)
    }

    /// Whether the value of a name may have an effect.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.wanted.contains_key(name)
    }

    /// Adds what stands in a text, be it within Tera's braces or not.
    fn add(&mut self, text: &str) {
        let all = || SPEC.fields.iter().map(|field| field.key).chain(ADDED);
        if text.contains(EVERYTHING) {
            self.wanted.extend(all().map(|name| (name, Wanted::Whole)));
        }
        let mut rest = text;
        while let Some(start) = rest.find(is_word) {
            let word = rest.get(start..).unwrap_or_default();
            let (word, after) = word.split_at(word.find(|c| !is_word(c)).unwrap_or(word.len()));
            rest = after;
            let before = text.get(..text.len() - after.len() - word.len()).unwrap_or_default();
            let is_key = before.ends_with('.') && !before.ends_with("..");
            if let Some(name) = all().find(|name| *name == word && !is_key) {
                let wanted = self.wanted.entry(name).or_insert(Wanted::Keys(BTreeSet::new()));
                match (&mut *wanted, key(after)) {
                    (Wanted::Keys(keys), Some(key)) => {
                        keys.insert(key.to_owned());
                    }
                    (Wanted::Keys(_), None) if is_condition(before, after) => {}
                    (Wanted::Whole | Wanted::Keys(_), _) => *wanted = Wanted::Whole,
                }
            }
        }
    }
}

/// Whether a name between these texts is all that an `if` or an `elif` asks.
fn is_condition(before: &str, after: &str) -> bool {
    let asked = before.strip_suffix(' ').and_then(|before| {
        let before = before.strip_suffix("elif").or_else(|| before.strip_suffix("if"))?.trim_end();
        Some(before.ends_with("{%") || before.ends_with("{%-"))
    });
    let after = after.trim_start();
    asked == Some(true) && (after.starts_with("%}") || after.starts_with("-%}"))
}

/// The key in `.key`; [`None`] where it is not of plain letters, or there is none.
fn key(text: &str) -> Option<&str> {
    let text = text.strip_prefix('.')?;
    let (key, rest) = text.split_at(text.find(|c| !is_word(c)).unwrap_or(text.len()));
    let ends = !rest.starts_with(char::is_alphanumeric);
    (!key.is_empty() && ends).then_some(key)
}

/// What a name is made of.
const fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// A template without the remark that it begins with.
fn without_remark(text: &str) -> &str {
    let remark = text.trim_start().strip_prefix("{#").and_then(|rest| rest.split_once("#}"));
    remark.map_or(text, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn wanted(text: &str) -> Vec<String> {
        let mut templates = Templates::built_in();
        templates.overlay("own.md", Source::new("own.md", text));
        let reads = Reads::new("own.md", &templates);
        let shown = |(name, wanted): (&&str, &Wanted)| match wanted {
            Wanted::Whole => (*name).to_owned(),
            Wanted::Keys(keys) => {
                format!("{name}.{}", keys.iter().cloned().collect::<Vec<_>>().join("|"))
            }
        };
        reads.wanted.iter().map(shown).collect()
    }

    #[test]
    fn a_template_asks_for_what_it_names() {
        assert_eq!(
            wanted("{# plan #}{{ plan.title }}{{ plan.body | markdown }}"),
            ["plan.body|title"]
        );
        assert_eq!(
            wanted("{% for s in plan.sections %}{{ s.text }}{% endfor %}"),
            ["plan.sections"]
        );
        assert_eq!(wanted("{{ plan.title }}{% set p = plan %}{{ p.body }}"), ["plan"]);
        assert_eq!(wanted("{{ plan.title }}{{ plan['body'] }}{{ plan }}"), ["plan"]);
        assert_eq!(wanted("{{ cell.text }}{{ context }}{{ a.plan.to }}"), [""; 0]);
        assert_eq!(wanted("{{ text_1 }}{{rows}}{{- to-}}"), ["rows", "to"]);
        assert_eq!(wanted("{{ plan.intro }}{# {{ plan }} #}"), ["plan"]);
        assert_eq!(
            wanted("{{ vars.a_1 }}{{ plan.要求 }}{{ head.a要 }}"),
            ["head", "plan", "vars.a_1"]
        );
        assert_eq!(wanted("{{ [...plan, 1] }}"), ["plan"]);
        assert_eq!(
            wanted("{% if plan %}{{ plan.title }}{%- elif  to -%}{% endif %}"),
            ["plan.title", "to"]
        );
        assert_eq!(wanted("{% if plan -%}{% elif to %}"), ["plan.", "to."]);
        assert_eq!(wanted("{% if plan and to %}{% if not head %}"), ["head", "plan", "to"]);
        let all = SPEC.fields.len() + ADDED.len();
        assert_eq!(wanted("{{ __tera_context }}").len(), all);
    }

    #[test]
    fn a_template_asks_for_what_those_that_it_names_ask_for() {
        let own = wanted("{% include \"campaign/attachment.md\" %}{{ plan.title }}");
        assert_eq!(own, ["attachment.body|md", "campaign", "plan.title"]);
    }
}
