//! How a file is written: its encoding and its line ends.

use encoding_rs::GB18030;

/// How a file is written.
pub(super) struct Form {
    encoding: Encoding,
    /// Whether its lines end as those of Windows do.
    crlf: bool,
}

/// The encodings that a file is read in.
#[derive(Clone, Copy)]
enum Encoding {
    /// UTF-8, and how many bytes its mark has.
    Utf8(usize),
    /// UTF-16 with a mark; whether the lower byte of a character comes first.
    Utf16 { little: bool },
    /// GB18030.
    Gb18030,
}

impl Form {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let encoding = Encoding::of(bytes);
        let crlf = encoding.bytes("\r\n").unwrap_or_default();
        Self { encoding, crlf: bytes.windows(crlf.len().max(1)).any(|pair| pair == crlf) }
    }

    /// `text` as the file is written.
    pub(super) fn encoded(&self, text: &str) -> Option<Vec<u8>> {
        if self.crlf {
            self.encoding.bytes(&text.replace('\n', "\r\n"))
        } else {
            self.encoding.bytes(text)
        }
    }
}

impl Encoding {
    fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
            return Self::Utf16 { little: bytes.starts_with(b"\xFF") };
        }
        let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let is_utf8 = std::str::from_utf8(bytes.get(mark..).unwrap_or_default()).is_ok();
        if is_utf8 { Self::Utf8(mark) } else { Self::Gb18030 }
    }

    /// The bytes of `text`; `None` where there are none for a character of it.
    fn bytes(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Utf8(_) => Some(text.as_bytes().to_vec()),
            Self::Utf16 { little } => {
                let bytes =
                    |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
                Some(text.encode_utf16().flat_map(bytes).collect())
            }
            Self::Gb18030 => {
                let (encoded, _, replaced) = GB18030.encode(text);
                (!replaced).then(|| encoded.into_owned())
            }
        }
    }

    /// How many bytes stand before the text.
    const fn mark(self) -> usize {
        match self {
            Self::Utf8(mark) => mark,
            Self::Utf16 { .. } => 2,
            Self::Gb18030 => 0,
        }
    }
}

/// For every byte of the file's text (the first of a character) and for its end: the byte of the
/// file that it comes from. `None` where the text, written again, is not the file.
pub(super) fn starts(bytes: &[u8], text: &str) -> Option<Vec<usize>> {
    let encoding = Encoding::of(bytes);
    let crlf = encoding.bytes("\r\n")?;
    let mut at = encoding.mark();
    let mut starts = Vec::with_capacity(text.len() + 1);
    let mut buffer = [0; 4];
    for c in text.chars() {
        starts.extend(std::iter::repeat_n(at, c.len_utf8()));
        let rest = bytes.get(at..)?;
        // Of every line end the text has one character.
        at += if c == '\n' && rest.starts_with(&crlf) {
            crlf.len()
        } else {
            let written = encoding.bytes(c.encode_utf8(&mut buffer))?;
            rest.starts_with(&written).then_some(written.len())?
        };
    }
    starts.push(at);
    (at == bytes.len()).then_some(starts)
}
