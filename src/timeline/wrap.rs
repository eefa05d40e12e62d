//! Texts in lines of a width.

use unicode_width::UnicodeWidthChar;

/// What may not begin a line.
const NOT_FIRST: &str = "，。；：、！？）》」』”’〕】%";
/// What may not end one.
const NOT_LAST: &str = "（《「『“‘〔【";

/// The lines of `text` in type of `size`, none wider than `room`; what does not fit into `most`
/// lines ends in …
pub(super) fn wrap(text: &str, size: i32, room: i32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    let mut used = 0;
    for c in text.chars().map(|c| if c.is_control() { ' ' } else { c }) {
        let wide = width(c, size);
        if used + wide > room {
            // A sign that must not stand first takes the character before it along, and one that
            // must not stand last goes over too.
            let mut next = String::new();
            if let Some(line) = lines.last_mut() {
                let first = |c: char| NOT_FIRST.contains(c);
                let mut head = c;
                while line.chars().count() > 1
                    && (first(head) || line.ends_with(|c: char| NOT_LAST.contains(c)))
                {
                    let Some(last) = line.pop() else { break };
                    next.insert(0, last);
                    head = last;
                }
            }
            used = next.chars().map(|c| width(c, size)).sum();
            lines.push(next);
        }
        used += wide;
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(line) = lines.last_mut() {
            while measure(line, size) + size > room && line.pop().is_some() {}
            while line.ends_with(|c: char| NOT_FIRST.contains(c) || NOT_LAST.contains(c)) {
                line.pop();
            }
            line.push('…');
        }
    }
    lines
}

/// The width of a text in type of `size`: half-width characters are taken as wide as the widest
/// digits of the fonts that may stand in.
pub(super) fn measure(text: &str, size: i32) -> i32 {
    text.chars().map(|c| width(c, size)).sum()
}

fn width(c: char, size: i32) -> i32 {
    match c.width_cjk() {
        Some(0) | None => 0,
        Some(1) => size * 3 / 5,
        Some(_) => size,
    }
}
