//! Lists of departments as offices have them: what is read of each. Broken ones are in
//! `departments_broken.rs`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot run has failed"
)]

mod disk;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use disk::Disk;
use hongtou::departments::{
    CopyNumbers, Department, Departments, Documents, Members, View, defaults, given, json_line,
    read,
};
use hongtou::diag::Finding;
use hongtou::files::{Files, NoFiles};
use hongtou::source::Source;
use hongtou::spec::tree;
use hongtou::yaml::Node;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/departments").join(name)
}

/// A spec's tree with what it says of departments.
fn spec(departments: &str) -> (Source, Node) {
    let text = format!(
        "issuer: {{name: 某某市医院, code: 某医}}\nnumber: 1\ndate: 2026-03-02\nto: [各科室]\n\
         notice: {{title: 关于清查的通知, body: 请落实。}}\n\
         schedule: {{title: 安排表, tasks: [{{work: 排查, deadline: 3月底前, owners: [医务科]}}]}}\n\
         departments:\n{departments}"
    );
    let source = Source::new("specs/campaign.yaml", text);
    let mut findings = Vec::new();
    let (root, _) = tree(&source, &mut findings).unwrap();
    assert_eq!(findings, []);
    (source, root)
}

/// The departments of a spec in which nothing is wrong.
fn good(departments: &str, files: &dyn Files) -> Departments {
    let (source, root) = spec(departments);
    let mut findings = Vec::new();
    let read = read(&root, &source, files, &mut findings).unwrap();
    assert_eq!(findings, []);
    read
}

fn codes(departments: &str, files: &dyn Files) -> Vec<&'static str> {
    let (source, root) = spec(departments);
    let mut findings = Vec::new();
    let _ = read(&root, &source, files, &mut findings);
    findings.iter().map(|f| f.code.entry().code).collect()
}

fn beside(name: &str, bytes: &[u8]) -> BTreeMap<String, Arc<[u8]>> {
    BTreeMap::from([(name.to_owned(), Arc::from(bytes))])
}

fn names(all: &Departments) -> Vec<&str> {
    all.list.iter().map(|department| department.name.as_str()).collect()
}

fn var<'a>(department: &'a Department, name: &str) -> Option<&'a str> {
    department.vars.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

fn group<'a>(all: &'a Departments, name: &str) -> &'a Members {
    &all.groups.iter().find(|group| group.name == name).unwrap().members
}

fn named(names: &[&str]) -> Members {
    Members::Named(names.iter().map(|name| (*name).to_owned()).collect())
}

fn lists() -> Disk {
    Disk(folder("lists"))
}

#[test]
fn a_contact_sheet_is_read_as_it_is() {
    let all =
        good("  file: 通讯录.xlsx\n  columns: {name: 单位名称, vars: {电话: 手机}}\n", &lists());
    assert_eq!(names(&all), ["医务科", "护理部", "院办", "内科"]);
    let [first, second, third, last] = all.list.as_slice() else { panic!("{all:?}") };
    // Cells are what they show: a number of eleven digits, 001, a day, a formula's value.
    let vars: Vec<_> = first.vars.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert_eq!(
        vars,
        [
            ("序号", "001"),
            ("电话", "13800138000"),
            ("电子邮箱", "yw@example.org"),
            ("启用日期", "2024年1月5日"),
            ("分机", "8001"),
        ]
    );
    assert_eq!(first.aliases, ["医务部", "医务处"]);
    assert_eq!((first.copies, first.line), (Some(3), Some(6)));
    // What is merged over rows is said of each; an empty cell says nothing.
    for department in [first, second, third] {
        assert_eq!(department.groups, ["职能科室"], "{}", department.name);
    }
    assert_eq!(last.groups, ["临床科室"]);
    assert_eq!((var(second, "电子邮箱"), last.vars.len()), (None, 1));
    // What is not written follows from the name.
    assert_eq!((third.short.as_str(), third.to.as_slice()), ("院办", &["院办".to_owned()][..]));
    // What is found out later is said at the row.
    let (source, _) = spec("  {}\n");
    let place = all.place(last, &source);
    assert_eq!((place.path.as_str(), place.line), ("specs/通讯录.xlsx", 11));
}

#[test]
fn a_sheet_is_chosen_by_its_name() {
    let all = good("  file: 通讯录.xlsx\n  sheet: 支部\n", &lists());
    assert_eq!(names(&all), ["第一党支部"]);
    assert_eq!(all.list[0].short, "一支部");
    let other = good("  file: 通讯录.xlsx\n  sheet: 说明\n", &lists());
    assert_eq!(names(&other), ["不要读这一张"]);
}

