//! `hongtou build` into a directory that another spec was built into.

use std::fs;

use super::program::{Place, SPEC};

/// Another campaign's spec.
fn other() -> String {
    SPEC.replace("检查", "培训").replace("1号", "2号")
}

#[test]
fn the_files_of_another_spec_are_not_taken_over() {
    let place = Place::with_specs(&["a.yaml", "x/campaign.yaml"]);
    place.write("b.yaml", other());
    place.write("y/campaign.yaml", other());
    for [first, second] in [["a.yaml", "b.yaml"], ["x/campaign.yaml", "y/campaign.yaml"]] {
        let _ = fs::remove_dir_all(place.path("out"));
        assert_eq!(place.run(&["build", first]).code, 0);
        let before: Vec<_> = place
            .names("out")
            .iter()
            .map(|n| fs::read(place.path(&format!("out/{n}"))))
            .map(Result::unwrap)
            .collect();
        for more in [&[][..], &["--check"], &["--only", "notice", "--format", "html"]] {
            let ran = place.run(&[&["build", second], more].concat());
            assert_eq!(ran.code, 1, "{}", ran.out);
            let said = format!("“../{first}”生成的，没有写入");
            assert!(ran.err.contains("HT611") && ran.err.contains(&said), "{}", ran.err);
            assert!(ran.err.contains("--out") && ran.err.contains("--overwrite"), "{}", ran.err);
            assert_eq!(ran.err.matches("HT6").count(), 1, "one finding is enough: {}", ran.err);
        }
        let now = place.names("out");
        let now: Vec<_> =
            now.iter().map(|n| fs::read(place.path(&format!("out/{n}"))).unwrap()).collect();
        assert!(before == now);
        // It may be told to; then the directory is the other's.
        assert_eq!(place.run(&["build", second, "--overwrite"]).code, 0);
        assert!(place.read("out/notice.html").contains("培训"));
        assert_eq!(place.run(&["build", second, "--check"]).code, 0);
        assert!(place.run(&["build", first]).err.contains("HT611"));
    }
}

#[test]
fn a_copy_and_what_was_moved_or_renamed_are_the_same_spec() {
    let place = Place::with_specs(&["x/campaign.yaml"]);
    let build = |spec: &str| {
        let ran = place.run(&["build", spec, "--out", "out"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{spec}");
    };
    build("x/campaign.yaml");
    // A copy with a change of its own.
    place.write("copy/campaign.yaml", SPEC.replace("落实", "执行"));
    build("copy/campaign.yaml");
    assert!(place.read("out/notice.html").contains("执行"));
    fs::rename(place.path("copy"), place.path("moved")).unwrap();
    place.write("moved/campaign.yaml", other());
    build("moved/campaign.yaml");
    fs::rename(place.path("moved/campaign.yaml"), place.path("moved/培训.yaml")).unwrap();
    build("moved/培训.yaml");
    // All of it at another place, called from within.
    fs::create_dir(place.path("elsewhere")).unwrap();
    for part in ["moved", "out"] {
        fs::rename(place.path(part), place.path(&format!("elsewhere/{part}"))).unwrap();
    }
    let mut command = place.command(&["build", "培训.yaml", "--out", "../out", "--check"]);
    let ran = command.current_dir(place.path("elsewhere/moved")).output().unwrap();
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn a_spec_with_a_fault_leaves_the_directory_as_it_is() {
    let place = Place::with_specs(&["a.yaml"]);
    place.run(&["build", "a.yaml"]);
    let before = place.read("out/manifest.json");
    place.write("b.yaml", other().replace("date: ", "dat: "));
    let ran = place.run(&["build", "b.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(!ran.err.contains("HT611"), "{}", ran.err);
    assert_eq!(place.read("out/manifest.json"), before);
}
