use super::*;

const SPEC: &str = "\
issuer: {name: 某某市人民医院, code: 某医}
number: 1
date: 2018-05-21 # 成文
to: [各科室]
plan: {title: 方案, body: 甲}
schedule:
  title: 表
  stages:
    - id: s1
      name: 动员
      window: 5月下旬
      tasks:
        - {id: kickoff, work: 开会, deadline: '5月25日前'} # 一
        - {id: early, work: 报名, deadline: 5月24日前}
    - name: 推进
      window: 6月1日至30日
      tasks:
        - id: report
          work: 报告
          after: {task: kickoff, wait: 5个工作日}
        - {id: study, work: 学习, deadline: 6月10日至20日}
        - {id: keep, work: 坚持, deadline: 长期坚持}
";

fn run(what: What, how: How) -> Result<Rescheduled, Vec<Code>> {
    of(SPEC, &Request { what, how, skip: Vec::new(), force: false })
}

fn of(spec: &str, request: &Request) -> Result<Rescheduled, Vec<Code>> {
    let result = reschedule("a.yaml", spec.as_bytes(), request);
    result.map_err(|findings| findings.iter().map(|f| f.code).collect())
}

fn from(id: &str, how: How) -> Request {
    Request { what: What::From(id.into()), how, skip: Vec::new(), force: false }
}

/// What moved, each with its new text and whether it only follows.
fn moves(result: &Rescheduled) -> Vec<(&str, &str, bool)> {
    result.moves.iter().map(|m| (m.name.as_str(), m.new.as_str(), m.follows)).collect()
}

fn left(result: &Rescheduled) -> Vec<(&str, &Why)> {
    result.left.iter().map(|left| (left.name.as_str(), &left.why)).collect()
}

fn shown(result: &Rescheduled) -> Vec<String> {
    let hunks = result.hunks.iter();
    hunks.flat_map(|h| h.old.iter().zip(&h.new)).map(|(_, new)| new.trim().to_owned()).collect()
}

#[test]
fn one_deadline_changes_one_line_and_what_is_reckoned_from_it() {
    let done = run(What::Task("kickoff".into()), How::To("5月28日之前".into())).unwrap();
    assert_eq!(shown(&done), ["- {id: kickoff, work: 开会, deadline: '5月28日前'} # 一"]);
    let expected = SPEC.replace("5月25日前", "5月28日前");
    assert_eq!(String::from_utf8(done.bytes).unwrap(), expected);
    let moves: Vec<_> =
        done.moves.iter().map(|m| (m.name.as_str(), m.new.as_str(), m.days, m.follows)).collect();
    let follows = ("报告", "6月4日前", Some(3), true);
    assert_eq!(moves, [("开会", "5月28日前", Some(3), false), follows]);
}

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
fn what_follows_moves_by_as_many_days() {
    let done = of(SPEC, &from("kickoff", How::To("6月1日前".into()))).unwrap();
    assert_eq!(
        shown(&done),
        [
            "window: 5月21日至6月1日",
            "- {id: kickoff, work: 开会, deadline: '6月1日前'} # 一",
            "window: 6月8日至7月7日",
            "- {id: study, work: 学习, deadline: 6月17日至27日}"
        ]
    );
    assert_eq!(
        moves(&done),
        [
            ("动员", "5月21日至6月1日", false),
            ("开会", "6月1日前", false),
            ("推进", "6月8日至7月7日", false),
            ("报告", "6月8日前", true),
            ("学习", "6月17日至27日", false),
        ]
    );
    assert_eq!(left(&done), [("坚持", &Why::NoDay("长期坚持".into()))]);
    let windows = done.moves.iter().filter(|m| m.of == Of::Window);
    assert_eq!(windows.map(|m| m.days).collect::<Vec<_>>(), [None, Some(7)]);
    assert_eq!(done.warnings, []);
}

