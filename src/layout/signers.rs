//! 签发人 (7.2.6): how many names stand in a line, beside a number that stands on the line of the
//! last of them.

use crate::doc::RedHead;
use crate::profile::{Profile, Role};
use crate::title::width;

/// What stands before the names.
pub const LABEL: &str = "签发人：";

/// The names of a line: two, as is usual, or one where a long number leaves no room for two;
/// `None` where it leaves none for one.
#[must_use]
pub fn per_line(head: &RedHead, profile: &Profile) -> Option<usize> {
    let number = head.doc_number.as_deref().map_or(0, width);
    let edge = i64::from(profile.style(Role::SignerLine).right.0);
    // One character in from the left, and one between the number and what stands beside it. The
    // label counts on every line: in HTML the names are a block, which begins with it.
    let taken = if number == 0 { 0 } else { 100 + number + 100 };
    let line = i64::from(profile.grid.chars) * 100 - edge;
    [2, 1].into_iter().find(|count| {
        let block = width(LABEL) + beside(&head.signers, *count);
        taken + block <= line && edge + block <= line
    })
}

/// How wide the columns of `count` names a line are together, with the space between them.
fn beside(signers: &[String], count: usize) -> i64 {
    let column = |skip: usize| signers.iter().skip(skip).step_by(count).map(|name| width(name));
    let columns = count.min(signers.len());
    let widths: i64 = (0..columns).map(|place| column(place).max().unwrap_or(0)).sum();
    widths + 100 * i64::try_from(columns.saturating_sub(1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: &str, signers: &[&str], expected: Option<usize>) {
        let head = RedHead {
            doc_number: Some(number.to_owned()),
            signers: signers.iter().map(|name| (*name).to_owned()).collect(),
            ..RedHead::default()
        };
        assert_eq!(per_line(&head, &Profile::gbt9704()), expected, "{number}");
    }

    #[test]
    fn two_names_a_line_where_the_number_leaves_room() {
        check("某发改〔2026〕45号", &["张三", "欧阳小明", "王五"], Some(2));
        check("某发改〔2026〕45号", &["欧阳小明", "司马长风"], Some(2));
    }

    #[test]
    fn one_beside_a_long_number_and_none_beside_a_longer_one() {
        let number = "某某市发展改革委价〔2026〕1234号";
        assert_eq!(number.chars().count(), 20);
        check(number, &["欧阳小明", "司马长风"], Some(1));
        check(number, &["张三"], Some(2));
        check("某某发改投资〔2026〕1234号", &["欧阳修文", "司马相如", "张三"], Some(1));
        check("某某市发展和改革委员会价格监督检查局〔2026〕12号", &["张三"], None);
    }
}
