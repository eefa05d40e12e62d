//! Why `hongtou build` writes a document again.

use super::program::{Place, Ran, SPEC};

fn built(place: &Place, more: &[&str]) -> Ran {
    let ran = place.run(&[&["build", "a.yaml", "--format", "html"], more].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    ran
}

/// The lines that say why, after `change` was done to a directory with a built spec.
fn reasons(change: impl Fn(&Place)) -> [Vec<String>; 2] {
    ["zh", "en"].map(|lang| {
        let place = Place::with_specs(&["a.yaml"]);
        place.write("版式.yaml", "extends: gbt9704\n");
        let first = built(&place, &[]);
        assert_eq!(first.out.lines().count(), 3, "a first build has no reasons: {}", first.out);
        change(&place);
        let ran = built(&place, &["--lang", lang, "--overwrite"]);
        let why = ran.out.lines().filter(|line| line.starts_with(['n', 'b', 'f', 'l']));
        why.map(str::to_owned).collect()
    })
}

#[track_caller]
fn says(reasons: &[Vec<String>; 2], zh: &str, en: &str) {
    let [own_zh, own_en] = reasons;
    assert!(own_zh.contains(&zh.to_owned()), "{own_zh:#?}");
    assert!(own_en.contains(&en.to_owned()), "{own_en:#?}");
}

#[test]
fn what_the_text_says_is_told_by_its_place() {
    let long = "请各科室高度重视，认真贯彻落实，确保各项工作按时完成。";
    let why = reasons(|place| {
        let spec = SPEC.replace("请认真贯彻落实。", &format!("{long}\\n\\n新的一段。"));
        place.write("a.yaml", spec.replace("关于开展检查的通知", "关于开展大检查的通知"));
    });
    says(
        &why,
        "notice：标题 关于开展检查的通知 → 关于开展大检查的通知；第1段 有改动；第2段（新增）",
        "notice: title 关于开展检查的通知 → 关于开展大检查的通知; paragraph 1 changed; paragraph 2 (added)",
    );
    let why = reasons(|place| {
        let other = SPEC.replace("检查", "培训").replace("1号", "2号").replace("各科室", "各支部");
        place.write("a.yaml", other.replace("2024-03-01", "2024-03-02").replace("落实", "执行"));
    });
    let [zh, en] = &why;
    assert!(zh.iter().all(|line| line.ends_with("；另有 2 处")), "{zh:?}");
    assert!(en.iter().all(|line| line.ends_with("; 2 more")), "{en:?}");
}

#[test]
fn what_is_not_in_the_text_is_told_too() {
    let look = ["notice：版式有改动", "notice: the profile changed"];
    let [zh, en] = look;
    says(&reasons(|place| place.write("a.yaml", format!("{SPEC}profile: windows\n"))), zh, en);
    let why = reasons(|place| {
        let spec = SPEC.replace("2024-03-01", "2024-03-02");
        place.write("a.yaml", format!("{spec}profile: windows\n"));
    });
    let zh = "notice：成文日期 2024年3月1日 → 2024年3月2日；版式有改动";
    let en = "notice: date 2024年3月1日 → 2024年3月2日; the profile changed";
    says(&why, zh, en);
    // A house's own file, in which the red becomes another.
    let place = Place::new();
    place.write("a.yaml", format!("{SPEC}版式: 本院.yaml\n"));
    place.write("本院.yaml", "颜色: {红色: \"#E60012\"}\n");
    built(&place, &[]);
    place.write("本院.yaml", "颜色: {红色: \"#D00000\"}\n");
    let ran = built(&place, &["--lang", "en"]);
    assert!(ran.out.contains("notice: the profile changed\n"), "{}", ran.out);
    // A template of the house's own: what it changed in the text is told, and that it did.
    let why = reasons(|place| {
        place.write("templates/notice/text.md", "{{ text.body | markdown }}\n\n特此通知。\n");
    });
    says(
        &why,
        "notice：第2段（新增）；模板 notice/text.md 有改动",
        "notice: paragraph 2 (added); the template notice/text.md changed",
    );
    // How it is signed has no words of its own.
    let why = reasons(|place| {
        place.write("a.yaml", format!("{SPEC}signature: {{form: sealed}}\n"));
    });
    let zh = "notice：活动文件有改动，印出的文字没有变";
    let en = "notice: the spec changed, the printed text did not";
    says(&why, zh, en);
    // A plan of its own names no date.
    let with_plan = format!("{SPEC}plan: {{title: 方案, body: 甲。}}\nattachments: [plan]\n");
    let place = Place::new();
    place.write("a.yaml", &with_plan);
    built(&place, &[]);
    place.write("a.yaml", with_plan.replace("2024-03-01", "2024-03-02"));
    let ran = built(&place, &[]);
    assert!(ran.out.contains("plan：活动文件有改动，印出的文字没有变\n"), "{}", ran.out);
}

#[test]
fn what_another_build_left_behind_is_told() {
    let place = Place::with_specs(&["a.yaml"]);
    assert_eq!(place.run(&["build", "a.yaml"]).code, 0);
    place.write("a.yaml", SPEC.replace("落实", "执行"));
    let call = ["build", "a.yaml", "--only", "notice", "--format", "docx"];
    assert_eq!(place.run(&call).code, 0);
    let ran = place.run(&["build", "a.yaml", "--check", "--lang", "en"]);
    let why = "it was not made with the others the last time";
    assert!(ran.err.contains(&format!("notice.html” is not up to date ({why})")), "{}", ran.err);
    let ran = place.run(&["build", "a.yaml"]);
    assert!(ran.out.contains("notice：上次没有同其他文件一起生成\n"), "{}", ran.out);
    assert!(ran.out.contains("bundle：第1段"), "{}", ran.out);
}

#[test]
fn the_heads_of_a_table_stand_apart() {
    let place = Place::new();
    let spec = |heads: &str| {
        let body = format!("甲。\\n\\n| {heads} |\\n| --- | --- |\\n| 1 | 2 |");
        SPEC.replace("请认真贯彻落实。", &body)
    };
    place.write("a.yaml", spec("环节 | 主要工作"));
    built(&place, &[]);
    place.write("a.yaml", spec("阶段 | 主要工作"));
    let ran = built(&place, &[]);
    assert!(ran.out.contains("环节、主要工作 → 阶段、主要工作"), "{}", ran.out);
}

#[test]
fn a_picture_is_named() {
    let place = Place::new();
    let picture = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        std::fs::read(path).unwrap()
    };
    let [one, two] =
        ["docs/gallery/gallery/attachments.png", "docs/gallery/gallery/conventions.png"];
    place.write("a.yaml", SPEC.replace("落实。", "落实。\\n\\n![示意图](图.png)"));
    place.write("图.png", picture(one));
    built(&place, &[]);
    place.write("图.png", picture(two));
    let ran = built(&place, &[]);
    assert!(ran.out.contains("notice：文件 图.png 有改动\n"), "{}", ran.out);
}

