//! Windows: when a stage runs, as written or reckoned from its tasks.

use super::timing::Known;
use crate::deadline::{Day, Deadline, InMonth, Moment, Part, Reading, Span, Start, Workdays, Year};

/// Words that ask for a window to be reckoned.
const AUTO: [&str; 2] = ["auto", "自动"];

/// The most days of a time that runs into the next year unsaid: a longer one is rather a slip.
const LONG: i32 = 184;

/// Whether a window asks to be reckoned.
pub(crate) fn is_auto(text: &str) -> bool {
    AUTO.contains(&text.trim())
}

/// Whether a window is a slip of what asks for it to be reckoned: 自 动, 自动计算, Auto.
pub(super) fn is_slip(text: &str) -> bool {
    let word: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let word = word.to_lowercase().replace('動', "动");
    let near = strsim::damerau_levenshtein(&word, "auto") <= 1;
    !is_auto(text) && (near || AUTO.iter().any(|auto| word.starts_with(auto)))
}

/// The days of a time that names no year at its end and is longer than half a year into the next:
/// 8月至7月.
pub(crate) fn into_next_year(
    deadline: &Deadline,
    issued: Day,
    workdays: &Workdays,
) -> Option<Span> {
    let Deadline::Between(_, Moment { year: Year::Open, .. }) = deadline else { return None };
    let reading = deadline.reading(issued, workdays).ok()?;
    let (first, last) = (reading.begins?.first, reading.ends?.last);
    let days = first.until((jiff::Unit::Day, last)).ok()?.get_days();
    (first.year() != last.year() && days > LONG).then_some(Span { first, last })
}

/// The window of tasks: from the first day to the last that they name; only the last where no
/// task says when it begins. What the tasks leave open (7月中旬前, 5月底至…) is said in their words.
///
/// Where one task begins and another only ends before that (4月20日前), the window begins with that
/// end: it holds all of its tasks.
pub(super) fn reckoned(tasks: &[&Known], issued: Day, workdays: &Workdays) -> Option<Deadline> {
    let said = |task: &'_ &'_ Known| task.said.as_ref().map(|said| (task.reading, said.clone()));
    let all: Vec<(Reading, Deadline)> = tasks.iter().filter_map(said).collect();
    let ends = all.iter().filter_map(|(reading, said)| Some((reading.ends?, said)));
    let begins = all.iter().filter_map(|(reading, said)| Some((reading.begins?, said)));
    ends.clone().next()?;
    let begun = begins.clone().next().is_some();
    // Of two that end alike the certain one is said. What has no end (6月1日起) ends with nothing
    // but begins within.
    let (last, last_said) =
        ends.clone().chain(begins.clone()).max_by_key(|(span, _)| (span.last, span.first))?;
    // Of two that begin alike what is said to begin is before what is only known to end.
    let first =
        begins.chain(ends).filter(|_| begun).min_by_key(|(span, _)| (span.first, span.last));
    let end = match last_said {
        Deadline::By(own) | Deadline::Through(own) if last.first < last.last => *own,
        _ => moment(last.last, issued),
    };
    let begin =
        first.filter(|(first, _)| first.first < last.last).map(|(first, said)| match said {
            Deadline::Between(own, _)
            | Deadline::From(Start::At(own))
            | Deadline::FromTill(Start::At(own), _)
            | Deadline::In(own)
                if first.first < first.last =>
            {
                *own
            }
            _ => moment(first.first, issued),
        });
    let said = match begin {
        Some(begin) if begin.year == Year::Given(issued.year()) => {
            Deadline::between(begin, end, issued)
        }
        Some(begin) => Deadline::Between(begin, end),
        None => Deadline::By(end),
    };
    let since = first.map(|(first, _)| first.first).filter(|first| *first < last.last);
    let with = |moment: fn(Day, Day) -> Moment| match since {
        Some(since) => Deadline::between(moment(since, issued), moment(last.last, issued), issued),
        None => Deadline::By(moment(last.last, issued)),
    };
    // Words that would be read as other days are no help.
    let hull = |deadline: &Deadline| {
        let reading = Deadline::parse(&deadline.to_string()).ok()?;
        let days = bounds(&reading, reading.reading(issued, workdays).ok()?);
        let begins = days.first <= first.map(|(first, _)| first.first);
        Some(days.last == Some(last.last) && begins)
    };
    let is_hull = |deadline: &Deadline| hull(deadline) == Some(true);
    let said = [said, with(moment)].into_iter().map(|said| said.year_once(issued)).find(is_hull);
    Some(said.unwrap_or_else(|| with(whole).year_once(issued)))
}

