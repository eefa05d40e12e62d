//! 发文机关标志 (7.2.4): in how many lines it is set, how large, and how far its characters stand
//! apart. The standard asks for “醒目、美观、庄重” and leaves the rest to practice: one line of the
//! type area, and a name that does not fit it in type that can be read goes on in a second.

use crate::doc::{Format, Mark};
use crate::profile::Profile;
use crate::title;
use crate::units::{HalfPoints, Twips};

/// The pitch of the lines of a mark of several, in percent of its size.
pub const PITCH: i32 = 120;

/// Between the names of a joint mark and what stands to their right, in hundredths of a
/// character.
pub const SUFFIX_GAP: i32 = 60;

/// How much of the line a mark fills where its size is free, in percent: it ends before the red
/// rule does.
const FILL: i32 = 96;

/// How a mark is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Its size.
    pub size: HalfPoints,
    /// What is added between its characters.
    pub gap: Twips,
}

/// The lines of the mark `text`, in which `|` breaks: as few as hold it in the smallest type
/// that the profile allows, alike in length, broken between words.
#[must_use]
pub fn lines(text: &str, profile: &Profile) -> Vec<String> {
    title::lines(text, room(profile))
}

/// The lines of a joint mark: each of `names` in one, or in two where it leaves no room for
/// `suffix` beside it.
#[must_use]
pub fn joint_lines(names: &[String], suffix: &str, profile: &Profile) -> Vec<String> {
    let room = room(profile) - i64::from(beside(suffix));
    names.iter().flat_map(|name| title::lines(name, room)).collect()
}

/// Whether so many lines of a joint mark are no taller together than the profile allows.
#[must_use]
pub fn is_low_enough(lines: &[String], profile: &Profile) -> bool {
    tallest(lines.len(), profile) >= profile.mark.min.0
}

/// The size and the spacing of `mark`.
#[must_use]
pub fn fit(mark: &Mark, format: Format, profile: &Profile) -> Fit {
    let bounds = &profile.mark;
    let most = if format == Format::Letter { profile.letter.mark_max } else { bounds.max };
    let line = profile.type_width().twips().0 * FILL / 100;
    let [first] = mark.lines.as_slice() else {
        let wide = widest(&mark.lines) + beside(&mark.suffix);
        let size = half_points(line, wide).min(tallest(mark.lines.len(), profile)).min(most.0);
        return Fit { size: HalfPoints(size.max(bounds.min.0)), gap: Twips(0) };
    };
    let wide = widest(std::slice::from_ref(first)) + beside(&mark.suffix);
    let count = i32::try_from(first.chars().count()).unwrap_or(i32::MAX);
    if !mark.suffix.is_empty() || count > bounds.short || count < 2 {
        let size = half_points(line, wide).clamp(bounds.min.0, most.0.max(bounds.min.0));
        return Fit { size: HalfPoints(size), gap: Twips(0) };
    }
    let least = wide + bounds.least_gap.0 * (count - 1);
    let size = half_points(line, least).clamp(bounds.min.0, most.0.max(bounds.min.0));
    let em = size * 10;
    let gap = (line - em * wide / 100) / (count - 1);
    Fit { size: HalfPoints(size), gap: Twips(gap.clamp(0, em * bounds.most_gap.0 / 100)) }
}

/// How wide the longest of `lines` is, in hundredths of a character.
#[must_use]
pub fn widest(lines: &[String]) -> i32 {
    let width = |line: &String| i32::try_from(title::width(line)).unwrap_or(i32::MAX / 1000);
    lines.iter().map(width).max().unwrap_or(0).max(100)
}

/// How wide the whole of `mark` is, with its gaps, in hundredths of a character.
#[must_use]
pub fn whole_width(mark: &Mark, fit: Fit) -> i32 {
    let count = mark.lines.first().map_or(0, |line| line.chars().count());
    let gaps = i32::try_from(count.saturating_sub(1)).unwrap_or(0);
    let gap = fit.gap.0 * 100 / (fit.size.0 * 10).max(1);
    widest(&mark.lines) + beside(&mark.suffix) + gap * gaps
}

/// What a line holds in the smallest type, in hundredths of a character.
fn room(profile: &Profile) -> i64 {
    i64::from(profile.type_width().twips().0) * 100 / (i64::from(profile.mark.min.0) * 10)
}

/// What `suffix` takes of a line, with the room before it.
fn beside(suffix: &str) -> i32 {
    let count = i32::try_from(suffix.chars().count()).unwrap_or(0);
    if count == 0 { 0 } else { count * 100 + SUFFIX_GAP }
}

