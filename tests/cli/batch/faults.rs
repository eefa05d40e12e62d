//! What is wrong with the spec or its list: every run says it, and nothing is lost by it.

use std::fs;

use super::super::program::{Place, Ran};
use super::{place, small, tree, with_list};

/// A campaign whose list has these entries, and what else the spec has.
fn spec(entries: &str, more: &str) -> String {
    format!("{}{more}\n", small(&format!("  list: [{entries}]\n")))
}

/// Runs with `spec` in the place of one of which everything was made.
fn after(good: &str, spec: &str, more: &[&str]) -> (Place, Ran) {
    let place = Place::new();
    place.write("campaign.yaml", good);
    assert_eq!(place.run(&["batch", "campaign.yaml"]).code, 0);
    place.write("campaign.yaml", spec);
    let ran = place.run(&[&["batch", "campaign.yaml"], more].concat());
    (place, ran)
}

const GOOD: &str = "{name: 甲}, {name: 乙}";

/// What stops everything: the entries, the end of the spec, and what is said.
const OF_ALL: [(&str, &str, &str); 14] = [
    ("{name: 甲}, {nmae: 乙}", "", "HT201"),
    ("{nmae: 甲}, {nmae: 乙}", "", "HT201"),
    ("{name: 甲}, {name: \" \"}", "", "HT209"),
    ("{name: 甲}, 乙", "", "HT203"),
    ("{name: 甲}, {name: [乙]}", "", "HT203"),
    ("{name: 甲}, {name: 乙, name: 丙}", "", "HT110"),
    ("{name: 甲}, {name: 乙, 名称: 丙}", "", "HT2"),
    (GOOD, "  veiw: only", "HT201"),
    (GOOD, "aattachmentz: x", "HT201"),
    (GOOD, "x: [", "HT101"),
    (GOOD, "}}}", "HT101"),
    (GOOD, "\tx: 1", "HT104"),
    (GOOD, "date: 2024-05-01", "HT110"),
    (GOOD, "departments: {list: [{name: 甲}]}", "HT110"),
];

/// What stops the second department alone.
const OF_ONE: [(&str, &str); 9] = [
    ("{name: 乙, veiw: only}", "HT201"),
    ("{name: 乙, view: onyl}", "HT208"),
    ("{name: 乙, vars: [a]}", "HT203"),
    ("{name: 乙, short: ''}", "HT209"),
    ("{name: 乙, vars: {x: [a]}}", "HT203"),
    ("{name: 乙, copies: x}", "HT915"),
    ("{name: 乙, number: 12〕}", "HT2"),
    ("{name: 乙, documents: [foo]}", "HT918"),
    ("{name: 乙, attachments: [{title: \"\"}]}", "HT209"),
];

#[test]
fn what_stops_everything_is_said_by_every_run_and_loses_nothing() {
    for (entries, more, said) in OF_ALL {
        let bad = spec(entries, more);
        let place = Place::new();
        place.write("campaign.yaml", &bad);
        for call in [&[][..], &["--dry-run"], &["--check"], &["--zip", "all"], &["--tar"]] {
            let ran = place.run(&[&["batch", "campaign.yaml"], call].concat());
            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{entries} {more} {call:?}");
            assert!(ran.err.contains(said) && !ran.err.contains("= 部门"), "{more}: {}", ran.err);
            assert!(!place.has("out"), "{entries} {more} {call:?}");
        }
        for call in [&["--prune"][..], &[], &["--check"], &["--department", "甲"]] {
            let good = spec(GOOD, "");
            let (place, ran) = after(&good, &bad, call);
            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{entries} {more} {call:?}");
            assert!(ran.err.contains(said), "{entries} {more} {call:?}: {}", ran.err);
            assert!(!ran.err.contains("HT97"), "{entries} {more} {call:?}: {}", ran.err);
            place.write("campaign.yaml", good);
            assert_eq!(place.run(&["batch", "campaign.yaml", "--check"]).code, 0, "{entries}");
        }
    }
}

