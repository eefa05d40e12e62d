//! The HTML backend: a tree and a profile in, the parts of a page out.
//!
//! [`write()`] walks the sheets in order and writes one element a node; the look comes from
//! [`css`], which is generated from the profile. The page around the parts is a template and is
//! rendered elsewhere.
//!
//! What holds everywhere:
//! - every character of the tree passes through [`encode::Encoder`], the only place that escapes;
//! - what is visible is the tree's text: labels are text, and CSS adds nothing but the page
//!   numbers of the printed page;
//! - the backend does no I/O, and the same tree gives the same bytes.

mod block;
mod css;
mod encode;
mod head;
mod imprint;
mod outline;
mod sheet;
mod signature;
mod table;

use crate::doc::{Document, Format};
use crate::profile::{Profile, Role};

/// What the page template needs of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The page's title, not escaped.
    pub title: String,
    /// The style sheet, as it stands in `<style>`.
    pub style: String,
    /// The sheets as HTML.
    pub body: String,
}

/// Writes `document` in the look of `profile`.
#[must_use]
pub fn write(document: &Document, profile: &Profile) -> Parts {
    let mut writer = Writer::new(profile);
    let mut heads = document.sheets.iter().filter_map(|sheet| sheet.head.as_ref());
    writer.letter = heads.any(|head| head.format == Format::Letter);
    for sheet in &document.sheets {
        writer.sheet(sheet);
    }
    Parts {
        title: document.meta.title.clone(),
        style: css::write(profile),
        body: writer.out.finish(),
    }
}

/// The walk over one document.
struct Writer<'a> {
    profile: &'a Profile,
    out: encode::Encoder,
    /// How many tables were written: their regions are told apart by number.
    tables: usize,
    /// Whether it is a letter, whose 版记 has no rules (10.1).
    letter: bool,
    /// Which levels of heading are open in the sheet at hand.
    outline: outline::Outline,
}

impl<'a> Writer<'a> {
    fn new(profile: &'a Profile) -> Self {
        Self {
            profile,
            out: encode::Encoder::default(),
            tables: 0,
            letter: false,
            outline: outline::Outline::default(),
        }
    }
}

/// The class that carries the style of `role`.
const fn class(role: Role) -> &'static str {
    match role {
        Role::Mark => "mark",
        Role::DocNumber => "doc-number",
        Role::Title => "title",
        Role::TopTitle => "top-title",
        Role::Addressee => "addressee",
        Role::Body => "body",
        Role::Heading1 => "heading-1",
        Role::Heading2 => "heading-2",
        Role::Heading3 => "heading-3",
        Role::Heading4 => "heading-4",
        Role::ListItem => "item",
        Role::NoteOnly => "note-only",
        Role::NoteFirst => "note-first",
        Role::NoteNext => "note-next",
        Role::NoteWide => "note-wide",
        Role::SignatureIssuer => "issuer",
        Role::SignatureDate => "date",
        Role::AttachmentLabel => "attachment-label",
        Role::AttachmentTitle => "attachment-title",
        Role::TableHead => "table-head",
        Role::TableCell => "table-cell",
        Role::PageNumberOdd => "page-number-odd",
        Role::PageNumberEven => "page-number-even",
        Role::CopyNumber => "copy-number",
        Role::Secrecy => "secrecy",
        Role::Urgency => "urgency",
        Role::SignerLine => "signers",
        Role::Remark => "remark",
        Role::Attendance => "attendance",
        Role::ImprintCopies => "copies",
        Role::ImprintPrinter => "printer",
        Role::NotedTitle => "noted-title",
        Role::TitleNote => "title-note",
        Role::Picture => "picture",
        Role::Caption => "caption",
        Role::SealedIssuer => "sealed-issuer",
        Role::SealedDate => "sealed-date",
        Role::StampLine => "stamp-line",
        Role::StampDate => "stamp-date",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Meta, Sheet};

    /// What `walk` writes in the standard's profile.
    pub(super) fn written(walk: impl FnOnce(&mut Writer<'_>)) -> String {
        let profile = Profile::gbt9704();
        let mut writer = Writer::new(&profile);
        walk(&mut writer);
        writer.out.finish()
    }

    #[test]
    fn the_same_tree_gives_the_same_parts() {
        let document = Document {
            name: "notice".to_owned(),
            meta: Meta { title: "通知".to_owned(), ..Meta::default() },
            sheets: vec![Sheet::default()],
        };
        let profile = Profile::gbt9704();
        let parts = write(&document, &profile);
        assert_eq!(parts, write(&document, &profile));
        assert_eq!(parts.title, "通知");
    }

    #[test]
    fn no_two_roles_share_a_class() {
        let classes: std::collections::BTreeSet<_> = Role::ALL.into_iter().map(class).collect();
        assert_eq!(classes.len(), Role::ALL.len());
    }
}
