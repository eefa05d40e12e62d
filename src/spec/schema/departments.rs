//! The departments that versions are made for, and what each gets.

use super::texts::ATTACHMENT;
use super::{Field, Kind, Table, field, required};

/// What of the schedule a department is shown.
pub static VIEWS: &[(&str, &str)] = &[("mark", "标出"), ("only", "仅本部门"), ("all", "全部")];

static ENTRY: Kind = Kind::Group(&DEPARTMENT);
static OWN_ATTACHMENT: Kind = Kind::PartOr(&ATTACHMENT);

const LIST: Field = field(
    "list",
    "名单",
    Kind::List(&ENTRY),
    "\n    - name: 医务科",
    ("各部门", "the departments, one by one"),
);

const GROUPS: Field = field(
    "groups",
    "组",
    Kind::Free,
    "\n    各职能科室: [医务科, 护理部]",
    (
        "代表几个部门的名称；all（全部）即所有部门",
        "names that stand for several departments; “all” for every one",
    ),
);

const ATTACHMENTS: Field = field(
    "attachments",
    "附件",
    Kind::List(&OWN_ATTACHMENT),
    "\n        - title: 联系人名单\n          body: ……",
    ("它自己的附件，排在活动的附件之后", "attachments of its own, after those of the spec"),
);

/// The attachments of a department alone.
pub static OWN_ATTACHMENTS: Table = Table { fields: &[ATTACHMENTS] };

/// What a YAML file of departments may have, if it is not the bare list.
pub static LIST_FILE: Table = Table { fields: &[LIST, GROUPS] };

pub(super) static DEPARTMENTS: Table = Table {
    fields: &[
        LIST,
        field(
            "file",
            "名单文件",
            Kind::Text,
            "通讯录.xlsx",
            (
                "名单所在的文件：CSV、XLSX 或 YAML，与活动文件放在一起",
                "the file that has the list: CSV, XLSX or YAML, beside the spec",
            ),
        ),
        field(
            "sheet",
            "工作表",
            Kind::Text,
            "科室",
            ("XLSX 里的工作表；默认第一张", "the sheet of an XLSX; the first by default"),
        ),
        field(
            "columns",
            "列",
            Kind::Free,
            "\n    name: 单位名称",
            (
                "文件的哪一列是哪一项；列名与这里的名称相同时不用写，其余各列成为变量",
                "which column of the file is which key; columns named like the keys need no word, all others become variables",
            ),
        ),
        GROUPS,
        field(
            "view",
            "视图",
            Kind::Choice(VIEWS),
            "mark",
            (
                "各部门的安排表：mark（全部任务，本部门的加粗）、only（只有本部门的任务）、all（全部任务）；默认 mark",
                "the schedule that a department gets: mark (all tasks, its own in bold), only (its own tasks) or all; mark by default",
            ),
        ),
        field(
            "documents",
            "文件",
            Kind::List(&Kind::Text),
            "[notice, schedule]",
            (
                "各部门除自己的附件外得到哪几份；默认印发的那份和安排表",
                "which documents a department gets beside its own attachments; by default the issued one and the schedule",
            ),
        ),
        field(
            "path",
            "路径",
            Kind::Text,
            "\"{{ department.short }}/{{ number }}-{{ title }}\"",
            (
                "各部门的文件的路径，不写扩展名：文字、“/”，以及 {{ }} 里的 department.name（部门.名称）、department.short（部门.简称）、department.vars.X（部门.变量.X）、document（文件，如 notice）、number（发文字号）、title（标题）、copy_number（份号）、date（成文日期）；默认 {{ department.short }}/{{ document }}",
                "the paths of the departments' files without extension: text, “/” and, in {{ }}, department.name, department.short, department.vars.X, document (such as notice), number, title, copy_number, date; {{ department.short }}/{{ document }} by default",
            ),
        ),
    ],
};

/// One department.
pub static DEPARTMENT: Table = Table {
    fields: &[
        required(field(
            "name",
            "名称",
            Kind::Text,
            "医务科",
            ("部门的名称，不与别的相同", "its name, which no other has"),
        )),
        field(
            "short",
            "简称",
            Kind::Text,
            "医务",
            ("简称，用于文件名", "its short name, for files"),
        ),
        field(
            "aliases",
            "别名",
            Kind::List(&Kind::Text),
            "[医务部]",
            ("安排表里对它的其他称呼", "its other names in the schedule"),
        ),
        field(
            "to",
            "主送",
            Kind::List(&Kind::Text),
            "[医务科]",
            ("主送机关；默认它的名称", "the addressees; its name by default"),
        ),
        field(
            "vars",
            "变量",
            Kind::Free,
            "\n        联系人: 张三",
            (
                "它自己的变量：{{ department.vars.联系人 }}；与活动的变量同名时代替之",
                "its own variables: {{ department.vars.name }}; they replace the spec's of the same name",
            ),
        ),
        field(
            "number",
            "发文字号",
            Kind::Text,
            "24",
            ("它那份的发文字号，或只写序号", "the document number of its version, or its serial"),
        ),
        field(
            "copies",
            "份数",
            Kind::Text,
            "3",
            ("印几份，记入分发登记", "how many are printed, for the register of distribution"),
        ),
        field(
            "copy_numbers",
            "份号",
            Kind::Text,
            "000101-000103",
            (
                "份号，一个或从几号到几号；一号一份",
                "its copy numbers, one or from one to another; every number has a file of its own",
            ),
        ),
        field(
            "documents",
            "文件",
            Kind::List(&Kind::Text),
            "[notice, schedule]",
            ("它得到哪几份", "which documents it gets"),
        ),
        field("view", "视图", Kind::Choice(VIEWS), "only", ("它的安排表", "its schedule")),
        field(
            "groups",
            "所属",
            Kind::List(&Kind::Text),
            "[各职能科室]",
            ("它属于哪些组", "the groups to which it belongs"),
        ),
        ATTACHMENTS,
    ],
};
