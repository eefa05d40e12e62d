//! A directory is that of a build or of a batch, and of one run at a time.

use super::super::program::Place;
use super::{small, tree};

fn two() -> Place {
    let place = Place::new();
    let list = "  list:\n    - name: 医务科\n    - name: 护理部\n";
    place.write("campaign.yaml", small(list));
    place
}

#[test]
fn a_build_leaves_the_directory_of_a_batch_alone() {
    let place = two();
    for (out, more) in [
        ("files", &[][..]),
        ("zip", &["--zip", "all"]),
        ("part", &["--shard", "0/1"]),
        ("parts", &["--shard", "1/2"]),
    ] {
        let batch = [&["batch", "campaign.yaml", "--out", out][..], more].concat();
        let ran = place.run(&batch);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let before = tree(&place.path(out));
        let build = ["build", "campaign.yaml", "--out", out];
        for more in [&[][..], &["--check"], &["--overwrite"], &["--department", "医务科"]] {
            let ran = place.run(&[&build, more].concat());
            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
            let said = format!("“{out}”是 hongtou batch 的输出目录，没有写入");
            assert!(ran.err.contains("HT618") && ran.err.contains(&said), "{}", ran.err);
            assert!(ran.err.contains("--out 写到另一个目录"), "{}", ran.err);
            assert!(tree(&place.path(out)) == before);
        }
        assert_eq!(place.run(&[&batch[..], &["--check"]].concat()).code, 0);
    }
    // Without what the program keeps beside them, the manifest tells.
    std::fs::remove_file(place.path("files/.hongtou-batch")).unwrap();
    let ran = place.run(&["build", "campaign.yaml", "--out", "files", "--lang", "en"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("“files” is the output directory of hongtou batch"), "{}", ran.err);
}

#[test]
fn a_batch_leaves_the_directory_of_a_build_alone() {
    let place = two();
    assert_eq!(place.run(&["build", "campaign.yaml"]).code, 0);
    let before = tree(&place.path("out"));
    let batch = ["batch", "campaign.yaml"];
    let calls = [
        &[][..],
        &["--check"],
        &["--overwrite"],
        &["--zip", "all"],
        &["--zip", "department"],
        &["--shard", "0/2"],
    ];
    for more in calls {
        let ran = place.run(&[&batch, more].concat());
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
        assert!(
            ran.err.contains("错误[HT977]: “out”是 hongtou build 的输出目录，没有写入"),
            "{}",
            ran.err
        );
        assert!(!place.has("out/.hongtou-batch"));
        assert!(tree(&place.path("out")) == before);
    }
    let ran = place.run(&["batch", "campaign.yaml", "--lang", "en"]);
    assert!(
        ran.err.contains("“out” is the output directory of hongtou build; nothing was written"),
        "{}",
        ran.err
    );
    // Who writes nothing there may name it.
    assert_eq!(place.run(&["batch", "campaign.yaml", "--dry-run"]).code, 0);
    assert_eq!(place.run(&["build", "campaign.yaml", "--check"]).code, 0);
    assert_eq!(place.run(&["batch", "campaign.yaml", "--out", "other"]).code, 0);
}
