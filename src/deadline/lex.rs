//! Words of dates. Digits of any width and Chinese numerals are numbers, and every sign that
//! stands for “to” is one.

use std::ops::Range;

/// A word and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) word: Word,
    pub(super) range: Range<usize>,
}

/// A word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A number, and with how many digits it is written.
    Number(u32, usize),
    /// One of [`WORDS`].
    Known(&'static str),
    /// Any other character.
    Other(char),
}

/// The words that dates are made of, the longer of two that begin alike first. Words that say the
/// same follow the one that stands for them.
const WORDS: &[(&str, &str)] = &[
    ("月份", "月"),
    ("月", "月"),
    ("年", "年"),
    ("日", "日"),
    ("号", "日"),
    ("上旬", "上旬"),
    ("中旬", "中旬"),
    ("下旬", "下旬"),
    ("上半年", "上半年"),
    ("下半年", "下半年"),
    ("季度", "季度"),
    ("初", "初"),
    ("底", "底"),
    ("末", "底"),
    ("之前", "前"),
    ("以前", "前"),
    ("前", "前"),
    ("截至", "截至"),
    ("截止", "截至"),
    ("不迟于", "不迟于"),
    ("不晚于", "不迟于"),
    ("最迟", "不迟于"),
    ("最晚", "不迟于"),
    ("至", "至"),
    ("到", "至"),
    ("——", "至"),
    ("-", "至"),
    ("－", "至"),
    ("—", "至"),
    ("–", "至"),
    ("～", "至"),
    ("~", "至"),
    ("今年", "今年"),
    ("本年", "今年"),
    ("当年", "今年"),
    ("明年", "明年"),
    ("次年", "明年"),
    ("本月", "本月"),
    ("下个月", "下月"),
    ("下月", "下月"),
    ("每", "每"),
    ("第", "第"),
    ("周", "周"),
    ("星期", "周"),
    ("即日", "即日"),
    ("之日", "之日"),
    ("起", "起"),
    ("开始", "起"),
    ("之内", "内"),
    ("以内", "内"),
    ("内", "内"),
    ("之后", "后"),
    ("后", "后"),
    ("个", "个"),
    ("工作日", "工作日"),
    ("天", "天"),
];

/// The words of `text`. Spaces between them count for nothing.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (word, length) = number(rest).or_else(|| known(rest)).unwrap_or_else(|| {
            let c = rest.chars().next().unwrap_or(' ');
            (Word::Other(c), c.len_utf8())
        });
        let space = matches!(word, Word::Other(c) if c.is_whitespace() && c != '\n' && c != '\t');
        if !space {
            tokens.push(Token { word, range: at..at + length });
        }
        at += length;
    }
    tokens
}

fn known(rest: &str) -> Option<(Word, usize)> {
    let (spelt, word) = WORDS.iter().find(|(spelt, _)| rest.starts_with(spelt))?;
    Some((Word::Known(word), spelt.len()))
}

/// A number in digits of either width, or in Chinese numerals: 二○○九, 十六, 二十一.
fn number(rest: &str) -> Option<(Word, usize)> {
    let run = |is: fn(char) -> Option<u32>| {
        let digits = rest.chars().take_while(|c| is(*c).is_some());
        digits.fold((0, 0), |(count, bytes), c| (count + 1, bytes + c.len_utf8()))
    };
    let (count, bytes) = run(digit);
    if count > 0 {
        let value = rest.chars().take(count).filter_map(digit);
        let value = value.fold(0u32, |n, digit| n.saturating_mul(10).saturating_add(digit));
        return Some((Word::Number(value, count), bytes));
    }
    let (count, bytes) = run(numeral);
    let value = chinese(rest.get(..bytes)?)?;
    Some((Word::Number(value, count), bytes))
}

/// The value of a digit of either width.
fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        c => c.to_digit(10),
    }
}

/// The value of a Chinese numeral; 10 for 十.
fn numeral(c: char) -> Option<u32> {
    match c {
        '〇' | '○' | '零' | 'Ｏ' => Some(0),
        '十' => Some(10),
        '两' => Some(2),
        c => "一二三四五六七八九"
            .chars()
            .position(|n| n == c)
            .and_then(|n| u32::try_from(n + 1).ok()),
    }
}

/// The number that `text` says: with 十 as tens and ones, without it digit by digit.
fn chinese(text: &str) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    match text.split_once('十') {
        Some((tens, ones)) => {
            let part = |text: &str, empty| match text.chars().count() {
                0 => Some(empty),
                1 => text.chars().next().and_then(numeral),
                _ => None,
            };
            Some(part(tens, 1)? * 10 + part(ones, 0)?)
        }
        None => {
            let digits = text.chars().filter_map(numeral);
            Some(digits.fold(0u32, |n, digit| n.saturating_mul(10).saturating_add(digit)))
        }
    }
}
