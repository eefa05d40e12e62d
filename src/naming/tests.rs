use super::*;
use crate::catalog::Words;
use crate::diag::Finding;
use crate::lang::Lang;

fn department(name: &str, short: &str) -> Department {
    let vars = vec![("区县".to_owned(), "海州/新浦".to_owned())];
    Department { name: name.to_owned(), short: short.to_owned(), vars, ..Department::default() }
}

const TITLE: &str = "关于开展2024/2025年度检查的通知";

fn values(department: &Department) -> Values<'_> {
    Values {
        department: Some(department),
        document: "notice",
        number: "连卫发〔2024〕12号",
        title: TITLE,
        copy_number: "",
        date: "2024-03-18",
    }
}

fn path(pattern: &str, values: &Values<'_>) -> SafePath {
    Pattern::parse(pattern).unwrap().path(values).unwrap()
}

/// The name that a department's short name makes.
fn named(short: &str) -> SafePath {
    let department = department("x", short);
    path("{{ department.short }}", &values(&department))
}

#[test]
fn values_and_text_make_a_path() {
    let office = department("医务科", "医务");
    let values = values(&office);
    for (pattern, wanted) in [
        (
            "{{ department.short }}/{{ number }}-{{ title }}",
            "医务/连卫发〔2024〕12号-关于开展2024／2025年度检查的通知",
        ),
        ("{{department.name}}/{{document}}.docx", "医务科/notice"),
        ("{{ 部门.简称 }}/{{ 文件 }}.DOCX", "医务/notice"),
        ("{{ 部门.变量.区县 }}/{{ 部门.名称 }}/{{ 成文日期 }}", "海州／新浦/医务科/2024-03-18"),
        ("{{ department.vars.区县 }}", "海州／新浦"),
        ("下发 文件/v1.0 {{ 发文字号 }}.html", "下发 文件/v1.0 连卫发〔2024〕12号"),
        (" {{ 标题 }} ", "关于开展2024／2025年度检查的通知"),
    ] {
        assert_eq!(path(pattern, &values).as_str(), wanted, "{pattern}");
    }
    assert_eq!(Pattern::departments().path(&values).unwrap().file("docx"), "医务/notice.docx");
    assert_eq!(Pattern::documents().path(&values).unwrap().as_str(), "notice");
}

#[test]
fn an_empty_value_takes_its_joint_along() {
    let office = department("x", "x");
    let none = Values { number: "", copy_number: " ", ..values(&office) };
    for (pattern, wanted) in [
        ("{{ number }}-{{ document }}", "notice"),
        ("{{ document }}-{{ copy_number }}", "notice"),
        ("{{ document }} - {{ number }} - {{ date }}", "notice - 2024-03-18"),
        ("{{ number }}{{ copy_number }}_{{ document }}", "notice"),
        ("第{{ number }}号", "第号"),
        ("{{ document }}{{ number }}", "notice"),
    ] {
        assert_eq!(path(pattern, &none).as_str(), wanted, "{pattern}");
    }
    let dash = Values { document: "a-", ..none };
    assert_eq!(path("{{ document }}{{ number }}", &dash).as_str(), "a-");
}

#[test]
fn a_value_is_one_name_that_every_system_stores() {
    for (value, wanted) in [
        ("../../x", "．．／..／x"),
        ("/etc/passwd", "／etc／passwd"),
        (r"C:\x", "C：＼x"),
        ("..", "．．"),
        (".", "．"),
        (".bashrc", "．bashrc"),
        ("甲.", "甲．"),
        ("甲. ", "甲．"),
        ("CON", "CON_"),
        ("con.x", "con_.x"),
        ("Com1", "Com1_"),
        ("LPT¹", "LPT¹_"),
        ("nul .tar", "nul_ .tar"),
        ("a?b*c\"d<e>f|g", "a？b＊c＂d＜e＞f｜g"),
        ("甲\u{202E}xcod.", "甲xcod．"),
        ("甲\u{0}\u{7F}乙\u{200B}", "甲乙"),
    ] {
        let path = named(value);
        assert_eq!(path.as_str(), wanted, "{value}");
        assert_eq!(path.changes().len(), 1, "{value}");
        assert_eq!(path.changes()[0].from, value.trim(), "{value}");
    }
    for (value, wanted) in [
        ("医务科", "医务科"),
        ("CONSOLE", "CONSOLE"),
        ("COM10", "COM10"),
        ("a.b", "a.b"),
        (" 甲\n 乙\t", "甲 乙"),
        ("e\u{301}", "é"),
        ("ガ".nfd_for_test().as_str(), "ガ"),
    ] {
        let path = named(value);
        assert_eq!(path.as_str(), wanted, "{value}");
        assert!(path.changes().is_empty(), "{value}");
    }
}

trait Decomposed {
    fn nfd_for_test(&self) -> String;
}

