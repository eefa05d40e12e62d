//! The parts that no sheet goes into: what the package holds, the file's properties, settings,
//! the table of fonts.

use std::fmt::Write;

use super::media::Media;
use super::section::MarginPart;
use super::styles::W;
use super::text::escape;
use crate::doc::Meta;
use crate::profile::{Face, Fonts, Profile, Role};

/// How every part begins.
pub(super) const PROLOG: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

/// The namespace of references from part to part.
pub(super) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The namespace of the files that list such references.
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// `[Content_Types].xml`.
pub(super) fn content_types(footers: &[MarginPart], media: &Media) -> String {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut out = format!(
        "{PROLOG}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    );
    for kind in media.kinds() {
        let kind = kind.name();
        let _ = write!(out, "<Default Extension=\"{kind}\" ContentType=\"image/{kind}\"/>");
    }
    for (name, kind) in [
        ("document.xml", "document.main"),
        ("styles.xml", "styles"),
        ("settings.xml", "settings"),
        ("fontTable.xml", "fontTable"),
    ]
    .into_iter()
    .chain(footers.iter().map(|footer| (footer.file, footer.kind)))
    {
        let _ =
            write!(out, "<Override PartName=\"/word/{name}\" ContentType=\"{WORD}.{kind}+xml\"/>");
    }
    out.push_str("</Types>");
    out
}

/// `_rels/.rels`.
pub(super) fn package_relations() -> String {
    format!(
        "{PROLOG}<Relationships xmlns=\"{RELATIONS}\">\
         <Relationship Id=\"rId1\" Type=\"{R}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{R}/extended-properties\" Target=\"docProps/app.xml\"/>\
         </Relationships>"
    )
}

/// `word/_rels/document.xml.rels`.
pub(super) fn document_relations(footers: &[MarginPart], media: &Media) -> String {
    let mut out = format!(
        "{PROLOG}<Relationships xmlns=\"{RELATIONS}\">\
         <Relationship Id=\"rIdStyles\" Type=\"{R}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"rIdSettings\" Type=\"{R}/settings\" Target=\"settings.xml\"/>\
         <Relationship Id=\"rIdFonts\" Type=\"{R}/fontTable\" Target=\"fontTable.xml\"/>"
    );
    for MarginPart { id, file, kind, .. } in footers {
        let _ = write!(out, "<Relationship Id=\"{id}\" Type=\"{R}/{kind}\" Target=\"{file}\"/>");
    }
    for (id, target) in media.relations() {
        let _ = write!(out, "<Relationship Id=\"{id}\" Type=\"{R}/image\" Target=\"{target}\"/>");
    }
    out.push_str("</Relationships>");
    out
}

/// `docProps/app.xml`.
pub(super) fn app_properties() -> String {
    format!(
        "{PROLOG}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>hongtou</Application></Properties>"
    )
}

/// `docProps/core.xml`. The day is the document's own: no clock is read.
pub(super) fn core_properties(meta: &Meta) -> String {
    let mut out = format!(
        "{PROLOG}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>zh-CN</dc:language>",
        escape(&meta.title),
        escape(&meta.issuer)
    );
    if let Some(date) = meta.date.as_deref().filter(|date| is_day(date)) {
        for name in ["created", "modified"] {
            let _ = write!(
                out,
                "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:{name}>"
            );
        }
    }
    out.push_str("</cp:coreProperties>");
    out
}

/// Whether `date` has the form `YYYY-MM-DD`.
fn is_day(date: &str) -> bool {
    date.len() == 10
        && date.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// `word/settings.xml`.
///
/// Punctuation is not compressed: a line has [`crate::profile::Grid::chars`] whole characters.
pub(super) fn settings(profile: &Profile) -> String {
    let tab = profile.style(Role::Body).size.0 * 20 + profile.grid.tracking.0 * 2;
    format!(
        "{PROLOG}<w:settings xmlns:w=\"{W}\"><w:zoom w:percent=\"100\"/>\
         <w:defaultTabStop w:val=\"{tab}\"/><w:evenAndOddHeaders/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:compat><w:doNotExpandShiftReturn/>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
         </w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>\
         <w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>"
    )
}

/// `word/fontTable.xml`: the second name of a typeface stands in where the first is missing.
pub(super) fn font_table(fonts: &Fonts) -> String {
    let mut out = format!("{PROLOG}<w:fonts xmlns:w=\"{W}\">");
    for face in Face::ALL {
        let mut names = fonts.names(face).iter();
        let _ =
            write!(out, "<w:font w:name=\"{}\">", escape(names.next().map_or("", String::as_str)));
        if let Some(other) = names.next() {
            let _ = write!(out, "<w:altName w:val=\"{}\"/>", escape(other));
        }
        // 86 is the character set of simplified Chinese.
        out.push_str("<w:charset w:val=\"86\"/><w:family w:val=\"auto\"/></w:font>");
    }
    if let Some(latin) = fonts.latin.first() {
        let _ = write!(
            out,
            "<w:font w:name=\"{}\"><w:charset w:val=\"00\"/><w:family w:val=\"auto\"/></w:font>",
            escape(latin)
        );
    }
    out.push_str("</w:fonts>");
    out
}
