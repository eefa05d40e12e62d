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
    let edited = replace(file.as_bytes(), &find(file.as_bytes()), new)?;
    Ok(String::from_utf8(edited.bytes).unwrap())
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
    let edited = replace(&old, &find(&old), "新").unwrap();
    assert_eq!(edited.bytes, gb("甲: 一\r\nk: 新\r\n乙: 二\r\n"));
    assert_eq!(
        (edited.line, edited.old, edited.new),
        (2, vec!["k: 旧".into()], vec!["k: 新".into()])
    );
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
            assert_eq!(replace(&old, &find(&old), "新的").unwrap().bytes, of(new));
        }
        // Line ends of two kinds do not lead back to the file's bytes.
        let mixed = of("k: 旧\r\n乙: 二\n");
        assert_eq!(replace(&mixed, &find(&mixed), "新"), Err(EditError::Encoding));
    }
}
