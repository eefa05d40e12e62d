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

use crate::profile::{Face, Fonts, Profile};

/// The style sheet of `profile`.
pub fn write(profile: &Profile) -> String {
    let mut css = Css::default();
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

/// The list of fonts for `face`, the standard's own first, a generic one last.
fn family(fonts: &Fonts, face: Face) -> String {
    let generic = match face {
        Face::XiaoBiaoSong | Face::FangSong | Face::Kai | Face::Song => "serif",
        Face::Hei => "sans-serif",
    };
    let mut list = String::from("font-family:");
    for name in fonts.names(face) {
        list.push('"');
        list.push_str(name);
        list.push_str("\",");
    }
    list.push_str(generic);
    list
}

#[cfg(test)]
mod tests {
    use super::*;

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
