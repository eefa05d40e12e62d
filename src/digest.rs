//! Digests of bytes.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// SHA-256 as 64 hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The first half of SHA-256: enough to tell texts apart, in a quarter of the memory of its digits.
#[must_use]
pub fn short(bytes: &[u8]) -> u128 {
    let digest = Sha256::digest(bytes);
    digest.iter().take(16).fold(0, |all, byte| all << 8 | u128::from(*byte))
}

/// SHA-256 of all that can be read, however much it is.
///
/// # Errors
///
/// What `from` says.
pub fn sha256_of(from: &mut impl Read) -> io::Result<String> {
    let mut digest = Sha256::new();
    let mut some = vec![0; 1 << 16];
    loop {
        match from.read(&mut some) {
            Ok(0) => return Ok(hex(&digest.finalize())),
            Ok(count) => digest.update(some.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Bytes as hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from(if half < 10 { b'0' + half } else { b'a' + half - 10 }));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_the_standards() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sha256(b""), empty);
        assert_eq!(sha256_of(&mut &b""[..]).unwrap(), empty);
        let long = vec![7; 200_000];
        assert_eq!(sha256_of(&mut long.as_slice()).unwrap(), sha256(&long));
    }
}
