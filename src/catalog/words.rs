//! Words that stand inside a finding: names of kinds of value, pieces of advice.
//!
//! Like the texts of [`super::Code`] they may hold `{name}` placeholders of the finding.

/// A piece of a finding's text, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Words {
    /// What a finding of the weight is called.
    Error,
    /// The same.
    Warning,
    /// The same.
    Note,
    /// What stands before advice.
    Hint,
    /// A kind of value.
    AText,
    /// A kind of value.
    ADate,
    /// A kind of value.
    AList,
    /// A kind of value.
    AGroup,
    /// A kind of value.
    ATextOrGroup,
    /// What is found where nothing stands.
    Nothing,
    /// Where a key stands: the top of the spec.
    TheSpec,
    /// Where a key stands: the top of a profile.
    TheProfile,
    /// Where a key stands.
    Under,
    /// A key with a suggestion.
    DidYouMean,
    /// An owner of a task that no department is like.
    AddDepartment,
    /// A key without one.
    KeysAre,
    /// A name with a suggestion.
    DidYouMeanName,
    /// A name without one.
    NamesAre,
    /// A name where there is none at all.
    NoNames,
    /// A department with no other like it.
    DepartmentsAre,
    /// The same, where there are more than can be said.
    DepartmentsAmongAre,
    /// What tells the paths of documents apart.
    PathsOfDocuments,
    /// What tells the paths of a department's documents apart.
    PathsOfOne,
    /// What tells the paths of departments apart.
    PathsOfDepartments,
    /// The same in a path.
    PathNamesAre,
    /// What is wrong with a path: it begins with a slash.
    PathAbsolute,
    /// The same: it leads up.
    PathUp,
    /// The same: a name is missing.
    PathNoName,
    /// The same: a character.
    PathCharacter,
    /// The same: a character that cannot be seen.
    PathHidden,
    /// The same: a backslash.
    PathBackslash,
    /// The same: a full-width slash.
    PathWideSlash,
    /// The same: what a name begins with or ends in.
    PathEdge,
    /// The same: a name that is kept.
    PathReserved,
    /// The same: a name that is too long.
    PathTooLong,
    /// A profile without one.
    ProfilesAre,
    /// Why a file is not read.
    OutsideSpec,
    /// What a value of a profile should be: a size of type.
    SizeRange,
    /// The same: a length.
    LengthRange,
    /// The same: a thickness in points.
    PointRange,
    /// The same: a whole number.
    CountRange,
    /// The same: a number of characters.
    CharsRange,
    /// The same: a colour.
    ColourForm,
    /// The same: a page number.
    NumberStyleForm,
    /// A template's name without a suggestion.
    TemplatesAre,
    /// An attachment that names no part.
    WritePart,
    /// The month has fewer days.
    DaysOfMonth,
    /// There is no such month.
    MonthsOfYear,
    /// What is wrong with the YAML: a value in quotes has no end.
    QuoteOpen,
    /// The same: lines are not aligned.
    Misaligned,
    /// The same: a second colon, or a sign that begins no value.
    SignInValue,
    /// The same: a list in brackets has no end.
    BracketOpen,
    /// The same: a tab.
    TabThere,
    /// The same: an escape that there is not.
    BadEscape,
    /// The same: a key that is a list or a group.
    KeyNotWord,
    /// The same: a line that goes on with a text but is not indented.
    LineWithoutKey,
    /// What to do about such a line.
    IndentLine,
    /// The same: what cannot be told more exactly.
    NotYaml,
    /// A sign in the indentation.
    Tab,
    /// A sign in the indentation.
    WideSpace,
    /// What to do about a list in brackets.
    CloseBracket,
    /// What to do about an escape.
    FixEscape,
    /// What to do about a tab.
    NoTabs,
    /// Commonest causes of a YAML syntax error.
    CheckLine,
    /// A colon without a space.
    SpaceAfterColon,
    /// A quote that is never closed.
    CloseQuote,
    /// Lines that are not aligned.
    AlignLines,
    /// A value with a colon or a special sign in it.
    QuoteValue,
    /// Markdown that has no place in an official document.
    Quote,
    /// The same.
    Code,
    /// The same.
    Html,
    /// The same.
    Bullets,
    /// The same.
    Link,
    /// The same.
    Image,
    /// The same.
    Footnote,
    /// The same.
    Strike,
    /// The same.
    TaskList,
    /// The same.
    Underlined,
    /// A table inside a list.
    NestedTable,
    /// A heading inside a list.
    NestedHeading,
    /// What to do instead.
    InsteadQuote,
    /// The same.
    InsteadCode,
    /// The same.
    InsteadHtml,
    /// The same.
    InsteadBullets,
    /// The same.
    InsteadLink,
    /// The same.
    InsteadImage,
    /// The same.
    InsteadFootnote,
    /// The same.
    InsteadStrike,
    /// The same.
    InsteadTaskList,
    /// The same.
    InsteadUnderlined,
    /// The same.
    InsteadNested,
    /// What is wrong with a template: templates that include each other.
    TemplateCircle,
    /// The same: a template that there is not.
    TemplateUnknown,
    /// The same: a filter, test or function that there is not.
    TemplateNoFilter,
    /// The same: a name that there is not.
    TemplateUndefined,
    /// The same: a value that the spec does not have.
    TemplateEmpty,
    /// The same: a sign that does not fit.
    TemplateToken,
    /// A template asks for what the spec does not have.
    TemplateAsks,
    /// What to do about an attachment of another kind.
    SaveAsKnown,
    /// The same, of an old workbook.
    SaveAsXlsx,
    /// The same, of a list of departments.
    SaveAsList,
    /// The same: its extension is not what it is.
    NameItXlsx,
    /// What is called a file of departments.
    TheList,
    /// What to do about a sheet that there is not.
    SheetsAre,
    /// What to do about a column that there is not.
    ColumnsAre,
    /// The same, with a suggestion.
    DidYouMeanColumn,
    /// What can stand under `columns`.
    ColumnKeysAre,
    /// What a group has.
    NamesOrAll,
    /// What a member of a group is.
    MemberIs,
    /// What is wrong with a line of JSON: it has no end.
    JsonOpen,
    /// The same: its signs are not JSON's.
    JsonSyntax,
    /// The same: it is no object.
    JsonNotObject,
    /// The same: it is in another encoding.
    JsonNotUtf8,
    /// The same: a key stands twice.
    JsonTwice,
    /// What a JSON value should be: a text.
    JsonText,
    /// The same: texts.
    JsonTexts,
    /// The same: variables.
    JsonVars,
    /// The same: a number of so many digits that it is to be a text.
    JsonDigits,
    /// What to do about a long mark.
    ShortMark,
    /// What can be looked up of a group.
    PartsAre,
    /// A body cannot be looked up.
    BodyNotText,
    /// A look-up where none is replaced.
    LookupNotHere,
    /// The braces of a look-up are full-width ones.
    LookupWide,
    /// What a look-up makes is too long.
    LookupTooLong,
    /// What is wrong with a template: a sum that cannot be done.
    TemplateSum,
    /// The same: a value of the wrong kind.
    TemplateKind,
    /// The same: something that begins and does not end.
    TemplateOpen,
    /// The same: a tag that Tera does not have, or not there.
    TemplateTag,
    /// The same: an argument.
    TemplateArgument,
    /// The same: what cannot be told more exactly.
    TemplateOther,
    /// What to do about a template.
    TemplateCompare,
    /// The look-up ends too early.
    LookupOpen,
    /// The look-up is empty.
    LookupEmpty,
    /// A character that no path has.
    LookupCharacter,
    /// A look-up by id that is not one.
    LookupCall,
    /// There is no such month.
    NoSuchMonth,
    /// The month has no such day.
    NoSuchDay,
    /// The month has no such day in the year that is meant.
    NoSuchDayThatYear,
    /// What is said of a task: by when it is done.
    TheDeadline,
    /// What is said of a stage: when it runs.
    TheWindow,
    /// What has an id.
    TheTask,
    /// The same.
    TheStage,
    /// Which ids there are.
    IdsAre,
    /// There are no ids.
    NoIds,
    /// Which stages there are.
    StagesAre,
    /// There are none.
    NoStages,
    /// What is meant as a task is a stage.
    IsAStage,
    /// What is meant as a stage is a task.
    IsATask,
    /// There are stages, and none has an id.
    NoStageIds,
    /// The same in a look-up: the id is a stage's.
    IdOfStage,
    /// The same: the id is a task's.
    IdOfTask,
    /// How else a deadline may be moved.
    MoveTo,
    /// The same, with what it can be moved by.
    MoveBy,
    /// A kind of file.
    ACalendar,
    /// The same.
    ATimeline,
    /// The same.
    ARedline,
}

