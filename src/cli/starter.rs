//! Filling in a starter spec: the bytes of single values are replaced, all else stays as it is,
//! comments and all.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// A value of the starter that can be set.
struct Scalar {
    /// The keys down to it, with dots; places in a list count from 0.
    path: String,
    value: String,
    style: ScalarStyle,
    /// Where it stands, in characters.
    span: Span,
    /// Where its key ends, in characters: an empty value stands nowhere else.
    key_end: Option<usize>,
}

/// What an open collection expects next.
enum Level {
    Map { key: Option<(String, usize)> },
    List { next: usize },
}

/// The keys that can be set, in the starter's order.
pub fn keys(text: &str) -> Vec<String> {
    scalars(text).into_iter().map(|s| s.path).collect()
}

/// `text` with every `key=value` of `settings` put in; `Err` is the setting that cannot be.
pub fn fill<'a>(text: &str, settings: impl Iterator<Item = &'a String>) -> Result<String, String> {
    let mut text = text.to_owned();
    for setting in settings {
        text = set(&text, setting).ok_or_else(|| setting.clone())?;
    }
    Ok(text)
}

fn set(text: &str, setting: &str) -> Option<String> {
    let (key, value) = setting.split_once(['=', '＝'])?;
    let (key, value) = (key.trim(), value.trim());
    let old = scalars(text).into_iter().find(|s| s.path == key)?;
    let (start, end) = (old.span.start.index(), old.span.end.index());
    let written = written(value, &old);
    let filled = match old.style {
        // The span of a block is its text, down to the next key; `|` stands before it.
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let block: String = text.chars().skip(start).take(end - start).collect();
            let end = start + block.trim_end().chars().count();
            replace(text, after_key(text, &old)?, end, &format!(" {written}"))?
        }
        _ if start == end => {
            let place = after_key(text, &old)?;
            replace(text, place, place, &format!(" {written}"))?
        }
        _ => replace(text, start, end, &written)?,
    };
    // The one proof that counts: the new text says what was wanted.
    let said = scalars(&filled).into_iter().find(|s| s.path == key)?;
    (said.value == value).then_some(filled)
}

/// The character after the colon of the value's key; `None` for what stands in a list.
fn after_key(text: &str, scalar: &Scalar) -> Option<usize> {
    let end = scalar.key_end?;
    let colon = text.chars().skip(end).position(|c| c == ':')?;
    Some(end + colon + 1)
}

/// `text` with the characters from `start` to `end` replaced.
fn replace(text: &str, start: usize, end: usize, by: &str) -> Option<String> {
    let byte = |index: usize| {
        let mut places = text.char_indices().map(|(at, _)| at);
        places.nth(index).unwrap_or(text.len())
    };
    let head = text.get(..byte(start))?;
    let tail = text.get(byte(end)..)?;
    Some(format!("{head}{by}{tail}"))
}

/// Every scalar value of the text, as far as it can be read.
fn scalars(text: &str) -> Vec<Scalar> {
    let mut found = Vec::new();
    let mut levels: Vec<Level> = Vec::new();
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        match event {
            Event::Scalar(value, style, ..) => {
                if let Some(Level::Map { key: key @ None }) = levels.last_mut() {
                    *key = Some((value.into_owned(), span.end.index()));
                    continue;
                }
                found.push(Scalar {
                    path: path(&levels),
                    value: value.into_owned(),
                    style,
                    span,
                    key_end: match levels.last() {
                        Some(Level::Map { key: Some((_, end)) }) => Some(*end),
                        _ => None,
                    },
                });
                complete(&mut levels);
            }
            Event::MappingStart(..) => levels.push(Level::Map { key: None }),
            Event::SequenceStart(..) => levels.push(Level::List { next: 0 }),
            Event::MappingEnd | Event::SequenceEnd => {
                levels.pop();
                complete(&mut levels);
            }
            Event::Alias(_) => complete(&mut levels),
            _ => {}
        }
    }
    found.retain(|scalar| !scalar.path.is_empty());
    found
}

/// The innermost collection has got a value.
fn complete(levels: &mut [Level]) {
    match levels.last_mut() {
        Some(Level::Map { key }) => *key = None,
        Some(Level::List { next }) => *next += 1,
        None => {}
    }
}

