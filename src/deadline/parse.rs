//! Reading deadlines.

use std::ops::Range;

use super::lex::{Token, Word, tokens};
use super::reading::most_days;
use super::{
    After, Always, Anchor, Cycle, Deadline, DeadlineError, Each, Edge, Found, Half, InMonth,
    Moment, Part, Start, Unit, Year,
};

/// Words for “all the time” that prose also has in other senses: 中长期, 随时.
const VAGUE: [Always; 2] = [Always::LongTerm, Always::AnyTime];

/// Where the words end that an anchor is made of.
const STOPS: [char; 12] = ['，', '。', '；', '、', '：', '！', '？', '\n', '\t', ',', ';', ':'];

/// Words that lead to an anchor and are not part of it.
const LEADS: [&str; 6] = ["在", "自", "从", "于", "应当", "须"];

/// What 后 is part of another word behind.
const OTHER_WORDS: [char; 8] = ['最', '今', '然', '前', '先', '随', '以', '此'];

/// What a document does on its date.
const ISSUES: [&str; 6] = ["印发", "发布", "公布", "下发", "发文", "施行"];

impl Deadline {
    /// Reads a text that is nothing but a deadline; spaces around and between count for nothing.
    ///
    /// # Errors
    /// [`DeadlineError`] for another form, and for days that no calendar has.
    pub fn parse(text: &str) -> Result<Self, DeadlineError> {
        // A block of YAML ends with its line.
        let text = text.trim_end();
        let all = tokens(text);
        let start = text.len() - text.trim_start().len();
        let whole = start..text.trim_end().len().max(start);
        if let Some((word, _)) = Always::ALL.iter().find(|(_, word)| *word == text.trim()) {
            return Ok(Self::Always(*word));
        }
        let mut reader = Reader::new(text, &all, 0);
        let found = reader.deadline();
        if let Some(error) = reader.error {
            return Err(error);
        }
        match found {
            Some(deadline) if reader.at == all.len() => Ok(deadline),
            Some(_) | None => match anchored(text, &all) {
                Some((found, end)) if end == all.len() => Ok(found.deadline),
                Some(_) | None => Err(DeadlineError::Shape(whole)),
            },
        }
    }
}

/// The deadlines in prose, in their order. What is not read as one is left out: numbers of
/// documents, lengths of time, years that something is called by.
#[must_use]
pub fn find(text: &str) -> Vec<Found> {
    let all = tokens(text);
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while let Some(token) = all.get(at) {
        if let Some((after, end)) = anchored(text, all.get(at..).unwrap_or_default())
            && after.range.start <= token.range.start
        {
            let clear = found.last().is_none_or(|last| last.range.end <= after.range.start);
            if clear {
                found.push(after);
                at += end;
                continue;
            }
        }
        let mut reader = Reader::new(text, &all, at);
        match reader.deadline().filter(|_| reader.error.is_none() && reader.at > at) {
            Some(deadline) => {
                let end = all.get(reader.at - 1).map_or(token.range.end, |last| last.range.end);
                found.push(Found { range: token.range.start..end, deadline });
                at = reader.at;
            }
            None => {
                let rest = text.get(token.range.start..).unwrap_or_default();
                let always = Always::ALL
                    .iter()
                    .find(|(each, word)| !VAGUE.contains(each) && rest.starts_with(word));
                if let Some((each, word)) = always {
                    let range = token.range.start..token.range.start + word.len();
                    found.push(Found { range, deadline: Deadline::Always(*each) });
                }
                at += 1;
            }
        }
    }
    found
}

/// A length of time: `3日`, `5个工作日`, `2周`, `1个月`.
#[must_use]
pub fn length(text: &str) -> Option<(u16, Unit)> {
    let all = tokens(text);
    let mut reader = Reader::new(text, &all, 0);
    let length = reader.length()?;
    (reader.at == all.len()).then_some(length)
}

