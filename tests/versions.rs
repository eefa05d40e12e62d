//! Versions of a campaign for departments: what a department changes, and that versions made side
//! by side are the same as each made by itself.

use std::collections::BTreeSet;

use hongtou::compile::{Campaign, Compiled, Options, compile};
use hongtou::departments::{Department, Departments, View};
use hongtou::doc::plain;
use hongtou::files::NoFiles;
use hongtou::source::Source;
use hongtou::spec::Version;
use hongtou::templates::Templates;

const ALL: Options = Options { only: Vec::new(), docx: true, html: true };

fn lianyungang() -> Source {
    let text = include_str!("../samples/lianyungang-2009/campaign.yaml");
    let text = text.replace(
        "\nplan:\n",
        "\n  body: |\n    现将《{{ plan.title }}》发给{{ department.name }}。{{ vars.补充 }}\n\nplan:\n",
    );
    Source::new("campaign.yaml", text)
}

fn departments() -> Vec<Department> {
    ["医务科", "护理部", "办公室", "药剂科"]
        .iter()
        .enumerate()
        .map(|(n, name)| Department {
            name: (*name).to_owned(),
            short: (*name).to_owned(),
            to: vec![format!("{name}并转各班组")],
            vars: vec![("补充".to_owned(), format!("{name}的联系人每周五报进展。"))],
            number: (n % 2 == 0).then(|| format!("{}", 100 + n)),
            ..Department::default()
        })
        .collect()
}

fn version(department: &Department) -> Version<'_> {
    Version { department: Some(department), copy_number: None }
}

type Files = Vec<(String, Option<Vec<u8>>, Option<Vec<u8>>)>;

/// Names and bytes of what was made, without a finding.
fn bytes(compiled: &Compiled) -> Files {
    assert!(compiled.findings.is_empty(), "{:?}", compiled.findings);
    compiled.documents.iter().map(|d| (d.name.clone(), d.docx.clone(), d.html.clone())).collect()
}

#[test]
fn a_version_has_the_departments_addressee_number_and_variables() {
    let (source, templates) = (lianyungang(), Templates::built_in());
    let campaign = Campaign::new(&source, &templates, &NoFiles);
    let all = departments();
    let made = campaign.version(version(&all[2]), &ALL);
    assert!(made.findings.is_empty(), "{:?}", made.findings);
    let notice = &made.documents.iter().find(|d| d.name == "notice").unwrap().tree.sheets[0];
    assert_eq!(notice.addressee.as_deref(), Some("办公室并转各班组："));
    let number = notice.head.as_ref().unwrap().doc_number.as_deref();
    assert_eq!(number, Some("连妇保委〔2009〕102号"));
    let text: Vec<String> = notice
        .body
        .iter()
        .filter_map(|block| match block {
            hongtou::doc::Block::Paragraph(paragraph) => Some(plain(&paragraph.text)),
            _ => None,
        })
        .collect();
    assert_eq!(
        text,
        [
            "现将《深入学习实践科学发展观活动整改落实阶段实施方案》发给办公室。办公室的联系人每周五报进展。"
        ]
    );
}

#[test]
fn versions_side_by_side_are_those_made_alone() {
    let (source, templates) = (lianyungang(), Templates::built_in());
    let shared = Campaign::new(&source, &templates, &NoFiles);
    let mut notices = BTreeSet::new();
    // Three times: what comes again is kept, and then taken from what is kept.
    for _ in 0..3 {
        for department in &departments() {
            let alone = Campaign::new(&source, &templates, &NoFiles);
            let alone = bytes(&alone.version(version(department), &ALL));
            assert_eq!(bytes(&shared.version(version(department), &ALL)), alone);
            notices.insert(alone[0].1.clone());
        }
    }
    assert_eq!(notices.len(), departments().len());
}

