//! Where the files of departments go: the pattern of the spec, or a directory for each.

use hongtou::departments::Department;
use hongtou::diag::{Finding, Place};
use hongtou::doc::Document;
use hongtou::naming::{self, Fault, Name, Pattern, SafePath, Values};

use super::super::copies::number_of;

/// How files are named.
#[derive(Debug)]
pub struct Paths {
    pattern: Pattern,
    /// For departments with copy numbers of their own, each of which has a file.
    numbered: Pattern,
    /// Of a department's archive.
    archive: Pattern,
}

impl Paths {
    /// By the pattern of the spec, if it has one.
    pub fn new(pattern: Option<&Pattern>) -> Self {
        let pattern = pattern.cloned().unwrap_or_else(Pattern::departments);
        Self { numbered: pattern.numbered(), pattern, archive: Pattern::archives() }
    }

    /// Whether a path tells more of a document than its name and its department.
    pub fn need_documents(&self) -> bool {
        self.pattern.names(|name| !(name.is_of_department() || *name == Name::Document))
    }

    /// The path of a document, by its name alone.
    ///
    /// # Errors
    ///
    /// Why it has none.
    pub fn of(&self, department: &Department, document: &str) -> Result<SafePath, Fault> {
        let values = Values { department: Some(department), document, ..Values::default() };
        self.pattern.path(&values)
    }

    /// The path of a department's archive.
    ///
    /// # Errors
    ///
    /// Why it has none.
    pub fn archive(&self, department: &Department) -> Result<SafePath, Fault> {
        self.archive.path(&Values { department: Some(department), ..Values::default() })
    }

    /// The path of a document that was made, of a version with the number `number`.
    ///
    /// # Errors
    ///
    /// Why it has none.
    pub fn path(
        &self,
        department: &Department,
        number: &str,
        document: &Document,
    ) -> Result<SafePath, Fault> {
        self.path_of_copy(department, number, document, number_of(document).unwrap_or_default())
    }

    /// The same of the copy of the document that has this copy number; nothing else in which copies
    /// of a department differ has a place in a path.
    ///
    /// # Errors
    ///
    /// Why it has none.
    pub fn path_of_copy(
        &self,
        department: &Department,
        number: &str,
        document: &Document,
        copy_number: &str,
    ) -> Result<SafePath, Fault> {
        let values = Values {
            department: Some(department),
            document: &document.name,
            number,
            title: &document.meta.title,
            copy_number,
            date: document.meta.date.as_deref().unwrap_or_default(),
        };
        let own = department.copy_numbers.is_some() && !copy_number.is_empty();
        let pattern = if own { &self.numbered } else { &self.pattern };
        pattern.path(&values)
    }
}

/// What is said of a path: what had to be changed in it, at the department's place.
pub fn remarks(path: &SafePath, place: &Place) -> Vec<Finding> {
    naming::changed(path, Some(place))
}

/// Whether a path of the program's own ends in this extension.
pub fn has_extension(path: &str, extension: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end == extension)
}
