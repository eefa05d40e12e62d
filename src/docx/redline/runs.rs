//! The characters of a paragraph: those of both versions laid over each other.

use quick_xml::escape::unescape;

use super::{Redline, Side, bare_properties, canonical};
use crate::changes::{Piece, marks};
use crate::docx::element::{Element, Node};
use crate::docx::text::escape;

/// A character, or something that stands in a line like one.
#[derive(Clone, Debug)]
struct Atom {
    /// How its run looks.
    look: Option<Element>,
    /// What it is compared as.
    sign: char,
    /// What it is; `None` for the character `sign`.
    thing: Option<Element>,
}

/// What a break, a tab and a picture are compared as. None of them is a character of a document.
const BREAK: char = '\u{2028}';
/// See [`BREAK`].
const TAB: char = '\t';
/// See [`BREAK`].
const PICTURE: char = '\u{fffc}';

impl Atom {
    /// Whether two look and are the same.
    fn is(&self, other: &Self) -> bool {
        let same_thing = match (&self.thing, &other.thing) {
            (Some(one), Some(two)) => unnumbered(one) == unnumbered(two),
            (one, two) => one == two,
        };
        self.sign == other.sign && self.look == other.look && same_thing
    }
}

/// An element without the numbers that differ from one picture to the next.
fn unnumbered(element: &Element) -> Element {
    let mut element = element.clone();
    if ["wp:docPr", "pic:cNvPr"].contains(&element.name.as_str()) {
        element.attributes.retain(|(key, _)| key == "descr");
    }
    for child in &mut element.children {
        if let Node::Element(child) = child {
            *child = unnumbered(child);
        }
    }
    element
}

/// The characters of a `w:t`.
pub(super) fn characters(element: &Element) -> String {
    let mut escaped = String::new();
    for node in &element.children {
        if let Node::Text(text) = node {
            escaped.push_str(text);
        }
    }
    unescape(&escaped).map(std::borrow::Cow::into_owned).unwrap_or_default()
}

/// What stands in a paragraph, in order.
fn atoms(paragraph: &Element) -> Vec<Atom> {
    let mut atoms = Vec::new();
    for run in paragraph.elements().filter(|child| child.name == "w:r") {
        let look = run.child("w:rPr").cloned();
        for child in run.elements() {
            let thing = |sign| Atom { look: look.clone(), sign, thing: Some(child.clone()) };
            match child.name.as_str() {
                "w:rPr" => {}
                "w:t" => atoms.extend(characters(child).chars().map(|sign| Atom {
                    look: look.clone(),
                    sign,
                    thing: None,
                })),
                "w:br" => atoms.push(thing(BREAK)),
                "w:tab" => atoms.push(thing(TAB)),
                _ => atoms.push(thing(PICTURE)),
            }
        }
    }
    atoms
}

/// Which versions have an atom; [`None`] for both.
type Marked = (Option<Side>, Atom);

