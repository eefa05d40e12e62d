//! What each role looks like, in the units that the page or the screen defines.

use super::{Css, colour, family, rule_colour};
use crate::html::class;
use crate::profile::{Align, Face, Profile, Role, Style};
use crate::units::{Chars, HalfPoints, Lines};

/// How far the ink of a Han character stays from the top of its em box, plus how far the em box
/// is from the top of a line that is one em high: in 1/1000 em, measured of the fonts at hand.
pub(super) const MARK_INK: i32 = 80;

/// 7.2.7: the rule's middle is 4 mm below the ink of 发文字号. The ink of its brackets and of 号
/// ends near the em box's foot, which is half the leading above the foot of the line; this is
/// added, so that the gap is a least one.
const RULE_SLACK_MM: f64 = 0.4;

/// The rules of all roles and of what stands inside them.
pub(super) fn write(profile: &Profile, css: &mut Css) {
    let body = profile.style(Role::Body);
    css.rule(
        "body",
        &[
            "margin:0",
            "color:#000",
            &family(&profile.fonts, body.face),
            &size(body.size),
            "line-height:var(--line)",
            "letter-spacing:var(--tracking)",
            // Chinese punctuation keeps its whole cell, and nothing is put between Han and Latin.
            "text-spacing-trim:space-all",
            "text-autospace:no-autospace",
            "overflow-wrap:anywhere",
            "orphans:1",
            "widows:1",
        ],
    );
    css.rule("h1,h2,h3,h4,h5,p", &["margin:0", "font-weight:400"]);
    css.rule(".drawing", &["display:block", "max-width:100%", "margin:var(--line) auto 0"]);
    css.rule(".list", &["list-style:none", "margin:0", "padding:0"]);
    // A typeface with another ascent must not make its line higher than the grid's.
    css.rule(".lead-1,.lead-2,.lead-3,.lead-4,em,strong", &["line-height:0"]);
    css.rule("em", &["font-style:normal", &family(&profile.fonts, Face::Kai)]);
    for role in Role::ALL {
        match role {
            Role::Mark => mark(profile, css),
            Role::DocNumber => {
                flow(profile, role, css);
                rule_below(profile, css);
            }
            Role::NoteOnly | Role::NoteFirst | Role::NoteNext | Role::NoteWide => {
                flow(profile, role, css);
                note_label(profile.style(role), css);
            }
            Role::SignatureIssuer => super::signature::write(profile, css),
            Role::TableHead | Role::TableCell => cell(profile, role, css),
            Role::Attendance => {
                flow(profile, role, css);
                label(profile, role, css);
                css.rule(".attendance+.attendance", &["margin-top:0"]);
            }
            Role::Picture => picture(css),
            Role::SignerLine => super::head::signers(profile, css),
            Role::ImprintCopies => super::imprint::write(profile, css),
            Role::CopyNumber
            | Role::Secrecy
            | Role::Urgency
            | Role::Remark
            | Role::Title
            | Role::TopTitle
            | Role::Addressee
            | Role::Body
            | Role::Heading1
            | Role::Heading2
            | Role::Heading3
            | Role::Heading4
            | Role::ListItem
            | Role::AttachmentLabel
            | Role::AttachmentTitle
            | Role::NotedTitle
            | Role::TitleNote
            | Role::Caption => flow(profile, role, css),
            // Written with the issuer, with 抄送, and by the page.
            Role::SignatureDate
            | Role::SealedIssuer
            | Role::SealedDate
            | Role::StampLine
            | Role::StampDate
            | Role::ImprintPrinter
            | Role::PageNumberOdd
            | Role::PageNumberEven => {}
        }
    }
    let leads = [
        (".lead-1", Role::Heading1),
        (".lead-2", Role::Heading2),
        (".lead-3", Role::Heading3),
        (".lead-4", Role::Heading4),
    ];
    for (selector, role) in leads {
        let style = profile.style(role);
        css.rule(selector, &[&family(&profile.fonts, style.face), weight(style)]);
    }
    table(css, profile);
    super::head::write(profile, css);
    css.rule(".kept", &["break-before:avoid"]);
    css.rule(".together", &["break-inside:avoid"]);
    css.rule(".together>:first-child", &["break-before:auto"]);
    css.rule(".remark", &["text-align:left", "break-before:avoid"]);
}

