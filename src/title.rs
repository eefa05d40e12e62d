//! Where a title breaks (7.3.1): words stay whole, the lines balance, and the shape is a
//! trapezoid or a diamond, never an hourglass.
//!
//! An author's own `|` decides where there is one; what is then still longer than a line is
//! broken here. Words come from ICU's dictionary, corrected by a list of what offices write.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// What the dictionary splits and an office does not, longest first where one begins another.
const OFFICE_WORDS: &[&str] = &[
    "实施方案",
    "工作方案",
    "活动方案",
    "实施意见",
    "工作意见",
    "管理办法",
    "暂行办法",
    "实施办法",
    "实施细则",
    "工作计划",
    "工作总结",
    "工作要点",
    "工作安排",
    "安排表",
    "责任分工",
    "领导小组",
    "委员会",
    "办公室",
    "办公厅",
    "人民政府",
    "人民医院",
    "儿童医院",
    "妇幼保健院",
    "卫生健康",
    "社会保障",
    "教育局",
    "党支部",
    "党总支",
    "党小组",
    "大讨论",
    "大学习",
    "大调研",
    "科学发展观",
    "高质量发展",
    "安全生产",
    "专项整治",
    "专项行动",
    "主题教育",
    "学习实践",
    "整改落实",
    "优质服务",
    "解放思想",
    "印发",
    "转发",
    "批转",
    "通知",
    "通报",
    "请示",
    "批复",
    "报告",
    "意见",
    "决定",
    "通告",
    "公告",
    "议案",
    "纪要",
    "工作",
    "活动",
    "阶段",
    "方案",
    "时间安排",
    "有关",
    "调整",
    "开展",
    "进一步",
];

/// Signs that begin no line.
const CLOSING: &str = "》〉）〕】」』”’、，。；：！？…—～·%";
/// Signs that end no line.
const OPENING: &str = "《〈（〔【「『“‘";

/// Characters that end the names of bodies; where one stands by itself it belongs to the word
/// before it.
const BODIES: &str = "局厅部处科署院所站委会办队组";

/// The lines of a title. `|` in `text` breaks; `room` is what a line holds, in hundredths of a
/// Han character.
#[must_use]
pub fn lines(text: &str, room: i64) -> Vec<String> {
    text.split('|')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .flat_map(|line| broken(line, room))
        .collect()
}

/// One piece of a title, broken where it is longer than a line.
fn broken(text: &str, room: i64) -> Vec<String> {
    let whole = needed(text);
    if whole <= room {
        return vec![text.to_owned()];
    }
    let units = units(text);
    let widths: Vec<i64> = units.iter().map(|u| needed(u)).collect();
    let least = usize::try_from(whole.div_euclid(room) + 1).unwrap_or(1);
    if least > MOST_LINES {
        return filled(&units, &widths, whole / i64::try_from(least).unwrap_or(1), room);
    }
    // A word more a line may be needed than the bare length says; more than that is no title.
    let best = (least..least + 3).find_map(|count| best(&widths, count, room)).unwrap_or_default();
    let mut lines = Vec::new();
    let mut from = 0;
    for to in best.into_iter().chain([units.len()]) {
        lines.push(units.get(from..to).unwrap_or_default().concat());
        from = to;
    }
    lines
}

/// Titles of more lines are no titles; they are filled line by line and not weighed, which would
/// take for ever.
const MOST_LINES: usize = 4;

/// Lines that go on until they are about `aim` wide.
fn filled(units: &[&str], widths: &[i64], aim: i64, room: i64) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut line = 0;
    for (unit, width) in units.iter().zip(widths) {
        if line > 0 && (line + width > room || line + width / 2 > aim) {
            lines.push(String::new());
            line = 0;
        }
        line += width;
        if let Some(last) = lines.last_mut() {
            last.push_str(unit);
        }
    }
    lines
}

