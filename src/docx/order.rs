//! The order of the schema. docx-rs writes properties in an order of its own, which Word in part
//! ignores and validators reject; it also writes attributes that do not exist, and identifiers
//! that count up from document to document.

use super::element::{Element, Node};

/// Puts `element` and all that is in it into the order of the schema, and takes out what is
/// illegal, empty or not the same from run to run.
pub(super) fn canonical(element: &mut Element) {
    element.attributes.retain(|(key, _)| legal(&element.name, key));
    for child in element.elements_mut() {
        canonical(child);
    }
    element.children.retain(|node| !is_empty_property(node));
    let sequence = sequence(&element.name);
    if !sequence.is_empty() {
        // Stable: what may repeat keeps its order. What the table does not know goes last.
        element.children.sort_by_key(|node| match node {
            Node::Element(child) => {
                sequence.iter().position(|name| *name == child.name).unwrap_or(sequence.len())
            }
            Node::Text(_) => sequence.len(),
        });
    }
}

/// Whether the attribute may stand on that element.
fn legal(element: &str, attribute: &str) -> bool {
    match attribute {
        // A counter of the thread's.
        "w14:paraId" => false,
        "w:type" => element != "w:gridCol",
        _ => true,
    }
}

/// Properties that say nothing.
fn is_empty_property(node: &Node) -> bool {
    match node {
        Node::Element(element) => {
            matches!(element.name.as_str(), "w:pPr" | "w:rPr" | "w:trPr" | "w:tcPr")
                && element.children.is_empty()
        }
        Node::Text(_) => false,
    }
}

/// The children of `parent` in the order of ISO/IEC 29500-1; empty where any order will do.
fn sequence(parent: &str) -> &'static [&'static str] {
    match parent {
        "w:pPr" => PARAGRAPH,
        "w:rPr" => RUN,
        "w:tblPr" => TABLE,
        "w:tcPr" => CELL,
        "w:tcBorders" | "w:tblBorders" => BORDERS,
        "w:sectPr" => SECTION,
        _ => &[],
    }
}

const PARAGRAPH: &[&str] = &[
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
    "w:numPr",
    "w:suppressLineNumbers",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
    "w:divId",
    "w:cnfStyle",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
];

const RUN: &[&str] = &[
    "w:rStyle",
    "w:rFonts",
    "w:b",
    "w:bCs",
    "w:i",
    "w:iCs",
    "w:caps",
    "w:smallCaps",
    "w:strike",
    "w:dstrike",
    "w:outline",
    "w:shadow",
    "w:emboss",
    "w:imprint",
    "w:noProof",
    "w:snapToGrid",
    "w:vanish",
    "w:webHidden",
    "w:color",
    "w:spacing",
    "w:w",
    "w:kern",
    "w:position",
    "w:sz",
    "w:szCs",
    "w:highlight",
    "w:u",
    "w:effect",
    "w:bdr",
    "w:shd",
    "w:fitText",
    "w:vertAlign",
    "w:rtl",
    "w:cs",
    "w:em",
    "w:lang",
    "w:eastAsianLayout",
    "w:specVanish",
];

const TABLE: &[&str] = &[
    "w:tblStyle",
    "w:tblpPr",
    "w:tblOverlap",
    "w:bidiVisual",
    "w:tblStyleRowBandSize",
    "w:tblStyleColBandSize",
    "w:tblW",
    "w:jc",
    "w:tblCellSpacing",
    "w:tblInd",
    "w:tblBorders",
    "w:shd",
    "w:tblLayout",
    "w:tblCellMar",
    "w:tblLook",
];

const CELL: &[&str] = &[
    "w:cnfStyle",
    "w:tcW",
    "w:gridSpan",
    "w:hMerge",
    "w:vMerge",
    "w:tcBorders",
    "w:shd",
    "w:noWrap",
    "w:tcMar",
    "w:textDirection",
    "w:tcFitText",
    "w:vAlign",
    "w:hideMark",
];

const BORDERS: &[&str] = &[
    "w:top",
    "w:left",
    "w:start",
    "w:bottom",
    "w:right",
    "w:end",
    "w:insideH",
    "w:insideV",
    "w:tl2br",
    "w:tr2bl",
];

const SECTION: &[&str] = &[
    "w:headerReference",
    "w:footerReference",
    "w:footnotePr",
    "w:endnotePr",
    "w:type",
    "w:pgSz",
    "w:pgMar",
    "w:paperSrc",
    "w:pgBorders",
    "w:lnNumType",
    "w:pgNumType",
    "w:cols",
    "w:formProt",
    "w:vAlign",
    "w:noEndnote",
    "w:titlePg",
    "w:textDirection",
    "w:bidi",
    "w:rtlGutter",
    "w:docGrid",
    "w:printerSettings",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str) {
        let mut elements = Element::parse_all(before.as_bytes()).unwrap();
        let mut out = String::new();
        for element in &mut elements {
            canonical(element);
            element.write_to(&mut out);
        }
        assert_eq!(out, after);
    }

    #[test]
    fn properties_stand_in_the_order_of_the_schema() {
        check(
            "<w:p><w:pPr><w:rPr/><w:keepNext/><w:jc w:val=\"left\"/><w:pStyle w:val=\"a\"/></w:pPr></w:p>",
            "<w:p><w:pPr><w:pStyle w:val=\"a\"/><w:keepNext/><w:jc w:val=\"left\"/></w:pPr></w:p>",
        );
        check(
            "<w:tblPr><w:tblW w:w=\"1\"/><w:tblStyle w:val=\"a\"/></w:tblPr>",
            "<w:tblPr><w:tblStyle w:val=\"a\"/><w:tblW w:w=\"1\"/></w:tblPr>",
        );
    }

    #[test]
    fn text_keeps_its_place_and_its_escapes() {
        check(
            "<w:p w14:paraId=\"1\"><w:r><w:rPr /><w:t xml:space=\"preserve\"> a&amp;b </w:t><w:br/></w:r></w:p>",
            "<w:p><w:r><w:t xml:space=\"preserve\"> a&amp;b </w:t><w:br/></w:r></w:p>",
        );
    }

    #[test]
    fn columns_of_the_grid_have_no_type() {
        check(
            "<w:tblGrid><w:gridCol w:w=\"5\" w:type=\"dxa\"/></w:tblGrid>",
            "<w:tblGrid><w:gridCol w:w=\"5\"/></w:tblGrid>",
        );
    }
}
