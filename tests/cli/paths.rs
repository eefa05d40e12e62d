//! `hongtou build`: where files go by a pattern, and the register of them.

use super::program::{Place, SPEC};

/// A spec with a pattern for its paths, and a plan beside the notice.
fn spec(pattern: &str) -> String {
    format!("{SPEC}plan: {{title: 检查方案, body: 逐项检查。}}\npath: \"{pattern}\"\n")
}

#[test]
fn files_go_where_the_pattern_says() {
    let place = Place::new();
    place.write("a.yaml", spec("{{ number }}/{{ title }}（{{ document }}）.docx"));
    let ran = place.run(&["build", "a.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(place.names("out"), ["manifest.csv", "manifest.json", "某医〔2024〕1号"]);
    let directory = "out/某医〔2024〕1号";
    assert_eq!(place.names(directory).len(), 6);
    for name in ["关于开展检查的通知（notice）", "检查方案（plan）", "关于开展检查的通知（bundle）"]
    {
        assert!(place.has(&format!("{directory}/{name}.docx")), "{name}");
    }
    let ran = place.run(&["build", "a.yaml"]);
    assert!(ran.out.contains("写入 0 个文件，6 个未变化"), "{}", ran.out);
    assert_eq!(place.run(&["build", "a.yaml", "--check"]).code, 0);
}

#[test]
fn a_clash_stops_all_files_even_of_documents_that_are_not_asked_for() {
    let place = Place::new();
    place.write("a.yaml", spec("{{ title }}"));
    for only in [&[][..], &["--only", "notice"], &["--only", "plan"]] {
        let ran = place.run(&[&["build", "a.yaml"], only].concat());
        assert_eq!(ran.code, 1, "{only:?}");
        assert!(ran.err.contains("a.yaml:7:7: 错误[HT954]"), "{}", ran.err);
        assert!(!place.has("out"), "{only:?}");
    }
}

/// However the pattern or a value tries, nothing is written beside the output directory.
#[test]
fn nothing_is_written_outside() {
    for pattern in ["../{{ document }}", "/tmp/{{ document }}", "{{ document }}/../../x"] {
        let place = Place::new();
        place.write("a.yaml", spec(pattern));
        assert_eq!(place.run(&["build", "a.yaml"]).code, 1, "{pattern}");
        assert_eq!(place.names(""), ["a.yaml"], "{pattern}");
    }
    let place = Place::new();
    let text = spec("{{ title }}-{{ document }}").replace("检查方案", "../../方案");
    place.write("a.yaml", text);
    let ran = place.run(&["build", "a.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("“../../方案-plan”不能作文件名，已写成“．．／..／方案-plan”"),
        "{}",
        ran.err
    );
    assert!(place.has("out/．．／..／方案-plan.docx"));
    assert_eq!(place.names(""), ["a.yaml", "out"]);
}

#[test]
fn a_file_under_another_path_is_no_more_in_the_register() {
    let place = Place::new();
    let build = ["build", "a.yaml", "--format", "docx"];
    place.write("a.yaml", spec("{{ document }}"));
    assert_eq!(place.run(&build).code, 0);
    place.write("a.yaml", spec("新/{{ document }}"));
    assert_eq!(place.run(&build).code, 0);
    let register = place.read("out/manifest.csv");
    assert!(register.contains(",新/notice.docx,"), "{register}");
    assert!(!register.contains(",notice.docx,"), "{register}");
}

#[test]
fn files_under_another_path_are_left_over() {
    let place = Place::new();
    place.write("a.yaml", spec("旧/甲/{{ document }}"));
    assert_eq!(place.run(&["build", "a.yaml"]).code, 0);
    place.write("a.yaml", spec("{{ document }}"));
    let ran = place.run(&["build", "a.yaml", "--format", "docx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("out/旧/甲/notice.docx"), "{}", ran.err);
    assert!(!ran.err.contains("out/旧/甲/notice.html"), "{}", ran.err);
    place.write("out/旧/甲/plan.docx", "改过");
    let ran = place.run(&["build", "a.yaml", "--prune"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(place.names("out/旧/甲"), ["plan.docx"]);
    let (a, b) = ("{{ document }}/x", "x/{{ document }}");
    let place = Place::new();
    place.write("a.yaml", spec(a));
    assert_eq!(place.run(&["build", "a.yaml"]).code, 0);
    place.write("a.yaml", spec(b));
    assert_eq!(place.run(&["build", "a.yaml", "--prune"]).code, 0);
    assert_eq!(place.names("out"), ["manifest.csv", "manifest.json", "x"]);
    assert_eq!(place.names("out/x").len(), 6);
}

#[test]
fn the_register_has_a_row_for_every_file() {
    let place = Place::new();
    let numbered = format!("{SPEC}head: {{copy_number: 7, secrecy: 机密★1年}}\n");
    place.write("a.yaml", numbered);
    assert_eq!(place.run(&["build", "a.yaml"]).code, 0);
    let register = place.read("out/manifest.csv");
    let rows: Vec<&str> = register.split("\r\n").collect();
    let head = "\u{FEFF}部门,文件,文种,路径,SHA-256,页数,发文字号,份号,份数";
    assert_eq!((rows.len(), rows.first()), (6, Some(&head)));
    let digest = hongtou::digest::sha256(&std::fs::read(place.path("out/notice.docx")).unwrap());
    let row = format!(
        ",关于开展检查的通知,通知,notice.docx,{digest},,某医〔2024〕1号,\"=\"\"000007\"\"\","
    );
    assert!(rows.contains(&row.as_str()), "{register}");
    assert!(rows.iter().any(|row| row.contains(",合订本,bundle.html,")), "{register}");
}

#[test]
fn a_document_that_the_spec_has_no_more_is_not_in_the_register() {
    let place = Place::new();
    place.write("a.yaml", spec("{{ document }}"));
    assert_eq!(place.run(&["build", "a.yaml"]).code, 0);
    assert!(place.read("out/manifest.csv").contains(",plan.docx,"));
    let text = spec("{{ document }}");
    let without: Vec<&str> = text.lines().filter(|line| !line.starts_with("plan:")).collect();
    place.write("a.yaml", without.join("\n"));
    assert_eq!(place.run(&["build", "a.yaml"]).code, 0);
    assert!(place.has("out/plan.docx"));
    let register = place.read("out/manifest.csv");
    assert!(register.contains(",notice.docx,") && !register.contains(",plan.docx,"), "{register}");
}

/// Pages are filled in by hand: what somebody wrote is not lost.
#[test]
fn a_register_with_pages_filled_in_is_not_overwritten() {
    let place = Place::new();
    place.write("a.yaml", SPEC);
    let build = ["build", "a.yaml"];
    assert_eq!(place.run(&build).code, 0);
    let filled = place.read("out/manifest.csv").replace(",,某医", ",2,某医");
    place.write("out/manifest.csv", &filled);
    // Nothing else has changed, so there is nothing to write.
    let ran = place.run(&build);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(place.read("out/manifest.csv"), filled);
    place.write("a.yaml", SPEC.replace("检查的", "大检查的"));
    let ran = place.run(&build);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("HT608") && ran.err.contains("manifest.csv"), "{}", ran.err);
    assert_eq!(place.read("out/manifest.csv"), filled);
    assert_eq!(place.run(&["build", "a.yaml", "--overwrite"]).code, 0);
    assert!(place.read("out/manifest.csv").contains("大检查的"));
    // It was there before the first build.
    place.write("p/manifest.csv", "甲");
    let ran = place.run(&["build", "a.yaml", "-o", "p"]);
    assert!(ran.err.contains("HT609"), "{}", ran.err);
    assert_eq!(place.read("p/manifest.csv"), "甲");
}
