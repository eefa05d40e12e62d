//! What is kept for all versions changes nothing in any of them.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::departments::Department;
use crate::spec::read;

/// All specs of the repository, faulty ones too.
fn specs(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            specs(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            out.push(path);
        }
    }
}

fn departments() -> Vec<Department> {
    let named = |name: &str| Department {
        name: name.to_owned(),
        short: name.to_owned(),
        to: vec![name.to_owned()],
        ..Department::default()
    };
    let var = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    vec![
        named("医务科"),
        Department {
            number: Some("7".to_owned()),
            vars: vec![var("要求", "{{ issuer.name }}的要求"), var("补充", "{{ 没有 }}")],
            ..named("{{ department.short }}")
        },
        // A text that is longer than any document.
        Department { vars: vec![var("要求", &"长".repeat(3 << 19))], ..named("办公室") },
    ]
}

/// Changed in a way that makes most of its texts hang on the department.
fn addressed(text: &str) -> String {
    let own = "{{ department.short }}{{ vars.要求 }}";
    text.replace("title: ", &format!("title: {own}")).replace("标题: ", &format!("标题: {own}"))
}

#[test]
fn what_is_kept_changes_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in ["samples", "templates", "tests"] {
        specs(&root.join(folder), &mut paths);
    }
    let (mut compared, mut shared) = (0, 0);
    for path in paths {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for text in [addressed(&text), text] {
            let mut source = Source::new("campaign.yaml", text);
            let mut findings = source.mend(&SPEC);
            let Some(checked) = read(&source, &mut findings) else { continue };
            let Some(common) = checked.common(&source) else { continue };
            let count = if compared < 20 { 3 } else { 2 };
            for department in departments().iter().take(count) {
                let version = Version { department: Some(department), copy_number: Some(3) };
                let (mut own, mut all) = (Vec::new(), common.findings.clone());
                let loaded = checked.load_common(&common, version, &source, &mut own);
                let nothing = Times::Reckoned(&Kept::default());
                let alone =
                    checked.version(common.root.clone(), nothing, version, &source, &mut all);
                assert_eq!(own, all, "{}", path.display());
                assert!(loaded.data == alone.data, "{}", path.display());
                let spec = |loaded: &Loaded| format!("{:?}", loaded.spec);
                assert!(spec(&loaded) == spec(&alone), "{}", path.display());
                compared += 1;
            }
            shared += common.kept.count();
        }
    }
    assert!(compared > 500 && shared > 1_000, "{compared} versions, {shared} values");
}
