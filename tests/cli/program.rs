//! Running the program in a directory of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The smallest spec that makes a document.
pub const SPEC: &str = "\
issuer: {name: 某某市医院, mark: 某某市医院文件, code: 某医}
number: 某医〔2024〕1号
date: 2024-03-01
to: [各科室]
notice: {title: 关于开展检查的通知, body: \"请认真贯彻落实。\"}
";

/// A directory to run the program in.
pub struct Place {
    dir: TempDir,
}

/// What a run said and how it ended.
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Place {
    /// An empty directory.
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { dir }
    }

    /// A directory with these files, each the smallest spec.
    pub fn with_specs(paths: &[&str]) -> Self {
        let place = Self::new();
        for path in paths {
            place.write(path, SPEC);
        }
        place
    }

    /// The full path of a file in it.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.dir.path().join(relative)
    }

    /// Makes a file.
    pub fn write(&self, relative: &str, text: impl AsRef<[u8]>) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A file's text.
    pub fn read(&self, relative: &str) -> String {
        fs::read_to_string(self.path(relative)).unwrap()
    }

    /// Whether there is such a file or directory.
    pub fn has(&self, relative: &str) -> bool {
        self.path(relative).exists()
    }

    /// The names in a directory, in order.
    pub fn names(&self, relative: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(relative)).unwrap();
        let names = entries.map(|e| e.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }

    /// The program in this directory, in an environment without a language.
    pub fn command(&self, arguments: &[&str]) -> Command {
        command(self.dir.path(), arguments)
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        finished(&self.command(arguments).output().unwrap())
    }
}

/// Runs the program where files do not matter, with these variables.
pub fn speak(arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    let mut command = command(&std::env::temp_dir(), arguments);
    finished(&command.envs(variables.iter().copied()).output().unwrap())
}

fn command(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.args(arguments).current_dir(directory);
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(variable);
    }
    command
}

fn finished(output: &Output) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: text(&output.stdout),
        err: text(&output.stderr),
    }
}
