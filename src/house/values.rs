//! The values of a profile: sizes of type, lengths, counts, colours.

use crate::profile::Rgb;
use crate::units::HalfPoints;

/// The sizes of Chinese type that have names, in half points.
const NAMED: [(&str, i32); 14] = [
    ("初号", 84),
    ("小初", 72),
    ("一号", 52),
    ("小一", 48),
    ("二号", 44),
    ("小二", 36),
    ("三号", 32),
    ("小三", 30),
    ("四号", 28),
    ("小四", 24),
    ("五号", 21),
    ("小五", 18),
    ("六号", 15),
    ("小六", 13),
];

/// Arabic digits for the Chinese ones in the name of a size.
const DIGITS: [(char, char); 6] =
    [('1', '一'), ('2', '二'), ('3', '三'), ('4', '四'), ('5', '五'), ('6', '六')];

/// The text with half-width characters for full-width ones and without white space.
fn narrow(text: &str) -> String {
    let narrow = |c: char| match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect()
}

/// A size of type: `三号`, `3号`, `小四`, `15pt`, `10.5`.
pub fn size(text: &str) -> Option<HalfPoints> {
    let text = narrow(text);
    let mut named = text.clone();
    for (digit, han) in DIGITS {
        if text.ends_with('号') || text.starts_with('小') {
            named = named.replace(digit, &han.to_string());
        }
    }
    // 小四号 is 小四.
    let named = match named.strip_suffix('号') {
        Some(small) if small.starts_with('小') => small,
        _ => named.as_str(),
    };
    if let Some((_, size)) = NAMED.iter().find(|(name, _)| *name == named) {
        return Some(HalfPoints(*size));
    }
    hundredths(&text, &["pt", "磅"]).filter(|n| n % 50 == 0).map(|n| HalfPoints(n / 50))
}

/// How a size is written.
pub fn size_text(size: HalfPoints) -> String {
    NAMED
        .iter()
        .find(|(_, known)| *known == size.0)
        .map_or_else(|| format!("{}pt", size.pt()), |(name, _)| (*name).to_owned())
}

/// A number with up to two digits after its point, in hundredths; one of `units` may follow it.
pub fn hundredths(text: &str, units: &[&str]) -> Option<i32> {
    let text = narrow(text).to_lowercase();
    let number = units.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text);
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 4 || rest.len() > 2 || !digits(whole) || !digits(rest) {
        return None;
    }
    let rest = format!("{rest:0<2}");
    Some(whole.parse::<i32>().ok()? * 100 + rest.parse::<i32>().ok()?)
}

/// A number of hundredths as it is written.
pub fn hundredths_text(n: i32) -> String {
    format!("{}", f64::from(n) / 100.0)
}

/// Six hexadecimal digits, with or without `#`.
pub fn colour(text: &str) -> Option<Rgb> {
    let text = narrow(text);
    let digits = text.strip_prefix('#').unwrap_or(&text);
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some(Rgb([red, green, blue]))
}

/// What stands before and after `{n}`.
pub fn number_style(text: &str) -> Option<(String, String)> {
    let (before, after) = text.split_once("{n}").or_else(|| text.split_once("｛n｝"))?;
    let whole = !before.contains(['{', '}']) && !after.contains(['{', '}']);
    let short = before.chars().count() <= 20 && after.chars().count() <= 20;
    (whole && short).then(|| (before.to_owned(), after.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for (text, half_points) in [
            ("三号", 32),
            ("3号", 32),
            ("３号", 32),
            ("小四", 24),
            ("小4号", 24),
            ("16", 32),
            ("15 pt", 30),
            ("10.5磅", 21),
            ("初号", 84),
        ] {
            assert_eq!(size(text), Some(HalfPoints(half_points)), "{text}");
        }
        for text in ["", "大号", "16.3", "七号", "-3", "16em", "1e3", "99999"] {
            assert_eq!(size(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for half_points in 10..200 {
            let size_of = HalfPoints(half_points);
            assert_eq!(size(&size_text(size_of)), Some(size_of));
        }
        for n in [0, 25, 150, 3700, 35] {
            assert_eq!(hundredths(&hundredths_text(n), &[]), Some(n));
        }
    }

    #[test]
    fn lengths_have_their_unit_or_none() {
        assert_eq!(hundredths("37", &["mm", "毫米"]), Some(3700));
        assert_eq!(hundredths("37.5 毫米", &["mm", "毫米"]), Some(3750));
        assert_eq!(hundredths("37cm", &["mm", "毫米"]), None);
        assert_eq!(hundredths("0.255", &[]), None);
    }

    #[test]
    fn colours_and_number_styles() {
        assert_eq!(colour("#E60012"), Some(Rgb([0xE6, 0, 0x12])));
        assert_eq!(colour("red"), None);
        assert_eq!(number_style("第{n}页"), Some(("第".to_owned(), "页".to_owned())));
        assert_eq!(number_style("{n}/{n}"), None);
        assert_eq!(number_style("页"), None);
    }
}
