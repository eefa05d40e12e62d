//! The style sheet, generated from the profile: the same figures that make the DOCX styles.
//!
//! All lengths of the text are written in four units, declared as custom properties: `--pt`
//! (type sizes), `--char` (一字), `--line` (一行) and `--tracking`. On paper, and on a screen wide
//! enough to draw the sheet, they are the standard's; on a phone they are relative, and the same
//! rules make a readable column.
//!
//! In this order: [`roles`], [`page`] (the printed page), [`screen`].

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
