//! A press gives the bytes that [`docx::write`] gives: a new one, one that has printed everything
//! else before, and one that threads share.

#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

mod disk;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, copy};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use disk::Disk;
use hongtou::compile::{Built, Options, compile};
use hongtou::doc::{Block, Document, Figure, Inline, Picture, Sheet};
use hongtou::docx::{self, Press};
use hongtou::image::Image;
use hongtou::profile::Profile;
use hongtou::source::Source;
use hongtou::templates::Templates;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The documents that look alike, each with the bytes that a new press gives.
struct Campaign {
    profile: Arc<Profile>,
    documents: Vec<(Document, Vec<u8>)>,
}

/// Every document of every spec of the samples, those together that look alike.
fn campaigns() -> Vec<Campaign> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut folders = children(&samples);
    folders.retain(|folder| folder.is_dir());
    let mut specs: Vec<PathBuf> = folders.iter().flat_map(|folder| children(folder)).collect();
    specs.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    let options = Options { only: Vec::new(), docx: true, html: false };
    let mut campaigns: BTreeMap<String, Campaign> = BTreeMap::new();
    for path in specs {
        let text = fs::read_to_string(&path).unwrap();
        let beside = Disk(path.parent().unwrap().to_owned());
        let spec = Source::new("a.yaml", text);
        let compiled = compile(&spec, &Templates::built_in(), &beside, &options);
        let look = format!("{:?}", compiled.profile);
        let campaign = campaigns
            .entry(look)
            .or_insert_with(|| Campaign { profile: compiled.profile, documents: Vec::new() });
        for Built { tree, docx, .. } in compiled.documents {
            let mut bare = tree.clone();
            campaign.documents.push((tree, docx.unwrap()));
            // Whether there is 版记 decides on the margins.
            let last = bare.sheets.last_mut().unwrap();
            if last.imprint.take().is_some() {
                let docx = docx::write(&bare, &campaign.profile).unwrap();
                campaign.documents.push((bare, docx));
            }
        }
    }
    let campaigns: Vec<_> = campaigns.into_values().collect();
    let counts: Vec<_> = campaigns.iter().map(|campaign| campaign.documents.len()).collect();
    // The standard's look has most, and there are others.
    assert!(counts.len() > 3 && counts.iter().any(|count| *count > 80), "{counts:?}");
    campaigns
}

/// What is in a folder, by name.
fn children(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn a_press_that_has_printed_much_prints_what_a_new_one_does() {
    for Campaign { profile, documents } in campaigns() {
        let press = Press::new(Profile::clone(&profile));
        // Forwards and backwards: what comes before a document is another.
        for (document, bytes) in documents.iter().chain(documents.iter().rev()) {
            assert!(docx::write(document, &profile).unwrap() == *bytes, "{}", document.meta.title);
            assert!(press.write(document).unwrap() == *bytes, "{}", document.meta.title);
        }
    }
}

#[test]
fn threads_share_a_press() {
    for Campaign { profile, documents } in campaigns() {
        let press = Press::new(Profile::clone(&profile));
        let (press, documents) = (&press, &documents);
        thread::scope(|scope| {
            for start in 0..4 {
                scope.spawn(move || {
                    // Each begins elsewhere, so that all make what another is making.
                    let skip = start * documents.len() / 4;
                    let all = documents.iter().cycle().skip(skip).take(documents.len());
                    for (document, bytes) in all {
                        let title = &document.meta.title;
                        assert!(press.write(document).unwrap() == *bytes, "{title}");
                    }
                });
            }
        });
    }
}

/// How long the package is with the same parts, compressed by zlib at level 6.
fn with_zlib(package: &[u8]) -> usize {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6));
    let mut parts = ZipArchive::new(Cursor::new(package)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..parts.len() {
        let mut part = parts.by_index(at).unwrap();
        out.start_file(part.name(), options).unwrap();
        copy(&mut part, &mut out).unwrap();
    }
    out.finish().unwrap().into_inner().len()
}

#[test]
fn files_are_hardly_larger_than_zlib_makes_them() {
    let (mut all, mut zlib) = (0, 0);
    for Campaign { documents, .. } in campaigns() {
        for (document, bytes) in documents {
            let usual = with_zlib(&bytes);
            assert!(bytes.len() * 100 <= usual * 108, "{}", document.meta.title);
            all += bytes.len();
            zlib += usual;
        }
    }
    assert!(all * 100 <= zlib * 102, "{all} {zlib}");
}

/// A document of one picture and a line.
fn shown(bytes: Vec<u8>, line: &str) -> Document {
    let image = Image::read(bytes.into()).unwrap();
    let (width, height) = image.natural();
    let picture = Picture { image, width, height, alt: String::new() };
    let caption = vec![Inline::Text(line.to_owned())];
    let figure = Block::Figure(Figure { picture, raster: None, caption });
    let sheet = Sheet { id: "a".into(), body: vec![figure], ..Sheet::default() };
    Document { name: "a".into(), meta: hongtou::doc::Meta::default(), sheets: vec![sheet] }
}

#[test]
fn pictures_of_one_size_are_told_apart() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pictures = children(&root.join("samples/gallery"));
    pictures.extend(children(&root.join("samples/gallery/pictures")));
    let png = pictures.into_iter().find(|path| path.extension().is_some_and(|e| e == "png"));
    let one = fs::read(png.unwrap()).unwrap();
    // What follows the end of a PNG is not looked at.
    let other = [one.as_slice(), b"1"].concat();
    let another = [one.as_slice(), b"2"].concat();
    let profile = Profile::gbt9704();
    let press = Press::new(profile.clone());
    let documents = [shown(one, "甲"), shown(other, "甲"), shown(another, "甲")];
    let printed = || documents.iter().map(|document| press.write(document).unwrap());
    let first: Vec<_> = printed().collect();
    assert!(first[0] != first[1] && first[1] != first[2]);
    assert!(printed().eq(first.iter().cloned()));
    for (document, bytes) in documents.iter().zip(first) {
        assert!(docx::write(document, &profile).unwrap() == bytes);
    }
}
