//! `hongtou new`.

use super::program::Place;

#[test]
fn a_starter_is_written_and_says_how_to_go_on() {
    let place = Place::new();
    let ran = place.run(&["new", "campaign", "活动/质量"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("hongtou build 活动/质量/campaign.yaml --out out"), "{}", ran.out);
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/campaign/campaign.yaml");
    assert_eq!(place.read("活动/质量/campaign.yaml"), std::fs::read_to_string(file).unwrap());
    assert_eq!(place.names("活动/质量"), ["campaign.yaml"]);
}

#[test]
fn a_file_is_never_overwritten() {
    let place = Place::new();
    place.write("x/campaign.yaml", "mine");
    let ran = place.run(&["new", "campaign", "x"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("HT606"), "{}", ran.err);
    assert_eq!(place.read("x/campaign.yaml"), "mine");
    assert_eq!(place.names("x"), ["campaign.yaml"]);
}

#[test]
fn values_are_filled_in_and_comments_stay() {
    let place = Place::new();
    let arguments =
        ["new", "campaign", "x", "--set", "issuer.name=甲市: 医院", "--set", "date=2025-01-02"];
    let ran = place.run(&arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = place.read("x/campaign.yaml");
    assert!(text.contains("name: \"甲市: 医院\""), "{text}");
    assert!(text.contains("2025-01-02"), "{text}");
    assert!(text.contains('#'), "{text}");
}

#[test]
fn a_setting_that_there_is_not_stops_before_anything_is_written() {
    let place = Place::new();
    for setting in ["issuer.nam=x", "issuer=x", "name", "=x"] {
        let ran = place.run(&["new", "campaign", "x", "--set", setting]);
        assert_eq!(ran.code, 2, "{setting}");
        assert!(ran.err.contains("HT607") && ran.err.contains("issuer.name"), "{}", ran.err);
    }
    assert!(!place.has("x"));
}

#[test]
fn a_place_that_cannot_hold_a_file_is_refused() {
    let place = Place::new();
    place.write("file", "x");
    let ran = place.run(&["new", "campaign", "file"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("HT602"), "{}", ran.err);
    assert_eq!(place.read("file"), "x");
}

#[test]
fn a_starter_builds_as_it_is() {
    let place = Place::new();
    place.run(&["new", "campaign", "x"]);
    let ran = place.run(&["build", "x/campaign.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(place.has("out/bundle.docx"));
}
