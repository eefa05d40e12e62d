//! The documents under `docs/` are what the program prints, and their examples build.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the functions of a test fail as the test does"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use hongtou::compile::{Compiled, Options, compile};
use hongtou::diag;
use hongtou::lang::Lang;
use hongtou::source::Source;
use hongtou::spec;
use hongtou::templates::Templates;

fn document(name: &str) -> (PathBuf, String) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    let text = fs::read_to_string(&path).unwrap_or_default();
    (path, text)
}

/// The texts of all fenced blocks of a language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let open = format!("\n```{language}\n");
    let blocks = text.split(&open).skip(1);
    blocks.filter_map(|block| block.split("```").next()).map(str::to_owned).collect()
}

#[test]
fn the_references_are_what_the_program_prints() {
    for (name, command, printed) in [
        ("keys.md", "keys --lang en", spec::keys(Lang::En)),
        ("keys.zh-CN.md", "keys --lang zh", spec::keys(Lang::Zh)),
        ("profiles.md", "profile keys --lang en", spec::profile_keys(Lang::En)),
        ("profiles.zh-CN.md", "profile keys --lang zh", spec::profile_keys(Lang::Zh)),
        ("findings.md", "explain --lang en", diag::reference(Lang::En)),
        ("findings.zh-CN.md", "explain --lang zh", diag::reference(Lang::Zh)),
    ] {
        let (path, text) = document(name);
        assert!(
            text == printed,
            "{} is out of date; refresh it: cargo run -- {command} > docs/{name}",
            path.display()
        );
    }
}

/// A plan with `body`, and what its look-ups need.
fn compiled(body: &str) -> Compiled {
    let mut text = String::from(
        "issuer: {name: 某某市医院}\nnumber: 某医〔2024〕1号\ndate: 2024-03-01\nto: [各科室]\n\
         campaign: {name: 质量月活动}\n\
         schedule:\n  title: 安排表\n  stages:\n    - id: study\n      name: 学习动员\n      \
         window: 6月\n      tasks:\n        - {id: check, work: 自查, deadline: 6月20日前, \
         owners: [办公室, 工会]}\nplan:\n  title: 实施方案\n  body: |\n",
    );
    for line in body.lines() {
        text.push_str("    ");
        text.push_str(line);
        text.push('\n');
    }
    let options = Options { only: Vec::new(), docx: true, html: true };
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let picture = fs::read(root.join("samples/gallery/pictures/code.png")).unwrap();
    let picture: Arc<[u8]> = Arc::from(picture);
    let files: BTreeMap<String, _> =
        ["图/流程图.png", "图/二维码.png"].map(|path| (path.into(), picture.clone())).into();
    compile(&Source::new("example.yaml", text), &Templates::built_in(), &files, &options)
}

#[test]
fn the_examples_of_bodies_build_without_a_finding() {
    for name in ["keys.md", "keys.zh-CN.md"] {
        let examples = blocks(&document(name).1, "markdown");
        assert_eq!(examples.len(), 8, "{name}");
        for example in examples {
            let compiled = compiled(&example);
            let said: Vec<_> =
                compiled.findings.iter().map(|finding| diag::render(finding, Lang::En)).collect();
            assert!(said.is_empty(), "{example}\n{}", said.concat());
            assert_eq!(compiled.documents.len(), 3, "{example}");
        }
    }
}

#[test]
fn the_examples_say_what_the_text_around_them_says() {
    let text = |body: &str| {
        let compiled = compiled(body);
        let html = compiled.documents.first().unwrap().html.clone().unwrap();
        String::from_utf8(html).unwrap()
    };
    let examples = blocks(&document("keys.md").1, "markdown");
    let [headings, lists, tables, pictures, breaks, emphasis, look_ups, by_id] =
        examples.as_slice()
    else {
        panic!("{} examples", examples.len());
    };
    for label in ["一、", "（一）", "（二）", "1.", "（1）"] {
        assert!(text(headings).contains(label), "{label}");
    }
    for label in ["1.", "2.", "（1）", "（2）"] {
        assert!(text(lists).contains(label), "{label}");
    }
    let table = text(tables);
    assert!(table.contains("rowspan=\"2\"") && table.contains("colspan=\"2\""));
    assert!(!table.contains("^^") && !table.contains("&lt;&lt;"));
    let figures = text(pictures);
    assert!(figures.contains("<figcaption class=\"caption\">图1 办理流程</figcaption>"));
    assert!(figures.contains("width:35mm") && figures.contains("alt=\"填报系统的二维码\""));
    assert!(!text(breaks).contains("---"));
    assert!(text(emphasis).contains("（*）"));
    let said = text(look_ups);
    assert!(said.contains("现将《实施方案》印发给你们。质量月活动由各科室落实。"));
    assert!(said.contains("模板写作 {{ 名称 }}。"));
    assert!(text(by_id).contains("各科室6月中旬完成自查，6月20日前报办公室、工会。"));
}

#[test]
fn look_ups_by_id_print_what_the_table_of_them_says() {
    for name in ["keys.md", "keys.zh-CN.md"] {
        let (_, document) = document(name);
        let rows = document.lines().filter(|line| line.starts_with("| `{{ "));
        let rows: Vec<(&str, &str)> = rows
            .map(|row| {
                let mut cells = row.split(" | ");
                (cells.next().unwrap().trim_matches(['|', ' ', '`']), cells.next().unwrap())
            })
            .collect();
        assert_eq!(rows.len(), 8, "{name}");
        for (written, printed) in rows {
            let compiled = compiled(&format!("请看：{written}。"));
            assert!(compiled.findings.is_empty(), "{written}");
            let html = compiled.documents.first().unwrap().html.clone().unwrap();
            let html = String::from_utf8(html).unwrap();
            assert!(html.contains(&format!("请看：{printed}。")), "{name}: {written}");
        }
    }
}
