//! The list of all findings as a document.

use std::fmt::Write as _;

use super::{Finding, render};
use crate::catalog::{Code, Phrase, Prose};
use crate::lang::Lang;

/// One code as it is printed when it is found, with the names of its placeholders.
#[must_use]
pub fn explain(code: Code, lang: Lang) -> String {
    render(&Finding::new(code, None), lang)
}

/// All codes as Markdown, one part for each hundred.
#[must_use]
pub fn reference(lang: Lang) -> String {
    let parts = [
        ("HT1", Phrase::FindingsReading),
        ("HT2", Phrase::FindingsSpec),
        ("HT3", Phrase::FindingsLookups),
        ("HT4", Phrase::FindingsTemplates),
        ("HT5", Phrase::FindingsMarkdown),
        ("HT6", Phrase::FindingsFiles),
        ("HT7", Phrase::FindingsAttachments),
        ("HT8", Phrase::FindingsChanges),
        ("HT9", Phrase::FindingsDepartments),
    ];
    let mut out = Prose::Findings.text(lang).to_owned();
    for (prefix, title) in parts {
        let codes = Code::ALL.iter().filter(|code| code.entry().code.starts_with(prefix));
        let entries: Vec<_> = codes.map(|code| explain(*code, lang)).collect();
        let title = title.text(lang, &[]);
        // Writing to a String cannot fail.
        let _ = writeln!(out, "\n## {prefix}: {title}\n\n```text\n{}```", entries.join("\n"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_listed_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let text = reference(lang);
            for code in Code::ALL {
                let code = format!("[{}]", code.entry().code);
                assert_eq!(text.matches(&code).count(), 1, "{code}");
            }
        }
    }
}