impl Redline<'_> {
    /// A paragraph that both versions have.
    pub(super) fn paragraph(&mut self, old: &Element, new: &Element) -> Element {
        if old == new {
            return new.clone();
        }
        let mut paragraph = Element::new("w:p", &[]);
        let mut properties = new.child("w:pPr").cloned();
        let (then, now) = (bare_properties(old), bare_properties(new));
        if looks(&then) != looks(&now) {
            let own = properties.get_or_insert_with(|| Element::new("w:pPr", &[]));
            let mut change = self.mark("w:pPrChange");
            change.push(then);
            own.push(change);
            canonical(own);
        }
        if let Some(properties) = properties {
            paragraph.push(properties);
        }
        for run in self.runs(&laid_over(&atoms(old), &atoms(new))) {
            paragraph.push(run);
        }
        paragraph
    }

    /// A paragraph that only one version has; the mark on its end is the caller's.
    pub(super) fn whole_paragraph(&mut self, own: &Element, side: Side) -> Element {
        let mut paragraph = Element::new("w:p", &[]);
        if let Some(properties) = own.child("w:pPr") {
            let mut properties = properties.clone();
            if side == Side::Old {
                // Sections are those of the new version.
                properties = bare_properties(own);
            }
            paragraph.push(properties);
        }
        let marked: Vec<_> = atoms(own).into_iter().map(|atom| (Some(side), atom)).collect();
        for run in self.runs(&marked) {
            paragraph.push(run);
        }
        paragraph
    }

    /// Runs of atoms; those that only one version has inside of their marks.
    fn runs(&mut self, atoms: &[Marked]) -> Vec<Element> {
        let mut out = Vec::new();
        for group in atoms.chunk_by(|one, two| one.0 == two.0) {
            let side = group.first().and_then(|(side, _)| *side);
            let runs =
                group.chunk_by(|one, two| one.1.look == two.1.look).map(|alike| run(alike, side));
            match side {
                None => out.extend(runs),
                Some(side) => {
                    let mut mark = self.side(side);
                    for run in runs {
                        mark.push(run);
                    }
                    out.push(mark);
                }
            }
        }
        out
    }
}

/// What of a paragraph's properties is seen. Which paragraphs are kept together depends on what
/// follows them, and is no change of theirs.
fn looks(properties: &Element) -> Vec<&Element> {
    properties.elements().filter(|property| property.name != "w:keepNext").collect()
}

/// A run of atoms that look alike.
fn run(atoms: &[Marked], side: Option<Side>) -> Element {
    let mut run = Element::new("w:r", &[]);
    if let Some(look) = atoms.first().and_then(|(_, atom)| atom.look.clone()) {
        run.push(look);
    }
    let name = if side == Some(Side::Old) { "w:delText" } else { "w:t" };
    let mut text = String::new();
    let end = |text: &mut String, run: &mut Element| {
        if !text.is_empty() {
            let mut element = Element::new(name, &[("xml:space", "preserve")]);
            element.children.push(Node::Text(escape(text)));
            run.push(element);
            text.clear();
        }
    };
    for (_, atom) in atoms {
        match &atom.thing {
            None => text.push(atom.sign),
            Some(thing) => {
                end(&mut text, &mut run);
                run.push(thing.clone());
            }
        }
    }
    end(&mut text, &mut run);
    run
}

/// The atoms of both versions, each with the version that it is of.
fn laid_over(old: &[Atom], new: &[Atom]) -> Vec<Marked> {
    let signs = |atoms: &[Atom]| atoms.iter().map(|atom| atom.sign).collect::<String>();
    let (mut olds, mut news) = (old.iter().cloned(), new.iter().cloned());
    let mut out: Vec<Marked> = Vec::new();
    for piece in marks(&signs(old), &signs(new)) {
        match piece {
            Piece::Old(text) => {
                out.extend(olds.by_ref().take(text.chars().count()).map(|a| (Some(Side::Old), a)));
            }
            Piece::New(text) => {
                out.extend(news.by_ref().take(text.chars().count()).map(|a| (Some(Side::New), a)));
            }
            Piece::Same(text) => {
                let count = text.chars().count();
                let pairs = olds.by_ref().take(count).zip(news.by_ref().take(count));
                let pairs: Vec<(Atom, Atom)> = pairs.collect();
                for alike in pairs.chunk_by(|one, two| one.0.is(&one.1) == two.0.is(&two.1)) {
                    if alike.first().is_some_and(|(old, new)| old.is(new)) {
                        out.extend(alike.iter().map(|(_, new)| (None, new.clone())));
                    } else {
                        // The same text in another look.
                        out.extend(alike.iter().map(|(old, _)| (Some(Side::Old), old.clone())));
                        out.extend(alike.iter().map(|(_, new)| (Some(Side::New), new.clone())));
                    }
                }
            }
        }
    }
    out
}
