//! 发文机关署名 and 成文日期 (7.3.5).

use super::Css;
use super::roles::{chars, letters, lines};
use crate::html::class;
use crate::profile::{Profile, Role};
use crate::units::Chars;

/// 7.3.5.2: the date begins two characters right of the issuer's first.
const DATE_SHIFT: Chars = Chars::whole(2);

/// What holds on every medium.
pub(super) fn write(profile: &Profile, css: &mut Css) {
    unsealed(profile, css);
    css.rule(".sealed,.stamped", &["break-before:avoid", "break-inside:avoid"]);
    type_of(profile, Role::SealedIssuer, css);
    type_of(profile, Role::SealedDate, css);
    // Name and date have one middle, over which the seal lies (7.3.5.1).
    css.rule(".seal-row", &["display:flex"]);
    css.rule(
        ".seal-cell",
        &[
            "position:relative",
            "display:flex",
            "flex-direction:column",
            "align-items:center",
            "text-align:center",
        ],
    );
    css.rule(
        ".seal",
        &[
            "position:absolute",
            "display:flex",
            "align-items:center",
            "justify-content:center",
            "width:var(--seal)",
            "height:var(--seal)",
            // As ink does: what is below is read through it.
            "mix-blend-mode:multiply",
        ],
    );
    stamped(profile, css);
}

/// 署名 and 成文日期 (7.3.5.2): a box at the right edge, less the issuer's indent, as wide as the
/// issuer; the date begins two characters in and may end outside the box. A longer date makes
/// the box as wide as itself, so it is the date that keeps the indent.
fn unsealed(profile: &Profile, css: &mut Css) {
    let issuer = profile.style(Role::SignatureIssuer);
    let margin = format!("margin:{} {} 0 auto", lines(issuer.before), chars(issuer.right));
    css.rule(
        ".signature",
        &["width:fit-content", &margin, "break-before:avoid", "break-inside:avoid"],
    );
    for role in [Role::SignatureIssuer, Role::SignatureDate] {
        let letters = letters(profile, profile.style(role));
        let mut declarations = vec!["text-align:left"];
        declarations.extend(letters.iter().map(String::as_str));
        css.rule(&format!(".{}", class(role)), &declarations);
    }
    let (shift, back) = (chars(DATE_SHIFT), chars(Chars(-DATE_SHIFT.0)));
    css.rule(
        ".date",
        &[&format!("margin-left:{shift}"), &format!("margin-right:{back}"), "white-space:nowrap"],
    );
    // Of several issuers, or several lines of one, each ends where the longest does.
    css.rule(".signature:not(.longer-date) .issuer", &["text-align:right"]);
    css.rule(".longer-date .date", &["margin-right:0"]);
}

/// 签名章 (7.3.5.3): the office half-way up the stamp, the date a line below.
fn stamped(profile: &Profile, css: &mut Css) {
    let line = profile.style(Role::StampLine);
    let date = profile.style(Role::StampDate);
    type_of(profile, Role::StampLine, css);
    type_of(profile, Role::StampDate, css);
    css.rule(
        ".stamp-row",
        &[
            "display:flex",
            "align-items:center",
            "justify-content:flex-end",
            &format!("column-gap:{}", chars(Chars::whole(2))),
            &format!("margin:{} {} 0 0", lines(line.before), chars(line.right)),
        ],
    );
    css.rule(".stamp-row+.stamp-row", &["margin-top:calc(.5 * var(--line))"]);
    css.rule(".stamp", &["display:flex", "justify-content:flex-end", "flex:none"]);
    css.rule(
        &format!(".{}", class(Role::StampDate)),
        &[&format!("margin:{} {} 0 0", lines(date.before), chars(date.right)), "text-align:right"],
    );
}

fn type_of(profile: &Profile, role: Role, css: &mut Css) {
    let letters = letters(profile, profile.style(role));
    let declarations: Vec<_> = letters.iter().map(String::as_str).collect();
    css.rule(&format!(".{}", class(role)), &declarations);
}

/// On paper: where [`crate::layout::seals`] puts them. The box holds the last seal, too, so that
/// the end of a page does not cut it; what follows the date does not heed that.
pub(super) fn paper(css: &mut Css) {
    css.rule(
        ".sealed",
        &[
            "padding-bottom:calc(var(--line) + var(--below))",
            "margin-bottom:calc(-1 * var(--below))",
        ],
    );
    css.rule(
        ".seal-row",
        &["align-items:flex-end", "padding-top:var(--space)", "margin-left:var(--left)"],
    );
    css.rule(".seal-cell", &["flex:none", "width:var(--column)", "white-space:nowrap"]);
    // The date of the last name hangs below it: all names of a row are on a level.
    css.rule(".sealed-date", &["position:absolute", "top:100%"]);
    css.rule(
        ".seal",
        &[
            "left:calc((var(--column) - var(--seal)) / 2)",
            "bottom:calc(var(--line) / 2 + var(--low) - var(--seal) / 2)",
        ],
    );
}

/// In a column: as many beside each other as there is room for.
pub(super) fn column(css: &mut Css) {
    css.rule(
        ".sealed",
        &[
            "display:flex",
            "flex-wrap:wrap",
            "justify-content:space-evenly",
            "gap:.5rem",
            "margin-top:var(--line)",
        ],
    );
    css.rule(".seal-row", &["display:contents"]);
    css.rule(".seal-cell", &["justify-content:center", "max-width:100%"]);
    css.rule(
        ".seal-cell:has(.seal)",
        &[
            "box-sizing:border-box",
            // The name a little below the middle, as on paper.
            "padding-top:calc(.8 * var(--line))",
            "min-width:var(--seal)",
            "min-height:var(--seal)",
        ],
    );
    css.rule(".seal", &["inset:0", "margin:auto"]);
    css.rule(".stamp-row", &["margin-right:var(--char)"]);
    css.rule(".stamp-date", &["margin-right:var(--char)"]);
}

#[cfg(test)]
mod tests {
    use crate::html::css::write;
    use crate::profile::Profile;

    #[test]
    fn a_seal_is_placed_from_the_foot_of_its_name() {
        let css = write(&Profile::gbt9704());
        for rule in [
            "bottom:calc(var(--line) / 2 + var(--low) - var(--seal) / 2);",
            ".sealed,.stamped{break-before:avoid;break-inside:avoid;}",
            "margin:calc(2 * var(--line)) calc(4 * var(--char)) 0 0;",
            "column-gap:calc(2 * var(--char));",
        ] {
            assert!(css.contains(rule), "{rule}");
        }
    }
}
