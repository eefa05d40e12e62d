//! Every word that the program says to a person, in Chinese and English, in one place:
//! [`Code`] for findings, [`Phrase`] for all the rest (help, progress, results), [`Prose`] for what
//! takes paragraphs.

mod findings;
mod phrases;
mod prose;
mod words;

pub use findings::{Code, Entry};
pub use phrases::Phrase;
pub use prose::Prose;
pub use words::Words;

use crate::lang::Lang;

impl Words {
    /// The words in `lang`, placeholders and all.
    #[must_use]
    pub const fn text(self, lang: Lang) -> &'static str {
        let (zh, en) = self.both();
        lang.pick(zh, en)
    }
}

impl Phrase {
    /// The phrase in `lang`, with `{name}` replaced from `args`.
    #[must_use]
    pub fn text(self, lang: Lang, args: &[(&'static str, String)]) -> String {
        let (zh, en) = self.both();
        fill(lang.pick(zh, en), args)
    }
}

/// `text` with every `{name}` replaced by the value of that name.
#[must_use]
pub(crate) fn fill(text: &str, args: &[(&'static str, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((head, tail)) = rest.split_once('{') {
        out.push_str(head);
        match tail.split_once('}') {
            Some((name, after)) if args.iter().any(|(n, _)| *n == name) => {
                out.extend(args.iter().filter(|(n, _)| *n == name).map(|(_, v)| v.as_str()));
                rest = after;
            }
            _ => {
                out.push('{');
                rest = tail;
            }
        }
    }
    out.push_str(rest);
    out
}