#[test]
fn csv_is_read_in_the_encodings_of_excel() {
    let columns = "  columns:\n    名称: 单位(全称)\n";
    for file in ["通讯录-gb18030.csv", "通讯录-bom.csv"] {
        let all = good(&format!("  file: {file}\n{columns}"), &lists());
        assert_eq!(names(&all), ["医务科", "内科"], "{file}");
        assert_eq!(all.list[0].to, ["医务科", "护理部"]);
        assert_eq!((all.list[0].line, all.list[1].line), (Some(4), Some(7)));
        assert_eq!(var(&all.list[1], "联系人"), Some("李四"));
        assert_eq!(var(&all.list[1], "主送机关"), None);
    }
}

#[test]
fn a_list_of_names_alone_is_a_list() {
    let files = beside("a.csv", "名称\n医务科\n\n护理部\n".as_bytes());
    assert_eq!(names(&good("  file: a.csv\n", &files)), ["医务科", "护理部"]);
}

#[test]
fn every_key_can_be_a_column() {
    let csv = "Name,简称,ALIASES,主送,发文字号,份数,份号,文件,视图,所属,附件,变量\n\
        医务科,医务,医务部；医务处,\"甲，乙\",24,3份,000101～000103,通知、安排表,仅本部门,\"机关,全院\",附件/名单.xlsx,其他\n";
    let all = good("  file: a.CSV\n", &beside("a.CSV", csv.as_bytes()));
    let [department] = all.list.as_slice() else { panic!("{all:?}") };
    assert_eq!(department.short, "医务");
    assert_eq!(department.aliases, ["医务部", "医务处"]);
    assert_eq!(department.to, ["甲", "乙"]);
    assert_eq!(department.number.as_deref(), Some("24"));
    assert_eq!(department.copies, Some(3));
    assert_eq!(department.copy_numbers, Some(CopyNumbers { first: 101, last: 103 }));
    assert_eq!(department.documents, ["notice", "schedule"]);
    assert_eq!(department.view, Some(View::Only));
    assert_eq!(department.groups, ["机关", "全院"]);
    assert_eq!(department.vars, [("变量".to_owned(), "其他".to_owned())]);
    let text =
        |key: &str| department.attachments[0].get(key).unwrap().scalar().unwrap().text.clone();
    assert_eq!((text("title"), text("file")), ("名单".into(), "附件/名单.xlsx".into()));
}

#[test]
fn a_spec_says_the_rest() {
    let all = good(
        "  视图: 全部\n  文件: [安排表, 公文]\n  路径: '{{ department.short }}'\n  名单:\n    \
         - {名称: 医务科, 变量: {电话: 033, 备注: ~}}\n    - {name: 护理部, documents: 附件1}\n",
        &NoFiles,
    );
    assert_eq!(all.view, View::All);
    assert_eq!(all.documents, ["schedule", "notice"]);
    assert!(all.path.is_some());
    let wanted = [("电话", "033"), ("备注", "")].map(|(k, v)| (k.to_owned(), v.to_owned()));
    assert_eq!(all.list[0].vars, wanted);
    assert_eq!(all.list[1].documents, ["attachment-1"]);
    let (source, _) = spec(
        "  视图: 全部\n  文件: [安排表, 公文]\n  路径: '{{ department.short }}'\n  名单:\n    \
         - {名称: 医务科, 变量: {电话: 033, 备注: ~}}\n    - {name: 护理部, documents: 附件1}\n",
    );
    let place = all.place(&all.list[1], &source);
    assert_eq!((place.path.as_str(), place.line), ("specs/campaign.yaml", 13));
}

#[test]
fn groups_may_hold_groups() {
    let all = good(
        "  groups:\n    全院: [机关, 临床, 检验科]\n    机关: [医务部, 护理部, 医务科]\n    \
         各科室: [各职能科室]\n    临床: []\n    人人: [内 科, 各单位]\n    都: 全部\n    一个: 内　科\n  \
         list:\n    - {name: 医务科, aliases: 医务部, groups: 各职能科室}\n    - name: 护理部\n    \
         - {name: 内科, groups: [临床, 各职能科室]}\n    - name: 检验科\n",
        &NoFiles,
    );
    assert_eq!(*group(&all, "全院"), named(&["医务科", "护理部", "内科", "检验科"]));
    assert_eq!(*group(&all, "机关"), named(&["医务科", "护理部"]));
    assert_eq!(*group(&all, "临床"), named(&["内科"]));
    assert_eq!(*group(&all, "各科室"), named(&["医务科", "内科"]));
    assert_eq!((group(&all, "人人"), group(&all, "都")), (&Members::All, &Members::All));
    assert_eq!(*group(&all, "一个"), named(&["内科"]));
}

