//! A department's view of the schedule: which tasks are its own, what its table says in both
//! formats, and what the list and the schedule do not know of each other.
//!
//! `HONGTOU_BLESS=1 cargo test --test views` writes the expected texts anew; review them with
//! `git diff`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot run has failed"
)]

#[path = "seeds/bundle.rs"]
mod bundle;
#[path = "views/campaign.rs"]
mod campaign;
#[path = "views/page.rs"]
mod page;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use bundle::{Bundle, Cell};
use campaign::{department, group, hospital, loaded, read, schedule, version};
use hongtou::departments::view::{Shown, withhold};
use hongtou::departments::{Departments, View};
use hongtou::diag::render;
use hongtou::doc::{Inline, Slot, plain};
use hongtou::lang::Lang;
use hongtou::source::Source;
use hongtou::spec::Data;

const SAMPLE: &str = "samples/lianyungang-2009/campaign.yaml";

/// Compares with a file beside this one, or writes it.
fn check(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/views").join(file);
    if env::var_os("HONGTOU_BLESS").is_some() {
        fs::write(&path, text).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap_or_default() == text, "{file}:\n{text}");
}

/// A table's rows: `^` for a cell that goes on, `*` before one in bold; long texts cut.
fn shown(loaded: &hongtou::spec::Loaded) -> String {
    let mut text = String::new();
    for row in schedule(loaded).rows() {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let short: String = cell.text.chars().take(12).collect();
                match (cell.joined, cell.own) {
                    (true, _) => "^".to_owned(),
                    (false, true) => format!("*{short}"),
                    (false, false) => short,
                }
            })
            .collect();
        writeln!(text, "| {}", cells.join(" | ")).unwrap();
    }
    text
}

#[test]
fn the_rows_of_every_department_in_every_view() {
    let source = read(SAMPLE);
    let departments = hospital();
    let mut text = String::new();
    for (view, name) in [(View::Only, "only"), (View::Mark, "mark"), (View::All, "all")] {
        for department in &departments.list {
            let mut loaded = loaded(&source);
            let (own, _) = version(&mut loaded, &departments, &department.name, view);
            writeln!(text, "== {name} {} {own:?}", department.name).unwrap();
            text.push_str(&shown(&loaded));
            if view == View::All {
                // It is the same for everybody.
                break;
            }
        }
    }
    check("rows.txt", &text);
}

/// The texts of cells that are in bold, and of those that are not.
fn stressed(sheet: &hongtou::doc::Sheet) -> (Vec<String>, Vec<String>) {
    let cells = page::table(sheet).rows.iter().skip(1).flatten();
    let texts = cells.filter_map(|slot| match slot {
        Slot::Cell(text) => Some(text),
        Slot::Above | Slot::Left => None,
    });
    let is_strong = |text: &[Inline]| matches!(text, [Inline::Strong(_)]);
    let (strong, plain_): (Vec<_>, Vec<_>) = texts.partition(|text| is_strong(text));
    let all = |texts: Vec<&Vec<Inline>>| texts.iter().map(|text| plain(text)).collect();
    (all(strong), all(plain_))
}

#[test]
fn own_rows_are_bold_in_both_formats_and_nothing_else_changes() {
    let source = read(SAMPLE);
    let departments = hospital();
    let whole = page::schedule(&loaded(&source));
    let mut own = loaded(&source);
    let (tasks, _) = version(&mut own, &departments, "医务科", View::Mark);
    let marked = page::schedule(&own);

    let (strong, other) = stressed(&marked);
    let rows = schedule(&own).rows();
    let wanted = rows.iter().flatten().filter(|cell| cell.own && !cell.joined);
    let wanted: Vec<_> =
        wanted.filter(|cell| !cell.text.is_empty()).map(|cell| cell.text.clone()).collect();
    assert_eq!(strong, wanted);
    assert!(strong.contains(&"开展管理年、质量万里行、夏季优质服务等活动".to_owned()));
    assert!(tasks.len() == 5 && other.len() > strong.len(), "{tasks:?}");
    // Its stage has other tasks too.
    assert!(other.contains(&"狠抓实践重点难点，集中解决突出问题".to_owned()));

    // Widths and heights are those of the table in which nothing is bold.
    let (table, plain_table) = (page::table(&marked), page::table(&whole));
    assert_eq!(table.columns, plain_table.columns);
    assert_eq!(table.least_lines, plain_table.least_lines);
    assert_eq!(marked.orientation, whole.orientation);

    let html = page::html(&marked).body;
    assert_eq!(html.matches("<strong>").count(), strong.len());
    assert_eq!(html.replace("<strong>", "").replace("</strong>", ""), page::html(&whole).body);
    let (docx, plain_docx) = (page::docx(&marked), page::docx(&whole));
    let cells = |docx: &[u8]| Bundle::parse(docx).rows;
    assert_eq!(cells(&docx), cells(&plain_docx));
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("word/document.xml").unwrap(), &mut xml)
        .unwrap();
    assert_eq!(xml.matches("w:rStyle w:val=\"Strong\"").count(), strong.len());
}

