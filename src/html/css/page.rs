//! The printed page: paper, margins, and the page numbers in the margin.

use super::{Css, colour, head, imprint, plain_family, quoted};
use crate::profile::{Position, Profile, Role};

/// From the top of a line that is one em high to the middle of a 一字线. In 宋体 it is 0.48, in
/// Noto's fonts 0.63; between the two, neither misses its place by more than 0.5 mm.
const DASH_DEPTH: f64 = 0.56;

/// Paper, page numbers, and where pages begin and end.
pub(super) fn write(profile: &Profile, css: &mut Css) {
    let page = profile.page;
    let (top, right) = (page.top.mm(), page.right.mm());
    let (bottom, left) = (page.bottom.mm(), page.left.mm());
    let (width, height) = (page.width.mm(), page.height.mm());
    css.rule(
        "@page",
        &[
            &format!("size:{width}mm {height}mm"),
            &format!("margin:{top}mm {right}mm {bottom}mm {left}mm"),
        ],
    );
    // A sheet on its side is the upright one turned a quarter to the right: its head lies
    // towards the upright sheet's left edge (clause 8), and each edge keeps its white.
    css.rule(
        "@page wide",
        &[
            &format!("size:{height}mm {width}mm"),
            &format!("margin:{left}mm {top}mm {right}mm {bottom}mm"),
        ],
    );
    numbers(profile, css);
    css.block("@media print", |css| {
        css.rule(".sheet+.sheet", &["break-before:page"]);
        css.rule(".sheet.wide", &["page:wide"]);
        css.rule(".page-break", &["break-after:page"]);
        imprint::print(profile, css);
        let (left, right) = head::wings(profile);
        let padding = format!("padding:0 {right}mm 0 {left}mm");
        css.rule(".letter", &["page:letter", "--rise:0mm", &padding]);
    });
    letter(profile, css);
}

/// 10.1: nothing is printed outside of the margins, so those of a letter leave room for the
/// double rules and, on the first page, for the mark. That page has no number, but a double rule
/// near the paper's foot.
fn letter(profile: &Profile, css: &mut Css) {
    let (page, letter) = (profile.page, profile.letter);
    let (thick, thin) = head::double_rule(profile);
    let edge = (page.width.mm() - letter.width.mm()) / 2.0;
    let (left, right) = head::wings(profile);
    let bottom = head::first_bottom(profile);
    let down = bottom - letter.foot.mm() - head::whole(profile) / 72.0 * 25.4;
    css.rule(
        "@page letter",
        &[&format!("margin:{}mm {edge}mm {}mm {edge}mm", page.top.mm(), page.bottom.mm())],
    );
    let indent = format!("{}em", profile.page_number.indent.count());
    let sides = [
        (":right", "@bottom-right", "padding-right", right),
        (":left", "@bottom-left", "padding-left", left),
    ];
    let outer = profile.page_number.position == Position::Outer;
    for (side, place, edge, wing) in sides.into_iter().filter(|_| outer) {
        css.block(&format!("@page letter{side}"), |css| {
            css.rule(place, &[&format!("{edge}:calc({indent} + {wing}mm)")]);
        });
    }
    css.block("@page letter:first", |css| {
        css.declaration(&format!("margin-top:{}mm", profile.mark.letter_drop.mm()));
        css.declaration(&format!("margin-bottom:{bottom:.3}mm"));
        css.rule("@bottom-right", &["content:none"]);
        css.rule(
            "@bottom-center",
            &[
                "content:\"\"",
                "padding:0",
                "vertical-align:top",
                "box-sizing:border-box",
                &format!("width:{}mm", letter.width.mm()),
                &format!("height:{:.2}pt", head::whole(profile)),
                &format!("margin:{down:.3}mm 0 0 0"),
                &format!("border-top:{thin}"),
                &format!("border-bottom:{thick}"),
            ],
        );
    });
}

/// Page numbers in the middle of the type area's foot, on sheets that lie either way.
fn centred(text: &str, drop: &str, css: &mut Css) {
    css.block("@page", |css| {
        css.rule(
            "@bottom-center",
            &[text, "vertical-align:top", "text-align:center", &format!("padding-top:{drop}")],
        );
    });
    css.block("@page wide", |css| {
        css.rule("@bottom-center", &["content:none"]);
        css.rule(
            "@left-middle",
            &[
                text,
                "writing-mode:vertical-rl",
                "vertical-align:top",
                "text-orientation:sideways",
                "text-align:center",
                &format!("padding-right:{drop}"),
            ],
        );
    });
}

/// 7.5: odd pages on the right, even ones on the left, one character in; the dashes' middle a
/// fixed way below the type area. On a sheet that lies on its side the number stands at the
/// upright sheet's foot, which is to the left of its type area, and reads upright there.
fn numbers(profile: &Profile, css: &mut Css) {
    let number = &profile.page_number;
    let style = profile.style(Role::PageNumberOdd);
    let size = style.size.pt();
    let drop = format!("calc({}mm - {DASH_DEPTH}em)", number.drop.mm());
    let indent = format!("{}em", number.indent.count());
    let text = format!(
        "content:{} counter(page) {};{};font-size:{size}pt;line-height:1;color:{};letter-spacing:0",
        quoted(&number.before),
        quoted(&number.after),
        plain_family(&profile.fonts, style.face),
        colour(profile, style.ink)
    );
    if number.position == Position::Centre {
        centred(&text, &drop, css);
        return;
    }
    let upright = [
        (":right", "@bottom-right", "right", "padding-right"),
        (":left", "@bottom-left", "left", "padding-left"),
    ];
    for (side, place, align, edge) in upright {
        css.block(&format!("@page {side}"), |css| {
            css.rule(
                place,
                &[
                    &text,
                    "vertical-align:top",
                    &format!("text-align:{align}"),
                    &format!("padding-top:{drop}"),
                    &format!("{edge}:{indent}"),
                ],
            );
        });
    }
    // The upright sheet's right edge is below, its left edge above.
    let turned = [
        (":right", "@bottom-right", "@left-bottom", "end", "padding-bottom"),
        (":left", "@bottom-left", "@left-top", "start", "padding-top"),
    ];
    for (side, usual, place, align, edge) in turned {
        css.block(&format!("@page wide{side}"), |css| {
            css.rule(usual, &["content:none"]);
            css.rule(
                place,
                &[
                    &text,
                    "writing-mode:vertical-rl",
                    "vertical-align:top",
                    "text-orientation:sideways",
                    &format!("text-align:{align}"),
                    &format!("padding-right:{drop}"),
                    &format!("{edge}:{indent}"),
                ],
            );
        });
    }
}
