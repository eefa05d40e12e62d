//! The style sheet, generated from the profile: the same figures that make the DOCX styles.
//!
//! All lengths of the text are written in four units, declared as custom properties: `--pt`
//! (type sizes), `--char` (一字), `--line` (一行) and `--tracking`. On paper, and on a screen wide
//! enough to draw the sheet, they are the standard's; on a phone they are relative, and the same
//! rules make a readable column.
//!
//! In this order: [`roles`], [`page`] (the printed page), [`screen`].

mod head;
mod imprint;
mod page;
mod roles;
mod screen;
mod signature;

use std::fmt::Write as _;

use crate::profile::{Face, Fonts, Ink, Profile};

/// The style sheet of `profile`.
pub fn write(profile: &Profile) -> String {
    let mut css = Css::default();
    latin(&profile.fonts, &mut css);
    roles::write(profile, &mut css);
    screen::write(profile, &mut css);
    page::write(profile, &mut css);
    css.out
}

/// A style sheet as it is being written.
#[derive(Default)]
struct Css {
    out: String,
}

impl Css {
    /// A rule.
    fn rule(&mut self, selector: &str, declarations: &[&str]) {
        self.out.push_str(selector);
        self.out.push('{');
        for declaration in declarations {
            self.out.push_str(declaration);
            self.out.push(';');
        }
        self.out.push_str("}\n");
    }

    /// A declaration of the block at hand itself.
    fn declaration(&mut self, declaration: &str) {
        self.out.push_str(declaration);
        self.out.push_str(";\n");
    }

    /// The rules that `inner` writes, under a condition.
    fn block(&mut self, condition: &str, inner: impl FnOnce(&mut Self)) {
        self.out.push_str(condition);
        self.out.push_str("{\n");
        inner(self);
        self.out.push_str("}\n");
    }
}

/// The name of the family that holds the house's Western letters and digits.
const LATIN: &str = "house-latin";

/// The list of fonts for `face` in text: before all the house's Western letters, if it has some.
fn family(fonts: &Fonts, face: Face) -> String {
    let list = plain_family(fonts, face);
    match (fonts.western(face), list.split_once(':')) {
        (Some(_), Some((property, names))) => format!("{property}:{LATIN},{names}"),
        _ => list,
    }
}

/// The house's Western letters: a family of fonts that are there, for ASCII alone, so that “ ” —
/// and … stay Chinese characters.
fn latin(fonts: &Fonts, css: &mut Css) {
    let sources: Vec<_> =
        fonts.latin.iter().map(|name| format!("local({})", quoted(name))).collect();
    if !sources.is_empty() {
        css.rule(
            "@font-face",
            &[
                &format!("font-family:{LATIN}"),
                &format!("src:{}", sources.join(",")),
                "unicode-range:U+20-7E",
            ],
        );
    }
}

/// `text` as a string of CSS.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        // `<` would end the style element before a slash.
        if c.is_control() || matches!(c, '"' | '\\' | '<' | '>' | '&') {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\{:x} ", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out.push('"');
    out
}

/// A colour as CSS writes it.
fn colour(profile: &Profile, ink: Ink) -> String {
    format!("#{}", profile.colour(ink))
}

/// The colour of the red rules; where the paper has them they are not drawn, and keep their room.
fn rule_colour(profile: &Profile) -> String {
    if profile.preprinted.rule { "transparent".to_owned() } else { colour(profile, Ink::Red) }
}

