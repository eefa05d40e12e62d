//! The screen: sheets of paper where there is room for them, a readable column where there is
//! not.

use super::{Css, head, imprint, rule_colour, signature};
use crate::profile::{Profile, Role};

/// The least width of a window in which a sheet of paper is drawn whole, in CSS pixels: A4 is
/// 794 of them.
const PAPER_FROM: u16 = 900;

/// The size of body type on a phone, in CSS pixels.
const PHONE_TYPE: f64 = 17.0;

/// The units for each medium and the look of sheets on a screen.
pub(super) fn write(profile: &Profile, css: &mut Css) {
    phone(profile, css);
    css.block(&format!("@media print,screen and (min-width:{PAPER_FROM}px)"), |css| {
        paper_units(profile, css);
        head::paper(profile, css);
        imprint::paper(profile, css);
        signature::paper(css);
    });
    css.block("@media screen", |css| {
        css.rule("html", &["background:#e4e6e8"]);
        css.rule(".sheet", &["background:#fff"]);
        css.rule(".sheet:target", &["scroll-margin-top:1rem"]);
        css.rule(
            ".table-region:focus-visible",
            &["outline:2px solid #0b57d0", "outline-offset:2px"],
        );
    });
    css.block(&format!("@media screen and (min-width:{PAPER_FROM}px)"), |css| paper(profile, css));
    css.block(&format!("@media screen and (max-width:{}.98px)", PAPER_FROM - 1), |css| {
        column(profile, css);
    });
}

/// Relative units: type of a readable size, lines a little tighter than the standard's.
fn phone(profile: &Profile, css: &mut Css) {
    let body = profile.style(Role::Body).size.pt();
    css.rule(
        ":root",
        &[
            &format!("--pt:{}rem", PHONE_TYPE / 16.0 / body),
            &format!("--char:calc({body} * var(--pt))"),
            &format!("--line:calc({} * var(--pt))", body * 1.75),
            "--tracking:0",
            "--mark-drop:1.5rem",
            "--edge:clamp(1rem,5vw,2.5rem)",
            "--measure:min(calc(100vw - 2 * var(--edge)),40rem)",
            "-webkit-text-size-adjust:100%",
            "text-size-adjust:100%",
        ],
    );
}

/// The standard's units (5.2.3): the type area in lines and characters, and the tracking with
/// which body type fills the line.
fn paper_units(profile: &Profile, css: &mut Css) {
    let (lines, chars) = (profile.grid.lines, profile.grid.chars);
    let (width, height) = (profile.type_width().mm(), profile.type_height().mm());
    let body = profile.style(Role::Body).size.pt();
    css.rule(
        ":root",
        &[
            "--pt:1pt",
            &format!("--char:calc({width}mm / {chars})"),
            &format!("--line:calc({height}mm / {lines})"),
            &format!("--tracking:calc(({width}mm - {chars} * {body}pt) / {chars})"),
            &format!("--mark-drop:{}mm", profile.mark.drop.mm()),
            &format!("--measure:{width}mm"),
        ],
    );
}

/// Sheets drawn as paper, with the standard's margins.
fn paper(profile: &Profile, css: &mut Css) {
    let page = profile.page;
    let (width, height) = (page.width.mm(), page.height.mm());
    let (top, right) = (page.top.mm(), page.right.mm());
    let (bottom, left) = (page.bottom.mm(), page.left.mm());
    css.rule(
        ".sheet",
        &[
            "box-sizing:border-box",
            "margin:24px auto",
            "box-shadow:0 1px 3px #0003,0 4px 16px #0002",
            &format!("width:{width}mm"),
            &format!("min-height:{height}mm"),
            &format!("padding:{top}mm {right}mm {bottom}mm {left}mm"),
        ],
    );
    css.rule(".letter", &[&format!("--rise:{}mm", head::rise(profile))]);
    imprint::screen(profile, css);
    letter_foot(profile, css);
    css.rule(
        ".sheet.wide",
        &[
            &format!("width:min({height}mm,100vw - 48px)"),
            &format!("min-height:{width}mm"),
            &format!("padding:{left}mm {top}mm {right}mm {bottom}mm"),
        ],
    );
}

/// The second double rule of a letter (10.1), thin over thick, drawn on the sheet's foot.
fn letter_foot(profile: &Profile, css: &mut Css) {
    let letter = profile.letter;
    let whole = head::whole(profile);
    let [thin, gap] = head::bounds(profile);
    let red = rule_colour(profile);
    css.rule(
        ".letter",
        &[
            &format!("background:#fff linear-gradient({red} {thin:.2}pt,#fff {thin:.2}pt {gap:.2}pt,{red} {gap:.2}pt) no-repeat"),
            &format!("background-position:center bottom {}mm", letter.foot.mm()),
            &format!("background-size:{}mm {whole:.2}pt", letter.width.mm()),
        ],
    );
}

/// A column: titles shrink to fit, and a wide table is scrolled by itself.
fn column(profile: &Profile, css: &mut Css) {
    let title = profile.style(Role::Title).size.pt();
    css.rule(
        ".sheet",
        &[
            "box-sizing:border-box",
            "max-width:calc(40rem + 2 * var(--edge))",
            "margin:0 auto .75rem",
            "padding:1.5rem var(--edge) 2.5rem",
        ],
    );
    // A title keeps its lines as long as the longest fits in type no smaller than the text's.
    css.rule(
        ".sheet h1",
        &[
            &format!("font-size:clamp(var(--char),calc(var(--measure) / (var(--count) + .2)),calc({title} * var(--pt)))"),
            "line-height:1.4",
            "text-wrap:balance",
        ],
    );
    css.rule(".number-row", &["flex-wrap:wrap", "padding:0"]);
    signature::column(css);
    css.rule(".imprint", &["margin-top:var(--line)"]);
    css.rule(".table-region", &["overflow-x:auto"]);
    css.rule("table", &["min-width:calc(var(--columns) * 6.5rem)"]);
}
