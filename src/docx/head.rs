//! 版头 and 版记: the lines above the title, and those at the foot of the last page.

use super::body::Body;
use super::fitted::{Head, chars, numbered, width};
use super::line::{Frame, FrameCell, Piece, paragraph, unprinted};
use super::names;
use crate::doc::{Format, Imprint, Mark, Orientation, RedHead};
use crate::layout::signers::LABEL;
use crate::profile::Role;
use crate::units::{Chars, Twips};

impl Body<'_> {
    /// 版头 (7.2); of a letter without the mark, which the page's header holds.
    pub(super) fn head(&mut self, head: &RedHead) {
        let index = self.fitted.head_index(head, self.profile);
        if head.format == Format::Letter {
            self.letter_lines(head, index);
            return;
        }
        let preprinted = self.profile.preprinted;
        for (role, text) in labels(head) {
            let text = unprinted(vec![Piece::Text(text)], preprinted.labels);
            self.push(paragraph(names::id(role), &text));
        }
        self.mark(head, index);
        self.number(head, index);
        if preprinted.rule && head.format != Format::Order {
            self.push(paragraph(names::RULE_SPACE.0, &[]));
        }
    }

    /// 发文机关标志 in one or several lines.
    fn mark(&mut self, head: &RedHead, index: usize) {
        let mark = &head.mark;
        let preprinted = self.profile.preprinted.mark;
        let id = numbered(names::id(Role::Mark), index);
        if mark.suffix.is_empty() {
            let pieces = mark_pieces(mark, self.fitted.heads.get(index));
            self.push(paragraph(&id, &unprinted(pieces, preprinted)));
            return;
        }
        let name = numbered(names::MARK_NAME.0, index);
        let fitted = self.fitted.heads.get(index);
        let (names_wide, suffix_wide) = fitted.map_or((Twips(0), Twips(0)), |head| head.joint);
        // The suffix ends a quarter of a character before its cell does.
        let slack = fitted.map_or(0, |head| head.size.0 * 10 / 4);
        let rest = self.width().0 - names_wide.0 - suffix_wide.0 + slack;
        self.push(paragraph(&numbered(names::MARK_SPACE.0, index), &[]));
        let row = vec![
            FrameCell {
                middle: false,
                paragraphs: mark
                    .lines
                    .iter()
                    .map(|line| paragraph(&name, &unprinted(vec![Piece::Text(line)], preprinted)))
                    .collect(),
            },
            FrameCell {
                middle: true,
                paragraphs: vec![paragraph(
                    &id,
                    &unprinted(vec![Piece::Text(&mark.suffix)], preprinted),
                )],
            },
        ];
        let frame = Frame {
            style: names::MARK_TABLE,
            place: Vec::new(),
            indent: rest / 2,
            columns: vec![names_wide.0, suffix_wide.0],
            rows: vec![row],
        };
        self.table(frame.element());
    }

    /// 发文字号, with 签发人 to its right on an upward document. The red rule hangs under it, so
    /// that minutes without a number have an empty line.
    fn number(&mut self, head: &RedHead, index: usize) {
        let preprinted = self.profile.preprinted;
        let number = head.doc_number.as_deref().unwrap_or_default();
        if number.is_empty() && head.format == Format::Order {
            return;
        }
        let number = if preprinted.number { "" } else { number };
        let signers = self.fitted.heads.get(index).and_then(|head| head.signers);
        let Some(signers) = signers else {
            let id = numbered(names::id(Role::DocNumber), index);
            let text = [Piece::Text(number)];
            self.push(paragraph(&id, if number.is_empty() { &[] } else { &text }));
            return;
        };
        let style = self.profile.style(Role::DocNumber);
        let one = chars(Chars::whole(1), style, self.profile).0;
        for (row, pair) in head.signers.chunks(signers.per_line).enumerate() {
            let last = row + 1 == signers.lines;
            let mut pieces = Vec::new();
            let mut end = one;
            let pair = if preprinted.signers { &[] } else { pair };
            if last && !number.is_empty() {
                pieces.push(Piece::Text(number));
                end += width(number, style, self.profile).0;
            }
            // A number that is too long reaches past the first stop.
            let wanted = if row == 0 { 1 } else { 2 };
            let passed = signers.stops.iter().take(wanted - 1).filter(|stop| stop.0 <= end).count();
            if !preprinted.signers {
                pieces.extend(std::iter::repeat_n(Piece::Tab, wanted - passed));
                if row == 0 {
                    pieces.push(Piece::Text(LABEL));
                }
            }
            for (column, name) in pair.iter().enumerate() {
                if column > 0 {
                    pieces.push(Piece::Tab);
                }
                pieces.push(Piece::Styled(names::SIGNER_NAME.0, name));
            }
            let base = match (last, row) {
                (true, _) => names::id(Role::DocNumber),
                (false, 0) => names::id(Role::SignerLine),
                (false, _) => names::SIGNERS_NEXT.0,
            };
            self.push(paragraph(&numbered(base, index), &pieces));
        }
    }

    /// What stands below the first rule of a letter (10.1): the number at the right of the first
    /// line, 份号 and the like at the left.
    fn letter_lines(&mut self, head: &RedHead, index: usize) {
        let preprinted = self.profile.preprinted;
        let mut labels = labels(head).into_iter();
        let first = labels.next();
        let number = head.doc_number.as_deref().unwrap_or_default();
        let empty = first.is_none() && number.is_empty();
        let mut pieces = Vec::new();
        match first.filter(|_| !preprinted.labels) {
            Some((Role::CopyNumber, text)) => pieces.push(Piece::Text(text)),
            Some((_, text)) => pieces.push(Piece::Styled(names::LABEL.0, text)),
            None => {}
        }
        if !number.is_empty() && !preprinted.number {
            pieces.extend([Piece::Tab, Piece::Text(number)]);
        }
        if !empty {
            self.push(paragraph(&numbered(names::id(Role::DocNumber), index), &pieces));
        }
        for (role, text) in labels {
            let text = unprinted(vec![Piece::Text(text)], preprinted.labels);
            self.push(paragraph(names::id(role), &text));
        }
    }

    /// 版记 (7.4): a table that floats on the foot of the type area of the page that the text
    /// ends on. A letter's has neither rules nor 印发 (10.1).
    pub(super) fn imprint(&mut self, imprint: &Imprint, letter: bool) {
        let mut rows = Vec::new();
        let copies = imprint.copies.iter().map(|line| {
            paragraph(
                names::id(Role::ImprintCopies),
                &[Piece::Text(&line.label), Piece::Text(&line.text)],
            )
        });
        let copies: Vec<_> = copies.collect();
        if !copies.is_empty() {
            rows.push(vec![FrameCell { middle: false, paragraphs: copies }]);
        }
        if !letter && (imprint.printer.is_some() || imprint.printed.is_some()) {
            let printer = imprint.printer.as_deref().unwrap_or_default();
            let printed = imprint.printed.as_deref().unwrap_or_default();
            let pieces = [Piece::Text(printer), Piece::Tab, Piece::Text(printed)];
            let line = paragraph(names::id(Role::ImprintPrinter), &pieces);
            rows.push(vec![FrameCell { middle: false, paragraphs: vec![line] }]);
        }
        if rows.is_empty() {
            return;
        }
        let page = &self.profile.page;
        let left = match self.orientation {
            Orientation::Portrait => page.left,
            Orientation::Landscape => page.bottom,
        };
        let frame = Frame {
            style: if letter { names::IMPRINT_PLAIN } else { names::IMPRINT_TABLE },
            place: vec![
                ("w:vertAnchor", "margin".to_owned()),
                ("w:horzAnchor", "page".to_owned()),
                // LibreOffice takes a table at the very edge of the type area for one that does
                // not float.
                ("w:tblpX", (left.twips().0 + 1).to_string()),
                ("w:tblpYSpec", "bottom".to_owned()),
            ],
            indent: 0,
            columns: vec![self.width().0],
            rows,
        };
        self.separate_tables();
        self.table(frame.element());
        self.table(super::body::after_table());
    }
}

/// 份号, 密级 and 紧急程度, as far as there are.
fn labels(head: &RedHead) -> Vec<(Role, &str)> {
    let labels = [
        (Role::CopyNumber, &head.copy_number),
        (Role::Secrecy, &head.secrecy),
        (Role::Urgency, &head.urgency),
    ];
    labels.into_iter().filter_map(|(role, text)| Some((role, text.as_deref()?))).collect()
}

/// The lines of a mark. The last character of one that is spread has nothing added behind it:
/// some programs count that as a part of the line, and some do not.
pub(super) fn mark_pieces<'a>(mark: &'a Mark, fitted: Option<&Head>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for (index, line) in mark.lines.iter().enumerate() {
        if index > 0 {
            pieces.push(Piece::Break);
        }
        let last = line.char_indices().next_back().map_or(0, |(at, _)| at);
        match line.split_at_checked(last) {
            Some((start, end)) if fitted.is_some_and(|head| head.gap.0 > 0) => {
                pieces.extend([Piece::Text(start), Piece::Styled(names::MARK_END.0, end)]);
            }
            _ => pieces.push(Piece::Text(line)),
        }
    }
    pieces
}
