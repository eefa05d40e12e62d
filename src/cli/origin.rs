//! Of which spec the files in a directory were made.
//!
//! A directory belongs to the spec that was built into it. The spec is known by the way to it from
//! there, which holds from wherever the program is called and on every machine where both lie the
//! same; a copy of it and one that was moved or renamed are still the same spec.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// The way from `directory`, which need not be there, to the spec `file`, with `/`.
pub fn way(directory: &Path, file: &Path) -> String {
    let (from, to) = (real(directory), real(file));
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    if common == 0 {
        // Another disk of Windows.
        return to.display().to_string();
    }
    let up = from.components().skip(common).map(|_| "..".to_owned());
    let down = to.components().skip(common).map(|c| c.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// Whether `known` and `now`, both ways from `directory`, lead to one spec. `alike` is whether the
/// documents of the one are those of the other, by name, number and title.
pub fn is_same(directory: &Path, known: &str, now: &str, alike: bool) -> bool {
    let name = |way: &str| way.rsplit('/').next().unwrap_or_default().to_lowercase();
    let same_name = name(known) == name(now);
    let gone = !real(&directory.join(known)).exists();
    match (same_name, alike) {
        _ if known == now => true,
        (true, true) => true,
        // It was renamed, or moved and changed.
        (true, false) | (false, true) => gone,
        (false, false) => false,
    }
}

/// The real path of what may not be there yet: that of the nearest directory that is, and the
/// rest as it is.
pub fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for above in path.ancestors() {
        let (Ok(real), Ok(rest)) = (fs::canonicalize(above), path.strip_prefix(above)) else {
            continue;
        };
        let mut whole = real;
        for part in rest.components() {
            match part {
                Component::ParentDir => {
                    whole.pop();
                }
                part => whole.push(part),
            }
        }
        return whole;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spec_is_known_by_the_way_to_it() {
        let dir = tempfile::tempdir().unwrap();
        let at = |path: &str| dir.path().join(path);
        fs::create_dir_all(at("a")).unwrap();
        fs::create_dir_all(at("out")).unwrap();
        fs::write(at("a/x.yaml"), "").unwrap();
        assert_eq!(way(&at("out/deep"), &at("a/x.yaml")), "../../a/x.yaml");
        assert_eq!(way(&at("a/out/../new"), &at("a/../a/x.yaml")), "../x.yaml");
        let same = |known, now, alike| is_same(&at("out"), known, now, alike);
        assert!(same("../a/x.yaml", "../a/x.yaml", false));
        assert!(same("../a/x.yaml", "../b/x.yaml", true), "a copy");
        assert!(!same("../a/x.yaml", "../b/x.yaml", false), "another of the same name");
        assert!(!same("../a/x.yaml", "../a/y.yaml", true), "another version of it");
        assert!(same("../gone/x.yaml", "../b/x.yaml", false), "it was moved");
        assert!(same("../a/z.yaml", "../a/y.yaml", true), "it was renamed");
        assert!(!same("../a/z.yaml", "../a/y.yaml", false));
    }
}
