//! What stands for a deadline on the axis, and what the shapes mean.

use super::AXIS;
use super::axis::Axis;
use super::svg::{Anchor, Fill, Svg, Weight};
use super::wrap::measure;
use crate::agenda::{Entry, Time};
use crate::deadline::Span;

/// Half the width of a mark.
const HALF: i32 = 13;
/// Half the height of a span.
const THIN: i32 = 8;
/// The size of the legend's type.
const SIZE: i32 = 26;

/// The mark of a task, whose row's middle is at `y`.
pub(super) fn draw(svg: &mut Svg, axis: &Axis, y: i32, entry: &Entry) {
    match &entry.time {
        Time::By { sure, latest } => {
            // A mark stands over the end of its day.
            let at = i32::midpoint(axis.left(*sure), axis.right(*sure));
            if latest > sure {
                let to = axis.right(*latest);
                svg.dashed(at, y, to, y);
                svg.line(to, y - THIN, to, y + THIN, 4);
            }
            diamond(svg, at, y, Fill::Black);
        }
        Time::During(Span { first, last }) => {
            let (left, right) = (axis.left(*first), axis.right(*last));
            svg.rect(left, y - THIN, (right - left).max(4), 2 * THIN, Fill::White);
        }
        Time::From(day) => arrow(svg, axis.left(*day), axis.right(axis.end()), y),
        Time::Again(again) => {
            let days = again.days(entry.within);
            // Marks that would hide each other give way to the line that they stand on.
            let mut free = i32::MIN;
            if let (Some(first), Some(last)) = (days.first(), days.last()) {
                svg.line(axis.left(*first), y, axis.right(*last), y, 2);
            }
            for day in days {
                let at = i32::midpoint(axis.left(day), axis.right(day));
                if at >= free {
                    diamond(svg, at, y, Fill::White);
                    free = at + 2 * HALF;
                }
            }
        }
        Time::Always => svg.dashed(AXIS + 4, y, axis.right(axis.end()) - 4, y),
        Time::Unknown(_) => {}
    }
}

fn diamond(svg: &mut Svg, x: i32, y: i32, fill: Fill) {
    svg.shape(&[(x - HALF, y), (x, y - HALF), (x + HALF, y), (x, y + HALF)], fill);
}

fn arrow(svg: &mut Svg, left: i32, right: i32, y: i32) {
    svg.line(left, y - THIN, left, y + THIN, 4);
    svg.line(left, y, right - HALF, y, 4);
    let tip = [(right - HALF, y - THIN), (right - 2, y), (right - HALF, y + THIN)];
    svg.shape(&tip, Fill::Black);
}

/// What the shapes mean, below a picture whose last row ends at `foot`.
pub(super) fn legend(svg: &mut Svg, foot: i32) {
    let y = foot + 42;
    let mut x = 0;
    for (n, words) in
        ["环节", "起止时间或大致时间", "完成时限", "可有两解的后限", "定期", "起始", "不定期或始终"]
            .into_iter()
            .enumerate()
    {
        let wide = 46;
        match n {
            0 => svg.rect(x, y - 11, wide, 22, Fill::Hatch),
            1 => svg.rect(x, y - THIN, wide, 2 * THIN, Fill::White),
            2 => diamond(svg, x + wide / 2, y, Fill::Black),
            3 => {
                svg.dashed(x, y, x + wide, y);
                svg.line(x + wide, y - THIN, x + wide, y + THIN, 4);
            }
            4 => diamond(svg, x + wide / 2, y, Fill::White),
            5 => arrow(svg, x, x + wide, y),
            _ => svg.dashed(x, y, x + wide, y),
        }
        x += wide + 10;
        svg.text((x, y + 9), SIZE, Anchor::Start, Weight::Text, words);
        x += measure(words, SIZE) + 30;
    }
}
