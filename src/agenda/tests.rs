use super::*;
use crate::source::Source;
use crate::spec::load;

fn agenda(deadlines: &[&str]) -> Agenda {
    let tasks: Vec<String> =
        deadlines.iter().map(|said| format!("\n    - {{work: 事项, deadline: {said}}}")).collect();
    let tasks = tasks.concat();
    let text = format!(
        "issuer: {{name: 某院, code: 某}}\nnumber: 1\ndate: 2018-05-21\nto: [各科室]\nnotice: {{body: 请贯彻。}}\nschedule:\n  title: 表|一\n  tasks:{tasks}\n"
    );
    let mut findings = Vec::new();
    let loaded = load(&Source::new("a.yaml", text), &mut findings).unwrap();
    Agenda::new(&loaded).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn every_form_of_deadline_has_its_place_on_the_calendar() {
    let agenda = agenda(&[
        "7月20日前",
        "7月中旬前",
        "7月中旬",
        "7月10日至20日",
        "即日起",
        "贯穿始终",
        "答辩后5日内",
        "\"\"",
        "印发之日起30日内",
        "尽快",
    ]);
    let times: Vec<Time> = agenda.entries().map(|(_, entry)| entry.time.clone()).collect();
    let by = |sure, latest| Time::By { sure: day(sure), latest: day(latest) };
    let during = |first, last| Time::During(Span { first: day(first), last: day(last) });
    assert_eq!(
        times,
        [
            by("2018-07-20", "2018-07-20"),
            by("2018-07-10", "2018-07-20"),
            during("2018-07-11", "2018-07-20"),
            during("2018-07-10", "2018-07-20"),
            Time::From(day("2018-05-21")),
            Time::Always,
            Time::Unknown(Why::Event),
            Time::Unknown(Why::Missing),
            by("2018-06-20", "2018-06-20"),
            Time::Unknown(Why::Words),
        ]
    );
    assert_eq!(agenda.title, "表一");
    let keys: Vec<&str> = agenda.entries().map(|(_, entry)| entry.key.as_str()).collect();
    assert_eq!(keys.first(), Some(&"task.1"));
    assert_eq!(keys.last(), Some(&"task.10"));
}

#[test]
fn what_returns_has_days_and_a_rule() {
    let within = Span { first: day("2018-05-21"), last: day("2018-12-31") };
    for (said, first, count, rule) in [
        ("每周五", "2018-05-25", 32, "FREQ=WEEKLY;BYDAY=FR;UNTIL=20181231"),
        ("每周五下班前", "2018-05-25", 32, "FREQ=WEEKLY;BYDAY=FR;UNTIL=20181231"),
        ("每周一、三、五", "2018-05-21", 97, "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20181231"),
        ("每月1日至5日", "2018-06-01", 7, "FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20181231"),
        ("每月5日前", "2018-06-05", 7, "FREQ=MONTHLY;BYMONTHDAY=5;UNTIL=20181231"),
        ("每月底", "2018-05-31", 8, "FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20181231"),
        (
            "每月30日",
            "2018-05-30",
            8,
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1;UNTIL=20181231",
        ),
        ("每季度末", "2018-06-30", 3, "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1;UNTIL=20181231"),
        ("每年6月底前", "2018-06-30", 1, "FREQ=MONTHLY;BYMONTH=6;BYMONTHDAY=-1;UNTIL=20181231"),
        ("每日", "2018-05-21", 225, "FREQ=DAILY;UNTIL=20181231"),
    ] {
        let agenda = agenda(&[said]);
        let (_, entry) = agenda.entries().next().unwrap();
        assert_eq!(entry.within, within, "{said}");
        let Time::Again(again) = &entry.time else { panic!("{said}: {:?}", entry.time) };
        let days = again.days(within);
        assert_eq!((days.first(), days.len()), (Some(&day(first)), count), "{said}");
        assert_eq!(again.rule(within.last), rule, "{said}");
    }
}
