//! 版头 (7.2, 10): what stands above the title of the sheet that is issued.

use std::fmt::Write as _;

use super::{Writer, class};
use crate::doc::{Format, Mark, RedHead};
use crate::layout::{mark, signers};
use crate::profile::Role;

/// The space between the names of 签发人 that stand in one line.
const SPACE: &str = "\u{3000}";

impl Writer<'_> {
    /// 版头; the red rule is its lower border. Where there is no title (as in an order), the mark is
    /// what names the text.
    pub(super) fn head(&mut self, head: &RedHead, titled: bool) {
        self.out.open_line("header", &[("class", "red-head")]);
        if head.format == Format::Letter {
            self.mark(&head.mark, head.format, titled);
            self.out.open("div", &[("class", "double-rule")]);
            self.out.close_line("div");
            self.out.open_line("div", &[("class", "number-row")]);
            self.labels(head);
            self.number(head);
            self.out.close_line("div");
        } else {
            self.labels(head);
            self.mark(&head.mark, head.format, titled);
            if head.signers.is_empty() {
                self.number(head);
            } else {
                self.out.open_line("div", &[("class", "number-row")]);
                self.number(head);
                self.signers(head);
                self.out.close_line("div");
            }
        }
        self.out.close_line("header");
    }

    /// 份号, 密级 and 紧急程度, one a line (7.2.1–7.2.3).
    fn labels(&mut self, head: &RedHead) {
        let labels = [
            (Role::CopyNumber, &head.copy_number),
            (Role::Secrecy, &head.secrecy),
            (Role::Urgency, &head.urgency),
        ];
        if labels.iter().all(|(_, label)| label.is_none()) {
            return;
        }
        self.out.open_line("div", &[("class", "labels")]);
        for (role, label) in labels {
            if let Some(label) = label {
                let label = if self.profile.preprinted.labels { "" } else { label };
                self.line("p", role, label);
            }
        }
        self.out.close_line("div");
    }

    /// 发文机关标志 (7.2.4). Several names stand below each other, with 文件 at their right,
    /// centred on their height.
    fn mark(&mut self, mark: &Mark, format: Format, titled: bool) {
        let fit = mark::fit(mark, format, self.profile);
        // The size follows from the mark's own text, so it is no matter of the style sheet.
        let mut size = format!(
            "--size:{};--count:{}",
            fit.size.pt(),
            f64::from(mark::whole_width(mark, fit)) / 100.0
        );
        if fit.gap.0 > 0 {
            let gap = f64::from(fit.gap.0 * 100 / (fit.size.0 * 10)) / 100.0;
            let _ = write!(size, ";--gap:{gap}em");
        }
        if mark.lines.len() > 1 {
            size.push_str(";--leading:1.2");
        }
        let preprinted = self.profile.preprinted.mark;
        if preprinted && mark.suffix.is_empty() {
            size.push_str(";--rows:");
            size.push_str(&mark.lines.len().to_string());
        }
        if mark.suffix.is_empty() {
            let plain = [("class", class(Role::Mark)), ("style", size.as_str())];
            let [name, look] = plain;
            if titled {
                self.out.open("p", &plain);
            } else {
                self.out.open("p", &[name, look, ("role", "heading"), ("aria-level", "1")]);
            }
            if !preprinted {
                self.lines(&mark.lines);
            }
            self.out.close_line("p");
        } else {
            self.out.open_line("div", &[("class", "mark joint"), ("style", &size)]);
            self.out.open_line("div", &[("class", "names")]);
            for name in &mark.lines {
                self.out.open("p", &[]);
                self.out.text(if preprinted { "" } else { name });
                self.out.close_line("p");
            }
            self.out.close_line("div");
            self.out.open("p", &[("class", "suffix")]);
            self.out.text(if preprinted { "" } else { &mark.suffix });
            self.out.close_line("p");
            self.out.close_line("div");
        }
    }

    /// 发文字号 (7.2.5). Minutes may have none; its line stays, for the rule hangs under it.
    fn number(&mut self, head: &RedHead) {
        match &head.doc_number {
            Some(_) if self.profile.preprinted.number => self.line("p", Role::DocNumber, ""),
            Some(number) => self.line("p", Role::DocNumber, number),
            None if matches!(head.format, Format::Letter | Format::Order) => {}
            None => {
                self.out.open("div", &[("class", class(Role::DocNumber))]);
                self.out.close_line("div");
            }
        }
    }

    /// 签发人 (7.2.6): two names a line where there is room, the further lines under the first
    /// name.
    fn signers(&mut self, head: &RedHead) {
        let per_line = signers::per_line(head, self.profile).unwrap_or(1);
        if self.profile.preprinted.signers {
            let rows = format!("--rows:{}", head.signers.len().div_ceil(per_line));
            self.out.open("p", &[("class", class(Role::SignerLine)), ("style", &rows)]);
            self.out.close_line("p");
            return;
        }
        self.out.open("p", &[("class", class(Role::SignerLine))]);
        self.out.text(signers::LABEL);
        self.out.open("span", &[("class", "signer")]);
        let lines: Vec<_> = head.signers.chunks(per_line).map(|names| names.join(SPACE)).collect();
        self.lines(&lines);
        self.out.close("span");
        self.out.close_line("p");
    }
}