impl Decomposed for str {
    fn nfd_for_test(&self) -> String {
        unicode_normalization::UnicodeNormalization::nfd(self).collect()
    }
}

#[test]
fn a_long_name_is_cut_between_characters_and_stays_its_own() {
    let (a, b) = ("长".repeat(300), format!("{}短", "长".repeat(299)));
    let (first, second) = (named(&a), named(&b));
    assert_ne!(first.as_str(), second.as_str());
    for path in [&first, &second] {
        assert!(path.as_str().len() <= LONGEST);
        assert!(path.as_str().len() > LONGEST - 4);
        assert_eq!(path.changes()[0].why, Why::Long);
        assert!(path.file("docx").len() <= 255);
    }
    assert_eq!(named(&"x".repeat(LONGEST)).changes(), []);
    assert_eq!(named(&a), first);
}

#[test]
fn what_stands_behind_a_long_value_is_kept() {
    let office = department("x", "x");
    let title = "长".repeat(300);
    let long = Values { title: &title, copy_number: "000101", ..values(&office) };
    let path = path("{{ number }}-{{ title }}-{{ document }}-{{ copy_number }}", &long);
    assert!(path.as_str().starts_with("连卫发〔2024〕12号-长长长"), "{path}");
    assert!(path.as_str().ends_with("-notice-000101"), "{path}");
    assert!((LONGEST - 3..=LONGEST).contains(&path.as_str().len()), "{path}");
    assert_eq!(path.changes()[0].why, Why::Long);
}

#[test]
fn what_the_program_writes_at_the_top_is_no_directory() {
    let office = department("x", "Manifest-1-of-2.JSON");
    let values = values(&office);
    let (top, below) = ("{{ department.short }}/{{ document }}", "a/{{ department.short }}/b");
    assert_eq!(path(top, &values).as_str(), "Manifest-1-of-2.JSON_/notice");
    assert_eq!(path(below, &values).as_str(), "a/Manifest-1-of-2.JSON/b");
}

#[test]
fn long_paths_are_warned_of() {
    let path = named(&"长".repeat(60));
    assert_eq!(path.too_long(), None);
    let office = department("x", &"长".repeat(60));
    let three = "{{ department.short }}/{{ department.short }}/{{ department.short }}";
    let path = Pattern::parse(three).unwrap().path(&values(&office)).unwrap();
    assert_eq!(path.too_long(), Some(60 * 3 + 2 + 5));
    let findings = changed(&path, None);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code.entry().code, "HT957");
}

fn said(finding: &Finding) -> (&'static str, String) {
    let text = format!("{} / {}", finding.message(Lang::Zh), finding.hint(Lang::Zh));
    (finding.code.entry().code, text)
}

#[test]
fn faults_are_at_the_very_character() {
    for (pattern, code, meant, words) in [
        ("{{ titel }}", "HT951", "titel", "是不是“title”？"),
        ("{{ 发文号 }}", "HT951", "发文号", "是不是“发文字号”？"),
        ("{{ departement.short }}", "HT951", "departement.short", "是不是“department"),
        ("{{ department.shrot }}/x", "HT951", "shrot", "是不是“short”？"),
        (
            "{{ department }}",
            "HT951",
            "department",
            "name（名称）、short（简称）、vars.X（变量.X）",
        ),
        ("{{ 部门.变量 }}", "HT951", "部门.变量", "可用："),
        ("{{ xyzzy }}", "HT951", "xyzzy", "document（文件）"),
        ("{{ title | upper }}", "HT950", " ", "“ ”不能用在路径里"),
        ("{{ title", "HT950", "{{", "缺少“}}”"),
        ("a/{{ }}", "HT950", "{{ }}", "是空的"),
        ("｛｛title｝｝", "HT950", "｛", "花括号是全角的"),
        ("{{ title }}／x", "HT950", "／", "“／”是全角的"),
        (r"a\{{ title }}", "HT950", r"\", "分目录请用“/”"),
        ("/{{ title }}", "HT950", "/", "不以“/”开头"),
        ("a//b", "HT950", "/", "缺少名称"),
        ("a/", "HT950", "/", "缺少名称"),
        ("../{{ title }}", "HT950", "..", "“.”和“..”不是名称"),
        ("a/./b", "HT950", ".", "“.”和“..”不是名称"),
        ("C:/{{ title }}", "HT950", ":", "文件名里不能有“:”"),
        ("a\u{202E}b", "HT950", "\u{202E}", "看不见的字符 U+202E"),
        ("a\tb", "HT950", "\t", "看不见的字符 U+0009"),
        ("a /b", "HT950", " ", "不能以空格或“.”"),
        (".git/{{ title }}", "HT950", ".", "不能以空格或“.”"),
        ("con/{{ title }}", "HT950", "con", "“con”留作他用"),
        ("manifest.json/{{ title }}", "HT950", "manifest.json", "留作他用"),
    ] {
        let faults = Pattern::parse(pattern).unwrap_err();
        assert_eq!(faults.len(), 1, "{pattern}: {faults:?}");
        let fault = &faults[0];
        assert_eq!(pattern.get(fault.at.clone()), Some(meant), "{pattern}");
        let (found, text) = said(&fault.finding(None));
        assert_eq!(found, code, "{pattern}");
        assert!(text.contains(words), "{pattern}: {text}");
    }
    for pattern in ["", "  ", ".docx"] {
        assert_eq!(Pattern::parse(pattern).unwrap_err()[0].kind, FaultKind::NoName, "{pattern:?}");
    }
    let long = "长".repeat(81);
    assert_eq!(Pattern::parse(&long).unwrap_err()[0].kind, FaultKind::Long);
    let many = "/{{ titel }}:{{ }}/con/../{{ nubmer";
    let kinds = Pattern::parse(many).unwrap_err();
    assert_eq!(kinds.len(), 7, "{kinds:?}");
}

#[test]
fn values_that_are_not_there_are_faults() {
    let office = department("医务科", "医务");
    let fault = |pattern: &str, values: &Values<'_>| {
        let fault = Pattern::parse(pattern).unwrap().path(values).unwrap_err();
        let meant = pattern.get(fault.at.clone()).unwrap().to_owned();
        let (code, text) = said(&fault.finding(None));
        (meant, code, text)
    };
    let (meant, code, text) = fault("a/{{ department.vars.街道 }}", &values(&office));
    assert_eq!((meant.as_str(), code), ("department.vars.街道", "HT952"));
    assert!(text.starts_with("“医务科”没有变量“街道”"), "{text}");
    let alone = Values { department: None, ..values(&office) };
    let (meant, code, _) = fault("{{ department.short }}/{{ title }}", &alone);
    assert_eq!((meant.as_str(), code), ("department.short", "HT307"));
    let (meant, code, _) = fault("{{ title }}/{{ copy_number }}", &values(&office));
    assert_eq!((meant.as_str(), code), ("copy_number", "HT953"));
}

