//! Windows that are reckoned, as the program builds them.

use super::program::Place;

const SPEC: &str = "\
issuer: {name: 某某市医院, code: 某医}
number: 1
date: 2026-04-01
to: [各科室]
plan: {title: 方案, body: '{{ stage(\"s\").window }}'}
schedule:
  title: 安排表
  stages:
    - id: s
      name: 动员
      window: 自动
      tasks:
        - {id: a, work: 甲, deadline: 4月20日前}
        - {id: b, work: 乙, deadline: 5月10日至20日}
";

#[test]
fn a_window_that_is_reckoned_holds_its_own_tasks() {
    for (tasks, window) in [
        ("", "4月20日至5月20日"),
        ("        - {work: 丙, after: {task: a, wait: 5日}}\n", "4月20日至5月20日"),
        ("        - {work: 丙, deadline: 3月下旬, past: yes}\n", "3月下旬至5月20日"),
        ("        - {work: 丙, deadline: '{{ due(\"a\", form=\"旬\") }}'}\n", "4月20日至5月20日"),
    ] {
        let place = Place::new();
        place.write("a.yaml", format!("{SPEC}{tasks}"));
        let ran = place.run(&["build", "a.yaml", "--format", "html"]);
        assert_eq!((ran.code, ran.err.contains("HT293")), (0, false), "{tasks}{}", ran.err);
        assert!(place.read("out/plan.html").contains(window), "{tasks}");
    }
}
