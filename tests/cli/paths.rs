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
fn pages_that_are_filled_in_stay_with_their_files() {
    let place = Place::new();
    place.write("a.yaml", spec("{{ document }}"));
    let build = ["build", "a.yaml"];
    assert_eq!(place.run(&build).code, 0);
    let row = |path: &str| {
        let register = place.read("out/manifest.csv");
        let row = register.lines().find(|row| row.contains(path)).unwrap_or_default();
        row.split(',').skip(4).take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    let (notice, plan) = (row(",notice.docx,"), row(",plan.docx,"));
    let fill = |digest: &[String], pages: &str| {
        let [digest, _] = digest else { panic!() };
        let register = place.read("out/manifest.csv");
        let filled = register.replace(&format!(",{digest},,"), &format!(",{digest},{pages},"));
        assert_ne!(filled, register);
        place.write("out/manifest.csv", filled);
    };
    fill(&notice, "2");
    fill(&plan, "7");
    // Nothing else has changed, so there is nothing to write.
    let filled = place.read("out/manifest.csv");
    for more in [&[][..], &["--check"], &["--overwrite"]] {
        let ran = place.run(&[&build[..], more].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_eq!(place.read("out/manifest.csv"), filled);
    }
    // Pages are those of the file that somebody looked at.
    let text = spec("{{ document }}");
    let plan_body = text.lines().find(|line| line.starts_with("plan:")).unwrap();
    place.write("a.yaml", text.replace(plan_body, &plan_body.replace("方案", "新方案")));
    let ran = place.run(&[&build[..], &["--check"]].concat());
    assert!(ran.code == 1 && ran.err.contains("plan.docx"), "{}", ran.err);
    for _ in 0..2 {
        let ran = place.run(&build);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    }
    let [digest, pages] = &row(",plan.docx,")[..] else { panic!() };
    assert!(*digest != plan[0] && pages.is_empty(), "{digest} {pages}");
    let bytes = std::fs::read(place.path("out/plan.docx")).unwrap();
    assert_eq!(*digest, hongtou::digest::sha256(&bytes));
    assert_eq!(row(",notice.docx,"), [notice[0].clone(), "2".to_owned()]);
}

/// A register that says something else than it should is told of each time.
#[test]
fn a_register_that_somebody_changed_is_told_of_until_it_is_overwritten() {
    let place = Place::new();
    place.write("a.yaml", SPEC);
    let (build, check) = (["build", "a.yaml"], ["build", "a.yaml", "--check"]);
    assert_eq!(place.run(&build).code, 0);
    let good = place.read("out/manifest.csv");
    let edited = good.replace("某医〔2024〕1号", "某医〔2024〕9号");
    place.write("out/manifest.csv", &edited);
    for title in ["检查的", "大检查的"] {
        place.write("a.yaml", SPEC.replace("检查的", title));
        for call in [&build[..], &check, &build] {
            let ran = place.run(call);
            assert_eq!(ran.code, 1, "{}", ran.out);
            assert!(ran.err.contains("HT608") && ran.err.contains("manifest.csv"), "{}", ran.err);
            assert_eq!(place.read("out/manifest.csv"), edited);
        }
    }
    assert_eq!(place.run(&["build", "a.yaml", "--overwrite"]).code, 0);
    assert!(place.read("out/manifest.csv").contains("大检查的"));
    assert_eq!(place.run(&check).code, 0);
    // One that is gone is missed.
    std::fs::remove_file(place.path("out/manifest.csv")).unwrap();
    let ran = place.run(&check);
    assert!(ran.code == 1 && ran.err.contains("HT610"), "{}", ran.err);
    assert!(ran.err.contains("manifest.csv 不在了"), "{}", ran.err);
    assert_eq!(place.run(&build).code, 0);
    assert_eq!(place.run(&check).code, 0);
    // It was there before the first build.
    place.write("p/manifest.csv", "甲");
    for _ in 0..2 {
        let ran = place.run(&["build", "a.yaml", "-o", "p"]);
        assert!(ran.err.contains("HT609"), "{}", ran.err);
        assert_eq!(place.read("p/manifest.csv"), "甲");
    }
}

#[cfg(unix)]
#[test]
fn no_link_in_the_directory_leads_out_of_it() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    place.write("a.yaml", spec("{{ document }}/{{ title }}"));
    place.write("ext/keep.txt", "别人的");
    place.write("out/keep.txt", "");
    symlink("../ext", place.path("out/notice")).unwrap();
    for more in [&[][..], &["--overwrite"], &["--check"]] {
        let ran = place.run(&[&["build", "a.yaml"], more].concat());
        assert_eq!((ran.code, ran.err.matches("错误[HT986]").count()), (1, 1), "{}", ran.err);
        assert!(ran.err.contains("“out/notice”"), "{}", ran.err);
        assert_eq!(place.names("ext"), ["keep.txt"]);
        assert!(place.has("out/plan/检查方案.docx"), "the others are written");
    }
    std::fs::remove_file(place.path("out/notice")).unwrap();
    let ran = place.run(&["build", "a.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}
