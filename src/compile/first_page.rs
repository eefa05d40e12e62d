//! The first page of what is issued: whose names its mark shows, and what must give way so that
//! some of the text stands on it (7.3.3).

use super::Run;
use crate::catalog::Code;
use crate::diag::Finding;
use crate::doc::{self, Imprint, Labelled, Sheet};
use crate::layout::{first_page, mark, signers};
use crate::spec::{Format, JointMark, Spec};

/// What a mark may end in, and what then stands to the right of the names of a joint one.
const SUFFIXES: [&str; 4] = ["文件", "命令", "令", "纪要"];

impl Run<'_> {
    /// Sets the mark of `sheet`, and moves 主送机关 to 版记 where they leave no room for text.
    pub(super) fn first_page(&mut self, sheet: &mut Sheet) {
        if sheet.head.is_none() {
            return;
        }
        let mark = self.mark();
        let Some(head) = &mut sheet.head else { return };
        head.mark = mark;
        let places = &self.loaded.places;
        let no_room = head.format != doc::Format::Letter
            && !head.signers.is_empty()
            && signers::per_line(head, self.profile).is_none();
        if no_room {
            let finding =
                Finding::new(Code::NumberBesideSigners, self.source.place(places.number.clone()))
                    .with("text", head.doc_number.clone().unwrap_or_default());
            self.found_in_spec(finding);
        }
        // What is to be mended first may leave more room, or less; and a text that is missing,
        // which was said, shows nowhere.
        if self.spec_is_faulty()
            || sheet.body.is_empty()
            || first_page::shows_text(sheet, self.profile)
        {
            return;
        }
        if let Some(addressee) = sheet.addressee.take() {
            if first_page::shows_text(sheet, self.profile) {
                sheet.imprint = Some(moved(&addressee));
                let place = self.source.place(places.to.clone());
                self.found_in_spec(Finding::new(Code::AddresseeMoved, place));
                return;
            }
            // It is not the addressees alone that are in the way.
            sheet.addressee = Some(addressee);
        }
        let place = self.source.place(places.title.clone());
        self.found_in_spec(Finding::new(Code::NoTextOnFirstPage, place));
    }

    /// 发文机关标志 (7.2.4): the issuer's; of a joint issue the names of all below each other, with
    /// 文件 to their right, as long as there is room for them. A letter carries the sponsor's alone
    /// (10.1).
    fn mark(&mut self) -> doc::Mark {
        let spec = &self.loaded.spec;
        let issuer = &spec.issuer;
        let alone =
            doc::Mark { lines: mark::lines(&sponsors(spec), self.profile), suffix: String::new() };
        if issuer.joint.is_empty()
            || spec.format == Format::Letter
            || issuer.joint_mark == Some(JointMark::Sponsor)
        {
            return alone;
        }
        let (names, suffix) = all(spec);
        let lines = mark::joint_lines(&names, suffix, self.profile);
        if issuer.joint_mark.is_none() && !mark::is_low_enough(&lines, self.profile) {
            let place = self.source.place(self.loaded.places.joint.clone());
            let finding = Finding::new(Code::SponsorAlone, place)
                .with("count", (issuer.joint.len() + 1).to_string());
            self.found_in_spec(finding);
            return alone;
        }
        doc::Mark { lines, suffix: suffix.to_owned() }
    }
}

/// The mark of the sponsor alone: of a mark that names all issuers, what a single one would have.
fn sponsors(spec: &Spec) -> String {
    let issuer = &spec.issuer;
    if issuer.joint.is_empty() || !issuer.mark.contains('|') {
        return issuer.mark.clone();
    }
    let (_, suffix) = parted(&issuer.mark);
    let first = issuer.mark.split('|').next().unwrap_or_default();
    format!("{}{}", first.trim(), if spec.format == Format::Letter { "" } else { suffix })
}

/// The names of a joint mark, and what stands to their right. A mark with `|` in it names the
/// issuers itself; any other names the sponsor.
fn all(spec: &Spec) -> (Vec<String>, &str) {
    let issuer = &spec.issuer;
    let (names, suffix) = parted(&issuer.mark);
    let own = names.split('|').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    let mut lines: Vec<String> = own.collect();
    if !issuer.mark.contains('|') {
        lines.extend(issuer.joint.iter().cloned());
    }
    (lines, suffix)
}

/// A mark without what it ends in, and that.
fn parted(mark: &str) -> (&str, &'static str) {
    let mark = mark.trim();
    let ends = |suffix: &&str| mark.len() > suffix.len() && mark.ends_with(*suffix);
    let suffix = SUFFIXES.into_iter().find(ends).unwrap_or_default();
    (mark.strip_suffix(suffix).unwrap_or(mark).trim(), suffix)
}

/// 版记 with 主送机关 in it, in the form of 抄送 (7.4.2).
fn moved(addressee: &str) -> Imprint {
    let names = addressee.trim_end_matches('：');
    let line = Labelled { label: "主送：".to_owned(), text: format!("{names}。") };
    Imprint { copies: vec![line], ..Imprint::default() }
}