#[test]
fn a_yaml_file_has_a_list_and_groups() {
    let bare = "- 名称：医务科\n- {name: 护理部, attachments: [{title: 名单, body: 甲}]}\n";
    let (source, root) = spec("  file: 名单.yml\n");
    let mut findings = Vec::new();
    let files = beside("名单.yml", bare.replace('：', ": ").as_bytes());
    let all = read(&root, &source, &files, &mut findings).unwrap();
    assert_eq!((findings.len(), names(&all)), (0, vec!["医务科", "护理部"]));
    // What is wrong with an attachment is said where the spec names the file.
    let node = &all.list[1].attachments[0];
    assert_eq!(source.text().get(node.span.clone()), Some("名单.yml"));
    assert_eq!(source.text().get(node.get("body").unwrap().span.clone()), Some("名单.yml"));
    let both =
        "名单:\n  - name: 医务科\n  - name: 护理部\n组:\n  甲: [医务科]\n  乙: [甲, 护理部]\n";
    let all = good(
        "  file: 名单.yaml\n  groups: {甲: [护理部]}\n",
        &beside("名单.yaml", both.as_bytes()),
    );
    // The spec's own group of the name holds.
    assert_eq!(*group(&all, "甲"), named(&["护理部"]));
    assert_eq!(*group(&all, "乙"), named(&["护理部"]));
}

#[test]
fn a_line_of_json_is_a_department() {
    let line = r#"{"名称": "医务科", "aliases": "医务部、医务处", "to": ["甲、乙"], "copies": 3,
        "编号": 7, "vars": {"b": 1.5, "a": true}, "空": null, "view": "only", "documents": ["通知"],
        "attachments": [{"title": "名单", "body": "甲"}]}"#;
    let department = json_line(&line.replace('\n', " "), 5, "-").unwrap();
    assert_eq!(department.name, "医务科");
    assert_eq!(department.aliases, ["医务部", "医务处"]);
    // A list is taken as it is.
    assert_eq!(department.to, ["甲、乙"]);
    assert_eq!((department.copies, department.line), (Some(3), Some(5)));
    assert_eq!((department.view, department.documents), (Some(View::Only), vec!["notice".into()]));
    let vars: Vec<_> = department.vars.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert_eq!(vars, [("编号", "7"), ("b", "1.5"), ("a", "是")]);
    assert_eq!(department.attachments.len(), 1);
    assert!(json_line("\u{feff}{\"name\": \"甲\"}\r\n", 1, "-").is_ok());
}

