//! DOCX and HTML of everything that the samples and the starter build: they say the same,
//! paragraph by paragraph and cell by cell; the DOCX holds no formatting of its own and is read
//! by another reader.

#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

#[path = "seeds/bundle.rs"]
mod bundle;
mod disk;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use bundle::{Bundle, Cell};
use disk::Disk;
use hongtou::catalog::Code;
use hongtou::compile::{Built, Options, compile};
use hongtou::source::Source;
use hongtou::templates::Templates;
use quick_xml::Reader;
use quick_xml::events::Event;

/// A body with everything that Markdown may hold.
const EVERYTHING: &str = r"
issuer: {name: 某某市人民医院, code: 某医}
number: 1
date: 2024-03-18
to: [各党支部, 各科室]
notice:
  title: 关于<试行>“双减”&其他|工作的通知
  body: |
    # 标题*楷体*
    ## 领起**加粗**。
    **一是**正文<br>换行 \*星号\* a < b & c > d。
    1. 甲
       1. 乙

       丙
    2. 丁

    | 甲 | 乙 | 丙 |
    |----|---:|:--:|
    | 子 | 丑 | << |
    | ^^ | *寅* | a\|b<br>c |

    ---

    ### 独立标题
    末段。
attachments:
  - title: 第一个
    body: 甲
  - title: 第二个
    body: 乙
";

/// Every document of every spec.
fn documents() -> Vec<Built> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = [
        "samples/changzhou-2018/campaign.yaml",
        "samples/lianyungang-2009/campaign.yaml",
        "samples/safety-2024/campaign.yaml",
        "templates/campaign/campaign.yaml",
    ];
    let texts = files.iter().map(|f| fs::read_to_string(root.join(f)).unwrap());
    let options = Options { only: Vec::new(), docx: true, html: true };
    let (gallery, kinds) = (specs("gallery"), specs("kinds"));
    let in_gallery = gallery.values().map(|text| ("gallery", text.clone()));
    let in_kinds = kinds.values().map(|text| ("kinds", text.clone()));
    let others = texts.chain([EVERYTHING.to_owned()]).map(|text| ("", text));
    let mut all = Vec::new();
    for (folder, text) in others.chain(in_gallery).chain(in_kinds) {
        let beside = Disk(root.join("samples").join(folder));
        let mut compiled =
            compile(&Source::new("a.yaml", text), &Templates::built_in(), &beside, &options);
        // Said of every HTML that has its 版记 on the last page for want of a better one, and of
        // addressees that are moved to the imprint.
        let said = [Code::ImprintPageInHtml, Code::AddresseeMoved];
        compiled.findings.retain(|finding| !said.contains(&finding.code));
        assert_eq!(compiled.findings, []);
        all.extend(compiled.documents);
    }
    // A notice alone is its own bundle: two documents.
    assert!(all.len() >= 5 + 4 + 5 + 4 + 2 * (gallery.len() + kinds.len()), "{}", all.len());
    all
}

/// The specs of a folder of the samples by their names.
fn specs(folder: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(folder);
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

#[test]
fn every_spec_of_the_gallery_and_of_the_kinds_names_its_clauses() {
    let (gallery, kinds) = (specs("gallery"), specs("kinds"));
    assert!(gallery.len() >= 8, "{}", gallery.len());
    for (name, text) in gallery.into_iter().chain(kinds) {
        let first = text.lines().next().unwrap();
        let clauses = first.strip_prefix("# 条款：").unwrap_or_default();
        let number = clauses.chars().next().is_some_and(|c| c.is_ascii_digit());
        assert!(number && clauses.ends_with('。'), "{name}: {first}");
    }
}

#[test]
fn both_backends_say_the_same() {
    for document in documents() {
        let docx = Bundle::parse(document.docx.as_ref().unwrap());
        let cells = docx.rows.iter().flatten().filter_map(|cell| match cell {
            Cell::Text(text) => Some(text.clone()),
            Cell::MergedAbove => None,
        });
        let html = String::from_utf8(document.html.unwrap()).unwrap();
        let (paragraphs, html_cells) = visible(&html);
        assert!(!paragraphs.is_empty(), "{}", document.name);
        let upward = paragraphs.iter().any(|p| p.starts_with("签发人："));
        let in_columns = html.contains("class=\"seal-row\"");
        // In a letter the first label stands at the left of the number.
        let labelled = docx.paragraphs.iter().any(|p| {
            p.split_once('\t').is_some_and(|(left, right)| !left.is_empty() && right.contains('〔'))
        });
        if upward || in_columns || labelled {
            // The number stands on the line of the last signer or of a label, and names under
            // seals stand beside each other: one line with tabs in DOCX, blocks side by side in
            // HTML. The pieces are the same.
            assert_eq!(pieces(&docx.paragraphs), pieces(&paragraphs), "{}", document.name);
        } else {
            assert_eq!(docx.paragraphs, paragraphs, "{}", document.name);
        }
        assert_eq!(cells.collect::<Vec<_>>(), html_cells, "{}", document.name);
    }
}

/// What stands between tabs, line ends and full-width spaces, in order of the alphabet.
fn pieces(paragraphs: &[String]) -> Vec<&str> {
    let mut all: Vec<&str> =
        paragraphs.iter().flat_map(|p| p.split(['\t', '\n', '\u{3000}'])).collect();
    all.retain(|piece| !piece.is_empty());
    all.sort_unstable();
    all
}

/// The paragraphs and the cells of a page, as a reader sees them.
fn visible(html: &str) -> (Vec<String>, Vec<String>) {
    let main = html.split("<main>").nth(1).unwrap().split("</main>").next().unwrap();
    let main = &without_pictures(main).0;
    let xml =
        main.replace("<br>", "<br/>").replace("<col ", "<col/><x ").replace("%\">\n", "%\"/>\n");
    let (mut paragraphs, mut cells, mut text) = (Vec::new(), Vec::new(), String::new());
    let mut reader = Reader::from_str(&xml);
    // A picture has no end tag.
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Text(piece) => text += &piece,
            Event::GeneralRef(name) => {
                text += quick_xml::escape::resolve_predefined_entity(&name).unwrap();
            }
            Event::Empty(element) if element.name().as_ref() == "br" => text.push('\n'),
            Event::Start(element) if !is_inline(element.name().as_ref()) => {
                assert_eq!(text.trim(), "", "text outside of a paragraph");
                text.clear();
            }
            Event::End(element) if !is_inline(element.name().as_ref()) => {
                let done = std::mem::take(&mut text);
                match element.name().as_ref() {
                    "td" | "th" => cells.push(done),
                    _ if done.trim().is_empty() => {}
                    _ => paragraphs.push(done),
                }
            }
            Event::Eof => return (paragraphs, cells),
            _ => {}
        }
    }
}

