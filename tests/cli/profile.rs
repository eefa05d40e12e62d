//! `hongtou profile`, and profiles that a build uses.

use super::program::{Place, SPEC, speak};

/// A house with a profile of its own, which inherits another.
fn place() -> Place {
    let place = Place::new();
    place.write("campaign.yaml", format!("{SPEC}profile: house\n"));
    place.write("profiles/house.yaml", "name: 本院版式\ninherits: base.yaml\ngrid: {lines: 20}\n");
    place.write("profiles/base.yaml", "页码: {位置: 居中}\n加粗: [2]\n");
    place
}

#[test]
fn every_command_below_it_has_help_in_both_languages() {
    for command in ["list", "show", "diff", "keys"] {
        let zh = speak(&["profile", command, "--help"], &[]);
        assert_eq!((zh.code, zh.err.as_str()), (0, ""), "{command}");
        assert!(
            zh.out.contains("示例：") && zh.out.contains(&format!("hongtou profile {command}"))
        );
        assert!(!zh.out.contains("Usage"), "{}", zh.out);
        let en = speak(&["profile", command, "--help", "--lang", "en"], &[]);
        assert!(en.out.contains("Examples:") && en.out.contains("Show this help"), "{}", en.out);
    }
    let bare = speak(&["profile"], &[]);
    assert_eq!((bare.code, bare.out.as_str()), (2, ""));
    assert!(bare.err.contains("hongtou profile list"), "{}", bare.err);
}

#[test]
fn an_unknown_command_is_answered_with_those_there_are() {
    let ran = speak(&["profile", "qqqq"], &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("list、show、diff、keys"), "{}", ran.err);
}

#[test]
fn the_list_has_the_built_in_ones_and_those_beside_the_spec() {
    let place = place();
    let ran = place.run(&["profile", "list"]);
    let lines: Vec<Vec<&str>> =
        ran.out.lines().map(|line| line.split_whitespace().take(2).collect()).collect();
    assert_eq!(
        lines,
        [
            ["gbt9704", "内置"],
            ["windows", "内置"],
            ["preprinted", "内置"],
            ["base", "profiles/base.yaml"],
            ["house", "profiles/house.yaml"],
        ]
    );
    assert!(ran.out.ends_with("本院版式\n"), "{}", ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn deviations_are_listed_clause_by_clause() {
    let place = place();
    let wanted = "house 与 GB/T 9704-2012 的出入，共 3 处：\n\
                  5.2.3  版面·行数  22 → 20      一般\n\
                  7.3.3  加粗       无 → 二级    实务\n\
                  7.5    页码·位置  外侧 → 居中  应\n";
    let ran = place.run(&["profile", "diff", "house"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, wanted, ""));
    // By its path it is the same, from wherever it is asked for.
    let path = place.path("profiles/house.yaml");
    let by_path = speak(&["profile", "diff", path.to_str().unwrap(), "--lang", "en"], &[]);
    assert!(by_path.out.contains("5.2.3  grid.lines            22 → 20"), "{}", by_path.out);
    assert_eq!(by_path.out.lines().count(), 4);
    let spec = place.path("campaign.yaml");
    let beside = speak(&["profile", "diff", "house", "--spec", spec.to_str().unwrap()], &[]);
    assert_eq!(beside.out, wanted);
}

#[test]
fn the_standard_has_no_deviations() {
    let ran = speak(&["profile", "diff", "gbt9704"], &[]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.out, "gbt9704 与 GB/T 9704-2012 没有出入\n");
}

#[test]
fn an_unknown_profile_is_a_finding() {
    let ran = speak(&["profile", "diff", "windos", "--lang", "en"], &[]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.starts_with("error[HT250]"), "{}", ran.err);
    assert!(ran.err.contains("did you mean “windows”?"), "{}", ran.err);
}

#[test]
fn what_is_shown_is_a_profile_with_the_same_deviations() {
    let place = place();
    for lang in ["zh", "en"] {
        let shown = place.run(&["profile", "show", "house", "--lang", lang]);
        assert_eq!((shown.code, shown.err.as_str()), (0, ""));
        place.write("profiles/whole.yaml", &shown.out);
        let tail = |name: &str| {
            let ran = place.run(&["profile", "diff", name]);
            ran.out.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(tail("whole"), tail("house"));
        assert_eq!(tail("whole").len(), 3);
    }
}

#[test]
fn a_build_uses_the_profile_in_all_documents_and_formats() {
    let place = place();
    let ran = place.run(&["build", "campaign.yaml", "--out", "out"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for name in ["notice", "bundle"] {
        let html = place.read(&format!("out/{name}.html"));
        assert!(html.contains("--line:calc(225mm / 20)"), "{name}");
        assert!(html.contains("@bottom-center{content:\"— \" counter(page) \" —\""), "{name}");
    }
    // A folder is searched for campaigns; a profile is none.
    let ran = place.run(&["build", ".", "--out", "all"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(place.has("all/campaign/bundle.docx") && !place.has("all/profiles"));
}

#[test]
fn the_keys_are_printed_in_both_languages() {
    let zh = speak(&["profile", "keys"], &[]);
    assert!(zh.out.starts_with("# 版式\n") && zh.out.contains("`套打`"), "{}", zh.out);
    let en = speak(&["profile", "keys", "--lang", "en"], &[]);
    assert!(en.out.starts_with("# House profiles\n") && en.out.contains("`preprinted`"));
}
