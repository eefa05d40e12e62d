//! What becomes of windows.

use super::*;

#[test]
fn a_stage_moves_with_its_window() {
    let how = How::Shift(Shift::Months(1));
    let done = run(What::Stage("s1".into()), how).unwrap();
    assert_eq!(
        shown(&done),
        [
            "window: 6月下旬",
            "- {id: kickoff, work: 开会, deadline: '6月25日前'} # 一",
            "- {id: early, work: 报名, deadline: 6月24日前}"
        ]
    );
}

#[test]
fn a_window_too_coarse_to_move_ends_later_where_it_must() {
    let stage = |days| run(What::Stage("动员".into()), How::Shift(Shift::Days(days))).unwrap();
    // 5月28日 is still in 5月下旬.
    let done = stage(3);
    assert_eq!(moves(&done).len(), 3, "two deadlines, and one reckoned from them");
    assert_eq!(left(&done), [("动员", &Why::Coarse("5月下旬".into()))]);
    let done = stage(9);
    assert_eq!(done.moves.first().map(|m| m.new.as_str()), Some("5月21日至6月3日"));
    assert!(done.left.is_empty() && done.warnings.is_empty());
}

#[test]
fn a_window_that_is_reckoned_follows() {
    let spec = SPEC.replace("window: 6月1日至30日", "window: 自动");
    let done = of(&spec, &from("kickoff", How::Shift(Shift::Days(7)))).unwrap();
    assert!(moves(&done).contains(&("推进", "6月8日至27日", true)), "{:?}", moves(&done));
    assert_eq!(done.hunks.len(), 3);
}

#[test]
fn a_window_begins_earlier_where_it_must() {
    let spec = SPEC.replace("window: 6月1日至30日", "window: 6月10日至30日");
    let spec = spec.replace("6月10日至20日", "6月12日至20日").replace("5个工作日", "15个工作日");
    let request = Request {
        what: What::Stage("推进".into()),
        how: How::Shift(Shift::Days(-7)),
        skip: Vec::new(),
        force: false,
    };
    let done = of(&spec, &request).unwrap();
    // The report is reckoned and stays, so the window does not move as a whole.
    assert_eq!(
        shown(&done),
        ["window: 6月5日至30日", "- {id: study, work: 学习, deadline: 6月5日至13日}"]
    );
}

#[test]
fn a_window_does_not_begin_with_the_issue_for_a_task_that_does() {
    for (window, tasks, by, moved) in [
        ("7月", &["7月20日前", "即日起至7月31日"][..], Shift::Days(5), "7月1日至8月5日"),
        ("7月1日至31日", &["即日起至7月31日", "7月下旬"], Shift::Days(10), "7月1日至8月10日"),
        (
            "6月",
            &["即日起至6月30日", "印发之日起30个工作日内"],
            Shift::Months(1),
            "6月1日至7月30日",
        ),
        ("6月", &["印发之日起30日内", "6月20日前"], Shift::Days(15), "6月1日至7月5日"),
        // What ends before it is held all the same.
        ("7月", &["即日起至7月5日", "7月下旬"], Shift::Days(-10), "6月25日至7月31日"),
    ] {
        let (head, _) = SPEC.split_once("    - id: s1").unwrap();
        let stage = format!("    - name: 自查\n      window: {window}\n      tasks:\n");
        let task =
            |(n, task): (usize, &&str)| format!("        - {{work: 事项{n}, deadline: {task}}}\n");
        let tasks_of: String = tasks.iter().enumerate().map(task).collect();
        let spec = format!("{head}{stage}{tasks_of}");
        let what = What::Stage("自查".into());
        let request = Request { what, how: How::Shift(by), skip: Vec::new(), force: false };
        let done = of(&spec, &request).unwrap();
        assert!(moves(&done).contains(&("自查", moved, false)), "{tasks:?}: {:?}", moves(&done));
        assert!(done.moves.iter().all(|moved| moved.begins.is_none()), "{:?}", done.moves);
    }
}

#[test]
fn a_window_that_stays_is_said() {
    let stage = |spec: &str, by| {
        let what = What::Stage("推进".into());
        of(spec, &Request { what, how: How::Shift(by), skip: Vec::new(), force: false }).unwrap()
    };
    // The report follows a task of another stage.
    let done = stage(SPEC, Shift::Days(10));
    assert_eq!(moves(&done), [("学习", "6月20日至30日", false)]);
    assert_eq!(
        left(&done),
        [
            ("推进", &Why::Holds),
            ("报告", &Why::Reckoned("kickoff".into())),
            ("坚持", &Why::NoDay("长期坚持".into())),
        ]
    );
    assert_eq!(done.left.first().map(|left| left.of), Some(Of::Window));
    // Of two the one that is no certain day stays.
    let spec = SPEC.replace("6月10日至20日", "6月下旬");
    assert_eq!(left(&stage(&spec, Shift::Days(10))).first(), Some(&("推进", &Why::Stays)));
    // One that is reckoned, or that there is not, is as its tasks are.
    for window in ["      window: 自动\n", ""] {
        let spec = spec.replace("      window: 6月1日至30日\n", window);
        let done = stage(&spec, Shift::Days(10));
        assert!(left(&done).iter().all(|(name, _)| *name != "推进"), "{window}");
    }
}