/// The days between which a time lies, as far as it says them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// The first.
    pub(crate) first: Option<Day>,
    /// The last.
    pub(crate) last: Option<Day>,
}

/// Those of a time of which the reading is known.
pub(crate) fn bounds(said: &Deadline, reading: Reading) -> Bounds {
    let some_time = matches!(said, Deadline::In(_));
    let first = reading.begins.or(reading.ends.filter(|_| some_time)).map(|span| span.first);
    Bounds { first, last: reading.ends.map(|span| span.last) }
}

/// Whether a time begins with the issue of the document (即日起, 印发之日起) and on no day of its
/// own.
pub(crate) const fn begins_with_issue(said: &Deadline) -> bool {
    matches!(
        said,
        Deadline::After(_) | Deadline::From(Start::Now) | Deadline::FromTill(Start::Now, _)
    )
}

impl Bounds {
    /// Whether what is said of a task can lie in a window of these bounds: what it begins with and
    /// what it ends with. A length of time from the issue on begins nowhere.
    pub(crate) fn can_hold(self, said: &Deadline, reading: Reading) -> bool {
        let begins = reading.begins.filter(|_| !begins_with_issue(said));
        let meets = |span: Span| {
            self.first.is_none_or(|first| span.last >= first)
                && self.last.is_none_or(|last| span.first <= last)
        };
        reading.ends.is_none_or(meets) && begins.is_none_or(meets)
    }
}

/// A day as it is said in a document of the day `issued`: the year where it is another.
pub(crate) fn moment(day: Day, issued: Day) -> Moment {
    let part = InMonth::Day(day.day().unsigned_abs());
    let open = Moment { year: Year::Open, part: Part::Month(day.month().unsigned_abs(), part) };
    let own = open.year_of(issued) == day.year();
    if own { open } else { Moment { year: Year::Given(day.year()), ..open } }
}

