//! A spec as resolved data: the canonical tree with every look-up replaced, each text still
//! knowing where each of its characters was written.

mod typed;

use std::borrow::Cow;
use std::ops::Range;

use sha2::{Digest as _, Sha256};

use crate::many::Many;
use crate::source::Source;
use crate::yaml::{Scalar, Style};

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// A text.
    Text(Text),
    /// A list.
    List(Many<Data>),
    /// Named values, in the order of the file.
    Map(Many<(String, Data)>),
}

/// A text with its look-ups replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text. In a title `|` still marks a break.
    pub text: String,
    /// Whether `|` breaks the line here.
    pub title: bool,
    scalar: Scalar,
    segments: Vec<Segment>,
}

/// A stretch of a resolved text and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// Where it begins in the resolved text.
    pub start: usize,
    /// Where it, or the look-up that gave it, begins in the scalar's own text.
    pub raw: usize,
    /// Whether it is what a look-up gave.
    pub looked_up: bool,
}

impl Text {
    pub(super) fn new(text: String, title: bool, scalar: &Scalar, segments: Vec<Segment>) -> Self {
        Self { text, title, scalar: scalar.clone(), segments }
    }

    /// A text that the program adds, and that is written nowhere.
    pub(crate) fn added(text: &str) -> Self {
        let scalar = Scalar { text: text.to_owned(), style: Style::Plain, span: 0..0 };
        Self { text: text.to_owned(), title: false, scalar, segments: Vec::new() }
    }

    /// The text in one line: a title's breaks left out.
    #[must_use]
    pub fn plain(&self) -> String {
        self.shown().into_owned()
    }

    /// The same, where it need not be owned.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, str> {
        if self.title && self.text.contains('|') {
            Cow::Owned(self.text.replace('|', ""))
        } else {
            Cow::Borrowed(&self.text)
        }
    }

    /// Whether nothing in it is looked up.
    pub(super) fn is_written_out(&self) -> bool {
        !self.segments.iter().any(|segment| segment.looked_up)
    }

    /// The bytes of the file in which the bytes `range` of the text are written.
    #[must_use]
    pub fn written(&self, source: &Source, range: &Range<usize>) -> Range<usize> {
        let file = source.text();
        let start = self.scalar.source_offset(file, self.raw_offset(range.start));
        // The end is where the last character begins, and that character.
        let last = self.text.get(range.clone()).and_then(|t| t.char_indices().next_back());
        let end = last.map_or(start, |(at, c)| {
            self.scalar.source_offset(file, self.raw_offset(range.start + at)) + c.len_utf8()
        });
        start..end.max(start)
    }

    fn raw_offset(&self, offset: usize) -> usize {
        let at = self.segments.partition_point(|s| s.start <= offset);
        match self.segments.get(at.saturating_sub(1)) {
            Some(segment) if segment.looked_up => segment.raw,
            Some(segment) => segment.raw + offset.saturating_sub(segment.start),
            None => offset,
        }
    }
}

impl Data {
    /// The value of `key` of a map.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, v)| v),
            Self::Text(_) | Self::List(_) => None,
        }
    }

    /// The value of `key` of a map, to be changed.
    #[must_use]
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        match self {
            Self::Map(entries) => entries.iter_mut().find(|(k, _)| k == key).map(|(_, v)| v),
            Self::Text(_) | Self::List(_) => None,
        }
    }

    /// The values of a list; nothing for anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Text(_) | Self::Map(_) => &[],
        }
    }

    /// The first text whose resolved characters are `text`: where something that was found in a
    /// rendered body was written.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&Text> {
        match self {
            Self::Text(own) => (own.text == text).then_some(own),
            Self::List(items) => items.iter().find_map(|d| d.find(text)),
            Self::Map(entries) => entries.iter().find_map(|(_, d)| d.find(text)),
        }
    }

    /// The first text that a template prints as `markdown`.
    #[must_use]
    pub fn find_escaped(&self, markdown: &str) -> Option<&Text> {
        match self {
            Self::Text(own) => (crate::markdown::escape(&own.plain()) == markdown).then_some(own),
            Self::List(items) => items.iter().find_map(|d| d.find_escaped(markdown)),
            Self::Map(entries) => entries.iter().find_map(|(_, d)| d.find_escaped(markdown)),
        }
    }

    /// Puts what it says into a digest: of every text its length and itself, of a list and a map
    /// the digest of what they hold, so that no two values say the same.
    pub fn feed(&self, digest: &mut Sha256) {
        let text = |text: &str, digest: &mut Sha256| {
            digest.update((text.len() as u64).to_le_bytes());
            digest.update(text.as_bytes());
        };
        match self {
            Self::Text(own) => {
                digest.update([u8::from(own.title)]);
                text(&own.text, digest);
            }
            Self::List(items) => {
                digest.update([2]);
                digest.update(items.digest(Self::feed));
            }
            Self::Map(entries) => {
                digest.update([3]);
                digest.update(entries.digest(|(key, value), digest| {
                    text(key, digest);
                    value.feed(digest);
                }));
            }
        }
    }
}
