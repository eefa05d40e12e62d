//! A campaign with departments: what the tests look at.

use std::fs;
use std::path::Path;

use hongtou::departments::owners::Ownership;
use hongtou::departments::view::{Shown, apply};
use hongtou::departments::{Department, Departments, Group, Members, View};
use hongtou::diag::Finding;
use hongtou::source::Source;
use hongtou::spec::schedule::Schedule;
use hongtou::spec::{Loaded, load};

/// A file of the repository.
pub fn read(path: &str) -> Source {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    Source::new(path, text)
}

/// A spec that has no fault.
pub fn loaded(source: &Source) -> Loaded {
    let mut findings: Vec<Finding> = Vec::new();
    let loaded = load(source, &mut findings).unwrap();
    assert!(!hongtou::diag::any_error(&findings), "{findings:?}");
    loaded
}

/// The schedule of a spec.
pub fn schedule(loaded: &Loaded) -> &Schedule {
    loaded.spec.schedule.as_ref().unwrap()
}

/// A department that says it belongs to `groups`.
pub fn department(name: &str, aliases: &[&str], groups: &[&str]) -> Department {
    let all = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Department {
        name: name.to_owned(),
        short: name.to_owned(),
        aliases: all(aliases),
        groups: all(groups),
        ..Department::default()
    }
}

/// A group of a spec.
pub fn group(name: &str, members: &[&str]) -> Group {
    let members = Members::Named(members.iter().map(|name| (*name).to_owned()).collect());
    Group { name: name.to_owned(), members }
}

/// The units of the hospital of 2009, the groups of its schedule among them.
pub fn hospital() -> Departments {
    Departments {
        list: vec![
            department("办公室", &[], &["各职能科室"]),
            department("医务科", &["医务部"], &[]),
            department("护理部", &[], &[]),
            department("妇产科", &[], &[]),
            department("第一党支部", &[], &["各支部"]),
        ],
        groups: vec![
            group("各职能科室", &["医务科", "护理部"]),
            group("各科室", &["各职能科室", "妇产科"]),
        ],
        ..Departments::default()
    }
}

/// A department's version of a spec: its own tasks, the spec as it is for it, what is left.
pub fn version(
    loaded: &mut Loaded,
    departments: &Departments,
    name: &str,
    view: View,
) -> (Vec<usize>, Shown) {
    let ownership = Ownership::new(schedule(loaded), departments);
    let department = departments.list.iter().find(|d| d.name == name).unwrap();
    let own = ownership.of(department);
    let Loaded { spec, data, .. } = loaded;
    let shown = apply(view, &own, spec.schedule.as_mut().unwrap(), data);
    (own, shown)
}
