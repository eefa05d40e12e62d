//! Help, languages, and what is said about a malformed call.

use super::program::{Place, speak};

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[test]
fn help_exists_in_both_languages() {
    for command in [
        "build",
        "new",
        "reschedule",
        "diff",
        "amend",
        "calendar",
        "templates",
        "profile",
        "keys",
        "explain",
        "help",
    ] {
        let zh = speak(&[command, "--help"], &[]);
        assert_eq!((zh.code, zh.err.as_str()), (0, ""), "{command}");
        for heading in ["用法：", "选项：", "示例：", "显示说明"] {
            assert!(zh.out.contains(heading), "{command}: {}", zh.out);
        }
        for english in ["Usage", "Options", "Print help", "possible values", "default:"] {
            assert!(!zh.out.contains(english), "{command}: {}", zh.out);
        }
        let en = speak(&["--lang", "en", command, "-h"], &[]);
        for heading in ["Usage:", "Options:", "Examples:", "Show this help"] {
            assert!(en.out.contains(heading), "{command}: {}", en.out);
        }
        let asked = speak(&["help", command, "--lang=en"], &[]);
        assert_eq!(asked.out, en.out);
    }
}

#[test]
fn help_says_nothing_twice() {
    for lang in ["zh", "en"] {
        for command in [
            "build",
            "new",
            "reschedule",
            "diff",
            "amend",
            "calendar",
            "templates",
            "profile",
            "keys",
            "explain",
            "help",
        ] {
            let help = speak(&[command, "--help", "--lang", lang], &[]).out;
            let about = help.lines().next().unwrap();
            assert_eq!(help.matches(about).count(), 1, "{help}");
        }
    }
}

#[test]
fn english_help_has_chinese_only_as_example_values() {
    let help = speak(&["build", "--help", "--lang", "en"], &[]);
    assert!(!help.out.contains(is_chinese), "{}", help.out);
    let help = speak(&["--help", "--lang", "en"], &[]);
    assert!(!help.out.contains(is_chinese), "{}", help.out);
}

#[test]
fn the_bare_name_shows_help_as_an_error() {
    let ran = speak(&[], &[]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("命令："), "{}", ran.err);
}

