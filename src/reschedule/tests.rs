mod windows;

use super::*;
use crate::lang::Lang;

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
            ("推进", &Why::Holds),
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
            ("推进", &Why::Stays),
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
    let forced = codes(forced);
    assert!(forced.contains(&Code::PastDeadline), "{forced:?}");
    // It began before already.
    let spec = SPEC.replace("6月10日至20日", "5月10日至6月20日");
    let request = Request {
        what: What::Task("study".into()),
        how: How::To("5月10日至6月25日".into()),
        skip: Vec::new(),
        force: false,
    };
    assert_eq!(of(&spec, &request).unwrap().warnings, []);
    // That a task is past is no leave to move it there.
    let spec = SPEC.replace("work: 报名", "work: 报名, past: yes");
    let request = Request {
        what: What::Task("early".into()),
        how: How::To("5月18日前".into()),
        skip: Vec::new(),
        force: false,
    };
    assert_eq!(of(&spec, &request).unwrap_err(), [Code::BeforeIssue]);
    let forced = Request { force: true, ..request };
    assert_eq!(codes(of(&spec, &forced).unwrap()), [Code::OutsideWindow], "and no more");
    // What is done does not move with its stage.
    let spec = spec.replace("5月24日前", "5月18日前");
    let how = How::Shift(Shift::Days(1));
    let what = What::Stage("s1".into());
    let done = of(&spec, &Request { what, how, skip: Vec::new(), force: false }).unwrap();
    assert!(left(&done).contains(&("报名", &Why::Past("5月18日前".into()))), "{:?}", left(&done));
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
    // Months the wrong way round are no time into the next year, unless that is said.
    for text in ["6月10日至5月10日", "2019年6月10日至2018年6月1日"] {
        assert_eq!(to(text, false).unwrap_err(), [Code::BackwardsDeadline], "{text}");
        assert!(to(text, true).is_ok(), "{text}");
    }
    assert!(to("6月10日至次年5月10日", false).is_ok());
    assert!(to("12月10日至1月10日", false).is_ok());
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

#[test]
fn a_name_of_two_stages_does_not_say_which() {
    let spec = SPEC.replace("name: 推进", "name: 动员");
    let stage = |spec: &str, name: &str| {
        let what = What::Stage(name.into());
        let how = How::Shift(Shift::Days(1));
        let request = Request { what, how, skip: Vec::new(), force: false };
        reschedule("a.yaml", spec.as_bytes(), &request)
    };
    let found = stage(&spec, "动员").unwrap_err();
    let said: Vec<_> = found.iter().map(|f| (f.code, f.message(Lang::En))).collect();
    let message = "more than one stage is called “动员”: on lines 10, 15".to_owned();
    assert_eq!(said, [(Code::SameStageName, message)]);
    assert_eq!(found[0].place.as_ref().map(|place| (place.line, place.column)), Some((10, 13)));
    // An id says it, though another is called so.
    let moved = |spec: &str, name: &str| {
        let done = stage(spec, name).unwrap();
        moves(&done).iter().any(|(name, ..)| *name == "开会")
    };
    assert!(moved(&spec, "s1"));
    assert!(moved(&SPEC.replace("name: 推进", "name: s1"), "s1"));
}

#[test]
fn what_cannot_be_changed_in_its_place_stops_nothing_else() {
    let spec =
        SPEC.replace("deadline: 5月24日前", "deadline: >-\n            5月\n            24日前");
    let spec =
        spec.replace("- {id: early, work: 报名,", "- id: early\n          work: 报名\n         ");
    let spec = spec.replace("24日前}", "24日前");
    let spec = format!(
        "{spec}        - {{id: one, work: 初审, deadline: &d 6月12日前}}\n        \
         - {{id: two, work: 复审, deadline: *d}}\n"
    );
    let day = || How::Shift(Shift::Days(1));
    let done = of(&spec, &from("kickoff", day())).unwrap();
    let shared: Vec<_> = left(&done).into_iter().filter(|(_, why)| **why == Why::Shared).collect();
    assert_eq!(shared, [("初审", &Why::Shared), ("复审", &Why::Shared)]);
    assert!(moves(&done).contains(&("学习", "6月11日至21日", false)), "{:?}", moves(&done));
    assert!(!String::from_utf8(done.bytes).unwrap().contains("6月13日"));
    // A text on several lines either.
    let what = What::Stage("s1".into());
    let done = of(&spec, &Request { what, how: day(), skip: Vec::new(), force: false }).unwrap();
    let folded = left(&done).into_iter().find(|(name, _)| *name == "报名");
    assert_eq!(folded, Some(("报名", &Why::NotInPlace("5月25日前".into()))));
    assert!(moves(&done).contains(&("开会", "5月26日前", false)), "{:?}", moves(&done));
    let what = What::Task("one".into());
    let request = Request { what, how: day(), skip: Vec::new(), force: false };
    assert_eq!(of(&spec, &request).unwrap_err(), [Code::SharedValue], "the one that is named");
}