#[test]
fn a_window_that_is_reckoned_follows() {
    let spec = SPEC.replace("window: 6月1日至30日", "window: 自动");
    let done = of(&spec, &from("kickoff", How::Shift(Shift::Days(7)))).unwrap();
    assert!(moves(&done).contains(&("推进", "6月17日至27日", true)), "{:?}", moves(&done));
    assert_eq!(done.hunks.len(), 3);
}

#[test]
fn what_cannot_move_is_left_alone_and_said() {
    let more = "        - {work: 例会, deadline: 每月5日前}
        - {work: 初稿, deadline: 6月中旬}
        - {work: 转发, deadline: '{{ due(\"early\") }}'}
        - {work: 通报, deadline: '{{ due(\"study\") }}'}
        - {work: 汇总, after: {task: early, wait: 3周}}
";
    let spec = format!("{SPEC}{more}");
    let done = of(&spec, &from("kickoff", How::Shift(Shift::Days(7)))).unwrap();
    assert_eq!(
        left(&done),
        [
            ("坚持", &Why::NoDay("长期坚持".into())),
            ("例会", &Why::NoDay("每月5日前".into())),
            ("初稿", &Why::Coarse("6月中旬".into())),
            ("汇总", &Why::Reckoned("early".into())),
        ]
    );
    assert!(moves(&done).contains(&("通报", "6月17日至27日", true)), "{:?}", moves(&done));
    // Part of the stage stays, so its window does, and still holds what moved.
    assert!(!shown(&done).iter().any(|line| line.starts_with("window: 6")));
    // The one that is named is not left alone in silence.
    let spec = SPEC.replace("6月10日至20日", "6月中旬前");
    let spec = format!("{spec}        - {{work: 收尾, deadline: 6月30日前}}\n");
    let shift = of(&spec, &from("study", How::Shift(Shift::Days(7)))).unwrap_err();
    assert_eq!(shift, [Code::TooCoarseToMove]);
    let to = of(&spec, &from("study", How::To("6月25日前".into()))).unwrap_err();
    assert_eq!(to, [Code::UnknownDistance], "not all of them to that day");
}