#[test]
fn files_that_were_gone_or_changed_are_told() {
    let why = reasons(|place| {
        std::fs::remove_file(place.path("out/notice.html")).unwrap();
        place.write("out/bundle.html", "other");
    });
    says(&why, "notice：notice.html 不在了", "notice: notice.html was gone");
    let place = Place::with_specs(&["a.yaml"]);
    built(&place, &[]);
    std::fs::remove_file(place.path("out/notice.html")).unwrap();
    let ran = place.run(&["build", "a.yaml", "--format", "html", "--check"]);
    assert!(ran.code == 1 && ran.err.contains("notice.html 不在了"), "{}", ran.err);
    says(
        &why,
        "bundle：bundle.html 生成之后被改过，已取代",
        "bundle: bundle.html had been changed since it was made and was replaced",
    );
    let why = reasons(|place| {
        let list = "attachments:\n  - {id: list, title: 名单, body: 两人。}\n";
        place.write("a.yaml", format!("{SPEC}{list}"));
        place.write("out/list.html", "mine");
    });
    let en = "list: list.html had not been made here and was replaced";
    says(&why, "list：list.html 原不是从这里生成的，已取代", en);
    let why = reasons(|place| {
        place.write(
            "a.yaml",
            format!("{SPEC}attachments:\n  - {{id: list, title: 名单, body: 两人。}}\n"),
        );
    });
    says(&why, "list：新增的公文", "list: a new document");
    let place = Place::with_specs(&["a.yaml"]);
    built(&place, &[]);
    let ran = place.run(&["build", "a.yaml"]);
    assert!(ran.out.contains("notice：此前没有 notice.docx\n"), "{}", ran.out);
}

#[test]
fn a_kept_file_is_counted_and_the_other_format_is_still_ours() {
    let place = Place::with_specs(&["a.yaml"]);
    place.run(&["build", "a.yaml"]);
    place.write("out/notice.docx", "mine");
    place.write("a.yaml", SPEC.replace("落实", "执行"));
    let ran = place.run(&["build", "a.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("2 份公文（写入 3 个文件，0 个未变化，1 个没有写入）"), "{}", ran.out);
    assert!(ran.out.contains("notice：第1段"), "{}", ran.out);
    // The next change finds the page that was written this time as it left it.
    place.write("a.yaml", SPEC);
    let ran = place.run(&["build", "a.yaml"]);
    assert_eq!(ran.err.matches("HT608").count(), 1, "{}", ran.err);
    assert!(ran.err.contains("notice.docx") && !ran.err.contains("notice.html"), "{}", ran.err);
}
