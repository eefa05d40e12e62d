//! `hongtou calendar`: the calendar, the timeline, and what is said.

use super::program::{Place, SPEC, speak};

const SCHEDULE: &str = "\
schedule:
  title: 检查安排表
  tasks:
    - {id: kickoff, work: 召开动员会, deadline: 3月20日前, owners: [办公室, 医务科]}
    - {id: check, work: 自查, deadline: 3月下旬, owners: [各科室]}
    - {id: upkeep, work: 日常巡查, deadline: 贯穿始终, owners: [医务科]}
    - {work: 另行通知的事, deadline: 尽快, owners: [各科室]}
";

fn place() -> Place {
    let place = Place::new();
    place.write("a.yaml", format!("{SPEC}{SCHEDULE}"));
    place
}

#[test]
fn the_calendar_goes_to_a_file_or_to_standard_output() {
    let place = place();
    let ran = place.run(&["calendar", "a.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("BEGIN:VCALENDAR\r\n") && ran.out.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(
        ran.err,
        "未写入日历：日常巡查（贯穿始终：没有具体的日子）\n\
         未写入日历：另行通知的事（尽快：不是认得的时限）\n"
    );
    let written = place.run(&["calendar", "a.yaml", "-o", "out/a.ics"]);
    assert_eq!(
        (written.code, written.out.as_str()),
        (0, "已新建目录 out\n已写入 out/a.ics（2 个事件）\n")
    );
    assert_eq!(place.read("out/a.ics"), ran.out);
}

#[test]
fn the_timeline_is_a_file_of_its_own() {
    let place = place();
    let ran = place.run(&["calendar", "a.yaml", "--timeline", "a.svg", "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "wrote a.svg\n", ""));
    let svg = place.read("a.svg");
    assert!(svg.starts_with("<svg ") && svg.contains("召开动员会"));
    let both = place.run(&["calendar", "a.yaml", "-o", "a.ics", "--timeline", "b.svg"]);
    assert_eq!(both.code, 0);
    assert_eq!((place.read("b.svg"), place.has("a.ics")), (svg, true));
}

#[test]
fn an_update_has_a_higher_number_than_the_file_that_was_there() {
    let place = place();
    let write = || {
        let ran = place.run(&["calendar", "a.yaml", "-o", "a.ics"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        place.read("a.ics")
    };
    let numbers = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("SEQUENCE:")).map(str::to_owned).collect()
    };
    let first = write();
    assert_eq!(write(), first);
    place.write("a.yaml", format!("{SPEC}{SCHEDULE}").replace("3月20日前", "3月25日前"));
    let second = write();
    assert_eq!(numbers(&second), ["SEQUENCE:1", "SEQUENCE:0"]);
    assert_eq!(write(), second);
    let said = place.run(&["calendar", "a.yaml", "--sequence", "3"]);
    assert_eq!(numbers(&said.out), ["SEQUENCE:3", "SEQUENCE:3"]);
    assert_eq!(place.run(&["calendar", "a.yaml", "--sequence", "x"]).code, 2);
}

#[test]
fn an_owner_is_one_of_the_schedule_or_refused() {
    let place = place();
    let ran = place.run(&["calendar", "a.yaml", "--owner", "医务科", "--alarm", "2w"]);
    assert_eq!((ran.code, ran.out.matches("BEGIN:VEVENT").count()), (0, 1));
    assert!(ran.out.contains("TRIGGER:-P13DT15H\r\n"), "{}", ran.out);
    assert!(ran.err.contains("日常巡查") && !ran.err.contains("另行通知"), "{}", ran.err);
    let both = place.run(&["calendar", "a.yaml", "--owner", "医务科", "--owner", "各科室"]);
    assert_eq!(both.out.matches("BEGIN:VEVENT").count(), 2);
    let near = place.run(&["calendar", "a.yaml", "--owner", "医务"]);
    assert_eq!((near.code, near.out.as_str()), (2, ""));
    assert!(near.err.contains("没有责任单位“医务”") && near.err.contains("医务科"), "{}", near.err);
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let place = place();
    let before = place.read("a.yaml");
    let over = place.run(&["calendar", "a.yaml", "-o", "./a.yaml"]);
    assert_eq!((over.code, place.read("a.yaml")), (2, before));
    assert!(over.err.contains("活动文件本身"), "{}", over.err);
    let alarm = place.run(&["calendar", "a.yaml", "--alarm", "soon", "-o", "a.ics"]);
    assert_eq!((alarm.code, place.has("a.ics")), (2, false));
    assert!(alarm.err.contains("“soon”不是提前量"), "{}", alarm.err);
    place.write("b.yaml", SPEC);
    let bare = place.run(&["calendar", "b.yaml", "-o", "a.ics"]);
    assert_eq!((bare.code, place.has("a.ics")), (1, false));
    assert!(bare.err.contains("没有工作安排表"), "{}", bare.err);
    place.write("c.yaml", format!("{SPEC}{SCHEDULE}").replace("3月20日前", "2月30日前"));
    let fault = place.run(&["calendar", "c.yaml", "-o", "a.ics"]);
    assert_eq!((fault.code, place.has("a.ics")), (1, false));
    assert!(fault.err.contains("c.yaml:9:"), "{}", fault.err);
    assert_eq!(place.run(&["calendar", "none.yaml"]).code, 2);
    place.write(
        "d.yaml",
        format!("{SPEC}schedule: {{title: 表, tasks: [{{work: 巡查, deadline: 长期}}]}}\n"),
    );
    let never = place.run(&["calendar", "d.yaml", "--timeline", "d.svg"]);
    assert_eq!((never.code, place.has("d.svg")), (1, false));
    assert!(never.err.contains("没有画时间轴"), "{}", never.err);
}

#[test]
fn its_help_exists_in_both_languages() {
    let zh = speak(&["calendar", "--help"], &[]);
    let en = speak(&["calendar", "--help", "--lang", "en"], &[]);
    for heading in ["用法：", "选项：", "示例："] {
        assert!(zh.out.contains(heading), "{}", zh.out);
    }
    for heading in ["Usage:", "Options:", "Examples:"] {
        assert!(en.out.contains(heading), "{}", en.out);
    }
}

#[test]
fn a_file_of_somebody_else_is_not_written_over() {
    let place = place();
    let foreign = "BEGIN:VCALENDAR\r\nPRODID:-//other//ZH\r\nEND:VCALENDAR\r\n";
    for (option, name, text) in [
        ("-o", "b.yaml", SPEC),
        ("-o", "theirs.ics", foreign),
        ("--timeline", "b.yaml", SPEC),
        ("--timeline", "theirs.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ] {
        place.write(name, text);
        let ran = place.run(&["calendar", "a.yaml", option, name]);
        assert_eq!((ran.code, place.read(name).as_str()), (1, text), "{}", ran.err);
        assert!(ran.err.contains("HT822") && ran.err.contains(name), "{}", ran.err);
    }
    // What is empty, and what the command wrote itself.
    place.write("own.ics", "");
    for _ in 0..2 {
        let both = ["calendar", "a.yaml", "-o", "own.ics", "--timeline", "own.svg"];
        assert_eq!(place.run(&both).code, 0);
    }
}

#[test]
fn a_number_never_goes_back() {
    let place = place();
    let spec = |kickoff: &str| format!("{SPEC}{}", SCHEDULE.replace("3月20日前", kickoff));
    let write = |spec: String, more: &[&str]| {
        place.write("a.yaml", spec);
        let ran = place.run(&[&["calendar", "a.yaml", "-o", "a.ics"], more].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        let text = place.read("a.ics");
        let number = |uid: &str| -> Option<u32> {
            let event = text.split("BEGIN:VEVENT").find(|event| event.contains(uid))?;
            event.lines().find_map(|line| line.strip_prefix("SEQUENCE:"))?.parse().ok()
        };
        (number("UID:kickoff"), number("UID:check"))
    };
    assert_eq!(write(spec("3月20日前"), &[]), (Some(0), Some(0)));
    assert_eq!(write(spec("3月25日前"), &[]), (Some(1), Some(0)));
    assert_eq!(write(spec("3月26日前"), &[]), (Some(2), Some(0)));
    // Only for one, and for all again.
    assert_eq!(write(spec("3月26日前"), &["--owner", "各科室"]), (None, Some(0)));
    let (kickoff, check) = write(spec("3月28日前"), &[]);
    assert!(kickoff > Some(2) && check == Some(0), "{kickoff:?} {check:?}");
    // Taken out of the schedule, and put in again on another day.
    let gone = spec("3月28日前").replace("    - {id: kickoff", "    - {id: other");
    assert_eq!(write(gone, &[]).0, None);
    let again = write(spec("3月29日前"), &[]).0;
    assert!(again > kickoff, "{again:?} {kickoff:?}");
    assert_eq!(write(spec("3月29日前"), &[]).0, again);
}
