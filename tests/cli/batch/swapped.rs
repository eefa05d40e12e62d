//! Departments that swap their paths while one of them fails: a path is one department's, the one
//! whose bytes lie there.

use super::super::program::Place;
use super::{small, tree};

/// 甲 and 乙 with these short names, and with the sentences that they have.
fn of(one: (&str, Option<&str>), two: (&str, Option<&str>)) -> String {
    let entry = |name: &str, (short, text): (&str, Option<&str>)| {
        let vars = text.map_or_else(String::new, |text| format!(", vars: {{x: {text}}}"));
        format!("    - {{name: {name}, short: {short}{vars}}}\n")
    };
    let list = format!("  list:\n{}{}", entry("甲", one), entry("乙", two));
    small(&list).replace("请认真落实。", "请认真落实。{{ department.vars.x }}")
}

/// The rows of the register, each by its department and its path.
fn rows(place: &Place) -> Vec<(String, String)> {
    let csv = place.read("out/manifest.csv");
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        (cells[0].to_owned(), cells[3].to_owned())
    };
    csv.lines().skip(1).map(row).collect()
}

/// What the register and the manifest say is on the disk, each path once.
fn is_true(place: &Place) {
    let csv = place.read("out/manifest.csv");
    let files = tree(&place.path("out"));
    let rows = rows(place);
    for (n, (_, path)) in rows.iter().enumerate() {
        assert!(rows.iter().skip(n + 1).all(|(_, other)| other != path), "{csv}");
        let digest = hongtou::digest::sha256(&files[path]);
        assert!(csv.contains(&format!("{path},{digest}")), "{path}: {csv}");
        let json = place.read("out/manifest.json");
        assert_eq!(json.matches(&format!("\"{path}\"")).count(), 1, "{json}");
        assert!(json.contains(&digest), "{json}");
    }
}

fn before(text: &str) -> Place {
    let place = Place::new();
    place.write("campaign.yaml", text);
    assert_eq!(place.run(&["batch", "campaign.yaml"]).code, 0);
    place
}

#[test]
fn one_that_fails_does_not_claim_what_another_has_written() {
    let first = of(("X", Some("一。")), ("Y", Some("一。")));
    // Whoever comes first in the list.
    let seconds = [
        (of(("Y", Some("一。")), ("X", None)), "甲", "X"),
        (of(("Y", None), ("X", Some("一。"))), "乙", "Y"),
    ];
    for (second, whose, old) in seconds {
        let place = before(&first);
        let all = tree(&place.path("out"));
        place.write("campaign.yaml", second);
        for more in [&[][..], &["--jobs", "1"], &["--prune"], &["--only", "notice"]] {
            let ran = place.run(&[&["batch", "campaign.yaml"], more].concat());
            assert_eq!(ran.code, 1);
            assert!(ran.err.contains("HT302") && !ran.err.contains("HT97"), "{}", ran.err);
            is_true(&place);
            assert!(rows(&place).iter().all(|(department, _)| department == whose));
            assert!(place.has(&format!("out/{old}/notice.docx")));
            let ran = place.run(&["batch", "campaign.yaml", "--check"]);
            for code in ["HT97", "HT60", "HT61"] {
                assert!(!ran.err.contains(code), "{}", ran.err);
            }
        }
        // Nobody touched any of it.
        place.write("campaign.yaml", &first);
        let ran = place.run(&["batch", "campaign.yaml"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(tree(&place.path("out")) == all);
        let ran = place.run(&["batch", "campaign.yaml", "--check"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    }
}

#[test]
fn one_whose_new_place_somebody_has_changed_does_not_either() {
    let first = of(("X", Some("一。")), ("Y", Some("二。")));
    let second = of(("Y", Some("一。")), ("X", Some("二。")));
    let place = before(&first);
    place.write("out/X/notice.docx", "改过");
    place.write("campaign.yaml", &second);
    for more in [&[][..], &["--prune"], &[]] {
        let ran = place.run(&[&["batch", "campaign.yaml"], more].concat());
        assert_eq!((ran.code, ran.err.matches("错误[").count()), (1, 1), "{}", ran.err);
        assert!(ran.err.contains("HT608"), "{}", ran.err);
        is_true(&place);
        let ran = place.run(&["batch", "campaign.yaml", "--check"]);
        assert_eq!((ran.code, ran.err.matches("错误[").count()), (1, 1), "{}", ran.err);
        assert!(ran.err.contains("HT608"), "{}", ran.err);
    }
    let place_back = |text: &str| {
        place.write("campaign.yaml", text);
        place.run(&["batch", "campaign.yaml"])
    };
    let ran = place_back(&first);
    assert_eq!(ran.err.matches("HT608").count(), 1, "{}", ran.err);
    assert!(ran.err.contains("X/notice.docx"), "{}", ran.err);
    assert_eq!(place.run(&["batch", "campaign.yaml", "--overwrite"]).code, 0);
    assert_eq!(place.run(&["batch", "campaign.yaml", "--check"]).code, 0);
    is_true(&place);
}

#[test]
fn one_that_was_not_asked_for_does_not_either() {
    let first = of(("X", Some("一。")), ("Y", Some("二。")));
    for name in ["甲", "乙"] {
        let place = before(&first);
        place.write("campaign.yaml", of(("Y", Some("一。")), ("X", Some("二。"))));
        let ran = place.run(&["batch", "campaign.yaml", "--department", name]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        is_true(&place);
        // Put back, what the other lost is made again.
        place.write("campaign.yaml", &first);
        let ran = place.run(&["batch", "campaign.yaml"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        is_true(&place);
        assert_eq!(rows(&place).len(), 4);
    }
}
