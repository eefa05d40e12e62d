//! What a house profile changes in a file.

use super::{paragraph, part};
use crate::doc::{Document, Format, Imprint, Labelled, Mark, Meta, Orientation, RedHead, Sheet};
use crate::docx::write;
use crate::profile::{Face, ImprintPage, Position, Preprinted, Profile, Rgb, Role};

fn head(format: Format) -> RedHead {
    RedHead {
        format,
        copy_number: Some("000001".to_owned()),
        mark: Mark {
            lines: vec!["甲局".to_owned(), "乙局".to_owned()], suffix: "文件".to_owned()
        },
        doc_number: Some("甲〔2024〕1号".to_owned()),
        signers: vec!["张三".to_owned(), "李四".to_owned(), "王五".to_owned()],
        ..RedHead::default()
    }
}

fn sheet(head: RedHead) -> Sheet {
    Sheet {
        id: "notice".to_owned(),
        head: Some(head),
        title: vec!["标题".to_owned()],
        body: vec![paragraph("正文")],
        ..Sheet::default()
    }
}

fn bytes(sheets: Vec<Sheet>, profile: &Profile) -> Vec<u8> {
    let document = Document { name: "notice".to_owned(), meta: Meta::default(), sheets };
    write(&document, profile).unwrap()
}

/// A part without its texts: what is left decides where things stand.
fn bare(xml: &str) -> String {
    let mut out = String::new();
    let mut rest = xml;
    while let Some((before, after)) = rest.split_once("<w:r>") {
        out.push_str(before);
        rest = after.split_once("</w:r>").map_or("", |(_, rest)| rest);
    }
    out + rest
}

#[test]
fn what_the_paper_has_leaves_its_paragraphs() {
    let mut profile = Profile::gbt9704();
    let plain = bytes(vec![sheet(head(Format::Document))], &profile);
    profile.preprinted =
        Preprinted { labels: true, mark: true, number: true, signers: true, rule: false };
    let paper = bytes(vec![sheet(head(Format::Document))], &profile);
    let (plain, paper) = (part(&plain, "word/document.xml"), part(&paper, "word/document.xml"));
    assert_eq!(bare(&paper), bare(&plain));
    for text in ["000001", "甲局", "乙局", "文件", "甲〔2024〕1号", "签发人", "张三", "王五"]
    {
        assert!(plain.contains(text) && !paper.contains(text), "{text}");
    }
    assert!(paper.contains("标题") && paper.contains("正文"));
}

#[test]
fn a_rule_on_the_paper_leaves_a_paragraph_as_high_as_itself() {
    let mut profile = Profile::gbt9704();
    profile.preprinted.rule = true;
    let file = bytes(vec![sheet(head(Format::Document))], &profile);
    let styles = part(&file, "word/styles.xml");
    let (_, number) = styles.split_once("w:styleId=\"DocumentNumber\"").unwrap();
    assert!(!number.split("</w:style>").next().unwrap().contains("w:pBdr"));
    // 8 pt above a rule of 1.5 pt.
    let (_, space) = styles.split_once("w:styleId=\"RuleSpace\"").unwrap();
    assert!(space.split("</w:style>").next().unwrap().contains("w:line=\"190\""), "{space}");
    let document = part(&file, "word/document.xml");
    let (before, _) = document.split_once("<w:pStyle w:val=\"RuleSpace\"/>").unwrap();
    assert!(before.contains("甲〔2024〕1号") && !before.contains("标题"));
    // An order has no rule, and no room for one.
    let order = bytes(vec![sheet(head(Format::Order))], &profile);
    assert!(!part(&order, "word/document.xml").contains("RuleSpace"));
}