impl Words {
    /// Chinese and English.
    #[must_use]
    pub const fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Error => ("错误", "error"),
            Self::Warning => ("警告", "warning"),
            Self::Note => ("说明", "note"),
            Self::Hint => ("提示", "hint"),
            Self::AText => ("一段文字", "a text"),
            Self::ADate => ("日期", "a date"),
            Self::AList => ("列表（每行以“- ”开头）", "a list (each line begins with “- ”)"),
            Self::AGroup => ("一组“键: 值”", "a group of “key: value” lines"),
            Self::ATextOrGroup => {
                ("一段文字或一组“键: 值”", "a text or a group of “key: value” lines")
            }
            Self::Nothing => ("空的", "nothing"),
            Self::TheSpec => ("活动文件", "the spec"),
            Self::TheProfile => ("版式文件", "the profile"),
            Self::Under => ("“{parent}”下", "“{parent}”"),
            Self::DidYouMean => ("是不是“{suggestion}”？", "did you mean “{suggestion}”?"),
            Self::AddDepartment => (
                "请把它加进名单，或作为某个部门的别名（aliases），或在 groups（组）里写明它代表谁",
                "add it to the list, or to a department's “aliases”, or say in “groups” for whom it stands",
            ),
            Self::KeysAre => ("这里可用的键：{choices}", "the keys here are: {choices}"),
            Self::DidYouMeanName => ("是不是“{suggestion}”？", "did you mean “{suggestion}”?"),
            Self::PathNamesAre => ("可用：{choices}", "there are: {choices}"),
            Self::PathAbsolute => (
                "路径从输出目录写起，不以“/”开头",
                "it begins below the output directory, not with “/”",
            ),
            Self::PathUp => ("“.”和“..”不是名称", "“.” and “..” are no names"),
            Self::PathNoName => ("这里缺少名称", "a name is missing here"),
            Self::PathCharacter => {
                ("文件名里不能有“{found}”", "“{found}” cannot stand in the name of a file")
            }
            Self::PathHidden => {
                ("这里有看不见的字符 {found}", "there is an invisible character {found}")
            }
            Self::PathBackslash => ("分目录请用“/”", "“/” stands between directories"),
            Self::PathWideSlash => (
                "“／”是全角的，分目录请用“/”",
                "“／” is full-width; “/” stands between directories",
            ),
            Self::PathEdge => (
                "名称不能以空格或“.”开头或结尾",
                "no name begins with a space or a full stop or ends in one",
            ),
            Self::PathReserved => {
                ("“{found}”留作他用，不能作文件名", "“{found}” is kept for other uses")
            }
            Self::PathTooLong => ("名称最长 {most} 字节", "a name has at most {most} bytes"),
            Self::NamesAre => (
                "可以引用：{choices}；自己的名称请放在“vars:”（变量）下",
                "there are: {choices}; put names of your own under “vars:”",
            ),
            Self::NoNames => (
                "这里没有可以引用的名称；自己的名称请放在“vars:”（变量）下",
                "there are none here; put names of your own under “vars:”",
            ),
            Self::DepartmentsAre => ("名单里有：{choices}", "it has: {choices}"),
            Self::DepartmentsAmongAre => (
                "名单里有 {count} 个部门，例如：{choices}",
                "it has {count} departments, such as: {choices}",
            ),
            Self::PathsOfDocuments => (
                "请在路径里加上能分开它们的名称，例如 {{ document }} 或 {{ copy_number }}",
                "add a name to the path that tells the two apart, such as {{ document }} or {{ copy_number }}",
            ),
            Self::PathsOfOne => {
                ("请在路径里加上 {{ document }}（文件）", "add {{ document }} to the path")
            }
            Self::PathsOfDepartments => (
                "请在路径里加上 {{ department.name }}（部门.名称），或给它们写上不同的简称（short）",
                "add {{ department.name }} to the path, or give them short names (short) of their own",
            ),
            Self::ProfilesAre => (
                "找过：{places}；内置的有：{choices}",
                "looked for {places}; the built-in ones are: {choices}",
            ),
            Self::OutsideSpec => {
                ("它不在活动文件的目录里", "it lies outside of the spec's directory")
            }
            Self::SizeRange => (
                "写字号（三号、小四）或磅数（15pt），从 {low} 磅到 {high} 磅，磅数可到半磅",
                "write 三号, 小四 or points (15pt), from {low} to {high}, in halves of a point",
            ),
            Self::LengthRange => {
                ("写毫米数，从 {low} 到 {high}", "write millimetres, from {low} to {high}")
            }
            Self::PointRange => {
                ("写磅数，从 {low} 到 {high}", "write points, from {low} to {high}")
            }
            Self::CountRange => {
                ("写整数，从 {low} 到 {high}", "write a whole number, from {low} to {high}")
            }
            Self::CharsRange => {
                ("写字数，从 {low} 到 {high}", "write a number of characters, from {low} to {high}")
            }
            Self::ColourForm => (
                "写六位十六进制数，加引号，例如 \"#FF0000\"",
                "write six hexadecimal digits in quotes, such as \"#FF0000\"",
            ),
            Self::NumberStyleForm => (
                "用一个 {n} 表示页码，前后最多各 20 个字，加引号，例如 \"— {n} —\"",
                "write one {n} for the number, at most 20 characters before and after it, in quotes, such as \"— {n} —\"",
            ),
            Self::TemplatesAre => ("程序用的模板：{choices}", "the program uses: {choices}"),
            Self::WritePart => (
                "附件写成一组 title（标题）和 body（正文）；或写 schedule（工作安排表）、plan（实施方案），活动文件里须有这一部分",
                "an attachment is a group of title and body, or schedule or plan where the spec has that part",
            ),
            Self::DaysOfMonth => ("{month}月只有 {days} 天", "month {month} has {days} days"),
            Self::MonthsOfYear => ("月份是 1 至 12", "months are 1 to 12"),
            Self::QuoteOpen => ("引号没有结束", "a quote is never closed"),
            Self::Misaligned => ("缩进对不齐", "lines are not aligned"),
            Self::SignInValue => ("值里有 YAML 的语法符号", "a sign of YAML's own in a value"),
            Self::BracketOpen => ("方括号或花括号不配对", "brackets do not match"),
            Self::TabThere => ("有制表符（Tab）", "a tab"),
            Self::BadEscape => ("“\\”后面的写法不对", "no such escape after the “\\”"),
            Self::KeyNotWord => ("键不是一个词", "a key that is not a word"),
            Self::LineWithoutKey => ("这一行没有“键:”", "a line without a key"),
            Self::IndentLine => (
                "如果是接着上一行的文字，请比上一行的键多缩进两格；多段文字请写在“|”下面",
                "if it goes on with the text above, indent it by two more than that text's key; several paragraphs go below a “|”",
            ),
            Self::Tab => ("制表符（Tab）", "a tab"),
            Self::WideSpace => ("全角空格", "a full-width space"),
            Self::NotYaml => ("此处读不通", "it cannot be read on from here"),
            Self::CloseBracket => (
                "列表写成 [甲, 乙]：括号成对，之间用半角逗号",
                "a list is [a, b]: brackets in pairs, commas between",
            ),
            Self::FixEscape => (
                "要印出“\\”，请写“\\\\”，或改用单引号",
                "for a literal “\\” write “\\\\”, or use single quotes",
            ),
            Self::NoTabs => ("请换成空格", "replace it by a space"),
            Self::CheckLine => (
                "请检查这一行和上一行的引号、冒号后的空格和缩进",
                "check quotes, the space after the colon and the indentation of this line and the one above",
            ),
            Self::SpaceAfterColon => (
                "冒号后面要有一个空格，请改为：{line}",
                "a colon needs a space after it; write: {line}",
            ),
            Self::CloseQuote => (
                "这里开始的引号没有结束；请在值的末尾补上同样的半角引号",
                "the quote that begins here is never closed; add the same half-width quote at the end of the value",
            ),
            Self::AlignLines => (
                "同级的键要对齐；请让这一行的缩进与同级的上一行相同",
                "keys of one level stand in line; indent this line like its neighbour above",
            ),
            Self::QuoteValue => (
                "值里有“: ”或以 @ ` % & * ! 等开头时，请给整个值加上半角引号",
                "a value that holds “: ” or begins with @ ` % & * ! needs half-width quotes around it",
            ),
            Self::Quote => ("引用块（>）", "quoted blocks (>)"),
            Self::Code => ("代码", "code"),
            Self::Html => (" HTML 标签", "HTML tags"),
            Self::Bullets => ("项目符号", "bullets"),
            Self::Link => ("超链接", "links"),
            Self::Image => ("夹在文字里的图片", "pictures amid its text"),
            Self::Footnote => ("脚注", "footnotes"),
            Self::Strike => ("删除线", "struck-out text"),
            Self::TaskList => ("复选框", "check boxes"),
            Self::Underlined => {
                ("用下划线（=== 或 ---）标出的标题", "headings underlined with === or ---")
            }
            Self::NestedTable => ("列表里的表格", "tables inside lists"),
            Self::NestedHeading => ("列表里的标题", "headings inside lists"),
            Self::InsteadQuote => (
                "请直接写成段落；若“>”是正文，请写成“\\>”",
                "write a paragraph; a literal “>” is “\\>”",
            ),
            Self::InsteadCode => (
                "请去掉反引号；若是缩进造成的，请删去行首的四个空格",
                "delete the backquotes; if indentation made it, delete the four spaces at the line's start",
            ),
            Self::InsteadHtml => (
                "请删去标签；单元格里换行写 <br>；若“<”是正文，请写成“\\<”",
                "delete the tag; <br> breaks a line in a cell; a literal “<” is “\\<”",
            ),
            Self::InsteadBullets => (
                "请用 1. 2. 3. 编号；若“-”“+”“*”是正文，请在前面加“\\”",
                "number the items 1. 2. 3.; a literal “-”, “+” or “*” has a “\\” before it",
            ),
            Self::InsteadLink => {
                ("请写出名称，网址直接写成文字", "write the name, and the address as text")
            }
            Self::InsteadImage => (
                "请让图片独占一行，前后各空一行；表格和标题里不能放图片",
                "put the picture on a line of its own, an empty line before and after it; tables and headings have none",
            ),
            Self::InsteadFootnote => {
                ("请把注释写进正文的括号里", "put the note into brackets in the text")
            }
            Self::InsteadStrike => {
                ("请删去“~~”和不要的文字", "delete the “~~” and the text that is not wanted")
            }
            Self::InsteadTaskList => ("请删去“[ ]”", "delete the “[ ]”"),
            Self::InsteadUnderlined => (
                "标题请用“#”开头；另起一页的“---”前后各空一行",
                "begin headings with “#”; leave an empty line around a “---” that begins a new page",
            ),
            Self::InsteadNested => (
                "请移到列表外面（删去行首的空格）",
                "move it out of the list (delete the spaces at the line's start)",
            ),
            Self::TemplateCircle => ("模板互相包含，绕成了圈", "templates include each other"),
            Self::TemplateUnknown => ("没有“{found}”", "there is no “{found}”"),
            Self::TemplateNoFilter => {
                ("没有“{found}”这个过滤器、测试或函数", "no filter, test or function “{found}”")
            }
            Self::TemplateUndefined => ("没有“{found}”这个名称", "nothing is named “{found}”"),
            Self::TemplateEmpty => ("这里的值是空的", "the value here is empty"),
            Self::TemplateToken => ("“{found}”不应出现在这里", "“{found}” does not belong here"),
            Self::TemplateAsks => (
                "模板要用的这一项活动文件里没有；请补上，或在模板里写成 {% if … %}",
                "the template asks for what the spec does not have; add it, or ask with {% if … %}",
            ),
            Self::SaveAsKnown => (
                "文章请转成 Markdown（.md），表格请存成 .csv 或 .xlsx，扫描件请存成图片，写进 body（正文）：![说明](路径)",
                "make texts Markdown (.md), tables .csv or .xlsx, and scans pictures in the body: ![what it shows](path)",
            ),
            Self::SaveAsList => (
                "名单用 .xlsx、.csv 或 .yaml（每行一个 JSON 时用 .jsonl）；请另存为其中一种",
                "a list is .xlsx, .csv or .yaml (.jsonl for JSON lines); save it as one of these",
            ),
            Self::NameItXlsx => (
                "它是 Excel 工作簿，只是扩展名不对；请改名为 .xlsx",
                "it is an Excel workbook under another name; give it the extension .xlsx",
            ),
            Self::TheList => ("部门名单", "the list of departments"),
            Self::SheetsAre => ("工作簿里有：{choices}", "it has: {choices}"),
            Self::ColumnsAre => ("文件里有这些列：{choices}", "its columns are: {choices}"),
            Self::DidYouMeanColumn => (
                "是不是“{suggestion}”？文件里有这些列：{choices}",
                "did you mean “{suggestion}”? its columns are: {choices}",
            ),
            Self::ColumnKeysAre => (
                "可以对应的项：{choices}；自己的变量写在“vars:”（变量）下",
                "columns can be: {choices}; put variables of your own under “vars:”",
            ),
            Self::NamesOrAll => {
                ("部门名称的列表，或 all（全部）", "a list of departments' names, or all")
            }
            Self::MemberIs => (
                "写名单里部门的名称、别名，或另一个组的名称",
                "write the name or an alias of a department in the list, or the name of another group",
            ),
            Self::JsonOpen => ("没有写完", "it has no end"),
            Self::JsonSyntax => ("此处不合 JSON 语法", "a syntax error here"),
            Self::JsonNotUtf8 => ("不是 UTF-8 编码", "it is not UTF-8"),
            Self::JsonNotObject => ("不是 {} 里的一组键和值", "it is no object in {}"),
            Self::JsonTwice => ("“{key}”写了两次", "“{key}” stands twice"),
            Self::JsonText => ("一段文字或一个数", "a text or a number"),
            Self::JsonTexts => ("一段文字，或文字的列表", "a text, or a list of texts"),
            Self::JsonVars => (
                "一组变量，例如 {\"联系人\": \"张三\"}",
                "a group of variables such as {\"联系人\": \"张三\"}",
            ),
            Self::JsonDigits => (
                "文字：这个数太长，请加上引号",
                "a text: the number is too long to be read exactly, put it in quotes",
            ),
            Self::SaveAsXlsx => (
                "请用 Excel 或 WPS 打开，另存为 .xlsx",
                "open it in Excel or WPS and save it as .xlsx",
            ),
            Self::ShortMark => (
                "请在 issuer 下用 mark 写规范化简称，例如 mark: 某某市卫健委文件",
                "write the standard short name as “mark” under issuer, for example mark: 某某市卫健委文件",
            ),
            Self::PartsAre => ("请引用它的一项：{choices}", "refer to one of its parts: {choices}"),
            Self::BodyNotText => (
                "成段的正文不能引用；请把要共用的文字放在“vars:”（变量）下，各处引用它",
                "a body of paragraphs cannot be looked up; put the shared words under “vars:” and look those up",
            ),
            Self::LookupNotHere => ("这里不能用引用", "there are no look-ups here"),
            Self::LookupWide => ("花括号是全角的", "the braces are full-width"),
            Self::LookupTooLong => ("引用出来的文字太长", "what it makes is too long"),
            Self::TemplateSum => ("这个算式算不了", "the sum cannot be done"),
            Self::TemplateKind => {
                ("这里的值不是所要的一类", "the value is not of the kind that is wanted")
            }
            Self::TemplateOpen => ("有头没有尾", "it begins and does not end"),
            Self::TemplateTag => ("语句不对，或不该在这里", "no such statement, or not here"),
            Self::TemplateArgument => ("参数不对", "wrong arguments"),
            Self::TemplateOther => ("此处有错", "something is wrong here"),
            Self::TemplateCompare => (
                "请对照内置模板修改：hongtou templates --show {name}",
                "compare it with the built-in one: hongtou templates --show {name}",
            ),
            Self::LookupOpen => ("缺少“}}”", "no “}}”"),
            Self::LookupEmpty => ("“{{”和“}}”之间是空的", "nothing between “{{” and “}}”"),
            Self::LookupCharacter => {
                ("“{found}”不能用在路径里", "“{found}” cannot stand in a path")
            }
            Self::NoSuchMonth => ("没有这个月", "there is no such month"),
            Self::NoSuchDay => ("那个月没有这一天", "the month has no such day"),
            Self::NoSuchDayThatYear => {
                ("{year}年{month}月没有这一天", "month {month} of {year} has no such day")
            }
            Self::TheDeadline => ("完成时限", "deadline"),
            Self::TheWindow => ("起止时间", "window"),
            Self::TheTask => ("任务", "the task"),
            Self::TheStage => ("环节", "the stage"),
            Self::IdsAre => ("任务的编号有：{choices}", "the ids of tasks are {choices}"),
            Self::NoIds => ("给任务写上 id（编号）才能引用", "give the task an “id” first"),
            Self::StagesAre => ("环节有：{choices}", "the stages are {choices}"),
            Self::NoStages => {
                ("安排表没有分环节；请写任务的编号", "the schedule has no stages; name a task")
            }
            Self::NoStageIds => ("给环节写上 id（编号）才能引用", "give the stage an “id” first"),
            Self::IdOfStage => (
                "它是环节；引用写成 stage(\"{suggestion}\").window",
                "it is a stage: look it up as stage(\"{suggestion}\").window",
            ),
            Self::IdOfTask => (
                "它是任务；引用写成 due(\"{suggestion}\")",
                "it is a task: look it up as due(\"{suggestion}\")",
            ),
            Self::IsAStage => (
                "它是环节；移动整个环节请写 --stage {id}",
                "it is a stage: move all of it with --stage {id}",
            ),
            Self::IsATask => (
                "它是任务；移动这一项请直接写 {name}，不加 --stage",
                "it is a task: move it with {name} alone, without --stage",
            ),
            Self::MoveTo => ("请用 --to 写出新的时限", "write the new one with --to"),
            Self::MoveBy => (
                "请用 --to 写出新的时限，或者按 {step} 的倍数移动",
                "write the new one with --to, or move it by a multiple of {step}",
            ),
            Self::ACalendar => ("日历", "calendar"),
            Self::ATimeline => ("时间轴图", "timeline"),
            Self::ARedline => ("修订稿", "redline"),
            Self::LookupCall => (
                "按编号引用写成 due(\"编号\")、due(\"编号\", form=\"旬\")、owner(\"编号\")、task(\"编号\").work 或 stage(\"编号\").window",
                "look-ups by id are due(\"id\"), due(\"id\", form=\"旬\"), owner(\"id\"), task(\"id\").work, stage(\"id\").window",
            ),
        }
    }
}
