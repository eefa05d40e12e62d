//! 版头 in every format, 署名, 附注, 出席 and 版记.

use super::{body, paragraph, part};
use crate::doc::{
    Document, Format, Imprint, Labelled, Mark, Meta, Orientation, RedHead, Sheet, Signature,
};
use crate::docx::write;
use crate::profile::Profile;

#[allow(clippy::unnecessary_wraps, reason = "the slots of the tree are optional")]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn mark(lines: &[&str], suffix: &str) -> Mark {
    Mark { lines: lines.iter().map(|line| (*line).to_owned()).collect(), suffix: suffix.to_owned() }
}

fn head() -> RedHead {
    RedHead {
        mark: mark(&["某市儿童医院委员会文件"], ""),
        doc_number: some("某儿医委〔2018〕33号"),
        ..RedHead::default()
    }
}

fn sheet(head: RedHead) -> Sheet {
    Sheet {
        id: "notice".to_owned(),
        head: Some(head),
        body: vec![paragraph("正文")],
        ..Sheet::default()
    }
}

fn imprint() -> Imprint {
    let line = |label: &str, text: &str| Labelled { label: label.into(), text: text.into() };
    Imprint {
        copies: vec![line("主送：", "各科室。"), line("抄送：", "市卫生健康委员会。")],
        printer: some("党委办公室"),
        printed: some("2018年5月22日印发"),
    }
}

/// The bytes of a document of `sheets`, whose body formats nothing directly.
#[track_caller]
fn bytes(sheets: Vec<Sheet>) -> Vec<u8> {
    let document = Document { name: "notice".to_owned(), meta: Meta::default(), sheets };
    let bytes = write(&document, &Profile::gbt9704()).unwrap();
    let xml = part(&bytes, "word/document.xml");
    for name in ["w:sz", "w:rFonts", "w:jc", "w:ind", "w:spacing", "w:color", "w:tabs", "w:pBdr"] {
        assert!(
            !xml.contains(&format!("<{name} ")) && !xml.contains(&format!("<{name}>")),
            "{name}"
        );
    }
    bytes
}

/// The body of such a document, one `style|text` a paragraph; a tab is →, a new line /.
#[track_caller]
fn lines(sheet: Sheet) -> Vec<String> {
    paragraphs(&part(&bytes(vec![sheet]), "word/document.xml"))
}

fn paragraphs(xml: &str) -> Vec<String> {
    let whole = xml.split("<w:p>").skip(1).filter_map(|rest| rest.split("</w:p>").next());
    whole
        .filter_map(|xml| {
            let (_, rest) = xml.split_once("<w:pStyle w:val=\"")?;
            let (style, rest) = rest.split_once('"')?;
            let (_, rest) = rest.split_once("</w:pPr>")?;
            let marked = rest.replace("<w:tab/>", "→").replace("<w:br/>", "/");
            let mut text = String::new();
            for piece in marked.split('>') {
                text.push_str(piece.split('<').next()?);
            }
            Some(format!("{style}|{text}"))
        })
        .collect()
}

/// What a style says.
#[track_caller]
fn style(bytes: &[u8], id: &str) -> String {
    let styles = part(bytes, "word/styles.xml");
    let (_, rest) = styles.split_once(&format!("w:styleId=\"{id}\"")).unwrap();
    rest.split("</w:style>").next().unwrap().to_owned()
}

/// The room above the mark, in twips.
#[track_caller]
fn above(head: RedHead) -> i32 {
    let style = style(&bytes(vec![sheet(head)]), "IssuerMark");
    let (_, rest) = style.split_once("w:before=\"").unwrap();
    rest.split('"').next().unwrap().parse().unwrap()
}

