//! The schedule: its columns, stages and tasks.

use super::{Kind, Table, field, required};

/// What a column of the schedule shows.
pub static COLUMNS: &[(&str, &str)] = &[
    ("number", "序号"),
    ("stage", "环节"),
    ("window", "起止时间"),
    ("work", "主要工作"),
    ("deadline", "完成时限"),
    ("requirements", "相关要求"),
    ("owners", "责任单位"),
];

/// Yes or no.
pub static YES_NO: &[(&str, &str)] = &[("yes", "是"), ("no", "否")];

pub(super) static SCHEDULE: Table = Table {
    fields: &[
        required(field(
            "title",
            "标题",
            Kind::Title,
            "安全生产月活动工作安排表",
            ("标题", "the title"),
        )),
        field("intro", "导语", Kind::Markdown, "……", ("表前的文字", "what stands above the table")),
        field(
            "columns",
            "列",
            Kind::List(&Kind::Group(&COLUMN)),
            "\n    - {field: work, title: 主要工作}",
            (
                "各列；默认：环节和起止时间（写了才有）、主要工作、完成时限、相关要求（写了才有）、责任单位",
                "the columns; by default stage and window (where given), work, deadline, requirements (where given), owners",
            ),
        ),
        field(
            "stages",
            "环节",
            Kind::List(&Kind::Group(&STAGE)),
            "\n    - name: 动员部署\n      tasks: []",
            ("各环节及其任务", "the stages with their tasks"),
        ),
        field(
            "tasks",
            "任务",
            Kind::List(&Kind::Group(&TASK)),
            "\n    - work: 召开动员会",
            ("不分环节时的任务", "the tasks, where there are no stages"),
        ),
        field(
            "notes",
            "表后说明",
            Kind::Markdown,
            "……",
            ("表后的文字", "what stands below the table"),
        ),
        field(
            "timeline",
            "时间轴",
            Kind::Choice(YES_NO),
            "yes",
            (
                "HTML 版的表后是否附时间轴图；默认：否",
                "whether the HTML has a timeline below the table; by default no",
            ),
        ),
    ],
};

pub(super) static COLUMN: Table = Table {
    fields: &[
        required(field(
            "field",
            "内容",
            Kind::Choice(COLUMNS),
            "work",
            ("这一列的内容", "what the column shows"),
        )),
        field("title", "标题", Kind::Text, "主要工作", ("列标题", "the column's head")),
    ],
};

pub(super) static STAGE: Table = Table {
    fields: &[
        field(
            "id",
            "编号",
            Kind::Id,
            "kickoff",
            ("环节和任务共用的编号，不得重复", "an id, used once among stages and tasks"),
        ),
        required(field("name", "名称", Kind::Text, "动员部署", ("环节名称", "the stage's name"))),
        field(
            "window",
            "起止时间",
            Kind::Text,
            "6月1日至10日",
            (
                "起止时间；写“自动”时由各项任务的完成时限推算",
                "when it runs; “auto” reckons it from its tasks' deadlines",
            ),
        ),
        field(
            "tasks",
            "任务",
            Kind::List(&Kind::Group(&TASK)),
            "\n        - work: 召开动员会",
            ("任务", "its tasks"),
        ),
    ],
};

pub(super) static TASK: Table = Table {
    fields: &[
        field(
            "id",
            "编号",
            Kind::Id,
            "kickoff-meeting",
            ("环节和任务共用的编号，不得重复", "an id, used once among stages and tasks"),
        ),
        required(field("work", "主要工作", Kind::Text, "召开动员会", ("做什么", "what is done"))),
        field(
            "deadline",
            "完成时限",
            Kind::Text,
            "6月5日前",
            (
                "完成时限，照公文里的写法：6月5日前、6月5日17时前、6月10日至20日、6月中旬、本月底前、每月5日前、贯穿始终",
                "by when, as official documents have it: 6月5日前, 6月5日17时前, 6月10日至20日, 6月中旬, 本月底前, 每月5日前, 贯穿始终",
            ),
        ),
        field(
            "after",
            "后于",
            Kind::Group(&AFTER),
            "{task: kickoff-meeting, wait: 5个工作日}",
            (
                "由另一项任务推算完成时限，代替 deadline",
                "the deadline is reckoned from another task's, instead of “deadline”",
            ),
        ),
        field(
            "past",
            "已过",
            Kind::Choice(YES_NO),
            "yes",
            (
                "完成时限早于成文日期，本来如此；默认：否，早于成文日期的会提醒",
                "the deadline lies before the document's date and is meant to; by default no, and such a one is warned of",
            ),
        ),
        field(
            "requirements",
            "相关要求",
            Kind::Text,
            "全员参加。",
            ("相关要求", "what is required"),
        ),
        field(
            "owners",
            "责任单位",
            Kind::List(&Kind::Text),
            "[办公室, 各科室]",
            ("责任单位", "who is responsible"),
        ),
    ],
};

static AFTER: Table = Table {
    fields: &[
        required(field(
            "task",
            "任务",
            Kind::Text,
            "kickoff-meeting",
            ("那一项任务的编号", "that task's id"),
        )),
        required(field(
            "wait",
            "间隔",
            Kind::Text,
            "5个工作日",
            (
                "之后多久：3日、5个工作日、2周或1个月；那个月没有对应的日子就到月末",
                "how long after it: 3日, 5个工作日, 2周 or 1个月, which ends on the month's last day where it has no such day",
            ),
        )),
    ],
};
