//! What a run that only looks finds of files.

use hongtou::catalog::{Code, Phrase};
use hongtou::diag::{Arg, Finding};
use hongtou::lang::Lang;

use super::super::console::counted;
use super::put::why_stale;

/// Files that are not as they should be, by what is the matter with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// They are others than they should be.
    stale: usize,
    /// They are not there.
    missing: usize,
    /// Somebody changed them.
    edited: usize,
    /// Something that was not made here has their place.
    foreign: usize,
    /// No department has them.
    left: usize,
}

impl Looked {
    /// Counts the files that findings are about.
    pub fn count(&mut self, findings: &[Finding], lang: Lang) {
        let missing = Arg::Text(why_stale(true, lang));
        for finding in findings {
            let is_missing = || finding.args.iter().any(|(_, arg)| *arg == missing);
            match finding.code {
                Code::Stale if is_missing() => self.missing += 1,
                Code::Stale => self.stale += 1,
                Code::EditedByHand => self.edited += 1,
                Code::NotOurs => self.foreign += 1,
                Code::OwnerlessInCheck | Code::OwnerlessEditedInCheck => self.left += 1,
                _ => {}
            }
        }
    }

    /// What is said of them beside `current` files that are as they should be.
    pub fn text(&self, current: usize, lang: Lang) -> String {
        let files = |count| counted(count, Phrase::OneFile, Phrase::Files, lang);
        let mut text = Phrase::CheckCurrent.text(lang, &[("files", files(current))]);
        let all = [
            (self.stale, Phrase::CheckStale),
            (self.missing, Phrase::CheckMissing),
            (self.edited, Phrase::CheckEdited),
            (self.foreign, Phrase::CheckForeign),
            (self.left, Phrase::CheckLeft),
        ];
        for (count, phrase) in all.into_iter().filter(|(count, _)| *count > 0) {
            text.push_str(&phrase.text(lang, &[("count", count.to_string())]));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::put::finding_at;
    use super::*;

    #[test]
    fn files_are_counted_by_what_is_the_matter_with_them() {
        for (lang, said) in [
            (Lang::Zh, "7 个文件最新，1 个过期，2 个没有，1 个改过，1 个不是这里做的，1 个多余"),
            (
                Lang::En,
                "7 files up to date, 1 stale, 2 missing, 1 edited, 1 not made here, 1 left over",
            ),
        ] {
            let of = |code| finding_at(code, Path::new("a"));
            let stale = |missing| of(Code::Stale).with("detail", why_stale(missing, lang));
            let mut looked = Looked::default();
            looked.count(&[stale(true), stale(false), of(Code::EditedByHand)], lang);
            looked.count(&[of(Code::NotOurs), of(Code::OwnerlessInCheck), stale(true)], lang);
            looked.count(&[of(Code::NoDepartments)], lang);
            assert_eq!(looked.text(7, lang), said);
        }
        assert_eq!(Looked::default().text(1, Lang::En), "1 file up to date");
    }
}