#[test]
fn what_stops_one_department_stops_no_other() {
    for (entry, said) in OF_ONE {
        let bad = spec(&format!("{{name: 甲}}, {entry}, {{name: 丙}}"), "");
        let place = Place::new();
        place.write("campaign.yaml", &bad);
        // Again: what was made is known, and it is still said.
        for _ in 0..2 {
            let ran = place.run(&["batch", "campaign.yaml"]);
            assert_eq!(ran.code, 1, "{entry}: {}", ran.err);
            assert_eq!(ran.err.matches(said).count(), 1, "{entry}: {}", ran.err);
            assert!(ran.err.contains("= 部门: 乙\n"), "{entry}: {}", ran.err);
            let made = tree(&place.path("out"));
            assert!(made.contains_key("甲/notice.docx") && made.contains_key("丙/notice.docx"));
            assert!(!made.contains_key("乙/notice.docx"), "{entry}");
        }
        let dry = place.run(&["batch", "campaign.yaml", "--dry-run"]);
        assert_eq!((dry.code, dry.out.as_str()), (1, ""), "{entry}");
        assert!(dry.err.contains(said) && dry.err.contains("= 部门: 乙\n"), "{}", dry.err);
        let other = place.run(&["batch", "campaign.yaml", "--department", "甲"]);
        assert_eq!((other.code, other.err.as_str()), (0, ""), "{entry}");
        let built = place.run(&["build", "campaign.yaml", "--department", "甲", "--out", "b"]);
        assert_eq!(built.code, 0, "{entry}: {}", built.err);
        let fast = place.run(&["batch", "campaign.yaml", "--fail-fast", "-j1", "-o", "fast"]);
        assert_eq!(fast.code, 1);
        assert!(fast.err.contains("= 部门: 乙\n"), "{entry}: {}", fast.err);
    }
}

#[test]
fn a_department_with_a_fault_loses_nothing_and_nobody_else_does() {
    for (entry, said) in OF_ONE {
        let good = spec(&format!("{GOOD}, {{name: 丁}}"), "");
        let bad = spec(&format!("{{name: 甲}}, {entry}"), "");
        let (place, ran) = after(&good, &bad, &["--prune"]);
        assert_eq!(ran.code, 1, "{entry}: {}", ran.err);
        assert!(ran.err.contains(said) && ran.err.contains("HT980"), "{entry}: {}", ran.err);
        assert!(!ran.err.contains("out/乙"), "what failed is not left over: {}", ran.err);
        for department in ["甲", "乙", "丁"] {
            assert!(place.has(&format!("out/{department}/notice.docx")), "{entry} {department}");
        }
        let ran = place.run(&["batch", "campaign.yaml", "--department", "乙"]);
        assert_eq!(ran.code, 1, "{entry}: {}", ran.err);
        // Mended, it is as if nothing had been.
        place.write("campaign.yaml", spec(GOOD, ""));
        let ran = place.run(&["batch", "campaign.yaml", "--prune"]);
        assert_eq!(ran.code, 0, "{entry}: {}", ran.err);
        assert!(place.has("out/乙/notice.docx") && !place.has("out/丁"), "{entry}");
    }
}

