//! `hongtou new`.

use super::program::Place;

#[test]
fn a_starter_is_written_and_says_how_to_go_on() {
    let place = Place::new();
    let ran = place.run(&["new", "campaign", "活动/质量"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("hongtou build 活动/质量/campaign.yaml --out out"), "{}", ran.out);
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/campaign/campaign.yaml");
    assert_eq!(place.read("活动/质量/campaign.yaml"), std::fs::read_to_string(file).unwrap());
    assert_eq!(place.names("活动/质量"), ["campaign.yaml"]);
}

#[test]
fn a_file_is_never_overwritten() {
    let place = Place::new();
    place.write("x/campaign.yaml", "mine");
    let ran = place.run(&["new", "campaign", "x"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("HT606"), "{}", ran.err);
    assert_eq!(place.read("x/campaign.yaml"), "mine");
    assert_eq!(place.names("x"), ["campaign.yaml"]);
}

#[test]
fn values_are_filled_in_and_comments_stay() {
    let place = Place::new();
    let arguments =
        ["new", "campaign", "x", "--set", "issuer.name=甲市: 医院", "--set", "date=2025-01-02"];
    let ran = place.run(&arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = place.read("x/campaign.yaml");
    assert!(text.contains("name: \"甲市: 医院\""), "{text}");
    assert!(text.contains("2025-01-02"), "{text}");
    assert!(text.contains('#'), "{text}");
}

#[test]
fn a_setting_that_there_is_not_stops_before_anything_is_written() {
    let place = Place::new();
    // The setting, what is said in Chinese, what is said in English.
    let cases = [
        ("name", ["HT607", "issuer.name、issuer.code"], ["HT607", "issuer.name, issuer.code"]),
        ("=x", ["HT607", "--set 键=值"], ["HT607", "--set key=value"]),
        (
            "issuer.nam=x",
            ["没有“issuer.nam”这个键", "是不是“issuer.name”？"],
            ["there is no key “issuer.nam”", "did you mean “issuer.name”?"],
        ),
        (
            "发文机关.标识=x",
            ["没有“发文机关.标识”这个键", "是不是“发文机关.标志”？"],
            ["there is no key “发文机关.标识”", "did you mean “发文机关.标志”?"],
        ),
        (
            "zzz=x",
            ["没有“zzz”这个键", "可填：issuer.name、issuer.code"],
            ["there is no key “zzz”", "what can be: issuer.name, issuer.code"],
        ),
        (
            "issuer=x",
            ["“issuer”不能用 --set 填写", "可填：issuer.name、"],
            ["“issuer” cannot be filled in with --set", "what can be: issuer.name, "],
        ),
    ];
    for (setting, zh, en) in cases {
        for (lang, wanted) in [("zh", zh), ("en", en)] {
            let ran = place.run(&["new", "campaign", "x", "--set", setting, "--lang", lang]);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{setting}");
            assert!(wanted.iter().all(|words| ran.err.contains(words)), "{}", ran.err);
        }
    }
    assert!(!place.has("x"));
}

#[test]
fn a_key_is_set_once() {
    let place = Place::new();
    let twice = |first: &str, second: &str| {
        let ran = place.run(&["new", "campaign", "x", "--set", first, "--set", second]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        ran.err
    };
    let said = twice("number=1", "number=1");
    assert!(said.contains("“--set number”只能写一次"), "{said}");
    let said = twice("number=1", "发文字号=2");
    assert!(said.contains("“--set 发文字号”只能写一次"), "{said}");
    let said = twice("to.0=甲", "to=乙");
    assert!(said.contains("“--set to”不能与“--set to.0”一起用"), "{said}");
    assert!(!place.has("x"));
}

#[test]
fn a_starter_that_would_not_build_is_not_written() {
    let place = Place::new();
    let cases = [
        ("number=abc", "x/campaign.yaml:11:9: 错误[HT206]"),
        ("date=2024-02-30", "x/campaign.yaml:12:15: 错误[HT205]"),
        ("issuer.name=", "x/campaign.yaml:7:3: 错误[HT209]"),
        ("issuer.name=a\u{7}", "x/campaign.yaml:7:11: 错误[HT109]"),
        ("plan.intro={{ campaign.nam }}", "错误[HT30"),
        ("issue_as=x", "错误[HT208]"),
    ];
    for (setting, finding) in cases {
        let ran = place.run(&["new", "campaign", "x", "--set", setting]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{setting}");
        assert!(ran.err.contains(finding), "{setting}: {}", ran.err);
        assert!(ran.err.contains("没有写 x/campaign.yaml"), "{setting}: {}", ran.err);
    }
    assert!(!place.has("x"));
}

#[test]
fn own_starters_may_leave_blanks_but_settings_may_not_be_wrong() {
    let place = Place::new();
    let text = "issuer:\n  name: 甲医院\n  code: 甲医\nnumber: # 序号\ndate: # 日期\nto: # 主送\nnotice:\n  title: 关于甲的通知\n  body: 正文。\n";
    place.write("own/memo/memo.yaml", text);
    let new = |settings: &[&str]| {
        let mut arguments = vec!["new", "memo", "x", "--templates", "own"];
        arguments.extend(settings.iter().flat_map(|setting| ["--set", setting]));
        place.run(&arguments)
    };
    assert_eq!(new(&["date=2024-02-30"]).code, 2);
    assert!(!place.has("x"));
    let ran = new(&["date=2024-03-01", "主送=甲科,乙科"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let expected = text.replace("date:", "date: 2024-03-01").replace("to:", "to: [甲科, 乙科]");
    assert_eq!(place.read("x/memo.yaml"), expected);
}

#[test]
fn keys_may_be_chinese_lists_and_ones_that_the_starter_leaves_out() {
    let place = Place::new();
    let ran = place.run(&[
        "new",
        "campaign",
        "x",
        "--set",
        "发文机关.名称=甲医院",
        "--set",
        "issuer.mark=甲医院文件",
        "--set",
        "主送=甲科，乙科",
        "--set",
        "印发形式=通知",
        "--set",
        "通知.标题=关于甲的通知",
        "--set",
        "变量.电话=0519",
        "--set",
        "实施方案.章节.0.标题=主题",
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/campaign/campaign.yaml");
    let mut expected = std::fs::read_to_string(file).unwrap();
    for (old, new) in [
        ("  name: 某某市人民医院\n", "  name: 甲医院\n"),
        ("  code: 某医\n", "  code: 某医\n  mark: 甲医院文件\n"),
        ("to:\n  - 各党支部\n  - 各科室\n", "to: [甲科, 乙科]\n"),
        ("date: 2026-05-18\n", "date: 2026-05-18\nissue_as: 通知\n"),
        ("认真贯彻落实。\n", "认真贯彻落实。\n  title: 关于甲的通知\n"),
        ("title: 活动主题", "title: 主题"),
    ] {
        assert!(expected.contains(old), "{old}");
        expected = expected.replacen(old, new, 1);
    }
    expected.push_str("\nvars:\n  电话: \"0519\"\n");
    assert_eq!(place.read("x/campaign.yaml"), expected);
    let ran = place.run(&["build", "x/campaign.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_place_that_cannot_hold_a_file_is_refused() {
    let place = Place::new();
    place.write("file", "x");
    let ran = place.run(&["new", "campaign", "file"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("HT602"), "{}", ran.err);
    assert_eq!(place.read("file"), "x");
}

#[test]
fn a_starter_builds_as_it_is() {
    let place = Place::new();
    place.run(&["new", "campaign", "x"]);
    let ran = place.run(&["build", "x/campaign.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(place.has("out/bundle.docx"));
}

#[test]
fn each_kind_has_a_starter_by_its_english_and_its_chinese_name() {
    let place = Place::new();
    for kind in hongtou::spec::DocKind::ALL {
        let file = format!("{}.yaml", kind.key());
        for (name, dir) in [(kind.key(), "en"), (kind.zh(), "zh")] {
            let ran = place.run(&["new", name, dir]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
            let ran =
                place.run(&["build", &format!("{dir}/{file}"), "--out", &format!("{dir}-{name}")]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
            assert!(place.has(&format!("{dir}-{name}/{}.docx", kind.key())), "{name}");
        }
        assert_eq!(place.read(&format!("en/{file}")), place.read(&format!("zh/{file}")));
    }
    assert_eq!(place.run(&["new", "令", "other"]).code, 0);
    assert_eq!(place.names("other"), ["order.yaml"]);
}

#[test]
fn a_kind_that_there_is_not_is_not_guessed_but_suggested() {
    let place = Place::new();
    let cases = [
        ("请求", "zh", "是不是“请示”？"),
        ("reqest", "en", "did you mean “request”?"),
        ("备忘录", "zh", "campaign、circular（通报）、"),
        ("memorandum", "en", "campaign, circular (通报), "),
    ];
    for (name, lang, hint) in cases {
        let ran = place.run(&["new", name, "x", "--lang", lang]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{name}");
        assert!(ran.err.contains(hint), "{name}: {}", ran.err);
    }
    assert!(!place.has("x"));
}

#[test]
fn a_kinds_starter_is_filled_in() {
    let place = Place::new();
    let ran = place.run(&[
        "new",
        "请示",
        "x",
        "--set",
        "发文机关.名称=甲局",
        "--set",
        "主送=乙市人民政府",
        "--set",
        "公文.标题.事由=增加编制",
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let text = place.read("x/request.yaml");
    for line in ["  name: 甲局\n", "to: [乙市人民政府]\n", "    matter: 增加编制\n"] {
        assert!(text.contains(line), "{text}");
    }
}
