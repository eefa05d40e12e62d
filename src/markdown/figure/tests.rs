use std::sync::Arc;

use super::super::read;
use super::*;
use crate::doc::plain;
use crate::image::Kind;
use crate::profile::Numbering;

/// Pictures of 40 × 20 mm at any path.
struct Anything;

impl Pictures for Anything {
    fn find(&self, path: &str) -> Result<Shown, NoPicture> {
        let bytes = Arc::from(path.as_bytes());
        let image = Image { kind: Kind::Svg, width: 151, height: 76, bytes };
        Ok(Shown { image, raster: None })
    }
}

/// What a body holds: of a figure its path, its size, its alternative text and its caption.
fn dump(text: &str) -> Vec<String> {
    let (blocks, faults) = read(text, &Numbering::gbt9704(), &Anything);
    assert_eq!(faults, [], "{text}");
    let mut all = Vec::new();
    add(&blocks, &mut all);
    all
}

fn add(blocks: &[Block], all: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Figure(Figure { picture, caption, .. }) => all.push(format!(
                "{} {}×{} {}/{}",
                std::str::from_utf8(&picture.image.bytes).unwrap(),
                picture.width.0,
                picture.height.0,
                picture.alt,
                plain(caption)
            )),
            Block::Paragraph(paragraph) => all.push(plain(&paragraph.text)),
            Block::List(list) => {
                for item in &list.items {
                    all.push(format!("{}{}", item.label, plain(&item.text)));
                    add(&item.more, all);
                }
            }
            _ => all.push("?".into()),
        }
    }
}

#[test]
fn a_picture_has_its_path_its_text_and_its_caption() {
    assert_eq!(dump("![说明](图/甲.png \"图1 流程\")"), ["图/甲.png 400×201 说明/图1 流程"]);
    assert_eq!(dump("![说明](<图 1/甲*.png>)"), ["图 1/甲*.png 400×201 说明/"]);
    assert_eq!(dump("![**甲*乙](a.png '*')"), ["a.png 400×201 **甲*乙/*"]);
}

#[test]
fn a_line_is_enough_for_a_picture() {
    let wanted = ["甲", "a.png 400×201 图/", "b.png 400×201 图/", "乙"];
    assert_eq!(dump("甲\n![图](a.png)\n![图](b.png)\n乙"), wanted);
    assert_eq!(dump("甲  \n![图](a.png)  \n![图](b.png)\n乙"), wanted);
    assert_eq!(dump("甲\n\n　　![图](a.png)\n\n![图](b.png)\n\n乙"), wanted);
}

#[test]
fn an_item_may_hold_a_picture() {
    let wanted = ["1.甲", "a.png 400×201 图/", "2.乙"];
    assert_eq!(dump("1. 甲\n   ![图](a.png)\n2. 乙"), wanted);
    assert_eq!(dump("1. 甲\n\n   ![图](a.png)\n\n2. 乙"), wanted);
}

#[test]
fn a_width_may_follow() {
    for (size, wanted) in [
        ("{width=80mm}", "800×402"),
        (" {宽=8厘米}", "800×402"),
        ("{宽度＝2cm}", "200×100"),
        ("{ width = 10.5 mm }", "105×52"),
    ] {
        assert_eq!(
            dump(&format!("![图](a.png){size}\n甲")),
            [format!("a.png {wanted} 图/"), "甲".into()]
        );
    }
    for size in ["{width=80}", "{height=80mm}", "{width=0mm}", "{width=9e9mm}", "{}"] {
        let text = format!("![图](a.png){size}");
        let (_, faults) = read(&text, &Numbering::gbt9704(), &Anything);
        let found: Vec<_> =
            faults.iter().map(|f| (f.code, text.get(f.range.clone()).unwrap())).collect();
        assert_eq!(found, [(Code::PictureSyntax, size)]);
    }
}