#[test]
fn what_is_wrong_in_a_row_of_a_list_stops_its_department_alone() {
    let head = "名称,份数,份号,视图,文件\n";
    let good = "甲,,,,\n乙,3,,,\n丙,,,,\n";
    for (row, said) in [
        ("乙,许多,,,\n", "list.csv:3:3: 错误[HT915]"),
        ("乙,,从头到尾,,\n", "list.csv:3:4: 错误[HT916]"),
        ("乙,,1-99999,,\n", "list.csv:3:4: 错误[HT925]"),
        ("乙,,,随便,\n", "list.csv:3:5: 错误[HT2"),
        ("乙,,,,没有的\n", "list.csv:3:6: 错误[HT918]"),
    ] {
        let place = Place::new();
        place.write("campaign.yaml", small("  documents: [notice]\n"));
        let bad = good.replace("乙,3,,,\n", row);
        place.write("list.csv", format!("{head}{bad}"));
        let call = ["batch", "campaign.yaml", "--departments", "list.csv"];
        let dry = place.run(&[&call[..], &["--dry-run"]].concat());
        assert_eq!((dry.code, dry.out.as_str()), (1, ""), "{row}: {}", dry.err);
        assert!(dry.err.contains(said) && dry.err.contains("= 部门: 乙\n"), "{row}: {}", dry.err);
        for _ in 0..2 {
            let ran = place.run(&call);
            assert_eq!(ran.code, 1, "{row}: {}", ran.err);
            assert_eq!(ran.err.matches(said).count(), 1, "{row}: {}", ran.err);
            assert_eq!(ran.err.matches("错误[").count(), 1, "{row}: {}", ran.err);
            assert!(place.has("out/甲/notice.docx") && place.has("out/丙/notice.docx"), "{row}");
            assert!(!place.has("out/乙"), "{row}");
        }
        place.write("list.csv", format!("{head}{good}"));
        let ran = place.run(&call);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{row}");
        assert!(ran.out.contains("3 个部门，6 个文件（写出 2，"), "{row}: {}", ran.out);
    }
    // The same of a line of JSON, as long as it has a name.
    let place = Place::new();
    place.write("campaign.yaml", small("  documents: [notice]\n"));
    let call = ["batch", "campaign.yaml", "--departments", "list.jsonl"];
    for (bad, said) in [
        ("\"copies\": \"许多\"", "list.jsonl:2:15: 错误[HT915]"),
        ("\"联系人\": [\"x\"]", "list.jsonl:2:15: 错误[HT920]"),
        ("\"copies\": 1, \"copies\": 2", "list.jsonl:2:15: 错误[HT919]"),
        ("\"电话\": \"a\\u0001\"", "list.jsonl:2:15: 错误[HT109]"),
    ] {
        let lines = format!("{{\"name\": \"甲\"}}\n{{\"name\": \"乙\", {bad}}}\n");
        place.write("list.jsonl", lines);
        let ran = place.run(&call);
        assert_eq!(ran.code, 1, "{bad}: {}", ran.err);
        assert!(ran.err.contains(said) && ran.err.contains("= 部门: 乙\n"), "{bad}: {}", ran.err);
        assert!(place.has("out/甲/notice.docx") && !place.has("out/乙"), "{bad}");
    }
    place.write("list.jsonl", "{\"name\": \"甲\"}\n{\"copies\": 1}\n");
    let ran = place.run(&[&call[..], &["-o", "none"]].concat());
    assert!(ran.code == 1 && !place.has("none"), "{}", ran.err);
    // A name that cannot be read is said once, and stops the list.
    place.write("list.csv", "名称,份数\n甲,1\n乙\u{1}科,许多\n");
    let list = ["batch", "campaign.yaml", "--departments", "list.csv", "-o", "none"];
    for more in [&[][..], &["--dry-run"]] {
        let ran = place.run(&[&list[..], more].concat());
        assert!(ran.code == 1 && !place.has("none"), "{}", ran.err);
        assert!(ran.err.contains("list.csv:3:1: 错误[HT109]"), "{}", ran.err);
        assert!(!ran.err.contains("HT953"), "{}", ran.err);
    }
    // A row that nobody can be named by is no department's.
    let place = Place::new();
    place.write("campaign.yaml", small("  documents: [notice]\n"));
    place.write("list.csv", format!("{head}甲,,,,\n,3,,,\n"));
    let ran = place.run(&["batch", "campaign.yaml", "--departments", "list.csv"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(!place.has("out"));
}

#[test]
fn what_is_remarkable_about_the_spec_is_said_again() {
    // A full-width sign is read as it is meant, and that is remarked.
    let (good, wide) = (spec(GOOD, ""), spec(GOOD, "").replace("number: ", "number： "));
    let (place, ran) = after(&good, &wide, &[]);
    for ran in [ran, place.run(&["batch", "campaign.yaml"])] {
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.err.matches("HT102").count(), 1, "{}", ran.err);
        assert!(ran.out.contains("写出 0，未变 4"), "{}", ran.out);
    }
    place.write("campaign.yaml", good);
    let ran = place.run(&["batch", "campaign.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_spec_that_is_broken_is_so_with_any_list() {
    let place = place(2);
    place.write("campaign.yaml", super::campaign("  view: only\n") + "aattachmentz: x\n");
    for more in [&["--dry-run"][..], &[]] {
        let ran = place.run(&with_list(more));
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{more:?}");
        assert_eq!(ran.err.matches("HT201").count(), 1, "{}", ran.err);
    }
    let ran = place.run(&["batch", "campaign.yaml", "--departments", "-"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(!place.has("out"));
}

#[test]
fn paths_that_cannot_be_are_refused_before_anything_is_written() {
    let vars = "{name: 甲}, {name: 乙, vars: {x: q}}";
    let cases = [
        ("{{ department.vars.x }}/{{ document }}", "HT952", &["甲"][..]),
        ("{{ copy_number }}", "HT953", &["甲", "乙"]),
        ("{{ document }}/{{ copy_number }}", "HT953", &["甲", "乙"]),
    ];
    for (path, said, whose) in cases {
        let place = Place::new();
        place.write("campaign.yaml", spec(vars, &format!("  path: \"{path}\"")));
        for more in [&["--dry-run"][..], &[], &["--check"], &["--zip", "department"]] {
            let ran = place.run(&[&["batch", "campaign.yaml"], more].concat());
            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{path} {more:?}: {}", ran.err);
            assert_eq!(ran.err.matches(said).count(), whose.len(), "{path}: {}", ran.err);
            for name in whose {
                assert!(ran.err.contains(&format!("= 部门: {name}\n")), "{path}: {}", ran.err);
            }
            assert!(!place.has("out"), "{path} {more:?}");
        }
    }
}

#[test]
fn a_department_is_named_once_for_what_all_its_files_have() {
    let place = Place::new();
    let long = "科".repeat(200);
    place.write("campaign.yaml", spec(&format!("{{name: 甲, short: {long}}}, {{name: 乙}}"), ""));
    let ran = place.run(&["batch", "campaign.yaml", "--zip", "department"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("= 部门: 甲\n") && !ran.err.contains("甲、甲"), "{}", ran.err);
}

#[test]
fn a_document_that_there_is_not_is_refused_at_once() {
    let place = Place::new();
    let own = "{name: 甲}, {name: 乙, attachments: [{id: own, title: 名册, body: 一}]}";
    place.write("campaign.yaml", spec(own, ""));
    let ran = place.run(&["batch", "campaign.yaml", "--only", "foo"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("HT604") && ran.err.contains("notice、bundle"), "{}", ran.err);
    assert!(!place.has("out"));
    let ran = place.run(&["batch", "campaign.yaml", "--only", "own", "--department", "乙"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(fs::exists(place.path("out/乙/own.docx")).unwrap());
}

#[test]
fn a_run_that_only_checks_the_list_says_what_a_run_says() {
    let file = "{name: 乙, attachments: [{title: 名册, file: gone.md}]}";
    let cases = [
        (spec(&format!("{{name: 甲}}, {file}"), ""), "HT240"),
        (spec(GOOD, "").replace("2024-03-01", "2024-02-31"), "HT2"),
        (spec(GOOD, "").replace("请认真", "{{ department.vars.x }}"), "HT302"),
    ];
    for (spec, said) in cases {
        let place = Place::new();
        place.write("campaign.yaml", spec);
        let dry = place.run(&["batch", "campaign.yaml", "--dry-run"]);
        assert_eq!((dry.code, dry.out.as_str()), (1, ""), "{said}: {}", dry.err);
        assert!(dry.err.contains(said) && !place.has("out"), "{said}: {}", dry.err);
        let ran = place.run(&["batch", "campaign.yaml"]);
        assert_eq!((ran.code, ran.err), (1, dry.err), "{said}");
    }
}
