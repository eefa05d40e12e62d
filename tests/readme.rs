//! Every command of both READMEs is run, in order, and says what is printed there.
//!
//! In a `console` block a line that begins with `$ ` is a command, the lines below it are what it
//! says. A `yaml` block whose first line is `# name.yaml` is that file. The time that a build took,
//! with the files a second, is the one thing that may differ. `HONGTOU_BLESS=1 cargo test --test readme` writes what the
//! commands say into the READMEs.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the functions of a test fail as the test does"
)]

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// What `cargo run --release --` is in the directory of the test.
const CARGO: &str = "#!/bin/sh
case \"$*\" in
\"run --release -- \"*) shift 3; exec hongtou \"$@\" ;;
*) echo \"cargo $*: not in the READMEs\"; exit 1 ;;
esac
";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A copy of what a reader has before the first command.
struct Checkout {
    dir: TempDir,
    path: OsString,
    locale: &'static str,
}

impl Checkout {
    fn new(locale: &'static str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let bin = dir.path().join("target/release");
        fs::create_dir_all(&bin).unwrap();
        symlink(env!("CARGO_BIN_EXE_hongtou"), bin.join("hongtou")).unwrap();
        fs::write(bin.join("cargo"), CARGO).unwrap();
        fs::set_permissions(bin.join("cargo"), fs::Permissions::from_mode(0o755)).unwrap();
        copy(&root().join("samples"), &dir.path().join("samples"));
        let mut path = bin.into_os_string();
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        Self { dir, path, locale }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// What a command says, on both streams.
    fn run(&self, command: &str) -> String {
        let output = Command::new("sh")
            .args(["-c", &format!("{{ {command}\n}} 2>&1")])
            .current_dir(self.dir.path())
            .env("PATH", &self.path)
            .env("LANG", self.locale)
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Runs all commands of a README; the text with what they really said, but with the times that
/// the text has.
fn played(text: &str, checkout: &Checkout) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, language, block, after)) = next_block(rest) {
        out.push_str(before);
        match language {
            "console" => out.push_str(&replayed(block, checkout)),
            "yaml" => {
                if let Some(name) = block.lines().next().and_then(|l| l.strip_prefix("# ")) {
                    fs::write(checkout.file(name), code(block)).unwrap();
                }
                out.push_str(block);
            }
            _ => out.push_str(block),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What comes before the first fenced block (with its opening line), the block's language, the
/// block with its closing line, and what follows.
fn next_block(text: &str) -> Option<(&str, &str, &str, &str)> {
    let open = text.find("\n```")? + 1;
    let start = open + text.get(open..)?.find('\n')? + 1;
    let language = text.get(open + 3..start - 1)?;
    let end = start + text.get(start..)?.find("\n```\n")? + 1;
    // The closing fence goes with the block, so that it opens no other.
    let end = end + "```\n".len();
    Some((text.get(..start)?, language, text.get(start..end)?, text.get(end..)?))
}

/// A block without its closing fence.
fn code(block: &str) -> &str {
    block.strip_suffix("```\n").unwrap_or(block)
}

fn replayed(block: &str, checkout: &Checkout) -> String {
    let block = code(block);
    let mut out = String::new();
    let mut commands = block.split("$ ").skip(1).peekable();
    assert!(commands.peek().is_some(), "no command in:\n{block}");
    for command in commands {
        let (command, printed) = command.split_once('\n').unwrap();
        let said = checkout.run(command);
        let said = if timeless(&said) == timeless(printed) { printed } else { &said };
        let _ = write!(out, "$ {command}\n{said}");
    }
    out.push_str("```\n");
    out
}

/// The text without how long it took, and how much that is a second.
fn timeless(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let ends_timed = [" s", " 秒", " a second", " 个"].iter().any(|unit| line.ends_with(unit));
        let time = [" in ", "用时 "].iter().find_map(|word| Some(line.rfind(word)? + word.len()));
        let Some((before, time)) = time.filter(|_| ends_timed).map(|at| line.split_at(at)) else {
            return line.to_owned();
        };
        let words = time.split(|c: char| c.is_ascii_digit() || c == '.').collect::<Vec<_>>();
        before.to_owned() + &words.into_iter().filter(|w| !w.is_empty()).collect::<String>()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn check(name: &str, locale: &'static str) {
    let path = root().join(name);
    let text = fs::read_to_string(&path).unwrap();
    let played = played(&text, &Checkout::new(locale));
    if std::env::var_os("HONGTOU_BLESS").is_some() {
        fs::write(&path, played).unwrap();
        return;
    }
    let differing = text.lines().zip(played.lines()).find(|(a, b)| a != b);
    if let Some((printed, said)) = differing {
        panic!(
            "{name} has\n  {printed}\nwhere the program says\n  {said}\n\
             HONGTOU_BLESS=1 cargo test --test readme puts it right"
        );
    }
    assert_eq!(text, played, "{name}");
}

#[test]
fn the_english_readme_is_true() {
    check("README.md", "en_US.UTF-8");
}

#[test]
fn the_chinese_readme_is_true() {
    check("README.zh-CN.md", "zh_CN.UTF-8");
}

/// The tests themselves are the commands that no test can run.
#[test]
fn other_commands_are_only_those_that_test() {
    for name in ["README.md", "README.zh-CN.md"] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        let mut rest = text.as_str();
        while let Some((_, language, block, after)) = next_block(rest) {
            match language {
                "console" | "yaml" => {}
                "sh" => assert_eq!(block, "scripts/test\n```\n", "{name}"),
                other => panic!("{name}: a block in “{other}”"),
            }
            rest = after;
        }
    }
}

#[test]
fn links_lead_somewhere() {
    for name in ["README.md", "README.zh-CN.md"] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        let links: Vec<_> =
            text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(links.len() > 5, "{name}: {links:?}");
        for link in links {
            assert!(root().join(link).exists(), "{name}: {link}");
        }
    }
}
