//! `hongtou amend`.

use super::diff::{due, versions};

#[test]
fn the_draft_is_written_and_builds() {
    let place = versions();
    let ran = place.run(&["amend", "old.yaml", "new.yaml", "-o", "通知/调整.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("已写入 通知/调整.yaml"), "{}", ran.out);
    assert!(ran.out.contains("hongtou build 通知/调整.yaml --out 通知/调整"), "{}", ran.out);
    let draft = place.read("通知/调整.yaml");
    assert!(draft.contains("| 1 | 召开动员会 | 办公室 | 3月5日前 | 3月12日前 |"), "{draft}");
    assert!(draft.contains("《关于开展检查的通知》（某医〔2024〕1号）"), "{draft}");
    let ran = place.run(&["build", "通知/调整.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(place.read("out/notice.html").contains("有关时间安排的通知"));
    // Without a file the same draft is printed.
    let ran = place.run(&["amend", "old.yaml", "new.yaml"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, draft.as_str()));
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
