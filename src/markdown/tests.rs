use super::*;
use crate::doc::plain;
fn dump(text: &str) -> String {
    let (blocks, faults) = read(text, &Numbering::gbt9704(), &NoPictures);
    assert_eq!(faults, [], "{text}");
    blocks.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(h) => format!("h{} {}{}", h.level.index() + 1, h.label, inline(&h.text)),
        Block::Paragraph(p) => match &p.lead {
            Some(h) => {
                format!(
                    "p [{} {}{}]{}",
                    h.level.index() + 1,
                    h.label,
                    inline(&h.text),
                    inline(&p.text)
                )
            }
            None => format!("p {}", inline(&p.text)),
        },
        Block::List(list) => list
            .items
            .iter()
            .map(|i| {
                let more: Vec<_> =
                    i.more.iter().map(|b| format!("\n>{}", self::block(b))).collect();
                let more = more.concat();
                format!("li {}{}{more}", i.label, inline(&i.text))
            })
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Table(t) => t
            .rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|s| match s {
                        Slot::Cell(text) => inline(text),
                        Slot::Above => "^".into(),
                        Slot::Left => "<".into(),
                    })
                    .collect::<Vec<_>>()
                    .join("|")
            })
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Figure(figure) => format!("!{}", plain(&figure.caption)),
        Block::PageBreak => "---".into(),
    }
}

fn inline(text: &[Inline]) -> String {
    text.iter()
        .map(|i| match i {
            Inline::Text(t) => t.clone(),
            Inline::Strong(t) => format!("<b>{}</b>", inline(t)),
            Inline::Emphasis(t) => format!("<i>{}</i>", inline(t)),
            Inline::LineBreak => "/".into(),
        })
        .collect()
}

use crate::doc::Slot;

#[test]
fn levels_are_numbered_and_start_again_under_the_next() {
    let text = "# 目标\n## 甲\n### 子\n#### 丑\n## 乙\n### 寅\n# 要求\n## 丙";
    let wanted = "h1 一、目标\nh2 （一）甲\nh3 1.子\nh4 （1）丑\nh2 （二）乙\nh3 1.寅\nh1 二、要求\nh2 （一）丙";
    assert_eq!(dump(text), wanted);
}

#[test]
fn a_heading_that_ends_in_a_stop_leads_its_paragraph() {
    assert_eq!(
        dump("# 原则\n## 突出导向。\n\n牢牢把握。"),
        "h1 一、原则\np [2 （一）突出导向。]牢牢把握。"
    );
    assert_eq!(
        dump("# 一、原则\n## （一）突出导向\n牢牢把握。"),
        "h1 一、原则\nh2 （一）突出导向\np 牢牢把握。"
    );
    let (_, faults) = read("# 原则。", &Numbering::gbt9704(), &NoPictures);
    assert_eq!(faults.first().map(|f| f.code), Some(Code::RunInAlone));
}

#[test]
fn lists_are_items_with_their_numbers() {
    assert_eq!(dump("1. 甲；\n2. 2.乙；\n   1. 丙"), "li 1.甲；\nli 2.乙；\n>li （1）丙");
    assert_eq!(dump("3. 甲\n\n4. 乙\n\n   丙"), "li 3.甲\nli 4.乙\n>p 丙");
}

#[test]
fn emphasis_works_next_to_chinese_punctuation() {
    let cases = [
        ("**一是加强领导。**各单位要落实。", "p <b>一是加强领导。</b>各单位要落实。"),
        ("**“双减”**政策", "p <b>“双减”</b>政策"),
        ("要*（务必）*重视**甲。**乙**丙。**", "p 要<i>（务必）</i>重视<b>甲。</b>乙<b>丙。</b>"),
        ("***甲***乙", "p <b><i>甲</i></b>乙"),
        ("5 * 3 ** 2 与 2\\*3\\*4", "p 5 * 3 ** 2 与 2*3*4"),
        ("**未完", "p **未完"),
    ];
    for (text, wanted) in cases {
        assert_eq!(dump(text), wanted);
    }
}

#[test]
fn line_ends_between_han_characters_vanish() {
    assert_eq!(dump("第一行\n第二行\nword\nword"), "p 第一行第二行wordword".replace("dw", "d w"));
    assert_eq!(dump("　　第一段。\n　　第二段。"), "p 第一段。\np 第二段。");
    assert_eq!(dump("甲\\\n乙<br>丙"), "p 甲/乙/丙");
}