/// The size in which `wide` hundredths of a character fill `line`.
fn half_points(line: i32, wide: i32) -> i32 {
    line * 10 / wide.max(1)
}

/// The size in which `count` lines are as tall as the profile allows.
fn tallest(count: usize, profile: &Profile) -> i32 {
    let count = i32::try_from(count.max(1)).unwrap_or(i32::MAX / 1000);
    profile.mark.tallest.twips().0 * 10 / PITCH / count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn single(text: &str) -> Mark {
        Mark { lines: lines(text, &Profile::gbt9704()), suffix: String::new() }
    }

    #[track_caller]
    fn fitted(mark: &Mark) -> Fit {
        fit(mark, Format::Document, &Profile::gbt9704())
    }

    /// A name of `n` characters with words in it, which ends in 文件.
    fn name(n: usize) -> String {
        let all =
            "某某省某某市人民政府防汛抗旱指挥部办公室及全市安全生产委员会消防安全委员会联席会议";
        let mut text: String = all.chars().take(n - 2).collect();
        text.push_str("文件");
        text
    }

    #[test]
    fn every_mark_of_4_to_40_characters_fits_and_can_be_read() {
        let profile = Profile::gbt9704();
        let line = profile.type_width().twips().0;
        let mut before = HalfPoints(i32::MAX);
        for n in 4..=40 {
            let mark = single(&name(n));
            let fit = fitted(&mark);
            assert_eq!(mark.lines.concat(), name(n));
            assert!(fit.size >= profile.mark.min && fit.size <= profile.mark.max, "{n}: {fit:?}");
            for text in &mark.lines {
                let count = i32::try_from(text.chars().count()).unwrap();
                assert!(count * fit.size.0 * 10 + (count - 1) * fit.gap.0 <= line, "{n}: {fit:?}");
                assert_ne!(text, "文件");
            }
            assert!(mark.lines.len() <= 3, "{n}: {:?}", mark.lines);
            assert_eq!(mark.lines.len() == 1, n <= 20, "{n}: {:?}", mark.lines);
            if n <= 20 {
                assert!(fit.size <= before, "{n}");
                before = fit.size;
            }
        }
    }

    #[test]
    fn short_marks_are_spread_and_no_wider_than_their_line() {
        let line = Profile::gbt9704().type_width().twips().0;
        for (n, at_least) in [(4, 70), (5, 90), (6, 95), (7, 95), (8, 95)] {
            let fit = fitted(&single(&name(n)));
            let count = i32::try_from(n).unwrap();
            let width = count * fit.size.0 * 10 + (count - 1) * fit.gap.0;
            assert!(fit.gap > Twips(0) && width * 100 >= at_least * line && width <= line, "{n}");
        }
        assert_eq!(fitted(&single(&name(9))).gap, Twips(0));
    }

    #[test]
    fn the_author_breaks_his_mark() {
        assert_eq!(single("甲乙丙|丁戊文件").lines, ["甲乙丙", "丁戊文件"]);
    }

    #[test]
    fn the_end_of_a_name_stays_with_it() {
        let name = "某某市人力资源和社会保障局职业技能鉴定指导中心";
        let lines = joint_lines(&[name.to_owned()], "文件", &Profile::gbt9704());
        assert_eq!(lines, ["某某市人力资源和社会保障局", "职业技能鉴定指导中心"]);
    }

    #[test]
    fn joint_names_leave_room_for_their_suffix() {
        let profile = Profile::gbt9704();
        let names = ["某某市发展和改革委员会".to_owned(), name(19).replace("文件", "分局")];
        let mark =
            Mark { lines: joint_lines(&names, "文件", &profile), suffix: "文件".to_owned() };
        assert_eq!(mark.lines.len(), 3);
        let size = fitted(&mark).size;
        assert!(size >= profile.mark.min);
        let wide = whole_width(&mark, fitted(&mark));
        assert!(wide * size.0 / 10 <= profile.type_width().twips().0);
    }

    #[test]
    fn ten_names_are_too_tall_and_six_are_not() {
        let profile = Profile::gbt9704();
        let names = |n| vec!["某某市财政局".to_owned(); n];
        assert!(is_low_enough(&names(6), &profile) && !is_low_enough(&names(10), &profile));
    }

    #[test]
    fn a_letter_has_a_smaller_mark() {
        let profile = Profile::gbt9704();
        let fit = fit(&single("某某市教育局"), Format::Letter, &profile);
        assert_eq!(fit.size, profile.letter.mark_max);
    }
}
