//! What fits page 1: its head, its title and its addressees, and below them some of the text,
//! which page 1 must show (7.3.3). What comes of it must be the same in both formats, so it is
//! reckoned here and left to neither renderer.

use super::mark;
use crate::doc::{Block, Format, RedHead, Sheet, plain};
use crate::profile::{Profile, Role, Style};
use crate::title::width;
use crate::units::{Lines, TenthMm};

/// How tall the ink of Han characters is, in percent of their size.
const INK: i32 = 93;
/// How far it reaches below the base line.
const INK_BELOW: i32 = 8;
/// What a renderer may set lower than it is reckoned here, in hundredths of a line.
const SLACK: i32 = 5;
/// Signs that begin no line.
const CLOSING: &str = "》〉）〕】」』”’、，。；：！？…—～·%";

/// Whether page 1 of `sheet` shows some of its text.
#[must_use]
pub fn shows_text(sheet: &Sheet, profile: &Profile) -> bool {
    let Some(head) = &sheet.head else { return true };
    let pitch = profile.grid.pitch.0;
    let mut used = head_height(head, profile);
    if sheet.title.is_empty() {
        used += profile.style(Role::Title).before.0 * pitch / 100;
    } else if sheet.title_note.is_empty() {
        used += lines(sheet.title.len(), profile.style(Role::Title), profile);
    } else {
        used += lines(sheet.title.len(), profile.style(Role::NotedTitle), profile);
        used += lines(sheet.title_note.len(), profile.style(Role::TitleNote), profile);
    }
    if let Some(addressee) = &sheet.addressee {
        used += lines(count(addressee, 0, profile), profile.style(Role::Addressee), profile);
    }
    used + first_block(&sheet.body, profile) * pitch + pitch * SLACK / 100
        <= height(head.format, profile)
}

/// From the top of the type area to the foot of the last line of page 1, in twips.
fn height(format: Format, profile: &Profile) -> i32 {
    let usual = profile.type_height().twips().0;
    match format {
        Format::Document | Format::Order | Format::Minutes => usual,
        Format::Letter => {
            // The backends let the page end a twentieth of a line lower than its last line.
            let more = leading(profile) / 2 + profile.grid.pitch.0 / 20;
            usual + letter_gain(profile).twips().0 + more
        }
    }
}

/// How much lower than others page 1 of a letter ends: its last line stands a certain way above
/// the second double rule (10.1), which lies below the type area. The characters, not their
/// line, are measured.
#[must_use]
pub fn letter_gain(profile: &Profile) -> TenthMm {
    let letter = &profile.letter;
    // A double rule of which both strokes and the white between them are drawn.
    let rule = TenthMm(letter.eighths * 254 * 4 / 3 / 8 / 72);
    let em = profile.style(Role::Body).size.0 * 254 / 2 / 72;
    let above = letter.below.0 * em / 100;
    TenthMm(profile.page.bottom.0 - letter.foot.0 - rule.0 - above)
}

/// From the top of the type area to the foot of the number or of the red rule, in twips.
fn head_height(head: &RedHead, profile: &Profile) -> i32 {
    let pitch = profile.grid.pitch.0;
    let em = mark::fit(&head.mark, head.format, profile).size.0 * 10;
    let rows = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / 100_000);
    let ink = em * (mark::PITCH * (rows(head.mark.lines.len()) - 1).max(0) + INK) / 100;
    let number = i32::from(head.doc_number.is_some());
    let signers = match signer_lines(head, profile) {
        0 => number,
        lines => lines,
    };
    let blank = profile.style(Role::DocNumber).before.0 * pitch / 100;
    // Measured from the number's ink, which ends above the foot of its line.
    let below_ink = pitch / 5 - profile.style(Role::DocNumber).size.0 * 10 * INK_BELOW / 100;
    let rule = profile.rule.gap.twips().0 - below_ink + profile.rule.eighths * 20 / 8;
    match head.format {
        Format::Document | Format::Minutes => {
            profile.mark.drop.twips().0 + ink + blank + signers.max(1) * pitch + rule
        }
        // The empty lines below its number are those above the title.
        Format::Order => profile.mark.order_drop.twips().0 + ink + number * (blank + pitch),
        Format::Letter => {
            let letter = &profile.letter;
            let rise = profile.page.top.twips().0 - profile.mark.letter_drop.twips().0;
            // Measured to the characters, which stand in the middle of their line.
            let em = profile.style(Role::Body).size.0 * 10;
            let below = letter.below.0 * em / 100 - leading(profile) / 2;
            let labels = [&head.copy_number, &head.secrecy, &head.urgency];
            let labels = rows(labels.into_iter().flatten().count());
            let rule = letter.eighths * 20 / 6;
            ink - rise + letter.gap.twips().0 + rule + below + labels.max(number) * pitch
        }
    }
}

