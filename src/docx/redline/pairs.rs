//! Which paragraphs and tables of two versions belong together.

use super::{closes_section, runs};
use crate::changes::{Pair, Sample, align};
use crate::docx::element::Element;
use crate::docx::names;
use crate::profile::Role;

/// A paragraph or table of the result.
pub(super) struct Step {
    /// Its place in the old version.
    pub(super) old: Option<usize>,
    /// Its place in the new one.
    pub(super) new: Option<usize>,
}

/// Pairs the paragraphs and tables of both versions.
pub(super) fn steps(old: &[Element], new: &[Element]) -> Vec<Step> {
    let mut styles: Vec<String> = Vec::new();
    let mut sample = |element: &Element| {
        let style = style(element).unwrap_or(&element.name).to_owned();
        let known = styles.iter().position(|known| *known == style);
        let n = known.unwrap_or_else(|| {
            styles.push(style);
            styles.len() - 1
        });
        // The style counts as one character: the same text in another style is another paragraph.
        let sign = u32::try_from(n).ok().and_then(|n| char::from_u32(0xE000 + n)).unwrap_or('\0');
        Sample::new(format!("{sign}{}", text(element)))
    };
    let olds: Vec<Sample> = old.iter().map(&mut sample).collect();
    let news: Vec<Sample> = new.iter().map(&mut sample).collect();
    let kind = |all: &[Element], at: usize| all.get(at).map(|e| e.name.clone());
    let mut steps = Vec::new();
    for pair in align(&olds, &news) {
        match pair {
            Pair::Both(o, n) if kind(old, o) == kind(new, n) => {
                steps.push(Step { old: Some(o), new: Some(n) });
            }
            Pair::Both(o, n) => {
                steps.push(Step { old: Some(o), new: None });
                steps.push(Step { old: None, new: Some(n) });
            }
            Pair::Old(o) => steps.push(Step { old: Some(o), new: None }),
            Pair::New(n) => steps.push(Step { old: None, new: Some(n) }),
        }
    }
    let runs = steps.split(|step| step.old.is_some() && step.new.is_some());
    let mut at = 0;
    let mut out: Vec<Step> = Vec::new();
    let ranges: Vec<_> = runs
        .map(|run| {
            let range = at..at + run.len();
            at += run.len() + 1;
            range
        })
        .collect();
    let both = |range: &std::ops::Range<usize>| steps.get(range.end);
    for range in &ranges {
        let run = steps.get(range.clone()).unwrap_or_default();
        let olds: Vec<usize> = run.iter().filter_map(|step| step.old).collect();
        let news: Vec<usize> = run.iter().filter_map(|step| step.new).collect();
        let next = both(range).and_then(|step| new.get(step.new?));
        pair_rest(&olds, &news, (old, new), next, &mut out);
        out.extend(both(range).map(|step| Step { old: step.old, new: step.new }));
    }
    out
}

/// Pairs what is left between two pairs: lines of the form by their style, tables in their order,
/// and the last paragraphs where nothing follows that they could be joined with.
fn pair_rest(
    olds: &[usize],
    news: &[usize],
    (old, new): (&[Element], &[Element]),
    next: Option<&Element>,
    out: &mut Vec<Step>,
) {
    let mut from = 0;
    let mut rest_old = 0;
    let partner = |o: usize, n: usize| match (old.get(o), new.get(n)) {
        (Some(one), Some(two)) if one.name == two.name => {
            one.name == "w:tbl" || (is_form(one) && base(style(one)) == base(style(two)))
        }
        _ => false,
    };
    let last = |o: usize, n: usize| {
        let ends = [olds.last() == Some(&o), news.last() == Some(&n)] == [true, true];
        let alone = next.is_none_or(|next| next.name != "w:p")
            || new.get(n).is_some_and(closes_section)
            || old.get(o).is_some_and(closes_section);
        let both = [old.get(o), new.get(n)].map(|e| e.is_some_and(|e| e.name == "w:p"));
        ends && alone && both == [true, true]
    };
    for (at, o) in olds.iter().enumerate() {
        let found =
            news.iter().enumerate().skip(from).find(|(_, n)| partner(*o, **n) || last(*o, **n));
        let Some((to, n)) = found else { continue };
        let alone = olds.get(rest_old..at).unwrap_or_default();
        out.extend(alone.iter().map(|o| Step { old: Some(*o), new: None }));
        let alone = news.get(from..to).unwrap_or_default();
        out.extend(alone.iter().map(|n| Step { old: None, new: Some(*n) }));
        out.push(Step { old: Some(*o), new: Some(*n) });
        (rest_old, from) = (at + 1, to + 1);
    }
    let alone = olds.get(rest_old..).unwrap_or_default();
    out.extend(alone.iter().map(|o| Step { old: Some(*o), new: None }));
    let alone = news.get(from..).unwrap_or_default();
    out.extend(alone.iter().map(|n| Step { old: None, new: Some(*n) }));
}

/// Whether a paragraph is a line of the form, of which there is one: not running text.
fn is_form(element: &Element) -> bool {
    let running = [
        Role::Body,
        Role::Heading1,
        Role::Heading2,
        Role::Heading3,
        Role::Heading4,
        Role::ListItem,
    ];
    element.name == "w:p"
        && style(element).is_some_and(|own| !running.iter().any(|role| names::id(*role) == own))
}

/// A style without the number that tells it from its like.
pub(super) fn base(style: Option<&str>) -> Option<&str> {
    style.map(|style| style.trim_end_matches(|c: char| c.is_ascii_digit()))
}

/// The style of a paragraph.
pub(super) fn style(element: &Element) -> Option<&str> {
    element.child("w:pPr")?.child("w:pStyle")?.attribute("w:val")
}

/// All that an element says.
pub(super) fn text(element: &Element) -> String {
    let mut out = String::new();
    add_text(element, &mut out);
    out
}

fn add_text(element: &Element, out: &mut String) {
    match element.name.as_str() {
        "w:pPr" | "w:rPr" | "w:tblPr" | "w:trPr" | "w:tcPr" => {}
        "w:t" => out.push_str(&runs::characters(element)),
        "w:br" | "w:tab" => out.push(' '),
        _ => {
            for child in element.elements() {
                add_text(child, out);
            }
            if element.name == "w:tc" {
                out.push('\n');
            }
        }
    }
}
