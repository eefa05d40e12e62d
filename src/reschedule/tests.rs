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
    let request = Request { what, how, force: false };
    let result = reschedule("a.yaml", SPEC.as_bytes(), &request);
    result.map_err(|findings| findings.iter().map(|f| f.code).collect())
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
        done.moves.iter().map(|m| (m.work.as_str(), m.new.as_str(), m.days)).collect();
    assert_eq!(moves, [("开会", "5月28日前", Some(3)), ("报告", "6月4日前", Some(3))]);
}

#[test]
fn a_stage_moves_with_its_window() {
    let mut how = How::Shift(Shift::Days(3));
    assert_eq!(run(What::Stage("动员".into()), how.clone()).unwrap_err(), [Code::TooCoarseToMove]);
    how = How::Shift(Shift::Months(1));
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
fn what_follows_moves_by_as_many_days() {
    let done = run(What::From("kickoff".into()), How::To("6月1日前".into())).unwrap();
    assert_eq!(
        shown(&done),
        [
            "- {id: kickoff, work: 开会, deadline: '6月1日前'} # 一",
            "window: 6月8日至7月7日",
            "- {id: study, work: 学习, deadline: 6月17日至27日}"
        ]
    );
    assert_eq!(done.moves.len(), 3);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let to = |id: &str, text: &str| run(What::Task(id.into()), How::To(text.into())).unwrap_err();
    assert_eq!(to("kickof", "5月28日前"), [Code::UnknownTask]);
    assert_eq!(to("kickoff", "尽快"), [Code::NotADeadline]);
    assert_eq!(to("kickoff", "2月30日前"), [Code::ImpossibleDeadline]);
    assert_eq!(to("kickoff", "6月10日至1日"), [Code::ImpossibleDeadline]);
    assert_eq!(to("kickoff", "5月20日前"), [Code::BeforeIssue]);
    assert_eq!(to("report", "5月28日前"), [Code::FollowsAnother]);
    let shift = |id: &str| run(What::Task(id.into()), How::Shift(Shift::Days(1))).unwrap_err();
    assert_eq!(shift("keep"), [Code::NotMovable]);
    let shared = SPEC.replace("deadline: '5月25日前'", "deadline: &d 5月25日前");
    let shared = shared.replace("deadline: 5月24日前", "deadline: *d");
    let request = Request {
        what: What::Task("kickoff".into()),
        how: How::To("5月28日前".into()),
        force: false,
    };
    let found = reschedule("a.yaml", shared.as_bytes(), &request).unwrap_err();
    assert_eq!(found.first().map(|f| f.code), Some(Code::SharedValue));
}
