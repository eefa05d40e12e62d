//! The press: what documents of one look have in common, made once.
//!
//! Most of a package is the same for all documents of a campaign: styles, settings, footers, the
//! list of fonts. A press keeps them compressed, with the shapes of paragraphs and rows, so that a
//! further document costs its own text. Threads share it. Whether a press is new or has printed a
//! thousand documents, a document's bytes are the same.

mod kept;

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use kept::Kept;

use super::fitted::{Fitted, Head};
use super::media::Media;
use super::package::{self, Effort, Entry, Tool};
use super::section::{self, MarginPart};
use super::shape::Shapes;
use super::{Error, body, parts, styles};
use crate::doc::{Document, Mark, Orientation};
use crate::image::{Image, Kind};
use crate::profile::Profile;

/// What documents of one profile have in common.
#[derive(Debug)]
pub struct Press {
    profile: Profile,
    shapes: Shapes,
    fixed: OnceLock<Fixed>,
    styles: Kept<Fitted, Entry>,
    margins: Kept<Layout, Margins>,
    pictures: Kept<Image, Entry>,
    /// Tools that are not in use.
    tools: Mutex<Vec<Tool>>,
}

/// Parts that depend on the profile alone.
#[derive(Debug)]
struct Fixed {
    package_relations: Entry,
    app: Entry,
    settings: Entry,
    fonts: Entry,
}

/// What the margins of a document, and the lists that name them, depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Layout {
    upright: bool,
    turned: bool,
    even_imprint: bool,
    /// The mark of a letter, which is in its margin, and what its styles hang on.
    letter: Option<(usize, Option<Head>, Mark)>,
    /// The lists name pictures.
    pictures: Vec<Kind>,
}

/// The footers and headers of a document, and the lists that name them.
#[derive(Debug)]
struct Margins {
    content_types: Entry,
    relations: Entry,
    parts: Vec<(String, Entry)>,
}

impl Press {
    /// A press for documents that look like `profile`.
    #[must_use]
    pub const fn new(profile: Profile) -> Self {
        Self {
            profile,
            shapes: Shapes::new(),
            fixed: OnceLock::new(),
            styles: Kept::new(|_, _| 0),
            margins: Kept::new(|_, _| 0),
            pictures: Kept::new(|image, entry| image.bytes.len() + entry.size()),
            tools: Mutex::new(Vec::new()),
        }
    }

    /// The bytes of a `.docx`.
    ///
    /// # Errors
    ///
    /// As [`super::write()`].
    pub fn write(&self, document: &Document) -> Result<Vec<u8>, Error> {
        let fitted = Fitted::new(document, &self.profile);
        let (body, media) = body::document_part(document, &self.profile, &fitted, &self.shapes)?;
        let mut tool = self.tool();
        let margins = self.margins(document, &fitted, &media, &mut tool)?;
        let packed = self.pack(document, &fitted, &margins, &body, &media, &mut tool);
        self.tools.lock().unwrap_or_else(PoisonError::into_inner).push(tool);
        packed
    }

    /// The package of `document` around a body that is not its own alone, with these margins.
    pub(super) fn pack_around(
        &self,
        document: &Document,
        fitted: &Fitted,
        margins: &[MarginPart],
        body: &str,
        media: &Media,
    ) -> Result<Vec<u8>, Error> {
        let mut tool = self.tool();
        let margins = Margins::new(margins, media, &mut tool)?;
        self.pack(document, fitted, &margins, body, media, &mut tool)
    }

    fn pack(
        &self,
        document: &Document,
        fitted: &Fitted,
        margins: &Margins,
        body: &str,
        media: &Media,
        tool: &mut Tool,
    ) -> Result<Vec<u8>, Error> {
        let fixed = self.fixed(tool)?;
        let styles = self.styles.get(fitted, || {
            let part = styles::part(&self.profile, fitted);
            Ok(tool.entry(part.as_bytes(), Effort::Shared)?)
        })?;
        let core = parts::core_properties(&document.meta);
        let core = tool.entry(core.as_bytes(), Effort::for_text(&core))?;
        let body = tool.entry(body.as_bytes(), Effort::for_text(body))?;
        let mut pictures = Vec::new();
        for (path, image) in media.files() {
            let make = || Ok(tool.entry(&image.bytes, Effort::Own)?);
            pictures.push((path, self.pictures.get(image, make)?));
        }
        let mut files = vec![
            ("[Content_Types].xml", &margins.content_types),
            ("_rels/.rels", &fixed.package_relations),
            ("docProps/app.xml", &fixed.app),
            ("docProps/core.xml", &core),
            ("word/_rels/document.xml.rels", &margins.relations),
            ("word/document.xml", &body),
            ("word/styles.xml", &*styles),
            ("word/settings.xml", &fixed.settings),
            ("word/fontTable.xml", &fixed.fonts),
        ];
        files.extend(margins.parts.iter().map(|(path, entry)| (path.as_str(), entry)));
        files.extend(pictures.iter().map(|(path, entry)| (path.as_str(), &**entry)));
        Ok(package::pack(&files)?)
    }

    fn tool(&self) -> Tool {
        let tool = self.tools.lock().unwrap_or_else(PoisonError::into_inner).pop();
        tool.unwrap_or_else(Tool::new)
    }

    fn fixed(&self, tool: &mut Tool) -> Result<&Fixed, Error> {
        if let Some(fixed) = self.fixed.get() {
            return Ok(fixed);
        }
        let mut entry = |part: &str| tool.entry(part.as_bytes(), Effort::Shared);
        let fixed = Fixed {
            package_relations: entry(&parts::package_relations())?,
            app: entry(&parts::app_properties())?,
            settings: entry(&parts::settings(&self.profile))?,
            fonts: entry(&parts::font_table(&self.profile.fonts))?,
        };
        // Two threads may come here at once, with the same.
        Ok(self.fixed.get_or_init(|| fixed))
    }

    fn margins(
        &self,
        document: &Document,
        fitted: &Fitted,
        media: &Media,
        tool: &mut Tool,
    ) -> Result<Arc<Margins>, Error> {
        let lies = |orientation| document.sheets.iter().any(|s| s.orientation == orientation);
        let letter = document.sheets.iter().find(|sheet| section::is_letter(sheet));
        let letter = letter.and_then(|sheet| sheet.head.as_ref()).map(|head| {
            let index = fitted.head_index(head, &self.profile);
            (index, fitted.heads.get(index).cloned(), head.mark.clone())
        });
        let layout = Layout {
            upright: lies(Orientation::Portrait),
            turned: lies(Orientation::Landscape),
            even_imprint: document
                .sheets
                .iter()
                .any(|sheet| section::has_even_imprint(sheet, &self.profile)),
            letter,
            pictures: media.files().map(|(_, image)| image.kind).collect(),
        };
        self.margins.get(&layout, || {
            let footers = section::footers(document, &self.profile, fitted)?;
            Margins::new(&footers, media, tool)
        })
    }
}

impl Margins {
    fn new(margins: &[MarginPart], media: &Media, tool: &mut Tool) -> Result<Self, Error> {
        let mut entry = |part: &str| tool.entry(part.as_bytes(), Effort::Shared);
        let part = |part: &MarginPart| Ok((part.path(), entry(&part.content)?));
        Ok(Self {
            parts: margins.iter().map(part).collect::<Result<_, Error>>()?,
            content_types: entry(&parts::content_types(margins, media))?,
            relations: entry(&parts::document_relations(margins, media))?,
        })
    }
}
