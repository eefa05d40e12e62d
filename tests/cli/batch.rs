//! `hongtou batch`: what it writes, what it leaves alone, how it ends.

mod again;
mod attached;
mod ends;
mod faults;
mod moved;
mod names;
mod packs;
mod parts;
mod shared;
mod swapped;
mod wrong;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::program::Place;

/// The files below a directory with their bytes, by path; without what only the program needs.
type Tree = BTreeMap<String, Vec<u8>>;

fn tree(root: &Path) -> Tree {
    fn walk(directory: &Path, below: &str, tree: &mut Tree) {
        for entry in fs::read_dir(directory).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            if entry.path().is_dir() {
                walk(&entry.path(), &path, tree);
            } else if !name.starts_with(".hongtou-batch") {
                tree.insert(path, fs::read(entry.path()).unwrap());
            }
        }
    }
    let mut tree = Tree::new();
    walk(root, "", &mut tree);
    tree
}

/// When each file was written.
fn times(root: &Path) -> BTreeMap<String, std::time::SystemTime> {
    let paths = tree(root).into_keys();
    let time = |path: &String| fs::metadata(root.join(path)).unwrap().modified().unwrap();
    paths.map(|path| (path.clone(), time(&path))).collect()
}

/// The paths of files that were written between two looks.
fn written<T: PartialEq>(before: &BTreeMap<String, T>, after: &BTreeMap<String, T>) -> Vec<String> {
    let new = after.iter().filter(|(path, what)| before.get(*path) != Some(what));
    new.map(|(path, _)| path.clone()).collect()
}

/// The sample of a whole campaign, with a sentence of the department's own in the notice, and with
/// what `departments` says.
fn campaign(departments: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sample = fs::read_to_string(root.join("samples/lianyungang-2009/campaign.yaml")).unwrap();
    let to = "    - 各支部\n    - 各科室\n";
    assert!(sample.contains(to));
    // Whoever has no owner is in nobody's schedule, and that is remarked.
    let alone = "deadline: 7月30日前\n";
    assert!(sample.contains(alone));
    let sample = sample.replacen(alone, &format!("{alone}          owners: [办公室]\n"), 1);
    let body = "  body: |\n    现将方案印发给你们。{{ department.vars.补充 }}\n";
    format!("{}\ndepartments:\n{departments}", sample.replacen(to, &format!("{to}{body}"), 1))
}

/// A line of JSON for a department.
fn line(n: usize) -> String {
    let group = match n {
        // Whoever is an owner in the sample has a department.
        0 => "办公室\", \"医务科\", \"各支部",
        _ => ["各支部", "各职能科室", "后勤"][n % 3],
    };
    let mut line = format!(
        "{{\"name\": \"第{n:03}科室\", \"short\": \"科{n:03}\", \"补充\": \"请第{n}科室按时报送。\", \
         \"number\": \"{}\", \"groups\": [\"{group}\"]",
        100 + n
    );
    if n % 10 == 9 {
        let _ = write!(line, ", \"copy_numbers\": \"{}-{}\", \"copies\": 2", 2 * n, 2 * n + 1);
    }
    line + "}\n"
}

/// `count` departments, a line each.
fn lines(count: usize) -> String {
    (0..count).fold(String::new(), |mut all, n| {
        let _ = write!(all, "{}", line(n));
        all
    })
}

/// The same, but that the department `n` lacks what its notice needs.
fn lines_but(count: usize, n: usize) -> String {
    let good = line(n);
    assert!(n < count);
    lines(count).replace(&good, &good.replace("补充", "别的"))
}

/// The campaign and `count` departments in a list beside it.
fn place(count: usize) -> Place {
    let place = Place::new();
    place.write("campaign.yaml", campaign("  view: only\n"));
    place.write("list.jsonl", lines(count));
    place
}

/// Arguments of a run with that list.
fn with_list<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["batch", "campaign.yaml", "--departments", "list.jsonl"], more].concat()
}

/// A small campaign with these departments.
fn small(departments: &str) -> String {
    format!(
        "issuer: {{name: 某某市医院, mark: 某某市医院文件, code: 某医}}\nnumber: 某医〔2024〕1号\n\
         date: 2024-03-01\nto: [各科室]\nnotice: {{title: 关于开展检查的通知, body: \"请认真落实。\"}}\n\
         departments:\n{departments}"
    )
}
