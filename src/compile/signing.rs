//! How what is issued is signed (7.3.5): the pictures of seals and signature stamps are read.

use super::{Run, beside};
use crate::catalog::Code;
use crate::diag::{Finding, Place};
use crate::doc::{Picture, Signing, Stamp};
use crate::image::{Image, Kind};
use crate::layout::{seals, stamps};
use crate::spec::{Data, Form, Format};
use crate::units::TenthMm;

impl Run<'_> {
    /// The form of the signature, with its pictures. What is wrong with them is filed.
    pub(super) fn signing(&mut self) -> Signing {
        let loaded = self.loaded;
        let spec = &loaded.spec;
        let signature = &spec.signature;
        let issuers: Vec<String> =
            std::iter::once(&spec.issuer.name).chain(&spec.issuer.joint).cloned().collect();
        let signing = match signature.form() {
            // 10.3: minutes are not signed.
            _ if spec.format == Format::Minutes => return Signing::Unsealed,
            Form::Unsealed => return Signing::Unsealed,
            Form::Sealed => {
                let size = signature.size();
                let seals = issuers.iter().enumerate().map(|(n, issuer)| {
                    let image = self.image("seals", n)?;
                    let (width, height) = within(&image, size, size);
                    Some(Picture { image, width, height, alt: format!("{issuer}印章") })
                });
                Signing::Sealed { size, seals: seals.collect() }
            }
            Form::Stamped => {
                let stamps = issuers.iter().enumerate().map(|(n, _)| {
                    let name = signature.signer.get(n).map_or("", String::as_str);
                    let picture = self.image("stamp", n).map(|image| {
                        let (width, height) = within(&image, stamps::WIDEST, stamps::HEIGHT);
                        Picture { image, width, height, alt: format!("{name}签名章") }
                    });
                    let title = signature.title.get(n).cloned().unwrap_or_default();
                    let (width, height) = picture
                        .as_ref()
                        .map_or((stamps::ROOM, stamps::HEIGHT), |p| (p.width, p.height));
                    Stamp { title, width, height, picture }
                });
                Signing::Stamped(stamps.collect())
            }
        };
        self.fits_a_page(&signing, &issuers);
        signing
    }

    /// A signature stays on one page, with a line of the text above it (7.3.5.5).
    fn fits_a_page(&mut self, signing: &Signing, issuers: &[String]) {
        if self.spec_is_faulty() {
            return;
        }
        let profile = self.profile;
        let pitch = profile.grid.pitch.0;
        // An issued text that lies on its side has less room; what fits there fits upright.
        let height = match signing {
            Signing::Unsealed => return,
            Signing::Sealed { size, .. } => {
                let line = profile.type_width().twips();
                let date = &self.loaded.spec.date;
                seals::arrange(issuers, date, *size, line, profile).height(profile).0
            }
            Signing::Stamped(all) => {
                stamps::arrange(all, profile.type_width().twips(), profile).height(profile).0
            }
        };
        if height + pitch > profile.type_height().twips().0 {
            let key = self.loaded.data.get("signature").and_then(first_text);
            let place = match key {
                Some(text) => self.source.place(text.written(self.source, &(0..text.text.len()))),
                None => Place::file(self.source.path()),
            };
            let finding = Finding::new(Code::TooManySeals, place);
            self.found_in_spec(finding.with("count", issuers.len().to_string()));
        }
    }

    /// The `n`th picture of `signature.key`; none where there is no such entry, or it cannot be
    /// used.
    fn image(&mut self, key: &str, n: usize) -> Option<Image> {
        let loaded = self.loaded;
        let entry = loaded.data.get("signature")?.get(key)?.items().get(n)?;
        let Data::Text(text) = entry else { return None };
        let path = text.text.trim();
        let place = self.source.place(text.written(self.source, &(0..text.text.len())));
        let wrong = |code| Finding::new(code, place.clone()).with("path", path);
        let finding = match beside::image(self.files, path) {
            Ok(image) if image.kind != Kind::Png => wrong(Code::SealKind),
            Ok(image) => {
                if !image.is_transparent() {
                    self.found_in_spec(wrong(Code::SealOpaque));
                }
                return Some(image);
            }
            Err((Code::NotAPicture | Code::PictureTurned, _)) => wrong(Code::SealKind),
            Err((code, args)) => {
                args.into_iter().fold(wrong(code), |f, (name, arg)| f.with(name, arg))
            }
        };
        self.found_in_spec(finding);
        None
    }
}

/// The first text of a value.
fn first_text(data: &Data) -> Option<&crate::spec::Text> {
    match data {
        Data::Text(text) => Some(text),
        Data::List(items) => items.iter().find_map(first_text),
        Data::Map(entries) => entries.iter().find_map(|(_, value)| first_text(value)),
    }
}

/// The largest size of `image` that is no larger than asked, in its proportion.
fn within(image: &Image, width: TenthMm, height: TenthMm) -> (TenthMm, TenthMm) {
    let (across, down) = (i64::from(image.width), i64::from(image.height));
    let (width, height) = (i64::from(width.0), i64::from(height.0));
    let (width, height) = if across * height > width * down {
        (width, width * down / across.max(1))
    } else {
        (height * across / down.max(1), height)
    };
    let side = |length: i64| TenthMm(i32::try_from(length).unwrap_or(i32::MAX).max(1));
    (side(width), side(height))
}
