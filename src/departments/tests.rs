//! Who owns what, and what holds of every view of every schedule.

use std::fmt::Write as _;

use super::owners::Ownership;
use super::view::{Shown, apply};
use super::{Department, Departments, Group, Members, View};
use crate::source::Source;
use crate::spec::schedule::Schedule;
use crate::spec::{Data, Loaded, load};

fn strings(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn department(name: &str, groups: &[&str]) -> Department {
    Department {
        name: name.to_owned(),
        short: name.to_owned(),
        groups: strings(groups),
        ..Department::default()
    }
}

fn group(name: &str, members: &[&str]) -> Group {
    Group { name: name.to_owned(), members: Members::Named(strings(members)) }
}

/// A schedule of one task for each text.
fn schedule(owners: &[&str]) -> Schedule {
    let tasks = owners.iter().map(|owner| format!("{{owners: ['{owner}']}}"));
    let tasks: Vec<_> = tasks.collect();
    serde_yaml::from_str(&format!("tasks: [{}]", tasks.join(", "))).unwrap()
}

fn owned(owners: &[&str], departments: &Departments) -> Vec<Vec<usize>> {
    let ownership = Ownership::new(&schedule(owners), departments);
    departments.list.iter().map(|department| ownership.of(department)).collect()
}

#[test]
fn a_department_owns_by_each_of_its_names() {
    let mut first = department("医务科", &[]);
    first.short = "医务".to_owned();
    first.aliases = strings(&["医务部", "Medical Affairs"]);
    let departments = Departments { list: vec![first], ..Departments::default() };
    let owners = [
        "医务科",
        "医务",
        "护理部、医 务 部（牵头）",
        "medical affairs",
        "医务科和护理部",
        "医务处",
        "医务科长",
        "各科室",
    ];
    assert_eq!(owned(&owners, &departments), [[0, 1, 2, 3, 4, 7]]);
}

#[test]
fn groups_are_nested_and_a_circle_of_them_ends() {
    let departments = Departments {
        list: vec![department("甲科", &[]), department("乙科", &["丙组"]), department("丁科", &[])],
        groups: vec![
            group("小组", &["甲科"]),
            group("大组", &["小组", "丙组"]),
            group("圈一", &["圈二", "大组"]),
            group("圈二", &["圈一"]),
            Group { name: "大家".to_owned(), members: Members::All },
            group("更大家", &["大家", "甲科"]),
        ],
        ..Departments::default()
    };
    let owners = ["小组", "大组", "圈二", "大家", "更大家", "丙组", "无人组"];
    let wanted = [vec![0, 1, 2, 3, 4], vec![1, 2, 3, 4, 5], vec![3, 4]];
    assert_eq!(owned(&owners, &departments), wanted);
}

#[test]
fn a_usual_word_means_everybody_unless_it_is_taken() {
    let list = vec![department("甲科", &[]), department("第一支部", &[])];
    let owners = ["各科室", "各部门", "全院", "各支部", "各职能科室"];
    let free = Departments { list: list.clone(), ..Departments::default() };
    assert_eq!(owned(&owners, &free), [[0, 1, 2], [0, 1, 2]]);
    // By a group of the campaign, and what has it for a member is everybody no more.
    let groups = vec![group("各科室", &["甲科"]), group("各职能科室", &["各科室"])];
    let named = Departments { list: list.clone(), groups, ..Departments::default() };
    assert_eq!(owned(&owners, &named), [vec![0, 1, 2, 4], vec![1, 2]]);
    // By a department that says it belongs to it.
    let mut says = list;
    says[0].groups = strings(&["各科室"]);
    let said = Departments { list: says, ..Departments::default() };
    assert_eq!(owned(&owners, &said), [vec![0, 1, 2], vec![1, 2]]);
}

#[test]
fn what_comes_one_by_one_owns_what_it_would_in_a_list() {
    let departments = Departments {
        list: vec![department("甲科", &["各支部"]), department("乙科", &[])],
        groups: vec![group("各职能科室", &["乙科"]), group("各科室", &["各职能科室"])],
        ..Departments::default()
    };
    let owners = ["甲科", "各支部等", "各职能科室", "各科室", "各单位", "甲科和乙科"];
    let alone = Departments { list: Vec::new(), ..departments.clone() };
    let stream = Ownership::new(&schedule(&owners), &alone);
    let one_by_one: Vec<_> = departments.list.iter().map(|d| stream.of(d)).collect();
    assert_eq!(one_by_one, owned(&owners, &departments));
    assert_eq!(one_by_one, [vec![0, 1, 4, 5], vec![2, 3, 4, 5]]);
}

/// Numbers that are the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

const UNITS: [&str; 5] = ["甲科", "乙科", "丙科", "各科室", "别科"];

/// A spec with so many stages (none for tasks without) of no, one or a few tasks, each named by its
/// place.
fn campaign(numbers: &mut Numbers) -> Loaded {
    let mut yaml = String::from(
        "issuer: {name: 院, code: 院}\nnumber: 1\ndate: 2024-03-18\nto: [各科室]\n\
         notice: {title: 关于工作的通知, body: 文}\nschedule:\n  title: 表\n",
    );
    let stages = numbers.below(5);
    yaml.push_str(if stages > 0 { "  stages:\n" } else { "  tasks:\n" });
    let mut place = 0;
    for stage in 0..stages.max(1) {
        if stages > 0 {
            writeln!(yaml, "    - name: 环节{stage}\n      tasks:").unwrap();
        }
        let count = numbers.below(4);
        if count == 0 {
            yaml.truncate(yaml.len() - 1);
            yaml.push_str(" []\n");
        }
        for _ in 0..count {
            let owners: Vec<_> =
                (0..numbers.below(3)).map(|_| UNITS[numbers.below(UNITS.len())]).collect();
            let more = if numbers.below(4) == 0 { ", requirements: 求" } else { "" };
            let owners = owners.join(", ");
            writeln!(yaml, "        - {{work: 事{place}, owners: [{owners}]{more}}}").unwrap();
            place += 1;
        }
    }
    let mut findings = Vec::new();
    load(&Source::new("a.yaml", yaml), &mut findings).unwrap()
}

fn put(view: View, own: &[usize], loaded: &mut Loaded) -> Shown {
    apply(view, own, loaded.spec.schedule.as_mut().unwrap(), &mut loaded.data)
}

/// The tasks by their work, as the table has them; `!` behind those that are marked.
fn typed(loaded: &Loaded) -> Vec<String> {
    let flag = |own| if own { "!" } else { "" };
    let tasks = loaded.spec.schedule.as_ref().unwrap().tasks();
    tasks.map(|task| format!("{}{}", task.work, flag(task.own))).collect()
}

/// The same by name.
fn named(loaded: &Loaded) -> Vec<String> {
    let items =
        |data: &Data, key: &str| data.get(key).map(Data::items).unwrap_or_default().to_vec();
    let schedule = loaded.data.get("schedule").unwrap();
    let staged = items(schedule, "stages").into_iter().flat_map(|stage| items(&stage, "tasks"));
    let tasks = staged.chain(items(schedule, "tasks"));
    tasks
        .map(|task| {
            let Some(Data::Text(work)) = task.get("work") else { panic!("no work") };
            format!("{}{}", work.text, if task.get("own").is_some() { "!" } else { "" })
        })
        .collect()
}

fn stages(loaded: &Loaded) -> (usize, usize) {
    let named =
        loaded.data.get("schedule").and_then(|s| s.get("stages")).map_or(0, |s| s.items().len());
    (loaded.spec.schedule.as_ref().unwrap().stages.len(), named)
}

#[test]
fn views_hold_for_every_schedule_and_every_choice_of_tasks() {
    let mut filtered = 0;
    for seed in 0..300 {
        let whole = campaign(&mut Numbers(seed));
        let tasks = typed(&whole);
        let mut numbers = Numbers(seed + 1000);
        let (own, others): (Vec<usize>, Vec<usize>) =
            (0..tasks.len()).partition(|_| numbers.below(2) == 0);
        let works = |places: &[usize]| -> Vec<String> {
            places.iter().map(|place| tasks[*place].clone()).collect()
        };
        let version = |view, own: &[usize]| {
            let mut version = campaign(&mut Numbers(seed));
            let shown = put(view, own, &mut version);
            assert_eq!(typed(&version), named(&version), "{seed}: both forms say the same");
            let (typed, named) = stages(&version);
            assert_eq!(typed, named, "{seed}: both forms have the same stages");
            (version, shown)
        };

        // Each half has its tasks in their order; together they are the whole.
        let (mine, shown) = version(View::Only, &own);
        assert_eq!(typed(&mine), works(&own), "{seed}");
        assert_eq!(typed(&version(View::Only, &others).0), works(&others), "{seed}");
        assert_eq!(shown == Shown::Nothing, own.is_empty(), "{seed}");
        let columns = |loaded: &Loaded| loaded.spec.schedule.as_ref().unwrap().columns();
        assert_eq!(columns(&mine), columns(&whole), "{seed}");
        let rows = |loaded: &Loaded| loaded.spec.schedule.as_ref().unwrap().rows();
        assert_eq!(rows(&mine).len(), own.len(), "{seed}: a row for each task and no other");

        // Once more changes nothing.
        let mut again = version(View::Only, &own).0;
        let left: Vec<usize> = (0..own.len()).collect();
        put(View::Only, &left, &mut again);
        assert_eq!(typed(&again), typed(&mine), "{seed}");
        assert_eq!((rows(&again), stages(&again)), (rows(&mine), stages(&mine)), "{seed}");

        // Marks are the department's own, and the table is otherwise the whole.
        let (mut marked, _) = version(View::Mark, &own);
        let flagged: Vec<_> = (0..tasks.len())
            .map(|n| format!("{}{}", tasks[n], if own.contains(&n) { "!" } else { "" }))
            .collect();
        assert_eq!(typed(&marked), flagged, "{seed}");
        put(View::Mark, &[], &mut marked);
        assert_eq!(rows(&marked), rows(&whole), "{seed}: marks can be taken away");
        assert_eq!(named(&marked), tasks, "{seed}: in both forms");
        assert_eq!(rows(&version(View::All, &own).0), rows(&whole), "{seed}");
        filtered += usize::from(!own.is_empty() && !others.is_empty());
    }
    assert!(filtered > 100, "{filtered}");
}

#[test]
fn the_index_finds_what_a_search_of_all_tasks_finds() {
    let list = ["甲科", "乙科", "丙科"].map(|name| department(name, &[])).to_vec();
    let departments = Departments { list, ..Departments::default() };
    for seed in 0..100 {
        let loaded = campaign(&mut Numbers(seed));
        let schedule = loaded.spec.schedule.as_ref().unwrap();
        let ownership = Ownership::new(schedule, &departments);
        for department in &departments.list {
            let owns = |owner: &String| *owner == department.name || owner == "各科室";
            let tasks =
                schedule.tasks().enumerate().filter(|(_, task)| task.owners.iter().any(owns));
            let wanted: Vec<usize> = tasks.map(|(place, _)| place).collect();
            assert_eq!(ownership.of(department), wanted, "{seed} {}", department.name);
        }
    }
}
