//! Pictures: none is wider than the type area as its sheet lies, none so tall that it and its
//! caption do not stand on one page.

use super::measure;
use crate::doc::{Block, Figure, Orientation, Picture, Sheet, plain};
use crate::profile::{Profile, Role};
use crate::units::TenthMm;

/// What stays free below a picture, in tenths of a millimetre: its line is taller than it by what
/// the letters of its type reach below the base line.
const DESCENT: i32 = 50;

/// A picture that is the first of an attachment stands below its title, unless less than this is
/// left there.
const LEAST: i32 = 600;

/// Fits every picture of `sheet`.
pub(super) fn fit(sheet: &mut Sheet, profile: &Profile) {
    let (width, height) = match sheet.orientation {
        Orientation::Portrait => (profile.type_width(), profile.type_height()),
        Orientation::Landscape => (profile.type_height(), profile.type_width()),
    };
    let room = Room {
        width: width.0,
        height: height.0 - DESCENT,
        line: profile.type_height().0 / profile.grid.lines.max(1),
        caption: i64::from(width.twips().0) * 100
            / (i64::from(profile.style(Role::Caption).size.0) * 10),
    };
    // The title is kept with what follows it, with its label and the lines that are left free.
    let label = if sheet.attachment_label.is_some() { 2 } else { 0 };
    let title = i32::try_from(sheet.title.len()).unwrap_or(i32::MAX / 1000) + 1;
    let below = room.height - (label + title) * room.line;
    let has_title = sheet.head.is_none() && !sheet.title.is_empty() && below >= LEAST;
    for (n, block) in sheet.body.iter_mut().enumerate() {
        let first = n == 0 && has_title;
        fit_block(block, &Room { height: if first { below } else { room.height }, ..room });
    }
}

/// What a picture has, in tenths of a millimetre.
#[derive(Clone, Copy)]
struct Room {
    width: i32,
    /// Of picture and caption.
    height: i32,
    /// From one line to the next.
    line: i32,
    /// What a line of a caption holds, in hundredths of a character.
    caption: i64,
}

fn fit_block(block: &mut Block, room: &Room) {
    match block {
        Block::Figure(figure) => fit_figure(figure, room),
        Block::List(list) => {
            for item in &mut list.items {
                item.more.iter_mut().for_each(|block| fit_block(block, room));
            }
        }
        Block::Heading(_) | Block::Paragraph(_) | Block::Table(_) | Block::PageBreak => {}
    }
}

fn fit_figure(figure: &mut Figure, room: &Room) {
    let caption = plain(&figure.caption);
    let lines = (measure(&caption) + room.caption - 1) / room.caption.max(1);
    let lines = i32::try_from(lines).unwrap_or(i32::MAX / 1000);
    let tallest = (room.height - lines * room.line).max(LEAST);
    let Picture { width, height, .. } = &mut figure.picture;
    let scaled = |side: i32, by: i32, of: i32| {
        let side = i64::from(side) * i64::from(by) / i64::from(of.max(1));
        i32::try_from(side).unwrap_or(i32::MAX).max(1)
    };
    if width.0 > room.width {
        *height = TenthMm(scaled(height.0, room.width, width.0));
        *width = TenthMm(room.width);
    }
    if height.0 > tallest {
        *width = TenthMm(scaled(width.0, tallest, height.0));
        *height = TenthMm(tallest);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::doc::Inline;
    use crate::image::{Image, Kind};

    /// The size in tenths of a millimetre of a picture that asks for one.
    fn fitted(width: i32, height: i32, caption: &str, change: impl FnOnce(&mut Sheet)) -> [i32; 2] {
        let image = Image { kind: Kind::Png, width: 1, height: 1, bytes: Arc::from([]) };
        let (width, height) = (TenthMm(width), TenthMm(height));
        let picture = Picture { image, width, height, alt: String::new() };
        let caption = vec![Inline::Text(caption.to_owned())];
        let figure = Figure { picture, raster: None, caption };
        let mut sheet = Sheet { body: vec![Block::Figure(figure)], ..Sheet::default() };
        change(&mut sheet);
        fit(&mut sheet, &Profile::gbt9704());
        let Some(Block::Figure(figure)) = sheet.body.last() else { panic!("no figure") };
        [figure.picture.width.0, figure.picture.height.0]
    }

    #[test]
    fn a_small_picture_keeps_its_size() {
        assert_eq!(fitted(400, 300, "图1", |_| {}), [400, 300]);
    }

    #[test]
    fn a_large_one_fits_the_type_area_as_the_sheet_lies() {
        assert_eq!(fitted(3120, 1000, "", |_| {}), [1560, 500]);
        let lie = |sheet: &mut Sheet| sheet.orientation = Orientation::Landscape;
        assert_eq!(fitted(3120, 1000, "", lie), [2250, 721]);
    }

    #[test]
    fn a_tall_one_leaves_room_for_its_caption() {
        assert_eq!(fitted(1000, 4400, "", |_| {}), [500, 2200]);
        assert_eq!(fitted(1000, 4400, "图1", |_| {})[1], 2200 - 102);
        assert_eq!(fitted(1000, 4400, &"图".repeat(40), |_| {})[1], 2200 - 204);
    }

    #[test]
    fn the_first_of_an_attachment_stands_below_its_title() {
        let title = |sheet: &mut Sheet| {
            sheet.attachment_label = Some("附件".to_owned());
            sheet.title = vec!["登记表".to_owned()];
        };
        assert_eq!(fitted(1000, 4400, "", title)[1], 2200 - 4 * 102);
        let later = |sheet: &mut Sheet| {
            title(sheet);
            sheet.body.insert(0, Block::PageBreak);
        };
        assert_eq!(fitted(1000, 4400, "", later)[1], 2200);
    }
}
