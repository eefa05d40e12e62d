//! 版头 beyond the mark, the number and the red rule: what stands above and beside them, and the
//! heads of letters and orders.

use super::roles::{MARK_INK, align, chars, letters, lines};
use super::{Css, family, rule_colour};
use crate::html::class;
use crate::layout::{first_page, mark};
use crate::profile::{Face, Profile, Role};
use crate::units::Chars;

/// “签发人：”, which the names below each other keep clear of.
const SIGNERS_LABEL: Chars = Chars::whole(4);

/// The share of a double rule's ink that is in its thick line and in its thin one. The white
/// between them is as wide as the latter.
const THICK: f64 = 2.0 / 3.0;
const THIN: f64 = 1.0 / 3.0;

/// Rows, joint marks and formats.
pub(super) fn write(profile: &Profile, css: &mut Css) {
    let number = profile.style(Role::DocNumber);
    css.rule(".doc-number", &["min-height:var(--line)"]);
    // 7.2.5: the number stands on the line of the last 签发人, both one character in.
    css.rule(
        ".number-row",
        &[
            "display:flex",
            "justify-content:space-between",
            "align-items:flex-end",
            "column-gap:var(--char)",
            &format!("margin-top:{}", lines(number.before)),
            &format!("padding:0 {0}", chars(Chars::whole(1))),
        ],
    );
    css.rule(".number-row .doc-number", &["margin:0", "text-align:left"]);
    joint(css);
    letter(profile, css);
    order(profile, css);
}

/// 签发人 (7.2.6).
pub(super) fn signers(profile: &Profile, css: &mut Css) {
    let style = profile.style(Role::SignerLine);
    let selector = format!(".{}", class(Role::SignerLine));
    let indent = format!("text-indent:{}", chars(Chars(-SIGNERS_LABEL.0)));
    let left = format!("padding-left:{}", chars(SIGNERS_LABEL));
    let letters = letters(profile, style);
    let mut declarations = vec![align(style.align), &indent, &left];
    declarations.extend(letters.iter().map(String::as_str));
    css.rule(&selector, &declarations);
    css.rule(".signer", &[&family(&profile.fonts, Face::Kai), "line-height:0"]);
    blank(css);
}

/// What the paper has already: boxes without text, as tall as their lines.
fn blank(css: &mut Css) {
    css.rule(
        ".mark:empty,.joint p:empty",
        &["min-height:calc(var(--rows,1) * var(--leading,1) * 1em)"],
    );
    css.rule(".signers:empty,.labels>:empty", &["min-height:calc(var(--rows,1) * var(--line))"]);
}

/// A mark of several names: both edges of the names straight, 文件 in the middle of their height.
fn joint(css: &mut Css) {
    css.rule(
        ".joint",
        &[
            "display:flex",
            "justify-content:center",
            "align-items:center",
            &format!("gap:0 {}em", f64::from(mark::SUFFIX_GAP) / 100.0),
        ],
    );
    css.rule(".joint .names", &["text-align:justify", "text-align-last:justify"]);
    css.rule(".joint .suffix", &["white-space:nowrap"]);
}

/// 10.1: the mark 30 mm below the paper's top, two red double rules; labels and number below the
/// first.
fn letter(profile: &Profile, css: &mut Css) {
    let letter = profile.letter;
    let number = profile.style(Role::DocNumber).size.pt();
    css.rule(".letter .red-head", &["border:0", "padding:0"]);
    // The ink of the mark ends where its line does.
    css.rule(".letter .mark", &[&format!("padding-bottom:{}mm", letter.gap.mm())]);
    let (thick, thin) = double_rule(profile);
    let mut rule = vec![format!("border-top:{thick}"), format!("border-bottom:{thin}")];
    rule.push(format!("height:{:.2}pt", ink(profile) * THIN));
    let rule: Vec<_> = rule.iter().map(String::as_str).collect();
    css.rule(".double-rule", &rule);
    // Measured to the ink, above which is half of the line's leading.
    let below = format!(
        "margin-top:calc({} * {number} * var(--pt) - (var(--line) - {number} * var(--pt)) / 2)",
        letter.below.count()
    );
    css.rule(".letter .number-row", &[&below, "padding:0", "align-items:flex-start"]);
    css.rule(".letter .doc-number", &["margin-left:auto", "text-align:right"]);
}

/// 10.2: no rule; two empty lines below the number.
fn order(profile: &Profile, css: &mut Css) {
    let after = lines(profile.style(Role::DocNumber).before);
    css.rule(".order .red-head", &["border:0", "padding:0", &format!("margin-bottom:{after}")]);
}

/// What is different on paper: the labels take no room from the mark, whose place is fixed.
pub(super) fn paper(profile: &Profile, css: &mut Css) {
    let drops = profile.mark;
    css.rule(".red-head>.labels", &["height:0"]);
    // On paper the size was chosen for the line, which the mark may fill to its end.
    css.rule(".mark", &["font-size:calc(var(--size) * 1pt)", "white-space:nowrap"]);
    css.rule(".order", &[&format!("--mark-drop:{}mm", drops.order_drop.mm())]);
    let ink = f64::from(MARK_INK) / 1000.0;
    css.rule(
        ".letter .mark",
        &["padding-top:0", &format!("margin-top:calc(-1 * var(--rise) - {ink}em)")],
    );
    let (left, right) = wings(profile);
    css.rule(".double-rule", &[&format!("margin:0 -{right}mm 0 -{left}mm")]);
}

/// How far the double rules of a letter reach beyond the type area, to the left and to the right.
pub(super) fn wings(profile: &Profile) -> (f64, f64) {
    let edge = (profile.page.width.mm() - profile.letter.width.mm()) / 2.0;
    (profile.page.left.mm() - edge, profile.page.right.mm() - edge)
}

/// How far the mark of a letter stands above the type area.
pub(super) fn rise(profile: &Profile) -> f64 {
    profile.page.top.mm() - profile.mark.letter_drop.mm()
}

/// From the paper's foot to the text of a letter's first page, which reaches lower than that of
/// any other: the characters of its last line stand a certain way above the second double rule.
/// Half of the line's leading is below them; a line more or less must not hang on a rounding.
pub(super) fn first_bottom(profile: &Profile) -> f64 {
    let line = profile.type_height().mm() / f64::from(profile.grid.lines);
    let em = profile.style(Role::Body).size.pt() / 72.0 * 25.4;
    let gain = first_page::letter_gain(profile).mm();
    profile.page.bottom.mm() - gain - (line - em) / 2.0 - line / 20.0
}

/// The thick and the thin line of a double rule, as borders.
pub(super) fn double_rule(profile: &Profile) -> (String, String) {
    let border =
        |share: f64| format!("{:.2}pt solid {}", ink(profile) * share, rule_colour(profile));
    (border(THICK), border(THIN))
}

/// The thickness of a double rule with the white in it, in points.
pub(super) fn whole(profile: &Profile) -> f64 {
    ink(profile) * (THICK + 2.0 * THIN)
}

/// Where the thin line of the second double rule ends and its thick one begins, in points.
pub(super) fn bounds(profile: &Profile) -> [f64; 2] {
    [ink(profile) * THIN, ink(profile) * 2.0 * THIN]
}

fn ink(profile: &Profile) -> f64 {
    f64::from(profile.letter.eighths) / 8.0
}
