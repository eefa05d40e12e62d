//! A file with a syntax error, made readable: byte for byte of the same length.

/// Puts a harmless text in place of the value on the line of byte `at`, or blanks the line when
/// it has no key with a value or `whole` asks for it. Gives back whether the line was blanked;
/// `None` when there was nothing to change.
pub(super) fn repair(text: &mut String, at: usize, whole: bool) -> Option<bool> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let start = text.get(..at)?.rfind('\n').map_or(0, |n| n + 1);
    let length = text.get(start..)?.find('\n').unwrap_or(text.len() - start);
    let line = text.get(start..start + length)?.to_owned();
    if line.trim().is_empty() {
        return None;
    }
    let value = line.find(": ").map(|n| n + 2).filter(|n| !whole && *n < line.trim_end().len());
    let kept = value.and_then(|n| line.get(..n)).unwrap_or_default();
    let filler = if value.is_some() { "x" } else { "" };
    let put = format!("{kept}{filler}");
    let fill = " ".repeat(length - put.len());
    text.replace_range(start..start + length, &format!("{put}{fill}"));
    Some(value.is_none())
}

#[cfg(test)]
mod tests {
    use super::repair;

    #[test]
    fn a_value_is_replaced_and_a_line_without_one_blanked() {
        let mut text = "a: 1\nb: \"甲\nc\n".to_owned();
        assert_eq!(repair(&mut text, 8, false), Some(false));
        assert_eq!(text, "a: 1\nb: x   \nc\n");
        assert_eq!(repair(&mut text, 13, false), Some(true));
        assert_eq!(text, "a: 1\nb: x   \n \n");
        assert_eq!(repair(&mut text, 13, false), None);
        assert_eq!(repair(&mut text, 0, true), Some(true));
    }
}
