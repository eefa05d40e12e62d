//! What holds of all deadlines: of some ten thousand of every form, made by a sequence that is the
//! same on every machine.

use std::cmp::Ordering;

use hongtou::deadline::{
    After, Always, Anchor, Clock, Cycle, Day, Deadline, Each, Edge, Half, InMonth, Moment, Near,
    Part, Shift, Span, Start, Unit, Weekdays, Workdays, Year,
};

/// How many of each kind are made.
const ROUNDS: usize = 4000;

/// A sequence that is the same on every machine (Knuth's multiplier).
struct Sequence(u64);

impl Sequence {
    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all.get(self.below(all.len())).unwrap().clone()
    }

    fn number(&mut self, first: u8, last: u8) -> u8 {
        first + u8::try_from(self.below(usize::from(last - first) + 1)).unwrap()
    }

    fn edge(&mut self) -> Edge {
        self.one_of(&[Edge::Whole, Edge::Start, Edge::End])
    }

    fn in_month(&mut self, days: u8) -> InMonth {
        let day = InMonth::Day(self.number(1, days));
        let minute = self.one_of(&[0, 0, 30, 45]);
        let hour = self.number(0, 23);
        let clocks = [Clock::Closing, Clock::Morning, Clock::Afternoon, Clock::At(hour, minute)];
        let clock = self.one_of(&clocks);
        let hour = InMonth::Hour(self.number(1, days), clock);
        self.one_of(&[
            InMonth::Whole,
            InMonth::Start,
            InMonth::Early,
            InMonth::Middle,
            InMonth::Late,
            InMonth::End,
            day,
            day,
            day,
            hour,
        ])
    }

    fn part(&mut self) -> Part {
        let month = self.number(1, 12);
        // Every year has these days.
        let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let days = *days.get(usize::from(month) - 1).unwrap();
        let month = Part::Month(month, self.in_month(days));
        let quarter = Part::Quarter(self.number(1, 4), self.edge());
        let half = Part::Half(self.one_of(&[Half::First, Half::Second]));
        let others = [Part::Whole, Part::Start, Part::End, quarter, half];
        self.one_of(&[&[month; 8], &others[..]].concat())
    }

    fn moment(&mut self) -> Moment {
        let part = self.part();
        let given = Year::Given(2007 + i16::from(self.number(0, 18)));
        let mut years = vec![Year::Open, Year::Open, Year::Open, given, Year::This, Year::Next];
        if matches!(part, Part::Month(_, InMonth::Day(_) | InMonth::Hour(..))) {
            years.push(Year::On(self.number(1, 7)));
        }
        Moment { year: self.one_of(&years), part }
    }

    fn near(&mut self, near: Near) -> Moment {
        Moment { year: Year::Open, part: Part::Near(near, self.in_month(28)) }
    }

    /// A day, which a limit may be said to include.
    fn day(&mut self) -> Moment {
        let part = InMonth::Day(self.number(1, 28));
        let near = Moment { year: Year::Open, part: Part::Near(Near::Next, part) };
        let years = [Year::Open, Year::Given(2019), Year::This, Year::Next, Year::On(3)];
        let month = Part::Month(self.number(1, 12), part);
        let named = Moment { year: self.one_of(&years), part: month };
        self.one_of(&[named, named, near])
    }

    fn deadline(&mut self) -> Deadline {
        let each = [
            Each::Day,
            Each::Week,
            Each::Weekday(self.number(1, 7)),
            Each::Weekdays(Weekdays::new(&[self.number(1, 4), self.number(5, 7)])),
            Each::Days(self.number(1, 15), self.number(16, 31)),
            Each::Month(self.in_month(31)),
            Each::Quarter(self.edge()),
            Each::Year(self.part()),
        ];
        let each = self.one_of(&each);
        let anchor = [
            Anchor::Issue("印发".to_owned()),
            Anchor::Issue("本通知发布".to_owned()),
            Anchor::Event("答辩".to_owned()),
            Anchor::Event("收到本通知".to_owned()),
        ];
        let count = u16::from(self.number(1, 99));
        let unit = self.one_of(&[Unit::Day, Unit::Workday, Unit::Week, Unit::Month]);
        let all = [
            Deadline::In(self.moment()),
            Deadline::By(self.moment()),
            Deadline::Through(self.day()),
            Deadline::Between(self.moment(), self.moment()),
            Deadline::From(Start::At(self.moment())),
            Deadline::From(Start::Now),
            Deadline::In(self.near(Near::This)),
            Deadline::By(self.near(Near::Next)),
            Deadline::Between(self.near(Near::This), self.near(Near::Next)),
            Deadline::Between(self.near(Near::Next), self.near(Near::Next)),
            // 5月1日起至8月底 is read as from one to the other.
            Deadline::FromTill(Start::Now, self.moment()),
            self.cycle(each),
            Deadline::Always(self.one_of(&Always::ALL).0),
            Deadline::After(After { anchor: self.one_of(&anchor), count, unit }),
        ];
        self.one_of(&all)
    }

    fn cycle(&mut self, each: Each) -> Deadline {
        let day = matches!(each, Each::Day | Each::Weekday(_) | Each::Weekdays(_));
        let at = self.one_of(&[None, Some(Clock::Closing), Some(Clock::At(17, 30))]);
        let by = self.below(2) == 0 && !matches!(each, Each::Days(..));
        Deadline::Every(Cycle { each, at: at.filter(|_| day), by })
    }

    /// A day of a document, of a year in and around which holidays are known.
    fn issued(&mut self) -> Day {
        let year = 2010 + i16::from(self.number(0, 12));
        let month = self.number(1, 12).cast_signed();
        Day::new(year, month, self.number(1, 28).cast_signed()).unwrap()
    }
}

