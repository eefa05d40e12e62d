//! The rows: a stage and each of its tasks.

use super::axis::Axis;
use super::svg::{Anchor, Fill, Svg, Weight};
use super::wrap::wrap;
use super::{AXIS, SAID, WIDTH, marks};
use crate::agenda::{Agenda, Entry, Group};
use crate::deadline::Span;

/// The size of type, and the distance of lines.
const SIZE: i32 = 30;
const PITCH: i32 = 38;
/// What a row has above and below its lines together.
const PAD: i32 = 22;
/// A row of one line.
pub(super) const LEAST: i32 = PITCH + PAD;
/// How far the name of a task in a stage is indented.
const INDENT: i32 = 30;

/// A row.
pub(super) struct Row<'a> {
    pub(super) height: i32,
    /// Whether a task below belongs to it.
    pub(super) leads: bool,
    name: Vec<String>,
    said: Vec<String>,
    indent: i32,
    what: What<'a>,
}

enum What<'a> {
    Stage(Option<Span>),
    Task(&'a Entry),
}

/// The rows of an agenda.
pub(super) fn rows(agenda: &Agenda) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for group in &agenda.groups {
        let staged = !group.name.is_empty();
        if staged {
            rows.push(stage(group));
        }
        rows.extend(group.entries.iter().map(|entry| task(entry, staged)));
    }
    rows
}

fn stage(group: &Group) -> Row<'_> {
    let name = group.name.trim_end_matches(['，', '。', '；']);
    let name = wrap(name, SIZE, SAID - 20, 2);
    let said = wrap(&group.said, SIZE, AXIS - SAID - 20, 3);
    let leads = !group.entries.is_empty();
    Row {
        height: height(&name, &said),
        leads,
        name,
        said,
        indent: 0,
        what: What::Stage(group.runs),
    }
}

fn task(entry: &Entry, staged: bool) -> Row<'_> {
    let indent = if staged { INDENT } else { 0 };
    let name = entry.work.trim_end_matches(['，', '。', '；']);
    let name = wrap(name, SIZE, SAID - 20 - indent, 2);
    let said = wrap(&entry.said, SIZE, AXIS - SAID - 20, 3);
    Row { height: height(&name, &said), leads: false, name, said, indent, what: What::Task(entry) }
}

fn height(name: &[String], said: &[String]) -> i32 {
    let lines = i32::try_from(name.len().max(said.len()).max(1)).unwrap_or(1);
    lines * PITCH + PAD
}

impl Row<'_> {
    /// Draws the row, whose upper edge is at `top`.
    pub(super) fn draw(&self, svg: &mut Svg, axis: &Axis, top: i32) {
        let weight = match self.what {
            What::Stage(_) => Weight::Head,
            What::Task(_) => Weight::Text,
        };
        for (x, lines, weight) in
            [(self.indent, &self.name, weight), (SAID, &self.said, Weight::Text)]
        {
            // Both columns stand in the middle of the row.
            let count = i32::try_from(lines.len()).unwrap_or(1);
            let mut y = top + (self.height - count * PITCH) / 2 + SIZE - 1;
            for line in lines {
                svg.text((x, y), SIZE, Anchor::Start, weight, line);
                y += PITCH;
            }
        }
        let middle = top + self.height / 2;
        match self.what {
            What::Stage(Some(Span { first, last })) => {
                let (left, right) = (axis.left(first), axis.right(last));
                svg.rect(left, middle - 13, (right - left).max(4), 26, Fill::Hatch);
            }
            What::Stage(None) => {}
            What::Task(entry) => marks::draw(svg, axis, middle, entry),
        }
        svg.thin(0, top + self.height, WIDTH, top + self.height);
    }
}
