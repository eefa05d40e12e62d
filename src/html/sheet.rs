//! A sheet and its slots, in the order in which they are set.

use unicode_width::UnicodeWidthStr;

use super::{Writer, class};
use crate::doc::{NoteLine, NotePlace, Orientation, RedHead, Sheet, Signature};
use crate::profile::Role;

impl Writer<'_> {
    /// An article that begins on a new page.
    pub(super) fn sheet(&mut self, sheet: &Sheet) {
        self.outline.clear();
        let title_id = format!("{}-title", sheet.id);
        let paper = match sheet.orientation {
            Orientation::Portrait => "sheet",
            Orientation::Landscape => "sheet wide",
        };
        let named =
            [("class", paper), ("id", sheet.id.as_str()), ("aria-labelledby", title_id.as_str())];
        // A sheet without a title has nothing that could name it.
        let [first, second, _] = named;
        if sheet.title.is_empty() {
            self.out.open_line("article", &[first, second]);
        } else {
            self.out.open_line("article", &named);
        }
        if let Some(head) = &sheet.head {
            self.head(head);
        }
        if let Some(label) = &sheet.attachment_label {
            self.line("p", Role::AttachmentLabel, label);
        }
        if !sheet.title.is_empty() {
            self.title(&sheet.title, title_role(sheet), &title_id);
        }
        if let Some(addressee) = &sheet.addressee {
            self.line("p", Role::Addressee, addressee);
        }
        for block in &sheet.body {
            self.block(block);
        }
        for line in &sheet.attachment_note {
            self.note_line(line);
        }
        if let Some(signature) = &sheet.signature {
            self.signature(signature);
        }
        self.out.close_line("article");
    }

    /// 版头 (7.2); the red rule is its lower border.
    fn head(&mut self, head: &RedHead) {
        self.out.open_line("header", &[("class", "red-head")]);
        // The size follows from the mark's own text, so it is no matter of the style sheet.
        let size = format!(
            "--size:{};--count:{}",
            self.profile.mark_size(&head.mark).pt(),
            head.mark.chars().count().max(1)
        );
        self.out.open("p", &[("class", class(Role::Mark)), ("style", &size)]);
        self.out.text(&head.mark);
        self.out.close_line("p");
        self.line("p", Role::DocNumber, &head.doc_number);
        self.out.close_line("header");
    }

    /// 标题 in the lines in which it is broken; the longest decides its size on a phone.
    fn title(&mut self, lines: &[String], role: Role, id: &str) {
        let longest = lines.iter().map(|line| line.chars().count()).max();
        let count = format!("--count:{}", longest.unwrap_or_default().max(1));
        self.out.open("h1", &[("class", class(role)), ("id", id), ("style", &count)]);
        for (n, line) in lines.iter().enumerate() {
            if n > 0 {
                self.out.open("br", &[]);
            }
            self.out.text(line);
        }
        self.out.close_line("h1");
    }

    /// A line of 附件说明 (7.3.4). The label is a box of its own, as wide as the hanging indent,
    /// so that the names stand under each other in any font.
    fn note_line(&mut self, line: &NoteLine) {
        let role = match line.place {
            NotePlace::Only => Role::NoteOnly,
            NotePlace::First => Role::NoteFirst,
            NotePlace::Next => Role::NoteNext,
            NotePlace::Wide => Role::NoteWide,
        };
        self.out.open("p", &[("class", class(role))]);
        self.out.open("span", &[("class", "label")]);
        self.out.text(&line.label);
        self.out.close("span");
        self.out.text(&line.name);
        self.out.close_line("p");
    }

    /// 署名 and 成文日期 (7.3.5.2). Which of the two is longer decides which is set from the
    /// right edge; the style sheet does the rest.
    fn signature(&mut self, signature: &Signature) {
        let longer_date = signature.date.width_cjk() > signature.issuer.width_cjk();
        let names = if longer_date { "signature longer-date" } else { "signature" };
        self.out.open_line("div", &[("class", names)]);
        self.line("p", Role::SignatureIssuer, &signature.issuer);
        self.line("p", Role::SignatureDate, &signature.date);
        self.out.close_line("div");
    }

    /// A slot of one line.
    fn line(&mut self, name: &str, role: Role, text: &str) {
        self.out.open(name, &[("class", class(role))]);
        self.out.text(text);
        self.out.close_line(name);
    }
}

/// Which of the three places of a title `sheet` has.
const fn title_role(sheet: &Sheet) -> Role {
    if sheet.head.is_some() {
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
    use crate::html::tests::written;

    fn sheet() -> Sheet {
        Sheet {
            id: "notice".to_owned(),
            title: vec!["关于开展".to_owned(), "大讨论的通知".to_owned()],
            ..Sheet::default()
        }
    }

    fn signed(issuer: &str, date: &str) -> String {
        written(|writer| {
            writer.signature(&Signature { issuer: issuer.to_owned(), date: date.to_owned() });
        })
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
        issued.head = Some(RedHead {
            mark: "某某委员会文件".to_owned(),
            doc_number: "某委〔2018〕33号".to_owned(),
        });
        assert_eq!(title_role(&issued), Role::Title);
    }

    #[test]
    fn a_sheet_without_a_title_is_named_by_nothing() {
        let html = written(|writer| writer.sheet(&Sheet::default()));
        assert!(!html.contains("aria-labelledby") && !html.contains("<h1"));
    }

    #[test]
    fn the_longer_of_issuer_and_date_keeps_the_indent() {
        assert!(signed("中共常州市儿童医院委员会", "2018年5月21日").contains("\"signature\""));
        assert!(signed("党委办公室", "2018年5月21日").contains("\"signature longer-date\""));
    }
}
