//! Filling in a starter.

use super::*;

const STARTER: &str = "# 注释\nissuer:\n  name: 某医院   # 名称\n  mark: \"某医院文件\"\n  code:   # 代字\n  seal: false\nto: [各科室, 各院区]\nnotice:\n  body: |\n    第一段。\n\n    第二段。\n\nend: 完\n";

fn filled(settings: &[&str]) -> Result<String, Refusal> {
    let settings: Vec<String> = settings.iter().map(|s| (*s).to_owned()).collect();
    Starter { text: STARTER, is_spec: true }.fill(settings.iter())
}

#[test]
fn the_keys_to_choose_from_stand_in_no_list() {
    let expected =
        ["issuer.name", "issuer.mark", "issuer.code", "issuer.seal", "to", "notice.body", "end"];
    assert_eq!(Starter { text: STARTER, is_spec: true }.keys(), expected);
}

#[test]
fn a_value_is_replaced_and_nothing_else() {
    let check = |setting: &str, old: &str, new: &str| {
        let expected = STARTER.replacen(old, new, 1);
        assert_eq!(filled(&[setting]).unwrap(), expected, "{setting}");
    };
    check("issuer.name=甲医院", "name: 某医院 ", "name: 甲医院 ");
    check("issuer.mark=甲医院文件", "\"某医院文件\"", "\"甲医院文件\"");
    check("issuer.code=甲医", "code:", "code: 甲医");
    check("issuer.seal=true", "seal: false", "seal: true");
    check("to.1=院区: 东", "各院区", "\"院区: 东\"");
    check("end=33", "完", "\"33\"");
    check("end=a\"b\\c\nd", "完", r#""a\"b\\c\nd""#);
    check("end={{ issuer.name }}", "完", "\"{{ issuer.name }}\"");
    check("end=", "完", "\"\"");
    check("end＝a=b", "完", "a=b");
}

#[test]
fn a_block_is_replaced_as_a_whole() {
    let text = filled(&["notice.body=只有一段。", "end=尾"]).unwrap();
    let expected = "notice:\n  body: 只有一段。\n\nend: 尾\n";
    assert!(text.ends_with(expected), "{text}");
}

#[test]
fn a_list_is_replaced_as_a_whole() {
    let flow = filled(&["主送=甲科、33，乙科"]).unwrap();
    assert_eq!(flow, STARTER.replacen("[各科室, 各院区]", "[甲科, \"33\", 乙科]", 1));
    let text = "to:\n  - 甲\n  - 乙 # 二\n\n# 后\nend: 完\n";
    let settings = ["to=丙".to_owned()];
    let block = Starter { text, is_spec: true }.fill(settings.iter()).unwrap();
    assert_eq!(block, "to: [丙] # 二\n\n# 后\nend: 完\n");
}

#[test]
fn a_key_of_the_schema_is_added_to_its_group() {
    let check = |setting: &str, old: &str, new: &str| {
        let expected = STARTER.replacen(old, new, 1);
        assert_eq!(filled(&[setting]).unwrap(), expected, "{setting}");
    };
    check("通知.标题=关于甲的通知", "第二段。\n", "第二段。\n  title: 关于甲的通知\n");
    check("notice.to=甲,乙", "第二段。\n", "第二段。\n  to: [甲, 乙]\n");
    check("issue_as=plan", "end: 完\n", "end: 完\nissue_as: plan\n");
    check("变量.名称=甲", "end: 完\n", "end: 完\n\nvars:\n  名称: 甲\n");
    let two = filled(&["vars.a=1", "vars.b=x: y"]).unwrap();
    assert!(two.ends_with("\n\nvars:\n  a: \"1\"\n  b: \"x: y\"\n"), "{two}");
}

#[test]
fn what_cannot_be_set_is_named() {
    let refused = |setting: &str| filled(&["end=x", setting]).unwrap_err();
    for setting in ["name", "=x", ""] {
        assert_eq!(refused(setting), Refusal::Malformed(setting.to_owned()));
    }
    for key in ["issuer.nam", "to.x", "完"] {
        assert_eq!(refused(&format!("{key}=x")), Refusal::Unknown(key.to_owned()));
    }
    let lists = ["issuer", "发文机关", "to.2", "vars", "vars.a.b", "attachments", "plan.sections"];
    for key in lists {
        assert_eq!(refused(&format!("{key}=x")), Refusal::CannotSet(key.to_owned()));
    }
    assert_eq!(refused("end=y"), Refusal::Repeated("end".to_owned()));
    let conflict = filled(&["to.0=x", "主送=x"]).unwrap_err();
    assert_eq!(conflict, Refusal::Conflict("主送".to_owned(), "to.0".to_owned()));
}

#[test]
fn a_slip_is_recognised_in_both_languages() {
    let nearest = |typed: &str| Starter { text: STARTER, is_spec: true }.nearest(typed);
    assert_eq!(nearest("issuer.nam").as_deref(), Some("issuer.name"));
    assert_eq!(nearest("isuer.mark").as_deref(), Some("issuer.mark"));
    assert_eq!(nearest("发文机关.名").as_deref(), Some("发文机关.名称"));
    assert_eq!(nearest("campaign.foo"), None);
}

#[test]
fn what_is_no_spec_has_its_own_keys_only() {
    let fill = |setting: &str| {
        let settings = [setting.to_owned()];
        Starter { text: "名称: 甲\n", is_spec: false }.fill(settings.iter())
    };
    assert_eq!(fill("名称=乙").unwrap(), "名称: 乙\n");
    assert_eq!(fill("date=乙").unwrap_err(), Refusal::Unknown("date".to_owned()));
}
