//! What is written as an owner: the names in it, and the words that mean everybody.
//!
//! What a text says is told by its characters alone and never by the list of departments, so that
//! departments that come one by one are understood as those of a list.

use std::borrow::Cow;
use std::ops::Range;

/// What stands between two names.
const BETWEEN: &[char] = &['、', '，', ',', '；', ';', '／', '/', '\n', '\u{3000}'];

/// Words that say what part a department has in a task and are no part of its name.
const ROLES: &[&str] = &[
    "总牵头",
    "牵头",
    "主办",
    "主责",
    "承办",
    "协办",
    "协同",
    "协助",
    "配合",
    "负责",
    "参加",
    "参与",
    "组织",
    "落实",
    "责任",
    "共同",
    "具体",
];

/// What may follow such a word: 牵头单位.
const ROLE_NOUNS: &[&str] = &["单位", "部门", "科室", "处室"];

/// Words that join two names.
const AND: &[&str] = &["以及", "会同", "和", "及", "与"];

/// The characters with which the names of departments end: 医务科, 工会, 服务中心, 第一支部.
const LAST: &str = "科部室处办局委院股组心站所队馆校厅署司会位";

/// What may stand before 科室, 部门 and the like where all are meant.
const EVERY: &[&str] = &["各", "所有", "全体", "全院各", "全院所有", "院内各", "本院各"];

/// What is meant by it.
const UNITS: &[&str] = &["科室", "部门", "单位", "处室", "科"];

/// Whole words for everybody.
const ALL: &[&str] = &["全院", "全体"];

/// What may follow 等: 医务科、护理部等有关科室.
const OTHERS: &[&str] = &["有关", "相关", "各"];

/// Whether `key` (see [`key`]) is one of the usual words for every department: 各科室, 各部门,
/// 各单位, 各处室, 各科; the same with 所有, 全体, 全院各, 全院所有, 院内各 or 本院各 instead of
/// 各; 全院 and 全体. 各支部 and 各职能科室 are not, nor are 有关科室 and 相关部门.
#[must_use]
pub fn is_everybody(key: &str) -> bool {
    let unit = |rest: &str| UNITS.contains(&rest);
    ALL.contains(&key) || EVERY.iter().any(|every| key.strip_prefix(every).is_some_and(unit))
}

/// A name as it is compared: without white space, its ASCII signs half-width and small.
#[must_use]
pub fn key(name: &str) -> String {
    as_key(name).into_owned()
}

/// The same, which most names are as they are.
pub(super) fn as_key(name: &str) -> Cow<'_, str> {
    let is_same = |c| matches!(c, 'a'..='z' | '0'..='9' | '\u{4E00}'..='\u{9FFF}');
    if name.chars().all(is_same) {
        return Cow::Borrowed(name);
    }
    let half = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c).to_ascii_lowercase()
        }
        c => c.to_ascii_lowercase(),
    };
    Cow::Owned(name.chars().filter(|c| !c.is_whitespace()).map(half).collect())
}

/// A name in an owner's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its bytes.
    pub range: Range<usize>,
    /// The names that it is made of where it may be two: 医务科和护理部. Empty for one.
    pub parts: Vec<Range<usize>>,
}

