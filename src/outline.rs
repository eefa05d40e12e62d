//! A document as a list of places and what stands there: enough to tell later what of it changed.
//!
//! Short texts (dates, names, cells) are kept as they are, longer ones as a mark that changes with
//! them.

use crate::digest::sha256;
use crate::doc::{Block, Document, Heading, Inline, Item, Sheet, Slot, Table, plain};

/// A place of a document and what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where, in the field's terms: “标题”, “三、（二）第1段”, “第3行 完成时限”.
    pub place: String,
    /// What: a short text as it is, a longer one as [`mark`].
    pub text: String,
}

/// A place whose text is another than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub place: String,
    /// The text before and now, where both are short enough to be told.
    pub texts: Option<(String, String)>,
}

/// The most characters of a text that is kept as it is.
const SHORT: usize = 24;
/// How a mark begins; no text of a document does.
const MARK: char = '\u{1}';

/// The places of a document in their order.
#[must_use]
pub fn outline(document: &Document) -> Vec<Entry> {
    let mut walk = Walk::default();
    for (n, sheet) in document.sheets.iter().enumerate() {
        walk.sheet(sheet, n > 0);
    }
    walk.entries
}

/// What differs between two outlines. Places that came or went are changes without texts.
#[must_use]
pub fn changes(old: &[Entry], new: &[Entry]) -> Vec<Change> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - head;
    let tail =
        old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let middle = |all: &[Entry]| all.get(head..all.len() - tail).unwrap_or_default().to_vec();
    let (old, new) = (middle(old), middle(new));
    let short = |text: &str| !text.starts_with(MARK);
    let mut changes: Vec<Change> = Vec::new();
    let mut gone = old.iter().peekable();
    for entry in &new {
        // Rows or paragraphs that were put in or taken out shift what follows: a text that is
        // still there at another place is no change.
        let same_place = gone.next_if(|old| old.place == entry.place);
        match same_place {
            Some(old) if old.text == entry.text => {}
            Some(old) => {
                let told = short(&old.text) && short(&entry.text);
                let texts = told.then(|| (old.text.clone(), entry.text.clone()));
                changes.push(Change { place: entry.place.clone(), texts });
            }
            None => changes.push(Change { place: entry.place.clone(), texts: None }),
        }
    }
    changes.extend(gone.map(|old| Change { place: old.place.clone(), texts: None }));
    changes
}

/// A text in 64 bits, as hexadecimal digits.
fn mark(text: &str) -> String {
    format!("{MARK}{}", sha256(text.as_bytes()).get(..16).unwrap_or_default())
}

#[derive(Default)]
struct Walk {
    entries: Vec<Entry>,
    /// The sheet's own name, where it is not the first.
    sheet: String,
    /// The labels of the headings above.
    labels: Vec<String>,
    paragraphs: usize,
    tables: usize,
}

impl Walk {
    fn add(&mut self, place: &str, text: &str) {
        let text = if text.chars().count() <= SHORT { text.to_owned() } else { mark(text) };
        self.entries.push(Entry { place: format!("{}{place}", self.sheet), text });
    }

