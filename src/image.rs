//! Pictures: what kind of file it is and how large it is.
//!
//! [`Image::read`] takes what every reader shows, [`Image::read_any`] drawings (SVG) as well.
//! `size` has the size on paper that a picture's own file asks for.

mod png;
mod size;
mod svg;

use std::sync::Arc;

use imagesize::ImageType;

use crate::units::TenthMm;

/// A picture's file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Image {
    /// What it is.
    pub kind: Kind,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The file.
    pub bytes: Arc<[u8]>,
}

/// The kinds of picture that an official document holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// SVG, for HTML: Word does not show it everywhere.
    Svg,
}

impl Kind {
    /// Its extension.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Svg => "svg",
        }
    }

    /// The end of its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Svg => "svg+xml",
        }
    }
}

/// The most pixels that a picture may have: more is a mistake, and stops Word on a small machine.
pub const MOST_PIXELS: u64 = 40_000_000;

/// Why a file is no picture for a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageError {
    /// It is of no kind that was asked for.
    Kind,
    /// It begins like one and is broken, or ends too early.
    Broken,
    /// A JPEG that is to be turned before it is shown, as cameras write: Word does not.
    Turned,
    /// It has at least [`MOST_PIXELS`]; how many millions.
    TooLarge(u64),
}

impl Image {
    /// Reads a file's head, and of a PNG file whether it is whole.
    ///
    /// # Errors
    ///
    /// When it is not a picture, broken, or too large.
    pub fn read(bytes: Arc<[u8]>) -> Result<Self, ImageError> {
        let kind = match imagesize::image_type(&bytes) {
            Ok(ImageType::Png) => Kind::Png,
            Ok(ImageType::Jpeg) => Kind::Jpeg,
            Ok(_) | Err(_) => return Err(ImageError::Kind),
        };
        let size = imagesize::blob_size(&bytes).map_err(|_| ImageError::Broken)?;
        let side = |n: usize| u32::try_from(n).map_err(|_| ImageError::Broken);
        let (width, height) = (side(size.width)?, side(size.height)?);
        let pixels = u64::from(width) * u64::from(height);
        match pixels {
            0 => Err(ImageError::Broken),
            MOST_PIXELS.. => Err(ImageError::TooLarge(pixels / 1_000_000)),
            _ if !size::is_whole(kind, &bytes) => Err(ImageError::Broken),
            _ if size::is_turned(kind, &bytes) => Err(ImageError::Turned),
            _ => Ok(Self { kind, width, height, bytes }),
        }
    }

    /// Reads a picture of any kind, a drawing (SVG) too.
    ///
    /// # Errors
    ///
    /// As [`Image::read`].
    pub fn read_any(bytes: Arc<[u8]>) -> Result<Self, ImageError> {
        match Self::read(Arc::clone(&bytes)) {
            Err(ImageError::Kind) => svg::read(bytes),
            read => read,
        }
    }

    /// How wide and high it is on paper by its own account: by its density of pixels, or at 96 to
    /// the inch, which is what screens and Word take where a file says nothing.
    #[must_use]
    pub fn natural(&self) -> (TenthMm, TenthMm) {
        size::natural(self)
    }

    /// Whether it can let through what is below it.
    #[must_use]
    pub fn is_transparent(&self) -> bool {
        self.kind == Kind::Png && png::read(&self.bytes).is_some_and(|facts| facts.transparent)
    }
}

#[cfg(test)]
mod tests;
