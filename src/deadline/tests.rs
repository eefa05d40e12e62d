use super::*;

fn issued(text: &str) -> Day {
    text.parse().unwrap()
}

/// Each with the form it is printed in and the days on which it ends, in a document of
/// 2009-07-16.
const FORMS: &[(&str, &str, &str)] = &[
    ("7月20日前", "7月20日前", "2009-07-20"),
    ("7月18日之前", "7月18日前", "2009-07-18"),
    ("7月18日以前", "7月18日前", "2009-07-18"),
    ("７月２０日前", "7月20日前", "2009-07-20"),
    ("7 月 20 日 前", "7月20日前", "2009-07-20"),
    ("7月15号前", "7月15日前", "2009-07-15"),
    ("7月10-20日", "7月10日至20日", "2009-07-20"),
    ("7月10日至20日", "7月10日至20日", "2009-07-20"),
    ("7月10日－8月20日", "7月10日至8月20日", "2009-08-20"),
    ("7月10～20日", "7月10日至20日", "2009-07-20"),
    ("7月10—20日", "7月10日至20日", "2009-07-20"),
    ("7月中旬", "7月中旬", "2009-07-11..2009-07-20"),
    ("7月中旬至下旬", "7月中旬至下旬", "2009-07-31"),
    ("7月中旬前", "7月中旬前", "2009-07-10..2009-07-20"),
    ("8月上旬前", "8月上旬前", "2009-07-31..2009-08-10"),
    ("8月底前", "8月底前", "2009-08-31"),
    ("8月末前", "8月底前", "2009-08-31"),
    ("5月底至7月底", "5月底至7月底", "2009-07-31"),
    ("12月中旬至年底", "12月中旬至年底", "2009-12-31"),
    ("12月下旬至1月10日", "12月下旬至1月10日", "2010-01-10"),
    ("5月下旬", "5月下旬", "2009-05-21..2009-05-31"),
    ("2018年5月至2018年年底", "2018年5月至2018年年底", "2018-12-31"),
    ("2018年5月开始到2018年年底", "2018年5月至2018年年底", "2018-12-31"),
    ("2009年7月中旬开始，至8月底", "2009年7月中旬至8月底", "2009-08-31"),
    ("2018—2020年", "2018年至2020年", "2020-12-31"),
    ("2019年12月底前", "2019年12月底前", "2019-12-31"),
    ("2019年底前", "2019年年底前", "2019-12-31"),
    ("第三季度末", "第三季度末", "2009-09-21..2009-09-30"),
    ("第3季度末前", "第三季度末前", "2009-09-30"),
    ("三季度", "第三季度", "2009-07-01..2009-09-30"),
    ("下半年", "下半年", "2009-07-01..2009-12-31"),
    ("今年内", "今年", "2009-01-01..2009-12-31"),
    ("年内", "年内", "2009-01-01..2009-12-31"),
    ("年底前", "年底前", "2009-12-31"),
    ("明年3月底前", "明年3月底前", "2010-03-31"),
    ("二○○九年七月十六日", "2009年7月16日", "2009-07-16"),
    ("二〇〇九年十二月三十一日", "2009年12月31日", "2009-12-31"),
    ("1月10日前", "1月10日前", "2010-01-10"),
    ("7月20日（星期一）前", "7月20日（星期一）前", "2009-07-20"),
    ("7月20日(周二)", "7月20日（星期二）", "2009-07-20"),
    ("5月20日（周四）", "5月20日（星期四）", "2010-05-20"),
    ("5月20日（周三）", "5月20日（星期三）", "2009-05-20"),
    ("2009年7月20日（星期一）前", "2009年7月20日前", "2009-07-20"),
    ("7月20日至26日（周日）", "7月20日至7月26日（星期日）", "2009-07-26"),
    ("不迟于7月20日", "7月20日前", "2009-07-20"),
    ("不晚于7月20日前", "7月20日前", "2009-07-20"),
    ("最迟7月20日", "7月20日前", "2009-07-20"),
    ("最晚于7月20日", "7月20日前", "2009-07-20"),
    ("截至7月20日", "7月20日前", "2009-07-20"),
    ("截止7月20日", "7月20日前", "2009-07-20"),
    ("截止到7月20日", "7月20日前", "2009-07-20"),
    ("截止于7月底", "7月底前", "2009-07-31"),
    ("7月20日截止", "7月20日前", "2009-07-20"),
    ("7月20日止", "7月20日前", "2009-07-20"),
    ("7月10日至20日止", "7月10日至20日", "2009-07-20"),
    ("即日起至8月底止", "即日起至8月底", "2009-08-31"),
    ("7月20日17时前", "7月20日17时前", "2009-07-20"),
    ("7月20日下午5点前", "7月20日17时前", "2009-07-20"),
    ("7月20日 17:30 前", "7月20日17时30分前", "2009-07-20"),
    ("7月20日17：00前", "7月20日17时前", "2009-07-20"),
    ("7月20日上午9时30分", "7月20日9时30分", "2009-07-20"),
    ("7月20日晚8点半前", "7月20日20时30分前", "2009-07-20"),
    ("7月20日24时前", "7月20日24时前", "2009-07-20"),
    ("7月20日下班前", "7月20日下班前", "2009-07-20"),
    ("7月20日（星期一）17时前", "7月20日（星期一）17时前", "2009-07-20"),
    ("7月20日17时（星期一）前", "7月20日（星期一）17时前", "2009-07-20"),
    ("不迟于7月20日17时", "7月20日17时前", "2009-07-20"),
    ("7月20日9时至8月3日17时", "7月20日9时至8月3日17时", "2009-08-03"),
    ("7月20日（含20日）前", "7月20日前（含20日）", "2009-07-20"),
    ("7月20日前（含20日）", "7月20日前（含20日）", "2009-07-20"),
    ("7月20日(含7月20日)之前", "7月20日前（含20日）", "2009-07-20"),
    ("7月20日（含当日）前", "7月20日前（含20日）", "2009-07-20"),
    ("2009年7月20日前（含）", "2009年7月20日前（含20日）", "2009-07-20"),
    ("2009-07-20", "2009年7月20日", "2009-07-20"),
    ("2009.7.20前", "2009年7月20日前", "2009-07-20"),
    ("2009/7/20", "2009年7月20日", "2009-07-20"),
    ("２００９．０７．２０", "2009年7月20日", "2009-07-20"),
    ("2009-07-20 17:00前", "2009年7月20日17时前", "2009-07-20"),
    ("2009.7.10-2009.7.20", "2009年7月10日至2009年7月20日", "2009-07-20"),
    ("本月25日前", "本月25日前", "2009-07-25"),
    ("本月底前", "本月底前", "2009-07-31"),
    ("本月中旬", "本月中旬", "2009-07-11..2009-07-20"),
    ("本月20-25日", "本月20日至25日", "2009-07-25"),
    ("下月5日前", "下月5日前", "2009-08-05"),
    ("下个月5日17时前", "下月5日17时前", "2009-08-05"),
    ("本月20日至下月5日", "本月20日至下月5日", "2009-08-05"),
    ("12月20", "12月20日", "2009-12-20"),
    ("12月20前", "12月20日前", "2009-12-20"),
    ("7月10-20", "7月10日至20日", "2009-07-20"),
    ("7月10日至20前", "7月10日至20日", "2009-07-20"),
    ("2009年全年", "2009年", "2009-01-01..2009-12-31"),
    ("全年", "全年", ""),
    ("每月5日17时前", "每月5日17时前", ""),
    ("每月5日前", "每月5日前", ""),
    ("每周五", "每周五", ""),
    ("每周日前", "每周日前", ""),
    ("每个季度末", "每季度末", ""),
    ("每季度末前", "每季度末前", ""),
    ("每年6月底前", "每年6月底前", ""),
    ("每年底", "每年底", ""),
    ("每年年底前", "每年底前", ""),
    ("每天", "每日", ""),
    ("贯穿始终", "贯穿始终", ""),
    ("长期坚持", "长期坚持", ""),
    ("长期", "长期", ""),
    ("持续推进", "持续推进", ""),
    ("即日起", "即日起", ""),
    ("即日起至8月底", "即日起至8月底", "2009-08-31"),
    ("2019年1月1日起", "2019年1月1日起", ""),
    ("印发之日起30日内", "印发之日起30日内", "2009-08-15"),
    ("自本通知印发之日起30天内", "本通知印发之日起30日内", "2009-08-15"),
    ("印发之日起5个工作日内", "印发之日起5个工作日内", "2009-07-23"),
    ("答辩结束后5个工作日内", "答辩结束后5个工作日内", ""),
    ("收到本通知后两周内", "收到本通知后2周内", ""),
    ("验收之日起1个月内", "验收后1个月内", ""),
];

