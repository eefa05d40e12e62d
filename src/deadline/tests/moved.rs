//! Deadlines that are moved.

use super::*;

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
fn the_year_is_said_once() {
    let shift = |text: &str| {
        let moved = Deadline::parse(text).unwrap();
        let moved = moved.shift(Shift::Months(1), issued("2026-11-20"), &Workdays::china());
        moved.map(|deadline| deadline.to_string()).unwrap()
    };
    assert_eq!(shift("12月20日至25日"), "1月20日至25日");
    assert_eq!(shift("2026年12月20日至25日"), "2027年1月20日至25日");
    assert_eq!(shift("2026年12月20日至2027年1月5日"), "2027年1月20日至2027年2月5日");
    // As it was written.
    assert_eq!(shift("2027年3月1日至2027年3月5日"), "2027年4月1日至2027年4月5日");
    let moved = Deadline::parse("12月20日至25日").unwrap();
    let moved = moved.shift(Shift::Months(1), issued("2026-03-18"), &Workdays::china()).unwrap();
    assert_eq!(moved.to_string(), "2027年1月20日至25日");
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
fn what_is_under_way_moves_within_its_year() {
    let shift = |text: &str, by| {
        let moved = Deadline::parse(text).unwrap();
        moved.shift(by, issued("2018-05-21"), &Workdays::china()).map(|d| d.to_string())
    };
    assert_eq!(shift("1月10日至6月30日", Shift::Days(10)), Ok("1月20日至7月10日".to_owned()));
    assert_eq!(shift("1月至12月", Shift::Months(-1)), Ok("2017年12月至11月".to_owned()));
    // It is over then, and would be read as the next year's.
    let over = shift("1月10日至6月20日", Shift::Months(-2));
    assert_eq!(over, Ok("2017年11月10日至4月20日".to_owned()));
    let over = shift("2018年1月10日至6月20日", Shift::Days(1));
    assert_eq!(over, Ok("2018年1月11日至6月21日".to_owned()));
    assert_eq!(shift("1月10日至2月10日", Shift::Days(1)), Ok("1月11日至2月11日".to_owned()));
    assert_eq!(shift("7月1日至8月31日", Shift::Months(1)), Ok("8月1日至9月30日".to_owned()));
}
