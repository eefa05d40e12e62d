//! Names of departments that make no good names of files.

use super::super::program::Place;
use super::{small, tree};

#[test]
fn two_departments_of_one_path_are_refused_before_anything_is_written() {
    let place = Place::new();
    let list = "  list:\n    - {name: 甲部, short: Ab}\n    - {name: 乙部}\n    - {name: 丙部, short: aB}\n";
    place.write("campaign.yaml", small(list));
    for more in [&[][..], &["--zip", "department"], &["--tar"]] {
        let ran = place.run(&[&["batch", "campaign.yaml"], more].concat());
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{more:?}");
        assert!(ran.err.contains("campaign.yaml:10:") && ran.err.contains("HT954"), "{}", ran.err);
    }
    assert!(!place.has("out"));
    // Archives are by short names, whatever the paths of what is in them.
    let path = "  path: \"{{ department.name }}\"\n  documents: [notice]\n";
    place.write("campaign.yaml", small(&format!("{path}{list}")));
    assert_eq!(place.run(&["batch", "campaign.yaml"]).code, 0);
    assert_eq!(place.run(&["batch", "campaign.yaml", "--zip", "department", "-o", "z"]).code, 1);
    assert!(!place.has("z"));
}

#[test]
fn no_name_leads_out_of_the_directory_or_is_one_that_nobody_can_store() {
    let place = Place::new();
    let long = "长".repeat(300);
    let names = ["../../x", "CON", "/etc/passwd", "a:b", ".hongtou-batch", "manifest.json", &long];
    let list = names.map(|name| format!("    - {{name: \"{name}\"}}\n")).concat();
    place.write("campaign.yaml", small(&format!("  list:\n{list}")));
    for (more, out) in [(&[][..], "deep/er/out"), (&["--zip", "department"], "deep/er/zip")] {
        let args = [&["batch", "campaign.yaml", "--format", "html", "-o", out], more].concat();
        let ran = place.run(&args);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.err.contains("HT955") && ran.err.contains("HT956"), "{}", ran.err);
        let made = tree(&place.path(out));
        assert_eq!(made.len(), names.len() + 2, "{:?}", made.keys());
        for path in made.keys() {
            assert!(path.split('/').all(|name| name.len() <= 255 && name != ".."), "{path}");
        }
        assert_eq!(place.names("."), ["campaign.yaml", "deep"]);
        assert_eq!(place.names("deep"), ["er"]);
        // A file of that name is the program's own.
        assert!(place.path(out).join(".hongtou-batch").is_file());
        assert!(place.path(out).join("manifest.json").is_file());
        assert_eq!(place.run(&[&args[..], &["--check"]].concat()).code, 0);
    }
}

#[test]
fn a_document_that_is_named_twice_is_made_once() {
    let place = Place::new();
    place.write("campaign.yaml", small("  list:\n    - name: 医务科\n"));
    for only in [&["--only", "notice,notice"][..], &["--only", "notice", "--only", "notice"]] {
        let ran = place.run(&[&["batch", "campaign.yaml", "--out", "batch"], only].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.starts_with("1 个部门，2 个文件"), "{}", ran.out);
        let ran = place.run(&[&["build", "campaign.yaml", "--out", "build"], only].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_eq!(ran.out.matches("notice.docx").count(), 1, "{}", ran.out);
    }
}

#[test]
fn numbered_copies_have_paths_of_their_own_and_are_registered_as_one_each() {
    let place = Place::new();
    let list = |short: &str, numbers: &str| {
        format!(
            "  path: \"{{{{ department.short }}}}-{{{{ copy_number }}}}\"\n  documents: [notice]\n  list:\n\
             \x20   - {{name: 甲部, short: A, copies: 3, copy_numbers: 000101-000103}}\n\
             \x20   - {{name: 乙部, short: {short}, copies: 5{numbers}}}\n"
        )
    };
    place.write("campaign.yaml", small(&list("B", "")));
    let ran = place.run(&["batch", "campaign.yaml", "--format", "docx"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let csv = place.read("out/manifest.csv");
    for (path, end) in [("A-000101", ",1"), ("A-000102", ",1"), ("A-000103", ",1"), ("B", ",,5")] {
        let row = csv.lines().find(|row| row.contains(&format!(",{path}.docx,"))).unwrap();
        assert!(row.ends_with(end), "{csv}");
    }
    let ran = place.run(&["batch", "campaign.yaml", "--department", "甲部", "--check"]);
    assert_eq!(ran.code, 1, "the other format");
    // One of them has the path of another department's, as Windows sees it.
    place.write("campaign.yaml", small(&list("a-000102", "")));
    let ran = place.run(&["batch", "campaign.yaml", "--dry-run"]);
    assert_eq!((ran.code, ran.err.matches("HT954").count()), (1, 1), "{}", ran.err);
    assert!(ran.err.contains("“a-000102”") && ran.err.contains("甲部"), "{}", ran.err);
    place.write("campaign.yaml", small(&list("a", ", copy_numbers: 200-10199")));
    let ran = place.run(&["batch", "campaign.yaml", "--dry-run"]);
    assert_eq!((ran.code, ran.err.matches("HT954").count()), (0, 0), "{}", ran.err);
    assert!(ran.err.contains("HT926"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn no_link_in_the_directory_leads_out_of_it() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    place.write("campaign.yaml", small("  list:\n    - name: 甲\n    - name: 乙\n"));
    place.write("ext/keep.txt", "别人的");
    place.write("real/keep.txt", "");
    symlink(place.path("real"), place.path("out")).unwrap();
    symlink("../ext", place.path("real/甲")).unwrap();
    for more in [&[][..], &["--overwrite"], &["--check"]] {
        let ran = place.run(&[&["batch", "campaign.yaml"], more].concat());
        assert_eq!((ran.code, ran.err.matches("HT986").count()), (1, 2), "{}", ran.err);
        assert!(ran.err.contains("“out/甲”") && ran.err.contains("“out/甲/notice.docx”"));
        assert_eq!(place.names("ext"), ["keep.txt"]);
        // The directory itself may be a link.
        assert!(place.has("real/乙/notice.docx") && !place.read("out/manifest.csv").contains("甲"));
    }
    std::fs::remove_file(place.path("real/甲")).unwrap();
    let ran = place.run(&["batch", "campaign.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    // What is left over there is not removed either.
    std::fs::rename(place.path("real/甲"), place.path("ext/甲")).unwrap();
    symlink("../ext/甲", place.path("real/甲")).unwrap();
    place.write("campaign.yaml", small("  list:\n    - name: 乙\n"));
    let ran = place.run(&["batch", "campaign.yaml", "--prune"]);
    assert!(ran.code == 1 && ran.err.contains("HT986"), "{}", ran.err);
    assert!(place.has("ext/甲/notice.docx"));
}
