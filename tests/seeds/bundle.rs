//! What a reader sees in a DOCX: its paragraphs, and the cells of its table.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The text of a file.
#[derive(Default)]
pub struct Bundle {
    /// The paragraphs outside of tables that hold text. Line breaks are `\n`.
    pub paragraphs: Vec<String>,
    /// The rows of its tables.
    pub rows: Vec<Vec<Cell>>,
}

/// A place in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A cell with its text, which may be empty.
    Text(String),
    /// The cell above reaches down to here.
    MergedAbove,
}

impl Bundle {
    pub fn parse(docx: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
        // A letter's mark stands in the header of its first page.
        let mut bundle = Self::default();
        for name in ["word/header1.xml", "word/document.xml"] {
            let mut xml = String::new();
            let Ok(mut part) = zip.by_name(name) else { continue };
            part.read_to_string(&mut xml).unwrap();
            let read = Walk::default().read(&xml);
            bundle.paragraphs.extend(read.paragraphs);
            bundle.rows.extend(read.rows);
        }
        bundle
    }
}

/// Where the reading stands.
#[derive(Default)]
struct Walk {
    bundle: Bundle,
    /// The paragraph that is being read.
    text: String,
    is_text: bool,
    in_run: bool,
    /// Whether the table that is being read only places paragraphs on the page (版记, a joint
    /// mark): to a reader it is none.
    is_layout: bool,
    /// The cell that is being read: its paragraphs, and whether it is merged with the one above.
    cell: Option<(Vec<String>, bool)>,
}

impl Walk {
    fn read(mut self, xml: &str) -> Bundle {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().unwrap() {
                Event::Start(element) => self.start(&element),
                Event::Empty(element) => {
                    self.start(&element);
                    self.end(element.name().as_ref());
                }
                Event::End(element) => self.end(element.name().as_ref()),
                Event::Text(text) if self.is_text => self.text += &text,
                Event::GeneralRef(name) if self.is_text => {
                    let entity = quick_xml::escape::resolve_predefined_entity(&name);
                    self.text += entity.unwrap();
                }
                Event::Eof => return self.bundle,
                _ => {}
            }
        }
    }

    fn start(&mut self, element: &BytesStart) {
        match element.name().as_ref() {
            "w:t" => self.is_text = true,
            "w:r" => self.in_run = true,
            // In a paragraph's properties the same name is a tab stop.
            "w:tab" if self.in_run => self.text.push('\t'),
            "w:br" => self.text.push('\n'),
            "w:tblStyle" => {
                let style = element.try_get_attribute("w:val").unwrap();
                self.is_layout = style.is_some_and(|style| style.value.as_ref() != "OfficialTable");
            }
            "w:tr" if !self.is_layout => self.bundle.rows.push(Vec::new()),
            "w:tc" if !self.is_layout => self.cell = Some((Vec::new(), false)),
            "w:vMerge" => {
                let value = element.try_get_attribute("w:val").unwrap();
                let restarts = value.is_some_and(|value| value.value.as_ref() == "restart");
                if let Some((_, merged)) = &mut self.cell {
                    *merged = !restarts;
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:t" => self.is_text = false,
            "w:r" => self.in_run = false,
            "w:p" => {
                // A tab before anything else only sets a line to the right.
                let text = std::mem::take(&mut self.text);
                let text = text.trim_start_matches('\t').to_owned();
                match &mut self.cell {
                    Some((paragraphs, _)) => paragraphs.push(text),
                    None if text.is_empty() => {}
                    None => self.bundle.paragraphs.push(text),
                }
            }
            "w:tbl" => self.is_layout = false,
            "w:tc" if !self.is_layout => {
                let (paragraphs, merged) = self.cell.take().unwrap();
                let text = paragraphs.join("\n");
                let cell = if merged {
                    assert_eq!(text, "", "text in a cell that is merged with the one above");
                    Cell::MergedAbove
                } else {
                    Cell::Text(text)
                };
                self.bundle.rows.last_mut().unwrap().push(cell);
            }
            _ => {}
        }
    }
}