fn path(levels: &[Level]) -> String {
    let parts = levels.iter().map(|level| match level {
        Level::Map { key } => key.as_ref().map_or_else(String::new, |(key, _)| key.clone()),
        Level::List { next } => next.to_string(),
    });
    parts.collect::<Vec<_>>().join(".")
}

/// `value` as YAML in the place of `old`: plain where that says the same, else in quotes.
fn written(value: &str, old: &Scalar) -> String {
    let plain_before = old.style == ScalarStyle::Plain;
    // `true` for a switch stays a switch, `33` for a text becomes “33”.
    let same_kind = is_text(value) || (plain_before && !is_text(&old.value) && old.value != "~");
    let kept = plain_before || matches!(old.style, ScalarStyle::Literal | ScalarStyle::Folded);
    if kept && same_kind && is_plain(value) { value.to_owned() } else { quoted(value) }
}

/// Whether YAML reads the bare word as text, not as a number, a switch or nothing.
fn is_text(value: &str) -> bool {
    let word = value.to_lowercase();
    let words = ["", "~", "null", "true", "false", "yes", "no", "on", "off", ".nan"];
    let number = word.parse::<f64>().is_ok() || word.trim_start_matches(['+', '-']) == ".inf";
    !words.contains(&word.as_str()) && !number && !word.starts_with("0x") && !word.starts_with("0o")
}

/// Whether the text can stand without quotes anywhere in a YAML file. Full-width marks that look
/// like syntax are quoted too: a reader would ask what they mean.
fn is_plain(value: &str) -> bool {
    let first = value.chars().next().unwrap_or(' ');
    !value.is_empty()
        && value.trim() == value
        && !"-?:,[]{}#&*!|>'\"%@`".contains(first)
        && !value.contains(|c: char| c.is_control() || ",[]{}：，－＃“”‘’".contains(c))
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.ends_with(':')
}

fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.extend(format!("\\u{:04x}", u32::from(c)).chars()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const STARTER: &str = "# 注释\nissuer:\n  name: 某医院   # 名称\n  mark: \"某医院文件\"\n  code:   # 代字\n  seal: false\nto: [各科室, 各院区]\nnotice:\n  body: |\n    第一段。\n\n    第二段。\n\nend: 完\n";

    fn filled(settings: &[&str]) -> Result<String, String> {
        let settings: Vec<String> = settings.iter().map(|s| (*s).to_owned()).collect();
        fill(STARTER, settings.iter())
    }

    #[test]
    fn all_values_have_keys() {
        let expected = [
            "issuer.name",
            "issuer.mark",
            "issuer.code",
            "issuer.seal",
            "to.0",
            "to.1",
            "notice.body",
            "end",
        ];
        assert_eq!(keys(STARTER), expected);
    }

    #[test]
    fn a_value_is_replaced_and_nothing_else() {
        let check = |setting: &str, old: &str, new: &str| {
            let expected = STARTER.replacen(old, new, 1);
            assert_eq!(filled(&[setting]).unwrap(), expected, "{setting}");
        };
        check("issuer.name=甲医院", "name: 某医院 ", "name: 甲医院 ");
        check("issuer.mark=甲医院文件", "\"某医院文件\"", "\"甲医院文件\"");
        check("issuer.code=甲医", "code:", "code: 甲医");
        check("issuer.seal=true", "seal: false", "seal: true");
        check("to.1=院区: 东", "各院区", "\"院区: 东\"");
        check("end=33", "完", "\"33\"");
        check("end=a\"b\\c\nd", "完", r#""a\"b\\c\nd""#);
        check("end={{ issuer.name }}", "完", "\"{{ issuer.name }}\"");
        check("end=", "完", "\"\"");
        check("end＝a=b", "完", "a=b");
    }

    #[test]
    fn a_block_is_replaced_as_a_whole() {
        let text = filled(&["notice.body=只有一段。", "end=尾"]).unwrap();
        let expected = "notice:\n  body: 只有一段。\n\nend: 尾\n";
        assert!(text.ends_with(expected), "{text}");
    }

    #[test]
    fn what_cannot_be_set_is_named() {
        for setting in ["issuer=x", "issuer.nam=x", "name", "=x"] {
            assert_eq!(filled(&["end=x", setting]).unwrap_err(), setting);
        }
    }
}