#[test]
fn what_stands_above_the_mark_takes_its_lines_from_the_room_above() {
    let full = RedHead {
        copy_number: some("000001"),
        secrecy: some("机密★1年"),
        urgency: some("特急"),
        ..head()
    };
    let expected = ["CopyNumber|000001", "Secrecy|机密★1年", "Urgency|特急"];
    assert_eq!(lines(sheet(full.clone()))[..3], expected);
    assert_eq!(above(head()) - above(full), 3 * 579);
    let urgent = RedHead { urgency: some("加急"), ..head() };
    assert_eq!(lines(sheet(urgent.clone()))[0], "Urgency|加急");
    assert_eq!(above(head()) - above(urgent), 579);
    let order = RedHead { format: Format::Order, ..head() };
    // 35 mm and 20 mm.
    assert_eq!(above(head()) - above(order), 1984 - 1134);
}

#[test]
fn signers_stand_right_of_the_number_two_a_line() {
    let signed = |names: &[&str]| {
        let signers = names.iter().map(|name| (*name).to_owned()).collect();
        sheet(RedHead { signers, ..head() })
    };
    assert_eq!(lines(signed(&["张某某"]))[1], "DocumentNumber|某儿医委〔2018〕33号→签发人：张某某");
    assert_eq!(
        lines(signed(&["张某某", "李某", "王某某", "赵某", "钱某"]))[1..4],
        [
            "SignerLine|→签发人：张某某→李某",
            "SignerLineNext|→→王某某→赵某",
            "DocumentNumber|某儿医委〔2018〕33号→→钱某",
        ]
    );
    let bytes = bytes(vec![signed(&["张某某", "李某", "王某某"])]);
    // The second column ends one character from the right, the first one before it.
    let second = 8844 - 315 - 2 * 315;
    let first = second - 315 - 3 * 315;
    for id in ["SignerLine", "DocumentNumber"] {
        let style = style(&bytes, id);
        for stop in [first - 4 * 315, first, second] {
            assert!(style.contains(&format!("<w:tab w:val=\"left\" w:pos=\"{stop}\"/>")), "{stop}");
        }
    }
    let xml = part(&bytes, "word/document.xml");
    assert_eq!(xml.matches("<w:rStyle w:val=\"SignerName\"/>").count(), 3);
    let number = style(&bytes, "DocumentNumber");
    assert!(
        number.contains("<w:pBdr><w:bottom w:val=\"single\"") && number.contains("w:left=\"0\"")
    );
    assert!(
        number.contains("w:before=\"0\"")
            && style(&bytes, "SignerLine").contains("w:before=\"1051\"")
    );
}

#[test]
fn issuers_stand_below_each_other_and_the_remark_below_the_date() {
    let mut sheet = sheet(head());
    sheet.signature = Some(Signature {
        issuers: vec!["某市卫生健康委员会".to_owned(), "某市教育局".to_owned()],
        date: "2018年5月21日".to_owned(),
        ..Signature::default()
    });
    sheet.remark = some("（此件公开发布）");
    assert_eq!(
        lines(sheet.clone())[3..],
        [
            "SignatureIssuer|某市卫生健康委员会",
            "SignatureIssuerNext|某市教育局",
            "SignatureDate|2018年5月21日",
            "Remark|（此件公开发布）",
        ]
    );
    let bytes = bytes(vec![sheet]);
    assert!(style(&bytes, "SignatureIssuer").contains("w:before=\"579\""));
    let next = style(&bytes, "SignatureIssuerNext");
    assert!(next.contains("w:before=\"0\"") && next.contains("w:right=\"630\""));
    assert!(style(&bytes, "Remark").contains("w:firstLine=\"630\""));
}

