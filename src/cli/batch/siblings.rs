//! What runs of other parts made in the same directory: a department that was renamed may be another
//! part's now, and its files with it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::ledger::{Ledger, NAME, short};
use super::shard::Shard;

/// What the ledgers in a directory are called that are of other parts than `shard`: those of another
/// number of parts.
pub fn of_other_parts(root: &Path, shard: Shard) -> Option<String> {
    let (own, entries) = (shard.suffix(), fs::read_dir(root).ok()?);
    let count = |suffix: &str| match suffix.rsplit_once("-of-") {
        None if suffix.is_empty() => Some(1),
        None => None,
        Some((_, count)) => count.parse::<usize>().ok(),
    };
    let names = entries.flatten().map(|entry| entry.file_name());
    let mut others: Vec<String> = names
        .filter_map(|name| name.to_str()?.strip_prefix(NAME).map(str::to_owned))
        .filter(|suffix| count(suffix).is_some_and(|other| Some(other) != count(&own)))
        .map(|suffix| format!("manifest{suffix}.json"))
        .collect();
    others.sort();
    others.into_iter().next()
}

/// The files of all other parts beside the ledger at `path`, by the beginning of their paths'
/// digests: the digests of their bytes. Nothing for a run that makes all parts.
pub fn files(path: &Path) -> BTreeMap<u128, Box<str>> {
    let mut files = BTreeMap::new();
    let own = path.file_name().unwrap_or_default().to_string_lossy();
    let Some((front, count)) = own.rsplit_once("-of-") else { return files };
    let Some((front, _)) = front.rsplit_once('-') else { return files };
    let entries = path.parent().and_then(|parent| fs::read_dir(parent).ok());
    for entry in entries.into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let number = name.strip_prefix(front).and_then(|end| end.strip_prefix('-'));
        let number = number.and_then(|end| end.strip_suffix(count)?.strip_suffix("-of-"));
        let is_number = number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()));
        if !is_number || name == own {
            continue;
        }
        // One that cannot be read tells nothing.
        let Ok(ledger) = Ledger::read(entry.path()) else { continue };
        for record in ledger.departments().filter_map(|department| ledger.get(department)) {
            let own = record.on_disk();
            files.extend(own.map(|file| (short(&file.path), file.sha256.as_str().into())));
        }
    }
    files
}
