//! An XLSX's numbers and dates as they are shown there, as far as a document needs it: places,
//! thousands, percent, what stands in quotes around them; dates as 7.3.5.4 writes them.

/// A number in the format of its cell.
pub(super) fn number(value: f64, code: &str) -> String {
    let sections: Vec<&str> = sections(code);
    let own = match sections.as_slice() {
        [_, negative, ..] if value < 0.0 => Some((*negative, value.abs())),
        [_, _, zero, ..] if value == 0.0 => Some((*zero, 0.0)),
        [first, ..] => Some((*first, value)),
        [] => None,
    };
    own.and_then(|(section, value)| Form::parse(section).map(|form| form.show(value)))
        .unwrap_or_else(|| general(value))
}

/// A day and a time; `code` says which of its parts are shown. [`None`] for what is no date.
pub(super) fn date(parts: (u16, u8, u8, u8, u8), code: &str, day: bool) -> String {
    let (year, month, date, hour, minute) = parts;
    let bare: String = bare(code).to_ascii_lowercase();
    let has = |sign: char| bare.contains(sign);
    let time = format!("{hour}:{minute:02}");
    if !day {
        return time;
    }
    let with_time = has('h') && (hour, minute) != (0, 0);
    let shown = match (has('y') || has('e'), has('m'), has('d')) {
        (true, true, false) => format!("{year}年{month}月"),
        (true, false, false) => format!("{year}年"),
        (false, true, true) => format!("{month}月{date}日"),
        _ => format!("{year}年{month}月{date}日"),
    };
    if with_time { format!("{shown}{time}") } else { shown }
}