/// The list of fonts for `face`, the standard's own first, a generic one last.
fn plain_family(fonts: &Fonts, face: Face) -> String {
    let generic = match face {
        Face::XiaoBiaoSong | Face::FangSong | Face::Kai | Face::Song => "serif",
        Face::Hei => "sans-serif",
    };
    let mut list = String::from("font-family:");
    for name in fonts.names(face) {
        list.push_str(&quoted(name));
        list.push(',');
    }
    list.push_str(generic);
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{Position, Rgb};

    #[test]
    fn the_printed_page_is_the_standards() {
        let css = write(&Profile::gbt9704());
        for rule in [
            "@page{size:210mm 297mm;margin:37mm 26mm 35mm 28mm;}",
            "@page wide{size:297mm 210mm;margin:28mm 37mm 26mm 35mm;}",
            "--line:calc(225mm / 22);",
            "--char:calc(156mm / 28);",
            "--tracking:calc((156mm - 28 * 16pt) / 28);",
        ] {
            assert!(css.contains(rule), "{rule}");
        }
    }

    #[test]
    fn nothing_is_fetched_and_only_page_numbers_are_generated() {
        let css = write(&Profile::gbt9704());
        assert!(!css.contains("url(") && !css.contains("@import"));
        // Generated content is nothing, a rule's empty box, or a page number.
        let declarations = css.split(['{', ';', '}']).map(str::trim);
        for content in declarations.filter_map(|d| d.strip_prefix("content:")) {
            let page_number = "\"— \" counter(page) \" —\"";
            assert!(["none", "\"\"", page_number].contains(&content), "{content}");
        }
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }

    #[test]
    fn a_list_of_fonts_ends_in_a_generic_one() {
        let fonts = &Profile::gbt9704().fonts;
        assert!(family(fonts, Face::Hei).starts_with("font-family:\"黑体\","));
        assert!(family(fonts, Face::Hei).ends_with(",sans-serif"));
    }

    #[test]
    fn a_house_has_its_numbers_its_letters_and_its_red() {
        let mut profile = Profile::gbt9704();
        profile.page_number.before = "<\"第".to_owned();
        profile.page_number.after = String::new();
        profile.page_number.position = Position::Centre;
        profile.fonts.latin = vec!["Times New Roman".to_owned()];
        profile.red = Rgb([0xE6, 0, 0x12]);
        let css = write(&profile);
        for rule in [
            "@bottom-center{content:\"\\3c \\22 第\" counter(page) \"\"",
            "@left-middle{content:",
            "@font-face{font-family:house-latin;src:local(\"Times New Roman\");unicode-range:U+20-7E;}",
            ".body{text-align:justify;margin:0 0 0 0;text-indent:calc(2 * var(--char));font-family:house-latin,\"仿宋_GB2312\"",
            ".title{text-align:center;margin:calc(2 * var(--line)) 0 calc(1 * var(--line)) 0;text-indent:0;break-after:avoid;font-family:\"方正小标宋简体\"",
            "1.5pt solid #E60012",
        ] {
            assert!(css.contains(rule), "{rule}\n{css}");
        }
        assert!(!css.contains("@bottom-right{content:\"") && !css.contains("FF0000"));
    }

    #[test]
    fn a_rule_on_the_paper_keeps_its_room_and_is_not_drawn() {
        let mut profile = Profile::gbt9704();
        profile.preprinted.rule = true;
        let css = write(&profile);
        assert!(css.contains("border-bottom:1.5pt solid transparent"));
        assert!(css.contains("border-top:1.50pt solid transparent"));
        assert!(!css.contains("solid #FF0000") && !css.contains("gradient(#FF0000"));
    }

    #[test]
    fn letters_and_orders_have_places_of_their_own() {
        let css = write(&Profile::gbt9704());
        for rule in [
            "@page letter{margin:37mm 20mm 35mm 20mm;}",
            "@page letter:first{\nmargin-top:30mm;\nmargin-bottom:23.097mm;",
            ".order{--mark-drop:20mm;}",
            ".double-rule{margin:0 -6mm 0 -8mm;}",
            ".letter{--rise:7mm;}",
        ] {
            assert!(css.contains(rule), "{rule}");
        }
    }

    #[test]
    fn the_imprint_is_at_the_foot_of_the_last_page() {
        let css = write(&Profile::gbt9704());
        for rule in [
            ".last{height:calc-size(auto,round(up,size,225mm));}",
            ".last.wide{height:calc-size(auto,round(up,size,156mm));}",
            ".last.letter{height:calc-size(auto,round(up,size - 18.903mm,225mm) + 18.903mm);}",
            ".imprint-box::before{top:0;transform-origin:top;transform:scaleY(1.3228);}",
            ".imprint-box::after{bottom:0;transform-origin:bottom;transform:scaleY(1.3228);}",
            ".copies+.printer::before{top:0;transform-origin:top;transform:scaleY(0.9449);}",
        ] {
            assert!(css.contains(rule), "{rule}");
        }
    }

    #[test]
    fn labels_take_no_room_from_the_mark() {
        let css = write(&Profile::gbt9704());
        assert!(css.contains(".red-head>.labels{height:0;}"));
    }
}