#[test]
fn the_imprint_floats_on_the_foot_of_the_type_area() {
    let mut sheet = sheet(head());
    sheet.imprint = Some(imprint());
    let bytes = bytes(vec![sheet]);
    let xml = part(&bytes, "word/document.xml");
    assert_eq!(
        paragraphs(&xml)[3..],
        [
            "ImprintCopies|主送：各科室。",
            "ImprintCopies|抄送：市卫生健康委员会。",
            "ImprintPrinter|党委办公室→2018年5月22日印发",
            "AfterTable|",
        ]
    );
    assert!(xml.contains(
        "<w:tblStyle w:val=\"ImprintTable\"/><w:tblpPr w:vertAnchor=\"margin\" \
         w:horzAnchor=\"page\" w:tblpX=\"1588\" w:tblpYSpec=\"bottom\"/><w:tblW w:w=\"8844\""
    ));
    // No rule between 主送 and 抄送.
    assert_eq!(xml.matches("<w:tr>").count(), 2);
    let table = style(&bytes, "ImprintTable");
    for (edge, eighths) in [("top", 8), ("bottom", 8), ("insideH", 6)] {
        assert!(
            table.contains(&format!("<w:{edge} w:val=\"single\" w:sz=\"{eighths}\"")),
            "{edge}"
        );
    }
}

#[test]
fn a_joint_mark_has_its_suffix_at_the_right() {
    let joint = RedHead {
        mark: mark(&["某市卫生健康委员会", "某市教育局"], "文件"), ..head()
    };
    let bytes = bytes(vec![sheet(joint)]);
    let xml = part(&bytes, "word/document.xml");
    assert_eq!(
        paragraphs(&xml)[..5],
        [
            "MarkSpace|",
            "IssuerMarkName|某市卫生健康委员会",
            "IssuerMarkName|某市教育局",
            "IssuerMark|文件",
            "DocumentNumber|某儿医委〔2018〕33号",
        ]
    );
    assert_eq!(xml.matches("<w:vAlign w:val=\"center\"/>").count(), 1);
    for id in ["IssuerMarkName", "IssuerMark"] {
        assert!(style(&bytes, id).contains("<w:color w:val=\"FF0000\"/>"));
    }
    // Without a suffix it is one paragraph.
    let broken = RedHead { mark: mark(&["某市卫生", "健康委员会"], ""), ..head() };
    assert_eq!(lines(sheet(broken))[0], "IssuerMark|某市卫生/健康委员会");
}

#[test]
fn minutes_tell_who_was_there_and_may_have_no_number() {
    let mut minutes = sheet(RedHead { format: Format::Minutes, doc_number: None, ..head() });
    let line = |label: &str| Labelled { label: label.to_owned(), text: "张某".to_owned() };
    minutes.attendance = vec![line("出席："), line("请假：")];
    let bytes = bytes(vec![minutes]);
    let xml = part(&bytes, "word/document.xml");
    assert_eq!(
        paragraphs(&xml)[1..],
        ["DocumentNumber|", "BodyText|正文", "Attendance|出席：张某", "AttendanceNext|请假：张某"]
    );
    assert!(
        xml.contains("<w:rStyle w:val=\"LabelChar\"/></w:rPr><w:t xml:space=\"preserve\">出席：")
    );
    assert!(style(&bytes, "DocumentNumber").contains("<w:pBdr>"));
    let first = style(&bytes, "Attendance");
    assert!(first.contains("w:before=\"579\"") && first.contains("w:hanging=\"945\""));
    assert!(style(&bytes, "AttendanceNext").contains("w:before=\"0\""));
}

#[test]
fn an_order_has_no_rule() {
    let order = RedHead { format: Format::Order, doc_number: some("第12号"), ..head() };
    let bytes = bytes(vec![sheet(order)]);
    let number = style(&bytes, "DocumentNumber");
    assert!(!number.contains("<w:pBdr>") && number.contains("w:before=\"1051\" w:after=\"1158\""));
}