#[test]
fn what_is_printed_is_read_as_the_same() {
    let mut sequence = Sequence(1);
    let mut forms = std::collections::BTreeSet::new();
    let mut backwards = 0;
    for _ in 0..ROUNDS {
        let deadline = sequence.deadline();
        let printed = deadline.to_string();
        match Deadline::parse(&printed) {
            Ok(read) => assert_eq!(read, deadline, "{printed}"),
            // The two ends of a span are made without regard to each other.
            Err(error) => {
                let spans = matches!(deadline, Deadline::Between(..));
                let is_known = format!("{error:?}").starts_with("Backwards");
                assert!(spans && is_known, "{printed}: {error:?}");
                backwards += 1;
            }
        }
        let form = format!("{deadline:?}");
        forms.insert(form.split(['(', '{']).next().unwrap().to_owned());
    }
    assert_eq!(forms.len(), 9, "{forms:?}");
    assert!(backwards < ROUNDS / 20, "{backwards}");
}

#[test]
fn a_phrase_stands_in_a_sentence_as_by_itself() {
    let mut sequence = Sequence(2);
    for _ in 0..ROUNDS {
        let deadline = sequence.deadline();
        let printed = deadline.to_string();
        // Words that prose has in other senses, and spans that are none, are nothing by themselves.
        let vague = ["长期", "随时", "全年"].contains(&printed.as_str());
        if vague || Deadline::parse(&printed).is_err() {
            continue;
        }
        let text = format!("各科室，{printed}，报办公室。");
        let found = hongtou::deadline::find(&text);
        let [one] = found.as_slice() else { panic!("{text}: {found:?}") };
        assert_eq!((text.get(one.range.clone()), &one.deadline), (Some(&*printed), &deadline));
    }
}

#[test]
fn a_shift_and_its_opposite_lead_back() {
    let mut sequence = Sequence(3);
    let workdays = Workdays::china();
    let (mut moved, mut shortened) = (0, 0);
    for _ in 0..4 * ROUNDS {
        let (deadline, issued) = (sequence.deadline(), sequence.issued());
        let n = i32::from(sequence.number(1, 60));
        let by = sequence.one_of(&[
            Shift::Days as fn(i32) -> Shift,
            Shift::Weeks,
            Shift::Months,
            Shift::Workdays,
        ]);
        // What ends before it begins is not read.
        if Deadline::parse(&deadline.to_string()).is_err() {
            continue;
        }
        let Ok(reading) = deadline.reading(issued, &workdays) else { continue };
        let Ok(later) = deadline.shift(by(n), issued, &workdays) else { continue };
        let said = format!("{deadline} {:?} from {issued}: {later}", by(n));
        let Ok(now) = later.reading(issued, &workdays) else { continue };
        if let (Some(old), Some(new)) = (reading.ends, now.ends) {
            assert!(old.last < new.last, "{said}");
        }
        // From a free day the way back ends on a working day.
        let spans = [reading.begins, reading.ends].into_iter().flatten();
        let free = spans.into_iter().any(|span| workdays.is_worked(span.last) != Ok(true));
        if matches!(by(n), Shift::Workdays(_)) && free {
            continue;
        }
        let Ok(back) = later.shift(by(-n), issued, &workdays) else {
            panic!("{said}: {:?}", later.shift(by(-n), issued, &workdays))
        };
        let led = back.reading(issued, &workdays).unwrap();
        if matches!(by(n), Shift::Months(_)) && led != reading {
            // From the last of a month that has fewer days the way leads to another day.
            let fewer = |old: Option<Span>, new: Option<Span>| {
                let ends = old.zip(new).map(|(old, new)| (old.last, new.last));
                ends.is_some_and(|(old, new)| new == new.last_of_month() && new.day() < old.day())
            };
            let is_known = fewer(reading.begins, now.begins) || fewer(reading.ends, now.ends);
            assert!(is_known, "{said}: {back}");
            shortened += 1;
            continue;
        }
        assert_eq!(led, reading, "{said}: {back}");
        moved += 1;
    }
    assert!(moved > ROUNDS / 2 && (1..ROUNDS / 10).contains(&shortened), "{moved}, {shortened}");
}

#[test]
fn an_order_is_that_of_the_days() {
    let mut sequence = Sequence(4);
    let workdays = Workdays::china();
    let mut known = 0;
    for _ in 0..ROUNDS {
        let issued = sequence.issued();
        let mut read = || sequence.deadline().reading(issued, &workdays).ok();
        let (Some(one), Some(two), Some(three)) = (read(), read(), read()) else { continue };
        let order = one.compare(&two);
        assert_eq!(two.compare(&one), order.map(Ordering::reverse));
        if let (Some(order), Some(a), Some(b)) = (order, one.ends, two.ends) {
            known += 1;
            assert_eq!((a.first.cmp(&b.first), a.last.cmp(&b.last)), (order, order));
            // What is certainly done at different times is not the same thing.
            assert!(order == Ordering::Equal || !one.agrees(&two));
            if order != Ordering::Greater && two.compare(&three) == Some(Ordering::Less) {
                assert_eq!(one.compare(&three), Some(Ordering::Less));
            }
        }
        assert!(one.agrees(&one) && one.agrees(&two) == two.agrees(&one));
        for reading in [one, two, three] {
            for span in [reading.begins, reading.ends].into_iter().flatten() {
                assert!(span.first <= span.last);
            }
        }
    }
    assert!(known > ROUNDS / 8, "{known}");
}