/// What a sheet's class says of its format; the red head and the page follow from it.
pub(super) const fn format_class(format: Format) -> Option<&'static str> {
    match format {
        Format::Document | Format::Minutes => None,
        Format::Letter => Some("letter"),
        Format::Order => Some("order"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::tests::written;
    use crate::profile::{Preprinted, Profile};

    fn head(format: Format) -> RedHead {
        RedHead {
            format,
            mark: Mark { lines: vec!["甲局文件".to_owned()], suffix: String::new() },
            doc_number: Some("甲〔2024〕1号".to_owned()),
            ..RedHead::default()
        }
    }

    /// The elements of 版头 with their classes, without the sizes.
    fn check(head: &RedHead, expected: &[&str]) {
        let html = written(|writer| writer.head(head, true));
        let lines: Vec<_> = html
            .lines()
            .map(|line| match line.split_once(" style=\"") {
                Some((name, rest)) => {
                    format!("{name}{}", rest.split_once('"').map_or("", |(_, text)| text))
                }
                None => line.to_owned(),
            })
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn labels_stand_above_the_mark_in_their_order() {
        let head = RedHead {
            copy_number: Some("000012".to_owned()),
            secrecy: Some("机密★1年".to_owned()),
            urgency: Some("特急".to_owned()),
            ..head(Format::Document)
        };
        check(
            &head,
            &[
                "<header class=\"red-head\">",
                "<div class=\"labels\">",
                "<p class=\"copy-number\">000012</p>",
                "<p class=\"secrecy\">机密★1年</p>",
                "<p class=\"urgency\">特急</p>",
                "</div>",
                "<p class=\"mark\">甲局文件</p>",
                "<p class=\"doc-number\">甲〔2024〕1号</p>",
                "</header>",
            ],
        );
    }

    #[test]
    fn an_upward_document_has_its_signers_beside_the_number() {
        let signers = ["张三", "李四", "王五"].map(str::to_owned).to_vec();
        check(
            &RedHead { signers, ..head(Format::Document) },
            &[
                "<header class=\"red-head\">",
                "<p class=\"mark\">甲局文件</p>",
                "<div class=\"number-row\">",
                "<p class=\"doc-number\">甲〔2024〕1号</p>",
                "<p class=\"signers\">签发人：<span class=\"signer\">张三　李四<br>王五</span></p>",
                "</div>",
                "</header>",
            ],
        );
    }

    #[test]
    fn a_joint_mark_has_its_suffix_beside_the_names() {
        let mark = Mark {
            lines: vec!["甲局".to_owned(), "乙委员会".to_owned()],
            suffix: "文件".to_owned(),
        };
        let html = written(|writer| writer.mark(&mark, Format::Document, true));
        assert_eq!(
            html,
            "<div class=\"mark joint\" style=\"--size:62;--count:6.6;--leading:1.2\">\n\
             <div class=\"names\">\n<p>甲局</p>\n<p>乙委员会</p>\n</div>\n\
             <p class=\"suffix\">文件</p>\n</div>\n"
        );
    }

    #[test]
    fn minutes_without_a_number_keep_its_line() {
        let minutes = RedHead { doc_number: None, ..head(Format::Minutes) };
        check(
            &minutes,
            &[
                "<header class=\"red-head\">",
                "<p class=\"mark\">甲局文件</p>",
                "<div class=\"doc-number\"></div>",
                "</header>",
            ],
        );
    }

    #[test]
    fn a_letter_has_its_number_and_labels_below_the_double_rule() {
        let letter = RedHead { urgency: Some("特急".to_owned()), ..head(Format::Letter) };
        check(
            &letter,
            &[
                "<header class=\"red-head\">",
                "<p class=\"mark\">甲局文件</p>",
                "<div class=\"double-rule\"></div>",
                "<div class=\"number-row\">",
                "<div class=\"labels\">",
                "<p class=\"urgency\">特急</p>",
                "</div>",
                "<p class=\"doc-number\">甲〔2024〕1号</p>",
                "</div>",
                "</header>",
            ],
        );
    }

    #[test]
    fn what_the_paper_has_is_boxes_without_text() {
        let mut profile = Profile::gbt9704();
        profile.preprinted =
            Preprinted { labels: true, mark: true, number: true, signers: true, rule: true };
        let mut writer = Writer::new(&profile);
        let signers = ["张三", "李四", "王五"].map(str::to_owned).to_vec();
        let urgency = Some("特急".to_owned());
        writer.head(&RedHead { urgency, signers, ..head(Format::Document) }, true);
        let html = writer.out.finish();
        for line in [
            "<p class=\"urgency\"></p>",
            "<p class=\"mark\" style=\"--size:62;--count:5.5;--gap:0.5em;--rows:1\"></p>",
            "<p class=\"doc-number\"></p>",
            "<p class=\"signers\" style=\"--rows:2\"></p>",
        ] {
            assert!(html.contains(line), "{line}\n{html}");
        }
    }

    #[test]
    fn without_a_title_the_mark_is_the_heading() {
        let html = written(|writer| writer.head(&head(Format::Order), false));
        assert!(html.contains("role=\"heading\" aria-level=\"1\">甲局文件</p>"));
    }
}
