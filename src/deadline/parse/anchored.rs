//! `…之日起30日内`, `…后5个工作日内`: so long after something, in whatever words.

use super::super::lex::{Token, Word};
use super::super::{After, Anchor, Deadline, Found};
use super::reader::Reader;

/// Where the words end that an anchor is made of.
const STOPS: [char; 12] = ['，', '。', '；', '、', '：', '！', '？', '\n', '\t', ',', ';', ':'];

/// Words that lead to an anchor and are not part of it.
const LEADS: [&str; 6] = ["在", "自", "从", "于", "应当", "须"];

/// What 后 is part of another word behind.
const OTHER_WORDS: [char; 8] = ['最', '今', '然', '前', '先', '随', '以', '此'];

/// What a document does on its date.
const ISSUES: [&str; 6] = ["印发", "发布", "公布", "下发", "发文", "施行"];

/// What a document calls itself, 本 before it or not. What 后 is said of may be another one's: 上级文件印发后.
const SELVES: [&str; 7] = ["", "通知", "方案", "意见", "办法", "规定", "文件"];

/// `…之日起30日内` or `…后5个工作日内`, whose words before the mark may be any: the deadline if the
/// clause that the first of `all` begins in has that form, and how many tokens it ends after.
pub(super) fn anchored(text: &str, all: &[Token]) -> Option<(Found, usize)> {
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
        let from_day = mark.word == Word::Known("之日");
        let issue = ISSUES.iter().any(|word| {
            let of = words.strip_suffix(word).map(str::trim);
            let own = of.map(|of| of.strip_prefix('本').unwrap_or(of));
            own.is_some_and(|own| from_day || SELVES.contains(&own))
        });
        let words = words.to_owned();
        let anchor = if issue { Anchor::Issue(words) } else { Anchor::Event(words) };
        let end = clause.get(reader.at - 1)?.range.end;
        let deadline = Deadline::After(After { anchor, count, unit });
        return Some((Found { range: begin..end, deadline }, reader.at));
    }
    None
}