    fn sheet(&mut self, sheet: &Sheet, named: bool) {
        self.labels.clear();
        self.paragraphs = 0;
        self.tables = 0;
        let title = sheet.title.concat();
        let name = sheet.attachment_label.as_ref().unwrap_or(&title);
        self.sheet = if named { format!("{name} ") } else { String::new() };
        if let Some(head) = &sheet.head {
            self.add("份号", head.copy_number.as_deref().unwrap_or_default());
            self.add("密级", head.secrecy.as_deref().unwrap_or_default());
            self.add("紧急程度", head.urgency.as_deref().unwrap_or_default());
            self.add("发文机关标志", &head.mark.lines.join("|"));
            self.add("发文字号", head.doc_number.as_deref().unwrap_or_default());
            self.add("签发人", &head.signers.join("、"));
        }
        self.add("标题", &sheet.title.join("|"));
        self.add("题注", sheet.title_note.as_deref().unwrap_or_default());
        self.add("主送机关", sheet.addressee.as_deref().unwrap_or_default());
        self.blocks(&sheet.body);
        for line in &sheet.attendance {
            self.add(line.label.trim_end_matches('：'), &line.text);
        }
        for note in &sheet.attachment_note {
            self.add("附件说明", &format!("{}{}", note.label, note.name));
        }
        if let Some(signature) = &sheet.signature {
            self.add("发文机关署名", &signature.issuers.join("、"));
            self.add("成文日期", &signature.date);
        }
        self.add("附注", sheet.remark.as_deref().unwrap_or_default());
        if let Some(imprint) = &sheet.imprint {
            for line in &imprint.copies {
                self.add(line.label.trim_end_matches('：'), &line.text);
            }
            self.add("印发机关", imprint.printer.as_deref().unwrap_or_default());
            self.add("印发日期", imprint.printed.as_deref().unwrap_or_default());
        }
        // What is not there says nothing.
        self.entries.retain(|entry| !entry.text.is_empty());
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    self.enter(heading);
                    let place = format!("{}标题", self.labels.concat());
                    self.add(&place, &plain(&heading.text));
                }
                Block::Paragraph(paragraph) => {
                    if let Some(lead) = &paragraph.lead {
                        self.enter(lead);
                    }
                    let lead = paragraph.lead.as_ref().map_or(String::new(), |l| plain(&l.text));
                    self.paragraph(&lead, &paragraph.text);
                }
                Block::List(list) => list.items.iter().for_each(|item| self.item(item)),
                Block::Table(table) => self.table(table),
                Block::Figure(figure) => self.paragraph(&figure.picture.alt, &figure.caption),
                Block::PageBreak => {}
            }
        }
    }

    fn enter(&mut self, heading: &Heading) {
        self.labels.truncate(heading.level.index());
        self.labels.resize(heading.level.index(), String::new());
        self.labels.push(heading.label.clone());
        self.paragraphs = 0;
    }

    fn paragraph(&mut self, lead: &str, text: &[Inline]) {
        self.paragraphs += 1;
        let place = format!("{}第{}段", self.labels.concat(), self.paragraphs);
        self.add(&place, &format!("{lead}{}", plain(text)));
    }

    fn item(&mut self, item: &Item) {
        self.paragraph(&item.label, &item.text);
        self.blocks(&item.more);
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let which = if self.tables > 1 { format!("表{} ", self.tables) } else { String::new() };
        let text = |slot: &Slot| match slot {
            Slot::Cell(text) => plain(text),
            Slot::Above | Slot::Left => String::new(),
        };
        let heads: Vec<String> =
            table.rows.first().map(|row| row.iter().map(text).collect()).unwrap_or_default();
        for (n, row) in table.rows.iter().enumerate() {
            let place = match (n + 1).checked_sub(table.header_rows).filter(|n| *n > 0) {
                Some(n) => format!("{which}第{n}行"),
                None => format!("{which}表头"),
            };
            for (slot, head) in row.iter().zip(&heads) {
                self.add(&format!("{place} {head}"), &text(slot));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(place: &str, text: &str) -> Entry {
        Entry { place: place.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn what_changed_is_told_where_it_is_short() {
        let long = mark(&"长".repeat(30));
        let old =
            [entry("标题", "甲"), entry("第1行 完成时限", "7月20日前"), entry("第1段", &long)];
        let new = [entry("标题", "甲"), entry("第1行 完成时限", "7月25日前"), entry("第1段", "短")];
        let texts = Some(("7月20日前".to_owned(), "7月25日前".to_owned()));
        assert_eq!(
            changes(&old, &new),
            [
                Change { place: "第1行 完成时限".into(), texts },
                Change { place: "第1段".into(), texts: None }
            ]
        );
        assert_eq!(changes(&old, &old), []);
    }

    #[test]
    fn what_came_and_went_is_named() {
        let old = [entry("甲", "1"), entry("乙", "2"), entry("丁", "4")];
        let new = [entry("甲", "1"), entry("丙", "3"), entry("丁", "4")];
        let places: Vec<_> = changes(&old, &new).into_iter().map(|c| c.place).collect();
        assert_eq!(places, ["丙", "乙"]);
    }
}
