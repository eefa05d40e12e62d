//! What a body is made of, in order. Most of it is finished as it comes; some may still change: the
//! last paragraphs stay with a signature, and one ends its section.

use super::element::Element;

/// A paragraph, a table or the properties of a section.
#[derive(Debug)]
pub(super) enum Fragment {
    /// As a tree, which may still change.
    Element(Element),
    /// As XML.
    Finished {
        /// The element's name.
        name: &'static str,
        /// The element.
        xml: String,
    },
}

impl Fragment {
    /// The element's name.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Element(element) => &element.name,
            Self::Finished { name, .. } => name,
        }
    }

    /// The tree, to be changed.
    pub(super) fn element(&mut self) -> Result<&mut Element, quick_xml::Error> {
        if let Self::Finished { xml, .. } = self {
            let read = Element::parse_all(xml.as_bytes())?.into_iter().next();
            *self = Self::Element(read.unwrap_or_default());
        }
        match self {
            Self::Element(element) => Ok(element),
            // It was made a tree above.
            Self::Finished { .. } => {
                Err(quick_xml::Error::Syntax(quick_xml::errors::SyntaxError::UnclosedTag))
            }
        }
    }

    /// The tree.
    pub(super) fn into_element(self) -> Result<Option<Element>, quick_xml::Error> {
        match self {
            Self::Element(element) => Ok(Some(element)),
            Self::Finished { xml, .. } => {
                Ok(Element::parse_all(xml.as_bytes())?.into_iter().next())
            }
        }
    }

    /// About how many bytes it takes.
    pub(super) const fn size(&self) -> usize {
        match self {
            Self::Element(_) => 512,
            Self::Finished { xml, .. } => xml.len(),
        }
    }

    /// Appends it to `out`.
    pub(super) fn write_to(&self, out: &mut String) {
        match self {
            Self::Element(element) => element.write_to(out),
            Self::Finished { xml, .. } => out.push_str(xml),
        }
    }
}