/// `…之日起30日内` or `…后5个工作日内`, whose words before the mark may be any: the deadline if the
/// clause that the first of `all` begins in has that form, and how many tokens it ends after.
fn anchored(text: &str, all: &[Token]) -> Option<(Found, usize)> {
    let clause =
        all.iter().position(|token| matches!(token.word, Word::Other(c) if STOPS.contains(&c)));
    let clause = all.get(..clause.unwrap_or(all.len()))?;
    for (n, mark) in clause.iter().enumerate() {
        if !matches!(mark.word, Word::Known("之日" | "后")) || n == 0 {
            continue;
        }
        let mut reader = Reader::new(text, clause, n + 1);
        if mark.word == Word::Known("之日") && !reader.take("起") && !reader.take("后") {
            continue;
        }
        let Some((count, unit)) = reader.length() else { continue };
        let begin = clause.first()?.range.start;
        let words = text.get(begin..mark.range.start)?;
        let lead =
            LEADS.iter().filter_map(|lead| words.rfind(lead).map(|at| at + lead.len())).max();
        let begin = begin + lead.unwrap_or(0);
        let words = text.get(begin..mark.range.start)?.trim();
        // 最后, 今后 and their like are words of their own.
        if words.is_empty() || (mark.word == Word::Known("后") && words.ends_with(OTHER_WORDS)) {
            continue;
        }
        let issue =
            mark.word == Word::Known("之日") && ISSUES.iter().any(|word| words.ends_with(word));
        let words = words.to_owned();
        let anchor = if issue { Anchor::Issue(words) } else { Anchor::Event(words) };
        let end = clause.get(reader.at - 1)?.range.end;
        let deadline = Deadline::After(After { anchor, count, unit });
        return Some((Found { range: begin..end, deadline }, reader.at));
    }
    None
}

