use super::*;

fn tree(text: &str) -> (Source, Node) {
    let source = Source::new("a", text);
    let mut findings = Vec::new();
    let node = parse(&source, &mut findings).unwrap().root;
    assert_eq!(findings, []);
    (source, node)
}

/// Every character of the scalar `key` that is no white space leads back to itself in the file.
fn leads_back(text: &str, wanted: &str) {
    let (source, root) = tree(text);
    let scalar = root.get("k").and_then(Node::scalar).unwrap();
    assert_eq!(scalar.text, wanted);
    for (at, c) in wanted.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let offset = scalar.source_offset(source.text(), at);
        let written = source.text().get(offset..).unwrap().chars().next().unwrap();
        assert!(written == c || written == '\\', "{c} at {at} leads to {written} in {text}");
    }
}

#[test]
fn a_character_of_any_scalar_is_found_in_the_file() {
    leads_back("k: 甲乙 丙", "甲乙 丙");
    leads_back("a: 1\nk: 甲\n  乙\n  丙\nb: 2", "甲 乙 丙");
    leads_back("k: '甲''乙'", "甲'乙");
    leads_back("k: \"甲\\n乙\\u4e19 丁\"", "甲\n乙丙 丁");
    leads_back("k: |\n  甲甲\n    乙\n\n  丙甲\nb: 2", "甲甲\n  乙\n\n丙甲\n");
    leads_back("k: |-\n\n  甲\n  乙", "\n甲\n乙");
    leads_back("k: >\n  甲\n  乙\n\n  丙\n", "甲 乙\n丙\n");
    leads_back("k: | # 注\n   甲\n", "甲\n");
}

#[test]
fn repeated_keys_and_bombs_are_findings() {
    let codes = |text: &str| {
        let source = Source::new("a", text);
        let mut findings = Vec::new();
        let _ = parse(&source, &mut findings);
        findings.iter().map(|f| f.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("a: 1\nb: 2\na: 3"), [Code::DuplicateKey]);
    assert_eq!(codes("a: 1\n---\nb: 2"), [Code::SeveralDocuments]);
    assert_eq!(codes("a: *b"), [Code::UnknownAlias]);
    let level = |n: usize| {
        let last = format!("*a{}, ", n - 1).repeat(9);
        format!("a{n}: &a{n} [{last}]\n")
    };
    let levels: Vec<String> = (1..9).map(level).collect();
    let bomb = format!("a0: &a0 [x, x, x, x, x, x, x, x, x]\n{}", levels.concat());
    assert_eq!(codes(&bomb), [Code::TooDeep]);
    assert_eq!(codes(&"[".repeat(1000)), [Code::YamlSyntax]);
}

#[test]
fn one_run_finds_every_syntax_error() {
    let source = Source::new("a", "a: \"甲\nb: @乙\nc: 1\nd: 丙: 丁\n丙\ne: *f\n");
    let mut findings = Vec::new();
    let parsed = parse(&source, &mut findings).unwrap();
    let places: Vec<_> =
        findings.iter().map(|f| f.place.as_ref().map(|p| (p.line, p.column)).unwrap()).collect();
    assert_eq!(places, [(1, 4), (2, 4), (4, 5), (5, 1), (6, 4)], "{findings:?}");
    assert_eq!(parsed.root.get("c").and_then(Node::scalar).unwrap().text, "1");
}

#[test]
fn an_anchor_and_its_bracket_are_two_words() {
    let mut findings = Vec::new();
    parse(&Source::new("a", "k: &a[b]\nl: &b [c]\nm: &c {d: e}\n"), &mut findings).unwrap();
    let found: Vec<_> = findings.iter().map(|f| f.place.as_ref().unwrap().line).collect();
    assert_eq!((found, findings[0].code), (vec![1], Code::MissingSpace));
}
