//! The register of distribution (分发登记): a table of all files that were made, for Excel.
//!
//! It is CSV in UTF-8 with a byte-order mark, without which Excel reads Chinese as GBK, and with
//! Windows line ends. Its columns are always the same, in Chinese:
//!
//! | Column | What it is |
//! | --- | --- |
//! | 部门 | the department's name; empty without departments |
//! | 文件 | the document's title |
//! | 文种 | what it is: 通知, 实施方案, 工作安排表, 附件, 合订本 |
//! | 路径 | the file, below the output directory |
//! | SHA-256 | of its bytes |
//! | 页数 | empty: only who opens it in Word knows; to be filled in, and kept while the file is the same |
//! | 发文字号 | the document number, if it carries one |
//! | 份号 | the copy number |
//! | 份数 | how many are printed |
//!
//! Excel makes numbers and dates of what looks like them: `000001` becomes 1 and `1-2` a day in
//! January. Such a cell is written `="000001"`, which is the text 000001 in Excel and WPS. A cell
//! that Excel would run as a formula, beginning with `=`, `+`, `-`, `@` or a tab, gets a `'`. For
//! programs there is `manifest.json`, where all is as it is.

mod pages;

use std::borrow::Cow;
use std::io::{self, Write};

use crate::spec::schema::KINDS;
pub use pages::{filled, unfilled};

/// The register's file name.
pub const NAME: &str = "manifest.csv";

/// The figures of 份号.
const COPY_FIGURES: usize = 6;

/// The heads of the columns.
pub const COLUMNS: [&str; 9] =
    ["部门", "文件", "文种", "路径", "SHA-256", "页数", "发文字号", "份号", "份数"];

/// A file that was made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry<'a> {
    /// The department's name; empty where there is none.
    pub department: &'a str,
    /// The document's title.
    pub title: &'a str,
    /// The document's name: `notice`, `schedule`.
    pub document: &'a str,
    /// The file's path below the output directory, with `/` between names.
    pub path: &'a str,
    /// The digest of its bytes.
    pub sha256: &'a str,
    /// 发文字号; empty where it carries none.
    pub number: &'a str,
    /// 份号, one or from one to another; empty where there is none.
    pub copy_number: &'a str,
    /// 份数.
    pub copies: Option<u32>,
}

/// A register under way.
pub struct Register<W: Write> {
    rows: csv::Writer<W>,
}

impl<W: Write> Register<W> {
    /// A register that is written to `to`.
    ///
    /// # Errors
    ///
    /// What `to` says.
    pub fn new(mut to: W) -> io::Result<Self> {
        to.write_all("\u{FEFF}".as_bytes())?;
        let mut builder = csv::WriterBuilder::new();
        let mut rows = builder.terminator(csv::Terminator::CRLF).from_writer(to);
        rows.write_record(COLUMNS)?;
        Ok(Self { rows })
    }

    /// Adds a file.
    ///
    /// # Errors
    ///
    /// What `to` says.
    pub fn add(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        let copies = entry.copies.map_or_else(String::new, |copies| copies.to_string());
        let cells = [
            cell(entry.department),
            cell(entry.title),
            cell(kind(entry.document)),
            cell(entry.path),
            cell(entry.sha256),
            // 页数.
            Cow::Borrowed(""),
            cell(entry.number),
            cell(entry.copy_number),
            // The one column with which Excel may count.
            Cow::Borrowed(copies.as_str()),
        ];
        Ok(self.rows.write_record(cells.iter().map(|cell| cell.as_bytes()))?)
    }

    /// Ends the register.
    ///
    /// # Errors
    ///
    /// What `to` says.
    pub fn finish(self) -> io::Result<W> {
        self.rows.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// What a document of this name is called.
#[must_use]
pub fn kind(document: &str) -> &'static str {
    // A document of several copies has the copy's number behind its name.
    let copy = document.rsplit_once('-').filter(|(_, number)| {
        number.len() == COPY_FIGURES && number.bytes().all(|b| b.is_ascii_digit())
    });
    let copy = copy.map(|(name, _)| name);
    match document {
        "plan" => "实施方案",
        "schedule" => "工作安排表",
        "bundle" => "合订本",
        _ if copy.is_some() => kind(copy.unwrap_or_default()),
        _ => KINDS.iter().find(|(key, _)| *key == document).map_or("附件", |(_, zh)| zh),
    }
}

/// A text as a cell that Excel shows as it is and does not run.
fn cell(text: &str) -> Cow<'_, str> {
    // A line break in a cell makes a table that no person can read.
    let text = if [b'\r', b'\n'].iter().any(|end| text.as_bytes().contains(end)) {
        Cow::Owned(text.replace(['\r', '\n'], " "))
    } else {
        Cow::Borrowed(text)
    };
    let is_figure = |c: char| c.is_ascii_digit();
    let figures = |c| is_figure(c) || "+-./:, %eE年月日时分秒".contains(c);
    if text.chars().all(figures) && text.contains(is_figure) {
        return Cow::Owned(format!("=\"{text}\""));
    }
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '＝' | '＋' | '－' | '＠') => {
            Cow::Owned(format!("'{text}"))
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(entries: &[Entry<'_>]) -> String {
        let mut register = Register::new(Vec::new()).unwrap();
        for entry in entries {
            register.add(entry).unwrap();
        }
        String::from_utf8(register.finish().unwrap()).unwrap()
    }

    #[test]
    fn excel_reads_it_as_it_is() {
        let text = lines(&[Entry {
            department: "医务科",
            title: "关于“安全, 生产”的通知",
            document: "notice",
            path: "医务/notice.docx",
            sha256: "ab",
            number: "常儿医委〔2018〕33号",
            copy_number: "000101",
            copies: Some(3),
        }]);
        let head = "\u{FEFF}部门,文件,文种,路径,SHA-256,页数,发文字号,份号,份数\r\n";
        let row = "医务科,\"关于“安全, 生产”的通知\",通知,医务/notice.docx,ab,,\
                   常儿医委〔2018〕33号,\"=\"\"000101\"\"\",3\r\n";
        assert_eq!(text, format!("{head}{row}"));
    }

    #[test]
    fn nothing_becomes_a_number_a_day_or_a_formula() {
        let cases = [
            ("000001", "=\"000001\""),
            ("000101-000103", "=\"000101-000103\""),
            ("1-2", "=\"1-2\""),
            ("2026年3月", "=\"2026年3月\""),
            ("1e5", "=\"1e5\""),
            ("-1", "=\"-1\""),
            ("=1+1", "'=1+1"),
            ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"),
            ("+科", "'+科"),
            ("-科", "'-科"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("＝1＋1", "'＝1＋1"),
            ("医务科", "医务科"),
            ("第2党支部", "第2党支部"),
            ("", ""),
            ("甲\r\n=1", "甲  =1"),
        ];
        for (text, wanted) in cases {
            assert_eq!(cell(text), wanted, "{text}");
        }
    }

    #[test]
    fn every_document_has_a_word() {
        let names =
            ["notice-000101", "letter", "order", "plan", "schedule", "bundle", "attachment-2", "x"];
        let kinds = ["通知", "函", "命令", "实施方案", "工作安排表", "合订本", "附件", "附件"];
        assert_eq!(names.map(kind), kinds);
    }
}
