//! What a picture's file says beside its pixels: how large they are on paper, whether it was
//! turned, whether it is whole.

use super::{Image, Kind, png};
use crate::units::TenthMm;

/// Tenths of a millimetre a pixel, as a fraction.
type PerPixel = (u64, u64);

/// 96 pixels to the inch.
const SCREEN: PerPixel = (254, 96);

/// The densities that are believed, in pixels to the inch: below and above, a program wrote down
/// what it did not know.
const BELIEVED: std::ops::RangeInclusive<u64> = 36..=2400;

/// See [`Image::natural`].
pub(super) fn natural(image: &Image) -> (TenthMm, TenthMm) {
    let (across, down) = match image.kind {
        Kind::Png => png_density(&image.bytes),
        Kind::Jpeg => jpeg_density(&image.bytes),
        Kind::Svg => None,
    }
    .filter(|(across, down)| is_believed(*across) && is_believed(*down))
    .unwrap_or((SCREEN, SCREEN));
    (length(image.width, across), length(image.height, down))
}

fn is_believed((tenths, pixels): PerPixel) -> bool {
    tenths > 0 && BELIEVED.contains(&(pixels * 254 / tenths))
}

fn length(pixels: u32, (tenths, per): PerPixel) -> TenthMm {
    let whole = (u64::from(pixels) * tenths + per / 2) / per.max(1);
    TenthMm(i32::try_from(whole).unwrap_or(i32::MAX).max(1))
}

/// `pHYs`: pixels a metre, where the unit is known.
fn png_density(bytes: &[u8]) -> Option<(PerPixel, PerPixel)> {
    let (_, data) = chunks(bytes).find(|(name, _)| name == b"pHYs")?;
    let per_metre = |at: usize| Some((10_000, u64::from(number(data, at, 4)?)));
    (data.get(8) == Some(&1)).then(|| Some((per_metre(0)?, per_metre(4)?)))?
}

/// JFIF: pixels an inch or a centimetre.
fn jpeg_density(bytes: &[u8]) -> Option<(PerPixel, PerPixel)> {
    let (_, data) = segments(bytes).find(|(_, data)| data.starts_with(b"JFIF\0"))?;
    let tenths = match data.get(7)? {
        1 => 254,
        2 => 100,
        _ => return None,
    };
    let per = |at: usize| Some((tenths, u64::from(number(data, at, 2)?)));
    Some((per(8)?, per(10)?))
}

/// Whether a JPEG asks to be turned or mirrored (EXIF, orientation).
pub(super) fn is_turned(kind: Kind, bytes: &[u8]) -> bool {
    let found = |(_, data): (u8, &[u8])| orientation(data.strip_prefix(b"Exif\0\0")?);
    kind == Kind::Jpeg
        && segments(bytes).find_map(found).is_some_and(|turn| (2..=8).contains(&turn))
}

/// The entry 0x0112 of the first directory of a TIFF.
fn orientation(tiff: &[u8]) -> Option<u32> {
    let little = tiff.starts_with(b"II");
    let read = |at: usize, length: usize| {
        let bytes = tiff.get(at..at.checked_add(length)?)?;
        let add = |sum: u32, byte: &u8| sum << 8 | u32::from(*byte);
        Some(if little { bytes.iter().rev().fold(0, add) } else { bytes.iter().fold(0, add) })
    };
    let directory = usize::try_from(read(4, 4)?).ok()?;
    let count = usize::try_from(read(directory, 2)?).ok()?;
    let entries = (0..count).map(|n| directory.saturating_add(2 + 12 * n));
    let mut found = entries.filter(|at| read(*at, 2) == Some(0x0112));
    read(found.next()?.saturating_add(8), 2)
}

/// Whether a file goes on to its end mark: one whose copying was broken off does not.
pub(super) fn is_whole(kind: Kind, bytes: &[u8]) -> bool {
    match kind {
        Kind::Png => png::read(bytes).is_some(),
        // A small picture in a segment has an end mark of its own.
        Kind::Jpeg => {
            let head = segments(bytes).map(|(_, data)| data.len() + 4).sum::<usize>() + 2;
            bytes.get(head..).is_some_and(|rest| rest.windows(2).any(|pair| pair == [0xFF, 0xD9]))
        }
        Kind::Svg => true,
    }
}

/// The chunks of a PNG: the name and the data of each that is there from end to end.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut at = 8;
    std::iter::from_fn(move || {
        let length = usize::try_from(number(bytes, at, 4)?).ok()?;
        let name = bytes.get(at + 4..at + 8)?;
        let end = at.checked_add(8)?.checked_add(length)?;
        let data = bytes.get(at + 8..end)?;
        bytes.get(end..end + 4)?;
        at = end + 4;
        Some((name, data))
    })
}

/// The segments of a JPEG before its pixels: the mark and the data of each.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut at = 2;
    std::iter::from_fn(move || {
        let mark = match bytes.get(at..at + 2)? {
            // The pixels begin, or the file ends.
            [0xFF, 0xDA | 0xD9] => return None,
            [0xFF, mark] => *mark,
            _ => return None,
        };
        let length = usize::try_from(number(bytes, at + 2, 2)?).ok()?;
        let data = bytes.get(at + 4..at + 2 + length)?;
        at += 2 + length;
        Some((mark, data))
    })
}

/// A number of `length` bytes, the highest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}