/// The names in what is written as one owner: 医务科（牵头）、护理部等 has two.
#[must_use]
pub fn mentions(text: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().chain([(text.len(), '、')]) {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ if at == text.len() || (depth == 0 && BETWEEN.contains(&c)) => {
                let range = name(text, start..at);
                if !range.is_empty() {
                    found.push(Mention { parts: parts(text, &range), range });
                }
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    found
}

/// `range` without white space, what part the department has, and 等.
fn name(text: &str, range: Range<usize>) -> Range<usize> {
    let mut name = Stretch { text, range }.trimmed();
    if let Some((before, after)) = name.str().split_once(['：', ':'])
        && is_role(before)
    {
        name = name.last(after.len()).trimmed();
    }
    if let Some(open) = name.str().strip_prefix(['（', '('])
        && let Some((inner, after)) = open.split_once(['）', ')'])
        && is_role(inner)
    {
        name = name.last(after.len()).trimmed();
    }
    loop {
        let text = name.str();
        let bracketed = text
            .strip_suffix(['）', ')'])
            .and_then(|open| open.rfind(['（', '(']).map(|at| (at, open)))
            .filter(|(at, open)| open.get(*at..).is_some_and(|inner| is_role(rest(inner))));
        let kept = if let Some((at, _)) = bracketed {
            at
        } else if let Some(kept) = without_others(text) {
            kept
        } else if let Some(kept) = without_role(text) {
            kept
        } else {
            break;
        };
        name = name.first(kept).trimmed();
    }
    if is_unit(name.str())
        && let Some(after) = name.str().strip_prefix('由')
    {
        name = name.last(after.len()).trimmed();
    }
    name.range
}

/// How much stands before 等 and what may follow it.
fn without_others(text: &str) -> Option<usize> {
    let at = text.rfind('等').filter(|at| *at > 0)?;
    let after = rest(text.get(at..)?).trim();
    let units = OTHERS.iter().find_map(|word| after.strip_prefix(word)).unwrap_or(after);
    (units.is_empty() || UNITS.contains(&units)).then_some(at)
}

/// How much stands before a role without brackets: 医务科牵头.
fn without_role(text: &str) -> Option<usize> {
    let mut kept = text;
    while let Some(before) = ROLES.iter().find_map(|role| kept.strip_suffix(role)) {
        kept = before.trim_end();
    }
    let unit = kept.ends_with(['）', ')']) || is_unit(kept);
    (unit && kept.len() < text.len()).then_some(kept.len())
}

/// Whether a text has only words of [`ROLES`]: 牵头, 牵头单位, 牵头、负责.
fn is_role(text: &str) -> bool {
    let mut rest = text.trim();
    let mut roles = 0;
    while !rest.is_empty() {
        if let Some(after) = ROLES.iter().find_map(|role| rest.strip_prefix(role)) {
            roles += 1;
            rest = after;
        } else if let Some(after) = ROLE_NOUNS.iter().find_map(|noun| rest.strip_prefix(noun)) {
            rest = after;
        } else if let Some(after) = rest.strip_prefix(BETWEEN) {
            rest = after;
        } else {
            return false;
        }
        rest = rest.trim_start();
    }
    roles > 0
}

/// The names around words like 和, if what stands on both sides of each ends as a department's
/// name does: 医务科和护理部, but not 和平社区, 宣传和统战部.
fn parts(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let whole = text.get(range.clone()).unwrap_or_default();
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(here) = whole.get(at..).filter(|here| !here.is_empty()) {
        let first = here.chars().next().map_or(1, char::len_utf8);
        let word = AND.iter().find(|word| here.starts_with(**word));
        let before = whole.get(start..at).unwrap_or_default();
        match word {
            Some(word) if is_unit(before) && !goes_on(here, word) => {
                parts.push(start..at);
                start = at + word.len();
                at = start;
            }
            Some(_) | None => at += first,
        }
    }
    parts.push(start..whole.len());
    let last = parts.last().and_then(|part| whole.get(part.clone()));
    if parts.len() < 2 || !last.is_some_and(is_unit) {
        return Vec::new();
    }
    let shifted = |part: &Range<usize>| part.start + range.start..part.end + range.start;
    parts.iter().map(|part| Stretch { text, range: shifted(part) }.trimmed().range).collect()
}

/// Whether a text ends as a department's name does.
fn is_unit(text: &str) -> bool {
    text.trim_end().chars().next_back().is_some_and(|c| LAST.contains(c))
}

/// Whether the joining word only begins another: 和平, 及其.
fn goes_on(here: &str, word: &str) -> bool {
    here.get(word.len()..).is_none_or(|after| after.starts_with(['平', '谐', '睦', '其', '时']))
}

/// All but the first character.
fn rest(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.as_str()
}

/// A stretch of a text.
struct Stretch<'a> {
    text: &'a str,
    range: Range<usize>,
}

impl<'a> Stretch<'a> {
    fn str(&self) -> &'a str {
        self.text.get(self.range.clone()).unwrap_or_default()
    }

    fn first(mut self, bytes: usize) -> Self {
        self.range.end = self.range.start + bytes;
        self
    }

    fn last(mut self, bytes: usize) -> Self {
        self.range.start = self.range.end - bytes;
        self
    }

    fn trimmed(mut self) -> Self {
        let text = self.str();
        self.range.start += text.len() - text.trim_start().len();
        self.range.end = self.range.start + text.trim().len();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let cut = |range: &Range<usize>| text.get(range.clone()).unwrap();
        mentions(text)
            .iter()
            .map(|mention| {
                let parts: Vec<_> = mention.parts.iter().map(cut).collect();
                let name = cut(&mention.range);
                if parts.is_empty() {
                    name.to_owned()
                } else {
                    format!("{name}={}", parts.join("+"))
                }
            })
            .collect()
    }

    #[test]
    fn the_names_of_an_owner_are_found() {
        for (text, names) in [
            ("医务科", "医务科"),
            (" 医务科　护理部 ", "医务科 护理部"),
            ("医务科、护理部，院感科;药剂科／检验科", "医务科 护理部 院感科 药剂科 检验科"),
            ("医务科（牵头）、护理部（配合单位）", "医务科 护理部"),
            ("医务科(牵头、负责)", "医务科"),
            ("医务科（牵头）等", "医务科"),
            ("牵头单位：医务科；配合单位：护理部、院感科", "医务科 护理部 院感科"),
            ("由医务科牵头", "医务科"),
            ("医务科总牵头，护理部具体落实", "医务科 护理部"),
            ("医务科、护理部等有关科室", "医务科 护理部"),
            ("医务科等部门", "医务科"),
            ("医务科和护理部", "医务科和护理部=医务科+护理部"),
            ("党办、院办以及各支部和工会", "党办 院办以及各支部和工会=院办+各支部+工会"),
            ("和平医院", "和平医院"),
            ("人民医院和平分院", "人民医院和平分院"),
            ("宣传和统战部", "宣传和统战部"),
            ("医务科及其下属机构", "医务科及其下属机构"),
            ("医务科（医患办）", "医务科（医患办）"),
            ("医务科（张三、李四）", "医务科（张三、李四）"),
            ("（牵头）医务科", "医务科"),
            ("落实办", "落实办"),
            ("责任落实", "责任落实"),
            ("等", "等"),
            ("（牵头）", ""),
            ("（医务科", "（医务科"),
            ("、 、", ""),
            ("", ""),
        ] {
            assert_eq!(read(text).join(" "), names, "{text}");
        }
    }

    #[test]
    fn a_closed_list_of_words_means_everybody() {
        for word in ["各科室", "各部门", "各单位", "全院各科室", "所有科室", "全体", "全院", "各科"]
        {
            assert!(is_everybody(&key(word)), "{word}");
        }
        for word in ["各支部", "各职能科室", "有关科室", "科室", "各", "全院各支部", "各科室长"]
        {
            assert!(!is_everybody(&key(word)), "{word}");
        }
    }

    #[test]
    fn a_name_is_compared_without_the_accidents_of_typing() {
        assert_eq!(key(" 医　务 科（ＩＴ）"), key("医务科(it)"));
        assert_ne!(key("医务科"), key("医务部"));
    }
}
