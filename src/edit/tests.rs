use encoding_rs::GB18030;

use super::*;

/// The scalar of the first key `k` of a file.
fn find(bytes: &[u8]) -> Scalar {
    fn scalar(node: &Node) -> Option<Scalar> {
        match &node.value {
            Value::Map(entries) => entries.iter().find_map(|e| {
                if ["k", "deadline"].contains(&e.key.as_str()) {
                    e.node.scalar().cloned()
                } else {
                    scalar(&e.node)
                }
            }),
            Value::List(items) => items.iter().find_map(scalar),
            Value::Scalar(_) => None,
        }
    }
    let source = read(bytes).unwrap();
    scalar(&yaml::parse(&source, &mut Vec::new()).unwrap().root).unwrap()
}

fn edited(file: &str, new: &str) -> Result<String, EditError> {
    let edited = replace(file.as_bytes(), &[(&find(file.as_bytes()), new)]);
    Ok(String::from_utf8(edited.map_err(|(_, error)| error)?).unwrap())
}

#[test]
fn the_way_of_writing_is_kept() {
    for (old, new) in [
        ("a: 1\nk: 7月20日前 # 注\nb: 2\n", "a: 1\nk: 7月25日前 # 注\nb: 2\n"),
        ("k:   '7月20日前'   # 注\n", "k:   '7月25日前'   # 注\n"),
        ("k: \"7月20日前\"\n", "k: \"7月25日前\"\n"),
        ("- {a: 1, k: 7月20日前, b: [c]}\n", "- {a: 1, k: 7月25日前, b: [c]}\n"),
        ("{k: '7月20日前'}", "{k: '7月25日前'}"),
        ("x:\n  k: |\n    7月20日前\n  b: 1\n", "x:\n  k: |\n    7月25日前\n  b: 1\n"),
        ("k: >-\n  7月20日前\nb: 1\n", "k: >-\n  7月25日前\nb: 1\n"),
        ("k: &a 7月20日前\nb: 1\n", "k: &a 7月25日前\nb: 1\n"),
        (
            "tasks：\n  - deadline： 7月20日前\n    work: 1\n",
            "tasks：\n  - deadline： 7月25日前\n    work: 1\n",
        ),
    ] {
        assert_eq!(edited(old, "7月25日前").as_deref(), Ok(new), "{old}");
    }
}

#[test]
fn a_value_that_needs_quotes_gets_them() {
    assert_eq!(edited("k: a\n", "7月: #1").as_deref(), Ok("k: \"7月: #1\"\n"));
    assert_eq!(edited("k: 'a'\n", "it's").as_deref(), Ok("k: 'it''s'\n"));
    assert_eq!(edited("k: \"a\"\n", "a\"\\b").as_deref(), Ok("k: \"a\\\"\\\\b\"\n"));
}

#[test]
fn a_shared_value_is_left_alone() {
    assert_eq!(edited("k: &a 7月20日前\nb: *a\n", "x"), Err(EditError::Shared));
    assert_eq!(edited("b: &a 7月20日前\nx: {k: *a}\n", "x"), Err(EditError::Shared));
    assert_eq!(edited("b: &a {k: 1}\nc: *a\n", "x"), Err(EditError::Shared));
    assert_eq!(edited("k: |\n  一\n  二\n", "x"), Err(EditError::Unwritable));
}

#[test]
fn line_ends_marks_and_encodings_stay() {
    let crlf = "\u{feff}a: 1\r\nk: 旧\r\nb: 2\n";
    assert_eq!(edited(crlf, "新").as_deref(), Ok("\u{feff}a: 1\r\nk: 新\r\nb: 2\n"));
    let gb = |text: &str| GB18030.encode(text).0.into_owned();
    let old = gb("甲: 一\r\nk: 旧\r\n乙: 二\r\n");
    let edited = replace(&old, &[(&find(&old), "新")]).unwrap();
    assert_eq!(edited, gb("甲: 一\r\nk: 新\r\n乙: 二\r\n"));
    // A line end that is not like the others stays too.
    let mixed = gb("甲: 一\r\nk: 旧\n乙: 二\r\n");
    let edited = replace(&mixed, &[(&find(&mixed), "新")]).unwrap();
    assert_eq!(edited, gb("甲: 一\r\nk: 新\n乙: 二\r\n"));
}

/// All scalars of a file.
fn scalars(file: &str) -> Vec<Scalar> {
    fn gather(node: &Node, all: &mut Vec<Scalar>) {
        match &node.value {
            Value::Scalar(scalar) => all.push(scalar.clone()),
            Value::List(items) => items.iter().for_each(|item| gather(item, all)),
            Value::Map(entries) => entries.iter().for_each(|entry| gather(&entry.node, all)),
        }
    }
    let source = read(file.as_bytes()).unwrap();
    let mut all = Vec::new();
    gather(&yaml::parse(&source, &mut Vec::new()).unwrap().root, &mut all);
    all
}

#[test]
fn several_are_replaced_together() {
    let file = "a: 甲 # 一\nb: '乙'\nc: 丙\nd: {e: 丁, f: 戊}\n";
    let all = scalars(file);
    // In any order, longer and shorter, one of them in need of quotes.
    let new = [(&all[4], "五五"), (&all[0], "a: b"), (&all[1], "")];
    let changed = String::from_utf8(replace(file.as_bytes(), &new).unwrap()).unwrap();
    assert_eq!(changed, "a: \"a: b\" # 一\nb: ''\nc: 丙\nd: {e: 丁, f: 五五}\n");
    let twice = replace(file.as_bytes(), &[(&all[0], "x"), (&all[0], "y")]);
    assert_eq!(twice, Err((1, EditError::Shared)));
}

#[test]
fn the_one_that_cannot_be_replaced_is_named() {
    let file = "a: 甲\nb: |\n  一\n  二\nc: &x 丙\nd: *x\n";
    let all = scalars(file);
    let error = |at: usize| replace(file.as_bytes(), &[(&all[0], "x"), (&all[at], "y")]);
    assert_eq!(error(1), Err((1, EditError::Unwritable)));
    assert_eq!(error(2), Err((1, EditError::Shared)));
}

#[test]
fn utf16_of_either_order_stays() {
    for little in [true, false] {
        let of = |text: &str| {
            let unit = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
            let text = format!("\u{feff}{text}");
            text.encode_utf16().flat_map(unit).collect::<Vec<u8>>()
        };
        for (old, new) in [
            ("甲: 一\r\nk: 旧 # 𠮷\r\n乙: 二\r\n", "甲: 一\r\nk: 新的 # 𠮷\r\n乙: 二\r\n"),
            ("k: '旧'\n乙: 二\n", "k: '新的'\n乙: 二\n"),
        ] {
            let old = of(old);
            assert_eq!(replace(&old, &[(&find(&old), "新的")]), Ok(of(new)));
        }
        let mixed = of("k: 旧\r\n乙: 二\n");
        let edited = replace(&mixed, &[(&find(&mixed), "新")]);
        assert_eq!(edited, Ok(of("k: 新\r\n乙: 二\n")));
    }
}
