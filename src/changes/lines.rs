//! A sheet as lines with their places, and as tables of lines.

use super::place::{Place, Slot, What};
use crate::doc::{Block, Level, Sheet, Signing, Table, plain};

/// A line of a sheet, or a table of it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Where it stands.
    pub place: Place,
    /// All it says.
    pub text: String,
    /// The table, if it is one.
    pub table: Option<Grid>,
}

/// The rows of a table.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// The rows below the head; a cell that is joined with another says the same.
    pub rows: Vec<Vec<String>>,
    /// Which of the cells are joined with the one above or to the left.
    pub joined: Vec<Vec<bool>>,
}

/// The form of a sheet: what each slot says.
pub(crate) fn slots(sheet: &Sheet) -> Vec<(Slot, String)> {
    let mut slots = Vec::new();
    let mut add = |slot: Slot, text: Option<String>| {
        slots.extend(text.filter(|text| !text.is_empty()).map(|text| (slot, text)));
    };
    if let Some(head) = &sheet.head {
        add(Slot::CopyNumber, head.copy_number.clone());
        add(Slot::Secrecy, head.secrecy.clone());
        add(Slot::Urgency, head.urgency.clone());
        add(Slot::Mark, Some(format!("{}{}", head.mark.lines.join("、"), head.mark.suffix)));
        add(Slot::Number, head.doc_number.clone());
        add(Slot::Signers, Some(head.signers.join("、")));
    }
    add(Slot::Label, sheet.attachment_label.clone());
    add(Slot::Title, Some(sheet.title.concat()));
    add(Slot::TitleNote, (!sheet.title_note.is_empty()).then(|| sheet.title_note.concat()));
    add(Slot::Addressee, sheet.addressee.clone());
    for line in &sheet.attendance {
        add(Slot::Attendance, Some(format!("{}{}", line.label, line.text)));
    }
    for line in &sheet.attachment_note {
        add(Slot::Attachments, Some(format!("{}{}", line.label, line.name)));
    }
    if let Some(signature) = &sheet.signature {
        let stamped = match &signature.form {
            Signing::Stamped(all) => all.iter().map(|stamp| stamp.title.as_str()).collect(),
            Signing::Unsealed | Signing::Sealed { .. } => String::new(),
        };
        add(Slot::Signature, Some(format!("{}{stamped}", signature.issuers.join("、"))));
        add(Slot::Date, Some(signature.date.clone()));
    }
    add(Slot::Remark, sheet.remark.clone());
    if let Some(imprint) = &sheet.imprint {
        for line in &imprint.copies {
            add(Slot::Copies, Some(format!("{}{}", line.label, line.text)));
        }
        add(Slot::Printer, imprint.printer.clone());
        add(Slot::Printed, imprint.printed.clone());
    }
    slots
}

/// The body of a sheet.
pub(crate) fn body(sheet: &Sheet) -> Vec<Line> {
    let mut lines = Lines::default();
    lines.blocks(&sheet.body);
    lines.found
}

#[derive(Default)]
struct Lines {
    found: Vec<Line>,
    /// The labels of the headings that are open, by their levels.
    labels: [String; 4],
    /// How many paragraphs there are below the last heading.
    paragraphs: usize,
}

impl Lines {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    self.open(heading.level, &heading.label);
                    self.push(What::Heading, format!("{}{}", heading.label, plain(&heading.text)));
                }
                Block::Paragraph(paragraph) => {
                    let mut text = String::new();
                    if let Some(lead) = &paragraph.lead {
                        self.open(lead.level, &lead.label);
                        text = format!("{}{}", lead.label, plain(&lead.text));
                    }
                    self.paragraphs += 1;
                    text.push_str(&plain(&paragraph.text));
                    self.push(What::Paragraph(self.paragraphs), text);
                }
                Block::List(list) => {
                    for item in &list.items {
                        let text = format!("{}{}", item.label, plain(&item.text));
                        self.push(What::Item(item.label.clone()), text);
                        self.blocks(&item.more);
                    }
                }
                Block::Table(table) => {
                    let grid = grid(table);
                    let rows = std::iter::once(&grid.heads).chain(&grid.rows);
                    let text = rows.map(|row| row.concat()).collect::<Vec<_>>().join("\n");
                    let place = Place { labels: self.labels.concat(), what: What::Table };
                    self.found.push(Line { place, text, table: Some(grid) });
                }
                Block::Figure(figure) => {
                    let mut text = plain(&figure.caption);
                    if text.is_empty() {
                        text.clone_from(&figure.picture.alt);
                    }
                    self.push(What::Caption, text);
                }
                Block::PageBreak => {}
            }
        }
    }

    fn open(&mut self, level: Level, label: &str) {
        for (n, own) in self.labels.iter_mut().enumerate() {
            match n.cmp(&level.index()) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => label.clone_into(own),
                std::cmp::Ordering::Greater => own.clear(),
            }
        }
        self.paragraphs = 0;
    }

    fn push(&mut self, what: What, text: String) {
        let place = Place { labels: self.labels.concat(), what };
        self.found.push(Line { place, text, table: None });
    }
}

fn grid(table: &Table) -> Grid {
    use crate::doc::Slot as Cell;
    let mut texts: Vec<Vec<String>> = Vec::new();
    let mut joined: Vec<Vec<bool>> = Vec::new();
    for row in &table.rows {
        let mut said: Vec<String> = Vec::new();
        let mut follows = Vec::new();
        for (column, slot) in row.iter().enumerate() {
            let text = match slot {
                Cell::Cell(text) => plain(text),
                Cell::Above => {
                    texts.last().and_then(|row| row.get(column)).cloned().unwrap_or_default()
                }
                Cell::Left => said.last().cloned().unwrap_or_default(),
            };
            said.push(text);
            follows.push(!matches!(slot, Cell::Cell(_)));
        }
        texts.push(said);
        joined.push(follows);
    }
    let head = table.header_rows.min(texts.len());
    let rows = texts.split_off(head);
    let joined = joined.split_off(head);
    Grid { heads: texts.pop().unwrap_or_default(), rows, joined }
}
