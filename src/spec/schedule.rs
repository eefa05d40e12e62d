//! The schedule as a table: which columns it has and what stands in each cell.

use serde::{Deserialize, Serialize};

use super::schema::COLUMNS;

/// 工作安排表.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Schedule {
    /// Its title, `|` where it breaks.
    pub title: String,
    /// The columns that the author asks for; empty for the usual ones.
    pub columns: Vec<Column>,
    /// 环节 with their tasks.
    pub stages: Vec<Stage>,
    /// Tasks without stages.
    pub tasks: Vec<Task>,
    /// Whether a timeline is drawn below the table.
    pub timeline: Drawn,
}

/// Whether something is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Drawn {
    /// 是.
    Yes,
    /// 否.
    #[default]
    No,
}

/// A column that the author asks for.
#[derive(Clone, Debug, Deserialize)]
pub struct Column {
    /// What it shows.
    pub field: Field,
    /// Its head; the field's Chinese name where there is none.
    #[serde(default)]
    pub title: Option<String>,
}

/// What a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// 序号, from 1 through the whole table.
    Number,
    /// 环节: the stage's name, once for all its tasks.
    Stage,
    /// 起止时间 of the stage, once for all its tasks.
    Window,
    /// 主要工作.
    Work,
    /// 完成时限.
    Deadline,
    /// 相关要求.
    Requirements,
    /// 责任单位.
    Owners,
}

/// 环节.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Stage {
    /// The name that look-ups call it by.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// When it runs, as written.
    pub window: String,
    /// Its tasks.
    pub tasks: Vec<Task>,
}

/// 任务.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Task {
    /// The name that look-ups call it by.
    pub id: Option<String>,
    /// What is done.
    pub work: String,
    /// By when, as written.
    pub deadline: String,
    /// What is required.
    pub requirements: String,
    /// Who is responsible; printed with 、 between them.
    pub owners: Vec<String>,
    /// Whether it is marked as the own task of the department for which the table is made.
    #[serde(skip)]
    pub own: bool,
}

/// A cell as templates see it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Cell {
    /// Its text.
    pub text: String,
    /// Whether it goes on with the cell above.
    pub joined: bool,
    /// Whether it is marked as the department's own: its task is, or each of its stage's tasks for
    /// what is said once for all of them.
    pub own: bool,
}

impl Field {
    /// The head of a column that was given none.
    fn title(self) -> &'static str {
        let name = match self {
            Self::Number => "number",
            Self::Stage => "stage",
            Self::Window => "window",
            Self::Work => "work",
            Self::Deadline => "deadline",
            Self::Requirements => "requirements",
            Self::Owners => "owners",
        };
        COLUMNS.iter().find(|(key, _)| *key == name).map_or("", |(_, zh)| zh)
    }

    /// Whether it says something of the stage and not of the task.
    const fn is_of_stage(self) -> bool {
        matches!(self, Self::Stage | Self::Window)
    }
}

impl Schedule {
    /// The columns: what each shows, and its head.
    #[must_use]
    pub fn columns(&self) -> Vec<(Field, String)> {
        if !self.columns.is_empty() {
            let title = |c: &Column| c.title.clone().unwrap_or_else(|| c.field.title().to_owned());
            return self.columns.iter().map(|c| (c.field, title(c))).collect();
        }
        let stages = !self.stages.is_empty();
        let windows = self.stages.iter().any(|s| !s.window.is_empty());
        [
            (Field::Stage, stages),
            (Field::Window, stages && windows),
            (Field::Work, true),
            (Field::Deadline, true),
            (Field::Requirements, self.tasks().any(|t| !t.requirements.is_empty())),
            (Field::Owners, true),
        ]
        .into_iter()
        .filter(|(_, shown)| *shown)
        .map(|(field, _)| (field, field.title().to_owned()))
        .collect()
    }

    /// The table's rows, one a task; a stage without tasks has a row of its own.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<Cell>> {
        let columns = self.columns();
        let none = Stage::default();
        let empty = [Task::default()];
        let mut rows = Vec::new();
        let mut number = 0;
        let groups = self.stages.iter().map(|s| (s, s.tasks.as_slice()));
        let bare = (!self.tasks.is_empty()).then_some((&none, self.tasks.as_slice()));
        for (stage, tasks) in groups.chain(bare) {
            let staged = !stage.name.is_empty();
            let all_own = tasks.iter().all(|task| task.own);
            let tasks = if tasks.is_empty() { &empty } else { tasks };
            for (n, task) in tasks.iter().enumerate() {
                number += 1;
                let cell = |(field, _): &(Field, String)| Cell {
                    text: text(*field, number, stage, task),
                    joined: staged && field.is_of_stage() && n > 0,
                    own: task.own && (all_own || !field.is_of_stage()),
                };
                rows.push(columns.iter().map(cell).collect());
            }
        }
        rows
    }

    /// All tasks, in the order of the table.
    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.stages.iter().flat_map(|s| &s.tasks).chain(&self.tasks)
    }
}

fn text(field: Field, number: usize, stage: &Stage, task: &Task) -> String {
    match field {
        Field::Number => number.to_string(),
        Field::Stage => stage.name.clone(),
        Field::Window => stage.window.clone(),
        Field::Work => task.work.clone(),
        Field::Deadline => task.deadline.clone(),
        Field::Requirements => task.requirements.clone(),
        Field::Owners => task.owners.join("、"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schedule(text: &str) -> Schedule {
        serde_yaml::from_str(text).unwrap()
    }

    fn shown(schedule: &Schedule) -> Vec<String> {
        let cell = |c: &Cell| {
            if c.joined { "^".to_owned() } else { c.text.clone() }
        };
        let row = |r: &Vec<Cell>| r.iter().map(cell).collect::<Vec<_>>().join("|");
        schedule.rows().iter().map(row).collect()
    }

    #[test]
    fn a_stage_is_named_once_for_all_its_tasks() {
        let schedule = schedule(
            "stages: [{name: 甲, tasks: [{work: 子, owners: [办, 科]}, {work: 丑, deadline: 7月}]}, {name: 乙}]",
        );
        let heads: Vec<_> = schedule.columns().into_iter().map(|(_, title)| title).collect();
        assert_eq!(heads, ["环节", "主要工作", "完成时限", "责任单位"]);
        assert_eq!(shown(&schedule), ["甲|子||办、科", "^|丑|7月|", "乙|||"]);
    }

    #[test]
    fn the_author_chooses_columns_and_heads() {
        let schedule = schedule(
            "columns: [{field: number}, {field: owners, title: 责任科室}]\ntasks: [{owners: [办]}, {owners: [科]}]",
        );
        let heads: Vec<_> = schedule.columns().into_iter().map(|(_, title)| title).collect();
        assert_eq!(heads, ["序号", "责任科室"]);
        assert_eq!(shown(&schedule), ["1|办", "2|科"]);
    }
}