#[test]
fn what_is_wrong_with_a_line_of_json_is_said_at_its_place() {
    let place = |line: &str| {
        let finding: Finding = json_line(line, 9, "标准输入").unwrap_err();
        let place = finding.place.unwrap();
        assert_eq!((place.path.as_str(), place.line), ("标准输入", 9));
        (finding.code.entry().code, place.column)
    };
    assert_eq!(place(r#"{"name": "医务科", 3}"#), ("HT919", 17));
    assert_eq!(place(r#"{"name": "医务科""#), ("HT919", 14));
    assert_eq!(place(""), ("HT919", 1));
    assert_eq!(place("3"), ("HT919", 1));
    assert_eq!(place(r#"{"name": "医务科", "视图": "x"}"#), ("HT208", 17));
    assert_eq!(place(r#"{"name": "\u0007"}"#), ("HT109", 2));
}

#[test]
fn a_list_may_come_with_the_command() {
    let (source, root) = spec(
        "  list:\n    - name: 内科\n  columns: {name: 单位}\n  groups: {甲: [医务科]}\n  view: only\n",
    );
    let mut findings = Vec::new();
    for (path, text) in [
        ("a.csv", "单位\n医务科\n"),
        ("/tmp/a.yaml", "- name: 医务科\n"),
        ("a.jsonl", "{\"name\": \"医务科\"}\n\n"),
    ] {
        let all = given(&root, &source, path, text.as_bytes(), &mut findings).unwrap();
        assert_eq!(names(&all), ["医务科"], "{path}");
        assert_eq!((all.view, all.file.as_deref()), (View::Only, Some(path)));
        assert_eq!(*group(&all, "甲"), named(&["医务科"]));
    }
    assert_eq!(findings, []);
    assert!(given(&root, &source, "a.docx", b"", &mut findings).is_none());
    let none = Source::new("a", "issuer: {name: 甲}\nnotice: {title: 关于某事的通知, body: 甲}\n");
    let (bare, _) = tree(&none, &mut Vec::new()).unwrap();
    findings.clear();
    let all = given(&bare, &none, "a.csv", "名称\n甲\n".as_bytes(), &mut findings).unwrap();
    assert_eq!((names(&all), findings.len()), (vec!["甲"], 0));
    assert!(read(&bare, &none, &NoFiles, &mut findings).is_none());
}

#[test]
fn a_stream_has_the_specs_terms() {
    let (source, root) = spec("  groups: {甲: [医务科, 乙], 乙: [内科]}\n  documents: 公文\n");
    let mut findings = Vec::new();
    let all = defaults(&root, &source, &mut findings);
    // Nobody is known, so nobody is unknown; groups are opened all the same.
    assert_eq!(*group(&all, "甲"), named(&["医务科", "内科"]));
    let mut department = json_line(r#"{"name": "甲", "documents": "公文、方案"}"#, 1, "-").unwrap();
    assert_eq!(Documents::of(&root).fit(&mut department), ["plan"]);
    assert_eq!(
        (department.documents[0].as_str(), all.documents),
        ("notice", vec!["notice".into()])
    );
    assert_eq!(findings, []);
    let read = good("  view: only\n", &NoFiles);
    assert!(read.list.is_empty() && read.view == View::Only);
}

#[test]
fn many_departments_are_held_against_each_other() {
    let mut csv = String::from("名称,别名,所属,份号\n");
    for n in 0..20_000 {
        writeln!(csv, "单位{n},别名{n},组{},{}", n % 100, n + 1).unwrap();
    }
    let mut groups = String::from("  file: a.csv\n  groups:\n");
    for n in 0..100 {
        writeln!(groups, "    组{n}: []").unwrap();
    }
    let all = good(&groups, &beside("a.csv", csv.as_bytes()));
    assert_eq!(all.list.len(), 20_000);
    let Members::Named(members) = group(&all, "组99") else { panic!() };
    assert_eq!((members.len(), members[199].as_str()), (200, "单位19999"));
    csv.push_str("单位7,,,20000\n");
    assert_eq!(codes(&groups, &beside("a.csv", csv.as_bytes())), ["HT917", "HT910"]);
}

#[test]
fn no_workbook_and_no_text_is_said_so() {
    assert_eq!(codes("  file: a.xlsx\n", &beside("a.xlsx", b"a,b")), ["HT702"]);
    assert_eq!(codes("  file: a.csv\n", &beside("a.csv", b"\x80\xff\xff\x20\xff")), ["HT108"]);
    let mark = "名称,备注\n医务科,甲\u{200b}\n".as_bytes();
    assert_eq!(codes("  file: a.csv\n", &beside("a.csv", mark)), ["HT109"]);
}

/// The texts of all fenced blocks of a language.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let open = format!("\n```{language}\n");
    text.split(&open).skip(1).filter_map(|block| block.split("```").next()).collect()
}

#[test]
fn the_examples_of_the_documents_are_read() {
    for name in ["departments.md", "departments.zh-CN.md"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
        let text = fs::read_to_string(path).unwrap();
        let files = beside("通讯录.csv", blocks(&text, "csv")[0].as_bytes());
        let (source, root) = spec("  {}\n");
        let mut findings = Vec::new();
        let mut counts = Vec::new();
        for block in blocks(&text, "yaml") {
            let all = match block.split_once('\n') {
                Some(("departments:" | "部门:", rest)) => good(rest, &files),
                _ => given(&root, &source, "a.yaml", block.as_bytes(), &mut findings).unwrap(),
            };
            assert_ne!(all.groups.len(), 0, "{block}");
            counts.push(all.list.len());
        }
        let json = blocks(&text, "json")[0].as_bytes();
        counts.push(given(&root, &source, "a.jsonl", json, &mut findings).unwrap().list.len());
        assert_eq!((counts, findings), (vec![2, 2, 2, 3, 2], Vec::new()), "{name}");
        let sheet = good(
            "  file: 通讯录.csv\n  columns: {name: 单位(全称), vars: {电话: 联系电话（手机）}}\n",
            &files,
        );
        assert_eq!(var(&sheet.list[0], "电话"), Some("13800138000"));
    }
}

/// A file that was cut off is read or refused, and never more than that.
#[test]
fn no_part_of_a_file_is_too_much() {
    let (source, root) = spec("  columns: {name: 单位（全称）}\n");
    let read = |name: &str| fs::read(folder(name)).unwrap();
    for (path, bytes, step) in [
        ("a.csv", read("lists/通讯录-gb18030.csv"), 1),
        ("a.xlsx", read("lists/通讯录.xlsx"), 37),
        ("b.xlsx", read("broken/password/通讯录.xlsx"), 509),
        ("a.jsonl", read("broken/json-lines/名单.jsonl"), 1),
        ("a.yaml", read("broken/yaml-file/名单.yaml"), 1),
    ] {
        for length in (0..bytes.len()).step_by(step) {
            let mut findings = Vec::new();
            let all = given(&root, &source, path, &bytes[..length], &mut findings);
            assert!(!findings.is_empty() || !all.unwrap().list.is_empty(), "{path} {length}");
        }
    }
}