#[test]
fn a_window_is_not_moved_for_what_it_never_held() {
    let spec = SPEC.replace("deadline: 5月24日前", "deadline: 6月24日前");
    let done = of(&spec, &from("kickoff", How::Shift(Shift::Days(1)))).unwrap();
    assert!(moves(&done).contains(&("报名", "6月25日前", false)));
    assert!(!shown(&done).iter().any(|line| line.starts_with("window: 5")));
    assert_eq!(done.warnings, [], "that it was outside was known");
}

#[test]
fn a_window_ends_later_though_nobody_knows_by_how_much() {
    let spec = SPEC.replace("6月10日至20日", "6月中旬前");
    let done = of(&spec, &from("study", How::To("7月5日前".into()))).unwrap();
    assert_eq!(
        shown(&done),
        ["window: 6月1日至7月5日", "- {id: study, work: 学习, deadline: 7月5日前}"]
    );
}

#[test]
fn a_window_that_is_looked_up_or_no_time_is_said() {
    for (window, why) in
        [("'{{ stage(\"s1\").window }}'", Why::LookedUp), ("全过程", Why::NoDay("全过程".into()))]
    {
        let spec = SPEC.replace("6月1日至30日", window);
        let request = Request {
            what: What::Stage("推进".into()),
            how: How::Shift(Shift::Days(7)),
            skip: Vec::new(),
            force: false,
        };
        let done = of(&spec, &request).unwrap();
        assert_eq!(left(&done).first(), Some(&("推进", &why)));
    }
    let spec = SPEC.replace("6月1日至30日", "'{{ stage(\"s1\").window }}'");
    let done = of(&spec, &from("early", How::Shift(Shift::Months(1)))).unwrap();
    assert!(moves(&done).contains(&("推进", "6月下旬", true)), "{:?}", moves(&done));
    assert_eq!(left(&done), [("坚持", &Why::NoDay("长期坚持".into()))]);
}

#[test]
fn a_window_under_way_moves_in_its_year_and_ends_with_its_month() {
    for (window, moved) in [
        ("5月1日至31日", "6月1日至30日"),
        ("1月10日至5月31日", "2月10日至6月30日"),
        ("1月10日至5月31日前", "2月10日至6月30日"),
        ("5月31日前（含31日）", "6月30日前（含30日）"),
        ("1月至12月", "2月至1月"),
    ] {
        let spec = SPEC.replace("window: 5月下旬", &format!("window: {window}"));
        let what = What::Stage("动员".into());
        let how = How::Shift(Shift::Months(1));
        let done = of(&spec, &Request { what, how, skip: Vec::new(), force: false }).unwrap();
        assert!(moves(&done).contains(&("动员", moved, false)), "{:?}", moves(&done));
    }
    // Of another only the end that does not hold.
    let spec = SPEC.replace("window: 6月1日至30日", "window: 1月至6月");
    let done = of(&spec, &from("study", How::To("7月5日前".into()))).unwrap();
    assert!(shown(&done).contains(&"window: 1月至7月5日".to_owned()), "{:?}", shown(&done));
}

#[test]
fn a_window_that_begins_before_the_issue_is_said() {
    let spec = SPEC.replace("window: 5月下旬", "window: 5月22日至31日");
    let spec = spec.replace("window: 6月1日至30日", "window: 自动");
    let back = |days: i32| {
        let what = What::Stage("动员".into());
        let how = How::Shift(Shift::Days(-days));
        of(&spec, &Request { what, how, skip: Vec::new(), force: false }).unwrap()
    };
    assert_eq!(back(1).warnings, []);
    let done = back(2);
    assert_eq!(done.moves.first().map(|m| m.new.as_str()), Some("5月20日至29日"));
    let codes: Vec<_> = done.warnings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::StartsBeforeIssue]);
}

#[test]
fn a_deadline_moved_out_of_its_window_is_said() {
    let done = run(What::Task("kickoff".into()), How::To("6月1日前".into())).unwrap();
    assert_eq!(done.warnings.iter().map(|f| f.code).collect::<Vec<_>>(), [Code::OutsideWindow]);
    // What was so before is not said anew.
    let spec = SPEC.replace("deadline: 5月24日前", "deadline: 6月24日前");
    let request = Request {
        what: What::Task("early".into()),
        how: How::To("6月25日前".into()),
        skip: Vec::new(),
        force: false,
    };
    assert_eq!(of(&spec, &request).unwrap().warnings, []);
}