#[test]
fn signs_of_markdown_in_a_bold_cell_stay_signs() {
    let source = Source::new(
        "a.yaml",
        "issuer: {name: 院, code: 院}\nnumber: 1\ndate: 2024-03-18\nto: [各科室]\n\
         notice: {title: 关于工作的通知, body: 文}\nschedule:\n  title: 表\n  columns: [{field: number}, {field: work}, {field: owners}]\n  tasks:\n    \
         - {work: \"“报*送”|1.5_倍 **\\n甲。\", owners: [甲科, 乙科]}\n    - {work: 丙, owners: [乙科]}\n",
    );
    let departments =
        Departments { list: vec![department("甲科", &[], &[])], ..Departments::default() };
    let mut own = loaded(&source);
    version(&mut own, &departments, "甲科", View::Mark);
    let (strong, other) = stressed(&page::schedule(&own));
    assert_eq!(strong, ["1", "“报*送”|1.5_倍 **\n甲。", "甲科、乙科"]);
    assert_eq!(other, ["2", "丙", "乙科"]);
}

const WINDOWS: &str = "\
issuer: {name: 某院, code: 某院}
number: 1
date: 2024-03-18
to: [各科室]
notice: {title: 关于工作的通知, body: \"{{ due('first') }}开始。\"}
attachments:
  - {title: 甲表, body: 甲}
  - schedule
  - {title: 乙表, body: 乙}
schedule:
  title: 安排表
  timeline: 是
  stages:
    - name: 启动
      window: 自动
      tasks:
        - {id: first, work: 开会, deadline: 4月1日, owners: [甲科], requirements: 全员}
        - {work: 培训, deadline: 4月20日, owners: [乙科（牵头）、丙科]}
    - name: 检查
      window: 自动
      tasks:
        - {work: 自查, deadline: 5月10日前, owners: [乙科]}
    - name: 总结
      tasks:
        - {work: 总结会, deadline: 6月10日前, owners: [丙科等]}
";

#[test]
fn a_window_and_the_columns_are_those_of_the_whole_table() {
    let source = Source::new("a.yaml", WINDOWS);
    let names = ["甲科", "乙科", "丙科", "丁科"];
    let list = names.iter().map(|name| department(name, &[], &[])).collect();
    let departments = Departments { list, ..Departments::default() };
    let whole = loaded(&source);
    let mut text = format!("== all\n{}", shown(&whole));
    for name in names {
        let mut own = loaded(&source);
        let (_, left) = version(&mut own, &departments, name, View::Only);
        writeln!(text, "== {name} {left:?}\n{}", shown(&own).trim_end()).unwrap();
        assert_eq!(schedule(&own).columns(), schedule(&whole).columns(), "{name}");
        let rows = schedule(&own).rows();
        if left == Shown::Nothing {
            assert!(rows.is_empty());
            continue;
        }
        // The picture has the tasks of the table, and no other.
        let pictures = page::schedule(&own).drawings;
        for row in schedule(&whole).rows() {
            let work = &row[2].text;
            let drawn = pictures.iter().any(|picture| picture.svg.contains(work.as_str()));
            assert_eq!(drawn, rows.iter().any(|row| row[2].text == *work), "{name} {work}");
        }
        // A text that looks a task up has it, whoever reads it.
        let notice = own.data.get("notice").and_then(|notice| notice.get("body")).and_then(text_of);
        assert_eq!(notice, Some("4月1日开始。"), "{name}");
    }
    check("windows.txt", &text);
}

#[test]
fn who_has_no_task_has_no_schedule_among_the_attachments() {
    let source = Source::new("a.yaml", WINDOWS);
    let departments =
        Departments { list: vec![department("丁科", &[], &[])], ..Departments::default() };
    let mut own = loaded(&source);
    let (_, left) = version(&mut own, &departments, "丁科", View::Only);
    assert_eq!(left, Shown::Nothing);
    let entries = [own.attachments[0].entry.clone(), own.attachments[2].entry.clone()];
    withhold(&mut own);
    assert_eq!(own.spec.attachments.len(), 2);
    assert_eq!(own.attachments.iter().map(|a| a.entry.clone()).collect::<Vec<_>>(), entries);
    let titles = own.data.get("attachments").unwrap().items().iter();
    let titles: Vec<_> = titles.filter_map(|a| a.get("title").and_then(text_of)).collect();
    assert_eq!(titles, ["甲表", "乙表"]);
}

fn text_of(data: &Data) -> Option<&str> {
    match data {
        Data::Text(text) => Some(&text.text),
        Data::List(_) | Data::Map(_) => None,
    }
}

/// The warnings of a schedule whose tasks have these owners, in both languages.
fn warnings(owners: &[&str], departments: &mut Departments, streamed: bool) -> String {
    let mut yaml = String::from(
        "issuer: {name: 院, code: 院}\nnumber: 1\ndate: 2024-03-18\nto: [各科室]\n\
         notice: {title: 关于工作的通知, body: 文}\nschedule:\n  title: 表\n  tasks:\n",
    );
    for owner in owners {
        writeln!(yaml, "    - {{work: 事, owners: [{owner}]}}").unwrap();
    }
    if !departments.list.is_empty() {
        yaml.push_str("departments:\n  list:\n");
    }
    for department in &mut departments.list {
        let start = yaml.len() + 6;
        writeln!(yaml, "    - {{name: {}}}", department.name).unwrap();
        department.at = start..yaml.len() - 1;
    }
    let source = Source::new("a.yaml", yaml);
    let loaded = loaded(&source);
    let known = Departments {
        list: if streamed { Vec::new() } else { departments.list.clone() },
        ..departments.clone()
    };
    let ownership = hongtou::departments::owners::Ownership::new(schedule(&loaded), &known);
    let findings = if streamed {
        let mut tally = ownership.tally();
        for department in &departments.list {
            tally.add(department, &known);
        }
        tally.findings(&loaded.data, &source)
    } else {
        ownership.findings(departments, &loaded.data, &source)
    };
    assert!(!hongtou::diag::any_error(&findings));
    let say = |lang| findings.iter().map(|f| render(f, lang)).collect::<String>();
    format!("{}{}", say(Lang::Zh), say(Lang::En))
}

#[test]
fn what_list_and_schedule_do_not_know_of_each_other() {
    let list = |names: &[&str]| names.iter().map(|name| department(name, &[], &[])).collect();
    let mut text = String::new();
    let mut case = |name: &str, owners: &[&str], departments: Departments, streamed| {
        let mut departments = departments;
        let said = warnings(owners, &mut departments, streamed);
        writeln!(text, "== {name}\n{said}").unwrap();
    };

    let plain = Departments { list: list(&["医务科", "护理部"]), ..Departments::default() };
    case("all is well", &["医务科（牵头）、护理部", "各科室"], plain.clone(), false);
    case(
        "unknown owners, each once, at its place",
        &[
            "医务科、医务部（配合）",
            "医务部",
            "各支部",
            "\"宣传\\u79d1\"",
            "护理部和检验科",
            "医务科（张主任）",
        ],
        plain.clone(),
        false,
    );
    let grouped = Departments {
        groups: vec![group("各支部", &["第一支部"]), group("各科室", &["医务科"])],
        ..plain.clone()
    };
    case("a group of nobody, a usual word that is taken", &["各支部", "各科室"], grouped, false);
    case("a department without a task", &["医务科"], plain.clone(), false);
    let many: Vec<String> = (1..=12).map(|n| format!("第{n}病区")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    case("many", &["医务科"], Departments { list: list(&many), ..Departments::default() }, false);
    let mut notices = plain.clone();
    notices.list[1].documents = vec!["notice".to_owned()];
    case("no schedule, no task", &["医务科"], notices, false);

    let says = Departments {
        list: vec![department("医务科", &[], &["各科室"]), department("第一支部", &[], &[])],
        ..Departments::default()
    };
    case("the list says who 各科室 are", &["各科室"], says.clone(), false);
    case("a stream cannot", &["各科室"], says.clone(), true);
    let told = Departments { groups: vec![group("各科室", &[])], ..says };
    case("a stream can with the group", &["各科室"], told, true);
    let only = Departments { view: View::Only, ..plain.clone() };
    case("a task that is in nobody's table", &["医务科、护理部", ""], only, false);
    case("a task of nobody in the table of all", &["医务科、护理部", ""], plain, false);
    case("no departments", &["医务科"], Departments::default(), false);
    check("warnings.txt", &text);
}

#[test]
fn the_cells_of_a_filtered_table_are_joined_within_its_stages() {
    let source = read(SAMPLE);
    let departments = hospital();
    let mut own = loaded(&source);
    version(&mut own, &departments, "办公室", View::Only);
    let sheet = page::schedule(&own);
    let rows = Bundle::parse(&page::docx(&sheet)).rows;
    let stages = rows.iter().skip(1).filter(|row| row[0] != Cell::MergedAbove).count();
    assert_eq!(stages, schedule(&own).stages.len());
    assert_eq!(rows.len() - 1, schedule(&own).tasks().count());
}