#[test]
fn the_forms_of_offices_are_read_and_printed() {
    let workdays = Workdays::china();
    for (text, printed, ends) in FORMS {
        let deadline = Deadline::parse(text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
        assert_eq!(deadline.to_string(), *printed, "{text}");
        assert_eq!(Deadline::parse(printed).as_ref(), Ok(&deadline), "{text}");
        let reading = deadline.reading(issued("2009-07-16"), &workdays).unwrap();
        let shown = reading.ends.map_or(String::new(), |span| {
            if span.first == span.last {
                span.first.to_string()
            } else {
                format!("{}..{}", span.first, span.last)
            }
        });
        assert_eq!(shown, *ends, "{text}");
    }
}

#[test]
fn what_is_no_deadline_is_none() {
    for text in [
        "",
        "尽快",
        "41号",
        "3年",
        "40周年",
        "每一步",
        "7",
        "7月20日前后完成",
        "20日前",
        "一",
        "第5季度",
        "每月最后一个工作日",
        "今后5个工作日",
        // The day after what is not said.
        "次日",
        "当日",
        "次月5日前",
        "7.20前",
        "2009.7",
        "2009-07-20-1",
        "7月20日（含21日）前",
        "7月20日25时前",
        "7月20日17时60分前",
        "不迟于7月10日至20日",
        "截至目前",
    ] {
        assert!(matches!(Deadline::parse(text), Err(DeadlineError::Shape(_))), "{text}");
    }
    assert_eq!(Deadline::parse("2月30日前"), Err(DeadlineError::Day(4..9)));
    assert_eq!(Deadline::parse("2019年2月29日"), Err(DeadlineError::Day(11..16)));
    assert_eq!(Deadline::parse("2009-02-30"), Err(DeadlineError::Day(8..10)));
    assert_eq!(Deadline::parse("2009-13-01前"), Err(DeadlineError::Month(5..7)));
    assert_eq!(Deadline::parse("6月31前"), Err(DeadlineError::Day(4..6)));
    assert_eq!(Deadline::parse("下月5日至本月10日"), Err(DeadlineError::Backwards(0..24)));
    assert_eq!(Deadline::parse("13月5日"), Err(DeadlineError::Month(0..5)));
    assert_eq!(Deadline::parse("7月20日至10日"), Err(DeadlineError::Backwards(0..17)));
    assert_eq!(Deadline::parse("2019年至2018年"), Err(DeadlineError::Backwards(0..17)));
}

#[test]
fn deadlines_are_found_in_prose() {
    let found = |text: &str| -> Vec<String> {
        find(text).iter().map(|f| text.get(f.range.clone()).unwrap().to_owned()).collect()
    };
    assert_eq!(
        found("1.5月18日前，学院要组织学生；3. 6月3日前完成（国办发〔2018〕41号）。"),
        ["5月18日前", "6月3日前"]
    );
    assert_eq!(
        found("整改落实阶段从2009年7月中旬开始，至8月底基本结束，8月底将完成各项总结工作。"),
        ["2009年7月中旬开始，至8月底", "8月底"]
    );
    assert_eq!(
        found("学院需在完成答辩工作后两个工作日之内完成评定，明确近期目标和中长期安排，贯穿始终。"),
        ["完成答辩工作后两个工作日之内", "贯穿始终"]
    );
    assert_eq!(
        found("改革开放40周年，三年文化建设纲要，随时整改，每推进一步，前两个阶段，青年初始成长"),
        Vec::<String>::new()
    );
    assert_eq!(
        found("自印发之日起30日内报送，2月4日至10日放假"),
        ["印发之日起30日内", "2月4日至10日"]
    );
    assert_eq!(found("2018年12月30日至2019年1月1日放假调休"), ["2018年12月30日至2019年1月1日"]);
}

#[test]
fn deadlines_of_the_same_thing_agree_or_not() {
    let workdays = Workdays::china();
    let agree = |one: &str, two: &str| {
        let read =
            |text| Deadline::parse(text).unwrap().reading(issued("2009-07-16"), &workdays).unwrap();
        read(one).agrees(&read(two))
    };
    assert!(agree("7月中旬", "7月15日前"));
    assert!(agree("7月中旬前", "7月10日前"));
    assert!(agree("8月底前", "8月31日前"));
    assert!(agree("贯穿始终", "7月15日前"));
    assert!(!agree("7月18日前", "7月10-20日"));
    assert!(!agree("7月20日前", "7月24日之前"));
    assert!(!agree("7月中旬", "7月25日前"));
    assert!(!agree("7月10日至20日", "7月12日至20日"));
}

#[test]
fn working_days_follow_the_published_calendar() {
    let workdays = Workdays::china();
    assert_eq!(workdays.is_worked(issued("2018-09-29")), Ok(true));
    assert_eq!(workdays.is_worked(issued("2018-10-01")), Ok(false));
    assert_eq!(workdays.is_worked(issued("2018-12-31")), Ok(false));
    assert_eq!(workdays.add(issued("2018-09-28"), 3), Ok(issued("2018-10-08")));
    assert_eq!(workdays.add(issued("2018-10-08"), -3), Ok(issued("2018-09-28")));
    let error = workdays.add(issued("2026-12-30"), 5).unwrap_err();
    assert_eq!((error.year, error.known), (2027, (2007, 2026)));
}

#[test]
fn a_shift_and_its_opposite_lead_back() {
    let workdays = Workdays::china();
    let day = issued("2018-05-21");
    for text in
        ["7月20日前", "12月28日前", "7月10日至20日", "2019年1月1日起", "1月31日", "2018年6月1日"]
    {
        let deadline = Deadline::parse(text).unwrap();
        for n in [1, 7, 30, 200] {
            for by in
                [Shift::Days as fn(i32) -> Shift, Shift::Weeks, Shift::Months, Shift::Workdays]
            {
                let Ok(moved) = deadline.shift(by(n), day, &workdays) else { continue };
                // From a free day the way back ends on a working day.
                let reading = deadline.reading(day, &workdays).unwrap();
                let spans = [reading.begins, reading.ends].into_iter().flatten();
                let free = spans.into_iter().any(|s| workdays.is_worked(s.last) != Ok(true));
                if matches!(by(n), Shift::Workdays(_)) && free {
                    continue;
                }
                // The last of a shorter month leads back to another day.
                let last = moved.reading(day, &workdays).unwrap().ends.map(|s| s.last.day());
                if matches!(by(n), Shift::Months(_)) && last != reading.ends.map(|s| s.last.day()) {
                    continue;
                }
                let back = moved.shift(by(-n), day, &workdays).unwrap();
                assert_eq!(back.reading(day, &workdays), Ok(reading), "{text} {:?}", by(n));
                assert_ne!(moved.reading(day, &workdays), Ok(reading), "{text} {:?}", by(n));
                assert_eq!(Deadline::parse(&moved.to_string()).as_ref(), Ok(&moved), "{text}");
            }
        }
    }
}

#[test]
fn a_shift_keeps_the_form() {
    let workdays = Workdays::china();
    let shift = |text: &str, by| {
        Deadline::parse(text)
            .unwrap()
            .shift(by, issued("2018-05-21"), &workdays)
            .map(|d| d.to_string())
    };
    assert_eq!(shift("7月20日前", Shift::Days(5)), Ok("7月25日前".to_owned()));
    assert_eq!(shift("7月10日至20日", Shift::Weeks(2)), Ok("7月24日至8月3日".to_owned()));
    assert_eq!(shift("7月中旬", Shift::Months(1)), Ok("8月中旬".to_owned()));
    assert_eq!(shift("12月底前", Shift::Months(2)), Ok("2019年2月底前".to_owned()));
    assert_eq!(shift("12月28日前", Shift::Days(7)), Ok("1月4日前".to_owned()));
    assert_eq!(shift("9月28日前", Shift::Workdays(3)), Ok("10月8日前".to_owned()));
    assert_eq!(shift("第三季度末", Shift::Months(3)), Ok("第四季度末".to_owned()));
    assert_eq!(shift("印发之日起30日内", Shift::Days(-10)), Ok("印发之日起20日内".to_owned()));
    assert_eq!(shift("8月底前", Shift::Days(7)), Ok("9月7日前".to_owned()));
    assert_eq!(shift("7月中旬前", Shift::Days(3)), Err(ShiftError::Coarse));
    assert_eq!(shift("7月中旬", Shift::Days(3)), Err(ShiftError::Coarse));
    assert_eq!(shift("贯穿始终", Shift::Days(3)), Err(ShiftError::NoDay));
    assert_eq!(shift("7月20日17时前", Shift::Days(5)), Ok("7月25日17时前".to_owned()));
    assert_eq!(
        shift("7月20日（含20日）前", Shift::Workdays(1)),
        Ok("7月23日前（含23日）".to_owned())
    );
    assert_eq!(shift("本月25日前", Shift::Days(7)), Ok("6月1日前".to_owned()));
    assert_eq!(shift("本月底前", Shift::Months(1)), Ok("6月底前".to_owned()));
    assert_eq!(shift("下月10日至20日", Shift::Days(1)), Ok("6月11日至21日".to_owned()));
    assert!(matches!(shift("12月28日前", Shift::Workdays(3000)), Err(ShiftError::NoData(_))));
}

#[test]
fn a_month_later_is_the_same_day_or_the_last_of_the_month() {
    let workdays = Workdays::china();
    let (day, issued) = (issued("2019-01-10"), issued("2019-01-10"));
    let later = |text: &str, n| {
        let moved = Deadline::parse(text).unwrap().shift(Shift::Months(n), day, &workdays);
        moved.map(|deadline| deadline.to_string())
    };
    assert_eq!(later("1月31日", 1), Ok("2月28日".to_owned()));
    assert_eq!(later("1月31日前", 1), Ok("2月28日前".to_owned()));
    assert_eq!(later("1月31日前", 3), Ok("4月30日前".to_owned()));
    assert_eq!(later("1月31日17时前", 13), Ok("2020年2月29日17时前".to_owned()));
    assert_eq!(later("3月31日前", -1), Ok("2月28日前".to_owned()));
    assert_eq!(later("2月28日前", 1), Ok("3月28日前".to_owned()));
    // As what is counted from the issue or another task.
    let end = Day::new(2019, 1, 31).unwrap();
    assert_eq!(Unit::Month.later(end, 1, &workdays), Ok(Day::new(2019, 2, 28).ok()));
    let reading = Deadline::parse("印发之日起1个月内").unwrap().reading(end, &workdays).unwrap();
    assert_eq!(reading.ends.map(|span| span.last), Day::new(2019, 2, 28).ok());
    let gone = Deadline::parse("2019年2月28日前").unwrap();
    assert_eq!(gone.missing(issued), None);
}

#[test]
fn a_day_that_its_year_does_not_have_is_missing() {
    let missing = |text: &str, day: &str| {
        let found = Deadline::parse(text).unwrap().missing(issued(day))?;
        let at = numbered(text, found.day);
        Some((found.year, found.month, text.get(at).unwrap().to_owned()))
    };
    let there = |year, month, text: &str| Some((year, month, text.to_owned()));
    assert_eq!(missing("2月29日前", "2026-01-05"), there(2026, 2, "29日"));
    assert_eq!(missing("2月29日前", "2024-01-05"), None);
    // From June on the next February is meant.
    assert_eq!(missing("2月29日前", "2024-06-20"), there(2025, 2, "29日"));
    assert_eq!(missing("2月29日前", "2023-12-20"), None);
    assert_eq!(missing("今年2月29日", "2026-01-05"), there(2026, 2, "29日"));
    assert_eq!(missing("明年2月29日前（含29日）", "2024-01-05"), there(2025, 2, "29日"));
    assert_eq!(missing("2月20-29日", "2026-01-05"), there(2026, 2, "29日"));
    assert_eq!(missing("12月20日至2月29", "2026-12-05"), there(2027, 2, "29"));
    assert_eq!(missing("12月20日至2月29日", "2027-12-05"), None);
    assert_eq!(missing("2月29日（星期日）17时前", "2026-01-05"), there(2026, 2, "29日"));
    assert_eq!(missing("即日起至2月29日", "2026-01-05"), there(2026, 2, "29日"));
    assert_eq!(missing("本月31日前", "2026-04-05"), there(2026, 4, "31日"));
    assert_eq!(missing("下月30日前", "2026-01-05"), there(2026, 2, "30日"));
    assert_eq!(missing("2月底前", "2026-01-05"), None);
}

#[test]
fn what_seems_to_be_a_deadline_is_known_from_other_words() {
    for text in [
        "7.20前",
        "7/20",
        "7-20",
        "2009.7",
        "7月20日前后",
        "第2周",
        "３日前",
        "20号",
        "三个月",
        "15天",
        "月底前",
        "下周三前",
        "次日",
        "七月二十日左右",
        "每月最后一日",
        "2009年度",
        "一季度中",
    ] {
        assert!(Deadline::parse(text).is_err() && resembles(text), "{text}");
    }
    for text in [
        "尽快",
        "另行通知",
        "第一时间",
        "随到随办",
        "会后",
        "第3批",
        "一次性",
        "暑假",
        "A3",
        "3.0版",
    ] {
        assert!(Deadline::parse(text).is_err() && !resembles(text), "{text}");
    }
}
