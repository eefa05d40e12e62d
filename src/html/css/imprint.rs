//! 版记 (7.4): its type, its rules, and its place at the foot of the last page.

use super::roles::{align, letters};
use super::{Css, head};
use crate::html::class;
use crate::profile::{Profile, Role, Style};
use crate::units::Chars;

/// A pixel of CSS, in millimetres.
const PIXEL: f64 = 25.4 / 96.0;

/// Type and rules. Widths are in characters of its own size.
pub(super) fn write(profile: &Profile, css: &mut Css) {
    let copies = profile.style(Role::ImprintCopies);
    let printer = profile.style(Role::ImprintPrinter);
    role(profile, copies, css);
    role(profile, printer, css);
    css.rule(
        ".copies .label",
        &[
            "display:inline-block",
            "text-indent:0",
            &format!("min-width:{}", em(Chars(-copies.first.0))),
        ],
    );
    css.rule(
        ".printer",
        &["display:flex", "flex-wrap:wrap", "justify-content:space-between", "column-gap:1em"],
    );
    css.rule(".printer span+span,.printer .alone", &["margin-left:auto"]);
    rules(profile, css);
}

/// The three rules. A browser draws borders and boxes in whole pixels, which are as thick as the
/// difference between the rules; what is one pixel high and stretched keeps its thickness on
/// paper.
fn rules(profile: &Profile, css: &mut Css) {
    let (outer, inner) = (profile.imprint.outer.mm(), profile.imprint.inner.mm());
    css.rule(".imprint-box", &["position:relative", &format!("padding:{outer}mm 0")]);
    css.rule(".copies+.printer", &["position:relative", &format!("padding-top:{inner}mm")]);
    css.rule(
        ".imprint-box::before,.imprint-box::after,.copies+.printer::before",
        &[
            "content:\"\"",
            "position:absolute",
            "left:0",
            "right:0",
            "height:1px",
            "background:#000",
            "-webkit-print-color-adjust:exact",
            "print-color-adjust:exact",
        ],
    );
    let stretch = |mm: f64| format!("transform:scaleY({:.4})", mm / PIXEL);
    for (rule, mm, edge) in [
        (".imprint-box::before", outer, "top"),
        (".imprint-box::after", outer, "bottom"),
        (".copies+.printer::before", inner, "top"),
    ] {
        let origin = format!("transform-origin:{edge}");
        css.rule(rule, &[&format!("{edge}:0"), &origin, &stretch(mm)]);
    }
    css.rule(".plain .imprint-box", &["padding:0"]);
    css.rule(".plain .imprint-box::before,.plain .imprint-box::after", &["content:none"]);
}

fn role(profile: &Profile, style: &Style, css: &mut Css) {
    let padding = format!("padding:0 {} 0 {}", em(style.right), em(style.left));
    let indent = format!("text-indent:{}", em(style.first));
    let letters = letters(profile, style);
    let mut declarations = vec![align(style.align), &padding, &indent];
    declarations.extend(letters.iter().map(String::as_str));
    css.rule(&format!(".{}", class(style.role)), &declarations);
}

fn em(chars: Chars) -> String {
    if chars.0 == 0 { "0".to_owned() } else { format!("{}em", chars.count()) }
}

/// On paper: the box at the foot of the sheet, the lines it needs kept free in the text.
pub(super) fn paper(profile: &Profile, css: &mut Css) {
    let style = profile.style(Role::ImprintCopies);
    let pitch = style.pitch.unwrap_or(profile.grid.pitch).pt();
    let rules = 2.0 * profile.imprint.outer.mm() + profile.imprint.inner.mm();
    css.rule(".last", &["position:relative"]);
    css.rule(".imprint", &[&format!("height:calc(var(--lines) * {pitch}pt + {rules}mm)")]);
    css.rule(".imprint-box", &["position:absolute"]);
}

/// In print: the sheet fills its last page, so that its foot is that of the type area.
pub(super) fn print(profile: &Profile, css: &mut Css) {
    let (height, width) = (profile.type_height().mm(), profile.type_width().mm());
    for (selector, page) in [(".last", height), (".last.wide", width)] {
        css.rule(selector, &[&format!("height:calc-size(auto,round(up,size,{page}mm))")]);
    }
    // The first page of a letter is higher by what its mark stands above the type area and its
    // last line below it.
    let more = head::rise(profile) + profile.page.bottom.mm() - head::first_bottom(profile);
    css.rule(
        ".last.letter",
        &[&format!("height:calc-size(auto,round(up,size - {more:.3}mm,{height}mm) + {more:.3}mm)")],
    );
    css.rule(".imprint", &["break-inside:avoid"]);
    css.rule(".imprint-box", &["bottom:0", "left:0", "right:0"]);
    let (left, right) = head::wings(profile);
    css.rule(".letter .imprint-box", &[&format!("left:{left}mm"), &format!("right:{right}mm")]);
}

/// On a screen that shows paper: at the foot of the sheet's type area.
pub(super) fn screen(profile: &Profile, css: &mut Css) {
    css.rule(".imprint", &["margin-top:var(--line)"]);
    let page = profile.page;
    for (selector, bottom, left, right) in [
        (".imprint-box", page.bottom, page.left, page.right),
        (".wide .imprint-box", page.right, page.bottom, page.top),
    ] {
        css.rule(
            selector,
            &[
                &format!("bottom:{}mm", bottom.mm()),
                &format!("left:{}mm", left.mm()),
                &format!("right:{}mm", right.mm()),
            ],
        );
    }
}
