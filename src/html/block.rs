//! Bodies: blocks and the pieces of their lines.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::encode::Attributes;
use super::{Writer, class};
use crate::doc::{Block, Drawing, Figure, Heading, Inline, Level, List, Paragraph, Picture};
use crate::profile::Role;

impl Writer<'_> {
    /// One block.
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::PageBreak => {
                self.out.open("div", &[("class", "page-break")]);
                self.out.close_line("div");
            }
        }
    }

    /// A heading that stands alone. Its element is that of its level; where levels above it are
    /// skipped, `aria-level` gives the depth it really has.
    fn heading(&mut self, heading: &Heading) {
        let (name, role) = match heading.level {
            Level::One => ("h2", Role::Heading1),
            Level::Two => ("h3", Role::Heading2),
            Level::Three => ("h4", Role::Heading3),
            Level::Four => ("h5", Role::Heading4),
        };
        let depth = self.outline.enter(heading.level);
        if depth == heading.level.index() + 2 {
            self.out.open(name, &[("class", class(role))]);
        } else {
            let depth = depth.to_string();
            self.out.open(name, &[("class", class(role)), ("aria-level", &depth)]);
        }
        self.out.text(&heading.label);
        self.inlines(&heading.text);
        self.out.close_line(name);
    }

    /// A paragraph; a heading that leads it stays in its line.
    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.out.open("p", &[("class", class(Role::Body))]);
        if let Some(lead) = &paragraph.lead {
            let name = match lead.level {
                Level::One => "lead-1",
                Level::Two => "lead-2",
                Level::Three => "lead-3",
                Level::Four => "lead-4",
            };
            self.out.open("span", &[("class", name)]);
            self.out.text(&lead.label);
            self.inlines(&lead.text);
            self.out.close("span");
        }
        self.inlines(&paragraph.text);
        self.out.close_line("p");
    }

    /// An ordered list. The labels are text, so the list's own markers are off; `role` keeps it
    /// a list for browsers that take such a list for none.
    fn list(&mut self, list: &List) {
        self.out.open_line("ol", &[("class", "list"), ("role", "list")]);
        for item in &list.items {
            self.out.open_line("li", &[]);
            self.out.open("p", &[("class", class(Role::ListItem))]);
            self.out.text(&item.label);
            self.inlines(&item.text);
            self.out.close_line("p");
            for block in &item.more {
                self.block(block);
            }
            self.out.close_line("li");
        }
        self.out.close_line("ol");
    }

    /// A picture and its caption.
    fn figure(&mut self, figure: &Figure) {
        self.out.open_line("figure", &[("class", class(Role::Picture))]);
        self.picture(&figure.picture, &[]);
        if !figure.caption.is_empty() {
            self.out.open("figcaption", &[("class", class(Role::Caption))]);
            self.inlines(&figure.caption);
            self.out.close_line("figcaption");
        }
        self.out.close_line("figure");
    }

    /// A picture, whose bytes are in the page itself.
    pub(super) fn picture(&mut self, picture: &Picture, more: &Attributes<'_>) {
        let kind = picture.image.kind.media_type();
        let source = format!("data:image/{kind};base64,{}", BASE64.encode(&picture.image.bytes));
        let size = format!("width:{}mm;height:auto", picture.width.mm());
        let own = [("src", source.as_str()), ("alt", &picture.alt), ("style", &size)];
        let all: Vec<_> = own.into_iter().chain(more.iter().copied()).collect();
        self.out.open("img", &all);
    }

    /// A drawing, as a picture: its texts are no texts of the page.
    pub(super) fn drawing(&mut self, drawing: &Drawing) {
        let source = format!("data:image/svg+xml;base64,{}", BASE64.encode(&drawing.svg));
        let size = format!("width:{}mm", drawing.width.mm());
        self.out.open(
            "img",
            &[("class", "drawing"), ("src", &source), ("alt", &drawing.alt), ("style", &size)],
        );
        self.out.text("\n");
    }

    /// The pieces of a line.
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.out.text(text),
                Inline::Strong(inner) => {
                    self.out.open("strong", &[]);
                    self.inlines(inner);
                    self.out.close("strong");
                }
                Inline::Emphasis(inner) => {
                    self.out.open("em", &[]);
                    self.inlines(inner);
                    self.out.close("em");
                }
                Inline::LineBreak => self.out.open("br", &[]),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::doc::{Block, Heading, Inline, Item, Level, List, Paragraph};
    use crate::html::tests::written;

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.to_owned())]
    }

    fn heading(level: Level, label: &str, words: &str) -> Heading {
        Heading { level, label: label.to_owned(), text: text(words) }
    }

    fn check(blocks: &[Block], expected: &str) {
        let html = written(|writer| blocks.iter().for_each(|block| writer.block(block)));
        assert_eq!(html, expected);
    }

    #[test]
    fn headings_take_the_element_of_their_level() {
        check(
            &[
                Block::Heading(heading(Level::One, "一、", "指导思想")),
                Block::Heading(heading(Level::Two, "（一）", "导向")),
            ],
            "<h2 class=\"heading-1\">一、指导思想</h2>\n<h3 class=\"heading-2\">（一）导向</h3>\n",
        );
    }

    #[test]
    fn a_skipped_level_is_a_step_of_one() {
        check(
            &[
                Block::Heading(heading(Level::One, "一、", "甲")),
                Block::Heading(heading(Level::Three, "1.", "乙")),
            ],
            "<h2 class=\"heading-1\">一、甲</h2>\n\
             <h4 class=\"heading-3\" aria-level=\"3\">1.乙</h4>\n",
        );
    }

    #[test]
    fn a_lead_stays_in_its_paragraph() {
        check(
            &[Block::Paragraph(Paragraph {
                lead: Some(heading(Level::Two, "（一）", "突出导向。")),
                text: text("把握<方向>。"),
            })],
            "<p class=\"body\"><span class=\"lead-2\">（一）突出导向。</span>\
             把握&lt;方向&gt;。</p>\n",
        );
    }

    #[test]
    fn labels_of_a_list_are_text() {
        let item =
            |label: &str, words, more| Item { label: label.to_owned(), text: text(words), more };
        let inner = List { items: vec![item("（1）", "乙；", vec![])] };
        check(
            &[Block::List(List { items: vec![item("1.", "甲：", vec![Block::List(inner)])] })],
            "<ol class=\"list\" role=\"list\">\n<li>\n<p class=\"item\">1.甲：</p>\n\
             <ol class=\"list\" role=\"list\">\n<li>\n<p class=\"item\">（1）乙；</p>\n</li>\n</ol>\n\
             </li>\n</ol>\n",
        );
    }

    #[test]
    fn pieces_of_a_line_nest() {
        check(
            &[Block::Paragraph(Paragraph {
                lead: None,
                text: vec![
                    Inline::Strong(vec![Inline::Emphasis(text("甲"))]),
                    Inline::LineBreak,
                    Inline::Text("乙".to_owned()),
                ],
            })],
            "<p class=\"body\"><strong><em>甲</em></strong><br>乙</p>\n",
        );
    }
}
