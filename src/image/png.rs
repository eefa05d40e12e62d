//! What the chunks of a PNG file say: whether the file is whole, and whether it has transparency.
//! The picture itself is not decoded.

/// How every PNG file begins.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What was found of a whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    /// Whether pixels can be transparent: an alpha channel, or colours that are.
    pub(super) transparent: bool,
}

/// Goes through the chunks up to the end; [`None`] where one is cut off or damaged, or the
/// picture's head, data or end is missing.
pub(super) fn read(bytes: &[u8]) -> Option<Facts> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut transparent = None;
    let mut has_data = false;
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        // The sum covers the chunk's name and its data.
        let (summed, after) = after.split_at_checked(length.checked_add(4)?)?;
        let (sum, after) = after.split_first_chunk::<4>()?;
        if crc(summed) != u32::from_be_bytes(*sum) {
            return None;
        }
        let (name, data) = summed.split_first_chunk::<4>()?;
        match name {
            b"IHDR" => {
                // Grey and colour with an alpha channel.
                transparent = Some(matches!(data.get(9)?, 4 | 6));
            }
            b"tRNS" => transparent = Some(true),
            b"IDAT" => has_data = true,
            b"IEND" => {
                let transparent = transparent.filter(|_| has_data)?;
                return Some(Facts { transparent });
            }
            _ => {}
        }
        rest = after;
    }
}

/// The check sum of ISO 3309, as PNG uses it.
pub(super) fn crc(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        let [low, ..] = sum.to_le_bytes();
        let entry = TABLE.get(usize::from(low ^ byte)).copied().unwrap_or(0);
        entry ^ (sum >> 8)
    });
    !sum
}

/// What each byte adds to the sum.
const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation)]
        let mut sum = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
            bit += 1;
        }
        #[allow(clippy::indexing_slicing)]
        {
            table[byte] = sum;
        }
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
        let summed = [name.as_slice(), data].concat();
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [length.as_slice(), &summed, &crc(&summed).to_be_bytes()].concat()
    }

    fn png(colour: u8, more: &[Vec<u8>]) -> Vec<u8> {
        let head = [0, 0, 0, 1, 0, 0, 0, 1, 8, colour, 0, 0, 0];
        let data = chunk(*b"IDAT", &[1, 2, 3]);
        let end = chunk(*b"IEND", &[]);
        [SIGNATURE, &chunk(*b"IHDR", &head), &more.concat(), &data, &end].concat()
    }

    #[test]
    fn the_sum_is_that_of_png() {
        // The sum that every PNG file ends in.
        assert_eq!(crc(b"IEND"), 0xae42_6082);
    }

    #[test]
    fn an_alpha_channel_or_transparent_colours_are_transparency() {
        for (colour, transparent) in [(0, false), (2, false), (3, false), (4, true), (6, true)] {
            assert_eq!(read(&png(colour, &[])), Some(Facts { transparent }), "{colour}");
        }
        let palette = [chunk(*b"PLTE", &[255, 0, 0]), chunk(*b"tRNS", &[0])];
        assert_eq!(read(&png(3, &palette)), Some(Facts { transparent: true }));
    }

    #[test]
    fn a_file_that_is_cut_off_or_damaged_is_seen() {
        let whole = png(6, &[]);
        for length in 0..whole.len() {
            assert_eq!(read(&whole[..length]), None, "{length}");
        }
        for place in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[place] ^= 0x40;
            assert_eq!(read(&damaged), None, "{place}");
        }
        let empty = [SIGNATURE, &chunk(*b"IHDR", &[0; 13]), &chunk(*b"IEND", &[])].concat();
        assert_eq!(read(&empty), None);
    }
}
