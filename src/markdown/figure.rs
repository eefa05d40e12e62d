//! Pictures: each on a line of its own, its alternative text in the brackets, its caption in the
//! quotes. `{width=80mm}` behind it sets its width.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::stars::STAR;
use super::{Read, Reader};
use crate::catalog::{Code, Words};
use crate::diag::Arg;
use crate::doc::{Block, Figure, Inline, Picture};
use crate::image::Image;
use crate::units::TenthMm;

/// Who has the pictures that a body names.
pub trait Pictures {
    /// The picture at `path`, as the body writes it.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    fn find(&self, path: &str) -> Result<Shown, NoPicture>;
}

/// A picture as the backends show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The picture.
    pub image: Image,
    /// What DOCX shows in the place of a drawing (SVG).
    pub raster: Option<Image>,
}

/// Why a picture is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPicture {
    /// What kind of fault it is.
    pub code: Code,
    /// Values for the code's placeholders; the path is added where it is not among them.
    pub args: Vec<(&'static str, Arg)>,
}

/// There are no pictures.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoPictures;

impl Pictures for NoPictures {
    fn find(&self, _path: &str) -> Result<Shown, NoPicture> {
        Err(NoPicture { code: Code::FileMissing, args: Vec::new() })
    }
}

impl Reader<'_> {
    /// The picture that comes next, with the line end behind it; `None` when it cannot be shown.
    pub(super) fn figure(&mut self) -> Option<Read> {
        let (Event::Start(Tag::Image { dest_url, title, .. }), range) = self.next()? else {
            return None;
        };
        let alt = self.alternative();
        let own = |text: &str| text.replace(STAR, "*").trim().to_owned();
        let (path, caption, alt) = (own(&dest_url), own(&title), own(&alt));
        let is_alone = self.alone(&range);
        let width = self.width();
        if let Some((Event::SoftBreak | Event::HardBreak, _)) = self.events.peek() {
            let _ = self.next();
        }
        if !is_alone {
            self.unsupported(range, Words::Image, Words::InsteadImage);
            return None;
        }
        let place = self.path_range(&range, &path);
        if path.is_empty() {
            self.fault(Code::PictureSyntax, range);
            return None;
        }
        if alt.is_empty() {
            let start = range.start..range.start + 3;
            self.fault(Code::PictureWithoutAlt, start).args = vec![("path", path.as_str().into())];
        }
        let Shown { image, raster } = match self.pictures.find(&path) {
            Ok(shown) => shown,
            Err(NoPicture { code, mut args }) => {
                if !args.iter().any(|(name, _)| *name == "path") {
                    args.push(("path", path.into()));
                }
                self.fault(code, place).args = args;
                return None;
            }
        };
        let (mut across, mut down) = image.natural();
        if let Some(width) = width? {
            down = TenthMm((down.0 * width.0 / across.0.max(1)).max(1));
            across = width;
        }
        let picture = Picture { image, width: across, height: down, alt };
        let caption = if caption.is_empty() { Vec::new() } else { vec![Inline::Text(caption)] };
        Some(Read { block: Block::Figure(Figure { picture, raster, caption }), range })
    }

    /// Whether the line end that was just read comes before a picture on a line of its own.
    pub(super) fn figure_follows(&mut self) -> bool {
        let range = match self.events.peek() {
            Some((Event::Start(Tag::Image { .. }), range)) => range.clone(),
            Some(_) | None => return false,
        };
        self.alone(&range)
    }

    /// Whether nothing but its size stands beside the picture of these bytes.
    pub(super) fn alone(&self, range: &Range<usize>) -> bool {
        let after = self.text.get(range.end..).and_then(|text| text.lines().next());
        let after = after.unwrap_or_default().trim();
        let before = self.text.get(..range.start).and_then(|text| text.rsplit('\n').next());
        let before = before.unwrap_or_default().trim_matches([' ', '\t', '\u{3000}']);
        // A label of a list stands before its item.
        let digits = before.strip_suffix(['.', ')']).unwrap_or(before);
        let label = digits.len() < before.len() && digits.bytes().all(|b| b.is_ascii_digit());
        (before.is_empty() || label)
            && (after.is_empty() || (after.starts_with('{') && after.ends_with('}')))
    }

    /// The text in the brackets, without what it is set in.
    fn alternative(&mut self) -> String {
        let mut alt = String::new();
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some((Event::Text(text) | Event::Code(text), _)) => alt.push_str(&text),
                Some(_) => {}
                None => break,
            }
        }
        alt
    }

    /// The width in the braces behind a picture: inside, whether there is one; outside, whether it
    /// can be read.
    #[allow(clippy::option_option, reason = "absent and malformed are two things")]
    fn width(&mut self) -> Option<Option<TenthMm>> {
        let is_size = |(event, _): &(Event<'_>, Range<usize>)| matches!(event, Event::Text(text) if text.trim_start().starts_with('{'));
        let Some((Event::Text(text), range)) = self.events.next_if(is_size) else {
            return Some(None);
        };
        let inner = text.trim().trim_start_matches('{').trim_end_matches('}');
        let length = inner.split_once(['=', '＝']).and_then(|(key, value)| {
            matches!(key.trim(), "width" | "宽" | "宽度").then(|| length(value.trim()))?
        });
        if length.is_none() {
            self.fault(Code::PictureSyntax, range);
        }
        length.map(Some)
    }

    /// Where the path stands in the picture of these bytes.
    fn path_range(&self, range: &Range<usize>, path: &str) -> Range<usize> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        match text.rfind(path).filter(|_| !path.is_empty()) {
            Some(at) => range.start + at..range.start + at + path.len(),
            None => range.clone(),
        }
    }
}

#[cfg(test)]
mod tests;

/// `80mm`, `8cm`, `8厘米`.
fn length(text: &str) -> Option<TenthMm> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let tenths = match unit.trim() {
        "mm" | "毫米" => 10.0,
        "cm" | "厘米" => 100.0,
        _ => return None,
    };
    let tenths = number.parse::<f64>().ok()? * tenths;
    // Longer than any paper, or nothing, is a mistake.
    let possible = (1.0..=10_000.0).contains(&tenths);
    #[allow(clippy::cast_possible_truncation, reason = "in the bounds above")]
    possible.then(|| TenthMm(tenths.round() as i32))
}
