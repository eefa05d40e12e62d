//! Seals and signature stamps (7.3.5).

use std::sync::Arc;

use super::{heading, paragraph, part, text};
use crate::doc::{
    Block, Document, Item, Level, List, Meta, Picture, Sheet, Signature, Signing, Stamp,
};
use crate::docx::write;
use crate::image::{Image, Kind};
use crate::profile::Profile;
use crate::units::TenthMm;

fn picture(width: i32, height: i32, alt: &str) -> Picture {
    let image = Image { kind: Kind::Png, width: 1, height: 1, bytes: Arc::from(*b"png") };
    Picture { image, width: TenthMm(width), height: TenthMm(height), alt: alt.to_owned() }
}

fn sealed(count: usize, seal: Option<&Picture>) -> Signing {
    Signing::Sealed { size: TenthMm(420), seals: vec![seal.cloned(); count] }
}

/// `document.xml` and `styles.xml` of two paragraphs that are signed like this.
fn signed(form: Signing, issuers: &[&str]) -> (String, String) {
    written(vec![paragraph("甲"), paragraph("乙")], form, issuers)
}

fn written(body: Vec<Block>, form: Signing, issuers: &[&str]) -> (String, String) {
    let signature = Signature {
        form,
        issuers: issuers.iter().map(|&issuer| issuer.to_owned()).collect(),
        date: "2018年5月21日".to_owned(),
    };
    let sheet =
        Sheet { id: "notice".to_owned(), body, signature: Some(signature), ..Sheet::default() };
    let document =
        Document { name: "notice".to_owned(), meta: Meta::default(), sheets: vec![sheet] };
    let bytes = write(&document, &Profile::gbt9704()).unwrap();
    (part(&bytes, "word/document.xml"), part(&bytes, "word/styles.xml"))
}

fn style<'a>(styles: &'a str, id: &str) -> &'a str {
    let from = styles.split(&format!("w:styleId=\"{id}\"")).nth(1).unwrap();
    from.split("</w:style>").next().unwrap()
}

