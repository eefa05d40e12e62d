use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::lang::Lang;
use crate::profile::{Align, Face, ImprintPage, Position, Rgb, Role};
use crate::units::{Chars, HalfPoints, TenthMm, Twips};

/// The profile `name` among files, and the codes of what was found.
fn found(name: &str, files: &[(&str, &str)]) -> (Profile, Vec<Finding>) {
    let files: BTreeMap<String, Arc<[u8]>> =
        files.iter().map(|(path, text)| ((*path).to_owned(), Arc::from(text.as_bytes()))).collect();
    let source = Source::new("dir/campaign.yaml", format!("profile: {name}\n"));
    let mut findings = Vec::new();
    let by = Named { source: &source, at: &(9..9 + name.len()) };
    let profile = find(name, by, &files, &mut findings);
    (profile, findings)
}

/// The profile with this text, which has no fault.
fn house(text: &str) -> Profile {
    let (profile, findings) = found("house", &[("profiles/house.yaml", text)]);
    assert_eq!(findings, []);
    profile
}

/// The codes of what is found wrong with a profile of this text.
fn faults(text: &str) -> Vec<Code> {
    let (_, findings) = found("house", &[("profiles/house.yaml", text)]);
    findings.iter().map(|finding| finding.code).collect()
}

fn codes(findings: &[Finding]) -> Vec<Code> {
    findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn the_built_in_ones_are_without_fault_and_the_first_is_the_standard() {
    for (name, text) in BUILT_IN {
        let (profile, findings) = found(name, &[]);
        assert_eq!(findings, [], "{name}");
        assert_eq!(deviations(&profile, Lang::En).is_empty(), name == STANDARD, "{name}");
        assert!(described(text).is_some_and(|about| !about.is_empty()), "{name}");
    }
}

#[test]
fn a_name_is_looked_for_in_the_folder_then_beside_the_spec_then_among_the_built_in_ones() {
    let lines = |files: &[(&str, &str)]| found("windows", files).0.grid.lines;
    let folder = ("profiles/windows.yaml", "grid: {lines: 20}\n");
    let beside = ("windows.yaml", "grid: {lines: 21}\n");
    assert_eq!(lines(&[folder, beside]), 20);
    assert_eq!(lines(&[beside]), 21);
    assert_eq!(lines(&[]), 22);
    // A campaign that is called like a profile is none.
    assert_eq!(lines(&[("windows.yaml", "issuer: {name: 某局}\n")]), 22);
    assert_eq!(found("a/b.yaml", &[("a/b.yaml", "grid: {lines: 19}\n")]).0.grid.lines, 19);
}

#[test]
fn a_profile_may_take_the_place_of_a_built_in_one_and_inherit_it() {
    let (profile, findings) =
        found("windows", &[("profiles/windows.yaml", "inherits: windows\ngrid: {lines: 20}\n")]);
    assert_eq!(findings, []);
    assert_eq!(profile.grid.lines, 20);
    assert_eq!(profile.fonts.names(Face::FangSong)[0], "仿宋");
}

#[test]
fn what_is_inherited_stays_where_nothing_else_is_said() {
    let files = [
        ("profiles/a.yaml", "inherits: ../b.yaml\ngrid: {lines: 20}\n"),
        ("b.yaml", "inherits: windows\ngrid: {lines: 18, chars: 26}\nbold: [2, 3]\n"),
    ];
    let (profile, findings) = found("a", &files);
    assert_eq!(findings, []);
    assert_eq!((profile.grid.lines, profile.grid.chars), (20, 26));
    assert!(profile.style(Role::Heading3).bold && !profile.style(Role::Heading1).bold);
    assert_eq!(profile.fonts.names(Face::Kai)[0], "楷体");
    assert!(!house("inherits: gbt9704\nbold: []\n").style(Role::Heading2).bold);
}

#[test]
fn circles_end() {
    let files = [("a.yaml", "inherits: ./b.yaml\n"), ("b.yaml", "inherits: x/.././a.yaml\n")];
    let (_, findings) = found("a", &files);
    assert_eq!(codes(&findings), [Code::ProfileCycle]);
    let finding = &findings[0];
    assert_eq!(finding.place.as_ref().unwrap().path, "dir/b.yaml");
    assert!(finding.args.contains(&("chain", "a.yaml → b.yaml → a.yaml".into())), "{finding:?}");
    let itself = [("a.yaml", "inherits: a\n")];
    assert_eq!(codes(&found("a", &itself).1), [Code::ProfileCycle]);
}

#[test]
fn names_that_lead_nowhere_are_found_where_they_stand() {
    let (_, findings) = found("window", &[]);
    assert_eq!(codes(&findings), [Code::UnknownProfile]);
    assert!(findings[0].args.contains(&("suggestion", "windows".into())));
    assert_eq!(findings[0].place.as_ref().unwrap().column, 10);
    assert_eq!(codes(&found("no.yaml", &[]).1), [Code::UnknownProfile]);
    assert_eq!(codes(&found("../no.yaml", &[]).1), [Code::ProfileUnreadable]);
    assert_eq!(codes(&found("/etc/no.yaml", &[]).1), [Code::ProfileUnreadable]);
    let inner = [("a.yaml", "name: 甲\ninherits: nix\n")];
    let (_, findings) = found("a", &inner);
    assert_eq!(codes(&findings), [Code::UnknownProfile]);
    assert_eq!(findings[0].place.as_ref().unwrap().line, 2);
}

#[test]
fn the_grid_follows_its_figures() {
    let profile = house("grid: {lines: 20, chars: 26}\n");
    // 225 mm are 12756 twips, 156 mm are 8844.
    assert_eq!(profile.grid.pitch, Twips(637));
    assert_eq!(profile.grid.tracking, Twips(20));
    let profile = house("page: {left: 26, right: 26}\nsizes: {text: 15pt}\n");
    assert_eq!(profile.grid.tracking, Twips(TenthMm(1580).twips().0 / 28 - 300));
}

#[test]
fn sizes_go_to_their_roles_and_text_takes_the_rest_with_it() {
    let profile = house("sizes:\n  text: 四号\n  title: 小二\n  level_one: 三号\n  table: 小五\n");
    let size = |role| profile.style(role).size;
    assert_eq!(size(Role::Body), HalfPoints(28));
    assert_eq!(size(Role::Addressee), HalfPoints(28));
    assert_eq!(size(Role::Heading1), HalfPoints(32));
    assert_eq!(size(Role::AttachmentTitle), HalfPoints(36));
    assert_eq!(profile.style(Role::TableCell).pitch, Some(Twips(320 * 18 / 21)));
    // What the standard sets in 四号 stays.
    assert_eq!(size(Role::ImprintCopies), HalfPoints(28));
}

#[test]
fn every_other_setting_is_put_where_it_belongs() {
    let profile = house(
        "页边: {天头: 35毫米}\n颜色: {红色: \"#E60012\"}\n页码: {样式: \"第{n}页\", 位置: 居中, 字体: 仿宋}\n\
         红色分隔线: {粗细: 2.25磅, 距发文字号: 5}\n版记: {首末线: 0.5, 所在页: 偶数页}\n\
         发文机关标志: {最大字号: 40pt, 距版心上边: 30}\n套打: [发文机关标志, 红色分隔线]\n\
         字体: {西文: Times New Roman, 小标宋: [甲, 乙]}\n",
    );
    assert_eq!(profile.page.top, TenthMm(350));
    assert_eq!(profile.red, Rgb([0xE6, 0, 0x12]));
    let number = &profile.page_number;
    assert_eq!((number.before.as_str(), number.after.as_str()), ("第", "页"));
    assert_eq!(number.position, Position::Centre);
    for role in [Role::PageNumberOdd, Role::PageNumberEven] {
        let style = profile.style(role);
        assert_eq!((style.align, style.left, style.right), (Align::Centre, Chars(0), Chars(0)));
        assert_eq!(style.face, Face::FangSong);
    }
    assert_eq!((profile.rule.eighths, profile.rule.gap), (18, TenthMm(50)));
    assert_eq!(profile.imprint.outer.eighths(), 11);
    assert_eq!(profile.imprint.page, ImprintPage::Even);
    assert_eq!((profile.mark.max, profile.mark.drop), (HalfPoints(80), TenthMm(300)));
    let paper = profile.preprinted;
    assert!(paper.mark && paper.rule && !paper.number && !paper.labels && !paper.signers);
    assert_eq!(profile.fonts.western(Face::Kai), Some("Times New Roman"));
    assert_eq!(profile.fonts.western(Face::Song), None);
    assert_eq!(profile.fonts.names(Face::XiaoBiaoSong), ["甲", "乙"]);
}

#[test]
fn an_outer_page_number_comes_back_from_the_middle() {
    let files = [
        ("profiles/a.yaml", "inherits: b\npage_number: {position: outer, indent: 2}\n"),
        ("profiles/b.yaml", "page_number: {position: centre}\n"),
    ];
    let (profile, _) = found("a", &files);
    let (odd, even) = (profile.style(Role::PageNumberOdd), profile.style(Role::PageNumberEven));
    assert_eq!((odd.align, odd.right), (Align::Right, Chars::whole(2)));
    assert_eq!((even.align, even.left), (Align::Left, Chars::whole(2)));
}

#[test]
fn what_cannot_be_is_found() {
    use Code::{BadChoice, BadPattern, BadProfileValue, GridTooTight, UnknownKey, WrongType};
    for (text, expected) in [
        ("colour: 红\n", vec![UnknownKey]),
        ("grid: 20\n", vec![WrongType]),
        ("grid: {lines: 200, chars: 二十}\n", vec![BadProfileValue, BadProfileValue]),
        ("grid: {lines: 22.5}\n", vec![BadProfileValue]),
        ("grid: {lines: 40}\n", vec![GridTooTight]),
        ("grid: {chars: 40}\n", vec![GridTooTight]),
        ("page: {top: 3cm}\n", vec![BadProfileValue]),
        ("page: {left: 80, right: 80}\n", vec![GridTooTight]),
        ("sizes: {text: 大}\n", vec![BadProfileValue]),
        ("sizes: {title: 80pt}\n", vec![BadProfileValue]),
        ("colours: {red: 红}\n", vec![BadProfileValue]),
        ("page_number: {style: 页}\n", vec![BadProfileValue]),
        ("page_number: {position: 左}\n", vec![BadChoice]),
        ("bold: [5]\n", vec![BadChoice]),
        ("rule: {thickness: 9}\n", vec![BadProfileValue]),
        ("mark: {largest: 20pt, smallest: 30pt}\n", vec![BadProfileValue]),
        ("preprinted: [title]\n", vec![BadChoice]),
        ("numbering: [一、, 甲, 1., （1）]\n", vec![BadPattern]),
        ("- 甲\n", vec![Code::NotAProfile]),
        ("# 什么也不改\n", vec![]),
        ("版面：{行数：20}\n", vec![Code::FullWidthSyntax, Code::FullWidthSyntax]),
    ] {
        assert_eq!(faults(text), expected, "{text}");
    }
}

#[test]
fn a_profile_that_is_printed_is_read_back_as_it_was() {
    let text = "sizes: {text: 四号, title: 21pt}\ngrid: {chars: 30}\nbold: [2, 4]\n\
                colours: {red: \"#C00000\"}\npage_number: {style: \"-{n}-\", position: centre}\n\
                numbering: [第一章, 第一条, 1., ①]\nimprint: {page: even, inner: 0.3}\n\
                preprinted: [mark, rule]\nfonts: {latin: [\"A\\\"B\"]}\nrule: {thickness: 2.25}\n";
    let profile = house(text);
    for lang in [Lang::Zh, Lang::En] {
        let printed = as_yaml(&profile, lang);
        let again = house(&printed);
        assert_eq!(as_yaml(&again, lang), printed);
        assert_eq!(deviations(&again, lang), deviations(&profile, lang));
        assert!(deviations(&profile, lang).len() >= 14, "{printed}");
    }
}

#[test]
fn every_key_of_a_profile_is_a_setting() {
    use crate::spec::schema::{Kind, Table};
    fn leaves(table: &'static Table, above: &str, all: &mut Vec<String>) {
        for field in table.fields {
            match field.kind {
                Kind::Group(inner) => leaves(inner, &format!("{}.", field.key), all),
                _ => all.push(format!("{above}{}", field.key)),
            }
        }
    }
    let mut keys = Vec::new();
    leaves(&PROFILE, "", &mut keys);
    keys.retain(|key| !["name", "inherits"].contains(&key.as_str()));
    let settings: Vec<String> = settings::all(&Profile::gbt9704())
        .iter()
        .map(|setting| setting.path.join("."))
        .map(|path| path.trim_start_matches('.').to_owned())
        .collect();
    keys.sort();
    let mut sorted = settings.clone();
    sorted.sort();
    assert_eq!(keys, sorted);
}

#[test]
fn deviations_come_in_the_order_of_the_clauses() {
    let profile = house(
        "sizes: {table: 小四}\npage_number: {drop: 8}\npreprinted: all\ngrid: {lines: 20}\n\
         fonts: {kaiti: 楷体}\nimprint: {outer: 0.5}\n",
    );
    let clauses: Vec<_> = deviations(&profile, Lang::Zh).iter().map(|d| d.clause).collect();
    let wanted =
        ["5.2.3", "7.2.1", "7.2.4", "7.2.5", "7.2.6", "7.2.7", "7.3.3", "7.4.1", "7.5", "—"];
    assert_eq!(clauses, wanted);
    let grid = &deviations(&profile, Lang::Zh)[0];
    assert_eq!(
        (grid.what.as_str(), grid.standard.as_str(), grid.own.as_str()),
        ("版面·行数", "22", "20")
    );
    assert_eq!(grid.obligation, Obligation::Normal);
}
