//! The schedule as a picture (SVG): stages as bars, deadlines as marks, on an axis of months and
//! thirds of months.
//!
//! Every task has a row of its own, with its name and its deadline to the left of the axis, so that
//! no label can meet another. What a mark means is in its shape: the picture is black on white,
//! grey only behind the bars of stages, and says the same in print. It is as wide as the type area
//! and as tall as its rows; [`pages`] divides it for paper.
//!
//! The picture has no day of its own: the same agenda gives the same bytes on every day.

mod axis;
mod marks;
mod rows;
mod svg;
#[cfg(test)]
mod tests;
mod wrap;

use crate::agenda::Agenda;
use crate::doc::Drawing;
use crate::profile::{Face, Profile};
use crate::units::TenthMm;
use axis::Axis;
use rows::Row;
use svg::Svg;

/// The type area's width (5.2.1), the picture's own. Here and below: lengths in 1/10 mm.
const WIDTH: i32 = 1560;
/// Where the deadlines begin, right of the names.
const SAID: i32 = 560;
/// Where the axis begins.
const AXIS: i32 = 860;
/// Where it ends: a mark on its last day is drawn whole.
const END: i32 = WIDTH - 20;
/// The height of the axis.
const HEAD: i32 = 118;
/// The height of what the marks mean.
const LEGEND: i32 = 70;
/// The most that a picture on paper is tall: the type area (5.2.1) less the room of two lines.
const TALLEST: i32 = 2050;

/// The timeline in one picture; `None` where no stage and no task has a day.
#[must_use]
pub fn drawing(agenda: &Agenda, profile: &Profile) -> Option<Drawing> {
    pages(agenda, profile, i32::MAX).into_iter().next()
}

/// The timeline for paper, in pictures of which each fits the type area; each repeats the axis.
#[must_use]
pub fn drawings(agenda: &Agenda, profile: &Profile) -> Vec<Drawing> {
    pages(agenda, profile, TALLEST)
}

fn pages(agenda: &Agenda, profile: &Profile, tallest: i32) -> Vec<Drawing> {
    let Some(axis) = Axis::new(agenda) else { return Vec::new() };
    let rows = rows::rows(agenda);
    let mut pages: Vec<Vec<&Row<'_>>> = Vec::new();
    let mut height = 0;
    for row in &rows {
        // The name of a stage stays with its first task.
        let more = if row.leads { rows::LEAST } else { 0 };
        if pages.is_empty() || HEAD + LEGEND + height + row.height + more > tallest {
            pages.push(Vec::new());
            height = 0;
        }
        height += row.height;
        if let Some(page) = pages.last_mut() {
            page.push(row);
        }
    }
    let count = pages.len();
    let alt = alt(agenda, &axis);
    pages
        .iter()
        .enumerate()
        .map(|(n, page)| {
            let part = if count > 1 { format!("（{}/{count}）", n + 1) } else { String::new() };
            let alt = format!("{alt}{part}");
            let height = HEAD + LEGEND + page.iter().map(|row| row.height).sum::<i32>();
            let svg = picture(page, &axis, height, &alt, profile);
            Drawing { svg, width: TenthMm(WIDTH), height: TenthMm(height), alt }
        })
        .collect()
}

/// What the picture shows, for those who do not see it: what it says is in the table too.
fn alt(agenda: &Agenda, axis: &Axis) -> String {
    let stages = agenda.groups.iter().filter(|group| !group.name.is_empty()).count();
    let tasks = agenda.entries().count();
    let stages = if stages > 0 { format!("{stages}个环节、") } else { String::new() };
    format!("《{}》时间轴：{stages}{tasks}项任务，{}；内容同表。", agenda.title, axis.said())
}

fn picture(rows: &[&Row<'_>], axis: &Axis, height: i32, alt: &str, profile: &Profile) -> String {
    let fonts = &profile.fonts;
    let mut svg =
        Svg::new(WIDTH, height, alt, [fonts.names(Face::FangSong), fonts.names(Face::Hei)]);
    let foot = height - LEGEND;
    axis.grid(&mut svg, foot);
    let mut top = HEAD;
    for row in rows {
        row.draw(&mut svg, axis, top);
        top += row.height;
    }
    axis.head(&mut svg);
    svg.line(0, foot, WIDTH, foot, 4);
    marks::legend(&mut svg, foot);
    svg.finish()
}
