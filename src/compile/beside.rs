//! What a spec names and lies beside it: asked for, and judged.

use std::sync::Arc;

use crate::catalog::Code;
use crate::diag::Arg;
use crate::files::{self, FileError, Files};
use crate::image::{Image, ImageError, Kind};
use crate::markdown::{NoPicture, Pictures, Shown};

/// Why a file cannot be had: a code, and the values of its placeholders beside the path.
pub(super) type Reason = (Code, Vec<(&'static str, Arg)>);

/// Reads a file, the path from the spec's directory.
pub(super) fn read(files: &dyn Files, path: &str) -> Result<Arc<[u8]>, Reason> {
    files::read(files, path).map_err(|error| match error {
        FileError::Missing => (Code::FileMissing, Vec::new()),
        FileError::Outside => (Code::FileOutside, Vec::new()),
        FileError::Unreadable(detail) => (Code::FileUnreadable, vec![("detail", detail.into())]),
    })
}

/// The pictures of one body.
pub(super) struct Album<'a> {
    files: &'a dyn Files,
    folder: String,
}

impl<'a> Album<'a> {
    /// Those whose paths begin at the directory of `file`, itself named from the spec's.
    pub(super) fn new(files: &'a dyn Files, file: &str) -> Self {
        let file = file.trim().replace('\\', "/");
        let folder = file.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        Self { files, folder: folder.unwrap_or_default() }
    }

    fn read(&self, path: &str) -> Result<Arc<[u8]>, Reason> {
        if self.folder.is_empty() {
            return read(self.files, path);
        }
        // An address or a path from the root stays one.
        let path = path.trim().replace('\\', "/");
        if path.starts_with('/') || path.contains(':') {
            return Err((Code::FileOutside, Vec::new()));
        }
        read(self.files, &joined(&self.folder, &path))
    }

    fn image(
        &self,
        path: &str,
        read: fn(Arc<[u8]>) -> Result<Image, ImageError>,
    ) -> Result<Image, Reason> {
        read(self.read(path)?).map_err(reason)
    }
}

/// Reads a picture that every reader shows, the path from the spec's directory.
pub(super) fn image(files: &dyn Files, path: &str) -> Result<Image, Reason> {
    Image::read(read(files, path)?).map_err(reason)
}

fn reason(error: ImageError) -> Reason {
    match error {
        ImageError::Kind => (Code::NotAPicture, Vec::new()),
        ImageError::Broken => (Code::PictureBroken, Vec::new()),
        ImageError::Turned => (Code::PictureTurned, Vec::new()),
        ImageError::TooLarge(millions) => {
            (Code::PictureTooLarge, vec![("count", millions.to_string().into())])
        }
    }
}

impl Pictures for Album<'_> {
    fn find(&self, path: &str) -> Result<Shown, NoPicture> {
        let reason = |(code, args): Reason| NoPicture { code, args };
        let image = self.image(path, Image::read_any).map_err(reason)?;
        if image.kind != Kind::Svg {
            return Ok(Shown { image, raster: None });
        }
        // Word's own picture lies beside the drawing, whatever its extension is written like.
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let png = format!("{stem}.png");
        let raster = self.image(&png, Image::read).map_err(|(code, mut args)| {
            if code == Code::FileMissing {
                args.push(("png", png.as_str().into()));
                return NoPicture { code: Code::SvgWithoutPng, args };
            }
            args.push(("path", png.as_str().into()));
            NoPicture { code, args }
        })?;
        Ok(Shown { image, raster: Some(raster) })
    }
}

/// A path from a folder; `..` leads out of the last one that is left.
fn joined(folder: &str, path: &str) -> String {
    let mut names: Vec<&str> = folder.split('/').filter(|name| *name != ".").collect();
    for name in path.split('/') {
        match name {
            "." => {}
            ".." if names.last().is_some_and(|last| *last != "..") => {
                let _ = names.pop();
            }
            name => names.push(name),
        }
    }
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_begins_at_the_file_that_names_it() {
        for (folder, path, whole) in [
            ("附件", "图/a.png", "附件/图/a.png"),
            ("附件", "../图/a.png", "图/a.png"),
            ("附件", "./a.png", "附件/a.png"),
            ("附件", "../../a.png", "../a.png"),
        ] {
            assert_eq!(joined(folder, path), whole);
        }
    }
}
