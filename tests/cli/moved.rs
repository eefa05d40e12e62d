//! One deadline of a real campaign moves, from the file to the notice that announces it.

use std::fs;
use std::path::Path;

use super::program::Place;

#[test]
fn a_meeting_moves_through_all_documents() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/lianyungang-2009");
    let old = fs::read_to_string(sample.join("campaign.yaml")).unwrap();
    let place = Place::new();
    place.write("old.yaml", &old);
    place.write("campaign.yaml", &old);
    assert_eq!(place.run(&["build", "campaign.yaml"]).code, 0);

    let to = ["reschedule", "campaign.yaml", "culture-meeting", "--to", "7月22日前", "--yes"];
    let moved = place.run(&to);
    assert_eq!((moved.code, moved.err.as_str()), (0, ""));
    let new = place.read("campaign.yaml");
    let differs: Vec<_> = old.lines().zip(new.lines()).filter(|(old, new)| old != new).collect();
    assert_eq!(differs, [("          deadline: 7月15日前", "          deadline: 7月22日前")]);
    assert_eq!(old.lines().count(), new.lines().count());

    let built = place.run(&["build", "campaign.yaml"]);
    assert_eq!((built.code, built.err.as_str()), (0, ""));
    for name in ["notice", "plan", "schedule", "bundle"] {
        let state = if name == "notice" { "未变化" } else { "已写入" };
        for format in ["docx", "html"] {
            let line = format!("{state}  out/{name}.{format}\n");
            assert!(built.out.contains(&line), "{line}\n{}", built.out);
        }
    }
    assert!(built.out.contains("完成时限 7月15日前 → 7月22日前"), "{}", built.out);
    let plan = place.read("out/plan.html");
    assert!(plan.contains("7月下旬召开文化建设动员大会"), "the text follows the table");
    let again = place.run(&["build", "campaign.yaml"]);
    assert!(again.out.contains("写入 0 个文件"), "{}", again.out);

    let told = place.run(&["diff", "old.yaml", "campaign.yaml"]);
    assert!(told.code == 0 && told.out.contains("7月22日前"), "{}", told.out);
    let amended =
        place.run(&["amend", "old.yaml", "campaign.yaml", "-o", "amend.yaml", "--number", "24"]);
    assert_eq!(amended.code, 0, "{}", amended.err);
    let announced = place.run(&["build", "amend.yaml", "--out", "amended"]);
    assert_eq!((announced.code, announced.err.as_str()), (0, ""));
    let notice = place.read("amended/notice.html");
    assert!(notice.contains("7月15日前") && notice.contains("7月22日前"));
}

#[test]
fn a_campaign_moves_with_its_windows() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/safety-2024/campaign.yaml");
    let old = fs::read_to_string(sample).unwrap();
    let place = Place::new();
    place.write("campaign.yaml", &old);
    let from = ["reschedule", "campaign.yaml", "--from", "self-check", "--shift", "1w", "--yes"];
    let moved = place.run(&from);
    assert_eq!((moved.code, moved.err.as_str()), (0, ""));
    let new = place.read("campaign.yaml");
    let differs = old.lines().zip(new.lines()).filter(|(old, new)| old != new);
    let differs: Vec<&str> = differs.map(|(_, new)| new.trim()).collect();
    assert_eq!(
        differs,
        [
            "- {id: self-check, work: 开展自查，报送自查报告, deadline: 4月27日前, owners: [各科室]}",
            "- {id: visits, work: 现场检查重点部位, deadline: 5月17日至27日, owners: [安全科, 后勤科]}",
            "- {id: summary, work: 上报工作总结, deadline: 7月12日前, owners: [办公室]}",
        ]
    );
    for line in [
        "未动：报送整改进度，“每月5日前”不在日历上\n",
        "未动：完成整改，“6月中旬前”不是确定的一天，不能这样移动\n",
        "未动：坚持日常巡查，“长期坚持”不在日历上\n",
    ] {
        assert!(moved.out.contains(line), "{line}\n{}", moved.out);
    }
    let built = place.run(&["build", "campaign.yaml"]);
    assert_eq!((built.code, built.err.as_str()), (0, ""));
}
