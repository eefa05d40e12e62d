//! What `hongtou reschedule` makes of deadlines in their many spellings: folded and literal
//! blocks, other encodings, days that a year does not have, the ends of months.

use std::fs;

use super::program::Place;

fn spec(deadline: &str) -> String {
    format!(
        "\
issuer: {{name: 某某市医院, code: 某医}}
number: 1
date: 2026-01-20
to: [各科室]
notice: {{title: 某某市医院关于学习的通知, body: 请认真学习。}}
schedule:
  title: 安排表
  tasks:
    - id: kickoff
      work: 开会
      deadline: {deadline}
    - {{id: report, work: 报告, after: {{task: kickoff, wait: 1个月}}}}
"
    )
}

#[test]
fn a_block_keeps_its_form_or_is_refused_with_what_to_do() {
    let place = Place::new();
    for block in ["|\n        5月25日前", ">\n        5月25日前", ">-\n        5月25日前"]
    {
        place.write("a.yaml", spec(block));
        let ran = place.run(&["reschedule", "a.yaml", "kickoff", "--to", "5月28日前", "--yes"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(place.read("a.yaml"), spec(&block.replace("25", "28")));
    }
    for block in [">\n        5月25日\n        前", "|\n        5月25日\n        前"] {
        place.write("a.yaml", spec(block));
        let ran = place.run(&["reschedule", "a.yaml", "kickoff", "--to", "5月28日前", "--yes"]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(ran.err.contains("HT805"), "{}", ran.err);
        assert!(ran.err.contains("请在编辑器里把它改写成一行“5月28日前”"), "{}", ran.err);
        assert_eq!(place.read("a.yaml"), spec(block));
    }
}

#[test]
fn a_file_in_utf16_is_edited_in_utf16() {
    let place = Place::new();
    let utf16 = |text: &str| {
        let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    fs::write(place.path("a.yaml"), utf16(&spec("5月25日前"))).unwrap();
    let ran = place.run(&["reschedule", "a.yaml", "kickoff", "--shift", "3d", "--yes"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(fs::read(place.path("a.yaml")).unwrap(), utf16(&spec("5月28日前")));
}

#[test]
fn a_month_ends_alike_when_moved_and_when_waited_for() {
    let place = Place::new();
    place.write("a.yaml", spec("1月31日前"));
    let ran = place.run(&["reschedule", "a.yaml", "kickoff", "--shift", "1m", "--yes"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // The report was due a month after 31 January, on the day to which that was moved now.
    assert!(ran.out.contains("开会：1月31日前 → 2月28日前（+28 天）"), "{}", ran.out);
    assert!(ran.out.contains("报告：2月28日前 → 3月28日前（+28 天）"), "{}", ran.out);
}

#[test]
fn days_that_there_are_not_and_texts_that_are_not_read_are_refused() {
    let place = Place::new();
    let text = spec("2月20日前");
    place.write("a.yaml", &text);
    for to in ["2月29日前", "今年2月29日", "下月29日前"] {
        let ran = place.run(&["reschedule", "a.yaml", "kickoff", "--to", to, "--yes"]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(ran.err.contains("“29日”不可能：2026年2月没有这一天"), "{}", ran.err);
        assert_eq!(place.read("a.yaml"), text);
    }
    let text = text.replace("    - {id: report", "    - {id: x, work: 报名, deadline: 7.20前}\n    - {id: y, work: 坚持, deadline: 长期坚持}\n    - {id: report");
    place.write("a.yaml", &text);
    for (task, said) in [("x", "从“7.20前”里读不出日子"), ("y", "从“长期坚持”里读不出日子")]
    {
        let ran = place.run(&["reschedule", "a.yaml", task, "--shift", "1d", "--yes"]);
        assert!(ran.code == 1 && ran.err.contains("HT808"), "{}", ran.err);
        assert!(ran.err.contains(said), "{}", ran.err);
        assert_eq!(place.read("a.yaml"), text);
    }
}
