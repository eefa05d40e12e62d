//! Files that another department has now: what a batch made it may write over, whosever it was.

use super::super::program::Place;
use super::{small, tree};

/// A campaign of departments, each a name and a short name.
fn of(departments: &[(&str, &str)]) -> String {
    let entry = |(name, short): &(&str, &str)| format!("    - {{name: {name}, short: {short}}}\n");
    small(&format!("  list:\n{}", departments.iter().map(entry).collect::<String>()))
}

/// Makes one list after the other in one directory: the files are those of the last list.
fn one_after_the_other(first: &[(&str, &str)], second: &[(&str, &str)], more: &[&str]) {
    let place = Place::new();
    place.write("campaign.yaml", of(first));
    let call = [&["batch", "campaign.yaml"][..], more].concat();
    assert_eq!(place.run(&call).code, 0);
    place.write("campaign.yaml", of(second));
    let check = [&call[..], &["--check"]].concat();
    let ran = place.run(&check);
    assert_eq!(ran.code, 1);
    assert!(!ran.err.contains("HT609") && !ran.err.contains("HT975"), "{}", ran.err);
    let ran = place.run(&[&call[..], &["--prune"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(!ran.out.contains("删除"), "{}", ran.out);
    let ran = place.run(&check);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert_eq!(place.run(&[&call[..], &["--out", "new"]].concat()).code, 0);
    assert!(tree(&place.path("out")) == tree(&place.path("new")));
    // Nobody remembers whose they were.
    place.write("campaign.yaml", of(&[("别的科室", "别")]));
    let ran = place.run(&call);
    let files = tree(&place.path("new")).len() - 2;
    assert_eq!(ran.err.matches("HT973").count(), files, "{}", ran.err);
}

#[test]
fn a_department_that_was_renamed_has_its_files() {
    for more in [&[][..], &["--zip", "department"]] {
        one_after_the_other(
            &[("医务科", "医务"), ("护理部", "护理")],
            &[("医务部", "医务"), ("护理部", "护理")],
            more,
        );
    }
}

#[test]
fn departments_that_swap_their_short_names_swap_their_files() {
    for more in [&[][..], &["--jobs", "1"], &["--zip", "department"]] {
        one_after_the_other(
            &[("医务科", "甲"), ("护理部", "乙")],
            &[("医务科", "乙"), ("护理部", "甲")],
            more,
        );
    }
}

#[test]
fn short_names_move_on() {
    let names = ["医务科", "护理部", "药剂科", "检验科"];
    let shorts = ["一", "二", "三", "四"];
    let moved = |by: usize| -> Vec<(&str, &str)> {
        names.iter().enumerate().map(|(n, name)| (*name, shorts[(n + by) % 4])).collect()
    };
    one_after_the_other(&moved(0), &moved(1), &[]);
    one_after_the_other(&moved(0), &moved(3), &["--jobs", "1"]);
    // All move up, and a path is nobody's then: that alone is removed.
    let place = Place::new();
    place.write("campaign.yaml", of(&moved(0)[..3]));
    assert_eq!(place.run(&["batch", "campaign.yaml"]).code, 0);
    place.write("campaign.yaml", of(&moved(1)[..2]));
    let ran = place.run(&["batch", "campaign.yaml", "--prune"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert_eq!(ran.out.matches("删除").count(), 2, "{}", ran.out);
    assert_eq!(place.run(&["batch", "campaign.yaml", "--check"]).code, 0);
    assert!(!place.has("out/一") && place.has("out/三/notice.docx"));
}

#[test]
fn what_somebody_changed_is_kept_when_another_department_has_the_path() {
    let place = Place::new();
    place.write("campaign.yaml", of(&[("医务科", "医务")]));
    assert_eq!(place.run(&["batch", "campaign.yaml"]).code, 0);
    place.write("out/医务/notice.html", "改过");
    place.write("campaign.yaml", of(&[("医务部", "医务")]));
    for more in [&[][..], &["--prune"], &["--check"], &[]] {
        let ran = place.run(&[&["batch", "campaign.yaml"], more].concat());
        assert_eq!(ran.code, 1);
        assert!(ran.err.contains("HT608"), "{}", ran.err);
        assert!(!ran.err.contains("HT97") && !ran.err.contains("HT609"), "{}", ran.err);
        assert_eq!(place.read("out/医务/notice.html"), "改过");
    }
    assert_eq!(place.run(&["batch", "campaign.yaml", "--overwrite"]).code, 0);
    assert_eq!(place.run(&["batch", "campaign.yaml", "--check"]).code, 0);
}

#[test]
fn a_department_that_was_renamed_may_be_another_parts() {
    let place = Place::new();
    let mut parts = Vec::new();
    for (n, name) in ["医务科", "医务部", "医务处", "医务办", "医务室", "医务组"].iter().enumerate()
    {
        place.write("campaign.yaml", of(&[(name, "医务"), ("护理部", "护理"), ("药剂科", "药剂")]));
        // Which part comes first is no matter.
        for part in if n % 2 == 0 { ["0/2", "1/2"] } else { ["1/2", "0/2"] } {
            let ran = place.run(&["batch", "campaign.yaml", "--prune", "--shard", part]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
        }
        let own = |part: usize| place.read(&format!("out/manifest-{part}-of-2.csv")).contains(name);
        parts.push((own(0), own(1)));
        assert!(place.has("out/医务/notice.docx"));
        for part in ["0/2", "1/2"] {
            let ran = place.run(&["batch", "campaign.yaml", "--check", "--shard", part]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
        }
    }
    assert!(parts.contains(&(true, false)) && parts.contains(&(false, true)), "{parts:?}");
}