#[test]
fn a_letter_has_its_rules_on_the_first_page() {
    let letter = RedHead {
        format: Format::Letter,
        mark: mark(&["某市儿童医院"], ""),
        secrecy: some("机密"),
        urgency: some("特急"),
        ..head()
    };
    let mut first = sheet(letter);
    first.imprint = Some(imprint());
    let turned = Sheet {
        orientation: Orientation::Landscape,
        body: vec![paragraph("正文")],
        ..Sheet::default()
    };
    let bytes = bytes(vec![first, turned]);
    let xml = part(&bytes, "word/document.xml");
    assert_eq!(
        paragraphs(&xml)[..5],
        [
            "DocumentNumber|机密→某儿医委〔2018〕33号",
            "Urgency|特急",
            "BodyText|正文",
            "ImprintCopies|主送：各科室。",
            "ImprintCopies|抄送：市卫生健康委员会。",
        ]
    );
    assert!(
        xml.contains("<w:tblStyle w:val=\"ImprintPlain\"/>") && !xml.contains("ImprintPrinter")
    );
    assert_eq!(xml.matches("<w:titlePg/>").count(), 1);
    assert_eq!(xml.matches("w:type=\"first\"").count(), 2);
    assert_eq!(paragraphs(&part(&bytes, "word/header1.xml")), ["IssuerMark|某市儿童医院"]);
    let mark = style(&bytes, "IssuerMark");
    // 170 mm: 8 mm past the left edge of the type area, 6 mm past its right edge.
    assert!(
        mark.contains("w:left=\"-453\" w:right=\"-340\"") && mark.contains("thickThinSmallGap")
    );
    // 20 mm from the foot.
    let footer = part(&bytes, "word/footer5.xml");
    assert!(footer.contains("w:tblpX=\"1134\" w:tblpY=\"15615\"") && footer.contains("LetterRule"));
    assert!(!style(&bytes, "DocumentNumber").contains("<w:pBdr>"));
}

#[test]
fn other_documents_have_no_first_page_of_their_own() {
    assert!(!body().contains("titlePg"));
}

#[test]
fn a_short_mark_is_spread_and_has_nothing_behind_its_last_character() {
    let short = RedHead { mark: mark(&["某县文件"], ""), ..head() };
    let spread = bytes(vec![sheet(short)]);
    let xml = part(&spread, "word/document.xml");
    assert!(
        xml.contains("<w:rStyle w:val=\"MarkEnd\"/></w:rPr><w:t xml:space=\"preserve\">件</w:t>")
    );
    // Half of 62 pt.
    assert!(style(&spread, "IssuerMark").contains("<w:spacing w:val=\"620\"/>"));
    assert!(style(&spread, "MarkEnd").contains("<w:spacing w:val=\"0\"/>"));
    let long = bytes(vec![sheet(head())]);
    assert!(style(&long, "IssuerMark").contains("<w:spacing w:val=\"0\"/>"));
    assert!(!part(&long, "word/styles.xml").contains("MarkEnd"));
}

#[test]
fn a_letters_footers_give_back_what_its_first_page_takes() {
    let letter =
        RedHead { format: Format::Letter, mark: mark(&["某市儿童医院"], ""), ..head() };
    let bytes = bytes(vec![sheet(letter)]);
    let xml = part(&bytes, "word/document.xml");
    let number = |text: &str, before: &str| -> i32 {
        let (_, rest) = text.split_once(before).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let margins = xml.split("<w:pgMar").nth(1).unwrap();
    let (bottom, footer) = (number(margins, "w:bottom=\""), number(margins, "w:footer=\""));
    // Page 1 ends a line lower than the others, 35 mm above the paper's foot.
    assert!((1300..1984 - 579).contains(&bottom) && footer < bottom, "{bottom} {footer}");
    let height = |id: &str| number(&style(&bytes, id), "w:line=\"");
    let whole = height("FooterAbove") + height("PageNumberOdd") + height("FooterBelow");
    assert_eq!(footer + whole, 1984);
    let styles = ["FooterAbove|", "PageNumberOdd|", "FooterBelow|"];
    for (line, id) in paragraphs(&part(&bytes, "word/footer1.xml")).iter().zip(styles) {
        assert!(line.starts_with(id), "{line}");
    }
}
