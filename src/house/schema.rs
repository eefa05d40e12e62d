//! The keys of a profile file: the same kind of table as a spec's, with the same checks.

use crate::spec::schema::{Field, Kind, Table, field};

/// The typefaces by the names they have in a profile.
pub static FACES: &[(&str, &str)] = &[
    ("xiaobiaosong", "小标宋"),
    ("fangsong", "仿宋"),
    ("heiti", "黑体"),
    ("kaiti", "楷体"),
    ("songti", "宋体"),
];

/// Where page numbers stand.
pub static POSITIONS: &[(&str, &str)] = &[("outer", "外侧"), ("centre", "居中")];

/// On which page 版记 stands.
pub static IMPRINT_PAGES: &[(&str, &str)] = &[("last", "末页"), ("even", "偶数页")];

/// What paper may have already.
pub static PREPRINTED: &[(&str, &str)] = &[
    ("all", "全部"),
    ("labels", "份号密级紧急程度"),
    ("mark", "发文机关标志"),
    ("number", "发文字号"),
    ("signers", "签发人"),
    ("rule", "红色分隔线"),
];

static LEVELS: &[(&str, &str)] = &[("1", "一级"), ("2", "二级"), ("3", "三级"), ("4", "四级")];

/// A whole profile file.
pub static PROFILE: Table = Table {
    fields: &[
        field(
            "name",
            "名称",
            Kind::Text,
            "某某市人民医院版式",
            (
                "版式的说明，hongtou profile list 里显示",
                "what the profile is, for hongtou profile list",
            ),
        ),
        field(
            "inherits",
            "继承",
            Kind::Text,
            "gbt9704",
            (
                "在哪个版式上改：内置的名称、profiles/ 里的名称，或与本文件同一目录的 .yaml；默认 gbt9704",
                "the profile that this one changes: a built-in one, one in profiles/, or a .yaml file beside this one; gbt9704 by default",
            ),
        ),
        field(
            "fonts",
            "字体",
            Kind::Group(&FONTS),
            "\n  fangsong: 仿宋",
            (
                "五种字体各用哪些字库，排在前面的优先；DOCX 只写第一个",
                "the fonts behind the five typefaces, the wanted one first; a DOCX names that one",
            ),
        ),
        field(
            "sizes",
            "字号",
            Kind::Group(&SIZES),
            "\n  title: 小二",
            (
                "各要素的字号，写三号、小四，或磅数（15pt），5 至 72 磅",
                "sizes of type, as 三号, 小四, or in points (15pt), from 5 to 72",
            ),
        ),
        field(
            "grid",
            "版面",
            Kind::Group(&GRID),
            "\n  lines: 20",
            ("每面行数和每行字数", "lines a page and characters a line"),
        ),
        field(
            "page",
            "页边",
            Kind::Group(&PAGE),
            "\n  top: 37",
            ("页边距，毫米，10 至 80", "margins in millimetres, from 10 to 80"),
        ),
        field(
            "numbering",
            "编号样式",
            Kind::List(&Kind::Text),
            "[一、, （一）, 1., （1）]",
            (
                "四层标题的编号，各写第一项的样子；活动文件可另写",
                "the labels of the four levels, each as the label of its first item; a spec may have its own",
            ),
        ),
        field(
            "bold",
            "加粗",
            Kind::List(&Kind::Choice(LEVELS)),
            "[2, 3]",
            ("加粗的标题层次", "the levels of heading that are bold"),
        ),
        field(
            "colours",
            "颜色",
            Kind::Group(&COLOURS),
            "\n  red: \"#E60012\"",
            ("颜色", "colours"),
        ),
        field(
            "page_number",
            "页码",
            Kind::Group(&PAGE_NUMBER),
            "\n  position: centre",
            ("页码的样式和位置", "what page numbers look like and where they stand"),
        ),
        field(
            "mark",
            "发文机关标志",
            Kind::Group(&MARK),
            "\n  largest: 56pt",
            ("发文机关标志的字号范围和位置", "the bounds of the mark's size, and its place"),
        ),
        field(
            "rule",
            "红色分隔线",
            Kind::Group(&RULE),
            "\n  thickness: 2.25",
            ("红色分隔线", "the red rule"),
        ),
        field(
            "imprint",
            "版记",
            Kind::Group(&IMPRINT),
            "\n  page: even",
            ("版记的线和所在的页", "the rules of 版记 and its page"),
        ),
        field(
            "preprinted",
            "套打",
            Kind::List(&Kind::Choice(PREPRINTED)),
            "[mark, rule]",
            (
                "纸上已经印好的部分：不再印出，位置照留；all 指红色分隔线和它以上的全部",
                "what the paper has already: it is not drawn, its room is kept; “all” is the red rule and all above it",
            ),
        ),
    ],
};

const fn fonts(key: &'static str, zh: &'static str, example: &'static str) -> Field {
    field(key, zh, Kind::List(&Kind::Text), example, ("字库名，可写几个", "names of fonts"))
}

static FONTS: Table = Table {
    fields: &[
        fonts("xiaobiaosong", "小标宋", "[方正小标宋简体, 华文中宋]"),
        fonts("fangsong", "仿宋", "[仿宋, FangSong]"),
        fonts("heiti", "黑体", "[黑体, SimHei]"),
        fonts("kaiti", "楷体", "[楷体, KaiTi]"),
        fonts("songti", "宋体", "[宋体, SimSun]"),
        field(
            "latin",
            "西文",
            Kind::List(&Kind::Text),
            "Times New Roman",
            (
                "正文中西文字母和数字的字库；不写时同中文。标题、发文机关标志和页码不用它",
                "the font of Western letters and digits in text, by default that of the Chinese characters; titles, mark and page numbers do not use it",
            ),
        ),
    ],
};