/// What is left of a line above and below its characters, in twips.
fn leading(profile: &Profile) -> i32 {
    profile.grid.pitch.0 - profile.style(Role::Body).size.0 * 10
}

/// How many lines 签发人 takes.
fn signer_lines(head: &RedHead, profile: &Profile) -> i32 {
    let each = super::signers::per_line(head, profile).unwrap_or(1);
    i32::try_from(head.signers.len().div_ceil(each)).unwrap_or(i32::MAX / 100_000)
}

/// The height of `count` lines in `style`, with its empty ones, in twips.
fn lines(count: usize, style: &Style, profile: &Profile) -> i32 {
    let count = i32::try_from(count).unwrap_or(i32::MAX / 100_000);
    let Lines(empty) = Lines(style.before.0 + style.after.0);
    let pitch = style.pitch.unwrap_or(profile.grid.pitch).0;
    count * pitch + empty * profile.grid.pitch.0 / 100
}

/// How many lines of the type area `text` fills, its first line indented by `first` hundredths
/// of a character. A closing sign takes the character before it along to the next line.
pub(super) fn count(text: &str, first: i64, profile: &Profile) -> usize {
    let room = i64::from(profile.grid.chars) * 100;
    let (mut lines, mut line, mut before) = (1, first, 0);
    let mut buffer = [0; 4];
    for c in text.chars() {
        let wide = width(c.encode_utf8(&mut buffer));
        if line + wide > room {
            lines += 1;
            line = if CLOSING.contains(c) { before } else { 0 };
        }
        line += wide;
        before = wide;
    }
    lines
}

/// How many lines of the text page 1 must hold to show some of it: headings stay with what they
/// head.
fn first_block(body: &[Block], profile: &Profile) -> i32 {
    let pitch = profile.grid.pitch.0.max(1);
    let mut headings = 0;
    for block in body {
        let own = match block {
            Block::Heading(heading) => {
                let text = format!("{}{}", heading.label, plain(&heading.text));
                headings += i32::try_from(count(&text, 200, profile)).unwrap_or(1);
                continue;
            }
            Block::Paragraph(_) | Block::List(_) | Block::PageBreak => 1,
            // A head and a row of the least height.
            Block::Table(_) => 2,
            Block::Figure(figure) => figure.picture.height.twips().0 / pitch + 1,
        };
        return headings + own;
    }
    headings + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Inline, Mark, Paragraph};

    fn sheet(format: Format) -> Sheet {
        let mark = Mark {
            lines: vec!["某某市卫生健康委员会文件".to_owned()], ..Mark::default()
        };
        let text = Paragraph { lead: None, text: vec![Inline::Text("正文".to_owned())] };
        Sheet {
            head: Some(RedHead {
                format,
                mark,
                doc_number: Some("某卫〔2026〕1号".to_owned()),
                ..RedHead::default()
            }),
            title: vec!["关于有关事项的通知".to_owned()],
            body: vec![Block::Paragraph(text)],
            ..Sheet::default()
        }
    }

    /// The most lines of addressees above which page 1 still shows text.
    fn most(format: Format) -> usize {
        let mut sheet = sheet(format);
        (0..30)
            .find(|n| {
                sheet.addressee = Some("字".repeat(28 * (n + 1)));
                !shows_text(&sheet, &Profile::gbt9704())
            })
            .unwrap()
    }

    #[test]
    fn the_lines_of_page_one_are_counted() {
        // Of 22 lines the head takes some 8.5 on a document and 6 on an order, the title 4.
        assert_eq!(most(Format::Document), 9);
        assert_eq!(most(Format::Order), 10);
        assert_eq!(most(Format::Letter), 16);
    }

    #[test]
    fn a_line_holds_28_characters_and_no_closing_sign_begins_one() {
        let profile = Profile::gbt9704();
        assert_eq!(count(&"字".repeat(28), 0, &profile), 1);
        assert_eq!(count(&"字".repeat(28), 200, &profile), 2);
        assert_eq!(count(&"字".repeat(56), 0, &profile), 2);
        let text = format!("{}。{}", "字".repeat(28), "字".repeat(27));
        assert_eq!(count(&text, 0, &profile), 3);
        assert_eq!(count(&"a".repeat(57), 0, &profile), 2);
    }
}