#[test]
fn a_letters_paper_has_its_header_and_both_rules() {
    let mut profile = Profile::gbt9704();
    let letter = || vec![sheet(RedHead { signers: Vec::new(), ..head(Format::Letter) })];
    let plain = bytes(letter(), &profile);
    assert!(part(&plain, "word/footer5.xml").contains("LetterRule"));
    profile.preprinted = Preprinted { mark: true, rule: true, ..Preprinted::default() };
    let paper = bytes(letter(), &profile);
    assert!(!part(&paper, "word/footer5.xml").contains("LetterRule"));
    let header = part(&paper, "word/header1.xml");
    assert!(!header.contains("甲局") && header.contains("DoubleRuleSpace"), "{header}");
    assert!(part(&paper, "word/document.xml").contains("甲〔2024〕1号"));
}

#[test]
fn western_letters_have_their_font_in_text_alone() {
    let mut profile = Profile::gbt9704();
    profile.fonts.latin = vec!["Times New Roman".to_owned(), "Liberation Serif".to_owned()];
    let styles = part(&bytes(vec![sheet(head(Format::Document))], &profile), "word/styles.xml");
    for (id, western) in [
        ("BodyText", true),
        ("Heading1", true),
        ("Heading2Char", true),
        ("Title", false),
        ("PageNumberOdd", false),
    ] {
        let (_, rest) = styles.split_once(&format!("w:styleId=\"{id}\"")).unwrap();
        let style = rest.split("</w:style>").next().unwrap();
        assert_eq!(style.contains("w:ascii=\"Times New Roman\""), western, "{id}");
        assert!(!style.contains("w:eastAsia=\"Times New Roman\""), "{id}");
    }
    assert!(!styles.contains("Liberation"));
}

#[test]
fn page_numbers_and_red_are_the_houses() {
    let mut profile = Profile::gbt9704();
    profile.page_number.before = "第".to_owned();
    profile.page_number.after = "页".to_owned();
    profile.page_number.position = Position::Centre;
    profile.style_mut(Role::PageNumberOdd).face = Face::FangSong;
    profile.red = Rgb([0xE6, 0, 0x12]);
    let file = bytes(vec![sheet(head(Format::Document))], &profile);
    let footer = part(&file, "word/footer1.xml");
    assert!(footer.contains(">第</w:t>") && footer.contains(">页</w:t>"), "{footer}");
    let styles = part(&file, "word/styles.xml");
    assert!(styles.contains("E60012") && !styles.contains("FF0000"));
}

#[test]
fn an_even_imprint_has_a_section_of_its_own_without_numbers() {
    let mut profile = Profile::gbt9704();
    let copies = vec![Labelled { label: "抄送：".to_owned(), text: "乙局。".to_owned() }];
    let imprint = || Some(Imprint { copies: copies.clone(), ..Imprint::default() });
    for orientation in [Orientation::Portrait, Orientation::Landscape] {
        let last = Sheet { imprint: imprint(), orientation, ..sheet(head(Format::Document)) };
        let plain = bytes(vec![last.clone()], &Profile::gbt9704());
        assert!(!part(&plain, "word/document.xml").contains("evenPage"));
        profile.imprint.page = ImprintPage::Even;
        let file = bytes(vec![last], &profile);
        let xml = part(&file, "word/document.xml");
        let sections: Vec<&str> = xml.split("<w:sectPr>").skip(1).collect();
        let [text, own] = sections.as_slice() else { panic!("{} sections", sections.len()) };
        assert!(text.contains("rId") && !text.contains("evenPage"));
        // The section has 版记, after a paragraph on which a page can begin.
        let (before, table) = text.split_once("<w:tbl>").unwrap();
        assert!(before.contains("AfterTable") && table.contains("乙局。"));
        assert!(own.contains("<w:type w:val=\"evenPage\"/>") && !own.contains("landscape"));
        assert_eq!(own.matches("rIdNoNumber").count(), 2, "{own}");
        assert!(!part(&file, "word/footer6.xml").contains("PAGE"));
    }
    // What is not sent has no 版记 and stays as it is.
    let file = bytes(vec![sheet(head(Format::Document))], &profile);
    assert!(!part(&file, "word/document.xml").contains("evenPage"));
}
