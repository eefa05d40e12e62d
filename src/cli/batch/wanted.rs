//! Where the files of a department are to be that were not made, as far as that can be told.

use hongtou::compile::{Campaign, Options};
use hongtou::departments::Department;

use super::call::Call;
use super::list;
use super::pack::Pack;
use super::paths::Paths;
use super::work::Workshop;

/// What files are named by.
struct Way<'a> {
    campaign: &'a Campaign<'a>,
    options: &'a Options,
    paths: &'a Paths,
    pack: Pack,
}

impl Way<'_> {
    /// The paths of all that a department gets. A path that tells more of a document than its name
    /// is known of documents alone that were made.
    fn of(&self, department: &Department) -> Vec<String> {
        if self.pack == Pack::Each {
            let archive = self.paths.archive(department).ok();
            return archive.iter().map(|stem| stem.file("zip")).collect();
        }
        if self.paths.need_documents() {
            return Vec::new();
        }
        let asked = &self.options.only;
        let documents =
            if asked.is_empty() { self.campaign.documents_for(department) } else { asked.clone() };
        let stems = documents.iter().filter_map(|name| self.paths.of(department, name).ok());
        stems.flat_map(|stem| ["docx", "html"].map(|extension| stem.file(extension))).collect()
    }
}

impl Workshop<'_> {
    /// The paths of a department that could not be made.
    pub(super) fn wanted(&self, department: &Department) -> Vec<String> {
        let Self { campaign, options, paths, pack, .. } = *self;
        Way { campaign, options, paths, pack }.of(department)
    }
}

impl Call<'_> {
    /// The paths of the departments of this part of the list that the call leaves alone.
    pub fn wanted(&self) -> impl Iterator<Item = String> {
        let request = self.request;
        let Self { campaign, paths, .. } = *self;
        let way = Way { campaign, options: &request.options, paths, pack: request.pack };
        let own = self.departments.list.iter().filter(|d| request.shard.has(&d.name));
        let rest = own.filter(|department| !list::is_meant(department, &request.names));
        rest.flat_map(move |department| way.of(department))
    }
}