#[test]
fn the_version_is_shown() {
    let expected = format!("hongtou {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(speak(&["--version"], &[]).out, expected);
    assert_eq!(speak(&["-V"], &[]).out, expected);
}

#[test]
fn the_locale_chooses_the_language_and_lang_overrides_it() {
    let english = [("LANG", "en_US.UTF-8")];
    assert!(speak(&["--help"], &english).out.contains("Usage:"));
    assert!(speak(&["--help", "--lang", "zh"], &english).out.contains("用法："));
    let messages = [("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "zh_CN.UTF-8")];
    assert!(speak(&["--help"], &messages).out.contains("用法："));
    let all = [("LC_ALL", "en_US.UTF-8"), ("LC_MESSAGES", "zh_CN.UTF-8")];
    assert!(speak(&["--help"], &all).out.contains("Usage:"));
    assert!(speak(&["--help"], &[("LC_ALL", "C")]).out.contains("用法："));
}

#[test]
fn malformed_calls_are_explained_in_the_language_of_the_run() {
    // Arguments, what is said in Chinese, what is said in English.
    let cases: [(&[&str], &[&str], &[&str]); 13] = [
        (
            &["bild"],
            &["没有“bild”这个命令", "是不是“build”？", "hongtou --help"],
            &["did you mean “build”?"],
        ),
        (&["zzz"], &["可选：build、batch、new"], &["one of: build, batch, new"]),
        (&["build"], &["缺少 <活动文件或目录>", "hongtou build --help"], &["missing: <SPEC>"]),
        (&["new", "campaign"], &["缺少 <目录>"], &["missing: <DIR>"]),
        (
            &["build", "a", "--fromat", "docx"],
            &["没有“--fromat”这个选项", "“--format”"],
            &["no option “--fromat”"],
        ),
        (&["build", "a", "--out"], &["“--out <目录>”后面缺少值"], &["“--out <DIR>” needs a value"]),
        (&["build", "a", "--out="], &["后面缺少值"], &["needs a value"]),
        (&["build", "a", "-o", "x", "-o", "y"], &["只能写一次"], &["only once"]),
        (
            &["build", "a", "--format", "pdf"],
            &["“--format”不能是“pdf”", "docx、html"],
            &["cannot be “pdf”", "docx, html"],
        ),
        (&["build", "a", "--format", "docs"], &["是不是“docx”？"], &["did you mean “docx”?"]),
        (&["new", "a", "b", "c"], &["多出了“c”"], &["“c” is one argument too many"]),
        (
            &["new", "campain", "x"],
            &["没有“campain”这个种类", "是不是“campaign”？"],
            &["no kind “campain”"],
        ),
        (&["help", "bulid"], &["没有“bulid”这个命令", "“build”"], &["no command “bulid”"]),
    ];
    for (arguments, zh, en) in cases {
        for (lang, wanted, next) in
            [("zh", zh, "查看用法和示例"), ("en", en, "for usage and examples")]
        {
            let mut arguments = arguments.to_vec();
            arguments.insert(0, lang);
            arguments.insert(0, "--lang");
            let ran = speak(&arguments, &[]);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
            for words in wanted.iter().chain([&next]) {
                assert!(ran.err.contains(words), "{arguments:?}: {}", ran.err);
            }
            if lang == "en" {
                assert!(!ran.err.contains(is_chinese), "{}", ran.err);
            }
        }
    }
}

#[test]
fn the_dashes_of_a_chinese_keyboard_are_recognised() {
    for typed in ["——out", "—out", "–out", "－－out", "-–out"] {
        let ran = speak(&["build", "a.yaml", typed, "x"], &[]);
        assert_eq!(ran.code, 2, "{typed}");
        assert!(ran.err.contains("是不是“--out”？"), "{typed}: {}", ran.err);
    }
    let place = Place::with_specs(&["—a.yaml"]);
    assert_eq!(place.run(&["build", "—a.yaml"]).code, 0);
}

#[test]
fn a_language_that_there_is_not_is_named() {
    let ran = speak(&["--lang", "fr", "templates"], &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("“--lang <语言>”不能是“fr”"), "{}", ran.err);
    assert!(ran.err.contains("可选：zh、en"), "{}", ran.err);
}

#[test]
fn findings_are_counted_in_both_languages() {
    let place = Place::new();
    let zh = place.run(&["build", "a.yaml", "b.yaml"]);
    assert_eq!(zh.code, 2);
    assert!(zh.err.contains("错误[HT601]: 读不了“a.yaml”（没有这个文件或目录）"), "{}", zh.err);
    assert!(zh.err.ends_with("\n2 个错误\n"), "{}", zh.err);
    let en = place.run(&["build", "a.yaml", "--lang", "en"]);
    assert!(en.err.contains("error[HT601]: cannot read “a.yaml” (no such file"), "{}", en.err);
    assert!(en.err.ends_with("\n1 error\n"), "{}", en.err);
}

#[test]
fn templates_are_listed_and_shown() {
    let list = speak(&["templates"], &[]);
    assert_eq!(list.code, 0);
    assert!(list.out.lines().any(|l| l.starts_with("campaign/campaign.yaml  ")), "{}", list.out);
    let shown = speak(&["templates", "--show", "campaign/campaign.yaml"], &[]);
    assert_eq!(shown.code, 0);
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/campaign/campaign.yaml");
    assert_eq!(shown.out, std::fs::read_to_string(file).unwrap());
    let missing = speak(&["templates", "--show", "nothing"], &[]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("HT403") && missing.err.contains("campaign/campaign.yaml"));
}

#[test]
fn own_templates_are_listed_with_their_descriptions() {
    let place = Place::new();
    place.write("own/memo/memo.yaml", "# 便函\n# A memo\nissuer: x\n");
    place.write("own/.hidden", "x");
    let list = place.run(&["templates", "--templates", "own", "--lang", "en"]);
    assert!(list.out.contains("memo/memo.yaml"), "{}", list.out);
    assert!(list.out.contains("A memo"), "{}", list.out);
    assert!(!list.out.contains("hidden"), "{}", list.out);
    let made = place.run(&["new", "memo", "x", "--templates", "own"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("--templates own"), "{}", made.out);
    assert!(place.has("x/memo.yaml"));
}

#[test]
fn the_keys_are_printed_in_both_languages() {
    let zh = speak(&["keys"], &[]);
    assert_eq!((zh.code, zh.err.as_str()), (0, ""));
    assert!(zh.out.contains("| `发文字号` | `number` | 文字 | 必填 |"), "{}", zh.out);
    let en = speak(&["keys", "--lang", "en"], &[]);
    assert!(en.out.contains("| `number` | `发文字号` | text | yes |"), "{}", en.out);
}

#[test]
fn a_code_is_explained_however_it_is_typed() {
    for typed in ["HT204", "ht204"] {
        let ran = speak(&["explain", typed, "--lang", "en"], &[]);
        let expected = "error[HT204]: “{text}” is not a date\n  = hint: write 2018-05-21 or";
        assert_eq!(ran.code, 0);
        assert!(ran.out.starts_with(expected), "{}", ran.out);
    }
    let all = speak(&["explain"], &[]);
    assert!(all.out.contains("错误[HT101]") && all.out.contains("[HT607]"), "{}", all.out);
    let unknown = speak(&["explain", "HT999"], &[]);
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    assert!(unknown.err.contains("没有“HT999”这个代码"), "{}", unknown.err);
}