/// A page without its pictures, and of each its alternative text and its width.
fn without_pictures(html: &str) -> (String, Vec<(String, String)>) {
    let (mut out, mut found, mut rest) = (String::new(), Vec::new(), html);
    while let Some((head, tail)) = rest.split_once("<img ") {
        let (picture, after) = tail.split_once('>').unwrap();
        let piece = |from: &str, to: &str| {
            let piece = picture.split(from).nth(1).unwrap().split(to).next().unwrap();
            piece.to_owned()
        };
        // A timeline is the table once more, and HTML's alone.
        if !picture.contains("class=\"drawing\"") {
            found.push((piece("alt=\"", "\""), piece("width:", "mm")));
        }
        out += head;
        rest = after;
    }
    (out + rest, found)
}

#[test]
fn both_backends_show_the_same_pictures() {
    let mut count = 0;
    for document in documents() {
        let xml = part(document.docx.as_ref().unwrap(), "word/document.xml");
        let attribute = |element: &str, from: &str| {
            let piece = element.split(from).nth(1).unwrap().split('"').next().unwrap();
            piece.to_owned()
        };
        let in_docx: Vec<(String, String)> = xml
            .split("<wp:extent ")
            .skip(1)
            .map(|drawing| {
                let emu: f64 = attribute(drawing, "cx=\"").parse().unwrap();
                (attribute(drawing, "descr=\""), (emu / 36_000.0).to_string())
            })
            .collect();
        let html = String::from_utf8(document.html.unwrap()).unwrap();
        assert_eq!(in_docx, without_pictures(&html).1, "{}", document.name);
        assert!(in_docx.iter().all(|(alt, _)| !alt.is_empty()), "{}", document.name);
        count += in_docx.len();
    }
    assert!(count >= 6, "{count}");
}

fn is_inline(name: &str) -> bool {
    matches!(name, "span" | "b" | "em" | "strong")
}

fn part(docx: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn all_formatting_is_in_the_styles() {
    for document in documents() {
        let xml = part(document.docx.as_ref().unwrap(), "word/document.xml");
        let direct = [
            "w:sz",
            "w:szCs",
            "w:rFonts",
            "w:jc",
            "w:ind",
            "w:spacing",
            "w:b",
            "w:color",
            "w:i",
            "w:pBdr",
            "w:tblBorders",
            "w:tcBorders",
            "w:shd",
            "w:numPr",
        ];
        for name in direct {
            let found = xml.contains(&format!("<{name} ")) || xml.contains(&format!("<{name}/>"));
            assert!(!found, "{name} in {}", document.name);
        }
        assert!(xml.contains("<w:pStyle "), "{}", document.name);
    }
}

#[test]
fn another_reader_finds_every_paragraph() {
    for document in documents() {
        let bytes = document.docx.unwrap();
        let written = part(&bytes, "word/document.xml");
        let read = docx_rs::read_docx(&bytes).unwrap();
        let (mut paragraphs, mut rows) = (0, 0);
        for block in &read.document.children {
            match block {
                docx_rs::DocumentChild::Paragraph(_) => paragraphs += 1,
                docx_rs::DocumentChild::Table(table) => {
                    rows += table.rows.len();
                    paragraphs += in_cells(table);
                }
                _ => {}
            }
        }
        // One between two tables is empty.
        let all = written.matches("<w:p>").count() + written.matches("<w:p/>").count();
        assert_eq!(paragraphs, all, "{}", document.name);
        assert_eq!(rows, written.matches("<w:tr>").count(), "{}", document.name);
    }
}

/// The paragraphs in a table's cells.
fn in_cells(table: &docx_rs::Table) -> usize {
    let mut count = 0;
    for docx_rs::TableChild::TableRow(row) in &table.rows {
        for docx_rs::TableRowChild::TableCell(cell) in &row.cells {
            let is_paragraph = |c: &&docx_rs::TableCellContent| {
                matches!(c, docx_rs::TableCellContent::Paragraph(_))
            };
            count += cell.children.iter().filter(is_paragraph).count();
        }
    }
    count
}
