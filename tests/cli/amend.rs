//! `hongtou amend`.

use super::diff::{due, versions};
use super::program::{Place, SPEC};

#[test]
fn the_draft_is_written_and_builds() {
    let place = versions();
    let ran = place.run(&["amend", "old.yaml", "new.yaml", "-o", "通知/调整.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("已新建目录 通知\n已写入 通知/调整.yaml"), "{}", ran.out);
    assert!(ran.out.contains("hongtou build 通知/调整.yaml --out 通知/调整"), "{}", ran.out);
    let draft = place.read("通知/调整.yaml");
    assert!(draft.contains("| 1 | 召开动员会 | 办公室 | 3月5日前 | 3月12日前 |"), "{draft}");
    assert!(draft.contains("《关于开展检查的通知》（某医〔2024〕1号）"), "{draft}");
    // What nobody has said yet is named, and stands in the document for all to see.
    let ran = place.run(&["build", "通知/调整.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("HT275") && ran.err.ends_with("\n\n1 条说明\n"), "{}", ran.err);
    assert!(place.read("out/notice.html").contains("某医〔2024〕×号"));
    assert!(place.read("out/notice.html").contains("有关时间安排的通知"));
    // Without a file the same draft is printed.
    let ran = place.run(&["amend", "old.yaml", "new.yaml"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, draft.as_str()));
}

#[test]
fn what_is_known_of_the_notice_may_be_said() {
    let place = versions();
    let call = ["amend", "old.yaml", "new.yaml", "-o", "x.yaml"];
    for bad in [["--number", "×"], ["--number", "abc"], ["--date", "2024-02-30"]] {
        let ran = place.run(&[&call[..], &bad].concat());
        assert_eq!((ran.code, place.has("x.yaml")), (2, false), "{}", ran.err);
    }
    let said = ["--number", "25", "--date", "2024年3月6日"];
    assert_eq!(place.run(&[&call[..], &said].concat()).code, 0);
    let ran = place.run(&["build", "x.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let page = place.read("out/notice.html");
    assert!(page.contains("某医〔2024〕25号") && page.contains("2024年3月6日"));
}

#[test]
fn a_notice_of_another_year_says_the_years() {
    let place = Place::new();
    place.write("old.yaml", due("12月30日前"));
    place.write("new.yaml", due("2025年1月10日前"));
    let row = |date: &str| {
        let ran = place.run(&["amend", "old.yaml", "new.yaml", "--number", "2", "--date", date]);
        let row = ran.out.lines().find(|line| line.contains("| 1 |")).unwrap_or_default();
        row.split('|').skip(4).collect::<Vec<_>>().join("|").trim().to_owned()
    };
    assert_eq!(row("2024-12-20"), "12月30日前 | 2025年1月10日前 |");
    assert_eq!(row("2025-01-05"), "2024年12月30日前 | 2025年1月10日前 |");
    place.write("new.yaml", due("12月31日前"));
    assert_eq!(row("2024-12-20"), "12月30日前 | 12月31日前 |");
    assert_eq!(row("2025-01-05"), "2024年12月30日前 | 2024年12月31日前 |");
    // Nothing is changed before it is issued.
    let ran = place.run(&["amend", "old.yaml", "new.yaml", "--date", "2024-02-28"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("2024年2月28日早于原件的2024年3月1日"), "{}", ran.err);
}

/// What counts from the issue counts from that of the original, whenever the notice is issued.
#[test]
fn what_counts_from_the_issue_is_told_by_its_day() {
    let place = Place::new();
    let row = |old: &str, new: &str, said: &[&str]| {
        place.write("old.yaml", due(old));
        place.write("new.yaml", due(new));
        let ran = place.run(&[&["amend", "old.yaml", "new.yaml"], said].concat());
        let row = ran.out.lines().find(|line| line.contains("| 1 |")).unwrap_or_default();
        let cells = row.split('|').skip(4).collect::<Vec<_>>().join("|").trim().to_owned();
        (cells, ran.out)
    };
    let later: [&[&str]; 3] =
        [&[], &["--number", "2", "--date", "2024-03-20"], &["--date", "2026-01-05"]];
    for said in later {
        for (old, new, cells) in [
            ("印发之日起30日内", "印发之日起40日内", "2024年3月31日前 | 2024年4月10日前 |"),
            ("印发后5个工作日内", "3月20日前", "2024年3月8日前 | 2024年3月20日前 |"),
            ("本通知下发之日起2个月内", "4月底前", "2024年5月1日前 | 2024年4月底前 |"),
            (
                "即日起至3月底",
                "即日起至4月底",
                "2024年3月1日起至2024年3月底 | 2024年3月1日起至2024年4月底 |",
            ),
        ] {
            let (row, draft) = row(old, new, said);
            assert_eq!(row, cells, "{old} {said:?}");
            assert!(!draft.contains("请核对：表中"), "{draft}");
        }
        // No day can be told where the holidays of the year are not known, or of other words.
        let (cells, draft) = row("印发之日起800个工作日内", "印发之日起900个工作日内", said);
        assert_eq!(cells, "原通知印发之日起800个工作日内 | 原通知印发之日起900个工作日内 |");
        for n in ["800", "900"] {
            let told = format!(
                "\n# 请核对：表中第1行的“原通知印发之日起{n}个工作日内”从原件印发（2024年3月1日）算起"
            );
            assert!(draft.contains(&told), "{draft}");
        }
        let (cells, draft) = row("印发后抓紧", "3月底前", said);
        assert!(cells.starts_with("印发后抓紧 | "), "{cells}");
        assert!(draft.contains("# 请核对：表中第1行的“印发后抓紧”"), "{draft}");
    }
}

/// Two versions of a joint issue with all that a notice takes over.
fn joint() -> Place {
    let place = Place::new();
    let spec = |deadline: &str| {
        due(deadline)
            .replace("code: 某医}", "code: 某医, joint: [某某市疾控中心], joint_mark: sponsor}")
            .replace("to: [各科室]", "to: [各科室]\nhead: {copy_number: 000012, secrecy: 秘密★1年, urgency: 特急}\nremark: 此件公开发布\nprofile: 本院.yaml\nnumbering: [第一, （一）, 1., （1）]\nsignature: {form: sealed, seal_size: 45}\nimprint: {cc: [市卫健委], printer: 某某市医院办公室, printed: 2024-03-02}")
    };
    place.write("本院.yaml", "颜色: {红色: \"#E60012\"}\n");
    place.write("old.yaml", spec("3月5日前"));
    place.write("new.yaml", spec("3月12日前"));
    place
}

#[test]
fn the_notice_takes_over_what_it_needs_and_nothing_else() {
    let place = joint();
    let ran = place.run(&["amend", "old.yaml", "new.yaml", "-o", "x.yaml", "--number", "2"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let draft = place.read("x.yaml");
    for line in [
        "  joint_mark: sponsor\n",
        "    - 某某市疾控中心\n",
        "  copy_number: \"000001\"\n",
        "  secrecy: 秘密★1年\n",
        "#   urgency: 特急\n",
        "profile: \"本院.yaml\"\n",
        "numbering:\n  - 第一\n",
        "signature:\n  form: sealed\n  seal_size: \"45\"\n",
        "remark: \"此件公开发布\"\n",
        "    - 市卫健委\n",
        "  printer: 某某市医院办公室\n",
    ] {
        assert!(draft.contains(line), "{line}\n{draft}");
    }
    assert!(!draft.contains("000012") && !draft.contains("printed"), "{draft}");
    let ran = place.run(&["build", "x.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(!place.read("out/notice.html").contains("特急"));
    // Taking the comment's sign away makes it urgent, with a head and without one.
    place.write("x.yaml", draft.replace("#   urgency", "  urgency"));
    let ran = place.run(&["build", "x.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(place.read("out/notice.html").contains("特急"));
    for name in ["old.yaml", "new.yaml"] {
        let bare = place.read(name).replace("copy_number: 000012, secrecy: 秘密★1年, ", "");
        place.write(name, bare);
    }
    let ran = place.run(&["amend", "old.yaml", "new.yaml", "--number", "2"]);
    assert!(!ran.out.contains("copy_number"), "{}", ran.out);
    let urgent = ran.out.replace("# head:", "head:").replace("#   urgency", "  urgency");
    place.write("y.yaml", urgent);
    let ran = place.run(&["build", "y.yaml", "-o", "y"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(place.read("y/notice.html").contains("特急"));
}

#[test]
fn files_that_the_notice_needs_are_named_where_they_are_not() {
    let place = joint();
    let ran = place.run(&["amend", "old.yaml", "new.yaml", "-o", "sub/x.yaml"]);
    assert!(ran.out.contains("请放到 sub：本院.yaml\n"), "{}", ran.out);
    let ran = place.run(&["amend", "old.yaml", "new.yaml", "-o", "x.yaml"]);
    assert!(!ran.out.contains("请放到"), "{}", ran.out);
}

#[test]
fn only_other_days_are_announced() {
    let place = Place::new();
    let works = [
        "召开大会",
        "开展自查",
        "每月报送",
        "学习",
        "添置设备",
        "制定方案",
        "组织督查",
        "表彰先进",
    ];
    let spec = |tasks: [&str; 8], window: &str| {
        let tasks = works.iter().zip(tasks).filter(|(_, deadline)| !deadline.is_empty());
        let tasks: Vec<String> = tasks
            .map(|(work, said)| format!("        - {{work: {work}, deadline: {said}}}\n"))
            .collect();
        let tasks = tasks.concat();
        format!(
            "{SPEC}schedule:\n  title: 安排表\n  stages:\n    - name: 动员\n      window: {window}\n      tasks:\n{tasks}"
        )
    };
    let old =
        ["7月20日前", "7月10日至20日", "每月5日前", "贯穿始终", "尽快", "3月5日前", "", "6月底前"];
    let new =
        ["7月20日之前", "7月10-20日", "每月6日前", "长期坚持", "抓紧", "3月中旬", "4月底前", ""];
    place.write("old.yaml", spec(old, "3月1日至8月底"));
    place.write("new.yaml", spec(new, "3月1日至9月10日"));
    let ran = place.run(&["amend", "old.yaml", "new.yaml"]);
    assert_eq!(ran.code, 0);
    for row in [
        "| 动员（起止时间） |  | 3月1日至8月底 | 3月1日至9月10日 |",
        "| 每月报送 |  | 每月5日前 | 每月6日前 |",
        "| 制定方案 |  | 3月5日前 | 3月中旬 |",
        "| 组织督查 |  | （新增） | 4月底前 |",
        "| 表彰先进 |  | 6月底前 | （取消） |",
    ] {
        assert!(ran.out.contains(row), "{row}\n{}", ran.out);
    }
    assert_eq!(ran.out.matches("\n    | ").count(), 7, "{}", ran.out);
    assert!(
        ran.err.contains("未列入：召开大会（7月20日前 → 7月20日之前，日子没有变）\n"),
        "{}",
        ran.err
    );
    assert_eq!(ran.err.matches("未列入：").count(), 4, "{}", ran.err);
    // Where nothing else changed there is nothing to announce.
    let [mut words, mut others] = [old, old];
    words[1] = new[1];
    others[0] = new[0];
    place.write("words.yaml", spec(words, "3月1日至8月31日"));
    place.write("others.yaml", spec(others, "3月1日至8月31日"));
    let ran = place.run(&["amend", "words.yaml", "others.yaml", "-o", "z.yaml", "--lang", "en"]);
    assert_eq!((ran.code, place.has("z.yaml")), (0, false));
    assert!(
        ran.err.starts_with("not announced: ") && ran.err.contains("nothing to announce"),
        "{}",
        ran.err
    );
}

/// Windows that are written, and such as are reckoned from their tasks.
#[test]
fn a_moved_window_is_told_by_diff_and_amend() {
    for (window, days) in [("3月1日至3月10日", "3月1日至3月20日"), ("auto", "auto")] {
        let place = Place::new();
        let spec = |window: &str, deadline: &str| {
            format!(
                "{SPEC}schedule:\n  title: 安排表\n  stages:\n    - name: 动员\n      window: {window}\n      tasks:\n        - {{work: 开会, deadline: 3月2日}}\n        - {{work: 总结, deadline: {deadline}}}\n"
            )
        };
        place.write("old.yaml", spec(window, "3月9日"));
        place.write("new.yaml", spec(days, "3月19日"));
        let ran = place.run(&["diff", "old.yaml", "new.yaml"]);
        assert!(ran.out.contains("环节 动员") && ran.out.contains("起止时间"), "{}", ran.out);
        let ran = place.run(&["amend", "old.yaml", "new.yaml"]);
        assert!(ran.out.contains("| 动员（起止时间） |  | 3月"), "{}", ran.out);
        assert!(ran.out.contains("| 总结 |  | 3月9日 | 3月19日 |"), "{}", ran.out);
    }
}

#[test]
fn a_file_is_never_overwritten() {
    let place = versions();
    place.write("mine.yaml", "mine");
    let ran = place.run(&["amend", "old.yaml", "new.yaml", "-o", "mine.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("HT606"), "{}", ran.err);
    assert_eq!(place.read("mine.yaml"), "mine");
}

#[test]
fn nothing_to_announce_is_said_and_nothing_written() {
    let place = versions();
    // Another owner is no other deadline.
    place.write("owner.yaml", due("3月5日前").replace("[办公室]", "[工会]"));
    for new in ["old.yaml", "owner.yaml"] {
        for (lang, said) in [("zh", "不需要通知"), ("en", "nothing to announce")] {
            let ran = place.run(&["amend", "old.yaml", new, "-o", "x.yaml", "--lang", lang]);
            assert_eq!((ran.code, ran.out.as_str()), (0, ""));
            assert!(ran.err.contains(said), "{}", ran.err);
        }
    }
    assert!(!place.has("x.yaml"));
}

#[test]
fn bad_input_is_told_and_nothing_written() {
    let place = versions();
    place.write("list.yaml", "- 1\n");
    for (old, code, said) in
        [("nowhere.yaml", 2, "HT601"), ("HEAD:x.yaml", 2, "HT820"), ("list.yaml", 1, "HT218")]
    {
        let ran = place.run(&["amend", old, "new.yaml", "-o", "x.yaml"]);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{old}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert!(!place.has("x.yaml"));
}