/// Han characters are one wide, Western ones half; in hundredths.
#[must_use]
pub fn width(text: &str) -> i64 {
    text.chars().map(|c| if c.is_ascii() { 50 } else { 100 }).sum()
}

/// The room that `text` needs in a line: Western characters are a little wider in the fonts that
/// stand in for those of the standard, and the line must hold in either.
fn needed(text: &str) -> i64 {
    text.chars().map(|c| if c.is_ascii() { 58 } else { 100 }).sum()
}

/// Chinese numerals, and what stands right behind a number.
const NUMERALS: &str = "〇一二三四五六七八九十百千万";
/// See [`NUMERALS`].
const COUNTED: &str = "届次号年月日个项条期级批季度";

/// The pieces that stay whole.
fn units(text: &str) -> Vec<&str> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut breaks: Vec<usize> =
        segmenter.segment_str(text).filter(|at| *at > 0 && *at < text.len()).collect();
    for word in OFFICE_WORDS {
        for (start, _) in text.match_indices(word) {
            breaks.retain(|at| *at <= start || *at >= start + word.len());
        }
    }
    let ends: Vec<usize> = breaks.iter().copied().chain([text.len()]).collect();
    breaks.retain(|at| {
        let (before, after) = text.split_at(*at);
        let first = after.chars().next().unwrap_or(' ');
        let last = before.chars().next_back().unwrap_or(' ');
        let bound = before.ends_with("关于") || before.ends_with('的') || before.ends_with('和');
        let body = BODIES.contains(first) && ends.contains(&(at + first.len_utf8()));
        // 第十七届, 2026年: a number stays with what it counts.
        let numeral = |c: char| c.is_ascii_digit() || NUMERALS.contains(c);
        let counted =
            (numeral(last) && COUNTED.contains(first)) || (last == '第' && numeral(first));
        !CLOSING.contains(first) && !OPENING.contains(last) && !bound && !body && !counted
    });
    let mut units = Vec::new();
    let mut from = 0;
    for at in breaks.into_iter().chain([text.len()]) {
        units.push(text.get(from..at).unwrap_or_default());
        from = at;
    }
    units
}

/// The best places to break into `count` lines: indexes of the units that begin a line. None
/// where the words do not fit.
fn best(widths: &[i64], count: usize, room: i64) -> Option<Vec<usize>> {
    let mut found: Option<(i64, Vec<usize>)> = None;
    let mut chosen = Vec::new();
    try_breaks(widths, count, room, &mut chosen, &mut found);
    found.map(|(_, breaks)| breaks)
}

fn try_breaks(
    widths: &[i64],
    count: usize,
    room: i64,
    chosen: &mut Vec<usize>,
    found: &mut Option<(i64, Vec<usize>)>,
) {
    let from = chosen.last().copied().unwrap_or(0);
    if chosen.len() + 1 == count {
        let mut lines = Vec::new();
        let mut start = 0;
        for to in chosen.iter().copied().chain([widths.len()]) {
            lines.push(widths.get(start..to).unwrap_or_default().iter().sum());
            start = to;
        }
        if let Some(cost) = cost(&lines, room)
            && found.as_ref().is_none_or(|(least, _)| cost < *least)
        {
            *found = Some((cost, chosen.clone()));
        }
        return;
    }
    let mut line = 0;
    for to in from + 1..widths.len() {
        line += widths.get(to - 1).copied().unwrap_or(0);
        if line > room {
            return;
        }
        chosen.push(to);
        try_breaks(widths, count, room, chosen, found);
        chosen.pop();
    }
}