const fn size(
    key: &'static str,
    zh: &'static str,
    example: &'static str,
    doc: (&'static str, &'static str),
) -> Field {
    field(key, zh, Kind::Text, example, doc)
}

static SIZES: Table = Table {
    fields: &[
        size(
            "text",
            "正文",
            "三号",
            (
                "正文和标准里用三号字的其他要素；下面另写的除外",
                "text, and all else that the standard sets in 三号, unless it is named below",
            ),
        ),
        size("title", "标题", "二号", ("标题和附件的标题", "titles, those of attachments too")),
        size("level_one", "一级标题", "三号", ("一、", "一、")),
        size("level_two", "二级标题", "三号", ("（一）", "（一）")),
        size("level_three", "三级标题", "三号", ("1.", "1.")),
        size("level_four", "四级标题", "三号", ("（1）", "（1）")),
        size("doc_number", "发文字号", "三号", ("发文字号", "the document number")),
        size("attachment_label", "附件顺序号", "三号", ("附件1", "附件1 over an attachment")),
        size("imprint", "版记", "四号", ("抄送、印发机关和印发日期", "the lines of 版记")),
        size("page_number", "页码", "四号", ("页码", "page numbers")),
        size("table", "表格", "五号", ("表格里的文字", "text in tables")),
        size("caption", "图片说明", "四号", ("图片下的说明", "captions of pictures")),
    ],
};

static GRID: Table = Table {
    fields: &[
        field("lines", "行数", Kind::Text, "22", ("每面行数，10 至 40", "lines a page, 10 to 40")),
        field(
            "chars",
            "字数",
            Kind::Text,
            "28",
            ("每行字数，15 至 50", "characters a line, 15 to 50"),
        ),
    ],
};

static PAGE: Table = Table {
    fields: &[
        field("top", "天头", Kind::Text, "37", ("上边的白边", "the white edge above")),
        field("bottom", "地脚", Kind::Text, "35", ("下边的白边", "the white edge below")),
        field("left", "订口", Kind::Text, "28", ("左边的白边", "the white edge at the left")),
        field("right", "切口", Kind::Text, "26", ("右边的白边", "the white edge at the right")),
    ],
};

static COLOURS: Table = Table {
    fields: &[field(
        "red",
        "红色",
        Kind::Text,
        "\"#FF0000\"",
        (
            "发文机关标志和红色分隔线的颜色，六位十六进制数",
            "the colour of the mark and the red rule, six hexadecimal digits",
        ),
    )],
};

static PAGE_NUMBER: Table = Table {
    fields: &[
        field(
            "style",
            "样式",
            Kind::Text,
            "\"— {n} —\"",
            (
                "{n} 处印页码，例如 \"-{n}-\"、\"{n}\"、\"第{n}页\"；要加引号",
                "with {n} for the number, such as \"-{n}-\", \"{n}\" or \"第{n}页\"; in quotes",
            ),
        ),
        field(
            "position",
            "位置",
            Kind::Choice(POSITIONS),
            "outer",
            ("外侧（单页居右、双页居左）或居中", "at the outer edge or in the middle"),
        ),
        field("typeface", "字体", Kind::Choice(FACES), "songti", ("页码的字体", "its typeface")),
        field(
            "drop",
            "距版心",
            Kind::Text,
            "7",
            (
                "一字线在版心下边缘以下多少毫米，1 至 30",
                "how far below the type area, in millimetres, 1 to 30",
            ),
        ),
        field(
            "indent",
            "空字",
            Kind::Text,
            "1",
            ("在外侧时空几个字，0 至 10", "from the outer edge, in characters, 0 to 10"),
        ),
    ],
};

static MARK: Table = Table {
    fields: &[
        size(
            "largest",
            "最大字号",
            "62pt",
            ("最大的字号，至 120 磅", "the largest size, up to 120 pt"),
        ),
        size("smallest", "最小字号", "11pt", ("最小的字号", "the smallest size")),
        field(
            "drop",
            "距版心上边",
            Kind::Text,
            "35",
            (
                "上边缘距版心上边缘多少毫米，0 至 120",
                "from the top of the type area to its top edge, in millimetres, 0 to 120",
            ),
        ),
    ],
};

static RULE: Table = Table {
    fields: &[
        field("thickness", "粗细", Kind::Text, "1.5", ("磅，0.25 至 6", "in points, 0.25 to 6")),
        field(
            "gap",
            "距发文字号",
            Kind::Text,
            "4",
            (
                "在发文字号之下多少毫米，2 至 10",
                "below the document number, in millimetres, 2 to 10",
            ),
        ),
    ],
};

static IMPRINT: Table = Table {
    fields: &[
        field(
            "outer",
            "首末线",
            Kind::Text,
            "0.35",
            (
                "首条和末条线的粗细，毫米，0.1 至 2",
                "the first and last rule, in millimetres, 0.1 to 2",
            ),
        ),
        field(
            "inner",
            "中间线",
            Kind::Text,
            "0.25",
            ("中间线的粗细，毫米，0.1 至 2", "the rules between them, in millimetres, 0.1 to 2"),
        ),
        field(
            "page",
            "所在页",
            Kind::Choice(IMPRINT_PAGES),
            "last",
            (
                "版记在正文的末页，或独占一个偶数页（仅 DOCX）：正文止于偶数页时，前面多一个空白页，即使版记排得下；版记页都没有页码。HTML 里版记总在末页",
                "the last page of the text, or an even page of its own (DOCX only): where the text ends on an even page a blank one comes before it, though 版记 might have fitted there; its page has no number. In HTML 版记 is always on the last page",
            ),
        ),
    ],
};