/// The styles of the paragraphs, in order.
fn paragraphs(body: &str) -> Vec<&str> {
    body.split("<w:pStyle w:val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// From the type area's edge and from the paragraph to each picture, in twips.
fn places(body: &str) -> Vec<(i64, i64)> {
    let offset = |rest: &str| -> i64 {
        let text = rest.split("<wp:posOffset>").nth(1).unwrap().split('<').next().unwrap();
        text.parse::<i64>().unwrap() / 635
    };
    body.split("<wp:anchor ")
        .skip(1)
        .map(|anchor| {
            let x = anchor.split("<wp:positionH relativeFrom=\"margin\">").nth(1).unwrap();
            let y = anchor.split("<wp:positionV relativeFrom=\"paragraph\">").nth(1).unwrap();
            (offset(x), offset(y))
        })
        .collect()
}

#[test]
fn a_seal_floats_above_the_text_over_the_middle_of_the_date() {
    let seal = picture(420, 420, "某某市教育局印章");
    let (body, styles) = signed(sealed(1, Some(&seal)), &["某某市教育局"]);
    assert_eq!(body.matches("<wp:anchor ").count(), 1);
    assert!(body.contains("behindDoc=\"0\"") && body.contains("<wp:wrapNone/>"));
    assert!(body.contains("descr=\"某某市教育局印章\""));
    let [.., above, space, "SealedIssuer", "SealedDate", "SealBelow"] = paragraphs(&body)[..]
    else {
        panic!("{body}")
    };
    assert_eq!(above, "BodyText");
    // Four characters from the right, and half of what seven digits and three characters fill.
    let date = 7 * 155 + 3 * 315;
    let middle = 8844 - 4 * 315 - date / 2;
    assert_eq!(places(&body), [(middle - 2381 / 2, 91)]);
    let two = 2 * 315;
    let indents = format!("w:left=\"{}\" w:right=\"-{two}\"", 2 * middle - 8844 - two);
    for id in ["SealedIssuer", "SealedDate"] {
        assert!(style(&styles, id).contains(&indents), "{id}");
        assert!(style(&styles, id).contains("<w:jc w:val=\"center\"/>"), "{id}");
    }
    let height = space.strip_prefix("SealSpace").unwrap();
    let exact = format!("w:line=\"{height}\" w:lineRule=\"exact\"");
    assert!(style(&styles, space).contains(&exact));
}

#[test]
fn all_from_the_last_paragraph_to_the_date_keeps_together() {
    let issuers = ["甲局", "乙局", "丙局", "丁局", "戊局"];
    let (body, styles) = signed(sealed(5, None), &issuers);
    let named = paragraphs(&body);
    let own = &named[named.len() - 6..];
    assert!(own[0].starts_with("SealSpace") && own[2].starts_with("SealSpace"));
    assert_eq!([own[1], own[3], own[4]], ["SealedNames", "SealedNames", "SealedDate"]);
    for id in &own[..5] {
        assert!(style(&styles, id).contains("<w:keepNext/>"), "{id}");
    }
    // What the last seal takes below the date.
    assert_eq!(own[5], "SealBelow");
    assert!(!style(&styles, "SealBelow").contains("<w:keepNext/>"));
    assert_eq!(body.matches("<w:pStyle w:val=\"BodyText\"/><w:keepNext/>").count(), 1);
}

#[test]
fn the_first_page_shows_some_of_the_text() {
    let heading = || Block::Heading(heading(Level::One, "一、", "标题"));
    let item = |words: &str| Item { label: "1.".to_owned(), text: text(words), more: Vec::new() };
    let list = Block::List(List { items: vec![item("甲"), item("乙")] });
    for (text, kept) in [
        (vec![paragraph("甲")], false),
        (vec![heading(), paragraph("甲")], false),
        (vec![heading(), paragraph("甲"), heading(), paragraph("乙")], true),
        (vec![list], true),
    ] {
        let (body, _) = written(text, sealed(1, None), &["某某市教育局"]);
        let before = body.split("SealSpace").next().unwrap();
        let last = before.split("<w:p>").filter(|part| part.contains("</w:p>")).last().unwrap();
        assert_eq!(last.contains("<w:keepNext/>"), kept, "{body}");
    }
}

#[test]
fn without_pictures_all_stands_where_it_does_with_them() {
    let issuers = ["某某市教育局", "某某市人力资源和社会保障局", "某某市财政局"];
    let seal = picture(420, 420, "");
    let (with, styles) = signed(sealed(3, Some(&seal)), &issuers);
    let (without, same) = signed(sealed(3, None), &issuers);
    assert_eq!(styles, same);
    assert_eq!(paragraphs(&with), paragraphs(&without));
    assert!(!without.contains("<w:drawing>"));
    assert_eq!(style(&styles, "SealedNames").matches("<w:tab w:val=\"center\"").count(), 3);
}

#[test]
fn names_of_one_line_stand_on_the_last_of_their_row() {
    let issuers = ["某某市教育局", "某某市人力资源和社会保障局", "某某市财政局"];
    let (body, _) = signed(sealed(3, None), &issuers);
    let row = body.split("SealedNames").nth(1).unwrap().split("</w:p>").next().unwrap();
    let shown = row
        .replace("<w:tab/>", "→")
        .replace("<w:br/>", "/")
        .split('<')
        .map(|piece| piece.rsplit('>').next().unwrap())
        .collect::<String>();
    assert_eq!(
        shown.trim_start_matches('"'),
        "→→某某市人力资源/→某某市教育局→和社会保障局→某某市财政局"
    );
}

#[test]
fn a_stamp_is_four_characters_from_the_right_and_its_office_left_of_it() {
    let stamp = Stamp {
        title: "市长".to_owned(),
        width: TenthMm(450),
        height: TenthMm(200),
        picture: Some(picture(450, 200, "张三签名章")),
    };
    let (body, styles) = signed(Signing::Stamped(vec![stamp]), &["某某市人民政府"]);
    let wide = TenthMm(450).twips().0;
    // Two lines below the text.
    assert_eq!(places(&body), [(i64::from(8844 - 4 * 315 - wide), 2 * 579)]);
    let right = format!("w:right=\"{}\"", 6 * 315 + wide);
    assert!(style(&styles, "StampLine").contains(&right));
    assert!(style(&styles, "StampDate").contains("w:right=\"1260\""));
    // The office stands for the issuer.
    assert!(!body.contains("某某市人民政府") && body.contains("市长"));
}