/// A day with its year.
fn whole(day: Day, _issued: Day) -> Moment {
    Moment { year: Year::Given(day.year()), ..moment(day, day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str, issued: Day) -> Known {
        let said = Deadline::parse(text).unwrap();
        let reading = said.reading(issued, &Workdays::china()).unwrap();
        Known { reading, said: Some(said) }
    }

    fn window(tasks: &[&str]) -> Option<String> {
        let issued = "2018-05-21".parse().unwrap();
        let known: Vec<Known> = tasks.iter().map(|text| known(text, issued)).collect();
        let known: Vec<&Known> = known.iter().collect();
        Some(reckoned(&known, issued, &Workdays::china())?.to_string())
    }

    #[test]
    fn a_window_says_what_its_tasks_leave_open() {
        for (tasks, said) in [
            (&["6月10日前", "7月20日前"][..], "7月20日前"),
            (&["6月1日至10日", "7月20日前"], "6月1日至7月20日"),
            (&["6月1日至10日", "7月中旬前"], "6月1日至7月中旬"),
            (&["6月1日至10日", "7月中旬前", "7月20日前"], "6月1日至7月20日"),
            (&["6月1日至10日", "7月中旬前", "7月15日前"], "6月1日至7月中旬"),
            (&["7月中旬前"], "7月中旬前"),
            (&["7月中旬"], "7月20日前"),
            (&["1月10日至6月底", "7月20日前"], "1月10日至7月20日"),
            (&["7月20日前（含20日）"], "7月20日前"),
            (&["5月底至7月底", "6月20日前"], "5月底至7月31日"),
            (&["12月1日至20日", "2019年1月10日前"], "12月1日至1月10日"),
            (&["6月20日前", "7月10日至20日"], "6月20日至7月20日"),
            (&["6月底前", "7月10日至20日"], "6月30日至7月20日"),
            (&["5月下旬", "7月1日至3日"], "5月下旬至7月3日"),
            (&["5月25日前", "6月1日起"], "5月25日至6月1日"),
            (&["2019年7月1日至10日", "2019年7月20日前"], "2019年7月1日至20日"),
            (&["2018年4月20日前", "7月10日至20日"], "4月20日至7月20日"),
        ] {
            assert_eq!(window(tasks).as_deref(), Some(said), "{tasks:?}");
        }
        assert_eq!(window(&["长期坚持"]), None);
    }

    #[test]
    fn a_window_holds_all_of_its_tasks() {
        let issued = "2018-05-21".parse().unwrap();
        let all = [
            "4月20日前",
            "5月10日至20日",
            "5月下旬",
            "3月下旬",
            "6月底前",
            "7月中旬前",
            "6月1日起",
            "即日起至8月底",
            "印发之日起30日内",
            "12月至2月",
            "1月10日前",
            "2017年12月5日前",
            "第三季度",
            "年底前",
            "5月底至7月底",
            "7月10日",
            "每月5日前",
            "长期坚持",
        ];
        for one in all {
            for two in all {
                for three in all {
                    let tasks = [one, two, three];
                    let Some(window) = window(&tasks) else { continue };
                    let own = known(&window, issued);
                    let own = bounds(&own.said.unwrap(), own.reading);
                    for task in tasks {
                        let task = known(task, issued);
                        let holds = own.can_hold(&task.said.unwrap(), task.reading);
                        assert!(holds, "{tasks:?}: {window}");
                    }
                }
            }
        }
    }

    #[test]
    fn slips_of_auto_are_known() {
        for slip in ["自 动", "自动计算", "自動", "Auto", "AUTO", "automatic", "atuo", "自动。"]
        {
            assert!(is_slip(slip), "{slip}");
        }
        for own in ["自动", " auto ", "6月1日至10日", "全年", "启动", ""] {
            assert!(!is_slip(own), "{own}");
        }
    }

    #[test]
    fn only_a_long_time_into_the_next_year_is_doubtful() {
        let issued = "2018-05-21".parse().unwrap();
        let doubtful = |text: &str| {
            into_next_year(&Deadline::parse(text).unwrap(), issued, &Workdays::china()).is_some()
        };
        for text in ["8月至7月", "8月20日至7月10日", "2018年8月至7月"] {
            assert!(doubtful(text), "{text}");
        }
        for text in ["11月至2月", "12月中旬至1月底", "8月至次年7月", "5月至12月", "7月20日前"]
        {
            assert!(!doubtful(text), "{text}");
        }
    }

    #[test]
    fn a_window_holds_what_may_be_true_in_it() {
        let issued = "2018-05-21".parse().unwrap();
        let holds = |window: &str, task: &str| {
            let (window, task) = (known(window, issued), known(task, issued));
            bounds(&window.said.unwrap(), window.reading)
                .can_hold(&task.said.unwrap(), task.reading)
        };
        for (window, task) in [
            ("6月1日至30日", "6月30日前"),
            ("6月1日至30日", "6月1日前"),
            ("6月1日至30日", "6月中旬"),
            ("6月11日至30日", "6月中旬前"),
            ("7月1日至15日", "7月中旬前"),
            ("6月1日至30日", "每月5日前"),
            ("6月1日至30日", "长期坚持"),
            ("6月1日至30日", "印发之日起30日内"),
            ("6月底前", "6月1日前"),
            ("5月底至7月底", "5月26日前"),
        ] {
            assert!(holds(window, task), "{window} {task}");
        }
        for (window, task) in [
            ("6月1日至30日", "7月1日前"),
            ("6月1日至30日", "5月31日前"),
            ("6月1日至30日", "6月20日至7月10日"),
            ("6月10日至30日", "6月1日至20日"),
            ("6月底前", "7月中旬"),
            ("5月下旬", "6月1日起"),
        ] {
            assert!(!holds(window, task), "{window} {task}");
        }
    }
}
