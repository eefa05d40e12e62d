//! Attachments that are a department's own are among what it gets.

use std::fs;
use std::path::Path;

use super::super::program::Place;
use super::{small, tree};

/// A place with a campaign of which one department has attachments of its own, where the spec has
/// these `attachments` and the list this `head`.
fn place(attachments: &str, head: &str) -> Place {
    let place = Place::new();
    place.write("表.csv", "项目,数量\n口罩,10\n");
    let list = "  list:\n    - name: 医务科\n      attachments:\n        - {title: 物资表, file: 表.csv}\n\
                \x20       - {title: 说明, id: remarks, body: 请照此办理。}\n    - name: 护理部\n";
    let spec = small(&format!("{head}{list}"));
    place.write(
        "campaign.yaml",
        spec.replacen("departments:", &format!("{attachments}departments:"), 1),
    );
    place
}

const TWO: &str =
    "attachments:\n  - {title: 名单, body: 见下。}\n  - {title: 办法, id: rules, body: 照办。}\n";

/// The documents that were made for a department.
fn made(place: &Place, department: &str) -> Vec<String> {
    let paths = tree(&place.path("out")).into_keys();
    let own =
        paths.filter_map(|path| Some(path.strip_prefix(department)?.strip_prefix('/')?.to_owned()));
    own.filter_map(|file| file.strip_suffix(".docx").map(str::to_owned)).collect()
}

#[test]
fn a_department_gets_its_own_attachments() {
    for (attachments, head, first, second) in [
        ("", "", &["attachment-1", "notice", "remarks"][..], &["notice"][..]),
        (TWO, "", &["attachment-3", "notice", "remarks"], &["notice"]),
        (
            TWO,
            "  documents: [notice, rules]\n",
            &["attachment-3", "notice", "remarks", "rules"],
            &["notice", "rules"],
        ),
        // The bundle has them in it.
        (TWO, "  documents: [bundle]\n", &["bundle"], &["bundle"]),
        // What only some have is no fault of the others.
        (
            TWO,
            "  documents: [notice, attachment-3]\n",
            &["attachment-3", "notice", "remarks"],
            &["notice"],
        ),
        (
            TWO,
            "  documents: [notice, remarks]\n",
            &["attachment-3", "notice", "remarks"],
            &["notice"],
        ),
        (TWO, "  documents: [remarks]\n", &["attachment-3", "remarks"], &[]),
        // What is named twice is made once.
        (TWO, "  documents: [notice, 通知]\n", &["attachment-3", "notice", "remarks"], &["notice"]),
    ] {
        let place = place(attachments, head);
        let ran = place.run(&["batch", "campaign.yaml"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{head}");
        assert_eq!(made(&place, "医务科"), first, "{head}");
        assert_eq!(made(&place, "护理部"), second, "{head}");
        assert_eq!(place.run(&["batch", "campaign.yaml", "--check"]).code, 0);
        let ran = place.run(&["build", "campaign.yaml", "--department", "医务科", "-o", "one"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let mut one = tree(&place.path("one"));
        one.retain(|path, _| !path.starts_with("manifest"));
        assert!(one == tree(&place.path("out/医务科")), "{head}");
        let ran = place.run(&["build", "campaign.yaml", "--department", "护理部", "-o", "two"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let two = if place.has("two") { place.names("two") } else { Vec::new() };
        assert_eq!(two.iter().filter(|name| name.contains(".docx")).count(), second.len());
    }
}

#[test]
fn a_document_that_nobody_has_is_a_fault() {
    for name in ["attachment-9", "others"] {
        let place = place(TWO, &format!("  documents: [notice, {name}]\n"));
        let ran = place.run(&["batch", "campaign.yaml"]);
        assert_eq!(ran.code, 1);
        assert!(ran.err.contains("错误[HT918]") && ran.err.contains(name), "{}", ran.err);
        assert!(!place.has("out"));
    }
    // A choice of a department's own is its own.
    let place = place(TWO, "");
    let spec = place.read("campaign.yaml");
    place.write(
        "campaign.yaml",
        spec.replace("- name: 护理部", "- {name: 护理部, documents: [attachment-9]}"),
    );
    let ran = place.run(&["batch", "campaign.yaml"]);
    assert!(ran.code == 1 && ran.err.contains("错误[HT918]"), "{}", ran.err);
}

#[test]
fn a_list_of_some_departments_does_with_the_documents_of_all() {
    let place = place(TWO, "  documents: [notice, attachment-3]\n");
    place.write("subset.csv", "名称\n护理部\n");
    let ran = place.run(&["batch", "campaign.yaml", "--departments", "subset.csv"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(made(&place, "护理部"), ["notice"]);
}

#[test]
fn a_file_that_all_have_is_an_input_and_its_change_is_everybodys() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/gallery/gallery");
    let picture = |name: &str| fs::read(root.join(name)).unwrap();
    let (one, other) = (picture("attachments.png"), picture("conventions.png"));
    let shown = |spec: &str| spec.replacen("请认真落实。", "请认真落实。\\n\\n![图](图.png)", 1);
    let spec = small("  list: [{name: 甲}, {name: 乙}]\n  documents: [notice]\n");
    assert!(shown(&spec).contains("图.png"), "{spec}");
    let attached = format!("{spec}attachments: [{{title: 表, file: 表.csv}}]\n")
        .replace("[notice]", "[notice, attachment-1]");
    let (one_table, other_table) = ("甲,乙\n1,2\n", "甲,乙\n1,3\n");
    let template = "{{ text.body | markdown }}\n\n![图](图.png)\n";
    for (spec, template, file, before, after) in [
        (shown(&spec), None, "图.png", &one[..], &other[..]),
        (spec, Some(template), "图.png", &one[..], &other[..]),
        (attached, None, "表.csv", one_table.as_bytes(), other_table.as_bytes()),
    ] {
        let place = Place::new();
        place.write("campaign.yaml", spec);
        if let Some(text) = template {
            place.write("templates/notice/text.md", text);
        }
        place.write(file, before);
        let call = ["batch", "campaign.yaml", "--format", "html"];
        let ran = place.run(&call);
        assert_eq!(ran.code, 0, "{file}: {}", ran.err);
        assert!(place.read("out/manifest.json").contains(&format!("\"{file}\":")), "{file}");
        place.write(file, after);
        let ran = place.run(&call);
        assert!(ran.out.contains("写出 2，"), "{file}: {}", ran.out);
        let fresh = place.run(&[&call[..], &["-o", "fresh"]].concat());
        assert_eq!(fresh.code, 0);
        assert!(tree(&place.path("fresh")) == tree(&place.path("out")), "{file}");
    }
}