/// How far lines are from being alike; none for a shape that is not to be.
fn cost(lines: &[i64], room: i64) -> Option<i64> {
    let hourglass = lines.windows(3).any(|w| matches!(w, [a, b, c] if b < a && b < c));
    let fits = lines.iter().all(|line| *line <= room && *line >= 200);
    if hourglass || !fits {
        return None;
    }
    let mean = lines.iter().sum::<i64>() / i64::try_from(lines.len()).unwrap_or(1);
    Some(lines.iter().map(|line| (line - mean) * (line - mean)).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_what_it_counts() {
        let note = lines("2026年1月16日某某市第十七届人民代表大会第五次会议通过", 1400);
        let whole = note.iter().any(|line| line.contains("第十七届"));
        assert!(whole && note.iter().any(|line| line.contains("第五次")), "{note:?}");
    }

    #[test]
    fn digits_that_are_a_little_wide_leave_no_character_over() {
        let title = lines("关于2026年春季学期开学工作检查情况的通报", 2010);
        assert_eq!(title.len(), 2, "{title:?}");
    }

    /// A line of 22 pt type.
    const ROOM: i64 = 2010;

    #[test]
    fn words_stay_whole_and_lines_balance() {
        let cases = [
            ("关于开展检查的通知", &["关于开展检查的通知"][..]),
            (
                "关于印发《中共常州市儿童医院委员会解放思想大讨论活动实施方案》的通知",
                &["关于印发《中共常州市儿童医院委员会", "解放思想大讨论活动实施方案》的通知"],
            ),
            (
                "某某市人民医院关于印发《安全生产月活动实施方案》的通知",
                &["某某市人民医院关于印发", "《安全生产月活动实施方案》的通知"],
            ),
            (
                "深入学习实践科学发展观活动整改落实阶段实施方案",
                &["深入学习实践科学发展观", "活动整改落实阶段实施方案"],
            ),
        ];
        for (text, wanted) in cases {
            assert_eq!(lines(text, ROOM), wanted);
        }
    }

    #[test]
    fn the_author_decides_where_he_breaks() {
        assert_eq!(lines("甲|乙 | 丙", ROOM), ["甲", "乙", "丙"]);
        let long = format!("甲|{}", "关于进一步做好冬季安全生产工作和节日期间值班工作的通知");
        let broken = lines(&long, ROOM);
        assert_eq!(broken.first().map(String::as_str), Some("甲"));
        assert_eq!(broken.len(), 3);
    }

    #[test]
    fn signs_and_small_words_stay_with_their_own() {
        for text in [
            "关于转发《关于进一步加强医疗废物管理工作的意见》、《实施细则》的通知",
            "关于做好二〇二四年“安全生产月”和“安全生产万里行”活动的通知",
        ] {
            for line in lines(text, 900) {
                assert!(!line.starts_with(|c| CLOSING.contains(c)), "{line}");
                assert!(!line.ends_with(|c| OPENING.contains(c)), "{line}");
                assert!(!line.ends_with("关于") && !line.ends_with('的'), "{line}");
            }
        }
    }

    #[test]
    fn a_text_that_is_no_title_is_broken_too() {
        let text = "加强安全生产工作".repeat(100);
        let broken = lines(&text, ROOM);
        assert_eq!(broken.concat(), text);
        assert!(broken.iter().all(|line| width(line) <= ROOM));
    }

    #[test]
    fn every_shape_fits_and_none_is_an_hourglass() {
        let words = "关于进一步加强全市卫生健康系统安全生产专项整治三年行动集中攻坚阶段重点工作任务责任分工方案的通知";
        for end in words.char_indices().map(|(at, _)| at).skip(1) {
            let text = &words.get(..end).unwrap();
            let broken = lines(text, ROOM);
            assert_eq!(broken.concat(), **text);
            let widths: Vec<i64> = broken.iter().map(|l| width(l)).collect();
            assert!(widths.iter().all(|w| *w <= ROOM), "{broken:?}");
            assert!(!widths.windows(3).any(|w| w[1] < w[0] && w[1] < w[2]), "{broken:?}");
            assert!(broken.len() == 1 || widths.iter().all(|w| *w >= 200), "{broken:?}");
        }
    }
}