/// A place in the words.
struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    text: &'a str,
    /// A month or a day that there is not.
    error: Option<DeadlineError>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, tokens: &'a [Token], at: usize) -> Self {
        Self { tokens, at, text, error: None }
    }

    fn word(&self, ahead: usize) -> Option<Word> {
        self.tokens.get(self.at + ahead).map(|token| token.word)
    }

    fn is(&self, ahead: usize, word: &str) -> bool {
        matches!(self.word(ahead), Some(Word::Known(known)) if known == word)
    }

    fn take(&mut self, word: &str) -> bool {
        let there = self.is(0, word);
        self.at += usize::from(there);
        there
    }

    fn number(&self, ahead: usize) -> Option<u32> {
        match self.word(ahead) {
            Some(Word::Number(value, _)) => Some(value),
            Some(Word::Known(_) | Word::Other(_)) | None => None,
        }
    }

    /// Whether no other word of prose runs into the one at hand.
    fn is_free(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.tokens.get(before));
        match before.map(|token| token.word) {
            None | Some(Word::Known(_)) => true,
            Some(Word::Other(c)) => !c.is_alphabetic() || "到至在于从自截今".contains(c),
            Some(Word::Number(..)) => false,
        }
    }

    fn range(&self, from: usize) -> Range<usize> {
        let start = self.tokens.get(from).map_or(0, |token| token.range.start);
        let last = self.at.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..last.map_or(self.text.len(), |token| token.range.end)
    }

    fn deadline(&mut self) -> Option<Deadline> {
        let from = self.at;
        if self.take("每") {
            return self.cycle();
        }
        if self.take("即日") {
            self.take("起");
            if self.take("至") {
                return Some(Deadline::FromTill(Start::Now, self.moment(None)?));
            }
            return Some(Deadline::From(Start::Now));
        }
        let first = self.years().or_else(|| self.moment(None))?;
        let begins = self.take("起");
        let here = self.at;
        if begins && matches!(self.word(0), Some(Word::Other('，' | ','))) && self.is(1, "至") {
            self.at += 1;
        }
        if self.take("至") {
            if let Some(second) = self.moment(Some(first)) {
                if backwards(first, second) {
                    self.error = Some(DeadlineError::Backwards(self.range(from)));
                }
                // 7月10日至20日前 is no more than 7月10日至20日.
                self.take("前");
                return Some(Deadline::Between(first, second));
            }
            self.at = here;
        }
        if begins {
            return Some(Deadline::From(Start::At(first)));
        }
        Some(if self.take("前") { Deadline::By(first) } else { Deadline::In(first) })
    }

    /// The first year of 2018—2020年, which is written without 年.
    fn years(&mut self) -> Option<Moment> {
        let (Some(Word::Number(first, 4)), Some(Word::Number(_, 4))) = (self.word(0), self.word(2))
        else {
            return None;
        };
        if !self.is(1, "至") || !self.is(3, "年") {
            return None;
        }
        self.at += 1;
        Some(Moment { year: Year::Given(i16::try_from(first).ok()?), part: Part::Whole })
    }

    /// A time of the calendar; after `earlier` it may leave out what that has said.
    fn moment(&mut self, earlier: Option<Moment>) -> Option<Moment> {
        let start = self.at;
        let moment = self.moment_inner(earlier);
        if moment.is_none() {
            self.at = start;
        }
        moment
    }

    fn moment_inner(&mut self, earlier: Option<Moment>) -> Option<Moment> {
        let year = self.year();
        let said = year != Year::Open;
        if let Some(part) = self.part(year) {
            return Some(self.on(Moment { year, part }));
        }
        if said {
            self.take("内");
            return Some(Moment { year, part: Part::Whole });
        }
        // 年底, 年内 without a year; not the 年 of 青年.
        if self.is(0, "年")
            && self.is_free()
            && (self.is(1, "初") || self.is(1, "底") || self.is(1, "内"))
        {
            self.at += 1;
            let part = match (self.take("初"), self.take("底")) {
                (true, _) => Part::Start,
                (_, true) => Part::End,
                _ => {
                    self.take("内");
                    Part::Whole
                }
            };
            return Some(Moment { year, part });
        }
        let Part::Month(month, _) = earlier?.part else { return None };
        let part = match (self.number(0), self.is(1, "日")) {
            (Some(_), true) => self.day(month, Year::Open)?,
            _ => self.third()?,
        };
        Some(self.on(Moment { year, part: Part::Month(month, part) }))
    }

    /// A day with the day of the week that stands behind it: 7月20日（星期五）.
    fn on(&mut self, day: Moment) -> Moment {
        let Part::Month(_, InMonth::Day(_)) = day.part else { return day };
        let bracket =
            |word, signs: [char; 2]| matches!(word, Some(Word::Other(c)) if signs.contains(&c));
        let sunday = self.is(2, "日") || self.is(2, "天");
        let weekday = match self.number(2).and_then(|n| u8::try_from(n).ok()) {
            Some(n @ 1..=6) => n,
            None if sunday => 7,
            Some(_) | None => return day,
        };
        if !bracket(self.word(0), ['（', '('])
            || !self.is(1, "周")
            || !bracket(self.word(3), ['）', ')'])
        {
            return day;
        }
        self.at += 4;
        // A year that is said needs no other proof.
        if day.year == Year::Open { Moment { year: Year::On(weekday), ..day } } else { day }
    }

    fn year(&mut self) -> Year {
        if self.take("今年") {
            return Year::This;
        }
        if self.take("明年") {
            return Year::Next;
        }
        if let Some(Word::Number(value, 4)) = self.word(0)
            && self.is(1, "年")
            && let Ok(value @ 1000..) = i16::try_from(value)
        {
            self.at += 2;
            return Year::Given(value);
        }
        Year::Open
    }

    /// A part of a year.
    fn part(&mut self, year: Year) -> Option<Part> {
        let said = year != Year::Open;
        for (word, half) in [("上半年", Half::First), ("下半年", Half::Second)] {
            if self.take(word) {
                return Some(Part::Half(half));
            }
        }
        let quarter = usize::from(self.is(0, "第"));
        if let Some(n @ 1..=4) = self.number(quarter)
            && self.is(quarter + 1, "季度")
        {
            self.at += quarter + 2;
            return Some(Part::Quarter(u8::try_from(n).ok()?, self.edge()));
        }
        if said {
            // 2018年年底, 2018年底.
            let doubled = usize::from(self.is(0, "年"));
            for (word, part) in [("初", Part::Start), ("底", Part::End), ("内", Part::Whole)] {
                if self.is(doubled, word) {
                    self.at += doubled + 1;
                    return Some(part);
                }
            }
        }
        let month = self.number(0).filter(|_| self.is(1, "月"))?;
        let from = self.at;
        self.at += 2;
        let Some(month) = u8::try_from(month).ok().filter(|month| (1..=12).contains(month)) else {
            self.error.get_or_insert(DeadlineError::Month(self.range(from)));
            return None;
        };
        let counted = self.is(1, "日");
        // The first of 7月10-20日 goes without 日.
        let shared = self.is(1, "至") && self.number(2).is_some() && self.is(3, "日");
        if self.number(0).is_some() && (counted || shared) {
            return Some(Part::Month(month, self.day(month, year)?));
        }
        Some(Part::Month(month, self.third().unwrap_or(InMonth::Whole)))
    }

    /// A day of a month, with or without 日.
    fn day(&mut self, month: u8, year: Year) -> Option<InMonth> {
        let from = self.at;
        let day = self.number(0)?;
        self.at += 1;
        self.take("日");
        match u8::try_from(day).ok().filter(|day| (1..=most_days(month, year)).contains(day)) {
            Some(day) => Some(InMonth::Day(day)),
            None => {
                self.error.get_or_insert(DeadlineError::Day(self.range(from)));
                None
            }
        }
    }

    /// 上旬, 底 and their like.
    fn third(&mut self) -> Option<InMonth> {
        [
            ("初", InMonth::Start),
            ("上旬", InMonth::Early),
            ("中旬", InMonth::Middle),
            ("下旬", InMonth::Late),
            ("底", InMonth::End),
        ]
        .into_iter()
        .find_map(|(word, part)| self.take(word).then_some(part))
    }

    fn edge(&mut self) -> Edge {
        match (self.take("初"), self.take("底")) {
            (true, _) => Edge::Start,
            (_, true) => Edge::End,
            _ => Edge::Whole,
        }
    }

    fn cycle(&mut self) -> Option<Deadline> {
        self.take("个");
        let each = if self.take("日") || self.take("天") {
            Each::Day
        } else if self.take("周") {
            match self.number(0).and_then(|n| u8::try_from(n).ok()) {
                Some(n @ 1..=6) => {
                    self.at += 1;
                    Each::Weekday(n)
                }
                _ if self.take("日") || self.take("天") => Each::Weekday(7),
                _ => Each::Week,
            }
        } else if self.take("月") {
            // Every month has that day only up to the 28th; later ones mean its last.
            match (self.number(0), self.is(1, "日")) {
                (Some(_), true) => Each::Month(self.day(1, Year::Open)?),
                _ => Each::Month(self.third().unwrap_or(InMonth::Whole)),
            }
        } else if self.take("季度") {
            Each::Quarter(self.edge())
        } else if self.take("年") {
            // As of a year that was said: 每年底, 每年6月.
            Each::Year(self.part(Year::This).unwrap_or(Part::Whole))
        } else {
            return None;
        };
        Some(Deadline::Every(Cycle { each, by: self.take("前") }))
    }

    /// `30日内`, `5个工作日内`.
    fn length(&mut self) -> Option<(u16, Unit)> {
        let count = u16::try_from(self.number(0)?).ok().filter(|count| *count > 0)?;
        self.at += 1;
        let counted = self.take("个");
        let unit = if self.take("工作日") {
            Unit::Workday
        } else if self.take("月") {
            Unit::Month
        } else if self.take("周") {
            Unit::Week
        } else if !counted && (self.take("日") || self.take("天")) {
            Unit::Day
        } else {
            return None;
        };
        self.take("内");
        Some((count, unit))
    }
}

/// Whether the second of two is certainly the earlier.
fn backwards(first: Moment, second: Moment) -> bool {
    let (Part::Month(a, one), Part::Month(b, two)) = (first.part, second.part) else {
        return matches!((first.year, second.year), (Year::Given(a), Year::Given(b)) if b < a);
    };
    let rank = |part| match part {
        InMonth::Whole => None,
        InMonth::Start => Some(1),
        InMonth::Early => Some(5),
        InMonth::Middle => Some(15),
        InMonth::Late => Some(25),
        InMonth::End => Some(31),
        InMonth::Day(day) => Some(day),
    };
    let days = matches!((rank(one), rank(two)), (Some(one), Some(two)) if two < one)
        && matches!((one, two), (InMonth::Day(_), InMonth::Day(_)));
    match (first.year, second.year) {
        (Year::Given(y), Year::Given(z)) => z < y || (z == y && (b < a || (b == a && days))),
        (Year::Given(_) | Year::Open | Year::This, Year::Open) => a == b && days,
        _ => false,
    }
}