#[test]
fn a_line_with_a_label_is_a_paragraph() {
    let (blocks, faults) = read("一、甲\n乙\n（一）丙\n1.丁", &Numbering::gbt9704(), &NoPictures);
    let text: Vec<_> = blocks.iter().map(block).collect();
    assert_eq!(text, ["p 一、甲乙", "p （一）丙", "p 1.丁"]);
    assert_eq!(faults.len(), 2);
    assert_eq!(dump("\\# 甲\n5 | 6\n见1.5万元"), "p # 甲5 | 6见1.5万元");
}

#[test]
fn tables_join_cells() {
    let text = "|甲|乙|丙|\n|-|-|-|\n|子|丑|寅|\n|^^|卯|<<|\n|辰|||";
    assert_eq!(dump(text), "甲|乙|丙\n子|丑|寅\n^|卯|<\n辰||");
}

#[test]
fn what_has_no_form_is_named_at_its_place() {
    let cases = [
        ("甲\n\n> 引用", Code::MarkdownUnsupported, "> 引用"),
        ("- 甲\n- 乙", Code::MarkdownUnsupported, "- 甲"),
        ("见 `代码`。", Code::MarkdownUnsupported, "`代码`"),
        ("<b>甲</b>", Code::MarkdownUnsupported, "<b>"),
        ("[甲](http://a)", Code::MarkdownUnsupported, "[甲](http://a)"),
        ("##### 甲", Code::HeadingTooDeep, "#####"),
        ("## 甲", Code::LevelSkipped, "##"),
        ("甲\n---", Code::MarkdownUnsupported, "甲"),
        ("#", Code::EmptyHeading, "#"),
        ("[注]: 详见附件", Code::MarkdownUnsupported, "[注]: 详见附件"),
        ("• 甲\n• 乙", Code::MarkdownUnsupported, "• 甲"),
        ("##（一）甲", Code::GluedHeading, "##"),
        ("甲\n＃ 乙", Code::GluedHeading, "＃"),
        ("####### 甲", Code::GluedHeading, "#######"),
        ("| 甲 | 乙 |\n| 1 | 2 |", Code::TableWithoutRule, "| 甲 | 乙 |"),
        ("1. 甲\n2.", Code::EmptyItem, "2."),
        ("一、甲\n二、乙", Code::LabelInLine, "二、"),
        ("甲 ![图](a.png)", Code::MarkdownUnsupported, "![图](a.png)"),
        ("![图](a.png) 甲", Code::MarkdownUnsupported, "![图](a.png)"),
        ("甲\n![图](a.png)乙\n丙", Code::MarkdownUnsupported, "![图](a.png)"),
        ("# ![图](a.png)", Code::MarkdownUnsupported, "![图](a.png)"),
        ("|甲|\n|-|\n|![图](a.png)|", Code::MarkdownUnsupported, "![图](a.png)"),
        ("![图](图 1.png)", Code::PictureSyntax, "![图](图 1.png)"),
        ("甲\n！[图](a.png)", Code::PictureSyntax, "！[图](a.png)"),
        ("![图]()", Code::PictureSyntax, "![图]()"),
        ("![图](a.png){width=80}", Code::PictureSyntax, "{width=80}"),
        ("![](a.png)", Code::PictureWithoutAlt, "![]"),
        ("甲\n\n![图](图/a.png \"题\")", Code::FileMissing, "图/a.png"),
        ("|甲|乙|\n|-|-|\n|子|", Code::TableShape, "|子|"),
        ("|甲|乙|\n|-|-|\n|^^|子|", Code::TableMerge, "^^"),
        ("|甲|乙|\n|-|-|\n|子|<<|\n|丑|^^|", Code::TableMerge, "^^"),
    ];
    for (text, code, at) in cases {
        let (_, faults) = read(text, &Numbering::gbt9704(), &NoPictures);
        let found: Vec<_> =
            faults.iter().map(|f| (f.code, text.get(f.range.clone()).unwrap())).collect();
        assert_eq!(found.first(), Some(&(code, at)), "{text}: {found:?}");
    }
}

#[test]
fn escaped_values_stay_what_they_are() {
    let values = [
        "1.甲",
        "# 甲",
        "- 甲",
        "**甲**",
        "|甲|",
        "<b>&amp;",
        "    甲",
        "`甲`",
        "[甲](乙)",
        "2) 甲",
        "^^",
        "\\{",
        "_甲_",
        "~~甲~~",
        "=== ",
    ];
    for value in values {
        assert_eq!(dump(&escape(value)), format!("p {}", value.trim()), "{value}");
        let cell = dump(&format!("|题|\n|-|\n|{}|", escape(value)));
        assert_eq!(cell, format!("题\n{}", value.trim()), "{value}");
    }
    assert_eq!(dump(&escape("甲\n\n  乙")), "p 甲/乙");
}
