//! A sheet and its slots, in the order in which they are set.

use super::head::format_class;
use super::{Writer, class};
use crate::doc::{Labelled, NoteLine, NotePlace, Orientation, Sheet};
use crate::layout::company::company;
use crate::profile::Role;

impl Writer<'_> {
    /// An article that begins on a new page.
    pub(super) fn sheet(&mut self, sheet: &Sheet) {
        self.outline.clear();
        let title_id = format!("{}-title", sheet.id);
        let mut paper = String::from("sheet");
        if sheet.orientation == Orientation::Landscape {
            paper.push_str(" wide");
        }
        if let Some(format) = sheet.head.as_ref().and_then(|head| format_class(head.format)) {
            paper.push(' ');
            paper.push_str(format);
        }
        if sheet.imprint.is_some() {
            paper.push_str(" last");
        }
        let named = [
            ("class", paper.as_str()),
            ("id", sheet.id.as_str()),
            ("aria-labelledby", title_id.as_str()),
        ];
        // A sheet without a title has nothing that could name it.
        let [first, second, _] = named;
        if sheet.title.is_empty() {
            self.out.open_line("article", &[first, second]);
        } else {
            self.out.open_line("article", &named);
        }
        if let Some(head) = &sheet.head {
            self.head(head, !sheet.title.is_empty());
        }
        if let Some(label) = &sheet.attachment_label {
            self.line("p", Role::AttachmentLabel, label);
        }
        if !sheet.title.is_empty() {
            self.title(&sheet.title, title_role(sheet), &title_id);
        }
        if !sheet.title_note.is_empty() {
            self.out.open("p", &[("class", class(Role::TitleNote))]);
            self.lines(&sheet.title_note);
            self.out.close_line("p");
        }
        if let Some(addressee) = &sheet.addressee {
            self.line("p", Role::Addressee, addressee);
        }
        for block in &sheet.body {
            self.block(block);
        }
        for drawing in &sheet.drawings {
            self.drawing(drawing);
        }
        for line in &sheet.attendance {
            self.labelled(Role::Attendance, line);
        }
        let company = company(sheet, self.profile);
        let all = sheet.attachment_note.len();
        // What has no room for any text goes to its page alone, but whole.
        let together = all > 0 && company.notes == all && !company.with_text;
        if together {
            self.out.open_line("div", &[("class", "together")]);
        }
        for line in &sheet.attachment_note {
            self.note_line(line, company.with_text);
        }
        if let Some(signature) = &sheet.signature {
            self.signature(signature, sheet.orientation);
        }
        if together {
            self.out.close_line("div");
        }
        if let Some(remark) = &sheet.remark {
            self.line("p", Role::Remark, remark);
        }
        if let Some(imprint) = &sheet.imprint {
            self.imprint(imprint);
        }
        self.out.close_line("article");
    }

    /// 标题 in the lines in which it is broken; the longest decides its size on a phone.
    fn title(&mut self, lines: &[String], role: Role, id: &str) {
        let longest = lines.iter().map(|line| line.chars().count()).max();
        let count = format!("--count:{}", longest.unwrap_or_default().max(1));
        self.out.open("h1", &[("class", class(role)), ("id", id), ("style", &count)]);
        self.lines(lines);
        self.out.close_line("h1");
    }

    /// Lines of one paragraph.
    pub(super) fn lines(&mut self, lines: &[String]) {
        for (n, line) in lines.iter().enumerate() {
            if n > 0 {
                self.out.open("br", &[]);
            }
            self.out.text(line);
        }
    }

    /// A line of 附件说明 (7.3.4). The label is a box of its own, as wide as the hanging indent,
    /// so that the names stand under each other in any font.
    fn note_line(&mut self, line: &NoteLine, kept: bool) {
        let role = match line.place {
            NotePlace::Only => Role::NoteOnly,
            NotePlace::First => Role::NoteFirst,
            NotePlace::Next => Role::NoteNext,
            NotePlace::Wide => Role::NoteWide,
        };
        let name = if kept { format!("{} kept", class(role)) } else { class(role).to_owned() };
        self.out.open("p", &[("class", &name)]);
        self.out.open("span", &[("class", "label")]);
        self.out.text(&line.label);
        self.out.close("span");
        self.out.text(&line.name);
        self.out.close_line("p");
    }

    /// A label that ends in a colon and what follows it, further lines under the latter.
    pub(super) fn labelled(&mut self, role: Role, line: &Labelled) {
        self.out.open("p", &[("class", class(role))]);
        self.out.open("span", &[("class", "label")]);
        self.out.text(&line.label);
        self.out.close("span");
        self.out.text(&line.text);
        self.out.close_line("p");
    }

    /// A slot of one line.
    pub(super) fn line(&mut self, name: &str, role: Role, text: &str) {
        self.out.open(name, &[("class", class(role))]);
        self.out.text(text);
        self.out.close_line(name);
    }
}

/// Which of the four places of a title `sheet` has.
const fn title_role(sheet: &Sheet) -> Role {
    if sheet.head.is_some() && !sheet.title_note.is_empty() {
        Role::NotedTitle
    } else if sheet.head.is_some() {
        Role::Title
    } else if sheet.attachment_label.is_some() {
        Role::AttachmentTitle
    } else {
        Role::TopTitle
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Format, Imprint, RedHead};
    use crate::html::tests::written;

    fn sheet() -> Sheet {
        Sheet {
            id: "notice".to_owned(),
            title: vec!["关于开展".to_owned(), "大讨论的通知".to_owned()],
            ..Sheet::default()
        }
    }

    #[test]
    fn a_sheet_is_an_article_that_its_title_names() {
        assert_eq!(
            written(|writer| writer.sheet(&sheet())),
            "<article class=\"sheet\" id=\"notice\" aria-labelledby=\"notice-title\">\n\
             <h1 class=\"top-title\" id=\"notice-title\" style=\"--count:6\">\
             关于开展<br>大讨论的通知</h1>\n</article>\n"
        );
    }

    #[test]
    fn the_title_stands_where_its_sheet_has_it() {
        let mut under_label = sheet();
        under_label.attachment_label = Some("附件1".to_owned());
        assert_eq!(title_role(&under_label), Role::AttachmentTitle);
        let mut issued = sheet();
        issued.head = Some(RedHead::default());
        assert_eq!(title_role(&issued), Role::Title);
    }

    #[test]
    fn a_sheet_without_a_title_is_named_by_nothing() {
        let html = written(|writer| writer.sheet(&Sheet::default()));
        assert!(!html.contains("aria-labelledby") && !html.contains("<h1"));
    }

    #[test]
    fn a_remark_follows_the_date_and_attendance_the_text() {
        let sheet = Sheet {
            attendance: vec![Labelled { label: "出席：".to_owned(), text: "甲".to_owned() }],
            remark: Some("（联系人：乙）".to_owned()),
            ..Sheet::default()
        };
        assert_eq!(
            written(|writer| writer.sheet(&sheet)),
            "<article class=\"sheet\" id=\"\">\n\
             <p class=\"attendance\"><span class=\"label\">出席：</span>甲</p>\n\
             <p class=\"remark\">（联系人：乙）</p>\n</article>\n"
        );
    }

    #[test]
    fn a_sheets_class_tells_its_format_and_its_imprint() {
        let head = RedHead { format: Format::Letter, ..RedHead::default() };
        let sheet =
            Sheet { head: Some(head), imprint: Some(Imprint::default()), ..Sheet::default() };
        assert!(written(|writer| writer.sheet(&sheet)).contains("class=\"sheet letter last\""));
    }
}
