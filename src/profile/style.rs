//! Typefaces, colours, and what a role looks like.

use std::fmt;

use super::Role;
use crate::units::{Chars, HalfPoints, Lines, Twips};

/// A typeface of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// 小标宋, for the mark and titles.
    XiaoBiaoSong,
    /// 仿宋, for text.
    FangSong,
    /// 黑体, for level one and labels.
    Hei,
    /// 楷体, for level two.
    Kai,
    /// 宋体, for page numbers.
    Song,
}

impl Face {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::XiaoBiaoSong, Self::FangSong, Self::Hei, Self::Kai, Self::Song];
}

/// The fonts behind the typefaces: in DOCX the first name, in CSS the whole list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fonts {
    /// In the order of [`Face::ALL`].
    names: [Vec<String>; 5],
    /// Those of Western letters and digits in text, the first the wanted one; empty where they
    /// are the typeface's own.
    pub latin: Vec<String>,
}

impl Fonts {
    /// The names of each face, in the order of [`Face::ALL`], and no font for Western letters.
    #[must_use]
    pub fn new(names: [&[&str]; 5]) -> Self {
        let owned = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
        Self { names: names.map(owned), latin: Vec::new() }
    }

    /// The names for `face`, the wanted one first. Never empty.
    #[must_use]
    pub fn names(&self, face: Face) -> &[String] {
        let [mark, text, hei, kai, song] = &self.names;
        match face {
            Face::XiaoBiaoSong => mark,
            Face::FangSong => text,
            Face::Hei => hei,
            Face::Kai => kai,
            Face::Song => song,
        }
    }

    /// The font of Western letters and digits beside `face`, where the house has one. Titles and
    /// page numbers keep their typeface for all scripts.
    #[must_use]
    pub fn western(&self, face: Face) -> Option<&str> {
        match face {
            Face::FangSong | Face::Hei | Face::Kai => self.latin.first().map(String::as_str),
            Face::XiaoBiaoSong | Face::Song => None,
        }
    }

    /// Puts `names` in place of those for `face`; an empty list changes nothing.
    pub fn set(&mut self, face: Face, names: Vec<String>) {
        if names.is_empty() {
            return;
        }
        let [mark, text, hei, kai, song] = &mut self.names;
        *match face {
            Face::XiaoBiaoSong => mark,
            Face::FangSong => text,
            Face::Hei => hei,
            Face::Kai => kai,
            Face::Song => song,
        } = names;
    }
}

/// The colours there are (5.2.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Everything else.
    Black,
    /// The mark and its rule.
    Red,
}

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

impl fmt::Display for Rgb {
    /// Six hexadecimal digits, without a sign before them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "{red:02X}{green:02X}{blue:02X}")
    }
}

/// How a paragraph's lines are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Both edges straight, the last line from the left.
    Both,
    /// From the left.
    Left,
    /// Centred.
    Centre,
    /// To the right.
    Right,
}

/// What a role looks like.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The role it dresses.
    pub role: Role,
    /// The clause (of GB/T 9704-2012) its figures come from; “—” where it is ours to choose.
    pub clause: &'static str,
    /// Typeface.
    pub face: Face,
    /// Size of type. For [`Role::Mark`] the size of the longest mark; see
    /// [`crate::layout::mark::fit`].
    pub size: HalfPoints,
    /// Colour.
    pub ink: Ink,
    /// Bold or not.
    pub bold: bool,
    /// How lines are set.
    pub align: Align,
    /// From the left edge of the type area.
    pub left: Chars,
    /// From its right edge.
    pub right: Chars,
    /// The first line against the others; negative where it hangs out to the left.
    pub first: Chars,
    /// Empty lines above.
    pub before: Lines,
    /// Empty lines below.
    pub after: Lines,
    /// The pitch of its lines; `None` for the grid's.
    pub pitch: Option<Twips>,
    /// Whether it stays on the page of what follows.
    pub keep_next: bool,
    /// Its level in a navigation pane, 0 the outermost.
    pub outline: Option<u8>,
}