#[test]
fn a_template_that_names_the_department_differs_by_it() {
    let source = Source::new(
        "campaign.yaml",
        "issuer: {name: 某某市人民医院, code: 某医}\nnumber: 某医〔2026〕1号\ndate: 2026-05-18\nplan: {title: 某某方案, body: 各科室认真落实。}\n",
    );
    let mut templates = Templates::built_in();
    let own = "{% include \"own/greeting.md\" %}\n\n{{ plan.body | markdown }}";
    templates.overlay("campaign/plan.md", Source::new("plan.md", own));
    templates.overlay("own/greeting.md", Source::new("greeting.md", "致{{ department.name }}。"));
    let shared = Campaign::new(&source, &templates, &NoFiles);
    let mut plans = BTreeSet::new();
    for _ in 0..3 {
        for department in &departments() {
            plans.insert(bytes(&shared.version(version(department), &ALL))[0].2.clone());
        }
    }
    assert_eq!(plans.len(), departments().len());
}

#[test]
fn a_spec_without_departments_is_compiled_as_before() {
    let source =
        Source::new("campaign.yaml", include_str!("../samples/lianyungang-2009/campaign.yaml"));
    let templates = Templates::built_in();
    let campaign = Campaign::new(&source, &templates, &NoFiles);
    let once = bytes(&compile(&source, &templates, &NoFiles, &ALL));
    for _ in 0..3 {
        assert_eq!(bytes(&campaign.version(Version::default(), &ALL)), once);
    }
}

#[test]
fn what_is_left_unread_changes_nothing() {
    let templates = Templates::built_in();
    let only = Options { only: vec!["notice".into(), "schedule".into()], ..ALL };
    // The second looks up what the plan's sections say.
    let plain = lianyungang();
    let looked_up = plain.text().replace("{{ vars.补充 }}", "{{ plan.sections.0.title }}");
    // The rows of the third and fourth have the department's name, the fourth by a detour.
    let named = plain
        .text()
        .replace("work: 召开文化建设动员大会。", "work: \"{{ department.name }}召开动员大会。\"");
    let detour = plain
        .text()
        .replace("work: 召开文化建设动员大会。", "work: \"{{ campaign.contact }}召开动员大会。\"")
        .replace("\ncampaign:\n", "\ncampaign:\n  contact: \"{{ department.name }}\"\n");
    assert!(named.contains("name }}召开") && detour.contains("contact: \"{{"));
    let others = [looked_up, named, detour].map(|text| Source::new("campaign.yaml", text));
    for source in std::iter::once(plain).chain(others) {
        let whole = Campaign::new(&source, &templates, &NoFiles);
        let mut employed = Campaign::new(&source, &templates, &NoFiles);
        let all = Departments { list: departments(), view: View::All, ..Departments::default() };
        employed.employ(&all);
        for department in &all.list {
            let expected = bytes(&whole.version(version(department), &only));
            assert_eq!(expected.len(), 2);
            assert_eq!(bytes(&employed.version(version(department), &only)), expected);
        }
    }
}

#[test]
fn where_a_stage_stands_and_ends_is_part_of_what_a_schedule_is_made_of() {
    let digest = |stages: &str| {
        let text = format!(
            "issuer: {{name: 某某市人民医院, code: 某医}}\nnumber: 1\ndate: 2026-05-18\nnotice: {{title: 关于检查的通知, body: 请办理。}}\nschedule:\n  title: 安排表\n  stages: {stages}\n"
        );
        let source = Source::new("campaign.yaml", text);
        let templates = Templates::built_in();
        let mut campaign = Campaign::new(&source, &templates, &NoFiles);
        let all = Departments { list: departments(), view: View::Only, ..Departments::default() };
        campaign.employ(&all);
        campaign.fingerprint(&all.list[0], &ALL, "").unwrap()
    };
    let task = "{work: 甲, deadline: 6月1日前, owners: [医务科]}";
    let other = "{work: 乙, deadline: 6月2日前, owners: [医务科]}";
    let stages = [
        format!("[{{name: 一, tasks: [{task}]}}, {{name: 间歇, tasks: []}}]"),
        format!("[{{name: 间歇, tasks: []}}, {{name: 一, tasks: [{task}]}}]"),
        format!("[{{name: 一, tasks: [{task}, {other}]}}]"),
        format!("[{{name: 一, tasks: [{task}]}}, {{name: 一, tasks: [{other}]}}]"),
    ];
    let digests: BTreeSet<String> = stages.iter().map(|stages| digest(stages)).collect();
    assert_eq!(digests.len(), stages.len());
    assert_eq!(digest(&stages[0]), digest(&stages[0]));
}