/// The 黑体 label of a hanging line.
fn label(profile: &Profile, role: Role, css: &mut Css) {
    note_label(profile.style(role), css);
    let selector = format!(".{} .label", class(role));
    css.rule(&selector, &[&family(&profile.fonts, Face::Hei), "line-height:0"]);
}

/// A picture in the middle of its line, on one page with its caption. On paper it has the size
/// that was reckoned for it; a narrow window makes it smaller.
fn picture(css: &mut Css) {
    let name = class(Role::Picture);
    css.rule(&format!(".{name}"), &["margin:0", "break-inside:avoid"]);
    css.rule(&format!(".{name} img"), &["display:block", "margin:0 auto", "max-width:100%"]);
}

/// A role that is a paragraph of the text's flow.
pub(super) fn flow(profile: &Profile, role: Role, css: &mut Css) {
    let style = profile.style(role);
    let align = align(style.align);
    let margin = format!(
        "margin:{} {} {} {}",
        lines(style.before),
        chars(style.right),
        lines(style.after),
        chars(style.left)
    );
    let indent = format!("text-indent:{}", chars(style.first));
    let mut declarations = vec![align, &margin, &indent];
    if style.keep_next {
        declarations.push("break-after:avoid");
    }
    let letters = letters(profile, style);
    declarations.extend(letters.iter().map(String::as_str));
    css.rule(&format!(".{}", class(role)), &declarations);
}

/// Typeface, size, colour, weight and pitch of a role.
pub(super) fn letters(profile: &Profile, style: &Style) -> Vec<String> {
    let mut letters = vec![
        family(&profile.fonts, style.face),
        size(style.size),
        weight(style).to_owned(),
        format!("color:{}", colour(profile, style.ink)),
    ];
    letters.push(style.pitch.map_or_else(
        || "line-height:var(--line)".to_owned(),
        |pitch| format!("line-height:calc({} * var(--pt))", pitch.pt()),
    ));
    // The tracking makes body type fill the line; other sizes have no such measure.
    if style.size != profile.style(Role::Body).size {
        letters.push("letter-spacing:0".to_owned());
    }
    letters
}

/// 发文机关标志. Its size comes with its text: `--size` in points, `--count` in characters.
fn mark(profile: &Profile, css: &mut Css) {
    let style = profile.style(Role::Mark);
    // Where there are several lines, half of the first one's leading is above its ink.
    let top = format!(
        "padding-top:calc(var(--mark-drop) - ({} + (var(--leading,1) - 1) / 2) * 1em)",
        f64::from(MARK_INK) / 1000.0
    );
    css.rule(
        ".mark",
        &[
            align(style.align),
            &family(&profile.fonts, style.face),
            weight(style),
            &format!("color:{}", colour(profile, style.ink)),
            // Never below 24 px: red on white is legible as large type only.
            "font-size:max(24px,min(calc(var(--size) * 1pt),calc(var(--measure) / (var(--count) + .2))))",
            "text-wrap:balance",
            "line-height:var(--leading,1)",
            "letter-spacing:var(--gap,0)",
            // What is added behind the last character as well would move all to the left.
            "text-indent:var(--gap,0)",
            "break-after:avoid",
            &top,
            "margin-bottom:calc((1 - var(--leading,1)) / 2 * 1em)",
        ],
    );
}

