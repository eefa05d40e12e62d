//! What people write in a list of departments, read: several names in a cell, 份数, 份号, the names
//! of documents.

use super::{CopyNumbers, View};
use crate::spec::schema::VIEWS;
use crate::spec::{DocKind, DocNumber};

/// The most copies of one document.
const MOST_COPIES: u32 = 999_999;

/// The names in a text, divided by 、 ， ； or by lines.
pub(super) fn names(text: &str) -> Vec<String> {
    let parts = text.split(['、', '，', ',', '；', ';', '\n']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A view by its English or Chinese name.
pub(super) fn view(text: &str) -> Option<View> {
    let text = text.trim();
    let (key, _) = VIEWS.iter().find(|(key, zh)| *key == text || *zh == text)?;
    match *key {
        "mark" => Some(View::Mark),
        "only" => Some(View::Only),
        "all" => Some(View::All),
        _ => None,
    }
}

/// 份数: `3`, `3份`, `３`.
pub(super) fn copies(text: &str) -> Option<u32> {
    let text = text.trim();
    whole(text.strip_suffix('份').unwrap_or(text)).filter(|n| (1..=MOST_COPIES).contains(n))
}

/// 份号: one, or from one to another, with any dash, ～, 至 or 到 between them.
pub(super) fn copy_numbers(text: &str) -> Option<CopyNumbers> {
    let dashes = ['-', '－', '–', '—', '―', '~', '～', '〜', '至', '到'];
    let mut ends = text.split(dashes).map(str::trim).filter(|part| !part.is_empty());
    let first = whole(ends.next()?)?;
    let last = ends.next().map_or(Some(first), whole)?;
    let good = first >= 1 && first <= last && ends.next().is_none();
    good.then_some(CopyNumbers { first, last })
}

/// Whether a text is 发文字号 or the serial of one. One with a look-up is judged when it is made.
pub(super) fn is_number(text: &str) -> bool {
    let bare = text.trim().strip_prefix('第').and_then(DocNumber::serial);
    let serial = DocNumber::serial(text).or(bare);
    serial.is_some() || DocNumber::parse(text).is_some() || text.contains("{{")
}

/// The name of a document as `--only` has it, for what it is called in Chinese.
pub(super) fn document(text: &str) -> String {
    let text = text.trim();
    if let Some(kind) = DocKind::named(text) {
        return kind.key().to_owned();
    }
    let serial = text.strip_prefix("附件").and_then(whole);
    match (text, serial) {
        (_, Some(n)) => format!("attachment-{n}"),
        ("实施方案" | "方案", None) => "plan".to_owned(),
        ("工作安排表" | "安排表", None) => "schedule".to_owned(),
        ("合订本", None) => "bundle".to_owned(),
        _ => text.to_owned(),
    }
}

/// A whole number of at most six digits, half-width or full-width.
fn whole(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 6 {
        return None;
    }
    text.chars().try_fold(0, |n, c| {
        let digit = match c {
            '0'..='9' => u32::from(c) - u32::from('0'),
            '０'..='９' => u32::from(c) - u32::from('０'),
            _ => return None,
        };
        Some(n * 10 + digit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_names_stand_in_one_cell() {
        assert_eq!(
            names("医务科、护理部，院办;药剂科\n 后勤 ；"),
            ["医务科", "护理部", "院办", "药剂科", "后勤"]
        );
        assert!(names(" 、\n").is_empty());
    }

    #[test]
    fn copies_and_copy_numbers_are_read_in_every_hand() {
        for text in ["3", " 3份", "３", "003"] {
            assert_eq!(copies(text), Some(3), "{text}");
        }
        for text in ["", "0", "三", "3.5", "-1", "1234567"] {
            assert_eq!(copies(text), None, "{text}");
        }
        let range = |first, last| Some(CopyNumbers { first, last });
        for text in ["000101-000103", "101—103", "101 ～ 103", "000101至000103", "101――103"]
        {
            assert_eq!(copy_numbers(text), range(101, 103), "{text}");
        }
        assert_eq!(copy_numbers("000007"), range(7, 7));
        for text in ["", "000103-000101", "0", "a-b", "1-2-3", "1000000", "1,2", "-"] {
            assert_eq!(copy_numbers(text), None, "{text}");
        }
    }

    #[test]
    fn documents_have_their_names_in_both_languages() {
        for (zh, key) in [
            ("通知", "notice"),
            ("函", "letter"),
            ("实施方案", "plan"),
            ("工作安排表", "schedule"),
            ("合订本", "bundle"),
            ("附件2", "attachment-2"),
            ("topics", "topics"),
        ] {
            assert_eq!(document(zh), key);
            assert_eq!(document(key), key);
        }
    }

    #[test]
    fn views_have_their_names_in_both_languages() {
        for (text, read) in [("only", View::Only), ("标出", View::Mark), (" 全部 ", View::All)]
        {
            assert_eq!(view(text), Some(read));
        }
        assert_eq!(view("仅"), None);
    }
}