#[test]
fn paths_that_windows_or_macos_take_for_one_clash() {
    let mut clashes = Clashes::new();
    for name in ["a", "b", "A", "e\u{301}", "É", "ß", "SS", "Straße/甲", "STRASSE/甲", "Ａ", "B"]
    {
        clashes.add(&SafePath::for_test(name));
    }
    let pairs: Vec<_> = clashes.find().iter().map(|c| (c.first, c.second)).collect();
    assert_eq!(pairs, [(0, 2), (3, 4), (5, 6), (7, 8), (1, 10)]);
    let finding =
        clash("医务科的 notice", "医务科的 schedule", &named("甲"), None, Words::PathsOfOne);
    let (code, text) = said(&finding);
    assert_eq!(code, "HT954");
    assert!(text.contains("“医务科的 notice”和“医务科的 schedule”会写成同一个文件“甲”"), "{text}");
}

#[test]
fn three_of_a_name_clash_with_the_first() {
    let mut clashes = Clashes::new();
    for _ in 0..3 {
        clashes.add(&named("甲"));
    }
    let wanted = [Clash { first: 0, second: 1 }, Clash { first: 0, second: 2 }];
    assert_eq!(clashes.find(), wanted);
}

/// Whatever a value is, the path is one that can be stored and leads nowhere else.
#[test]
fn no_value_makes_an_unsafe_path() {
    let signs: Vec<char> =
        "a.甲/\\:*?\"<>| \t\n\0-_C~$%\u{301}\u{202E}\u{FEFF}é😀\u{85}".chars().collect();
    let mut state = 1_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % below
    };
    for _ in 0..5000 {
        let length = 1 + next(12) * next(40);
        let value: String = (0..length).map(|_| signs[next(signs.len())]).collect();
        let office = department(&value, &value);
        let pattern = Pattern::parse("{{ department.short }}/{{ title }}").unwrap();
        let values = Values { title: &value, ..values(&office) };
        let Ok(path) = pattern.path(&values) else { continue };
        assert_eq!(path.names().count(), 2, "{value:?}");
        for name in path.names() {
            assert!(!name.is_empty() && name.len() <= LONGEST, "{value:?}");
            let edge = |c: char| c == '.' || c.is_whitespace();
            assert!(!name.starts_with(edge) && !name.ends_with(edge), "{value:?}: {name:?}");
            let bad = |c: char| c.is_control() || "/\\:*?\"<>|\u{202E}\u{FEFF}".contains(c);
            assert!(!name.contains(bad), "{value:?}: {name:?}");
            assert!(!is_device(name.split('.').next().unwrap().trim_end()), "{value:?}");
            assert_eq!(nfc(name), name, "{value:?}");
        }
    }
}
