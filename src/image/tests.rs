use super::*;

/// A PNG of so many pixels with the chunks given; its pixels are left out.
fn png(width: u32, height: u32, chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend([8, 2, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let first: (&[u8; 4], &[u8]) = (b"IHDR", &head);
    // Before the end, a piece of pixels.
    let pixels: (&[u8; 4], &[u8]) = (b"IDAT", b"x");
    let end = chunks.iter().position(|(name, _)| *name == b"IEND").unwrap_or(chunks.len());
    let (before, after) = chunks.split_at(end);
    for (name, data) in
        std::iter::once(&first).chain(before).chain(std::iter::once(&pixels)).chain(after)
    {
        file.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        file.extend(*name);
        file.extend(*data);
        file.extend(png::crc(&[&name[..], data].concat()).to_be_bytes());
    }
    file
}

/// A JPEG of 100 × 50 pixels with the segments given.
fn jpeg(segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut file = vec![0xFF, 0xD8];
    let frame = [8, 0, 50, 0, 100, 1, 1, 0x11, 0];
    let last: (u8, &[u8]) = (0xC0, &frame);
    for (mark, data) in segments.iter().chain(std::iter::once(&last)) {
        file.extend([0xFF, *mark]);
        file.extend(u16::try_from(data.len() + 2).unwrap().to_be_bytes());
        file.extend(*data);
    }
    file.extend([0xFF, 0xDA, 0, 2, 0xFF, 0xD9]);
    file
}

fn natural(bytes: &[u8]) -> (i32, i32) {
    let (width, height) = Image::read_any(Arc::from(bytes)).unwrap().natural();
    (width.0, height.0)
}

fn error(bytes: &[u8]) -> ImageError {
    Image::read_any(Arc::from(bytes)).unwrap_err()
}

const END: (&[u8; 4], &[u8]) = (b"IEND", b"");

fn density(per_metre: u32, unit: u8) -> Vec<u8> {
    [&per_metre.to_be_bytes()[..], &per_metre.to_be_bytes(), &[unit]].concat()
}

#[test]
fn a_png_is_as_large_as_its_density_says() {
    assert_eq!(natural(&png(960, 96, &[END])), (2540, 254));
    // 11811 pixels a metre are 300 an inch.
    assert_eq!(natural(&png(300, 600, &[(b"pHYs", &density(11_811, 1)), END])), (254, 508));
    // No unit, and one that nobody can mean: 96 an inch.
    assert_eq!(natural(&png(96, 96, &[(b"pHYs", &density(11_811, 0)), END])), (254, 254));
    assert_eq!(natural(&png(96, 96, &[(b"pHYs", &density(1, 1)), END])), (254, 254));
}

#[test]
fn a_jpeg_is_as_large_as_its_density_says() {
    assert_eq!(natural(&jpeg(&[])), (265, 132));
    let jfif =
        |unit: u8, density: u8| [b"JFIF\0\x01\x02", &[unit, 0, density, 0, density][..]].concat();
    assert_eq!(natural(&jpeg(&[(0xE0, &jfif(1, 200))])), (127, 64));
    assert_eq!(natural(&jpeg(&[(0xE0, &jfif(2, 100))])), (100, 50));
}

#[test]
fn a_jpeg_that_is_to_be_turned_is_named() {
    for (order, entry) in [
        (b"II*\0\x08\0\0\0\x01\0".as_slice(), b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0".as_slice()),
        (b"MM\0*\0\0\0\x08\0\x01", b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"),
    ] {
        let mut exif = [b"Exif\0\0", order, entry].concat();
        assert_eq!(error(&jpeg(&[(0xE1, &exif)])), ImageError::Turned);
        // Upright: the six becomes a one.
        let at = exif.iter().rposition(|byte| *byte == 6).unwrap();
        exif[at] = 1;
        assert!(Image::read(jpeg(&[(0xE1, &exif)]).into()).is_ok());
    }
}

#[test]
fn what_is_no_picture_or_not_whole_is_refused() {
    assert_eq!(error(b"GIF89a"), ImageError::Kind);
    assert_eq!(error(b"<html></html>"), ImageError::Kind);
    assert_eq!(error(b"<svg"), ImageError::Kind);
    assert_eq!(error(b"<svg viewBox='0 0 9 9'><g></svg>"), ImageError::Broken);
    assert_eq!(error(b"<svg width='0'/>"), ImageError::Broken);
    assert_eq!(error(&png(10, 10, &[])), ImageError::Broken);
    assert_eq!(error(&png(8000, 5000, &[])), ImageError::TooLarge(40));
    let whole = jpeg(&[(0xE1, b"a small picture ends here: \xFF\xD9")]);
    assert_eq!(error(&whole[..whole.len() - 2]), ImageError::Broken);
}

#[test]
fn a_drawing_has_the_size_that_it_gives() {
    for (attributes, size) in [
        ("width='96' height='48px'", (254, 127)),
        ("width='10mm' height='2cm'", (101, 201)),
        ("width='100%' height='100%' viewBox='0 0 192 96'", (508, 254)),
        ("width='1in' viewBox='0,0,200,100'", (254, 127)),
        ("", (794, 397)),
    ] {
        let svg = format!("<?xml version='1.0'?><!-- x --><svg {attributes}><rect/></svg>");
        assert_eq!(natural(svg.as_bytes()), size, "{attributes}");
        assert_eq!(Image::read(svg.as_bytes().into()).unwrap_err(), ImageError::Kind);
    }
}
