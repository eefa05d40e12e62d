//! Drawings: SVG, of which only the size is read. It is shown as a picture, so that no script in
//! it runs and nothing it names is loaded.

use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Image, ImageError, Kind};

/// What browsers take where a drawing says nothing of its size, in CSS pixels.
const UNKNOWN: (f64, f64) = (300.0, 150.0);

/// More is a mistake, as for other pictures.
const MOST: f64 = 20_000.0;

/// Reads a drawing: UTF-8, well-formed from end to end.
pub(super) fn read(bytes: Arc<[u8]>) -> Result<Image, ImageError> {
    let text = std::str::from_utf8(&bytes).map_err(|_| ImageError::Kind)?;
    let text = text.trim_start_matches('\u{feff}');
    if !text.trim_start().starts_with('<') {
        return Err(ImageError::Kind);
    }
    let mut reader = Reader::from_str(text);
    let mut size = None;
    let mut open = 0_usize;
    loop {
        match reader.read_event() {
            Ok(event @ (Event::Start(_) | Event::Empty(_))) => {
                open += usize::from(matches!(event, Event::Start(_)));
                if let (None, Event::Start(element) | Event::Empty(element)) = (size, &event) {
                    if element.local_name().as_ref() != "svg" {
                        return Err(ImageError::Kind);
                    }
                    size = Some(size_of(element));
                }
            }
            Ok(Event::End(_)) => open = open.saturating_sub(1),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) if size.is_none() => return Err(ImageError::Kind),
            Err(_) => return Err(ImageError::Broken),
        }
    }
    let (width, height) = size.ok_or(ImageError::Kind)?;
    if open > 0 || !(1.0..=MOST).contains(&width) || !(1.0..=MOST).contains(&height) {
        return Err(ImageError::Broken);
    }
    // Both lie in what was just checked.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = |length: f64| length.round() as u32;
    Ok(Image { kind: Kind::Svg, width: whole(width), height: whole(height), bytes })
}

/// The width and the height in CSS pixels: as they are given, else those of the view box, else in
/// its proportion.
fn size_of(svg: &BytesStart<'_>) -> (f64, f64) {
    let value = |name: &str| {
        let found = svg.try_get_attribute(name).ok().flatten();
        found.map(|attribute| attribute.value.to_string())
    };
    let width = value("width").and_then(|text| pixels(&text));
    let height = value("height").and_then(|text| pixels(&text));
    let view = value("viewBox").and_then(|text| {
        let numbers: Vec<f64> = text
            .split([' ', ',', '\t', '\n', '\r'])
            .filter(|piece| !piece.is_empty())
            .map_while(|piece| piece.parse().ok())
            .collect();
        match *numbers.as_slice() {
            [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
            _ => None,
        }
    });
    match (width, height, view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(view)) => view,
        (width, height, None) => (width.unwrap_or(UNKNOWN.0), height.unwrap_or(UNKNOWN.1)),
    }
}

/// A length in CSS pixels; `None` for one that depends on where it stands.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let end = length.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(length.len());
    let (number, unit) = length.split_at_checked(end)?;
    let factor = match unit.trim() {
        "" | "px" => 1.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        _ => return None,
    };
    Some(number.parse::<f64>().ok()? * factor)
}
