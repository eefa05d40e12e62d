//! Deadlines among other words, and what is none.

use super::*;

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
        "月底左右",
        "廿日前",
        "5月10日、20日",
        "5月、8月",
        "至2020年",
        "每月25日至5日",
        "每日一报",
        "周五前",
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
    assert_eq!(Deadline::parse("20091301前"), Err(DeadlineError::Month(0..8)));
    assert_eq!(Deadline::parse("20090230"), Err(DeadlineError::Day(0..8)));
    assert_eq!(Deadline::parse("5-13月"), Err(DeadlineError::Month(2..7)));
    assert_eq!(Deadline::parse("6月31前"), Err(DeadlineError::Day(4..6)));
    assert_eq!(Deadline::parse("下月5日至本月10日"), Err(DeadlineError::Backwards(0..24)));
    assert_eq!(Deadline::parse("13月5日"), Err(DeadlineError::Month(0..5)));
    assert_eq!(Deadline::parse("7月20日至10日"), Err(DeadlineError::Backwards(0..17)));
    assert_eq!(Deadline::parse("7月底至25日"), Err(DeadlineError::Backwards(0..15)));
    assert_eq!(Deadline::parse("2019年至2018年"), Err(DeadlineError::Backwards(0..17)));
}
