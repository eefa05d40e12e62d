//! The styles of 署名 and 成文日期 (7.3.5), in each form that the document has.

use super::super::fitted::{Fitted, chars, numbered};
use super::super::names;
use super::super::signature::{Indents, Signed, space, space_style};
use super::{Extra, Sheet};
use crate::layout::seals::Sealed;
use crate::layout::stamps::Stamped;
use crate::profile::{Align, Role, Style};
use crate::units::{Chars, Twips};

impl Sheet<'_> {
    /// All of them.
    pub(super) fn signatures(&mut self, fitted: &Fitted) {
        let mut spaces: Vec<Twips> = Vec::new();
        for (index, signed) in fitted.signatures.iter().enumerate() {
            match signed {
                Signed::Unsealed(indents) => self.unsealed(*indents, index),
                Signed::Sealed { places, line } => self.sealed(places, *line, index),
                Signed::Stamped(places) => self.stamped(places, index),
            }
            spaces.extend(signed.spaces().into_iter().map(space));
        }
        spaces.sort_unstable();
        spaces.dedup();
        for height in spaces {
            let (id, name) = space_style(height);
            let style = self.empty(height, true);
            self.paragraph(&id, &name, &style, Extra::default());
        }
    }

    /// What an empty paragraph of a height looks like.
    fn empty(&self, height: Twips, keep_next: bool) -> Style {
        let date = *self.profile.style(Role::SealedDate);
        Style { pitch: Some(height), right: Chars(0), keep_next, ..date }
    }

    /// One role's style for the signature number `index`.
    fn own(&mut self, role: Role, index: usize, style: &Style, extra: Extra) {
        let (id, name) = names::of(role);
        self.paragraph(&numbered(id, index), &numbered(name, index), style, extra);
    }

    fn unsealed(&mut self, indents: Indents, index: usize) {
        let style = *self.profile.style(Role::SignatureIssuer);
        let extra = Extra { right: Some(indents.issuer_right), ..Extra::default() };
        self.own(Role::SignatureIssuer, index, &style, extra);
        let (id, name) = names::ISSUER_NEXT;
        let next = Extra { before: Some(Twips(0)), ..extra };
        self.paragraph(&numbered(id, index), &numbered(name, index), &style, next);
        let style = *self.profile.style(Role::SignatureDate);
        // It may reach past the edge: a renderer that sets digits wider than the standard's
        // fonts must not break the date.
        let past = Twips(-chars(Chars::whole(3), &style, self.profile).0);
        let extra = Extra { left: Some(indents.date_left), right: Some(past), ..Extra::default() };
        self.own(Role::SignatureDate, index, &style, extra);
    }

    /// Name and date in the middle of the same stretch of the line; it is a little longer than
    /// they are, so that a renderer with wider characters does not break them.
    fn sealed(&mut self, places: &Sealed, line: Twips, index: usize) {
        let style = *self.profile.style(Role::SealedIssuer);
        let slack = chars(Chars::whole(2), &style, self.profile).0;
        let extra = Extra {
            left: Some(Twips(2 * places.middle.0 - line.0 - slack)),
            right: Some(Twips(-slack)),
            ..Extra::default()
        };
        self.own(Role::SealedIssuer, index, &style, extra);
        if places.columns > 1 {
            let (id, name) = names::SEALED_NAMES;
            let style = Style { align: Align::Left, ..style };
            let extra = Extra { centres: places.middles(), ..Extra::default() };
            self.paragraph(&numbered(id, index), &numbered(name, index), &style, extra);
        }
        // It keeps with 附注, or with the room that the last seal takes below it.
        let date = *self.profile.style(Role::SealedDate);
        let date = Style { align: Align::Centre, keep_next: true, ..date };
        self.own(Role::SealedDate, index, &date, extra);
        if places.below.0 > 0 {
            let (id, name) = names::SEAL_BELOW;
            let below = self.empty(space(places.below), false);
            let (id, name) = (numbered(id, index), numbered(name, index));
            self.paragraph(&id, &name, &below, Extra::default());
        }
    }

    fn stamped(&mut self, places: &Stamped, index: usize) {
        let style = *self.profile.style(Role::StampLine);
        let extra =
            Extra { before: Some(Twips(0)), right: Some(places.title_right), ..Extra::default() };
        self.own(Role::StampLine, index, &style, extra);
        let style = *self.profile.style(Role::StampDate);
        let extra = Extra { before: Some(places.after), ..Extra::default() };
        self.own(Role::StampDate, index, &style, extra);
    }
}
