//! Runs: the pieces of a line as shapes take them.

use super::names::RunMarks;
use crate::doc::Inline;

/// A run: text, or the end of a line, in a character style if it has one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run<'t> {
    /// The style's identifier.
    pub(super) style: Option<&'static str>,
    /// Its text; [`None`] for the end of a line.
    pub(super) text: Option<&'t str>,
    /// Whether it is of one run with what stands before it.
    pub(super) joined: bool,
}

/// Appends `label` and `text` to `runs`, marked as `marks` say.
pub(super) fn append<'t>(
    runs: &mut Vec<Run<'t>>,
    label: &'t str,
    text: &'t [Inline],
    marks: RunMarks,
) {
    let style = marks.style().map(|(id, _)| id);
    if !label.is_empty() {
        runs.push(Run { style, text: Some(label), joined: false });
    }
    for inline in text {
        match inline {
            Inline::Text(text) => runs.push(Run { style, text: Some(text), joined: false }),
            Inline::LineBreak => runs.push(Run { style, text: None, joined: false }),
            Inline::Strong(inner) => {
                let strong = RunMarks { strong: true, ..marks };
                append(runs, "", inner, strong);
            }
            Inline::Emphasis(inner) => {
                let emphasis = RunMarks { emphasis: true, ..marks };
                append(runs, "", inner, emphasis);
            }
        }
    }
}
