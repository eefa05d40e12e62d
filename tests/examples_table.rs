//! A real notice with a table of responsibilities, 国办发〔2018〕126号: what `samples/gallery` makes
//! of it against its text in `examples/`, every paragraph, every cell and every span, in both
//! formats.
//!
//! Lines that hold nothing are left out. Whatever else differs is in [`CHANGES`], each
//! with its reason; one that finds nothing to change fails.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

#[path = "seeds/bundle.rs"]
mod bundle;
#[path = "seeds/diff.rs"]
mod diff;

use std::fs;
use std::path::Path;

use bundle::{Bundle, Cell};
use diff::assert_same;
use hongtou::compile::{Options, compile};
use hongtou::files::NoFiles;
use hongtou::source::Source;
use hongtou::templates::Templates;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A cell and over how many columns it reaches.
type Spanned = (String, usize);

/// What the specimen changes: the text as it was found, what it became, and why.
const CHANGES: [(&str, &str, &str); 2] = [
    (
        "国务院办公厅关于推广第二批\n支持创新相关改革举措的通知\n国办发〔2018〕126号\n",
        "国办发〔2018〕126号\n国务院办公厅关于推广第二批¶支持创新相关改革举措的通知\n",
        "the number stands above the title (7.2.5), whose lines are one paragraph (7.3.1)",
    ),
    (
        "国办发〔2018〕126号\n",
        "国务院办公厅文件\n国办发〔2018〕126号\n",
        "the text was found without its red mark (7.2.4)",
    ),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text as it was found: its paragraphs, and the rows of its table.
fn found() -> (Vec<String>, Vec<Vec<Spanned>>) {
    let path = root().join("tests/examples/notice-responsibility-table.txt");
    let mut text = fs::read_to_string(path).unwrap();
    for (from, to, reason) in CHANGES {
        assert_eq!(text.matches(from).count(), 1, "{reason}");
        text = text.replace(from, to);
    }
    let (prose, rest) = text.split_once("【表格开始】\n").unwrap();
    let (table, rest) = rest.split_once("【表格结束】").unwrap();
    assert_eq!(rest.trim(), "");
    let paragraphs = prose
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# source"))
        .map(|line| line.replace('¶', "\n"));
    let cell = |text: &str| match text.strip_prefix("[colspan=") {
        Some(rest) => {
            let (span, text) = rest.split_once(']').unwrap();
            (text.to_owned(), span.parse().unwrap())
        }
        None => (text.to_owned(), 1),
    };
    let rows = table.lines().map(|line| line.split('\t').map(cell).collect());
    (paragraphs.collect(), rows.collect())
}

/// The bundle as DOCX and as HTML.
fn built() -> (Vec<u8>, String) {
    let spec = root().join("samples/gallery/responsibility-table.yaml");
    let source = Source::new("a.yaml", fs::read_to_string(spec).unwrap());
    let options = Options { only: vec!["bundle".into()], docx: true, html: true };
    let compiled = compile(&source, &Templates::built_in(), &NoFiles, &options);
    assert_eq!(compiled.findings, []);
    let bundle = compiled.documents.into_iter().next().unwrap();
    (bundle.docx.unwrap(), String::from_utf8(bundle.html.unwrap()).unwrap())
}

#[test]
fn the_docx_says_what_the_text_says() {
    let (paragraphs, rows) = found();
    let bundle = Bundle::parse(&built().0);
    assert_same(&paragraphs, &bundle.paragraphs);
    let text = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::MergedAbove => "(merged above)".to_owned(),
    };
    let cells: Vec<_> = bundle.rows.iter().flatten().map(text).collect();
    let wanted: Vec<_> = rows.into_iter().flatten().map(|(text, _)| text).collect();
    assert_same(&wanted, &cells);
}

#[test]
fn both_formats_have_the_same_spans() {
    let (_, rows) = found();
    assert_eq!(rows.iter().filter(|row| matches!(row.as_slice(), [(_, 5)])).count(), 5);
    let (docx, html) = built();
    let mut xml = String::new();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    std::io::Read::read_to_string(&mut zip.by_name("word/document.xml").unwrap(), &mut xml)
        .unwrap();
    assert_eq!(spans(&xml, "w:tr", &["w:tc"], "w:gridSpan", "w:val"), rows);
    let table = html.split_once("</colgroup>").unwrap().1.split_once("</table>").unwrap().0;
    let table = format!("<table>{table}</table>");
    assert_eq!(spans(&table, "tr", &["th", "td"], "", "colspan"), rows);
}

#[test]
fn the_html_says_what_the_docx_says() {
    let (paragraphs, _) = found();
    let html = built().1;
    let main = html.split("<main>").nth(1).unwrap().split("</main>").next().unwrap();
    let (before, after) = main.split_once("<div class=\"table-region\"").unwrap();
    let after = after.split_once("</table>").unwrap().1;
    let mut said = String::new();
    for piece in format!("{before}{after}").replace("<br>", "\n").split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        // The line's end in the file is none of the text.
        if matches!(tag, "/p" | "/h1" | "/h2" | "/h3") {
            said.push('¶');
        } else {
            said.push_str(if text == "\n" { "" } else { text });
        }
    }
    let said: Vec<String> = said
        .split('¶')
        .map(|text| text.trim_matches('\n').to_owned())
        .filter(|t| !t.is_empty())
        .collect();
    assert_same(&paragraphs, &said);
}

/// The rows of a table: the text of each cell and its span, which stands in an attribute of the
/// cell or of an element in it.
fn spans(xml: &str, row: &str, cell: &[&str], element: &str, attribute: &str) -> Vec<Vec<Spanned>> {
    let mut rows: Vec<Vec<Spanned>> = Vec::new();
    let mut open = false;
    let span = |start: &BytesStart| {
        let found = start.try_get_attribute(attribute).unwrap();
        found.map(|value| value.value.parse::<usize>().unwrap())
    };
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => {
                let name = start.name();
                let name: &str = name.as_ref();
                if name == row {
                    rows.push(Vec::new());
                } else if cell.contains(&name) {
                    open = true;
                    let span = if element.is_empty() { span(&start) } else { None };
                    rows.last_mut().unwrap().push((String::new(), span.unwrap_or(1)));
                } else if name == element {
                    rows.last_mut().unwrap().last_mut().unwrap().1 = span(&start).unwrap();
                }
            }
            Event::End(end) => open &= !cell.contains(&end.name().as_ref()),
            Event::Text(text) if open => {
                rows.last_mut().unwrap().last_mut().unwrap().0.push_str(&text);
            }
            Event::Eof => return rows,
            _ => {}
        }
    }
}
