use super::*;

fn mended(text: &str) -> (String, Vec<(&'static str, String)>) {
    let source = Source::new("a", text);
    let (mended, findings) = mend(&source, &schema::SPEC);
    if let Some(mended) = &mended {
        // Every character that was not replaced leads back to itself.
        for (at, c) in mended.text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let written = text.get(mended.original(at)..).and_then(|t| t.chars().next());
            assert_eq!(written, Some(c), "{text}");
        }
    }
    let mended = mended.map_or_else(|| text.to_owned(), |mended| mended.text);
    let found = findings.iter().map(|f| {
        let place = f.place.as_ref().unwrap();
        (f.code.entry().code, format!("{}:{}", place.line, place.column))
    });
    (mended, found.collect())
}

#[test]
fn full_width_syntax_is_read_and_named() {
    let cases = [
        ("number：某医〔2024〕1号", "number: 某医〔2024〕1号", "HT102", "1:7"),
        ("发文机关：\n  名称： 甲", "发文机关:\n  名称: 甲", "HT102", "1:5"),
        ("to:\n  － 甲\n  －乙", "to:\n  - 甲\n  - 乙", "HT102", "2:3"),
        (
            "tasks:\n  － work: 甲\n    owners: 乙",
            "tasks:\n  - work: 甲\n    owners: 乙",
            "HT102",
            "2:3",
        ),
        ("to: [甲，乙]", "to: [甲, 乙]", "HT102", "1:7"),
        ("to: ［甲，乙］", "to: [甲, 乙]", "HT102", "1:5"),
        ("date:　2024-1-1", "date: 2024-1-1", "HT102", "1:6"),
        ("  body: ｜\n    甲：乙", "  body: |\n    甲：乙", "HT102", "1:9"),
        ("  name: \"甲”", "  name: \"甲\"", "HT102", "1:11"),
        ("  name: “甲\"", "  name: \"甲\"", "HT102", "1:9"),
        ("＃ 注释", "# 注释", "HT102", "1:1"),
        ("issuer: {name：甲， code: 乙}", "issuer: {name: 甲, code: 乙}", "HT102", "1:14"),
        ("issuer:\n\tname: 甲", "issuer:\n  name: 甲", "HT104", "2:1"),
        ("issuer:\n　　name: 甲", "issuer:\n    name: 甲", "HT104", "2:1"),
    ];
    for (text, wanted, code, at) in cases {
        let (out, found) = mended(text);
        assert_eq!(out, wanted);
        assert_eq!(found.first(), Some(&(code, at.to_owned())), "{text}");
    }
}

#[test]
fn what_can_mean_two_things_is_only_named() {
    let cases = [
        ("  theme: “甲”", "HT114", "1:10"),
        ("to: [甲，乙, 丙]", "HT103", "1:7"),
        ("number:12", "HT115", "1:7"),
        ("title: {{ issuer.name }}", "HT116", "1:8"),
        ("to: [{{ vars.a }}, 乙]", "HT116", "1:6"),
        ("  - {{ vars.a }}", "HT116", "1:5"),
        ("- {work: {{ vars.a }}}", "HT116", "1:10"),
        ("to:\n  -甲", "HT115", "2:3"),
        ("body:\n  # 目标\n  甲", "HT117", "2:3"),
        ("work: 检查 #1号楼", "HT118", "1:10"),
        ("title: 甲\u{b}乙", "HT109", "1:9"),
    ];
    for (text, code, at) in cases {
        let (out, found) = mended(text);
        assert_eq!(out, text);
        assert_eq!(found, [(code, at.to_owned())], "{text}");
    }
}

#[test]
fn text_is_left_alone() {
    let texts = [
        "body: |\n  标题：甲，乙\n  － 丙\n\n  主送：丁",
        "body: 甲\n  标题：乙",
        "body: \"甲\n  标题：乙\"\nnumber: 1",
        "owners:\n  - 办公室：张三\n  - 附件：甲",
        "theme: \"“甲”\"",
        "work: 对“双减”工作，抓好落实",
        "theme: “甲”和“乙”",
        "vars:\n  网址: http://a:80",
        "# 标题：甲",
        "name: 甲 # 注",
        "work: 甲#1",
        "title: \"{{ plan.title }}\"",
        "work: 见 {{ plan.title }}",
        "notice: {title: 甲的请示, body: 妥否，请批示。}",
        "vars: {甲: 乙：丙}",
        "schedule: # 注\n  # 注\n  title: 甲",
        "requirements: [不是列表，是文字",
    ];
    for text in texts {
        assert_eq!(mended(text), (text.to_owned(), Vec::new()));
    }
}