/// The red rule (7.2.7), as the lower border of 版头. Its gap is measured from the number's ink,
/// so half of the number's leading is part of it.
fn rule_below(profile: &Profile, css: &mut Css) {
    let number = profile.style(Role::DocNumber).size.pt();
    let thickness = f64::from(profile.rule.eighths) / 8.0;
    let below = profile.rule.gap.mm() + RULE_SLACK_MM;
    let gap = format!(
        "padding-bottom:calc({below}mm - (var(--line) - {number} * var(--pt)) / 2 - {}pt)",
        thickness / 2.0
    );
    let border = format!("border-bottom:{thickness}pt solid {}", rule_colour(profile));
    css.rule(".red-head", &["display:flow-root", &gap, &border, "break-after:avoid"]);
}

/// The label of a line of 附件说明: as wide as the line hangs out, or wider where its number is.
fn note_label(style: &Style, css: &mut Css) {
    let width = format!("min-width:{}", chars(Chars(-style.first.0)));
    css.rule(
        &format!(".{} .label", class(style.role)),
        &["display:inline-block", "text-indent:0", &width],
    );
}

/// A cell of a table.
fn cell(profile: &Profile, role: Role, css: &mut Css) {
    let style = profile.style(role);
    let letters = letters(profile, style);
    let mut declarations = vec![align(style.align)];
    declarations.extend(letters.iter().map(String::as_str));
    css.rule(&format!(".{}", class(role)), &declarations);
}

/// What all tables share: as wide as the type area, thin black rules, a head that is repeated,
/// rows that stay whole.
///
/// The rules are collapsed ones because those follow the grid of rows: where a page ends inside
/// a cell that spans rows, the cell's own box runs on to the foot of the page. Such a cell
/// stays open at the foot and goes on overleaf.
fn table(css: &mut Css, profile: &Profile) {
    css.rule(
        "table",
        &[
            "box-sizing:border-box",
            // Half of a collapsed outer rule lies outside of its table, in whole pixels, and what
            // lies outside of the type area is cut off when it is printed.
            "width:calc(100% - 2px)",
            "margin:0 1px",
            "table-layout:fixed",
            "border-collapse:collapse",
        ],
    );
    css.rule("th,td", &["border:.5pt solid #000", "padding:.15em .4em", "vertical-align:middle"]);
    // A height is a least height for rows; what it is lies in the row that asks for it.
    let cell = profile.style(Role::TableCell);
    let pitch = cell.pitch.unwrap_or(profile.grid.pitch).pt() / cell.size.pt();
    css.rule(
        "tr[style]",
        &[&size(cell.size), &format!("height:calc({pitch}em * var(--lines) + .3em)")],
    );
    css.rule(".left", &["text-align:left"]);
    css.rule(".centre", &["text-align:center"]);
    css.rule(".right", &["text-align:right"]);
    css.rule(".section", &["break-after:avoid"]);
    css.rule(".section td,.section th", &["text-align:center"]);
    css.rule("thead", &["display:table-header-group"]);
    // On a row with a cell that spans others it would hold all those rows together.
    css.rule("tr:not(:has([rowspan])),tr:has([rowspan])>:not([rowspan])", &["break-inside:avoid"]);
}

pub(super) const fn align(align: Align) -> &'static str {
    match align {
        Align::Both => "text-align:justify",
        Align::Left => "text-align:left",
        Align::Centre => "text-align:center",
        Align::Right => "text-align:right",
    }
}

pub(super) const fn weight(style: &Style) -> &'static str {
    if style.bold { "font-weight:700" } else { "font-weight:400" }
}

/// A type size.
pub(super) fn size(size: HalfPoints) -> String {
    format!("font-size:calc({} * var(--pt))", size.pt())
}

/// A width in characters of the grid.
pub(super) fn chars(chars: Chars) -> String {
    if chars.0 == 0 { "0".to_owned() } else { format!("calc({} * var(--char))", chars.count()) }
}

/// A height in lines of the grid.
pub(super) fn lines(lines: Lines) -> String {
    if lines.0 == 0 { "0".to_owned() } else { format!("calc({} * var(--line))", lines.count()) }
}
