//! 发文字号 (7.2.5): code〔year〕serial号.

use std::fmt;

use super::date::digit;

/// A document number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocNumber {
    /// 机关代字.
    code: String,
    year: u16,
    /// Open in a draft.
    serial: Option<u32>,
}

/// What stands for a serial that is open.
const OPEN: char = '×';

impl DocNumber {
    /// A number from its parts.
    #[must_use]
    pub fn new(code: impl Into<String>, year: u16, serial: u32) -> Self {
        Self { code: code.into(), year, serial: Some(serial) }
    }

    /// A number whose serial is to be filled in.
    #[must_use]
    pub fn open(code: impl Into<String>, year: u16) -> Self {
        Self { code: code.into(), year, serial: None }
    }

    /// Whether its serial is to be filled in.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.serial.is_none()
    }

    /// Reads a number as people write it: any brackets around the year, with or without 第,
    /// spaces, leading zeros, full-width digits. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let open = text.find(|c| "〔[［(（【".contains(c))?;
        let close = text.find(|c| "〕]］)）】".contains(c)).filter(|close| *close > open)?;
        let code = text.get(..open)?;
        let year =
            whole(text.get(open..close)?.get(text.get(open..)?.chars().next()?.len_utf8()..)?)?;
        let tail = text.get(close..)?;
        let tail = tail.get(tail.chars().next()?.len_utf8()..)?;
        let tail = tail.strip_prefix('第').unwrap_or(tail).strip_suffix('号')?;
        let year = u16::try_from(year).ok().filter(|y| (1000..=9999).contains(y))?;
        if code.is_empty() {
            None
        } else if Self::is_open_serial(tail) {
            Some(Self::open(code, year))
        } else {
            whole(tail).filter(|serial| *serial > 0).map(|serial| Self::new(code, year, serial))
        }
    }

    /// 机关代字.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Reads a bare serial: `33`, `033`, `33号`.
    #[must_use]
    pub fn serial(text: &str) -> Option<u32> {
        let text = text.trim();
        whole(text.strip_suffix('号').unwrap_or(text)).filter(|n| *n > 0)
    }

    /// Whether a bare serial is open: `×`, `××号`.
    #[must_use]
    pub fn is_open_serial(text: &str) -> bool {
        let text = text.trim();
        let text = text.strip_suffix('号').unwrap_or(text);
        !text.is_empty() && text.chars().all(|c| c == OPEN)
    }
}

impl fmt::Display for DocNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let serial = self.serial.map_or(OPEN.to_string(), |serial| serial.to_string());
        write!(f, "{}〔{}〕{serial}号", self.code, self.year)
    }
}

fn whole(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 6 {
        return None;
    }
    text.chars().try_fold(0, |n, c| Some(n * 10 + digit(c)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_hand_and_printed_in_one() {
        for text in [
            "常儿医委〔2018〕33号",
            "常儿医委[2018] 第033号",
            "常儿医委（２０１８）33 号",
            "常儿医委【2018】33号",
        ] {
            assert_eq!(DocNumber::parse(text).unwrap().to_string(), "常儿医委〔2018〕33号");
        }
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in [
            "",
            "33号",
            "〔2018〕33号",
            "常儿医委〔18〕33号",
            "常儿医委〔2018〕号",
            "常儿医委2018-33",
            "甲〕2018〔33号",
        ] {
            assert_eq!(DocNumber::parse(text), None, "{text}");
        }
        assert_eq!(DocNumber::serial("033"), Some(33));
        assert!(DocNumber::is_open_serial("××号") && !DocNumber::is_open_serial("号"));
        let open = DocNumber::parse("某医[2024]第××号").unwrap();
        assert!(open.is_open() && open.to_string() == "某医〔2024〕×号");
        assert_eq!(DocNumber::serial("三"), None);
    }
}