#[test]
fn what_is_skipped_stays() {
    let skip = |ids: &[&str]| Request {
        skip: ids.iter().map(|id| (*id).to_owned()).collect(),
        ..from("early", How::Shift(Shift::Days(10)))
    };
    let done = of(SPEC, &skip(&["kickoff", "study"])).unwrap();
    assert_eq!(
        left(&done),
        [
            ("开会", &Why::Skipped),
            ("报告", &Why::Reckoned("kickoff".into())),
            ("学习", &Why::Skipped),
            ("坚持", &Why::NoDay("长期坚持".into())),
        ]
    );
    assert_eq!(
        shown(&done),
        ["window: 5月21日至6月3日", "- {id: early, work: 报名, deadline: 6月3日前}"]
    );
    assert_eq!(of(SPEC, &skip(&["kick", "study"])).unwrap_err(), [Code::UnknownTask]);
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
    for (window, why) in [
        ("'{{ stage(\"s1\").window }}'", Why::LookedUp),
        ("全过程", Why::NoDay("全过程".into())),
        ("1月至12月", Why::Coarse("1月至12月".into())),
    ] {
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

#[test]
fn what_begins_before_the_issue_is_said_and_what_lies_before_it_refused() {
    let to = |id: &str, text: &str, force| {
        let what = What::Task(id.into());
        of(SPEC, &Request { what, how: How::To(text.into()), skip: Vec::new(), force })
    };
    let codes =
        |done: Rescheduled| done.warnings.iter().map(|finding| finding.code).collect::<Vec<_>>();
    let early = to("study", "5月10日至6月20日", false).unwrap();
    assert_eq!(codes(early), [Code::StartsBeforeIssue, Code::OutsideWindow]);
    assert_eq!(to("study", "5月10日至20日", false).unwrap_err(), [Code::BeforeIssue]);
    let forced = to("kickoff", "5月10日至20日", true).unwrap();
    let codes = codes(forced);
    assert!(codes.contains(&Code::PastDeadline), "{codes:?}");
    // It began before already.
    let spec = SPEC.replace("6月10日至20日", "5月10日至6月20日");
    let request = Request {
        what: What::Task("study".into()),
        how: How::To("5月10日至6月25日".into()),
        skip: Vec::new(),
        force: false,
    };
    assert_eq!(of(&spec, &request).unwrap().warnings, []);
    // A task that is done may have been done before.
    let spec = SPEC.replace("work: 报名", "work: 报名, past: yes");
    let request = Request {
        what: What::Task("early".into()),
        how: How::To("5月18日前".into()),
        skip: Vec::new(),
        force: false,
    };
    assert!(of(&spec, &request).is_ok());
}

#[test]
fn what_ends_before_it_begins_is_written_when_forced() {
    let to = |text: &str, force| {
        let what = What::Task("study".into());
        of(SPEC, &Request { what, how: How::To(text.into()), skip: Vec::new(), force })
    };
    assert_eq!(to("6月20日至10日", false).unwrap_err(), [Code::BackwardsDeadline]);
    let done = to(" 6月20日至10日", true).unwrap();
    assert_eq!(shown(&done), ["- {id: study, work: 学习, deadline: 6月20日至10日}"]);
    assert_eq!(done.warnings.iter().map(|f| f.code).collect::<Vec<_>>(), [Code::EndsFirst]);
    assert_eq!(to("6月31日前", true).unwrap_err(), [Code::ImpossibleDeadline]);
    assert_eq!(to("尽快", true).unwrap_err(), [Code::NotADeadline]);
}

#[test]
fn a_thousand_tasks_move_together() {
    let task =
        |n: usize| format!("    - {{id: t{n}, work: 事项{n}, deadline: {}月5日前}}\n", n % 3 + 6);
    let tasks: String = (0..1000).map(task).collect();
    let (head, _) = SPEC.split_once("  stages:").unwrap();
    let spec = format!("{head}  tasks:\n{tasks}");
    let done = of(&spec, &from("t0", How::Shift(Shift::Days(7)))).unwrap();
    assert_eq!(done.moves.len(), 667, "the first and the later ones");
    let expected = spec.replace("7月5日", "7月12日").replace("8月5日", "8月12日");
    let expected = expected.replacen("6月5日", "6月12日", 1);
    assert_eq!(String::from_utf8(done.bytes).unwrap(), expected);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let to = |id: &str, text: &str| run(What::Task(id.into()), How::To(text.into())).unwrap_err();
    assert_eq!(to("kickof", "5月28日前"), [Code::UnknownTask]);
    assert_eq!(to("kickoff", "尽快"), [Code::NotADeadline]);
    assert_eq!(to("kickoff", "2月30日前"), [Code::ImpossibleDeadline]);
    assert_eq!(to("kickoff", "6月10日至1日"), [Code::BackwardsDeadline]);
    assert_eq!(to("kickoff", "5月20日前"), [Code::BeforeIssue]);
    assert_eq!(to("report", "5月28日前"), [Code::FollowsAnother]);
    let shift = |id: &str| run(What::Task(id.into()), How::Shift(Shift::Days(1))).unwrap_err();
    assert_eq!(shift("keep"), [Code::NotMovable]);
    let shared = SPEC.replace("deadline: '5月25日前'", "deadline: &d 5月25日前");
    let shared = shared.replace("deadline: 5月24日前", "deadline: *d");
    let request = Request {
        what: What::Task("kickoff".into()),
        how: How::To("5月28日前".into()),
        skip: Vec::new(),
        force: false,
    };
    let found = reschedule("a.yaml", shared.as_bytes(), &request).unwrap_err();
    assert_eq!(found.first().map(|f| f.code), Some(Code::SharedValue));
}
