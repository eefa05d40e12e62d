//! One name that Windows, macOS and Linux can store.

use super::nfc;
use super::path::Why;
use crate::digest::sha256;

/// The longest name in bytes without its extension: file systems have 255 for both, and what is
/// written beside a file while it is made has a longer one.
pub const LONGEST: usize = 240;

/// Whether Windows forbids `c` in names. (A slash is forbidden everywhere.)
pub(super) const fn is_forbidden(c: char) -> bool {
    wide(c).is_some()
}

/// The full-width form of what Windows forbids in names.
const fn wide(c: char) -> Option<char> {
    Some(match c {
        '/' => '／',
        '\\' => '＼',
        ':' => '：',
        '*' => '＊',
        '?' => '？',
        '"' => '＂',
        '<' => '＜',
        '>' => '＞',
        '|' => '｜',
        _ => return None,
    })
}

/// Whether `c` is a control character or one that is not seen and turns or divides text: two names
/// that differ in it look the same, and one can look like another kind of file.
pub(super) fn is_hidden(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// The bytes of the longest name of a device, in whichever case.
const LONGEST_DEVICE: usize = "CONOUT$".len();

/// Whether Windows keeps the name for a device. `stem` is what stands before the first full stop.
#[must_use]
pub fn is_device(stem: &str) -> bool {
    if stem.len() > LONGEST_DEVICE {
        return false;
    }
    let stem = stem.to_uppercase();
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str()) {
        return true;
    }
    let number = stem.strip_prefix("COM").or(stem.strip_prefix("LPT"));
    let mut rest = number.unwrap_or_default().chars();
    matches!((rest.next(), rest.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
}

/// Whether a name is kept for something else: for a device, or, of a directory at the `top`, for
/// the manifests that the program writes there.
pub(super) fn is_reserved(name: &str, top: bool) -> bool {
    if is_device(name.split('.').next().unwrap_or_default().trim_end()) {
        return true;
    }
    let own = |start: &str| start.eq_ignore_ascii_case("manifest");
    top && name.get(.."manifest".len()).is_some_and(own)
        && [".json", ".csv", ".journal"].iter().any(|end| name.to_lowercase().ends_with(end))
}

/// Puts `value` into the name `out`, every character one that names have. What had to be done.
pub(super) fn put(out: &mut String, value: &str) -> Option<Why> {
    if value
        .chars()
        .all(|c| matches!(c, '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{4E00}'..='\u{9FFF}'))
    {
        out.push_str(value);
        return None;
    }
    let mut why = None;
    let mut gap = false;
    for c in value.chars() {
        if is_hidden(c) {
            why = why.or(Some(Why::Characters));
        } else if c.is_whitespace() {
            gap = true;
        } else {
            if std::mem::take(&mut gap) {
                out.push(' ');
            }
            let wide = wide(c);
            why = why.or(wide.map(|_| Why::Characters));
            out.push(wide.unwrap_or(c));
        }
    }
    why
}

/// Makes a name of what [`put`] gave. `raw` is what should have been the name: of two that are cut
/// to the same the digests differ. [`None`] where nothing is left.
pub(super) fn name(joined: &str, raw: &str, top: bool) -> Option<(String, Option<Why>)> {
    let mut name = nfc(joined.trim()).into_owned();
    let mut why = None;
    if name.starts_with('.') {
        let dots = name.len() - name.trim_start_matches('.').len();
        name.replace_range(..dots, &"．".repeat(dots));
        why = Some(Why::Characters);
    }
    if name.ends_with('.') {
        let kept = name.trim_end_matches('.').len();
        let dots = name.len() - kept;
        name.replace_range(kept.., &"．".repeat(dots));
        why = Some(Why::Characters);
    }
    if is_reserved(&name, top) {
        let stem = name.split('.').next().unwrap_or_default().trim_end().len();
        // Behind a device's stem, and behind the whole of what the program keeps.
        let at = if is_device(name.get(..stem).unwrap_or_default()) { stem } else { name.len() };
        name.insert(at, '_');
        why = Some(Why::Reserved);
    }
    if name.len() > LONGEST {
        let digest = short_digest(raw);
        name.truncate(name.floor_char_boundary(LONGEST - 1 - digest.len()));
        name.truncate(name.trim_end_matches(|c: char| c == '.' || c.is_whitespace()).len());
        name.push('-');
        name.push_str(&digest);
        why = Some(Why::Long);
    }
    (!name.is_empty()).then_some((name, why))
}

/// Eight hexadecimal digits of a text's digest.
pub(super) fn short_digest(text: &str) -> String {
    let mut digits = sha256(text.as_bytes());
    digits.truncate(8);
    digits
}