/// The shortest form: eleven digits at the most, as in a cell of no format.
fn general(value: f64) -> String {
    let whole = value.abs().log10().floor().max(0.0);
    if whole >= 15.0 {
        return value.to_string();
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 14")]
    let places = 10_usize.saturating_sub(whole as usize);
    let mut text = rounded(value, places);
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    if text == "-0" { "0".to_owned() } else { text }
}

/// So many places, halves away from zero as people round.
fn rounded(value: f64, places: usize) -> String {
    let scale = 10_f64.powi(i32::try_from(places).unwrap_or(0));
    let scaled = value.abs() * scale;
    // What a sum of tenths misses by shall not decide.
    let whole = (scaled * (1.0 + 4.0 * f64::EPSILON) + 0.5).floor();
    let near = if scaled < 1e14 { (whole / scale).copysign(value) } else { value };
    format!("{near:.places$}")
}

/// A number's form.
#[derive(Default)]
struct Form {
    before: String,
    after: String,
    /// The digits before the point at the least.
    least: usize,
    places: usize,
    /// Of the places, those that are shown though they are zero.
    fixed: usize,
    thousands: bool,
    percent: bool,
    /// Whether there is a place for a number at all.
    digits: bool,
}

impl Form {
    /// [`None`] for what is left to the shortest form: fractions, powers, text, dates.
    fn parse(section: &str) -> Option<Self> {
        let mut form = Self::default();
        let mut point = false;
        let mut signs = section.chars();
        while let Some(sign) = signs.next() {
            match sign {
                '0' | '#' | '?' => {
                    form.digits = true;
                    if point {
                        form.places += 1;
                        form.fixed = if sign == '0' { form.places } else { form.fixed };
                    } else {
                        form.least += usize::from(sign == '0');
                    }
                }
                '.' => point = true,
                ',' if form.digits && !point => form.thousands = true,
                ',' => return None,
                '"' => form.text(&signs.by_ref().take_while(|c| *c != '"').collect::<String>()),
                '\\' => form.text(&signs.next()?.to_string()),
                // Room as wide as a sign, and a sign that fills the cell.
                '_' | '*' => {
                    let _ = signs.next();
                }
                '[' => {
                    let inner: String = signs.by_ref().take_while(|c| *c != ']').collect();
                    let currency = inner.strip_prefix('$').and_then(|rest| rest.split('-').next());
                    form.text(currency.unwrap_or_default());
                }
                '%' => {
                    form.percent = true;
                    form.text("%");
                }
                '/' | 'E' | 'e' | '@' => return None,
                c if c.is_ascii_alphabetic() => return None,
                c => form.text(&c.to_string()),
            }
        }
        Some(form)
    }

    fn text(&mut self, text: &str) {
        if self.digits { self.after.push_str(text) } else { self.before.push_str(text) }
    }

    fn show(&self, value: f64) -> String {
        if !self.digits {
            return format!("{}{}", self.before, self.after).trim().to_owned();
        }
        let value = if self.percent { value * 100.0 } else { value };
        let mut digits = rounded(value.abs(), self.places);
        while self.fixed < self.places && digits.ends_with('0') && digits.contains('.') {
            let places = digits.split('.').nth(1).map_or(0, str::len);
            if places <= self.fixed {
                break;
            }
            digits.truncate(digits.len() - 1);
        }
        let (whole, places) = digits.split_once('.').unwrap_or((&digits, ""));
        let whole = if self.least == 0 && whole == "0" && !places.is_empty() { "" } else { whole };
        let mut whole = format!("{whole:0>width$}", width = self.least);
        if self.thousands {
            whole = grouped(&whole);
        }
        let point = if places.is_empty() { "" } else { "." };
        let zero = digits.bytes().all(|b| matches!(b, b'0' | b'.'));
        let minus = if value < 0.0 && !zero { "-" } else { "" };
        let shown = format!("{minus}{}{whole}{point}{places}{}", self.before, self.after);
        shown.trim().to_owned()
    }
}

/// Digits in threes.
fn grouped(digits: &str) -> String {
    let count = digits.len();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (count - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The sections of a format: for numbers, for those below zero, for zero, for text.
fn sections(code: &str) -> Vec<&str> {
    let code = code.trim();
    if code.is_empty() || code.eq_ignore_ascii_case("general") {
        return Vec::new();
    }
    let mut quoted = false;
    code.split(|c: char| {
        quoted ^= c == '"';
        c == ';' && !quoted
    })
    .collect()
}

/// A format without what stands in quotes and brackets.
fn bare(code: &str) -> String {
    let (mut out, mut quoted, mut bracket) = (String::new(), false, false);
    for c in code.chars() {
        match c {
            '"' => quoted = !quoted,
            '[' => bracket = true,
            ']' => bracket = false,
            c if !quoted && !bracket => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_as_in_its_cell() {
        for (value, code, shown) in [
            (12.0, "General", "12"),
            (0.1 + 0.2, "General", "0.3"),
            (-1.5, "", "-1.5"),
            (12_345_678_901.25, "General", "12345678901"),
            (1_234.567_890_123, "General", "1234.5678901"),
            (1e20, "General", "100000000000000000000"),
            (0.385, "0%", "39%"),
            (0.385, "0.0%", "38.5%"),
            (1_234_567.0, "#,##0", "1,234,567"),
            (1234.5, "#,##0.00", "1,234.50"),
            (-1234.5, "#,##0.00", "-1,234.50"),
            (-1234.5, "#,##0.00;(#,##0.00)", "(1,234.50)"),
            (2.5, "0", "3"),
            (1.005, "0.00", "1.01"),
            (7.0, "000", "007"),
            (0.5, "#.##", ".5"),
            (3.0, "0\"人\"", "3人"),
            (3.5, "\"¥\"#,##0.00", "¥3.50"),
            (3.5, "[$¥-804]#,##0.00", "¥3.50"),
            (1500.0, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "1,500"),
            (0.0, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "-"),
            (0.25, "# ?/?", "0.25"),
            (12.0, "@", "12"),
            (-0.001, "0.0", "0.0"),
        ] {
            assert_eq!(number(value, code), shown, "{value} {code}");
        }
    }

    #[test]
    fn a_date_is_written_as_the_standard_does() {
        let parts = (2024, 3, 8, 14, 5);
        for (code, shown) in [
            ("mm-dd-yy", "2024年3月8日"),
            ("yyyy\"年\"m\"月\"", "2024年3月"),
            ("m/d", "3月8日"),
            ("yyyy/m/d h:mm", "2024年3月8日14:05"),
            ("[$-F800]dddd, mmmm dd, yyyy", "2024年3月8日"),
        ] {
            assert_eq!(date(parts, code, true), shown, "{code}");
        }
        assert_eq!(date(parts, "h:mm", false), "14:05");
    }
}
