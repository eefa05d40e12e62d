use super::*;
use crate::source::Source;
use crate::spec::load;

const SPEC: &str = "
issuer: {name: 某某市人民医院, code: 某医}
number: 12
date: 2024-03-18
to: [各科室]
notice: {title: 关于开展安全检查的通知, body: 请贯彻。}
schedule:
  title: 安全检查安排表
  stages:
    - name: 动员, 部署
      window: 3月18日至6月30日
      tasks:
        - id: kickoff
          work: 召开动员会。
          deadline: 3月20日前
          requirements: \"全员参加；a;b,c\\\\d\"
          owners: [办公室, 医务科]
        - {work: 报送情况, deadline: 每月5日前, owners: [医务科]}
        - {work: 自查, deadline: 4月中旬前, owners: [各科室]}
        - {work: 整改, deadline: 4月10日至20日, owners: [办公室]}
        - {work: 学习, deadline: 贯穿始终, owners: [办公室]}
";

fn made(owners: &[&str], alarm: Option<u16>) -> (String, Calendar) {
    let mut findings = Vec::new();
    let loaded = load(&Source::new("a.yaml", SPEC), &mut findings).unwrap();
    assert_eq!(findings, []);
    let agenda = Agenda::new(&loaded).unwrap();
    let owners = owners.iter().map(|owner| (*owner).to_owned()).collect();
    let made = calendar(&agenda, &Options { owners, alarm, ..Options::default() });
    (String::from_utf8(made.bytes.clone()).unwrap(), made)
}

fn unfolded(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_deadline_is_an_event_with_an_alarm_before_it() {
    let (text, made) = made(&[], Some(1));
    assert_eq!(made.events, 4);
    let lines = unfolded(&text);
    let start = lines.iter().position(|line| line == "BEGIN:VEVENT").unwrap();
    let end = lines.iter().position(|line| line == "END:VEVENT").unwrap();
    let event: Vec<&str> = lines.get(start..=end).unwrap().iter().map(String::as_str).collect();
    assert_eq!(
        event,
        [
            "BEGIN:VEVENT",
            "UID:kickoff-99aaa2b9581f00c7@hongtou",
            "DTSTAMP:20240318T000000Z",
            "SEQUENCE:0",
            "DTSTART;VALUE=DATE:20240320",
            "DTEND;VALUE=DATE:20240321",
            "SUMMARY:召开动员会",
            "DESCRIPTION:完成时限：3月20日前\\n相关要求：全员参加；a\\;b\\,c\\\\d\\n责任单位：办公室、医务科\\n依据：《关于开展安全检查的通知》（某医〔2024〕12号）",
            "CATEGORIES:动员\\, 部署",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:召开动员会",
            "TRIGGER:-PT15H",
            "END:VALARM",
            "END:VEVENT",
        ]
    );
    assert!(text.contains("RRULE:FREQ=MONTHLY;BYMONTHDAY=5;UNTIL=20240630\r\n"));
    assert!(text.contains("DTSTART;VALUE=DATE:20240405\r\n"));
    assert!(text.contains("完成时限：4月中旬前（最晚可理解为4月20日）"));
    assert!(text.contains("DTSTART;VALUE=DATE:20240410\r\nDTEND;VALUE=DATE:20240421\r\n"));
    assert!(text.contains("TRIGGER;RELATED=END:-P1DT15H\r\n"));
}

#[test]
fn what_has_no_day_is_left_out_and_named() {
    let (text, made) = made(&[], None);
    let left =
        LeftOut { work: "学习".to_owned(), said: "贯穿始终".to_owned(), why: Why::Always };
    assert_eq!(made.left_out, [left]);
    assert!(!text.contains("学习") && !text.contains("VALARM"));
}

#[test]
fn an_owner_sees_what_names_them() {
    let (text, made) = made(&["医务科"], Some(0));
    assert_eq!((made.events, made.left_out.len()), (2, 0));
    assert!(text.contains("X-WR-CALNAME:安全检查安排表（医务科）\r\n"));
    assert!(text.contains("TRIGGER:PT9H\r\n"));
}

#[test]
fn lines_are_short_and_no_character_is_torn() {
    let (text, _) = made(&[], Some(1));
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{line}");
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
}

#[test]
fn alarms_ring_at_nine() {
    let cases =
        [(true, 0, "PT9H"), (true, 1, "-PT15H"), (true, 2, "-P1DT15H"), (false, 0, "-PT15H")];
    for (one_day, days, value) in cases {
        assert_eq!(trigger(one_day, days).1, value, "{one_day} {days}");
    }
}

#[test]
fn what_changed_has_a_higher_number() {
    let made = |spec: &str, before: Option<&str>, sequence| {
        let loaded = load(&Source::new("a.yaml", spec), &mut Vec::new()).unwrap();
        let before = before.map(str::to_owned);
        let options = Options { sequence, before, ..Options::default() };
        String::from_utf8(calendar(&Agenda::new(&loaded).unwrap(), &options).bytes).unwrap()
    };
    let numbers = |text: &str| -> Vec<String> {
        let lines = unfolded(text).into_iter();
        lines.filter_map(|line| line.strip_prefix("SEQUENCE:").map(str::to_owned)).collect()
    };
    let moved = SPEC.replace("3月20日前", "3月25日前");
    let first = made(SPEC, None, None);
    assert_eq!(numbers(&first), ["0", "0", "0", "0"]);
    assert_eq!(made(SPEC, Some(&first), None), first);
    let second = made(&moved, Some(&first), None);
    assert_eq!(numbers(&second), ["1", "0", "0", "0"]);
    assert_eq!(made(&moved, Some(&second), None), second);
    // Going back is a change too; another program's line ends and order are none.
    let other = second.replace("\r\n", "\n").replace("TRANSP:TRANSPARENT\n", "");
    let other = other.replace("BEGIN:VEVENT\n", "BEGIN:VEVENT\nTRANSP:TRANSPARENT\n");
    assert_eq!(numbers(&made(&moved, Some(&other), None)), ["1", "0", "0", "0"]);
    assert_eq!(numbers(&made(SPEC, Some(&other), None)), ["2", "0", "0", "0"]);
    assert_eq!(numbers(&made(SPEC, Some(&second), Some(7))), ["7", "7", "7", "7"]);
    assert_eq!(made(SPEC, Some("no calendar"), None), first);
}
