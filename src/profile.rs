//! The standard as data: one table from which the DOCX styles and the CSS are both generated.
//!
//! [`Profile::gbt9704`] is GB/T 9704-2012; every figure names its clause. The table knows nobody:
//! it depends on [`crate::units`] alone.

mod gbt9704;
mod numbering;
mod parts;
mod roles;
mod style;

pub use numbering::{Numbering, Pattern, PatternError};
pub use parts::{
    Grid, ImprintPage, ImprintRules, Letter, Mark, Page, PageNumber, Position, Preprinted, Rule,
};
pub use roles::Role;
pub use style::{Align, Face, Fonts, Ink, Rgb, Style};

use crate::units::{TenthMm, Twips};

/// Everything that decides how a document looks.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Paper and type area.
    pub page: Page,
    /// Lines and characters.
    pub grid: Grid,
    /// The red rule.
    pub rule: Rule,
    /// 发文机关标志.
    pub mark: Mark,
    /// What a letter has of its own.
    pub letter: Letter,
    /// The rules of 版记.
    pub imprint: ImprintRules,
    /// Page numbers.
    pub page_number: PageNumber,
    /// The labels of the four levels.
    pub numbering: Numbering,
    /// Which fonts stand behind a typeface.
    pub fonts: Fonts,
    /// The red of the mark and its rule (5.2.4).
    pub red: Rgb,
    /// What the paper already has.
    pub preprinted: Preprinted,
    /// What each role looks like; in the order of [`Role::ALL`].
    styles: Vec<Style>,
}

impl Profile {
    /// The style of `role`.
    #[must_use]
    pub fn style(&self, role: Role) -> &Style {
        // `styles` is built from `Role::ALL` and private, and a unit test holds its order.
        #[allow(clippy::indexing_slicing)]
        &self.styles[role as usize]
    }

    /// The same, to be changed. A style keeps its role.
    pub fn style_mut(&mut self, role: Role) -> &mut Style {
        // As above.
        #[allow(clippy::indexing_slicing)]
        &mut self.styles[role as usize]
    }

    /// The colour of `ink`.
    #[must_use]
    pub const fn colour(&self, ink: Ink) -> Rgb {
        match ink {
            Ink::Black => Rgb([0; 3]),
            Ink::Red => self.red,
        }
    }

    /// Computes the pitch and the tracking anew, from the grid, the type area and the size of the
    /// text (5.2.3): lines and characters fill the type area, rounded so that none is lost.
    pub fn fit_grid(&mut self) {
        let pitch = self.type_height().twips().0 / self.grid.lines.max(1);
        let advance = self.type_width().twips().0 / self.grid.chars.max(1);
        self.grid.pitch = Twips(pitch);
        self.grid.tracking = Twips(advance - self.style(Role::Body).size.0 * 10);
    }

    /// The width of the type area (版心) of the upright sheet.
    #[must_use]
    pub const fn type_width(&self) -> TenthMm {
        TenthMm(self.page.width.0 - self.page.left.0 - self.page.right.0)
    }

    /// The height of the type area.
    #[must_use]
    pub const fn type_height(&self) -> TenthMm {
        TenthMm(self.page.height.0 - self.page.top.0 - self.page.bottom.0)
    }
}
