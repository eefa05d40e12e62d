//! Bodies: blocks and the pieces of their lines.

use super::{Writer, class};
use crate::doc::{Block, Heading, Inline, Level, List, Paragraph};
use crate::profile::Role;

impl Writer<'_> {
    /// One block.
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
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
            self.out
                .open(name, &[("class", class(role)), ("aria-level", &depth)]);
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
        self.out
            .open_line("ol", &[("class", "list"), ("role", "list")]);
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
